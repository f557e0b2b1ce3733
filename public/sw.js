// @ts-check
// Caches the files of one build, so that Cuecard works offline. The build fills in the next two constants.
//
// A version is installed completely or not at all. It waits until no page uses the previous version, or until a page
// asks for activation. A page gets all its files from the version that it was opened with. The worker caches no other
// file and answers no other request.
const VERSION = "";
/** @type {Record<string, string>} */
const FILES = {};

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = new URL(registration.scope).pathname;
/** Prefix of our cache names. It contains the scope, since other copies of Cuecard may share this origin. */
const CACHE_PREFIX = `cuecard ${SCOPE} `;
/** Cache that maps each client to its version. It survives when the browser stops this worker. */
const CLIENT_CACHE = CACHE_PREFIX + "pages";
/** Path of the page that reads files and texts shared with the installed app. */
const OPEN_PATH = "open/";
/** Recorded as the version of a page that came from the network and not from this worker. */
const NETWORK = "network";
/** Cache that holds the last form shared with the installed app, until open/incoming.js reads it. */
const SHARED_CACHE = CACHE_PREFIX + "shared";
/** Any site can post a form here at any time. The limit keeps such a form from filling the storage quota. */
const MAX_SHARED_BYTES = 10_000_000;

/** Response headers that are cached with a file. Other headers may redirect, and would persist until the file changes. */
const CACHED_HEADERS = /^(cache-control|content-(language|security-policy|type)|cross-origin-.*|permissions-policy|referrer-policy|x-.*-options)$/;

/** Returns the names of our caches that hold a version. */
const versionCaches = async () => (await caches.keys()).filter(name => name.startsWith(CACHE_PREFIX) && name != CLIENT_CACHE && name != SHARED_CACHE);

/**
 * Returns the bytes of a response; throws unless they have the hash from the build. Any script of this origin can
 * write to the caches, so cached responses are verified, too.
 * @param {Response} response
 * @param {string} integrity
 */
const verifyBytes = async (response, integrity) => {
  const bytes = await response.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (integrity != `sha256-${btoa(String.fromCharCode(...hash))}`) throw new Error("These are other bytes.");
  return bytes;
};

/** @typedef {[path: string, integrity: string]} ListedFile A file of the build and its subresource integrity hash. */

/**
 * Verifies a response and stores it in a cache. Builds a new response, since browsers reject a redirected response for
 * a navigation.
 * @param {Cache} cache
 * @param {ListedFile} file
 * @param {Response} response
 */
const storeFile = async (cache, [path, integrity], response) => {
  const bytes = await verifyBytes(response, integrity);
  const headers = [...response.headers].filter(([name]) => CACHED_HEADERS.test(name));
  await cache.put(path, new Response(bytes, { headers }));
};

/**
 * Stores a file in a cache. Reads it from that cache, else from another version's cache, else from the network.
 * @param {Cache} cache
 * @param {ListedFile} file
 * @param {Cache[]} others
 */
const cacheFile = async (cache, file, others) => {
  const [path, integrity] = file;
  for (const one of [cache, ...others]) {
    try {
      const found = await one.match(path);
      if (found) return await storeFile(cache, file, found);
    } catch {
      // The entry is unreadable or has other bytes: try the next source.
    }
  }
  // The HTTP cache may hold another version's bytes, which fail the integrity check: then reload from the host.
  await storeFile(cache, file, await fetch(path, { integrity }).catch(() => fetch(path, { cache: "reload", integrity })));
};

const install = async () => {
  const name = CACHE_PREFIX + VERSION;
  const files = Object.entries(FILES);
  try {
    // The cache may exist already: the host may have reverted to the active version, or another script created it.
    const cache = await caches.open(name);
    const others = await Promise.all((await versionCaches()).filter(other => other != name).map(other => caches.open(other)));
    await Promise.all(files.map(file => cacheFile(cache, file, others)));
    const listed = Object.keys(FILES).map(path => new URL(path, location.href).href);
    await Promise.all((await cache.keys()).filter(key => !listed.includes(key.url)).map(key => cache.delete(key)));
    // Open the cache again: it may have been deleted while it was filled.
    if ((await (await caches.open(name)).keys()).length < files.length) throw new Error("Some files were not stored.");
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
};

/** @type {Map<string, string>} */
const clientVersions = new Map();

/**
 * Records the version of a page, or of a worker that a page started.
 * @param {string} client
 * @param {string} version
 */
const recordClient = async (client, version) => {
  clientVersions.set(client, version);
  await (await caches.open(CLIENT_CACHE)).put("?" + client, new Response(version));
};

/**
 * Returns the version of a page or worker; undefined if none was recorded.
 * @param {string} client
 */
const clientVersion = async client => {
  if (!clientVersions.has(client)) {
    const found = await caches.match("?" + client, { cacheName: CLIENT_CACHE });
    if (found) clientVersions.set(client, await found.text());
  }
  return clientVersions.get(client);
};

/**
 * Deletes the named caches that are not in use.
 * @param {string[]} names
 * @param {string[]} used
 */
const deleteCaches = async (names, used) => {
  // The installing version fills a cache whose name this version does not know.
  if (registration.installing) return;
  await Promise.all(names.filter(name => !used.includes(name)).map(name => caches.delete(name)));
};

/** Deletes the caches of versions that no page uses any more. */
const collectGarbage = async () => {
  // List the caches first, so that the list has no cache whose use begins during the following steps.
  const names = await versionCaches();
  const used = [CACHE_PREFIX + VERSION];
  const pages = await caches.open(CLIENT_CACHE);
  for (const key of await pages.keys()) {
    const client = new URL(key.url).search.slice(1);
    if (await clients.get(client)) {
      used.push(CACHE_PREFIX + (await clientVersion(client)));
    } else {
      clientVersions.delete(client);
      await pages.delete(key);
    }
  }
  // Only the waiting version knows the name of its own cache.
  if (registration.waiting) registration.waiting.postMessage({ names, used });
  else await deleteCaches(names, used);
};

/**
 * Returns the path, relative to the scope, of the file at an address.
 * @param {string} pathname
 */
const fileAt = pathname => pathname.slice(SCOPE.length).replace(/(^|\/)$/, "$1index.html");

/**
 * Whether the address is that of a page or worker of this build. Pages for other sites, as embed.html, are not listed.
 * @param {string} url
 */
const isOurs = url => url.startsWith(registration.scope) && Object.hasOwn(FILES, fileAt(new URL(url).pathname));

const activate = async () => {
  // These pages were loaded from the network before a worker existed.
  for (const { id, url } of await clients.matchAll({ type: "all", includeUncontrolled: true })) {
    if (isOurs(url) && !(await clientVersion(id))) await recordClient(id, VERSION);
  }
  await clients.claim();
  // No page has read the shared form.
  await caches.delete(SHARED_CACHE);
  await collectGarbage();
};

/**
 * Returns the address to redirect to if a navigation asks for a page's folder without the trailing slash, as hosts do;
 * else null.
 * @param {Request} request
 */
const folderRedirect = ({ mode, url }) => {
  const { origin, pathname, search } = new URL(url);
  const isOurs = mode == "navigate" && origin == location.origin && pathname.startsWith(SCOPE);
  return isOurs && Object.hasOwn(FILES, `${pathname.slice(SCOPE.length)}/index.html`) ? `${pathname}/${search}` : null;
};

/**
 * Returns the path of the file that a request asks for; null if this worker does not serve it.
 * @param {Request} request
 */
const pathOf = ({ method, mode, url }) => {
  const { origin, pathname, search } = new URL(url);
  if (method != "GET" || origin != location.origin || !pathname.startsWith(SCOPE)) return null;
  const path = fileAt(pathname);
  // Only pages have a query, which the app reads. Requests for other files have none.
  if (mode == "navigate" ? Object.hasOwn(FILES, path) : !search) return path;
  return null;
};

/**
 * Returns the version of the client that sent the request.
 * @param {FetchEvent} event
 */
const versionOf = async ({ request, clientId }) => {
  if (request.mode == "navigate") return VERSION;
  const version = await clientVersion(clientId);
  if (version) return version;
  const client = await clients.get(clientId);
  // The network served a page that is not in the build. A page in the build may have lost its record.
  return client?.type == "window" && !isOurs(client.url) ? NETWORK : VERSION;
};

/**
 * Responds with a file of the client's version, else from the network, else with a file of this version.
 * @param {FetchEvent} event
 * @param {string} path
 */
const respond = async (event, path) => {
  const { request, resultingClientId } = event;
  /** @param {string} version */
  const find = version => caches.match(path, { cacheName: CACHE_PREFIX + version });
  try {
    const version = await versionOf(event);
    const found = await find(version);
    if (resultingClientId) event.waitUntil(recordClient(resultingClientId, found ? version : NETWORK));
    if (found) return found;
  } catch {
    // The browser's cache storage failed: use the network.
  }
  return fetch(request).catch(async error => (await find(VERSION)) || Promise.reject(error));
};

/**
 * Stores a shared form for the page that reads it, and replaces the previous one. The form stays on this device: a host
 * of static files rejects a POST, and should not see its content.
 * @param {Request} request
 */
const storeShared = async request => {
  const form = await request.blob();
  if (form.size > MAX_SHARED_BYTES) throw new Error("Too much was shared.");
  const headers = { "Content-Type": request.headers.get("Content-Type") ?? "" };
  await caches.delete(SHARED_CACHE);
  await (await caches.open(SHARED_CACHE)).put("?", new Response(form, { headers }));
};

/**
 * Whether a request shares a form: a POST that navigates to the open page. The worker redirects it to a GET, so that a
 * reload does not share the form again.
 * @param {Request} request
 */
const isShareRequest = ({ method, mode, url }) =>
  method == "POST" && mode == "navigate" && new URL(url).origin == location.origin && new URL(url).pathname == SCOPE + OPEN_PATH;
/**
 * Redirects to a path in the scope. Uses an absolute address: a scope path that begins with two slashes would be
 * parsed as a host name.
 * @param {string} path
 */
const redirectTo = path => Response.redirect(new URL(path, registration.scope), 303);
/**
 * Stores a shared form and redirects to the page that reads it.
 * @param {Request} request
 */
const receiveShared = request => storeShared(request).then(() => redirectTo(OPEN_PATH), () => redirectTo(OPEN_PATH + "?lost"));

worker.addEventListener("install", event => event.waitUntil(install()));
worker.addEventListener("activate", event => event.waitUntil(activate()));
worker.addEventListener("fetch", event => {
  if (isShareRequest(event.request)) return event.respondWith(receiveShared(event.request));
  const folder = folderRedirect(event.request);
  if (folder) return event.respondWith(Response.redirect(folder, 301));
  const path = pathOf(event.request);
  if (path) event.respondWith(respond(event, path));
});
// Pages and workers of other versions send these messages, so their text must never change.
worker.addEventListener("message", event => {
  if (event.data == "take over") worker.skipWaiting();
  if (event.data == "sweep") event.waitUntil(collectGarbage());
  // The active version sends this message to the waiting version.
  const { names, used } = event.data ?? {};
  if (names) event.waitUntil(deleteCaches(names, [...used, CACHE_PREFIX + VERSION]));
});
