// “Project this”: the start of it, and all of it that readers ever load. Trainers get the buttons:
// in trainer view, and always on the pages for trainers. Whoever opens a projected address
// (?project=…) gets what it shows. Keeps no state.

import { on } from "../page/trainer-view.mjs";

if (on || location.href.startsWith(new URL("../../trainers/", import.meta.url)))
  import("./buttons.mjs");
if (new URLSearchParams(location.search).has("project"))
  import("./project.mjs").then(({ follow }) => follow());
