import {existsSync, mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {endeOf} from "../../src/lib/alter.js";
import {formatZeitraum} from "../../src/lib/format.js";
import {CommandError} from "../command.js";
import type {Catalogue} from "../contract/catalogue.js";
import {printable} from "../contract/errors.js";
import {befundeData, kurz} from "../marts/befunde.js";
import type {BefundeData} from "../marts/befundeShapes.js";
import {Bezirkswerte} from "../marts/bezirkswerte.js";
import {Ausgabename, formatAusgabe} from "./ausgabe.js";
import type {Ausgabe, Ausgabezeile} from "./ausgabe.js";

/** What *befunde* say of every area in every indicator, as the rows of an edition; states without a number included. */
export function zeilenOf(befunde: BefundeData): Ausgabezeile[] {
  return befunde.indikatoren.flatMap(({kopf, ebenen}) =>
    ebenen.flatMap((reihe) =>
      befunde.gebiete[reihe.ebene].map(({gebiet_id}, i): Ausgabezeile => {
        // An older date gives the verdict only where the newest one has none at all.
        const g = reihe.vergleich;
        const urteil = (g ? g.urteil_bezirk : reihe.urteil_bezirk)[i] ?? null;
        const stufe = reihe.klasse[i] ?? null;
        return {
          ...{feld: kopf.problemfeld, gebiet_id, indikator: kopf.id, zeitraum: reihe.zeitraum},
          ...{wert: kurz(reihe.wert[i]!), status: reihe.status[i]!},
          ...{unten: kurz(reihe.unten[i]!), oben: kurz(reihe.oben[i]!), wenige: reihe.wenige[i]!},
          klasse: stufe === null ? null : stufe + 1,
          klassen: stufe === null ? null : reihe.klassen.length,
          ...{urteil, urteil_zeitraum: urteil === null ? null : (g?.zeitraum ?? reihe.zeitraum)},
          richtung: reihe.verlauf.richtung[i] ?? null
        };
      })
    )
  );
}

export interface Auftrag {
  name: string;
  /** ISO day: only figures with a reference date up to it. */
  bis: string;
  rolle: string;
  /** A remark of whoever makes it, "" for none. */
  hinweis: string;
  heute: string;
}

/**
 * The edition *auftrag* asks for. Its note says so if newer figures were there already when it was made. Throws CommandError, in
 * German, for a name or day that is none, a day to come, and if there are no figures up to that day.
 */
export function erstelleAusgabe(werte: Bezirkswerte, catalogue: Catalogue, auftrag: Auftrag): Ausgabe {
  const {name, bis, rolle, hinweis, heute} = auftrag;
  if (!Ausgabename.safeParse(name).success)
    throw new CommandError(
      `„${printable(name)}“ ist kein Name für eine Ausgabe. Erlaubt sind a–z, 0–9 und Bindestriche, zum Beispiel 2026.`
    );
  if (!/^\d{4}-\d{2}-\d{2}$/.test(bis) || Number.isNaN(Date.parse(bis)))
    throw new CommandError(`„${printable(bis)}“ ist kein Tag. Bitte hinter --bis einen wie 2026-12-31 nennen.`);
  if (bis > heute)
    throw new CommandError(
      `Der ${formatZeitraum(bis)} liegt in der Zukunft. Bitte hinter --bis höchstens den heutigen Tag nennen.`
    );
  const bekannt = werte.rows.filter(({zeitraum}) => endeOf(zeitraum) <= bis);
  const spaeter = werte.rows.some(({lor_stand, zeitraum}) => lor_stand === "2021" && endeOf(zeitraum) > bis);
  const zeilen = zeilenOf(befundeData(new Bezirkswerte(bekannt, werte.gebiete, werte.umstieg), catalogue));
  if (zeilen.length === 0)
    throw new CommandError(
      `Bis zum ${formatZeitraum(bis)} gibt es keine Zahlen in den heutigen Gebieten. Bitte hinter --bis einen späteren Tag nennen.`
    );
  const rueckwirkend = `Rückwirkend erstellt am ${formatZeitraum(heute)}: nur Zahlen mit Stichtag bis ${formatZeitraum(bis)}, berechnet nach den heutigen Regeln.`;
  return {
    meta: {
      ...{name, datum: heute, datenstand: bis, rolle},
      hinweis: [spaeter ? rueckwirkend : "", hinweis].filter(Boolean).join(" "),
      ...{lor_stand: "2021", zeilen: zeilen.length}
    },
    zeilen
  };
}

/** Throws CommandError if there is an edition *name*, or half of one, in the folder *dir*: none is ever overwritten. */
export function pruefeFrei(dir: string, name: string): void {
  for (const datei of dateienOf(dir, name))
    if (existsSync(datei))
      throw new CommandError(
        `Die Ausgabe „${name}“ gibt es schon (${printable(datei)}). Sie bleibt, wie sie ist. Bitte hinter --ausgabe einen anderen Namen nennen.`
      );
}

/** Writes the two files of *ausgabe* into *dir* and returns the path of the table. Throws CommandError if one of them is there. */
export function schreibeAusgabe(dir: string, ausgabe: Ausgabe): string {
  const {name} = ausgabe.meta;
  pruefeFrei(dir, name);
  const [pfad, metaPfad] = dateienOf(dir, name);
  const texte = formatAusgabe(ausgabe);
  mkdirSync(dir, {recursive: true});
  writeFileSync(pfad, texte.csv, {flag: "wx"});
  try {
    writeFileSync(metaPfad, texte.meta, {flag: "wx"});
  } catch (error) {
    rmSync(pfad);
    throw error;
  }
  return pfad;
}

const dateienOf = (dir: string, name: string): [csv: string, meta: string] => [
  join(dir, `${name}.csv`),
  join(dir, `${name}.meta.json`)
];
