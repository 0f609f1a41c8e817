import type {Dokument} from "./modell.js";

/** A document with every kind of block, a long table and text that means harm. */
export const musterdokument: Dokument = {
  titel: "Sachbericht 2025",
  untertitel: "Kieztreff Süd · Bezirksregion Hellersdorf-Süd",
  vermerke: ["Beispieldaten", "Nur für den Dienstgebrauch"],
  kurztitel: "Sachbericht 2025 · Kieztreff Süd",
  stand: "2025-12-31",
  version: "0.1.0",
  adresse: "https://beispiel.invalid/foerderantrag?zentrum=kieztreff-sued&jahr=2025",
  bloecke: [
    {art: "ueberschrift", ebene: 2, text: "Sozialraum"},
    {art: "absatz", text: 'Größe & Mut <w:p/> ]]> "\u0000\u000b\ufffe\ud800" Ende'},
    {art: "absatz", text: "Erste Zeile.\nZweite Zeile.", geaendert: true},
    {art: "hinweis", text: "Hinweise auf Bedarf ersetzen nicht die Einschätzung vor Ort."},
    {art: "ueberschrift", ebene: 3, text: "Auswahl"},
    {art: "liste", punkte: ["Punkt eins", "Punkt zwei"]},
    {art: "liste", punkte: ["erstens", "zweitens"], nummeriert: true},
    {
      art: "tabelle",
      titel: "Dokumentierte Leistung, Kieztreff Süd, 2024 und 2025",
      spalten: [
        {titel: "Kennzahl", breite: 3},
        {titel: "2024", zahl: true},
        {titel: "Veränderungsrate", zahl: true, breite: 0.5}
      ],
      zeilen: Array.from({length: 60}, (_, i) => [`Kennzahl ${i + 1}`, String(1000 + i), i === 3 ? "•" : "n. g."]),
      quelle: "Quelle: Leistungsdokumentation. • = geschützt."
    },
    {art: "seitenwechsel"},
    {art: "ueberschrift", ebene: 2, text: "Ziele"},
    {art: "absatz", text: "Eine Anmerkung.", klein: true},
    {art: "felder", titel: ["Ort, Datum", "Leitung des Zentrums"]}
  ]
};
