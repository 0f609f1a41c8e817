import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {BEZIRK} from "../contract/lor.js";
import {Status} from "../contract/release.js";
import {projectToUtm33} from "../sources/borders.js";
import {leseStichtage, type StichtagOf} from "../warehouse/personen.js";
import {endeOf} from "../../src/lib/alter.js";
import {zaehlendeSpalten} from "../../src/lib/bedarfsindex.js";
import {logiken, messgroessen} from "../../src/lib/leistungen/messgroessen.js";
import {roundTo} from "../../src/method/klassen.js";
import {indicatorOf, type IndexStand} from "./bedarfsindex.js";
import type {Bezirkswerte, GebietRow} from "./bezirkswerte.js";
import {kennzahlKopfOf, vermerkeOf} from "./koepfe.js";
import {Logik, Messgroesse} from "./leistungenShapes.js";
import type {
  Leistungsstand,
  LueckenData,
  LueckenGruppe,
  Versorgungsebene,
  Versorgungsreihe
} from "./leistungenShapes.js";
import {queryRows} from "./query.js";
import {Urteil} from "./shapes.js";

const Zahl = z.number().nullable();
const reihe = {
  jahr: z.int(),
  ebene: z.enum(["plr", "bzr", "bezirk"]),
  zielgruppe: z.string(),
  logik: Logik,
  messgroesse: Messgroesse
};
const schluessel = {...reihe, gebiet_id: z.string()};

const VersorgungRow = z
  .strictObject({
    ...schluessel,
    wert: Zahl,
    status: Status,
    teilwert: Zahl,
    zentren: z.int(),
    gemeldet: z.int(),
    ohne_angabe: z.int(),
    personen: Zahl,
    je_1000: Zahl
  })
  .refine(
    ({status, wert, teilwert, je_1000}) =>
      status !== "geschuetzt" || (wert === null && teilwert === null && je_1000 === null),
    "a withheld row must not hold a value"
  );
type VersorgungRow = z.infer<typeof VersorgungRow>;

const versorgungSql = `
-- What is documented per area, group, logic and measure?
SELECT * FROM versorgung ORDER BY ALL`;

const LueckeRow = z.strictObject({
  ...schluessel,
  bedarfsgewicht: z.number(),
  fair: Zahl,
  luecke: Zahl,
  deckung: Zahl,
  fehlend: Zahl
});
type LueckeRow = z.infer<typeof LueckeRow>;

const lueckenSql = `
-- What would each area have by people and need?
SELECT * FROM versorgungsluecken ORDER BY ALL`;

const VergleichRow = z.strictObject({
  ...schluessel,
  anteil_angebot: Zahl,
  anteil_personen: Zahl,
  differenz: Zahl,
  unten: Zahl,
  oben: Zahl,
  urteil: Urteil.nullable(),
  anteil_laeufe: Zahl,
  robust: z.boolean().nullable()
});
type VergleichRow = z.infer<typeof VergleichRow>;

const vergleichSql = `
-- How does each area's share of the supply lie to its share of the people, and is its gap robust?
SELECT * FROM versorgungsvergleich ORDER BY ALL`;

const HooverRow = z.strictObject({
  ...reihe,
  bedarfsgewicht: z.number(),
  hoover: z.number(),
  gebiete: z.int()
});
type HooverRow = z.infer<typeof HooverRow>;

const hooverSql = `
-- How much of all supply would have to move?
SELECT * FROM versorgung_hoover ORDER BY ALL`;

const MeldezentrumRow = z.strictObject({
  zentrum_id: z.string(),
  name: z.string(),
  beispiel: z.boolean(),
  lat: Zahl,
  lon: Zahl,
  gebiet_id: z.string().nullable()
});

const meldezentrenSql = `
-- Which centres should report?
SELECT zentrum_id, name, beispiel, lat, lon, gebiet_id FROM zentren
WHERE zentrum_id IN (SELECT zentrum_id FROM meldestand) ORDER BY name, zentrum_id`;

const MonateRow = z.strictObject({
  zentrum_id: z.string(),
  jahr: z.int(),
  gemeldet: z.int(),
  erwartet: z.int()
});

const monateSql = `
-- How many of a year's months has each centre reported?
SELECT zentrum_id, left(monat, 4)::INTEGER AS jahr, (count(*) FILTER (gemeldet))::INTEGER AS gemeldet,
  count(*)::INTEGER AS erwartet
FROM meldestand GROUP BY ALL ORDER BY ALL`;

/** Documented supply and gaps as the warehouse holds them; all empty without records. */
export interface Versorgung {
  versorgung: readonly VersorgungRow[];
  luecken: readonly LueckeRow[];
  vergleich: readonly VergleichRow[];
  hoover: readonly HooverRow[];
  zentren: readonly z.infer<typeof MeldezentrumRow>[];
  monate: readonly z.infer<typeof MonateRow>[];
  stichtagOf: StichtagOf;
}

/** Reads supply, gaps, the centres that should report with the months they did, and the dates people are counted at. */
export async function readVersorgung(
  warehouse: DuckDBConnection,
  catalogue: Pick<Catalogue, "zielgruppen" | "methode">
): Promise<Versorgung> {
  return {
    versorgung: await queryRows(warehouse, VersorgungRow, versorgungSql),
    luecken: await queryRows(warehouse, LueckeRow, lueckenSql),
    vergleich: await queryRows(warehouse, VergleichRow, vergleichSql),
    hoover: await queryRows(warehouse, HooverRow, hooverSql),
    zentren: await queryRows(warehouse, MeldezentrumRow, meldezentrenSql),
    monate: await queryRows(warehouse, MonateRow, monateSql),
    stichtagOf: await leseStichtage(warehouse, catalogue)
  };
}

const ebenen = ["bzr", "plr"] as const satisfies readonly Versorgungsebene[];

/** Indicators of other social infrastructure, official ones first; those without a figure are left out. */
export const weitereInfrastruktur = [
  "kita_plaetze_je_100",
  "kern_kindertagesbetreuung",
  "kern_jugendfreizeit_plaetze",
  "kern_spielplatzflaeche",
  "kern_gruenflaeche",
  "bibliotheken",
  "treffpunkte",
  "apotheken_je_10000"
] as const;

/** Entries of the catalogue's data gaps about facilities that people look for. */
export const infrastrukturOhneZahlen = [
  "arztpraxen",
  "schulen",
  "spielplaetze",
  "einrichtungslisten",
  "barrierefreiheit_einrichtungen"
] as const;

/** Remarks of an indicator that its table of other infrastructure shows; the rest is on the indicator's page. */
const hinweiseJeIndikator = 2;

function weitereOf(werte: Bezirkswerte, catalogue: Catalogue): LueckenData["weitere"] {
  const regionen = werte.gebieteOf("2021", "bzr");
  return weitereInfrastruktur.flatMap((id) => {
    const zeitraum = werte.newest(id, "bzr");
    if (zeitraum === null) return [];
    const indicator = indicatorOf(catalogue, id);
    const {titel, einheit, einheit_kurz, nachkommastellen} = kennzahlKopfOf(indicator, catalogue);
    const rows = regionen.flatMap(({gebiet_id}) => werte.row(id, "2021", gebiet_id, zeitraum) ?? []);
    const zellen = regionen.map(({gebiet_id}) => werte.wert(id, "2021", gebiet_id, zeitraum));
    return [
      {
        ...{indikator_id: id, titel, nachkommastellen, zeitraum},
        // The head of a column has room for the short one; the long one begins what must be known.
        einheit: einheit_kurz || einheit,
        quellenvermerk: vermerkeOf(werte, catalogue, indicator, rows).join("; "),
        hinweis: [`${einheit}.`, ...indicator.hinweise.slice(0, hinweiseJeIndikator)].join(" "),
        bezirk: werte.wert(id, "2021", BEZIRK, zeitraum).wert,
        werte: zellen.map(({wert}) => wert),
        status: zellen.map(({status}) => status)
      }
    ];
  });
}

/** Lines of attribution of all people counted in the years shown, and of the need index; each once. */
function quellenvermerkeOf(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  {eingabe}: IndexStand,
  stichtagOf: StichtagOf,
  jahre: readonly number[]
): string[] {
  const plr = werte.gebieteOf("2021", "plr").map(({gebiet_id}) => gebiet_id);
  const vermerke = (id: string, zeitraum: string): string[] =>
    vermerkeOf(
      werte,
      catalogue,
      indicatorOf(catalogue, id),
      plr.flatMap((gebiet) => werte.row(id, "2021", gebiet, zeitraum) ?? [])
    );
  const personen = catalogue.zielgruppen.flatMap(({id, personen: gezaehlt}) =>
    jahre.flatMap((jahr) => {
      const zeitraum = stichtagOf(id, jahr);
      return zeitraum === null ? [] : (gezaehlt?.indikatoren ?? []).flatMap((i) => vermerke(i, zeitraum));
    })
  );
  const index = zaehlendeSpalten(eingabe).flatMap(({id, zeitraum}) => vermerke(id, zeitraum));
  return [...new Set([...personen, ...index])];
}

/**
 * What the page of gaps offers, the areas with their need, and the other infrastructure. Throws if the catalogue lacks an
 * indicator or a data gap named here.
 */
export function lueckenData(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  index: IndexStand,
  stand: Leistungsstand,
  {zentren, monate, stichtagOf}: Pick<Versorgung, "zentren" | "monate" | "stichtagOf">
): LueckenData {
  const bedarfOf = new Map(index.werte.flatMap((w) => (w.feld === "gesamt" ? [[w.gebiet_id, w.wert] as const] : [])));
  const gebieteOf = (ebene: Versorgungsebene): LueckenData["gebiete"]["plr"] =>
    werte.gebieteOf("2021", ebene).map(({gebiet_id, name, parent_id}: GebietRow) => ({
      ...{gebiet_id, name, parent_id: parent_id ?? BEZIRK},
      parent_name: werte.gebiet("2021", parent_id ?? BEZIRK).name,
      bedarf: bedarfOf.get(gebiet_id) ?? null
    }));
  const zeitraeume = zaehlendeSpalten(index.eingabe).map(({zeitraum}) => zeitraum);
  const {erreichbarkeit, luecke} = catalogue.leistungen;
  const {minuten, gewichte, umweg, tempo, tempo_langsam} = erreichbarkeit;
  const jahre = stand.meldejahre.map(({jahr}) => jahr);
  return {
    stand,
    gebiete: {plr: gebieteOf("plr"), bzr: gebieteOf("bzr")},
    bedarf_stand: zeitraeume.reduce((a, b) => (endeOf(b) > endeOf(a) ? b : a)),
    zielgruppen: catalogue.zielgruppen.map(({id, titel, personen, langsam}) => ({
      ...{id, titel, langsam},
      gezaehlt: personen !== null,
      gezaehlt_als: personen?.gezaehlt_als ?? null,
      hinweis: personen?.hinweis ?? null
    })),
    zentren: zentren.map(({lat, lon, ...zentrum}) => ({
      ...zentrum,
      lage: lat === null || lon === null ? null : projectToUtm33([lon, lat]),
      monate: jahre.map((jahr) => {
        const row = monate.find((m) => m.zentrum_id === zentrum.zentrum_id && m.jahr === jahr);
        return {gemeldet: row?.gemeldet ?? 0, erwartet: row?.erwartet ?? 0};
      })
    })),
    lambda: luecke.lambda,
    vorgabe_lambda: luecke.vorgabe,
    deckung_unter: luecke.deckung_unter,
    anteil_laeufe: luecke.anteil_laeufe,
    erreichbarkeit: {minuten, gewichte, umweg, tempo, tempo_langsam},
    weitere: weitereOf(werte, catalogue),
    ohne_zahlen: infrastrukturOhneZahlen.map((id) => {
      const eintrag = catalogue.datenluecken.find((d) => d.id === id);
      if (!eintrag) throw new Error(`datenluecke: ${id} is not in the catalogue`);
      return {titel: eintrag.titel, grund: eintrag.beschreibung};
    }),
    quellenvermerke: quellenvermerkeOf(werte, catalogue, index, stichtagOf, jahre)
  };
}

type Reihenschluessel = Pick<VersorgungRow, "jahr" | "ebene" | "zielgruppe" | "logik" | "messgroesse">;
const keyOf = ({jahr, ebene, zielgruppe, logik, messgroesse}: Reihenschluessel): string =>
  [jahr, ebene, zielgruppe, logik, messgroesse].join(" ");

/** Rows of each series by area. */
function nachReihe<Row extends Reihenschluessel & {gebiet_id: string}>(
  rows: readonly Row[],
  schluesselOf: (row: Row) => string = keyOf
): Map<string, Map<string, Row>> {
  const reihen = new Map<string, Map<string, Row>>();
  for (const row of rows) {
    const key = schluesselOf(row);
    const eigene = reihen.get(key) ?? new Map<string, Row>();
    eigene.set(row.gebiet_id, row);
    reihen.set(key, eigene);
  }
  return reihen;
}

/** Four decimals are more than any page shows of a rate or a share. */
const kurz = (wert: number | null | undefined): number | null =>
  wert === null || wert === undefined ? null : roundTo(wert, 4);

/** Two decimals are more than any page shows of hours or counts. */
const menge = (wert: number | null | undefined): number | null =>
  wert === null || wert === undefined ? null : roundTo(wert, 2);

/**
 * Everything recorded by group, aligned with the areas of *data*. An area without a row is `fehlt`; a series is there as soon
 * as one area has a row of it.
 */
export function lueckenGruppen(
  {stand, gebiete, lambda, zielgruppen}: LueckenData,
  {versorgung, luecken, vergleich, hoover, stichtagOf}: Versorgung
): Map<string, LueckenGruppe> {
  const reihen = nachReihe(versorgung);
  const vergleiche = nachReihe(vergleich);
  const jeLambda = nachReihe(luecken, (row) => `${keyOf(row)} ${row.bedarfsgewicht}`);
  const hooverOf = new Map(hoover.map((row) => [`${keyOf(row)} ${row.bedarfsgewicht}`, row]));

  function lueckeOf(key: string, ids: readonly string[]): Versorgungsreihe["luecke"] {
    const eigener = vergleiche.get(key);
    if (!eigener && !lambda.some((l) => jeLambda.has(`${key} ${l}`))) return null;
    const spalte = (feld: "anteil_angebot" | "anteil_personen" | "differenz" | "unten" | "oben" | "anteil_laeufe") =>
      ids.map((id) => kurz(eigener?.get(id)?.[feld]));
    return {
      je_lambda: lambda.map((l) => {
        const rows = jeLambda.get(`${key} ${l}`);
        const ganz = hooverOf.get(`${key} ${l}`);
        const von = (feld: "fair" | "luecke" | "deckung" | "fehlend") =>
          ids.map((id) => (feld === "deckung" ? kurz : menge)(rows?.get(id)?.[feld]));
        return {
          ...{lambda: l, fair: von("fair"), luecke: von("luecke"), deckung: von("deckung"), fehlend: von("fehlend")},
          ...{hoover: kurz(ganz?.hoover), gebiete: ganz?.gebiete ?? 0}
        };
      }),
      anteil_angebot: spalte("anteil_angebot"),
      anteil_personen: spalte("anteil_personen"),
      differenz: spalte("differenz"),
      unten: spalte("unten"),
      oben: spalte("oben"),
      urteil: ids.map((id) => eigener?.get(id)?.urteil ?? null),
      anteil_laeufe: spalte("anteil_laeufe"),
      robust: ids.map((id) => eigener?.get(id)?.robust ?? null)
    };
  }

  function reiheOf(
    jahr: number,
    ebene: Versorgungsebene,
    zielgruppe: string,
    logik: Logik,
    messgroesse: Messgroesse
  ): Versorgungsreihe[] {
    const ids = gebiete[ebene].map(({gebiet_id}) => gebiet_id);
    const key = keyOf({jahr, ebene, zielgruppe, logik, messgroesse});
    const rows = reihen.get(key);
    if (!rows) return [];
    const bezirk = reihen.get(keyOf({jahr, ebene: "bezirk", zielgruppe, logik, messgroesse}))?.get(BEZIRK);
    const spalte = (feld: "wert" | "teilwert" | "je_1000") =>
      ids.map((id) => (feld === "je_1000" ? kurz : menge)(rows.get(id)?.[feld]));
    const anzahl = (feld: "zentren" | "gemeldet" | "ohne_angabe") => ids.map((id) => rows.get(id)?.[feld] ?? 0);
    return [
      {
        ...{logik, messgroesse, wert: spalte("wert"), status: ids.map((id) => rows.get(id)?.status ?? "fehlt")},
        ...{teilwert: spalte("teilwert"), je_1000: spalte("je_1000")},
        ...{zentren: anzahl("zentren"), gemeldet: anzahl("gemeldet"), ohne_angabe: anzahl("ohne_angabe")},
        bezirk: {
          wert: menge(bezirk?.wert),
          status: bezirk?.status ?? "fehlt",
          teilwert: menge(bezirk?.teilwert),
          je_1000: kurz(bezirk?.je_1000),
          zentren: bezirk?.zentren ?? 0,
          gemeldet: bezirk?.gemeldet ?? 0
        },
        luecke: lueckeOf(key, ids)
      }
    ];
  }

  return new Map(
    zielgruppen.map(({id}): [string, LueckenGruppe] => [
      id,
      {
        zielgruppe: id,
        jahre: stand.meldejahre.map(({jahr}) => ({
          jahr,
          personen_stand: stichtagOf(id, jahr),
          ebenen: ebenen.map((ebene) => {
            const alle = reihen.get(keyOf({jahr, ebene, zielgruppe: id, logik: "standort", messgroesse: "stunden"}));
            return {
              ebene,
              personen: gebiete[ebene].map(({gebiet_id}) => kurz(alle?.get(gebiet_id)?.personen)),
              reihen: logiken.flatMap((logik) => messgroessen.flatMap((m) => reiheOf(jahr, ebene, id, logik, m)))
            };
          })
        }))
      }
    ])
  );
}
