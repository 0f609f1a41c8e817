import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {berechneIndex, berechneRaenge, mittelDerTeile, vorgabeOf} from "../../lib/bedarfsindex.js";
import {createRandom} from "../../method/robustness.js";
import {gebiete as kartengebiete} from "../karte/karte.fixture.js";
import {eingabeOf} from "./zustand.js";

/**
 * The invented Bezirk of the map's fixture with a need index: three problem fields, of which the last weighs 0; need rises
 * from Feld 1 to Feld 16, and Feld 5 is not rated. 24 more Planungsräume of Berlin set the scale.
 */
const {plr, bzr} = kartengebiete["2021"];
const random = createRandom(7);
const number = (name: string): number => Number(name.replace(/\D/g, ""));
const nichtBewertet = "Feld 5";

function kopf(id: string, kurztitel: string, problemfeld: string): BedarfsindexData["indikatoren"][number]["kopf"] {
  return {
    ...{id, titel: kurztitel, kurztitel, problemfeld, einheit: "Prozent", einheit_kurz: "%", nachkommastellen: 1},
    ...{ebenen_vergleichbar: true, polaritaet: "belastung", klassen: null, veraenderung: false, turnus_monate: 24},
    ...{quelle_kurz: "Monitoring", quellenvermerk: "Quelle: Monitoring, dl-de/zero-2-0"}
  };
}

function indikator(
  id: string,
  kurztitel: string,
  problemfeld: string,
  vorgabe: boolean,
  rauschen: number
): BedarfsindexData["indikatoren"][number] {
  const wert = (stufe: number): number => Number((10 + stufe + rauschen * (random() - 0.5)).toFixed(1));
  const eigene = plr.map(({name}) => (name === nichtBewertet ? null : wert(number(name))));
  return {
    kopf: kopf(id, kurztitel, problemfeld),
    richtung: 1,
    vorgabe,
    begruendung: "Merkmal des Status.",
    zeitraum: "2020-12-31",
    quellenvermerke: ["Quelle: Monitoring 2021, dl-de/zero-2-0"],
    werte: [...eigene, ...Array.from({length: 24}, (_, i) => wert(i - 4))],
    status: plr.map(({name}) => (name === nichtBewertet ? "entfaellt" : "wert")),
    nenner: plr.map(({name}) => (name === nichtBewertet ? null : 400)),
    faktor: 100,
    // An indicator whose denominator nobody publishes.
    ki: eigene.map((x) =>
      x === null || id === "arbeitslosigkeit" ? null : {unten: x - 3, oben: x + 4, wenige: x < 12}
    )
  };
}

const feld = (id: string, titel: string, gewicht: number): BedarfsindexData["felder"][number] => ({
  ...{id, titel, gewicht, beschreibung: `Was zu ${titel} gehört.`, begruendung: "So steht es im Rahmenkonzept."}
});

const roh: Omit<BedarfsindexData, "vorgabe" | "planungsraeume_berlin"> = {
  felder: [feld("armut", "Armut", 1), feld("arbeit", "Arbeit", 1), feld("kinder", "Kinder", 0)],
  indikatoren: [
    indikator("kinderarmut", "Kinderarmut", "armut", true, 4),
    indikator("altersarmut", "Altersarmut", "armut", true, 8),
    indikator("zuwachs", "Zuwachs", "armut", false, 30),
    indikator("arbeitslosigkeit", "Arbeitslosigkeit", "arbeit", true, 6),
    indikator("alleinerziehende", "Alleinerziehende", "kinder", true, 40)
  ],
  nicht_enthalten: [{titel: "Herkunft", grund: "Herkunft ist kein Bedarf."}],
  gebiete: plr.map(({gebiet_id, name, parent_id, parent_name}, i) => ({
    ...{gebiet_id, name, parent_id, parent_name, einwohner: 1000 + 100 * i}
  })),
  bezirksregionen: bzr.map(({gebiet_id, name}) => ({gebiet_id, name})),
  einwohner_zeitraum: "2020-12-31",
  einwohner_quellenvermerke: ["Quelle: Einwohnerregister 2020, CC BY 3.0 DE"],
  optionen: {
    ...{laeufe: 200, startzahl: 11, gewicht_schwankung: 0.25, oberster_anteil: 0.2},
    ...{robust_ab: 0.9, wahrscheinlich_ab: 0.66, mindestanteil: 0.66, ausreisser_hoechstens: 5, doppelt_ab: 0.8},
    ...{normalisierung: "z", mittel: "arithmetic", rangspanne: 0.9, freie_gewichtungen: 2000}
  },
  mindestbesetzung_klasse: 2,
  amtlich: {
    mss: {
      ...{edition: "2025", stichtag: "2024-12-31", quellenvermerk: "Quelle: Monitoring 2025, dl-de/zero-2-0"},
      status: {...kopf("mss_status", "Status", "armut"), klassen: [{wert: 4, name: "sehr niedrig", kurz: "4"}]},
      dynamik: {...kopf("mss_dynamik", "Dynamik", "armut"), klassen: [{wert: 3, name: "stabil", kurz: "3"}]},
      werte: plr.map(({name}) => {
        const ohne = name === nichtBewertet;
        const wert = (klasse: number): BedarfsindexData["amtlich"]["gssa"]["werte"][number] => ({
          ...{wert: ohne ? null : klasse, status: ohne ? "entfaellt" : "wert"},
          ...{zaehler: null, nenner: null, ki: null, anmerkung: ""}
        });
        return {status: wert(4), dynamik: wert(3)};
      })
    },
    gssa: {
      indikator: {...kopf("gssa_gesix", "GESIx", "gesundheit"), einheit_kurz: "", nachkommastellen: 2},
      zeitraum: "2022",
      quellenvermerk: "Quelle: GSSA 2022, CC BY 3.0 DE",
      werte: plr.map(() => ({wert: -1.305, status: "wert", zaehler: null, nenner: null, ki: null, anmerkung: ""}))
    }
  }
};

/** The fixture with what the warehouse would hold for the usual weights. */
export const data: BedarfsindexData = (() => {
  const leer = {index: [], felder: [], raenge: [], bezirksregionen: []};
  const eingabe = eingabeOf({...roh, planungsraeume_berlin: 0, vorgabe: leer});
  const wahl = vorgabeOf(eingabe);
  const {index, bewertet} = berechneIndex(eingabe, wahl)!;
  return {
    ...roh,
    planungsraeume_berlin: bewertet,
    vorgabe: {
      index,
      felder: roh.felder.map(({id}) => berechneIndex(eingabe, {...wahl, gewichte: {[id]: 1}})!.felder[id]!),
      raenge: berechneRaenge(eingabe, wahl)!,
      bezirksregionen: roh.bezirksregionen.map(({gebiet_id}) =>
        mittelDerTeile(
          roh.gebiete.flatMap(({parent_id, einwohner}, i) =>
            parent_id === gebiet_id ? [{index: index[i]!, einwohner}] : []
          )
        )
      )
    }
  };
})();
