import {readCommandLine, runCommand} from "../loaders/command.js";
import {befundeOf, formatBefund, schluss} from "./doctor-befunde.js";
import {messe} from "./doctor-proben.js";

const spec = {
  aufruf: "npm run doctor --",
  hilfe: `Sagt, was auf diesem Rechner für den Bedarfsatlas fehlt. Geändert wird nichts.

  npm run doctor

Jede Zeile nennt, was gefunden wurde und wofür es gebraucht wird.
  ✓         in Ordnung
  fehlt     ohne das läuft kein Befehl oder kein Bau; der Befehl endet mit dem Code 1
  Hinweis   nur für einzelne Befehle nötig

Optionen
  --help   zeigt diesen Text
`,
  options: {},
  positionals: false
};

await runCommand(async () => {
  if (readCommandLine(process.argv.slice(2), spec).help) return void process.stdout.write(spec.hilfe);
  const befunde = befundeOf(await messe());
  process.stdout.write(`${befunde.map(formatBefund).join("\n")}\n\n${schluss(befunde)}\n`);
  if (befunde.some(({art}) => art === "fehlt")) process.exitCode = 1;
});
