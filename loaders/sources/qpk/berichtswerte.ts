import {looksLikeFormula} from "../../contract/csv.js";
import type {Berichtswert} from "../../contract/bericht.js";
import type {Problem} from "../../contract/errors.js";
import type {Gebiet, LorStand} from "../../contract/lor.js";
import {Zeitraum} from "../../contract/release.js";
import type {WorkbookCell} from "../../contract/workbook.js";
import {findGebiete, nameWithEbene} from "./gebiete.js";
import {kennzahlen} from "./kennzahlen.js";
import type {Spalte, Tabelle, Zeile} from "./tabelle.js";
import {readAngabe} from "./zahl.js";
import type {Angabe} from "./zahl.js";

/** A figure as typed: where it stands, and what its Kennzahl means. */
export interface Getippt {
  werte: Berichtswert;
  bezeichnung: string;
  zeile: Zeile;
}

const wholeUnits = ["Personen", "Anzahl", "Kinder", "Haushalte", "Fälle", "Plätze", "Einrichtungen"];

/** A unit in the words our releases use. */
const unitOf = (text: string): string => (/^(%|prozent|in %|v\. ?h\.)$/i.test(text) ? "Prozent" : text);

/** Why *wert* cannot be a value in *einheit*; undefined if it can. */
export function faultOfRange(wert: number, einheit: string): string | undefined {
  if (einheit === "Prozent" && (wert < 0 || wert > 100)) return "ist kein Anteil zwischen 0 und 100 Prozent";
  if (!wholeUnits.includes(einheit)) return undefined;
  if (wert < 0) return "ist negativ, obwohl gezählt wird";
  return Number.isInteger(wert) ? undefined : `ist keine ganze Zahl, obwohl die Einheit „${einheit}“ ist`;
}

/** A period as people type it, in the form of our releases; undefined if it is none. */
export function periodOf(cell: WorkbookCell): string | undefined {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  const text = String(cell ?? "")
    .replace(/^(Stand|Stichtag)[: ]+/i, "")
    .trim();
  const day = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  const years = /^(\d{4})\s*(?:[-–/]|bis)\s*(\d{4})$/.exec(text);
  const plain = day
    ? `${day[3]}-${(day[2] ?? "").padStart(2, "0")}-${(day[1] ?? "").padStart(2, "0")}`
    : years
      ? `${years[1]}/${years[2]}`
      : text;
  if (!Zeitraum.safeParse(plain).success) return undefined;
  const [from = "", to] = plain.split("/");
  if (to !== undefined) return from < to ? plain : undefined;
  const date = new Date(`${`${plain}-01-01`.slice(0, 10)}T00:00:00Z`);
  const isDay = plain.length < 10 || (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(plain));
  return isDay && !/-(00|1[3-9]|[2-9]\d)(-|$)/.test(plain.slice(4, 8)) ? plain : undefined;
}

/** A period of our releases as people type it: 31.12.2019. Years and months stay as they are. */
export const germanPeriod = (zeitraum: string): string => zeitraum.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3.$2.$1");

const isExample = (zeile: Zeile): boolean => /^beispiel/i.test(String(zeile.cell("Bericht") ?? ""));

const listLines = (zeilen: readonly Zeile[]): string => {
  const lines = zeilen.map(({line}) => line);
  return lines.length > 8 ? `${lines.slice(0, 8).join(", ")} …` : lines.join(", ");
};

/**
 * The rows of *tabelle* that count, and what stands in the way. Examples are left out. In a draft each row needs "ja" in
 * the column "Bestätigt"; "nein" leaves it out, and anything else is a problem.
 */
function chooseRows(tabelle: Tabelle): {zeilen: Zeile[]; beispiele: number; problems: Problem[]} {
  const own = tabelle.zeilen.filter((zeile) => !isExample(zeile));
  const beispiele = tabelle.zeilen.length - own.length;
  if (!tabelle.entwurf) return {zeilen: own, beispiele, problems: []};
  const problems: Problem[] = [];
  const open: Zeile[] = [];
  const zeilen = own.filter((zeile) => {
    const said = String(zeile.cell("Bestätigt") ?? "")
      .trim()
      .toLowerCase();
    if (said === "ja" || said === "nein") return said === "ja";
    if (said !== "")
      problems.push(zeile.problem("Bestätigt", "ist weder „ja“ noch „nein“", "Bitte „ja“ oder „nein“ eintragen."));
    else if (zeile.cell("Zweifel") === null) open.push(zeile);
    else
      problems.push(
        zeile.problem(
          "Zweifel",
          "ist noch nicht geprüft",
          "Bitte mit dem Bericht vergleichen, wenn nötig berichtigen und in der Spalte „Bestätigt“ „ja“ oder „nein“ eintragen."
        )
      );
    return false;
  });
  if (open.length > 0)
    problems.push({
      datei: tabelle.datei,
      wert: listLines(open),
      regel: `sind ${open.length === 1 ? "die Zeile" : `die ${open.length} Zeilen`} ohne Zweifel, die noch niemand bestätigt hat`,
      abhilfe: "Bitte mit dem Bericht vergleichen und in der Spalte „Bestätigt“ „ja“ oder „nein“ eintragen."
    });
  return {zeilen, beispiele, problems};
}

const meaningOfDash = "Im Bericht steht ein Strich (nichts vorhanden).";

/** Reads the rows of one typed table; faults are collected, not thrown. */
export function readBerichtswerte(
  tabelle: Tabelle,
  gebiete: readonly Gebiet[]
): {werte: Getippt[]; beispiele: number; problems: Problem[]} {
  const {zeilen, beispiele, problems} = chooseRows(tabelle);
  const werte = zeilen.flatMap((zeile): Getippt[] => {
    const before = problems.length;
    const add = (spalte: Spalte, regel: string, abhilfe: string): void => {
      problems.push(zeile.problem(spalte, regel, abhilfe));
    };
    const text = (spalte: Spalte): string => {
      const cell = zeile.cell(spalte);
      return (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? "")).replace(/\s+/g, " ").trim();
    };
    const needed = (spalte: Spalte, abhilfe: string): string => {
      const found = text(spalte);
      if (found === "") add(spalte, "ist leer", abhilfe);
      return found;
    };

    const bericht = text("Bericht");
    if (!/^[a-z0-9][a-z0-9-]*$/.test(bericht))
      add(
        "Bericht",
        bericht === "" ? "ist leer" : "ist keine Kennung",
        "Bitte einen kurzen Namen aus a–z, 0–9 und Bindestrich eintragen, zum Beispiel sozialbericht-2026."
      );
    const titel = needed("Titel", "Bitte den Titel so eintragen, wie der Bericht zitiert wird.");
    const jahr = text("Jahr") === "" ? null : Number(text("Jahr"));
    if (jahr !== null && !(Number.isInteger(jahr) && jahr >= 1990 && jahr <= 2100))
      add(
        "Jahr",
        "ist kein Erscheinungsjahr",
        "Bitte vier Ziffern eintragen oder leer lassen, wenn es nicht bekannt ist."
      );
    const [, standText = ""] = /^(?:LOR ?)?(2019|2021)$/.exec(text("LOR-Stand")) ?? [];
    if (standText === "")
      add(
        "LOR-Stand",
        text("LOR-Stand") === "" ? "ist leer" : "ist kein LOR-Stand",
        "Bitte 2019 (Gebiete bis Ende 2020) oder 2021 (Gebiete ab 2021) eintragen: manche Namen gibt es in beiden, mit anderen Grenzen."
      );
    const lor_stand = standText as LorStand;
    const gebiet_id = standText === "" ? "" : areaOf(text("Gebiet"), lor_stand, gebiete, add);

    const kennzahl = text("Kennzahl");
    const bezeichnung = text("Bezeichnung");
    const known = kennzahlen.find(({name}) => name === kennzahl);
    if (!/^[a-z][a-z0-9_]*$/.test(kennzahl))
      add(
        "Kennzahl",
        kennzahl === "" ? "ist leer" : "ist kein Name einer Kennzahl",
        "Bitte einen Namen aus dem Blatt „Kennzahlen“ eintragen, oder für eine neue Kennzahl einen aus a–z, 0–9 und _."
      );
    else if (!known && bezeichnung === "")
      add(
        "Kennzahl",
        "ist keine bekannte Kennzahl",
        `Bekannt sind: ${kennzahlen.map(({name}) => name).join(", ")}. Für eine neue bitte in der Spalte „Bezeichnung“ eintragen, was sie misst.`
      );
    const zeitraum = periodOf(zeile.cell("Zeitraum"));
    if (zeitraum === undefined)
      add(
        "Zeitraum",
        text("Zeitraum") === "" ? "ist leer" : "ist kein Zeitraum",
        "Bitte einen Tag (31.12.2019), ein Jahr (2019) oder zwei Jahre (2015/2017) eintragen."
      );
    const einheit = unitOf(needed("Einheit", "Bitte die Einheit eintragen: Prozent, Personen …"));
    if (known && einheit !== "" && einheit !== known.einheit)
      add(
        "Einheit",
        `ist nicht die Einheit der Kennzahl ${known.name} (${known.einheit})`,
        "Bitte die Einheit berichtigen, oder einen anderen Namen für die Kennzahl wählen."
      );
    const anmerkung = text("Anmerkung");
    const wert = valueOf(zeile, einheit, anmerkung, add);
    for (const spalte of ["Seite", "Tabelle", "Bezeichnung"] as const)
      if (looksLikeFormula(text(spalte)))
        add(spalte, "beginnt wie eine Formel", "Bitte den Text ohne das Zeichen am Anfang eintragen.");
    if (problems.length > before || wert === undefined || zeitraum === undefined) return [];
    return [
      {
        zeile,
        bezeichnung: known?.titel ?? bezeichnung,
        werte: {
          bericht,
          titel,
          jahr,
          seite: text("Seite"),
          tabelle: text("Tabelle"),
          lor_stand,
          gebiet_id,
          kennzahl,
          zeitraum,
          einheit,
          ...wert
        }
      }
    ];
  });
  return {werte, beispiele, problems};
}

type Add = (spalte: Spalte, regel: string, abhilfe: string) => void;

function areaOf(text: string, lorStand: LorStand, gebiete: readonly Gebiet[], add: Add): string {
  const found = findGebiete(text, lorStand, gebiete);
  const [only] = found;
  if (only && found.length === 1) return only.gebiet_id;
  if (found.length > 1) {
    add(
      "Gebiet",
      `heißen ${found.length} Gebiete des LOR-Stands ${lorStand}`,
      `Bitte den Schlüssel eintragen: ${found.map(nameWithEbene).join(" oder ")}.`
    );
    return "";
  }
  const other = lorStand === "2019" ? "2021" : "2019";
  const elsewhere = text !== "" && findGebiete(text, other, gebiete).length > 0;
  add(
    "Gebiet",
    text === ""
      ? "ist leer"
      : `ist kein Gebiet des LOR-Stands ${lorStand}${elsewhere ? `, wohl aber des Stands ${other}` : ""}`,
    elsewhere
      ? "Bitte den LOR-Stand oder das Gebiet berichtigen."
      : "Bitte einen Schlüssel oder Namen aus dem Blatt „Gebiete“ eintragen, führende Nullen mitgeschrieben."
  );
  return "";
}

/** The number with its state and remark; undefined after a problem was added. */
function valueOf(
  zeile: Zeile,
  einheit: string,
  anmerkung: string,
  add: Add
): Pick<Berichtswert, "wert" | "status" | "anmerkung"> | undefined {
  const cell = zeile.cell("Wert");
  const problem = (regel: string, abhilfe: string): undefined => {
    add("Wert", regel, abhilfe);
    return undefined;
  };
  if (cell === null)
    return problem(
      "ist leer",
      "Bitte die Zahl eintragen, oder k. A. (keine Angabe), • (geschützt), – (nichts), x (entfällt)."
    );
  if (cell instanceof Date)
    return problem(
      "ist ein Datum: das Tabellenprogramm hat die Eingabe umgewandelt",
      "Bitte die Zelle als Text formatieren und die Zahl neu eintragen."
    );
  if (typeof cell === "boolean") return problem("ist keine Zahl", "Bitte die Zahl eintragen.");
  const read: Angabe =
    typeof cell === "number"
      ? {art: "zahl", wert: Number(cell.toPrecision(12)) + 0, fussnote: "", prozent: false}
      : readAngabe(cell);
  if (read.art === "unlesbar")
    return problem(
      "ist weder eine Zahl noch eines der Zeichen k. A., •, –, x",
      "Bitte nur die Zahl eintragen; Zusätze gehören in die Spalte „Anmerkung“."
    );
  if (read.art === "mehrdeutig") {
    const decimal = String(read.dezimal).replace(".", ",");
    return problem(
      `kann ${read.ganz} oder ${decimal} heißen`,
      `Bitte ${read.ganz} ohne Trennzeichen schreiben, oder ${decimal}0 mit einer Null am Ende.`
    );
  }
  if (read.fussnote !== "" && anmerkung === "")
    return problem(
      `trägt im Bericht eine Fußnote (${read.fussnote})`,
      "Bitte in die Spalte „Anmerkung“ schreiben, was die Fußnote sagt."
    );
  if (read.art === "zustand") return {wert: null, status: read.status, anmerkung};
  if (read.art === "nichts")
    return {wert: 0, status: "null_wert", anmerkung: anmerkung === "" ? meaningOfDash : anmerkung};
  if (read.prozent && einheit !== "Prozent")
    return problem("trägt ein Prozentzeichen", `Bitte Wert oder Einheit („${einheit}“) berichtigen.`);
  const fault = faultOfRange(read.wert, einheit);
  if (fault !== undefined)
    return problem(fault, "Bitte mit dem Bericht vergleichen und Wert oder Einheit berichtigen.");
  return {wert: read.wert, status: read.wert === 0 ? "null_wert" : "wert", anmerkung};
}
