// What a person types stays: understood, completed, or as it is with a mark.
import { cell, hasCards, openFicha, openMessy, saved, openCell } from "./steps.mjs";
import { expect, test } from "./support.mjs";

test.beforeEach(async ({ page }) => openMessy(page));

const editor = (page) => page.locator(".cell-editor textarea");

async function write(page, at, text) {
  await at.click();
  await page.keyboard.press("Enter");
  await editor(page).fill(text);
  await page.keyboard.press("Enter");
  await expect(editor(page)).toHaveCount(0);
}

test.describe("by keys", () => {
  test.beforeEach(() => {
    test.skip(test.info().project.name !== "desktop", "by touch it is the same");
  });

  test("what is no code stays as it was typed, and no code takes the other away", async ({ page }) => {
    const [criterion, code] = [cell(page, 0, "criterion"), cell(page, 0, "subcriterion")];
    await write(page, criterion, "2");
    await expect(code).toHaveText("1.2 (4)");
    await expect(criterion).toHaveText("2");
    await expect(criterion).toHaveAttribute("title", "El criterio dice 2, pero 1.2 es del criterio 1.");
    await openFicha(page, 0);
    await page.locator(".ficha .remark").getByRole("button", { name: "Poner criterio 1" }).click();
    await page.keyboard.press("Escape");
    await expect(criterion).toHaveText("1");
    await write(page, code, "9.9");
    await expect(code).toHaveAttribute("title", /9\.9 no está en el modelo CAF/);
    await write(page, code, "por ver");
    await expect(code).toHaveText("por ver");
    await expect(code).toHaveAttribute("title", /no es un subcriterio/);
    await saved(page);
    await page.reload();
    await expect(cell(page, 0, "subcriterion")).toHaveText("por ver");
    await openCell(page, 0, "subcriterion");
    await expect(editor(page)).toHaveValue("por ver");
  });

  test("a code or a date with more beside it loses nothing", async ({ page }) => {
    // A row without a criterion goes to another group.
    const row = `[data-row="${await page.locator("[data-row]").first().getAttribute("data-row")}"]`;
    const at = (column) => page.locator(`${row} > .col-${column}`);
    const [criterion, code, start] = [at("criterion"), at("subcriterion"), at("start")];
    for (const text of ["3.1 (7) y 3.2", "2.3 ejemplo cuatro"]) {
      await write(page, code, text);
      await expect(code).toHaveText(text);
      await expect(code).toHaveAttribute("title", /no es un subcriterio/);
    }
    await write(page, criterion, "1.4 (7)");
    await expect(criterion).toHaveText("1.4 (7)");
    await expect(criterion).toHaveAttribute("title", /no es un criterio/);
    // A title of the model is no more than its code.
    await write(page, code, "1.4 Gestionar las relaciones");
    await expect(code).toHaveText("1.4");
    await write(page, start, "mayo si hay fondos");
    await expect(page.locator(".notice")).toContainText("De «mayo si hay fondos» se entendió mayo 2026");
    await start.click();
    await page.keyboard.press("Enter");
    await expect(editor(page)).toHaveValue("mayo si hay fondos");
  });

  test("a row that goes to another group keeps the keyboard, and each move is undone by itself", async ({ page }) => {
    const row = await page.locator("[data-row]").first().getAttribute("data-row");
    const criterion = page.locator(`[data-row="${row}"] > .col-criterion`);
    await write(page, criterion, "9");
    await expect(page.locator("[data-row]").last()).toHaveAttribute("data-row", row);
    await expect(criterion).toBeFocused();
    await page.keyboard.press("Delete");
    await expect(criterion).toHaveText("");
    await expect(criterion).toBeFocused();
    await page.keyboard.press("Control+z");
    await expect(criterion).toHaveText("9");
    await expect(criterion).toBeFocused();
    // The title of a group takes the keyboard from nothing.
    await page.locator(".title").first().click({ button: "right" });
    await expect(criterion).toBeFocused();
  });

  test("what is typed before its readers are there is kept, and read when they come", async ({ page }) => {
    await saved(page);
    let release;
    const held = new Promise((resolve) => (release = resolve));
    // The storage and the form bring the readers.
    await page.route(/split_(storage|form|reading)/, async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    const end = cell(page, 0, "end");
    await write(page, end, "julio de 2027");
    await expect(end).toHaveText("julio de 2027");
    release();
    await expect(end).toHaveText("jul 27");
    await saved(page);
  });

  test("a month without a year lies before the end, and an end before the start is marked", async ({ page }) => {
    await write(page, cell(page, 0, "end"), "mar-27");
    await write(page, cell(page, 0, "start"), "dic");
    await openCell(page, 0, "start");
    await expect(page.locator(".cell-hint")).toContainText("= diciembre 2026");
    await page.keyboard.press("Escape");
    await write(page, cell(page, 0, "end"), "mar-26");
    await expect(cell(page, 0, "end")).toHaveAttribute("title", "El fin queda antes del inicio.");
  });

  test("a line is a task", async ({ page }) => {
    const tasks = cell(page, 1, "tasks");
    await openCell(page, 1, "tasks");
    await editor(page).fill("1. Alfa\nBeta\nGamma\n15. aniversario");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await expect(tasks.locator("li")).toHaveText(["Alfa", "Beta", "Gamma", "15. aniversario"]);
  });

  test("a suggestion completes what is typed", async ({ page }) => {
    await openCell(page, 0, "responsible");
    await editor(page).fill("RRHH, tec");
    await expect(page.locator(".choices li")).toHaveText(["Tecnología"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(editor(page)).toHaveValue("RRHH, Tecnología");
    await page.keyboard.press("Escape");
    await openFicha(page, 0);
    const box = page.locator('.ficha [data-field="responsible"]');
    await box.fill("Tec");
    await expect(page.locator(".unit-chips .chip")).toHaveText(["Tecnología"]);
    await page.locator(".unit-chips .chip").click();
    await expect(box).toHaveValue("Tecnología");
  });

  test("undo goes on after a visit to Mis planes", async ({ page }) => {
    await write(page, cell(page, 0, "objective"), "Otra cosa");
    const address = page.url();
    await page.goto(address.replace(/#.*/, "#/"));
    await expect(page.locator('[data-screen="library"]')).toBeVisible();
    await page.goto(address);
    await expect(cell(page, 0, "objective")).toHaveText("Otra cosa");
    await page.keyboard.press("Control+z");
    await expect(cell(page, 0, "objective")).toHaveText("Ordenar las reuniones del año");
  });

  test("the light tells of a text that is being typed", async ({ page }) => {
    await saved(page);
    await cell(page, 0, "objective").click();
    await page.keyboard.type("x");
    await expect(page.locator(".light b")).toHaveText("Escribiendo…");
    await page.keyboard.press("Enter");
    await expect(page.locator(".light b")).not.toHaveText("Escribiendo…");
  });
});

test("by finger a month is tapped, and no keyboard comes up", async ({ page }) => {
  test.skip(test.info().project.name === "desktop", "a mouse has a button for it");
  const months = page.locator("dialog.months");
  if (!hasCards()) {
    await cell(page, 0, "end").tap();
    await expect(cell(page, 0, "end")).toBeFocused();
    await cell(page, 0, "end").tap();
    await expect(months.locator(".months-year strong")).toHaveText("2026");
    await months.getByRole("button", { name: "Año siguiente" }).tap();
    await months.getByRole("button", { name: "marzo 2027" }).tap();
    await expect(months).toHaveCount(0);
    await expect(cell(page, 0, "end")).toHaveText("mar 27");
  }
  await openFicha(page, 0);
  await page.locator("#ficha-end").tap();
  for (const box of await months.locator("button").all()) {
    expect((await box.boundingBox()).height).toBeGreaterThanOrEqual(44);
  }
  await months.getByRole("button", { name: /^septiembre / }).tap();
  await expect(months).toHaveCount(0);
  await expect(page.locator("#ficha-end-help")).toHaveText(/^septiembre 202[67]$/);
  await expect(page.locator("#ficha-end")).not.toBeFocused();
  await page.locator("#ficha-end").tap();
  await months.getByRole("button", { name: "Escribir la fecha" }).tap();
  await expect(page.locator("#ficha-end")).toBeFocused();
});
