// A section of this site on the wall: its own page, cut out by ?embed=1, in a frame, as large as
// fits. Unit of state: the one frame. In a copy that is opened from a folder nobody can look into a
// frame, so there it has one size and scrolls by itself.

import { make } from "../lib/make.mjs";

const TEXT = 17; // pixels of a letter on the page in the frame, before it is enlarged
let frame = null;

function inside() {
  try {
    return frame?.contentWindow.document.scrollingElement ?? null;
  } catch {
    return null;
  }
}

function enlarge(by) {
  const { clientWidth: width, clientHeight: height } = frame.parentElement;
  frame.style.transform = `scale(${by})`;
  frame.style.width = `${width / by}px`;
  frame.style.height = `${height / by}px`;
}

// The largest at which all of it is seen, but no smaller than the back row can read.
export function fitFrame() {
  if (!frame?.isConnected) return;
  const least = Math.max(1, (innerHeight * 0.026) / TEXT); // as in a projection: project/fit.mjs
  const most = least * 2;
  const page = inside();
  enlarge(page ? most : least * 1.3);
  for (let by = most; page && by > least && rest(1) > 2; by -= 0.2) enlarge(Math.max(by, least));
}

// The page in it says on its root when its section stands alone. Where it is from is on the wall
// already.
function watch() {
  const root = inside()?.ownerDocument.documentElement;
  if (!root) return fitFrame();
  const settle = () => {
    root.querySelector(".bh-embed-source")?.remove();
    fitFrame();
  };
  new MutationObserver(settle).observe(root, { attributeFilter: ["data-bh-embed"] });
  settle();
}

// How much there is still to scroll down (1) or up (-1).
export function rest(by) {
  const page = inside();
  if (!page) return 0;
  return by > 0 ? page.scrollHeight - page.clientHeight - page.scrollTop : page.scrollTop;
}

export function scrollFrame(by) {
  const page = inside();
  page?.scrollBy({ top: by * page.clientHeight * 0.85, behavior: "instant" });
}

export function framed({ show, name }) {
  const url = new URL(show, document.baseURI);
  url.searchParams.set("embed", "1");
  frame = make("iframe", { src: url.href, title: name, tabIndex: -1 });
  frame.addEventListener("load", watch);
  return make("div", { className: "bh-run__frame" }, frame);
}
