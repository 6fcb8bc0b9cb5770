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
