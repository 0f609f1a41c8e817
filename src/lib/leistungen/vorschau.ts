import {compareNamen} from "../format.js";
import type {Register, Saetze, Satz} from "./typen.js";
import type {Tabellenname} from "./vertrag.js";
import {giltIm, zeitraumOf} from "./zeitraum.js";

type Menge = "termine" | "stunden" | "teilnahmen";

/** What is recorded of something in a year; null where nothing is. */
type Mengen = Record<Menge, number | null>;

export interface Angebotsvorschau extends Mengen {
  angebot_id: string;
  /** Null for an offer that the delivery does not name. */
  titel: string | null;
  zeilen: number;
}

/** What a centre's page would show of a year from a delivery alone. People of different offers may be the same, so they have no sum. */
export interface Jahresvorschau extends Mengen {
  zentrum_id: string;
  name: string;
  jahr: number;
  /** Months declared with "ja", "2025-03", ascending. */
  monate: string[];
  /** Offers that are valid in the year or have rows in it. */
  angebote: number;
  /** Offers that leave the figure open in a row, or have no row at all. */
  ohne_angabe: Record<Menge, number>;
  /** The largest number of any period, since the same people count again every time. */
  ehrenamtliche: number | null;
  /** Of the whole house, else of its offers. */
  ehrenamt_stunden: number | null;
  /** Contacts of consultation. */
  beratungen: number | null;
  /** Offers of the year by title. */
  je_angebot: Angebotsvorschau[];
}

const trenner = "|";
const zahlOf = ({werte}: Satz, name: string): number | null => (werte[name] ?? null) as number | null;

/** Sum of what is known, rounded so that 0.1 + 0.2 is 0.3; null if nothing is known. */
function summe(saetze: readonly Satz[], name: string): number | null {
  let ergebnis: number | null = null;
  for (const satz of saetze) {
    const wert = zahlOf(satz, name);
    if (wert !== null) ergebnis = (ergebnis ?? 0) + wert;
  }
  return ergebnis === null ? null : Number(ergebnis.toFixed(2));
}

const mengenOf = (saetze: readonly Satz[]): Mengen => ({
  termine: summe(saetze, "termine"),
  stunden: summe(saetze, "stunden"),
  teilnahmen: summe(saetze, "teilnahmen")
});

function gruppiere<T>(saetze: readonly T[], keyOf: (satz: T) => string | undefined): Map<string, T[]> {
  const ergebnis = new Map<string, T[]>();
  for (const satz of saetze) {
    const key = keyOf(satz);
    if (key === undefined) continue;
    const bisher = ergebnis.get(key);
    if (bisher) bisher.push(satz);
    else ergebnis.set(key, [satz]);
  }
  return ergebnis;
}

const jahrgang = ({werte: {zentrum_id, zeitraum}}: Satz): string | undefined =>
  typeof zentrum_id === "string" && typeof zeitraum === "string"
    ? `${zentrum_id}${trenner}${zeitraum.slice(0, 4)}`
    : undefined;

const zentrumOf = ({werte: {zentrum_id}}: Satz): string | undefined =>
  typeof zentrum_id === "string" ? zentrum_id : undefined;

const monateMitJa = (saetze: readonly Satz[]): string[] =>
  [
    ...new Set(
      saetze.flatMap(({werte: {gemeldet, zeitraum}}) =>
        gemeldet === "ja" ? zeitraumOf(zeitraum as string).monate : []
      )
    )
  ].sort();

/**
 * What the delivery *saetze* says, by centre (in the order of names) and year (newest first). A year is listed as soon as
 * there is a row with a period in it. Figures are null where nothing is recorded, never 0.
 */
export function jahresvorschau(saetze: Saetze, register: Register): Jahresvorschau[] {
  const jahrgaengeOf = (tabelle: Tabellenname): Map<string, Satz[]> => gruppiere(saetze[tabelle] ?? [], jahrgang);
  const leistungen = jahrgaengeOf("leistungen");
  const beratungen = jahrgaengeOf("beratungen");
  const ehrenamt = jahrgaengeOf("ehrenamt");
  const meldestand = jahrgaengeOf("meldestand");
  const weitere = [jahrgaengeOf("anliegen"), jahrgaengeOf("gremien")];
  const angebote = gruppiere(saetze.angebote ?? [], zentrumOf);
  const namen = new Map(register.zentren.map(({id, titel}) => [id, titel]));
  for (const {werte} of saetze.zentren ?? [])
    if (typeof werte.zentrum_id === "string" && typeof werte.name === "string") namen.set(werte.zentrum_id, werte.name);
  const keys = new Set([leistungen, beratungen, ehrenamt, meldestand, ...weitere].flatMap((map) => [...map.keys()]));
  return [...keys]
    .map((key): Jahresvorschau => {
      const [zentrum_id, jahrText] = key.split(trenner) as [string, string];
      const jahr = Number(jahrText);
      const zeilen = leistungen.get(key) ?? [];
      const je_angebot = jeAngebot(zeilen, angebote.get(zentrum_id) ?? [], jahr);
      const haus = ehrenamt.get(key) ?? [];
      const ehrenamtliche = haus.map((satz) => zahlOf(satz, "ehrenamtliche")).filter((zahl) => zahl !== null);
      const ohne = (menge: Menge): number => {
        const lueckenhaft = new Set(
          zeilen.filter((satz) => zahlOf(satz, menge) === null).map(({werte}) => werte.angebot_id)
        );
        return je_angebot.filter(({angebot_id, zeilen: n}) => n === 0 || lueckenhaft.has(angebot_id)).length;
      };
      return {
        zentrum_id,
        name: namen.get(zentrum_id) ?? zentrum_id,
        jahr,
        monate: monateMitJa(meldestand.get(key) ?? []),
        angebote: je_angebot.length,
        ...mengenOf(zeilen),
        ohne_angabe: {termine: ohne("termine"), stunden: ohne("stunden"), teilnahmen: ohne("teilnahmen")},
        ehrenamtliche: ehrenamtliche.length === 0 ? null : ehrenamtliche.reduce((a, b) => Math.max(a, b)),
        ehrenamt_stunden: summe(haus, "stunden") ?? summe(zeilen, "ehrenamt_stunden"),
        beratungen: summe(beratungen.get(key) ?? [], "kontakte"),
        je_angebot
      };
    })
    .sort((a, b) => compareNamen(a.name, b.name) || b.jahr - a.jahr);
}

function jeAngebot(zeilen: readonly Satz[], angebote: readonly Satz[], jahr: number): Angebotsvorschau[] {
  const mitZeilen = gruppiere(zeilen, ({werte: {angebot_id}}) =>
    typeof angebot_id === "string" ? angebot_id : undefined
  );
  const titel = new Map<string, string | null>();
  for (const satz of angebote) {
    const {angebot_id, titel: name} = satz.werte;
    if (typeof angebot_id !== "string" || !(giltIm(jahr, satz.werte) || mitZeilen.has(angebot_id))) continue;
    titel.set(angebot_id, typeof name === "string" ? name : null);
  }
  for (const angebot_id of mitZeilen.keys()) if (!titel.has(angebot_id)) titel.set(angebot_id, null);
  return [...titel]
    .map(([angebot_id, name]) => {
      const eigene = mitZeilen.get(angebot_id) ?? [];
      return {angebot_id, titel: name, zeilen: eigene.length, ...mengenOf(eigene)};
    })
    .sort((a, b) => compareNamen(a.titel ?? a.angebot_id, b.titel ?? b.angebot_id));
}
