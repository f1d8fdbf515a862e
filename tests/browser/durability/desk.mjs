// A tab with a plan open in it, and somebody who works there at random.
import { TASKS, TEXT_COLUMNS, install } from "./inpage.mjs";

/** How long the app may take to show a plan, in milliseconds. */
const PATIENCE = 30_000;

/** The plan that everything begins with. */
export const SEED = [
  "PLAN DE MEJORA DE LA JUNTA DISTRITAL DE HATO DEL MEDIO 2026 - 2027",
  "",
  [
    "No.", "Criterio No.", "Subcriterio No.", "Área de Mejora", "Acción de Mejora", "Objetivo",
    "Tareas", "Inicio", "Fin", "Recursos necesarios", "Indicador", "Responsable de", "Comentarios",
  ].join("\t"),
  [
    "1", "I", "1.1 (3)", "Nadie sabe cuál es la misión", "Imprimir la misión en un letrero",
    "Que se vea desde la puerta", "1. Pedir precios. 2. Colgarlo", "ene-26", "marzo 26",
    "RD$4,500", "Letrero colgado", "Secretaría", "hablar con Toño",
  ].join("\t"),
  [
    "2", "6", "6.2 (1)", "No hay buzón de quejas", "Colocar un buzón", "Oír a la gente",
    "1. Comprarlo. 2. Abrirlo los viernes", "feb-26", "dic. 2026", "Humanos", "Quejas leídas",
    "OAIM", "",
  ].join("\t"),
].join("\n");

/** Screens that say that the app cannot go on. */
const FAILED = ".failure, #start [role=alert]";

/** Puts witness and hands into every page of a context; `saw` takes what a page's witness says. */
export async function prepare(context, saw) {
  await context.exposeBinding("tortureSaw", ({ page }, said) => saw(page, JSON.parse(said)));
  await context.addInitScript(install, TEXT_COLUMNS);
}

/** Brings the seed in at an address, and gives the address of its table. */
export async function plant(page, url) {
  await page.goto(url);
  await page.locator('[data-door="open"]').click({ timeout: PATIENCE });
  await page.locator("#bring-text").fill(SEED);
  await page.locator("dialog[open] button[type=submit]").click();
  // Of a plan like one that is here it is asked first what it is.
  const [accept, apart] = ["[data-accept]", '[data-answer="copy"]'].map((it) => page.locator(it));
  await accept.or(apart).waitFor({ timeout: PATIENCE });
  if (await apart.isVisible()) await apart.click({ timeout: PATIENCE });
  await accept.click({ timeout: PATIENCE });
  await page.locator("[data-row]").nth(1).waitFor({ timeout: PATIENCE });
  return page.url();
}

/** Opens a plan and waits until it can be worked on. Fails where the app says that it failed. */
export async function openPlan(page, address) {
  await page.goto(address);
  await page.locator(`[data-row], ${FAILED}, [data-screen="missing"]`).first().waitFor({ timeout: PATIENCE });
  const failed = page.locator(`${FAILED}, [data-screen="missing"]`);
  if (await failed.count()) throw new Error(`the app does not open: ${await failed.first().innerText()}`);
}

/** The rows on the screen. */
export function rowsOf(page) {
  return page.evaluate(() => globalThis.torture.rows());
}

/** What the light says, and when it last said that all is verified. */
export function lightOf(page) {
  return page.locator("[data-light]").evaluate((it) => it.dataset.light);
}

/** Waits until the light is steady in one of these states; gives the state, or null if late. */
export async function lightIs(page, states, time = 15_000) {
  const end = Date.now() + time;
  while (Date.now() < end) {
    const light = await lightOf(page);
    if (states.includes(light)) return light;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return null;
}

let count = 0;

/** A text that no other gesture ever writes, in this run or any other. */
export function unique(tab) {
  count += 1;
  return `Escrito ${tab}${process.pid.toString(36)}${Date.now().toString(36)}${count}`;
}

/** The most rows that a plan is let grow to. */
const MOST_ROWS = 12;

/** A tab whose gestures an oracle follows. */
export class Desk {
  constructor(name, page, oracle, chance) {
    Object.assign(this, { name, page, oracle, chance });
  }

  /** Makes one gesture and gives what came of it. */
  async make(what) {
    const gesture = this.oracle.begin(this.name, what);
    const result = await this.page.evaluate((it) => globalThis.torture.gesture(it), what);
    this.oracle.done(gesture, result);
    return gesture;
  }

  /** Writes a text of its own into a cell. */
  async write(row, column) {
    return this.make({ kind: "write", row, column, text: unique(this.name) });
  }

  /** Adds an action with a text of its own. */
  async add() {
    return this.make({ kind: "add", text: unique(this.name) });
  }

  /** Makes one gesture at random. */
  async work(limits) {
    return this.make(await this.plan(limits));
  }

  /**
   * Chooses a gesture at random: mostly writing, the rest as it comes. `steps` allows undo, `pick`
   * chooses the row.
   */
  async plan({ steps = true, pick = (rows) => this.chance.pick(rows) } = {}) {
    const rows = await rowsOf(this.page);
    const dice = this.chance.below(100);
    const text = unique(this.name);
    if (rows.length === 0 || (dice < 10 && rows.length < MOST_ROWS)) return { kind: "add", text };
    const row = pick(rows).id;
    if (dice < 16 && rows.length > 4) return { kind: "remove", row };
    if (dice < 22) return { kind: "move", row, up: this.chance.chance(0.5) };
    if (dice < 27 && steps) return { kind: this.chance.chance(0.8) ? "undo" : "redo" };
    if (dice < 40) {
      const full = rows.find((it) => it.id === row).cells[TASKS].length >= 6;
      if (!full) return { kind: "write", row, column: TASKS, text };
    }
    return { kind: "write", row, column: this.chance.pick(TEXT_COLUMNS), text };
  }
}
