import {topology} from "topojson-server";
import type {FeatureCollection, Polygon} from "geojson";
import type {Topology} from "topojson-specification";
import type {KarteData, KarteIndikator, KarteReihe} from "../../../loaders/marts/shapes.js";
import {compareToBenchmark, wilsonInterval} from "../../method/uncertainty.js";

/**
 * An invented Bezirk on a 4 × 4 grid: 16 Planungsräume (PLR 1 bottom left, PLR 16 top right), 4 Bezirksregionen of
 * 2 × 2 squares, 2 Prognoseräume (left and right half). The edition of 2019 has the left three columns only.
 */
const side = 4;
const number = (i: number): string => String(i + 1).padStart(2, "0");
const bzrOf = (i: number): number => Math.floor((i % side) / 2) * 2 + Math.floor(i / side / 2);

interface Area {
  gebiet_id: string;
  name: string;
  parent_id: string;
  parent_name: string;
}

function areasOf(edition: "2019" | "2021"): KarteData["gebiete"]["2021"] {
  const z = edition === "2021" ? "0" : "9";
  const pgr = (p: number): Area => ({
    gebiet_id: `10${z}${p + 1}`,
    name: ["Westen", "Osten"][p]!,
    parent_id: "10",
    parent_name: "Marzahn-Hellersdorf"
  });
  const bzr = (b: number): Area => ({
    gebiet_id: `${pgr(b >> 1).gebiet_id}${number(b)}`,
    name: ["Südwest", "Nordwest", "Südost", "Nordost"][b]!,
    parent_id: pgr(b >> 1).gebiet_id,
    parent_name: pgr(b >> 1).name
  });
  const all = Array.from({length: side * side}, (_, i) => i).filter((i) => edition === "2021" || i % side < 3);
  return {
    plr: all
      .map((i) => ({
        gebiet_id: `${bzr(bzrOf(i)).gebiet_id}${number(i)}`,
        name: `Feld ${i + 1}`,
        parent_id: bzr(bzrOf(i)).gebiet_id,
        parent_name: bzr(bzrOf(i)).name
      }))
      .sort((a, b) => a.gebiet_id.localeCompare(b.gebiet_id)),
    bzr: [0, 1, 2, 3].map(bzr),
    pgr: [0, 1].map(pgr),
    bezirk: [{gebiet_id: "10", name: "Marzahn-Hellersdorf", parent_id: "00", parent_name: "Berlin"}]
  };
}

export const gebiete: KarteData["gebiete"] = {"2019": areasOf("2019"), "2021": areasOf("2021")};

const fieldOf = (gebietId: string): number => Number(gebietId.slice(6)) - 1;

/** The drawn squares of the edition of 2021, in planar metres with north up. */
export function grenzen(edition: "2019" | "2021" = "2021"): Topology {
  const square = (i: number): number[][] => {
    const [x, y] = [(i % side) * 1000, Math.floor(i / side) * 1000];
    return [
      [x, y],
      [x, y + 1000],
      [x + 1000, y + 1000],
      [x + 1000, y],
      [x, y]
    ];
  };
  const block = (x0: number, y0: number, w: number, h: number): number[][] => {
    const ring: number[][] = [];
    for (let y = 0; y < h; y++) ring.push([x0, y0 + y]);
    for (let x = 0; x < w; x++) ring.push([x0 + x, y0 + h]);
    for (let y = h; y > 0; y--) ring.push([x0 + w, y0 + y]);
    for (let x = w; x >= 0; x--) ring.push([x0 + x, y0]);
    return ring.map(([x, y]) => [x! * 1000, y! * 1000]);
  };
  const collect = (
    areas: readonly Area[],
    ringOf: (area: Area, i: number) => number[][]
  ): FeatureCollection<Polygon> => ({
    type: "FeatureCollection",
    features: areas.map((area, i) => {
      const ring = ringOf(area, i);
      const mean = (k: 0 | 1): number =>
        (Math.min(...ring.map((p) => p[k]!)) + Math.max(...ring.map((p) => p[k]!))) / 2;
      return {
        type: "Feature",
        properties: {gebiet_id: area.gebiet_id, name: area.name, label: [mean(0), mean(1)]},
        geometry: {type: "Polygon", coordinates: [ring]}
      };
    })
  });
  const {plr, bzr, pgr, bezirk} = gebiete[edition];
  return topology({
    plr: collect(plr, (area) => square(fieldOf(area.gebiet_id))),
    bzr: collect(bzr, (_, b) => block((b >> 1) * 2, (b & 1) * 2, 2, 2)),
    pgr: collect(pgr, (_, p) => block(p * 2, 0, 2, 4)),
    bezirk: collect(bezirk, () => block(0, 0, 4, 4))
  }) as Topology;
}

const kopf = {
  einheit: "Prozent",
  einheit_kurz: "%",
  nachkommastellen: 1,
  definition: "So wird gezählt.",
  problemfeld: "armut",
  veraenderung: false,
  ebenen_vergleichbar: true,
  polaritaet: "belastung" as const,
  hinweise: ["Ein Hinweis."],
  brueche: [],
  ki_verfahren: "wilson" as const,
  klassifikation: {verfahren: "quantile" as const, anzahl: 5},
  klassen: null,
  quelle_kurz: "MSS",
  quellenvermerk: "Erfundene Quelle, Testlizenz",
  turnus_monate: 24
};

function reihe(zeitraum: string, werte: (number | null)[], rest: Partial<KarteReihe> = {}): KarteReihe {
  return {
    zeitraum,
    lor_stand: "2021",
    umgerechnet: false,
    werte,
    status: null,
    anmerkungen: {},
    anmerkung: "",
    quellenvermerke: ["Erfundene Ausgabe, Testlizenz"],
    bezirk: 27.66,
    berlin: 26.6,
    ki: null,
    ...rest
  };
}

/** By key: fields 1, 2, 5, 6 (Südwest), 9, 10, 13, 14 (Nordwest), 3, 4, 7, 8 (Südost), 11, 12, 15, 16 (Nordost). */
const kinderarmut2020 = [10, 12.04, 12.01, 14, 20, 22, 24, 26, 30, 32, 34, 36, 50.5, 53.66, 0, null];

export const kinderarmut: KarteIndikator = {
  ...kopf,
  id: "mss_kinderarmut",
  titel: "Kinderarmut",
  kurztitel: "Kinderarmut",
  brueche: [{ab: "2018-12-31", grund: "Neu gezählt."}],
  ebenen: [
    {
      ebene: "plr",
      reihen: [
        reihe("2016-12-31", [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22], {lor_stand: "2019"}),
        reihe("2018-12-31", [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22], {lor_stand: "2019"}),
        reihe("2020-12-31", kinderarmut2020, {
          status: kinderarmut2020.map((w) => (w === null ? "fehlt" : w === 0 ? "null_wert" : "wert")),
          anmerkungen: {"10020416": "Unter 300 Einwohner."}
        })
      ]
    },
    {
      ebene: "bzr",
      reihen: [reihe("2018-12-31", [12, 13, 14, 40], {umgerechnet: true}), reihe("2020-12-31", [12, 23, 33, 52])]
    },
    {ebene: "bezirk", reihen: [reihe("2020-12-31", [27.66])]}
  ]
};

export const einwohner: KarteIndikator = {
  ...kopf,
  id: "einwohner",
  titel: "Einwohnerinnen und Einwohner",
  problemfeld: "bevoelkerung",
  kurztitel: "Einwohner",
  einheit: "Personen",
  einheit_kurz: "Ew.",
  nachkommastellen: 0,
  ebenen_vergleichbar: true,
  polaritaet: "keine_wertung",
  ki_verfahren: "keines",
  ebenen: (["plr", "bzr", "pgr", "bezirk"] as const).map((ebene) => ({
    ebene,
    reihen: ["2021-12-31", "2025-12-31"].map((zeitraum) =>
      reihe(
        zeitraum,
        gebiete["2021"][ebene].map((_, i) => 5000 + 137 * i),
        {bezirk: 91240, berlin: 3782000}
      )
    )
  }))
};

export const status: KarteIndikator = {
  ...kopf,
  id: "mss_status",
  titel: "Sozialer Status",
  kurztitel: "Sozialer Status",
  einheit: "Klasse",
  einheit_kurz: "",
  nachkommastellen: 0,
  ki_verfahren: "keines",
  klassifikation: {verfahren: "klassen", anzahl: 4},
  klassen: [
    {wert: 1, name: "hoch", kurz: "1"},
    {wert: 2, name: "mittel", kurz: "2"},
    {wert: 3, name: "niedrig", kurz: "3"},
    {wert: 4, name: "sehr niedrig", kurz: "4"}
  ],
  ebenen: [
    {
      ebene: "plr",
      reihen: [
        reihe("2020-12-31", [1, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 2, 2, null, null], {
          status: [...Array(14).fill("wert"), "entfaellt", "geschuetzt"],
          anmerkungen: {"10020415": "Im MSS nicht berücksichtigt (Ausreißer)."},
          bezirk: null,
          berlin: null
        })
      ]
    }
  ]
};

export const veraenderung: KarteIndikator = {
  ...kopf,
  id: "veraenderung",
  titel: "Veränderung",
  kurztitel: "Veränderung",
  ebenen: [
    {
      ebene: "plr",
      reihen: [
        reihe(
          "2018/2020",
          gebiete["2021"].plr.map((_, i) => i - 8)
        )
      ]
    }
  ]
};

/** People behind every share, and how many of them are counted; by key. Field 2 has too few of them, field 16 no value. */
export const personen = [
  [40, 400],
  [5, 40],
  [50, 400],
  [54, 400],
  [80, 400],
  [88, 400],
  [96, 400],
  [104, 400],
  [120, 400],
  [128, 400],
  [136, 400],
  [144, 400],
  [202, 400],
  [215, 400],
  [0, 400],
  null
] as const;

const intervalle = personen.map((p) => p && wilsonInterval(p[0], p[1]));
const urteileGegen = (wert: number): NonNullable<KarteReihe["ki"]>["bezirk"] =>
  intervalle.map((x, i) =>
    x === null ? null : personen[i]![1] < 100 ? "zu_wenige_faelle" : compareToBenchmark(x, wert / 100)
  );

/** Shares with intervals and verdicts at the newest date, and with neither at the one before. */
export const anteil: KarteIndikator = {
  ...kopf,
  id: "anteil",
  titel: "Anteil",
  kurztitel: "Anteil",
  ebenen: [
    {
      ebene: "plr",
      reihen: [
        reihe("2018-12-31", [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22], {lor_stand: "2019"}),
        reihe(
          "2020-12-31",
          personen.map((p) => p && (100 * p[0]) / p[1]),
          {
            status: personen.map((p) => (p === null ? "fehlt" : p[0] === 0 ? "null_wert" : "wert")),
            ki: {
              unten: intervalle.map((x) => x && 100 * x.lower),
              oben: intervalle.map((x) => x && 100 * x.upper),
              wenige: personen.map((p) => p !== null && p[1] < 100),
              bezirk: urteileGegen(27.66),
              berlin: urteileGegen(26.6)
            }
          }
        )
      ]
    }
  ]
};

/** What the page starts with where these are the indicators on the map. */
export function karteOf(indikatoren: readonly KarteIndikator[]): KarteData {
  return {
    mindestbesetzung_klasse: 2,
    gebiete,
    problemfelder: [
      {id: "armut", titel: "Armut"},
      {id: "bevoelkerung", titel: "Bevölkerung"}
    ],
    indikatoren: indikatoren.map(({id, titel, kurztitel, problemfeld, polaritaet, ebenen}) => ({
      id,
      titel,
      kurztitel,
      problemfeld,
      polaritaet,
      ebenen: ebenen.map(({ebene, reihen}) => ({
        ebene,
        reihen: reihen.map(({zeitraum, lor_stand}) => ({zeitraum, lor_stand}))
      }))
    }))
  };
}

export const indikatoren: readonly KarteIndikator[] = [einwohner, kinderarmut, status, veraenderung];
export const karteData = karteOf(indikatoren);
