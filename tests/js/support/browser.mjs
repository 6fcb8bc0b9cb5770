// The little of a browser that the screens' modules ask for when they are loaded outside of one.
const nothing = () => undefined;

globalThis.document ??= {
  createTreeWalker: nothing,
  createComment: nothing,
  addEventListener: nothing,
  getElementById: () => null,
  activeElement: null,
};
globalThis.addEventListener ??= nothing;
globalThis.history ??= { pushState: nothing, back: nothing, go: nothing, state: null };
globalThis.scrollY ??= 0;
globalThis.matchMedia ??= () => ({ matches: true });

// nobody closes the page at the end of a test
const every = setInterval;
globalThis.setInterval = (...given) => every(...given).unref();

// Time passes without anybody waiting for it: on the clock that counts since the start, and on the device's, which
// may also be set.
const [monotonic, device] = [performance.now.bind(performance), Date];
let passed = 0;
let wrong = 0;
performance.now = () => monotonic() + passed;
globalThis.Date = class extends device {
  constructor(...given) {
    given.length ? super(...given) : super(Date.now());
  }
  static now() {
    return device.now() + passed + wrong;
  }
};
export const pass = (ms) => (passed += ms);
export const setDevice = (ms) => (wrong += ms);
// while a device sleeps only its clock goes on
export const sleep = setDevice;
