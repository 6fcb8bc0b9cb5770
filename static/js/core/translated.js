// Browsers translate pages: they put each text into a <font>, and some take lit's marks away. What is drawn
// afterwards must be seen.
import { render } from "../../vendor-phone.js";

// lit writes a changed text into the node after its mark: `mark.nextSibling.data = text`. If that is a translator's
// <font> by now,
// a text takes its place again, which the translator sees as news and translates. If it is anything else, the text
// has gone.
const writes = (prototype, set, get) => Object.defineProperty(prototype, "data", { configurable: true, get, set });
const gone = () => {
  throw new Error("a translator has taken this text away");
};

writes(Element.prototype, gone);
writes(Comment.prototype, gone, Object.getOwnPropertyDescriptor(CharacterData.prototype, "data").get);
writes(HTMLFontElement.prototype, function put(text) {
  this.replaceWith(document.createTextNode(text));
});

const typing = "input:not([type=file])[id], textarea[id]";
const focusable = "button, a, summary, input, textarea, select, [tabindex]";

// What a page holds besides what is drawn: what was typed, where one is, and how far one has scrolled.
function held(root) {
  const all = [...root.querySelectorAll(focusable)];
  const { activeElement: active } = document;
  const at = all.indexOf(active);
  const typed = [...root.querySelectorAll(typing)].map(({ id, value }) => ({ id, value }));
  const scrolled = [...root.querySelectorAll("*")]
    .filter(({ scrollTop }) => scrollTop)
    .map(({ className, scrollTop }) => ({ className, scrollTop }));
  const caret = active?.matches?.("textarea, input[type=text], input:not([type])")
    ? [active.selectionStart, active.selectionEnd]
    : null;
  return { at, id: active?.id, typed, scrolled, caret, top: scrollY };
}

function restore(root, { at, id, typed, scrolled, caret, top }) {
  for (const { id: name, value } of typed) {
    const field = root.querySelector(`#${CSS.escape(name)}`);
    if (field?.matches(typing)) field.value = value;
  }
  for (const { className, scrollTop } of scrolled) {
    const place = [...root.querySelectorAll("*")].find((element) => element.className === className);
    if (place) place.scrollTop = scrollTop;
  }
  scrollTo(0, top);
  if (at < 0) return;
  const place = (id && root.querySelector(`#${CSS.escape(id)}`)) || root.querySelectorAll(focusable)[at];
  place?.focus({ preventScroll: true });
  if (caret) place?.setSelectionRange?.(...caret);
}

// Where a mark or a text is gone lit cannot go on: then everything is drawn anew.
export function redraw(template, root) {
  try {
    render(template, root);
  } catch {
    const kept = held(root);
    root.textContent = "";
    delete root._$litPart$;
    render(template, root);
    restore(root, kept);
  }
}
