import {readCommandLine, runCommand} from "../loaders/command.js";
import {createProgress} from "../loaders/progress.js";
import {readPort, requireFreePort, serveSite} from "./serve.js";
import {dist, ensureSite, ensureWarehouse} from "./steps.js";

const spec = {
  aufruf: "npm start --",
  hilfe: `Startet den Bedarfsatlas auf diesem Rechner.

  npm start
  PORT=3001 npm start

Baut die Datenbank und die Seiten, wenn sich etwas geändert hat, und zeigt dann die Adresse an.
Nur dieser Rechner kann die Seiten abrufen. Beenden mit Strg+C.

Optionen
  --help   zeigt diesen Text
`,
  options: {},
  positionals: false
};

await runCommand(async () => {
  if (readCommandLine(process.argv.slice(2), spec).help) return void process.stdout.write(spec.hilfe);
  const port = readPort(process.env["PORT"]);
  await requireFreePort(port);
  const progress = createProgress();
  try {
    await ensureWarehouse(progress);
    await ensureSite(progress);
  } catch (error) {
    progress.fail();
    throw error;
  }
  const server = await serveSite(dist, port);
  progress.line(`\nDer Bedarfsatlas läuft: ${server.url}\nBeenden mit Strg+C.`);
  const stop = (): void => {
    process.stdout.write("\nDer Bedarfsatlas ist beendet.\n");
    void server.close().then(() => process.exit(0));
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
});
