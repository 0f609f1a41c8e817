/** Words of the ways to report a barrier, and of what is still missing for access. */
export const texteZugang = {
  melden: {
    seite: "Gemeldet wird die Seite",
    mail: "E-Mail schreiben",
    an: (adresse: string): string => `Die E-Mail geht an ${adresse}. Die Adresse der Seite steht schon darin.`,
    weg: "So melden Sie eine Barriere",
    ohne: "Der Betreiber hat noch keine Adresse für Meldungen eingetragen. Bis dahin lässt sich hier keine Barriere melden.",
    vorlage: "Vorlage für die Meldung",
    betreff: "Barriere im Bedarfsatlas",
    text: (seite: string, version: string): string =>
      [
        "Guten Tag,",
        "",
        "ich bin auf eine Barriere gestoßen.",
        "",
        `Seite: ${seite}`,
        ...(version === "" ? [] : [`Version: ${version}`]),
        "",
        "Das wollte ich tun:",
        "",
        "Das ging nicht:",
        "",
        "Das benutze ich (zum Beispiel Vorleseprogramm, Tastatur, Vergrößerung):",
        ""
      ].join("\n"),
    alle: "Bedarfsatlas, ohne bestimmte Seite"
  },
  leicht: {
    mail: "Schreiben Sie eine E-Mail.",
    adresse: "Die Adresse ist:",
    weg: "So melden Sie ein Hindernis:",
    bitte: "Sagen Sie es uns bitte.",
    ohne: ["Die Adresse für Meldungen fehlt noch.", "Darum können Sie hier noch nichts melden."],
    schreiben: "Schreiben Sie bitte:",
    fragen: ["Auf welcher Seite ist das Hindernis?", "Was geht dort schlecht?"],
    antwort: "Sie sollen in 1 Monat eine Antwort bekommen.",
    film: {wo: ["Unten auf jeder Seite steht ", "Gebärdensprache", "."], satz: "Dort finden Sie einen Film."},
    geprueft: (wer: string): string => `Diesen Text hat eine Gruppe geprüft: ${wer}.`
  },
  film: {
    ansehen: "Film in Deutscher Gebärdensprache ansehen",
    wo: (ort: string): string => `Der Film liegt bei ${ort}. Erst wenn Sie ihn öffnen, erfährt diese Stelle davon.`,
    ohne: "Es gibt noch keinen Film in Deutscher Gebärdensprache. Der Betreiber muss ihn beauftragen."
  }
} as const;
