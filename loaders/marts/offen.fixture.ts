import {strToU8} from "fflate";
import type {Catalogue} from "../contract/catalogue.js";
import {readCatalogue} from "../contract/readCatalogue.js";
import {offeneDateien} from "./offen.js";
import type {OffeneDatenInput} from "./offen.js";
import type {OffeneDatei} from "./offenDateien.js";
import type {OffeneDaten} from "./offenTabellen.js";

const real = readCatalogue("data/catalogue");
export const einwohner: Catalogue["indicators"][number] = {
  ...(real.indicators.find(({id}) => id === "einwohner") as Catalogue["indicators"][number]),
  berechnung: {art: "summe", quelle: "ewr", zaehler: ["insgesamt"], gliederung: true, ergaenzung: []}
};
const ewr = real.sources.find(({id}) => id === "ewr") as Catalogue["sources"][number];
const lor = real.sources.find(({id}) => id === "lor") as Catalogue["sources"][number];

/** A catalogue with a count, a quotient of two sources and one without values, under three licences. */
export const catalogue: Catalogue = {
  ...real,
  lizenzen: [
    {id: "by3", name: "CC BY 3.0 DE", url: "https://creativecommons.org/licenses/by/3.0/de/"},
    {id: "by4", name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/"},
    {id: "odbl", name: "ODbL", url: "https://opendatacommons.org/licenses/odbl/1-0/"}
  ],
  sources: [
    {...lor, lizenz: "by3"},
    {...ewr, lizenz: "by3"},
    {...ewr, id: "kita", titel: "Kitas", herausgeber: "Senat", lizenz: "by4", weitere_lizenzen: ["odbl"]},
    {...ewr, id: "osm", titel: "OpenStreetMap", herausgeber: "Mitwirkende", lizenz: "odbl"},
    {...ewr, id: "leer", titel: "Nicht verwendet", lizenz: "odbl"}
  ],
  indicators: [
    einwohner,
    {
      ...einwohner,
      id: "plaetze_je_100",
      titel: 'Plätze, "je 100"',
      quelle: "kita",
      berechnung: {art: "quote", quelle: "kita", zaehler: ["plaetze"], nenner_quelle: "ewr", nenner: ["a"], faktor: 100}
    },
    {...einwohner, id: "ohne_werte"}
  ]
};

export const zeile: OffeneDaten["beobachtungen"][number] = {
  gebiet_id: "10",
  gebiet_name: "Marzahn-Hellersdorf",
  ebene: "bezirk",
  lor_stand: "2021",
  indikator_id: "einwohner",
  zeitraum: "2025-12-31",
  geschlecht: "insgesamt",
  altersgruppe: "insgesamt",
  wert: 296687,
  zaehler: 296687,
  nenner: null,
  ki_unten: null,
  ki_oben: null,
  ki_nenner: null,
  wenige: false,
  rest_bezirk: null,
  vergleich_bezirk: null,
  vergleich_berlin: null,
  status: "wert",
  umgerechnet: false,
  bruch: false,
  quelle: "ewr",
  anmerkung: ""
};
export const daten: OffeneDaten = {
  beobachtungen: [
    zeile,
    {...zeile, indikator_id: "plaetze_je_100", quelle: "kita", zaehler: 1, nenner: 3, wert: 100 / 3, bruch: true},
    {
      ...zeile,
      indikator_id: "plaetze_je_100",
      quelle: "kita",
      zeitraum: "2024",
      zaehler: null,
      wert: null,
      status: "fehlt"
    },
    {...zeile, indikator_id: "plaetze_je_100", quelle: "kita", zeitraum: "2023", wert: 1e-9, status: "wert"}
  ],
  gebiete: [
    {lor_stand: "2021", gebiet_id: "00", ebene: "berlin", name: "Berlin", parent_id: null, hektar: 89112.5},
    {lor_stand: "2021", gebiet_id: "10", ebene: "bezirk", name: "Marzahn-Hellersdorf", parent_id: "00", hektar: 6182}
  ],
  einrichtungen: [],
  bedarfsindex: [],
  leistungen: {zellen: [], beispiel: false, stand: null},
  stichtage: [
    {quelle: "ewr", neuester: "2025-12-31", aeltester: "2001-12-31"},
    {quelle: "kita", neuester: "2026-07-01", aeltester: "2026-07-01"}
  ]
};
export const kita: OffeneDaten["einrichtungen"][number] = {
  quelle: "kita",
  art: "kita",
  id: "10010010",
  name: "Kita",
  unterart: "",
  strasse: "Musterweg 1",
  plz: "",
  traeger: "",
  plaetze: null,
  lat: 52.5,
  lon: 13.6,
  gebiet_id: "10100101",
  stand: "2026-07"
};
export const niemand = {name: null, email: null};
/** All files of *daten*, with Parquet files that hold the CSV text. */
export const alleDateien = (input: Partial<OffeneDatenInput> = {}): Promise<OffeneDatei[]> =>
  offeneDateien({
    daten,
    catalogue,
    herausgeber: niemand,
    grenzen: new Map(),
    archiv: [],
    weiteres: [],
    parquet: (tabellen) => Promise.resolve(new Map(tabellen.map(({name, csv}) => [name, strToU8(csv)]))),
    version: "1.2.3",
    ...input
  });
