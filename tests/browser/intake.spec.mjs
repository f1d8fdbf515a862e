// What comes over an open plan, and files that have lost the plan inside: nothing becomes a second
// plan without a word, and nothing replaces the page.
import { readFileSync } from "node:fs";

import { convert, unzip, zip } from "./office.mjs";
import {
  MESSY, clickMark, chooseFormat, download, hasCards, openFicha, openMessy, pasteCells, saved,
} from "./steps.mjs";
import { expect, expectAccessible, test } from "./support.mjs";

const OBJECTIVE = "Ordenar las reuniones del año";
const asking = (page) => page.locator("[data-asking]");
const answer = (page, name) => page.locator(`[data-answer="${name}"]`);

/** Drops a file on the page; gives whether the browser was kept from opening it. */
function drop(page, name, text) {
  return page.evaluate(
    ([file, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file));
      const options = { dataTransfer, bubbles: true, cancelable: true };
      const over = new DragEvent("dragover", options);
      const event = new DragEvent("drop", options);
      const target = document.querySelector("main") ?? document.body;
      target.dispatchEvent(over);
      target.dispatchEvent(event);
      return over.defaultPrevented && event.defaultPrevented;
    },
    [name, text],
  );
}

/** A workbook as a program writes it again that knows nothing of the plan inside. */
function stripped(text, changes) {
  const files = Object.entries(unzip(convert(text, "xlsx")));
  const left = files.filter(([name]) => !name.startsWith("customXml/"));
  const edited = left.map(([name, content]) => {
    if (!name.endsWith(".xml")) return [name, content];
    let part = content.toString("utf8");
    for (const [old, now] of changes) part = part.replaceAll(old, now);
    return [name, Buffer.from(part)];
  });
  return zip(Object.fromEntries(edited));
}

test("a workbook that lost the plan inside is known by its rows, and what differs is asked", async ({ page }) => {
  await openMessy(page);
  await saved(page);
  const { text } = await download(page);
  await page.goto("./#/");
  const buffer = stripped(text, [[OBJECTIVE, "Cambiado en Excel"]]);
  await page.locator("input[data-file]").setInputFiles({ name: "rrhh.xlsx", mimeType: "", buffer });
  await expect(page.locator("h1")).toHaveText("Este plan ya está en este equipo");
  await expect(page.locator("[data-doubt]")).toBeVisible();
  await expect(page.locator("[data-two]")).toContainText("Objetivo (acción 1)");
  await expectAccessible(page);
  await answer(page, "join").click();
  await expect(page.locator(".notice")).toContainText("Queda 1 por decidir.");
  await page.locator(".notice .icon-only").click();
  const question = page.locator("dialog.jn");
  if (!hasCards()) {
    // The mark on the cell is the way to the question, the cell around it is not.
    await clickMark(page, 0, "objective");
    await expect(question).toBeVisible();
    await question.locator("[data-close]").click();
  }
  await openFicha(page, 0);
  await page.locator('[data-two-versions="objective"]').click();
  await expect(question.locator(".jn-whose")).toHaveText(["La de este plan", "La de rrhh.xlsx"]);
  await question.locator('[data-decide="theirs"]').click();
  await question.locator("[data-close]").click();
  await expect(page.locator("[data-two-versions]")).toHaveCount(0);
  await saved(page);
  if (hasCards()) await page.locator(".ficha-foot .primary").click();
  expect((await download(page)).json.plan.actions[0].objective).toBe("Cambiado en Excel");
  // The same file brings nothing a second time.
  await page.goto("./#/");
  await page.locator("input[data-file]").setInputFiles({ name: "rrhh.xlsx", mimeType: "", buffer });
  await expect(page.locator("[data-news]")).toHaveText("Esa copia no trae nada que no esté aquí.");
  await expect(page.locator("[data-plan]")).toHaveCount(0);
});

test("a copy that is dropped on its open plan joins there, on every screen of it", async ({ page }) => {
  await openMessy(page);
  await saved(page);
  const { text } = await download(page);
  const theirs = text.replace(OBJECTIVE, "Cambiado en la copia");
  const address = page.url();
  for (const view of ["print", "data", "timeline", "table"]) {
    await page.goto(address.replace(/table$/, view));
    await expect(page.locator('[data-screen="plan"]')).toBeVisible();
    expect(await drop(page, "copia.json", theirs)).toBe(true);
    await expect(asking(page).locator("h2").first()).toHaveText("¿Qué es este archivo?");
    await expect(asking(page).locator("[data-news]")).toHaveText("La copia trae 1 cambio");
    if (view !== "table") await answer(page, "cancel").click();
    if (view !== "table") await expect(asking(page)).toHaveCount(0);
  }
  await expectAccessible(page);
  await answer(page, "join").click();
  await expect(page.locator(".notice")).toContainText("Se unió 1 cambio.");
  expect(page.url()).toBe(address);
  await saved(page);
  expect((await download(page)).json.plan.actions[0].objective).toBe("Cambiado en la copia");
  // The same by the menu: nothing is new then, and it may be another plan all the same.
  await page.locator('.top [aria-haspopup="menu"]').click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("menuitem", { name: "Traer una copia devuelta" }).click();
  await (await chooser).setFiles({ name: "copia.json", mimeType: "", buffer: Buffer.from(theirs) });
  await expect(asking(page).locator("[data-news]")).toHaveText("Esa copia no trae nada que no esté aquí.");
  await expect(answer(page, "join")).toHaveCount(0);
  await answer(page, "other").click();
  await expect(page.locator(".plan-name")).toContainText("(copia)");
});

test("another plan over an open one is opened as such or left", async ({ page }) => {
  await openMessy(page);
  await saved(page);
  const other = MESSY.replace("LOMA VERDE", "MONTE ALTO").replaceAll("reuniones", "ferias");
  expect(await drop(page, "Monte Alto.txt", other)).toBe(true);
  await expect(asking(page)).toContainText("De Monte Alto.txt. Es otro plan: Ayuntamiento de Monte Alto");
  await answer(page, "cancel").click();
  await expect(asking(page)).toHaveCount(0);
  // A table that is pasted asks; one that is pasted into a text box is the text of that box.
  await pasteCells(page, "", other);
  await expect(asking(page).locator("h2").first()).toHaveText("¿Qué es esta tabla?");
  await page.keyboard.press("Escape");
  await expect(asking(page)).toHaveCount(0);
  await openFicha(page, 0);
  await page.locator('.ficha [data-field="objective"]').focus();
  await pasteCells(page, "", other);
  await page.locator('.ficha [data-field="objective"]').press("Escape");
  await expect(asking(page)).toHaveCount(0);
  await drop(page, "Monte Alto.txt", other);
  await answer(page, "other").click();
  await expect(page.locator('[data-screen="opening"]')).toContainText("De Monte Alto.txt.");
});

test("two plans of one name are told apart", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "the same on every screen");
  await openMessy(page);
  await saved(page);
  const { text } = await download(page);
  await page.goto("./#/");
  await expect(page.locator("[data-origin]")).toHaveCount(0);
  const twin = text.replaceAll(JSON.parse(text).plan.id, "00000000000000aa");
  const file = { name: "gemelo.json", mimeType: "", buffer: Buffer.from(twin) };
  await page.locator("input[data-file]").setInputFiles(file);
  await expect(page.locator('[data-screen="plan"]')).toBeVisible();
  await saved(page);
  await page.goto("./#/");
  await expect(page.locator("[data-origin]")).toHaveCount(2);
  await expect(page.locator("[data-origin]").first()).toContainText("de gemelo.json, hoy");
  await expect(page.locator("[data-origin]").last()).toContainText("traído aquí hoy");
});

test("the name given when a file leaves signs what was written before", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "the same on every screen");
  await page.addInitScript(() => {
    localStorage.setItem("mejora/settings", JSON.stringify({ language: "es", theme: "auto" }));
  });
  await openMessy(page);
  await openFicha(page, 0);
  await page.locator('.ficha [data-field="objective"]').fill("Escrito sin nombre");
  await page.locator('.ficha [data-field="objective"]').blur();
  await saved(page);
  const dialog = await chooseFormat(page, "json");
  const waiting = page.waitForEvent("download");
  await dialog.locator("[data-send]").click();
  await page.locator("#person-name").fill("Ana");
  await page.locator("[data-person] .primary").click();
  const { lineage } = JSON.parse(readFileSync(await (await waiting).path(), "utf8"));
  expect(lineage.replicas.length).toBeGreaterThan(1);
  expect(lineage.replicas.map((replica) => replica[2])).toEqual(lineage.replicas.map(() => "Ana"));
});
