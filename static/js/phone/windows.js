// Two windows of one phone may stand side by side: what one of them keeps, the other reads at once.
const together = 50;

export function windows({ code }, heard) {
  const place = `workshop-${code}/news`;
  let telling = null;
  addEventListener("storage", ({ key }) => key === place && heard());
  const tell = () => {
    telling = null;
    try {
      localStorage.setItem(place, `${Math.random()}`);
    } catch {
      // then the other window hears it when it is looked at again
    }
  };
  return () => (telling ??= setTimeout(tell, together));
}
