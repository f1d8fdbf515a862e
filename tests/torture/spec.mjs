// A part of the torture that is a test of the browser phase.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const BROWSER = fileURLToPath(new URL("../browser/", import.meta.url));

/** The tests without a connection and of new versions. */
export const OFFLINE = fileURLToPath(new URL("../browser/offline.spec.mjs", import.meta.url));

/** Runs one file of tests on the desktop screen and counts what passed. */
export function runSpec(file, url) {
  const name = file.split(/[\\/]/).at(-1);
  const { stdout, stderr, error } = spawnSync(
    process.execPath,
    ["node_modules/@playwright/test/cli.js", "test", name, "--project", "desktop", "--reporter", "json"],
    { cwd: BROWSER, encoding: "utf8", maxBuffer: 1 << 28, env: { ...process.env, MEJORA_URL: url } },
  );
  if (error) throw error;
  let report = null;
  try {
    report = JSON.parse(stdout);
  } catch {
    throw new Error(`the tests of ${name} did not run: ${stderr || stdout}`);
  }
  const { expected, unexpected, flaky } = report.stats;
  const faults = report.errors.map((it) => it.message);
  return { passed: expected + flaky, failed: unexpected + faults.length, faults };
}
