// Plain JavaScript: where Node is too old or no package is installed, nothing here could run TypeScript.
import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import process from "node:process";

const tsx = "node_modules/tsx/dist/cli.mjs";
const old = Number(process.versions.node.split(".")[0]) < 20;
const faults = [
  old && `fehlt    Node ${process.versions.node} ist zu alt. Bitte Node 20.19 oder neuer installieren (unter 25).`,
  !existsSync("package.json") && "fehlt    Dies ist nicht der Ordner des Bedarfsatlas. Bitte dorthin wechseln.",
  !existsSync(tsx) && "fehlt    Die Pakete sind nicht installiert. Bitte mit Netz einmal ausführen: npm ci"
].filter(Boolean);

if (faults.length > 0) {
  process.stdout.write(
    `${faults.join("\n")}\n\nOhne das läuft kein Befehl. Danach bitte noch einmal: npm run doctor\n`
  );
  process.exitCode = 1;
} else {
  const {status} = spawnSync(process.execPath, [tsx, "tools/doctor.ts", ...process.argv.slice(2)], {stdio: "inherit"});
  process.exitCode = status ?? 1;
}
