// @ts-check
// Removes offline use from browsers: replace sw.js with this file. docs/OFFLINE.md says when to do so, and the effects.

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const removeOffline = async () => {
  // sw.js gives its caches names with this prefix.
  const prefix = `cuecard ${new URL(registration.scope).pathname} `;
  try {
    const names = (await caches.keys()).filter(name => name.startsWith(prefix));
    await Promise.all(names.map(name => caches.delete(name)));
  } finally {
    // Unregister even if a cache could not be deleted, so that no worker serves files from it.
    await registration.unregister();
  }
};

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", event => event.waitUntil(removeOffline()));
