// A part that left this page: whoever asks for its old anchor is led on to its new place, or to the
// same part of it. Keeps no state. Without this script they land on the line that links there.

import { kept } from "./trainer-view.mjs";

function lead() {
  const target = document.getElementById(location.hash.slice(1));
  const link = target?.closest(".bh-moved li")?.querySelector("a");
  if (!link) return;
  const url = new URL(link.href);
  url.hash ||= location.hash;
  location.assign(kept(url.href)); // while the page loads, this leaves no step for Back
}

addEventListener("hashchange", lead);
lead();
