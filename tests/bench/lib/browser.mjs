// A browser with a profile of its own, and visits with it on a slow network and processor.

import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

import { probe } from "./probe.mjs";
import { SEED } from "./sites.mjs";

/** 1.6 Mbps down, 750 Kbps up, 150 ms there and back. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1000 * 1000) / 8,
  uploadThroughput: (750 * 1000) / 8,
};

const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
];

/** What is typed to see whether a cell accepts typing: no text of the plans has it. */
export const LETTER = "w";

const PATIENCE = 90_000;
const TRY_AGAIN = 50;
const SETTLED = 1_500;

/** Runs `work` with a profile that nothing has been visited with, and removes it after. */
export async function withProfile(work) {
  const profile = await mkdtemp(join(tmpdir(), "mejora-bench-"));
  try {
    return await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/**
 * Starts a browser with the profile, puts `storage` into the page's local storage, opens the
 * subject under the conditions of `run`, gives the visit to `work` and ends the browser.
 */
export async function visit(profile, subject, run, storage, work) {
  const context = await launch(profile);
  try {
    const page = await context.newPage();
    await page.goto(run.origin + SEED);
    await page.evaluate((entries) => {
      localStorage.clear();
      for (const [key, value] of entries) localStorage.setItem(key, value);
    }, Object.entries(storage));
    return await work(await open(context, page, subject, run));
  } finally {
    await context.close();
  }
}

/** Starts a browser whose contexts are new each, gives it to `work` and ends it. */
export async function withBrowser(work) {
  // A process that waits for its page would be counted among those that work.
  const args = [...FLAGS, "--disable-features=SpareRendererForSitePerProcess"];
  const browser = await chromium.launch({ ...program(), args });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

function program() {
  const executablePath = process.env.CHROME ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(`There is no browser at ${executablePath}: name Chromium's path in CHROME.`);
  }
  return {
    executablePath,
    headless: true,
    args: FLAGS,
    // run.mjs answers the signals.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  };
}

async function launch(profile) {
  return chromium.launchPersistentContext(profile, {
    ...program(),
    viewport: { width: 1280, height: 800 },
    locale: "es-DO",
    timezoneId: "America/Santo_Domingo",
    // What Mejora fetches to work without a connection belongs to no measurement.
    serviceWorkers: "block",
  });
}

async function open(context, page, subject, run) {
  const cdp = await context.newCDPSession(page);
  const painted = new Promise((resolve) => {
    cdp.on("Runtime.bindingCalled", ({ name, payload }) => {
      if (name === "benchPainted") resolve(JSON.parse(payload));
    });
  });
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await cdp.send("Runtime.enable");
  await cdp.send("Runtime.addBinding", { name: "benchPainted" });
  await page.addInitScript(source(subject, run.rows));
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", NETWORK);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: run.cpu });
  await page.goto(run.origin + subject.path, { waitUntil: "commit" });
  const start = await within(painted, PATIENCE, `${subject.label} shows no rows`, errors);
  return { page, cdp, start, errors, subject };
}

function source(subject, total) {
  const config = {
    rows: subject.rows, cell: subject.cell, bar: subject.bar, total, letter: LETTER, seed: SEED,
  };
  const saved = "/^(mejora\\/plan|bench)\\//";
  return `(${probe})({ ...${JSON.stringify(config)}, saved: ${saved} });`;
}

/** Clicks the first row's cell and types, as a person would, until the letter is in an editor. */
export async function typeUntilUsable({ page, start, errors, subject }) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    await page.mouse.click(start.x, start.y);
    await page.keyboard.press(LETTER);
    const { usable } = await state(page);
    if (usable !== null) return;
    await page.waitForTimeout(TRY_AGAIN);
  }
  throw new Error(sentence(`${subject.label} takes no typing`, errors));
}

/** Waits until no further rows come, and gives the page's times. */
export async function settle({ page }) {
  let last = await state(page);
  let since = Date.now();
  while (Date.now() - since < SETTLED) {
    await page.waitForTimeout(100);
    const now = await state(page);
    if (now.rows !== last.rows) since = Date.now();
    last = now;
    if (now.complete) break;
  }
  return last;
}

/** The memory that is in use once what can be freed has been. */
export async function memory({ page, cdp }) {
  await cdp.send("HeapProfiler.collectGarbage");
  await cdp.send("HeapProfiler.collectGarbage");
  const heap = await cdp.send("Runtime.getHeapUsage");
  const { wasm } = await state(page);
  return { heap: heap.usedSize, dom: heap.embedderHeapUsedSize ?? null, wasm };
}

export function state(page) {
  return page.evaluate(() => globalThis.bench.state());
}

async function within(promise, ms, what, errors) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(sentence(what, errors))), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function sentence(what, errors) {
  const said = errors.length ? ` The page said: ${errors.slice(0, 3).join(" | ")}` : "";
  return `${what} within ${PATIENCE / 1000} s.${said}`;
}
