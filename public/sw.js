// Keeps the files of one build, so that Cuecard opens without a network. The build writes the next two lines.
//
// A version is taken in whole or not at all. It waits until no page uses the one before it, or until somebody asks
// for it. A page gets all its files from the version it was opened with. Nothing else is kept, or answered, here.
const VERSION = "";
const FILES = {};

const SCOPE = new URL(registration.scope).pathname;
/** Names of our caches begin so. Other copies of Cuecard on this origin have other scopes; what else there is is not ours. */
const OURS = `cuecard ${SCOPE} `;
/** Which version each page was opened with, for when the browser has stopped this worker meanwhile. */
const PAGES = OURS + "pages";
/** The page that reads what is handed to the installed app. */
const OPEN = "open/";
/** What was shared with the installed app, until open/handed.js takes it. */
const SHARED = OURS + "shared";
/** More bytes than that are no deck, and should not take the room of ratings. */
const MOST_SHARED = 20_000_000;

/** Takes a file in. The browser refuses it where its bytes are not those of the build. */
const take = async (cache, [path, integrity]) => {
  const response = await fetch(path, { cache: "no-store", integrity });
  // Made anew, for no page may come from a response that was redirected, and some hosts redirect index.html.
  const headers = new Headers(response.headers);
  for (const name of ["Vary", "Content-Encoding", "Content-Length"]) headers.delete(name);
  await cache.put(path, new Response(await response.arrayBuffer(), { headers }));
};

const install = async () => {
  try {
    const cache = await caches.open(OURS + VERSION);
    await Promise.all(Object.entries(FILES).map(file => take(cache, file)));
    // Asked of the browser again: the cache may have been removed while it was filled.
    const kept = await (await caches.open(OURS + VERSION)).keys();
    if (kept.length < Object.keys(FILES).length) throw new Error("Some files were not kept.");
  } catch (error) {
    await caches.delete(OURS + VERSION);
    throw error;
  }
};

const versions = new Map();

/** Notes the version of a page, or of a worker of a page's. */
const note = async (client, version) => {
  versions.set(client, version);
  await (await caches.open(PAGES)).put("?" + client, new Response(version));
};

/** The version of a page or worker; undefined where it was never noted. */
const noted = async client => {
  if (!versions.has(client)) {
    const found = await caches.match("?" + client, { cacheName: PAGES });
    if (found) versions.set(client, await found.text());
  }
  return versions.get(client);
};

/** Removes our caches of versions that no page uses any more. */
const sweep = async () => {
  const names = await caches.keys();
  const used = new Set([PAGES, SHARED, OURS + VERSION]);
  const pages = await caches.open(PAGES);
  for (const key of await pages.keys()) {
    const client = new URL(key.url).search.slice(1);
    if (await clients.get(client)) {
      used.add(OURS + (await noted(client)));
    } else {
      versions.delete(client);
      await pages.delete(key);
    }
  }
  // What a version to come has taken in so far is not for this one to judge.
  if (registration.installing || registration.waiting) return;
  await Promise.all(names.filter(name => name.startsWith(OURS) && !used.has(name)).map(name => caches.delete(name)));
};

const activate = async () => {
  // Pages that came from the network, before there was a worker.
  for (const { id, url } of await clients.matchAll({ type: "all", includeUncontrolled: true })) {
    if (url.startsWith(registration.scope) && !(await noted(id))) await note(id, VERSION);
  }
  await clients.claim();
  await sweep();
};

/** The file a request is for, if it may be one of ours. */
const pathOf = ({ method, mode, url }) => {
  const { origin, pathname, search } = new URL(url);
  if (method != "GET" || origin != location.origin || !pathname.startsWith(SCOPE)) return null;
  const path = pathname.slice(SCOPE.length).replace(/(^|\/)$/, "$1index.html");
  // What follows a question mark is for the app to read; a file of ours has nothing there.
  if (mode == "navigate" ? Object.hasOwn(FILES, path) : !search) return path;
  return null;
};

const answer = async (event, path) => {
  const { request, clientId, resultingClientId } = event;
  const version = (request.mode != "navigate" && (await noted(clientId))) || VERSION;
  const kept = await caches.match(path, { cacheName: OURS + version });
  if (kept && resultingClientId) event.waitUntil(note(resultingClientId, version));
  return kept || fetch(request);
};

/** Keeps what is shared, a form, for the page that reads it. No host of static files would take it, nor should any see it. */
const keep = async request => {
  const form = await request.blob();
  if (form.size > MOST_SHARED) throw new Error("Too much was shared.");
  const headers = { "Content-Type": request.headers.get("Content-Type") };
  await (await caches.open(SHARED)).put("?" + Date.now(), new Response(form, { headers }));
};

/** What is shared comes by POST. The page that reads it is then asked for in the usual way, so that a reload shares nothing. */
const isShared = ({ method, mode, url }) =>
  method == "POST" && mode == "navigate" && new URL(url).origin == location.origin && new URL(url).pathname == SCOPE + OPEN;
const share = request => keep(request).then(() => OPEN, () => OPEN + "?lost").then(to => Response.redirect(SCOPE + to, 303));

addEventListener("install", event => event.waitUntil(install()));
addEventListener("activate", event => event.waitUntil(activate()));
addEventListener("fetch", event => {
  if (isShared(event.request)) return event.respondWith(share(event.request));
  const path = pathOf(event.request);
  if (path) event.respondWith(answer(event, path));
});
addEventListener("message", event => {
  if (event.data == "take over") skipWaiting();
  if (event.data == "started") event.waitUntil(sweep());
});
