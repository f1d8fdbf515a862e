// Handsontable as its guides set it up: nested headers, wrapped text, row heights measured by
// AutoRowSize (which its guide on row heights asks for where texts take several lines).
const rows = JSON.parse(localStorage.getItem("bench/rows"));
const columns = JSON.parse(localStorage.getItem("bench/columns"));

const isDate = ([key]) => key === "start" || key === "end";
const upper = columns
  .filter(([key]) => key !== "end")
  .map((column) => (column[0] === "start" ? { label: "Tiempo", colspan: 2 } : column[1]));
const lower = columns.map((column) => (isDate(column) ? column[1] : ""));

let waiting;

// Saves as an author would add it by the guide: after changes, all rows, a moment later.
function save() {
  clearTimeout(waiting);
  waiting = setTimeout(() => localStorage.setItem("bench/rows", JSON.stringify(rows)), 250);
}

new Handsontable(document.getElementById("grid"), {
  data: rows,
  columns: columns.map(([key]) => ({ data: key, readOnly: key === "number" })),
  colWidths: columns.map(([, , width]) => width),
  nestedHeaders: [upper, lower],
  wordWrap: true,
  autoRowSize: true,
  width: "100%",
  height: "100vh",
  licenseKey: "non-commercial-and-evaluation",
  afterChange(changes, source) {
    if (source !== "loadData") save();
  },
});
