// The rescue page: every plan and every earlier version, without the app.
import { readFileSync } from "node:fs";

import { saved, openMessy } from "./steps.mjs";
import { expect, expectAccessible, test } from "./support.mjs";

/** A plan file, whose checksum was made by another program (SipHash-1-3 with the key 0). */
const PLAN = '{"format":"mejora-plan","schema":1,"plan":{"id":"00000000000000a1","institution":"Junta de Las Ceibas","title":"Plan","period":"2026","state":"draft","paper":"letter","catalogue":"caf-2013","signatories":[],"committee":[],"actions":[]}}';
const SUM = "2d2894f9cf6724f8";
const FRAME = `mejora 1 1767300000000 ${Buffer.byteLength(PLAN)} ${SUM}\n${PLAN}`;
const DAMAGED = FRAME.replace("Ceibas", "Ceibaz");
const ABOUT = { taken: 1767200000000, cause: "merge", name: "Junta de Las Ceibas 2025", actions: 3, tasks: 9 };

/** Puts what the app of another day has left into both stores. */
async function seed(page) {
  await page.goto("./rescate.html");
  await page.evaluate(async ([plan, frame, damaged, about]) => {
    localStorage.setItem("mejora/plan/00000000000000a1/00000000000000b1", frame);
    localStorage.setItem("mejora/plan/00000000000000a2", plan.replace("Ceibas", "Cayas"));
    localStorage.setItem("mejora/plan/00000000000000a3/00000000000000b1", damaged);
    localStorage.setItem("mejora/plan/00000000000000a4/00000000000000b1", "mejora 1 x\ud800");
    const draft = { action: "1", field: "objective", text: "Ordenar las reu" };
    localStorage.setItem("mejora/draft/00000000000000a1/00000000000000b1", JSON.stringify(draft));
    localStorage.setItem("mejora/settings", '{"language":"es","theme":"auto"}');
    const request = indexedDB.open("mejora", 1);
    request.onupgradeneeded = () => {
      for (const name of ["plans", "snapshots", "kept"]) request.result.createObjectStore(name);
    };
    const base = await new Promise((done) => (request.onsuccess = () => done(request.result)));
    const change = base.transaction(["plans", "snapshots", "kept"], "readwrite");
    change.objectStore("kept").put(damaged, "damaged/00000000000000a9/00000000000000b1");
    change.objectStore("kept").put({ handle: 1 }, "file/00000000000000a1");
    change.objectStore("plans").put(frame, "00000000000000a1/00000000000000b1");
    const head = `${JSON.stringify(about)}\n`;
    change.objectStore("snapshots").put(head + frame, "00000000000000a1/001767200000000/00000000000000c1");
    change.objectStore("snapshots").put(head + damaged, "00000000000000a1/001767200000001/00000000000000c2");
    await new Promise((done) => (change.oncomplete = done));
    base.close();
  }, [PLAN, FRAME, DAMAGED, ABOUT]);
}

async function download(page, row) {
  const waiting = page.waitForEvent("download");
  await row.getByRole("button").click();
  const file = await waiting;
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test("every plan and earlier version is listed and can be downloaded, damaged ones as they are", async ({
  page,
}) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await seed(page);
  const before = await page.evaluate(() => JSON.stringify(localStorage));
  await page.reload();
  const rows = page.locator("li");
  // The same bytes in both stores are one.
  await expect(rows).toHaveCount(8);
  await expect(page.locator("#state")).toContainText("Planes: 4. Versiones anteriores y textos: 4.");
  await expectAccessible(page);
  const whole = rows.filter({ hasText: "Junta de Las Ceibas 2026" }).filter({ hasText: "Plan" }).first();
  await expect(whole).toContainText("1 kB");
  await expect(whole).toContainText("2026");
  await expect(whole).not.toContainText("dañado");
  const file = await download(page, whole);
  expect(file.name).toMatch(/^Junta de Las Ceibas 2026 .*\.json$/);
  expect(file.bytes.toString()).toBe(PLAN);
  await expect(rows.filter({ hasText: "Las Cayas" })).toHaveCount(1);
  const draft = await download(page, rows.filter({ hasText: "Texto sin terminar" }));
  expect(draft.name).toBe("Ordenar las reu.txt");
  expect(draft.bytes.toString()).toBe("Ordenar las reu");
  const bad = await download(page, rows.filter({ hasText: "Ceibaz" }).first());
  expect(bad.name).toContain("dañado");
  expect(bad.bytes.toString()).toBe(DAMAGED);
  const broken = await download(page, rows.filter({ hasText: "00000000000000a4" }));
  expect(broken.bytes.toString("utf16le")).toBe("mejora 1 x\ud800");
  const versions = rows.filter({ hasText: "Versión anterior" });
  await expect(versions).toHaveCount(3);
  await expect(versions.filter({ hasText: "dañad" })).toHaveCount(2);
  expect((await download(page, versions.filter({ hasNotText: "dañad" }))).bytes.toString()).toBe(PLAN);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe(before);
});

test("all of them can be downloaded at once, and opened again", async ({ page, context }) => {
  await seed(page);
  await page.reload();
  const files = [];
  page.on("download", (file) => files.push(file));
  await page.getByRole("button", { name: "Descargar todo Download everything" }).click();
  await expect.poll(() => files.length, { timeout: 30_000 }).toBe(8);
  const names = files.map((file) => file.suggestedFilename());
  expect(new Set(names).size).toBe(8);
  const plans = names.filter((name) => name.endsWith(".json"));
  expect(plans).toHaveLength(3);
  const path = await files[names.indexOf(plans[0])].path();
  const fresh = await context.browser().newContext();
  const other = await fresh.newPage();
  await other.goto(process.env.MEJORA_URL);
  await other.locator("input[type=file]").setInputFiles({
    name: plans[0], mimeType: "application/json", buffer: readFileSync(path),
  });
  await expect(other.locator('[data-screen="table"], [data-screen="plan"]').first()).toBeVisible();
  await fresh.close();
});

test("it makes no database, and says so when nothing is there", async ({ page }) => {
  await page.goto("./rescate.html");
  await expect(page.locator("#state")).toContainText("Planes: 0.");
  await expectAccessible(page);
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
});

test("a browser that stores nothing says so", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "indexedDB"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    }
  });
  await page.goto("./rescate.html");
  await expect(page.locator("#state .bad")).toHaveCount(2);
});

test("the plan that the app has saved is there", async ({ page }) => {
  await openMessy(page);
  await saved(page);
  await page.goto("./rescate.html");
  const row = page.locator("li").first();
  await expect(row).toContainText("Loma Verde");
  const { bytes } = await download(page, row);
  expect(JSON.parse(bytes).plan.actions).toHaveLength(2);
});
