// What the address says of the projection: ?project=ID, with &step=2 for the second slide of a
// thing. Keeps no state.

export function address(slide) {
  const url = new URL(location.href);
  url.searchParams.delete("project");
  url.searchParams.delete("step");
  if (slide) url.searchParams.set("project", slide.thing.id);
  if (slide?.index) url.searchParams.set("step", slide.index + 1);
  return url.href;
}

// Which slide it asks for (-1: none), and whether that is not all of what it says: a step that is
// not there is the first.
export function asked(slides) {
  const wanted = new URLSearchParams(location.search);
  const [id, step] = [wanted.get("project"), wanted.get("step") ?? "1"];
  const first = slides.findIndex((slide) => slide.thing.id === id);
  const exact = slides.findIndex(
    (slide) => slide.thing.id === id && String(slide.index + 1) === step,
  );
  return { index: exact < 0 ? first : exact, dropped: id !== null && exact < 0 };
}
