// What is put into the page before the app: a witness, who notes what was on the screen whenever
// the light said that it is saved, and hands, which do what a person does with mouse and keys.
//
// Hands work inside the page, so that a gesture takes no longer than the app needs for it, and
// what it replaced is known for certain.

/** The columns that hold free text, by their names in the plan file. */
export const TEXT_COLUMNS = ["area", "action", "objective", "resources", "comments"];
/** The column of the tasks. */
export const TASKS = "tasks";

/**
 * Runs in every page before its own scripts; `TEXTS` are the TEXT_COLUMNS, since a page knows
 * nothing of this module. `globalThis.torture` then holds the hands, and each
 * sight of a saved plan is given to the binding `tortureSaw`, where there is one.
 */
export function install(TEXTS) {
  const LIGHT = "[data-light]";
  let made = 0;
  let told = "";

  const turn = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(0);
    });
  const until = async (find, time = 8000) => {
    const end = performance.now() + time;
    for (;;) {
      const found = find();
      if (found) return found;
      if (performance.now() > end) return null;
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  };

  /** The words of an element, without the soft hyphens that only the page has. */
  const wordsOf = (element) => element.textContent.replaceAll("\u00AD", "");
  const textOf = (cell) => wordsOf(cell.querySelector(".clamp") ?? cell).trim();
  const cellsOf = (row) => {
    const cells = {};
    for (const cell of row.children) {
      const column = /(?:^| )col-(\w+)/.exec(cell.className)?.[1];
      if (column === "tasks") cells.tasks = [...cell.querySelectorAll("li")].map(wordsOf);
      else if (TEXTS.includes(column)) cells[column] = textOf(cell);
    }
    return cells;
  };
  /** Every row as it is on the screen: its id and its texts by column. */
  const rows = () =>
    [...document.querySelectorAll("[data-row]")].map((row) => ({
      id: row.dataset.row,
      cells: cellsOf(row),
    }));

  const witness = () => {
    const light = document.querySelector(LIGHT);
    if (!light) {
      told = "";
      return;
    }
    const { light: state, savedAt = "" } = light.dataset;
    const now = `${state} ${savedAt}`;
    if (now === told) return;
    told = now;
    if (state !== "saved" || !document.querySelector("[data-row]")) return;
    globalThis.tortureSaw?.(JSON.stringify({ made, savedAt, rows: rows() }));
  };
  new MutationObserver(witness).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-light", "data-saved-at"],
  });

  const cellAt = (id, column) =>
    document.querySelector(`[data-row="${id}"] > .col-${column}`);
  /** Whether the app marks a cell as one that has two versions. */
  const isMarked = (id, column) => {
    const cell = cellAt(id, column);
    return Boolean(cell) && getComputedStyle(cell, "::after").content.includes("versiones");
  };
  const editor = () => document.querySelector(".cell-editor textarea");
  const press = (target, key, held = {}) =>
    target.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held }),
    );

  const openCell = async (id, column) => {
    const cell = cellAt(id, column);
    if (!cell) return null;
    cell.click();
    return until(editor, 2000);
  };
  const shows = (id, column, text) => {
    const cell = cellAt(id, column);
    return Boolean(cell && wordsOf(cell).includes(text));
  };

  /** Writes into a cell; into that of the tasks, as one task more. */
  const write = async ({ row, column, text }) => {
    const marked = isMarked(row, column);
    const area = await openCell(row, column);
    if (!area) return { missed: true };
    const before = area.value;
    const tasks = column === "tasks";
    area.value = tasks && before.trim() ? `${before.trimEnd()}\n${text}` : text;
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await turn();
    if (tasks) area.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    else press(area, "Enter");
    await until(() => !editor() || shows(row, column, text), 2000);
    return { before, marked, missed: !shows(row, column, text) };
  };

  /** Stands on a row without editing it. */
  const choose = async (row) => {
    const area = await openCell(row, "area");
    if (!area) return null;
    press(area, "Escape");
    await until(() => !editor(), 2000);
    return cellAt(row, "area");
  };

  const remove = async ({ row }) => {
    const cell = await choose(row);
    if (!cell) return { missed: true };
    const cells = cellsOf(cell.parentElement);
    const marks = TEXTS.filter((column) => isMarked(row, column));
    press(cell, "Delete", { ctrlKey: true });
    await until(() => !cellAt(row, "area"), 2000);
    return { cells, marks, missed: Boolean(cellAt(row, "area")) };
  };

  const move = async ({ row, up }) => {
    const cell = await choose(row);
    if (!cell) return { missed: true };
    press(cell, up ? "ArrowUp" : "ArrowDown", { altKey: true });
    await turn();
    return {};
  };

  const step = async ({ kind }) => {
    press(document.body, kind === "undo" ? "z" : "y", { ctrlKey: true });
    await turn();
    return {};
  };

  /** Adds an action and names it. */
  const add = async ({ text }) => {
    press(document.body, "Enter", { ctrlKey: true });
    const form = await until(() => document.querySelector("[data-ficha]"));
    if (!form) return { missed: true };
    const row = form.dataset.ficha;
    const done = await until(() => document.querySelector(".ficha-foot .primary"), 2000);
    done?.click();
    await until(() => !document.querySelector("[data-ficha]"), 2000);
    return { row, ...(await write({ row, column: "action", text })) };
  };

  const kinds = { write, remove, move, undo: step, redo: step, add };
  const gesture = async (what) => {
    const result = await kinds[what.kind](what);
    made += 1;
    return result;
  };

  globalThis.torture = { gesture, rows, openCell, isMarked, until };
}
