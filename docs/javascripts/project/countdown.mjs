// A countdown. Unit of state: one Countdown: how much was left when it last stood still (`left`),
// and since when it runs (`since`, null while it stands). What is left now is always worked out
// from the clock, never by counting ticks, so a busy or sleeping page comes back to the right
// second. It goes on while another slide is shown.
// `element` is what people see; it says the time to screen readers at most once a minute, and at the end.

import { make } from "../lib/make.mjs";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const WORDS = { plenty: "", almost: "Almost time", last: "Finish your sentence", over: "Time" };

let audio = null; // made by the press that asks for sound, and never before
let spoken = -Infinity; // when a screen reader was last told

function beep() {
  const from = audio.currentTime;
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = 660;
  volume.gain.setValueAtTime(0.3, from);
  volume.gain.exponentialRampToValueAtTime(0.001, from + 1.2);
  tone.connect(volume).connect(audio.destination);
  tone.start(from);
  tone.stop(from + 1.2);
}

export class Countdown {
  constructor(minutes) {
    this.minutes = minutes;
    this.since = null;
    this.set(minutes);
    this.time = make("p", { className: "bh-countdown__time", role: "timer" });
    this.words = make("p", { className: "bh-countdown__words" });
    this.rest = make("i");
    this.said = make("p", { className: "bh-heard", role: "status" });
    const button = (act) => {
      const made = make("button", { className: "bh-button", type: "button" });
      made.addEventListener("click", () => act.call(this));
      return made;
    };
    this.starts = button(this.toggle);
    const [more, sound] = [button(this.add), button(this.switchSound)];
    more.textContent = "+1 minute";
    sound.textContent = "Sound";
    this.sound = sound;
    const bar = make("div", { className: "bh-countdown__bar" }, this.rest);
    const buttons = make("div", { className: "bh-countdown__buttons" }, this.starts, more, sound);
    this.element = make(
      "div",
      { className: "bh-countdown" },
      this.time,
      this.words,
      bar,
      buttons,
      this.said,
    );
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", "Countdown");
    this.draw();
  }

  set(minutes) {
    this.total = this.left = minutes * MINUTE;
    this.minute = minutes; // the last one that was told, or need not be
  }

  now() {
    return performance.now();
  }

  get remaining() {
    return Math.max(0, this.left - (this.since === null ? 0 : this.now() - this.since));
  }

  get state() {
    const part = this.remaining / this.total;
    return part > 0.2 ? "plenty" : part > 0.05 ? "almost" : part > 0 ? "last" : "over";
  }

  // Says what it did, for those who do not see the button change.
  toggle() {
    if (this.since === null) this.start();
    else this.stand();
    return this.since === null ? "Countdown paused" : "Countdown started";
  }

  start() {
    if (this.remaining === 0) this.set(this.minutes);
    this.since = this.now();
    this.tick();
  }

  tick() {
    clearInterval(this.ticking);
    if (this.since !== null) this.ticking = setInterval(() => this.draw(), SECOND / 5);
    this.draw();
  }

  stand() {
    this.left = this.remaining;
    this.since = null;
    clearInterval(this.ticking);
    this.draw();
  }

  // After the end, a minute is a new countdown of one minute, and runs.
  add() {
    if (this.remaining === 0) {
      this.stand();
      this.set(1);
      return this.start();
    }
    this.left += MINUTE;
    this.total += MINUTE;
    this.minute += 1;
    this.draw();
  }

  switchSound() {
    if (audio) audio.close();
    audio = audio ? null : new AudioContext();
    this.draw();
  }

  draw() {
    const seconds = Math.ceil(this.remaining / SECOND);
    const away = Math.abs(seconds);
    this.time.textContent = `${Math.floor(away / 60)}:${String(away % 60).padStart(2, "0")}`;
    this.rest.style.inlineSize = `${(Math.max(0, seconds) * SECOND * 100) / this.total}%`;
    this.element.toggleAttribute("data-long", away >= 600); // four figures
    this.words.textContent = WORDS[this.state];
    this.element.dataset.state = this.state;
    this.starts.textContent = this.since !== null ? "Pause" : seconds ? "Start" : "Start again";
    this.sound.setAttribute("aria-pressed", audio !== null);
    if (this.since !== null) this.tell(seconds);
  }

  tell(seconds) {
    const minute = Math.ceil(seconds / 60);
    if (seconds <= 0 && this.minute > 0) this.end();
    else if (minute < this.minute && performance.now() - spoken >= MINUTE - SECOND)
      this.say(
        `${minute} ${minute === 1 ? "minute" : "minutes"} left. ${this.words.textContent}`.trim(),
      );
    this.minute = minute;
  }

  end() {
    this.stand();
    this.ring();
  }

  ring() {
    this.say(WORDS.over);
    if (audio) beep();
  }

  say(words) {
    this.said.textContent = words;
    spoken = performance.now();
  }
}
