// Tabs: three of them on one plan. Two commit changes at random, one types in a cell, where no
// key may be lost. At the end all show and give the same plan, and nothing that was written is
// missing from it.
import { Desk, lightIs, openPlan, plant, prepare, rowsOf, unique } from "./desk.mjs";
import { fileOf } from "./export.mjs";
import { TEXT_COLUMNS } from "./inpage.mjs";
import { differences, heldOf } from "./lineage.mjs";
import { Oracle } from "./oracle.mjs";
import { chanceFrom, pause } from "./random.mjs";
import { holds, openBare, readStores } from "./stores.mjs";

/** How long the tabs may take to become equal, in milliseconds. */
const CONVERGING = 20_000;
/** How long after that what they hide may take, in milliseconds. */
const HIDDEN_CONVERGING = 5_000;
/** How many texts the typist writes for each hundred edits of the others. */
const TYPED_PER_HUNDRED = 3;

/** Makes `edits` changes in three tabs of a context and counts what came of them. */
export async function tabs({ context, url, edits, seed = Date.now() % 1e6, say = () => {} }) {
  const chance = chanceFrom(seed);
  const counts = { seed, edits: 0, missed: 0, typed: 0, keys: 0, lostKeys: 0, lost: 0, second: 0, decided: 0, unequal: 0, hidden: 0, faults: [] };
  await prepare(context, () => {});
  const pages = [await context.newPage()];
  const address = await plant(pages[0], url);
  await lightIs(pages[0], ["saved"]);
  for (let tab = 1; tab < 3; tab += 1) {
    pages.push(await context.newPage());
    await openPlan(pages[tab], address);
  }
  const oracle = new Oracle(await rowsOf(pages[0]));
  const [first, second, typist] = pages.map((page, at) => new Desk("ABC"[at], page, oracle, chance));
  const scene = { held: null, over: false };
  const typing = type(typist, scene, counts);
  const each = Math.ceil((edits * (100 - TYPED_PER_HUNDRED)) / 200);
  await Promise.all([first, second].map((desk) => commit(desk, each, scene, counts, say)));
  scene.over = true;
  await typing;
  counts.edits = oracle.gestures.length;
  counts.missed = oracle.gestures.filter((it) => it.missed).length;
  await compare(pages, address, oracle, counts);
  return counts;
}

/** Commits changes, never to the cell in which the typist is. */
async function commit(desk, edits, scene, counts, say) {
  for (let made = 0; made < edits; made += 1) {
    const pick = (rows) => {
      const free = rows.filter((it) => it.id !== scene.held);
      return desk.chance.pick(free.length ? free : rows);
    };
    const what = await desk.plan({ steps: false, pick });
    if (what.row && what.row === scene.held) continue;
    await desk.make(what);
    if (made % 100 === 99) say(desk.name, made + 1);
    await pause(desk.chance.between(0, 20));
  }
}

/** Types texts key by key, and looks after each word that the box holds what was typed. */
async function type(desk, scene, counts) {
  const { page, chance } = desk;
  const box = page.locator(".cell-editor textarea");
  while (!scene.over) {
    const row = chance.pick(await rowsOf(page)).id;
    scene.held = row;
    const column = chance.pick(TEXT_COLUMNS);
    const opened = await page.evaluate(
      async ([id, at]) => {
        const marked = globalThis.torture.isMarked(id, at);
        const area = await globalThis.torture.openCell(id, at);
        area?.focus();
        area?.select();
        return area ? { before: area.value, marked } : null;
      },
      [row, column],
    );
    if (opened === null) continue;
    const text = `${unique(desk.name)} y sigue tecla por tecla hasta el final`;
    const gesture = desk.oracle.begin(desk.name, { kind: "write", row, column, text });
    let so = "";
    for (const word of text.split(/(?<= )/)) {
      await page.keyboard.type(word, { delay: chance.between(2, 25) });
      so += word;
      counts.keys += word.length;
      const there = await box.inputValue({ timeout: 1000 }).catch(() => null);
      if (there !== so) {
        counts.lostKeys += 1;
        counts.faults.push({ typed: so, there });
        break;
      }
    }
    await page.keyboard.press("Enter");
    await pause(20);
    desk.oracle.done(gesture, { ...opened, missed: counts.lostKeys > 0 });
    counts.typed += 1;
    await pause(chance.between(0, 100));
  }
  scene.held = null;
}

/** Waits until all tabs are equal, then looks for every text that was written. */
async function compare(pages, address, oracle, counts) {
  const end = Date.now() + CONVERGING;
  let shown = [];
  do {
    await pause(250);
    shown = await Promise.all(pages.map(async (page) => JSON.stringify(await rowsOf(page))));
  } while (new Set(shown).size > 1 && Date.now() < end);
  for (const page of pages) {
    if ((await lightIs(page, ["saved"])) === null) counts.faults.push("a tab never says that it is saved");
  }
  const files = await equalFiles(pages);
  // What is stored must be what is shown: a tab that is opened now shows it, too.
  await openPlan(pages[0], address);
  const again = Date.now() + CONVERGING;
  let reopened = "";
  do {
    await pause(250);
    reopened = JSON.stringify(await rowsOf(pages[0]));
  } while (reopened !== shown[1] && Date.now() < again);
  const plans = files.map((file) => JSON.stringify(JSON.parse(file).plan));
  // A version that one tab has and another has not is shown by neither, and differs all the same.
  counts.hidden = different(files.map(lineageOf));
  if (counts.hidden) counts.differences = differences(files);
  counts.unequal = different(shown) + different(plans) + (reopened === shown[1] ? 0 : 1);
  if (counts.unequal) counts.faults.push({ shown: lengths(shown), plans: lengths(plans), reopened: reopened.length });
  const { missing, second, decided } = oracle.account(JSON.parse(shown[1]), files[1]);
  Object.assign(counts, { lost: missing.length, second, decided });
  if (missing.length === 0) return;
  const bare = await openBare(pages[0].context(), address);
  const stores = await readStores(bare);
  const known = ({ row, column, text }) => ({
    row,
    column,
    text,
    files: files.map((file) => heldOf(file, row, column)),
    stored: { local: holds(stores, "local", text), indexed: holds(stores, "indexed", text) },
    deeds: oracle.deedsOn(row, column),
  });
  counts.faults.push(...missing.slice(0, 5).map(known));
}

/** The file of each tab, as soon as they hide the same, too. */
async function equalFiles(pages) {
  const end = Date.now() + HIDDEN_CONVERGING;
  for (;;) {
    const files = [];
    for (const page of pages) files.push(await fileOf(page));
    if (different(files.map(lineageOf)) === 0 || Date.now() > end) return files;
    await pause(1000);
  }
}

function lineageOf(file) {
  return JSON.stringify(JSON.parse(file).lineage);
}

function different(list) {
  return new Set(list).size - 1;
}

function lengths(list) {
  return list.map((it) => it.length);
}
