import {readCommandLine, runCommand} from "../loaders/command.js";
import {createProgress} from "../loaders/progress.js";
import {readOrdner, readProfil, requireOrdner} from "./edition.js";
import {makeSite, requireWarehouse} from "./steps.js";

const spec = {
  aufruf: "npm run build --",
  hilfe: `Baut die Seiten des Bedarfsatlas: die öffentliche Ausgabe in den Ordner dist/,
die interne in den Ordner dist-intern/.

  npm run build
  npm run build -- --profil intern
  npm run build -- --out /srv/bedarfsatlas

Gelesen wird die Datenbank in data/build/. Gibt es noch keine, wird sie zuerst gebaut.
Die Seiten werden geprüft. Nur ein fehlerfreier Stand kommt in den Ordner, sonst bleibt der letzte.
In einen Ordner mit der anderen Ausgabe oder mit fremden Dateien wird nichts geschrieben.

Die interne Ausgabe enthält ungeschützte kleine Zahlen. Sie ist „Nur für den Dienstgebrauch“
und darf nicht öffentlich erreichbar sein.

Optionen
  --profil NAME   oeffentlich (ohne Angabe) oder intern
  --out ORDNER    ein anderer Ordner
  --help          zeigt diesen Text
`,
  options: {profil: {type: "string"}, out: {type: "string"}},
  positionals: false
} as const;

await runCommand(async () => {
  const {help, values} = readCommandLine(process.argv.slice(2), spec);
  if (help) return void process.stdout.write(spec.hilfe);
  const profil = readProfil(values["profil"]);
  const out = readOrdner(values["out"], profil);
  requireOrdner(out, profil);
  const progress = createProgress();
  try {
    await requireWarehouse(progress);
    await makeSite(progress, profil, out);
  } catch (error) {
    progress.fail();
    throw error;
  }
});
