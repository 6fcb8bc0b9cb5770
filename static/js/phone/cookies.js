// Without this page's cookie nothing can arrive. That is said, instead of asking the first question again for ever.
const unsafe = (page) => page.urls.phone.startsWith("https:") && !isSecureContext;

const notes = () => ["no-cookies", "not-secure"].map((id) => document.getElementById(id));

export const keepsCookies = (page) => navigator.cookieEnabled && !unsafe(page);

export function sayThatNothingArrives(page) {
  const [cookies, address] = notes();
  (unsafe(page) ? address : cookies).hidden = false;
}

export function itArrives() {
  for (const note of notes()) note.hidden = true;
}
