// “Project this”: the start of it, and all of it that readers ever load. Trainers get the buttons: in trainer view, and
// always on the pages for trainers. Whoever opens a projected address (?project=…) gets what it shows. Keeps no state.

import { on } from "./trainer-view.mjs";

if (on || location.href.startsWith(new URL("../trainers/", import.meta.url))) import("./project-buttons.mjs");
const asked = new URLSearchParams(location.search);
if (asked.has("project")) import("./project.mjs").then(({ follow }) => follow());
// Who means another view than those there are, or another way to frame a page, should not wonder why nothing happens.
if ((asked.has("view") && !on) || (asked.get("embed") ?? "1") !== "1") import("./dropped.mjs").then(({ drop }) => drop("view", "embed"));
