// Turns the rows that the programs of `make bench` printed (one JSON object a
// line) into target/bench.json and a table for people.
import { readFileSync, writeFileSync } from "node:fs";

const [rowsFile, jsonFile] = process.argv.slice(2);
const lines = readFileSync(rowsFile, "utf8").split("\n").filter(Boolean);
const rows = lines.map((line) => JSON.parse(line));
writeFileSync(jsonFile, `${JSON.stringify(rows, null, 2)}\n`);

// Three digits are more than these figures are sure of; JSON has no NaN but null.
const digits = (value) => Number(value.toPrecision(value < 1000 ? 3 : 4)).toLocaleString("en");
const short = (value) => (Number.isFinite(value) ? digits(value) : "");
const cells = (row) => [row.name, short(row.ours), short(row.peer), short(row.ratio), row.unit];
const table = [["", "ours", "peer", "ratio", "unit"], ...rows.map(cells)];
const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
const isNumber = (column) => column > 0 && column < 4;
const fitted = (cell, column) =>
  isNumber(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]);

console.log();
for (const line of table) console.log(line.map(fitted).join("  ").trimEnd());
console.log(`\n${rows.length} rows, also in ${jsonFile}`);
