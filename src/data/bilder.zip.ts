import {readFileSync} from "node:fs";
import {zipSync} from "fflate";
import {bilderIn} from "../../tools/handbook-page.js";

const names = bilderIn(readFileSync("docs/handbuch.md", "utf8"));
process.stdout.write(
  zipSync(Object.fromEntries(names.map((name) => [name, readFileSync(`docs/bilder/${name}`)])), {
    level: 0,
    // The same pictures give the same archive.
    mtime: new Date("1980-01-01T00:00:00")
  })
);
