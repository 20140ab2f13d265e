// The page about/offline/: keeps this site on the reader's device, by the worker sw.js; says what
// is kept, and removes it. Unit of state: the worker's registration and its caches. Before the
// reader chooses there is neither, and without this script the page says how else to read without a
// connection.

const SITE = new URL("../../", import.meta.url).href;
const OURS = `both-hats ${new URL(SITE).pathname} `; // the names of its caches start so
const box = document.querySelector(".bh-offline");
const status = box.querySelector("[role=status]");
const bar = box.querySelector("progress");
const list = box.querySelector("ul");
const buttons = Object.fromEntries(
  [...box.querySelectorAll("button")].map((button) => [button.value, button]),
);
// In a preview, or a copy to take along, nothing says how large the site is
const built = box.querySelector(".bh-offline__size").textContent;

const number = (value) => value.toLocaleString("en-GB");
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const day = (date) =>
  new Date(date).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

async function registered() {
  const found = await navigator.serviceWorker.getRegistration(SITE);
  return found?.scope === SITE ? found : undefined; // not one of a site around this one
}

function ask(worker, question) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = ({ data }) => done(data);
    worker.postMessage(question, [port2]);
  });
}

// Resolves when a worker is at work and keeps what is read; fails when it could not fetch what it
// needs.
async function start() {
  const registration = await navigator.serviceWorker.register(`${SITE}sw.js`, {
    scope: SITE,
    updateViaCache: "none",
  });
  const worker = registration.installing ?? registration.waiting;
  if (!registration.active) {
    await new Promise((done) => {
      const look = () => ["activated", "redundant"].includes(worker.state) && done();
      worker.addEventListener("statechange", look);
      look();
    });
  }
  if (!registration.active || !(await ask(registration.active, "read")).files)
    throw new Error("not installed");
}

async function remove() {
  await (await registered())?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(OURS)) await caches.delete(name);
}

function says(kept) {
  const which = `It is the edition of ${day(kept.edition)}, release ${kept.release.slice(7).replace(/\W/g, "").slice(0, 6)}, kept since ${day(kept.since)}.`;
  const pages = kept.pages.length === 1 ? "one page" : `${number(kept.pages.length)} pages`;
  if (!kept.all)
    return `What you read is kept on this device: ${pages} so far, ${megabytes(kept.bytes)} with what they need. ${which}`;
  if (kept.files < kept.allFiles)
    return `${number(kept.files)} of ${number(kept.allFiles)} files are kept, ${megabytes(kept.bytes)} of ${megabytes(kept.allBytes)}.`;
  return `All of this site is kept on this device: ${number(kept.files)} files, ${megabytes(kept.bytes)}. ${which}`;
}

// `words`: what went wrong, or was done, where that says more than what is kept.
function draw(registration, kept, words) {
  const unfinished = kept?.all && kept.files < kept.allFiles;
  // Numbers that count up are seen; heard are the words before and after
  status.setAttribute("aria-live", unfinished && !words ? "off" : "polite");
  status.textContent =
    words ?? (kept ? says(kept) : "Nothing of this site is kept on this device.");
  bar.hidden = !unfinished;
  if (unfinished) Object.assign(bar, { max: kept.allBytes, value: kept.bytes });
  buttons.read.hidden = Boolean(kept);
  buttons.all.hidden = Boolean(kept?.all);
  buttons.more.hidden = !unfinished;
  buttons.use.hidden = !registration?.waiting;
  buttons.remove.hidden = !registration;
  list.replaceChildren(
    ...(kept && kept.files < kept.allFiles ? kept.pages : []).map(([address, title]) => {
      const item = document.createElement("li");
      item.append(
        Object.assign(document.createElement("a"), { href: SITE + address, textContent: title }),
      );
      return item;
    }),
  );
  list.hidden = !list.children.length;
}

async function show(words) {
  const registration = await registered();
  const kept = registration?.active && (await ask(registration.active, "state"));
  draw(registration, kept?.files && kept, words);
}

async function fetchAll() {
  const registration = await registered();
  for (
    let kept = await ask(registration.active, "all");
    ;
    kept = await ask(registration.active, "more")
  ) {
    if (!kept.files)
      return show(
        kept.full
          ? "There is no room left on this device. What is kept so far stays."
          : `“${kept.file}” did not come as it was built. What is kept so far stays. Go on when the connection is better.`,
      );
    // A list that grows would push the buttons away
    draw(registration, kept.files === kept.allFiles ? kept : { ...kept, pages: [] });
    if (kept.files === kept.allFiles) return;
  }
}

const DO = {
  read: () => start().then(() => show()),
  async all() {
    await start();
    navigator.storage?.persist?.(); // asks the browser not to clear it away when room gets short
    await fetchAll();
  },
  more: fetchAll,
  remove: () => remove().then(() => show("Removed. Nothing of this site is kept on this device.")),
  async use() {
    const { waiting } = await registered();
    const { others } = await ask(waiting, "use");
    if (others)
      return show(
        "The newer version comes once no other tab or window shows this site. Close the others, then try again.",
      );
    await new Promise((done) =>
      waiting.state === "activated"
        ? done()
        : waiting.addEventListener("statechange", () => waiting.state === "activated" && done()),
    );
    location.reload();
  },
};

box.addEventListener("click", async ({ target }) => {
  const pressed = target.closest("button");
  if (!pressed) return;
  for (const button of Object.values(buttons)) button.disabled = true;
  if (pressed.value !== "remove") status.textContent = "Fetching …";
  await DO[pressed.value]().catch(async () => {
    if (!(await registered())?.active) await remove(); // a first start that broke leaves nothing
    await show(
      "That did not work: not everything came as it was built. Try again when the connection is better.",
    );
  });
  for (const button of Object.values(buttons)) button.disabled = false;
  (pressed.hidden ? box.querySelector("button:not([hidden])") : pressed).focus();
});

if (!built)
  status.textContent =
    "A preview or a copy of the site is not kept this way. The published site is.";
else if (!navigator.serviceWorker || !location.protocol.startsWith("http"))
  status.textContent =
    "This browser cannot keep the site from here: it does so only for addresses that start with https.";
else {
  await show();
  // A newer release that arrives meanwhile.
  (await registered())?.addEventListener("updatefound", ({ target }) =>
    target.installing.addEventListener("statechange", () => show()),
  );
}
box.hidden = false;
