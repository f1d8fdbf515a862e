// Damaged bytes in the stores are found, and cost nothing while one whole copy is left.
import { expect, test } from "../support.mjs";
import { flips } from "./flips.mjs";

const SOME = {
  local: ["length", "letter of a text", "cut in half", "emptied"],
  indexed: ["checksum", "letter of a text", "cut off by one", "emptied"],
  both: ["moment of saving", "letter of a text", "first character of the JSON", "cut in half"],
};

for (const [store, names] of Object.entries(SOME)) {
  test(`damage in ${store === "both" ? "both stores" : `the store ${store}`} is found`, async ({
    context,
  }) => {
    test.skip(test.info().project.name !== "desktop", "the same on any screen");
    test.setTimeout(120_000);
    const counts = await flips({ context, url: process.env.MEJORA_URL, names, random: 1, stores: [store] });
    await test.info().attach("counts", { body: JSON.stringify(counts, null, 1) });
    expect(counts.faults).toEqual([]);
    expect(counts.cases).toBe(names.length + 1);
  });
}
