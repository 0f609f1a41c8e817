import type {DuckDBConnection} from "@duckdb/node-api";
import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {beratungsthemen, fachdienste, gremienarten, kanaele} from "../../src/lib/leistungen/vertrag.js";
import {texteGeheimhaltung} from "../../src/lib/texte/geheimhaltung.js";
import {texteLeistungen} from "../../src/lib/texte/leistungen.js";
import {readLeistungsstand} from "./leistungsstand.js";
import type {Nachschlag} from "./offenNachschlag.js";
import {ausgabe, boolean, integer, number, oneOf, required, tabelle, text} from "./offenSpalten.js";
import type {Spalte, Tabelle} from "./offenSpalten.js";
import type {Ausgabe} from "./offenTabellen.js";
import {queryRows} from "./query.js";
import {zahlOf} from "./zellen.js";

const stati = ["wert", "null_wert", "geschuetzt", "nicht_gemeldet"] as const;

const ZelleRow = z.strictObject({
  zelle: z.string(),
  tabelle: z.string(),
  jahr: z.int(),
  zentrum_id: z.string().nullable(),
  zentrum: z.string().nullable(),
  angebot_id: z.string().nullable(),
  angebot: z.string().nullable(),
  zielgruppe: z.string().nullable(),
  merkmal: z.string().nullable(),
  gebiet: z.string().nullable(),
  groesse: z.string(),
  wert: z.number().nullable(),
  status: z.enum(stati),
  unvollstaendig: z.boolean(),
  monate_gemeldet: z.int().nullable(),
  monate_erwartet: z.int().nullable()
});
type ZelleRow = z.infer<typeof ZelleRow>;

const offeneZellenSql = `
-- Which numbers of the centres' records are released, and which are not? A centre without any report in a year has its state, never 0.
WITH monate AS (
  SELECT zentrum_id, left(monat, 4)::INTEGER AS jahr, (count(*) FILTER (gemeldet))::INTEGER AS monate_gemeldet,
    count(*)::INTEGER AS monate_erwartet
  FROM meldestand GROUP BY ALL
), ungemeldet AS (
  SELECT concat_ws('/', 'zentrum', jahr, zentrum_id, groesse) AS zelle, 'zentrum' AS tabelle, jahr, zentrum_id, groesse,
    'nicht_gemeldet' AS status, false AS unvollstaendig
  FROM monate CROSS JOIN (SELECT DISTINCT groesse FROM zellen WHERE tabelle = 'zentrum')
  WHERE monate_gemeldet = 0
), alle AS (
  SELECT zelle, tabelle, jahr, zentrum_id, angebot_id, zielgruppe, merkmal, groesse, wert, status, unvollstaendig FROM zellen
  UNION ALL BY NAME
  SELECT * FROM ungemeldet ANTI JOIN zellen USING (zelle)
)
SELECT zelle, tabelle, jahr, zentrum_id, z.name AS zentrum, angebot_id, a.titel AS angebot, zielgruppe, merkmal, g.name AS gebiet,
  groesse, wert, status, unvollstaendig, monate_gemeldet, monate_erwartet
FROM alle
LEFT JOIN zentren z USING (zentrum_id)
LEFT JOIN angebote a USING (zentrum_id, angebot_id)
LEFT JOIN monate USING (zentrum_id, jahr)
LEFT JOIN gebiete g ON g.lor_stand = '2021' AND tabelle = 'anliegen_gebiet' AND g.gebiet_id = merkmal
ORDER BY zelle`;

/** The released numbers of the centres' records, and what is true of all of them. */
export interface Leistungsdaten {
  zellen: readonly ZelleRow[];
  /** Whether the records are invented. */
  beispiel: boolean;
  /** Date of the newest report; null without any. */
  stand: string | null;
}

/** Reads the released numbers of the centres' records; none without centres. */
export async function readLeistungsdaten(warehouse: DuckDBConnection): Promise<Leistungsdaten> {
  const {beispiel, stand} = await readLeistungsstand(warehouse);
  return {zellen: await queryRows(warehouse, ZelleRow, offeneZellenSql), beispiel, stand};
}

/** Words for traits of people among the attendances. */
const merkmale: Readonly<Record<string, string>> = {
  weiblich: "weiblich",
  maennlich: "männlich",
  divers: "divers",
  unter_18: "unter 18 Jahre",
  ab_65: "ab 65 Jahre",
  mit_migrationshintergrund: "mit Migrationshintergrund"
};

type Titel = ReadonlyMap<string, string>;
const titelOf = (liste: readonly {id: string; titel: string}[]): Titel =>
  new Map(liste.map(({id, titel}) => [id, titel]));

/** What the entries of each table's list are called; areas have their name from the register. */
function merkmaltitel({problemfelder}: Catalogue): Readonly<Record<string, Titel>> {
  const felder = titelOf(problemfelder);
  return {
    davon: new Map(Object.entries(merkmale)),
    thema: titelOf(beratungsthemen),
    vermittlung: titelOf(fachdienste),
    gremium: titelOf(gremienarten),
    anliegen_kanal: titelOf(kanaele),
    anliegen_feld: felder,
    anliegen_gruppe: felder
  };
}

/** What each table of cells holds, in words. */
const tabellen = (): [id: string, titel: string][] =>
  Object.entries(texteGeheimhaltung.zahlen.tabellen).filter(([id]) => id !== "versorgung");

const ohneAngabe = "ohne Angabe";

function spaltenOf(leistungen: Leistungsdaten, catalogue: Catalogue): Spalte<ZelleRow>[] {
  const arten = tabellen();
  const gruppen = titelOf(catalogue.zielgruppen);
  const titel = merkmaltitel(catalogue);
  return [
    text("zelle", "Kennung der Zahl", "aus den übrigen Schlüsseln; je Zeile eine", (r) => r.zelle, {
      required: true,
      unique: true
    }),
    boolean(
      "beispiel",
      "Beispieldaten",
      "true, wenn die Zahl erfunden ist; das gilt, bis Zentren ihre Zahlen melden",
      () => leistungen.beispiel,
      required
    ),
    integer("jahr", "Jahr", "Berichtsjahr", (r) => r.jahr, {required: true, minimum: 1990}),
    text(
      "tabelle",
      "Tabelle",
      `worauf sich die Zahl bezieht: ${arten.map(([id, name]) => `${id} (${name})`).join(", ")}`,
      (r) => r.tabelle,
      oneOf(arten.map(([id]) => id))
    ),
    text("zentrum_id", "Zentrum", "Kennung; leer, wenn die Zahl alle Zentren meint", (r) => r.zentrum_id),
    text("zentrum", "Name des Zentrums", "zum Lesen", (r) => r.zentrum),
    text(
      "angebot_id",
      "Angebot",
      "Kennung im Zentrum; leer, wenn kein einzelnes Angebot gemeint ist",
      (r) => r.angebot_id
    ),
    text("angebot", "Titel des Angebots", "zum Lesen", (r) => r.angebot),
    text("zielgruppe", "Zielgruppe", "Kennung; leer, wenn nicht nach Zielgruppen gezählt", (r) => r.zielgruppe),
    text("zielgruppe_titel", "Name der Zielgruppe", `zum Lesen; „${ohneAngabe}“, wo keine genannt wurde`, (r) =>
      r.zielgruppe === "" ? ohneAngabe : r.zielgruppe === null ? null : (gruppen.get(r.zielgruppe) ?? r.zielgruppe)
    ),
    text(
      "merkmal",
      "Merkmal",
      "Kennung des Themas, der Fachstelle, des Problemfelds, des Wegs, des Gebiets, des Gremiums oder des Personenmerkmals",
      (r) => r.merkmal
    ),
    text("merkmal_titel", "Name des Merkmals", `zum Lesen; „${ohneAngabe}“, wo keines genannt wurde`, (r) =>
      r.merkmal === null
        ? null
        : r.merkmal === ""
          ? ohneAngabe
          : (r.gebiet ?? titel[r.tabelle]?.get(r.merkmal) ?? r.merkmal)
    ),
    text(
      "groesse",
      "Größe",
      "was gezählt ist; in der Tabelle davon ist von die Zahl, aus der anzahl ein Teil ist",
      (r) => r.groesse,
      required
    ),
    number("wert", "Wert", "leer, wenn es keine Zahl gibt; dann sagt status, warum", (r) => {
      const zahl = zahlOf(r);
      return typeof zahl === "number" ? zahl : null;
    }),
    text(
      "status",
      "Status",
      "wert, null_wert (0 gemeldet), geschuetzt, nicht_gemeldet (das Zentrum hat für das Jahr nichts gemeldet)",
      (r) => r.status,
      oneOf(stati)
    ),
    boolean(
      "unvollstaendig",
      "Unvollständig",
      "true, wenn einem Teil der Aufzeichnungen diese Angabe fehlt: Die Zahl ist dann eine Mindestzahl.",
      (r) => r.unvollstaendig,
      required
    ),
    integer(
      "monate_gemeldet",
      "Gemeldete Monate",
      "des Jahres; leer, wenn alle Zentren gemeint sind",
      (r) => r.monate_gemeldet,
      {
        minimum: 0
      }
    ),
    integer("monate_erwartet", "Erwartete Monate", "in denen das Zentrum offen war", (r) => r.monate_erwartet, {
      minimum: 0
    }),
    text("meldungen_bis", "Meldungen bis", "Stand der neuesten Meldung aller Zentren", () => leistungen.stand)
  ];
}

/**
 * The released numbers of the centres' records as a table; withheld ones have their state and no value. While the records are
 * invented, its name begins with the mark. *lizenz* is the id of the licence they may be reused under, null if none is chosen.
 * Throws for a licence the catalogue lacks.
 */
export function leistungenOf(
  leistungen: Leistungsdaten,
  find: Nachschlag,
  stand: Ausgabe,
  lizenz: string | null
): Tabelle {
  const {beispiel} = leistungen;
  const worte = texteLeistungen.beispiel;
  const eigene = {
    lizenz: lizenz === null ? null : find.lizenz(lizenz),
    vermerk: beispiel
      ? "Erfundene Beispieldaten des Bedarfsatlas Marzahn-Hellersdorf"
      : "Quelle: Leistungsdokumentation der Stadtteilzentren in Marzahn-Hellersdorf; eigene Berechnung"
  };
  const daten = tabelle<ZelleRow>(
    {
      name: beispiel ? `${worte.dateiname}_leistungen` : "leistungen",
      titel: beispiel ? `Leistungen der Zentren (${worte.marke})` : "Leistungen der Zentren",
      beschreibung: `${beispiel ? `${worte.text} ` : ""}Freigegebene Jahreszahlen aus der Dokumentation der Stadtteilzentren. Ein leerer Wert ist nie 0.`,
      hinweise: [
        ...(beispiel ? ["Alle Zahlen dieser Tabelle sind erfunden."] : []),
        texteLeistungen.wirkung,
        "Geschützte Zahlen sind bekannt, werden aber zum Schutz einzelner Personen nicht veröffentlicht. Die Regeln stehen auf der Seite Geheimhaltung.",
        "Haben nicht alle erwarteten Monate gemeldet, gilt die Zahl nur für die gemeldeten."
      ],
      schluessel: ["zelle"],
      fremdschluessel: []
    },
    [],
    leistungen.zellen,
    [...spaltenOf(leistungen, find.catalogue), ...ausgabe<ZelleRow>(stand)]
  );
  return {...daten, eigene};
}
