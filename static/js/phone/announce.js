// For screen readers: sums, politely, at most every five seconds; a refusal at once.
const calm = 5000;
let last = -calm;
let waiting = null;

const put = (id, text) => {
  const region = document.getElementById(id);
  if (region) region.textContent = text;
};

// `text`: words, or what gives them when their time has come
export function announce(text) {
  clearTimeout(waiting);
  waiting = setTimeout(
    () => {
      last = performance.now();
      put("news", typeof text === "function" ? text() : text);
    },
    Math.max(300, last + calm - performance.now()),
  );
}

export const announceNow = (text) => put("refusal", text);
