// A finger drawn across the projection turns the slides of a deck. Keeps no state.

import { part } from "./dialog.mjs";
import { swiped } from "../lib/swiped.mjs";

swiped(part("thing"), (by) => part(`ways [value=${by > 0 ? "on" : "back"}]`).click());
