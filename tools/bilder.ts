import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {CommandError, readCommandLine, runCommand} from "../loaders/command.js";
import {createProgress} from "../loaders/progress.js";
import {bilder, nimmAuf} from "./bilder-orte.js";
import {launchChromium} from "./browser.js";
import {editionOf} from "./edition.js";
import {bilderIn} from "./handbook-page.js";
import {serveSite} from "./serve.js";

const spec = {
  aufruf: "npm run bilder --",
  hilfe: `Macht die Bilder des Handbuchs neu, mit einem Browser aus den gebauten Seiten.

  npm run build && npm run bilder
  npm run bilder -- karte luecken
  npm run bilder -- --from ORDNER

Jedes Bild ist eine Aufnahme einer Seite, hell und 1280 Punkte breit. Die Worte dazu stehen in docs/handbuch.md. Danach bitte
jedes Bild ansehen und die Seiten noch einmal bauen.

Optionen
  --from ORDNER   die öffentliche Ausgabe in einem anderen Ordner (sonst dist)
  --out ORDNER    wohin die Bilder kommen (sonst docs/bilder)
  --help          zeigt diesen Text
`,
  options: {from: {type: "string"}, out: {type: "string"}},
  positionals: true
} as const;

const german = (n: number): string => n.toLocaleString("de-DE");

/** Text of an option, or *fallback*; an empty one is refused, since it would mean the current folder. */
function folderOf(value: string | boolean | undefined, fallback: string): string {
  if (value === undefined) return fallback;
  if (typeof value === "string" && value !== "") return value;
  throw new CommandError("Bitte hinter --from und --out einen Ordner nennen.");
}

/** The pictures that *names* ask for; all without names. Throws CommandError for one that is not known. */
function chosen(names: readonly string[]): typeof bilder {
  const unknown = names.find((name) => !bilder.some((bild) => bild.name === name));
  if (unknown !== undefined)
    throw new CommandError(
      `Das Bild „${unknown}“ gibt es nicht. Bekannt sind: ${bilder.map(({name}) => name).join(", ")}.`
    );
  return names.length === 0 ? bilder : bilder.filter(({name}) => names.includes(name));
}

await runCommand(async () => {
  const {help, values, positionals} = readCommandLine(process.argv.slice(2), spec);
  if (help) return void process.stdout.write(spec.hilfe);
  const from = folderOf(values["from"], "dist");
  const out = folderOf(values["out"], "docs/bilder");
  const auftrag = chosen(positionals);
  // A picture of the internal edition would carry withheld numbers into the public one.
  if (editionOf(from) !== "oeffentlich")
    throw new CommandError(`In ${from} steht keine öffentliche Ausgabe. Bitte zuerst „npm run build“ ausführen.`);
  const progress = createProgress();
  const server = await serveSite(from, 0);
  const browser = await launchChromium();
  try {
    mkdirSync(out, {recursive: true});
    for (const bild of auftrag) {
      progress.step(`${bild.name}: ${bild.adresse}`);
      const bytes = await nimmAuf(browser, server.url, bild);
      writeFileSync(join(out, `${bild.name}.webp`), bytes);
      progress.done(`${german(Math.ceil(bytes.length / 1000))} kB`);
    }
  } catch (error) {
    progress.fail();
    throw error;
  } finally {
    await browser.close();
    await server.close();
  }
  const gezeigt = existsSync("docs/handbuch.md") ? bilderIn(readFileSync("docs/handbuch.md", "utf8")) : [];
  const ohne = auftrag.filter(({name}) => !gezeigt.includes(`${name}.webp`)).map(({name}) => name);
  if (ohne.length > 0) progress.line(`Hinweis: Im Handbuch steht noch nicht: ${ohne.join(", ")}.`);
});
