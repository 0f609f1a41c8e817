/** Words of documents that are shown, printed and saved: those that stand on each, whatever it is about. */
export const texteDokument = {
  urheber: "Bedarfsatlas Marzahn-Hellersdorf",
  geaendert: {
    zeichen: "◊",
    vorlesen: "von Hand geändert",
    erklaerung:
      "Sätze mit diesem Zeichen wurden von Hand geändert. Alle anderen entstehen nach festen Regeln aus den Zahlen."
  },
  version: (version: string): string => `Bedarfsatlas, Version ${version}`,
  ausgabe: {
    drucken: "Drucken",
    docx: "Als Word-Datei speichern",
    schreibt: "Die Datei wird geschrieben.",
    gespeichert: (name: string): string => `Gespeichert: ${name}`,
    gescheitert: "Die Datei konnte nicht geschrieben werden. Laden Sie die Seite neu, und versuchen Sie es noch einmal."
  },
  seite: "Seite",
  von: "von"
} as const;
