import {readCommandLine, runCommand} from "../loaders/command.js";
import {createProgress} from "../loaders/progress.js";
import {shell} from "../src/lib/texte/shell.js";
import {ordnerOf, readProfil, requireEdition, requireOrdner} from "./edition.js";
import {readPort, requireFreePort, serveSite} from "./serve.js";
import {ensureSite, ensureWarehouse} from "./steps.js";

const spec = {
  aufruf: "npm start --",
  hilfe: `Startet den Bedarfsatlas auf diesem Rechner.

  npm start
  PORT=3001 npm start
  npm start -- --profil intern

Baut die Datenbank und die Seiten, wenn sich etwas geändert hat, und zeigt dann die Adresse an.
Nur dieser Rechner kann die Seiten abrufen. Beenden mit Strg+C.
Die interne Ausgabe enthält ungeschützte kleine Zahlen und ist „Nur für den Dienstgebrauch“.

Optionen
  --profil NAME   oeffentlich (ohne Angabe) oder intern
  --help          zeigt diesen Text
`,
  options: {profil: {type: "string"}},
  positionals: false
} as const;

await runCommand(async () => {
  const {help, values} = readCommandLine(process.argv.slice(2), spec);
  if (help) return void process.stdout.write(spec.hilfe);
  const profil = readProfil(values["profil"]);
  const dir = ordnerOf[profil];
  requireOrdner(dir, profil);
  const port = readPort(process.env["PORT"]);
  await requireFreePort(port);
  const progress = createProgress();
  try {
    await ensureWarehouse(progress);
    await ensureSite(progress, profil);
    requireEdition(dir, profil);
  } catch (error) {
    progress.fail();
    throw error;
  }
  const server = await serveSite(dir, port, {profil});
  const ausgabe = profil === "intern" ? `, interne Ausgabe (${shell.edition.vermerk}),` : "";
  progress.line(`\nDer Bedarfsatlas${ausgabe} läuft: ${server.url}\nBeenden mit Strg+C.`);
  const stop = (): void => {
    process.stdout.write("\nDer Bedarfsatlas ist beendet.\n");
    void server.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
});
