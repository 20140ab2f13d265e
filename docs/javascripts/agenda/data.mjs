// What the builder knows before anybody plans: plans, parts, notes (downloads/agenda.json) and time
// zones. Keeps no state.

// {things, notes: Maps; plans}, or nothing where the list cannot be had.
export async function load(base) {
  const answer = await fetch(new URL("downloads/agenda.json", base)).catch(() => null);
  if (!answer?.ok) return null;
  const { plans, things, notes } = await answer.json();
  return { plans, things: new Map(Object.entries(things)), notes: new Map(Object.entries(notes)) };
}

export function offerZones(select) {
  const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]);
  select.append(...[...zones].map((each) => new Option(each.replaceAll("_", " "), each)));
}

// Also one that this browser does not list, because the address names it by another of its names.
export function chooseZone(select, zone) {
  if (![...select.options].some((each) => each.value === zone)) select.add(new Option(zone, zone));
  select.value = zone;
}
