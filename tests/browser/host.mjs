// A host of the built site whose files can be changed while tabs are open: a new version, half of
// one, or none at all. It sends the headers of `_headers`, as a host of static files does.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const BUILT = fileURLToPath(new URL("../../dist/", import.meta.url));
const PREFIX = "/sub/carpeta/";
const NAMED_BY_CONTENT = /-([0-9a-f]{16})\.\w+$/;
const TYPES = {
  html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", wasm: "application/wasm",
  css: "text/css; charset=utf-8", svg: "image/svg+xml", png: "image/png",
  webmanifest: "application/manifest+json",
};

/** The files of a folder by their names, from `cargo xtask build` unless told otherwise. */
export function built(folder = BUILT) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = names.filter((it) => it.isFile()).map((it) => join(it.parentPath ?? it.path, it.name));
  const base = join(folder, "/");
  return new Map(paths.map((path) => [path.slice(base.length), readFileSync(path)]));
}

/** The script that takes the service worker away. */
export function off() {
  return readFileSync(new URL("../../xtask/src/site/worker/off.js", import.meta.url));
}

/** A site of these files, with the service worker that knows them. */
export function withWorker(files) {
  const folder = mkdtempSync(join(tmpdir(), "mejora-site-"));
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  execFileSync(process.env.MEJORA_XTASK, ["worker", folder]);
  const site = built(folder);
  rmSync(folder, { recursive: true });
  return site;
}

/** The same app as another version: no file that is named by its content keeps name or bytes. */
export function nextVersion(files) {
  const renames = new Map();
  for (const name of files.keys()) {
    const hash = NAMED_BY_CONTENT.exec(name)?.[1];
    if (hash) renames.set(hash, createHash("sha256").update(`${hash} 2`).digest("hex").slice(0, 16));
  }
  const renamed = (text) => text.replace(/[0-9a-f]{16}/g, (hash) => renames.get(hash) ?? hash);
  // A section of its own, which every engine skips (WebAssembly core specification, 5.5.3).
  const section = Buffer.from([0, 3, 1, 0x32, 0x32]);
  const next = new Map();
  for (const [name, bytes] of files) {
    const isText = /\.(html|js|css)$|^_headers$/.test(name);
    let content = isText ? Buffer.from(renamed(bytes.toString("utf8"))) : bytes;
    if (NAMED_BY_CONTENT.test(name)) {
      const mark = name.endsWith(".wasm") ? section : Buffer.from("\n/* 2 */\n");
      content = Buffer.concat([content, mark]);
    }
    next.set(renamed(name), content);
  }
  return withWorker(next);
}

/** The headers that `_headers` asks for. */
function headersOf(files, name) {
  const wanted = [`/*`, `/${name}`, ...(name === "index.html" ? ["/"] : [])];
  const headers = {};
  let applies = false;
  for (const line of files.get("_headers").toString("utf8").split("\n")) {
    if (!line.startsWith(" ")) applies = wanted.includes(line);
    else if (applies) {
      const [key, ...value] = line.trim().split(": ");
      headers[key] = value.join(": ");
    }
  }
  return headers;
}

export class Host {
  /** Names that are missing on the host though the version has them. */
  missing = /^$/;
  /** What is answered in place of a missing file: as on hosts that show their first page. */
  pageForMissing = false;
  /** Pages of the host outside the app's folder. */
  other = {};
  asked = [];

  constructor(files) {
    this.files = files;
    this.server = createServer((request, response) => this.#answer(request, response));
  }

  async start() {
    await new Promise((done) => this.server.listen(this.port ?? 0, "127.0.0.1", done));
    this.port = this.server.address().port;
    this.url = `http://127.0.0.1:${this.port}${PREFIX}`;
    return this;
  }

  /** Ends it, with every connection. */
  async stop() {
    this.server.closeAllConnections();
    if (this.server.listening) await new Promise((done) => this.server.close(done));
  }

  #answer(request, response) {
    const path = request.url.split("?")[0];
    if (this.other[path]) {
      response.writeHead(200, { "Content-Type": TYPES.html });
      return response.end(this.other[path]);
    }
    const name = path.startsWith(PREFIX) ? path.slice(PREFIX.length) || "index.html" : undefined;
    this.asked.push(name);
    const file = this.missing.test(name) ? undefined : this.files.get(name);
    if (request.method !== "GET" || !(file || this.pageForMissing)) {
      response.writeHead(404, { "Content-Type": "text/plain", "Cache-Control": "no-store" });
      return response.end("There is no such file.\n");
    }
    const given = file ? name : "index.html";
    const type = TYPES[given.split(".").pop()] ?? "application/octet-stream";
    response.writeHead(200, { "Content-Type": type, ...headersOf(this.files, name) });
    response.end(this.files.get(given));
  }
}
