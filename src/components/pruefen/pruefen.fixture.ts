import type {Pruefregister} from "../../../loaders/marts/leistungenShapes.js";

const liste = (...eintraege: (readonly [id: string, titel: string])[]): {id: string; titel: string}[] =>
  eintraege.map(([id, titel]) => ({id, titel}));

/** Lists and limits, as the page gets them but shorter. */
export const data: Pruefregister = {
  register: {
    zentren: liste(["haus-nord", "Haus Nord"], ["haus-sued", "Haus Süd"]),
    zielgruppen: liste(["alle", "Alle Bewohnerinnen und Bewohner"], ["kinder", "Kinder"]),
    leistungsbereiche: liste(["treff", "Treffpunkt"], ["beratung", "Beratung"]),
    problemfelder: liste(["wohnen", "Wohnen"]),
    standards: liste(["ehrenamt", "Ehrenamt"]),
    bezirksregionen: liste(["101001", "Marzahn-Nord"]),
    gebiete: liste(["101001", "Marzahn-Nord"], ["10100101", "Marzahn West"])
  },
  regeln: {mad: 3, mad_mindestens: 6, sprung: 0.5, sprung_mindestens: 20},
  zentren: [
    {zentrum_id: "haus-nord", beispiel: false, offen_seit: null, offen_bis: null},
    {zentrum_id: "haus-sued", beispiel: false, offen_seit: "2025-02-01", offen_bis: null}
  ],
  angebote: [
    {
      ...{zentrum_id: "haus-sued", angebot_id: "chor", titel: "Chor", leistungsbereich: "treff", zielgruppen: ["alle"]},
      ...{format: "gruppe", plaetze: 20, sprachen: null, barrierefrei: null, wochenplan: "Mi 15:00–17:00"},
      ...{einsatzgebiet: [], gueltig_von: "2024-01-01", gueltig_bis: null}
    }
  ]
};

export const heute = new Date(2026, 2, 15);

const csv = (name: string, ...zeilen: string[]): File => new File([`${zeilen.join("\r\n")}\r\n`], name);

/** A delivery of Haus Nord for 2025 without a fault: two offers, one without attendances, March not declared. */
export const guteDateien = (): File[] => [
  csv(
    "angebote.csv",
    "zentrum_id;angebot_id;titel;leistungsbereich;zielgruppen;format;gueltig_von",
    "haus-nord;cafe;Nachbarschaftscafé;treff;alle;offen;01.01.2024",
    "haus-nord;spiele;Spielenachmittag;treff;kinder;gruppe;01.01.2024"
  ),
  csv(
    "leistungen.csv",
    "zentrum_id;angebot_id;zeitraum;termine;stunden;teilnahmen",
    "haus-nord;cafe;01.2025;4;8,5;40",
    "haus-nord;cafe;02.2025;4;8;44",
    "haus-nord;spiele;01.2025;2;3;"
  ),
  csv(
    "meldestand.csv",
    "zentrum_id;zeitraum;gemeldet;stand",
    "haus-nord;01.2025;ja;31.01.2026",
    "haus-nord;02.2025;ja;31.01.2026"
  )
];

/** The same with *zeilen* put in the place of the rows of "leistungen". */
export const mitLeistungen = (...zeilen: string[]): File[] => {
  const [angebote, , meldestand] = guteDateien() as [File, File, File];
  const kopf = "zentrum_id;angebot_id;zeitraum;termine;stunden;teilnahmen;personen";
  return [angebote, csv("leistungen.csv", kopf, ...zeilen), meldestand];
};
