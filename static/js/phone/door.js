// What was answered at the door, until the server has heard it: after a reload nobody is asked twice.
const place = ({ code }) => `workshop-${code}/door`;

export function answer(page, groups) {
  try {
    localStorage.setItem(place(page), JSON.stringify(groups));
  } catch {
    // then a reload asks once more
  }
}

export function answered(page) {
  try {
    return JSON.parse(localStorage.getItem(place(page)));
  } catch {
    return null;
  }
}

export function forget(page) {
  try {
    localStorage.removeItem(place(page));
  } catch {
    // nothing was kept either
  }
}

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
