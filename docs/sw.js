// Keeps this site on a device whose reader asked for it on about/offline/
// (javascripts/page/offline.mjs). Unit of state: one cache for each release, with its files, the
// list of all files and their hashes, and the reader's choice. A release that was not fetched
// whole, as it was built, is never used. A page and all it loads come from one release: the kept
// one, or all from the host.

// The hash of offline.json, which names the release; scripts/copies/offline_list.py puts it in. In
// a preview there is none: nothing is kept
const LIST = "";
const SITE = registration.scope;
const OURS = `both-hats ${new URL(SITE).pathname} `; // other sites may live on the same host
const CACHE = OURS + LIST;
const AT_ONCE = 6;
const SOME = 64; // files fetched for one message, so that the page can show how far it is

const addressOf = (name) => SITE + name.replace(/(^|\/)index\.html$/, "$1");
const nameOf = (url) =>
  url
    .slice(SITE.length)
    .replace(/[?#].*/s, "")
    .replace(/(^|\/)$/, "$1index.html");
const json = async (cache, name) => (await cache.match(SITE + name))?.json();
const note = (cache, name, content) =>
  cache.put(SITE + name, new Response(JSON.stringify(content)));
// Says that a tab shows a page of another release
const foreign = (id) => `${SITE}offline-client/${id}`;

let list;
// The cache of this release and its list; undefined once the reader or the browser removed it.
async function kept() {
  if (!(await caches.has(CACHE))) return;
  const cache = await caches.open(CACHE);
  list ??= await json(cache, "offline.json");
  return list && { cache, list };
}

// Fails where the file is not what was built.
const get = (name, { list }) =>
  fetch(addressOf(name), { integrity: list.files[name][0], cache: "reload" });

async function take(names, release) {
  const left = [...names];
  const one = async () => {
    for (let name; (name = left.pop()); ) {
      const put = get(name, release).then((answer) => release.cache.put(addressOf(name), answer));
      await put.catch((error) =>
        Promise.reject({ file: name, full: error.name === "QuotaExceededError" }),
      );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

async function namesIn({ cache, list }) {
  const there = new Set((await cache.keys()).map((request) => nameOf(request.url)));
  return Object.keys(list.files).filter((name) => there.has(name));
}

// A release is installed with all that is kept of the last one; what did not change is copied. A
// broken install is taken up where it broke.
async function install() {
  const cache = await caches.open(CACHE);
  if (await json(cache, "kept.json")) return; // the same release, and only this script changed
  const answer = await fetch(`${SITE}offline.json`, { integrity: LIST, cache: "reload" });
  const release = { cache, list: await answer.clone().json() };
  await cache.put(`${SITE}offline.json`, answer);
  const { files, core } = release.list;
  let all = false;
  const names = new Set(core);
  for (const key of (await caches.keys()).filter(
    (each) => each.startsWith(OURS) && each !== CACHE,
  )) {
    const other = await caches.open(key);
    const choice = await json(other, "kept.json");
    if (!choice) continue; // never whole
    all ||= choice.all;
    const last = { cache: other, list: await json(other, "offline.json") };
    for (const name of (await namesIn(last)).filter((each) => files[each])) {
      names.add(name);
      if (files[name][0] === last.list.files[name][0])
        await cache.put(addressOf(name), await other.match(addressOf(name)));
    }
  }
  const there = new Set(await namesIn(release));
  await take(
    (all ? Object.keys(files) : [...names]).filter((name) => !there.has(name)),
    release,
  );
  await note(cache, "kept.json", { all, since: Date.now() });
}

const removeOthers = async () =>
  Promise.all(
    (await caches.keys())
      .filter((each) => each.startsWith(OURS) && each !== CACHE)
      .map((each) => caches.delete(each)),
  );

async function answer(event) {
  const { request } = event;
  const page = request.mode === "navigate";
  const release = await kept();
  if (!release) return fetch(request);
  if (!page && (await release.cache.match(foreign(event.clientId))))
    return fetch(request, { cache: "no-cache" });
  const name = nameOf(request.url);
  if (!release.list.files[name]) {
    if (page && release.list.files[`${name}/index.html`])
      return Response.redirect(request.url.replace(/([?#]|$)/, "/$1"));
    if (!page) return fetch(request);
  } else {
    let found = await release.cache.match(addressOf(name));
    // Where there is no room, it is read all the same
    if (!found && (found = await get(name, release).catch(() => undefined)))
      event.waitUntil(release.cache.put(addressOf(name), found.clone()).catch(() => {}));
    // So that its address is the one asked for, with ?view=trainer and all
    if (found) return new Response(found.body, found);
    if (!page) return Response.error(); // rather nothing than another release's
  }
  const fresh = await fetch(request).catch(() => undefined);
  if (!fresh) return Response.redirect(`${SITE}about/offline/#not-kept`);
  if (event.resultingClientId)
    await release.cache.put(foreign(event.resultingClientId), new Response()).catch(() => {});
  return fresh;
}

// What the page may ask, and is answered with what is kept then.
const DO = {
  state() {},
  read() {}, // nothing to do at once: what is read from now on is kept
  all: ({ cache }) => note(cache, "kept.json", { all: true, since: Date.now() }),
  async more(release) {
    const there = new Set(await namesIn(release));
    await take(
      Object.keys(release.list.files)
        .filter((name) => !there.has(name))
        .slice(0, SOME),
      release,
    );
  },
};
async function state(release) {
  const { files, titles, edition } = release.list;
  const there = await namesIn(release);
  const size = (names) => names.reduce((sum, name) => sum + files[name][1], 0);
  const pages = Object.entries(titles).filter(([address]) =>
    there.includes(`${address}index.html`),
  );
  return {
    ...(await json(release.cache, "kept.json")),
    edition,
    release: LIST,
    pages,
    files: there.length,
    bytes: size(there),
    allFiles: Object.keys(files).length,
    allBytes: size(Object.keys(files)),
  };
}
async function reply({ data, ports: [port], source }) {
  if (data === "use") {
    // A newer release, waiting. Any other tab may still show the old one.
    const others = (await clients.matchAll({ includeUncontrolled: true })).filter(
      (each) => each.id !== source.id && each.url.startsWith(SITE),
    );
    if (!others.length) await skipWaiting();
    return port.postMessage({ others: others.length });
  }
  try {
    // Removed while this worker was still at work, and chosen anew
    if (data !== "state" && !(await kept())) await install();
    const release = await kept();
    await DO[data](release);
    port.postMessage(await state(release));
  } catch ({ file, full }) {
    port.postMessage({ file, full });
  }
}

addEventListener("install", (event) => event.waitUntil(LIST ? install() : skipWaiting()));
addEventListener("activate", (event) =>
  event.waitUntil(removeOthers().then(() => LIST || registration.unregister())),
);
addEventListener("message", (event) => event.waitUntil(reply(event)));
addEventListener("fetch", (event) => {
  if (LIST && event.request.method === "GET" && event.request.url.startsWith(SITE))
    event.respondWith(answer(event));
});
