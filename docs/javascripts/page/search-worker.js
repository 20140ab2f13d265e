// The theme's search worker, with an answer ready before the whole list of words has come: until
// then it searches the openings of all sections (scripts/publish/search_openings.py), a fifth of
// the bytes. And what it could not read as a query, such as “Kotter: change”, is searched as plain
// words. State: what was asked last, to be answered again from the whole, and whether that has
// come. A classic script, because the theme starts it as one.

const START = 0; // the theme's own kinds of message
const ASK = 2;

const [, theme] = /^\?theme=([\w.-]+)$/.exec(location.search);
const tell = (data) => dispatchEvent(new MessageEvent("message", { data }));
let asked;
let whole = false;

function readable(query) {
  try {
    return Boolean(new lunr.QueryParser(query, new lunr.Query(["title", "text", "tags"])).parse());
  } catch {
    return false;
  }
}

// Stands before the theme's own listener, which answers to the same messages.
addEventListener("message", (event) => {
  const { isTrusted, data } = event;
  if (data.type === ASK && !readable(data.data)) {
    event.stopImmediatePropagation();
    return tell({ ...data, data: data.data.replace(/[^\p{L}\p{N}\s]+/gu, " ").trim() });
  }
  if (data.type === ASK) asked = data;
  if (!isTrusted || data.type !== START) return;
  whole = true;
  setTimeout(() => asked && tell(asked));
});

importScripts(new URL(`../../assets/javascripts/workers/${theme}`, location));

fetch(new URL("../../search/search_openings.json", location))
  .then((answer) => answer.json())
  .then((data) => whole || tell({ type: START, data: { ...data, options: { suggest: false } } }))
  .catch(() => {}); // the whole list is on its way
