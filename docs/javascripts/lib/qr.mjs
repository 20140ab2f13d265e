// A QR code of an address that nobody knew when the site was built; all others are pictures that
// scripts/render/qr_codes.py made. Keeps no state.

import { renderSVG } from "./vendor/uqr.mjs";

const QUIET = 4; // modules of light around it, as ISO/IEC 18004 asks
const MOST = 600; // letters: phones do not read a denser one from a screen

// A drawing of it, null for an address that is too long.
export function qr(address, label) {
  if (address.length > MOST) return null;
  const holder = document.createElement("div");
  holder.innerHTML = renderSVG(address, { border: QUIET });
  const drawing = holder.firstChild;
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", label);
  drawing.setAttribute("shape-rendering", "crispEdges");
  return drawing;
}
