// What is in the menu behind the button Contents: the list on the page contents/, without what
// pages are about, and switches for colours and text size. State: the reader's colours and text
// size, in local storage and on <html>, where the head of each page puts them before it is painted
// (overrides/partials/javascripts/base.html).

import { styled } from "../lib/styled.mjs";

const root = document.documentElement;

const LOOKS = {
  colours: {
    legend: "Colours",
    choices: { "": "Device", light: "Light", dark: "Dark" },
    apply: (value) => {
      root.dataset.bhColours = value;
    },
  },
  text: {
    legend: "Text",
    choices: { "": "100%", 1.15: "115%", 1.3: "130%" },
    apply: (value) => root.style.setProperty("--bh-text", value),
  },
};

// A browser that stores nothing shows what was chosen until the next page.
const stored = {
  read: (name) => {
    try {
      return localStorage.getItem(`both-hats-${name}`) ?? "";
    } catch {
      return "";
    }
  },
  write: (name, value) => {
    try {
      if (value) localStorage.setItem(`both-hats-${name}`, value);
      else localStorage.removeItem(`both-hats-${name}`);
    } catch {}
  },
};

function switches() {
  const form = Object.assign(document.createElement("form"), { className: "bh-looks" });
  for (const [name, { legend, choices, apply }] of Object.entries(LOOKS)) {
    const set = document.createElement("fieldset");
    set.innerHTML = `<legend>${legend}</legend>${Object.entries(choices)
      .map(([value, said]) => radio(name, value, said))
      .join("")}`;
    const chosen = stored.read(name);
    for (const each of set.querySelectorAll("input")) each.checked = each.value === chosen;
    set.addEventListener("change", ({ target }) => {
      apply(target.value);
      stored.write(name, target.value);
    });
    form.append(set);
  }
  return form;
}

function radio(name, value, said) {
  return `<label><input type="radio" name="${name}" value="${value}">${said}</label>`;
}

async function list(from) {
  const answer = await fetch(from);
  // All of the page would bring its styles along; its headings are none of this page's
  const [, html] = (await answer.text()).match(
    /<main>.*?<div class="bh-contents__list">(.*?)<\/div>/s,
  );
  const there = Object.assign(document.createElement("div"), {
    className: "bh-contents__list",
    innerHTML: html.replace(/<h2( class="[^"]*")[^>]*>/g, "<p$1>").replace(/<\/h2/g, "</p"),
  });
  for (const about of there.querySelectorAll("span")) about.remove();
  for (const link of there.querySelectorAll("a")) {
    link.href = new URL(link.getAttribute("href"), answer.url);
    if (link.href === location.href.split(/[?#]/)[0]) link.setAttribute("aria-current", "page");
  }
  return there;
}

// Without a connection the links to two pages stay.
export async function fill(contents) {
  const there = contents.querySelector(".bh-contents__list");
  const [listed] = await Promise.all([
    list(there.querySelector("a").href).catch(() => there),
    styled("menu"),
  ]);
  there.replaceWith(listed);
  contents.append(switches());
}
