// The buttons under an agenda: what they copy, download or print. Keeps no state.

import { clashes } from "./timetable.mjs";
import { events, markdown, nameOf, participantsLink } from "./export.mjs";
import { identify } from "./change.mjs";
import { write } from "./address.mjs";
import { copy } from "../lib/clipboard.mjs";
import { calendar } from "../lib/ics.mjs";
import { derived } from "../lib/identity.mjs";
import { save } from "../lib/save.mjs";

// `kind`: the button’s value. `find`: the builder’s elements by name.
export function takeAway(kind, { agenda, known, base, page, find }) {
  const say = (words) => (find("said").textContent = words);

  async function take(text, done) {
    const copied = await copy(text);
    find("byhand").hidden = copied;
    if (copied) return say(done);
    say("Your browser did not allow copying. Here is the text, selected.");
    Object.assign(find("byhand").lastElementChild, { value: text }).select();
  }

  function download(text, type, ending) {
    const name =
      nameOf(agenda)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, "-")
        .replace(/^-|-$/g, "") || "workshop";
    save(`${name}.${ending}`, text, type);
    say(`Downloaded as ${name}.${ending}.`);
  }

  function invite(each) {
    const [clash] = clashes(agenda);
    if (clash)
      return say(
        `No calendar file was made: meeting ${clash[1]} begins before meeting ${clash[0]} has ended. Change a start first.`,
      );
    // An older address holds no identities. Whoever opens it twice gets each event once, and what is
    // changed from here on keeps them
    identify(agenda, derived(write(agenda)));
    history.replaceState(null, "", write(agenda));
    const made = events(agenda, known, base, page, each);
    if (!made.length) return say("No calendar file was made: there is nothing in the agenda yet.");
    download(
      calendar({ name: nameOf(agenda), zone: agenda.zone, events: made }),
      "text/calendar",
      "ics",
    );
  }

  const ways = {
    link: () => take(participantsLink(agenda, page), "Link to the participants’ page copied."),
    meeting: () => invite("meeting"),
    part: () => invite("part"),
    print: () => print(),
    copy: () => take(markdown(agenda, known, base, page), "Copied as Markdown."),
    markdown: () => download(markdown(agenda, known, base, page), "text/markdown", "md"),
  };
  ways[kind]?.();
}
