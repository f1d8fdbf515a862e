// Files that are damaged, or made to do harm: the page lives on while they are read, says what
// came of them, and opens the next file.
import { golden } from "./office.mjs";
import { hostileFiles } from "./hostile.mjs";
import { expect, open, test } from "./support.mjs";

const TYPE = "application/octet-stream";

/** How long the page may stand still, in milliseconds: a machine that compiles is slow. */
const STILL = 1_500;

async function choose(page, name, buffer) {
  await page.locator("input[data-file]").setInputFiles({ name, mimeType: TYPE, buffer });
}

/** Begins to note the longest time between two turns of the page. */
function watch(page) {
  return page.evaluate(() => {
    let last = performance.now();
    globalThis.still = 0;
    clearInterval(globalThis.watching);
    globalThis.watching = setInterval(() => {
      const now = performance.now();
      globalThis.still = Math.max(globalThis.still, now - last);
      last = now;
    }, 20);
  });
}

test("no file stops the page, and a good one opens after each", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "the same on the others");
  test.setTimeout(900_000);
  await open(page);
  const said = page.locator("dialog[open] [role=alert], .notice.problem").first();
  const preview = page.locator('[data-screen="opening"]');
  for (const { name, bytes, opens } of hostileFiles()) {
    await test.step(name, async () => {
      await watch(page);
      await choose(page, name, bytes);
      const answer = opens ? preview : said;
      await expect(answer, name).toBeVisible({ timeout: 120_000 });
      if (!opens) expect(await said.innerText(), name).toMatch(/\.\s*$/);
      const still = await page.evaluate(() => globalThis.still);
      test.info().annotations.push({ type: name, description: `still for ${Math.round(still)} ms` });
      // A preview of thousands of rows is drawn by the page itself.
      if (!opens) {
        expect(still, name).toBeLessThan(STILL);
        await page.keyboard.press("Escape");
      }
      await page.goto("./#/");
      await choose(page, "plan.xls", golden("sheets/plan.xls"));
      await expect(preview, `after ${name}`).toContainText("plan.xls", { timeout: 60_000 });
      await page.goto("./#/");
    });
  }
});
