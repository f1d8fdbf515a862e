// Files that are damaged, or made to do harm: the page lives on while they are read, says what
// came of them, and opens the next file.
import { golden } from "./office.mjs";
import { hostileFiles } from "./hostile.mjs";
import { expect, open, test } from "./support.mjs";

const TYPE = "application/octet-stream";

/** How long the page may stand still, in milliseconds: a machine that compiles is slow. */
const STILL = 3_000;

async function choose(page, name, buffer) {
  await page.locator("input[data-file]").setInputFiles({ name, mimeType: TYPE, buffer });
}

/** Begins to note the longest time between two turns of the page. */
function watch(page) {
  return page.evaluate(() => {
    let last = performance.now();
    globalThis.still = 0;
    setInterval(() => {
      const now = performance.now();
      globalThis.still = Math.max(globalThis.still, now - last);
      last = now;
    }, 20);
  });
}

for (const { name, bytes, opens } of hostileFiles()) {
  test(`${name} does not stop the page, and a good file opens after it`, async ({ page }) => {
    test.skip(test.info().project.name !== "desktop", "the same on the others");
    test.setTimeout(240_000);
    await open(page);
    const said = page.locator("dialog[open] [role=alert], .notice.problem").first();
    const preview = page.locator('[data-screen="opening"]');
    await watch(page);
    await choose(page, name, bytes);
    await expect(opens ? preview : said).toBeVisible({ timeout: 120_000 });
    const still = await page.evaluate(() => globalThis.still);
    test.info().annotations.push({ type: name, description: `still for ${Math.round(still)} ms` });
    // A preview of thousands of rows is drawn by the page itself.
    if (!opens) {
      expect(await said.innerText()).toMatch(/\.\s*$/);
      expect(still).toBeLessThan(STILL);
      await page.keyboard.press("Escape");
    }
    await page.goto("./#/");
    await choose(page, "plan.xls", golden("sheets/plan.xls"));
    await expect(preview).toContainText("plan.xls", { timeout: 60_000 });
  });
}
