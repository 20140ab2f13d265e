// The short link of a thing with its QR code, for the corner of the screen. Keeps the list of codes once it is loaded.
// Where there is none (a thing without one, no connection), the plain address does.

const root = new URL("..", import.meta.url);
let codes;

const load = () => (codes ??= fetch(new URL("go/links.json", root)).then((answer) => (answer.ok ? answer.json() : {})).catch(() => ((codes = null), {})));
const spoken = (url) => url.href.replace(/^[a-z]+:\/\//, "").replace(/\/$/, "");

// The thing’s own, or that of what it stands in: a drawing’s card, a scenario’s page.
function targets({ id, element }) {
  const page = decodeURI(location.href.split(/[?#]/)[0]).replace(decodeURI(root.href), "") || "./";
  const card = element.closest(".bh-card")?.getAttribute("aria-labelledby");
  return [`${page}#${id}`, card && `${page}#${card}`, page].filter(Boolean);
}

export async function linkTo(thing) {
  const known = await load();
  const [own] = targets(thing);
  const target = targets(thing).find((each) => known[each]);
  if (!target) return [text(spoken(new URL(own, root)))];
  const url = new URL(`go/${known[target]}/`, root);
  const image = Object.assign(new Image(), { src: new URL("qr.svg", url).href, alt: `QR code for ${spoken(url)}` });
  image.addEventListener("error", () => image.remove());
  return [text(spoken(url)), image];
}

function text(words) {
  const made = document.createElement("span");
  // A long address may break after a slash.
  made.append(...words.split(/(?<=\/)/).flatMap((piece) => [piece, document.createElement("wbr")]));
  return made;
}
