// The two directions: POST commands, GET changes; the socket only brings news. navigator.onLine is not believed.
import { loadSocket } from "../../vendor-phone.js";
import { ask } from "./ask.js";

const patience = 12000;
const pollEvery = 4000;
const never = new Promise(() => {});
const jitter = (ms) => Math.random() * ms;

export function connect({ page, clock, store, as = "phone", onHere, onState, onMine, onLive, onBuild, onGone }) {
  let state = "connected";
  let socket = null;
  let token = globalThis.document?.querySelector('meta[name="csrf-token"]')?.content ?? "";
  let posts = 0;
  let posting = 0;
  let asking = null;
  let askAgain = false;
  let timer = null;
  let failures = 0;
  let closed = false;
  let live = true;
  let without = 0;

  function contact(next) {
    if (next === state) return;
    state = next;
    onState?.(state);
  }

  const address = (name, query) => {
    const url = new URL(page.urls[name], location.href);
    for (const [key, value] of Object.entries({ as, ...query })) url.searchParams.set(key, value);
    return url;
  };

  // → {ok, status, body} or {state: "offline" | "portal" | "busy" | "signed out", after?}
  async function request(url, options) {
    if (closed) return never;
    let answer;
    try {
      answer = await ask(url, read, { within: patience, cache: "no-store", redirect: "manual", ...options });
    } catch {
      return { state: "offline" };
    }
    return answer.status === 410 && answer.body.code === "deleted" ? end() : answer;
  }

  // The workshop was deleted: whatever waits for an answer gets none, so nobody asks again.
  function end() {
    if (!closed) {
      close();
      onGone?.();
    }
    return never;
  }

  async function read(answer) {
    const json = (answer.headers.get("content-type") ?? "").includes("application/json");
    if (answer.status === 503 || answer.status === 429 || answer.status >= 500) {
      if (answer.status === 511) return { state: "portal" };
      return { state: "busy", after: 1000 * Number(answer.headers.get("retry-after")) || undefined };
    }
    if (answer.status === 400 && !json) return { ok: false, status: 400, body: {} };
    if (answer.type === "opaqueredirect" || !json) return { state: "portal" };
    const body = await answer.json();
    // Nobody is signed in here any more: what waits is not refused, it waits for the next sign-in
    if (as === "desk" && answer.status === 403 && body.code === "not_moderator") return { state: "signed out" };
    return { ok: answer.ok, status: answer.status, body };
  }

  // The snapshot of an earlier page load may carry a stale token; the page itself has the fresh one.
  async function freshToken() {
    try {
      const text = await ask(location.pathname, (answer) => answer.text(), { within: patience, cache: "no-store" });
      const found = /name="csrf-token" content="([^"]+)"/.exec(text);
      if (!found || found[1] === token) return false;
      token = found[1];
      return true;
    } catch {
      return false;
    }
  }

  const send = (commands) =>
    request(address("commands", store.epoch ? { epoch: store.epoch } : {}), {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ commands }),
    });

  async function post(commands) {
    posts++;
    posting++;
    try {
      let answer = await send(commands);
      if (answer.status === 400 && (await freshToken())) answer = await send(commands);
      contact(answer.state ?? "connected");
      if (answer.state) return { status: "retry", state: answer.state, after: answer.after };
      if (answer.status === 409) {
        await refresh();
        return { status: "retry", after: 200 };
      }
      if (!answer.ok && answer.body.mine) onMine?.(answer.body.mine);
      if (!answer.ok) return { status: "refused", code: answer.body.code ?? "bad_request" };
      if (!Array.isArray(answer.body.results)) return { status: "retry", state: "busy" };
      if (answer.body.mine) onMine?.(answer.body.mine);
      return { status: "answered", results: answer.body.results, mine: answer.body.mine };
    } finally {
      posting--;
    }
  }

  // A post without data, e.g. for a new cookie: has it arrived?
  async function tell(name) {
    const options = { method: "POST", headers: { Accept: "application/json", "X-CSRFToken": token } };
    let answer = await request(address(name), options);
    if (answer.status === 400 && (await freshToken())) {
      answer = await request(address(name), { ...options, headers: { ...options.headers, "X-CSRFToken": token } });
    }
    return !!answer.ok;
  }

  // An answer that was under way while something was posted may be older than the post: then its "mine" does not count.
  async function askForNews(whole) {
    const before = posts;
    const began = performance.now();
    const since = whole ? 0 : store.mark;
    const answer = await request(address("changes", { since, epoch: store.epoch ?? "" }));
    failures = answer.state ? failures + 1 : 0;
    contact(answer.state ?? "connected");
    if (!answer.ok) return;
    clock?.hear(answer.body.now, performance.now() - began);
    onBuild?.(answer.body.build);
    if (answer.body.here) onHere?.(answer.body.here);
    const settled = store.apply(answer.body);
    if (settled !== "joined" && !whole) return askForNews(true);
    if (posts !== before || posting) askAgain = posting === 0;
    else if (answer.body.mine) onMine?.(answer.body.mine);
  }

  function refresh() {
    if (asking) {
      askAgain = true;
      return asking;
    }
    asking = askForNews().finally(() => {
      asking = null;
      // what is asked for by itself comes neither by the socket nor by polling beside it
      if (failures && socket?.connected) refreshSoon(Math.min(1000 * 2 ** failures, 12000));
      else if (askAgain) refreshSoon(500);
      askAgain = false;
    });
    return asking;
  }

  let soon = null;
  function refreshSoon(within = 600) {
    soon ??= setTimeout(() => {
      soon = null;
      refresh();
    }, jitter(within));
  }

  // Where WebSockets are blocked, everything comes by polling, a little later: worth a small sign, no more.
  function look() {
    const socketed = !!socket?.connected && socket.io.engine.transport.name === "websocket";
    without = socketed ? 0 : without + 1;
    if (live === without < 2) return;
    live = without < 2;
    onLive?.(live);
  }

  function pollSoon() {
    clearTimeout(timer);
    if (closed) return;
    const pause = Math.min(pollEvery * 1.5 ** failures, 12000);
    timer = setTimeout(
      async () => {
        if (!socket?.connected || clock?.doubts()) await refresh();
        // After the server has hung up, the socket does not try again by itself
        if (state === "connected" && socket && !socket.active) socket.connect();
        look();
        pollSoon();
      },
      pause * (0.8 + jitter(0.4)),
    );
  }

  async function listen() {
    let io;
    try {
      io = await loadSocket();
    } catch {
      return;
    }
    if (closed) return;
    socket = io({ reconnectionDelayMax: 5000, randomizationFactor: 0.5 });
    let before = false;
    socket.on("connect", () => {
      contact("connected");
      socket.emit("watch", { workshop: page.code, as, since: store.mark, epoch: store.epoch });
      if (before) refreshSoon(2000);
      before = true;
    });
    socket.on("changes", (frame) => {
      contact("connected");
      if (store.apply(frame) !== "joined") refreshSoon();
    });
    socket.on("here", (here) => {
      clock?.hear(here.now);
      onBuild?.(here.build);
      onHere?.(here);
    });
    socket.on("disconnect", () => refresh());
  }

  function close() {
    closed = true;
    clearTimeout(timer);
    socket?.close();
    document.removeEventListener("visibilitychange", wake);
  }

  const wake = () => document.visibilityState === "visible" && refresh();
  document.addEventListener("visibilitychange", wake);
  addEventListener("online", refresh);
  addEventListener("pageshow", wake);
  listen();
  pollSoon();

  return {
    post,
    tell,
    renew: freshToken,
    refresh,
    refreshSoon,
    get state() {
      return state;
    },
    close,
  };
}
