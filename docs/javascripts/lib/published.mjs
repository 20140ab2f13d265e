// Text as it is given to others. In a copy of the site, opened from a folder or inside a course
// system, addresses in it lead to the published site, for nobody else can open the copy's. Keeps no
// state; copies say where the site is published (scripts/copies/portable.py).

const site = document.documentElement.dataset.bhPublished;
const root = new URL("../..", import.meta.url);

export function published(text) {
  if (!site) return text;
  return text.replaceAll(root.href, site).replace(/\/index\.html(?![\w.-])/g, "/");
}
