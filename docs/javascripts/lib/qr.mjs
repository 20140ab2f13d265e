// A QR code of an address that nobody knew when the site was built; all others are pictures that
// scripts/render/qr_codes.py made. Keeps no state. One size does: version 9 at the lowest level of
// correction, 53 modules and up to 230 bytes, with the first mask (ISO/IEC 18004). That keeps it
// short, and a phone reads it from a screen at arm’s length.

const SIZE = 53;
const QUIET = 4; // modules of light around it
const MOST = 230; // bytes
const BLOCKS = 2; // in which bytes and their correction are interleaved
const DATA = 116; // bytes of a block, and
const CORRECTION = 30; // of its correction
const CENTRES = [6, 26, 46]; // of the small squares
const FORMAT = 0x77c4; // lowest level, first mask
const VERSION = 0x09a99;

// Powers of two in the field of 256 that the correction is reckoned in, and their logarithms.
const EXP = [1];
for (let power = 1; power < 255; power++)
  EXP.push((EXP[power - 1] << 1) ^ (EXP[power - 1] > 127 ? 0x11d : 0));
const LOG = Object.fromEntries(EXP.map((value, power) => [value, power]));
const times = (a, b) => (a && b ? EXP[(LOG[a] + LOG[b]) % 255] : 0);

let divisor = [1];
for (const root of EXP.slice(0, CORRECTION))
  divisor = divisor.concat(0).map((term, index) => term ^ times(divisor[index - 1] ?? 0, root));

function correction(data) {
  const rest = [...data, ...new Array(CORRECTION).fill(0)];
  for (let at = 0; at < DATA; at++) {
    const lead = rest[at];
    for (const [index, term] of divisor.entries()) rest[at + index] ^= times(term, lead);
  }
  return rest.slice(DATA);
}

const interleaved = (blocks) => blocks[0].flatMap((_, index) => blocks.map((each) => each[index]));

// Four bits for “bytes”, eight for how many, the bytes, four for the end, and what fills the rest.
function codewords(bytes) {
  const half = [4, bytes.length >> 4, bytes.length & 15];
  for (const byte of bytes) half.push(byte >> 4, byte & 15);
  half.push(0);
  const whole = [];
  for (let at = 0; at < half.length; at += 2) whole.push((half[at] << 4) | half[at + 1]);
  for (let pad = 0xec; whole.length < BLOCKS * DATA; pad ^= 0xec ^ 0x11) whole.push(pad);
  const blocks = [whole.slice(0, DATA), whole.slice(DATA)];
  return [...interleaved(blocks), ...interleaved(blocks.map(correction))];
}

// Rows of modules, true for dark; what all codes of this size have in common.
function frame() {
  const rows = Array.from({ length: SIZE }, () => new Array(SIZE).fill(null));
  const set = (x, y, dark) => (rows[y][x] = Boolean(dark));
  const square = (x, y, far, isDark) => {
    for (let dy = -far; dy <= far; dy++)
      for (let dx = -far; dx <= far; dx++)
        if (rows[y + dy] && x + dx >= 0 && x + dx < SIZE)
          set(x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
  };
  for (let at = 0; at < SIZE; at++) set(6, at, at % 2 === 0), set(at, 6, at % 2 === 0);
  const last = SIZE - 4;
  for (const [x, y] of [
    [3, 3],
    [last, 3],
    [3, last],
  ])
    square(x, y, 4, (ring) => ring !== 2 && ring !== 4);
  for (const x of CENTRES)
    for (const y of CENTRES) {
      const inCorner = (x === 6 && y !== 26) || (y === 6 && x !== 26);
      if (!inCorner) square(x, y, 2, (ring) => ring !== 1);
    }
  const bit = (word, index) => (word >> index) & 1;
  for (let index = 0; index < 15; index++) {
    const there = index < 6 ? index : index < 8 ? index + 1 : SIZE - 15 + index;
    const here = index < 8 ? SIZE - 1 - index : index === 8 ? 7 : 14 - index;
    set(8, there, bit(FORMAT, index));
    set(here, 8, bit(FORMAT, index));
  }
  set(8, SIZE - 8, true);
  for (let index = 0; index < 18; index++) {
    const [a, b] = [SIZE - 11 + (index % 3), Math.floor(index / 3)];
    set(a, b, bit(VERSION, index));
    set(b, a, bit(VERSION, index));
  }
  return rows;
}

// Up and down in columns of two, from the right; the column of the ruler is left out.
function filled(rows, words) {
  let next = 0;
  for (let right = SIZE - 1; right > 0; right -= right === 8 ? 3 : 2)
    for (let step = 0; step < SIZE; step++)
      for (const x of [right, right - 1]) {
        const up = (((right < 6 ? right + 1 : right) + 1) & 2) !== 0;
        const y = up ? step : SIZE - 1 - step;
        if (rows[y][x] !== null) continue;
        const dark = (words[next >> 3] >> (7 - (next & 7))) & 1;
        rows[y][x] = Boolean(dark) !== ((x + y) % 2 === 0);
        next++;
      }
  return rows;
}

// A drawing of it, null for an address that is too long.
export function qr(address, label) {
  const bytes = [...new TextEncoder().encode(address)];
  if (bytes.length > MOST) return null;
  const rows = filled(frame(), codewords(bytes));
  const whole = SIZE + 2 * QUIET;
  const dark = rows.flatMap((row, y) =>
    row.flatMap((each, x) => (each ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : [])),
  );
  const holder = document.createElement("div");
  holder.innerHTML = `<svg role="img" viewBox="0 0 ${whole} ${whole}"><path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path fill="#000" shape-rendering="crispEdges" d="${dark.join("")}"/></svg>`;
  holder.firstChild.setAttribute("aria-label", label);
  return holder.firstChild;
}
