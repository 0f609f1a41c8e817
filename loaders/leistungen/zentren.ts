import {readFileSync} from "node:fs";
import {feature} from "topojson-client";
import type {GeometryCollection, Topology} from "topojson-specification";
import {formatOeffnung, parseOeffnung} from "../../src/lib/leistungen/oeffnung.js";
import type {Satz} from "../../src/lib/leistungen/typen.js";
import {kennungsmuster, tabelleOf} from "../../src/lib/leistungen/vertrag.js";
import type {Spalte} from "../../src/lib/leistungen/vertrag.js";
import {leseTag} from "../../src/lib/leistungen/zeitraum.js";
import {decodeText, looksLikeFormula, parseCsv} from "../contract/csv.js";
import type {CsvRow} from "../contract/csv.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import type {Gebiet} from "../contract/lor.js";
import {isInside, projectToUtm33} from "../sources/borders.js";
import type {Ring} from "../sources/borders.js";
import type {ShapeProperties} from "../sources/topology.js";

/** One row of a register of centres (zentren.csv), or what a centre said of itself. Areas are ids of LOR 2021. */
export interface Zentrum {
  zentrum_id: string;
  beispiel: boolean;
  name: string;
  traeger: string;
  strasse: string;
  plz: string;
  /** Degrees (WGS 84); null if not known. */
  lat: number | null;
  lon: number | null;
  bezirksregionen: readonly string[];
  /** As written: Bezirksregionen or Planungsräume; empty means those of `bezirksregionen`. */
  einsatzgebiet: readonly string[];
  barrierefrei: string | null;
  oeffnungszeiten: string | null;
  /** ISO days. */
  offen_seit: string | null;
  offen_bis: string | null;
  angabe: "bestaetigt" | "zu_bestaetigen" | "gemeldet";
  quelle: string;
  stand: string;
  anmerkung: string;
}

/** Columns of zentren.csv: those of the contract, then where the row comes from. */
export const zentrenspalten: readonly string[] = [
  ...tabelleOf("zentren").spalten.map(({name}) => name),
  "angabe",
  "quelle",
  "stand",
  "anmerkung"
];

const angaben = ["bestaetigt", "zu_bestaetigen"] as const;
const spalteOf = (name: string): Spalte | undefined => tabelleOf("zentren").spalten.find((s) => s.name === name);

/** Reads the cells of one row and notes what is wrong with them. */
class Row {
  constructor(
    private readonly row: CsvRow,
    private readonly datei: string,
    private readonly problems: Problem[]
  ) {}

  refuse(spalte: string, wert: string, regel: string, abhilfe: string): undefined {
    this.problems.push({datei: this.datei, zeile: this.row.line, spalte, wert, regel, abhilfe});
    return undefined;
  }

  text(spalte: string, pflicht = false): string {
    const cell = this.row.get(spalte);
    if (cell !== cell.trim())
      this.refuse(spalte, cell, "beginnt oder endet mit Leerzeichen", "Bitte die Leerzeichen entfernen.");
    if (cell === "" && pflicht) this.refuse(spalte, cell, "darf nicht leer sein", "Bitte ausfüllen.");
    if (looksLikeFormula(cell))
      this.refuse(spalte, cell, "beginnt wie eine Formel", "Bitte das erste Zeichen entfernen.");
    const column = spalteOf(spalte);
    const longest = column?.laenge ?? (column !== undefined && column.art !== "oeffnung" ? 120 : 600);
    if (cell.length > longest) this.refuse(spalte, cell, `ist länger als ${longest} Zeichen`, "Bitte kürzen.");
    return cell;
  }

  matching(spalte: string, muster: RegExp, regel: string, abhilfe: string, pflicht = false): string | null {
    const cell = this.text(spalte, pflicht);
    if (cell === "") return null;
    if (!muster.test(cell)) this.refuse(spalte, cell, regel, abhilfe);
    return cell;
  }

  tag(spalte: string): string | null {
    const cell = this.text(spalte);
    if (cell === "") return null;
    const iso = leseTag(cell);
    if (iso === undefined) this.refuse(spalte, cell, "ist kein Datum", "Bitte als 2025-03-15 schreiben.");
    return iso ?? null;
  }

  grad(spalte: "lat" | "lon"): number | null {
    const cell = this.text(spalte);
    if (cell === "") return null;
    const {min = -90, max = 90} = spalteOf(spalte) ?? {};
    const grad = /^\d{1,2}\.\d+$/.test(cell) ? Number(cell) : NaN;
    if (Number.isNaN(grad))
      this.refuse(spalte, cell, "ist keine Zahl in Grad mit Dezimalpunkt", "Bitte wie 52.5663 schreiben.");
    else if (grad < min || grad > max)
      this.refuse(spalte, cell, "liegt nicht in Berlin", "Bitte prüfen, ob Breite und Länge vertauscht sind.");
    else return grad;
    return null;
  }

  /** A weekly schedule as the contract stores it. */
  oeffnung(spalte: string): string | null {
    const cell = this.text(spalte);
    if (cell === "") return null;
    const offen = parseOeffnung(cell);
    if (typeof offen !== "string") return formatOeffnung(offen);
    this.refuse(spalte, cell, offen, "Bitte wie „Mo 09:00–18:00; Di 10:00–12:00“ schreiben.");
    return null;
  }

  oneOf<T extends string>(spalte: string, werte: readonly T[], pflicht = false): T | null {
    const cell = this.text(spalte, pflicht);
    if (cell === "") return null;
    if (!(werte as readonly string[]).includes(cell))
      this.refuse(spalte, cell, `ist keiner der Werte ${werte.join(", ")}`, "Bitte einen dieser Werte eintragen.");
    return cell as T;
  }

  /** Areas by id or name, separated by semicolons; unknown ones are refused. */
  gebiete(spalte: string, known: ReadonlyMap<string, string>, ebenen: string): string[] {
    const cell = this.text(spalte);
    if (cell === "") return [];
    const ids = cell.split(";").map((part) => {
      const id = known.get(part.trim());
      if (id === undefined)
        this.refuse(
          spalte,
          part.trim(),
          `ist ${ebenen} von Marzahn-Hellersdorf (LOR 2021)`,
          "Bitte Schlüssel oder Namen aus data/official/lor/2021.csv eintragen, mehrere mit Semikolon."
        );
      return id ?? "";
    });
    const twice = ids.find((id, i) => ids.indexOf(id) !== i && id !== "");
    if (twice !== undefined) this.refuse(spalte, twice, "steht zweimal in der Zelle", "Bitte nur einmal nennen.");
    return ids;
  }
}

const namesOf = (gebiete: readonly Gebiet[]): Map<string, string> =>
  new Map(gebiete.flatMap(({gebiet_id, name}) => [[gebiet_id, gebiet_id] as const, [name, gebiet_id] as const]));

/**
 * The centres of one register, a comma separated UTF-8 file with the header `zentrenspalten`; lists within a cell are separated
 * by semicolons. *gebiete* are the Bezirksregionen and Planungsräume that may be named. Throws an InputError that names all
 * faults: another header, an id twice, an unknown area, coordinates outside Berlin, half a position.
 */
function parseZentren(text: string, datei: string, gebiete: readonly Gebiet[], beispiel: boolean): Zentrum[] {
  const {rows} = parseCsv(text, datei, {delimiter: ",", headers: [zentrenspalten], typed: true});
  const problems: Problem[] = [];
  const alle = namesOf(gebiete);
  const bezirksregionen = namesOf(gebiete.filter(({ebene}) => ebene === "bzr"));
  const barrierefrei = (spalteOf("barrierefrei")?.werte ?? []).map(({id}) => id);
  const seen = new Map<string, number>();
  const zentren = rows.map((csv): Zentrum => {
    const row = new Row(csv, datei, problems);
    const kennung = "ist keine Kennung aus kleinen Buchstaben, Ziffern und Bindestrich";
    const zentrum_id =
      row.matching(
        "zentrum_id",
        new RegExp(`^${kennungsmuster}$`),
        kennung,
        "Bitte wie „nachbarschaftshaus-nord“ schreiben.",
        true
      ) ?? "";
    const before = seen.get(zentrum_id);
    if (before !== undefined)
      row.refuse("zentrum_id", zentrum_id, `steht schon in Zeile ${before}`, "Bitte jedes Zentrum nur einmal nennen.");
    seen.set(zentrum_id, csv.line);
    const [lat, lon] = [row.grad("lat"), row.grad("lon")];
    if ((csv.get("lat") === "") !== (csv.get("lon") === ""))
      row.refuse(
        "lat",
        csv.get("lat"),
        "ist nur die Hälfte einer Lage",
        "Bitte Breite und Länge eintragen oder keine."
      );
    const [offen_seit, offen_bis] = [row.tag("offen_seit"), row.tag("offen_bis")];
    if (offen_seit !== null && offen_bis !== null && offen_bis < offen_seit)
      row.refuse("offen_bis", offen_bis, `liegt vor „offen_seit“ (${offen_seit})`, "Bitte die Tage prüfen.");
    const stand = row.tag("stand");
    if (csv.get("stand") === "") row.refuse("stand", "", "darf nicht leer sein", "Bitte den Tag der Angabe eintragen.");
    return {
      zentrum_id,
      beispiel,
      name: row.text("name", true),
      traeger: row.text("traeger"),
      strasse: row.text("strasse"),
      plz: row.matching("plz", /^\d{5}$/, "ist keine Postleitzahl", "Bitte fünf Ziffern eintragen.") ?? "",
      lat,
      lon,
      bezirksregionen: row.gebiete("bezirksregionen", bezirksregionen, "keine Bezirksregion"),
      einsatzgebiet: row.gebiete("einsatzgebiet", alle, "weder Bezirksregion noch Planungsraum"),
      barrierefrei: row.oneOf("barrierefrei", barrierefrei),
      oeffnungszeiten: row.oeffnung("oeffnungszeiten"),
      offen_seit,
      offen_bis,
      angabe: row.oneOf("angabe", angaben, true) ?? "zu_bestaetigen",
      quelle: row.text("quelle", true),
      stand: stand ?? "",
      anmerkung: row.text("anmerkung")
    };
  });
  if (problems.length > 0) throw new InputError(problems);
  return zentren;
}

/** The centres of the register at *datei*; as *parseZentren*. */
export function readZentrenregister(datei: string, gebiete: readonly Gebiet[], beispiel: boolean): Zentrum[] {
  return parseZentren(decodeText(readFileSync(datei), datei, {typed: true}), datei, gebiete, beispiel);
}

/**
 * *zentrum* of the register, or null, with what the centre says of itself on *stand*: a cell left empty keeps what the register
 * says, except the Einsatzgebiet, which then follows the Bezirksregionen.
 */
export function withMeldung(zentrum: Zentrum | undefined, {werte}: Satz, stand: string, beispiel: boolean): Zentrum {
  const text = (name: string): string | null => (typeof werte[name] === "string" ? werte[name] : null);
  const zahl = (name: string): number | null => (typeof werte[name] === "number" ? werte[name] : null);
  const ids = (name: string): readonly string[] => (Array.isArray(werte[name]) ? (werte[name] as string[]) : []);
  const regionen = ids("bezirksregionen");
  const hasPlace = zahl("lat") !== null && zahl("lon") !== null;
  return {
    zentrum_id: text("zentrum_id") ?? zentrum?.zentrum_id ?? "",
    beispiel,
    name: text("name") ?? zentrum?.name ?? "",
    traeger: text("traeger") ?? zentrum?.traeger ?? "",
    strasse: text("strasse") ?? zentrum?.strasse ?? "",
    plz: text("plz") ?? zentrum?.plz ?? "",
    lat: hasPlace ? zahl("lat") : (zentrum?.lat ?? null),
    lon: hasPlace ? zahl("lon") : (zentrum?.lon ?? null),
    bezirksregionen: regionen.length > 0 ? regionen : (zentrum?.bezirksregionen ?? []),
    einsatzgebiet: ids("einsatzgebiet"),
    barrierefrei: text("barrierefrei") ?? zentrum?.barrierefrei ?? null,
    oeffnungszeiten: text("oeffnungszeiten") ?? zentrum?.oeffnungszeiten ?? null,
    offen_seit: text("offen_seit") ?? zentrum?.offen_seit ?? null,
    offen_bis: text("offen_bis") ?? zentrum?.offen_bis ?? null,
    angabe: "gemeldet",
    quelle: "Meldung des Zentrums",
    stand,
    anmerkung: zentrum?.anmerkung ?? ""
  };
}

/** Since when and until when *zentren* were open, in the form of rows that were delivered before. */
export const betriebstage = (zentren: readonly Zentrum[]): Satz[] =>
  zentren.map(({zentrum_id, offen_seit, offen_bis}) => ({zeile: 0, werte: {zentrum_id, offen_seit, offen_bis}}));

/** Planungsräume of *ids*, which may be Bezirksregionen or Planungsräume, in the order of the register and each once. */
export function planungsraeumeOf(ids: readonly string[], gebiete: readonly Gebiet[]): string[] {
  return gebiete
    .filter(({ebene, gebiet_id}) => ebene === "plr" && ids.some((id) => gebiet_id.startsWith(id)))
    .map(({gebiet_id}) => gebiet_id);
}

/**
 * A function that gives the Planungsraum in which a point (degrees, WGS 84) lies. Our boundaries have Planungsräume only in
 * Marzahn-Hellersdorf; elsewhere it gives null. *geometrie* is the text of data/geometry/lor-2021.json.
 */
export function planungsraumFinder(geometrie: string): (lat: number, lon: number) => string | null {
  const topology = JSON.parse(geometrie) as Topology;
  const object = topology.objects["plr"] as GeometryCollection<ShapeProperties>;
  const areas = feature(topology, object).features.map(({properties, geometry}) => {
    const {type, coordinates} = geometry as GeoJSON.Polygon | GeoJSON.MultiPolygon;
    return {id: properties.gebiet_id, polygons: (type === "Polygon" ? [coordinates] : coordinates) as Ring[][]};
  });
  return (lat, lon) => {
    const point = projectToUtm33([lon, lat]);
    return areas.find(({polygons}) => polygons.some((rings) => isInside(point, rings)))?.id ?? null;
  };
}
