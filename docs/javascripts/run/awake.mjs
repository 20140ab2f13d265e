// Keeps the screen from going to sleep while a run is open. Unit of state: the lock, null where
// there is none. Browsers take it away with every change of the tab, so it is asked for again.

let wanted = false;
let lock = null;

async function ask() {
  if (!wanted || document.visibilityState !== "visible") return;
  lock = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
  if (!wanted) lock?.release();
}

export function awake(open) {
  wanted = open;
  if (open) ask();
  else lock?.release();
}

document.addEventListener("visibilitychange", ask);
