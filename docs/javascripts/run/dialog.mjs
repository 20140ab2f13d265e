// The dialog of a run, empty: what is done with it is in run.mjs. It looks like a projection
// (stylesheets/project.css). Keeps no state.

export const dialog = Object.assign(document.createElement("dialog"), {
  className: "bh-project bh-run",
});
dialog.setAttribute("aria-labelledby", "bh-run-title");
dialog.innerHTML = `<div class="bh-project__screen">
<div class="bh-project__head"><p class="bh-project__kind"></p>
<div class="bh-project__ways"><button value="back">Previous</button><span class="bh-project__place"></span><button value="on">Next</button></div>
<div class="bh-project__tools"><button value="start" class="bh-run__start">Start</button><button value="wall"></button><button value="second">Second window</button><button value="blank">Blank</button><button value="full">Full screen</button><button value="leave">Leave</button></div></div>
<div class="bh-project__thing" tabindex="0" role="region" aria-labelledby="bh-run-title"><h2 id="bh-run-title" tabindex="-1"></h2><p class="bh-run__saving"></p><div class="bh-project__body"></div>
<details class="bh-run__all"><summary>All parts</summary><div class="bh-run__list"></div></details>
<details class="bh-run__phone"><summary>These notes on a phone</summary><p>The code opens them with the clock as it is now. From then on each goes its own way: turn the phone’s page as you turn this one.</p><div class="bh-run__code"></div><button value="copy">Copy the address</button></details>
<details class="bh-run__keys"><summary>Keys</summary><p>A clicker turns the pages. So do the arrows, Page up and Page down, and a finger drawn across.</p><ul><li>W: the wall or your notes in this window</li><li>B: a blank wall</li><li>F: the whole screen</li><li>Space: starts, pauses and goes on</li><li>Plus: one more minute</li><li>Escape: leaves; Forward in your browser comes back</li></ul></details></div>
<div class="bh-project__side"><div class="bh-run__times"><p class="bh-run__now"></p><p class="bh-run__late"></p>
<label class="bh-run__began"><span></span><input type="time"></label></div>
<div class="bh-project__clock"></div><p class="bh-run__next"></p><p class="bh-project__link"></p><button value="link">Copy this link</button></div>
<p class="bh-run__notice" role="status"></p>
<button class="bh-project__blank" value="blank" hidden>Show the screen again</button>
<p class="bh-heard bh-run__said" role="status"></p></div>`;
document.body.append(dialog);
export const part = (name) => dialog.querySelector(`.bh-project__${name}, .bh-run__${name}`);

for (const button of dialog.querySelectorAll("button")) {
  button.type = "button";
  button.classList.add("bh-button");
}
