// The comparison explorer's view as part of an address, and back:
// ?theme=work,kotter&hats=managing&find=plan&sort=label. Pure functions, no state. A view: {theme,
// hats, more: lists of ids; find, sort: texts}. `known`: all ids there are, by name. What stands at
// its default is left out, so that the plain address is the whole table. (?q= belongs to the theme:
// it opens its search.)

const LONGEST = { address: 1500, find: 100 };
// Control characters, and what is left of broken percent signs
const UNSEEN = /[\p{Cc}\p{Cf}\uFFFD]/u;

export const whole = (known) => ({
  theme: [],
  hats: known.hats,
  more: known.more,
  find: "",
  sort: "",
});

// Whatever in the address makes no sense is left out; `dropped` says that there was something.
export function read(query, known) {
  const view = whole(known);
  if (query.length > LONGEST.address) return { view, dropped: true };
  const asked = new URLSearchParams(query);
  let dropped = false;

  function some(name) {
    const wanted = asked
      .getAll(name)
      .flatMap((each) => each.split(","))
      .filter(Boolean);
    dropped ||= wanted.some((each) => !known[name].includes(each));
    return known[name].filter((each) => wanted.includes(each));
  }
  view.theme = some("theme");
  const hats = some("hats");
  if (hats.length) view.hats = hats;
  if (asked.has("more")) view.more = asked.get("more") === "none" ? [] : some("more");

  const [find, sort] = [asked.get("find") ?? "", asked.get("sort") ?? ""];
  if (find.length > LONGEST.find || UNSEEN.test(find)) dropped = true;
  else view.find = find;
  if (known.sort.includes(sort)) view.sort = sort;
  else dropped = true;
  return { view, dropped };
}

export function write(view, known) {
  const query = new URLSearchParams();
  if (view.theme.length) query.set("theme", view.theme);
  if (view.hats.length < known.hats.length) query.set("hats", view.hats);
  if (view.more.length < known.more.length) query.set("more", view.more.join() || "none");
  if (view.find.trim()) query.set("find", view.find.trim());
  if (view.sort) query.set("sort", view.sort);
  const written = query.toString().replaceAll("%2C", ",");
  return written && `?${written}`;
}
