// The list beside the text marks the last section whose heading has gone by, also where the reader
// has jumped over it: whatever is above the line counts as in view. Keeps no state.

const sections = [...document.querySelectorAll(".bh-toc a")].map((link) => [
  link,
  document.getElementById(decodeURIComponent(link.hash.slice(1))),
]);
const gone = new Map();
const follow = new IntersectionObserver(
  (changes) => {
    for (const { target, isIntersecting } of changes) gone.set(target, isIntersecting);
    const now = sections.filter(([, heading]) => gone.get(heading)).slice(-1)[0]?.[0];
    for (const [link] of sections)
      link === now
        ? link.setAttribute("aria-current", "true")
        : link.removeAttribute("aria-current");
  },
  { rootMargin: "9999999px 0px -75% 0px" },
);
for (const [, heading] of sections) if (heading) follow.observe(heading);
