// What phone, desk and wall are alike in: what they know of the evening, and how its news reach them.
import { renewal } from "./renewal.js";
import { connect } from "./wire.js";

export class Screen {
  here = null;
  connection = "connected";
  live = true;
  wire = null;
  #draw;

  // `page`: what came with the page itself
  constructor({ page, clock, store, draw }) {
    Object.assign(this, { shell: page, clock, store });
    this.#draw = draw;
  }

  get workshop() {
    return this.store.workshop;
  }

  get now() {
    return this.clock.now;
  }

  get ideas() {
    return this.store.all("idea").filter((idea) => idea.state === "shown");
  }

  get fields() {
    return this.store
      .all("field_of_action")
      .filter((field) => field.state === "shown")
      .sort((a, b) => a.position - b.position || a.id - b.id);
  }

  field(idea) {
    return this.store.get("field_of_action", idea?.field_of_action);
  }

  // Nothing would be taken away by loading the page anew.
  get calm() {
    return true;
  }

  changed() {
    this.#draw();
  }

  // News come in and commands go out; after an update of the server the page loads itself anew once it is calm.
  connect({ as }) {
    const { shell: page, clock, store } = this;
    if (page.snapshot.here) this.met(page.snapshot.here);
    this.wire = connect({
      page,
      clock,
      store,
      as,
      onHere: (here) => this.met(here),
      onState: (state) => this.connected(state),
      onLive: (live) => this.carried(live),
      onMine: (mine) => this.took(mine),
      onGone: () => this.gone(),
      onBuild: renewal({ page, calm: () => this.calm }),
    });
  }

  // how many are in the room
  met({ count }) {
    this.here = count;
    this.changed();
  }

  connected(state) {
    this.connection = state;
    this.changed();
  }

  // does news come at once, or by asking every few seconds?
  carried(live) {
    this.live = live;
    this.changed();
  }

  // The workshop was deleted: this device forgets it, and the page says what has happened.
  async gone() {
    const kept = await this.keep?.all().catch(() => new Map());
    await Promise.allSettled([...(kept?.keys() ?? [])].map((key) => this.keep.drop(key)));
    location.reload();
  }

  // what the server says is this device's own
  took() {}
}
