// Empezar desde la guía: a self-assessment becomes a plan, and what is left stays with it.
import { docx } from "./office.mjs";
import { hasCards, saved, stored, view } from "./steps.mjs";
import { expect, expectAccessible, open, test } from "./support.mjs";

const HEADER = ["Ejemplos", "Puntos Fuertes (Detallar Evidencias)", "Áreas de Mejora"];

/** A guide as people leave it: an index, instructions, tables over pages, several ways to say no. */
const GUIDE = [
  "GUÍA DE AUTOEVALUACIÓN CON EL MODELO CAF",
  "Ayuntamiento de Loma Verde",
  "Índice",
  "CRITERIO 1: LIDERAZGO\t4",
  "Instrucciones: anote lo que hay y lo que falta.",
  "1. Reúna las evidencias antes de empezar.",
  "CRITERIO 1: LIDERAZGO",
  "SUBCRITERIO 1.1. Dirigir la organización desarrollando su misión, visión y valores",
  [
    HEADER,
    ["1. Formular la misión con el personal.", "Acta 12-2025\nAfiche en la entrada", "N/A"],
    ["2. Dar a conocer los valores.", "", "No se evidencia que se den a conocer los valores."],
    ["3. Prevenir la corrupción.", "Código de ética", "• No se ha formado la comisión.\n• Falta el buzón."],
  ],
  "SUBCRITERIO 1.4. Gestionar relaciones con las autoridades",
  [
    HEADER,
    [
      "1) Conocer las políticas públicas. 2) Reunirse con las juntas de vecinos. 3) Rendir cuentas.",
      "3) Memoria anual",
      "1) No hay quien las siga. 2) No se reúnen desde 2023.",
    ],
  ],
  "CRITERIO 4: ALIANZAS Y RECURSOS",
  "SUBCRITERIO 4.5. Gestionar la tecnología",
  [HEADER, ["1. Tener un inventario de equipos.", "", "No existe un inventario de equipos."]],
  [HEADER, ["2. Dar mantenimiento.", "Contrato vigente", "No se identifican áreas de mejora"]],
];

/** The same as lines of text, the cells of a row parted by tabs. */
const TEXT = GUIDE.flatMap((block) =>
  Array.isArray(block)
    ? [...block.map((cells) => cells.map((cell) => cell.replaceAll("\n", " ")).join("\t")), ""]
    : [block],
).join("\n");

const guide = (page) => page.locator("[data-guide]");
const row = (page, code) => page.locator(`[data-example="${code}"]`);
const tick = (page, code) => row(page, code).locator("input");
const add = (page) => page.locator("[data-add]");
const areas = (page) => page.locator("[data-areas] .pd-area");

/** Opens the door of the guide and gives it a file. */
async function chooseGuide(page, blocks = GUIDE) {
  await page.locator('[data-door="guide"]').click();
  const choosing = page.waitForEvent("filechooser");
  await page.locator("dialog[open] [data-choose]").click();
  const buffer = docx(blocks);
  await (await choosing).setFiles({ name: "Guía.docx", mimeType: "application/msword", buffer });
  await expect(guide(page)).toBeVisible();
}

/** Opens the guide and adds all but two of its áreas. */
async function addSome(page) {
  await chooseGuide(page);
  await tick(page, "1.1 (3)").uncheck();
  await tick(page, "4.5 (1)").uncheck();
  await add(page).click();
  await expect(page.locator('[data-screen="table"]')).toBeVisible();
}

/** What a plan says of each action: code, example and área. */
const shown = (actions) =>
  actions.map(({ subcriterion, example, area }) => `${subcriterion} (${example}) ${area}`);

test("a guide becomes a plan; what is not ticked stays as áreas sin acción", async ({ page }) => {
  await open(page);
  await chooseGuide(page);
  await expect(guide(page)).toContainText("8 ejemplos");
  await expect(guide(page)).toContainText("5 áreas de mejora");
  await expect(page.locator("[data-example]:visible")).toHaveCount(5);
  await expect(add(page)).toHaveText("Agregar 5 acciones");
  await tick(page, "1.1 (3)").uncheck();
  await expect(add(page)).toHaveText("Agregar 4 acciones");
  await tick(page, "4.5 (1)").uncheck();
  await expect(add(page)).toHaveText("Agregar 3 acciones");
  await expect(page.locator(".guide-end")).toContainText("Quedan 2 como áreas sin acción, en Datos del plan");
  await add(page).click();
  await expect(page.locator('[data-screen="table"]')).toBeVisible();
  const plan = await stored(page);
  expect(plan.institution).toBe("Ayuntamiento de Loma Verde");
  expect(shown(plan.actions)).toEqual([
    "1.1 (2) No se evidencia que se den a conocer los valores.",
    "1.4 (1) No hay quien las siga.",
    "1.4 (2) No se reúnen desde 2023.",
  ]);
  expect(plan.actions.map((action) => action.criterion)).toEqual([1, 1, 1]);
  expect(plan.open_areas.map((area) => area.subcriterion)).toEqual(["1.1", "4.5"]);
});

test("an área becomes an action later, can be taken back, and outlives a reload", async ({ page }) => {
  await open(page);
  await addSome(page);
  await view(page, "data");
  await expect(areas(page)).toHaveCount(2);
  await expectAccessible(page);
  await areas(page).nth(1).locator("[data-adopt]").click();
  await expect(areas(page)).toHaveCount(1);
  await expect(areas(page).first().locator("[data-adopt]")).toBeFocused();
  await page.getByRole("button", { name: /^Deshacer/ }).first().click();
  await expect(areas(page)).toHaveCount(2);
  await areas(page).first().locator("[data-adopt]").click();
  await saved(page);
  await page.reload();
  await expect(areas(page)).toHaveCount(1);
  await expect(areas(page)).toContainText("No existe un inventario");
  const { actions } = await stored(page);
  expect(actions.at(-1).area).toContain("Falta el buzón.");
});

test("a guide is added to the plan that was open, without áreas twice, and taken back", async ({ page }) => {
  await open(page);
  await addSome(page);
  await page.locator(".top a").first().click();
  await chooseGuide(page);
  await expect(page.locator("#guide-target option:checked")).toHaveText(/^Ayuntamiento de Loma Verde/);
  await page.locator(".guide-tools [data-none]").click();
  await expect(add(page)).toHaveText("Seguir sin acciones");
  await tick(page, "4.5 (1)").check();
  await add(page).click();
  await expect(page.locator('[data-screen="table"]')).toBeVisible();
  await expect.poll(async () => (await stored(page)).actions.length).toBe(4);
  const { open_areas: left } = await stored(page);
  expect(left.map((area) => area.subcriterion)).toEqual(["1.1"]);
  await page.locator(".notice").getByRole("button", { name: "Deshacer" }).click();
  await expect.poll(async () => (await stored(page)).actions.length).toBe(3);
});

test("the guide is pasted as text, and as the page that Word copies", async ({ page }) => {
  await open(page);
  await page.locator('[data-door="guide"]').click();
  await page.locator("#bring-text").fill(TEXT);
  await page.locator("dialog[open] button[type=submit]").click();
  await expect(add(page)).toHaveText("Agregar 5 acciones");
  await page.goBack();
  await page.locator('[data-door="guide"]').click();
  await page.locator("#bring-text").focus();
  const cell = (text) => `<td><p class=MsoNormal>${text.replaceAll("\n", "<br>")}</p></td>`;
  const table = (rows) =>
    `<table>${rows.map((cells) => `<tr>${cells.map(cell).join("")}</tr>`).join("")}</table>`;
  const html = GUIDE.map((it) => (Array.isArray(it) ? table(it) : `<p class=MsoNormal>${it}</p>`));
  await page.evaluate((asPage) => {
    const data = new DataTransfer();
    data.setData("text/html", asPage);
    data.setData("text/plain", "lo mismo sin celdas");
    const options = { clipboardData: data, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", options));
  }, `<html><body>${html.join("")}</body></html>`);
  await expect(add(page)).toHaveText("Agregar 5 acciones");
});

test("what is no guide is said in the words of the guide", async ({ page }) => {
  await open(page);
  await page.locator('[data-door="guide"]').click();
  await page.locator("#bring-text").fill("Estimada Ana: mañana le llevo la guía.");
  await page.locator("dialog[open] button[type=submit]").click();
  await expect(page.locator("dialog[open] .refusal")).toContainText("no parece una guía");
});

test("the choice is accessible in both languages, and has room for fingers", async ({ page }) => {
  await open(page);
  for (const language of ["es", "en"]) {
    await page.locator('[data-door="guide"]').click();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await chooseGuide(page);
    for (const summary of await page.locator(".guide-more:visible summary").all()) {
      await summary.click();
    }
    await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide, "nothing stands over the edge").toBeLessThanOrEqual(0);
    if (test.info().project.name !== "desktop") {
      const targets = page.locator("[data-guide] :is(button, summary, select, label):visible");
      for (const target of await targets.all()) {
        const { height } = await target.boundingBox();
        expect(Math.round(height), await target.innerText()).toBeGreaterThanOrEqual(44);
      }
    }
    if (language === "en") break;
    await page.goto("./#/settings");
    await page.locator('input[value="en"]').check();
    await page.goto("./#/");
  }
});

test("a guide of 250 examples scrolls and counts on a phone", async ({ page }) => {
  test.skip(!hasCards(), "the slowest place");
  const blocks = ["Ayuntamiento de Loma Verde"];
  const counts = [4, 4, 3, 6, 3, 2, 2, 2, 2];
  counts.forEach((count, at) => {
    blocks.push(`CRITERIO ${at + 1}`);
    for (let part = 1; part <= count; part += 1) {
      const text = (number) => `Describir el proceso ${at}.${part}.${number} `.repeat(12);
      const rows = Array.from({ length: 9 }, (_, number) => [
        `${number + 1}. ${text(number)}`, `Acta. ${text(number)}`, number % 3 ? `No hay. ${text(number)}` : "",
      ]);
      blocks.push(`SUBCRITERIO ${at + 1}.${part}.`, [HEADER, ...rows]);
    }
  });
  const client = await page.context().newCDPSession(page);
  await open(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await chooseGuide(page, blocks);
  await expect(page.locator("[data-example]")).toHaveCount(252);
  await expect(add(page)).toHaveText("Seguir sin acciones");
  await page.locator(".guide-tools [data-all]").click();
  await expect(add(page)).toHaveText("Agregar 168 acciones");
  await tick(page, "9.2 (9)").scrollIntoViewIfNeeded();
  await tick(page, "9.2 (9)").uncheck();
  await expect(add(page)).toHaveText("Agregar 167 acciones");
});
