// The page's text is docs/handbuch.md. The preview notices a change of it only when this file is saved again.
import {readFileSync} from "node:fs";
import {handbookPage, webpMass} from "../tools/handbook-page.js";

const text = readFileSync("docs/handbuch.md", "utf8");
process.stdout.write(handbookPage(text, (name) => webpMass(readFileSync(`docs/bilder/${name}`))));
