// How many lines a text takes, measured with the real font.
let pen = null;

function widthOf(text, font) {
  pen ??= document.createElement("canvas").getContext("2d");
  pen.font = font;
  return pen.measureText(text).width;
}

export function lineCount(text, width, measure) {
  let count = 1;
  let used = 0;
  const space = measure(" ");
  for (const word of text.split(/\s+/)) {
    let long = measure(word);
    if (used && used + space + long > width) {
      count++;
      used = 0;
    }
    while (long > width) {
      count++;
      long -= width;
    }
    used += (used ? space : 0) + long;
  }
  return count;
}

const known = new Map();

export function lines(text, width, font) {
  const key = `${font}|${Math.round(width)}|${text}`;
  if (known.size > 5000) known.clear();
  if (!known.has(key))
    known.set(
      key,
      lineCount(text, width, (part) => widthOf(part, font)),
    );
  return known.get(key);
}
