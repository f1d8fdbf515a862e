// Every screen in both languages, light and dark: axe finds nothing, and nothing overflows.
import { chooseFormat, openFicha, paste, MESSY } from "./steps.mjs";
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
          localStorage.setItem("mejora/settings", JSON.stringify({ ...settings, name: "" }));
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
      // Without the form, which covers a phone.
      await page.reload();
      for (const format of ["docx", "xlsx", "html", "csv", "ics", "json", "svg", "pdf"]) {
        await chooseFormat(page, format);
        await check(page);
        await page.keyboard.press("Escape");
      }
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
