// Runs in the page of the files: keeps their bytes, starts workers and times their jobs.

/** Puts `globalThis.files` into the page. */
export function filesProbe() {
  const PATIENCE = 60_000;
  const kept = new Map();

  /** What a worker says next, besides how far it is. */
  function next(worker) {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("it says nothing")), PATIENCE);
      const settle = (how, what) => {
        clearTimeout(late);
        how(what);
      };
      worker.onmessage = ({ data }) => {
        if (!("progress" in data)) settle(resolve, data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        settle(reject, new Error(event.message || "it crashed"));
      };
    });
  }

  /** Links are named by their id, other files by their address. */
  function start([script, program], type) {
    const address = (it) => (it.includes("/") ? it : document.getElementById(it).href);
    return new Worker(`${address(script)}#${address(program)}`, { type });
  }

  function size(done) {
    return typeof done === "string" ? done.length : (done.byteLength ?? null);
  }

  globalThis.files = {
    keep: (key, base64) => {
      kept.set(key, Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer);
    },

    give: (key) => {
      const bytes = new Uint8Array(kept.get(key));
      let text = "";
      for (let at = 0; at < bytes.length; at += 8192) {
        text += String.fromCharCode(...bytes.subarray(at, at + 8192));
      }
      return btoa(text);
    },

    /**
     * One job in a new worker. Gives the milliseconds until the worker was ready and those from
     * posting the job to its answer, and how large the answer and the worker's wasm memory are.
     */
    run: async ({ script, type, request, input, output, watched }) => {
      const bytes = input && kept.get(input).slice(0);
      const began = performance.now();
      const worker = start(script, type);
      try {
        const first = await next(worker);
        if (!first.ready) throw new Error("it was not loaded");
        const ready = performance.now();
        worker.postMessage({ ...request, ...(bytes && { bytes }) }, bytes ? [bytes] : []);
        const { done, failed } = await next(worker);
        const end = performance.now();
        if (failed) throw new Error(failed);
        if (output) kept.set(output, done);
        let memory = null;
        if (watched) {
          worker.postMessage({ memory: "bytes" });
          ({ memory } = await next(worker));
        }
        const said = typeof done === "string" ? done.slice(0, 200) : "";
        return { work: end - ready, cold: end - began, size: size(done), memory, said };
      } finally {
        worker.terminate();
      }
    },
  };
}
