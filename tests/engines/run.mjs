// The journey in each engine: `cargo xtask test --only engines` names the programs and the folder
// of the site. Arguments name the engines, all unless told otherwise.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { built, Host } from "../browser/host.mjs";
import { watched } from "./complaints.mjs";
import * as firefox from "./firefox.mjs";
import { journey } from "./journey.mjs";
import * as webkit from "./webkit.mjs";

const PICTURES = fileURLToPath(new URL("../../target/engines/", import.meta.url));
const ENGINES = {
  firefox: () => firefox.start(process.env.FIREFOX),
  webkit: () => webkit.start(process.env.WEBKIT_DRIVER, process.env.XVFB),
};

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

async function run(name, files) {
  const began = Date.now();
  const host = await new Host(files).start();
  const engine = await ENGINES[name]();
  console.log(`${engine.name}, started in ${seconds(began)}`);
  const step = async (what, tab, work) => {
    const since = Date.now();
    try {
      await work();
      console.log(`  ✓ ${what} (${seconds(since)})`);
    } catch (error) {
      console.log(`  ✗ ${what} (${seconds(since)})`);
      await tell(engine, tab, join(PICTURES, `${name}.png`));
      throw error;
    }
  };
  try {
    await journey(engine, host, step);
    console.log(`${engine.name}: passed in ${seconds(began)}`);
    return true;
  } catch (error) {
    console.error(`${engine.name}: ${error.stack}`);
    return false;
  } finally {
    await engine.stop();
    await host.stop();
  }
}

/** Says what the page shows, and takes a picture where the engine can. */
async function tell(engine, tab, file) {
  const said = [...(await tab.run(() => [location.href, document.body.innerText.slice(0, 2_000)]).catch(() => []))];
  console.error(said.join("\n"));
  console.error("The engine said:", engine.complaints());
  const picture = await Promise.resolve(tab.picture(file)).catch(() => undefined);
  if (picture) console.error(`The page is in ${picture}`);
}

const files = watched(built(process.env.MEJORA_SITE));
const wanted = process.argv.slice(2);
let passed = true;
for (const name of wanted.length ? wanted : Object.keys(ENGINES)) passed = (await run(name, files)) && passed;
process.exit(passed ? 0 : 1);
