// The short link of a thing with its QR code, for the corner of the screen. Keeps the list of codes
// once it is loaded. Where there is none (a thing without one, no connection), the plain address
// does.

import { published } from "../lib/published.mjs";

const root = new URL("../..", import.meta.url);
let codes;

const load = () =>
  (codes ??= fetch(new URL("go/links.json", root))
    .then((answer) => (answer.ok ? answer.json() : {}))
    .catch(() => ((codes = null), {})));
const spoken = (url) =>
  published(url.href)
    .replace(/^[a-z]+:\/\//, "")
    .replace(/\/$/, "");

// The thing’s own; that of the section or card a drawing stands in; that of the page for what is
// the page.
function targets({ id, element, address }) {
  if (address) return [address, address];
  const page =
    decodeURI(location.href.split(/[?#]/)[0])
      .replace(decodeURI(root.href), "")
      .replace(/index\.html$/, "") || "./";
  const before = [...document.querySelectorAll(":is(h2, h3, h4)[id]")]
    .filter((each) => each.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
    .at(-1);
  const title = document.querySelector("h1")?.id === id;
  return [`${page}#${id}`, title ? page : `${page}#${before?.id}`];
}

export async function linkTo(thing) {
  const known = await load();
  const [own, around] = targets(thing);
  const target = [own, around].find((each) => known[each]);
  if (!target) return [text(new URL(own, root))];
  const url = new URL(`go/${known[target]}/`, root);
  const image = Object.assign(new Image(), {
    src: new URL("qr.svg", url).href,
    alt: `QR code for ${spoken(url)}`,
  });
  image.addEventListener("error", () => image.remove());
  return [text(url), image];
}

function text(url) {
  const made = document.createElement("span");
  made.dataset.address = published(url.href);
  // A long address may break after a slash.
  made.append(
    ...spoken(url)
      .match(/[^/]*\/|[^/]+/g)
      .flatMap((piece) => [piece, document.createElement("wbr")]),
  );
  return made;
}
