import {existsSync} from "node:fs";
import {join} from "node:path";
import {CommandError, readCommandLine, runCommand} from "./command.js";
import type {CommandLine, CommandSpec} from "./command.js";
import {readCatalogue} from "./contract/readCatalogue.js";
import {fetchFromFolder, sourcePlans} from "./fetch/fetch.js";
import {createProgress} from "./progress.js";
import type {Progress} from "./progress.js";
import {buildWarehouse} from "./warehouse/build.js";
import {warehousePath} from "./warehouse/open.js";

interface Command extends CommandSpec {
  run(line: CommandLine, progress: Progress): Promise<void>;
}

const german = (n: number): string => n.toLocaleString("de-DE");

/** Text of an option, or *fallback*; an empty one is refused, since it would mean the current folder. */
function textOption({values}: CommandLine, name: string, fallback: string): string {
  const value = values[name];
  if (value === undefined) return fallback;
  if (typeof value === "string" && value !== "") return value;
  throw new CommandError(`Die Option „--${name}“ braucht einen Wert.`);
}

function requireFolder(folder: string, option: string): void {
  if (!existsSync(folder))
    throw new CommandError(
      `Den Ordner „${folder}“ gibt es nicht. Bitte hinter --${option} einen vorhandenen Ordner nennen.`
    );
}

const warehouse: Command = {
  aufruf: "npm run warehouse --",
  hilfe: `Baut die Datenbank des Bedarfsatlas aus den Dateien in data/.

  npm run warehouse
  npm run warehouse -- --data ORDNER --out DATEI

Alle Dateien werden gelesen, geprüft und verrechnet. Bei einem Fehler bleibt die letzte Datenbank, wie sie ist.

Optionen
  --data ORDNER   liest einen anderen Ordner mit catalogue/ und official/ (sonst data)
  --out DATEI     schreibt eine andere Datenbank (sonst data/build/bedarfsatlas.duckdb)
  --help          zeigt diesen Text
`,
  options: {data: {type: "string"}, out: {type: "string"}},
  positionals: false,
  async run(line, progress) {
    const dataDir = textOption(line, "data", "data");
    const out = textOption(line, "out", warehousePath());
    requireFolder(dataDir, "data");
    progress.step("Datenbank wird gebaut");
    const {releases, beobachtungen, pruefungen} = await buildWarehouse({dataDir, out, report: progress.report});
    progress.done(
      `${german(releases)} Lieferungen, ${german(beobachtungen)} Werte, ${german(pruefungen)} Prüfungen bestanden`
    );
    progress.line(`Gespeichert in ${out}`);
  }
};

const fetchCommand: Command = {
  aufruf: "npm run fetch --",
  hilfe: `Liest amtliche Dateien ein und legt sie geprüft in data/official/ und data/geometry/ ab.

  npm run fetch -- --from ORDNER
  npm run fetch -- ewr mss --from ORDNER

Ohne Namen werden alle Quellen gelesen, die im Ordner liegen. Bei einem Fehler wird nichts geschrieben.

Quellen
${sourcePlans.map(({quelle, titel}) => `  ${quelle.padEnd(15)} ${titel}`).join("\n")}

Optionen
  --from ORDNER   Ordner mit den heruntergeladenen Dateien
  --data ORDNER   schreibt in einen anderen Ordner (sonst data)
  --help          zeigt diesen Text
`,
  options: {from: {type: "string"}, data: {type: "string"}},
  positionals: true,
  async run(line, progress) {
    const folder = textOption(line, "from", "");
    if (folder === "") {
      throw new CommandError(
        "Das Abrufen aus dem Internet gibt es in dieser Version noch nicht. Bitte die Dateien herunterladen und den Ordner nennen:\n  npm run fetch -- --from ORDNER"
      );
    }
    const dataDir = textOption(line, "data", "data");
    requireFolder(folder, "from");
    const catalogue = join(dataDir, "catalogue");
    progress.step("Amtliche Dateien werden gelesen");
    const {deliveries, written, unchanged} = await fetchFromFolder({
      folder,
      dataDir,
      sources: line.positionals,
      plans: sourcePlans,
      ...(existsSync(catalogue) ? {quellen: readCatalogue(catalogue).sources} : {}),
      report: progress.report
    });
    progress.done(`${german(deliveries)} Lieferungen`);
    progress.line(
      `${german(written.length)} Dateien geschrieben, ${german(unchanged.length)} waren schon auf diesem Stand.`
    );
    if (written.length > 0) progress.line("Die Datenbank danach neu bauen: npm run warehouse");
  }
};

const commands: Record<string, Command> = {warehouse, fetch: fetchCommand};

const overview = `Befehle des Bedarfsatlas

  npm run warehouse   baut die Datenbank
  npm run fetch       liest amtliche Dateien ein

Mehr zu einem Befehl: npm run warehouse -- --help
`;

await runCommand(async () => {
  const [name = "", ...args] = process.argv.slice(2);
  if (name === "--help" || name === "-h") return void process.stdout.write(overview);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command)
    throw new CommandError(
      `${name === "" ? "Es fehlt der Befehl." : `Den Befehl „${name}“ gibt es nicht.`}\n\n${overview}`
    );
  const line = readCommandLine(args, command);
  if (line.help) return void process.stdout.write(command.hilfe);
  const progress = createProgress();
  try {
    await command.run(line, progress);
  } catch (error) {
    progress.fail();
    throw error;
  }
});
