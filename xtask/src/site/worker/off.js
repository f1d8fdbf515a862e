// Takes the place of Mejora's service worker and then goes itself, with all files that it kept.
// To be put on the host as `sw.js`. Plans are not touched, and no open page is loaded again.

const CACHES = `mejora ${registration.scope} `;

async function leave() {
  const ours = (await caches.keys()).filter((key) => key.startsWith(CACHES));
  await Promise.all(ours.map((key) => caches.delete(key)));
  await registration.unregister();
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));
