// Cronograma under a finger, with touches as the screen reports them.
import { openMessy, view } from "./steps.mjs";
import { expect, test } from "./support.mjs";

/** Fingers on the page: each call says where all of them are. */
async function fingers(page) {
  const session = await page.context().newCDPSession(page);
  const points = (places) => places.map(([x, y], id) => ({ x, y, id }));
  const send = (type) => (...places) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points(places) });
  const [down, move] = [send("touchStart"), send("touchMove")];
  /** Moves the only finger sideways in small steps, as a hand does. */
  const slide = async ([x, y], by) => {
    for (let step = 1; step <= 8; step += 1) await move([x + (by * step) / 8, y]);
  };
  return { down, move, slide, up: send("touchEnd"), cancel: send("touchCancel") };
}

/** The bar of an action, the row from 0, and its middle once it is in sight. */
function bars(page) {
  const bar = (row) => page.locator("[data-bar]").nth(row);
  const name = (row) => bar(row).getAttribute("aria-label");
  const middle = async (row) => {
    await bar(row).evaluate((it) => it.scrollIntoView({ inline: "center", block: "center" }));
    const box = await bar(row).boundingBox();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  return { bar, name, middle, row: (at) => page.locator("[data-row]").nth(at) };
}

/** Waits until what was pushed has come to rest. */
function rest(scroller) {
  return scroller.evaluate((it) => new Promise((done) => {
    let [at, still] = [-1, 0];
    const look = () => {
      still = it.scrollLeft === at ? still + 1 : 0;
      at = it.scrollLeft;
      if (still < 10) requestAnimationFrame(look);
      else done();
    };
    look();
  }));
}

test("a finger chooses a bar before it moves it", async ({ page }) => {
  test.skip(test.info().project.name !== "phone", "by mouse a bar is dragged at once");
  await openMessy(page);
  await view(page, "timeline");
  await page.locator(".tl-scales button").nth(1).click();
  const { bar, name, middle, row } = bars(page);
  const finger = await fingers(page);
  const scroller = page.locator(".tl-scroll");
  await expect.poll(() => scroller.evaluate((it) => it.scrollLeft)).toBeGreaterThan(100);
  const before = await name(0);

  // A swipe that begins on the bar scrolls.
  let at = await middle(0);
  const left = await scroller.evaluate((it) => it.scrollLeft);
  await finger.down(at);
  await finger.slide(at, 160 * (left > 160 ? 1 : -1));
  await finger.up();
  await expect.poll(() => scroller.evaluate((it) => it.scrollLeft)).not.toBe(left);
  await rest(scroller);
  await expect(row(0)).not.toHaveClass(/chosen|held/);
  await expect(page.locator(".notice")).toHaveCount(0);
  expect(await name(0)).toBe(before);

  // A tap chooses it; then it goes along, and that can be taken back.
  await finger.down((at = await middle(0)));
  await finger.up();
  await expect(row(0)).toHaveClass(/chosen/);
  expect(await name(0)).toBe(before);
  await finger.down((at = await middle(0)));
  await finger.slide(at, 112);
  await finger.up();
  await expect(bar(0)).not.toHaveAttribute("aria-label", before);
  const notice = page.locator(".notice");
  await expect(notice).toContainText("Acción 1: abril 2026");
  await notice.getByRole("button", { name: "Deshacer" }).click();
  await expect(bar(0)).toHaveAttribute("aria-label", before);

  // A second finger gives it up, and so does the browser that takes the finger away.
  for (const end of ["second", "cancel"]) {
    await finger.down((at = await middle(0)));
    await finger.slide(at, 112);
    await expect(row(0)).toHaveClass(/held/);
    if (end === "second") await finger.down([at[0] + 112, at[1]], [at[0] + 40, at[1] + 90]);
    else await finger.cancel();
    await expect(row(0)).not.toHaveClass(/held/);
    if (end === "second") await finger.up();
    await expect(bar(0)).toHaveAttribute("aria-label", before);
  }

  // A finger that rests on another bar holds it.
  const other = await name(1);
  await finger.down((at = await middle(1)));
  await expect(row(1)).toHaveClass(/held/);
  await finger.slide(at, 112);
  await finger.up();
  await expect(notice).toContainText("Acción 2: ");
  await expect(bar(1)).not.toHaveAttribute("aria-label", other);
});
