// Two windows of one run: the first, and a wall that it opened and that follows it. Unit of state:
// which window the other is, and when it was last heard. They speak by postMessage, which works from
// a folder too. The wall says every second that it is there, and the first answers with its state,
// so either may be reloaded.

const NAME = "bh-run-wall";
const LATE = 3000; // after so many milliseconds without a word the other is gone
const fromFolder = location.protocol === "file:";
const target = fromFolder ? "*" : location.origin;
const origin = fromFolder ? "null" : location.origin;

export const isWall = window.name === NAME && window.opener !== null;
let other = isWall ? window.opener : null;
let heard = isWall ? Date.now() : -Infinity; // whoever opened the wall is there
let linked = false;

export const tell = (message) => other?.postMessage({ bhRun: message }, target);
const isLinked = () => Date.now() - heard < LATE && !other?.closed;

// Whether this window is a wall whose first window is there, or a first window whose wall is.
export const follows = () => isWall && isLinked();
export const hasWall = () => !isWall && isLinked();

export function openWall(address) {
  other = window.open(address, NAME, "popup,width=1280,height=720");
  return other !== null;
}

// `hears`: what is done with a message, and where a link is new or broken; `says`: what the first
// window answers its wall with, or what the wall says of itself.
export function connect(hears, says) {
  function look() {
    if (linked === isLinked()) return;
    linked = isLinked();
    hears({ changed: true });
  }
  addEventListener("message", ({ data, source, origin: from }) => {
    const message = data?.bhRun;
    if (!message || from !== origin) return;
    if (isWall ? source !== other : source?.opener !== window) return;
    [other, heard] = [source, Date.now()];
    if (message.hello) tell(says());
    hears(message);
    look();
  });
  const greet = () => isWall && tell({ hello: true, ...says() });
  setInterval(() => (look(), greet()), 1000);
  greet();
}
