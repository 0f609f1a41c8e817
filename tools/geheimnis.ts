import {DuckDBInstance} from "@duckdb/node-api";
import type {Catalogue} from "../loaders/contract/catalogue.js";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {rowsOf} from "../loaders/warehouse/query.js";
import {beratungsthemen, fachdienste, gremienarten, kanaele} from "../src/lib/leistungen/vertrag.js";

/** A number of the centres' records with its keys, see table `zellen`. */
export interface Geheimzelle {
  zelle: string;
  tabelle: string;
  jahr: number;
  zentrum_id: string | null;
  angebot_id: string | null;
  zielgruppe: string | null;
  merkmal: string | null;
  groesse: string;
  wert: number | null;
}

/** A number of documented supply, see table `versorgung`. */
export interface Geheimversorgung {
  jahr: number;
  ebene: string;
  gebiet_id: string;
  zielgruppe: string;
  logik: string;
  messgroesse: string;
  wert: number | null;
  teilwert: number | null;
  je_1000: number | null;
}

/** What must not be found in anything that is published, with the names people would look for it by. */
export interface Geheim {
  /** Withheld cells with their true values. */
  zellen: readonly Geheimzelle[];
  /** Released cells: the totals and neighbours that a withheld one could be told by. */
  offen: readonly Geheimzelle[];
  versorgung: readonly Geheimversorgung[];
  /** People of each group in the Bezirk, by year; the newest count there is. */
  personen: ReadonlyMap<string, number>;
  /** Titles by dimension and id; a dimension is `zentrum`, `angebot`, `zielgruppe`, `gebiet`, or the list a `merkmal` is from. */
  titel: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Areas as the files of gaps list them, by level. */
  gebiete: ReadonlyMap<string, readonly string[]>;
}

/** The list that `merkmal` of a table is from. */
export const merkmalsliste: Readonly<Record<string, string>> = {
  davon: "davon",
  thema: "thema",
  vermittlung: "fachdienst",
  anliegen_feld: "problemfeld",
  anliegen_gruppe: "problemfeld",
  anliegen_kanal: "kanal",
  anliegen_gebiet: "gebiet",
  gremium: "gremium"
};

/** Words for the parts of attendances, as pages and templates call them. */
const davon = {
  weiblich: "weiblich",
  maennlich: "männlich",
  divers: "divers",
  unter_18: "unter 18",
  ab_65: "ab 65",
  mit_migrationshintergrund: "mit Migrationshintergrund"
};

interface Name {
  id: string;
  titel: string;
}

const namen = (liste: readonly Name[]): Map<string, string> => new Map(liste.map(({id, titel}) => [id, titel]));

/**
 * Reads from the internal warehouse at *path* everything that is withheld; names of lists come from *catalogue*. Throws if the
 * tables of disclosure control are missing.
 */
export async function leseGeheim(
  path: string,
  catalogue: Pick<Catalogue, "zielgruppen" | "problemfelder"> = readCatalogue("data/catalogue")
): Promise<Geheim> {
  const instance = await DuckDBInstance.create(path, {access_mode: "READ_ONLY"});
  const connection = await instance.connect();
  try {
    const zellen = await rowsOf<Geheimzelle & {geheim: boolean}>(
      connection,
      `-- Which numbers are withheld, and which released?
SELECT zelle, tabelle, jahr, zentrum_id, angebot_id, zielgruppe, merkmal, groesse, wert,
  coalesce(f.zustand, 'geschuetzt') <> 'frei' AS geheim
FROM zellen LEFT JOIN freigabe f USING (zelle) ORDER BY zelle`
    );
    const versorgung = await rowsOf<Geheimversorgung>(
      connection,
      `-- Which rows of supply are withheld?
SELECT jahr, ebene, gebiet_id, zielgruppe, logik, messgroesse, v.wert, v.teilwert, v.je_1000
FROM versorgung_geschuetzt LEFT JOIN versorgung v USING (jahr, ebene, gebiet_id, zielgruppe, logik, messgroesse)
ORDER BY ALL`
    );
    const personen = await rowsOf<{schluessel: string; personen: number}>(
      connection,
      `-- How many people of each group live in the Bezirk?
SELECT jahr || ' ' || zielgruppe AS schluessel, max(personen) AS personen
FROM versorgung WHERE ebene = 'bezirk' AND personen IS NOT NULL GROUP BY ALL`
    );
    const zentren = await rowsOf<Name>(connection, "SELECT zentrum_id AS id, name AS titel FROM zentren");
    const angebote = await rowsOf<Name>(
      connection,
      "SELECT zentrum_id || '/' || angebot_id AS id, titel FROM angebote"
    );
    const gebiete = await rowsOf<Name & {ebene: string}>(
      connection,
      `SELECT gebiet_id AS id, name AS titel, ebene FROM gebiete
WHERE lor_stand = '2021' AND (gebiet_id LIKE '10%' OR gebiet_id IN (SELECT merkmal FROM zellen)) ORDER BY gebiet_id`
    );
    const ohneGeheim = ({geheim: _, ...zelle}: Geheimzelle & {geheim: boolean}): Geheimzelle => zelle;
    return {
      zellen: zellen.filter(({geheim}) => geheim).map(ohneGeheim),
      offen: zellen.filter(({geheim}) => !geheim).map(ohneGeheim),
      versorgung,
      personen: new Map(personen.map(({schluessel, personen: n}) => [schluessel, n])),
      titel: new Map([
        ["zentrum", namen(zentren)],
        ["angebot", namen(angebote)],
        ["zielgruppe", namen(catalogue.zielgruppen)],
        ["gebiet", namen(gebiete)],
        ["problemfeld", namen(catalogue.problemfelder)],
        ["thema", namen(beratungsthemen)],
        ["fachdienst", namen(fachdienste)],
        ["kanal", namen(kanaele)],
        ["gremium", namen(gremienarten)],
        ["davon", new Map(Object.entries(davon))]
      ]),
      gebiete: new Map(
        ["plr", "bzr"].map((ebene) => [
          ebene,
          gebiete.filter((g) => g.ebene === ebene && g.id.startsWith("10")).map(({id}) => id)
        ])
      )
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
