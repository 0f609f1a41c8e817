import type {Zeichenerklaerung} from "../ausfuhr/modell.js";
import {shell} from "./shell.js";

const atlas = `${shell.marke} ${shell.ort}`;

/** Words inside saved pictures, and of the panel that saves them. */
export const texteBild = {
  trenner: " · ",
  zeichen: (zeichen: readonly Zeichenerklaerung[]): string =>
    `Zeichen: ${zeichen.map((z) => `${z.zeichen} ${z.bedeutung.replace(/\.$/, "")}`).join("; ")}.`,
  stand: (datenstand: string, version: string): string =>
    [`Datenstand: ${datenstand}`, version === "" ? atlas : `${atlas}, Version ${version}`].join(" · "),
  /** A line of attribution as it is, with the word before it if it has none. */
  quelle: (vermerk: string): string => (/^\p{L}+: /u.test(vermerk) ? vermerk : `Quelle: ${vermerk}`),

  einbettung: {
    ganzVor: "Mit Tabelle und anderen Jahren:",
    ganz: (kurztitel: string): string => `${kurztitel} im Bedarfsatlas (neues Fenster)`
  },

  /** Columns of a file made from a table of the page. */
  spalten: {
    ohneTitel: "Spalte",
    text: (titel: string): string => `„${titel}“ als Text, wie in der Tabelle der Ansicht.`,
    zahl: (titel: string, einheit: string, mitAnzeige: boolean): string =>
      `„${titel}“ als Zahl${einheit === "" ? "" : ` (Einheit: ${einheit})`}, gerundet wie angezeigt. Leer, wenn keine Zahl da ist${mitAnzeige ? "; die Spalte „wie angezeigt“ sagt, warum" : ""}.`,
    einheitTitel: (titel: string): string => `${titel} (Einheit)`,
    einheit: (titel: string): string => `Einheit der Zahl in „${titel}“; leer, wenn keine Zahl da ist.`,
    grenzeTitel: {
      unten: (titel: string): string => `${titel} (untere Grenze)`,
      oben: (titel: string): string => `${titel} (obere Grenze)`
    },
    grenze: (titel: string, einheit: string): string =>
      `„${titel}“ als Zahl${einheit === "" ? "" : ` (Einheit: ${einheit})`}, gerundet wie angezeigt. Leer, wenn es keine gibt.`,
    anzeigeTitel: (titel: string): string => `${titel} (wie angezeigt)`,
    anzeige: (titel: string): string => `„${titel}“ mit Einheit und Zeichen, wie in der Tabelle der Ansicht.`
  },

  panel: {
    titel: "Bild speichern",
    breite: "Breite",
    breiten: {
      360: "Halbe Seitenbreite (80 mm)",
      720: "Ganze Seitenbreite (160 mm)",
      1080: "Folie oder Querformat (240 mm)"
    },
    vorschau: (titel: string): string => `Vorschau: ${titel}`,
    hinweis: "So sieht Ihr Bild aus. Quelle, Stand und Zeichen stehen darin.",
    svg: "Als SVG speichern",
    svgWofuer: "SVG: scharf in jeder Größe, für Word, LibreOffice und Inkscape.",
    png: "Als PNG speichern",
    pngWofuer: "PNG: fertiges Bild mit mindestens 300 Punkten je Zoll, für Folien und Webseiten.",
    kopieren: "Bild kopieren",
    zeichnet: "Das Bild wird gezeichnet.",
    gezeichnet: "Die Vorschau ist fertig.",
    geaendert: "Die Ansicht hat sich geändert. Das Bild ist neu gezeichnet.",
    leer: "Dazu ist noch nichts geladen. Bitte warten Sie, bis die Ansicht steht.",
    fehler: "Das Bild ließ sich nicht zeichnen. Prüfen Sie die Verbindung, und laden Sie die Seite neu.",
    schreibt: (art: string): string => `${art} wird erstellt.`,
    gespeichert: (name: string): string => `Gespeichert als „${name}“.`,
    gescheitert: (art: string): string => `${art} ließ sich nicht erstellen. Es wurde nichts gespeichert.`,
    kopiert: "Bild kopiert. Fügen Sie es in Ihr Dokument ein.",
    nichtKopiert: "Dieser Browser lässt das Kopieren von Bildern hier nicht zu. Speichern Sie das Bild als PNG.",
    ohneLogo: "Das Logo ließ sich nicht laden. Das Bild ist ohne Logo."
  }
} as const;
