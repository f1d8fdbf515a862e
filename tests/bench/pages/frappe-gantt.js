// frappe-gantt as its README sets it up, by months, beginning at the first bar.
const bars = JSON.parse(localStorage.getItem("bench/bars"));

let waiting;

// Saves as an author would add it by the README: after a move, all bars, a moment later.
function save(task, start, end) {
  const bar = bars.find((bar) => bar.id === task.id);
  if (bar) Object.assign(bar, { start: start.toJSON(), end: end.toJSON() });
  clearTimeout(waiting);
  waiting = setTimeout(() => localStorage.setItem("bench/bars", JSON.stringify(bars)), 250);
}

new Gantt("#gantt", structuredClone(bars), {
  view_mode: "Month",
  language: "es",
  scroll_to: "start",
  on_date_change: save,
});
