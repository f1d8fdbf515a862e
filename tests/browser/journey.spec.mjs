// The whole journey: a real plan goes in, is worked on, stays, and comes out.
import {
  download, hasCards, openFicha, openMessy, paste, realPlan, saved, stored, view,
} from "./steps.mjs";
import { expect, open, test, withoutName } from "./support.mjs";

/** The number of actions that the table or the cards show. */
function shown(page) {
  return page.locator(hasCards() ? "[data-card]" : ".row[data-row]");
}

test("Altamira goes in, is worked on, stays, and comes out", async ({ page, browser }) => {
  test.setTimeout(180_000);
  await open(page);
  await paste(page, realPlan("altamira-2026-2027.txt"));
  const opening = page.locator('[data-screen="opening"]');
  await expect(opening.locator("#about-institution")).toHaveValue("Ayuntamiento de Altamira");
  await expect(opening.locator("#about-period")).toHaveValue("2026-2027");
  await expect(opening.locator('[data-kind="criterion_disagrees"]')).toHaveCount(1);
  await expect(opening.locator('[data-kind="criterion_roman"]')).toHaveCount(1);
  await page.locator("[data-accept]").click();
  await expect(shown(page)).toHaveCount(10);

  await openFicha(page, 3);
  const resources = page.locator('.ficha [data-field="resources"]');
  await resources.fill("Humanos y una imprenta");
  await page.locator(".ficha-foot .primary").click();
  await expect(page.locator(".ficha")).toHaveCount(0);

  await view(page, "timeline");
  const bar = page.locator("[data-bar]").nth(3);
  await expect(bar).toHaveAttribute("aria-label", /marzo 2026.*abril 2027/);
  await bar.focus();
  await page.keyboard.press("ArrowRight");
  await expect(bar).toHaveAttribute("aria-label", /abril 2026.*mayo 2027/);

  await saved(page);
  await page.goto("about:blank");
  await page.goBack();
  await page.reload();
  await expect(page.locator("[data-bar]").nth(3)).toHaveAttribute("aria-label", /mayo 2027/);

  const file = await download(page);
  expect(file.name).toBe("PM_Ayuntamiento-de-Altamira_2026-2027.json");
  const { actions } = file.json.plan;
  expect(actions.map((action) => action.subcriterion)).toEqual(
    ["1.1", "1.1", "1.3", "1.4", "2.2", "2.3", "3.1", "3.3", "4.2", "4.5"],
  );
  expect(actions[3].resources).toBe("Humanos y una imprenta");
  expect(actions[3].end).toMatchObject({ month: "2027-05", written: "may-27" });
  expect(actions.flatMap((action) => action.tasks)).toHaveLength(29);

  // Another browser, with nothing in its storage, opens the file.
  const other = await browser.newContext({ viewport: page.viewportSize() });
  await withoutName(other);
  const there = await other.newPage();
  await there.goto(new URL("./", page.url()).href);
  await there.locator("input[type=file]").setInputFiles({
    name: file.name, mimeType: "application/json", buffer: Buffer.from(file.text),
  });
  await expect(shown(there)).toHaveCount(10);
  await saved(there);
  expect((await download(there)).text).toBe(file.text);
  await other.close();
});

test("Vallejuelo goes in as it is", async ({ page }) => {
  await open(page);
  await paste(page, realPlan("vallejuelo-2025-2026.txt"));
  await expect(page.locator("#about-institution")).toHaveValue(/Vallejuelo/);
  await expect(page.locator('[data-kind="comments_spilled"]')).toHaveCount(1);
  // The plan's period is over: it is offered as the base of the next one.
  await page.locator('input[name="purpose"][value="current"]').check();
  await page.locator("[data-accept]").click();
  await expect(shown(page)).toHaveCount(3);
  const { actions } = (await download(page)).json.plan;
  expect(actions.map((action) => action.criterion)).toEqual([2, 4, 5]);
  expect(actions.map((action) => action.start.month)).toEqual(["2026-01", "2026-01", "2026-01"]);
  expect(actions[2].responsible).toHaveLength(3);
  expect(actions[2].comments + actions[2].internal_note).toContain("libr la e");
});

test("undo takes back one change after another, redo does them again", async ({ page }) => {
  await openMessy(page);
  await openFicha(page, 0);
  await page.locator('.ficha [data-field="objective"]').fill("Uno");
  await page.locator('.ficha [data-field="indicator"]').fill("Dos");
  await page.locator(".ficha-foot .primary").click();
  const [undo, redo] = [/^Deshacer/, /^Rehacer/].map((name) => page.getByRole("button", { name }).first());
  const state = async () => {
    const { actions: [first] } = await stored(page);
    return [first.objective, first.indicator.text];
  };
  const before = ["Ordenar las reuniones del año", "Número de reuniones celebradas"];
  await undo.click();
  await undo.click();
  await expect.poll(state).toEqual(before);
  await redo.click();
  await redo.click();
  await expect.poll(state).toEqual(["Uno", "Dos"]);
});

test("a plan that is here already is replaced or kept twice, never silently", async ({ page }) => {
  await openMessy(page);
  const file = await download(page);
  const changed = structuredClone(file.json);
  changed.plan.actions[0].objective = "Otro objetivo";
  const bring = async (json) => {
    await page.goto("./#/");
    await page.locator("input[data-file]").setInputFiles({
      name: "plan.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(json)),
    });
  };
  await bring(changed);
  await page.locator('[data-answer="replace"]').click();
  await expect(page.locator('[data-screen="table"]')).toBeVisible();
  await expect(page.locator(".notice")).toContainText("Se reemplazó");
  expect((await download(page)).json.plan.actions[0].objective).toBe("Otro objetivo");
  await bring(file.json);
  await page.locator('[data-answer="copy"]').click();
  await expect(page.locator('[data-screen="table"]')).toBeVisible();
  await page.goto("./#/");
  await expect(page.locator("[data-plan]")).toHaveCount(2);
});

test("a plan is removed and put back", async ({ page }) => {
  await openMessy(page);
  await saved(page);
  await page.goto("./#/");
  await page.locator("[data-plan] .menu > button").click();
  await page.getByRole("menuitem", { name: "Quitar de este equipo" }).click();
  await expect(page.locator("[data-plan]")).toHaveCount(0);
  await page.locator(".notice").getByRole("button", { name: "Deshacer" }).click();
  await expect(page.locator("[data-plan]")).toHaveCount(1);
});

test("the example opens with everything filled in", async ({ page }) => {
  await open(page);
  await page.getByText("Ver un ejemplo").click();
  await expect.poll(() => shown(page).count()).toBeGreaterThanOrEqual(8);
});

test("searching shows the actions that contain the words", async ({ page }) => {
  await openMessy(page);
  await page.getByRole("button", { name: "Buscar" }).click();
  await page.locator("[data-search]").fill("calendario");
  await expect(shown(page)).toHaveCount(1);
  await page.locator("[data-search]").press("Escape");
  await expect(shown(page)).toHaveCount(2);
});

test("English is remembered", async ({ page }) => {
  await open(page, "#/settings");
  await page.getByLabel("English").check();
  await page.goto("./#/");
  await expect(page.locator("h1")).toHaveText("What would you like to start with?");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.locator("h1")).toHaveText("What would you like to start with?");
});

