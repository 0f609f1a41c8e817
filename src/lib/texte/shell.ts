/** Words of header, footer and search: everything a reader meets on every page. */
export const shell = {
  marke: "Bedarfsatlas",
  ort: "Marzahn-Hellersdorf",
  zumInhalt: "Zum Inhalt springen",
  navigation: "Hauptnavigation",
  seiten: [
    {adresse: "/karte", titel: "Karte"},
    {adresse: "/gebiete/", titel: "Gebiete"},
    {adresse: "/indikatoren/", titel: "Indikatoren"},
    {adresse: "/datenstand", titel: "Datenstand"},
    {adresse: "/methodik", titel: "Methodik"},
    {adresse: "/handbuch", titel: "Handbuch"}
  ],
  suche: {
    feld: "Suche",
    beispiel: "Gebiet oder Indikator",
    liste: "Treffer",
    laedt: "Die Suche wird geladen.",
    keine: "Kein Treffer. Prüfen Sie die Schreibweise, oder öffnen Sie die Liste der Gebiete.",
    keineSichtbar: "Kein Treffer. Alle Gebiete stehen in der Liste „Gebiete“.",
    gescheitert: "Die Suche ist gerade nicht verfügbar. Alle Gebiete stehen in der Liste „Gebiete“.",
    treffer: (anzahl: number, gezeigt: number): string =>
      anzahl === 1
        ? "1 Treffer. Eingabetaste öffnet ihn."
        : anzahl > gezeigt
          ? `${anzahl} Treffer, die besten ${gezeigt} stehen in der Liste. Pfeiltasten wählen aus.`
          : `${anzahl} Treffer. Pfeiltasten wählen aus.`,
    auch: "auch"
  },
  fuss: {
    name: "Über diese Seiten",
    stand: "Datenstand",
    standFallback: "Alle Quellen mit ihrem Stand",
    links: [
      {adresse: "/datenstand", titel: "Quellen und Lizenzen"},
      {adresse: "/methodik", titel: "Methodik"},
      {adresse: "/barrierefreiheit", titel: "Barrierefreiheit"},
      {adresse: "/datenschutz", titel: "Datenschutz"},
      {adresse: "/impressum", titel: "Impressum"}
    ],
    hinweis: "Die Zahlen sind Hinweise auf Bedarf. Sie ersetzen nicht die fachliche Einschätzung vor Ort.",
    version: (version: string): string => `Version ${version}`
  },
  druck: {
    gedruckt: (tag: string): string => `Gedruckt am ${tag}`,
    seite: "Seite",
    von: "von"
  }
} as const;
