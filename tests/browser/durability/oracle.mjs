// The oracle: it knows what was done, what was on the screen when the light said "Guardado", and
// so what must be there after the next start.
import { TASKS } from "./inpage.mjs";

/** The texts of a cell: several in that of the tasks, one elsewhere, none where it is empty. */
function texts(value) {
  return (Array.isArray(value) ? value : [value ?? ""]).filter(Boolean);
}

function values(rows) {
  return rows.flatMap(({ id, cells }) =>
    Object.entries(cells).flatMap(([column, value]) =>
      texts(value).map((text) => ({ row: id, column, text })),
    ),
  );
}

function lines(text) {
  return text.split("\n").map((line) => line.trim());
}

/** What happened since the last start. */
export class Oracle {
  /** `rows` is what the plan was at the start. */
  constructor(rows) {
    this.base = rows;
    this.gestures = [];
    this.sights = new Map();
  }

  /** Notes a gesture before it is made; the result is noted with `done`. */
  begin(tab, what) {
    const index = this.gestures.filter((it) => it.tab === tab).length;
    const gesture = { tab, index, ...what, began: Date.now(), done: false };
    this.gestures.push(gesture);
    return gesture;
  }

  /** Notes what a gesture did. */
  done(gesture, result) {
    Object.assign(gesture, result, { ended: Date.now(), done: true });
  }

  /** Notes what a tab showed when its light said that it is saved. */
  saw(tab, sight) {
    this.sights.set(tab, sight);
  }

  /** What was done to a cell, for whoever looks for a fault. */
  deedsOn(row, column) {
    const touches = (it) => it.row === row && (it.kind === "remove" || (it.column ?? "action") === column);
    return this.gestures
      .filter(touches)
      .map(({ cells: _, done: __, ...told }) => told);
  }

  /** How many gestures of a tab had been made when it last showed that it is saved. */
  seen() {
    return Object.fromEntries([...this.sights].map(([tab, { made, savedAt }]) => [tab, { made, savedAt }]));
  }

  /** The sights to be held to: before the first, what was there at the start. */
  promises() {
    const start = { tab: null, made: 0, rows: this.base };
    const seen = [...this.sights].map(([tab, sight]) => ({ tab, ...sight }));
    return seen.length ? seen : [start];
  }

  /** Gestures that a sight may not have known. */
  #unseen(promise) {
    return this.gestures.filter((it) => it.tab !== promise.tab || it.index >= promise.made);
  }

  /** Whether the text was replaced or deleted by somebody who had it in sight. */
  #replaced({ row, column, text }) {
    return this.gestures.some((it) => {
      if (it.row !== row) return false;
      // A task is written beside the others, never over them.
      if (it.kind === "write" && it.column === column && column !== TASKS) {
        return !it.done || it.before === text;
      }
      if (it.kind === "remove") {
        return !it.done || texts(it.cells?.[column]).includes(text);
      }
      return false;
    });
  }

  /** All that a cell is known to have held. */
  #history({ row, column }) {
    const held = values(this.base);
    for (const { rows } of this.sights.values()) held.push(...values(rows));
    const known = held.filter((it) => it.row === row && it.column === column).map((it) => it.text);
    for (const it of this.gestures) {
      if ((it.row === row && it.column === column) || it.kind === "add") known.push(it.text);
      if (it.row === row && it.column === column) known.push(...lines(it.before ?? ""));
    }
    return known;
  }

  /** Whether undo or redo may have taken the text away. */
  #steppedBack(promise, value, now) {
    const stepped = this.#unseen(promise).some((it) => it.kind === "undo" || it.kind === "redo");
    if (!stepped) return false;
    const row = now.find((it) => it.id === value.row);
    const history = this.#history(value);
    return !row || texts(row.cells[value.column]).every((text) => history.includes(text));
  }

  /**
   * Compares what is there now with what was shown as saved. `now` is the rows on the screen,
   * `file` the whole plan file, in which the second version of a field is kept, too.
   */
  judge(now, file = "") {
    const verdict = { promised: 0, second: 0, decided: 0, lost: [], returned: [], doubled: [], strange: [] };
    const there = new Set(values(now).map((it) => JSON.stringify(it)));
    for (const promise of this.promises()) {
      for (const value of values(promise.rows)) {
        verdict.promised += 1;
        if (there.has(JSON.stringify(value)) || this.#replaced(value)) continue;
        if (this.#steppedBack(promise, value, now)) continue;
        if (file.includes(value.text)) verdict.second += 1;
        else if (this.#decided(value, file)) verdict.decided += 1;
        else verdict.lost.push({ shownBy: promise.tab, ...value });
      }
      verdict.returned.push(...this.#returned(promise, now));
    }
    verdict.doubled = doubled(now);
    verdict.strange = this.#strange(now);
    if (!this.#orderIsKept(now)) verdict.strange.push("the order of the rows");
    return { ...verdict, ...this.#unsaved(now, file) };
  }

  /** Every text that was ever written and is neither there, nor replaced, nor in the file. */
  account(now, file) {
    const there = new Set(values(now).map((it) => JSON.stringify(it)));
    const written = this.gestures
      .filter((it) => it.text && it.done && !it.missed)
      .map(({ kind, row, column, text }) => ({ row, column: kind === "add" ? "action" : column, text }));
    const gone = written.filter((it) => !there.has(JSON.stringify(it)) && !this.#replaced(it));
    const notInFile = gone.filter((it) => !file.includes(it.text));
    const missing = notInFile.filter((it) => !this.#decided(it, file));
    const second = gone.length - notInFile.length;
    return { missing, second, decided: notInFile.length - missing.length };
  }

  /**
   * Whether the text may have been one of two versions that somebody ended: who writes into a
   * field that is marked as having two, or deletes its row, had both in sight. What ended them,
   * or what came after it in that field, must itself be there.
   */
  #decided({ row, column, text }, file) {
    const began = this.gestures.find((it) => it.text === text)?.began ?? 0;
    const later = this.gestures.filter((it) => it.row === row && it.began >= began);
    const ends = (it) => it.kind === "write" && it.column === column && column !== TASKS && it.marked;
    const end = later.find(ends);
    const after = later.filter((it) => end && it.column === column && it.began >= end.began);
    const removes = (it) =>
      it.kind === "remove" && (it.marks?.includes(column) || (end && it.began >= end.began));
    return after.some((it) => file.includes(it.text)) || later.some(removes);
  }

  /** Rows whose deletion was shown as saved and that are back. */
  #returned(promise, now) {
    const ids = new Set(now.map((it) => it.id));
    const shown = new Set(promise.rows.map((it) => it.id));
    const unseen = this.#unseen(promise);
    const excused = (row) =>
      unseen.some((it) => it.kind === "undo" || it.kind === "redo" || it.row === row);
    return this.gestures
      .filter((it) => it.kind === "remove" && it.done && !it.missed)
      .filter((it) => it.tab === promise.tab && it.index < promise.made)
      .filter((it) => !shown.has(it.row) && ids.has(it.row) && !excused(it.row))
      .map((it) => it.row);
  }

  /** Texts that nobody ever wrote where they stand now. */
  #strange(now) {
    return values(now).filter((value) => !this.#history(value).includes(value.text));
  }

  /** Whether the order is the one shown as saved, where nothing can have changed it since. */
  #orderIsKept(now) {
    return this.promises().every((promise) => {
      if (this.#unseen(promise).length > 0) return true;
      const ids = (rows) => rows.map((it) => it.id).join();
      return ids(promise.rows) === ids(now);
    });
  }

  /** How many texts were never shown as saved, and how many of them are there all the same. */
  #unsaved(now, file) {
    const there = new Set(values(now).map((it) => it.text));
    const made = this.gestures.filter((it) => {
      const sight = this.sights.get(it.tab);
      return it.done && !it.missed && it.text && !(sight && it.index < sight.made);
    });
    const survived = made.filter((it) => there.has(it.text) || file.includes(it.text));
    return { unsaved: made.length, survived: survived.length };
  }
}

/** Rows and written texts that are there twice. */
function doubled(rows) {
  const all = [...rows.map((it) => it.id), ...values(rows).map((it) => it.text).filter(isOurs)];
  return all.filter((it, at) => all.indexOf(it) !== at);
}

/** Whether a text was written by a gesture: each of those is unique. */
function isOurs(text) {
  return text.startsWith("Escrito ");
}

/** Whether a verdict found nothing wrong. */
export function isClean({ lost, returned, doubled, strange }) {
  return lost.length + returned.length + doubled.length + strange.length === 0;
}
