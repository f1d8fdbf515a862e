// What is measured on a timeline: its first screen, and dragging a bar by four months.

import { memory, settle, visit, withProfile } from "./browser.mjs";

const MONTHS = 4;
const DRAGS = 3;
const STEPS = 64;
/** A mouse reports about as often as the screen is drawn, whether the page keeps up or not. */
const STEP_MS = 16;

/** The numbers of one run of a subject. */
export function measureTimeline(subject, run, storage) {
  return withProfile((profile) =>
    visit(profile, subject, run, storage, async (visited) => {
      const loaded = await settle(visited);
      const used = await memory(visited);
      const drags = [];
      for (let turn = 0; turn < DRAGS; turn += 1) drags.push(await drag(visited));
      return {
        painted: loaded.painted,
        complete: loaded.complete,
        bytes: loaded.bytes,
        frame: drags.flatMap((it) => it.intervals),
        lag: drags.flatMap((it) => it.lags),
        drop: drags.map((it) => it.dropped).filter((it) => it !== null),
        heap: used.heap,
        dom: used.dom,
        wasm: used.wasm,
      };
    }),
  );
}

async function drag({ page, cdp, subject }) {
  const month = await page.evaluate(subject.month);
  const way = month * MONTHS;
  const bar = await page.evaluate((way) => globalThis.bench.freeBar(way), way);
  if (!bar) throw new Error(`${subject.label} shows no bar with room to be dragged.`);
  await page.mouse.move(bar.x, bar.y);
  await page.mouse.down();
  await page.evaluate(() => (globalThis.stopFrames = globalThis.bench.frames()));
  await moves(cdp, bar, way);
  await cdp.send("Input.dispatchMouseEvent", {
    type: "mouseReleased", x: bar.x + way, y: bar.y, button: "left", clickCount: 1,
  });
  await page.waitForTimeout(400);
  const frames = await page.evaluate(() => globalThis.stopFrames());
  const left = await page.evaluate((at) => globalThis.bench.barLeft(at), bar.at);
  if (left - bar.left < way / 2) {
    throw new Error(`${subject.label} did not move a dragged bar (by ${left - bar.left} px).`);
  }
  // The frames after the last move belong to the release.
  await page.waitForTimeout(800);
  return frames;
}

/** Moves of the pressed mouse at a steady pace. */
async function moves(cdp, bar, way) {
  const sent = [];
  for (let step = 1; step <= STEPS; step += 1) {
    const x = bar.x + (way * step) / STEPS;
    sent.push(
      cdp.send("Input.dispatchMouseEvent", {
        type: "mouseMoved", x, y: bar.y, button: "left", buttons: 1,
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  await Promise.all(sent);
}
