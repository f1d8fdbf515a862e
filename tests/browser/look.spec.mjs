// Every screen in both languages, light and dark: axe finds nothing, and nothing overflows.
import { adopt, openFicha, paste, realPlan, MESSY } from "./steps.mjs";
import { expect, expectAccessible, open, test } from "./support.mjs";

/** Nothing makes the page itself scroll sideways. */
async function expectNoOverflow(page) {
  const [inner, outer] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(inner).toBeLessThanOrEqual(outer);
}

async function check(page) {
  await expect(page.locator(".fetching")).toHaveCount(0);
  await expectNoOverflow(page);
  await expectAccessible(page);
}

for (const language of ["es", "en"]) {
  for (const theme of ["light", "dark"]) {
    test(`all screens, ${language}, ${theme}`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.addInitScript(
        (settings) => {
          if (!localStorage.getItem("mejora/settings")) {
            localStorage.setItem("mejora/settings", JSON.stringify(settings));
          }
        },
        { language, theme },
      );
      await open(page);
      await check(page);
      await paste(page, MESSY);
      await expect(page.locator('[data-screen="opening"]')).toBeVisible();
      await check(page);
      await page.locator("[data-accept]").click();
      await expect(page.locator('[data-screen="table"]')).toBeVisible();
      await check(page);
      const plan = page.url().replace(/\/table$/, "");
      await openFicha(page, 0);
      await check(page);
      for (const screen of ["timeline", "data", "print"]) {
        await page.goto(`${plan}/${screen}`);
        await expect(page.locator("[data-screen]").last()).toBeVisible();
        await check(page);
      }
      for (const screen of ["#/settings", "#/help", "#/"]) {
        await open(page, screen);
        await check(page);
      }
    });
  }
}

const PRINTED = [
  ["a messy plan", () => MESSY],
  ["Altamira", () => realPlan("altamira-2026-2027.txt")],
  ["Vallejuelo", () => realPlan("vallejuelo-2025-2026.txt")],
];

for (const [name, text] of PRINTED) {
  test(`${name} is printed on just the sheets that are shown`, async ({ page }) => {
    test.skip(test.info().project.name !== "desktop", "the same sheets on every screen");
    await open(page);
    await adopt(page, text());
    const rows = await page.locator(".row[data-row]").count();
    await page.goto(page.url().replace(/table$/, "print"));
    await expect(page.locator("[data-sheet]").first()).toBeVisible();
    await expect(page.locator("[data-sheet] tbody tr")).not.toHaveCount(0);
    expect(rows).toBeGreaterThan(0);
    const sheets = await page.locator("[data-sheet]").count();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const pages = pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? [];
    expect(pages.length).toBe(sheets);
  });
}

