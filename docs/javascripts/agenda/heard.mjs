// What is heard after a change, for those who do not see the list: where a part has moved, what has
// gone, what is cut or back in, and how long a meeting is now. Pure functions, no state.

import { minutesOf, run, times } from "./timetable.mjs";
import { titleOf } from "./export.mjs";

const list = new Intl.ListFormat("en-GB");

// How each meeting runs, to be compared after the next change.
export const runs = (agenda) => new Map(agenda.days.map((day) => [day, run(day, agenda)]));

// `before`: the runs of then. Of meetings that are new nothing is said, for the focus goes there.
export function changes(before, agenda, known) {
  const cutBefore = new Set([...before.values()].flatMap(({ rows }) => cutOf(rows)));
  return agenda.days.flatMap((day, index) => {
    const [ran, was] = [run(day, agenda), before.get(day)];
    if (!was) return [];
    const cut = cutOf(ran.rows).filter((item) => !cutBefore.has(item));
    const back = ran.rows.filter((row) => !row.out && cutBefore.has(row.item));
    if (!cut.length && !back.length && ran.minutes === was.minutes) return [];
    const meeting = agenda.days.length > 1 ? `Meeting ${index + 1}` : "The meeting";
    return [
      ...said("Cut to fit", cut, known),
      ...said(
        "Back in",
        back.map(({ item }) => item),
        known,
      ),
      ran.minutes
        ? `${meeting} now takes ${minutesOf(ran.minutes)}, ${times(ran, agenda.zone)}.`
        : `${meeting} is empty now.`,
    ];
  });
}

const cutOf = (rows) => rows.filter((row) => row.out).map((row) => row.item);

function said(what, items, known) {
  const titles = list.format(items.map((item) => titleOf(item, known)));
  const minutes = items.reduce((total, item) => total + item.minutes, 0);
  return items.length ? [`${what}: ${titles}, ${minutesOf(minutes)}.`] : [];
}

export function whereabouts(agenda, item, known) {
  const number = agenda.days.findIndex((day) => day.items.includes(item));
  const { rows } = run(agenda.days[number], agenda);
  const at = rows.findIndex((row) => row.item === item);
  const when = rows[at].out ? "cut" : times(rows[at], agenda.zone);
  const meeting = agenda.days.length > 1 ? ` in meeting ${number + 1}` : "";
  return `${titleOf(item, known)}: now ${at + 1} of ${rows.length}${meeting}, ${when}.`;
}
