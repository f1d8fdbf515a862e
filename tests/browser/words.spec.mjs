// Long words: they break with a hyphen where the browser has no dictionary, on the screen alone.
import { cell, openMessy, view } from "./steps.mjs";
import { expect, test } from "./support.mjs";

const SOFT = "\u00AD";

test("long words break on the screen and are whole in what is copied and typed", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "the same table on every screen");
  await openMessy(page);
  const objective = cell(page, 0, "objective");
  const shown = () => objective.evaluate((it) => it.textContent);
  const browserBreaks = await page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement("div"));
    probe.lang = "es-DO";
    probe.textContent = "responsabilidades";
    probe.style.cssText = "position:absolute;width:70px;font:16px/20px sans-serif;hyphens:auto";
    const lines = probe.offsetHeight / 20;
    probe.remove();
    return lines > 1;
  });
  test.skip(browserBreaks, "this browser has a dictionary");
  await expect.poll(shown).toContain(`reunio${SOFT}nes`);
  await objective.evaluate((it) => getSelection().selectAllChildren(it));
  await page.keyboard.press("Control+C");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.trim()).toBe("Ordenar las reuniones del año");
  await expect.poll(shown).toContain(SOFT);
  await page.evaluate(() => getSelection().removeAllRanges());
  await objective.dblclick();
  await expect(page.locator(".cell-editor textarea")).toHaveValue("Ordenar las reuniones del año");
  await page.keyboard.press("Escape");
});

test("the sheets are laid out in letters of their own", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "the same sheets on every screen");
  await openMessy(page);
  await expect(page.locator(".row").first()).toHaveCSS("content-visibility", "auto");
  await page.goto(page.url().replace(/table$/, "print"));
  await expect(page.locator('[data-screen="print"]')).toHaveAttribute("data-pages", /\d/);
  await expect(page.locator(".pr-hint:not([hidden])")).toHaveCount(1);
  const letters = await page.evaluate(() => ["2048px mejora-sheets", "700 2048px mejora-sheets"].map((font) => {
    const context = document.createElement("canvas").getContext("2d");
    context.font = font;
    return document.fonts.check(font) ? context.measureText("a").width : 0;
  }));
  // As wide as Calibri's.
  expect(letters.map(Math.round)).toEqual([981, 1011]);
});
