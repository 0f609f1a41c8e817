/** The kinds of facilities in words, for one and for many; their order is that of lists. */
export const arten = {
  kita: {einzahl: "Kita", mehrzahl: "Kitas"},
  stadtteilzentrum_treff: {einzahl: "Treffpunkt", mehrzahl: "Treffpunkte"},
  arztpraxis: {einzahl: "Arztpraxis", mehrzahl: "Arztpraxen"},
  klinik: {einzahl: "Klinik", mehrzahl: "Kliniken"},
  apotheke: {einzahl: "Apotheke", mehrzahl: "Apotheken"},
  bibliothek: {einzahl: "Bibliothek", mehrzahl: "Bibliotheken"},
  spielplatz: {einzahl: "Spielplatz", mehrzahl: "Spielplätze"},
  schule: {einzahl: "Schule", mehrzahl: "Schulen"},
  kindertagespflege: {einzahl: "Kindertagespflege", mehrzahl: "Kindertagespflegestellen"},
  sportzentrum: {einzahl: "Sportzentrum", mehrzahl: "Sportzentren"},
  fitnessstudio: {einzahl: "Fitnessstudio", mehrzahl: "Fitnessstudios"},
  religioese_staette: {einzahl: "Religiöse Stätte", mehrzahl: "Religiöse Stätten"}
} as const;

export type Einrichtungsart = keyof typeof arten;
