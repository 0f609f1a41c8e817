import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {projectToUtm33} from "../sources/borders.js";
import {compareNamen} from "../../src/lib/format.js";
import {beratungsthemen, fachdienste, formate, gremienarten, nachweisarten} from "../../src/lib/leistungen/vertrag.js";
import type {Listenwert} from "../../src/lib/leistungen/vertrag.js";
import type {Leistungsstand, ZentrenData, ZentrumKopf, ZentrumSeite} from "./leistungenShapes.js";
import {readLeistungsstand} from "./leistungsstand.js";
import {queryRows} from "./query.js";
import type {Reichweiten} from "./reichweite.js";

type Zentrumsjahr = ZentrumSeite["jahre"][number];
type Angebotsjahr = ZentrumSeite["angebote"][number]["jahre"][number];

const anzahl = z.int().nullable();
const zahl = z.number().nullable();
const tag = z.string().nullable();

const GebietRow = z.strictObject({gebiet_id: z.string(), name: z.string(), parent_id: z.string().nullable()});

export const zentrenGebieteSql = `
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
  barrierefrei: z.enum(["ja", "teilweise", "nein"]).nullable(),
  oeffnungszeiten: z.string().nullable(),
  offen_seit: tag,
  offen_bis: tag,
  angabe: z.enum(["bestaetigt", "zu_bestaetigen", "gemeldet"]),
  quelle: z.string(),
  stand: z.string(),
  anmerkung: z.string()
});
type ZentrumRow = z.infer<typeof ZentrumRow>;

export const zentrenSql = `
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
  barrierefrei: z.string().nullable(),
  wochenplan: z.string().nullable(),
  gueltig_von: z.string(),
  gueltig_bis: tag
});
type AngebotRow = z.infer<typeof AngebotRow>;

export const angeboteSql = `
-- What do the centres offer?
SELECT * EXCLUDE (einsatzgebiet) REPLACE (
  strftime(gueltig_von, '%Y-%m-%d') AS gueltig_von, strftime(gueltig_bis, '%Y-%m-%d') AS gueltig_bis
) FROM angebote ORDER BY zentrum_id, angebot_id`;

const merkmale = ["weiblich", "maennlich", "divers", "unter_18", "ab_65", "mit_migrationshintergrund"] as const;

const LeistungRow = z.strictObject({
  zentrum_id: z.string(),
  angebot_id: z.string(),
  jahr: z.int(),
  termine: anzahl,
  stunden: zahl,
  teilnahmen: anzahl,
  personen: anzahl,
  weiblich: anzahl,
  maennlich: anzahl,
  divers: anzahl,
  unter_18: anzahl,
  ab_65: anzahl,
  mit_migrationshintergrund: anzahl,
  ehrenamt_stunden: zahl
});
type LeistungRow = z.infer<typeof LeistungRow>;

export const leistungenSql = `
-- What took place, by offer and period?
SELECT zentrum_id, angebot_id, left(zeitraum, 4)::INTEGER AS jahr, termine, stunden, teilnahmen, personen, ${merkmale.join(", ")}, ehrenamt_stunden
FROM leistungen ORDER BY zentrum_id, angebot_id, zeitraum`;

const SummeRow = z.strictObject({zentrum_id: z.string(), jahr: z.int(), id: z.string(), anzahl: z.number()});
type SummeRow = z.infer<typeof SummeRow>;

/** Counts of *table* by centre, year and the entry of a list that *column* names. */
const summenSql = (table: string, column: string, count: string, question: string): string => `
-- ${question}
SELECT zentrum_id, left(zeitraum, 4)::INTEGER AS jahr, ${column} AS id, sum(${count})::DOUBLE AS anzahl
FROM ${table} GROUP BY ALL ORDER BY ALL`;

export const themenSql = summenSql("beratungen", "thema", "kontakte", "How many consultations were there, by topic?");
export const anliegenSql = summenSql("anliegen", "problemfeld", "anzahl", "How often were needs voiced, by field?");
export const gremienSql = summenSql(
  "gremien",
  "gremium",
  "sitzungen",
  "How many meetings of committees were attended?"
);

export const vermittlungenSql = `
-- To whom did consultations refer people? A service that no row records has none; one recorded as 0 has 0.
SELECT zentrum_id, jahr, replace(dienst, 'vermittelt_', '') AS id, sum(anzahl)::DOUBLE AS anzahl
FROM (
  UNPIVOT (SELECT zentrum_id, left(zeitraum, 4)::INTEGER AS jahr, COLUMNS('^vermittelt_') FROM beratungen)
  ON COLUMNS(* EXCLUDE (zentrum_id, jahr)) INTO NAME dienst VALUE anzahl
)
GROUP BY ALL ORDER BY ALL`;

const EhrenamtRow = z.strictObject({zentrum_id: z.string(), jahr: z.int(), ehrenamtliche: z.int(), stunden: zahl});
type EhrenamtRow = z.infer<typeof EhrenamtRow>;

export const ehrenamtSql = `
-- How many volunteers did a house have, by period, and for how many hours?
SELECT zentrum_id, left(zeitraum, 4)::INTEGER AS jahr, ehrenamtliche, stunden
FROM ehrenamt ORDER BY zentrum_id, zeitraum`;

const StandardRow = z.strictObject({
  zentrum_id: z.string(),
  jahr: z.int(),
  standard: z.string(),
  einschaetzung: z.enum(["erfuellt", "teilweise", "nicht_erfuellt"]),
  nachweise: z.array(z.string())
});
type StandardRow = z.infer<typeof StandardRow>;

export const standardsSql = `
-- How does a centre assess itself against the standards?
SELECT zentrum_id, jahr, standard, einschaetzung, nachweise FROM standards ORDER BY ALL`;

const MonatRow = z.strictObject({zentrum_id: z.string(), monat: z.string(), gemeldet: z.boolean()});
type MonatRow = z.infer<typeof MonatRow>;

export const monateSql = `
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

export const hinweiseSql = `
-- What should a centre look at in its records?
SELECT zentrum_id, jahr, regel, tabelle, anzahl, text, abhilfe
FROM leistungshinweise ORDER BY zentrum_id, jahr DESC NULLS LAST, tabelle, regel`;

/** The centres and everything recorded of them, as the warehouse has it; counts by list entry are already sums of a year. */
export interface ZentrenTabellen {
  stand: Leistungsstand;
  gebiete: readonly z.infer<typeof GebietRow>[];
  zentren: readonly ZentrumRow[];
  angebote: readonly AngebotRow[];
  leistungen: readonly LeistungRow[];
  themen: readonly SummeRow[];
  vermittlungen: readonly SummeRow[];
  anliegen: readonly SummeRow[];
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
    gebiete: await queryRows(warehouse, GebietRow, zentrenGebieteSql),
    zentren: await queryRows(warehouse, ZentrumRow, zentrenSql),
    angebote: await queryRows(warehouse, AngebotRow, angeboteSql),
    leistungen: await queryRows(warehouse, LeistungRow, leistungenSql),
    themen: await queryRows(warehouse, SummeRow, themenSql),
    vermittlungen: await queryRows(warehouse, SummeRow, vermittlungenSql),
    anliegen: await queryRows(warehouse, SummeRow, anliegenSql),
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

/** Sum of what is known; null if nothing is. Rounded, so that 0.1 + 0.2 is 0.3. */
function summe(werte: readonly (number | null)[]): number | null {
  const bekannt = werte.filter((wert) => wert !== null);
  return bekannt.length === 0 ? null : Number(bekannt.reduce((a, b) => a + b, 0).toFixed(2));
}

const groesster = (werte: readonly (number | null)[]): number | null => {
  const bekannt = werte.filter((wert) => wert !== null);
  return bekannt.length === 0 ? null : Math.max(...bekannt);
};

const jahrDesMonats = (monat: string): number => Number(monat.slice(0, 4));

const adresseOf = ({strasse, plz}: ZentrumRow): string => [strasse, plz && `${plz} Berlin`].filter(Boolean).join(", ");

function gebietOf({gebiete}: ZentrenTabellen, gebietId: string): {gebiet_id: string; name: string} {
  const gebiet = gebiete.find(({gebiet_id}) => gebiet_id === gebietId);
  if (!gebiet) throw new Error(`gebiete: ${gebietId} is not an area of LOR 2021`);
  return {gebiet_id: gebietId, name: gebiet.name};
}

/** *planungsraeume* by name, those that make up a whole Bezirksregion as that one. */
function zusammengefasst(tabellen: ZentrenTabellen, planungsraeume: readonly string[]): ZentrumSeite["einsatzgebiet"] {
  const own = new Set(planungsraeume);
  const teile = new Map<string, string[]>();
  for (const {gebiet_id, parent_id} of tabellen.gebiete)
    if (gebiet_id.length === 8 && parent_id !== null)
      teile.set(parent_id, [...(teile.get(parent_id) ?? []), gebiet_id]);
  const ganze = [...teile].filter(([, ids]) => ids.every((id) => own.has(id)));
  const enthalten = new Set(ganze.flatMap(([, ids]) => ids));
  return [...ganze.map(([id]) => id), ...planungsraeume.filter((id) => !enthalten.has(id))]
    .map((id) => gebietOf(tabellen, id))
    .sort((a, b) => a.gebiet_id.length - b.gebiet_id.length || compareNamen(a.name, b.name));
}

function kopfOf(tabellen: ZentrenTabellen, zentrum: ZentrumRow): ZentrumKopf {
  const {zentrum_id, beispiel, name, traeger, lat, lon, gebiet_id, barrierefrei} = zentrum;
  const {angabe, quelle, stand, anmerkung} = zentrum;
  const monate = tabellen.monate.filter((m) => m.zentrum_id === zentrum_id);
  return {
    ...{zentrum_id, beispiel, name, traeger, adresse: adresseOf(zentrum), lat, lon},
    lage: lat === null || lon === null ? null : projectToUtm33([lon, lat]),
    gebiet: gebiet_id === null ? null : gebietOf(tabellen, gebiet_id),
    bezirksregionen: zentrum.bezirksregionen.map((id) => gebietOf(tabellen, id)),
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

const mengen = ["termine", "stunden", "teilnahmen"] as const;

function angebotsjahrOf(jahr: number, zeilen: readonly LeistungRow[]): Angebotsjahr {
  return {
    jahr,
    termine: summe(zeilen.map((r) => r.termine)),
    stunden: summe(zeilen.map((r) => r.stunden)),
    teilnahmen: summe(zeilen.map((r) => r.teilnahmen)),
    personen_mindestens: groesster(zeilen.map((r) => r.personen)),
    lueckenhaft: mengen.filter(
      (menge) => zeilen.some((r) => r[menge] === null) && zeilen.some((r) => r[menge] !== null)
    )
  };
}

/** Whether *angebot* is in force on some day of *jahr*. */
const giltIm = (jahr: number, {gueltig_von, gueltig_bis}: AngebotRow): boolean =>
  gueltig_von <= `${jahr}-12-31` && (gueltig_bis === null || gueltig_bis >= `${jahr}-01-01`);

/** Sums of a year with the titles of *liste*, the largest first, equal ones in the list's order. */
function benannt(zeilen: readonly SummeRow[], liste: readonly Listenwert[], name: string): Zentrumsjahr["themen"] {
  const folge = liste.map(({id}) => id);
  return zeilen
    .map(({id, anzahl}) => ({id, titel: eintragOf(liste, id, name).titel, anzahl}))
    .sort((a, b) => b.anzahl - a.anzahl || folge.indexOf(a.id) - folge.indexOf(b.id));
}

/** Parts of the attendances: only rows that record the part count, and only their attendances are what it is a part of. */
function davonOf(zeilen: readonly LeistungRow[]): Zentrumsjahr["davon"] {
  return merkmale.flatMap((merkmal) => {
    const own = zeilen.filter((r) => r[merkmal] !== null && r.teilnahmen !== null);
    const teil = summe(own.map((r) => r[merkmal]));
    const von = summe(own.map((r) => r.teilnahmen));
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
  const vonAngebot = (angebot: AngebotRow): LeistungRow[] => zeilen.filter((r) => r.angebot_id === angebot.angebot_id);
  const gueltige = angebote.filter((angebot) => giltIm(jahr, angebot) || vonAngebot(angebot).length > 0);
  const ohne = (menge: (typeof mengen)[number]): number =>
    gueltige.filter((angebot) => {
      const ihre = vonAngebot(angebot);
      return ihre.length === 0 || ihre.some((r) => r[menge] === null);
    }).length;
  const themen = own(tabellen.themen);
  const ehrenamt = own(tabellen.ehrenamt);
  // The house's hours hold those of its offers; only a house that records none is taken by its offers.
  const imHaus = ehrenamt.map((r) => r.stunden);
  const ehrenamtStunden = summe(imHaus) === null ? zeilen.map((r) => r.ehrenamt_stunden) : imHaus;
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
    ehrenamtliche: groesster(ehrenamt.map((r) => r.ehrenamtliche)),
    ehrenamt_stunden: summe(ehrenamtStunden),
    ehrenamt_lueckenhaft: ehrenamtStunden.includes(null) && ehrenamtStunden.some((wert) => wert !== null),
    beratungen: summe(themen.map(({anzahl}) => anzahl)),
    themen: benannt(themen, beratungsthemen, "thema"),
    vermittlungen: benannt(own(tabellen.vermittlungen), fachdienste, "vermittelt"),
    anliegen: benannt(own(tabellen.anliegen), catalogue.problemfelder, "problemfeld").map(({id, titel, anzahl}) => ({
      problemfeld: id,
      titel,
      anzahl
    })),
    gremien: benannt(own(tabellen.gremien), gremienarten, "gremium"),
    gruppen: catalogue.zielgruppen.flatMap(({id, titel}) => {
      const nennend = gueltige.filter(({zielgruppen}) => zielgruppen.includes(id));
      const ihre = nennend.flatMap(vonAngebot);
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
        einsatzgebiet: zusammengefasst(tabellen, zentrum.einsatzgebiet),
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
                const imJahr = zeilen.filter((r) => r.jahr === jahr);
                return giltIm(jahr, angebot) || imJahr.length > 0 ? [angebotsjahrOf(jahr, imJahr)] : [];
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
