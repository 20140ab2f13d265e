// The meetings of the plan on this page, in a room and on a call, each as the stops that Run walks: a
// step of an activity, a part of a scenario, any other block whole. Read once, from the template
// that templates/plan-run.html makes; keeps no state. A block: {id, kind, label, title, name,
// minutes, mark, leads, element, answers}; `name` is for the trainer. A stop: {block, index, of,
// label, minutes, ends, clock, show, name}; `ends`: minutes from the beginning of the meeting; stops
// with the same `clock` share one countdown; `show`: a section of this site for the wall, and its
// `name`.

const template = document.querySelector(".bh-run-plan");
export const plan = template.dataset;
export const after = template.content.querySelector("[data-after]");

const all = (element, selector) => [...element.querySelectorAll(selector)];

// What is only for the other of room and call is left out.
function read(section, other) {
  const element = section.cloneNode(true);
  for (const each of all(element, `[data-only=${other}]`)) each.remove();
  const { id, kind, label, title, mark, leads = plan.sheet, minutes } = element.dataset;
  const answers = all(element, "[data-reveal]").map((each) => each.dataset.reveal);
  // What is said has no title but its first sentence, which is the trainer’s
  const words = element.querySelector(".bh-run__say, [data-wall=words]")?.textContent;
  const name = ["say", "regroup"].includes(kind)
    ? words.match(/^.*?[.?!](?= |$)|^.*/)[0].replace(/\.$/, "")
    : title;
  return { id, kind, label, title, name, mark, leads, minutes: Number(minutes), element, answers };
}

// Label and minutes of each stop of a block.
function stopsOf({ kind, element, minutes, title }) {
  if (kind === "activity") {
    const steps = all(element, "[data-steps] > li");
    return steps.map((step, index) => ({
      label: steps.length > 1 ? `Step ${index + 1} of ${steps.length}` : "",
      minutes: Number(step.dataset.minutes),
    }));
  }
  if (kind === "scenario")
    return all(element, "[data-wall]").map(({ dataset }) => ({ label: dataset.label, minutes }));
  const show = element.querySelector("[data-wall=place]")?.getAttribute("href");
  return [{ label: "", minutes, show, name: title }];
}

function walk(blocks) {
  let begins = 0;
  return blocks.flatMap((block) => {
    let ends = begins;
    const shared = block.kind === "scenario";
    const stops = stopsOf(block).map((stop, index, { length }) => {
      ends = shared ? begins + block.minutes : ends + stop.minutes;
      const clock = shared ? block.id : `${block.id}.${index}`;
      return { ...stop, block, index, of: length, ends, clock };
    });
    block.begins = begins;
    begins += block.minutes;
    return stops;
  });
}

// `other`: “call” for the meeting in a room, “room” for that on a call.
function meetingOf(section, number, other) {
  const end = { id: "end", kind: "end", label: "The end", title: plan.title, mark: "" };
  end.name = end.label;
  Object.assign(end, { leads: plan.asked ?? plan.sheet, minutes: 0, element: after, answers: [] });
  const parts = [...section.children].filter(({ dataset }) => dataset.only !== other);
  const blocks = [...parts.map((each) => read(each, other)), end];
  const { title } = section.dataset;
  return { number, onCall: other === "room", title, blocks, stops: walk(blocks) };
}

export const meetings = [...template.content.children]
  .filter((section) => section !== after)
  .flatMap((section, index) =>
    ["call", "room"].map((other) => meetingOf(section, index + 1, other)),
  );
export const meetingAt = (number, onCall) =>
  meetings.find((each) => String(each.number) === String(number) && each.onCall === onCall);
