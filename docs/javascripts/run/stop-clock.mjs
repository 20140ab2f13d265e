// The countdown of a stop. Unit of state: as of any countdown, but by the clock of the day, so that
// it goes on after a reload and in another window; and at its end it counts on. `changed` is called
// when somebody pauses it or gives it a minute.

import { Countdown } from "../project/countdown.mjs";

const MINUTE = 60_000;

export class StopClock extends Countdown {
  constructor(minutes, changed) {
    super(minutes);
    this.changed = changed;
  }

  now() {
    return Date.now();
  }

  get remaining() {
    return this.left - (this.since === null ? 0 : Math.max(0, this.now() - this.since));
  }

  // Not begun, paused or lengthened yet.
  get isFresh() {
    return this.since === null && this.left === this.minutes * MINUTE;
  }

  // `left`: milliseconds, null for all of it; `since`: when it began to run, null while it stands.
  restore({ left, since }) {
    const all = this.minutes * MINUTE;
    this.left = left ?? all;
    this.total = Math.max(this.left, all);
    this.since = since;
    this.minute = Math.ceil(this.remaining / MINUTE);
    this.tick();
  }

  // It goes on, but neither shows nor says so while another stop is shown.
  leave() {
    clearInterval(this.ticking);
  }

  toggle() {
    const said = super.toggle();
    this.changed();
    return said;
  }

  start() {
    this.since = this.now();
    this.tick();
  }

  add() {
    const over = Math.max(0, -this.remaining);
    this.left += over + MINUTE;
    this.total = over ? MINUTE : this.total + MINUTE;
    this.minute = Math.ceil(this.remaining / MINUTE);
    this.draw();
    this.changed();
  }

  end() {
    this.ring();
  }

  draw() {
    super.draw();
    if (this.remaining <= -1000) this.words.textContent = "over";
  }
}
