// Ideas that sound alike: shared pieces of words, rare pieces count more. Simple, local, a hint and nothing else.
const size = 5;
const enough = 0.3;
const common = new Set(
  `aber alle allen alles als auch auf aus bei beim das dass dem den der des die diese dieser durch ein eine einem einen einer eines
  fuer für haben hat ihr ihre immer ist jede jeden jeder kann können man mehr mit nach nicht noch nur oder ohne per pro sehen sich sie
  sind über überall und unser unsere unter von vor was wer werden wie wir wird zum zur zwei
  about all also and any are can every for from have her his its more not one our out that the their them there this too was what when
  where which who will with you your`.split(/\s+/),
);

const words = (text) => (text ?? "").toLowerCase().normalize("NFC").match(/[\p{L}\p{N}]{3,}/gu)?.filter((word) => !common.has(word)) ?? [];

export function pieces(text) {
  const found = new Set();
  for (const word of words(text)) {
    if (word.length < size) found.add(word);
    for (let i = 0; i + size <= word.length; i++) found.add(word.slice(i, i + size));
  }
  return found;
}

// [{a, b, score}] most alike first, among ideas that are shown
export function alike(ideas, { least = enough } = {}) {
  const known = ideas.map((idea) => ({ id: idea.id, title: pieces(idea.title), all: pieces(`${idea.title} ${idea.text}`) }));
  const holders = new Map();
  known.forEach((one, i) => one.all.forEach((piece) => holders.set(piece, [...(holders.get(piece) ?? []), i])));
  const rare = (piece) => Math.log(1 + known.length / holders.get(piece).length);
  const shared = new Map();
  for (const [piece, list] of holders) {
    if (list.length < 2 || (list.length > 8 && list.length > known.length / 3)) continue;
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++) {
        const pair = list[i] * known.length + list[j];
        const named = known[list[i]].title.has(piece) && known[list[j]].title.has(piece) ? 1 : 0.6;
        shared.set(pair, (shared.get(pair) ?? 0) + named * rare(piece));
      }
  }
  const weight = known.map((one) => [...one.title].reduce((sum, piece) => sum + rare(piece), 0));
  const found = [];
  for (const [pair, sum] of shared) {
    const [i, j] = [Math.floor(pair / known.length), pair % known.length];
    const score = sum / Math.max(1, Math.min(weight[i], weight[j]));
    if (score >= least) found.push({ a: known[i].id, b: known[j].id, score });
  }
  return found.sort((one, other) => other.score - one.score || one.a - other.a || one.b - other.b);
}

export const pairName = (a, b) => (a < b ? `${a}-${b}` : `${b}-${a}`);
