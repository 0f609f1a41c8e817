import {jahrOfWerte} from "./bestand.js";
import type {Bestand, Blattlage, Eintrag} from "./bestand.js";
import {meldemonateOf, pruefeMeldemonate, pruefeObGemeldet} from "./meldestand.js";
import {Blattmeldungen} from "./meldungen.js";
import type {Befund, Stelle} from "./meldungen.js";
import {reinige} from "./namen.js";
import type {Erlaubt} from "./personendaten.js";
import {
  pruefeAngebote,
  pruefeDoppelte,
  pruefeFremde,
  pruefeGemischt,
  pruefeOffen,
  pruefeSprung,
  pruefeStunden
} from "./querregeln.js";
import {
  ausfuellspaltenOf,
  istHilfsblatt,
  istLeeresBlatt,
  planeSpalten,
  pruefeFremdenKopf,
  tabelleOfBlatt
} from "./spalten.js";
import type {Spaltenlage} from "./spalten.js";
import type {Pruefergebnis, Pruefregeln, Register, Rohblatt, Rohzelle, Saetze, Zellwert} from "./typen.js";
import {tabellennamen, vertragsversion} from "./vertrag.js";
import type {Listenwert, Tabelle} from "./vertrag.js";
import {regelnGanzerZeilenOf, zeilenregelnOf} from "./zeilenregeln.js";
import {istLeer, personenbefund, textOfZelle} from "./zellen.js";
import type {Leseumfeld} from "./zellen.js";

export type {Pruefregeln} from "./typen.js";

export interface Pruefkontext {
  register: Register;
  regeln: Pruefregeln;
  /** ISO day; nothing that was done lies behind it. */
  heute: string;
  /** Only rows of this centre are expected. */
  erlaubt?: string;
  /** Rows already loaded, to compare with the year before and to know offers by, and since when and until when centres were open. */
  vorjahr?: Saetze;
  /** Findings kept of each rule and sheet; `hoechstensJeRegel` if not given, all with Infinity. */
  hoechstens?: number;
}

/** Rows that one file may have; more would not be the sums of a neighbourhood centre. */
export const hoechstensZeilen = 200_000;
/** Rows between two pauses. */
const schritt = 2000;

/** A sheet with its table, in the order of the delivery. */
interface Erkannt {
  blatt: Rohblatt;
  tabelle: Tabelle;
  meldungen: Blattmeldungen;
  nummer: number;
}

/**
 * Checks the sheets of a delivery against the contract: sheets, columns, cells, rows, and rows against each other.
 *
 * Nothing is thrown for a bad file: what is wrong is said in `meldungen`, in the order of the file, at most
 * `hoechstens` of a rule and sheet; `fehler` and `warnungen` count all. An empty cell is null, never 0.
 */
export function pruefe(blaetter: readonly Rohblatt[], kontext: Pruefkontext): Pruefergebnis {
  const lauf = schritte(blaetter, kontext);
  for (;;) {
    const {done, value} = lauf.next();
    if (done) return value;
  }
}

/** As `pruefe`, but lets the page live in between; *fortschritt* is told how many rows have been read. */
export async function pruefeInSchritten(
  blaetter: readonly Rohblatt[],
  kontext: Pruefkontext,
  fortschritt: (zeilen: number) => void
): Promise<Pruefergebnis> {
  const lauf = schritte(blaetter, kontext);
  for (;;) {
    const {done, value} = lauf.next();
    if (done) return value;
    fortschritt(value);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

function* schritte(blaetter: readonly Rohblatt[], kontext: Pruefkontext): Generator<number, Pruefergebnis> {
  const {hoechstens} = kontext;
  const allgemein = new Blattmeldungen({datei: blaetter[0]?.datei ?? "", blatt: null, kopf: []}, hoechstens);
  const jeBlatt = blaetter.map((blatt) => new Blattmeldungen(blatt, hoechstens));
  const erkannt = erkenneBlaetter(blaetter, jeBlatt);
  const bestand: Bestand = new Map();
  const gelesen: Gelesenes = {zeilen: {}, jeDatei: new Map(), alle: 0};
  let umfeld: Leseumfeld = {register: kontext.register, heute: kontext.heute};
  // Centres that the delivery itself brings are known to its other sheets.
  const zuerst = erkannt.filter(({tabelle}) => tabelle.name === "zentren");
  for (const e of zuerst) yield* leseBlatt(e, umfeld, bestand, gelesen);
  umfeld = {...umfeld, register: mitZentren(kontext.register, bestand)};
  for (const e of erkannt) if (!zuerst.includes(e)) yield* leseBlatt(e, umfeld, bestand, gelesen);

  const zuViele = [...gelesen.jeDatei.values()].some((anzahl) => anzahl > hoechstensZeilen);
  if (erkannt.length === 0) meldeNichts(blaetter, allgemein);
  else if (gelesen.alle === 0)
    allgemein.melde({
      regel: "leer",
      text: "Keine Tabelle enthält eine Zeile",
      abhilfe: "Bitte die Tabellen ausfüllen und die Datei speichern."
    });
  else if (!zuViele) yield* pruefeQuer(bestand, kontext, allgemein, gelesen.alle);

  const alle = [allgemein, ...jeBlatt];
  const summe = (zahl: (m: Blattmeldungen) => number): number => alle.reduce((bisher, m) => bisher + zahl(m), 0);
  return {
    meldungen: alle.flatMap((m) => m.inReihenfolge()),
    fehler: summe(({fehler}) => fehler),
    warnungen: summe(({warnungen}) => warnungen),
    zeilen: gelesen.zeilen,
    saetze: saetzeOf(bestand, erkannt)
  };
}

function meldeNichts(blaetter: readonly Rohblatt[], allgemein: Blattmeldungen): void {
  if (blaetter.every((blatt) => istHilfsblatt(blatt) || istLeeresBlatt(blatt)))
    allgemein.melde({
      regel: "leer",
      text: "Die Datei enthält keine ausgefüllte Tabelle",
      abhilfe: "Bitte die Vorlage ausfüllen und die Datei speichern."
    });
  else
    allgemein.melde({
      regel: "keine_tabelle",
      text: "Die Datei enthält keine Tabelle der Vorlage",
      abhilfe: "Bitte die Vorlage verwenden und die Namen der Blätter und Spalten nicht ändern."
    });
}

/** The tables among *blaetter*. Reports what is no table, and what in it is about people. */
function erkenneBlaetter(blaetter: readonly Rohblatt[], jeBlatt: readonly Blattmeldungen[]): Erkannt[] {
  return blaetter.flatMap((blatt, nummer) => {
    const meldungen = jeBlatt[nummer]!;
    if (istHilfsblatt(blatt)) {
      pruefeFassung(blatt, meldungen);
      const {kopf, kopfzeile, zeilen} = blatt;
      for (const {zeile, zellen} of [{zeile: kopfzeile, zellen: kopf as readonly Rohzelle[]}, ...zeilen])
        for (const zelle of zellen) pruefeNotiz(zelle, {zeile}, meldungen);
      return [];
    }
    const tabelle = tabelleOfBlatt(blatt);
    if (istLeeresBlatt(blatt)) {
      if (tabelle)
        meldungen.melde({
          regel: "leeres_blatt",
          text: `Das Blatt für „${tabelle.titel}“ ist ganz leer`,
          abhilfe: "Bitte die Überschriften der Vorlage einfügen oder das Blatt löschen."
        });
      return [];
    }
    if (!tabelle) {
      pruefeFremdesBlatt(blatt, meldungen);
      return [];
    }
    meldungen.tabelle = tabelle.name;
    return [{blatt, tabelle, meldungen, nummer}];
  });
}

/** Reports a sheet that is not read, as a fault if it holds data of people. */
function pruefeFremdesBlatt(blatt: Rohblatt, meldungen: Blattmeldungen): void {
  meldungen.melde({
    regel: "unbekanntes_blatt",
    text: "Das Blatt gehört zu keiner Tabelle der Vorlage und wird nicht gelesen",
    abhilfe: "Bitte das Blatt wie in der Vorlage benennen oder löschen."
  });
  pruefeFremdenKopf(blatt, meldungen);
  for (const {zeile, zellen} of blatt.zeilen)
    zellen.forEach((zelle, i) => pruefeFremdes(zelle, {zeile, spalte: blatt.kopf[i] ?? ""}, meldungen));
}

/** Reports what is about people in a cell that is not read. */
function pruefeFremdes(
  zelle: Rohzelle | undefined,
  stelle: Stelle,
  meldungen: Blattmeldungen,
  erlaubt?: Erlaubt
): void {
  const befund = typeof zelle === "string" ? personenbefund(reinige(zelle), erlaubt) : undefined;
  if (befund) meldungen.melde(befund, stelle);
}

/** As `pruefeFremdes`, where the corrected workbook repeats its findings, which may name old days. */
const pruefeNotiz = (zelle: Rohzelle | undefined, stelle: Stelle, meldungen: Blattmeldungen): void =>
  pruefeFremdes(zelle, stelle, meldungen, "altes_datum");

/** Warns if the template says in its sheet "Meldung" that it was made for another version of the contract. */
function pruefeFassung({kopf, zeilen, kopfzeile}: Rohblatt, meldungen: Blattmeldungen): void {
  const alle = [{zeile: kopfzeile, zellen: kopf as readonly Rohzelle[]}, ...zeilen];
  for (const {zeile, zellen} of alle) {
    const [name, wert] = [zellen[0], zellen[1]];
    if (typeof name !== "string" || !/^(vertragsversion|version|fassung)/i.test(name) || istLeer(wert)) continue;
    const fassung = textOfZelle(wert!).replace(",", ".").trim();
    if (fassung === vertragsversion || `${fassung}.0` === vertragsversion) continue;
    meldungen.melde(
      {
        regel: "fassung",
        wert: fassung,
        text: `ist nicht die geltende Fassung ${vertragsversion}`,
        abhilfe: "Bitte die neue Vorlage herunterladen."
      },
      {zeile}
    );
  }
}

interface Gelesenes {
  zeilen: Pruefergebnis["zeilen"];
  jeDatei: Map<string, number>;
  alle: number;
}

const summenwort = /^(?:zwischensummen?|gesamtsumme|summen?|gesamt|insgesamt|total|Σ):?$/i;

function* leseBlatt(
  {blatt, tabelle, meldungen, nummer}: Erkannt,
  umfeld: Leseumfeld,
  bestand: Bestand,
  gelesen: Gelesenes
): Generator<number, void> {
  const plan = planeSpalten(blatt, tabelle, umfeld, meldungen);
  const {spalten, notizen, ohneTitel, breite} = plan;
  const auszufuellen = ausfuellspaltenOf(tabelle, plan, blatt);
  const kopfUnklar = meldungen.fehler > 0;
  const koepfe = new Map(spalten.map(({spalte, stellen}) => [spalte.name, stellen[0]?.kopf ?? spalte.titel]));
  const lage: Blattlage = {
    nummer,
    datei: blatt.datei,
    blatt: blatt.blatt,
    meldungen,
    kopf: (name) => koepfe.get(name) ?? name
  };
  const eintraege = bestand.get(tabelle.name) ?? [];
  bestand.set(tabelle.name, eintraege);
  const regeln = zeilenregelnOf(tabelle);
  const regelnGanzerZeilen = regelnGanzerZeilenOf(tabelle);
  const zeilenumfeld = {meldungen, kopf: lage.kopf, register: umfeld.register};
  const unbenannt = new Set<number>();
  let anzahl = 0;
  const ohneZahlen: number[] = [];
  for (const {zeile, zellen} of blatt.zeilen) {
    const erste = zellen.findIndex((zelle) => !istLeer(zelle));
    if (erste < 0) continue;
    for (const {index, kopf} of notizen) pruefeNotiz(zellen[index], {zeile, spalte: kopf}, meldungen);
    if (auszufuellen.length > 0 && auszufuellen.every((index) => istLeer(zellen[index]))) {
      ohneZahlen.push(zeile);
      continue;
    }
    anzahl++;
    gelesen.alle++;
    const inDatei = (gelesen.jeDatei.get(blatt.datei) ?? 0) + 1;
    gelesen.jeDatei.set(blatt.datei, inDatei);
    if (inDatei > hoechstensZeilen) {
      meldungen.melde(
        {
          regel: "zu_viele_zeilen",
          text: `Die Datei hat mehr als ${hoechstensZeilen.toLocaleString("de-DE")} Zeilen`,
          abhilfe: "Bitte nur Summen je Angebot und Zeitraum melden, keine einzelnen Fälle."
        },
        {zeile}
      );
      break;
    }
    if (gelesen.alle % schritt === 0) yield gelesen.alle;
    const erstesWort = zellen[erste];
    if (typeof erstesWort === "string" && erstesWort.length < 20 && summenwort.test(erstesWort.trim())) {
      meldungen.melde(
        {
          regel: "summenzeile",
          wert: reinige(erstesWort),
          text: "ist eine Summenzeile",
          abhilfe: "Bitte die Zeile löschen. Summen werden berechnet."
        },
        {zeile, spalte: blatt.kopf[erste]}
      );
      continue;
    }
    if (ohneTitel.size > 0 || zellen.length > breite)
      pruefeOhneTitel(zeile, zellen, ohneTitel, breite, unbenannt, meldungen);
    const {werte, roh, befunde, unklar} = leseZeile(spalten, zellen);
    const satz = {datei: blatt.datei, blatt: blatt.blatt, zeile, werte, ...(roh && {roh})};
    const eintrag: Eintrag = {satz, blatt: lage, unklar: unklar || kopfUnklar};
    eintraege.push(eintrag);
    const stelle = {zeile, zentrum_id: werte.zentrum_id as string | undefined, jahr: jahrOfWerte(werte)};
    if (typeof stelle.zentrum_id !== "string") stelle.zentrum_id = undefined;
    if (befunde) for (const {befund, kopf} of befunde) meldungen.melde(befund, {...stelle, spalte: kopf});
    for (const regel of regeln) regel(werte, stelle, zeilenumfeld);
    if (!eintrag.unklar) for (const regel of regelnGanzerZeilen) regel(werte, stelle, zeilenumfeld);
  }
  // Printed months and standards that nobody filled in are told by what is missing then; activities by this.
  if (tabelle.name === "leistungen" && anzahl > 0 && ohneZahlen.length > 0)
    meldungen.melde(
      {
        regel: "ohne_zahlen",
        text:
          ohneZahlen.length === 1
            ? "Eine vorbereitete Zeile enthält keine Zahl und wird nicht gelesen"
            : `${ohneZahlen.length.toLocaleString("de-DE")} vorbereitete Zeilen enthalten keine Zahl und werden nicht gelesen`,
        abhilfe:
          "Wenn das Angebot in diesem Monat nicht stattfand, ist nichts zu tun. Sonst bitte die Zahlen eintragen."
      },
      {zeile: ohneZahlen[0]!}
    );
  gelesen.zeilen[tabelle.name] = (gelesen.zeilen[tabelle.name] ?? 0) + anzahl;
}

function pruefeOhneTitel(
  zeile: number,
  zellen: readonly Rohzelle[],
  ohneTitel: ReadonlySet<number>,
  breite: number,
  unbenannt: Set<number>,
  meldungen: Blattmeldungen
): void {
  zellen.forEach((zelle, index) => {
    if ((index < breite && !ohneTitel.has(index)) || istLeer(zelle) || unbenannt.has(index)) return;
    unbenannt.add(index);
    const text = textOfZelle(zelle);
    meldungen.melde(
      personenbefund(text) ?? {
        regel: "spalte_ohne_titel",
        wert: text,
        text: `steht in Spalte ${index + 1}, die keine Überschrift hat`,
        abhilfe: "Bitte den Wert löschen oder die Spalte wie in der Vorlage überschreiben."
      },
      {zeile}
    );
  });
}

interface Zeilenbefund {
  befund: Befund;
  kopf: string;
}

/** The values of a row, in the contract's order of columns; columns that the sheet does not have are null. */
function leseZeile(
  spalten: readonly Spaltenlage[],
  zellen: readonly Rohzelle[]
): {
  werte: Record<string, Zellwert>;
  roh: Record<string, readonly string[]> | undefined;
  befunde: Zeilenbefund[] | undefined;
  unklar: boolean;
} {
  const werte: Record<string, Zellwert> = {};
  let roh: Record<string, readonly string[]> | undefined;
  let befunde: Zeilenbefund[] | undefined;
  let unklar = false;
  for (const {spalte, lese, stellen} of spalten) {
    let wert: Zellwert = null;
    let gemeldet = false;
    for (const {index, kopf} of stellen) {
      const gelesen = lese(zellen[index] ?? null);
      if (gelesen.befund !== undefined) {
        (befunde ??= []).push({befund: gelesen.befund, kopf});
        unklar = true;
        gemeldet = true;
      }
      if (gelesen.roh !== undefined) (roh ??= {})[spalte.name] = [...(roh[spalte.name] ?? []), ...gelesen.roh];
      if (gelesen.wert === null) continue;
      wert =
        wert === null
          ? gelesen.wert
          : [...new Set([...(wert as readonly string[]), ...(gelesen.wert as readonly string[])])];
    }
    if (wert === null && spalte.pflicht && !gemeldet && stellen[0] !== undefined) {
      unklar = true;
      (befunde ??= []).push({
        befund: {
          regel: "pflicht",
          text: `„${spalte.titel}“ ist leer`,
          abhilfe: `Bitte ausfüllen. ${spalte.erklaerung}`
        },
        kopf: stellen[0].kopf
      });
    }
    werte[spalte.name] = wert;
  }
  return {werte, roh, befunde, unklar};
}

/** *register* with the centres that the delivery itself brings. */
function mitZentren(register: Register, bestand: Bestand): Register {
  const bekannt = new Set(register.zentren.map(({id}) => id));
  const neue = (bestand.get("zentren") ?? []).flatMap(({satz}): Listenwert[] => {
    const {zentrum_id, name} = satz.werte;
    if (typeof zentrum_id !== "string" || bekannt.has(zentrum_id)) return [];
    bekannt.add(zentrum_id);
    return [{id: zentrum_id, titel: typeof name === "string" ? name : zentrum_id}];
  });
  return neue.length === 0 ? register : {...register, zentren: [...register.zentren, ...neue]};
}

function* pruefeQuer(
  bestand: Bestand,
  {regeln, heute, erlaubt, vorjahr}: Pruefkontext,
  allgemein: Blattmeldungen,
  zeilen: number
): Generator<number, void> {
  if (erlaubt !== undefined) for (const eintraege of bestand.values()) pruefeFremde(eintraege, erlaubt);
  pruefeAngebote(bestand, vorjahr);
  yield zeilen;
  for (const tabelle of tabellennamen) {
    pruefeDoppelte(bestand, tabelle);
    yield zeilen;
  }
  pruefeOffen(bestand, vorjahr);
  pruefeGemischt(bestand);
  yield zeilen;
  const monate = meldemonateOf(bestand, heute);
  const ohne = pruefeObGemeldet(bestand, monate, allgemein);
  // A row of the Meldestand that cannot be read would make all rows of its months look undeclared.
  const lesbar = !(bestand.get("meldestand") ?? []).some(({unklar}) => unklar);
  if (!ohne && lesbar) pruefeMeldemonate(bestand, monate, vorjahr);
  yield zeilen;
  pruefeStunden(bestand, vorjahr, regeln);
  pruefeSprung(bestand, monate, vorjahr, regeln);
}

/** Accepted rows of the tables found; a table without rows is an empty list. */
function saetzeOf(bestand: Bestand, erkannt: readonly Erkannt[]): Saetze {
  const ergebnis: Saetze = {};
  for (const {tabelle} of erkannt) ergebnis[tabelle.name] ??= (bestand.get(tabelle.name) ?? []).map(({satz}) => satz);
  return ergebnis;
}
