import {writeFileSync} from "node:fs";
import {CommandError, readCommandLine, runCommand} from "../loaders/command.js";
import {ablehnung, lizenzenText, lizenzfehler, pakete} from "./lizenzen-liste.js";
import type {Paket, Zweck} from "./lizenzen-liste.js";

const spec = {
  aufruf: "npm run lizenzen --",
  hilfe: `Nennt alle Pakete, von denen der Bedarfsatlas abhängt, mit Fassung und Lizenz.

  npm run lizenzen
  npm run lizenzen -- --out lizenzen.txt

Ausgeliefert ist, was mit den Seiten zu den Leserinnen und Lesern kommt. Dort sind nur freie Lizenzen erlaubt, die nichts
über unser eigenes Programm bestimmen. Sonst endet der Befehl mit dem Code 1, und „npm run build“ hält an.

Die Lizenztexte des Ausgelieferten schreibt jeder Bau nach lizenzen.txt, verlinkt im Impressum.

Optionen
  --out DATEI   schreibt diese Texte in eine andere Datei
  --help        zeigt diesen Text
`,
  options: {out: {type: "string"}},
  positionals: false
} as const;

const titel: Record<Zweck, string> = {
  entwicklung: "Nur zum Entwickeln und Prüfen",
  bau: "Zum Bauen der Datenbank und der Seiten",
  ausgeliefert: "Mit den Seiten ausgeliefert"
};

/** The packages of one purpose, a line each, under a heading that counts them. */
function tabelle(zweck: Zweck, alle: readonly Paket[]): string[] {
  const teil = alle.filter((paket) => paket.zweck === zweck);
  const zeilen = teil.map(
    ({name, version, lizenz}) => `  ${name.padEnd(44)} ${version.padEnd(16)} ${lizenz || "nennt keine"}`
  );
  return [`${titel[zweck]}: ${teil.length} Pakete`, ...new Set(zeilen), ""];
}

await runCommand(async () => {
  const {help, values} = readCommandLine(process.argv.slice(2), spec);
  if (help) return void process.stdout.write(spec.hilfe);
  const alle = pakete();
  if (alle.length === 0)
    throw new CommandError(
      "Die Datei package-lock.json fehlt oder ist leer. Bitte im Ordner des Bedarfsatlas aufrufen."
    );
  const {out} = values;
  if (out === "") throw new CommandError("Die Option „--out“ braucht einen Dateinamen.");
  // What matters most comes last, where a terminal shows it.
  const zwecke: readonly Zweck[] = ["entwicklung", "bau", "ausgeliefert"];
  process.stdout.write(zwecke.flatMap((zweck) => tabelle(zweck, alle)).join("\n") + "\n");
  const fehler = lizenzfehler(alle);
  if (fehler.length > 0) throw ablehnung(fehler);
  if (typeof out === "string") writeFileSync(out, `\ufeff${lizenzenText(alle)}`);
  process.stdout.write("✓ Alles, was ausgeliefert wird, hat eine freie Lizenz mit Text.\n");
  if (typeof out === "string") process.stdout.write(`Gespeichert in ${out}\n`);
});
