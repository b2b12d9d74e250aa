// Keeps the app on the phone and answers with it when there is no network.
// It holds no business logic: records, receipts and sync live in the page.
// `app/finish.mjs` puts the build's version and files in place of RELEASE.

const RELEASE = { version: "unbuilt", files: [], later: [] };

const CACHE = `luuvet-${RELEASE.version}`;
// Kept from the install on, and kept once they were needed.
const FIRST = RELEASE.files.map(({ url }) => url);
const LATER = RELEASE.later.map(({ url }) => url);
const HASHES = new Map([...RELEASE.files, ...RELEASE.later].map(({ url, hash }) => [url, hash]));

self.addEventListener("install", (event) => event.waitUntil(precache()));

self.addEventListener("activate", (event) =>
  event.waitUntil(dropOtherVersions().then(() => self.clients.claim())),
);

self.addEventListener("fetch", (event) => {
  const url = precachedUrl(event.request);
  if (url) event.respondWith(fromCache(url, event.request));
});

// A new version waits until the page says that nobody is in the middle of something.
self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
  if (event.data.keep) event.waitUntil(keepLater(event.data.keep));
});

// What the first page of all had loaded before there was anybody to keep it.
async function keepLater(addresses) {
  const paths = new Set(addresses.map((address) => new URL(address, self.location.origin).pathname));
  const cache = await caches.open(CACHE);
  await Promise.allSettled(LATER.filter((url) => paths.has(url)).map((url) => fetchExactly(cache, url)));
}

// Background Sync: the browser believes that there is a network again.
self.addEventListener("sync", (event) => event.waitUntil(tellPages({ sync: true })));

async function precache() {
  const older = await caches.keys();
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(FIRST.map((url) => fetchExactly(cache, url)));
  } catch (error) {
    // Never the cache of a version that runs.
    if (!older.includes(CACHE)) await caches.delete(CACHE);
    throw error;
  }
  if (await hasLaterParts(older)) await Promise.allSettled(LATER.map((url) => fetchExactly(cache, url)));
}

// An owner's phone goes on having the owner's pages.
async function hasLaterParts(names) {
  for (const name of names) {
    const requests = await (await caches.open(name)).keys();
    if (requests.some(({ url }) => /\/part-(owner|account|health|checkpoint)-/.test(url))) return true;
  }
  return false;
}

// Only the very bytes of the build are kept. The login page of a captive portal, a
// truncated file or one of another version fails the install, and what was there stays.
async function fetchExactly(cache, url) {
  const response = await fetch(url, { cache: "no-cache", credentials: "same-origin" });
  if (!response.ok || response.redirected) throw new Error(`${url}: not served`);
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  if (hex(digest) !== HASHES.get(url)) throw new Error(`${url}: other content than this version's`);
  await cache.put(url, response.clone());
  return response;
}

async function dropOtherVersions() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

// Every page of the app is the same document; queries and file names are no part of it.
function precachedUrl(request) {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return null;
  if (pathname.startsWith("/api/") || pathname === "/healthz") return null;
  if (HASHES.has(pathname)) return pathname;
  return request.mode === "navigate" || pathname === "/index.html" ? "/" : null;
}

// A part that was not needed so far, or what a browser short of space has thrown
// away under a running version, is kept from now on.
async function fromCache(url, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(url)) ?? fetchExactly(cache, url).catch(() => fetch(request));
}

async function tellPages(message) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  pages.forEach((page) => page.postMessage(message));
}

function hex(bytes) {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
