import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {BEZIRK} from "../contract/lor.js";
import {projectToUtm33} from "../sources/borders.js";
import {groupBy} from "../warehouse/query.js";
import {compareNamen} from "../../src/lib/format.js";
import {
  beratungsthemen,
  fachdienste,
  formate,
  gremienarten,
  kanaele,
  nachweisarten
} from "../../src/lib/leistungen/vertrag.js";
import type {Listenwert} from "../../src/lib/leistungen/vertrag.js";
import {giltIm} from "../../src/lib/leistungen/zeitraum.js";
import type {Gebietsname, Leistungsstand, ZentrenData, ZentrumKopf, ZentrumSeite} from "./leistungenShapes.js";
import {readLeistungsstand} from "./leistungsstand.js";
import {queryRows} from "./query.js";
import type {Reichweiten} from "./reichweite.js";

type Zentrumsjahr = ZentrumSeite["jahre"][number];
type Angebotsjahr = ZentrumSeite["angebote"][number]["jahre"][number];

const anzahl = z.int().nullable();
const zahl = z.number().nullable();
const tag = z.string().nullable();

/** Whether somebody with a disability gets in (of a house) or can take part (of an offer). */
const barrierefrei = z.enum(["ja", "teilweise", "nein"]).nullable();

const GebietRow = z.strictObject({gebiet_id: z.string(), name: z.string(), parent_id: z.string().nullable()});
export type GebietRow = z.infer<typeof GebietRow>;

const zentrenGebieteSql = `
-- What are the Planungsräume and Bezirksregionen of Berlin called?
SELECT gebiet_id, name, parent_id FROM gebiete WHERE lor_stand = '2021' AND ebene IN ('plr', 'bzr') ORDER BY gebiet_id`;

const ZentrumRow = z.strictObject({
  zentrum_id: z.string(),
  beispiel: z.boolean(),
  name: z.string(),
  traeger: z.string(),
  strasse: z.string(),
  plz: z.string(),
  lat: zahl,
  lon: zahl,
  gebiet_id: z.string().nullable(),
  bezirksregionen: z.array(z.string()),
  einsatzgebiet: z.array(z.string()),
  barrierefrei,
  oeffnungszeiten: z.string().nullable(),
  offen_seit: tag,
  offen_bis: tag,
  angabe: z.enum(["bestaetigt", "zu_bestaetigen", "gemeldet"]),
  quelle: z.string(),
  stand: z.string(),
  anmerkung: z.string()
});
export type ZentrumRow = z.infer<typeof ZentrumRow>;

const zentrenSql = `
-- Which centres are there, and what is known of each?
SELECT * REPLACE (
  strftime(offen_seit, '%Y-%m-%d') AS offen_seit, strftime(offen_bis, '%Y-%m-%d') AS offen_bis,
  strftime(stand, '%Y-%m-%d') AS stand
) FROM zentren ORDER BY zentrum_id`;

const AngebotRow = z.strictObject({
  zentrum_id: z.string(),
  angebot_id: z.string(),
  titel: z.string(),
  leistungsbereich: z.string(),
  zielgruppen: z.array(z.string()),
  format: z.string(),
  plaetze: anzahl,
  sprachen: z.string().nullable(),
  barrierefrei,
  wochenplan: z.string().nullable(),
  einsatzgebiet: z.array(z.string()).nullable(),
  gueltig_von: z.string(),
  gueltig_bis: tag
});
export type AngebotRow = z.infer<typeof AngebotRow>;

const angeboteSql = `
-- What do the centres offer?
SELECT * REPLACE (
  strftime(gueltig_von, '%Y-%m-%d') AS gueltig_von, strftime(gueltig_bis, '%Y-%m-%d') AS gueltig_bis
) FROM angebote ORDER BY zentrum_id, angebot_id`;

const merkmale = ["weiblich", "maennlich", "divers", "unter_18", "ab_65", "mit_migrationshintergrund"] as const;
type Merkmal = (typeof merkmale)[number];

const mengen = ["termine", "stunden", "teilnahmen"] as const;

const merkmalSpalten = Object.fromEntries(
  merkmale.flatMap((m) => [[m, zahl] as const, [`${m}_von`, zahl] as const])
) as {
  [spalte in Merkmal | `${Merkmal}_von`]: typeof zahl;
};

/** An offer in a year: sums of what is recorded, with the number of rows that record it. */
const LeistungRow = z.strictObject({
  zentrum_id: z.string(),
  angebot_id: z.string(),
  jahr: z.int(),
  zeilen: z.int(),
  termine: zahl,
  termine_n: z.int(),
  stunden: zahl,
  stunden_n: z.int(),
  teilnahmen: zahl,
  teilnahmen_n: z.int(),
  ehrenamt_stunden: zahl,
  ehrenamt_stunden_n: z.int(),
  personen: anzahl,
  ehrenamtliche: anzahl,
  ...merkmalSpalten
});
type LeistungRow = z.infer<typeof LeistungRow>;

const summeMitAnzahl = (spalte: string): string =>
  `sum(${spalte})::DOUBLE AS ${spalte}, count(${spalte})::INTEGER AS ${spalte}_n`;

// A part of the attendances counts with the attendances of the rows that record both.
const leistungenSql = `
-- What took place, by offer and year?
SELECT zentrum_id, angebot_id, left(zeitraum, 4)::INTEGER AS jahr, count(*)::INTEGER AS zeilen,
  ${[...mengen, "ehrenamt_stunden"].map(summeMitAnzahl).join(",\n  ")},
  max(personen) AS personen, max(ehrenamtliche) AS ehrenamtliche,
  ${merkmale
    .map(
      (m) => `sum(${m}) FILTER (teilnahmen IS NOT NULL)::DOUBLE AS ${m},
  sum(teilnahmen) FILTER (${m} IS NOT NULL)::DOUBLE AS ${m}_von`
    )
    .join(",\n  ")}
FROM leistungen GROUP BY zentrum_id, angebot_id, jahr ORDER BY zentrum_id, angebot_id, jahr`;

const SummeRow = z.strictObject({zentrum_id: z.string(), jahr: z.int(), id: z.string(), anzahl: z.number()});
type SummeRow = z.infer<typeof SummeRow>;

/** Counts of *table* by centre, year and the entry of a list that *column* names. */
const summenSql = (table: string, column: string, count: string, question: string): string => `
-- ${question}
SELECT zentrum_id, left(zeitraum, 4)::INTEGER AS jahr, ${column} AS id, sum(${count})::DOUBLE AS anzahl
FROM ${table} GROUP BY ALL ORDER BY ALL`;

const themenSql = summenSql("beratungen", "thema", "kontakte", "How many consultations were there, by topic?");
const anliegenSql = summenSql("anliegen", "problemfeld", "anzahl", "How often were needs voiced, by field?");
const kanaeleSql = summenSql("anliegen", "kanal", "anzahl", "How often were needs voiced, by how they became known?");
const anliegenGebieteSql = summenSql(
  "anliegen",
  "coalesce(gebiet, '')",
  "anzahl",
  "How often were needs voiced, by the area they are about; '' is none named?"
);
const gremienSql = summenSql("gremien", "gremium", "sitzungen", "How many meetings of committees were attended?");

const vermittlungenSql = `
-- To whom did consultations refer people? A service that no row records has none; one recorded as 0 has 0.
SELECT zentrum_id, jahr, replace(dienst, 'vermittelt_', '') AS id, sum(anzahl)::DOUBLE AS anzahl
FROM (
  UNPIVOT (SELECT zentrum_id, left(zeitraum, 4)::INTEGER AS jahr, COLUMNS('^vermittelt_') FROM beratungen)
  ON COLUMNS(* EXCLUDE (zentrum_id, jahr)) INTO NAME dienst VALUE anzahl
)
GROUP BY ALL ORDER BY ALL`;

const EhrenamtRow = z.strictObject({
  zentrum_id: z.string(),
  jahr: z.int(),
  zeilen: z.int(),
  ehrenamtliche: z.int(),
  davon_neu: zahl,
  fortbildungen: zahl,
  stunden: zahl,
  stunden_n: z.int()
});
type EhrenamtRow = z.infer<typeof EhrenamtRow>;

const ehrenamtSql = `
-- How many volunteers did a house have in a year at most, how many new ones and trainings in all, and for how many hours?
SELECT zentrum_id, left(zeitraum, 4)::INTEGER AS jahr, count(*)::INTEGER AS zeilen, max(ehrenamtliche) AS ehrenamtliche,
  sum(davon_neu)::DOUBLE AS davon_neu, sum(fortbildungen)::DOUBLE AS fortbildungen, ${summeMitAnzahl("stunden")}
FROM ehrenamt GROUP BY zentrum_id, jahr ORDER BY zentrum_id, jahr`;

const StandardRow = z.strictObject({
  zentrum_id: z.string(),
  jahr: z.int(),
  standard: z.string(),
  einschaetzung: z.enum(["erfuellt", "teilweise", "nicht_erfuellt"]),
  nachweise: z.array(z.string())
});
type StandardRow = z.infer<typeof StandardRow>;

const standardsSql = `
-- How does a centre assess itself against the standards?
SELECT zentrum_id, jahr, standard, einschaetzung, nachweise FROM standards ORDER BY ALL`;

const MonatRow = z.strictObject({zentrum_id: z.string(), monat: z.string(), gemeldet: z.boolean()});
type MonatRow = z.infer<typeof MonatRow>;

const monateSql = `
-- Which months are expected of a centre, and which did it report?
SELECT zentrum_id, monat, gemeldet FROM meldestand ORDER BY zentrum_id, monat`;

const HinweisRow = z.strictObject({
  zentrum_id: z.string(),
  jahr: z.int().nullable(),
  regel: z.string(),
  tabelle: z.string(),
  anzahl: z.int(),
  text: z.string(),
  abhilfe: z.string()
});
type HinweisRow = z.infer<typeof HinweisRow>;

const hinweiseSql = `
-- What should a centre look at in its records?
SELECT zentrum_id, jahr, regel, tabelle, anzahl, text, abhilfe
FROM leistungshinweise ORDER BY zentrum_id, jahr DESC NULLS LAST, tabelle, regel`;

/** The centres, what they offer, and the areas they can name. */
export interface Verzeichnis {
  gebiete: readonly GebietRow[];
  zentren: readonly ZentrumRow[];
  angebote: readonly AngebotRow[];
}

/** Reads the centres and their offers, each by id. */
export async function readVerzeichnis(warehouse: DuckDBConnection): Promise<Verzeichnis> {
  return {
    gebiete: await queryRows(warehouse, GebietRow, zentrenGebieteSql),
    zentren: await queryRows(warehouse, ZentrumRow, zentrenSql),
    angebote: await queryRows(warehouse, AngebotRow, angeboteSql)
  };
}

const NameRow = ZentrumRow.pick({zentrum_id: true, name: true, beispiel: true});

const namenSql = `
-- What are the centres called?
SELECT zentrum_id, name, beispiel FROM zentren ORDER BY zentrum_id`;

/** Reads the names of the centres, and which of them are invented. */
export function readZentrenNamen(warehouse: DuckDBConnection): Promise<z.infer<typeof NameRow>[]> {
  return queryRows(warehouse, NameRow, namenSql);
}

/** The centres and everything recorded of them, as the warehouse has it: what was recorded is already added up by year. */
export interface ZentrenTabellen extends Verzeichnis {
  stand: Leistungsstand;
  leistungen: readonly LeistungRow[];
  themen: readonly SummeRow[];
  vermittlungen: readonly SummeRow[];
  anliegen: readonly SummeRow[];
  kanaele: readonly SummeRow[];
  anliegenGebiete: readonly SummeRow[];
  gremien: readonly SummeRow[];
  ehrenamt: readonly EhrenamtRow[];
  standards: readonly StandardRow[];
  monate: readonly MonatRow[];
  hinweise: readonly HinweisRow[];
}

/** Reads what the pages of the centres show; all lists are empty if there are no centres. */
export async function readZentren(warehouse: DuckDBConnection): Promise<ZentrenTabellen> {
  return {
    stand: await readLeistungsstand(warehouse),
    ...(await readVerzeichnis(warehouse)),
    leistungen: await queryRows(warehouse, LeistungRow, leistungenSql),
    themen: await queryRows(warehouse, SummeRow, themenSql),
    vermittlungen: await queryRows(warehouse, SummeRow, vermittlungenSql),
    anliegen: await queryRows(warehouse, SummeRow, anliegenSql),
    kanaele: await queryRows(warehouse, SummeRow, kanaeleSql),
    anliegenGebiete: await queryRows(warehouse, SummeRow, anliegenGebieteSql),
    gremien: await queryRows(warehouse, SummeRow, gremienSql),
    ehrenamt: await queryRows(warehouse, EhrenamtRow, ehrenamtSql),
    standards: await queryRows(warehouse, StandardRow, standardsSql),
    monate: await queryRows(warehouse, MonatRow, monateSql),
    hinweise: await queryRows(warehouse, HinweisRow, hinweiseSql)
  };
}

interface MitTitel {
  id: string;
  titel: string;
}

/** The entry of *liste*; throws if it has none, since the warehouse took only known ones. */
function eintragOf<T extends MitTitel>(liste: readonly T[], id: string, name: string): T {
  const eintrag = liste.find((e) => e.id === id);
  if (!eintrag) throw new Error(`${name}: ${id} is not in the list`);
  return eintrag;
}

/** To hundredths, so that 0.1 + 0.2 is 0.3. */
const gerundet = (wert: number | null | undefined): number | null =>
  wert === null || wert === undefined ? null : Number(wert.toFixed(2));

/** Sum of what is known; null if nothing is. */
function summe(werte: readonly (number | null)[]): number | null {
  const bekannt = werte.filter((wert) => wert !== null);
  return bekannt.length === 0 ? null : gerundet(bekannt.reduce((a, b) => a + b, 0));
}

const jahrDesMonats = (monat: string): number => Number(monat.slice(0, 4));

const adresseOf = ({strasse, plz}: ZentrumRow): string => [strasse, plz && `${plz} Berlin`].filter(Boolean).join(", ");

function gebietOf(gebiete: readonly GebietRow[], gebietId: string): Gebietsname {
  const gebiet = gebiete.find(({gebiet_id}) => gebiet_id === gebietId);
  if (!gebiet) throw new Error(`gebiete: ${gebietId} is not an area of LOR 2021`);
  return {gebiet_id: gebietId, name: gebiet.name, im_bezirk: gebietId.startsWith(BEZIRK)};
}

/** *planungsraeume* by name, those that make up a whole Bezirksregion as that one. Throws if *gebiete* lacks one. */
export function zusammengefasst(gebiete: readonly GebietRow[], planungsraeume: readonly string[]): Gebietsname[] {
  const own = new Set(planungsraeume);
  const teile = groupBy(
    gebiete.filter(({gebiet_id}) => gebiet_id.length === 8),
    ({parent_id}) => parent_id ?? ""
  );
  const ganze = [...teile].filter(([, teil]) => teil.every(({gebiet_id}) => own.has(gebiet_id)));
  const enthalten = new Set(ganze.flatMap(([, teil]) => teil.map(({gebiet_id}) => gebiet_id)));
  return [...ganze.map(([id]) => id), ...planungsraeume.filter((id) => !enthalten.has(id))]
    .map((id) => gebietOf(gebiete, id))
    .sort((a, b) => a.gebiet_id.length - b.gebiet_id.length || compareNamen(a.name, b.name));
}

function kopfOf(tabellen: ZentrenTabellen, zentrum: ZentrumRow): ZentrumKopf {
  const {zentrum_id, beispiel, name, traeger, lat, lon, gebiet_id, barrierefrei} = zentrum;
  const {angabe, quelle, stand, anmerkung} = zentrum;
  const monate = tabellen.monate.filter((m) => m.zentrum_id === zentrum_id);
  return {
    ...{zentrum_id, beispiel, name, traeger, adresse: adresseOf(zentrum), lat, lon},
    lage: lat === null || lon === null ? null : projectToUtm33([lon, lat]),
    gebiet: gebiet_id === null ? null : gebietOf(tabellen.gebiete, gebiet_id),
    bezirksregionen: zentrum.bezirksregionen.map((id) => gebietOf(tabellen.gebiete, id)),
    ...{angabe, quelle, stand, anmerkung, barrierefrei},
    monate:
      monate.length === 0
        ? []
        : tabellen.stand.meldejahre.map(({jahr}) => {
            const own = monate.filter(({monat}) => jahrDesMonats(monat) === jahr);
            return {jahr, gemeldet: own.filter(({gemeldet}) => gemeldet).length, erwartet: own.length};
          })
  };
}

/** The list of centres, real ones first, each part in German order of names. */
export function zentrenData(tabellen: ZentrenTabellen): ZentrenData {
  const zentren = tabellen.zentren
    .map((zentrum) => kopfOf(tabellen, zentrum))
    .sort((a, b) => Number(a.beispiel) - Number(b.beispiel) || compareNamen(a.name, b.name));
  return {stand: tabellen.stand, zentren};
}

function angebotsjahrOf(jahr: number, zeile: LeistungRow | undefined): Angebotsjahr {
  return {
    jahr,
    termine: gerundet(zeile?.termine),
    stunden: gerundet(zeile?.stunden),
    teilnahmen: gerundet(zeile?.teilnahmen),
    personen_mindestens: zeile?.personen ?? null,
    ehrenamtliche_mindestens: zeile?.ehrenamtliche ?? null,
    lueckenhaft: mengen.filter((menge) => zeile && zeile[`${menge}_n`] > 0 && zeile[`${menge}_n`] < zeile.zeilen)
  };
}

/** Sums of a year with the titles of *liste*, the largest first, equal ones in the list's order. */
function benannt(zeilen: readonly SummeRow[], liste: readonly Listenwert[], name: string): Zentrumsjahr["themen"] {
  const folge = liste.map(({id}) => id);
  return zeilen
    .map(({id, anzahl}) => ({id, titel: eintragOf(liste, id, name).titel, anzahl}))
    .sort((a, b) => b.anzahl - a.anzahl || folge.indexOf(a.id) - folge.indexOf(b.id));
}

/** Parts of the attendances, as far as recorded. */
function davonOf(zeilen: readonly LeistungRow[]): Zentrumsjahr["davon"] {
  return merkmale.flatMap((merkmal) => {
    const teil = summe(zeilen.map((r) => r[merkmal]));
    const von = summe(zeilen.map((r) => r[`${merkmal}_von`]));
    return teil === null || von === null ? [] : [{merkmal, anzahl: teil, von}];
  });
}

interface EigeneZeilen {
  angebote: readonly AngebotRow[];
  leistungen: readonly LeistungRow[];
  monate: readonly MonatRow[];
}

function zentrumsjahrOf(
  tabellen: ZentrenTabellen,
  catalogue: Catalogue,
  zentrumId: string,
  jahr: number,
  {angebote, leistungen, monate}: EigeneZeilen
): Zentrumsjahr {
  const own = <T extends {zentrum_id: string; jahr: number}>(rows: readonly T[]): T[] =>
    rows.filter((r) => r.zentrum_id === zentrumId && r.jahr === jahr);
  const zeilen = leistungen.filter((r) => r.jahr === jahr);
  const jeAngebot = new Map(zeilen.map((r) => [r.angebot_id, r]));
  const gueltige = angebote.filter((angebot) => giltIm(jahr, angebot) || jeAngebot.has(angebot.angebot_id));
  const ohne = (menge: (typeof mengen)[number]): number =>
    gueltige.filter(({angebot_id}) => {
      const zeile = jeAngebot.get(angebot_id);
      return !zeile || zeile[`${menge}_n`] < zeile.zeilen;
    }).length;
  const themen = own(tabellen.themen);
  const [ehrenamt] = own(tabellen.ehrenamt);
  // The house's hours hold those of its offers; only a house that records none is taken by its offers.
  const ehrenamtStunden =
    ehrenamt && ehrenamt.stunden_n > 0
      ? [ehrenamt]
      : zeilen.map((r) => ({stunden: r.ehrenamt_stunden, stunden_n: r.ehrenamt_stunden_n, zeilen: r.zeilen}));
  const standards = own(tabellen.standards);
  return {
    jahr,
    monate: monate.filter(({monat}) => jahrDesMonats(monat) === jahr).map(({monat, gemeldet}) => ({monat, gemeldet})),
    angebote: gueltige.length,
    termine: summe(zeilen.map((r) => r.termine)),
    stunden: summe(zeilen.map((r) => r.stunden)),
    teilnahmen: summe(zeilen.map((r) => r.teilnahmen)),
    ohne_angabe: {termine: ohne("termine"), stunden: ohne("stunden"), teilnahmen: ohne("teilnahmen")},
    davon: davonOf(zeilen),
    ehrenamtliche: ehrenamt?.ehrenamtliche ?? null,
    ehrenamt_neu: ehrenamt?.davon_neu ?? null,
    fortbildungen: ehrenamt?.fortbildungen ?? null,
    ehrenamt_stunden: summe(ehrenamtStunden.map(({stunden}) => stunden)),
    ehrenamt_lueckenhaft:
      ehrenamtStunden.some((r) => r.stunden_n > 0) && ehrenamtStunden.some((r) => r.stunden_n < r.zeilen),
    beratungen: summe(themen.map(({anzahl}) => anzahl)),
    themen: benannt(themen, beratungsthemen, "thema"),
    vermittlungen: benannt(own(tabellen.vermittlungen), fachdienste, "vermittelt"),
    anliegen: benannt(own(tabellen.anliegen), catalogue.problemfelder, "problemfeld").map(({id, titel, anzahl}) => ({
      problemfeld: id,
      titel,
      anzahl
    })),
    anliegen_kanaele: benannt(own(tabellen.kanaele), kanaele, "kanal"),
    anliegen_gebiete: own(tabellen.anliegenGebiete)
      .map((r) => ({gebiet: r.id === "" ? null : gebietOf(tabellen.gebiete, r.id), anzahl: r.anzahl}))
      .sort((a, b) => b.anzahl - a.anzahl || compareNamen(a.gebiet?.name ?? "", b.gebiet?.name ?? "")),
    gremien: benannt(own(tabellen.gremien), gremienarten, "gremium"),
    gruppen: catalogue.zielgruppen.flatMap(({id, titel}) => {
      const nennend = gueltige.filter(({zielgruppen}) => zielgruppen.includes(id));
      const ihre = nennend.flatMap(({angebot_id}) => jeAngebot.get(angebot_id) ?? []);
      return nennend.length === 0
        ? []
        : [
            {
              zielgruppe: id,
              titel,
              angebote: nennend.length,
              stunden: summe(ihre.map((r) => r.stunden)),
              teilnahmen: summe(ihre.map((r) => r.teilnahmen))
            }
          ];
    }),
    standards: catalogue.standards
      .map(({nummer, id, titel}) => {
        const eigene = standards.find(({standard}) => standard === id);
        return {
          nummer,
          id,
          titel,
          einschaetzung: eigene?.einschaetzung ?? null,
          nachweise: (eigene?.nachweise ?? []).map((n) => eintragOf(nachweisarten, n, "nachweis").titel)
        };
      })
      .sort((a, b) => a.nummer - b.nummer)
  };
}

/**
 * The page of every centre, by zentrum_id. A year's sums hold what is recorded and are null where nothing is; a year without
 * any expected month has no entry. People are never added up over periods: the largest single count stands for them.
 * Throws if a row names an entry that no list has.
 */
export function zentrumSeiten(
  tabellen: ZentrenTabellen,
  catalogue: Catalogue,
  {zeilen: reichweiten, vermerke}: Reichweiten = {zeilen: new Map(), vermerke: []}
): Map<string, ZentrumSeite> {
  return new Map(
    tabellen.zentren.map((zentrum) => {
      const {zentrum_id} = zentrum;
      const reichweite = reichweiten.get(zentrum_id) ?? [];
      const own = <T extends {zentrum_id: string}>(rows: readonly T[]): T[] =>
        rows.filter((r) => r.zentrum_id === zentrum_id);
      const eigene = {
        angebote: own(tabellen.angebote),
        leistungen: own(tabellen.leistungen),
        monate: own(tabellen.monate)
      };
      const jahre = [...new Set(eigene.monate.map(({monat}) => jahrDesMonats(monat)))].sort((a, b) => a - b);
      const seite: ZentrumSeite = {
        stand: tabellen.stand,
        kopf: kopfOf(tabellen, zentrum),
        oeffnungszeiten: zentrum.oeffnungszeiten,
        offen_seit: zentrum.offen_seit,
        offen_bis: zentrum.offen_bis,
        einsatzgebiet: zusammengefasst(tabellen.gebiete, zentrum.einsatzgebiet),
        reichweite,
        reichweite_vermerke: reichweite.length > 0 ? [...vermerke] : [],
        angebote: eigene.angebote
          .map((angebot) => {
            const zeilen = eigene.leistungen.filter((r) => r.angebot_id === angebot.angebot_id);
            const {angebot_id, titel, plaetze, sprachen, barrierefrei, wochenplan, gueltig_von, gueltig_bis} = angebot;
            return {
              angebot_id,
              titel,
              leistungsbereich: eintragOf(catalogue.leistungsbereiche, angebot.leistungsbereich, "leistungsbereich")
                .titel,
              zielgruppen: angebot.zielgruppen.map((id) => eintragOf(catalogue.zielgruppen, id, "zielgruppe").titel),
              format: eintragOf(formate, angebot.format, "format").titel,
              ...{plaetze, sprachen, barrierefrei, wochenplan, gueltig_von, gueltig_bis},
              jahre: jahre.flatMap((jahr) => {
                const imJahr = zeilen.find((r) => r.jahr === jahr);
                return giltIm(jahr, angebot) || imJahr ? [angebotsjahrOf(jahr, imJahr)] : [];
              })
            };
          })
          .sort((a, b) => compareNamen(a.titel, b.titel)),
        jahre: jahre.map((jahr) => zentrumsjahrOf(tabellen, catalogue, zentrum_id, jahr, eigene)),
        hinweise: own(tabellen.hinweise).map(({jahr, regel, tabelle, anzahl, text, abhilfe}) => ({
          ...{jahr, regel, tabelle, anzahl, text, abhilfe}
        }))
      };
      return [zentrum_id, seite];
    })
  );
}
