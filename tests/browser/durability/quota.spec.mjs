// No room in a store: the light says it, work goes on, and all is saved when there is room again.
import { expect, test } from "../support.mjs";
import { withBrowser } from "./chromium.mjs";
import { KINDS, quota } from "./quota.mjs";

const SOME = ["the first visit", "writing", "removing", "a start", "many changes"];
const FULL = { local: "local storage is full", indexed: "IndexedDB is full", both: "both stores are full" };

for (const kind of KINDS) {
  // With a profile on disk, as people have: in one that is only in memory, Chromium sometimes went
  // on refusing every write when there was room again.
  test(`the light is true while ${FULL[kind]}`, async () => {
    test.skip(test.info().project.name !== "desktop", "the same on any screen");
    test.setTimeout(300_000);
    const url = process.env.MEJORA_URL;
    const counts = await withBrowser((context) => quota({ context, url, kind, names: SOME }));
    await test.info().attach("counts", { body: JSON.stringify(counts, null, 1) });
    expect(counts.faults).toEqual([]);
    expect(counts.steps).toBe(SOME.length);
  });
}
