// Flips: bytes of what is stored are damaged. The checksum must find it, the other store's copy
// must serve, and the damaged text itself must stay until a person throws it away.
import { Desk, lightIs, plant, prepare, rowsOf, unique } from "./desk.mjs";
import { Oracle } from "./oracle.mjs";
import { chanceFrom, pause } from "./random.mjs";
import { allStrings, isPlanKey, openBare, readStores, writeStores } from "./stores.mjs";

/** How long the app may take to find a whole copy, in milliseconds. */
const FINDING = 8000;

/** Flips the lowest bit of the character at a place. */
function flip(value, at) {
  return value.slice(0, at) + String.fromCharCode(value.charCodeAt(at) ^ 1) + value.slice(at + 1);
}

function afterLine(value) {
  return value.indexOf("\n") + 1;
}

/** The place of a word of the first line, from 0. */
function word(value, number) {
  const words = value.slice(0, afterLine(value)).split(" ");
  return words.slice(0, number).join(" ").length + (number > 0 ? 1 : 0);
}

/**
 * The ways to damage a stored text. `harmless` leaves all of the plan readable, since the moment
 * of saving is no part of what the checksum covers.
 */
export const DAMAGES = {
  "first letter of the line": (value) => flip(value, 0),
  "version of the frame": (value) => flip(value, word(value, 1)),
  "moment of saving": (value) => flip(value, word(value, 2) + 5),
  "length": (value) => flip(value, word(value, 3)),
  "checksum": (value) => flip(value, word(value, 4) + 7),
  "end of the line": (value) => flip(value, afterLine(value) - 1),
  "first character of the JSON": (value) => flip(value, afterLine(value)),
  "letter of a text": (value) => flip(value, value.indexOf("Escrito ") + 3),
  "digit of an id": (value) => flip(value, value.indexOf('"id":"') + 9),
  "last character": (value) => flip(value, value.length - 1),
  "cut off by one": (value) => value.slice(0, -1),
  "cut in half": (value) => value.slice(0, value.length >> 1),
  "only the line": (value) => value.slice(0, afterLine(value)),
  "emptied": () => "",
};
const HARMLESS = new Set(["moment of saving"]);

/** A damage at a place that chance chooses, beyond the first line. */
export function anywhere(chance) {
  const part = chance.below(1e6) / 1e6;
  return (value) => {
    const from = afterLine(value);
    return flip(value, from + Math.floor((value.length - from) * part));
  };
}

/** Damages the plan's copies in one store or both, each case from the same beginning. */
export async function flips({ context, url, names = Object.keys(DAMAGES), random = 0, stores = ["local", "indexed", "both"], seed = Date.now() % 1e6, say = () => {} }) {
  const chance = chanceFrom(seed);
  const counts = { seed, cases: 0, served: 0, refused: 0, lost: 0, altered: 0, failures: 0, notKept: 0, noDownload: 0, faults: [] };
  await prepare(context, () => {});
  const bare = await openBare(context, url);
  const { address, rows } = await written(context, url, chance);
  const whole = await readStores(bare);
  const cases = stores.flatMap((store) => [
    ...names.map((name) => ({ store, name, damage: DAMAGES[name] })),
    ...Array.from({ length: random }, () => ({ store, name: "anywhere", damage: anywhere(chance) })),
  ]);
  for (const it of cases) {
    const found = await tried({ context, bare, url, address, rows, whole, ...it });
    counts.cases += 1;
    counts[found.outcome] += 1;
    if (!found.kept) counts.notKept += 1;
    if (found.download === false) counts.noDownload += 1;
    const right = ["served", "refused"].includes(found.outcome);
    if (!right || !found.kept || found.download === false) counts.faults.push({ store: it.store, name: it.name, ...found });
    say(it.store, it.name, found.outcome);
  }
  return counts;
}

/** A plan with a few changes in both stores, whose tab has been closed. */
async function written(context, url, chance) {
  const page = await context.newPage();
  const address = await plant(page, url);
  const desk = new Desk("F", page, new Oracle([]), chance);
  for (let made = 0; made < 8; made += 1) {
    const row = (await rowsOf(page))[made % 2].id;
    await desk.write(row, ["action", "objective", "resources", "comments"][made >> 1]);
  }
  await lightIs(page, ["saved"]);
  await pause(300);
  const rows = await rowsOf(page);
  await page.close();
  await pause(300);
  return { address, rows };
}

/** The stores with every copy of the plan in `store` damaged, and the damaged texts. */
function damaged(whole, store, damage) {
  const after = structuredClone(whole);
  const texts = [];
  const spoil = (held, key) => {
    held[key] = damage(held[key]);
    texts.push(held[key]);
  };
  if (store !== "indexed") Object.keys(after.local).filter(isPlanKey).forEach((key) => spoil(after.local, key));
  const plans = after.indexed?.plans ?? {};
  if (store !== "local") Object.keys(plans).forEach((key) => spoil(plans, key));
  return { after, texts };
}

async function tried({ context, bare, url, address, rows, whole, store, name, damage }) {
  const { after, texts } = damaged(whole, store, damage);
  if (texts.length === 0) return { outcome: "failures", kept: true, why: "the plan has no copy there" };
  const left = texts.filter((text) => text !== "" && !HARMLESS.has(name));
  const expected = store === "both" && !HARMLESS.has(name) ? "refused" : "served";
  await writeStores(bare, after);
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(error.message));
  try {
    const outcome = await outcomeOf(page, address, rows);
    if (outcome === "served") await editOnce(page);
    const stored = new Set(allStrings(await readStores(bare)));
    const kept = left.every((text) => stored.has(text));
    const download = expected === "refused" && left.length ? await offers(page, url, left) : null;
    const right = errors.length ? "failures" : outcome === expected ? outcome : wrongly(outcome);
    return { outcome: right, kept, download, ...(errors.length && { errors }) };
  } finally {
    await page.close();
  }
}

/** Saves a change, which must not be what destroys the damaged text. */
async function editOnce(page) {
  const what = { kind: "write", row: (await rowsOf(page))[0].id, column: "objective", text: unique("F") };
  await page.evaluate((it) => globalThis.torture.gesture(it), what);
  await lightIs(page, ["saved", "weak", "not-saved"]);
}

/** What it means that a plan was shown, or not, where the other was right. */
function wrongly(outcome) {
  return { served: "altered", refused: "lost" }[outcome] ?? outcome;
}

/** What the app shows of the plan: all of it, something else, nothing, or a failure. */
async function outcomeOf(page, address, rows) {
  await page.goto(address);
  const wanted = JSON.stringify(rows);
  const end = Date.now() + FINDING;
  let shown = "";
  while (Date.now() < end) {
    if (await page.locator(".failure, #start [role=alert]").count()) return "failures";
    shown = JSON.stringify(await rowsOf(page));
    if (shown === wanted) return "served";
    const missing = await page.locator('[data-screen="missing"], [data-screen="library"]').count();
    if (missing && Date.now() > end - FINDING + 3000) return "refused";
    await pause(50);
  }
  return shown === "[]" ? "refused" : "altered";
}

/** Whether *Mis planes* hands the damaged text out as it is. */
async function offers(page, url, texts) {
  await page.goto(new URL("#/", url).href);
  const button = page.getByRole("button", { name: "Descargar lo guardado" }).first();
  if (!(await button.waitFor({ timeout: 4000 }).then(() => true, () => false))) return false;
  await page.evaluate(() => {
    globalThis.tortureFiles = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      globalThis.tortureFiles.push(blob);
      return make.call(URL, blob);
    };
  });
  await button.click();
  const given = await page.evaluate(async () => {
    const blob = await globalThis.torture.until(() => globalThis.tortureFiles[0], 3000);
    return blob ? blob.text() : null;
  });
  return given !== null && texts.some((text) => given.includes(text));
}
