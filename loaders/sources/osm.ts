import {decodeText, looksLikeFormula, parseCsv} from "../contract/csv.js";
import {einrichtungenFiles, tidyText} from "../contract/einrichtungen.js";
import type {Einrichtung, Einrichtungsart, EinrichtungenRelease} from "../contract/einrichtungen.js";
import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import type {SourceFile} from "../contract/release.js";
import type {FetchContext, SourcePlan} from "../fetch/plan.js";
import {nameOfMonth} from "./kita.js";
import {placeReader, problemsOfPlaces} from "./lage.js";
import type {AddProblem, Ort} from "./lage.js";

const published = {herausgeber: "OpenStreetMap-Mitwirkende", lizenz: "odbl-1.0"};
const adapter = {name: "osm", version: 2};
const download = "Bitte die Datei neu herunterladen und unverändert ablegen.";
const filePattern = /(?:^|\/)osm_(\d{4}-(?:0[1-9]|1[0-2]))_berlin-points-of-interest-([a-z-]+)-details\.csv$/;
const header = "id,name,street,zip_code,lat,lon,geojson_feature_id".split(",");

interface Kind {
  art: Einrichtungsart;
  plural: string;
  /** The key and value of OpenStreetMap that the file was picked by. */
  tag: string;
}

/**
 * Kinds of files that are read. The kinds `kindergartens` and `childcare` are not: most of their points are Kitas of
 * the Kita list, which is complete and has places; counting both would count them twice.
 */
const kinds: Record<string, Kind> = {
  "community-centers": {
    art: "stadtteilzentrum_treff",
    plural: "Treffpunkte",
    tag: "amenity=community_centre"
  },
  doctors: {art: "arztpraxis", plural: "Arztpraxen", tag: "amenity=doctors"},
  clinics: {art: "klinik", plural: "Kliniken und Ärztehäuser", tag: "amenity=clinic"},
  pharmacies: {art: "apotheke", plural: "Apotheken", tag: "amenity=pharmacy"},
  libraries: {art: "bibliothek", plural: "Bibliotheken", tag: "amenity=library"},
  playgrounds: {art: "spielplatz", plural: "Spielplätze", tag: "leisure=playground"},
  schools: {art: "schule", plural: "Schulen", tag: "amenity=school"},
  "sport-centers": {art: "sportzentrum", plural: "Sportzentren", tag: "leisure=sports_centre"},
  "fitness-centers": {art: "fitnessstudio", plural: "Fitnessstudios", tag: "leisure=fitness_centre"},
  "places-of-worship": {art: "religioese_staette", plural: "Religiöse Stätten", tag: "amenity=place_of_worship"}
};

const remarks: Partial<Record<Einrichtungsart, string>> = {
  arztpraxis: "Namen sind nicht übernommen, weil die meisten Praxen nach einer Person heißen. Art und Ort genügen.",
  klinik: "Namen mit akademischem Titel sind nicht übernommen, weil sie eine Person nennen.",
  stadtteilzentrum_treff:
    "Darunter sind auch Jugendclubs, Vereinsheime und Gemeindehäuser. Viele Stadtteilzentren fehlen; deren Liste ersetzt sie nicht.",
  schule:
    "Darunter sind auch Nachhilfe-, Sprach- und Musikschulen. Die meisten Schulen fehlen, weil sie als Gebäude eingetragen sind."
};

/** Entries of a kind that are no place of that kind although they are tagged so: by their name, with the reason readers get. */
const excluded: Partial<Record<Einrichtungsart, readonly {muster: RegExp; grund: string}[]>> = {
  stadtteilzentrum_treff: [
    {muster: /b(ü|ue)rger(amt|ämter|aemter)/i, grund: "der Name ein Bürgeramt nennt, eine Verwaltungsstelle"},
    {muster: /linker treff|die linke|bündnis 90|\b(CDU|CSU|SPD|FDP|AfD|BSW)\b/i, grund: "der Name eine Partei nennt"}
  ]
};

const namesPerson = (art: Einrichtungsart, name: string): boolean =>
  art === "arztpraxis" || (art === "klinik" && /\b(Dr|Prof|Dipl)\b/.test(name));

/**
 * One kind of facility of one *month* (2026-03): the points of OpenStreetMap in Berlin with their Planungsraum. Points
 * outside Berlin (key 0) are left out and counted in the remarks, those that are no such place are left out and named; names of persons and names that a spreadsheet would run as a
 * formula become "". Throws InputError for unknown areas, points far from them, and ids that come twice.
 */
function parseOsm(
  month: string,
  {art, plural, tag}: Kind,
  {name: datei, bytes}: SourceFile,
  context: FetchContext
): EinrichtungenRelease {
  const {rows} = parseCsv(decodeText(bytes, datei), datei, {delimiter: ",", headers: [header]});
  const problems: Problem[] = [];
  const add: AddProblem = (row, spalte, regel, abhilfe = download) => {
    problems.push({datei, zeile: row.line, spalte, wert: row.get(spalte), regel, abhilfe});
  };
  const readPlace = placeReader(context, add);
  const lines = new Map<string, number>();
  const formulas: string[] = [];
  const oddZips: string[] = [];
  const left = (excluded[art] ?? []).map(({muster, grund}) => ({muster, grund, ids: [] as string[]}));
  let outside = 0;
  const places: {row: (typeof rows)[number]; ort: Exclude<Ort, string>}[] = [];
  const zeilen: Einrichtung[] = [];
  for (const row of rows) {
    const id = row.get("id");
    const earlier = lines.get(id);
    if (!/^[1-9]\d*$/.test(id)) add(row, "id", "ist keine Nummer eines OpenStreetMap-Punkts");
    else if (earlier !== undefined) add(row, "id", `kommt doppelt vor (schon in Zeile ${earlier})`);
    lines.set(id, row.line);
    const ort = readPlace(row);
    if (ort === "ohne_gebiet" && row.get("geojson_feature_id") === "") add(row, "geojson_feature_id", "ist leer");
    if (ort === "ohne_koordinaten") add(row, "lat", "ist keine geografische Breite (Grad mit Dezimalpunkt)");
    if (ort === "ohne_gebiet") outside += 1;
    if (ort === undefined || typeof ort === "string") continue;
    const texts = ["name", "street"].map((column) => {
      const cell = tidyText(row.get(column));
      if (!looksLikeFormula(cell)) return cell;
      formulas.push(id);
      return "";
    }) as [string, string];
    const reason = left.find(({muster}) => muster.test(texts[0]));
    if (reason) {
      reason.ids.push(id);
      continue;
    }
    const plz = row.get("zip_code").trim();
    if (!/^(\d{5})?$/.test(plz)) oddZips.push(id);
    places.push({row, ort});
    zeilen.push({
      id,
      art,
      name: namesPerson(art, texts[0]) ? "" : texts[0],
      unterart: "",
      strasse: texts[1],
      plz: /^\d{5}$/.test(plz) ? plz : "",
      traeger: "",
      plaetze: null,
      ...ort
    });
  }
  if (problems.length === 0 && zeilen.length === 0)
    problems.push({datei, regel: "enthält keinen Punkt in Berlin", abhilfe: download});
  if (problems.length === 0) problems.push(...problemsOfPlaces(places, context, datei));
  if (problems.length > 0) throw new InputError(problems);

  const remark = remarks[art];
  const hinweise = [
    "Freiwillig erfasste Angaben ohne amtliche Prüfung. Enthalten sind nur Einträge, die als Punkt gezeichnet sind; als Gebäude oder Fläche gezeichnete fehlen. Die Zahl ist deshalb unvollständig und keine Versorgungsquote.",
    "Gelesen aus einer veröffentlichten Fassung Dritter (CSV). Sie nennt nur den Monat; als Stichtag steht hier der erste Tag des Monats.",
    ...(remark === undefined ? [] : [remark]),
    ...left.flatMap(({grund, ids}) => (ids.length > 0 ? [`Nicht enthalten, weil ${grund}: ${ids.join(", ")}.`] : [])),
    ...(outside > 0 ? [`Außerhalb Berlins und deshalb nicht enthalten: ${outside} Einträge.`] : []),
    ...(formulas.length > 0
      ? [
          `Ohne Namen oder Straße, weil der Text mit einem Zeichen beginnt, das Tabellenprogramme als Formel lesen: ${[...new Set(formulas)].join(", ")}.`
        ]
      : []),
    ...(oddZips.length > 0 ? [`Ohne Postleitzahl, weil dort keine steht: ${oddZips.join(", ")}.`] : [])
  ];
  return {
    quelle: "osm",
    release: `${month}-${art.replaceAll("_", "-")}`,
    titel: `OpenStreetMap: ${plural} ${nameOfMonth(month)}`,
    datensatz: `OpenStreetMap, Punkte mit ${tag}`,
    stichtag: `${month}-01`,
    lor_stand: "2021",
    zeilen,
    hinweise,
    adapter
  };
}

/** Points of OpenStreetMap, one release a kind and month. */
export const osmPlan: SourcePlan = {
  quelle: "osm",
  titel: "Einrichtungen aus OpenStreetMap",
  namen: "osm_JJJJ-MM_berlin-points-of-interest-ART-details.csv",
  deliveries: (paths) =>
    paths.flatMap((path) => {
      const [, month = "", name = ""] = filePattern.exec(path) ?? [];
      const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
      if (!kind) return [];
      return [
        {
          release: `${month}-${kind.art.replaceAll("_", "-")}`,
          files: [path],
          read: async (files, context) =>
            files.flatMap((file) =>
              einrichtungenFiles(parseOsm(month, kind, file, context), [file], context, published)
            )
        }
      ];
    })
};
