// Once the server has erased texts, this phone forgets them, too.
const thingOf = {
  add_idea: ({ id }) => ["idea", id],
  edit_idea: ({ data }) => ["idea", data.idea],
  add_contribution: ({ id }) => ["contribution", id],
  edit_contribution: ({ data }) => ["contribution", data.contribution],
  answer_responsibility: ({ data }) => ["answer", data.responsibility],
};

export const erasing = ({ outbox }) => outbox.entries.filter(({ name }) => name === "erase_person").pop();

export function forgetErased(app) {
  forgetTitles(app);
  forgetErasedHere(app);
  forgetErasedAtTheDesk(app);
}

function forgetErasedHere(app) {
  const erased = erasing(app);
  if (erased?.state !== "saved" || erased.forgotten) return;
  app.outbox.note(erased.key, { forgotten: true });
  app.outbox.forget(({ name, n }) => name in thingOf && n < erased.n);
  for (const { id } of app.drafts.all("")) app.drafts.drop(id);
  app.memory.set({ me: {}, sift: {} });
}

// The desk does not say whom it erased: the phone sees it by one of its own things, and then keeps only what still
// has its words.
function forgetErasedAtTheDesk(app) {
  const settled = app.outbox.entries.filter(({ name, state }) => name in thingOf && state !== "queued");
  if (!settled.some((entry) => fate(app, entry) === "erased")) return;
  const gone = new Set(settled.filter((entry) => fate(app, entry) !== "shown"));
  app.outbox.forget((entry) => gone.has(entry));
  for (const { id, idea, ref } of app.drafts.all(""))
    if (app.store.get("idea", idea ?? ref)?.erased) app.drafts.drop(id);
  app.memory.set({ me: {}, sift: {} });
}

function fate({ store, outbox, mine }, entry) {
  const [kind, ref] = thingOf[entry.name](entry);
  const id = typeof ref === "string" ? outbox.find(ref.slice(1))?.id : ref;
  const answer = kind === "answer" ? mine?.answers?.[id] : undefined;
  if (answer) return entry.data.name && !answer.name ? "erased" : "shown";
  const thing = store.get(kind, id);
  return thing ? (thing.erased ? "erased" : "shown") : "unknown";
}

function forgetTitles({ store, memory }) {
  const kept = Object.entries(memory.facts.titles);
  const left = kept.filter(([id]) => !store.get("idea", id)?.erased);
  if (left.length < kept.length) memory.set({ titles: Object.fromEntries(left) });
}
