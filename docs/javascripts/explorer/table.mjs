// The comparison explorer's table: reads it once, shows a view of it, hands out what is shown. Unit
// of state: the table's own rows, cells and order; every view is drawn from the view given (see
// address.mjs), not from the one before.

const table = document.querySelector("#explore table");
const body = table.tBodies[0];
const heads = [...table.tHead.rows[0].cells];
const columns = heads.map(
  (head) =>
    head.dataset.column ??
    /__hat--(\w+)/.exec(head.className)?.[1] ??
    (head.matches(".bh-table__source") ? "sources" : "label"),
);
const rows = [...body.rows].map((row) => ({
  row,
  id: row.id.replace("explore-", ""),
  theme: row.dataset.theme,
  cells: [...row.cells].map(cellOf),
}));

export const total = rows.length;

// What a cell says, without the # that links to its row and the word that opens its sources.
function cellOf(cell) {
  const copy = cell.cloneNode(true);
  for (const each of copy.querySelectorAll(".bh-anchor, summary")) each.remove();
  const links = [...cell.querySelectorAll("a:not(.bh-anchor)")].map((each) => ({
    words: each.textContent,
    href: each.href,
  }));
  return {
    cell,
    words: copy.textContent.trim(),
    links,
    empty: copy.querySelector(".bh-table__empty") !== null,
  };
}

const visible = ({ hats, more }) =>
  columns.map((name) => name === "label" || hats.includes(name) || more.includes(name));

// Every word has to stand in some cell that is shown; ' and ’ are the same.
function patterns(find) {
  const words = find
    .split(/\s+/)
    .filter(Boolean)
    .map((each) => each.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/['’]/g, "['’]"));
  const any =
    words.length &&
    new RegExp(`(${[...words].sort((a, b) => b.length - a.length).join("|")})`, "iu");
  return { each: words.map((word) => new RegExp(word, "iu")), any };
}

// Returns how many rows fit.
export function show(view) {
  const [seen, wanted] = [visible(view), patterns(view.find)];
  for (const mark of table.querySelectorAll("mark")) {
    const parent = mark.parentNode;
    mark.replaceWith(mark.textContent);
    parent.normalize();
  }
  heads.forEach((head, place) => {
    head.hidden = !seen[place];
    if (view.sort && columns[place] === view.sort) head.setAttribute("aria-sort", "ascending");
    else head.removeAttribute("aria-sort");
  });
  for (const each of rows) {
    const cells = each.cells.filter((_, place) => seen[place]);
    const says = cells.map(({ words, empty }) => (empty ? "" : words)).join("\n");
    each.fits =
      (!view.theme.length || view.theme.includes(each.theme)) &&
      wanted.each.every((word) => word.test(says));
    each.row.hidden = !each.fits;
    each.cells.forEach(({ cell }, place) => (cell.hidden = !seen[place]));
    if (each.fits && wanted.any)
      for (const { cell, empty } of cells) if (!empty) highlight(cell, wanted.any);
  }
  order(view.sort);
  const number = rows.filter((each) => each.fits).length;
  table.hidden = !number;
  return number;
}

function highlight(cell, any) {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode())
    if (!walker.currentNode.parentNode.matches(".bh-anchor, summary"))
      texts.push(walker.currentNode);
  for (const text of texts) {
    const parts = text.data.split(any); // every second part is a hit
    if (parts.length < 2) continue;
    text.parentNode.closest(".bh-source")?.setAttribute("open", ""); // a hit is to be seen
    text.replaceWith(
      ...parts.map((each, place) =>
        place % 2 ? Object.assign(document.createElement("mark"), { textContent: each }) : each,
      ),
    );
  }
}

// Rows that stand in order already are left alone, so that a focused link in them keeps its focus.
function order(sort) {
  const words = (each) => each.cells[columns.indexOf(sort)].words;
  const ordered = sort ? [...rows].sort((a, b) => words(a).localeCompare(words(b), "en")) : rows;
  if (ordered.some((each, place) => body.rows[place] !== each.row))
    body.append(...ordered.map((each) => each.row));
}

// What is shown, as a sheet (see export.mjs).
export function sheet(view, link) {
  const picked = (list) => list.filter((_, place) => visible(view)[place]);
  const fitting = rows.filter((each) => each.fits).sort((a, b) => a.row.rowIndex - b.row.rowIndex);
  const part = fitting.length < total ? ` (${fitting.length} of ${total} rows)` : "";
  return {
    caption: table.caption.textContent + part,
    link,
    keys: picked(columns),
    heads: picked(heads).map((each) => each.textContent),
    rows: fitting.map(({ id, cells }) => ({ id, cells: picked(cells) })),
  };
}
