// Takes the README's pictures: `node screenshots.mjs ADDRESS FOLDER`, started by
// `cargo xtask screenshots`. They show the example plan that the app brings.
import { join } from "node:path";

import { chromium } from "@playwright/test";

const [address, folder] = process.argv.slice(2);

const WIDE = { viewport: { width: 1280, height: 800 } };
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** A page with the example plan open in the table. */
async function example(browser, shape, dark = false) {
  const context = await browser.newContext({
    ...shape,
    locale: "es-DO",
    colorScheme: dark ? "dark" : "light",
    serviceWorkers: "block",
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByText("Ver un ejemplo").click();
  await page.locator('[data-screen="table"]').waitFor();
  return page;
}

async function picture(page, name) {
  // The pictures follow the last paint; half a second lets rows and fonts settle.
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}

async function main() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROME ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  await picture(await example(browser, WIDE), "tabla");
  const timeline = await example(browser, WIDE);
  await timeline.locator('.views a[href$="/timeline"]').click();
  await picture(timeline, "cronograma");
  await picture(await example(browser, PHONE), "telefono");
  await picture(await example(browser, WIDE, true), "tabla-oscura");
  await browser.close();
}

await main();
