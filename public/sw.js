// @ts-check
// Keeps the files of one build, so that Cuecard opens without a network. The build writes the next two constants.
//
// A version is taken in whole or not at all. It waits until no page uses the one before it, or until somebody asks
// for it. A page gets all its files from the version it was opened with. Nothing else is kept, or answered, here.
const VERSION = "";
/** @type {Record<string, string>} */
const FILES = {};

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const SCOPE = new URL(registration.scope).pathname;
/** Names of our caches begin so. Other copies of Cuecard on this origin have other scopes; what else there is is not ours. */
const OURS = `cuecard ${SCOPE} `;
/** Which version each page was opened with, for when the browser has stopped this worker meanwhile. */
const PAGES = OURS + "pages";
/** The page that reads what is handed to the installed app. */
const OPEN = "open/";
/** The version of a page that the network brought, and not this worker. */
const NETWORK = "network";
/** What was shared with the installed app last, until open/incoming.js takes it. */
const SHARED = OURS + "shared";
/** More bytes than that are no deck, and should not take the room of ratings: any site can send a form here, at any time. */
const MOST_SHARED = 10_000_000;

/** The headers that a file is kept with. Others may lead away from it, and all stay for as long as it does not change. */
const HEADERS = /^(cache-control|content-(language|security-policy|type)|cross-origin-.*|permissions-policy|referrer-policy|x-.*-options)$/;

/** Names of our caches that hold a version. */
const versionCaches = async () => (await caches.keys()).filter(name => name.startsWith(OURS) && name != PAGES && name != SHARED);

/**
 * The bytes of an answer, if they are those of the build: whoever may write to a cache can say anything of them.
 * @param {Response} answer
 * @param {string} integrity
 */
const checked = async (answer, integrity) => {
  const bytes = await answer.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  if (integrity != `sha256-${btoa(String.fromCharCode(...hash))}`) throw new Error("These are other bytes.");
  return bytes;
};

/** @typedef {[path: string, integrity: string]} Listed A file of the build, and its hash in the form that browsers check. */

/**
 * Puts a file into a cache, if it is the one of the build. Made anew, for no page may come from a response that was
 * redirected.
 * @param {Cache} cache
 * @param {Listed} file
 * @param {Response} answer
 */
const put = async (cache, [path, integrity], answer) => {
  const bytes = await checked(answer, integrity);
  const headers = [...answer.headers].filter(([name]) => HEADERS.test(name));
  await cache.put(path, new Response(bytes, { headers }));
};

/**
 * Puts a file into a cache: it is there, or in another version, else the host has it.
 * @param {Cache} cache
 * @param {Listed} file
 * @param {Cache[]} others
 */
const cacheFile = async (cache, file, others) => {
  const [path, integrity] = file;
  for (const one of [cache, ...others]) {
    try {
      const found = await one.match(path);
      if (found) return await put(cache, file, found);
    } catch {
      // What cannot be read any more, or has changed, is fetched anew.
    }
  }
  // The browser refuses other bytes, as those may be that it still has of another version.
  await put(cache, file, await fetch(path, { integrity }).catch(() => fetch(path, { cache: "reload", integrity })));
};

const install = async () => {
  const name = OURS + VERSION;
  const files = Object.entries(FILES);
  try {
    // It may be there, and be the version in use, as when a host goes back to it; or somebody else has put it there.
    const cache = await caches.open(name);
    const others = await Promise.all((await versionCaches()).filter(other => other != name).map(other => caches.open(other)));
    await Promise.all(files.map(file => cacheFile(cache, file, others)));
    const listed = Object.keys(FILES).map(path => new URL(path, location.href).href);
    await Promise.all((await cache.keys()).filter(key => !listed.includes(key.url)).map(key => cache.delete(key)));
    // Asked of the browser again: the cache may have been removed while it was filled.
    if ((await (await caches.open(name)).keys()).length < files.length) throw new Error("Some files were not kept.");
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
};

/** @type {Map<string, string>} */
const clientVersions = new Map();

/**
 * Records the version of a page, or of a worker of a page's.
 * @param {string} client
 * @param {string} version
 */
const recordClient = async (client, version) => {
  clientVersions.set(client, version);
  await (await caches.open(PAGES)).put("?" + client, new Response(version));
};

/**
 * The version of a page or worker; undefined where it was never recorded.
 * @param {string} client
 */
const clientVersion = async client => {
  if (!clientVersions.has(client)) {
    const found = await caches.match("?" + client, { cacheName: PAGES });
    if (found) clientVersions.set(client, await found.text());
  }
  return clientVersions.get(client);
};

/**
 * Of these caches, deletes those that are not used.
 * @param {string[]} names
 * @param {string[]} used
 */
const deleteCaches = async (names, used) => {
  // What a version to come takes in is not for one before it to judge.
  if (registration.installing) return;
  await Promise.all(names.filter(name => !used.includes(name)).map(name => caches.delete(name)));
};

/** Deletes our caches of versions that no page uses any more. */
const collectGarbage = async () => {
  // Before anything else: none that comes to be in use meanwhile is among them.
  const names = await versionCaches();
  const used = [OURS + VERSION];
  const pages = await caches.open(PAGES);
  for (const key of await pages.keys()) {
    const client = new URL(key.url).search.slice(1);
    if (await clients.get(client)) {
      used.push(OURS + (await clientVersion(client)));
    } else {
      clientVersions.delete(client);
      await pages.delete(key);
    }
  }
  // What a version that waits is called, only that one knows.
  if (registration.waiting) registration.waiting.postMessage({ names, used });
  else await deleteCaches(names, used);
};

/**
 * The path of a file of ours at an address.
 * @param {string} pathname
 */
const fileAt = pathname => pathname.slice(SCOPE.length).replace(/(^|\/)$/, "$1index.html");

/**
 * Whether what has this address is a page or a worker of ours, and not one for those of other people.
 * @param {string} url
 */
const isOurs = url => url.startsWith(registration.scope) && Object.hasOwn(FILES, fileAt(new URL(url).pathname));

const activate = async () => {
  // Pages that came from the network, before there was a worker.
  for (const { id, url } of await clients.matchAll({ type: "all", includeUncontrolled: true })) {
    if (isOurs(url) && !(await clientVersion(id))) await recordClient(id, VERSION);
  }
  await clients.claim();
  // Nobody came for it.
  await caches.delete(SHARED);
  await collectGarbage();
};

/**
 * A page of ours for whose folder somebody asks without the slash at its end, as hosts send them on.
 * @param {Request} request
 */
const folderAt = ({ mode, url }) => {
  const { origin, pathname, search } = new URL(url);
  const isOurs = mode == "navigate" && origin == location.origin && pathname.startsWith(SCOPE);
  return isOurs && Object.hasOwn(FILES, `${pathname.slice(SCOPE.length)}/index.html`) ? `${pathname}/${search}` : null;
};

/**
 * The file a request is for, if it may be one of ours.
 * @param {Request} request
 */
const pathOf = ({ method, mode, url }) => {
  const { origin, pathname, search } = new URL(url);
  if (method != "GET" || origin != location.origin || !pathname.startsWith(SCOPE)) return null;
  const path = fileAt(pathname);
  // What follows a question mark is for the app to read; a file of ours has nothing there.
  if (mode == "navigate" ? Object.hasOwn(FILES, path) : !search) return path;
  return null;
};

/**
 * The version of whoever asks for something.
 * @param {FetchEvent} event
 */
const versionOf = async ({ request, clientId }) => {
  if (request.mode == "navigate") return VERSION;
  const version = await clientVersion(clientId);
  if (version) return version;
  const client = await clients.get(clientId);
  // The host has brought a page that is not on the list. One that is may have been forgotten.
  return client?.type == "window" && !isOurs(client.url) ? NETWORK : VERSION;
};

/**
 * @param {FetchEvent} event
 * @param {string} path
 */
const answer = async (event, path) => {
  const { request, resultingClientId } = event;
  /** @param {string} version */
  const find = version => caches.match(path, { cacheName: OURS + version });
  try {
    const version = await versionOf(event);
    const found = await find(version);
    if (resultingClientId) event.waitUntil(recordClient(resultingClientId, found ? version : NETWORK));
    if (found) return found;
  } catch {
    // Where the browser has lost what it kept, or does not find it, there is the network.
  }
  return fetch(request).catch(async error => (await find(VERSION)) || Promise.reject(error));
};

/**
 * Stores what is shared, a form, for the page that reads it, in place of any before. No host of static files would take it,
 * nor should any see it.
 * @param {Request} request
 */
const storeShared = async request => {
  const form = await request.blob();
  if (form.size > MOST_SHARED) throw new Error("Too much was shared.");
  const headers = { "Content-Type": request.headers.get("Content-Type") ?? "" };
  await caches.delete(SHARED);
  await (await caches.open(SHARED)).put("?", new Response(form, { headers }));
};

/**
 * What is shared comes by POST. The page that reads it is then asked for in the usual way, so that a reload shares nothing.
 * @param {Request} request
 */
const isShared = ({ method, mode, url }) =>
  method == "POST" && mode == "navigate" && new URL(url).origin == location.origin && new URL(url).pathname == SCOPE + OPEN;
/**
 * By its whole address: a scope may begin with two slashes, as a path of which would be the name of a host.
 * @param {string} path
 */
const redirectTo = path => Response.redirect(new URL(path, registration.scope), 303);
/** @param {Request} request */
const share = request => storeShared(request).then(() => redirectTo(OPEN), () => redirectTo(OPEN + "?lost"));

worker.addEventListener("install", event => event.waitUntil(install()));
worker.addEventListener("activate", event => event.waitUntil(activate()));
worker.addEventListener("fetch", event => {
  if (isShared(event.request)) return event.respondWith(share(event.request));
  const folder = folderAt(event.request);
  if (folder) return event.respondWith(Response.redirect(folder, 301));
  const path = pathOf(event.request);
  if (path) event.respondWith(answer(event, path));
});
// Pages and workers of other versions speak to this one: the words stay as they are.
worker.addEventListener("message", event => {
  if (event.data == "take over") worker.skipWaiting();
  if (event.data == "sweep") event.waitUntil(collectGarbage());
  // From the version in use, to one that waits.
  const { names, used } = event.data ?? {};
  if (names) event.waitUntil(deleteCaches(names, [...used, OURS + VERSION]));
});
