// What a person does with the app, in words: the page object of the journeys.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { MESSY } from "./messy.mjs";
import { expect, open, test } from "./support.mjs";

export { MESSY };

/** A real plan as text. Required in CI, skipped elsewhere, since it is not in the repository. */
export function realPlan(name) {
  try {
    return readFileSync(join(process.env.MEJORA_PLANS, name), "utf8");
  } catch (error) {
    if (process.env.CI) throw error;
    test.skip(true, `the real plan ${name} is not on this machine`);
    return "";
  }
}

/** Brings a text in: with Ctrl+V where there are keys, through the box where there are not. */
export async function paste(page, text) {
  const touch = test.info().project.name !== "desktop";
  if (touch) {
    await page.locator('[data-door="open"]').click();
    await page.locator("#bring-text").fill(text);
    await page.locator("dialog[open] button[type=submit]").click();
  } else {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate((value) => navigator.clipboard.writeText(value), text);
    await page.keyboard.press("Control+V");
  }
}

/** Pastes as a program copies: a page and a plain text at once. */
export async function pasteCells(page, html, text) {
  await page.evaluate(
    ([asPage, plain]) => {
      const data = new DataTransfer();
      data.setData("text/html", asPage);
      data.setData("text/plain", plain);
      const options = { clipboardData: data, bubbles: true, cancelable: true };
      (document.activeElement ?? document.body).dispatchEvent(new ClipboardEvent("paste", options));
    },
    [html, text],
  );
}

/** Chooses a file in *Mis planes*. */
export async function choose(page, name, content) {
  const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(content) };
  await page.locator("input[data-file]").setInputFiles(file);
}

/** Brings a text in and takes it as it was understood. */
export async function adopt(page, text) {
  await paste(page, text);
  await expect(page.locator('[data-screen="opening"]')).toBeVisible();
  await page.locator("[data-accept]").click();
  await expect(page.locator('[data-screen="table"]')).toBeVisible();
}

/** The app with the messy plan open. */
export async function openMessy(page) {
  await open(page);
  await adopt(page, MESSY);
}

/** The only plan on this device, as it was stored last. */
export function stored(page) {
  return page.evaluate(() => {
    const keys = Object.keys(localStorage).filter((name) => name.startsWith("mejora/plan/"));
    if (new Set(keys.map((key) => key.split("/")[2])).size !== 1) throw new Error(`one plan, not ${keys}`);
    const frames = keys.map((key) => localStorage.getItem(key));
    const saved = (frame) => Number(frame.split(" ")[2]);
    const latest = frames.reduce((one, other) => (saved(one) >= saved(other) ? one : other));
    return JSON.parse(latest.slice(latest.indexOf("\n") + 1)).plan;
  });
}

/** A cell of the table: the row from 0, the column by its name in the plan file. */
export function cell(page, row, column) {
  return page.locator("[data-row]").nth(row).locator(`> .col-${column}`);
}

/** Opens the editor of a cell, with the caret at the end of its text. */
export async function openCell(page, row, column) {
  await cell(page, row, column).click();
  // A click on what is selected opens it.
  if (!(await page.locator(".cell-editor").isVisible())) await page.keyboard.press("Enter");
}

/** Clicks the mark that styles put behind the content of a cell. */
export async function clickMark(page, row, column) {
  const marked = cell(page, row, column);
  const box = await marked.boundingBox();
  const content = await marked.evaluate((it) => {
    const range = document.createRange();
    range.selectNodeContents(it);
    return range.getBoundingClientRect().bottom;
  });
  await page.mouse.click(box.x + 20, content + 10);
}

/** Ends the text that is typed in a cell: with Enter, or with Listo where Enter is another line. */
export async function endCell(page) {
  if (test.info().project.name === "desktop") await page.keyboard.press("Enter");
  else await page.locator(".cell-done").tap();
}

/** Whether the actions are cards, as on a phone. */
export function hasCards() {
  return test.info().project.name === "phone";
}

/** Opens the form of an action, the row from 0. */
export async function openFicha(page, row) {
  if (hasCards()) await page.locator("[data-card]").nth(row).click();
  else await openByNumber(page, row);
  await expect(page.locator(".ficha")).toBeVisible();
}

/** A press on a number selects its row, and a press on what is selected opens it. */
async function openByNumber(page, row) {
  const number = cell(page, row, "number").locator("button");
  await number.click();
  if (!(await page.locator(".ficha").isVisible())) await number.click();
}

/** Goes to a view of the open plan. */
export async function view(page, name) {
  const bar = hasCards() ? ".bottom" : ".views";
  await page.locator(`${bar} a[href$="/${name}"]`).click();
}

/** A second tab with the open plan. */
export async function secondTab(page) {
  const second = await page.context().newPage();
  await second.goto(page.url());
  await expect(cell(second, 0, "objective")).toHaveText("Ordenar las reuniones del año");
  return second;
}

/** Waits until the light says that all is saved. */
export async function saved(page) {
  await expect(page.locator("[data-light]")).toHaveAttribute("data-light", "saved");
}

/** Opens *Descargar* with a format chosen. */
export async function chooseFormat(page, format) {
  if (hasCards()) await page.locator(".bottom button").click();
  else await page.locator(".top .primary").click();
  const dialog = page.locator("dialog.sn");
  await expect(dialog).toBeVisible();
  const choice = dialog.locator(`[data-format="${format}"]`);
  if (!(await choice.isVisible())) await dialog.locator(".sn-others summary").click();
  await choice.click();
  await expect(choice.locator("input")).toBeChecked();
  return dialog;
}

/** Downloads the plan in a format and gives the file's name and its bytes. */
export async function downloadAs(page, format) {
  const dialog = await chooseFormat(page, format);
  const waiting = page.waitForEvent("download");
  await dialog.locator("[data-send]").click();
  const file = await waiting;
  await expect(dialog).toHaveCount(0);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** Downloads the plan file and gives its name and what it holds. */
export async function download(page) {
  const { name, bytes } = await downloadAs(page, "json");
  const text = bytes.toString("utf8");
  return { name, text, json: JSON.parse(text) };
}
