// Once the server has erased this person's texts, this phone forgets them, too.
const withWords = new Set(["add_idea", "edit_idea", "add_contribution", "edit_contribution", "answer_responsibility"]);

export const erasing = ({ outbox }) => outbox.entries.filter(({ name }) => name === "erase_person").pop();

export function forgetErased(app) {
  const erased = erasing(app);
  if (erased?.state !== "saved" || erased.forgotten) return;
  app.outbox.note(erased.key, { forgotten: true });
  app.outbox.forget(({ name, n }) => withWords.has(name) && n < erased.n);
  for (const { id } of app.drafts.all("")) app.drafts.drop(id);
  app.memory.set({ me: {} });
}
