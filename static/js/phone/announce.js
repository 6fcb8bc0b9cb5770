// For screen readers: sums, politely, at most every five seconds; a refusal at once.
const calm = 5000;
let last = 0;
let waiting = null;

const put = (id, text) => {
  const region = document.getElementById(id);
  if (region) region.textContent = text;
};

export function announce(text) {
  clearTimeout(waiting);
  waiting = setTimeout(
    () => {
      last = Date.now();
      put("news", text);
    },
    Math.max(300, last + calm - Date.now()),
  );
}

export const announceNow = (text) => put("refusal", text);
