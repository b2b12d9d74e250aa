// Joins the built style sheets into one: a phone asks once instead of twelve
// times, and the words that all of them use are sent once. Comments and blanks
// stay at home.

import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const LINK = /[ \t]*<link rel="stylesheet" href="(\/[^"]+\.css)"[^>]*>\n?/g;

// Replaces the sheets that `index.html` in `dist` links to, in their order.
export function joinStyles(dist) {
  const page = join(dist, "index.html");
  const html = readFileSync(page, "utf8");
  const sheets = [...html.matchAll(LINK)].map(([, url]) => url);
  if (!sheets.length) throw new Error("index.html links to no style sheet");
  const css = sheets.map((url) => smaller(readFileSync(join(dist, url), "utf8"))).join("");
  const digest = (kind, form) => createHash(kind).update(css).digest(form);
  const name = `/style-${digest("sha256", "hex").slice(0, 16)}.css`;
  writeFileSync(join(dist, name), css);
  const link = `    <link rel="stylesheet" href="${name}" integrity="sha384-${digest("sha384", "base64")}"/>\n`;
  let isFirst = true;
  const joined = html.replace(LINK, () => {
    const there = isFirst ? link : "";
    isFirst = false;
    return there;
  });
  writeFileSync(page, joined);
  sheets.forEach((url) => rmSync(join(dist, url)));
}

// No text in our sheets holds a comment's signs or two blanks in a row.
function smaller(css) {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,]) ?/g, "$1")
    .replace(/: /g, ":")
    .trim();
}
