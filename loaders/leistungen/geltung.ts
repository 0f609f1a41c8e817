import {createHash} from "node:crypto";
import {zeitraumtabellen} from "../../src/lib/leistungen/meldestand.js";
import type {Saetze, Satz} from "../../src/lib/leistungen/typen.js";
import {tabelleOf} from "../../src/lib/leistungen/vertrag.js";
import type {Tabellenname} from "../../src/lib/leistungen/vertrag.js";
import {zeitraumOf} from "../../src/lib/leistungen/zeitraum.js";
import type {Problem} from "../contract/errors.js";

/** A table whose rows belong to a period. */
export type Zeitraumtabelle = (typeof zeitraumtabellen)[number];

/** An accepted delivery: its rows, and where to find it. */
export interface Eingang {
  name: string;
  saetze: Saetze;
  /** Centres and years for which rows stand in files too large to be held here; "2025" stands for all of them. */
  jahre?: readonly {zentrum_id: string; jahr: string}[];
}

/** Who reports a month, and what: the delivery with the newest day for that centre and month. */
export interface Monatsmeldung {
  zentrum_id: string;
  monat: string;
  gemeldet: boolean;
  stand: string;
  /** Index of the delivery. */
  eingang: number;
}

/** Which delivery counts for what. */
export interface Geltung {
  /** Declared months, "ja" or "nein", by centre and month. */
  meldungen: Monatsmeldung[];
  /** Index of the delivery that counts, and its day, by centre and unit ("haus\t2025-03"), see *einheitOf*. */
  eigner: Map<string, {eingang: number; stand: string}>;
  /** By delivery the keys for which it says something and does not count. */
  verdraengt: string[][];
  /** Two deliveries with the same day that say different things, and rows of two deliveries that count something twice. */
  probleme: Problem[];
  /** Deliveries that say for something nothing else than another one with the same day. */
  gleiche: {name: string; wie: string}[];
}

const text = (satz: Satz, spalte: string): string => String(satz.werte[spalte] ?? "");

/** What a row belongs to, which one delivery speaks for as a whole: a month, a year, an offer, the centre itself. */
export function einheitOf(tabelle: Tabellenname, satz: Satz): string {
  if (tabelle === "zentren") return "zentrum";
  if (tabelle === "angebote") return `angebot ${text(satz, "angebot_id")}`;
  if (tabelle === "standards") return `standards ${text(satz, "jahr")}`;
  return text(satz, "zeitraum").slice(0, 7);
}

/** Key of *Geltung.eigner*. */
export const eignerKey = (zentrum: string, einheit: string): string => `${zentrum}\t${einheit}`;

interface Einheit {
  stand: string;
  gemeldet: boolean;
  zeilen: string[];
}

/** The rows of *tabelle* as one text each that says the same for the same content, whatever line it stands in. */
const inhaltOf = (tabelle: Tabellenname, {werte}: Satz): string =>
  JSON.stringify([tabelle, ...tabelleOf(tabelle).spalten.map(({name}) => werte[name] ?? null)]);

/** What one delivery says, by centre and unit. */
function einheitenOf({name, saetze, jahre = []}: Eingang): Map<string, Einheit> {
  const units = new Map<string, Einheit>();
  const newest = new Map<string, string>();
  const raise = (key: string, stand: string): void => {
    if (stand > (newest.get(key) ?? "")) newest.set(key, stand);
  };
  const erklaert = [...(saetze.meldestand ?? [])].sort(
    // The row of a single month says more than the row of its year.
    (a, b) => text(a, "zeitraum").length - text(b, "zeitraum").length
  );
  for (const satz of erklaert)
    for (const monat of zeitraumOf(text(satz, "zeitraum")).monate) {
      const [zentrum, stand] = [text(satz, "zentrum_id"), text(satz, "stand")];
      units.set(eignerKey(zentrum, monat), {stand, gemeldet: text(satz, "gemeldet") === "ja", zeilen: []});
      raise(zentrum, stand);
      raise(eignerKey(zentrum, monat.slice(0, 4)), stand);
    }
  for (const [key, unit] of [...units]) {
    const [zentrum = "", monat = ""] = key.split("\t");
    const jahr = monat.slice(0, 4);
    const full = zeitraumOf(jahr).monate.every((m) => units.get(eignerKey(zentrum, m))?.gemeldet === true);
    // A delivery that reports a whole year speaks for the year's own rows too, even if it has none.
    if (full && unit.gemeldet && !units.has(eignerKey(zentrum, jahr)))
      units.set(eignerKey(zentrum, jahr), {
        stand: newest.get(eignerKey(zentrum, jahr)) ?? "",
        gemeldet: true,
        zeilen: []
      });
  }
  for (const tabelle of Object.keys(saetze) as Tabellenname[]) {
    if (tabelle === "meldestand") continue;
    for (const satz of saetze[tabelle] ?? []) {
      const zentrum = text(satz, "zentrum_id");
      const einheit = einheitOf(tabelle, satz);
      const key = eignerKey(zentrum, einheit);
      const stand = newest.get(/^\d{4}$/.test(einheit) ? key : zentrum) ?? "";
      const unit = units.get(key) ?? {stand, gemeldet: true, zeilen: []};
      unit.zeilen.push(inhaltOf(tabelle, satz));
      units.set(key, unit);
    }
  }
  for (const {zentrum_id, jahr} of jahre) {
    const key = eignerKey(zentrum_id, jahr);
    const unit = units.get(key) ?? {stand: newest.get(key) ?? "", gemeldet: true, zeilen: []};
    unit.zeilen.push(name);
    units.set(key, unit);
  }
  return units;
}

const digestOf = ({gemeldet, zeilen}: Einheit): string =>
  createHash("sha256")
    .update(JSON.stringify([gemeldet, [...zeilen].sort()]))
    .digest("hex");

const tag = (stand: string): string => stand.split("-").reverse().join(".");

/** One problem for each centre and pair of files, with the first units in which they differ. */
function problemsOfTies(ties: readonly {a: string; b: string; key: string; stand: string}[]): Problem[] {
  const groups = new Map<string, {a: string; b: string; zentrum: string; stand: string; einheiten: string[]}>();
  for (const {a, b, key, stand} of ties) {
    const [zentrum = "", einheit = ""] = key.split("\t");
    const group = groups.get(`${a}\t${b}\t${zentrum}\t${stand}`) ?? {a, b, zentrum, stand, einheiten: []};
    group.einheiten.push(einheit);
    groups.set(`${a}\t${b}\t${zentrum}\t${stand}`, group);
  }
  return [...groups.values()].map(({a, b, zentrum, stand, einheiten}) => {
    const shown = einheiten.slice(0, 3).join(", ");
    const more = einheiten.length > 3 ? ` und ${einheiten.length - 3} weitere` : "";
    return {
      datei: b,
      wert: `${zentrum}: ${shown}${more}`,
      regel: `hat denselben Stand (${tag(stand)}) wie in ${a}, aber andere Angaben`,
      abhilfe: "Bitte die falsche Datei aus dem Ordner nehmen oder der Korrektur einen späteren Stand geben."
    };
  });
}

/** Rows for a whole year that another delivery also counts by months, which would count them twice. */
function problemsOfOverlaps(eingaenge: readonly Eingang[], eigner: Geltung["eigner"]): Problem[] {
  const problems: Problem[] = [];
  for (const tabelle of zeitraumtabellen) {
    const rest = tabelleOf(tabelle).schluessel.filter((spalte) => spalte !== "zeitraum");
    const years = new Map<string, {eingang: number; satz: Satz}>();
    const rows = eingaenge.flatMap(({saetze}, eingang) =>
      (saetze[tabelle] ?? [])
        .filter(
          (satz) => eigner.get(eignerKey(text(satz, "zentrum_id"), einheitOf(tabelle, satz)))?.eingang === eingang
        )
        .map((satz) => ({
          eingang,
          satz,
          zeitraum: text(satz, "zeitraum"),
          key: [...rest.map((s) => text(satz, s)), text(satz, "zeitraum").slice(0, 4)].join("\t")
        }))
    );
    for (const row of rows) if (row.zeitraum.length === 4) years.set(row.key, row);
    for (const {eingang, satz, zeitraum, key} of rows) {
      const year = years.get(key);
      if (zeitraum.length === 4 || year === undefined || year.eingang === eingang) continue;
      problems.push({
        datei: eingaenge[eingang]!.name,
        blatt: tabelleOf(tabelle).titel,
        zeile: satz.zeile,
        wert: [...rest.map((s) => text(satz, s)), zeitraum].filter(Boolean).join(", "),
        regel: `ist schon in der Zeile für das ganze Jahr enthalten (${eingaenge[year.eingang]!.name}, Zeile ${year.satz.zeile})`,
        abhilfe: "Bitte das ganze Jahr noch einmal melden, entweder als Jahr oder nach Monaten."
      });
    }
  }
  return problems;
}

/** True if rows of the unit *key* stand in a file of the delivery that is too large to be held here. */
const isGross = ({jahre = []}: Eingang, key: string): boolean =>
  jahre.some(({zentrum_id, jahr}) => key.startsWith(eignerKey(zentrum_id, jahr)));

/**
 * Which of *eingaenge* counts for which centre and unit: the newest day (`stand` of its meldestand) wins. Rows for a whole year
 * and what is said of the year belong to the newest delivery that reports the year, as long as one of its months still does.
 */
export function geltungOf(eingaenge: readonly Eingang[]): Geltung {
  const best = new Map<string, {eingang: number; unit: Einheit}>();
  const ties: {a: string; b: string; key: string; stand: string}[] = [];
  const gleiche = new Map<string, {name: string; wie: string}>();
  const units = eingaenge.map(einheitenOf);
  units.forEach((own, i) => {
    for (const [key, unit] of own) {
      const held = best.get(key);
      if (held === undefined || unit.stand > held.unit.stand) best.set(key, {eingang: i, unit});
      else if (unit.stand === held.unit.stand) {
        const [name, wie] = [eingaenge[i]!.name, eingaenge[held.eingang]!.name];
        // What stands in a large file is not held here, so nobody can say that it is the same.
        const unseen = [eingaenge[i]!, eingaenge[held.eingang]!].some((eingang) => isGross(eingang, key));
        if (unseen || digestOf(unit) !== digestOf(held.unit)) ties.push({a: wie, b: name, key, stand: unit.stand});
        else if (/\t\d{4}/.test(key)) gleiche.set(`${name}\t${wie}`, {name, wie});
      }
    }
  });
  const eigner: Geltung["eigner"] = new Map();
  const meldungen: Monatsmeldung[] = [];
  for (const [key, {eingang, unit}] of best) {
    const [zentrum_id = "", einheit = ""] = key.split("\t");
    if (/^\d{4}-\d{2}$/.test(einheit))
      meldungen.push({zentrum_id, monat: einheit, gemeldet: unit.gemeldet, stand: unit.stand, eingang});
    const overtaken =
      /^\d{4}$/.test(einheit) &&
      zeitraumOf(einheit).monate.every((monat) => best.get(eignerKey(zentrum_id, monat))?.eingang !== eingang);
    if (!overtaken) eigner.set(key, {eingang, stand: unit.stand});
  }
  // A later tie may have been overtaken by a third, newer delivery: only the newest day decides.
  const open = ties.filter(({key, stand}) => best.get(key)?.unit.stand === stand);
  const probleme = [...problemsOfTies(open), ...problemsOfOverlaps(eingaenge, eigner)];
  const verdraengt = units.map((own, i) => [...own.keys()].filter((key) => eigner.get(key)?.eingang !== i));
  return {meldungen, eigner, verdraengt, probleme, gleiche: [...gleiche.values()]};
}

/** The rows of each delivery that count, its meldestand left out: that is what *Geltung.meldungen* says. */
export function countedOf(eingaenge: readonly Eingang[], {eigner}: Geltung): Saetze[] {
  return eingaenge.map(({saetze}, i) =>
    Object.fromEntries(
      (Object.keys(saetze) as Tabellenname[])
        .filter((tabelle) => tabelle !== "meldestand")
        .map((tabelle) => [
          tabelle,
          (saetze[tabelle] ?? []).filter(
            (satz) => eigner.get(eignerKey(text(satz, "zentrum_id"), einheitOf(tabelle, satz)))?.eingang === i
          )
        ])
    )
  );
}
