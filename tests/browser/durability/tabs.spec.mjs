// Three tabs on one plan: nothing is lost, no key either, and all are equal at the end.
import { expect, test } from "../support.mjs";
import { tabs } from "./tabs.mjs";

test("three tabs edit one plan at once and end equal, with every text accounted for", async ({
  context,
}) => {
  test.skip(test.info().project.name !== "desktop", "the same on any screen");
  test.setTimeout(180_000);
  const counts = await tabs({ context, url: process.env.MEJORA_URL, edits: 120 });
  await test.info().attach("counts", { body: JSON.stringify(counts, null, 1) });
  expect(counts.faults).toEqual([]);
  expect(counts).toMatchObject({ lost: 0, lostKeys: 0, unequal: 0 });
  expect(counts.edits).toBeGreaterThan(100);
  expect(counts.typed).toBeGreaterThan(0);
});
