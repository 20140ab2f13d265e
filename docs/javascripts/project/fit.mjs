// Type as large as the screen allows: the largest size at which the whole fits without scrolling,
// between what the back row can read and what still looks like a page. Longer things scroll. Keeps
// no state.

export function fit(element) {
  const { innerWidth: width, innerHeight: height } = window;
  let least = Math.max(16, Math.min(width * 0.05, height * 0.026));
  let most = Math.max(least, Math.min(width * 0.06, height * 0.075));
  const set = (size) => element.style.setProperty("--size", `${size}px`);
  const fits = (size) => {
    set(size);
    return (
      element.scrollHeight <= element.clientHeight && element.scrollWidth <= element.clientWidth
    );
  };
  if (fits(most)) return;
  for (let turn = 0; turn < 7; turn++) {
    const size = (least + most) / 2;
    if (fits(size)) least = size;
    else most = size;
  }
  set(least);
}
