import type {DuckDBConnection} from "@duckdb/node-api";
import {neighbors} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import type {Catalogue} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import type {Kommentar} from "../contract/kommentare.js";
import type {LorStand} from "../contract/lor.js";
import {endeOf} from "../../src/lib/alter.js";
import {compareNamen, jahrOf} from "../../src/lib/format.js";
import {toWert, urteileOf} from "./bezirkswerte.js";
import type {Bezirkswerte, BezirkswertRow, GebietRow} from "./bezirkswerte.js";
import {einrichtungenOf} from "./einrichtungen.js";
import type {EinrichtungRow} from "./einrichtungen.js";
import {kennzahlKopfOf, vermerkeOf} from "./koepfe.js";
import {gepruefteKommentare} from "./kommentare.js";
import type {ZielgruppenData} from "./leistungenShapes.js";
import {angeboteOf, gruppenOf, stimmenOf, trendsVon} from "./profilteile.js";
import type {Profilleistung} from "./profilteile.js";
import type {ReleaseRow} from "./releases.js";
import type {GebietProfil, GebietRef, Kennzahl} from "./shapes.js";
import {readSiteInput} from "./site.js";
import {readLeistungsbild} from "./versorgungsbild.js";
import {zielgruppenData} from "./zielgruppen.js";

/** Age groups of the profile: the finest common ones at most five years wide, but for 18 to 25 and 95+. */
const altersgrenzen = [0, 5, 10, 15, 18, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 110] as const;

const ref = ({gebiet_id, name, ebene}: GebietRow): GebietRef => ({gebiet_id, name, ebene});
const byName = (a: {name: string}, b: {name: string}): number => compareNamen(a.name, b.name);

const urteilOf = (row: BezirkswertRow | undefined): Pick<Kennzahl, "rest_bezirk" | "urteile"> => ({
  rest_bezirk: row?.rest_bezirk ?? null,
  urteile: urteileOf(row)
});

/**
 * The newest older date at which the area and the Bezirk both have a value, where the Bezirk has none at *zeitraum*; null
 * where it has one, or where there is no such date.
 */
function vergleichOf(
  werte: Bezirkswerte,
  indikatorId: string,
  {gebiet_id, ebene}: GebietRow,
  zeitraum: string
): Kennzahl["vergleich"] {
  const at = (id: string, date: string): Kennzahl["gebiet"] => werte.wert(indikatorId, "2021", id, date);
  if (ebene === "bezirk" || at(BEZIRK, zeitraum).wert !== null) return null;
  const last = werte
    .totals(indikatorId, "bezirk")
    .filter((r) => r.lor_stand === "2021" && r.wert !== null && endeOf(r.zeitraum) < endeOf(zeitraum))
    .filter((r) => at(gebiet_id, r.zeitraum).wert !== null)
    .toSorted((a, b) => endeOf(a.zeitraum).localeCompare(endeOf(b.zeitraum)))
    .at(-1)?.zeitraum;
  if (last === undefined) return null;
  const row = werte.row(indikatorId, "2021", gebiet_id, last);
  return {
    zeitraum: last,
    gebiet: at(gebiet_id, last),
    bezirk: at(BEZIRK, last),
    berlin: at(BERLIN, last),
    ...urteilOf(row)
  };
}

/** One line of a profile, at the newest date of the area's level; null if the indicator does not exist at that level. */
export function kennzahlOf(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  indikatorId: string,
  gebiet: GebietRow
): Kennzahl | null {
  const indicator = catalogue.indicators.find((i) => i.id === indikatorId);
  if (!indicator?.ebenen.includes(gebiet.ebene)) return null;
  const zeitraum = werte.newest(indikatorId, gebiet.ebene);
  if (zeitraum === null) return null;
  const at = (gebietId: string): Kennzahl["gebiet"] => werte.wert(indikatorId, "2021", gebietId, zeitraum);
  const beside = (gebietId: string): Kennzahl["gebiet"] =>
    indicator.ebenen_vergleichbar ? at(gebietId) : toWert(undefined);
  const vergleich = indicator.ebenen_vergleichbar ? vergleichOf(werte, indikatorId, gebiet, zeitraum) : null;
  const row = werte.row(indikatorId, "2021", gebiet.gebiet_id, zeitraum);
  return {
    indikator: kennzahlKopfOf(indicator, catalogue),
    zeitraum,
    quellenvermerke: vermerkeOf(
      werte,
      catalogue,
      indicator,
      [zeitraum, ...(vergleich ? [vergleich.zeitraum] : [])].flatMap((date) =>
        [gebiet.gebiet_id, BEZIRK, BERLIN].flatMap((id) => werte.row(indikatorId, "2021", id, date) ?? [])
      )
    ),
    gebiet: at(gebiet.gebiet_id),
    bzr: gebiet.ebene === "plr" ? beside(gebiet.gebiet_id.slice(0, 6)) : null,
    bezirk: gebiet.ebene === "bezirk" ? null : beside(BEZIRK),
    berlin: beside(BERLIN),
    ...urteilOf(row),
    vergleich,
    verteilung: werte
      .gebieteOf("2021", gebiet.ebene)
      .map(({gebiet_id, name}) => {
        const {wert, status, ki} = at(gebiet_id);
        return {gebiet_id, name, wert, status, ki};
      })
      .sort(byName)
  };
}

function altersaufbauOf(werte: Bezirkswerte, gebietId: string): GebietProfil["altersaufbau"] {
  const zeitraum = werte.newest("anteil_unter_6", "plr");
  if (zeitraum === null) throw new Error("einwohner: no age groups in LOR 2021");
  const bands = [
    ...new Set(
      werte.rows.filter((r) => r.indikator_id === "einwohner" && r.zeitraum === zeitraum).map((r) => r.altersgruppe)
    )
  ]
    .filter((a) => a !== "insgesamt")
    .map((a) => ({altersgruppe: a, von: Number(a.split("_")[0]), bis: Number(a.split("_")[1])}));
  const countOf = (id: string, von: number, bis: number): number | null => {
    const parts = bands
      .filter((b) => b.von >= von && b.bis <= bis)
      .map((b) => werte.row("einwohner", "2021", id, zeitraum, {altersgruppe: b.altersgruppe})?.wert ?? null);
    return parts.includes(null) ? null : parts.reduce<number>((a, b) => a + (b ?? 0), 0);
  };
  const shareOf = (id: string, anzahl: number | null): number | null => {
    const alle = werte.wert("einwohner", "2021", id, zeitraum).wert;
    return anzahl === null || !alle ? null : (anzahl / alle) * 100;
  };
  const sex = (geschlecht: string): Kennzahl["gebiet"] =>
    toWert(werte.row("einwohner", "2021", gebietId, zeitraum, {geschlecht}));
  return {
    zeitraum,
    gruppen: altersgrenzen.slice(0, -1).map((von, i) => {
      const bis = altersgrenzen[i + 1] as number;
      const anzahl = countOf(gebietId, von, bis);
      return {
        von,
        bis,
        anzahl,
        anteil: shareOf(gebietId, anzahl),
        anteil_bezirk: shareOf(BEZIRK, countOf(BEZIRK, von, bis))
      };
    }),
    maennlich: sex("maennlich"),
    weiblich: sex("weiblich")
  };
}

function bevoelkerungOf(werte: Bezirkswerte, catalogue: Catalogue, gebiet: GebietRow): GebietProfil["bevoelkerung"] {
  const old = werte.umstieg.find((u) => u.plr_2021 === gebiet.gebiet_id)?.plr_2019;
  const parts = werte.umstieg.filter((u) => u.plr_2019 === old);
  const counted: GebietRow = old && parts.length > 1 ? werte.gebiet("2019", old) : gebiet;
  const rows = werte
    .totals("einwohner", counted.ebene)
    .filter((r) => r.lor_stand === counted.lor_stand && r.gebiet_id === counted.gebiet_id);
  const years = rows.map((r) => jahrOf(r.zeitraum));
  const reihe = [];
  for (let jahr = Math.min(...years); jahr <= Math.max(...years); jahr++) {
    const zeitraum = `${jahr}-12-31`;
    const row = rows.find((r) => r.zeitraum === zeitraum);
    reihe.push({
      zeitraum,
      wert: row?.wert ?? null,
      status: row?.status ?? ("fehlt" as const),
      umgerechnet: row?.umgerechnet ?? false
    });
  }
  return {
    gebiet_id: counted.gebiet_id,
    lor_stand: counted.lor_stand,
    name: counted.name,
    summe_aus: parts.length > 1 ? parts.map((u) => ref(werte.gebiet("2021", u.plr_2021))) : [],
    quellenvermerke: catalogue.indicators
      .filter(({id}) => id === "einwohner")
      .flatMap((einwohner) => vermerkeOf(werte, catalogue, einwohner, rows)),
    reihe
  };
}

function mssOf(werte: Bezirkswerte, catalogue: Catalogue, gebiet: GebietRow): GebietProfil["mss"] {
  if (gebiet.ebene !== "plr") return [];
  const old = werte.umstieg.find((u) => u.plr_2021 === gebiet.gebiet_id)?.plr_2019;
  const keys: [LorStand, string | undefined][] = [
    ["2019", old],
    ["2021", gebiet.gebiet_id]
  ];
  const brueche = catalogue.indicators.find((i) => i.id === "mss_status")?.brueche ?? [];
  return keys
    .flatMap(([lorStand, id]) =>
      werte.totals("mss_status", "plr").filter((r) => r.lor_stand === lorStand && r.gebiet_id === id && !r.umgerechnet)
    )
    .map((row) => {
      const jahr = jahrOf(row.zeitraum);
      return {
        edition: String(jahr + 1),
        stichtag: row.zeitraum,
        lor_stand: row.lor_stand,
        gebiet_id: row.gebiet_id,
        name: werte.gebiet(row.lor_stand, row.gebiet_id).name,
        status: toWert(row),
        dynamik: werte.wert("mss_dynamik", row.lor_stand, row.gebiet_id, `${jahr - 2}/${jahr}`),
        bruch: row.bruch ? (brueche.filter((b) => jahrOf(b.ab) <= jahr).at(-1)?.grund ?? "") : ""
      };
    })
    .sort((a, b) => a.edition.localeCompare(b.edition));
}

/** The newest MSS classes of the Planungsräume inside an area of a higher level; null for a Planungsraum. */
export function mssUnterOf(werte: Bezirkswerte, catalogue: Catalogue, gebiet: GebietRow): GebietProfil["mss_unter"] {
  const stichtag = werte.newest("mss_status", "plr");
  const [status, dynamik] = ["mss_status", "mss_dynamik"].map((id) => catalogue.indicators.find((i) => i.id === id));
  if (gebiet.ebene === "plr" || stichtag === null || !status || !dynamik) return null;
  const jahr = jahrOf(stichtag);
  return {
    edition: String(jahr + 1),
    stichtag,
    quellenvermerk: vermerkeOf(
      werte,
      catalogue,
      status,
      werte.totals("mss_status", "plr").filter((r) => r.zeitraum === stichtag)
    ).join(" "),
    status: kennzahlKopfOf(status, catalogue),
    dynamik: kennzahlKopfOf(dynamik, catalogue),
    zeilen: werte
      .gebieteOf("2021", "plr")
      .filter((g) => g.gebiet_id.startsWith(gebiet.gebiet_id))
      .map(({gebiet_id, name}) => ({
        gebiet_id,
        name,
        status: werte.wert("mss_status", "2021", gebiet_id, stichtag),
        dynamik: werte.wert("mss_dynamik", "2021", gebiet_id, `${jahr - 2}/${jahr}`)
      }))
      .sort(byName)
  };
}

/** Neighbours at the same level, by shared borders of the simplified geometry; sorted by name. */
function nachbarnOf(topology: Topology, ebene: string): Map<string, string[]> {
  const object = topology.objects[ebene] as GeometryCollection<{gebiet_id: string}>;
  const ids = object.geometries.map((g) => (g.properties as {gebiet_id: string}).gebiet_id);
  return new Map(neighbors(object.geometries).map((list, i) => [ids[i] ?? "", list.map((j) => ids[j] ?? "")]));
}

export interface ProfileInput {
  werte: Bezirkswerte;
  catalogue: Catalogue;
  releases: readonly ReleaseRow[];
  einrichtungen: readonly EinrichtungRow[];
  zielgruppen: Pick<ZielgruppenData, "zielgruppen">;
  leistung: Profilleistung;
  /** Reviewed ones. */
  kommentare: readonly Kommentar[];
}

/** Reads what profiles are made of from *warehouse*, the catalogue and the comments; each number as on the page it belongs to. */
export async function readProfileInput(warehouse: DuckDBConnection, dataDir = "data"): Promise<ProfileInput> {
  const {werte, catalogue, releases, einrichtungen} = await readSiteInput(warehouse);
  const leistung = await readLeistungsbild(warehouse, werte, catalogue);
  return {
    ...{werte, catalogue, releases, einrichtungen},
    zielgruppen: zielgruppenData(werte, catalogue, leistung.zentren.stand, leistung.gruppenleistung),
    leistung,
    kommentare: gepruefteKommentare(dataDir, werte, catalogue)
  };
}

/** The profiles of all areas of the Bezirk in LOR 2021, by gebiet_id. */
export function profile(
  {werte, catalogue, releases, einrichtungen, zielgruppen, leistung, kommentare}: ProfileInput,
  topology: Topology
): Map<string, GebietProfil> {
  const gebiete = werte.gebiete.filter((g) => g.lor_stand === "2021" && g.gebiet_id !== BERLIN);
  const trendsOf = trendsVon(werte, catalogue);
  const neighboursByLevel = new Map(
    ["plr", "bzr", "pgr", "bezirk"].map((ebene) => [ebene, nachbarnOf(topology, ebene)])
  );
  return new Map(
    gebiete.map((gebiet) => {
      const {gebiet_id, ebene} = gebiet;
      const ueber = gebiete.filter((g) => g.gebiet_id !== gebiet_id && gebiet_id.startsWith(g.gebiet_id)).map(ref);
      const bis2020 = werte.umstieg.filter((u) => u.plr_2021 === gebiet_id);
      const kennzahlen = catalogue.indicators.flatMap((i) => kennzahlOf(werte, catalogue, i.id, gebiet) ?? []);
      const profil: GebietProfil = {
        gebiet: {...ref(gebiet), hektar: gebiet.hektar ?? 0, lor_stand: gebiet.lor_stand},
        ueber,
        unter: gebiete
          .filter((g) => g.parent_id === gebiet_id)
          .map(ref)
          .sort(byName),
        nachbarn: (neighboursByLevel.get(ebene)?.get(gebiet_id) ?? [])
          .map((id) => ref(werte.gebiet("2021", id)))
          .sort(byName),
        bis_2020: bis2020.map((u) => {
          const whole = werte.umstieg.filter((x) => x.plr_2019 === u.plr_2019).reduce((n, x) => n + x.einwohner, 0);
          return {
            gebiet_id: u.plr_2019,
            name: werte.gebiet("2019", u.plr_2019).name,
            anteil: (u.einwohner / whole) * 100
          };
        }),
        kennzahlen,
        problemfelder: catalogue.problemfelder.map(({id, titel}) => ({id, titel})),
        nicht_verfuegbar: catalogue.indicators
          .filter((i) => !kennzahlen.some((k) => k.indikator.id === i.id))
          .map((i) => ({
            id: i.id,
            kurztitel: i.kurztitel,
            problemfeld: i.problemfeld,
            ebenen: i.ebenen.filter((e) => werte.newest(i.id, e) !== null)
          })),
        einrichtungen: einrichtungenOf(einrichtungen, catalogue, releases, gebiet),
        altersaufbau: altersaufbauOf(werte, gebiet_id),
        bevoelkerung: bevoelkerungOf(werte, catalogue, gebiet),
        mss: mssOf(werte, catalogue, gebiet),
        mss_unter: mssUnterOf(werte, catalogue, gebiet),
        trends: trendsOf(gebiet),
        zielgruppen: gruppenOf(werte, zielgruppen, gebiet),
        angebote: angeboteOf(leistung, catalogue, werte, gebiet),
        stimmen: stimmenOf(kommentare, catalogue, werte, gebiet)
      };
      return [gebiet_id, profil];
    })
  );
}
