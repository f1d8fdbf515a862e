// Cores that are kept busy, as on a slow tablet where other things go on.
import { Worker } from "node:worker_threads";

/** Keeps so many cores busy until this process ends, in whatever way. */
export function load(cores) {
  for (let core = 0; core < cores; core += 1) {
    // A thread ends with its process, and keeps it from ending no longer than it would by itself.
    new Worker("for (;;);", { eval: true }).unref();
  }
}
