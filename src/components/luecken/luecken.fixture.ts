import type {
  Logik,
  LueckenData,
  LueckenGruppe,
  Messgroesse,
  Versorgungsebene,
  Versorgungsreihe
} from "../../../loaders/marts/leistungenShapes.js";
import {needAdjustedGap} from "../../method/access.js";
import {gebiete as kartengebiete} from "../karte/karte.fixture.js";
import {logiken, messgroessen, mitLuecke} from "./zustand.js";

/**
 * The invented Bezirk of the map's fixture with records of three centres: Bezirksregion Südwest has much, Südost little,
 * Nordwest has no offer, for Nordost a centre has not reported. Planungsräume have all states in turn. Nobody counts the
 * group "gefluechtete".
 */
const {plr, bzr} = kartengebiete["2021"];
const gebiete = {plr, bzr};
type Status = Versorgungsreihe["status"][number];

const lambda = [0, 0.5, 1];
const jahre = [2024, 2025];

/** Need: every fifth Planungsraum has no index; Bezirksregionen −1, 1, 0.5, 0.2. */
const bedarfOf = (ebene: Versorgungsebene, i: number): number | null =>
  ebene === "bzr" ? [-1, 1, 0.5, 0.2][i]! : i === 4 ? null : Number(((i % 7) * 0.4 - 1.1).toFixed(2));

export const statusOf = (ebene: Versorgungsebene, i: number): Status => {
  if (ebene === "bzr") return (["wert", "null_wert", "wert", "nicht_gemeldet"] as const)[i]!;
  return (["wert", "wert", "null_wert", "fehlt", "nicht_gemeldet", "wert", "wert", "wert"] as const)[i % 8]!;
};

const personenOf = (ebene: Versorgungsebene, i: number): number => (ebene === "bzr" ? 8000 + 1000 * i : 2000 + 50 * i);

const faktor: Record<Logik, number> = {einsatzgebiet: 1, standort: 2, einzugsgebiet: 0.5};

function reiheOf(ebene: Versorgungsebene, logik: Logik, messgroesse: Messgroesse, gezaehlt: boolean): Versorgungsreihe {
  const entfaellt = logik === "einzugsgebiet" && !mitLuecke.includes(messgroesse);
  const stellen = gebiete[ebene].map((_, i) => {
    const status: Status = entfaellt ? "entfaellt" : statusOf(ebene, i);
    const menge = (ebene === "bzr" ? [900, 0, 300, 0][i]! : 60 + 40 * (i % 5)) * faktor[logik];
    return {status, wert: status === "wert" ? menge : status === "null_wert" ? 0 : null};
  });
  const wert = stellen.map((s) => s.wert);
  const personen = gebiete[ebene].map((_, i) => personenOf(ebene, i));
  const bedarf = gebiete[ebene].map((_, i) => bedarfOf(ebene, i));
  const rate = wert.map((w, i) => (w === null || !gezaehlt ? null : (1000 * w) / personen[i]!));
  const luecken = lambda.map((l) =>
    needAdjustedGap(entfaellt ? [1] : wert, entfaellt ? [1] : personen, entfaellt ? [0] : bedarf, l)
  );
  const summe = (werte: readonly (number | null)[]): number => werte.reduce<number>((s, x) => s + (x ?? 0), 0);
  const dabei = wert.map((w, i) => (w === null ? null : personen[i]!));
  const anteile = wert.map((w, i) =>
    w === null ? null : {angebot: (100 * w) / summe(wert), personen: (100 * personen[i]!) / summe(dabei)}
  );
  const differenz = anteile.map((a) => (a === null ? null : a.angebot - a.personen));
  const robust = wert.map((w, i) =>
    w === null || bedarf[i] === null ? null : luecken.every(({areas}) => (areas[i]?.coverage ?? 1) < 0.8)
  );
  return {
    ...{logik, messgroesse, wert, status: stellen.map((s) => s.status), je_1000: rate},
    teilwert: stellen.map(({status}) => (status === "nicht_gemeldet" ? 120 : null)),
    zentren: stellen.map(() => 3),
    gemeldet: stellen.map(({status}) => (status === "nicht_gemeldet" ? 2 : 3)),
    ohne_angabe: stellen.map((_, i) => (i === 0 && messgroesse === "teilnahmen" && !entfaellt ? 2 : 0)),
    bezirk: {
      ...{wert: null, status: entfaellt ? "entfaellt" : "nicht_gemeldet", teilwert: entfaellt ? null : 1320},
      ...{je_1000: null, zentren: 3, gemeldet: 2}
    },
    luecke:
      !gezaehlt || !mitLuecke.includes(messgroesse)
        ? null
        : {
            je_lambda: lambda.map((l, k) => {
              const {areas, hoover} = luecken[k]!;
              return {
                ...{lambda: l, hoover, gebiete: areas.filter((a) => a !== null).length},
                fair: areas.map((a) => a?.fair ?? null),
                luecke: areas.map((a) => a?.gap ?? null),
                deckung: areas.map((a) => a?.coverage ?? null),
                fehlend: areas.map((a) => a?.missing ?? null)
              };
            }),
            anteil_angebot: anteile.map((a) => a?.angebot ?? null),
            anteil_personen: anteile.map((a) => a?.personen ?? null),
            differenz,
            unten: differenz.map((d) => (d === null ? null : d - 4)),
            oben: differenz.map((d) => (d === null ? null : d + 4)),
            urteil: differenz.map((d) => (d === null ? null : d > 4 ? "ueber" : d < -4 ? "unter" : "nicht_erkennbar")),
            anteil_laeufe: robust.map((r) => (r === null ? null : r ? 0.97 : 0.2)),
            robust
          }
  };
}

const gruppen = [
  {
    id: "alle",
    titel: "Alle Bewohnerinnen und Bewohner",
    gezaehlt: true,
    langsam: false,
    gezaehlt_als: null,
    hinweis: null
  },
  {
    id: "aeltere",
    titel: "Ältere Menschen",
    gezaehlt: true,
    langsam: true,
    gezaehlt_als: "Menschen ab 65 Jahren",
    hinweis: "Gezählt ab 65 Jahren."
  },
  {
    id: "gefluechtete",
    titel: "Geflüchtete Menschen",
    gezaehlt: false,
    langsam: false,
    gezaehlt_als: null,
    hinweis: null
  }
];

/** What the file of a group would hold. */
export function gruppe(id: string): LueckenGruppe {
  const gezaehlt = gruppen.find((g) => g.id === id)!.gezaehlt;
  return {
    zielgruppe: id,
    jahre: jahre.map((jahr) => ({
      jahr,
      personen_stand: gezaehlt ? `${jahr}-12-31` : null,
      ebenen: (["bzr", "plr"] as const).map((ebene) => ({
        ebene,
        personen: gebiete[ebene].map((_, i) => (gezaehlt ? personenOf(ebene, i) : null)),
        reihen: logiken.flatMap((logik) => messgroessen.map((m) => reiheOf(ebene, logik, m, gezaehlt)))
      }))
    }))
  };
}

const infoOf = (ebene: Versorgungsebene): LueckenData["gebiete"]["plr"] =>
  gebiete[ebene].map((g, i) => ({...g, bedarf: bedarfOf(ebene, i)}));

/** Invented records of 2024 and 2025; two of three centres reported all of 2025. */
export const data: LueckenData = {
  stand: {
    beispiel: true,
    stand: "2026-01-31",
    meldejahre: [
      {jahr: 2024, zentren: 3, gemeldet: 1, teilweise: 1},
      {jahr: 2025, zentren: 3, gemeldet: 2, teilweise: 1}
    ],
    vorgabejahr: 2025
  },
  gebiete: {plr: infoOf("plr"), bzr: infoOf("bzr")},
  bedarf_stand: "2020-12-31",
  zielgruppen: gruppen,
  zentren: [
    {
      ...{zentrum_id: "haus_a", name: "Haus A", beispiel: true, lage: [402400, 5822000], gebiet_id: plr[0]!.gebiet_id},
      monate: [
        {gemeldet: 12, erwartet: 12},
        {gemeldet: 12, erwartet: 12}
      ]
    },
    {
      ...{zentrum_id: "haus_b", name: "Haus B", beispiel: true, lage: [405100, 5820900], gebiet_id: plr[5]!.gebiet_id},
      monate: [
        {gemeldet: 0, erwartet: 12},
        {gemeldet: 7, erwartet: 12}
      ]
    },
    {
      ...{zentrum_id: "haus_c", name: "Haus C", beispiel: true, lage: null, gebiet_id: null},
      monate: [
        {gemeldet: 3, erwartet: 12},
        {gemeldet: 12, erwartet: 12}
      ]
    }
  ],
  lambda,
  vorgabe_lambda: 0.5,
  deckung_unter: 0.8,
  anteil_laeufe: 0.9,
  erreichbarkeit: {minuten: [10, 20, 30], gewichte: [1, 0.68, 0.22], umweg: 1.3, tempo: 4, tempo_langsam: 2.7},
  weitere: [
    {
      ...{indikator_id: "kita_plaetze_je_100", titel: "Kitaplätze je 100 Kinder", einheit: "je 100"},
      ...{nachkommastellen: 1, zeitraum: "2025-12-31", quellenvermerk: "Quelle: Kitaliste, CC BY 4.0"},
      ...{hinweis: "100 ist kein Soll.", bezirk: 71.2, werte: [70, 80.5, 60, null]},
      status: ["wert", "wert", "wert", "fehlt"]
    }
  ],
  ohne_zahlen: [{titel: "Arztpraxen", grund: "Eine vollständige Liste liegt hier nicht vor."}],
  quellenvermerke: ["Quelle: Einwohnerregister, CC BY 3.0 DE", "Quelle: Monitoring, dl-de/zero-2-0"]
};
