// Browsers that keep nothing, or keep it badly: the app starts, says what it can and cannot keep,
// and lets a person work and take the plan away.
import { expect, test } from "../support.mjs";
import { Desk, lightIs, openPlan, plant, prepare, rowsOf } from "./desk.mjs";
import { fileOf } from "./export.mjs";
import { Oracle } from "./oracle.mjs";

test.beforeEach(() => {
  test.skip(test.info().project.name !== "desktop", "the same on any screen");
});

/** Scripts that take something from the browser before the app starts. */
const TAKEN = {
  localBlocked: () => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  },
  localWithoutRoom: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
  indexedMissing: () => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
  },
  indexedBlocked: () => {
    Object.defineProperty(window, "indexedDB", {
      get() {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  },
  openThrows: () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no", "SecurityError");
    };
  },
  openFails: () => {
    // As in a private window of the Firefox of some years.
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function () {
      const request = open.call(this, `other-${Math.random()}`);
      const error = new DOMException("not in a private window", "InvalidStateError");
      Object.defineProperty(request, "error", { get: () => error });
      Object.defineProperty(request, "result", {
        get() {
          throw error;
        },
      });
      for (const kind of ["success", "upgradeneeded"]) {
        request.addEventListener(kind, (event) => {
          event.stopImmediatePropagation();
          if (kind === "success") request.dispatchEvent(new Event("error"));
        });
      }
      return request;
    };
  },
  openNeverAnswers: () => {
    IDBFactory.prototype.open = () => new EventTarget();
  },
  putFails: () => {
    IDBObjectStore.prototype.put = function () {
      this.transaction.abort();
      throw new DOMException("the disk is broken", "UnknownError");
    };
  },
  writesAreLost: () => {
    // The transaction completes, and nothing was kept: only reading back finds it.
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
      return typeof value === "string" ? put.call(this, "", key) : put.call(this, value, key);
    };
  },
  readsFail: () => {
    for (const name of ["get", "getAll", "getAllKeys", "openCursor"]) {
      IDBObjectStore.prototype[name] = () => {
        throw new DOMException("the disk is broken", "UnknownError");
      };
    }
  },
  noLocksNorChannel: () => {
    // A page that is not served over HTTPS has neither locks nor a storage manager.
    Object.defineProperty(navigator, "locks", { value: undefined });
    Object.defineProperty(navigator, "storage", { value: undefined });
    Object.defineProperty(window, "BroadcastChannel", { value: undefined });
  },
  privateWindow: () => {
    navigator.storage.persist = async () => false;
    navigator.storage.persisted = async () => false;
    navigator.storage.estimate = async () => ({ usage: 0, quota: 120e6 });
  },
};

/**
 * What is taken, what the light must say then, and whether the plan survives a reload. The light
 * is `weak` where only local storage keeps the plan, which a browser that ends suddenly may lose.
 */
const CASES = [
  ["local storage is blocked", ["localBlocked"], "saved", true],
  ["local storage has no room at all", ["localWithoutRoom"], "saved", true],
  ["there is no IndexedDB", ["indexedMissing"], "weak", true],
  ["IndexedDB is blocked", ["indexedBlocked"], "weak", true],
  ["IndexedDB throws when it is opened", ["openThrows"], "weak", true],
  ["IndexedDB does not open", ["openFails"], "weak", true],
  ["IndexedDB never answers", ["openNeverAnswers"], "weak", true],
  ["IndexedDB refuses every write", ["putFails"], "weak", true],
  ["IndexedDB says yes and keeps nothing", ["writesAreLost"], "weak", true],
  ["IndexedDB cannot be read", ["readsFail"], "weak", true],
  ["both stores are blocked", ["localBlocked", "indexedMissing"], "not-saved", false],
  ["there are no locks and no channel", ["noLocksNorChannel"], "saved", true],
  ["the window is private", ["privateWindow"], "saved", true],
];

for (const [name, taken, light, survives] of CASES) {
  test(`${name}: the light says ${light}, and work goes on`, async ({ page, context }) => {
    await prepare(context, () => {});
    for (const script of taken) await page.addInitScript(TAKEN[script]);
    const address = await plant(page, process.env.MEJORA_URL);
    const desk = new Desk("T", page, new Oracle([]), null);
    const { text, missed } = await desk.write((await rowsOf(page))[0].id, "objective");
    expect(missed).toBe(false);
    expect(await lightIs(page, [light])).toBe(light);
    // It does not change its mind.
    await desk.write((await rowsOf(page))[0].id, "comments");
    await expect(page.locator("[data-light]")).not.toHaveAttribute("data-light", "writing");
    await expect(page.locator("[data-light]")).toHaveAttribute("data-light", light);
    if (light === "not-saved") await expect(page.locator("[data-light] button").first()).toBeVisible();
    expect(await fileOf(page)).toContain(text);
    if (!survives) return;
    await page.reload();
    await openPlan(page, address);
    await expect(page.locator(".grid")).toContainText(text);
  });
}
