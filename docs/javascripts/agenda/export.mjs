// An agenda, taken away: as Markdown for the trainer, as events for the calendars of those who
// come. Pure functions, no state.
// `base`: the site's root as an address; `known` as in address.mjs.

import { dateWords, minutesOf, run, times } from "./timetable.mjs";
import { write } from "./address.mjs";

const NAMES = { t: "Talk together", o: "Our own part", b: "Break" };

export const nameOf = (agenda) => agenda.name || "Workshop";
export const thingOf = (item, known) => known.things.get(`${item.kind}.${item.ref}`);

// What everybody may read of a part.
export function titleOf(item, known) {
  const thing = thingOf(item, known);
  if (!thing) return item.title || NAMES[item.kind];
  return thing.page ? `${thing.title} (${thing.page})` : thing.title;
}

// What the trainer reads: the words of the plan the part came from, or those of its card.
export function noteOf(item, known, { call }) {
  const words = known.notes.get(item.note) ?? thingOf(item, known)?.note;
  const more = call && item.moving && `${minutesOf(item.moving)} more for breakout rooms.`;
  return [words, more].filter(Boolean).join(" ");
}

// Where to read on: a short link where there is one.
export function linkOf(item, known, base) {
  const thing = thingOf(item, known);
  return thing ? new URL(thing.code ? `go/${thing.code}/` : thing.read, base).href : "";
}

export function dayTitle(agenda, index) {
  const { title } = agenda.days[index];
  return agenda.days.length > 1
    ? `Meeting ${index + 1}${title ? `: ${title}` : ""}`
    : title || "The meeting";
}

// The agenda as participants get it: what was cut is gone, and so is what only the trainer and
// calendars need.
export function forParticipants(agenda) {
  const kept = (day) =>
    run(day, agenda)
      .rows.filter((row) => !row.out)
      .map(({ item }) => ({ ...item, id: "", note: "", mark: "", only: "" }));
  const days = agenda.days.map((day) => ({ ...day, id: "", limit: 0, items: kept(day) }));
  return { ...agenda, id: "", days };
}

export function participantsLink(agenda, page) {
  return page + write(forParticipants(agenda), true);
}

export function markdown(agenda, known, base, page) {
  const plain = (words) => words.replace(/[\\`*_[\]<>#|]/g, "\\$&");
  const lines = [`# ${plain(nameOf(agenda))}`, ""];
  agenda.days.forEach((day, index) => {
    const ran = run(day, agenda);
    lines.push(
      `## ${plain(dayTitle(agenda, index))}`,
      "",
      `${dateWords(day.date)}, ${times(ran, agenda.zone)} (${agenda.zone}), ${ran.minutes} minutes`,
      "",
    );
    for (const row of ran.rows) {
      const { item } = row;
      const [title, note, thing] = [
        plain(titleOf(item, known)),
        noteOf(item, known, agenda),
        thingOf(item, known),
      ];
      const linked = thing ? `[${title}](${new URL(thing.card ?? thing.read, base).href})` : title;
      lines.push(
        `- ${row.out ? "Cut" : `**${times(row, agenda.zone)}**`} (${row.minutes} min) ${linked}${note ? `. ${plain(note)}` : ""}`,
      );
    }
    lines.push("");
  });
  return [
    ...lines,
    `Participants’ page: <${participantsLink(agenda, page)}>`,
    "",
    `Both Hats, CC BY 4.0: <${page}${write(agenda)}>`,
    "",
  ].join("\n");
}

// One event for each meeting, with its run in the description, or one for each part. Nothing in it
// that only the trainer needs. Each keeps its identity however it is renamed, moved or filled anew.
export function events(agenda, known, base, page, each = "meeting") {
  const { zone } = agenda;
  const link = participantsLink(agenda, page);
  return agenda.days.flatMap((day, index) => {
    const ran = run(day, agenda);
    const rows = ran.rows.filter((row) => !row.out);
    if (each === "part") {
      return rows.map(({ item, minutes, from }) => {
        const url = linkOf(item, known, base);
        return {
          id: `${agenda.id}-${item.id}`,
          start: from,
          minutes,
          title: titleOf(item, known),
          description: nameOf(agenda),
          url: url || link,
        };
      });
    }
    const lines = rows.map((row) =>
      [`${times(row, zone)} ${titleOf(row.item, known)}`, linkOf(row.item, known, base)]
        .filter(Boolean)
        .join(" "),
    );
    const title =
      agenda.days.length > 1
        ? `${nameOf(agenda)}, ${day.title || `meeting ${index + 1}`}`
        : nameOf(agenda);
    return rows.length
      ? [
          {
            id: `${agenda.id}-${day.id}`,
            start: ran.from,
            minutes: ran.minutes,
            title,
            description: lines.join("\n"),
            url: link,
          },
        ]
      : [];
  });
}
