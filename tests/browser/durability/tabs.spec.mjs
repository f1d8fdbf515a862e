// Three tabs on one plan: nothing is lost, no key either, and all are equal at the end.
import { expect, test } from "../support.mjs";
import { Desk, lightIs, openPlan, plant, prepare, rowsOf } from "./desk.mjs";
import { Oracle } from "./oracle.mjs";
import { holds, openBare, readStores } from "./stores.mjs";
import { tabs } from "./tabs.mjs";

const URL_OF_APP = process.env.MEJORA_URL;

test("three tabs edit one plan at once and end equal, with every text accounted for", async ({
  context,
}) => {
  test.skip(test.info().project.name !== "desktop", "the same on any screen");
  test.setTimeout(180_000);
  const counts = await tabs({ context, url: URL_OF_APP, edits: 120 });
  await test.info().attach("counts", { body: JSON.stringify(counts, null, 1) });
  expect(counts.faults).toEqual([]);
  expect(counts).toMatchObject({ lost: 0, lostKeys: 0, unequal: 0, hidden: 0 });
  expect(counts.edits).toBeGreaterThan(100);
  expect(counts.typed).toBeGreaterThan(0);
});

/** Two tabs on one plan; the first can hold back what it writes into the database. */
async function twoTabs(context) {
  await prepare(context, () => {});
  await context.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      // A transaction in which something is asked for goes on.
      const ask = () => {
        if (globalThis.held) this.get("").onsuccess = ask;
      };
      ask();
      return request;
    };
  });
  const first = await context.newPage();
  const address = await plant(first, URL_OF_APP);
  await lightIs(first, ["saved"]);
  const second = await context.newPage();
  await openPlan(second, address);
  await lightIs(second, ["saved"]);
  const bare = await openBare(context, URL_OF_APP);
  const [{ id }] = await rowsOf(first);
  await first.evaluate(() => (globalThis.held = true));
  const { text } = await new Desk("H", first, new Oracle([]), null).write(id, "objective");
  const local = () =>
    bare.evaluate((it) => Object.values(localStorage).some((value) => value.includes(it)), text);
  await expect.poll(local).toBe(true);
  const shows = async () => JSON.stringify(await rowsOf(second)).includes(text);
  return { first, second, bare, text, shows };
}

// A crash takes back what only local storage has, and the other tab says "Guardado" beside it.
test("a tab shows nothing of another before the database has it", async ({ context }) => {
  test.skip(test.info().project.name !== "desktop", "the same on any screen");
  const { first, second, bare, text, shows } = await twoTabs(context);
  await second.waitForTimeout(2000);
  expect(await shows()).toBe(false);
  await first.evaluate(() => (globalThis.held = false));
  expect(await lightIs(first, ["saved"])).toBe("saved");
  await expect.poll(shows).toBe(true);
  expect(holds(await readStores(bare), "indexed", text)).toBe(true);
});

test("what a tab left in local storage alone is taken and stored by another", async ({ context }) => {
  test.skip(test.info().project.name !== "desktop", "the same on any screen");
  const { first, second, bare, text, shows } = await twoTabs(context);
  await first.close();
  await expect.poll(shows).toBe(true);
  const stored = async () => holds(await readStores(bare), "indexed", text);
  await expect.poll(stored).toBe(true);
  expect(await lightIs(second, ["saved"])).toBe("saved");
  // What the closed tab had stored is in the copy of the other, and goes.
  const keys = async () => Object.keys((await readStores(bare)).indexed.plans).length;
  await new Desk("I", second, new Oracle([]), null).add();
  await expect.poll(keys).toBe(1);
});
