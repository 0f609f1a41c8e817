/** Words for files of the interface that a page fetches itself. */
export const texteDatenladen = {
  fehlt:
    "Die Daten aller Gebiete und Jahre konnten nicht geladen werden. Prüfen Sie die Verbindung, und versuchen Sie es noch einmal.",
  unbekannt: "Zu diesem Indikator gibt es keine Datei mit allen Gebieten und Jahren.",
  andereVersion:
    "Die Daten sind neuer oder älter als diese Seite. Laden Sie die Seite neu, und versuchen Sie es noch einmal.",
  gebiete: "Alle Gebiete",
  zeitraeume: (erster: string, letzter: string): string =>
    erster === letzter ? erster : `Zeiträume ${erster} bis ${letzter}`,
  bruch: (zeitraum: string, grund: string): string => `Ab ${zeitraum} nicht mit früheren Werten vergleichbar: ${grund}`,
  lorStaende:
    "Die Tabelle enthält beide LOR-Stände. Der Stand 2019 galt bis Ende 2020. Schlüssel beider Stände nie mischen.",
  intervall: (hinweis: string): string => `Intervall: ${hinweis}`
} as const;
