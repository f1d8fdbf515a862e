// Ranges of cells: selected by mouse, keys and finger; emptied, filled, copied, cut and pasted.
import { cell, openCell, openMessy, pasteCells, stored } from "./steps.mjs";
import { expect, test } from "./support.mjs";

test.beforeEach(async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "a mouse and keys");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await openMessy(page);
});

const status = (page) => page.locator(".status > [role=status]");
const notice = (page) => page.locator(".notice");
const texts = (page, column) => page.locator(`.row > .col-${column}`);
const clipboard = (page) => page.evaluate(async () => {
  const [item] = await navigator.clipboard.read();
  const get = async (kind) => (await item.getType(kind)).text();
  return { text: await get("text/plain"), html: await get("text/html") };
});

/** Selects from one cell to another. */
async function drag(page, from, to) {
  await from.hover();
  await page.mouse.down();
  await to.hover();
  await page.mouse.up();
}

test("a drag, Shift with a click and Shift with arrows select a range, and Esc gives it up", async ({ page }) => {
  await drag(page, cell(page, 0, "area"), cell(page, 1, "objective"));
  await expect(status(page)).toHaveText("6 casillas: 2 acciones × 3 columnas");
  await expect(page.locator(".range-frame")).toBeVisible();
  await expect(page.locator("td[aria-selected=true]")).toHaveCount(6);
  await expect(page.locator(".cell-editor")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.locator(".range-frame")).toHaveCount(0);
  await expect(cell(page, 0, "area")).toBeFocused();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(status(page)).toHaveText("4 casillas: 2 acciones × 2 columnas");
  await cell(page, 0, "tasks").click({ modifiers: ["Shift"] });
  await expect(status(page)).toHaveText("4 casillas: 1 acción × 4 columnas");
  await page.keyboard.press("Control+a");
  await expect(status(page)).toHaveText("24 casillas: 2 acciones × 12 columnas");
});

test("numbers and heads select rows and columns, and a second press on a number opens its form", async ({ page }) => {
  await page.locator("thead .col-action").click();
  await expect(status(page)).toHaveText("2 casillas: 2 acciones × 1 columna");
  await cell(page, 1, "number").locator("button").click();
  await expect(status(page)).toHaveText("12 casillas: 1 acción × 12 columnas");
  await expect(page.locator(".ficha")).toHaveCount(0);
  await cell(page, 1, "number").locator("button").click();
  await expect(page.locator("#ficha-title")).toHaveText("Acción 2 de 2");
});

test("a range is emptied and filled, each as one step", async ({ page }) => {
  const before = (await stored(page)).actions;
  await cell(page, 0, "area").click();
  await cell(page, 1, "objective").click({ modifiers: ["Shift"] });
  await page.keyboard.press("Delete");
  await expect(notice(page)).toContainText("Se vaciaron 6 casillas");
  await expect(texts(page, "action")).toHaveText(["", ""]);
  await page.keyboard.press("Control+z");
  await expect(texts(page, "action")).toHaveText(["Acordar un calendario", "Levantar el inventario"]);
  await expect.poll(async () => (await stored(page)).actions).toEqual(before);
  await cell(page, 0, "objective").click();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Control+d");
  await expect(texts(page, "objective")).toHaveText(Array(2).fill("Ordenar las reuniones del año"));
  await expect(notice(page)).toContainText("Se llenó 1 casilla");
  await page.keyboard.press("Control+z");
  await expect(texts(page, "objective").nth(1)).toHaveText("Conocer los equipos");
});

test("Ctrl+Enter writes one text into all of a range", async ({ page }) => {
  await cell(page, 0, "responsible").click();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.locator(".range-frame")).toBeVisible();
  await page.keyboard.press("F2");
  await page.locator(".cell-editor textarea").fill("Planificación");
  await page.keyboard.press("Control+Enter");
  await expect(texts(page, "responsible")).toHaveText(["Planificación", "Planificación"]);
  await page.keyboard.press("Control+z");
  await expect(texts(page, "responsible").first()).not.toHaveText("Planificación");
});

test("a block is copied as a table and as text, and comes back as it went", async ({ page }) => {
  await cell(page, 0, "action").click();
  await cell(page, 1, "objective").click({ modifiers: ["Shift"] });
  // It comes with what copies.
  await expect(page.locator(".range-frame")).toBeVisible();
  await page.keyboard.press("Control+c");
  const { text, html } = await clipboard(page);
  expect(text.trimEnd().split(/\r?\n/)).toEqual([
    "Acordar un calendario\tOrdenar las reuniones del año",
    "Levantar el inventario\tConocer los equipos",
  ]);
  expect(html).toContain("<td");
  // Two actions past the end are new ones.
  await cell(page, 1, "action").click();
  await page.keyboard.press("Control+v");
  await expect(texts(page, "action")).toHaveText([
    "Acordar un calendario", "Acordar un calendario", "Levantar el inventario",
  ]);
  await expect(notice(page)).toContainText("Se pegaron 2 acciones de 2 columnas; 1 es nueva");
  await page.keyboard.press("Control+z");
  await expect(texts(page, "action")).toHaveText(["Acordar un calendario", "Levantar el inventario"]);
});

test("one value goes onto all that is selected", async ({ page }) => {
  await cell(page, 0, "responsible").click();
  await cell(page, 1, "responsible").click({ modifiers: ["Shift"] });
  await pasteCells(page, "", "Compras");
  await expect(texts(page, "responsible")).toHaveText(["Compras", "Compras"]);
});

test("what another program copies is read like what is typed, and what is not understood is marked", async ({ page }) => {
  await cell(page, 0, "start").click();
  await pasteCells(
    page,
    "<html><body><table><tr><td>enero 2027</td><td>cuando se pueda</td></tr></table></body></html>",
    "enero 2027\tcuando se pueda",
  );
  await expect(cell(page, 0, "start")).toHaveText("ene 27");
  await expect(cell(page, 0, "end")).toHaveClass(/unclear/);
  await expect(notice(page)).toContainText("1 texto no se entendió y quedó marcado");
});

test("a block with headings goes where they say, if the person says so", async ({ page }) => {
  await cell(page, 0, "area").click();
  await pasteCells(page, "", "Responsable\tIndicador\nCompras\tInventario al día\n");
  await notice(page).getByRole("button", { name: "Según los encabezados" }).click();
  await expect(cell(page, 0, "responsible")).toHaveText("Compras");
  await expect(cell(page, 0, "indicator")).toContainText("Inventario al día");
  await expect(cell(page, 0, "area")).toHaveText("No existe un calendario de reuniones");
});

test("whole actions that are cut are moved by pasting", async ({ page }) => {
  await page.locator(".top .menu > button").click();
  await page.getByRole("menuitemcheckbox", { name: "Agrupar por criterio" }).click();
  await cell(page, 1, "number").locator("button").click();
  await expect(page.locator(".range-frame")).toBeVisible();
  await page.keyboard.press("Control+x");
  await expect(status(page)).toContainText("Cortó 1 acción");
  await cell(page, 0, "area").click();
  await page.keyboard.press("Control+v");
  await expect(texts(page, "action")).toHaveText(["Levantar el inventario", "Acordar un calendario"]);
  await page.keyboard.press("Control+z");
  await expect(texts(page, "action")).toHaveText(["Acordar un calendario", "Levantar el inventario"]);
});

test("cells that are cut are emptied", async ({ page }) => {
  await cell(page, 0, "objective").click();
  await page.keyboard.press("Control+x");
  await expect(cell(page, 0, "objective")).toHaveText("");
  await cell(page, 1, "objective").click();
  await page.keyboard.press("Control+v");
  await expect(cell(page, 1, "objective")).toHaveText("Ordenar las reuniones del año");
});

test("a search hides rows from what is done with a range", async ({ page }) => {
  await page.keyboard.press("Control+k");
  await page.locator("[data-search]").fill("inventario");
  await expect(page.locator("[data-row]")).toHaveCount(1);
  await cell(page, 0, "objective").click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await expect(notice(page)).toContainText("Se vaciaron 11 casillas");
  await page.keyboard.press("Control+k");
  await expect.poll(async () => (await stored(page)).actions[0].objective).toBe("Ordenar las reuniones del año");
});

test("an open editor keeps its range, and typing goes on from cell to cell", async ({ page }) => {
  await openCell(page, 0, "action");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.locator(".range-frame")).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(cell(page, 1, "action")).toBeFocused();
  await expect(status(page)).toHaveText("2 casillas: 2 acciones × 1 columna");
});
