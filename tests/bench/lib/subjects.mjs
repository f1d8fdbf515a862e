// What is measured: for each subject its page, what its storage holds, where its rows and cells
// are, and how its users open a cell with its text and commit it.

import { PLAN, bars, planFile, tableRows } from "./data.mjs";

/** Tables. A click, then typing, must reach an editor in all of them. */
export const TABLES = [
  {
    name: "mejora",
    label: "Mejora",
    path: `/mejora/#/plan/${PLAN}/table`,
    seed: planFile,
    rows: ".grid tr[data-row]",
    cell: ":scope > .col-action",
    // A click opens the cell.
    open: [],
    commit: "Enter",
  },
  {
    name: "handsontable",
    label: "Handsontable",
    path: "/handsontable/",
    seed: tableRows,
    rows: "#grid .ht_master tbody tr",
    cell: ":scope > td:nth-of-type(5)",
    // A click chooses the cell; a letter would replace its text, F2 keeps it.
    open: ["F2"],
    commit: "Enter",
  },
  {
    name: "tabulator",
    label: "Tabulator",
    path: "/tabulator/",
    seed: tableRows,
    rows: "#grid .tabulator-row",
    cell: "[tabulator-field='action']",
    open: [],
    // Enter begins a new line in its textarea editor.
    commit: "Shift+Enter",
  },
  {
    name: "handsontable-full",
    label: "Handsontable full",
    path: "/handsontable-full/",
    seed: tableRows,
    rows: "#grid .ht_master tbody tr",
    cell: ":scope > td:nth-of-type(5)",
    open: ["F2"],
    commit: "Enter",
    onRequest: true,
  },
];

/** Timelines: one bar an action, on a scale of months. */
export const TIMELINES = [
  {
    name: "mejora",
    label: "Mejora",
    path: `/mejora/#/plan/${PLAN}/timeline`,
    seed: planFile,
    rows: ".tl-row",
    bar: "[data-bar]",
    // Runs in the page.
    month: () => {
      const months = getComputedStyle(document.querySelector(".tl-chart"));
      const cells = document.querySelector(".tl-row .tl-cells").getBoundingClientRect();
      return cells.width / Number(months.getPropertyValue("--months"));
    },
  },
  {
    name: "frappe-gantt",
    label: "frappe-gantt",
    path: "/frappe-gantt/",
    seed: bars,
    rows: ".bar-wrapper",
    bar: ".bar",
    // The width of a month in the view that the page asks for.
    month: () => 120,
  },
];

/** Readers and writers of files; each is a worker of the page `files`. */
export const FILES = [
  { name: "mejora", label: "Mejora" },
  { name: "sheetjs", label: "SheetJS" },
  { name: "docx", label: "docx" },
];

/** Only Mejora's own files need Mejora's server. */
export const isApp = (subject) => subject.name === "mejora";
