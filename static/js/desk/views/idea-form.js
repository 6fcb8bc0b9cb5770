// Writing or changing an idea at the desk.
import { html, nothing } from "../../../vendor.js";
import { addIdea, editIdea } from "../../core/commands.js";
import { changes } from "../forms.js";
import { longest, most } from "../../core/limits.js";
import { _ } from "../../core/words.js";
import { choice, formFoot, formRefusal, leaveForm, newerWords, refuse, textInput } from "./entries.js";
import { quoted, shortName } from "./parts.js";

const words = (idea) => ({
  title: idea.title,
  text: idea.text,
  size: idea.size,
  field_of_action: idea.field_of_action,
});

export function openIdeaForm(desk, idea) {
  desk.take(idea.id);
  desk.forms.open(`idea:${idea.id}`, words(idea), idea);
  desk.focusOn(`#idea-${idea.id}-title`);
  desk.changed();
}

export function openNewIdea(desk) {
  if (!desk.fields.length) return desk.go({ name: "fields", back: desk.page });
  desk.forms.open("idea:new", {
    title: "",
    text: "",
    size: null,
    field_of_action: desk.filter.field ?? desk.fields[0]?.id,
  });
  desk.focusOn("#idea-new-title");
  desk.changed();
}

function send(desk, name, idea) {
  const form = desk.forms.get(name);
  if (form.sent) return;
  const { title, text, size, field_of_action } = form.values;
  if (!title.trim()) return refuse(desk, name);
  const data = { title: title.trim(), text: text.trim(), size, field_of_action };
  const about = quoted(data.title);
  if (!idea) return desk.do(addIdea(data), { form: name, said: _("%(title)s has been added.", { title: about }) });
  const changed = changes(data, form.initial);
  if (!changed) return leaveForm(desk, name);
  desk.do(editIdea({ idea: idea.id, ...changed }), {
    on: idea,
    seen: form.seen,
    form: name,
    said: _("%(title)s has been changed.", { title: about }),
  });
}

export function ideaForm(desk, idea) {
  const name = idea ? `idea:${idea.id}` : "idea:new";
  const submit = (event) => {
    event.preventDefault();
    send(desk, name, idea);
  };
  const sizes = [
    { value: null, text: _("not stated") },
    { value: "small", text: _("small") },
    { value: "large", text: _("large") },
  ];
  const fields = desk.fields.map((field) => ({ value: field.id, text: `${field.letter} ${shortName(field)}` }));
  const more = { max: most.add_idea.text, area: true, note: _("optional") };
  return html`<form
    class="form"
    novalidate
    @submit=${submit}
    aria-label=${idea ? _("Edit the idea") : _("Add an idea")}
  >
    ${textInput(desk, name, "title", _("The idea in one sentence"), { max: longest.title })}
    ${textInput(desk, name, "text", _("What else is important"), more)}
    <div class="two">
      ${choice(desk, name, "field_of_action", _("Field of action"), fields)}${choice(desk, name, "size", _("Size"), sizes)}
    </div>
    ${idea ? newerWords(desk, name, idea, (found) => html`${quoted(found.title)} ${found.text}`) : nothing}
    ${formRefusal(desk, desk.forms.get(name))}${formFoot(desk, name)}
  </form>`;
}
