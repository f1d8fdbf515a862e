// Notices, low screens and fingers: what lies on what, what gives way, and what a thumb can hit.
import { cell, openFicha, openMessy, view, openCell } from "./steps.mjs";
import { expect, open, test } from "./support.mjs";

/** Whether two elements share a place on the screen. */
async function overlap(one, other) {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (!a || !b) return false;
  const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
  return !apart;
}

/** Every button and row that the notice lies on, in words. */
function under(page) {
  return page.evaluate(() => {
    const notice = document.querySelector(".notice").getBoundingClientRect();
    const shown = document.querySelector(".scroller, .cards, .tl-scroll").getBoundingClientRect();
    const all = document.querySelectorAll("button, a, input, textarea, select, [data-row], [data-card]");
    return [...all].filter((it) => {
      if (it.closest(".notice, [hidden]") || getComputedStyle(it).visibility === "hidden") return false;
      const box = it.getBoundingClientRect();
      // What has been scrolled out of sight is under nothing.
      const bottom = it.closest(".scroller, .cards, .tl-scroll") ? Math.min(box.bottom, shown.bottom) : box.bottom;
      return box.width > 0 && box.left < notice.right - 1 && box.right > notice.left + 1 &&
        box.top < notice.bottom - 1 && bottom > notice.top + 1;
    }).map((it) => it.outerHTML.slice(0, 90));
  });
}

/** Removes an action, which is told with a way back. */
async function remove(page) {
  await page.locator(".top .menu > button").click();
  await page.getByRole("menuitem", { name: "Quitar" }).click();
  await expect(page.locator(".notice")).toContainText("Deshacer");
}

test("a notice lies on nothing, and its time does not begin anew on another screen", async ({ page }) => {
  await page.clock.install();
  await openMessy(page);
  await openFicha(page, 0);
  await page.locator(".ficha-foot .primary").click();
  await remove(page);
  expect(await under(page), "the notice lies on something").toEqual([]);
  expect((await page.locator(".notice").boundingBox()).height).toBeLessThanOrEqual(46);
  // From here on time stands still but where it is said.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await page.clock.runFor(3_000);
  await view(page, "data");
  await expect(page.locator('[data-screen="plan-data"]')).toBeVisible();
  await expect(page.locator(".notice")).toBeVisible();
  await page.clock.runFor(7_000);
  await expect(page.locator(".notice")).toHaveCount(0);
});

test("what was refused is told until something else is done", async ({ page }) => {
  await openMessy(page);
  const letter = { name: "carta.txt", mimeType: "text/plain", buffer: Buffer.from("Una carta sin tabla.") };
  await page.locator("input[type=file]").first().setInputFiles(letter);
  await expect(page.locator(".notice.problem")).toBeVisible();
  await view(page, "data");
  await expect(page.locator(".notice")).toHaveCount(0);
});

test("a phone on its side shows rows, and its form takes the screen", async ({ page }) => {
  test.skip(test.info().project.name !== "phone", "it is about phones");
  await openMessy(page);
  await page.setViewportSize({ width: 740, height: 360 });
  const rows = page.locator(".scroller");
  await expect(rows).toBeVisible();
  expect((await rows.boundingBox()).height, "the rows beside a question").toBeGreaterThanOrEqual(260);
  await page.locator(".notice .icon-only").tap();
  await expect(page.locator(".notice")).toHaveCount(0);
  expect((await rows.boundingBox()).height, "the rows").toBeGreaterThanOrEqual(300);
  await cell(page, 0, "action").tap();
  await expect(cell(page, 0, "action")).toBeFocused();
  await cell(page, 0, "action").tap();
  const field = page.locator('.ficha [data-field="action"]');
  await expect(field).toBeFocused();
  await expect(page.locator(".cell-editor")).toHaveCount(0);
  await page.setViewportSize({ width: 740, height: 160 });
  const seen = async () => {
    const [box, body] = [await field.boundingBox(), await page.locator(".ficha-body").boundingBox()];
    return box.y >= body.y - 1 && box.y < body.y + body.height - 20;
  };
  await expect.poll(seen, "the field that is typed in is seen").toBe(true);
  await page.setViewportSize({ width: 740, height: 360 });
  await page.locator(".ficha-foot .primary").tap();
  await remove(page);
  expect(await under(page), "the notice lies on something").toEqual([]);
  expect((await rows.boundingBox()).height, "the rows beside a notice").toBeGreaterThanOrEqual(260);
  // On its side a phone has the tabs of the wide screens.
  await page.locator('.views a[href$="/timeline"]').click();
  await expect(page.locator(".tl-scroll")).toBeVisible();
  expect(await under(page), "the notice lies on something of the timeline").toEqual([]);
  await page.setViewportSize({ width: 740, height: 160 });
  await expect(page.locator(".notice"), "the notice waits for the keyboard to go").toHaveCount(0);
  await page.setViewportSize({ width: 740, height: 360 });
  await expect(page.locator(".notice")).toBeVisible();
});

test("a field of Datos del plan stays in sight when the keyboard comes", async ({ page }) => {
  test.skip(test.info().project.name !== "phone", "it is about phones");
  await openMessy(page);
  await view(page, "data");
  for (const [shape, low] of [[{ width: 360, height: 740 }, 400], [{ width: 740, height: 360 }, 160]]) {
    for (const name of ["pd-institution", "pd-title", "pd-motto"]) {
      await page.setViewportSize(shape);
      const field = page.locator(`#${name}`);
      await field.tap();
      await page.setViewportSize({ ...shape, height: low });
      const seen = async () => {
        const { y, height } = await field.boundingBox();
        return y >= 0 && y + height <= low;
      };
      await expect.poll(seen, `${name} at ${low}`).toBe(true);
    }
  }
});

test("the form of a phone says whether what is typed is stored", async ({ page }) => {
  test.skip(test.info().project.name !== "phone", "elsewhere the light of the plan is seen");
  await openMessy(page);
  await openFicha(page, 0);
  const light = page.locator(".ficha-light");
  await expect(light).toHaveText("Guardado");
  await page.locator('.ficha [data-field="objective"]').pressSequentially("Un texto");
  await expect(light).toHaveText("Escribiendo…");
  await page.locator('.ficha [data-field="objective"]').blur();
  await expect(light).toHaveText("Guardado");
});

test("a notice beside the form of a small tablet has the whole width", async ({ page }) => {
  test.skip(test.info().project.name !== "tablet", "it is about tablets");
  await openMessy(page);
  await page.setViewportSize({ width: 600, height: 960 });
  await openFicha(page, 0);
  await page.locator(".ficha-foot .primary").tap();
  await remove(page);
  await openFicha(page, 0);
  const notice = page.locator(".notice");
  await expect(notice).toBeVisible();
  expect((await notice.boundingBox()).height).toBeLessThanOrEqual(66);
  const [form, lies] = [await page.locator(".ficha").boundingBox(), await notice.boundingBox()];
  expect(lies.y - (form.y + form.height), "the form reaches down to the notice").toBeLessThanOrEqual(8);
});

test("an open cell stays on its cell when the rows above grow", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "the same with a finger");
  await openMessy(page);
  await openCell(page, 1, "action");
  const editor = page.locator(".cell-editor");
  await expect(editor).toBeVisible();
  const apart = async () => (await editor.boundingBox()).y - (await cell(page, 1, "action").boundingBox()).y;
  const before = await apart();
  await page.locator("[data-row]").first().evaluate((row) => { row.style.height = "400px"; });
  await expect.poll(apart).toBe(before);
});

test("a window of half the height keeps its cells, and one bar", async ({ page }) => {
  test.skip(test.info().project.name !== "desktop", "it is about a mouse");
  await openMessy(page);
  await page.setViewportSize({ width: 640, height: 400 });
  expect(await overlap(page.locator(".framed > .top"), page.locator(".tabs"))).toBe(false);
  expect((await page.locator(".scroller").boundingBox()).height).toBeGreaterThanOrEqual(300);
  await openCell(page, 0, "action");
  await expect(page.locator(".cell-editor textarea")).toBeFocused();
});

test("the search takes the bar of a small screen", async ({ page }) => {
  test.skip(test.info().project.name === "desktop", "a large one has room for all");
  await openMessy(page);
  for (const width of [360, 600, 740]) {
    await page.setViewportSize({ width, height: 800 });
    await page.locator(".find").click();
    const box = await page.locator(".search input").boundingBox();
    expect(box.width, `at ${width}`).toBeGreaterThanOrEqual(width - 100);
    expect(box.height).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await expect(page.locator(".tabs button:visible")).toHaveCount(1);
    await page.locator(".search button").click();
    await expect(page.locator(".search")).toHaveCount(0);
  }
});

test("nothing that is typed in is small enough for a phone to zoom", async ({ page }) => {
  test.skip(test.info().project.name !== "phone", "it is about fingers");
  const small = () => page.evaluate(() => {
    const all = [...document.querySelectorAll("input, select, textarea")];
    const size = (it) => Number.parseFloat(getComputedStyle(it).fontSize);
    return all.filter((it) => size(it) < 16).map((it) => it.outerHTML.slice(0, 80));
  });
  await open(page);
  await page.locator('[data-door="open"]').click();
  expect(await small(), "bringing").toEqual([]);
  await page.keyboard.press("Escape");
  await openMessy(page);
  await page.locator(".find").click();
  expect(await small(), "searching").toEqual([]);
  await page.locator(".search button").click();
  const plan = page.url().replace(/\/table$/, "");
  await openFicha(page, 0);
  expect(await small(), "the form").toEqual([]);
  for (const [address, box] of [
    [`${plan}/data`, ".plan-data select"],
    [`${plan}/print`, ".pr-bar select"],
    ["#/settings", ".settings input"],
  ]) {
    await page.goto(address);
    await expect(page.locator(box).first()).toBeAttached();
    expect(await small(), address).toEqual([]);
  }
});

test("a menu is made for thumbs", async ({ page }) => {
  test.skip(test.info().project.name === "desktop", "it is about fingers");
  await openMessy(page);
  await page.locator(".top .menu > button").tap();
  const item = page.getByRole("menuitem").first();
  expect((await item.boundingBox()).height).toBeGreaterThanOrEqual(44);
  await expect(page.locator(".menu-items kbd:visible")).toHaveCount(0);
  await page.goto("#/help");
  await expect(page.locator('[data-screen="help"]')).toBeVisible();
  await expect(page.locator("kbd:visible")).toHaveCount(0);
});

test("a long name shortens before it is cut", async ({ page }) => {
  test.skip(test.info().project.name === "desktop", "a large screen shows all of it");
  await openMessy(page);
  await page.setViewportSize({ width: 360, height: 740 });
  const whole = page.locator(".plan-whole");
  const bar = page.locator(".plan-name");
  const isWhole = async () => (await whole.boundingBox()).y < (await bar.boundingBox()).y + 30;
  expect(await isWhole(), "the whole name is in the bar").toBe(false);
  await expect(page.locator(".plan-short")).toHaveAttribute("data-short", "Loma Verde 2026-27");
  // «Altamira 2026-27» in DejaVu Sans, the widest letters that a phone may have.
  expect((await bar.boundingBox()).width, "the room for it").toBeGreaterThan(147);
  await page.setViewportSize({ width: 1280, height: 740 });
  expect(await isWhole(), "the whole name is in the bar").toBe(true);
});
