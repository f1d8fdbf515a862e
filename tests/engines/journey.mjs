// What must work in any engine, from the first visit to the start without a connection. A journey
// asks of an engine only what `firefox.mjs` and `webkit.mjs` have in common.
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

import { MESSY } from "../browser/messy.mjs";
import { unzip } from "../browser/office.mjs";
import { heard } from "./complaints.mjs";

/** The longest that the app may take for anything, in milliseconds; CI is slow. */
const PATIENCE = 45_000;
/** The first of these is the objective of the first action. */
const OBJECTIVE = "[data-row] > .col-objective";
const DOCUMENT = fileURLToPath(new URL("../../crates/import/tests/files/plan_word.docx", import.meta.url));

/** Goes through everything; `host` serves the site and is stopped at the end. */
export async function journey(engine, host, step) {
  const open = [];
  const openTab = async (url) => {
    const tab = await engine.open(url);
    open.push(tab);
    return tab;
  };
  const first = await openTab(host.url);
  await step("the first screen", first, () => firstScreen(first));
  await step("a plan comes in", first, () => bring(first));
  await step("a cell is edited and saved", first, () => edit(first, "Uno"));
  await step("it is there after a reload", first, () => reload(first, "Uno"));
  await step("a bar is dragged", first, () => drag(first));
  await step("the sheets to print", first, () => print(first));
  await step("the worker writes Excel", first, () => write(first));
  const address = await first.run(() => location.href);
  await step("the worker reads Word", first, () => read(first, host.url));
  await first.goto(address);
  await step("two tabs", first, async () => {
    const second = await openTab(address);
    await edit(second, "Dos");
    await first.front();
    await shows(first, "Dos");
    await edit(first, "Tres");
    await second.front();
    await shows(second, "Tres");
  });
  await step("the app is kept in the browser", first, () => kept(first));
  await host.stop();
  const cold = await openTab(address);
  await step("it opens and saves without a connection", cold, async () => {
    await edit(cold, "Sin conexión");
    await reload(cold, "Sin conexión");
  });
  const said = [];
  for (const tab of open) said.push(...(await heard(tab)));
  assert.deepEqual([...said, ...engine.complaints()], [], "a page complained");
}

async function firstScreen(tab) {
  await seen(tab, '[data-screen="library"]');
  // The name to sign with is asked for once: here it was given.
  await tab.run(() => {
    localStorage.setItem("mejora/settings", JSON.stringify({ language: "es", theme: "auto", name: "" }));
  });
  await tab.reload();
  await seen(tab, '[data-screen="library"]');
}

async function bring(tab) {
  await click(tab, '[data-door="open"]');
  await seen(tab, "#bring-text");
  await tab.run((text) => {
    const box = document.querySelector("#bring-text");
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }, MESSY);
  await click(tab, "dialog[open] button[type=submit]");
  await click(tab, "[data-accept]");
  await seen(tab, "[data-row]");
}

/** Types another objective into the first action, as a person does. */
async function edit(tab, text) {
  await seen(tab, OBJECTIVE);
  await click(tab, OBJECTIVE);
  await tab.press("Enter");
  await until(tab, "the editor of the cell has the focus", () =>
    Boolean(document.activeElement?.closest(".cell-editor")));
  await tab.press("Control", "a");
  await tab.type(text);
  await tab.press("Enter");
  await shows(tab, text);
  await saved(tab);
}

async function reload(tab, text) {
  await tab.reload();
  await shows(tab, text);
}

async function drag(tab) {
  await click(tab, '.views a[href$="/timeline"]');
  await seen(tab, "[data-bar]");
  const label = () => tab.run(() => document.querySelector("[data-bar]").getAttribute("aria-label"));
  const before = await label();
  const bar = await place(tab, "[data-bar]");
  await tab.drag(bar, { x: bar.x + 150, y: bar.y });
  await until(tab, "the bar has moved", (was) =>
    document.querySelector("[data-bar]").getAttribute("aria-label") !== was, before);
  await saved(tab);
}

async function print(tab) {
  await tab.run(() => {
    location.hash = location.hash.replace(/timeline$/, "print");
  });
  await seen(tab, '[data-screen="print"][data-pages] [data-sheet="1"]');
}

async function write(tab) {
  await tab.run(() => {
    location.hash = location.hash.replace(/print$/, "table");
    // A page cannot read what it has downloaded: what is made for it is looked at.
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      const reader = new FileReader();
      reader.onload = () => (globalThis.written = reader.result);
      reader.readAsDataURL(blob);
      return make.call(URL, blob);
    };
  });
  await seen(tab, "[data-row]");
  await click(tab, ".top .primary");
  await click(tab, '.sn [data-format="xlsx"]');
  await click(tab, ".sn [data-send]");
  await until(tab, "the workbook was made", () => Boolean(globalThis.written));
  const address = await tab.run(() => globalThis.written);
  const files = unzip(Buffer.from(address.slice(address.indexOf(",") + 1), "base64"));
  const texts = files["xl/sharedStrings.xml"].toString("utf8");
  assert.ok(texts.includes("Acordar un calendario") && texts.includes("Uno"), "the workbook has the plan");
  await until(tab, "the dialog closes", () => !document.querySelector("dialog.sn"));
}

async function read(tab, url) {
  await tab.goto(`${url}#/`);
  await until(tab, "the file can be chosen", () => Boolean(document.querySelector("input[data-file]")));
  await tab.choose("input[data-file]", DOCUMENT);
  await seen(tab, '[data-screen="opening"] [data-accept]');
}

/** Each load of the page has the app kept, also where a busy machine broke the one before off. */
async function kept(tab) {
  const isKept = () => navigator.serviceWorker.controller?.state === "activated";
  try {
    await until(tab, "the service worker answers", isKept);
  } catch {
    await tab.reload();
    await until(tab, "the service worker answers after another load", isKept);
  }
}

/** A browser that cannot break Spanish words is shown where it may: that is no part of the text. */
function shows(tab, text) {
  return until(tab, `the cell says «${text}»`, (selector, wanted) =>
    document.querySelector(selector)?.textContent.replaceAll("\u00AD", "") === wanted, OBJECTIVE, text);
}

function saved(tab) {
  return until(tab, "the light says saved", () => Boolean(document.querySelector('[data-light="saved"]')));
}

/** Waits until an element is drawn, which an engine may put off for what is out of sight. */
function seen(tab, selector) {
  return until(tab, `${selector} is seen`, (it) =>
    document.querySelector(it)?.checkVisibility({ contentVisibilityAuto: true }), selector);
}

async function click(tab, selector) {
  await seen(tab, selector);
  await tab.click(selector);
}

function place(tab, selector) {
  return tab.run((it) => {
    const box = document.querySelector(it).getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  }, selector);
}

/** Asks the page until it agrees. */
async function until(tab, what, test, ...given) {
  const end = Date.now() + PATIENCE;
  while (!(await tab.run(test, ...given))) {
    assert.ok(Date.now() < end, `waited in vain: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
