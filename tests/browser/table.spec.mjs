// The table: editing in place by keys and by mouse.
import { cell, endCell, openMessy, saved, openCell } from "./steps.mjs";
import { expect, test } from "./support.mjs";

test.beforeEach(async ({ page }) => {
  test.skip(test.info().project.name === "phone", "a phone has cards");
  await openMessy(page);
});

const editor = (page) => page.locator(".cell-editor textarea");

test("all thirteen columns are in sight at 1280 pixels", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "a tablet scrolls sideways");
  const width = await page.locator(".scroller").evaluate((it) => [it.scrollWidth, it.clientWidth]);
  expect(width[0]).toBe(width[1]);
  await expect(page.locator(".grid thead th")).toHaveCount(14);
});

test("a click selects, a click on what is selected puts the caret there, Enter keeps the text", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "keys");
  await cell(page, 0, "objective").click();
  await expect(cell(page, 0, "objective")).toBeFocused();
  await expect(cell(page, 0, "objective")).toHaveAttribute("aria-selected", "true");
  await expect(editor(page)).toHaveCount(0);
  await page.waitForTimeout(600); // Two slow clicks are no double click.
  await cell(page, 0, "objective").click({ position: { x: 30, y: 14 } });
  await expect(editor(page)).toBeFocused();
  const caret = () => editor(page).evaluate((it) => [it.selectionStart, it.selectionEnd, it.value.length]);
  await expect.poll(async () => { const [from, to, all] = await caret(); return from === to && from < all; }).toBe(true);
  await editor(page).press("Control+End");
  await page.keyboard.type(", y publicarlas");
  await page.keyboard.press("Enter");
  await expect(editor(page)).toHaveCount(0);
  await expect(cell(page, 0, "objective")).toHaveText("Ordenar las reuniones del año, y publicarlas");
  await expect(cell(page, 1, "objective")).toBeFocused();
});

test("an open cell is seen whole, also at the edge of the screen", async ({ page }) => {
  test.skip(test.info().project.name !== "tablet", "it is about narrow screens with a table");
  await page.setViewportSize({ width: 600, height: 960 });
  await cell(page, 0, "objective").tap();
  await expect(page.locator(".cell-editor")).toHaveCount(0);
  await page.locator("[data-deed=edit]").tap();
  const editor = page.locator(".cell-editor");
  await expect(editor.locator("textarea")).toBeFocused();
  const right = async () => {
    const { x, width } = await editor.boundingBox();
    return x + width;
  };
  await expect.poll(right).toBeLessThanOrEqual(600);
});

test("by touch Enter is another line, and Listo keeps the text", async ({ page }) => {
  test.skip(test.info().project.name !== "tablet", "a finger in the table");
  await cell(page, 0, "objective").tap();
  await expect(cell(page, 0, "objective")).toBeFocused();
  await cell(page, 0, "objective").tap();
  await editor(page).press("Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Publicarlas");
  await expect(editor(page)).toHaveValue("Ordenar las reuniones del año\nPublicarlas");
  await expect(page.locator(".cell-hint")).toBeHidden();
  await endCell(page);
  await expect(editor(page)).toHaveCount(0);
  await expect(cell(page, 0, "objective")).toHaveText("Ordenar las reuniones del año\nPublicarlas", { useInnerText: true });
  await expect(cell(page, 0, "objective")).toBeFocused();
});

test("a double click selects the word that it is on", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "a mouse");
  const target = cell(page, 0, "objective");
  const at = await target.evaluate((it) => {
    const text = document.createTreeWalker(it, NodeFilter.SHOW_TEXT).nextNode();
    const from = text.data.indexOf("uniones");
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, from + 2);
    const { x, y, width, height } = range.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  });
  await page.mouse.dblclick(...at, { delay: 20 });
  const marked = () => editor(page).evaluate((it) => it.value.slice(it.selectionStart, it.selectionEnd));
  await expect.poll(marked).toBe("reuniones");
  await page.keyboard.type("citas");
  await expect(editor(page)).toHaveValue("Ordenar las citas del año");
});

test("a double click opens a cell, wherever in it", async ({ page }) => {
  for (const [row, place] of [[0, 0.3], [0, 0.9], [1, 0.5], [1, 0.9]]) {
    const { width, height } = await cell(page, row, "area").boundingBox();
    await cell(page, row, "area").dblclick({ position: { x: width / 2, y: height * place }, delay: 20 });
    await expect(editor(page)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(editor(page)).toHaveCount(0);
  }
});

test("Tab ends the typing and selects the next cell", async ({ page }) => {
  await openCell(page, 0, "area");
  await page.keyboard.type(" fijo");
  await page.keyboard.press("Tab");
  await expect(editor(page)).toHaveCount(0);
  await expect(cell(page, 0, "area")).toHaveText("No existe un calendario de reuniones fijo");
  await expect(cell(page, 0, "action")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(cell(page, 0, "area")).toBeFocused();
});

test("Escape leaves the text as it was and offers what was typed", async ({ page }) => {
  await cell(page, 0, "objective").click();
  await page.keyboard.type(" Perdido");
  await page.keyboard.press("Escape");
  await expect(cell(page, 0, "objective")).toHaveText("Ordenar las reuniones del año");
  await page.locator(".notice").getByRole("button", { name: "Recuperar" }).click();
  await expect(editor(page)).toHaveValue(/Perdido/);
});

test("a letter on a long text never wipes it, and Delete offers to take back what it empties", async ({ page }) => {
  await cell(page, 0, "objective").click();
  await page.keyboard.press("x");
  await expect(editor(page)).toHaveValue("Ordenar las reuniones del añox");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Delete");
  await expect(editor(page)).toHaveCount(0);
  await expect(cell(page, 0, "objective")).toHaveText("");
  await expect(page.locator(".notice")).toContainText("Se vació 1 casilla");
  await page.locator(".notice").getByRole("button", { name: "Deshacer" }).click();
  await expect(cell(page, 0, "objective")).toHaveText("Ordenar las reuniones del año");
});

test("dates take what a person types and step by arrows", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "by touch a month is tapped");
  const end = cell(page, 0, "end");
  for (const [typed, expected] of [["7/26", "jul 26"], ["marzo 2027", "mar 27"], ["T2-2026", "T2 26"]]) {
    await openCell(page, 0, "end");
    await editor(page).fill(typed);
    await page.keyboard.press("Enter");
    await expect(end).toHaveText(expected);
  }
  await openCell(page, 0, "start");
  await page.keyboard.press("ArrowUp");
  await expect(page.locator(".cell-hint")).toContainText("= marzo 2026");
  await page.keyboard.press("Enter");
  await expect(cell(page, 0, "start")).toHaveText("mar 26");
});

test("a subcriterion is chosen by its title, and leaves the criterion that was there", async ({ page }) => {
  await openCell(page, 1, "subcriterion");
  await editor(page).fill("bienestar");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.locator(".title")).toHaveCount(2);
  await expect(cell(page, 1, "subcriterion")).toHaveText("3.3");
  await expect(cell(page, 1, "criterion")).toHaveText("4");
  await expect(cell(page, 1, "criterion")).toHaveAttribute("title", "El criterio dice 4, pero 3.3 es del criterio 3.");
});

test("tasks are a list: Enter begins another one", async ({ page }) => {
  await openCell(page, 1, "tasks");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Poner una etiqueta a cada equipo");
  await page.keyboard.press("Tab");
  await expect(cell(page, 1, "tasks").locator("li")).toHaveText([
    "Visitar cada oficina",
    "Poner una etiqueta a cada equipo",
  ]);
});

test("arrows walk over the cells, F2 edits, and the table is one tab stop", async ({ page }) => {
  await cell(page, 0, "objective").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await expect(cell(page, 1, "action")).toBeFocused();
  await page.keyboard.press("F2");
  await expect(editor(page)).toHaveValue("Levantar el inventario");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(page.locator(".add-row")).toBeFocused();
  await expect(page.locator('.grid [tabindex="0"]')).toHaveCount(1);
});

test("a row is duplicated, moved and removed by keys, and numbers follow", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "keys");
  const names = page.locator(".row > .col-action");
  await cell(page, 0, "action").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+d");
  await expect(names).toHaveText(["Acordar un calendario", "Acordar un calendario", "Levantar el inventario"]);
  await page.keyboard.press("Control+z");
  await expect(names).toHaveText(["Acordar un calendario", "Levantar el inventario"]);
  // In a group of their own they could not change places.
  await page.locator(".top .menu > button").click();
  await page.getByRole("menuitemcheckbox", { name: "Agrupar por criterio" }).click();
  await cell(page, 1, "action").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(names).toHaveText(["Levantar el inventario", "Acordar un calendario"]);
  await expect(cell(page, 0, "action")).toBeFocused();
  await expect(page.locator(".row > .number")).toHaveText(["1", "2"]);
  await page.keyboard.press("Control+Delete");
  await expect(names).toHaveText(["Acordar un calendario"]);
  await page.locator(".notice").getByRole("button", { name: "Deshacer" }).click();
  await expect(names).toHaveText(["Levantar el inventario", "Acordar un calendario"]);
});

test("what is removed is what is marked, however it was chosen", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "mouse and keys");
  const marked = page.locator(".row[data-chosen]");
  await cell(page, 0, "objective").click();
  await page.keyboard.press("Escape");
  await cell(page, 1, "action").click({ button: "right" });
  await expect(cell(page, 1, "action")).toBeFocused();
  await expect(marked.locator(".number")).toHaveText(["2"]);
  await page.keyboard.press("Alt+Enter");
  await expect(page.locator("#ficha-title")).toHaveText("Acción 2 de 2");
  await page.locator(".ficha-foot [data-step=previous]").click();
  await expect(marked.locator(".number")).toHaveText(["1"]);
  await page.locator(".ficha-foot .primary").click();
  await expect(cell(page, 0, "number").locator("button")).toBeFocused();
  await cell(page, 1, "area").click({ button: "right" });
  await page.locator(".top .menu > button").click();
  await page.getByRole("menuitem", { name: "Quitar acción" }).click();
  await expect(page.locator(".row > .col-action")).toHaveText(["Acordar un calendario"]);
  await expect(marked.locator(".number")).toHaveText(["1"]);
  await expect(page.locator('.grid [tabindex="0"]')).toHaveCount(1);
});

test("an open text is kept when the page goes", async ({ page }) => {
  await openCell(page, 0, "objective");
  await editor(page).fill("Escrito a medias");
  await page.reload();
  await expect(cell(page, 0, "objective")).toHaveText("Escrito a medias");
  await saved(page);
});

test("Ctrl+S saves the text that is still open, and the keyboard stays on its cell", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "keys");
  await openCell(page, 0, "objective");
  await editor(page).fill("Con Ctrl+S");
  await page.keyboard.press("Control+s");
  await expect(cell(page, 0, "objective")).toHaveText("Con Ctrl+S");
  await expect(cell(page, 0, "objective")).toBeFocused();
  await saved(page);
});

test("a pasted text takes the place of the cell's, and can be taken back", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "keys");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await cell(page, 0, "objective").click();
  await page.keyboard.press("Control+c");
  await cell(page, 1, "objective").click();
  await page.keyboard.press("Control+v");
  await expect(cell(page, 1, "objective")).toHaveText("Ordenar las reuniones del año");
  await page.keyboard.press("Control+z");
  await expect(cell(page, 1, "objective")).toHaveText("Conocer los equipos");
});
