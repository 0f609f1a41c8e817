import {blattspalten, farben, listenblatt, meldungsblatt, tabellenblatt, zellwertOf} from "./blaetter.js";
import type {Blattspalte} from "./blaetter.js";
import {schreibeMappe} from "./schreiben.js";
import type {Blatt, Stil, Zelle} from "./schreiben.js";
import type {Register, Saetze, Satz} from "./typen.js";
import {tabellen} from "./vertrag.js";
import type {Tabelle} from "./vertrag.js";
import {giltIm} from "./zeitraum.js";

export interface Vorlagenwahl {
  register: Register;
  jahr: number;
  /** Id of the centre whose name is printed where its rows are prepared; without it these cells are empty. */
  zentrum?: string;
  /** Rows that are known already: the offers that go on, and the centre's own row, are written into the template. */
  saetze?: Saetze;
}

const anleitung = (jahr: number): string[] => [
  `Leistungsdokumentation ${jahr}`,
  "",
  "1. Füllen Sie die Blätter aus, die Sie brauchen. Blätter ohne Einträge dürfen leer bleiben.",
  "2. Dunkle Überschriften sind Pflichtfelder. Klicken Sie auf eine Überschrift: Dann steht dort, was hineingehört.",
  "3. Beginnen Sie mit „Angebote“: jedes Angebot einmal, mit einer kurzen Kennung, zum Beispiel sprachcafe.",
  "4. Im Blatt „Leistungen“ steht je Angebot und Monat eine Zeile; für bekannte Angebote ist sie vorbereitet.",
  "5. Zeitraum: ein Monat (03.2025), ein Jahr (2025) oder ein Tag (15.03.2025). Je Angebot und Jahr nur eine Art.",
  "6. Teilnahmen sind Besuche: Wer dreimal kommt, zählt dreimal. Personen sind verschiedene Menschen.",
  "7. Spalten mit „davon“ sind Teile. Leer heißt: nicht erfasst. 0 heißt: gezählt, und es war niemand.",
  "8. Zahlen ohne Text: 46 und nicht „46 Personen“. Stunden mit Komma: 7,5.",
  "9. „Beratungen“ und „Anliegen“ enthalten Summen je Thema, keine einzelnen Fälle.",
  "10. Wählen Sie aus den Listen. Alle erlaubten Werte stehen im Blatt „Listen“.",
  "11. Für mehrere Zielgruppen gibt es mehrere Spalten: Zielgruppe, Zielgruppe 2, Zielgruppe 3.",
  "12. Im Blatt „Meldestand“ tragen Sie „ja“ ein, wenn alle Leistungen eines Monats eingetragen sind, und den Tag dazu.",
  "13. Ein Monat ohne „ja“ gilt als nicht gemeldet. Er zählt nie als 0.",
  "14. Fand in einem Monat nichts statt, tragen Sie ebenfalls „ja“ ein, ohne Zeilen im Blatt „Leistungen“.",
  "15. Im Blatt „Standards“ schätzen Sie einmal im Jahr ein, wie weit die dreizehn Standards erfüllt sind.",
  "16. Korrektur: Senden Sie die Monate noch einmal vollständig, mit einem späteren Tag in der Spalte „Stand“.",
  "",
  "Bitte nicht eintragen:",
  "Namen, Adressen, Telefonnummern, Geburtstage oder andere Angaben zu einzelnen Menschen.",
  "Einzelne Beratungen oder Fälle, auch nicht ohne Namen. Notizen und freie Berichte.",
  "",
  "Bitte keine Zellen verbinden, keine Zeilen ausblenden, keine Überschriften ändern und keine Summenzeilen anfügen.",
  "Speichern Sie als Excel-Arbeitsmappe (.xlsx). Prüfen können Sie die Datei auf der Seite „Daten prüfen“.",
  "Dabei bleibt sie auf Ihrem Computer.",
  "",
  "Die Blätter und ihre Spalten"
];

/** The sheet that explains all others: how to fill in, then table by table what each column holds. */
function anleitungsblatt(jahr: number): Blatt {
  const fett: Stil = {fett: true};
  const umbruch: Stil = {umbruch: true};
  const zeilen: (Zelle | null)[][] = anleitung(jahr).map((wert, i) => [
    {wert, ...(i === 0 || wert.endsWith(":") || wert === "Die Blätter und ihre Spalten" ? {stil: fett} : {})}
  ]);
  for (const {titel, erklaerung, spalten} of tabellen) {
    zeilen.push([], [{wert: `${titel}: ${erklaerung}`, stil: fett}]);
    zeilen.push(
      ["Spalte", "Pflicht", "Was hineingehört", "Beispiel"].map((wert) => ({
        wert,
        stil: {fett: true, farbe: farben.kopf}
      }))
    );
    for (const spalte of spalten)
      zeilen.push([
        {wert: spalte.titel},
        {wert: spalte.pflicht ? "ja" : null},
        {wert: spalte.erklaerung, stil: umbruch},
        {wert: spalte.beispiel, stil: {format: "text"}}
      ]);
  }
  return {
    name: "Anleitung",
    spalten: [{breite: 36}, {breite: 9}, {breite: 88}, {breite: 44}],
    zeilen
  };
}

/** The sheet with one filled-in row for every table, marked as an example; nobody reads it but people. */
function beispielblatt(): Blatt {
  const kopf: Stil = {fett: true, farbe: farben.kopf};
  const stil: Stil = {format: "text", kursiv: true, farbe: farben.beispiel};
  const zeilen = tabellen.flatMap(({titel, spalten}): (Zelle | null)[][] => [
    [{wert: titel, stil: {fett: true}}],
    [{wert: "", stil: kopf}, ...spalten.map((spalte) => ({wert: spalte.titel, stil: kopf}))],
    [{wert: "Beispiel", stil}, ...spalten.map(({beispiel}) => ({wert: beispiel, stil}))],
    []
  ]);
  const breite = Math.max(...zeilen.map((zeile) => zeile.length));
  return {name: "Beispiele", spalten: Array.from({length: breite}, () => ({breite: 22})), zeilen};
}

/** The rows that *tabelle* begins with, as stored values. */
function vorbereitet({name}: Tabelle, {register, jahr, zentrum, saetze}: Vorlagenwahl): Satz["werte"][] {
  const zentrum_id = zentrum ?? null;
  const eigene = (saetze?.[name] ?? []).filter(({werte}) => zentrum_id === null || werte["zentrum_id"] === zentrum_id);
  if (name === "zentren") return eigene.map(({werte}) => werte);
  if (name === "angebote") return eigene.filter(({werte}) => giltIm(jahr, werte)).map(({werte}) => werte);
  const monate = Array.from({length: 12}, (_, i) => `${jahr}-${String(i + 1).padStart(2, "0")}`);
  if (name === "leistungen")
    return monate.flatMap((zeitraum) =>
      (saetze?.angebote ?? []).flatMap(({werte}) =>
        werte["zentrum_id"] === zentrum_id && giltIm(zeitraum, werte)
          ? [{zentrum_id, angebot_id: werte["angebot_id"] ?? null, zeitraum}]
          : []
      )
    );
  if (name === "meldestand") return monate.map((zeitraum) => ({zentrum_id, zeitraum}));
  if (name === "standards") return register.standards.map(({id}) => ({zentrum_id, jahr, standard: id}));
  return [];
}

/** Cells of a stored row under *spalten*; a cell that is not there stays empty and keeps its column's format. */
function zeileOf(werte: Satz["werte"], spalten: readonly Blattspalte[], register: Register): (Zelle | null)[] {
  return spalten.map((spalte) => {
    const wert = zellwertOf(spalte, werte[spalte.spalte.name] ?? null, register);
    return wert === null ? null : {wert};
  });
}

/**
 * The template for the records of *jahr*, an .xlsx workbook: instructions, a sheet for every table of the contract with lists to
 * choose from, the months and standards of the year, and examples. Cells that nobody filled in are empty, never 0.
 */
export async function vorlageMappe(wahl: Vorlagenwahl): Promise<Uint8Array> {
  const {register, jahr, saetze} = wahl;
  const zentrum = register.zentren.find(({id}) => id === wahl.zentrum);
  const gewaehlt: Vorlagenwahl = {register, jahr, ...(saetze && {saetze}), ...(zentrum && {zentrum: zentrum.id})};
  const {blatt: listen, bereichOf} = listenblatt(register);
  return schreibeMappe([
    anleitungsblatt(jahr),
    ...tabellen.map((tabelle) => {
      const werte = vorbereitet(tabelle, gewaehlt);
      const spalten = blattspalten(tabelle, ({name}) =>
        werte.reduce((max, satz) => (Array.isArray(satz[name]) ? Math.max(max, satz[name].length) : max), 0)
      );
      const zeilen = werte.map((satz) => zeileOf(satz, spalten, register));
      return tabellenblatt(tabelle, spalten, zeilen, bereichOf);
    }),
    beispielblatt(),
    listen,
    meldungsblatt([
      ["Jahr", jahr],
      ["Zentrum", zentrum?.titel ?? ""]
    ])
  ]);
}
