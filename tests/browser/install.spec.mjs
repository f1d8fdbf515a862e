// Installing the app, where the browser offers it.
import { expect, open, test } from "./support.mjs";

test.beforeEach(() => test.skip(test.info().project.name !== "desktop", "the same at every width"));

/** The browser offers to install the app; gives whether the page keeps the offer for itself. */
function offer(page) {
  return page.evaluate(() => {
    const event = new Event("beforeinstallprompt", { cancelable: true });
    event.prompt = async () => (globalThis.asked = true);
    dispatchEvent(event);
    return event.defaultPrevented;
  });
}

/** The page is loaded again, a day later. */
async function comeBack(page) {
  await page.evaluate(() => {
    const [visits] = localStorage.getItem("mejora/visits").split(" ");
    localStorage.setItem("mejora/visits", `${visits} 0`);
  });
  await page.reload();
}

/** The visit has been counted, which is done after all else has been fetched. */
function counted(page, visits) {
  const noted = () => page.evaluate(() => localStorage.getItem("mejora/visits") ?? "");
  return expect.poll(async () => (await noted()).split(" ")[0]).toBe(String(visits));
}

test("it is told once, from the second visit on, and stays in the settings", async ({ page }) => {
  const [notice, button] = [page.locator(".notice"), page.locator("[data-install]")];
  await open(page, "#/settings");
  expect(await offer(page)).toBe(true);
  await expect(button).toBeVisible();
  await counted(page, 1);
  await expect(notice).toHaveCount(0);

  await comeBack(page);
  await counted(page, 2);
  await expect(button).toHaveCount(0);
  await offer(page);
  await expect(notice).toContainText("Puede instalar");
  await counted(page, -1);
  await notice.getByRole("button", { name: "Instalar" }).click();
  await expect.poll(() => page.evaluate(() => globalThis.asked)).toBe(true);

  await comeBack(page);
  await offer(page);
  await button.click();
  await expect(button).toHaveCount(0);
  await offer(page);
  await expect(button).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event("appinstalled")));
  await expect(button).toHaveCount(0);
  await expect(notice).toHaveCount(0);
});
