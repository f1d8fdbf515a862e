// Quota: there is no room at one step of a session after another, in one store or in both. The
// light must say it truthfully, work must go on, and all must be saved when there is room again.
import { Desk, lightIs, openPlan, plant, prepare, rowsOf } from "./desk.mjs";
import { unframe } from "./frame.mjs";
import { Oracle } from "./oracle.mjs";
import { chanceFrom, pause } from "./random.mjs";
import { Room, emptyLocal, fillLocal, openBare, plansIn, readStores } from "./stores.mjs";

/** What is done while there is no room, and what the light is asked for after each. */
export const STEPS = {
  "the first visit": null,
  "writing": (desk, rows) => desk.write(rows[0].id, "objective"),
  "a task": (desk, rows) => desk.write(rows.at(-1).id, "tasks"),
  "an action more": (desk) => desk.add(),
  "moving": (desk, rows) => desk.make({ kind: "move", row: rows.at(-2).id, up: false }),
  "removing": (desk, rows) => desk.make({ kind: "remove", row: rows.at(-1).id }),
  "undoing": (desk) => desk.make({ kind: "undo" }),
  "a start": async (desk) => {
    await desk.page.reload();
    await openPlan(desk.page, desk.page.url());
  },
  "many changes": async (desk, rows) => {
    for (let made = 0; made < 12; made += 1) {
      await desk.write(rows[made % rows.length].id, ["area", "action", "resources"][made % 3]);
    }
  },
};

/** How long it may take until one tab sees what another has in local storage, in milliseconds. */
const SEEN_BY_ALL = 3000;

/**
 * How long the store may take to have everything once there is room, in milliseconds: the app lets
 * a database that did not answer rest for 20 s.
 */
const RECOVERING = 45_000;

/** Which stores are filled. */
export const KINDS = ["local", "indexed", "both"];

/**
 * Fills one kind of store, or both, at each step of one session in a context that is new. The
 * light is `weak` where only local storage has the plan.
 */
export async function quota({ context, url, kind, names = Object.keys(STEPS), say = () => {} }) {
  const counts = { kind, steps: 0, saved: 0, weak: 0, notSaved: 0, untrue: 0, stuck: 0, lost: 0, notRecovered: 0, byItself: 0, faults: [] };
  const scene = await Scene.of(context, url, kind);
  for (const name of names) {
    await scene.fill();
    const page = scene.desk?.page ?? (await scene.visit());
    const before = await rowsOf(page);
    await STEPS[name]?.(scene.desk, before);
    await judge(scene, name, before, counts);
    await scene.free();
    await recovered(scene, name, counts);
    counts.steps += 1;
    say(kind, name, counts);
  }
  await reopened(scene, counts);
  return counts;
}

/** A session whose stores can be filled. */
class Scene {
  static async of(context, url, kind) {
    await prepare(context, () => {});
    const bare = await openBare(context, url);
    const room = await Room.of(context, bare);
    return Object.assign(new Scene(), { context, url, kind, bare, room, desk: null });
  }

  async visit() {
    const page = await this.context.newPage();
    this.address = await plant(page, this.url);
    this.desk = new Desk("Q", page, new Oracle([]), chanceFrom(1));
    return page;
  }

  async fill() {
    if (this.kind !== "indexed") await fillLocal(this.bare);
    if (this.kind !== "local") await this.room.fill();
  }

  async free() {
    await emptyLocal(this.bare);
    await this.room.free();
  }
}

/** Whether a store has, or soon has, a whole copy of the plan as it is on the screen. */
async function isStored(scene, store = "indexed") {
  const end = Date.now() + SEEN_BY_ALL;
  while (!(await isStoredNow(scene, store))) {
    if (Date.now() > end) return false;
    await pause(100);
  }
  return true;
}

async function isStoredNow(scene, store) {
  const shown = normal(await rowsOf(scene.desk.page));
  const copies = plansIn(await readStores(scene.bare))[store];
  return copies.some(([, value]) => {
    const held = unframe(value);
    return held !== null && normal(rowsIn(held.text)) === shown;
  });
}

/** The rows of a plan file, as the table shows them. */
function rowsIn(text) {
  return JSON.parse(text).plan.actions.map((it) => ({
    id: it.id,
    cells: {
      area: it.area, action: it.action, objective: it.objective, tasks: it.tasks.map((task) => task.text),
      resources: it.resources, comments: it.comments,
    },
  }));
}

/** Rows as one text, in an order that grouping by criterion does not change. */
function normal(rows) {
  const order = (a, b) => (a.id < b.id ? -1 : 1);
  const cells = (it) => Object.entries(it).map(([key, value]) => [key, value.toString().trim()]);
  return JSON.stringify([...rows].sort(order).map((it) => [it.id, cells(it.cells)]));
}

async function judge(scene, name, before, counts) {
  const fault = (kind, why) => {
    counts[kind] += 1;
    counts.faults.push({ step: name, [kind]: why });
  };
  const rows = await rowsOf(scene.desk.page);
  if (name === "a start" && normal(rows) !== normal(before)) fault("lost", "the start without room");
  const light = await lightIs(scene.desk.page, ["saved", "weak", "not-saved"]);
  if (light === null) return fault("stuck", "the light stays at writing");
  if (light === "saved") {
    counts.saved += 1;
    if (!(await isStored(scene))) fault("untrue", "saved, and not in IndexedDB");
    return undefined;
  }
  counts[light === "weak" ? "weak" : "notSaved"] += 1;
  if (scene.kind === "local") fault("untrue", `${light}, and IndexedDB has room`);
  if (light === "weak" && !(await isStored(scene, "local"))) fault("untrue", "weak, and not in local storage");
  return undefined;
}

/** After there is room again, one change at most must bring everything into the store. */
async function recovered(scene, name, counts) {
  if ((await lightIs(scene.desk.page, ["saved"], 3000)) && (await isStored(scene))) {
    counts.byItself += 1;
    return;
  }
  const rows = await rowsOf(scene.desk.page);
  const written = await scene.desk.write(rows[0].id, "comments");
  const light = await lightIs(scene.desk.page, ["saved"], RECOVERING);
  if (light && !written.missed && (await isStored(scene))) return;
  counts.notRecovered += 1;
  counts.faults.push({ step: name, notRecovered: light ?? "never saved", missed: written.missed });
}

async function reopened(scene, counts) {
  const before = normal(await rowsOf(scene.desk.page));
  await scene.desk.page.close();
  const page = await scene.context.newPage();
  await openPlan(page, scene.address);
  const end = Date.now() + 8000;
  let after = normal(await rowsOf(page));
  while (after !== before && Date.now() < end) {
    await pause(100);
    after = normal(await rowsOf(page));
  }
  if (after === before) return;
  counts.lost += 1;
  counts.faults.push({ step: "opened again", lost: "the plan is not what it was", before, after });
}
