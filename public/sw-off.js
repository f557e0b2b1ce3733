// Takes offline use back: put this file in the place of sw.js. docs/OFFLINE.md tells when, and what follows.

const takeBack = async () => {
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

addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil(takeBack()));
