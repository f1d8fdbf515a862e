// A text typed in one tab while another writes into the same field: both are versions, whatever
// comes when, and each tab gives both to a person.
import { expect, test } from "../support.mjs";
import { Desk, lightIs, openPlan, plant, prepare, rowsOf } from "./desk.mjs";
import { fileOf } from "./export.mjs";
import { heldOf } from "./lineage.mjs";
import { Oracle } from "./oracle.mjs";

const URL_OF_APP = process.env.MEJORA_URL;
/** The column in which is typed, and another one. */
const [TYPED, OTHER] = ["objective", "resources"];
const TEXT = "Tecleado en la segunda";

test.beforeEach(() => {
  test.skip(test.info().project.name !== "desktop", "the same on any screen");
});

/** Lets a page hold back what it says to other tabs, and wait long before it saves. */
function install() {
  // Each storage event has the stores looked at a second later.
  addEventListener("storage", (event) => event.stopImmediatePropagation(), true);
  const post = BroadcastChannel.prototype.postMessage;
  const held = [];
  BroadcastChannel.prototype.postMessage = function (said) {
    if (globalThis.silent) held.push(() => post.call(this, said));
    else post.call(this, said);
  };
  globalThis.speak = () => {
    globalThis.silent = false;
    held.splice(0).forEach((say) => say());
  };
  const set = globalThis.setTimeout;
  globalThis.setTimeout = (work, time, ...rest) => set(work, globalThis.slow && time === 250 ? 2500 : time, ...rest);
}

/** Tabs on one plan, by name, and what they do. */
async function scene(context, names) {
  await prepare(context, () => {});
  await context.addInitScript(install);
  const pages = {};
  let address = null;
  for (const name of names) {
    const page = await context.newPage();
    if (address) await openPlan(page, address);
    else address = await plant(page, URL_OF_APP);
    await lightIs(page, ["saved"]);
    pages[name] = page;
  }
  const [{ id }] = await rowsOf(pages[names[0]]);
  const shown = (name, text) => expect.poll(async () => JSON.stringify(await rowsOf(pages[name]))).toContain(text);
  const write = async (name, column) => {
    const { text } = await new Desk(name, pages[name], new Oracle([]), null).write(id, column);
    await lightIs(pages[name], ["saved"]);
    return text;
  };
  const versions = async (name) => {
    const held = heldOf(await fileOf(pages[name]), id, TYPED);
    return held.versions.map((it) => it.value ?? held.value).sort();
  };
  const isMarked = (name) =>
    pages[name].evaluate(([row, column]) => globalThis.torture.isMarked(row, column), [id, TYPED]);
  return { pages, id, shown, write, isMarked, versions };
}

/** Begins to type in a tab. */
async function begin(page, id) {
  await page.bringToFront();
  await page.evaluate(
    async ([row, column]) => {
      const area = await globalThis.torture.openCell(row, column);
      area.focus();
      area.select();
    },
    [id, TYPED],
  );
  await page.keyboard.type(TEXT.slice(0, 8));
}

test("each tab gives both versions to a person, also one that has saved nothing since", async ({ context }) => {
  const { pages, id, shown, write, isMarked, versions } = await scene(context, ["A", "B"]);
  await begin(pages.B, id);
  const written = await write("A", TYPED);
  await shown("B", written);
  await pages.B.keyboard.type(TEXT.slice(8));
  await pages.B.keyboard.press("Enter");
  await lightIs(pages.B, ["saved"]);
  await expect.poll(() => isMarked("A")).toBe(true);
  expect(await versions("B")).toEqual([written, TEXT].sort());
  expect(await versions("A")).toEqual([written, TEXT].sort());
});

test("a typed text leaves a version that came meanwhile and is not the one shown", async ({ context }) => {
  const { pages, id, write, isMarked, versions } = await scene(context, ["A", "B"]);
  await pages.A.evaluate(() => (globalThis.silent = true));
  const written = await write("A", TYPED);
  // Of the second, the stamp is greater than that of A's text: it is the one that is shown.
  await write("B", TYPED);
  await write("B", TYPED);
  await begin(pages.B, id);
  await pages.A.evaluate(() => globalThis.speak());
  await expect.poll(() => isMarked("B")).toBe(true);
  await pages.B.keyboard.type(TEXT.slice(8));
  await pages.B.keyboard.press("Enter");
  await lightIs(pages.B, ["saved"]);
  expect(await versions("B")).toEqual([written, TEXT].sort());
});

for (const meanwhile of [false, true]) {
  const what = meanwhile ? "that something hidden comes before it is saved" : "that nothing comes before it is saved";
  test(`a typed text and another tab's stay both, given ${what}`, async ({ context }) => {
    const { pages, id, shown, write, isMarked, versions } = await scene(context, ["A", "B", "C"]);
    await begin(pages.C, id);
    let written = "";
    // Of the second, the stamp is greater than that of the typed text: it is the one that is shown.
    for (let turn = 0; turn < 2; turn += 1) {
      written = await write("A", TYPED);
      await shown("B", written);
      await shown("C", written);
    }
    // A's text for another cell comes to C when B's, which hides it, is there.
    await pages.A.evaluate(() => (globalThis.silent = true));
    await write("A", OTHER);
    for (let turn = 0; turn < 2; turn += 1) await shown("C", await write("B", OTHER));
    await pages.C.keyboard.type(TEXT.slice(8));
    await pages.C.evaluate(() => (globalThis.slow = true));
    await pages.C.keyboard.press("Enter");
    // Whose text is shown is a matter of stamps; that there are two is marked at once.
    await expect.poll(() => isMarked("C")).toBe(true);
    if (meanwhile) {
      await pages.A.evaluate(() => globalThis.speak());
      const other = () => pages.C.evaluate(([row, column]) => globalThis.torture.isMarked(row, column), [id, OTHER]);
      await expect.poll(other).toBe(true);
    }
    expect(await lightIs(pages.C, ["saved"])).toBe("saved");
    expect(await versions("C")).toEqual([written, TEXT].sort());
  });
}
