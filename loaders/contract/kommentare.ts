import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {personendatumIn, nenntPerson} from "../../src/lib/leistungen/personendaten.js";
import {ohneSteuerzeichen} from "../../src/lib/zeichensatz.js";
import {decodeText} from "./csv.js";
import {InputError, type Problem} from "./errors.js";
import {quoteList} from "./faults.js";

/** A local comment as its file has it. */
export interface Kommentar {
  gebiet_id: string;
  /** Who speaks, as a role; never a name. */
  rolle: string;
  datum: string;
  /** Id of a problem field of the catalogue; null for none. */
  bezug: string | null;
  /** Who reviewed it, as a role, and when; null while nobody has. */
  pruefung: {von: string; am: string} | null;
  /** When and why the text was changed or, if it is empty, deleted; null if it is as it came. */
  korrektur: {am: string; grund: string} | null;
  /** "" for a deleted comment. */
  text: string;
  /** True for an invented one. */
  beispiel: boolean;
}

/** What comments may refer to. */
export interface Kommentarregister {
  gebiete: ReadonlySet<string>;
  problemfelder: readonly string[];
}

/** Most characters of a comment. */
export const textLaenge = 600;
const rollenlaenge = 80;

const name = /^(?<gebiet>(?:\d{2}){1,4})-(?<datum>\d{4}-\d{2}-\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*\.md$/;
const pflicht = ["gebiet", "rolle", "datum"] as const;
const felder = [...pflicht, "bezug", "geprueft_von", "geprueft_am", "korrektur"] as const;
type Feld = (typeof felder)[number];

/** True for a day of the calendar as JJJJ-MM-TT; JavaScript reads the 31st of February as another one. */
function istTag(text: string): boolean {
  const tag = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(tag.getTime()) && tag.toISOString().slice(0, 10) === text;
}

const istFeld = (text: string): text is Feld => (felder as readonly string[]).includes(text);

interface Zeile {
  wert: string;
  zeile: number;
}

/** Collects the faults of one file. */
class Datei {
  readonly problems: Problem[] = [];
  constructor(readonly datei: string) {}

  add(regel: string, abhilfe: string, ort: {zeile?: number; spalte?: string; wert?: string} = {}): void {
    this.problems.push({datei: this.datei, ...ort, regel, abhilfe});
  }
}

/** The lines between the two rules, by field; the text below, and the line it begins in. Null without a head. */
function kopfOf(
  zeilen: readonly string[],
  datei: Datei
): {kopf: Map<Feld, Zeile>; text: string; textZeile: number} | null {
  const ende = zeilen.indexOf("---", 1);
  if (zeilen[0] !== "---" || ende < 0) {
    datei.add(
      "hat keinen Kopf zwischen zwei Zeilen „---“",
      "Bitte den Kopf wie in data/kommentare/README.md anlegen.",
      {
        zeile: 1
      }
    );
    return null;
  }
  const kopf = new Map<Feld, Zeile>();
  zeilen.slice(1, ende).forEach((inhalt, i) => {
    const zeile = i + 2;
    if (inhalt.trim() === "") return;
    const teile = /^([a-z_]+):(.*)$/.exec(inhalt);
    if (!teile) {
      datei.add("hat nicht die Form „feld: wert“", "Bitte Feld und Wert durch einen Doppelpunkt trennen.", {
        zeile,
        wert: inhalt
      });
      return;
    }
    const [, feld, wert] = teile as unknown as [string, string, string];
    if (!istFeld(feld)) {
      datei.add("ist kein bekanntes Feld", `Erlaubt sind ${quoteList(felder)}.`, {zeile, wert: feld});
    } else if (kopf.has(feld)) {
      datei.add("steht schon weiter oben", "Bitte jedes Feld nur einmal angeben.", {zeile, spalte: feld});
    } else kopf.set(feld, {wert: wert.trim(), zeile});
  });
  const rest = zeilen.slice(ende + 1);
  const leer = rest.findIndex((zeile) => zeile.trim() !== "");
  return {
    kopf,
    text: rest.join("\n").trim().replace(/\s+/g, " "),
    textZeile: ende + 2 + Math.max(0, leer)
  };
}

/** Notes what in *text* could name or find a person, or is no plain text. */
function pruefeText(datei: Datei, text: string, ort: {zeile: number; spalte?: string}): void {
  const fund = nenntPerson(text) ? "den Namen einer Person" : personendatumIn(text);
  if (fund !== undefined)
    datei.add(
      `enthält wohl ${fund}`,
      "Bitte Namen und Kontaktdaten weglassen. Es zählt die Rolle, nicht die Person.",
      ort
    );
  if (ohneSteuerzeichen(text) !== text)
    datei.add("enthält unsichtbare Steuerzeichen", "Bitte den Text neu eintippen statt zu kopieren.", ort);
  if (/[<>]|https?:|www\.|\]\(/i.test(text))
    datei.add("ist kein reiner Text", "Bitte spitze Klammern und Internetadressen entfernen.", ort);
}

function tagIn(datei: Datei, kopf: ReadonlyMap<Feld, Zeile>, feld: "datum" | "geprueft_am"): string | null {
  const eintrag = kopf.get(feld);
  if (!eintrag || eintrag.wert === "") return null;
  if (istTag(eintrag.wert)) return eintrag.wert;
  datei.add("ist kein Tag", "Bitte als JJJJ-MM-TT schreiben, zum Beispiel 2026-03-12.", {
    zeile: eintrag.zeile,
    spalte: feld,
    wert: eintrag.wert
  });
  return null;
}

function pruefungIn(
  datei: Datei,
  kopf: ReadonlyMap<Feld, Zeile>,
  datum: string | null
): {von: string; am: string} | null {
  const von = kopf.get("geprueft_von")?.wert ?? "";
  const am = tagIn(datei, kopf, "geprueft_am");
  const zeileOf = (feld: Feld) => ({zeile: kopf.get(feld)?.zeile ?? 1, spalte: feld});
  if ((von === "") !== ((kopf.get("geprueft_am")?.wert ?? "") === ""))
    datei.add(
      "steht ohne das andere Feld der Prüfung",
      "Bitte geprueft_von und geprueft_am zusammen ausfüllen oder beide leer lassen.",
      zeileOf(von === "" ? "geprueft_am" : "geprueft_von")
    );
  if (am !== null && datum !== null && am < datum)
    datei.add("liegt vor dem Tag der Stimme", "Bitte beide Tage prüfen.", {...zeileOf("geprueft_am"), wert: am});
  return von !== "" && am !== null ? {von, am} : null;
}

function korrekturIn(
  datei: Datei,
  kopf: ReadonlyMap<Feld, Zeile>,
  datum: string | null
): {am: string; grund: string} | null {
  const eintrag = kopf.get("korrektur");
  if (!eintrag || eintrag.wert === "") return null;
  const ort = {zeile: eintrag.zeile, spalte: "korrektur"};
  const [, am = "", grund = ""] = /^(\d{4}-\d{2}-\d{2}):?\s+(.+)$/.exec(eintrag.wert) ?? [];
  if (!istTag(am)) {
    datei.add("nennt nicht Tag und Grund", "Bitte so schreiben: 2026-04-02: Jahreszahl berichtigt.", {
      ...ort,
      wert: eintrag.wert
    });
    return null;
  }
  if (datum !== null && am < datum)
    datei.add("liegt vor dem Tag der Stimme", "Bitte beide Tage prüfen.", {...ort, wert: am});
  return {am, grund};
}

/**
 * The comment in *inhalt*, the text of the file *dateiname*. Throws an InputError that names every fault with file, line and rule:
 * a wrong name or head, an unknown area or problem field, days that cannot be, more than 600 characters, and whatever looks like data
 * of a person.
 */
export function parseKommentar(
  inhalt: string,
  dateiname: string,
  {gebiete, problemfelder}: Kommentarregister,
  beispiel = false
): Kommentar {
  const datei = new Datei(dateiname);
  const benannt = name.exec(dateiname.split(/[\\/]/).at(-1)!)?.groups;
  if (!benannt)
    datei.add(
      "hat keinen Dateinamen nach der Regel",
      "Bitte so benennen: <Gebiet>-<JJJJ-MM-TT>-<kurz>.md, nur Kleinbuchstaben, Ziffern und Striche."
    );
  const gelesen = kopfOf(inhalt.replace(/^\uFEFF/, "").split(/\r?\n/), datei);
  if (!gelesen) throw new InputError(datei.problems);
  const {kopf, text, textZeile} = gelesen;
  const wert = (feld: Feld): string => kopf.get(feld)?.wert ?? "";
  const ort = (feld: Feld) => ({zeile: kopf.get(feld)?.zeile ?? 1, spalte: feld, wert: wert(feld)});
  for (const feld of pflicht)
    if (wert(feld) === "")
      datei.add("fehlt", "Bitte das Feld im Kopf ergänzen.", {zeile: kopf.get(feld)?.zeile ?? 1, spalte: feld});
  const gebiet = wert("gebiet");
  if (gebiet !== "" && !gebiete.has(gebiet))
    datei.add(
      "ist kein Gebiet des Bezirks",
      "Bitte den LOR-Schlüssel (ab 2021) von Planungsraum, Bezirksregion, Prognoseraum oder Bezirk eintragen.",
      ort("gebiet")
    );
  else if (benannt && gebiet !== "" && benannt["gebiet"] !== gebiet)
    datei.add("passt nicht zum Dateinamen", "Bitte Gebiet und Dateinamen angleichen.", ort("gebiet"));
  const datum = tagIn(datei, kopf, "datum");
  if (benannt && datum !== null && benannt["datum"] !== datum)
    datei.add("passt nicht zum Dateinamen", "Bitte Datum und Dateinamen angleichen.", ort("datum"));
  const bezug = wert("bezug");
  if (bezug !== "" && !problemfelder.includes(bezug))
    datei.add("ist kein Problemfeld", `Erlaubt sind ${quoteList(problemfelder)}.`, ort("bezug"));
  const pruefung = pruefungIn(datei, kopf, datum);
  const korrektur = korrekturIn(datei, kopf, datum);
  for (const feld of ["rolle", "geprueft_von", "korrektur"] as const) {
    if (wert(feld) === "") continue;
    pruefeText(datei, wert(feld), {zeile: ort(feld).zeile, spalte: feld});
    if (feld !== "korrektur" && wert(feld).length > rollenlaenge)
      datei.add(`hat mehr als ${rollenlaenge} Zeichen`, "Bitte nur die Rolle nennen.", ort(feld));
  }
  const laenge = [...text].length;
  if (laenge > textLaenge)
    datei.add(`hat ${laenge} Zeichen, erlaubt sind ${textLaenge}`, "Bitte den Text kürzen.", {
      zeile: textZeile,
      spalte: "Text"
    });
  if (text === "" && korrektur === null)
    datei.add("enthält keinen Text", "Bitte den Text ergänzen oder die Löschung im Feld korrektur begründen.", {
      zeile: textZeile,
      spalte: "Text"
    });
  pruefeText(datei, text, {zeile: textZeile, spalte: "Text"});
  if (datei.problems.length > 0) throw new InputError(datei.problems);
  return {
    gebiet_id: gebiet,
    rolle: wert("rolle"),
    datum: datum!,
    bezug: bezug === "" ? null : bezug,
    pruefung,
    korrektur,
    text,
    beispiel
  };
}

const istKommentar = (dateiname: string): boolean => /\.md$/i.test(dateiname) && !/^(\.|readme)/i.test(dateiname);

function dateienIn(ordner: string): string[] {
  if (!existsSync(ordner)) return [];
  return readdirSync(ordner).filter(istKommentar).sort();
}

/**
 * All comments below *dataDir*, by file name: those in kommentare/ as soon as there is one, else the invented ones in
 * beispiel/kommentare/. Unreviewed ones are among them. Throws one InputError with the faults of all files.
 */
export function readKommentare(dataDir: string, register: Kommentarregister): Kommentar[] {
  const echt = join(dataDir, "kommentare");
  const eigene = dateienIn(echt);
  const beispiel = eigene.length === 0;
  const ordner = beispiel ? join(dataDir, "beispiel", "kommentare") : echt;
  const problems: Problem[] = [];
  const kommentare = (beispiel ? dateienIn(ordner) : eigene).flatMap((datei) => {
    try {
      const pfad = join(ordner, datei);
      return [parseKommentar(decodeText(readFileSync(pfad), pfad), pfad, register, beispiel)];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new InputError(problems);
  return kommentare;
}
