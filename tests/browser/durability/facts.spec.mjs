// What the simulator of the storage believes of browsers (crates/storage-simulator), tried in this one.
import { expect, test } from "../support.mjs";
import { newProfile, start } from "./chromium.mjs";
import { openBare } from "./stores.mjs";

const URL_OF_APP = process.env.MEJORA_URL;

test.beforeEach(() => {
  test.skip(test.info().project.name !== "desktop", "the same on any screen");
});

/** Notes in a page what it hears of local storage and of a channel. */
function listen(page) {
  return page.evaluate(() => {
    globalThis.heard = { changes: [], said: [] };
    addEventListener("storage", ({ key, newValue }) => globalThis.heard.changes.push(`${key}=${newValue}`));
    globalThis.channel = new BroadcastChannel("facts");
    globalThis.channel.onmessage = ({ data }) => globalThis.heard.said.push(data);
  });
}

/** Holds a lock in a page for as long as that lives. */
function hold(page) {
  return page.evaluate(
    () => new Promise((granted) => {
      navigator.locks.request("fact", () => new Promise(() => granted()));
    }),
  );
}

/** The locks that are held, as a page is told. */
const locks = (page) =>
  page.evaluate(async () => (await navigator.locks.query()).held.map(({ name }) => name));

const heard = (page, what) => page.evaluate((name) => globalThis.heard[name], what);

test("changes of local storage and messages reach the other tabs in their order, and never their own", async ({ context }) => {
  const [one, other] = [await openBare(context, URL_OF_APP), await openBare(context, URL_OF_APP)];
  await listen(one);
  await listen(other);
  const count = 50;
  await one.evaluate((times) => {
    for (let at = 0; at < times; at += 1) {
      localStorage.setItem("fact", String(at));
      globalThis.channel.postMessage(at);
    }
  }, count);
  const all = Array.from({ length: count }, (_, at) => at);
  await expect.poll(() => heard(other, "said")).toEqual(all);
  await expect.poll(() => heard(other, "changes")).toEqual(all.map((at) => `fact=${at}`));
  expect(await other.evaluate(() => localStorage.getItem("fact"))).toBe(String(count - 1));
  // Whoever says something hears neither it nor of what it wrote.
  expect(await heard(one, "said")).toEqual([]);
  expect(await heard(one, "changes")).toEqual([]);
});

/** A page's database of one store, and what is done to it. */
async function openDatabase(page) {
  await page.evaluate(async () => {
    const request = indexedDB.open("facts");
    request.onupgradeneeded = () => request.result.createObjectStore("facts");
    globalThis.database = await new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    globalThis.write = (key, value) => {
      const change = globalThis.database.transaction("facts", "readwrite", { durability: "strict" });
      change.objectStore("facts").put(value, key);
      const ended = new Promise((resolve, reject) => {
        change.oncomplete = resolve;
        change.onabort = () => reject(change.error);
      });
      return { ended, durability: change.durability };
    };
    globalThis.read = (key) =>
      new Promise((resolve, reject) => {
        const asked = globalThis.database.transaction("facts").objectStore("facts").get(key);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
  });
}

test("transactions end in the order in which a tab began them, and what has ended is read by all", async ({ context }) => {
  const [one, other] = [await openBare(context, URL_OF_APP), await openBare(context, URL_OF_APP)];
  await openDatabase(one);
  await openDatabase(other);
  const order = await one.evaluate(async () => {
    const ended = [];
    // The first one has far more to write than the others.
    const values = ["x".repeat(4_000_000), "y", "z"];
    const writes = values.map((value, at) => globalThis.write("fact", value).ended.then(() => ended.push(at)));
    await Promise.all(writes);
    return ended;
  });
  expect(order).toEqual([0, 1, 2]);
  expect(await other.evaluate(() => globalThis.read("fact"))).toBe("z");
  expect(await one.evaluate(() => globalThis.write("fact", "w").durability)).toBe("strict");
});

test("a lock is held while its tab lives, told to others, and free when the tab has gone", async ({ context }) => {
  const [one, other] = [await openBare(context, URL_OF_APP), await openBare(context, URL_OF_APP)];
  await hold(one);
  expect(await locks(other)).toContain("fact");
  await one.close();
  await expect.poll(() => locks(other)).not.toContain("fact");
});

test("a tab that is killed alone frees its locks, and what it had said and written comes", async ({ context }) => {
  const [one, other] = [await openBare(context, URL_OF_APP), await openBare(context, URL_OF_APP)];
  await listen(other);
  await listen(one);
  await hold(one);
  expect(await locks(other)).toContain("fact");
  await one.evaluate(() => {
    localStorage.setItem("fact", "said");
    globalThis.channel.postMessage("said");
  });
  const session = await context.newCDPSession(one);
  // The command has no answer: its page is gone.
  session.send("Page.crash").catch(() => {});
  await expect.poll(() => locks(other)).not.toContain("fact");
  await expect.poll(() => heard(other, "said")).toEqual(["said"]);
  await expect.poll(() => heard(other, "changes")).toEqual(["fact=said"]);
});

test("what has ended in the database survives a kill, and the locks of the killed do not", async () => {
  const profile = newProfile();
  try {
    let { context, kill } = await start(profile);
    let page = await openBare(context, URL_OF_APP);
    await openDatabase(page);
    await page.evaluate(async () => {
      navigator.locks.request("fact", () => new Promise(() => {}));
      localStorage.setItem("first", "late");
      localStorage.setItem("second", "late");
      await globalThis.write("fact", "ended").ended;
    });
    await kill();
    ({ context, kill } = await start(profile));
    page = await openBare(context, URL_OF_APP);
    await openDatabase(page);
    expect(await page.evaluate(() => globalThis.read("fact"))).toBe("ended");
    expect(await page.evaluate(async () => (await navigator.locks.query()).held.length)).toBe(0);
    // Local storage may lack the last of what was written before the kill, and never an earlier one.
    const left = await page.evaluate(() => ["first", "second"].map((key) => localStorage.getItem(key)));
    expect([["late", "late"], ["late", null], [null, null]]).toContainEqual(left);
    await kill();
  } finally {
    profile.remove();
  }
});
