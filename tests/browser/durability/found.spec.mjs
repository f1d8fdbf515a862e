// What the app finds in the stores when it starts: plans that it cannot read, stores that differ,
// a database of a newer app, another time than that of the last save, an open text after a crash.
import { expect, test } from "../support.mjs";
import { Desk, lightIs, openPlan, plant, prepare, rowsOf } from "./desk.mjs";
import { frame, unframe } from "./frame.mjs";
import { Oracle } from "./oracle.mjs";
import { allStrings, openBare, plansIn, readStores, writeStores } from "./stores.mjs";

const URL_OF_APP = process.env.MEJORA_URL;
const PLAN = "00000000000000ff";
const KEY = `mejora/plan/${PLAN}`;
const NEWER = `{"format":"mejora-plan","schema":99,"app":"mejora 9","plan":{"id":"${PLAN}","new":[1]}}`;

test.beforeEach(async ({ context }) => {
  test.skip(test.info().project.name !== "desktop", "the same on any screen");
  await prepare(context, () => {});
});

/** A plan that is saved, with one change, in a tab of its own. */
async function work(context, column = "objective") {
  const page = await context.newPage();
  const address = await plant(page, URL_OF_APP);
  const desk = new Desk("G", page, new Oracle([]), null);
  const { text } = await desk.write((await rowsOf(page))[0].id, column);
  expect(await lightIs(page, ["saved"])).toBe("saved");
  return { page, address, desk, text };
}

/** Kills the tab in which a text is typed, and takes up the text in a new one. */
async function crashAndGoOn(context, page, address) {
  // An open text is stored every second.
  await page.waitForTimeout(1500);
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  // A page that has crashed gives no answer any more.
  session.send("Page.crash").catch(() => {});
  await crashed;
  const again = await context.newPage();
  await openPlan(again, address);
  await expect(again.getByText("Tenía un texto sin terminar")).toBeVisible();
  await again.getByRole("button", { name: "Seguir", exact: true }).click();
  return again;
}

/** Types at the beginning of a box. */
async function writeIn(box, text) {
  await box.focus();
  await box.evaluate((it) => it.setSelectionRange(0, 0));
  await box.page().keyboard.type(text);
}

/** The box holds what was typed before the rest, and its caret stands between them, or some letters before. */
async function expectCaretBehind(box, typed, rest, before = 0) {
  await expect(box).toHaveValue(typed + rest);
  await expect(box).toBeFocused();
  expect(await box.evaluate((it) => it.selectionStart)).toBe(typed.length - before);
}

/** The text that a click on *Descargar lo guardado* gives. */
async function download(page) {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Descargar lo guardado" }).first().click();
  const chunks = [];
  for await (const chunk of await (await waiting).createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const UNREADABLE = {
  "a plan of the version before that is no JSON": [KEY, "{roto"],
  "a plan of a newer schema under the old key": [KEY, NEWER],
  "a plan of a newer schema": [`${KEY}/0000000000000001`, frame(NEWER, 1.7e12)],
  "a frame of a newer kind": [`${KEY}/0000000000000001`, frame(NEWER, 1.7e12, 2)],
  "a frame cut off": [`${KEY}/0000000000000001`, frame(NEWER, 1.7e12).slice(0, 80)],
  "a frame whose JSON is no plan": [`${KEY}/0000000000000001`, frame("[]", 1.7e12)],
};

for (const [name, [key, value]] of Object.entries(UNREADABLE)) {
  for (const store of ["local", "indexed"]) {
    const bareKey = key.slice("mejora/plan/".length);
    if (store === "indexed" && !bareKey.includes("/")) continue;
    test(`${name}, in ${store}, is listed, can be downloaded and stays as it is`, async ({ context, page }) => {
      // A first plan makes the database; its tab is closed before anything is put beside it.
      const { page: first } = await work(context);
      await first.close();
      const bare = await openBare(context, URL_OF_APP);
      const stores = await readStores(bare);
      if (store === "local") stores.local[key] = value;
      else stores.indexed.plans[bareKey] = value;
      await writeStores(bare, stores);
      await page.goto(URL_OF_APP);
      await expect(page.locator("[data-plan]")).toHaveCount(2);
      expect(await download(page)).toContain(value);
      // Looking at it, and working on another plan, leave every byte where it is.
      await page.goto(`./#/plan/${PLAN}/table`);
      await expect(page.locator("[data-screen]").first()).toBeVisible();
      await work(context);
      await page.reload();
      await expect(page.locator("[data-screen]").first()).toBeVisible();
      const after = await readStores(bare);
      expect(allStrings(after)).toContain(value);
      expect(plansIn(after)[store].some(([, held]) => held === value)).toBe(true);
    });
  }
}

for (const [name, older] of [["local storage", "local"], ["IndexedDB", "indexed"]]) {
  test(`where ${name} holds an older copy, the newer one is shown and nothing is lost`, async ({ context }) => {
    const { page, address, desk, text } = await work(context);
    const bare = await openBare(context, URL_OF_APP);
    const before = await readStores(bare);
    const second = await desk.write((await rowsOf(page))[1].id, "comments");
    expect(await lightIs(page, ["saved"])).toBe("saved");
    await page.close();
    const after = await readStores(bare);
    const newer = plansIn(after)[older === "local" ? "indexed" : "local"];
    expect(newer.some(([, held]) => unframe(held)?.text.includes(second.text))).toBe(true);
    await writeStores(bare, { ...after, [older]: before[older] });
    const again = await context.newPage();
    await openPlan(again, address);
    await expect(again.locator(".grid")).toContainText(text);
    await expect(again.locator(".grid")).toContainText(second.text);
    await expect(again.locator("[data-light]")).toHaveAttribute("data-light", "saved");
    await expect
      .poll(async () => {
        const { indexed } = plansIn(await readStores(bare));
        return indexed.some(([, held]) => unframe(held)?.text.includes(second.text));
      })
      .toBe(true);
  });
}

test("a database of a newer app is left alone, and the light does not call it saved", async ({
  context, page,
}) => {
  const bare = await openBare(context, URL_OF_APP);
  await bare.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("mejora", 99);
        request.onupgradeneeded = () => request.result.createObjectStore("news").put("new", "key");
        request.onsuccess = () => resolve(request.result.close());
        request.onerror = () => reject(request.error);
      }),
  );
  await plant(page, URL_OF_APP);
  const desk = new Desk("N", page, new Oracle([]), null);
  const { text } = await desk.write((await rowsOf(page))[0].id, "objective");
  expect(await lightIs(page, ["saved", "weak", "not-saved"])).toBe("weak");
  await page.reload();
  await expect(page.locator(".grid")).toContainText(text);
  const { indexed } = await readStores(bare);
  expect(indexed).toEqual({ news: { key: "new" } });
});

test("with the clock set back, the last change still wins", async ({ context }) => {
  const { page, address, text } = await work(context);
  await page.close();
  const early = await context.newPage();
  await early.addInitScript(() => {
    const now = Date.now.bind(Date);
    const back = 3 * 365 * 86_400_000;
    globalThis.Date = class extends Date {
      constructor(...parts) {
        if (parts.length) super(...parts);
        else super(now() - back);
      }

      static now() {
        return now() - back;
      }
    };
  });
  await openPlan(early, address);
  await expect(early.locator(".grid")).toContainText(text);
  const desk = new Desk("H", early, new Oracle([]), null);
  const { text: later } = await desk.write((await rowsOf(early))[0].id, "objective");
  expect(await lightIs(early, ["saved"])).toBe("saved");
  await early.close();
  const again = await context.newPage();
  await openPlan(again, address);
  await expect(again.locator(".grid")).toContainText(later);
  await expect(again.locator("[data-light]")).toHaveAttribute("data-light", "saved");
  await expect(again.locator(".grid")).toContainText(later);
  expect(JSON.stringify(await rowsOf(again))).not.toContain(text);
});

test("a text that was open when its tab crashed is offered again", async ({ context }) => {
  const { page, address } = await work(context);
  const row = (await rowsOf(page))[1].id;
  await page.locator(`[data-row="${row}"] > .col-objective`).dblclick();
  await page.locator(".cell-editor textarea").fill("Escrito a medias cuando se fue la luz");
  const again = await crashAndGoOn(context, page, address);
  const box = again.locator('.cell-editor textarea, .ficha [data-field="objective"]');
  await expect(box).toHaveValue("Escrito a medias cuando se fue la luz");
  await expect(box).toBeFocused();
  expect(await box.evaluate((it) => it.selectionStart === it.value.length)).toBe(true);
});

test("a task and a text of Datos del plan go on where they were after a crash", async ({ context }) => {
  const { page, address } = await work(context);
  const number = page.locator("[data-row] > :first-child button").first();
  await number.click();
  await expect(page.locator(".range-frame")).toBeVisible();
  await number.click();
  const task = page.locator(".ficha [data-task]").nth(1);
  const [id, said] = [await task.getAttribute("data-task"), await task.inputValue()];
  await writeIn(task, "una línea a medias, ");
  const again = await crashAndGoOn(context, page, address);
  await expectCaretBehind(again.locator(`.ficha [data-task="${id}"]`), "una línea a medias, ", said);
  await expect(again.locator("[data-light]")).toHaveAttribute("data-light", "saved");
  await again.locator('.views a[href$="/data"]').click();
  const motto = await again.locator("#pd-motto").inputValue();
  await writeIn(again.locator("#pd-motto"), "Año de lo que quedó a medias. ");
  // The caret comes back to where it went last, not to what was typed last.
  for (let at = 0; at < 9; at += 1) await again.keyboard.press("ArrowLeft");
  const last = await crashAndGoOn(context, again, address);
  await expectCaretBehind(last.locator("#pd-motto"), "Año de lo que quedó a medias. ", motto, 9);
});

test("a plan that was taken off this device is opened by its address, and comes back if one says so", async ({ context }) => {
  const { page, address, text } = await work(context);
  const bare = await openBare(context, URL_OF_APP);
  await page.close();
  const stores = await readStores(bare);
  const [id] = /[0-9a-f]{16}/.exec(address);
  stores.local[`mejora/gone/${id}`] = JSON.stringify({ at: Date.now() + 60_000, deleted: [] });
  await writeStores(bare, stores);
  const again = await context.newPage();
  await openPlan(again, address);
  expect(await lightIs(again, ["not-saved"])).toBe("not-saved");
  await again.getByRole("button", { name: "Conservarlo" }).click();
  expect(await lightIs(again, ["saved"])).toBe("saved");
  await expect(again.locator(".grid")).toContainText(text);
  expect((await readStores(bare)).local).not.toHaveProperty([`mejora/gone/${id}`]);
});
