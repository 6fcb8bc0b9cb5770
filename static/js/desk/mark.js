// Found words are marked in what is drawn already, so that a letter more draws no row anew. Browsers that cannot do
// that mark nothing.
import { spans } from "./search.js";

const highlights = globalThis.CSS?.highlights;

const range = (node, from, to) =>
  new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });

function texts(place, found = []) {
  for (let node = place.firstChild; node; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) found.push(node);
    else if (node.firstChild) texts(node, found);
  }
  return found;
}

const isNumber = /^#?(\d+)$/;

export function mark(root, wanted) {
  if (!highlights) return;
  if (!wanted.length) return void highlights.delete("found");
  const ranges = [];
  const rows = [...root.getElementsByClassName("idea")].filter((row) => !row.hidden);
  for (const row of [...rows, ...root.querySelectorAll(".queue, .choices")]) {
    for (const place of row.getElementsByClassName("sought")) {
      for (const node of texts(place))
        for (const [from, to] of spans(node.data, wanted)) ranges.push(range(node, from, to));
    }
  }
  for (const [, number] of wanted.map((term) => isNumber.exec(term)).filter(Boolean)) {
    for (const place of root.querySelectorAll(`[data-number="${Number(number)}"]`))
      for (const node of texts(place)) ranges.push(range(node, 0, node.length));
  }
  highlights.set("found", new Highlight(...ranges));
}
