import type {Catalogue, Indicator} from "../contract/catalogue.js";
import type {Kommentar} from "../contract/kommentare.js";
import {BEZIRK} from "../contract/lor.js";
import {endeOf} from "../../src/lib/alter.js";
import {compareNamen, jahrOf} from "../../src/lib/format.js";
import {giltIm} from "../../src/lib/leistungen/zeitraum.js";
import {lageOf} from "../../src/lib/saetze/lage.js";
import {veraenderungSatz} from "../../src/lib/saetze/lagesaetze.js";
import {groesstesZuerst, istZahl, type Zahl} from "../../src/lib/schutz.js";
import {befundeData, kurz} from "./befunde.js";
import type {BefundeData, VersorgungsbildData} from "./befundeShapes.js";
import {urteileOf} from "./bezirkswerte.js";
import type {Bezirkswerte, BezirkswertRow, GebietRow} from "./bezirkswerte.js";
import type {LueckenData, ZielgruppenData} from "./leistungenShapes.js";
import type {Profilangebote, Profilgruppen, Profilstimme, Profiltrend} from "./shapes.js";
import {standortOf} from "./zentren.js";
import type {ZentrenTabellen} from "./zentren.js";

/** Headline indicators whose course a profile shows where it has one, in its order. */
const trendindikatoren = [
  "mss_kinderarmut",
  "mss_transferbezug",
  "mss_arbeitslosigkeit",
  "anteil_unter_18",
  "anteil_65_plus",
  "anteil_migrationshintergrund"
] as const;

const mindestens = 3;

/** The course of one indicator in *gebiet* beside the Bezirk; null with fewer than three values of the area. */
function trendOf(
  werte: Bezirkswerte,
  befunde: BefundeData,
  indicator: Indicator,
  zeiten: readonly string[],
  {gebiet_id, ebene}: GebietRow
): Profiltrend | null {
  const {id} = indicator;
  const rowsOf = (gebietId: string): Map<string, BezirkswertRow> =>
    new Map(
      zeiten.flatMap((zeitraum) => {
        const row = werte.row(id, "2021", gebietId, zeitraum);
        return row ? [[zeitraum, row] as const] : [];
      })
    );
  const eigene = rowsOf(gebiet_id);
  const bezirk = ebene === "bezirk" ? new Map<string, BezirkswertRow>() : rowsOf(BEZIRK);
  const bekannt = [...eigene.values()].filter(({wert}) => wert !== null);
  if (!indicator.ebenen.includes(ebene) || bekannt.length < mindestens) return null;
  const lage = lageOf(befunde, id, gebiet_id);
  const hat = (z: string): boolean => (eigene.get(z)?.wert ?? null) !== null || (bezirk.get(z)?.wert ?? null) !== null;
  const [von, bis] = [zeiten.findIndex(hat), zeiten.findLastIndex(hat)];
  const reihe = zeiten.slice(von, bis + 1).flatMap((zeitraum) => {
    if (!eigene.has(zeitraum) && !bezirk.has(zeitraum)) return [];
    const {wert, status, ki} = werte.wert(id, "2021", gebiet_id, zeitraum);
    return [
      {
        ...{zeitraum, wert: kurz(wert), status},
        ki: ki && {unten: kurz(ki.unten)!, oben: kurz(ki.oben)!, wenige: ki.wenige},
        bezirk: kurz(bezirk.get(zeitraum)?.wert ?? null)
      }
    ];
  });
  const [erstes, letztes] = [jahrOf(reihe[0]!.zeitraum), jahrOf(reihe.at(-1)!.zeitraum)];
  return {
    indikator_id: id,
    reihe,
    brueche: indicator.brueche
      .filter(({ab}) => jahrOf(ab) > erstes && jahrOf(ab) <= letztes)
      .map(({ab, grund}) => ({ab, grund})),
    satz: lage ? veraenderungSatz(lage) : ""
  };
}

/** What gives the courses of the headline indicators in an area; those with fewer than three values there are left out. */
export function trendsVon(werte: Bezirkswerte, catalogue: Catalogue): (gebiet: GebietRow) => Profiltrend[] {
  const indicators = trendindikatoren.flatMap((id) => catalogue.indicators.find((i) => i.id === id) ?? []);
  const befunde = befundeData(werte, {...catalogue, indicators});
  const verlaeufe = indicators.map((indicator) => {
    const own = werte.rows.filter((r) => r.indikator_id === indicator.id && r.lor_stand === "2021");
    const zeiten = [...new Set(own.map(({zeitraum}) => zeitraum))];
    return {indicator, zeiten: zeiten.sort((a, b) => endeOf(a).localeCompare(endeOf(b)))};
  });
  return (gebiet) =>
    verlaeufe.flatMap(({indicator, zeiten}) => trendOf(werte, befunde, indicator, zeiten, gebiet) ?? []);
}

/** An indicator whose value is the very share of a group: its counted people per cent of all. */
const anteilsindikator: Readonly<Record<string, string>> = {
  migrantinnen_migranten: "anteil_migrationshintergrund",
  frauen_maedchen: "anteil_frauen",
  familien: "anteil_unter_18",
  aeltere: "anteil_65_plus",
  hochaltrige: "anteil_80_plus"
};

/** The people of every group in *gebiet*, as on the page of the groups; null at a level for which that page has none. */
export function gruppenOf(
  werte: Bezirkswerte,
  {zielgruppen}: Pick<ZielgruppenData, "zielgruppen">,
  {gebiet_id, ebene}: GebietRow
): Profilgruppen | null {
  if (ebene === "pgr") return null;
  const gezaehlt = zielgruppen.flatMap(({id, titel, personen}) =>
    personen && id !== "alle" ? [{id, titel, personen}] : []
  );
  return {
    zeilen: gezaehlt.flatMap(({id, titel, personen}) => {
      const eigene =
        ebene === "bezirk"
          ? {personen: personen.bezirk, anteil: personen.anteil}
          : personen[ebene === "bzr" ? "bzr" : "plr"].find((g) => g.gebiet_id === gebiet_id);
      if (!eigene) return [];
      const indikator = anteilsindikator[id];
      const row = indikator ? werte.row(indikator, "2021", gebiet_id, personen.stand) : undefined;
      // The verdict belongs to this share only if it is the very number.
      const gleich =
        row?.wert !== undefined && eigene.anteil !== null && Math.abs((row.wert ?? NaN) - eigene.anteil) < 1e-6;
      return [
        {
          ...{id, titel, gezaehlt_als: personen.gezaehlt_als, stand: personen.stand},
          ...{personen: eigene.personen, anteil: kurz(eigene.anteil)},
          anteil_bezirk: ebene === "bezirk" ? null : kurz(personen.anteil),
          urteil: gleich ? urteileOf(row).bezirk : null
        }
      ];
    }),
    nicht_gezaehlt: zielgruppen.filter(({personen}) => personen === null).map(({id, titel}) => ({id, titel})),
    quellenvermerke: [...new Set(gezaehlt.flatMap(({personen}) => personen.quellenvermerke))]
  };
}

/** What the centres' part of a profile is made of. */
export interface Profilleistung {
  bild: VersorgungsbildData;
  luecken: Pick<LueckenData, "gebiete">;
  zentren: Pick<ZentrenTabellen, "zentren" | "angebote" | "monate">;
}

type Zentrum = Profilangebote["zentren"][number];

function zentrenOf({zentren}: Profilleistung, gebietId: string, jahr: number): Zentrum[] {
  const hier = (id: string): boolean => id.startsWith(gebietId);
  return zentren.zentren
    .flatMap((zentrum) => {
      const {zentrum_id, name, beispiel} = zentrum;
      const steht_hier = hier(standortOf(zentrum) ?? "");
      const monate = zentren.monate.filter((m) => m.zentrum_id === zentrum_id && jahrOf(m.monat) === jahr);
      const einsatz = [
        ...zentrum.einsatzgebiet,
        ...zentren.angebote
          .filter((a) => a.zentrum_id === zentrum_id && giltIm(jahr, a))
          .flatMap((a) => a.einsatzgebiet ?? [])
      ];
      const arbeitet_hier = monate.length > 0 && einsatz.some(hier);
      if (!steht_hier && !arbeitet_hier) return [];
      const gemeldet = monate.filter((m) => m.gemeldet).length;
      return [{zentrum_id, name, beispiel, steht_hier, arbeitet_hier, gemeldet, erwartet: monate.length}];
    })
    .sort((a, b) => Number(b.steht_hier) - Number(a.steht_hier) || compareNamen(a.name, b.name));
}

/** The sum; "geschuetzt" as soon as one part is withheld. */
function summeOf(zahlen: readonly Zahl[]): Zahl {
  const bekannt = zahlen.filter((zahl) => zahl !== null);
  if (bekannt.length === 0) return null;
  return bekannt.every(istZahl) ? bekannt.reduce((a, b) => a + b, 0) : "geschuetzt";
}

function anliegenOf(
  {bild}: Profilleistung,
  catalogue: Catalogue,
  region: {gebiet_id: string; name: string}
): Profilangebote["anliegen"] {
  const eigene = bild.anliegen
    .filter(({jahr}) => jahr === bild.jahr)
    .map(({problemfeld, zentren}) => ({
      problemfeld,
      zentren: zentren.filter(({bezirksregion}) => bezirksregion === region.gebiet_id)
    }))
    .filter(({zentren}) => zentren.length > 0);
  const namen = new Map(eigene.flatMap(({zentren}) => zentren.map((z) => [z.zentrum_id, z.name] as const)));
  return {
    region: {gebiet_id: region.gebiet_id, name: region.name},
    zentren: [...namen].map(([zentrum_id, name]) => ({zentrum_id, name})).sort((a, b) => compareNamen(a.name, b.name)),
    felder: eigene
      .map(({problemfeld, zentren}) => ({
        problemfeld,
        titel: catalogue.problemfelder.find(({id}) => id === problemfeld)?.titel ?? problemfeld,
        anzahl: summeOf(zentren.map(({anzahl}) => anzahl))
      }))
      .sort((a, b) => groesstesZuerst(a.anzahl, b.anzahl))
  };
}

/**
 * What is recorded for *gebiet*, taken from the numbers of the page of gaps; null without records, and above the Bezirksregion. The
 * sum of needs of several centres is withheld if one of them is.
 */
export function angeboteOf(
  leistung: Profilleistung,
  catalogue: Catalogue,
  werte: Bezirkswerte,
  {gebiet_id, ebene}: GebietRow
): Profilangebote | null {
  const {bild, luecken} = leistung;
  if (bild.jahr === null || (ebene !== "bzr" && ebene !== "plr")) return null;
  const {jahr} = bild;
  const platz = luecken.gebiete[ebene].findIndex((g) => g.gebiet_id === gebiet_id);
  const meldung = bild.stand.meldejahre.find((m) => m.jahr === jahr);
  if (platz < 0 || !meldung) return null;
  return {
    ...{beispiel: bild.stand.beispiel, jahr, stand: bild.stand.stand, deckung_unter: bild.deckung_unter},
    meldung: {zentren: meldung.zentren, gemeldet: meldung.gemeldet, teilweise: meldung.teilweise},
    zeilen: bild.gruppen.flatMap(({id, titel, gezaehlt, gezaehlt_als, ebenen, bezirk}) => {
      const zeile = ebenen.find((e) => e.ebene === ebene);
      if (!zeile) return [];
      return [
        {
          ...{id, titel, gezaehlt, gezaehlt_als},
          personen: zeile.personen[platz]!,
          ...{wert: zeile.wert[platz]!, status: zeile.status[platz]!, je_1000: zeile.je_1000[platz]!},
          bezirk_je_1000: bezirk?.je_1000 ?? null,
          ...{deckung: zeile.deckung[platz]!, urteil: zeile.urteil[platz]!},
          ...{zentren: zeile.zentren[platz]!, gemeldet: zeile.gemeldet[platz]!}
        }
      ];
    }),
    zentren: zentrenOf(leistung, gebiet_id, jahr),
    anliegen: anliegenOf(leistung, catalogue, werte.gebiet("2021", gebiet_id.slice(0, 6)))
  };
}

/** The reviewed *kommentare* on *gebiet* and the areas inside it, in their order. */
export function stimmenOf(
  kommentare: readonly Kommentar[],
  catalogue: Catalogue,
  werte: Bezirkswerte,
  gebiet: Pick<GebietRow, "gebiet_id">
): Profilstimme[] {
  return kommentare.flatMap((k) => {
    if (k.pruefung === null || !k.gebiet_id.startsWith(gebiet.gebiet_id)) return [];
    const {gebiet_id, name, ebene} = werte.gebiet("2021", k.gebiet_id);
    const feld = catalogue.problemfelder.find(({id}) => id === k.bezug);
    return [
      {
        gebiet: {gebiet_id, name, ebene},
        ...{rolle: k.rolle, datum: k.datum, text: k.text, beispiel: k.beispiel},
        problemfeld: feld ? {id: feld.id, titel: feld.titel} : null,
        geprueft: k.pruefung,
        korrektur: k.korrektur
      }
    ];
  });
}
