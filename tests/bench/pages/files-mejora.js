// One of Mejora's workers as it is, named after the `#`. It is only watched: asked for `memory`,
// this says how large the memory of its wasm has grown.
let memory;
const instantiate = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (...words) => {
  const made = await instantiate.apply(WebAssembly, words);
  memory = made.instance.exports.memory;
  return made;
};

addEventListener("message", (event) => {
  if (event.data.memory !== "bytes") return;
  event.stopImmediatePropagation();
  postMessage({ memory: memory.buffer.byteLength });
});

import(location.hash.slice(1));
