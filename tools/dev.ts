import {spawn} from "node:child_process";
import {CommandError, readCommandLine, runCommand} from "../loaders/command.js";
import {createProgress} from "../loaders/progress.js";
import {frameworkCommand, frameworkEnv} from "./build-site.js";
import {prepareCache} from "./prepare-cache.js";
import {readPort} from "./serve.js";
import {requireWarehouse} from "./steps.js";

const spec = {
  aufruf: "npm run dev --",
  hilfe: `Zeigt die Seiten während der Entwicklung und lädt sie nach jeder Änderung neu.

  npm run dev
  PORT=3001 npm run dev

Optionen
  --help   zeigt diesen Text
`,
  options: {},
  positionals: false
};

await runCommand(async () => {
  if (readCommandLine(process.argv.slice(2), spec).help) return void process.stdout.write(spec.hilfe);
  const port = readPort(process.env["PORT"]);
  await requireWarehouse(createProgress());
  prepareCache();
  const args = frameworkCommand("preview", "--no-open", "--host", "127.0.0.1", "--port", String(port));
  const child = spawn(process.execPath, args, {env: frameworkEnv({}), stdio: "inherit"});
  // Strg+C reaches the child too; this process waits for it.
  process.on("SIGINT", () => undefined);
  const code = await new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("exit", done);
  });
  if (code) throw new CommandError(`Die Vorschau wurde mit dem Code ${code} beendet.`);
});
