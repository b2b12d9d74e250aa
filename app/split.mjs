// Cuts the built client into its parts: the main file, which every page needs,
// and those that are loaded when somebody first goes there. What is cut where is
// said in client/src/parts.rs; here the tools are run on Trunk's result, and the
// parts get names that no other version of the app uses.

import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The same in index.html, for the scan worker.
const FEATURES = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
];
const LOADER = "__wasm_split.js";

// Replaces the whole client in `dist` by its parts. Answers the addresses of
// those parts that none of `pages` (names of parts) needs.
export function split(dist, pages) {
  const name = /\/(client-[0-9a-f]+)\.js/.exec(readFileSync(join(dist, "index.html"), "utf8"))?.[1];
  if (!name) throw new Error("index.html loads no client");
  const whole = join(process.env.CARGO_TARGET_DIR ?? "target", "wasm32-unknown-unknown", "wasm", "client.wasm");
  const folder = mkdtempSync(join(tmpdir(), "luuvet-split-"));
  try {
    run("wasm-split-cli", ["--target", "web", "--out-name", name, whole, folder]);
    const main = join(folder, `${name}.wasm`);
    run("wasm-bindgen", ["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", dist, "--out-name", name, main]);
    optimise(join(dist, `${name}_bg.wasm`), join(dist, `${name}_bg.wasm`));
    return named(dist, folder, name, pages);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A page of an older version must never load a part of this one: their functions
// have other numbers. So each name holds the main file's digest.
function named(dist, folder, name, pages) {
  const glue = join(dist, `${name}.js`);
  let loader = readFileSync(join(folder, LOADER), "utf8");
  const users = new Map([...loader.matchAll(/\/\* (.+?) \*\/\s*const __(chunk_\d+)/g)].map(([, list, chunk]) => [chunk, list.split(", ")]));
  const release = createHash("sha256").update(readFileSync(join(dist, `${name}_bg.wasm`))).digest("hex").slice(0, 16);
  const later = [];
  for (const file of readdirSync(folder).filter((file) => /^(chunk|split)_.*\.wasm$/.test(file))) {
    const part = file.replace(/\.wasm$/, "");
    const address = `part-${part.replace(/^(chunk|split)_/, "")}-${release}.wasm`;
    optimise(join(folder, file), join(dist, address));
    loader = loader.replaceAll(`./${file}`, `./${address}`);
    const needed = users.get(part) ?? [part.replace(/^split_/, "")];
    if (!needed.some((page) => pages.includes(page))) later.push(`/${address}`);
  }
  const loaderName = `parts-${release}.js`;
  writeFileSync(join(dist, loaderName), loader);
  // Only where it is loaded from: the wasm file goes on calling it by its first name.
  writeFileSync(glue, readFileSync(glue, "utf8").replaceAll(`from "./${LOADER}"`, `from "./${loaderName}"`));
  return later;
}

function optimise(from, to) {
  run("wasm-opt", ["-Oz", ...FEATURES, from, "-o", to]);
}

function run(program, words) {
  const { error, status, stderr } = spawnSync(program, words, { encoding: "utf8" });
  if (error) throw new Error(`${program}: ${error.message}; make tools installs it`);
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}`);
}
