// Ideas that sound alike: shared pieces of words, rare pieces count more. Simple, local, a hint and nothing else.
const size = 5;
const enough = 0.2;
const common = new Set(
  `aber alle allen alles als auch auf aus bei beim das dass dem den der des die diese dieser durch ein eine einem einen einer eines
  fuer für haben hat ihr ihre immer ist jede jeden jeder kann können man mehr mit nach nicht noch nur oder ohne per pro sehen sich sie
  sind über überall und unser unsere unter von vor was wer werden wie wir wird zum zur zwei
  region regional gemeinde gemeinden digital digitale digitaler digitales
  about all also and any are can every for from have her his its more not one our out that the their them there this too was what when
  where which who will with you your`.split(/\s+/),
);

const words = (text) =>
  (text ?? "")
    .toLowerCase()
    .normalize("NFC")
    .match(/[\p{L}\p{N}]{3,}/gu)
    ?.filter((word) => !common.has(word)) ?? [];

export function pieces(text) {
  const found = new Set();
  for (const word of words(text)) {
    if (word.length < size) found.add(word);
    for (let i = 0; i + size <= word.length; i++) found.add(word.slice(i, i + size));
  }
  return found;
}

// A title counts in full, the text below it less.
function weighted(idea) {
  const found = new Map([...pieces(idea.text)].map((piece) => [piece, 0.5]));
  for (const piece of pieces(idea.title)) found.set(piece, 1);
  return found;
}

// [{a, b, score}] most alike first
export function alike(ideas, { least = enough } = {}) {
  const known = ideas.map((idea) => ({ id: idea.id, pieces: weighted(idea), length: 0 }));
  const holders = new Map();
  known.forEach((one, i) =>
    one.pieces.forEach((_weight, piece) => holders.set(piece, [...(holders.get(piece) ?? []), i])),
  );
  const shared = new Map();
  for (const [piece, list] of holders) {
    const rare = Math.log(1 + known.length / list.length);
    for (const i of list) known[i].length += (known[i].pieces.get(piece) * rare) ** 2;
    if (list.length > 12 && list.length > known.length / 4) continue;
    for (let i = 0; i < list.length; i++)
      for (let j = i + 1; j < list.length; j++) {
        const pair = list[i] * known.length + list[j];
        const product = known[list[i]].pieces.get(piece) * known[list[j]].pieces.get(piece) * rare * rare;
        shared.set(pair, (shared.get(pair) ?? 0) + product);
      }
  }
  const found = [];
  for (const [pair, sum] of shared) {
    const [one, other] = [known[Math.floor(pair / known.length)], known[pair % known.length]];
    const score = sum / Math.sqrt(one.length * other.length);
    if (score >= least) found.push({ a: one.id, b: other.id, score });
  }
  return found.sort((one, other) => other.score - one.score || one.a - other.a || one.b - other.b);
}

export const pairName = (a, b) => (a < b ? `${a}-${b}` : `${b}-${a}`);
