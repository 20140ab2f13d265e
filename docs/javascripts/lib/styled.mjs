// Style sheets that few readers need, brought in with the script that needs them. State: which
// there are, in the head.

// Resolves when stylesheets/NAME.css is in force, or could not be had.
export function styled(name) {
  const href = new URL(`../../stylesheets/${name}.css`, import.meta.url).href;
  if (document.head.querySelector(`link[href="${href}"]`)?.sheet) return Promise.resolve();
  return new Promise((done) => {
    const link = Object.assign(document.createElement("link"), {
      rel: "stylesheet",
      href,
      onload: done,
      onerror: done,
    });
    document.head.append(link);
  });
}
