// The actions of a plan as a whole: which one is meant, where a new one goes, and how they move.
import { MESSY, adopt, cell, hasCards, openMessy, view } from "./steps.mjs";
import { expect, open, test } from "./support.mjs";

/** A plan whose actions have these codes, in this order. */
function planOf(codes) {
  const head = MESSY.split("\n").slice(0, 4);
  const row = (code, at) =>
    [at + 1, "", code, `Área ${at + 1}`, `Acción ${at + 1}`, "", "", "feb-26", "dic-26", "", "", "OAIM", ""].join("\t");
  return [...head, ...codes.map(row)].join("\n");
}

/** What stands under each other on the screen: titles by their number, actions by theirs. */
function lines(page) {
  const shown = hasCards() ? ".cards-title, .card-top b" : ".title th, .row > .number";
  return page.locator(shown).evaluateAll((found) =>
    found.map((it) => it.textContent.replace(/\d+ acci.*/, "").match(/\d+/)?.[0] ?? "–"),
  );
}

const add = (page) => page.locator(".tools").getByRole("button", { name: "Agregar acción" });
const notice = (page) => page.locator(".notice");

test("+ Acción shows the new action, from wherever it is pressed", async ({ page }) => {
  await openMessy(page);
  for (const [from, number] of [["data", 3], ["timeline", 4]]) {
    await view(page, from);
    await add(page).click();
    await expect(page.locator('[data-screen="table"]')).toBeAttached();
    await expect(page.locator("#ficha-title")).toHaveText(`Acción ${number} de ${number}`);
    await expect(page.locator('.ficha [data-field="area"]')).toBeFocused();
    await page.locator(".ficha-foot .primary").click();
    await expect(page.locator(".ficha")).toHaveCount(0);
  }
});

test("groups follow the criteria, and an action moves among those of its group", async ({ page }) => {
  test.skip(test.info().project.name === "tablet", "as on a desktop");
  await open(page);
  await adopt(page, planOf(["", "6.2", "2.1", "6.1"]));
  // Under each title, which says its criterion, stand the numbers of its actions.
  await expect.poll(() => lines(page)).toEqual(["2", "3", "6", "2", "4", "–", "1"]);
  if (hasCards()) return;
  await cell(page, 2, "action").click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => lines(page)).toEqual(["2", "4", "6", "2", "3", "–", "1"]);
  await expect(cell(page, 1, "action")).toHaveText("Acción 4");
  await expect(cell(page, 1, "action")).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(notice(page)).toContainText("La acción 2 ya es la primera de su grupo");
  await expect(cell(page, 1, "action")).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(cell(page, 2, "action")).toBeFocused();
  // Each press is a gesture of its own.
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Control+z");
  await expect.poll(() => lines(page)).toEqual(["2", "4", "6", "2", "3", "–", "1"]);
  await page.keyboard.press("Control+y");
  await expect(cell(page, 2, "action")).toBeFocused();
  await expect(cell(page, 2, "action")).toHaveText("Acción 4");
  // A new one is the last of the group of the chosen one.
  await cell(page, 0, "action").click();
  await page.keyboard.press("Escape");
  await add(page).click();
  await expect(page.locator("#ficha-title")).toHaveText("Acción 5 de 5");
  await expect.poll(() => lines(page)).toEqual(["2", "4", "5", "6", "2", "3", "–", "1"]);
});

test("each card has its menu, and nothing is done to an action that is not seen to be chosen", async ({ page }) => {
  test.skip(!hasCards(), "cards");
  await openMessy(page);
  const texts = page.locator(".card-text");
  const menu = (at) => page.locator(".card-slot .menu > button").nth(at);
  await page.locator(".top .menu > button").tap();
  await page.getByRole("menuitem", { name: "Quitar acción" }).tap();
  await expect(notice(page)).toContainText("Primero elija una acción");
  const { width, height } = await menu(1).boundingBox();
  expect([width, height].every((side) => side >= 44)).toBe(true);
  await menu(1).tap();
  await expect(page.locator(".card[aria-current] .card-text")).toHaveText(["Levantar el inventario"]);
  await page.getByRole("menuitem", { name: "Duplicar acción" }).tap();
  await expect(texts).toHaveText(["Acordar un calendario", "Levantar el inventario", "Levantar el inventario"]);
  await menu(0).tap();
  await page.getByRole("menuitem", { name: "Quitar acción" }).tap();
  await expect(texts).toHaveText(["Levantar el inventario", "Levantar el inventario"]);
  await notice(page).getByRole("button", { name: "Deshacer" }).tap();
  await expect(texts.first()).toHaveText("Acordar un calendario");
});

test("an action that is out of sight is shown and asked about before it is removed", async ({ page }) => {
  test.skip(!hasCards(), "cards");
  await open(page);
  await adopt(page, planOf(Array(12).fill("1.1")));
  await page.locator(".card-slot .menu > button").first().tap();
  await page.keyboard.press("Escape");
  await page.locator("[data-card]").last().scrollIntoViewIfNeeded();
  await page.locator(".top .menu > button").tap();
  await page.getByRole("menuitem", { name: "Quitar acción" }).tap();
  await expect(page.locator("[data-card]").first()).toBeInViewport();
  await expect(notice(page)).toContainText("¿Quitar la acción 1?");
  await expect(page.locator("[data-card]")).toHaveCount(12);
  await notice(page).getByRole("button", { name: "Quitar acción" }).tap();
  await expect(page.locator("[data-card]")).toHaveCount(11);
});
