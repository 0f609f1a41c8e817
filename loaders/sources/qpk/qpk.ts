import {berichtFiles, parseBericht} from "../../contract/bericht.js";
import type {BerichtRelease, Berichtswert} from "../../contract/bericht.js";
import {InputError} from "../../contract/errors.js";
import type {Problem} from "../../contract/errors.js";
import type {Merkmal, ReleaseMeta, SourceFile} from "../../contract/release.js";
import {sha256Of} from "../../contract/table.js";
import type {FetchContext, OutputFile, SourcePlan} from "../../fetch/plan.js";
import {registerKeys} from "../register.js";
import {germanPeriod, readBerichtswerte} from "./berichtswerte.js";
import type {Getippt} from "./berichtswerte.js";
import {readTabelle} from "./tabelle.js";
import type {Tabelle} from "./tabelle.js";

const published = {
  herausgeber:
    "Bezirksamt Marzahn-Hellersdorf von Berlin, Qualitätsentwicklung, Planung und Koordination des öffentlichen Gesundheitsdienstes (QPK)",
  lizenz: "ohne-lizenzangabe"
};
const adapter = {name: "qpk", version: 2};

interface Gelesen extends Getippt {
  tabelle: Tabelle;
}

/** Last day of a period: 2015/2017 ends on 2017-12-31. */
export function endOf(zeitraum: string): string {
  const last = zeitraum.split("/").at(-1) ?? zeitraum;
  if (last.length === 10) return last;
  const [jahr = "", monat = "12"] = last.split("-");
  return new Date(Date.UTC(Number(jahr), Number(monat), 0)).toISOString().slice(0, 10);
}

const placeOf = ({tabelle, zeile}: Gelesen): string => `${tabelle.datei}, Zeile ${zeile.line}`;
const keyOf = ({kennzahl, gebiet_id, zeitraum}: Pick<Berichtswert, "kennzahl" | "gebiet_id" | "zeitraum">): string =>
  [kennzahl, gebiet_id, zeitraum].join(" ");

/** What contradicts itself among the figures of one report, whichever files they stand in. */
function contradictions(list: readonly Gelesen[]): Problem[] {
  const [first] = list;
  if (!first) return [];
  const problems: Problem[] = [];
  const once = new Map<string, Gelesen>();
  const units = new Map<string, Gelesen>();
  for (const each of list) {
    const {werte, zeile} = each;
    const same = (
      column: "Titel" | "Jahr" | "LOR-Stand",
      name: "titel" | "jahr" | "lor_stand",
      abhilfe: string
    ): void => {
      if (werte[name] !== first.werte[name])
        problems.push(
          zeile.problem(column, `ist nicht wie in ${placeOf(first)} („${first.werte[name] ?? ""}“)`, abhilfe)
        );
    };
    same("Titel", "titel", "Bitte den Titel eines Berichts überall gleich schreiben.");
    same("Jahr", "jahr", "Bitte das Jahr eines Berichts überall gleich eintragen.");
    same(
      "LOR-Stand",
      "lor_stand",
      "Bitte für Zahlen eines anderen LOR-Stands eine eigene Kennung in die Spalte „Bericht“ eintragen."
    );
    const earlier = once.get(keyOf(werte));
    if (earlier)
      problems.push(
        zeile.problem(
          "Gebiet",
          `kommt mit der Kennzahl ${werte.kennzahl} und dem Zeitraum ${werte.zeitraum} doppelt vor (schon in ${placeOf(earlier)})`,
          "Bitte eine der Zeilen löschen oder berichtigen."
        )
      );
    else once.set(keyOf(werte), each);
    const other = units.get(werte.kennzahl);
    if (!other) units.set(werte.kennzahl, each);
    else if (other.werte.einheit !== werte.einheit)
      problems.push(
        zeile.problem(
          "Einheit",
          `ist nicht die Einheit, in der ${werte.kennzahl} in ${placeOf(other)} steht („${other.werte.einheit}“)`,
          "Bitte die Einheit berichtigen, oder einen anderen Namen für die Kennzahl wählen."
        )
      );
    else if (other.bezeichnung !== each.bezeichnung)
      problems.push(
        zeile.problem(
          "Bezeichnung",
          `ist nicht die Bezeichnung, die ${werte.kennzahl} in ${placeOf(other)} hat`,
          "Bitte überall gleich schreiben, oder einen anderen Namen für die Kennzahl wählen."
        )
      );
  }
  return problems;
}

function merkmaleOf(list: readonly Gelesen[]): Merkmal[] {
  const byKey = new Map(
    list.map(({bezeichnung, werte: {kennzahl, zeitraum, einheit}}) => [
      `${kennzahl} ${zeitraum}`,
      {name: kennzahl, titel: bezeichnung, einheit, zeitraum, summierbar: false}
    ])
  );
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, merkmal]) => merkmal);
}

function hinweiseOf(list: readonly Gelesen[]): string[] {
  const fromPdf = list.filter(({tabelle}) => tabelle.entwurf).length;
  const withoutPage = list.filter(({werte}) => werte.seite === "").length;
  const all = (n: number): string => (n === list.length ? "allen" : String(n));
  return [
    ...(fromPdf < list.length ? ["Aus dem Bericht abgetippt."] : []),
    ...(fromPdf > 0 ? ["Aus der PDF-Fassung des Berichts ausgelesen; jede Zeile wurde geprüft und bestätigt."] : []),
    ...(withoutPage > 0 ? [`Bei ${all(withoutPage)} Zahlen ist die Seite im Bericht nicht bekannt.`] : []),
    ...(list[0]?.werte.jahr === null ? ["Das Erscheinungsjahr des Berichts ist nicht bekannt."] : [])
  ];
}

/** Figures of an earlier reading that would be lost: a report is often typed table by table, over years. */
function lostFigures(release: BerichtRelease, list: readonly Gelesen[], {bisher}: FetchContext): Problem[] {
  const path = `official/${release.quelle}/${release.release}.csv`;
  const [csv, meta] = [bisher?.(path), bisher?.(path.replace(/csv$/, "meta.json"))];
  if (csv === undefined || meta === undefined) return [];
  const kept = new Set(list.map(({werte}) => keyOf(werte)));
  const lost = parseBericht(csv, meta, path).release.zeilen.filter((wert) => !kept.has(keyOf(wert)));
  if (lost.length === 0) return [];
  const named = lost
    .slice(0, 3)
    .map((w) => `Kennzahl ${w.kennzahl}, Gebiet ${w.gebiet_id}, ${germanPeriod(w.zeitraum)}`)
    .join("; ");
  const more = lost.length > 3 ? `; … und ${lost.length - 3} weitere` : "";
  return [
    {
      datei: `data/${path}`,
      regel: `enthält ${lost.length === 1 ? "eine Zahl, die" : `${lost.length} Zahlen, die`} in keiner Datei des Ordners ${lost.length === 1 ? "steht" : "stehen"} (${named}${more})`,
      abhilfe: `Bitte alle Tabellen dieses Berichts in denselben Ordner legen. Sind sie nicht mehr da: „npm run fetch -- qpk --vorlage --bericht ${release.release}“ schreibt eine Mappe mit den Zahlen, die schon da sind. Sollen Zahlen wegfallen, zuerst data/${path} und die .meta.json daneben löschen.`
    }
  ];
}

function releaseOf(bericht: string, list: readonly Gelesen[]): BerichtRelease {
  const [first] = list;
  if (!first) throw new Error(`${bericht}: no figures`);
  const {titel, lor_stand} = first.werte;
  return {
    quelle: "qpk",
    release: bericht,
    titel,
    datensatz: titel,
    stichtag: list.map(({werte}) => endOf(werte.zeitraum)).reduce((a, b) => (a > b ? a : b)),
    lor_stand,
    merkmale: merkmaleOf(list),
    zeilen: list.map(({werte}) => werte),
    hinweise: hinweiseOf(list),
    adapter
  };
}

function dateienOf(list: readonly Gelesen[], files: readonly SourceFile[]): ReleaseMeta["dateien"] {
  const tables = new Set(list.map(({tabelle}) => tabelle));
  const names = new Set([...tables].map(({datei}) => datei));
  const typed = files.filter(({name}) => names.has(name)).map(({name, bytes}) => ({name, sha256: sha256Of(bytes)}));
  const pdfs = new Map([...tables].flatMap(({pdf}) => (pdf ? [[pdf.sha256, pdf] as const] : [])));
  return [...pdfs.values(), ...typed];
}

/**
 * The files of all reports in *files*, typed tables and confirmed drafts. One report may be spread over several tables. Throws
 * InputError for every fault at once: cells that break a rule, unconfirmed rows of a draft, contradictions between rows, and
 * figures that an earlier reading had and this one lacks.
 */
export async function readBerichte(files: readonly SourceFile[], context: FetchContext): Promise<OutputFile[]> {
  for (const lorStand of ["2019", "2021"] as const) registerKeys(context, lorStand, "plr");
  const problems: Problem[] = [];
  const reports = new Map<string, Gelesen[]>();
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    try {
      const tabelle = await readTabelle(file);
      const read = readBerichtswerte(tabelle, context.gebiete);
      problems.push(...read.problems);
      if (read.beispiele > 0)
        context.hinweis?.(
          `${file.name}: ${read.beispiele === 1 ? "1 Beispielzeile" : `${read.beispiele} Beispielzeilen`} übergangen`
        );
      if (read.werte.length === 0 && read.problems.length === 0)
        context.hinweis?.(`${file.name}: enthält keine Zahlen`);
      for (const each of read.werte)
        reports.set(each.werte.bericht, [...(reports.get(each.werte.bericht) ?? []), {...each, tabelle}]);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  for (const list of reports.values()) problems.push(...contradictions(list));
  if (problems.length === 0 && reports.size === 0)
    problems.push({
      datei: files.map(({name}) => name).join(", "),
      regel: "enthält keine Zahlen",
      abhilfe: "Bitte Zahlen eintragen oder die Datei aus dem Ordner nehmen."
    });
  if (problems.length > 0) throw new InputError(problems);
  const releases = [...reports].map(([bericht, list]) => ({list, release: releaseOf(bericht, list)}));
  const lost = releases.flatMap(({release, list}) => lostFigures(release, list, context));
  if (lost.length > 0) throw new InputError(lost);
  return releases.flatMap(({release, list}) => berichtFiles(release, dateienOf(list, files), context, published));
}

/** Typed tables and drafts named qpk-…; all of them are one delivery, since a report may be spread over several. */
export const qpkPlan: SourcePlan = {
  quelle: "qpk",
  titel: "Berichte der QPK: abgetippte oder aus PDF gelesene Tabellen",
  namen: "qpk-….xlsx oder qpk-….csv",
  deliveries(paths) {
    const files = paths.filter((path) => /(^|\/)qpk-[^/]*\.(xlsx|xlsm|xls|ods|csv)$/i.test(path));
    if (files.length === 0) return [];
    return [{release: "berichte", files, read: (read, context) => readBerichte(read, context)}];
  }
};
