// The browser is killed while somebody works: what was shown as saved is there at the next start.
import { expect, test } from "../support.mjs";
import { kills } from "./kills.mjs";

test("nothing that was shown as saved is missing after the browser was killed", async () => {
  test.skip(test.info().project.name !== "desktop", "the same on any screen");
  test.setTimeout(240_000);
  const counts = await kills({ url: process.env.MEJORA_URL, rounds: 8 });
  await test.info().attach("counts", { body: JSON.stringify(counts, null, 1) });
  expect(counts.faults).toEqual([]);
  expect(counts.rounds).toBe(8);
  expect(counts.promised).toBeGreaterThan(50);
});
