import {formatMitEinheit, formatZahl} from "../format.js";
import {texteSchutz} from "./schutz.js";

const {zeichen} = texteSchutz;

/** Words of the live parts of the page about disclosure control. */
export const texteGeheimhaltung = {
  intern:
    "Sie lesen die interne Ausgabe. Sie zeigt alle Zahlen, auch die hier beschriebenen geschützten. Was auf dieser Seite steht, gilt für die öffentliche Ausgabe.",
  regeln: {
    schwelle: "Zahl von Menschen",
    schwelleWert: (schwelle: number): string =>
      schwelle === 2 ? "1 wird nicht gezeigt" : `1 bis ${formatZahl(schwelle - 1)} werden nicht gezeigt`,
    besonders: "Zahl von Menschen bei Gesundheit, Behinderung, Herkunft und Flucht",
    nenner: "Anteil",
    nennerWert: (nenner: number): string => `erst ab ${formatZahl(nenner)} Menschen im Nenner`,
    traeger: "Stunden eines Trägers",
    traegerWert: (prozent: number): string =>
      `wenn ein Träger mehr als ${formatMitEinheit(prozent, "%")} davon hat: nur mit seiner Einwilligung`,
    einwilligungen: "Träger mit Einwilligung",
    einwilligungenBeispiel: "Die erfundenen Träger der Beispieldaten gelten als einverstanden.",
    besondersTitel: "Was als Gesundheit, Behinderung, Herkunft und Flucht gilt",
    listen: {
      zielgruppen: "Zielgruppen",
      beratungsthemen: "Beratungsthemen",
      fachdienste: "Fachstellen, an die vermittelt wurde",
      problemfelder: "Problemfelder",
      merkmale: "Merkmale der Teilnehmenden"
    }
  },
  beispiel: {
    haeuser: ["Haus A", "Haus B", "Haus C"],
    themen: ["Wohnen", "Schulden"],
    zusammen: "Zusammen",
    was: "Beratungen",
    eine: "Nur die kleine Zahl fehlt",
    mehrere: "So ist sie geschützt",
    folgt: (summe: number, andere: readonly number[], ergebnis: number): string =>
      `Das reicht nicht: ${[summe, ...andere].map((x) => formatZahl(x)).join(" − ")} = ${formatZahl(ergebnis)}. Wer die Zeile liest, kennt die Zahl.`,
    offen: (von: number, bis: number): string =>
      `Jetzt passt jede Zahl von ${formatZahl(von)} bis ${formatZahl(bis)}. Die Summen bleiben richtig, und es fehlt so wenig wie möglich.`,
    erfunden: "Ein erfundenes Beispiel."
  },
  quellen: {
    beschriftung: "Wer die Zahlen jeder Quelle schützt",
    spalten: {quelle: "Quelle", verfahren: "Wer schützt", regel: "Regel und Grund"},
    leistungen: "Leistungsdokumentation der Zentren",
    verfahren: {
      schwelle: "der Atlas",
      quelle: "die Behörde, bevor sie veröffentlicht",
      keine_personen: "nicht nötig"
    }
  },
  zahlen: {
    beschriftung: "Geschützte Zahlen je Tabelle und Jahr",
    spalten: {tabelle: "Tabelle"},
    tabellen: {
      zentrum: "Zentren: Summen des Jahres",
      angebot: "Angebote",
      gruppe: "Zielgruppen der Zentren",
      davon: "Teilnahmen nach Merkmalen",
      thema: "Beratungen nach Thema",
      beratung_gruppe: "Beratungen nach Zielgruppe",
      vermittlung: "Vermittlungen an Fachstellen",
      anliegen_feld: "Anliegen nach Problemfeld",
      anliegen_kanal: "Anliegen nach Weg",
      anliegen_gebiet: "Anliegen nach Gebiet",
      anliegen_gruppe: "Anliegen nach Zielgruppe, alle Zentren",
      gremium: "Sitzungen in Gremien",
      versorgung: "Leistung je Gebiet und Zielgruppe"
    } as Record<string, string>,
    vonAllen: (geschuetzt: number, alle: number): string => `${formatZahl(geschuetzt)} von ${formatZahl(alle)}`,
    verlust: (prozent: number): string => `höchstens ${formatMitEinheit(prozent, "%")}`,
    alle: "Alle Tabellen",
    ohne: "–",
    ohneWort: "keine Zahlen",
    lesen:
      "„2 von 89“ heißt: Von 89 Zahlen dieser Tabelle sind 2 geschützt. Darunter steht in Prozent, welcher Teil von allem Gezählten damit höchstens fehlt, aufgerundet. Die Summe eines Hauses bleibt oft sichtbar, auch wenn ihre Teile fehlen.",
    keine: `Noch gibt es keine Meldungen von Zentren. Deshalb ist nichts geschützt, und das Zeichen ${zeichen} kommt bei ihnen nicht vor.`
  }
} as const;
