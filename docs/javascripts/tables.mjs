// Says of every part of a table what it is. Rows stack on a phone (stylesheets/table.css), and Safari forgets that a
// cell is a cell once its display changes. In the HTML these roles would be redundant, and so not valid. No state.

const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

for (const part of document.querySelectorAll("table, thead, tbody, tr, td, th")) {
  part.role = ROLES[part.tagName] ?? (part.scope === "row" ? "rowheader" : "columnheader");
}
