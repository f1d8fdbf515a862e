// The app kept in the browser: it opens without a connection, and one version never meets half of
// another.
import { golden } from "./office.mjs";
import { Host, built, nextVersion, off } from "./host.mjs";
import { cell, openMessy, saved, view, openCell } from "./steps.mjs";
import { expect, expectAccessible, test as base } from "./support.mjs";

const test = base.extend({
  host: async ({}, use) => {
    const host = await new Host(built()).start();
    await use(host);
    await host.stop();
  },
  baseURL: async ({ host }, use) => use(host.url),
});

test.use({ serviceWorkers: "allow" });
// The app is kept after all else, which takes its time on a busy machine.
test.describe.configure({ timeout: 120_000 });
test.beforeEach(() => test.skip(test.info().project.name !== "desktop", "the same at every width"));

/** Waits until the app is kept whole in this browser. */
async function kept(page) {
  const is = () => page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active?.state === "activated" && Boolean(navigator.serviceWorker.controller);
  });
  await expect.poll(is, { timeout: 45_000 }).toBe(true);
}

/** Waits until a newer version is here whole. */
async function newerWaits(page) {
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  const state = () => page.evaluate(
    async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state,
  );
  await expect.poll(state, { timeout: 45_000 }).toBe("installed");
}

/** The name of the app's wasm, which is another one in each version. */
function wasm(page) {
  return page.evaluate(() => document.getElementById("app-wasm")?.getAttribute("href"));
}

/** The versions of which files are kept. */
function versions(page) {
  return page.evaluate(async () => (await caches.keys()).filter((key) => / version /.test(key)));
}

/** What is answered for a file, past what the browser keeps beside the worker. */
function status(page, name) {
  return page.evaluate(async (it) => (await fetch(`./${it}`, { cache: "reload" })).status, name);
}

function named(files, beginning) {
  return [...files.keys()].find((name) => name.startsWith(beginning));
}

const shows = (page) => expect(page.locator("[data-screen]").first()).toBeVisible();

test("after one visit it opens, edits and reads files without a connection", async ({
  page, context, host, complaints,
}) => {
  await openMessy(page);
  await saved(page);
  await expect(page.locator(".notice")).toContainText("Ya puede trabajar sin internet", { timeout: 45_000 });
  await kept(page);
  expect(
    await page.evaluate(() => localStorage.getItem("mejora/kept-told")),
    "it is told once in a browser",
  ).not.toBeNull();
  const address = page.url();
  await context.setOffline(true);
  await host.stop();
  const cold = await context.newPage();
  await page.close();
  await cold.goto(address);
  await openCell(cold, 0, "objective");
  await cold.locator(".cell-editor textarea").fill("Escrito sin internet");
  await cold.keyboard.press("Enter");
  await saved(cold);
  await view(cold, "timeline");
  await expect(cold.locator("[data-bar]").first()).toBeVisible();
  await cold.goto("./#/");
  await cold.locator("input[type=file]").setInputFiles({
    name: "plan.xlsx", mimeType: "application/octet-stream", buffer: golden("sheets/plan-openpyxl.xlsx"),
  });
  await expect(cold.locator('[data-screen="opening"]')).toBeVisible();
  await cold.goto(address);
  await cold.reload();
  await expect(cell(cold, 0, "objective")).toHaveText("Escrito sin internet");
  await cold.goto("./rescate.html");
  await expect(cold.locator("li").first()).toContainText("Ayuntamiento de Loma Verde");
  expect(complaints.filter((it) => !/ERR_INTERNET_DISCONNECTED|sw\.js/.test(it))).toEqual([]);
  complaints.length = 0;
});

test("a newer version is offered, and every tab loads it with nothing lost", async ({
  page, context, host, complaints,
}) => {
  await openMessy(page);
  await saved(page);
  await kept(page);
  const second = await context.newPage();
  await second.goto("./");
  await shows(second);
  const old = await wasm(page);
  const part = named(host.files, "split_timeline-");
  host.files = nextVersion(host.files);
  await newerWaits(page);
  // Until a person agrees both go on, also after a reload, and get what they have not fetched.
  await second.reload();
  await shows(second);
  expect(await wasm(second)).toBe(old);
  expect(await status(second, part)).toBe(200);
  await openCell(page, 0, "objective");
  await page.locator(".cell-editor textarea").fill("Antes de actualizar");
  await page.keyboard.press("Enter");
  await saved(page);
  await page.reload();
  await expect(page.locator(".notice")).toContainText("versión nueva", { timeout: 30_000 });
  await page.locator(".notice button", { hasText: "Actualizar" }).click();
  for (const tab of [page, second]) {
    await expect.poll(() => wasm(tab).catch(() => old), { timeout: 30_000 }).not.toBe(old);
    await shows(tab);
  }
  await expect(cell(page, 0, "objective")).toHaveText("Antes de actualizar");
  // The files of the version before go once no tab runs it.
  await expect.poll(async () => {
    await second.reload();
    return (await versions(second)).length;
  }).toBe(1);
  expect(await status(second, part)).toBe(404);
  expect(complaints.filter((it) => !/404/.test(it))).toEqual([]);
  complaints.length = 0;
});

test("a newer version of which a file is missing changes nothing", async ({
  page, host, complaints,
}) => {
  await openMessy(page);
  await saved(page);
  await kept(page);
  const old = await wasm(page);
  host.files = nextVersion(host.files);
  host.missing = /^split_form/;
  // Some hosts answer with their first page in place of a file.
  for (const pageForMissing of [false, true]) {
    host.pageForMissing = pageForMissing;
    const state = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update();
      const coming = registration.installing;
      if (!coming) return "none";
      return new Promise((done) => coming.addEventListener("statechange", () => done(coming.state)));
    });
    expect(state).toBe("redundant");
    await page.reload();
    await expect(page.locator('[data-screen="table"]')).toBeVisible();
    expect(await wasm(page)).toBe(old);
  }
  host.missing = /^$/;
  await newerWaits(page);
  expect(complaints.filter((it) => !/404|split_form|sw\.js/.test(it))).toEqual([]);
  complaints.length = 0;
});

test("half of a version on the first visit says what to do, and goes on when it is whole", async ({
  browser, host,
}) => {
  for (const pageForMissing of [false, true]) {
    for (const missing of [/^mejora-.*\.js$/, /^mejora-.*\.wasm$/]) {
      Object.assign(host, { missing, pageForMissing });
      const context = await browser.newContext({ baseURL: host.url });
      const page = await context.newPage();
      await page.goto("./");
      const alert = page.locator("#start [role=alert]");
      await expect(alert).toContainText("Vuelva a cargar la página");
      await expect(alert.locator('a[href="./rescate.html"]').first()).toBeVisible();
      // What the browser was told to keep for good in place of the file does not stand in its way.
      host.missing = /^$/;
      await alert.locator("[data-reload]").first().click();
      await shows(page);
      await context.close();
    }
  }
});

test("a part that is missing on the first visit says so", async ({ page, host, complaints }) => {
  host.missing = /^chunk_|^split_/;
  await page.goto("./#/help");
  await expect(page.locator(".not-fetched")).toContainText("no se pudo cargar");
  expect(complaints.filter((it) => !/404|Failed to fetch|HTTP status code/.test(it))).toEqual([]);
  complaints.length = 0;
});

test("a page whose first script is missing leads to the rescue page", async ({
  page, host, complaints,
}) => {
  host.missing = /^boot-/;
  await page.goto("./");
  const late = page.locator(".late a");
  await expect(late).toBeHidden();
  await expect(late).toBeVisible();
  await expectAccessible(page);
  await late.click();
  await expect(page.locator("h1")).toHaveText("Rescatar planes");
  expect(complaints.filter((it) => !/404/.test(it))).toEqual([]);
  complaints.length = 0;
});

test("the worker can be turned off and on in the settings", async ({ page, host }) => {
  await page.goto("./#/settings");
  await kept(page);
  const group = page.locator("[data-kept]");
  const tick = group.locator("input");
  await expect(group).toContainText("Ya puede trabajar sin internet");
  await expect(tick).toBeChecked();
  await expectAccessible(page);
  await tick.uncheck();
  await expect(group).toContainText("no se abrirá");
  const left = () => page.evaluate(async () => [
    (await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length,
  ]);
  expect(await left()).toEqual([0, 0]);
  await page.reload();
  await expect(page.locator('[data-screen="settings"]')).toBeVisible();
  // The parts have come, and with them the moment at which it would have been kept.
  await expect.poll(() => host.asked.filter((name) => /^writing-.*wasm/.test(name)).length).toBeGreaterThan(0);
  await expect(tick).not.toBeChecked();
  expect(await left()).toEqual([0, 0]);
  await tick.check();
  await kept(page);
  await expect(group).toContainText("Ya puede trabajar sin internet");
});

test("the host can take the worker away, and the rescue page can", async ({
  page, host, complaints,
}) => {
  await openMessy(page);
  await saved(page);
  await kept(page);
  await page.goto("./rescate.html");
  await page.locator("#anew").click();
  await shows(page);
  expect(await versions(page)).toEqual([]);
  await kept(page);
  host.files.set("sw.js", off());
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await expect.poll(() => page.evaluate(async () => [
    (await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length,
  ])).toEqual([0, 0]);
  await page.reload();
  await expect(page.locator("[data-plan]")).toHaveCount(1);
  expect(complaints).toEqual([]);
});

test("it can be installed, and takes what is shared and opened with it", async ({ page, host }) => {
  const plan = golden("sheets/plan-openpyxl.xlsx").toString("base64");
  await page.addInitScript(() => {
    const value = { setConsumer: (consumer) => (globalThis.launched = consumer) };
    Object.defineProperty(globalThis, "launchQueue", { value });
  });
  await page.goto("./");
  await kept(page);
  const session = await page.context().newCDPSession(page);
  expect((await session.send("Page.getAppManifest")).errors).toEqual([]);
  await page.waitForFunction(() => globalThis.launched);
  await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const file = new File([bytes], "abierto.xlsx");
    globalThis.launched({ files: [{ getFile: async () => file }] });
  }, plan);
  await expect(page.locator('[data-screen="opening"]')).toBeVisible();
  // A system shares by a form of its own, to which no page's policy applies.
  const form = `<form method="post" enctype="multipart/form-data" action="/sub/carpeta/compartir">
    <input type="file" name="file"><button>Compartir</button></form>`;
  host.other["/share"] = `<!doctype html><html lang="es"><title>x</title><link rel="icon" href="data:,"><body>${form}`;
  await page.goto("/share");
  await page.locator("input").setInputFiles({
    name: "compartido.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from(plan, "base64"),
  });
  await page.locator("button").click();
  await expect(page.locator('[data-screen="opening"]')).toBeVisible();
  expect(page.url()).toMatch(/carpeta\/#\/open$/);
  expect(await page.evaluate(async () => (await caches.keys()).filter((it) => / shared$/.test(it)))).toEqual([]);
});
