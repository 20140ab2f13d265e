// Identities: names that no two things share and that stay when all else about a thing changes, so
// that a calendar that gets an event again changes the one it has (RFC 7986, 5.3: random, and
// nothing of the words or the machine). Keeps no state.

export const isIdentity = (words) => /^\w{1,16}$/.test(words);

// Letters of which each tells 32 apart.
export function random(length) {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return [...bytes].map((byte) => (byte % 32).toString(32)).join("");
}

// For what has to do without chance: the same words give the same identities, in the same order, of
// at most 14 letters each.
export function derived(words) {
  let count = 0;
  return (length) => hash(`${words}\n${count++}`).slice(-length);
}

// Cyrb53, a public-domain hash.
function hash(words) {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const letter of words) {
    a = Math.imul(a ^ letter.codePointAt(0), 2654435761);
    b = Math.imul(b ^ letter.codePointAt(0), 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [a, b].map((half) => (half >>> 0).toString(32).padStart(7, "0")).join("");
}
