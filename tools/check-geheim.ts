import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import {freigegebeneTabellen} from "../loaders/warehouse/protect/release.js";
import {rowsOf} from "../loaders/warehouse/query.js";
import {freigabePfad, warehousePath} from "../loaders/warehouse/open.js";
import {listFiles} from "./addresses.js";
import {formatFaults} from "./check-dist.js";
import type {Fault} from "./check-dist.js";
import {leseGeheim} from "./geheimnis.js";
import type {Geheim, Geheimzelle} from "./geheimnis.js";
import {Geheimsuche} from "./geheimsuche.js";
import {ausDatei, textVon} from "./lesen/datei.js";
import {ausWert, Unlesbar} from "./lesen/eintraege.js";

export {leseGeheim} from "./geheimnis.js";

type Json = Record<string, unknown>;

/** Name of a data file without the folder, the hash that Framework puts in, and its ending. */
const datenname = (file: string): string =>
  (file.split("/").at(-1) ?? "").replace(/\.json$/, "").replace(/\.[0-9a-f]{8}$/, "");

const zellenKey = (z: Omit<Geheimzelle, "wert" | "zelle">): string =>
  [z.tabelle, z.jahr, z.zentrum_id ?? "*", z.angebot_id ?? "*", z.zielgruppe ?? "*", z.merkmal ?? "*", z.groesse].join(
    "|"
  );

/** Reads our own data files number by number. What it has compared it takes out, so that the general search sees the rest. */
class Genau {
  private readonly zellen: ReadonlyMap<string, string>;
  private readonly versorgung: ReadonlySet<string>;

  constructor(
    private readonly geheim: Geheim,
    private readonly melde: (ort: string, zelle: string, was: string) => void
  ) {
    this.zellen = new Map(geheim.zellen.map((zelle) => [zellenKey(zelle), zelle.zelle]));
    this.versorgung = new Set(
      geheim.versorgung.map((v) => [v.jahr, v.ebene, v.gebiet_id, v.zielgruppe, v.logik, v.messgroesse].join("|"))
    );
  }

  /** Compares one number at *feld* of *objekt* with its cell, and takes it out. */
  private eine(
    objekt: Json,
    feld: string,
    ort: string,
    zelle: Partial<Geheimzelle> & Pick<Geheimzelle, "tabelle" | "jahr" | "groesse">
  ): void {
    const wert = objekt[feld];
    delete objekt[feld];
    if (wert === null || wert === undefined || wert === "geschuetzt") return;
    const key = zellenKey({zentrum_id: null, angebot_id: null, zielgruppe: null, merkmal: null, ...zelle});
    const geheime = this.zellen.get(key);
    if (geheime !== undefined) this.melde(`${ort}.${feld}`, geheime, "a number where it is withheld");
  }

  zentrum(json: Json, zentrum_id: string): void {
    for (const angebot of listeOf(json, "angebote")) {
      const angebot_id = String(angebot["angebot_id"]);
      for (const eintrag of listeOf(angebot, "jahre")) {
        const jahr = Number(eintrag["jahr"]);
        const ort = `angebote.${angebot_id}.${jahr}`;
        for (const groesse of [
          ...["termine", "stunden", "teilnahmen"],
          ...["personen_mindestens", "ehrenamtliche_mindestens", "ehrenamt_stunden"]
        ])
          this.eine(eintrag, groesse, ort, {tabelle: "angebot", jahr, zentrum_id, angebot_id, groesse});
      }
    }
    for (const eintrag of listeOf(json, "jahre")) {
      const jahr = Number(eintrag["jahr"]);
      const basis = {jahr, zentrum_id};
      const ort = `jahre.${jahr}`;
      for (const groesse of [
        "termine",
        "stunden",
        "teilnahmen",
        "beratungen",
        "ehrenamtliche",
        "ehrenamt_neu",
        "fortbildungen",
        "ehrenamt_stunden"
      ])
        this.eine(eintrag, groesse, ort, {tabelle: "zentrum", ...basis, groesse});
      for (const teil of listeOf(eintrag, "davon"))
        for (const groesse of ["anzahl", "von"])
          this.eine(teil, groesse, `${ort}.davon.${String(teil["merkmal"])}`, {
            tabelle: "davon",
            ...basis,
            merkmal: String(teil["merkmal"]),
            groesse
          });
      for (const [feld, tabelle, id] of [
        ["themen", "thema", "id"],
        ["vermittlungen", "vermittlung", "id"],
        ["anliegen", "anliegen_feld", "problemfeld"],
        ["anliegen_kanaele", "anliegen_kanal", "id"],
        ["anliegen_gebiete", "anliegen_gebiet", "gebiet"],
        ["gremien", "gremium", "id"]
      ] as const)
        for (const teil of listeOf(eintrag, feld)) {
          const genannt = teil[id];
          const merkmal =
            typeof genannt === "string"
              ? genannt
              : genannt === null
                ? ""
                : String((genannt as Json | undefined)?.["gebiet_id"]);
          this.eine(teil, "anzahl", `${ort}.${feld}.${merkmal}`, {tabelle, ...basis, merkmal, groesse: "anzahl"});
        }
      for (const teil of listeOf(eintrag, "gruppen"))
        for (const groesse of ["stunden", "teilnahmen"])
          this.eine(teil, groesse, `${ort}.gruppen.${String(teil["zielgruppe"])}`, {
            tabelle: "gruppe",
            ...basis,
            zielgruppe: String(teil["zielgruppe"]),
            groesse
          });
    }
  }

  zielgruppen(json: Json): void {
    for (const gruppe of listeOf(json, "zielgruppen"))
      for (const eintrag of listeOf(gruppe, "anliegen"))
        this.eine(eintrag, "anzahl", `${String(gruppe["id"])}.anliegen.${String(eintrag["problemfeld"])}`, {
          tabelle: "anliegen_gruppe",
          jahr: Number(eintrag["jahr"]),
          zielgruppe: String(gruppe["id"]),
          merkmal: String(eintrag["problemfeld"]),
          groesse: "anzahl"
        });
  }

  /** Everything about a withheld row of supply: the amount, what is computed from it, and verdicts. */
  luecken(json: Json, zielgruppe: string): void {
    for (const jahr of listeOf(json, "jahre"))
      for (const ebene of listeOf(jahr, "ebenen")) {
        const name = String(ebene["ebene"]);
        const gebiete = this.geheim.gebiete.get(name) ?? [];
        for (const reihe of listeOf(ebene, "reihen")) {
          const rest = [zielgruppe, reihe["logik"], reihe["messgroesse"]].join("|");
          const ort = `${String(jahr["jahr"])}.${name}.${rest.replaceAll("|", ".")}`;
          this.reihe(
            reihe,
            gebiete.map((id) => [jahr["jahr"], name, id, rest].join("|")),
            ort
          );
          const bezirk = [jahr["jahr"], "bezirk", "10", rest].join("|");
          if (reihe["bezirk"] !== undefined && this.versorgung.has(bezirk))
            this.werte(reihe["bezirk"] as Json, null, `${ort}.bezirk`, bezirk);
        }
        delete ebene["reihen"];
      }
  }

  /** Supply of all groups in the usual view, and voiced needs by field, group and centre. */
  versorgungsbild(json: Json): void {
    const art = [json["logik"], json["messgroesse"]];
    for (const gruppe of listeOf(json, "gruppen")) {
      const rest = [gruppe["id"], ...art].join("|");
      for (const zeile of listeOf(gruppe, "ebenen")) {
        const {ebene} = zeile;
        // The people of the group are official figures.
        const werte = Object.fromEntries(Object.entries(zeile).filter(([feld]) => feld !== "personen"));
        const gebiete = this.geheim.gebiete.get(String(ebene)) ?? [];
        this.reihe(
          werte,
          gebiete.map((id) => [json["jahr"], ebene, id, rest].join("|")),
          `${String(gruppe["id"])}.${String(ebene)}`
        );
      }
      delete gruppe["ebenen"];
      const bezirk = [json["jahr"], "bezirk", "10", rest].join("|");
      if (gruppe["bezirk"] && this.versorgung.has(bezirk))
        this.werte(gruppe["bezirk"] as Json, null, `${String(gruppe["id"])}.bezirk`, bezirk);
    }
    for (const eintrag of listeOf(json, "anliegen")) {
      const jahr = Number(eintrag["jahr"]);
      const merkmal = String(eintrag["problemfeld"]);
      const ort = `anliegen.${jahr}.${merkmal}`;
      const basis = {jahr, merkmal, groesse: "anzahl"};
      const {alle} = eintrag;
      delete eintrag["alle"];
      this.eine({anzahl: alle}, "anzahl", ort, {tabelle: "anliegen_gruppe", ...basis, zielgruppe: "alle"});
      for (const teil of listeOf(eintrag, "gruppen")) {
        const zielgruppe = String(teil["zielgruppe"]);
        this.eine(teil, "anzahl", `${ort}.${zielgruppe}`, {tabelle: "anliegen_gruppe", ...basis, zielgruppe});
      }
      for (const teil of listeOf(eintrag, "zentren")) {
        const zentrum_id = String(teil["zentrum_id"]);
        this.eine(teil, "anzahl", `${ort}.${zentrum_id}`, {tabelle: "anliegen_feld", ...basis, zentrum_id});
      }
    }
  }

  private reihe(knoten: Json, schluessel: readonly string[], ort: string): void {
    for (const [feld, wert] of Object.entries(knoten)) {
      if (feld === "bezirk") continue;
      if (Array.isArray(wert) && wert.every((teil) => typeof teil === "object" && teil !== null))
        for (const teil of wert as Json[]) this.reihe(teil, schluessel, `${ort}.${feld}`);
      else if (Array.isArray(wert)) {
        if (wert.length !== schluessel.length)
          this.melde(`${ort}.${feld}`, "versorgung", `${wert.length} values for ${schluessel.length} areas`);
        schluessel.forEach((key, i) => {
          if (this.versorgung.has(key)) this.werte({[feld]: wert[i]}, feld, `${ort}.${feld}[${i}]`, key);
        });
      } else if (typeof wert === "object" && wert !== null) this.reihe(wert as Json, schluessel, `${ort}.${feld}`);
    }
  }

  private werte(objekt: Json, eines: string | null, ort: string, key: string): void {
    for (const [feld, wert] of Object.entries(objekt))
      if (
        !oeffentlich.has(feld) &&
        (typeof wert === "number" || typeof wert === "boolean" || (feld === "urteil" && wert !== null))
      )
        this.melde(
          eines === null ? `${ort}.${feld}` : ort,
          `versorgung/${key.replaceAll("|", "/")}`,
          "a number where it is withheld"
        );
  }
}

/** What a withheld row of supply may tell: how many centres matter, and what the population says. */
const oeffentlich = new Set(["zentren", "gemeldet", "ohne_angabe", "anteil_personen"]);

const listeOf = (json: Json, feld: string): Json[] => {
  const liste = json[feld];
  return Array.isArray(liste) ? (liste as Json[]) : [];
};

/**
 * Opens every file below *dir* and looks for numbers that are withheld: in our own data files number by number, everywhere else
 * for records that name all keys of a withheld cell together with its value, or with one that tells it (share, rate, change, sum,
 * rest). A file that cannot be opened is a fault too. Empty if nothing is found.
 */
export async function pruefeGeheimhaltung(dir: string, geheim: Geheim): Promise<Fault[]> {
  const faults: Fault[] = [];
  const suche = new Geheimsuche(geheim);
  for (const file of listFiles(dir)) {
    const bytes = new Uint8Array(readFileSync(join(dir, file)));
    const vorher = suche.funde.length;
    try {
      await lies(file, bytes, geheim, suche, (ort, zelle, was) =>
        faults.push({file, message: `${zelle} is withheld: ${was} (${ort})`})
      );
    } catch (error) {
      const grund = error instanceof Error ? error.message : String(error);
      faults.push({file, message: `cannot be read, so nobody knows what it tells: ${grund}`});
    }
    for (const {ort, zelle, art} of suche.funde.slice(vorher))
      faults.push({file, message: `${zelle} is withheld: ${art} can be read (${ort})`});
  }
  return faults;
}

async function lies(
  file: string,
  bytes: Uint8Array,
  geheim: Geheim,
  suche: Geheimsuche,
  melde: (ort: string, zelle: string, was: string) => void
): Promise<void> {
  const name = datenname(file);
  const zentrum = /^zentrum-(.+)$/.exec(name)?.[1];
  const luecken = /^luecken-(.+)$/.exec(name)?.[1];
  const benannt = name === "zielgruppen" || name === "versorgungsbild";
  if (file.endsWith(".json") && (zentrum !== undefined || luecken !== undefined || benannt)) {
    let json: Json;
    try {
      json = JSON.parse(textVon(bytes)) as Json;
    } catch (error) {
      throw new Unlesbar(`no JSON: ${error instanceof Error ? error.message : String(error)}`);
    }
    const genau = new Genau(geheim, melde);
    if (zentrum !== undefined) genau.zentrum(json, zentrum);
    else if (luecken !== undefined) genau.luecken(json, luecken);
    else if (name === "zielgruppen") genau.zielgruppen(json);
    else genau.versorgungsbild(json);
    return ausWert(json, [{texte: [file]}], file, (eintrag) => suche.pruefe(eintrag));
  }
  await ausDatei({
    name: file,
    bytes,
    ebenen: [],
    melde: (eintrag) => suche.pruefe(eintrag),
    tiefe: 0,
    kannNennen: (text) => suche.kannNennen(text)
  });
}

/**
 * What the public database at *path* tells that it must not: internal tables, and values of withheld cells or rows of supply.
 * Empty if nothing.
 */
export async function pruefeFreigabe(path: string, geheim: Geheim): Promise<Fault[]> {
  if (!existsSync(path)) return [{file: path, message: "the public database is missing"}];
  const instance = await DuckDBInstance.create(path, {access_mode: "READ_ONLY"});
  const connection = await instance.connect();
  const faults: Fault[] = [];
  try {
    const tabellen = await rowsOf<{name: string}>(connection, "SELECT table_name AS name FROM duckdb_tables()");
    for (const {name} of tabellen) {
      if (freigegebeneTabellen.includes(name)) continue;
      const [{n} = {n: 0}] = await rowsOf<{n: number}>(connection, `SELECT count(*)::INTEGER AS n FROM "${name}"`);
      if (n > 0) faults.push({file: path, message: `the table ${name} has ${n} rows that are nobody's business`});
    }
    const werte = await rowsOf<{zelle: string}>(connection, "SELECT zelle FROM zellen WHERE wert IS NOT NULL");
    const offen = new Set(werte.map(({zelle}) => zelle));
    for (const {zelle} of geheim.zellen)
      if (offen.has(zelle)) faults.push({file: path, message: `${zelle} has a value`});
    const spalten: [string, string][] = [
      ["versorgung", "wert, teilwert, je_1000"],
      ["versorgungsluecken", "luecke, deckung, fehlend"],
      ["versorgungsvergleich", "anteil_angebot, differenz, unten, oben, anteil_laeufe"]
    ];
    const geheime = new Set(
      geheim.versorgung.map((v) => [v.jahr, v.ebene, v.gebiet_id, v.zielgruppe, v.logik, v.messgroesse].join("/"))
    );
    for (const [tabelle, felder] of spalten) {
      const rows = await rowsOf<{key: string}>(
        connection,
        `SELECT DISTINCT concat_ws('/', jahr, ebene, gebiet_id, zielgruppe, logik, messgroesse) AS key
FROM ${tabelle} WHERE coalesce(${felder}) IS NOT NULL`
      );
      for (const {key} of rows)
        if (geheime.has(key)) faults.push({file: path, message: `${tabelle}: ${key} has a value`});
    }
    return faults;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , dir = "dist", warehouse = warehousePath()] = process.argv;
  const geheim = await leseGeheim(warehouse);
  const faults = [
    ...(await pruefeGeheimhaltung(dir, geheim)),
    ...(await pruefeFreigabe(freigabePfad(warehouse), geheim))
  ];
  process.stdout.write(
    faults.length === 0
      ? `${dir}: none of ${geheim.zellen.length} withheld numbers was found\n`
      : `${formatFaults(faults)}\n`
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}
