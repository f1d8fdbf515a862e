// The release build starts: in a subfolder, under the policy, each file fetched once.
import { expect, expectAccessible, open, test } from "./support.mjs";

test("the app starts and shows the library", async ({ page }) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await open(page);
  await expect(page.locator('[data-screen="library"]')).toBeVisible();
  await expect(page.locator("#start")).toHaveCount(0);
  expect(new Set(fetched).size).toBe(fetched.length);
});

test("the first screen needs the first wasm and what the list of plans is made of, no more", async ({ page }) => {
  const html = await (await page.request.get("./")).text();
  const own = [...html.matchAll(/data-part="?list"? href="?\.\/([^" ]+)/g)].map((found) => found[1]);
  expect(own.length).toBeGreaterThan(1);
  await page.route(/\.wasm$/, (route) => {
    const name = route.request().url().split("/").pop();
    return name.startsWith("mejora-") || own.includes(name) ? route.continue() : new Promise(() => {});
  });
  await open(page);
  await expect(page.locator('[data-door="open"]')).toBeVisible();
});

test("the page can be read before the app is there", async ({ page }) => {
  await page.route("**/*.js", () => new Promise(() => {}));
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.locator("#start h1")).toHaveText("Mejora");
  await expect(page.locator("#start p").first()).toBeVisible();
});

test("a start that fails says what to do", async ({ page, complaints }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("./");
  const start = page.locator("#start [role=alert]");
  await expect(start.locator('[lang="es-DO"]')).toContainText("Vuelva a cargar la página");
  await expect(start.locator('[lang="en"]')).toContainText("Load the page again");
  await expectAccessible(page);
  expect(complaints.length).toBeGreaterThan(0);
  complaints.length = 0;
});

test("the server sends the headers of production", async ({ request }) => {
  const page = await request.get("./");
  expect(page.headers()["content-security-policy"]).toContain("default-src 'none'");
  expect(page.headers()["cache-control"]).toBe("no-cache");
  const wasm = (await page.text()).match(/mejora-[0-9a-f]{16}\.wasm/)[0];
  const headers = (await request.get(`./${wasm}`)).headers();
  expect(headers["content-type"]).toBe("application/wasm");
  expect(headers["cache-control"]).toContain("immutable");
  expect((await request.get("./gone.js")).status()).toBe(404);
});
