// What runs inside every measured page, before the page's own scripts: it watches and notes
// times on the page's clock, which begins with the navigation. It changes nothing.
//
// A moment is "painted" when a frame that was begun with the thing in the page has been drawn:
// a task posted from that frame's animation callback has run.

/** Sent into the page as text: it must stand on its own. */
export function probe(config) {
  if (location.pathname === config.seed) return;
  const rows = () => document.querySelectorAll(config.rows);
  const marks = { painted: null, complete: null, usable: null };
  const saves = [];
  const memories = [];

  function afterPaint(then) {
    requestAnimationFrame(() => afterThisFrame(then));
  }

  // Only for use inside an animation callback.
  function afterThisFrame(then) {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(null);
  }

  // --- Loading: the first screen, then all rows.

  function isScreenFull(all) {
    if (!all.length || (config.cell && !cell(0)?.textContent.trim())) return false;
    if (all.length >= config.total) return true;
    return all[all.length - 1].getBoundingClientRect().bottom >= innerHeight * 0.9;
  }

  function watchRows() {
    const all = rows();
    if (marks.painted === null && isScreenFull(all)) {
      marks.painted = 0;
      const centre = config.cell ? center(0) : null;
      afterThisFrame((now) => {
        marks.painted = now;
        globalThis.benchPainted(JSON.stringify(centre));
      });
    }
    if (marks.complete === null && all.length >= config.total) {
      marks.complete = 0;
      afterThisFrame((now) => (marks.complete = now));
    }
    if (marks.painted === null || marks.complete === null) requestAnimationFrame(watchRows);
  }

  // Usable: a real key press has put the letter into an editor that a person can see.
  function noteTyping(event) {
    const { target } = event;
    if (marks.usable !== null || !event.isTrusted || !target.value?.includes(config.letter)) return;
    if (target.getBoundingClientRect().width > 20) marks.usable = performance.now();
  }

  function cell(at) {
    return rows()[at]?.querySelector(config.cell);
  }

  function center(at) {
    const box = cell(at).getBoundingClientRect();
    const bottom = Math.min(box.bottom, innerHeight * 0.9);
    return { x: box.left + box.width / 2, y: (Math.max(box.top, 0) + bottom) / 2 };
  }

  // --- Editing: from the key that commits to the frame that shows the text in its cell.

  function commit(at, token, key) {
    return new Promise((resolve) => {
      addEventListener(
        "keydown",
        function pressed(event) {
          if (event.key !== key) return;
          removeEventListener("keydown", pressed, true);
          const look = () => {
            if (!cell(at)?.textContent.replaceAll("\u00AD", "").includes(token)) return requestAnimationFrame(look);
            afterThisFrame((now) => resolve(now - event.timeStamp));
          };
          requestAnimationFrame(look);
        },
        true,
      );
    });
  }

  // Saving: the longest time without a turn of the event loop around a write to storage.
  function blockedBySave(most) {
    const began = performance.now();
    saves.length = 0;
    const channel = new MessageChannel();
    const gaps = [];
    let last = began;
    return new Promise((resolve) => {
      channel.port1.onmessage = () => {
        const now = performance.now();
        if (now - last > 0.5) gaps.push([last, now]);
        last = now;
        const written = saves[0];
        if (now - began < most && !(written && now - written > 100)) {
          return channel.port2.postMessage(null);
        }
        const around = gaps.filter(([from, to]) => saves.some((at) => from <= at && at <= to));
        resolve(written ? Math.max(0, ...around.map(([from, to]) => to - from)) : null);
      };
      channel.port2.postMessage(null);
    });
  }

  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    if (config.saved.test(key)) saves.push(performance.now());
    return setItem.call(this, key, value);
  };

  // --- Dragging: the time between frames, and from a move of the mouse to its frame.

  function frames() {
    const intervals = [];
    const lags = [];
    let previous = null;
    let moved = null;
    let dropped = null;
    let dragging = false;
    let on = true;
    const onMove = (event) => {
      dragging = true;
      moved ??= event.timeStamp;
    };
    const onUp = (event) => {
      dragging = false;
      afterPaint((now) => (dropped = now - event.timeStamp));
    };
    addEventListener("mousemove", onMove, true);
    addEventListener("mouseup", onUp, { capture: true, once: true });
    requestAnimationFrame(function frame(time) {
      if (!on) return;
      if (previous !== null) intervals.push(time - previous);
      previous = dragging ? time : null;
      const since = moved;
      moved = null;
      if (since !== null) afterThisFrame((now) => lags.push(now - since));
      requestAnimationFrame(frame);
    });
    return () => {
      on = false;
      removeEventListener("mousemove", onMove, true);
      return { intervals, lags, dropped };
    };
  }

  /** The first bar on the screen with room to be dragged to the right by `room`. */
  function freeBar(room) {
    const all = [...rows()].map((row) => (config.bar ? row.querySelector(config.bar) : row));
    for (const [at, bar] of all.entries()) {
      const box = bar.getBoundingClientRect();
      // Held well inside, away from the grips at its ends.
      const point = { x: box.left + Math.min(box.width / 2, 60), y: box.top + box.height / 2 };
      const seen = point.y > 100 && point.y < innerHeight - 100 && box.left > 0 && box.width > 30;
      if (seen && point.x + room < innerWidth - 40) return { at, left: box.left, ...point };
    }
    return null;
  }

  function barLeft(at) {
    const row = rows()[at];
    return (config.bar ? row.querySelector(config.bar) : row).getBoundingClientRect().left;
  }

  // --- Memory and bytes.

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      const exports = (made.instance ?? made).exports ?? {};
      memories.push(...Object.values(exports).filter((it) => it instanceof WebAssembly.Memory));
      return made;
    };
  }

  function bytes(until) {
    const entries = ["navigation", "resource"].flatMap((it) => performance.getEntriesByType(it));
    const loaded = entries.filter((it) => it.responseEnd > 0 && it.responseEnd <= until);
    return loaded.reduce((sum, it) => sum + it.encodedBodySize, 0);
  }

  function state() {
    return {
      ...marks,
      rows: rows().length,
      bytes: bytes(marks.usable ?? marks.painted ?? 0),
      requests: performance.getEntriesByType("resource").length + 1,
      wasm: memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    };
  }

  addEventListener("input", noteTyping, true);
  requestAnimationFrame(watchRows);
  globalThis.bench = { state, center, commit, blockedBySave, frames, freeBar, barLeft };
}
