// A Chromium started by hand, with a profile on disk and a process group of its own, so that all
// of it can be killed at any moment, as by a power cut that the disk survives.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium } from "@playwright/test";

const PROGRAM = process.env.CHROME ?? "/usr/bin/chromium";
/** How long a start may take, in milliseconds. */
const PATIENCE = 30_000;

/** Switches that keep tabs awake and the browser from asking anything. */
export const SWITCHES = [
  "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-breakpad",
  "--disable-background-timer-throttling", "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding", "--password-store=basic",
];

const living = new Set();
process.on("exit", () => living.forEach(killGroup));

function killGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** An empty folder for a profile. `remove` takes it away. */
export function newProfile() {
  const folder = mkdtempSync(join(tmpdir(), "mejora-profile-"));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  return { folder, remove };
}

/** Starts Chromium on a profile. `kill` ends every process of it at once, and waits for its end. */
export async function start(profile) {
  const child = spawn(
    PROGRAM,
    [
      ...SWITCHES, "--headless=new", "--window-size=1280,800", "--lang=es-DO",
      "--remote-debugging-port=0", `--user-data-dir=${profile.folder}`, "about:blank",
    ],
    { detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  living.add(child.pid);
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const kill = async () => {
    killGroup(child.pid);
    await ended;
    living.delete(child.pid);
  };
  try {
    const browser = await chromium.connectOverCDP(await address(child));
    return { context: browser.contexts()[0], browser, kill };
  } catch (error) {
    await kill();
    throw error;
  }
}

/** The address at which the browser takes commands, as it says itself. */
function address(child) {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`Chromium did not start: ${said}`)), PATIENCE);
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`Chromium ended: ${said}`)));
    child.stderr.on("data", (chunk) => {
      said += chunk;
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (!found) return;
      clearTimeout(late);
      said = "";
      resolve(found[1]);
    });
  });
}

/** Runs `work` in a context on a new profile, and ends the browser afterwards. */
export async function withBrowser(work) {
  const profile = newProfile();
  try {
    const { context, kill } = await start(profile);
    try {
      return await work(context);
    } finally {
      await kill();
    }
  } finally {
    profile.remove();
  }
}
