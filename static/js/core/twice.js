// Some fingers tap twice. The second tap of a double one would meet whatever has come under the finger by then, or
// take back what the
// first one did. It counts only where tapping again is meant: on the same one of the buttons that `steps` selects.
export function ignoreSecondTaps(steps) {
  let first = null;
  const weigh = (event) => {
    const button = event.target.closest?.("button");
    if (event.detail < 2) first = button;
    else if (!button?.matches(steps) || button !== first) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  document.addEventListener("click", weigh, true);
}
