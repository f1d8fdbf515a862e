// Kills: the browser is killed at random moments while somebody works, and started again.
import { newProfile, start } from "./chromium.mjs";
import { Desk, lightIs, openPlan, plant, prepare, rowsOf } from "./desk.mjs";
import { fileOf } from "./export.mjs";
import { Oracle, isClean } from "./oracle.mjs";
import { chanceFrom, pause } from "./random.mjs";
import { openBare, plansIn, readStores } from "./stores.mjs";

/** How long what was saved may take to be on the screen after a start, in milliseconds. */
const SETTLING = 10_000;

/**
 * Kills the browser `rounds` times and counts what came of it. `say` is told of each round.
 */
export async function kills({ url, rounds, seed = Date.now() % 1e6, say = () => {} }) {
  const chance = chanceFrom(seed);
  const profile = newProfile();
  const counts = {
    seed, rounds: 0, gestures: 0, missed: 0, sights: 0, promised: 0, lost: 0, second: 0, decided: 0,
    returned: 0, doubled: 0, strange: 0, failures: 0, unsaved: 0, survived: 0, faults: [],
  };
  try {
    const address = await seeded(profile, url);
    let oracle = null;
    for (let round = 0; round <= rounds; round += 1) {
      const last = round === rounds;
      oracle = await life({ profile, address, oracle, chance, counts, last, round });
      if (round > 0) counts.rounds += 1;
      say(round, counts);
    }
  } finally {
    profile.remove();
  }
  return counts;
}

/** A profile with the seed in it, closed as a person closes a browser. */
async function seeded(profile, url) {
  const { context, browser, kill } = await start(profile);
  try {
    const page = await context.newPage();
    await prepare(context, () => {});
    const address = await plant(page, url);
    await lightIs(page, ["saved"]);
    // Local storage reaches the disk some seconds late; the first plan is not at stake.
    const session = await browser.newBrowserCDPSession();
    await session.send("Browser.close").catch(() => {});
    await pause(1500);
    return address;
  } finally {
    await kill();
  }
}

/** One life of the browser: judged at its start, worked in, killed. Gives its oracle. */
async function life({ profile, address, oracle: before, chance, counts, last, round }) {
  const { context, kill } = await start(profile);
  const pages = new Map();
  let oracle = null;
  try {
    await prepare(context, (page, sight) => {
      if (!oracle || !pages.has(page)) return;
      counts.sights += 1;
      oracle.saw(pages.get(page), sight);
    });
    const page = await context.newPage();
    const hasty = !last && round > 0 && chance.chance(0.1);
    if (hasty) {
      // Killed while it starts: what was there must be there at the next start.
      await page.goto(address, { waitUntil: "commit" });
      await pause(chance.between(0, 1200));
      return before;
    }
    const rows = await judged(page, address, before, counts, round, context);
    if (last) return null;
    oracle = new Oracle(rows);
    pages.set(page, "A");
    const desks = [new Desk("A", page, oracle, chance)];
    if (chance.chance(0.35)) {
      const second = await context.newPage();
      await openPlan(second, address);
      pages.set(second, "B");
      desks.push(new Desk("B", second, oracle, chance));
    }
    await worked(desks, chance, kill);
    counts.gestures += oracle.gestures.filter((it) => it.done).length;
    counts.missed += oracle.gestures.filter((it) => it.missed).length;
    return oracle;
  } finally {
    await kill();
  }
}

/** Works in all tabs until the kill, which comes between 50 ms and 3 s after the first gesture. */
async function worked(desks, chance, kill) {
  let over = false;
  const end = pause(chance.between(50, 3000)).then(async () => {
    over = true;
    await kill();
  });
  const hurry = chance.pick([0, 30, 150, 400]);
  const busy = desks.map(async (desk) => {
    while (!over) {
      // The kill cuts a gesture off in its middle; anything else that fails is a fault.
      try {
        await desk.work({ steps: desks.length === 1 });
      } catch (error) {
        if (!over && !/closed|disconnected|crashed/i.test(error.message)) throw error;
        return;
      }
      await pause(chance.between(0, hurry));
    }
  });
  await Promise.all([end, ...busy]);
}

/** Opens the plan again and holds it to what was shown as saved. Gives its rows. */
async function judged(page, address, oracle, counts, round, context) {
  // What is stored before the app has touched it tells a text that never came into the stores
  // from one that was in them and got lost there.
  const bare = await openBare(context, address);
  const stores = plansIn(await readStores(bare));
  await bare.close();
  try {
    await openPlan(page, address);
  } catch (error) {
    counts.failures += 1;
    counts.faults.push({ round, failure: error.message });
    throw error;
  }
  if (!oracle) return rowsOf(page);
  let rows = await rowsOf(page);
  let verdict = oracle.judge(rows);
  const end = Date.now() + SETTLING;
  // What only the second store has comes a moment after the first screen.
  while (!isClean(verdict) && Date.now() < end) {
    await pause(200);
    rows = await rowsOf(page);
    const file = Date.now() + 3000 > end ? await fileOf(page) : "";
    verdict = oracle.judge(rows, file);
  }
  counts.promised += verdict.promised;
  counts.second += verdict.second;
  counts.decided += verdict.decided;
  counts.unsaved += verdict.unsaved;
  counts.survived += verdict.survived;
  for (const kind of ["lost", "returned", "doubled", "strange"]) counts[kind] += verdict[kind].length;
  if (!isClean(verdict)) counts.faults.push({ round, ...evidence(verdict, oracle, stores) });
  return rows;
}

/** What is wrong, and what is known about it. */
function evidence({ lost, returned, doubled, strange }, oracle, stores) {
  const storedIn = (text) =>
    Object.entries(stores).flatMap(([store, copies]) =>
      copies.filter(([, value]) => value.includes(text)).map(([key]) => `${store} ${key}`),
    );
  const known = lost.slice(0, 4).map((it) => ({
    ...it,
    storedIn: storedIn(it.text),
    deeds: oracle.deedsOn(it.row, it.column),
  }));
  const keys = Object.fromEntries(
    Object.entries(stores).map(([store, copies]) => [store, copies.map(([key]) => key)]),
  );
  return { lost: known, returned, doubled, strange: strange.slice(0, 4), keys, sights: oracle.seen() };
}
