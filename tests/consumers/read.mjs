// Reads exported files with programs made for their formats, and writes what came of it as JSON:
//
//   node read.mjs OUTPUT FILE...
//
// By the path of each file: of a JSON Resume, what the schema has against it and its page in each
// theme; of a vCard, the card that Thunderbird's reader sees. What threw has the error, as `threw`.

import { readFile, writeFile } from "node:fs/promises";
import schema from "@jsonresume/schema";
import ICAL from "ical.js";
import * as even from "jsonresume-theme-even";
import * as stackoverflow from "jsonresume-theme-stackoverflow";

const themes = { even, stackoverflow };

async function tried(work) {
  try {
    return await work();
  } catch (error) {
    return { threw: String(error?.stack ?? error) };
  }
}

function faults(resume) {
  return new Promise((resolve) => {
    schema.validate(resume, (errors) => resolve((errors ?? []).map(String)));
  });
}

async function resume(text) {
  const data = JSON.parse(text);
  const pages = {};
  for (const [name, theme] of Object.entries(themes)) {
    // A copy for each: a theme may write into what it is given.
    pages[name] = await tried(() => theme.render(structuredClone(data)));
  }
  return { faults: await tried(() => faults(data)), pages };
}

async function card(text) {
  return { icaljs: await tried(() => ICAL.parse(text)) };
}

const [output, ...files] = process.argv.slice(2);
const found = {};
for (const file of files) {
  const text = await readFile(file, "utf8");
  found[file] = await tried(() => (file.endsWith(".json") ? resume(text) : card(text)));
}
await writeFile(output, JSON.stringify(found));
