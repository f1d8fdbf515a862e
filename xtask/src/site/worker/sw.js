// Serves Mejora from this browser, whole and of one version, so that it opens without a
// connection too. `cargo xtask build` fills in the version and its files.

const VERSION = "@version@";
/** The files of this version by their names, each with the SHA-256 of its bytes. */
const FILES = {}; // @files@

const PAGE = "index.html";
const SHARE = "compartir";
const HERE = registration.scope;
/** Caches belong to the origin, on which other copies of Mejora may stand in other folders. */
const CACHES = `mejora ${HERE} `;
const CACHE = `${CACHES}version ${VERSION}`;
const WINDOWS = `${CACHES}windows`;
const SHARED = `${CACHES}shared`;
/** A name of this kind means the same bytes in every version. */
const BY_CONTENT = /-[0-9a-f]{16}\.\w+$/;
/** What is said of the body as it came over the network, and no longer holds. */
const OF_TRANSFER = ["content-encoding", "content-length", "transfer-encoding", "vary"];

/** Windows that this worker has noted: some may be only about to open. */
const fresh = new Set();
/** Whether a person has agreed that this version takes the place of the one that runs. */
let agreed = false;

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The same answer as one that may stand for a page even if it was redirected on its way. */
function plain(bytes, answer) {
  const headers = new Headers(answer.headers);
  for (const name of OF_TRANSFER) headers.delete(name);
  return new Response(bytes, { headers });
}

/** Puts a file into the cache once its bytes are those of this version. */
async function bring(cache, name) {
  const address = HERE + (name === PAGE ? "" : name);
  const ways = [
    () => caches.match(HERE + name),
    () => fetch(address),
    () => fetch(address, { cache: "reload" }),
  ];
  for (const way of ways) {
    const answer = await way();
    if (!answer?.ok) continue;
    const bytes = await answer.arrayBuffer();
    if ((await sha256(bytes)) === FILES[name]) {
      return cache.put(HERE + name, plain(bytes, answer));
    }
  }
  throw new Error(`${name} is not of this version`);
}

/** Brings all files, or fails. What is there from an attempt that failed is not brought again. */
async function install() {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const missing = Object.keys(FILES).filter((name) => !there.has(HERE + name));
  const some = async () => {
    for (let name = missing.pop(); name; name = missing.pop()) await bring(cache, name);
  };
  await Promise.all([some(), some(), some()]);
}

/** The windows in which Mejora is open. */
async function windows() {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  return open.filter(({ url }) => url.startsWith(HERE));
}

/** Deletes the files of versions that no window runs and none is about to. */
async function tidy() {
  const versions = (await caches.keys()).filter((key) => key.startsWith(`${CACHES}version `));
  if (versions.length < 2) return;
  const noted = await caches.open(WINDOWS);
  const used = new Set([CACHE]);
  const living = new Set((await windows()).map(({ id }) => `${HERE}${id}`));
  for (const { url } of await noted.keys()) {
    if (living.delete(url)) used.add(await (await noted.match(url)).text());
    else if (!fresh.has(url)) await noted.delete(url);
  }
  // A window that was opened without this worker may be of any version.
  if (living.size > 0) return;
  for (const version of versions) {
    if (registration.installing || registration.waiting) return;
    if (!used.has(version)) await caches.delete(version);
  }
}

async function activate() {
  await clients.claim();
  await tidy();
  if (!agreed) return;
  for (const open of await windows()) open.postMessage("reload");
}

/** Notes of which version a window is that is about to open. */
async function note(window) {
  fresh.add(HERE + window);
  const noted = await caches.open(WINDOWS);
  await noted.put(HERE + window, new Response(CACHE));
  await tidy();
}

/** A file of this version. A window of another may ask for its own by their content. */
async function answer(request, name) {
  const kept =
    (await caches.match(HERE + name, { cacheName: CACHE })) ??
    (BY_CONTENT.test(name) ? await caches.match(HERE + name) : undefined);
  if (kept) return kept;
  const fetched = await fetch(request);
  // Some hosts answer with a page where a file is missing, which would be taken for the file.
  const isPage = fetched.headers.get("content-type")?.startsWith("text/html");
  return isPage && !name.endsWith(".html") ? new Response("", { status: 404 }) : fetched;
}

/** Keeps what another app shares until the page, which is shown next, has taken it. */
async function receive(request) {
  const form = await request.formData();
  const file = form.get("file");
  const shared = file instanceof File ? file : (form.get("text") ?? form.get("title"));
  if (shared) {
    const headers = file instanceof File ? { "x-name": encodeURIComponent(file.name) } : {};
    const kept = await caches.open(SHARED);
    await kept.put(HERE + SHARE, new Response(shared, { headers }));
  }
  return Response.redirect(`${HERE}#/`, 303);
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));

addEventListener("message", (event) => {
  if (event.data !== "take-over") return;
  agreed = true;
  event.waitUntil(skipWaiting());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/, 1)[0];
  if (!address.startsWith(HERE)) return;
  const name = address.slice(HERE.length) || PAGE;
  if (request.method === "POST" && name === SHARE) {
    event.respondWith(receive(request));
  } else if (request.method === "GET" && (Object.hasOwn(FILES, name) || BY_CONTENT.test(name))) {
    event.respondWith(answer(request, name));
    if (request.mode === "navigate") event.waitUntil(note(event.resultingClientId));
  }
});
