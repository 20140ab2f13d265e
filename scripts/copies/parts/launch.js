// Speaks with a course system about the site in the frame, by the rules of SCORM 1.2. State: what
// the course system keeps: the status of this unit, the page to go on from
// (cmi.core.lesson_location), and a 1 for each chapter that was opened, a 0 for each other
// (cmi.suspend_data). scripts/copies/archive.py fills in the chapters.

(() => {
  "use strict";

  const chapters = CHAPTERS;
  const LONGEST = 255; // of a text that every course system keeps
  const DONE = ["completed", "passed"];
  const frame = document.querySelector("iframe");
  const said = document.querySelector("[role=status]");
  const button = document.querySelector("button");
  const root = new URL(".", location.href).href;
  const began = Date.now();

  // The course system’s own object stands in a window around this one, or in the one that opened
  // it; some windows may not be looked into.
  function find(from) {
    for (let each = from, turn = 0; each && turn < 50; turn++) {
      try {
        if (each.API) return each.API;
      } catch {}
      if (each.parent === each) return null;
      each = each.parent;
    }
    return null;
  }

  const api = find(window) ?? find(window.opener);
  if (!api || String(api.LMSInitialize("")) !== "true") {
    said.textContent =
      "No course system answers here, so nothing is reported. You can read everything.";
    return;
  }
  const get = (name) => String(api.LMSGetValue(name) ?? "");
  const set = (name, value) => api.LMSSetValue(name, value);

  let status = get("cmi.core.lesson_status");
  const kept = get("cmi.suspend_data");
  const opened = chapters.map((_, index) => kept[index] === "1");

  function show() {
    const done = DONE.includes(status);
    const count = opened.filter(Boolean).length;
    said.textContent = done ? "Completed" : `${count} of ${chapters.length} chapters opened`;
    button.hidden = done;
  }

  function report(now) {
    if (DONE.includes(status)) return;
    status = now;
    set("cmi.core.lesson_status", status);
  }

  // Where the reader is, as an address in this package; nothing for pages elsewhere.
  function place() {
    try {
      const { href } = frame.contentWindow.location;
      return href.startsWith(root) ? href.slice(root.length) : "";
    } catch {
      return "";
    }
  }

  function remember() {
    const here = place();
    if (!here) return;
    set("cmi.core.lesson_location", here.length > LONGEST ? here.split(/[?#]/)[0] : here);
    const index = chapters.indexOf(here.split(/[?#]/)[0]);
    if (index >= 0) opened[index] = true;
    set("cmi.suspend_data", opened.map(Number).join(""));
    if (opened.every(Boolean)) report("completed");
  }

  function turned() {
    remember();
    api.LMSCommit("");
    show();
  }

  function time() {
    const seconds = Math.round((Date.now() - began) / 1000);
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    const two = (number) => String(number).padStart(2, "0");
    return `${String(hours).padStart(4, "0")}:${two(minutes)}:${two(seconds % 60)}`;
  }

  let finished = false;
  function finish() {
    if (finished) return;
    finished = true;
    remember();
    set("cmi.core.session_time", time());
    // Else some forget the page to go on from
    set("cmi.core.exit", DONE.includes(status) ? "" : "suspend");
    api.LMSCommit("");
    api.LMSFinish("");
  }

  if (!["incomplete", ...DONE].includes(status)) report("incomplete");
  button.addEventListener("click", () => {
    report("completed");
    turned();
    said.focus();
  });
  said.tabIndex = -1; // takes the focus of the button that goes
  show();

  // Only a page of this package may be gone on from, whatever was kept.
  const before = get("cmi.core.lesson_location");
  const target = /^[\w-]+(\/[\w-]+)*\.html([?#].*)?$/.test(before) ? new URL(before, root) : null;
  frame.addEventListener("load", turned);
  if (target?.href.startsWith(root) && before !== place()) frame.src = target.href;
  else if (frame.contentDocument?.readyState === "complete" && place()) turned();
  addEventListener("pagehide", finish);
  // A finished talk cannot be taken up again
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
})();
