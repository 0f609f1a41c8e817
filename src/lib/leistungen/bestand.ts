import type {Blattmeldungen, Stelle} from "./meldungen.js";
import type {Saetze, Satz, Zellwert} from "./typen.js";
import type {Tabellenname} from "./vertrag.js";

/** A sheet while it is checked. */
export interface Blattlage {
  /** Position in the delivery. */
  nummer: number;
  datei: string;
  blatt: string | null;
  meldungen: Blattmeldungen;
  /** Heading in the file of a column, else its title. */
  kopf: (name: string) => string;
}

/** A row with the sheet it stands in. `unklar`: a cell of it could not be read, so that null may not mean empty. */
export interface Eintrag {
  satz: Satz;
  blatt: Blattlage;
  unklar: boolean;
}

export type Bestand = Map<Tabellenname, Eintrag[]>;

/** The year of a row: of its period, or its own; undefined without one. */
export function jahrOfWerte(werte: Readonly<Record<string, Zellwert>>): number | undefined {
  const {zeitraum, jahr} = werte;
  if (typeof zeitraum === "string") return Number(zeitraum.slice(0, 4));
  return typeof jahr === "number" ? jahr : undefined;
}

/** The centre of a row; undefined if it could not be read. */
export function zentrumOf(satz: Satz): string | undefined {
  const {zentrum_id} = satz.werte;
  return typeof zentrum_id === "string" ? zentrum_id : undefined;
}

/** First and last day of each centre by its id, as the delivery says, or else *vorjahr*; null where neither does. */
export function betriebstageOf(
  bestand: Bestand,
  vorjahr: Saetze | undefined
): Map<string, {offen_seit: Zellwert; offen_bis: Zellwert}> {
  const tage = new Map<string, {offen_seit: Zellwert; offen_bis: Zellwert}>();
  for (const satz of [...(vorjahr?.zentren ?? []), ...(bestand.get("zentren") ?? []).map((eintrag) => eintrag.satz)]) {
    const zentrum = zentrumOf(satz);
    if (zentrum === undefined) continue;
    const {offen_seit, offen_bis} = satz.werte;
    const bisher = tage.get(zentrum);
    tage.set(zentrum, {
      offen_seit: offen_seit ?? bisher?.offen_seit ?? null,
      offen_bis: offen_bis ?? bisher?.offen_bis ?? null
    });
  }
  return tage;
}

/** Where *eintrag* stands, for a finding about the cell under *spalte* (a name of the contract) or the whole row. */
export function stelleOf({satz, blatt}: Eintrag, spalte?: string): Stelle {
  return {
    zeile: satz.zeile,
    zentrum_id: zentrumOf(satz),
    jahr: jahrOfWerte(satz.werte),
    ...(spalte === undefined ? {} : {spalte: blatt.kopf(spalte)})
  };
}

/** "Zeile 5", with sheet and file where they are not those of *von*. */
export function ortOf({satz, blatt}: Eintrag, von: Blattlage): string {
  if (blatt === von) return `Zeile ${satz.zeile}`;
  const datei = blatt.datei === von.datei ? "" : ` der Datei „${blatt.datei}“`;
  const name = blatt.blatt === null ? "" : ` im Blatt „${blatt.blatt}“`;
  return `Zeile ${satz.zeile}${name}${datei}`;
}
