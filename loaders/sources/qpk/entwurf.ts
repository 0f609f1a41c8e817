import {InputError} from "../../contract/errors.js";
import {BEZIRK} from "../../contract/lor.js";
import type {Ebene, Gebiet, LorStand} from "../../contract/lor.js";
import {zeichenByStatus} from "../../contract/release.js";
import {faultOfRange, periodOf} from "./berichtswerte.js";
import {findGebiete, nameWithEbene} from "./gebiete.js";
import {kennzahlOfKopf, kennzahlen} from "./kennzahlen.js";
import type {PdfTabelle} from "./pdfTabelle.js";
import {formatEingabe} from "./vorlage.js";
import type {Eintrag} from "./vorlage.js";
import {readAngabe, tausenderOf} from "./zahl.js";
import type {Angabe} from "./zahl.js";

/** What the person at the keyboard says about the table; "" or [] where nothing was said. */
export interface Vorgabe {
  bericht: string;
  titel: string;
  jahr: string;
  seite: string;
  lorStand: LorStand | "";
  /** One name for all columns, or one for each. */
  kennzahlen: readonly string[];
  /** One period for all columns, or one for each. */
  zeitraeume: readonly string[];
}

export interface Entwurf {
  /** One entry a cell, row by row. */
  eintraege: Eintrag[];
  /** Columns that a person has to fill in: "Titel", "LOR-Stand" … */
  offen: string[];
}

interface Spalte {
  kopf: string;
  kennzahl: string;
  zeitraum: string;
  einheit: string;
  /** What the footnote of the heading says. */
  anmerkung: string;
  zweifel: string[];
}
interface Zeile {
  name: string;
  gebiet: Gebiet | null;
  /** What is written into the column "Gebiet". */
  eintrag: string;
  zweifel: string[];
}

/** The table with areas as rows: some reports have them as columns. */
function withAreasAsRows(tabelle: PdfTabelle, isGebiet: (text: string) => boolean): PdfTabelle {
  const {kopf, zeilen} = tabelle;
  const asColumns = kopf.filter(isGebiet).length;
  if (asColumns < 2 || asColumns <= zeilen.filter(({name}) => isGebiet(name)).length) return tabelle;
  return {
    ...tabelle,
    kopf: zeilen.map(({name}) => name),
    zeilen: kopf.map((name, i) => ({name, zellen: zeilen.map(({zellen}) => zellen[i] ?? null), bemerkung: ""}))
  };
}

const isTotal = (name: string): boolean =>
  /^(bezirk |in |bezirk$)?(gesamt|insgesamt|zusammen|summe|bezirk)\b|\bgesamt$/i.test(name);

/** The edition whose names and keys fit the table better; "" if both fit alike. */
function lorStandOf(names: readonly string[], gebiete: readonly Gebiet[]): LorStand | "" {
  const [old, now] = (["2019", "2021"] as const).map(
    (stand) => names.filter((name) => findGebiete(name, stand, gebiete).length > 0).length
  ) as [number, number];
  return old === now ? "" : old > now ? "2019" : "2021";
}

function readZeilen(names: readonly string[], lorStand: LorStand | "", gebiete: readonly Gebiet[]): Zeile[] {
  const candidates = names.map((name) => findGebiete(name, lorStand === "" ? "2021" : lorStand, gebiete));
  const others = lorStand === "" ? names.map((name) => findGebiete(name, "2019", gebiete)) : candidates;
  const found = candidates.map((list, i) => (list.length > 0 ? list : (others[i] ?? [])));
  // "Biesdorf" is a Prognoseraum and a Bezirksregion: among Bezirksregionen it is the latter.
  const levels = new Set<Ebene>(found.flatMap((list) => (list.length === 1 && list[0] ? [list[0].ebene] : [])));
  const seen = new Map<string, string>();
  return names.map((name, i) => {
    const list = found[i] ?? [];
    const fitting = list.length > 1 ? list.filter(({ebene}) => levels.has(ebene)) : list;
    const [gebiet] = fitting;
    const entry = (g: Gebiet): string => (lorStand === "" ? nameWithEbene(g).replace(/^\d+ /, "") : nameWithEbene(g));
    if (gebiet && fitting.length === 1) {
      const before = seen.get(gebiet.gebiet_id);
      seen.set(gebiet.gebiet_id, name);
      const zweifel = before === undefined ? [] : [`Gebiet steht zweimal in der Tabelle (auch als „${before}“)`];
      return {name, gebiet, eintrag: entry(gebiet), zweifel};
    }
    if (list.length > 1)
      return {
        name,
        gebiet: null,
        eintrag: "",
        zweifel: [`Gebiet nicht eindeutig: ${list.map(nameWithEbene).join(" oder ")}`]
      };
    const own = gebiete.find((g) => g.gebiet_id === BEZIRK && (lorStand === "" || g.lor_stand === lorStand));
    if (isTotal(name) && own && levels.size > 0)
      return {name, gebiet: own, eintrag: entry(own), zweifel: [`„${name}“ ist vermutlich der Bezirk`]};
    return {name, gebiet: null, eintrag: name, zweifel: [name === "" ? "Gebiet fehlt" : "Gebiet nicht erkannt"]};
  });
}

/** The one period that *text* names; "" if there is none, or more than one. */
function periodIn(text: string): string {
  const found =
    text.match(/\d{1,2}\.\s?\d{1,2}\.\s?(19|20)\d{2}|\b(19|20)\d{2}\s?[-–/]\s?(19|20)\d{2}\b|\b(19|20)\d{2}\b/g) ?? [];
  const periods = new Set(found.map((part) => periodOf(part) ?? ""));
  return periods.size === 1 ? ([...periods][0] ?? "") : "";
}

function unitIn(kopf: string, caption: string, cells: readonly (string | null)[]): string {
  const isShare = (text: string): boolean => /%|prozent|anteil|quote/i.test(text);
  const change = /veränderung|differenz|entwicklung/i.test(kopf);
  if (isShare(kopf) || cells.some((cell) => cell?.includes("%") === true))
    return change ? "Prozent Veränderung" : "Prozent";
  if (/anzahl|personen|absolut|einwohner/i.test(kopf)) return change ? "Personen Veränderung" : "Personen";
  return change || !isShare(caption) ? "" : "Prozent";
}

/** The entry of *list* for column *i*: one for all, or one for each; "" if nothing was said. */
function given(list: readonly string[], i: number, columns: number, option: string): string {
  if (list.length > 1 && list.length !== columns)
    throw new InputError({
      datei: "Aufruf",
      wert: list.join(","),
      regel: `nennt ${list.length} Angaben, die Tabelle hat aber ${columns} Spalten mit Zahlen`,
      abhilfe: `Bitte hinter --${option} eine Angabe für alle Spalten oder für jede Spalte eine nennen, durch Komma getrennt.`
    });
  return list[list.length === 1 ? 0 : i] ?? "";
}

function readSpalten({kopf, ueberschrift, zeilen, fussnoten}: PdfTabelle, vorgabe: Vorgabe): Spalte[] {
  const spalten = kopf.map((text, i): Spalte => {
    const suggestion = kennzahlOfKopf(text) ?? kennzahlOfKopf(`${ueberschrift} ${text}`);
    const kennzahl = given(vorgabe.kennzahlen, i, kopf.length, "kennzahl") || (suggestion?.name ?? "");
    const cells = zeilen.map(({zellen}) => zellen[i] ?? null);
    const [mark] = /(\*{1,3}|[¹²³⁴-⁹]+)$/.exec(text) ?? [];
    const note = mark === undefined ? "" : fussnoten.get(mark);
    return {
      kopf: text,
      kennzahl,
      zeitraum: given(vorgabe.zeitraeume, i, kopf.length, "zeitraum") || periodIn(text) || periodIn(ueberschrift),
      einheit: kennzahlen.find(({name}) => name === kennzahl)?.einheit ?? unitIn(text, ueberschrift, cells),
      anmerkung: note ?? "",
      zweifel: [
        ...(kennzahl === "" ? ["Kennzahl nicht erkannt"] : []),
        ...(note === undefined ? [`Fußnote ${mark ?? ""} in der Überschrift`] : [])
      ]
    };
  });
  const twice = (a: Spalte): boolean =>
    spalten.some((b) => b !== a && b.kennzahl !== "" && b.kennzahl === a.kennzahl && b.zeitraum === a.zeitraum);
  return spalten.map((spalte) =>
    twice(spalte)
      ? {...spalte, kennzahl: "", zweifel: [`Kennzahl nicht eindeutig: ${spalte.kennzahl} passt auf mehrere Spalten`]}
      : spalte
  );
}

/** What does not add up in a column of counts: the total of an area against its parts, by row; see *readZeilen*. */
function faultsOfSums(
  zeilen: readonly Zeile[],
  werte: readonly (number | null)[],
  gebiete: readonly Gebiet[]
): Map<number, string> {
  const faults = new Map<number, string>();
  zeilen.forEach(({gebiet}, i) => {
    const total = werte[i];
    if (!gebiet || total === null || total === undefined) return;
    for (const ebene of ["pgr", "bzr", "plr"] as const) {
      const parts = gebiete.filter(
        (g) =>
          g.lor_stand === gebiet.lor_stand &&
          g.ebene === ebene &&
          g.gebiet_id.length > gebiet.gebiet_id.length &&
          g.gebiet_id.startsWith(gebiet.gebiet_id)
      );
      const values = parts.map(
        (part) => werte[zeilen.findIndex((z) => z.gebiet?.gebiet_id === part.gebiet_id)] ?? null
      );
      if (parts.length === 0 || values.includes(null)) continue;
      const sum = values.reduce<number>((a, b) => a + (b ?? 0), 0);
      if (sum !== total) faults.set(i, `Summe der Teile ist ${sum.toLocaleString("de-DE")}`);
    }
  });
  return faults;
}

/** Text for the column "Wert" and what is doubtful about it. */
function describe(text: string | null, angabe: Angabe, einheit: string): {wert: string; zweifel: string[]} {
  if (text === null) return {wert: "", zweifel: ["im PDF leer"]};
  if (angabe.art === "unlesbar") return {wert: "", zweifel: [`„${text}“ ist keine Zahl`]};
  const note = angabe.fussnote === "" ? [] : [`Fußnote ${angabe.fussnote}`];
  if (angabe.art === "zustand")
    return {wert: angabe.status === "fehlt" ? "k. A." : zeichenByStatus[angabe.status], zweifel: note};
  if (angabe.art === "nichts")
    return {wert: "–", zweifel: [...note, "Strich: zählt als 0, wenn „nichts vorhanden“ gemeint ist"]};
  if (angabe.art === "mehrdeutig") {
    const [ganz, dezimal] = [formatEingabe(angabe.ganz), String(angabe.dezimal).replace(".", ",")];
    return {
      wert: einheit === "Personen" ? ganz : "",
      zweifel: [...note, `„${text}“ kann ${ganz} oder ${dezimal} heißen`]
    };
  }
  const fault = faultOfRange(angabe.wert, einheit);
  return {wert: formatEingabe(angabe.wert), zweifel: fault === undefined ? note : [...note, fault]};
}

/**
 * The entries of a draft made from *gefunden*: one per cell, with what is doubtful about it in `Zweifel`. Nothing is guessed where two
 * readings are possible; those cells stay empty. *ocr* makes every entry doubtful. Throws InputError if *vorgabe* does not fit the table.
 */
export function buildEintraege(
  gefunden: PdfTabelle,
  vorgabe: Vorgabe,
  gebiete: readonly Gebiet[],
  ocr = false
): Entwurf {
  const isGebiet = (text: string): boolean =>
    (["2019", "2021"] as const).some((stand) => findGebiete(text, stand, gebiete).length > 0);
  const tabelle = withAreasAsRows(gefunden, isGebiet);
  const names = tabelle.zeilen.map(({name}) => name);
  const lorStand = vorgabe.lorStand || lorStandOf(names, gebiete);
  const zeilen = readZeilen(names, lorStand, gebiete);
  const spalten = readSpalten(tabelle, vorgabe);
  const texts = tabelle.zeilen.flatMap(({zellen}) => zellen.filter((zelle) => zelle !== null));
  const tausender = tausenderOf(texts);
  const angaben = tabelle.zeilen.map(({zellen}) =>
    spalten.map((_, k): Angabe => readAngabe(zellen[k] ?? "", tausender))
  );
  const numberAt = (i: number, k: number): number | null => {
    const angabe = angaben[i]?.[k];
    if (angabe?.art === "nichts") return 0;
    if (angabe?.art === "mehrdeutig") return angabe.ganz;
    return angabe?.art === "zahl" ? angabe.wert : null;
  };
  const sums = spalten.map(({einheit}, k) =>
    einheit === "Personen"
      ? faultsOfSums(
          zeilen,
          zeilen.map((_, i) => numberAt(i, k)),
          gebiete
        )
      : new Map<number, string>()
  );
  const eintraege = zeilen.flatMap((zeile, i) =>
    spalten.map((spalte, k): Eintrag => {
      const text = tabelle.zeilen[i]?.zellen[k] ?? null;
      const angabe = angaben[i]?.[k] ?? {art: "unlesbar"};
      const {wert, zweifel} = describe(text, angabe, spalte.einheit);
      const fussnote = angabe.art === "unlesbar" ? "" : angabe.fussnote;
      const bemerkung = tabelle.zeilen[i]?.bemerkung ?? "";
      const note = (fussnote === "" ? undefined : tabelle.fussnoten.get(fussnote)) ?? "";
      const anmerkung = [spalte.anmerkung, note, bemerkung].filter((part) => part !== "").join("; ");
      const sum = sums[k]?.get(i);
      const all = [
        ...zeile.zweifel,
        ...spalte.zweifel,
        ...zweifel,
        ...(sum === undefined ? [] : [sum]),
        ...(bemerkung === "" ? [] : ["Bemerkung in der Zeile"]),
        ...(ocr ? ["aus Texterkennung"] : [])
      ];
      return {
        Bericht: vorgabe.bericht,
        Titel: vorgabe.titel,
        Jahr: vorgabe.jahr,
        Seite: vorgabe.seite,
        Tabelle: tabelle.ueberschrift,
        "LOR-Stand": lorStand,
        Gebiet: zeile.eintrag,
        Kennzahl: spalte.kennzahl,
        Zeitraum: spalte.zeitraum,
        // A mark whose meaning was not found stays: reading then asks for a remark.
        Wert: wert === "" || note !== "" ? wert : wert + fussnote,
        Einheit: spalte.einheit,
        Anmerkung: anmerkung,
        Bezeichnung: kennzahlen.some(({name}) => name === spalte.kennzahl) ? "" : spalte.kopf,
        "Im PDF": [zeile.name, spalte.kopf, text ?? "(leer)"].filter((part) => part !== "").join(" | "),
        Zweifel: all.join("; ")
      };
    })
  );
  const offen = (["Titel", "LOR-Stand", "Gebiet", "Kennzahl", "Zeitraum", "Wert", "Einheit"] as const).filter((name) =>
    eintraege.some((eintrag) => (eintrag[name] ?? "") === "")
  );
  return {eintraege, offen};
}
