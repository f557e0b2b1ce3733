// @ts-check
// Takes offline use back: put this file in the place of sw.js. docs/OFFLINE.md tells when, and what follows.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const removeOffline = async () => {
  // The beginning of the names that sw.js gives its caches.
  const ours = `cuecard ${new URL(registration.scope).pathname} `;
  try {
    const names = (await caches.keys()).filter(name => name.startsWith(ours));
    await Promise.all(names.map(name => caches.delete(name)));
  } finally {
    // Where the browser cannot remove them, they must not be asked either.
    await registration.unregister();
  }
};

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", event => event.waitUntil(removeOffline()));
