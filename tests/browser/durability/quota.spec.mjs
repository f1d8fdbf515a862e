// No room in a store: the light says it, work goes on, and all is saved when there is room again.
import { expect, test } from "../support.mjs";
import { KINDS, quota } from "./quota.mjs";

const SOME = ["the first visit", "writing", "removing", "a start", "many changes"];
const FULL = { local: "local storage is full", indexed: "IndexedDB is full", both: "both stores are full" };

for (const kind of KINDS) {
  test(`the light is true while ${FULL[kind]}`, async ({ context }) => {
    test.skip(test.info().project.name !== "desktop", "the same on any screen");
    test.setTimeout(300_000);
    const counts = await quota({ context, url: process.env.MEJORA_URL, kind, names: SOME });
    await test.info().attach("counts", { body: JSON.stringify(counts, null, 1) });
    expect(counts.faults).toEqual([]);
    expect(counts.steps).toBe(SOME.length);
  });
}
