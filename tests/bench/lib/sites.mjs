// The files of each subject by address: Mejora's as its own server gives them, the others' made
// from the pages here and the files that their packages publish. What is named by its content
// keeps that name, and the others' files get such names too, so that all are cached alike.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL("..", import.meta.url));

/** The page that seeds the storage before a visit. */
export const SEED = "/seed.html";

/** What it holds: nothing, and no icon to be fetched. */
export const SEED_PAGE = Buffer.from(
  '<!doctype html><meta charset="utf-8"><title>Seed</title><link rel="icon" href="data:,">',
);

/** The files of a page of ours, by address below `/name/`. */
export function pageSite(name) {
  const files = new Map();
  const html = readHere(`pages/${name}.html`).toString();
  // `npm:package/file` and `page:file` in the page stand for files that are given a name.
  const linked = html.replace(/"(npm|page):([^"]+)"/g, (_, kind, path) => {
    const bytes = readHere(kind === "npm" ? `node_modules/${path}` : `pages/${path}`);
    const named = path.split("/").pop().replace(/(?=\.[^.]+$)/, `-${digest(bytes)}`);
    files.set(`/${name}/${named}`, withoutMap(named, bytes));
    return `"${named}"`;
  });
  files.set(`/${name}/`, Buffer.from(linked));
  return (path) => files.get(path);
}

/** The files of the app below `/mejora/`, from its server or from a folder. */
export function appSite(base) {
  const remote = /^https?:/.test(base);
  return async (path) => {
    const name = path.replace(/^\/mejora\//, "") || "index.html";
    if (!remote) return readFile(join(base, name)).catch(() => undefined);
    const address = new URL(name === "index.html" ? "" : name, base);
    const answer = await fetch(address).catch((error) => {
      throw new Error(`Mejora does not answer at ${address}: ${error.cause?.message ?? error}.`);
    });
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
  };
}

function readHere(path) {
  try {
    return readFileSync(join(HERE, path));
  } catch {
    throw new Error(`tests/bench/${path} is missing: run \`npm ci\` in tests/bench.`);
  }
}

/** A script without the line that names its source map, which no visitor loads. */
function withoutMap(name, bytes) {
  if (!name.endsWith(".js")) return bytes;
  return Buffer.from(bytes.toString().replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"));
}

function digest(bytes) {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}
