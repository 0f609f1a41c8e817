import type {Meldung} from "./typen.js";

export interface Regel {
  schwere: Meldung["schwere"];
  titel: string;
  /** What is checked, in one sentence. */
  erklaerung: string;
}

const fehler = (titel: string, erklaerung: string): Regel => ({schwere: "fehler", titel, erklaerung});
const warnung = (titel: string, erklaerung: string): Regel => ({schwere: "warnung", titel, erklaerung});

/** Every rule of the check by its id, in the order in which a file is gone through. */
export const regeln = {
  keine_tabelle: fehler("Keine Tabelle erkannt", "Mindestens ein Blatt muss eine Tabelle der Vorlage sein."),
  leer: fehler("Keine Zeilen", "Eine Meldung enthält mindestens eine ausgefüllte Zeile."),
  leeres_blatt: warnung("Leeres Blatt", "Ein Blatt mit dem Namen einer Tabelle enthält gar nichts."),
  unbekanntes_blatt: warnung("Unbekanntes Blatt", "Ein Blatt gehört zu keiner Tabelle und wird nicht gelesen."),
  zu_viele_zeilen: fehler("Zu viele Zeilen", "Eine Datei enthält höchstens 200.000 Zeilen."),
  fassung: warnung("Andere Fassung der Vorlage", "Die Vorlage gehört zur geltenden Fassung des Vertrags."),
  spalte_unbekannt: fehler("Unbekannte Spalte", "Jede Spalte ist eine der Vorlage."),
  spalte_doppelt: fehler("Doppelte Spalte", "Jede Spalte kommt einmal vor, außer bei mehreren Angaben."),
  spalte_fehlt: fehler("Fehlende Spalte", "Jede Pflichtspalte ist da."),
  spalte_ohne_titel: fehler("Spalte ohne Überschrift", "Werte stehen nur unter einer Überschrift."),
  personendaten: fehler("Personenbezogene Daten", "Die Datei enthält nur Summen, nichts über einzelne Menschen."),
  personenname: fehler("Name einer Person", "Texte nennen niemanden mit „Frau“ oder „Herr“."),
  summenzeile: fehler("Summenzeile", "Die Tabelle enthält keine Zeilen mit Zwischensummen oder Summen."),
  pflicht: fehler("Pflichtfeld leer", "Pflichtfelder sind ausgefüllt."),
  platzhalter: warnung("Platzhalter", "Zeichen wie „k. A.“ werden als leer gelesen, nie als 0."),
  strich: fehler("Strich statt Zahl", "Ein Strich kann „nichts“ oder „nicht erfasst“ heißen und wird nicht gedeutet."),
  zahl: fehler("Keine Zahl", "Anzahlen und Stunden sind Zahlen."),
  ganze_zahl: fehler("Keine ganze Zahl", "Anzahlen sind ganze Zahlen."),
  negativ: fehler("Negative Zahl", "Anzahlen und Stunden sind nie negativ."),
  bereich: fehler("Außerhalb des Bereichs", "Zahlen liegen im Bereich, den der Vertrag nennt."),
  datum: fehler("Kein Datum", "Ein Datum nennt Tag, Monat und Jahr."),
  zeitraum: fehler("Kein Zeitraum", "Ein Zeitraum ist ein Monat, ein Jahr oder ein Tag."),
  zukunft: fehler("Zeitraum in der Zukunft", "Gemeldet wird nur, was schon stattfand."),
  liste: fehler("Nicht in der Liste", "Auswahlfelder enthalten Werte der Listen."),
  kennung: fehler("Keine Kennung", "Kennungen bestehen aus kleinen Buchstaben, Ziffern und Bindestrich."),
  plz: fehler("Keine Postleitzahl", "Eine Postleitzahl hat fünf Ziffern."),
  oeffnung: fehler("Keine Öffnungszeiten", "Öffnungszeiten sind Wochentage mit Uhrzeiten."),
  sprachen: fehler("Keine Sprachen", "Sprachen sind Wörter aus Buchstaben, mit Komma getrennt."),
  formel: fehler("Formel", "Texte beginnen nicht wie eine Formel."),
  excel_fehler: fehler("Fehlerwert", "Zellen enthalten keine Fehlerwerte eines Tabellenprogramms."),
  zeichen: fehler("Unzulässige Zeichen", "Texte enthalten keine spitzen Klammern und keine Steuerzeichen."),
  zeichensatz: fehler("Falscher Zeichensatz", "Umlaute sind lesbar."),
  laenge: fehler("Zu langer Text", "Texte bleiben unter der Länge, die der Vertrag nennt."),
  koordinaten: fehler("Koordinaten", "Breite und Länge stehen zusammen und nicht vertauscht."),
  reihenfolge: fehler("Ende vor Anfang", "„bis“ liegt nicht vor „von“ oder „seit“."),
  ohne_zahlen: warnung(
    "Vorbereitete Zeilen ohne Zahlen",
    "Zeilen der Vorlage, die nur Zentrum, Angebot und Zeitraum enthalten, werden nicht gelesen."
  ),
  mindestens_eine: fehler("Zeile ohne Angabe", "Jede Zeile enthält mindestens eine Angabe zur Leistung."),
  teil_groesser: fehler("Teil größer als das Ganze", "Ein „davon“ ist nie größer als die Zahl, zu der es gehört."),
  geschlecht_summe: fehler(
    "Summe der Geschlechter",
    "Weiblich, männlich und divers sind zusammen nicht mehr als die Teilnahmen."
  ),
  alter_summe: fehler("Summe der Altersgruppen", "Unter 18 und ab 65 sind zusammen nicht mehr als die Teilnahmen."),
  teil_ohne_ganzes: warnung("Teil ohne Ganzes", "Zu einem „davon“ gehört die Zahl, deren Teil es ist."),
  teilnahmen_unter_personen: warnung("Weniger Teilnahmen als Personen", "Jede Person nimmt mindestens einmal teil."),
  stunden_je_termin: fehler("Mehr als 24 Stunden je Termin", "Ein Termin dauert höchstens einen Tag."),
  null_termine: warnung("Teilnahmen ohne Termin", "Wo es Teilnahmen oder Stunden gibt, gab es einen Termin."),
  doppelt: fehler("Doppelte Zeile", "Jede Zeile steht nur einmal da."),
  fremdes_zentrum: fehler("Anderes Zentrum", "Die Datei enthält nur Zeilen des gewählten Zentrums."),
  neues_zentrum: warnung("Neues Zentrum", "Das Zentrum steht noch nicht im Verzeichnis."),
  angebot_unbekannt: fehler("Unbekanntes Angebot", "Jede Leistung gehört zu einem Angebot des Blattes „Angebote“."),
  angebot_nicht_gueltig: warnung("Angebot nicht gültig", "Leistungen liegen in der Zeit, in der das Angebot gilt."),
  zentrum_geschlossen: warnung("Zentrum nicht offen", "Leistungen liegen in der Zeit, in der das Zentrum offen ist."),
  zeitraum_gemischt: fehler("Jahr und Monate gemischt", "Je Angebot und Jahr gibt es nur eine Art von Zeitraum."),
  meldestand_fehlt: fehler("Meldestand fehlt", "Zu jeder Meldung gehört, welche Monate sie meldet."),
  jahre_vermischt: fehler("Zwei Jahre vermischt", "Der Meldestand nennt jedes Jahr, aus dem Zeilen da sind."),
  monat_nicht_gemeldet: fehler(
    "Monat nicht gemeldet",
    "Der Meldestand nennt jeden Monat, aus dem Zeilen da sind, mit „ja“."
  ),
  nein_mit_zeilen: fehler("Zeilen trotz „nein“", "Ein Monat mit „nein“ hat keine Zeilen."),
  monat_fehlt: warnung("Monat fehlt", "Gemeldete Monate haben Zeilen im Blatt „Leistungen“ und folgen lückenlos."),
  jahreswert: warnung(
    "Jahreswert bei unvollständiger Meldung",
    "Zu Jahreswerten sind alle Monate des Jahres gemeldet."
  ),
  stand_vor_ende: warnung("Stand vor dem Ende", "Ein Monat wird abgeschlossen, nachdem er vorbei ist."),
  stunden_auffaellig: warnung(
    "Stunden je Termin auffällig",
    "Die Stunden je Termin weichen nicht weit vom Üblichen des Angebots ab."
  ),
  sprung: warnung("Sprung zum Vorjahr", "Termine, Stunden und Teilnahmen ändern sich nicht sprunghaft.")
} satisfies Record<string, Regel>;

export type RegelId = keyof typeof regeln;
