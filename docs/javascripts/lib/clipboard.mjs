// Copying, for every script that offers it. Keeps no state. The newer way works only on secure
// addresses, and a classroom's own server is often none; the older one works there too.

import { published } from "./published.mjs";

// `parts`: text by type, such as {"text/plain": "…", "text/html": "…"}, or one plain text. Resolves to whether it was copied.
export async function copy(parts) {
  const given = typeof parts === "string" ? { "text/plain": parts } : parts;
  const texts = Object.fromEntries(
    Object.entries(given).map(([type, text]) => [type, published(text)]),
  );
  try {
    const blobs = Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copyAsBefore(texts);
  }
}

// Some browsers copy in the older way only where something is selected, so there is something, for
// a moment.
function copyAsBefore(texts) {
  const focused = document.activeElement;
  const field = Object.assign(document.createElement("textarea"), {
    value: texts["text/plain"],
    readOnly: true,
  });
  field.style.cssText = "position: fixed; inset: 0 auto auto 0; opacity: 0;";
  const fill = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const [type, text] of Object.entries(texts)) event.clipboardData.setData(type, text);
  };
  focused.after(field); // beside it, for a dialog lets nobody select what is outside
  field.select();
  addEventListener("copy", fill, { capture: true, once: true });
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    removeEventListener("copy", fill, { capture: true });
    field.remove();
    focused.focus({ preventScroll: true });
  }
}
