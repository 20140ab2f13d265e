// Trainer view: the same pages with the notes for trainers shown. The links to and from it work
// without this script; with it, the switch at the foot of a chapter turns the view on in place, and
// the view goes along with every link. State: the address, ?view=trainer, so that a reload keeps it
// and a link without it is a reader's. What trainers do with a page comes with the view: the buttons
// of “Project this”, and the look of the note.

import { styled } from "../lib/styled.mjs";

const KEY = "view";
const site = new URL("../..", import.meta.url).href;
export const on = new URLSearchParams(location.search).get(KEY) === "trainer";

// An address as it is given to others: participants should not land in the trainers' view, nor in
// what was cut out for a frame.
export function forReaders(address) {
  const url = new URL(address, location.href);
  for (const each of [KEY, "embed"]) url.searchParams.delete(each);
  return url.href;
}

function forTrainers(address) {
  const url = new URL(address, location.href);
  url.searchParams.set(KEY, "trainer");
  return url.href;
}

// An address this page gives itself, with the view kept.
export const kept = (address) => (on ? forTrainers(address) : address);

// The same, put into the address bar unless it stands there; `way`: pushState or replaceState.
export function goTo(address, way) {
  const url = new URL(kept(address), location.href).href;
  if (url !== location.href.split("#")[0]) history[way](null, "", url);
}

// Pages of this site, but neither its downloads nor anything on this very page, whose links keep
// the address.
function isPage(link) {
  return (
    link.href.startsWith(site) &&
    /\/(index\.html)?$/.test(link.pathname) &&
    !link.hasAttribute("download") &&
    !link.getAttribute("href").startsWith("#")
  );
}

const page = forReaders(location.href).split("#")[0];
const way = document.querySelector("details.bh-trainers__way");
const chooser = way?.querySelector("a");
if (chooser) {
  way.open = on;
  chooser.href = on ? page : `${forTrainers(page)}#for-trainers`;
  chooser.textContent = on ? "Reader’s view" : "Trainer view";
  chooser.dataset.bhView = on ? "reader" : "trainer";
}

// The notes were not there when the browser looked for this address.
function show(note) {
  note.hidden = false;
  if (location.hash === "#for-trainers") note.scrollIntoView();
}

if (on) {
  document.documentElement.dataset.bhView = "trainer";
  const note = document.querySelector(".bh-trainers");
  if (note) styled("trainer-note").then(() => show(note));
  for (const kind of ["click", "auxclick"]) {
    document.addEventListener(
      kind,
      (event) => {
        const link = event.target.closest?.("a[href]");
        if (link && !link.dataset.bhView && isPage(link)) link.href = forTrainers(link.href);
      },
      true,
    );
  }
}

// An activity is what a code leads a room to. Whoever asks for its notes by their address is asked
// first.
function ask() {
  if (on || location.hash !== "#for-trainers" || !way?.hidden) return;
  way.hidden = false;
  way.open = true;
  way.scrollIntoView();
}
addEventListener("hashchange", ask);
ask();

// “Project this”: the start of it, and all of it that readers ever load. Trainers get the buttons
// in trainer view, and always on the pages for trainers. Whoever opens a projected address
// (?project=…) gets what it shows. A deck sees to that itself (project/deck.mjs).
const isDeck = document.body.matches(".bh-deck");
if (!isDeck && (on || location.href.startsWith(`${site}trainers/`)))
  import("../project/buttons.mjs");
if (!isDeck && new URLSearchParams(location.search).has("project"))
  import("../project/project.mjs").then(({ follow }) => follow());
