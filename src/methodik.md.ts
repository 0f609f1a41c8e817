// The page's text is docs/methodik.md. The preview notices a change of it only when this file is saved again.
import {readFileSync} from "node:fs";
import {methodPage} from "../tools/method-page.js";

const {version} = JSON.parse(readFileSync("package.json", "utf8")) as {version: string};
process.stdout.write(methodPage(readFileSync("docs/methodik.md", "utf8"), version));
