// ?embed=1: one section for a frame in somebody else’s course page, without what surrounds it here.
// Which section: the anchor of the address, or the whole page. Keeps no state. The head of a page
// asks for this script where its address looks like it, and keeps the page out of sight meanwhile,
// by an animation that ends after a second (overrides/partials/javascripts/base.html); without the
// script, all of the page shows. It also takes an anchor out of the address until the page is read,
// for Chromium goes there by itself, and takes a page of the same origin around the frame with it.
// This is no module, and imports none: a sandboxed frame is of no origin, and gets modules only from
// hosts that give them to everybody.

(() => {
  const root = document.documentElement;
  const { src, at } = document.currentScript;
  const sandboxed = self.origin === "null";

  const hash = () => location.hash || at || "";

  // A heading opens a section that goes on to the next heading of its rank; a row, card or quotation
  // is shown with the block it is in.
  function section(article) {
    // Answers of a check follow its name
    const target = document.getElementById(hash().slice(1).split(/[=&]/)[0]);
    const block = target && [...article.children].find((each) => each.contains(target));
    if (!block || block.matches("h1")) return [...article.children];
    if (block !== target || !/^H[2-6]$/.test(block.tagName)) return [block];
    const parts = [block];
    for (
      let next = block.nextElementSibling;
      next && !(/^H[1-6]$/.test(next.tagName) && next.tagName <= block.tagName);
      next = next.nextElementSibling
    )
      parts.push(next);
    return parts;
  }

  // The address of the full page, at the same place, for reading on.
  function full(address) {
    const url = new URL(address, location.href);
    url.searchParams.delete("embed");
    return url.href;
  }

  function show() {
    const article = document.querySelector("article");
    const shown = section(article);
    for (const each of article.children)
      each.classList.toggle("bh-embed-out", !shown.includes(each) && !each.matches("h1"));
  }

  function source() {
    const link = Object.assign(document.createElement("a"), {
      href: full(location.search + hash()),
      textContent: document.querySelector("h1").firstChild.textContent.trim(),
    });
    const line = Object.assign(document.createElement("p"), { className: "bh-embed-source" });
    const after = sandboxed ? "" : " Links open in a new tab.";
    line.append("From “", link, `” in Both Hats, CC BY 4.0.${after}`);
    document.querySelector("article").after(line);
  }

  // A link leads out of the frame, unless what it leads to is shown in it. From a sandbox nothing may
  // lead out, or only into a tab as bare as the sandbox, so there it leads on within the frame.
  function lead(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || link.hasAttribute("download")) return;
    const here = link.href.split("#")[0] === location.href.split("#")[0];
    if (here && document.getElementById(link.hash.slice(1))?.getClientRects().length) return;
    link.href = full(link.href);
    if (!sandboxed) Object.assign(link, { target: "_blank", rel: "noopener" });
  }

  const uncover = () => {
    for (const each of root.getAnimations()) each.cancel();
  };

  // To what was asked for, or to the result that has the focus by now: scrollIntoView would scroll
  // the page around the frame too.
  function go() {
    const asked = document.getElementById(hash().slice(1)) ?? document.activeElement;
    if (asked === document.body) return;
    const room = Number.parseFloat(getComputedStyle(root).scrollPaddingTop) || 0;
    scrollTo({ top: scrollY + asked.getBoundingClientRect().top - room, behavior: "instant" });
  }

  function settle() {
    uncover();
    go();
  }

  // What the head took out of the address is there again, for all that goes by it, and has its place.
  function restore() {
    if (!at || location.hash) return;
    history.replaceState(history.state, "", at);
    for (const kind of ["popstate", "hashchange"]) dispatchEvent(new Event(kind));
    requestAnimationFrame(go);
  }

  function begin() {
    root.dataset.bhEmbed = "";
    show();
    source();
    addEventListener("hashchange", show);
    for (const kind of ["click", "auxclick"]) addEventListener(kind, lead, true);
    const styles = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href: new URL("../../stylesheets/embed.css", src).href,
      onload: settle,
      onerror: settle,
    });
    document.head.append(styles);
    // The browser goes by the address just after the page is read
    if (document.readyState === "complete") restore();
    document.addEventListener("DOMContentLoaded", () => setTimeout(restore));
    addEventListener("load", restore);
  }

  // The address only looked like it.
  function leave() {
    uncover();
    if (at && !location.hash) location.replace(at);
  }

  // As soon as the page is read. DOMContentLoaded would wait for modules that may never come
  if (new URLSearchParams(location.search).get("embed") !== "1") leave();
  else if (document.readyState !== "loading") begin();
  else document.addEventListener("readystatechange", begin, { once: true });
})();
