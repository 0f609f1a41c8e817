import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import {personenmerkmale, type Catalogue} from "../contract/catalogue.js";
import {BEZIRK} from "../contract/lor.js";
import {projectToUtm33} from "../sources/borders.js";
import {profilOf} from "../warehouse/open.js";
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
import {groesstesZuerst} from "../../src/lib/schutz.js";
import type {Gebietsname, Leistungsstand, ZentrenData, ZentrumKopf, ZentrumSeite} from "./leistungenShapes.js";
import {readLeistungsstand} from "./leistungsstand.js";
import {queryRows} from "./query.js";
import type {Reichweiten} from "./reichweite.js";
import {readZellen, zahlOf, type Zelle} from "./zellen.js";

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

const mengen = ["termine", "stunden", "teilnahmen"] as const;

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

/** The smallest area a centre is known to stand in; null without a place and with several Bezirksregionen, or outside the Bezirk. */
export function standortOf({gebiet_id, bezirksregionen}: ZentrumRow): string | null {
  return gebiet_id ?? (bezirksregionen.length === 1 ? bezirksregionen[0]! : null);
}

const NameRow = ZentrumRow.pick({zentrum_id: true, name: true, beispiel: true});

const namenSql = `
-- What are the centres called?
SELECT zentrum_id, name, beispiel FROM zentren ORDER BY zentrum_id`;

/** Reads the names of the centres, and which of them are invented. */
export function readZentrenNamen(warehouse: DuckDBConnection): Promise<z.infer<typeof NameRow>[]> {
  return queryRows(warehouse, NameRow, namenSql);
}

/** The centres and everything published of their records, as the warehouse has it: added up by year. */
export interface ZentrenTabellen extends Verzeichnis {
  stand: Leistungsstand;
  zellen: readonly Zelle[];
  standards: readonly StandardRow[];
  monate: readonly MonatRow[];
  /** Null in the public edition, which does not tell. */
  hinweise: readonly HinweisRow[] | null;
}

/** Reads what the pages of the centres show; all lists are empty if there are no centres. */
export async function readZentren(warehouse: DuckDBConnection, profil = profilOf()): Promise<ZentrenTabellen> {
  return {
    stand: await readLeistungsstand(warehouse),
    ...(await readVerzeichnis(warehouse)),
    zellen: await readZellen(warehouse),
    standards: await queryRows(warehouse, StandardRow, standardsSql),
    monate: await queryRows(warehouse, MonatRow, monateSql),
    hinweise: profil === "intern" ? await queryRows(warehouse, HinweisRow, hinweiseSql) : null
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

const findOf = (zellen: readonly Zelle[], groesse: string): Zelle | undefined =>
  zellen.find((zelle) => zelle.groesse === groesse);

/** An offer's year of its *zellen*. */
function angebotsjahrOf(jahr: number, zellen: readonly Zelle[]): Angebotsjahr {
  const zahlVon = (groesse: string) => zahlOf(findOf(zellen, groesse));
  return {
    jahr,
    termine: zahlVon("termine"),
    stunden: zahlVon("stunden"),
    teilnahmen: zahlVon("teilnahmen"),
    personen_mindestens: zahlVon("personen_mindestens"),
    ehrenamtliche_mindestens: zahlVon("ehrenamtliche_mindestens"),
    lueckenhaft: mengen.filter((menge) => findOf(zellen, menge)?.unvollstaendig)
  };
}

/** Numbers of a year with the titles of *liste*, the largest first, equal and withheld ones in the list's order. */
function benannt(zellen: readonly Zelle[], liste: readonly Listenwert[], name: string): Zentrumsjahr["themen"] {
  const folge = liste.map(({id}) => id);
  return zellen
    .map((zelle) => ({...eintragOf(liste, zelle.merkmal ?? "", name), anzahl: zahlOf(zelle)!}))
    .map(({id, titel, anzahl}) => ({id, titel, anzahl}))
    .sort((a, b) => groesstesZuerst(a.anzahl, b.anzahl) || folge.indexOf(a.id) - folge.indexOf(b.id));
}

/** Parts of the attendances, as far as recorded, in the order of the contract. */
function davonOf(zellen: readonly Zelle[]): Zentrumsjahr["davon"] {
  return personenmerkmale.flatMap((merkmal) => {
    const own = zellen.filter((zelle) => zelle.merkmal === merkmal);
    const [anzahl, von] = [zahlOf(findOf(own, "anzahl")), zahlOf(findOf(own, "von"))];
    return anzahl === null || von === null ? [] : [{merkmal, anzahl, von}];
  });
}

interface Eigene {
  angebote: readonly AngebotRow[];
  zellen: readonly Zelle[];
  monate: readonly MonatRow[];
}

/** The offers of *jahr*: those in force, and those of which something was recorded; with their cells. */
function angeboteIm(jahr: number, {angebote, zellen}: Eigene): {angebot: AngebotRow; zellen: Zelle[]}[] {
  const jeAngebot = groupBy(
    zellen.filter((zelle) => zelle.tabelle === "angebot" && zelle.jahr === jahr),
    (zelle) => zelle.angebot_id ?? ""
  );
  return angebote.flatMap((angebot) => {
    const own = jeAngebot.get(angebot.angebot_id);
    return own || giltIm(jahr, angebot) ? [{angebot, zellen: own ?? []}] : [];
  });
}

function zentrumsjahrOf(
  tabellen: ZentrenTabellen,
  catalogue: Catalogue,
  zentrumId: string,
  jahr: number,
  eigene: Eigene
): Zentrumsjahr {
  const jeTabelle = groupBy(
    eigene.zellen.filter((zelle) => zelle.jahr === jahr),
    ({tabelle}) => tabelle
  );
  const zellenOf = (tabelle: string): Zelle[] => jeTabelle.get(tabelle) ?? [];
  const haus = zellenOf("zentrum");
  const summe = (groesse: string) => zahlOf(findOf(haus, groesse));
  const gueltige = angeboteIm(jahr, eigene);
  const ohne = (menge: (typeof mengen)[number]): number =>
    gueltige.filter(({zellen}) => findOf(zellen, menge)?.unvollstaendig ?? true).length;
  const standards = tabellen.standards.filter((r) => r.zentrum_id === zentrumId && r.jahr === jahr);
  return {
    jahr,
    monate: eigene.monate
      .filter(({monat}) => jahrDesMonats(monat) === jahr)
      .map(({monat, gemeldet}) => ({monat, gemeldet})),
    angebote: gueltige.length,
    termine: summe("termine"),
    stunden: summe("stunden"),
    teilnahmen: summe("teilnahmen"),
    ohne_angabe: {termine: ohne("termine"), stunden: ohne("stunden"), teilnahmen: ohne("teilnahmen")},
    davon: davonOf(zellenOf("davon")),
    ehrenamtliche: summe("ehrenamtliche"),
    ehrenamt_neu: summe("ehrenamt_neu"),
    fortbildungen: summe("fortbildungen"),
    ehrenamt_stunden: summe("ehrenamt_stunden"),
    ehrenamt_lueckenhaft: findOf(haus, "ehrenamt_stunden")?.unvollstaendig ?? false,
    beratungen: summe("beratungen"),
    themen: benannt(zellenOf("thema"), beratungsthemen, "thema"),
    vermittlungen: benannt(zellenOf("vermittlung"), fachdienste, "vermittelt"),
    anliegen: benannt(zellenOf("anliegen_feld"), catalogue.problemfelder, "problemfeld").map(({id, titel, anzahl}) => ({
      problemfeld: id,
      titel,
      anzahl
    })),
    anliegen_kanaele: benannt(zellenOf("anliegen_kanal"), kanaele, "kanal"),
    anliegen_gebiete: zellenOf("anliegen_gebiet")
      .map((zelle) => ({
        gebiet: zelle.merkmal ? gebietOf(tabellen.gebiete, zelle.merkmal) : null,
        anzahl: zahlOf(zelle)!
      }))
      .sort((a, b) => groesstesZuerst(a.anzahl, b.anzahl) || compareNamen(a.gebiet?.name ?? "", b.gebiet?.name ?? "")),
    gremien: benannt(zellenOf("gremium"), gremienarten, "gremium"),
    gruppen: catalogue.zielgruppen.flatMap(({id, titel}) => {
      const nennend = gueltige.filter(({angebot}) => angebot.zielgruppen.includes(id));
      const own = zellenOf("gruppe").filter(({zielgruppe}) => zielgruppe === id);
      return nennend.length === 0
        ? []
        : [
            {
              zielgruppe: id,
              titel,
              angebote: nennend.length,
              stunden: zahlOf(findOf(own, "stunden")),
              teilnahmen: zahlOf(findOf(own, "teilnahmen"))
            }
          ];
    }),
    standards: catalogue.standards
      .map(({nummer, id, titel}) => {
        const eigener = standards.find(({standard}) => standard === id);
        return {
          nummer,
          id,
          titel,
          einschaetzung: eigener?.einschaetzung ?? null,
          nachweise: (eigener?.nachweise ?? []).map((n) => eintragOf(nachweisarten, n, "nachweis").titel)
        };
      })
      .sort((a, b) => a.nummer - b.nummer)
  };
}

/**
 * The page of every centre, by zentrum_id. Every number is a cell of its own, sums too: null where nothing is recorded,
 * "geschuetzt" where it is withheld. A year without any expected month has no entry. Throws if a row names an entry that no list has.
 */
export function zentrumSeiten(
  tabellen: ZentrenTabellen,
  catalogue: Catalogue,
  {zeilen: reichweiten, vermerke}: Reichweiten = {zeilen: new Map(), vermerke: []}
): Map<string, ZentrumSeite> {
  const jeZentrum = groupBy(tabellen.zellen, (zelle) => zelle.zentrum_id ?? "");
  return new Map(
    tabellen.zentren.map((zentrum) => {
      const {zentrum_id} = zentrum;
      const reichweite = reichweiten.get(zentrum_id) ?? [];
      const own = <T extends {zentrum_id: string}>(rows: readonly T[]): T[] =>
        rows.filter((r) => r.zentrum_id === zentrum_id);
      const eigene = {
        angebote: own(tabellen.angebote),
        zellen: jeZentrum.get(zentrum_id) ?? [],
        monate: own(tabellen.monate)
      };
      const jahre = [...new Set(eigene.monate.map(({monat}) => jahrDesMonats(monat)))].sort((a, b) => a - b);
      const angeboteJe = jahre.flatMap((jahr) =>
        angeboteIm(jahr, eigene).map(({angebot, zellen}) => ({
          angebot_id: angebot.angebot_id,
          imJahr: angebotsjahrOf(jahr, zellen)
        }))
      );
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
            const {angebot_id, titel, plaetze, sprachen, barrierefrei, wochenplan, gueltig_von, gueltig_bis} = angebot;
            return {
              angebot_id,
              titel,
              leistungsbereich: eintragOf(catalogue.leistungsbereiche, angebot.leistungsbereich, "leistungsbereich")
                .titel,
              zielgruppen: angebot.zielgruppen.map((id) => eintragOf(catalogue.zielgruppen, id, "zielgruppe").titel),
              format: eintragOf(formate, angebot.format, "format").titel,
              ...{plaetze, sprachen, barrierefrei, wochenplan, gueltig_von, gueltig_bis},
              jahre: angeboteJe.filter((a) => a.angebot_id === angebot_id).map(({imJahr}) => imJahr)
            };
          })
          .sort((a, b) => compareNamen(a.titel, b.titel)),
        mindestnenner: catalogue.methode.geheimhaltung.mindestnenner,
        jahre: jahre.map((jahr) => zentrumsjahrOf(tabellen, catalogue, zentrum_id, jahr, eigene)),
        hinweise:
          tabellen.hinweise &&
          own(tabellen.hinweise).map(({jahr, regel, tabelle, anzahl, text, abhilfe}) => ({
            ...{jahr, regel, tabelle, anzahl, text, abhilfe}
          }))
      };
      return [zentrum_id, seite];
    })
  );
}
