// The light: what it says, what it mends, and the copy outside the browser that it looks after.
import { hasCards, openFicha, openMessy, saved } from "./steps.mjs";
import { expect, expectAccessible, open, test } from "./support.mjs";

/** The file that the picker gives: a real one, in the page's private folder. */
const withPicker = (context) =>
  context.addInitScript(() => {
    globalThis.showSaveFilePicker = async () => {
      const root = await navigator.storage.getDirectory();
      return root.getFileHandle("copia.json", { create: true });
    };
  });

/** What stands in that file. */
const inFile = (page) =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    try {
      return await (await (await root.getFileHandle("copia.json")).getFile()).text();
    } catch (error) {
      // It is being written, or replaced by what was written, at this moment.
      if (["NotReadableError", "NotFoundError"].includes(error.name)) return "";
      throw error;
    }
  });

const writeFile = (page, text) =>
  page.evaluate(async (content) => {
    const root = await navigator.storage.getDirectory();
    const stream = await (await root.getFileHandle("copia.json")).createWritable();
    await stream.write(content);
    await stream.close();
  }, text);

/** Makes one change. */
async function change(page, text) {
  await openFicha(page, 0);
  await page.locator('.ficha [data-field="objective"]').fill(text);
  await page.locator(".ficha-foot .primary").click();
  await saved(page);
}

/** What is noted of the copies of the only plan. */
const noted = (page) =>
  page.evaluate(() => {
    const key = Object.keys(localStorage).find((name) => name.startsWith("mejora/about/"));
    return JSON.parse(localStorage.getItem(key));
  });

async function setNoted(page, change) {
  await page.evaluate((given) => {
    const key = Object.keys(localStorage).find((name) => name.startsWith("mejora/about/"));
    const before = JSON.parse(localStorage.getItem(key));
    localStorage.setItem(key, JSON.stringify({ ...before, ...given }));
  }, change);
  await page.reload();
  await saved(page);
}

/** Has the page believe that it is hidden, at which the file is written. */
const hide = (page) =>
  page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    dispatchEvent(new Event("visibilitychange"));
    delete document.visibilityState;
  });

test("the light opens its details, which say where the plan is", async ({ page }) => {
  await openMessy(page);
  await saved(page);
  const light = page.locator(".light-open");
  const box = await light.boundingBox();
  const least = test.info().project.name === "desktop" ? 24 : 44;
  expect(box.width).toBeGreaterThanOrEqual(least);
  expect(box.height).toBeGreaterThanOrEqual(least);
  await light.focus();
  await page.keyboard.press("Enter");
  const panel = page.locator("dialog.safety");
  await expect(panel.locator('[data-part="saved"]')).toContainText("Guardado y comprobado");
  await expect(panel.locator('[data-part="copy"]')).toContainText("ninguna copia");
  await expect(panel.locator('[data-part="room"]')).toContainText("de su espacio");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(panel).toHaveCount(0);
  await expect(light).toBeFocused();
});

test("the details count the other tabs on the plan", async ({ page, context }) => {
  await openMessy(page);
  await saved(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await saved(second);
  await page.locator(".light-open").click();
  await expect(page.locator('[data-part="tabs"]')).toContainText("Otra pestaña también");
});

test("a first copy is asked for after what was brought in, once", async ({ page }) => {
  await openMessy(page);
  const notice = page.locator(".notice", { hasText: "solo en este navegador" });
  await expect(notice).toBeVisible();
  await expect(page.locator("[data-copy]")).toHaveCount(0);
  await page.reload();
  await saved(page);
  await change(page, "Atender mejor a la gente");
  await expect(notice).toHaveCount(0);
});

test("twenty changes without a copy make one due, and a copy ends that", async ({ page, context }) => {
  await withPicker(context);
  await openMessy(page);
  await saved(page);
  // Seven days with a change make one due as well.
  await setNoted(page, { copied: Date.UTC(2026, 2, 3, 12), changes: 1 });
  await expect(page.locator('.light[data-copy="due"]')).toContainText("desde el 3 de marzo");
  await setNoted(page, { copied: Date.now(), changes: 19 });
  await change(page, "El cambio número veinte");
  await expect(page.locator('.light[data-copy="due"]')).toContainText("Sin copia");
  await page.locator(".light-open").click();
  await expectAccessible(page);
  await page.locator('dialog.safety [data-mend="copy"]').click();
  await expect(page.locator(".notice")).toContainText("copia.json guarda su plan");
  await expect(page.locator("[data-copy]")).toHaveCount(0);
  expect(JSON.parse(await inFile(page)).plan.actions[0].objective).toBe("El cambio número veinte");
  expect((await noted(page)).changes).toBe(0);
});

test("a chosen file is kept fresh, also after a reload, and never written over what others wrote", async ({
  page, context,
}) => {
  await withPicker(context);
  await openMessy(page);
  await page.locator(".notice").getByRole("button", { name: "Guardar" }).click();
  await expect(page.locator(".notice")).toContainText("se mantiene al día");
  await change(page, "Primera vez");
  await hide(page);
  await expect.poll(async () => await inFile(page)).toContain("Primera vez");
  await page.reload();
  await saved(page);
  await change(page, "Segunda vez");
  await hide(page);
  await expect.poll(async () => await inFile(page)).toContain("Segunda vez");
  await page.locator(".light-open").click();
  await expect(page.locator('[data-part="copy"]')).toContainText("copia.json se mantiene al día solo");
  await page.keyboard.press("Escape");

  const theirs = (await inFile(page)).replace("Levantar el inventario", "Levantar todo el inventario");
  await writeFile(page, theirs);
  await change(page, "Tercera vez");
  await hide(page);
  await expect(page.locator(".notice.problem")).toContainText("No se escribió encima");
  await expect(page.locator(".light")).toContainText("Copia cambiada");
  expect(await inFile(page)).toBe(theirs);
  await page.locator(".notice").getByRole("button", { name: "Unir cambios" }).click();
  await expect(page.locator("body")).toContainText("Levantar todo el inventario");
  await expect(page.locator("[data-copy]")).toHaveCount(0);
});

test("without such files a copy is a download, after the name was asked for once", async ({ page, context }) => {
  await context.addInitScript(() => {
    delete globalThis.showSaveFilePicker;
    try {
      if (!sessionStorage.getItem("asked")) localStorage.removeItem("mejora/settings");
      sessionStorage.setItem("asked", "yes");
    } catch {
      // The empty page before the app stores nothing.
    }
  });
  await openMessy(page);
  await saved(page);
  await page.locator(".light-open").click();
  await page.locator('dialog.safety [data-mend="copy"]').click();
  const question = page.locator("dialog[open]", { hasText: "¿Con qué nombre firma sus cambios?" });
  await expect(question.locator("input")).toBeFocused();
  await expectAccessible(page);
  await question.locator("input").fill("Rosa Almonte");
  const waiting = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect((await waiting).suggestedFilename()).toContain("Loma-Verde");
  await page.goto("./#/settings");
  await expect(page.locator("#settings-name")).toHaveValue("Rosa Almonte");
  await page.locator("#settings-name").fill("Rosa A.");
  await page.locator("#settings-name").blur();
  const stored = () => page.evaluate(() => JSON.parse(localStorage.getItem("mejora/settings")).name);
  await expect.poll(stored).toBe("Rosa A.");
});

test("without its database the browser's limits are said in plain words", async ({ page, context }) => {
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, "indexedDB", { value: undefined });
  });
  await open(page);
  await expect(page.locator(".library-blocked")).toContainText("guarda sus planes solo a medias");
  test.skip(hasCards(), "the same on a phone");
  await openMessy(page);
  await expect(page.locator(".light")).toHaveAttribute("data-light", "weak");
  await page.locator(".light-open").click();
  await expect(page.locator('[data-part="saved"]')).toContainText("su base de datos falta o falla");
});
