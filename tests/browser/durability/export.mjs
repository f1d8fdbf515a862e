// The plan file as the app gives it to a person.
import { readFile } from "node:fs/promises";

/** Downloads the plan file of the open plan through *Descargar* and gives its text. */
export async function fileOf(page) {
  await page.evaluate(() => {
    // A browser that was started by hand hands its downloads to nobody, so the page keeps them.
    if (globalThis.tortureFiles) return;
    globalThis.tortureFiles = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      globalThis.tortureFiles.push(blob);
      return make.call(URL, blob);
    };
  });
  const before = await page.evaluate(() => globalThis.tortureFiles.length);
  await page.locator(".top .primary").click();
  const dialog = page.locator("dialog.sn");
  const choice = dialog.locator('[data-format="json"]');
  await dialog.waitFor();
  if (!(await choice.isVisible())) await dialog.locator(".sn-others summary").click();
  await choice.click();
  await dialog.locator("[data-send]").click();
  // What a killed browser or a blocked store forgot is asked for again: the name to sign with.
  const question = page.locator("[data-person] [type=submit]");
  const gone = page.waitForFunction((from) => globalThis.tortureFiles.length > from, before);
  await Promise.race([gone, question.waitFor().then(() => question.click(), () => {})]);
  const text = await page.evaluate(async (from) => {
    const blob = await globalThis.torture.until(() => globalThis.tortureFiles[from]);
    return blob ? blob.text() : "";
  }, before);
  await dialog.waitFor({ state: "detached" });
  return text;
}

/** The bytes that a download gave, as text. */
export async function downloaded(download) {
  return readFile(await download.path(), "utf8");
}
