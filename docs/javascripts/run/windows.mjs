// Two windows of one run: the first, and a wall that it opened and that follows it. Unit of state:
// in the first, its wall and when that was last heard; in a wall nothing. They speak by
// postMessage, which works from a folder too. The wall says every second that it is there, so either
// may be reloaded.

const NAME = "bh-run-wall";
const LATE = 3000; // after so many milliseconds without a word a wall is gone
const fromFolder = location.protocol === "file:";
const target = fromFolder ? "*" : location.origin;
const origin = fromFolder ? "null" : location.origin;

export const isWall = window.name === NAME && window.opener !== null;
let wall = null;
let heard = -Infinity;

const send = (to, message) => to?.postMessage({ bhRun: message }, target);
export const hasWall = () => Date.now() - heard < LATE && !wall?.closed;
export const tellWall = (message) => send(wall, message);

// The wall asks the first window to turn, for a clicker speaks to the window in front. False where
// that is gone.
export function askFirst(message) {
  if (!isWall || window.opener.closed) return false;
  send(window.opener, message);
  return true;
}

export function openWall(address) {
  wall = window.open(address, NAME, "popup,width=1280,height=720");
  return wall !== null;
}

// `hears`: what is done with a message, in either window; `state`: what the first tells its wall;
// `hello`: what a wall tells the first.
export function connect(hears, state, hello) {
  addEventListener("message", ({ data, source, origin: from }) => {
    const message = data?.bhRun;
    if (!message || from !== origin) return;
    if (isWall) {
      if (source === window.opener) hears(message);
      return;
    }
    if (source?.opener !== window) return;
    const isNew = !hasWall();
    [wall, heard] = [source, Date.now()];
    if (message.hello) tellWall(state());
    hears({ ...message, isNew });
  });
  if (!isWall) return;
  const greet = () => askFirst({ hello: true, ...hello() });
  setInterval(greet, 1000);
  greet();
}
