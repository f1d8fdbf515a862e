// Tabulator as its documentation sets it up: a height, so that rows are virtual; the textarea
// formatter, so that texts wrap; the textarea editor; a column group for the two dates.
const rows = JSON.parse(localStorage.getItem("bench/rows"));
const columns = JSON.parse(localStorage.getItem("bench/columns"));

const definition = ([key, title, width]) => ({
  title,
  field: key,
  width,
  formatter: "textarea",
  ...(key !== "number" && { editor: "textarea", editorParams: { shiftEnterSubmit: true } }),
});
const dates = columns.filter(([key]) => key === "start" || key === "end").map(definition);

let waiting;

// Saves as an author would add it by the documentation: after an edit, all rows, a moment later.
function save() {
  clearTimeout(waiting);
  waiting = setTimeout(
    () => localStorage.setItem("bench/rows", JSON.stringify(table.getData())),
    250,
  );
}

const table = new Tabulator("#grid", {
  data: rows,
  height: "100vh",
  columns: columns
    .filter(([key]) => key !== "end")
    .map((column) =>
      column[0] === "start" ? { title: "Tiempo", columns: dates } : definition(column),
    ),
});
table.on("cellEdited", save);
