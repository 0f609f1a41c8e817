import {readFileSync} from "node:fs";

const file = "node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2";
process.stdout.write(readFileSync(file));
