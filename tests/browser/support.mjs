// What every browser test starts from: a page that may not complain.
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";

if (!process.env.MEJORA_URL) {
  throw new Error("MEJORA_URL is not set: start these tests with `cargo xtask test --only browser`");
}

/** Collects what a page complains about. */
function listen(page, complaints) {
  page.on("console", (message) => {
    // Chromium asks for it where a picture is opened as a page, as the tests of the stores do.
    if (message.location().url.endsWith("/favicon.ico")) return;
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`error: ${error.stack ?? error}`));
  page.on("requestfailed", (request) => {
    // Going elsewhere aborts what was still on its way, such as the icon.
    if (request.failure()?.errorText === "net::ERR_ABORTED") return;
    complaints.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
}

/** The person has been asked for a name already, and gave none. */
export async function withoutName(context) {
  await context.addInitScript(() => {
    try {
      if (!localStorage.getItem("mejora/settings")) {
        const settings = { language: "es", theme: "auto", name: "" };
        localStorage.setItem("mejora/settings", JSON.stringify(settings));
      }
    } catch {
      // A page that stores nothing is asked.
    }
  });
}

/**
 * A test fails on any console error, page error, failed request or breach of the policy, in any
 * page that it opens. A test that provokes one empties `complaints` after looking at it.
 */
export const test = base.extend({
  complaints: [
    // Taking `page` makes this end before the page is closed, which aborts what it still fetches.
    async ({ context, page }, use) => {
      const complaints = [];
      await context.exposeFunction("reportBreach", (breach) => complaints.push(breach));
      await context.addInitScript(() => {
        addEventListener("securitypolicyviolation", (event) => {
          globalThis.reportBreach(`policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      await withoutName(context);
      listen(page, complaints);
      context.on("page", (opened) => listen(opened, complaints));
      await use(complaints);
      expect(complaints, "the page complained").toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens the app at its start and waits until it can be used. */
export async function open(page, hash = "") {
  await page.goto(`./${hash}`);
  await expect(page.locator("[data-screen]").first()).toBeVisible();
}

/** Fails when axe finds a fault on the page as it is. */
export async function expectAccessible(page) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const said = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}`),
  );
  expect(said, "axe found faults").toEqual([]);
}

export { expect };
