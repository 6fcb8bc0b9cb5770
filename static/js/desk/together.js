// One act on several ideas: a command for each of them, one sentence, one way back. What did not go says why and
// stays chosen.
import { undo } from "../core/commands.js";
import { _, ngettext } from "../core/words.js";

const most = 8;

const sentences = {
  hide_idea: (n) => ngettext("%(n)s idea is hidden.", "%(n)s ideas are hidden.", n),
  restore_idea: (n) => ngettext("%(n)s idea is shown again.", "%(n)s ideas are shown again.", n),
  move_idea: (n, field) =>
    ngettext("%(n)s idea now belongs to %(field)s.", "%(n)s ideas now belong to %(field)s.", n, { field }),
  undo: () => _("Taken back."),
};

const went = ({ rows }) => rows.filter((row) => row.state === "saved");
export const stayed = ({ rows }) => rows.filter((row) => row.state === "refused");
const open = ({ rows }) => rows.some((row) => row.state === "queued");

export class Together {
  acts;
  report = null;
  #desk;

  // `kept`: the acts of this computer, so that a reload loses neither a way back nor a refusal
  constructor(desk, kept = []) {
    this.#desk = desk;
    this.acts = kept;
  }

  // `make(idea)` → its command; `field`: the name of where they go
  do(ideas, make, { field = "" } = {}) {
    const { chosen } = this.#desk;
    const parts = ideas.map((idea) => ({
      command: make(idea),
      on: idea,
      since: chosen.seen(idea.id),
      id: idea.id,
      title: idea.title,
    }));
    chosen.clear();
    this.#send(parts, { field });
  }

  takeBack(act) {
    const parts = went(act)
      .filter((row) => !row.back)
      .reverse()
      .map(({ seq, id, title }) => ({ command: undo({ seq }), of: seq, id, title }));
    this.#desk.offerNoMore({ act });
    this.#send(parts, {});
  }

  #send(parts, { field = "" }) {
    if (!parts.length) return;
    const desk = this.#desk;
    this.report = null;
    desk.clearBar();
    const seen = parts.map(({ on, since }) => on && desk.seenOf(on, since));
    const entries = desk.outbox.addAll(
      parts.map(({ command: { name, data } }, i) => ({
        name,
        data: seen[i] === undefined ? data : { ...data, seen: seen[i] },
      })),
    );
    const rows = parts.map(({ id, title, of }, i) => ({ id, title, of, key: entries[i].key, state: "queued" }));
    this.acts = [...this.acts, { name: parts[0].command.name, field, rows }].slice(-most);
    this.#keep();
    desk.changed();
  }

  isUnderWay(id) {
    return this.acts.some(({ rows }) => rows.some((row) => row.id === id && row.state === "queued"));
  }

  get underWay() {
    const acts = this.acts.filter(open);
    const rows = acts.flatMap((act) => act.rows);
    return acts.length ? { of: rows.length, n: rows.filter((row) => row.state !== "queued").length } : null;
  }

  // Called whenever the outbox has news. An entry that is no longer there was not carried out as far as anybody knows.
  settle() {
    for (const act of this.acts.filter(open)) {
      for (const row of act.rows) if (row.state === "queued") this.#settleRow(row);
      if (!open(act)) this.#finish(act);
    }
  }

  #settleRow(row) {
    const entry = this.#desk.outbox.find(row.key);
    if (entry?.state === "queued") return;
    row.state = entry?.state === "saved" ? "saved" : "refused";
    if (row.state === "refused") Object.assign(row, { code: entry?.code, data: entry?.refusal });
    else row.seq = entry.seq;
    if (row.state === "saved") this.#desk.saw({ kind: "idea", id: row.id }, row.seq);
  }

  #finish(act) {
    const desk = this.#desk;
    const saved = went(act);
    if (act.name === "undo") this.#markBack(new Set(saved.map((row) => row.of)));
    else if (saved.length) desk.offer({ act, text: sentences[act.name](saved.length, act.field) });
    if (stayed(act).length) this.#tell(act);
    else if (act.name === "undo") desk.say(sentences.undo());
    this.#keep();
    desk.hasSaved();
  }

  #tell(act) {
    const desk = this.#desk;
    this.report = act;
    if (act.name === "undo") return;
    const told = stayed(act).map((row) => {
      const thing = desk.store.get("idea", row.id);
      return { id: row.id, seq: Math.max(thing?.seq ?? 0, row.data?.thing?.seq ?? 0), there: thing };
    });
    desk.chosen.again(told.filter(({ there }) => there));
    desk.hold();
  }

  #markBack(seqs) {
    for (const act of this.acts)
      for (const row of act.rows) if (row.state === "saved" && seqs.has(row.seq)) row.back = true;
  }

  understood() {
    this.report = null;
    this.#desk.changed();
  }

  actOf(seq) {
    return this.acts.find(({ rows }) => rows.length > 1 && rows.some((row) => row.seq === seq));
  }

  // "Last changed": what was one act is one line
  folded(rows) {
    const told = new Set();
    return rows.flatMap((row) => {
      const act = this.actOf(row.seq);
      if (!act) return [row];
      if (told.has(act)) return [];
      told.add(act);
      const n = went(act).length;
      const left = new Set(
        went(act)
          .filter((one) => !one.back)
          .map(({ seq }) => seq),
      );
      return [
        {
          ...row,
          act,
          title: ngettext("%(n)s idea", "%(n)s ideas", n),
          undoable: rows.some(({ seq, undoable }) => undoable && left.has(seq)),
        },
      ];
    });
  }

  #keep() {
    this.#desk.keep.set("acts", JSON.parse(JSON.stringify(this.acts))).catch(() => {});
  }
}
