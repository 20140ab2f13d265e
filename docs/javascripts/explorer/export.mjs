// The comparison explorer's view, taken away: as Markdown, as a table for slides and documents, as
// CSV. Pure functions, no state. A sheet: {caption, link, heads: [text], rows: [{id, cells:
// [{words, links: [{words, href}], empty}]}], keys: [name of each column]}.

const credit = (sheet) => `Both Hats, CC BY 4.0: ${sheet.link}`;

export function markdown({ caption, heads, rows, ...sheet }) {
  const plain = (words) => words.replace(/[\\|*_`<[\]]/g, "\\$&");
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const cell = ({ words, links }) =>
    links.length
      ? links.map((each) => `[${plain(each.words)}](${each.href})`).join("; ")
      : plain(words);
  const body = rows.map((row) => line(row.cells.map(cell)));
  return [
    `**${plain(caption)}**`,
    "",
    line(heads.map(plain)),
    line(heads.map(() => "---")),
    ...body,
    "",
    credit(sheet),
    "",
  ].join("\n");
}

// Tab-separated: what a spreadsheet takes when it is offered plain text.
export function tabbed(sheet) {
  return [
    sheet.heads,
    ...sheet.rows.map((row) => row.cells.map((each) => each.words)),
    [credit(sheet)],
  ]
    .map((each) => each.join("\t"))
    .join("\n");
}

// One table and nothing around it, since slides take a table on its own as a table; the credit is
// its last row.
export function table(sheet) {
  const made = (name, words = "", more = {}) =>
    Object.assign(document.createElement(name), { textContent: words }, more);
  const whole = made("table", "", { border: "1", cellPadding: "6", cellSpacing: "0" });
  whole.createCaption().textContent = sheet.caption;
  whole
    .createTHead()
    .insertRow()
    .append(...sheet.heads.map((each) => made("th", each, { scope: "col", align: "left" })));
  const body = whole.createTBody();
  for (const { cells } of sheet.rows) {
    body.insertRow().append(
      ...cells.map(({ words, links }, place) => {
        const cell = place ? made("td", words) : made("th", words, { scope: "row", align: "left" });
        if (links.length)
          cell.replaceChildren(
            ...links.flatMap((each, index) => [
              index ? "; " : "",
              made("a", each.words, { href: each.href }),
            ]),
          );
        return Object.assign(cell, { vAlign: "top" });
      }),
    );
  }
  const last = made("td", "Both Hats, CC BY 4.0: ", { colSpan: sheet.heads.length });
  last.append(made("a", sheet.link, { href: sheet.link }));
  whole.createTFoot().insertRow().append(last);
  return whole.outerHTML;
}

// The same lines as the file offered under the table, of the rows and columns shown.
export function csv({ rows, keys }) {
  const field = (words) => (/[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
  const value = ({ words, links, empty }, place) => {
    if (keys[place] === "sources") return links.map((each) => each.href.split("#")[1]).join("; ");
    return empty ? "" : words;
  };
  return [["id", ...keys], ...rows.map((row) => [row.id, ...row.cells.map(value)])]
    .map((each) => `${each.map(field).join()}\r\n`)
    .join("");
}
