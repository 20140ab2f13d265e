// Scrolling. Element.scrollIntoView() also scrolls every page around the frame that this one may be
// in, so that a reader of a course is taken away from its top. Keeps no state.

const pixels = (length) => Number.parseFloat(length) || 0;

// To a thing of this page, as far as the styles ask, and nothing around this window.
export function scrollHere(target) {
  const room =
    pixels(getComputedStyle(document.documentElement).scrollPaddingTop) +
    pixels(getComputedStyle(target).scrollMarginTop);
  scrollBy(0, target.getBoundingClientRect().top - room);
}
