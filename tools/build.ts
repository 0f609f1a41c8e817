import {readCommandLine, runCommand} from "../loaders/command.js";
import {createProgress} from "../loaders/progress.js";
import {makeSite, requireWarehouse} from "./steps.js";

const spec = {
  aufruf: "npm run build --",
  hilfe: `Baut die Seiten des Bedarfsatlas in den Ordner dist/.

  npm run build

Gelesen wird die Datenbank in data/build/. Gibt es noch keine, wird sie zuerst gebaut.
Die Seiten werden geprüft. Nur ein fehlerfreier Stand kommt nach dist/, sonst bleibt der letzte.

Optionen
  --help   zeigt diesen Text
`,
  options: {},
  positionals: false
};

await runCommand(async () => {
  if (readCommandLine(process.argv.slice(2), spec).help) return void process.stdout.write(spec.hilfe);
  const progress = createProgress();
  try {
    await requireWarehouse(progress);
    await makeSite(progress);
  } catch (error) {
    progress.fail();
    throw error;
  }
});
