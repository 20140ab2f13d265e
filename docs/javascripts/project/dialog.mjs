// The dialog of the projection, empty: what is done with it is in project.mjs. Keeps no state.

export const dialog = Object.assign(document.createElement("dialog"), { className: "bh-project" });
dialog.setAttribute("aria-labelledby", "bh-project-title");
dialog.innerHTML = `<div class="bh-project__screen">
<div class="bh-project__head"><p class="bh-project__kind"></p>
<div class="bh-project__ways"><button value="back">Previous</button><span class="bh-project__place"></span><button value="on">Next</button></div>
<div class="bh-project__tools"><button value="blank">Blank</button><button value="full">Full screen</button><button value="close">Close</button></div></div>
<div class="bh-project__thing" tabindex="0" role="region" aria-labelledby="bh-project-title"><h2 id="bh-project-title" tabindex="-1"></h2><div class="bh-project__body"></div></div>
<div class="bh-project__side"><div class="bh-project__clock"></div><p class="bh-project__link"></p></div>
<button class="bh-project__blank" value="blank" hidden>Show the screen again</button>
<p class="bh-heard" role="status"></p></div>`;
document.body.append(dialog);
export const part = (name) => dialog.querySelector(`.bh-project__${name}`);

for (const button of dialog.querySelectorAll("button")) {
  button.type = "button";
  button.classList.add("bh-button");
}
