// What lets a copy of the site run where it is not served as it is published: opened from a folder,
// or inside a course system. Stands before the modules in one script; scripts/copies/archive.py
// fills in the names in capitals. It keeps the modules that have run, and the texts that were asked
// for. Opened from a folder, a browser lets scripts read no file, so what they fetch stands in
// scripts beside the files: contents/index.html.js gives the text of contents/index.html.

const root = new URL("..", document.currentScript.src).href;
const page = document.currentScript.dataset.start;
const FROM_FOLDER = location.protocol === "file:";

// Modules give others the addresses of the published site
document.documentElement.dataset.bhPublished = PUBLISHED;
// A copy is there already, and a course system's pages are none of our business
delete Navigator.prototype.serviceWorker;

const ran = new Map();
function need(name) {
  if (!ran.has(name)) ran.set(name, modules[name](`${root}javascripts/${name}`));
  return ran.get(name);
}

// Addresses of pages end in a slash, which only a server understands.
function whole(address) {
  const url = new URL(address, location);
  if (url.href.startsWith(root) && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
}
const visit = (address) => location.assign(whole(address));

// The links in the pages are right already; these are the ones that scripts make. In a frame, other
// sites may refuse to show.
for (const kind of ["click", "auxclick"]) {
  document.addEventListener(
    kind,
    ({ target }) => {
      const link = target.closest?.("a[href]");
      if (!link || link.getAttribute("href").startsWith("#")) return;
      if (whole(link.href) !== link.href) link.href = whole(link.href);
      const leaves = /^https?:/.test(link.protocol) && !link.href.startsWith(root);
      if (self !== top && leaves) Object.assign(link, { target: "_blank", rel: "noopener" });
    },
    true,
  );
}

const inside = (address) => decodeURI(whole(address).split(/[?#]/)[0]).replace(decodeURI(root), "");
const texts = new Map();
globalThis.bothHatsText = (path, text) => texts.set(path, text);
async function textOf(path) {
  if (!TEXTS.includes(path)) throw new TypeError(`This copy has no text of ${path}`);
  if (texts.has(path)) return texts.get(path);
  await new Promise((done) => {
    const script = document.createElement("script");
    Object.assign(script, { src: `${root}${path}.js`, onload: done, onerror: done });
    document.head.append(script);
  });
  return texts.get(path);
}

if (FROM_FOLDER) {
  globalThis.fetch = async (address, { method = "GET" } = {}) => {
    if (method === "HEAD") {
      const files = JSON.parse(await textOf("files.json"));
      return new Response(null, { status: files.includes(inside(address)) ? 200 : 404 });
    }
    const answer = new Response(await textOf(inside(address)));
    return Object.defineProperty(answer, "url", { value: whole(address) });
  };
}
