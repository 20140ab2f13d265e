// Playwright asks every Firefox for a preferred colour scheme, a command that Debian's long-term
// one (153) does not know yet, and then gives up. It is asked how it is instead; the scheme is a
// preference of its profile (site_fixtures.py). To be left out once Debian's Firefox knows it.

const Module = require("node:module");
const compile = Module.prototype._compile;

Module.prototype._compile = function (source, file) {
  const asked = source.replaceAll('"emulation.setMediaFeaturesOverride"', '"session.status"');
  return compile.call(this, asked, file);
};
