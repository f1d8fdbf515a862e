// What is measured on a table: a first visit, a repeat visit by a new browser with the same
// profile, and then edits of its first two rows.

import { memory, settle, typeUntilUsable, visit, withProfile } from "./browser.mjs";

const EDITS = 6;
/** Longer than anyone waits before saving. */
const SAVED_BY = 2_000;
/** So that the browser writes down what it compiled, as it does while a person reads. */
const READING = 1_500;

/** The numbers of one run of a subject. */
export function measureTable(subject, run, storage) {
  return withProfile(async (profile) => {
    const first = await visit(profile, subject, run, storage, async (visited) => {
      const loaded = await load(visited);
      await visited.page.waitForTimeout(READING);
      return loaded;
    });
    const again = await visit(profile, subject, run, storage, async (visited) => {
      const loaded = await load(visited);
      await visited.page.keyboard.press("Escape");
      const used = await memory(visited);
      return { loaded, used, ...(await edits(visited)) };
    });
    return {
      painted: first.painted,
      usable: first.usable,
      complete: first.complete,
      againUsable: again.loaded.usable,
      againComplete: again.loaded.complete,
      bytes: first.bytes,
      requests: first.requests,
      commit: again.commits,
      blocked: again.blocked,
      heap: again.used.heap,
      dom: again.used.dom,
      wasm: again.used.wasm,
    };
  });
}

async function load(visited) {
  await typeUntilUsable(visited);
  return settle(visited);
}

async function edits(visited) {
  const commits = [];
  const blocked = [];
  for (let turn = 0; turn < EDITS; turn += 1) {
    const [commit, save] = await edit(visited, turn % 2, `zx${turn}`);
    commits.push(commit);
    if (save !== null) blocked.push(save);
  }
  return { commits, blocked };
}

/** Opens a cell, types at its end, commits; gives the times of the commit and of the save. */
async function edit({ page, subject }, row, token) {
  const at = await page.evaluate((row) => globalThis.bench.center(row), row);
  await page.mouse.click(at.x, at.y);
  for (const key of [...subject.open, "End"]) await page.keyboard.press(key);
  await page.keyboard.type(token);
  const key = subject.commit.split("+").pop();
  await page.evaluate(
    ([row, token, key, most]) => {
      const { commit, blockedBySave } = globalThis.bench;
      globalThis.edited = commit(row, token, key).then(async (time) => [
        time,
        await blockedBySave(most),
      ]);
    },
    [row, token, key, SAVED_BY],
  );
  await page.keyboard.press(subject.commit);
  const result = await withTimeout(page.evaluate(() => globalThis.edited), subject);
  await page.waitForTimeout(100);
  return result;
}

function withTimeout(promise, subject) {
  let timer;
  const late = new Promise((_, reject) => {
    const text = `${subject.label} does not show a committed text within 30 s.`;
    timer = setTimeout(() => reject(new Error(text)), 30_000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
