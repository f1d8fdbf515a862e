// The two stores of the app, seen from a page of the same origin in which the app does not run.
import { unframe } from "./frame.mjs";

/** The app's database. */
const DATABASE = "mejora";

/** Opens a page of the site that runs nothing. */
export async function openBare(context, url) {
  const page = await context.newPage();
  await page.goto(new URL("icon.svg", url).href);
  return page;
}

/** All that is stored: `local` by key, `indexed` by store and key, null without a database. */
export function readStores(bare) {
  return bare.evaluate(async (name) => {
    const answer = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const local = {};
    for (let at = 0; at < localStorage.length; at += 1) {
      local[localStorage.key(at)] = localStorage.getItem(localStorage.key(at));
    }
    const known = await indexedDB.databases();
    if (!known.some((it) => it.name === name)) return { local, indexed: null };
    const database = await answer(indexedDB.open(name));
    const indexed = {};
    try {
      for (const store of database.objectStoreNames) {
        const held = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([answer(held.getAllKeys()), answer(held.getAll())]);
        indexed[store] = Object.fromEntries(keys.map((key, at) => [key, values[at]]));
      }
    } finally {
      database.close();
    }
    return { local, indexed };
  }, DATABASE);
}

/** Makes the stores hold exactly this. */
export function writeStores(bare, stores) {
  return bare.evaluate(
    async ([name, { local, indexed }]) => {
      localStorage.clear();
      for (const [key, value] of Object.entries(local)) localStorage.setItem(key, value);
      if (!indexed) return;
      const database = await new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      try {
        for (const [store, held] of Object.entries(indexed)) {
          const change = database.transaction(store, "readwrite", { durability: "strict" });
          const target = change.objectStore(store);
          target.clear();
          for (const [key, value] of Object.entries(held)) target.put(value, key);
          await new Promise((resolve, reject) => {
            change.oncomplete = resolve;
            change.onabort = () => reject(change.error);
          });
        }
      } finally {
        database.close();
      }
    },
    [DATABASE, stores],
  );
}

/** Whether a key of local storage holds a plan. */
export function isPlanKey(key) {
  return /^mejora\/plan\/[0-9a-f]{16}(\/[0-9a-f]{16})?$/.test(key);
}

/** The stored texts of plans in each store, as `[key, value]`. */
export function plansIn({ local, indexed }) {
  return {
    local: Object.entries(local).filter(([key]) => isPlanKey(key)),
    indexed: Object.entries(indexed?.plans ?? {}),
  };
}

/** Whether a whole copy of a plan that holds this text is in a store. */
export function holds(stores, which, text) {
  return plansIn(stores)[which].some(([, value]) => unframe(value)?.text.includes(text));
}

/** Every string that is stored anywhere. */
export function allStrings({ local, indexed }) {
  const values = [...Object.values(local)];
  for (const held of Object.values(indexed ?? {})) values.push(...Object.values(held));
  return values.flatMap((value) => (typeof value === "string" ? [value] : [JSON.stringify(value) ?? ""]));
}

/** Fills local storage up to the last character. */
export function fillLocal(bare) {
  return bare.evaluate(() => {
    let count = 0;
    for (let size = 1 << 20; size > 0; ) {
      try {
        localStorage.setItem(`filler/${count}`, "x".repeat(size));
        count += 1;
      } catch {
        size >>= 1;
      }
    }
  });
}

/** Takes the filling out again. */
export function emptyLocal(bare) {
  return bare.evaluate(() => {
    const filling = Object.keys(localStorage).filter((key) => key.startsWith("filler/"));
    filling.forEach((key) => localStorage.removeItem(key));
  });
}

/** The room of IndexedDB while there is room, in bytes. */
const ROOM = 24e6;

/**
 * The room that IndexedDB has, as the protocol sets it. Chromium asks for it once in 30 s, and
 * whenever a write is larger than what it remembers: a write larger than all room makes it ask.
 */
export class Room {
  static async of(context, bare) {
    const session = await context.newCDPSession(bare);
    const room = new Room();
    Object.assign(room, { session, bare, origin: new URL(bare.url()).origin });
    await room.free();
    await room.#write(1);
    return room;
  }

  /** No room from now on. */
  async fill() {
    await this.#override(1);
    const outcome = await this.#write(ROOM + 1e6);
    if (outcome !== "QuotaExceededError") throw new Error(`IndexedDB could not be filled: ${outcome}`);
  }

  /** Room again. */
  async free() {
    await this.#override(ROOM);
  }

  #override(quotaSize) {
    return this.session.send("Storage.overrideQuotaForOrigin", { origin: this.origin, quotaSize });
  }

  /** Writes bytes that cannot be compressed, over those of the last time. */
  #write(size) {
    return this.bare.evaluate(async (length) => {
      const database = await new Promise((resolve, reject) => {
        const request = indexedDB.open("filler");
        request.onupgradeneeded = () => request.result.createObjectStore("filler");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const bytes = new Uint8Array(length);
      for (let at = 0; at < length; at += 65_536) {
        crypto.getRandomValues(bytes.subarray(at, Math.min(length, at + 65_536)));
      }
      const change = database.transaction("filler", "readwrite");
      change.objectStore("filler").put(bytes, "filler");
      const outcome = await new Promise((resolve) => {
        change.oncomplete = () => resolve("written");
        change.onabort = () => resolve(change.error?.name ?? "aborted");
      });
      database.close();
      return outcome;
    }, size);
  }
}
