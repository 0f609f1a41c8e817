/** Columns that say in each row of a file without a cover what it is about. */
export const texteUmfang = {
  tabelle: {titel: "Tabelle", beschreibung: "Was die Ansicht die Tabelle nennt; in jeder Zeile gleich."},
  titel: {titel: "Titel der Ansicht", beschreibung: "Überschrift des Bilds oder der Seite; in jeder Zeile gleich."},
  untertitel: {
    titel: "Gebiet, Zeitraum, Einheit",
    beschreibung: "Was unter der Überschrift der Ansicht steht; in jeder Zeile gleich."
  },
  zeitraum: {
    titel: "Zeitraum der Ansicht",
    beschreibung:
      "Stichtag JJJJ-MM-TT, Monat JJJJ-MM, Jahr JJJJ oder erstes und letztes Jahr JJJJ/JJJJ; in jeder Zeile gleich."
  },
  hinweise: {
    titel: "Hinweise",
    beschreibung: "Was zum Lesen der Zahlen nötig ist, durch „ | “ getrennt; in jeder Zeile gleich."
  }
} as const;
