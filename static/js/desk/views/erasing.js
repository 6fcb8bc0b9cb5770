// Erase what one person has written, at that person's wish: found by the number on the phone, asked twice.
import { html, nothing } from "../../../vendor.js";
import { erasePerson } from "../../core/commands.js";
import { _, time } from "../../core/words.js";
import { leaving } from "./leaving.js";
import { button, groupNames, head, joinedWords } from "./parts.js";

const who = ({ workshop }, { id, groups, joined }) =>
  joinedWords(
    _("Number %(n)s", { n: id }),
    groupNames(workshop, groups),
    _("here since %(time)s", { time: time(joined) }),
  );

function asked(desk, person) {
  const erase = () => {
    desk.ask(null);
    desk.do(erasePerson({ participant: person.id }), {
      then: () => desk.say(_("The texts of number %(n)s are erased.", { n: person.id })),
    });
  };
  const on = () => {
    desk.focusOn(".asked .main");
    desk.ask({ erase: person.id, sure: true });
  };
  const { sure } = desk.asking;
  const question = sure
    ? _("Erase the texts of number %(n)s now?", { n: person.id })
    : _("Erase the texts of number %(n)s?", { n: person.id });
  const meaning = sure
    ? _("This cannot be taken back.")
    : _("Titles, texts and names are erased everywhere. Points and numbers stay.");
  return html`<div class="panel asked" role="group" aria-label=${_("Erase a person's texts")}>
    <p><b>${question}</b> ${meaning}</p>
    <p class="grey">${who(desk, person)}</p>
    ${sure ? nothing : html`<p class="grey">${_("Who wrote what is hidden from the desk, too: please compare the number with the phone once more.")}</p>`}
    <div class="buttons">
      ${sure ? button(_("Erase for good"), erase, "main small") : button(_("Erase …"), on, "main small")}
      ${button(_("Cancel"), () => desk.ask(null), "action")}
    </div>
  </div>`;
}

export function erasing(desk) {
  const person = desk.asking?.erase ? desk.store.get("participant", desk.asking.erase) : null;
  const find = (event) => {
    event.preventDefault();
    const number = Number(new FormData(event.target).get("number"));
    desk.focusOn(desk.store.get("participant", number) ? ".asked .main" : "#number");
    desk.ask({ erase: number });
  };
  const missing = desk.asking?.erase !== undefined && !person;
  const below = _(
    "Somebody wants what they wrote to go. Their phone shows their number under “Display”, “Erase my texts”.",
  );
  return html`${head(_("Erase a person's texts"), below, leaving(desk))}
  ${
    person
      ? asked(desk, person)
      : html`<form class="panel" @submit=${find}>
          <div class="entry">
            <label for="number">${_("Number on the phone")}</label>
            <p class="grey" id="which">${_("The number of an idea is another one.")}</p>
            <input
              id="number"
              aria-describedby="which"
              class="short"
              name="number"
              inputmode="numeric"
              pattern="[0-9]+"
              required
              autocomplete="off"
            />
          </div>
          ${missing ? html`<p class="refused" role="alert">${_("Nobody here has this number.")}</p>` : nothing}
          <div class="buttons"><button class="main small">${_("Continue")}</button></div>
        </form>`
  }`;
}
