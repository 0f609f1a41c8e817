import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {vorlageMappe} from "../../src/lib/leistungen/vorlage.js";
import {CommandError} from "../command.js";
import {printable} from "../contract/errors.js";
import {bekannteSaetze} from "./pruefe.js";
import {readRegister} from "./register.js";
import {dokuDatei, withVertrag} from "./vorlageDoku.js";

/** Writes a new file; one that is there already stays, since somebody may have filled it in. */
export function writeNeu(pfad: string, bytes: Uint8Array): void {
  if (existsSync(pfad))
    throw new CommandError(
      `Die Datei „${printable(pfad)}“ gibt es schon. Bitte mit --out einen anderen Namen nennen oder sie vorher löschen.`
    );
  writeFileSync(pfad, bytes);
}

export interface Vorlagenauftrag {
  dataDir: string;
  jahr: number;
  /** Id of the centre whose offers and months are written into the template; "" for none. */
  zentrum: string;
  /** ISO day. */
  heute: string;
}

/** The template as bytes. Throws CommandError for a centre that the registers do not know. */
export async function buildLeistungsvorlage({dataDir, jahr, zentrum, heute}: Vorlagenauftrag): Promise<Uint8Array> {
  const {register, regeln} = readRegister(dataDir);
  if (zentrum === "") return vorlageMappe({register, jahr});
  if (!register.zentren.some(({id}) => id === zentrum))
    throw new CommandError(
      `Das Zentrum „${printable(zentrum)}“ gibt es nicht. Bekannt sind:\n${register.zentren
        .map(({id, titel}) => `  ${id.padEnd(34)} ${titel}`)
        .join("\n")}`
    );
  const bekannt = await bekannteSaetze(dataDir, {register, regeln, heute});
  return vorlageMappe({register, jahr, zentrum, saetze: bekannt()});
}

/** Writes the tables of the contract into its description anew; true if something changed. */
export function refreshDoku(datei = dokuDatei): boolean {
  const alt = readFileSync(datei, "utf8");
  const neu = withVertrag(alt);
  if (neu !== alt) writeFileSync(datei, neu);
  return neu !== alt;
}
