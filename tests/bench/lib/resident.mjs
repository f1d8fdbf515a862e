// How much memory the processes of pages take, as Linux counts it (proc(5): VmRSS, VmHWM, and
// clear_refs, which begins the highest mark anew). Elsewhere nothing is counted.

import { readFile, writeFile } from "node:fs/promises";

/** Bytes by which the pages of a browser grew at most while `work` ran; null where unknown. */
export async function growth(browser, work) {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const before = await Promise.all(pages.map(begin));
  const result = await work();
  const highest = await Promise.all(pages.map((id) => mark(id, "VmHWM")));
  await cdp.detach();
  const known = [...before, ...highest].every((bytes) => bytes !== null);
  const grown = known ? highest.reduce((sum, bytes, at) => sum + bytes - before[at], 0) : null;
  return { ...result, grown };
}

async function begin(id) {
  await writeFile(`/proc/${id}/clear_refs`, "5").catch(() => undefined);
  return mark(id, "VmRSS");
}

async function mark(id, name) {
  const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
  const found = new RegExp(`${name}:\\s+(\\d+) kB`).exec(status);
  return found ? Number(found[1]) * 1024 : null;
}
