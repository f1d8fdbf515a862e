// Firefox over WebDriver BiDi, by Puppeteer.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";

import puppeteer from "puppeteer-core";

/** Starts it without a window; gives what `journey.mjs` needs of an engine. */
export async function start(program) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: program,
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: {
      // What it would fetch for itself, and the pages it would show at its first start.
      "app.normandy.enabled": false,
      "browser.aboutwelcome.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
      "services.settings.server": "data:,",
    },
  });
  const complaints = [];
  return {
    name: `Firefox ${(await browser.version()).replace(/^\D*/, "")}`,
    open: async (url) => {
      const page = await browser.newPage();
      listen(page, complaints);
      const tab = new Tab(page);
      await tab.goto(url);
      return tab;
    },
    complaints: () => complaints,
    stop: () => browser.close(),
  };
}

/** Collects what the engine itself says of a page. */
function listen(page, complaints) {
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`error: ${error.stack ?? error}`));
}

class Tab {
  #page;

  constructor(page) {
    this.#page = page;
  }

  goto(url) {
    return this.#page.goto(url);
  }

  reload() {
    return this.#page.reload();
  }

  front() {
    return this.#page.bringToFront();
  }

  run(work, ...given) {
    return this.#page.evaluate(work, ...given);
  }

  click(selector) {
    return this.#page.click(selector);
  }

  type(text) {
    return this.#page.keyboard.type(text);
  }

  async press(...keys) {
    for (const key of keys) await this.#page.keyboard.down(key);
    for (const key of keys.reverse()) await this.#page.keyboard.up(key);
  }

  async drag(from, to) {
    const { mouse } = this.#page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await mouse.move(to.x, to.y);
    await mouse.up();
  }

  async choose(selector, path) {
    const input = await this.#page.$(selector);
    await input.uploadFile(path);
  }

  /** A picture of the page; gives its file. */
  async picture(path) {
    mkdirSync(dirname(path), { recursive: true });
    await this.#page.screenshot({ path });
    return path;
  }
}
