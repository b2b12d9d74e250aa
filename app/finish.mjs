// Trunk's last step: from the built files it makes the service worker's list,
// the hashes that the server's Content-Security-Policy needs, the compressed
// forms that the server sends, and the table of sizes that a test checks.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

import { split } from "./split.mjs";
import { joinStyles } from "./styles.mjs";

const dist = process.env.TRUNK_STAGING_DIR;
if (!dist) throw new Error("started by `trunk build`, which sets TRUNK_STAGING_DIR");
const release = process.env.TRUNK_PROFILE === "release";

joinStyles(dist);
// What a visitor's pages need is kept on the phone from the first visit on.
const later = new Set(split(dist, ["visitor"]));
// Made here, for the server or for people, or fetched only by a phone that installs the app.
const NOT_KEPT = new Set(["/sw.js", "/build.json", "/sizes.json", "/robots.txt", "/icon-512.png", "/icon-maskable.png"]);
const COMPRESSIBLE = /\.(css|html|js|json|svg|txt|wasm|webmanifest)$/;

const files = builtFiles();
const kept = files.filter(({ url }) => !NOT_KEPT.has(url));
const worker = readFileSync(join(dist, "sw.js"), "utf8");
// Whatever differs is another version: the files, which of them come later, the worker itself.
const lines = kept.map(({ url, hash }) => `${url} ${hash} ${later.has(url)}\n`);
const version = sha256(worker + lines.join(""), "hex").slice(0, 16);

writeServiceWorker();
writeBuild();
if (release) report(compress());

// Every file as the browser asks for it: `index.html` is `/`.
function builtFiles() {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const url = `/${relative(dist, path).split(sep).join("/")}`;
      return { path, url: url === "/index.html" ? "/" : url, hash: sha256(readFileSync(path), "hex") };
    })
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

function writeServiceWorker() {
  const path = join(dist, "sw.js");
  const template = readFileSync(path, "utf8");
  const place = /^const RELEASE = .*;$/m;
  if (!place.test(template)) throw new Error("public/sw.js has lost its line `const RELEASE = …;`");
  const list = (files) => files.map(({ url, hash }) => ({ url, hash }));
  const parts = { files: list(kept.filter(({ url }) => !later.has(url))), later: list(kept.filter(({ url }) => later.has(url))) };
  const line = `const RELEASE = ${JSON.stringify({ version, ...parts })};`;
  writeFileSync(path, template.replace(place, () => line));
}

// Trunk's own module is inline; the policy names it by its hash.
function writeBuild() {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const inline = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  const hashes = inline.map(([, code]) => `sha256-${sha256(code, "base64")}`);
  writeFileSync(join(dist, "build.json"), `${JSON.stringify({ version, csp_script_hashes: hashes }, null, 2)}\n`);
}

function compress() {
  return builtFiles().map(({ path, url }) => {
    const bytes = readFileSync(path);
    if (!COMPRESSIBLE.test(path)) return { url, raw: bytes.length, br: bytes.length };
    const brotli = brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
    writeFileSync(`${path}.br`, brotli);
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    return { url, raw: bytes.length, br: brotli.length };
  });
}

// A first visit loads all that a visitor's pages need, and the service worker.
function report(sizes) {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const visited = sizes.filter(({ url }) => url === "/sw.js" || !(NOT_KEPT.has(url) || later.has(url)));
  const others = sizes.filter(({ url }) => later.has(url));
  const main = sizes.find(({ url }) => url.endsWith(".wasm") && page.includes(url));
  if (!main) throw new Error("index.html loads no wasm");
  const first_visit_br = visited.reduce((sum, { br }) => sum + br, 0);
  const result = { main_wasm_br: main.br, first_visit_br, files: visited, later: others };
  writeFileSync(join(dist, "sizes.json"), `${JSON.stringify(result, null, 2)}\n`);

  const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(10);
  console.log(`${"file".padEnd(44)}${"raw".padStart(10)}${"brotli".padStart(10)}`);
  for (const { url, raw, br } of visited) console.log(`${url.padEnd(44)}${kb(raw)}${kb(br)}`);
  for (const { url, raw, br } of others) console.log(`${`${url} (later)`.padEnd(44)}${kb(raw)}${kb(br)}`);
  console.log(`${"main wasm (at most 200 KB)".padEnd(54)}${kb(main.br)}`);
  console.log(`${"first visit in all (at most 300 KB)".padEnd(54)}${kb(first_visit_br)}`);
}

function sha256(data, encoding) {
  return createHash("sha256").update(data).digest(encoding);
}
