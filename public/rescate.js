// Lists every plan that this browser keeps, and downloads it, without the app. It only reads.

const PREFIX = "mejora/plan/";
const DRAFT = "mejora/draft/";
const FRAME = /^mejora 1 (\d+) (\d+) ([0-9a-f]{16})\n/;
const KINDS = {
  plan: ["Plan", "Plan"],
  version: ["Versión anterior", "Earlier version"],
  draft: ["Texto sin terminar", "Unfinished text"],
};
const find = (id) => document.getElementById(id);

/** SipHash-1-3 with the key 0 (Aumasson and Bernstein, 2012), words as pairs of 32 bits. */
function checksum(bytes) {
  const v = new Uint32Array(
    [0x70736575, 0x736f6d65, 0x6e646f6d, 0x646f7261, 0x6e657261, 0x6c796765, 0x79746573, 0x74656462],
  );
  const add = (a, b) => {
    const low = v[a] + v[b];
    v[a] = low;
    v[a + 1] += v[b + 1] + (low > 0xffffffff);
  };
  const swap = (a) => ([v[a], v[a + 1]] = [v[a + 1], v[a]]);
  const mix = (a, b, by) => {
    add(a, b);
    const [low, high] = [v[b], v[b + 1]];
    v[b] = ((low << by) | (high >>> (32 - by))) ^ v[a];
    v[b + 1] = ((high << by) | (low >>> (32 - by))) ^ v[a + 1];
  };
  const round = () => {
    mix(0, 2, 13);
    swap(0);
    mix(4, 6, 16);
    mix(0, 6, 21);
    mix(4, 2, 17);
    swap(4);
  };
  const whole = bytes.length & ~7;
  const padded = new Uint8Array(whole + 8);
  padded.set(bytes);
  padded[whole + 7] = bytes.length;
  const words = new DataView(padded.buffer);
  for (let at = 0; at < padded.length; at += 8) {
    const [low, high] = [words.getUint32(at, true), words.getUint32(at + 4, true)];
    v[6] ^= low;
    v[7] ^= high;
    round();
    v[0] ^= low;
    v[1] ^= high;
  }
  v[4] ^= 255;
  for (let left = 3; left > 0; left -= 1) round();
  const hex = (half) => (v[half] ^ v[half + 2] ^ v[half + 4] ^ v[half + 6]) >>> 0;
  return [hex(1), hex(0)].map((word) => word.toString(16).padStart(8, "0")).join("");
}

/** The text of a frame and when it was saved; `damaged` where it is not what was stored. */
function unframed(stored) {
  const head = FRAME.exec(stored);
  if (!head) return { text: stored, damaged: stored.startsWith("mejora ") };
  const text = stored.slice(head[0].length);
  const bytes = new TextEncoder().encode(text);
  return {
    text,
    saved: head[1],
    damaged: bytes.length !== Number(head[2]) || checksum(bytes) !== head[3],
  };
}

/** A moment in milliseconds, unless it is none. */
function moment(value) {
  const date = new Date(Number(value));
  return value && !Number.isNaN(date.getTime()) ? date : undefined;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What is stored under a key, read as far as it can be. */
function entry(kind, key, value) {
  const stored = typeof value === "string" ? value : JSON.stringify(value);
  if (kind === "draft") {
    const text = `${parsed(stored)?.text ?? stored}`;
    return { kind, name: text.slice(0, 60), stored, text };
  }
  let about;
  let frame = stored;
  if (kind === "version") {
    about = parsed(stored.split("\n", 1)[0]);
    if (about) frame = stored.slice(stored.indexOf("\n") + 1);
  }
  const { text, saved, damaged } = unframed(frame);
  const plan = parsed(text)?.plan;
  const name = [plan?.institution || plan?.title, plan?.period].filter(Boolean).join(" ");
  return {
    kind, stored, text,
    name: name || about?.name || key,
    date: moment(about?.taken ?? saved),
    damaged: damaged || !plan,
  };
}

function inLocalStorage() {
  const found = [];
  for (const [kind, prefix] of [["plan", PREFIX], ["draft", DRAFT]]) {
    for (const key of Object.keys(localStorage).filter((it) => it.startsWith(prefix))) {
      found.push(entry(kind, key.slice(prefix.length), localStorage.getItem(key)));
    }
  }
  return found;
}

/** What a request gives; an error where it takes too long. */
const settled = (request) =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
    setTimeout(fail, 8000, "…");
  });

async function inDatabase() {
  const request = indexedDB.open("mejora");
  // Where there is no database, none may be made: the app would take it for its own.
  let isNew = false;
  request.onupgradeneeded = () => {
    isNew = true;
    request.transaction.abort();
  };
  const base = await settled(request).catch((error) => {
    if (!isNew) throw error;
  });
  const found = [];
  for (const [kind, name] of [["plan", "plans"], ["version", "snapshots"], ["version", "kept"]]) {
    if (!base?.objectStoreNames.contains(name)) continue;
    const store = () => base.transaction(name).objectStore(name);
    for (const key of await settled(store().getAllKeys())) {
      // Beside what was damaged and set aside, other things are kept there.
      if (name === "kept" && !/^damaged/.test(key)) continue;
      found.push(entry(kind, `${key}`, await settled(store().get(key))));
    }
  }
  base?.close();
  return found;
}

/** A text as it is, even where its letters are broken, which UTF-8 cannot hold. */
function raw(text) {
  try {
    encodeURIComponent(text);
    return text;
  } catch {
    return Uint16Array.from(text.split(""), (letter) => letter.charCodeAt(0));
  }
}

function download({ kind, name, date, stored, text, damaged }, number) {
  const day = date ? ` ${date.toISOString().slice(0, 16).replace(":", ".")}` : "";
  const ending = damaged || kind === "draft" ? ".txt" : ".json";
  const mark = (damaged ? " (dañado)" : "") + (number ? ` ${number}` : "");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([raw(damaged ? stored : text)]));
  link.download = `${name}${day}${mark}`.replace(/[\\/:*?"<>|]/g, "-") + ending;
  link.click();
}

function element(tag, parent, ...content) {
  const made = document.createElement(tag);
  made.append(...content);
  parent.append(made);
  return made;
}

/** A text in Spanish and, under it, in English. */
function say(parent, [spanish, english], tag = "div") {
  const made = element(tag, parent, spanish, " ");
  element("span", made, english).lang = "en";
  return made;
}

function warn(parent, words) {
  say(parent, words).className = "bad";
}

function button(parent, words, run) {
  say(parent, words, "button").onclick = run;
}

function show(it) {
  const row = element("li", find("list"));
  const about = element("div", row);
  element("strong", about, it.name);
  const date = (tag) => (it.date ? `, ${it.date.toLocaleString(tag)}` : "");
  const size = `, ${Math.ceil(new Blob([it.stored]).size / 1000)} kB`;
  const [spanish, english] = KINDS[it.kind];
  say(about, [spanish + date("es-DO") + size, english + date("en") + size]);
  if (it.damaged) warn(about, ["Está dañado: se descarga tal como está.", "It is damaged: you get it as it is."]);
  button(row, ["Descargar", "Download"], () => download(it));
}

/** One file each: each can be opened in Mejora. A browser may ask whether it may. */
async function downloadAll(entries) {
  for (const [at, it] of entries.entries()) {
    download(it, at + 1);
    await new Promise((done) => setTimeout(done, 300));
  }
}

async function start() {
  const troubles = [];
  const read = async (from) => {
    try {
      return await from();
    } catch (error) {
      troubles.push(error);
      return [];
    }
  };
  const all = [...(await read(inLocalStorage)), ...(await read(inDatabase))];
  // The same bytes are often in both stores.
  const once = new Map(all.map((it) => [it.kind + it.stored, it]));
  const order = Object.keys(KINDS);
  const entries = [...once.values()].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || (b.date ?? 0) - (a.date ?? 0),
  );
  const plans = entries.filter(({ kind }) => kind === "plan");
  const [n, more] = [plans.length, entries.length - plans.length];
  find("state").textContent = "";
  say(find("state"), [
    `Planes: ${n}. Versiones anteriores y textos: ${more}.`,
    `Plans: ${n}. Earlier versions and texts: ${more}.`,
  ]);
  for (const why of troubles) warn(find("state"), [`No todo se pudo leer: ${why}`, `Not all could be read: ${why}`]);
  if (n > 1) button(find("all"), ["Descargar todos los planes", "Download all plans"], () => downloadAll(plans));
  if (more) button(find("all"), ["Descargar todo", "Download everything"], () => downloadAll(entries));
  entries.forEach(show);
}

/** Takes the app out of this browser, and then fetches it again. */
async function anew() {
  const here = new URL("./", location).href;
  // The service worker does not answer for its own script.
  const answer = await fetch(`${here}sw.js`, { cache: "reload" });
  if (!answer.ok) throw answer.status;
  const worker = await navigator.serviceWorker?.getRegistration(here);
  await worker?.unregister();
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    if (name.startsWith(`mejora ${here} `)) await caches.delete(name);
  }
  location.href = here;
}

find("anew").onclick = () =>
  anew().catch(() => {
    warn(find("anew").parentElement, ["No hay conexión: no se quitó nada.", "No connection: nothing was removed."]);
  });
start();
