// Copies of a plan that were edited apart: they join, and a field with two versions is asked for.
import { convert, unzip, zip } from "./office.mjs";
import { cell, clickMark, download, endCell, hasCards, openFicha, openMessy, saved, secondTab, view, openCell } from "./steps.mjs";
import { expect, expectAccessible, open, test as base, withoutName } from "./support.mjs";

const OBJECTIVE = "Ordenar las reuniones del año";
const answer = (page, name) => page.locator(`[data-answer="${name}"]`);
const panel = (page) => page.locator("dialog.jn");
const card = (page, field) => panel(page).locator(`[data-conflict="${field}"]`);
const decide = (page, field, which) => card(page, field).locator(`[data-decide="${which}"]`);

/** A test with a second browser, in which the app is open. */
const test = base.extend({
  other: async ({ browser }, use) => {
    const { baseURL, locale, timezoneId, viewport, hasTouch, isMobile } = base.info().project.use;
    const shape = { baseURL, locale, timezoneId, viewport, hasTouch, isMobile };
    const context = await browser.newContext(shape);
    await withoutName(context);
    const page = await context.newPage();
    await open(page);
    await use(page);
    await context.close();
  },
});

/** Brings a file in from *Mis planes*. */
async function bring(page, buffer, name = "copia.json") {
  await page.goto("./#/");
  const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(buffer) };
  await page.locator("input[data-file]").setInputFiles(file);
}

/** Says that the changes of one name are by this person, in the text of a plan file. */
function signed(text, names) {
  const file = JSON.parse(text);
  file.lineage.replicas.forEach((replica, at) => {
    if (replica.length === 2 && names[at]) replica.push(names[at]);
  });
  return JSON.stringify(file);
}

/** Writes into a field of an action, by its form. */
async function write(page, row, field, text) {
  await openFicha(page, row);
  const box = page.locator(`.ficha [data-field="${field}"]`).first();
  await box.fill(text);
  await box.blur();
  await saved(page);
  // On a phone the form covers the cards.
  if (hasCards()) await page.locator(".ficha-foot .primary").click();
}

const text = async (page) => (await download(page)).text;
const plan = async (page) => (await download(page)).json.plan;

/** Two browsers with one plan. */
async function twoBrowsers(page, other) {
  await openMessy(page);
  await saved(page);
  const copy = await text(page);
  await bring(other, copy);
  await expect(other.locator('[data-screen="plan"]')).toBeVisible();
  await saved(other);
}

test("changes of different fields join silently, and can be undone", async ({ page, other }) => {
  await twoBrowsers(page, other);
  const before = (await plan(page)).actions[0].comments;
  await write(page, 0, "objective", "Objetivo de aquí");
  await write(other, 0, "comments", "Comentario de allá");
  await write(other, 1, "indicator", "Equipos con placa");
  const copy = await text(other);
  await bring(page, copy);
  await expect(page.locator("[data-news]")).toHaveText("La copia trae 2 cambios");
  await expect(page.locator("#jn-came [data-difference]")).toHaveCount(2);
  await expectAccessible(page);
  await answer(page, "join").click();
  await expect(page.locator(".notice")).toContainText("Se unieron 2 cambios.");
  await expect(page.locator(".notice button")).toHaveCount(2);
  await saved(page);
  let { actions } = await plan(page);
  expect(actions[0].objective).toBe("Objetivo de aquí");
  expect(actions[0].comments).toBe("Comentario de allá");
  expect(actions[1].indicator.text).toBe("Equipos con placa");
  // One step takes all of it back, and the copy has then nothing new: it says what is newer here.
  await page.locator("[data-row], [data-card]").first().waitFor();
  await page.locator('.tools button[aria-label^="Deshacer"]').click();
  await expect.poll(async () => (await plan(page)).actions[0].comments).toBe(before);
  ({ actions } = await plan(page));
  expect(actions[0].objective).toBe("Objetivo de aquí");
  await saved(page);
  await bring(page, copy);
  await expect(page.locator("[data-news]")).toHaveText("Esa copia no trae nada que no esté aquí.");
  await expect(page.locator("[data-received] summary")).toContainText("lo de aquí es más nuevo");
  await answer(page, "go-on").click();
  await expect(page.locator('[data-screen="plan"]')).toBeVisible();
});

test("the same field is asked for, and the decision sticks where it goes", async ({ page, other }) => {
  await twoBrowsers(page, other);
  await write(page, 0, "indicator", "Actas firmadas");
  await write(other, 0, "indicator", "Reuniones celebradas");
  await write(other, 0, "objective", "Objetivo de allá");
  const copy = await text(other);
  await bring(page, copy);
  await expect(page.locator("[data-two]")).toContainText("Indicador (acción 1)");
  await answer(page, "join").click();
  await expect(page.locator(".notice")).toContainText("Queda 1 por decidir.");
  if (!hasCards()) {
    const mark = await cell(page, 0, "indicator").evaluate((it) => getComputedStyle(it, "::after").content);
    expect(mark).toBe('"dos versiones"');
  }
  await page.locator(".notice").getByRole("button", { name: "Decidir" }).click();
  await expect(card(page, "indicator/text").locator("h3")).toHaveText(
    "Hay dos versiones de Indicador (acción 1)",
  );
  await expect(card(page, "indicator/text").locator(".jn-version").first()).toContainText("Actas firmadas");
  await expectAccessible(page);
  await decide(page, "indicator/text", "ours").click();
  await expect(panel(page).locator("[role=status]")).toHaveText("No queda nada por decidir.");
  await page.locator("[data-close]").click();
  await saved(page);
  expect((await plan(page)).actions[0].indicator.text).toBe("Actas firmadas");
  const decided = await text(page);
  await bring(other, decided);
  await expect(other.locator("[data-two]")).toHaveCount(0);
  await answer(other, "join").click();
  await saved(other);
  expect((await plan(other)).actions[0].indicator.text).toBe("Actas firmadas");
  // Neither the copy of before nor a reload asks again.
  await bring(page, copy);
  await expect(page.locator("[data-news]")).toHaveText("Esa copia no trae nada que no esté aquí.");
});

test("two versions are marked in the timeline and in Datos del plan", async ({ page, other }) => {
  await twoBrowsers(page, other);
  for (const [browser, words] of [[page, "de aquí"], [other, "de allá"]]) {
    await write(browser, 0, "action", `Acordar las reuniones ${words}`);
    await view(browser, "data");
    await browser.locator("#pd-institution").fill(`Ayuntamiento ${words}`);
    await browser.locator("#pd-institution").blur();
    await saved(browser);
  }
  await bring(page, await text(other));
  await answer(page, "join").click();
  await expect(page.locator(".notice")).toContainText("Quedan 2 por decidir.");
  const mark = (selector) =>
    page.locator(selector).first().evaluate((it) => getComputedStyle(it, "::after").content);
  await view(page, "timeline");
  await expect(page.locator("[data-label]").first()).toBeVisible();
  expect(await mark("[data-label]")).toBe('"dos versiones"');
  await view(page, "data");
  await expect(page.locator("#pd-institution")).toBeVisible();
  expect(await mark("[for=pd-institution]")).toBe('"dos versiones"');
  expect(await mark("[for=pd-title]")).toBe("none");
});

test("both versions, another text, and later", async ({ page, other }) => {
  await twoBrowsers(page, other);
  for (const [field, words] of [["indicator", "Actas"], ["resources", "Papel"], ["area", "Sin actas"]]) {
    await write(page, 0, field, words);
    await write(other, 0, field, `${words} de allá`.replace("Actas de", "Fotos de"));
  }
  await bring(page, await text(other));
  await expect(page.locator("[data-two]")).toHaveAttribute("data-two", "3");
  await answer(page, "join").click();
  await expect(page.locator(".notice")).toContainText("Quedan 3 por decidir.");
  // The question begins at the field where it is asked for, on the form and in the table.
  await openFicha(page, 0);
  await page.locator('[data-two-versions="resources"]').click();
  await expect(card(page, "resources")).toBeFocused();
  await expect(card(page, "resources")).toBeInViewport();
  await page.locator("[data-close]").click();
  await page.locator(".ficha-foot .primary").click();
  if (test.info().project.name === "desktop") {
    await clickMark(page, 0, "indicator");
    await expect(card(page, "indicator/text")).toBeFocused();
    await page.locator("[data-close]").click();
  }
  await page.locator('.top [aria-haspopup="menu"]').click();
  await page.getByRole("menuitem", { name: "Decidir versiones" }).click();
  await decide(page, "indicator/text", "both").click();
  await expect(card(page, "indicator/text")).toHaveCount(0);
  await decide(page, "resources", "write").click();
  await card(page, "resources").locator("textarea").fill("Papel y tinta");
  await decide(page, "resources", "written").click();
  await expect(card(page, "resources")).toHaveCount(0);
  await page.locator("[data-close]").click();
  await saved(page);
  const [action] = (await plan(page)).actions;
  expect(action.indicator.text).toBe("Actas\nFotos de allá");
  expect(action.resources).toBe("Papel y tinta");
  // What was left for later is still there after a reload, under the menu.
  await page.reload();
  await saved(page);
  await page.locator('.top [aria-haspopup="menu"]').click();
  await page.getByRole("menuitem", { name: "Decidir versiones" }).click();
  await decide(page, "area", "theirs").click();
  await page.locator("[data-close]").click();
  await saved(page);
  expect((await plan(page)).actions[0].area).toBe("Sin actas de allá");
});

test("an action deleted here and edited there is asked for", async ({ page, other }) => {
  test.skip(hasCards(), "the same on a phone");
  await twoBrowsers(page, other);
  await openFicha(page, 1);
  await page.keyboard.press("Escape");
  await cell(page, 1, "objective").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Delete");
  await expect(page.locator("[data-row]")).toHaveCount(1);
  await saved(page);
  await write(other, 1, "objective", "Cambiado allá");
  await bring(page, await text(other));
  await answer(page, "join").click();
  await page.locator(".notice").getByRole("button", { name: "Decidir" }).click();
  const question = panel(page).locator('[data-conflict="/present"]');
  await expect(question).toContainText("Aquí se quitó");
  await question.locator('[data-decide="keep"]').click();
  await page.locator("[data-close]").click();
  await saved(page);
  expect((await plan(page)).actions[1].objective).toBe("Cambiado allá");
});

test("a copy says whose its changes are, and undo takes its questions along", async ({ page, other }) => {
  await twoBrowsers(page, other);
  const known = new Set(JSON.parse(await text(page)).lineage.replicas.map(([id]) => id));
  await write(page, 0, "objective", "Objetivo de aquí");
  await write(other, 0, "objective", "Objetivo de allá");
  await write(other, 1, "objective", "Saber qué hay");
  const copy = await text(other);
  const names = JSON.parse(copy).lineage.replicas.map(([id]) => (known.has(id) ? null : "OAIM"));
  await bring(page, signed(copy, names));
  await expect(page.locator("[data-news]")).toContainText("de OAIM");
  await answer(page, "join").click();
  await expect(page.locator(".notice")).toContainText("de OAIM. Queda 1 por decidir.");
  await page.locator(".notice").getByRole("button", { name: "Decidir" }).click();
  await expect(decide(page, "objective", "theirs")).toHaveText("Usar la de OAIM");
  await page.locator("[data-close]").click();
  await page.locator('.tools button[aria-label^="Deshacer"]').click();
  await expect.poll(async () => (await plan(page)).actions[0].objective).toBe("Objetivo de aquí");
  await page.locator('.top [aria-haspopup="menu"]').click();
  await expect(page.getByRole("menuitem", { name: "Versiones anteriores" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Decidir versiones" })).toHaveCount(0);
});

test("an office file that came back joins once", async ({ page }) => {
  await openMessy(page);
  await saved(page);
  const workbook = convert(await text(page), "xlsx");
  const files = unzip(workbook);
  const edited = Object.fromEntries(
    Object.entries(files).map(([name, content]) => [
      name,
      /sheet|shared/i.test(name) && name.endsWith(".xml")
        ? Buffer.from(content.toString("utf8").replaceAll(OBJECTIVE, "Editado en Excel"))
        : content,
    ]),
  );
  await write(page, 0, "comments", "Escrito aquí");
  const bytes = zip(edited);
  await bring(page, bytes, "plan.xlsx");
  await page.locator("[data-accept]").click();
  await answer(page, "join").click();
  await expect(page.locator(".notice")).toContainText("Se cambió 1 lugar, como en el archivo.");
  await saved(page);
  const [action] = (await plan(page)).actions;
  expect([action.objective, action.comments]).toEqual(["Editado en Excel", "Escrito aquí"]);
  await bring(page, bytes, "plan.xlsx");
  await page.locator("[data-accept]").click();
  await expect(page.locator("[data-news]")).toHaveText("Esa copia no trae nada que no esté aquí.");
});

test("two tabs on one field: the one where the person is asks", async ({ page }) => {
  test.skip(hasCards(), "the same on a phone");
  await openMessy(page);
  await saved(page);
  const second = await secondTab(page);
  await saved(second);
  // The second tab types into the cell while the first one changes it.
  await second.bringToFront();
  await openCell(second, 0, "objective");
  await second.locator(".cell-editor textarea").fill("De la segunda");
  await write(page, 0, "objective", "De la primera");
  await second.bringToFront();
  await endCell(second);
  await expect(second.locator(".notice")).toContainText("Hay dos versiones de Objetivo (acción 1).");
  await second.locator(".notice").getByRole("button", { name: "Decidir", exact: true }).click();
  await expect(card(second, "objective").locator(".jn-version")).toHaveCount(2);
  await decide(second, "objective", "both").click();
  await second.locator("[data-close]").click();
  await expect(cell(page, 0, "objective")).toContainText("De la segunda");
  await expect(cell(page, 0, "objective")).toContainText("De la primera");
});

const TYPED = {
  "a cell": {
    open: (page) => openCell(page, 1, "objective"),
    box: (page) => page.locator(".cell-editor textarea"),
    said: (action) => action.objective,
  },
  "a new task": {
    open: (page) => openFicha(page, 1),
    box: (page) => page.locator(".ficha textarea[data-task]").last(),
    said: (action) => action.tasks.at(-1).text,
  },
};

for (const [name, { open: start, box, said }] of Object.entries(TYPED)) {
  test(`an action that is removed elsewhere while ${name} is typed stays until that is decided`, async ({ page }) => {
    test.skip(hasCards(), "the same on a phone");
    await openMessy(page);
    await saved(page);
    const second = await secondTab(page);
    await expect(cell(second, 1, "objective")).toHaveText("Conocer los equipos");
    await saved(second);
    await second.bringToFront();
    await start(second);
    await box(second).fill("Saber qué hay");
    await page.bringToFront();
    await cell(page, 1, "area").click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+Delete");
    await expect(page.locator("[data-row]")).toHaveCount(1);
    await saved(page);
    // It has long come by then, and waits.
    await second.bringToFront();
    await second.waitForTimeout(1000);
    await expect(second.locator("[data-row]")).toHaveCount(2);
    // A text ends when its box is left.
    await second.evaluate(() => document.activeElement?.blur());
    await second.locator(".notice").getByRole("button", { name: "Decidir", exact: true }).click();
    await panel(second).locator('[data-conflict="/present"] [data-decide="keep"]').click();
    await second.locator("[data-close]").click();
    await saved(second);
    expect(said((await plan(second)).actions[1])).toBe("Saber qué hay");
    await expect(page.locator("[data-row]")).toHaveCount(2);
  });
}
