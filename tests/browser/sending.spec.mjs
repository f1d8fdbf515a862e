// What a plan goes out as: the files are what they say, and come back as the same plan.
import { unzip } from "./office.mjs";
import { chooseFormat, download, downloadAs, hasCards, openMessy, saved } from "./steps.mjs";
import { expect, expectAccessible, test, withoutName } from "./support.mjs";

const NAME = "PM_Ayuntamiento-de-Loma-Verde_2026-2027";

/** The texts of the plan that every table of it shows. */
const SAID = [
  "No existe un calendario de reuniones", "Acordar un calendario", "Conocer los equipos",
  "Número de reuniones celebradas", "cuando se pueda",
];

/** The plan inside an Office file: the custom part with the plan's own root. */
function innerPlan(files) {
  const parts = Object.entries(files).filter(([name]) => /^customXml\/item\d+\.xml$/.test(name));
  const texts = parts.map(([, content]) => content.toString("utf8"));
  return texts.find((text) => text.includes("urn:mejora:plan"));
}

test("Word: a document with the form, the timeline as a picture and the plan inside", async ({ page }) => {
  await openMessy(page);
  const { name, bytes } = await downloadAs(page, "docx");
  expect(name).toBe(`${NAME}.docx`);
  const files = unzip(bytes);
  const body = files["word/document.xml"].toString("utf8");
  for (const said of SAID) expect(body).toContain(said);
  expect(Object.keys(files).filter((file) => file.endsWith(".png"))).toHaveLength(1);
  const png = Object.entries(files).find(([file]) => file.endsWith(".png"))[1];
  expect(png.readUInt32BE(16), "the width of the picture").toBeGreaterThan(1_500);
  expect(png.readUInt32BE(16)).toBeLessThanOrEqual(3_000);
  expect(innerPlan(files)).toContain("Loma Verde");
});

test("Word without the timeline has no picture", async ({ page }) => {
  await openMessy(page);
  const dialog = await chooseFormat(page, "docx");
  await dialog.locator('[name="sn-timeline"]').uncheck();
  await page.keyboard.press("Escape");
  const files = unzip((await downloadAs(page, "docx")).bytes);
  expect(Object.keys(files).filter((file) => file.endsWith(".png"))).toEqual([]);
});

test("Excel: two sheets, and the plan inside", async ({ page }) => {
  await openMessy(page);
  const { name, bytes } = await downloadAs(page, "xlsx");
  expect(name).toBe(`${NAME}.xlsx`);
  const files = unzip(bytes);
  const sheets = Object.keys(files).filter((file) => /^xl\/worksheets\/sheet\d+\.xml$/.test(file));
  expect(sheets).toHaveLength(2);
  const texts = files["xl/sharedStrings.xml"].toString("utf8");
  for (const said of SAID) expect(texts).toContain(said);
  expect(innerPlan(files)).toContain("Loma Verde");
});

test("CSV: as Excel in Spanish opens it, and with commas", async ({ page }) => {
  await openMessy(page);
  const spanish = await downloadAs(page, "csv");
  expect(spanish.name).toBe(`${NAME}.csv`);
  expect([...spanish.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = spanish.bytes.toString("utf8");
  for (const said of SAID) expect(text).toContain(said);
  expect(text).toMatch(/Acción de Mejora;Objetivo;/);
  const dialog = await chooseFormat(page, "csv");
  await dialog.locator('[name="sn-separator"]').selectOption(",");
  await expect(dialog.locator(".sn-text")).toContainText("Acción de Mejora,Objetivo,");
  await page.keyboard.press("Escape");
  // The separator is remembered with the format.
  await page.reload();
  const waiting = page.waitForEvent("download");
  if (hasCards()) await page.locator(".bottom button").click();
  else await page.locator(".top .primary").click();
  await page.locator("dialog.sn [data-send]").click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe(`${NAME}.csv`);
});

test("the calendar holds the deadlines that the preview lists", async ({ page }) => {
  await openMessy(page);
  const dialog = await chooseFormat(page, "ics");
  const listed = await dialog.locator(".sn-deadlines li").count();
  expect(listed).toBe(2);
  await page.keyboard.press("Escape");
  const { name, bytes } = await downloadAs(page, "ics");
  expect(name).toBe(`${NAME}.ics`);
  const text = bytes.toString("utf8");
  expect(text.startsWith("BEGIN:VCALENDAR\r\n")).toBe(true);
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(listed);
});

test("the web page stands alone: no script, no complaint, the rows to read", async ({ page, browser, complaints }) => {
  await openMessy(page);
  const { name, bytes } = await downloadAs(page, "html");
  expect(name).toBe(`${NAME}.html`);
  const other = await browser.newContext({ javaScriptEnabled: false, viewport: page.viewportSize() });
  const there = await other.newPage();
  const asked = [];
  there.on("console", (message) => complaints.push(`the page itself: ${message.text()}`));
  there.on("request", (request) => asked.push(request.url()));
  await there.route("https://plan.example/", (route) => route.fulfill({ contentType: "text/html", body: bytes }));
  await there.goto("https://plan.example/");
  for (const said of SAID) await expect(there.getByText(said).first()).toBeVisible();
  await expect(there.locator("tr[data-id]")).toHaveCount(2);
  expect(await there.locator("script").count()).toBe(0);
  // A browser asks for a site's icon by itself.
  expect(asked.filter((url) => !url.endsWith("/favicon.ico"))).toEqual(["https://plan.example/"]);
  await other.close();
});

for (const format of ["docx", "xlsx", "html", "json"]) {
  test(`what goes out as ${format} comes back as the same plan`, async ({ page, browser }) => {
    await openMessy(page);
    const before = await download(page);
    const file = await downloadAs(page, format);
    const other = await browser.newContext({ viewport: page.viewportSize() });
    await withoutName(other);
    const there = await other.newPage();
    await there.goto(new URL("./", page.url()).href);
    await there.locator("input[type=file]").setInputFiles({
      name: file.name, mimeType: "application/octet-stream", buffer: file.bytes,
    });
    const taken = there.locator('[data-screen="table"]').or(there.locator("[data-accept]"));
    await expect(taken.first()).toBeVisible();
    if (await there.locator("[data-accept]").isVisible()) await there.locator("[data-accept]").click();
    await saved(there);
    expect((await download(there)).json.plan).toEqual(before.json.plan);
    await other.close();
  });
}

test("the timeline goes out as a picture", async ({ page }) => {
  await openMessy(page);
  const { name, bytes } = await downloadAs(page, "svg");
  expect(name).toBe(`${NAME}.svg`);
  expect(bytes.toString("utf8")).toMatch(/^<svg[^]*Acordar un calendario/);
});

test("the language of the file is not that of the app", async ({ page }) => {
  await openMessy(page);
  const dialog = await chooseFormat(page, "docx");
  await expect(dialog.locator(".pr-sheet").first()).toContainText("Recur\u00adsos nece\u00adsarios");
  await dialog.locator('[name="sn-language"]').selectOption("en");
  await expect(dialog.locator(".pr-sheet").first()).toContainText("Resources needed");
  await expect(dialog.locator("h2").first()).toHaveText(hasCards() ? "Enviar" : "Descargar");
  await page.keyboard.press("Escape");
  const files = unzip((await downloadAs(page, "docx")).bytes);
  expect(files["word/document.xml"].toString("utf8")).toContain("Resources needed");
});

test("another paper is a change of the plan that can be undone", async ({ page }) => {
  await openMessy(page);
  const dialog = await chooseFormat(page, "docx");
  await expect(dialog.locator(".sn-caption")).toContainText("Carta");
  await dialog.locator('[name="sn-paper"]').selectOption({ label: "Legal" });
  await expect(dialog.locator(".sn-caption")).toContainText("Legal");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Deshacer/ }).first().click();
  const again = await chooseFormat(page, "docx");
  await expect(again.locator(".sn-caption")).toContainText("Carta");
});

test("PDF leads to the sheets in one tap", async ({ page }) => {
  await openMessy(page);
  const dialog = await chooseFormat(page, "pdf");
  await expect(dialog.locator(".sn-caption")).toHaveText("1 hoja Carta");
  await dialog.locator("[data-send]").click();
  await expect(page.locator('[data-screen="print"] [data-sheet]')).toHaveCount(1);
  await expect(dialog).toHaveCount(0);
});

test("writing can be given up, and begun again", async ({ page }) => {
  await openMessy(page);
  // The worker's code is held back, so that there is time to give up.
  let release;
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.context().route("**/writing*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  const dialog = await chooseFormat(page, "docx");
  const downloads = [];
  page.on("download", (file) => downloads.push(file.suggestedFilename()));
  await dialog.locator("[data-send]").click();
  await expect(dialog.getByRole("progressbar")).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Cancelar" })).toBeFocused();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancelar" }).click();
  await expect(dialog.getByRole("progressbar")).toHaveCount(0);
  await expect(dialog.locator("[data-send]")).toBeFocused();
  release();
  await dialog.locator("[data-send]").click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => downloads).toEqual([`${NAME}.docx`]);
  await expect(page.locator(".notice")).toContainText(`Se descargó ${NAME}.docx`);
});

test("a writer that cannot be loaded says so, and is tried again", async ({ page, complaints }) => {
  await openMessy(page);
  await page.context().route("**/writing*.wasm", (route) => route.abort());
  const dialog = await chooseFormat(page, "docx");
  await dialog.locator("[data-send]").click();
  await expect(dialog.locator(".sn-failed")).toContainText("No se pudo cargar");
  await expectAccessible(page);
  await page.context().unroute("**/writing*.wasm");
  const waiting = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Intentar de nuevo" }).click();
  expect((await waiting).suggestedFilename()).toBe(`${NAME}.docx`);
  // The browser's own words about the file that was held back.
  expect(complaints.join("\n")).toMatch(/Failed to fetch|ERR_FAILED/);
  complaints.length = 0;
});

test("the dialog is left and chosen in by keys", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "keys");
  await openMessy(page);
  const button = page.locator(".top .primary");
  await button.focus();
  await page.keyboard.press("Enter");
  const dialog = page.locator("dialog.sn");
  await expect(dialog.locator('[data-format="docx"] input')).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(dialog.locator('[data-format="xlsx"] input')).toBeChecked();
  await expect(dialog.locator("[data-send]")).toHaveText("Descargar Excel");
  await expect(dialog.locator(".sn-book")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
  // What was chosen is remembered.
  await page.reload();
  await button.click();
  await expect(page.locator('dialog.sn [data-format="xlsx"] input')).toBeChecked();
});

test("nothing is shared where that cannot work", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "canShare", { value: undefined, configurable: true });
    delete Navigator.prototype.canShare;
  });
  await openMessy(page);
  const dialog = await chooseFormat(page, "html");
  await expect(dialog.locator("[data-share]")).toBeHidden();
});

test("the web page is shared, with a second tap where the first is too long ago", async ({ page }) => {
  // The browser's own boundary: what the app gives to it, and what it may answer.
  await page.addInitScript(() => {
    globalThis.shared = [];
    Navigator.prototype.canShare = ({ files }) => files.every((file) => file.type === "text/html");
    Navigator.prototype.share = async ({ files, text: says }) => {
      const [file] = files;
      globalThis.shared.push({ name: file.name, type: file.type, says, text: await file.text() });
      if (globalThis.shared.length === 1) throw new DOMException("too late", "NotAllowedError");
    };
  });
  await openMessy(page);
  const dialog = await chooseFormat(page, "docx");
  await expect(dialog.locator("[data-share]")).toBeHidden();
  await dialog.locator('.sn-first [data-format="html"]').click();
  const button = dialog.locator("[data-share]");
  const [words, again] = hasCards() ? ["Enviar", "enviar"] : ["Compartir", "compartir"];
  await expect(button).toHaveText(words);
  if (hasCards()) {
    await expect(dialog.locator("h2").first()).toHaveText("Enviar");
    await expect(dialog.locator(".sn-state")).toContainText("aquí se vuelve a abrir para seguir editando");
  }
  await button.click();
  await expect(button).toHaveText(`Listo: ${again} ahora`);
  await button.click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator(".notice")).toContainText(`Se compartió ${NAME}.html`);
  const [first, second] = await page.evaluate(() => globalThis.shared);
  expect(second).toEqual(first);
  expect(second.name).toBe(`${NAME}.html`);
  expect(second.type).toBe("text/html");
  expect(second.text).toContain("Acordar un calendario");
  // Whoever gets it is told what it is.
  expect(second.says).toContain("Se abre en cualquier teléfono o computadora, y en Mejora se vuelve a abrir");
});

test("on a phone Word is downloaded, with what to do next, even where all can be shared", async ({ page }) => {
  test.skip(!hasCards(), "a phone");
  await page.addInitScript(() => {
    Navigator.prototype.canShare = () => true;
  });
  await openMessy(page);
  const dialog = await chooseFormat(page, "docx");
  await expect(dialog.locator("[data-share]")).toBeHidden();
  await page.keyboard.press("Escape");
  await downloadAs(page, "docx");
  await expect(page.locator(".notice")).toContainText(`Se descargó ${NAME}.docx. Queda en las descargas.`);
});
