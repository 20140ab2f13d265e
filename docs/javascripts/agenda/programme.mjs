// The participants’ page: what happens when, with short links; on paper, where nobody can follow
// those, with the QR code of each, once (stylesheets/agenda.css). Drawn once for each address; keeps
// no state.

import { dateWords, run, times } from "./timetable.mjs";
import { dayTitle, linkOf, nameOf, thingOf, titleOf } from "./export.mjs";
import { published } from "../lib/published.mjs";

const made = (tag, textContent, more = {}) =>
  Object.assign(document.createElement(tag), { textContent, ...more });

export function drawProgramme(host, agenda, known, base) {
  const coded = new Set(); // what has its code already
  const days = agenda.days.flatMap((day, index) => {
    const ran = run(day, agenda);
    const list = made("ol", "", { className: "bh-programme__stops" });
    list.append(
      ...ran.rows
        .filter((row) => !row.out)
        .map((row) => stop(row, agenda.zone, known, base, coded)),
    );
    const heading =
      agenda.days.length > 1 || day.title ? [made("h2", dayTitle(agenda, index))] : [];
    return [
      ...heading,
      made("p", `${dateWords(day.date)}, ${times(ran, agenda.zone)}`, {
        className: "bh-programme__when",
      }),
      list,
    ];
  });
  const zone = made("p", `All times are those of ${agenda.zone.replaceAll("_", " ")}.`, {
    className: "bh-programme__zone",
  });
  host.replaceChildren(made("h1", nameOf(agenda)), ...days, zone);
}

function stop(row, zone, known, base, coded) {
  const element = document
    .querySelector(".bh-agenda__new-stop")
    .content.firstElementChild.cloneNode(true);
  const [find, href, thing] = [
    (name) => element.querySelector(name),
    linkOf(row.item, known, base),
    thingOf(row.item, known),
  ];
  find(".bh-programme__time").textContent = times(row, zone);
  find("b").textContent = titleOf(row.item, known);
  element.classList.toggle("bh-programme__stop--break", row.item.kind === "b");
  if (href) Object.assign(find("a"), { href }).append(...spoken(published(href)));
  else find("a").remove();
  if (!thing?.code || coded.has(thing.code)) find("img").remove();
  else {
    find("img").src = new URL(`go/${thing.code}/qr.svg`, base).href;
    coded.add(thing.code);
  }
  return element;
}

// An address as one says it, which may break at each slash.
function spoken(href) {
  const pieces = href.replace(/^\w+:\/\/|\/$/g, "").match(/[^/]*\/|[^/]+/g);
  return pieces.flatMap((piece, index) =>
    index < pieces.length - 1 ? [piece, document.createElement("wbr")] : [made("b", piece)],
  );
}
