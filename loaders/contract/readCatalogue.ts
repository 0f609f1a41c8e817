import {existsSync, readdirSync} from "node:fs";
import {z} from "zod";
import * as shapes from "./catalogue.js";
import type {
  Aehnlichkeit,
  Bedarfsindex,
  Catalogue,
  Datenluecke,
  Geheimhaltung,
  Glossareintrag,
  Indicator,
  Jahresplanung,
  Leistungsregeln,
  Lizenz,
  Methode,
  Problemfeld,
  Source,
  Standard,
  Zielgruppe
} from "./catalogue.js";
import {InputError} from "./errors.js";
import {Faults, quoteList, valid} from "./faults.js";
import type {Entry, Path} from "./faults.js";
import {ebeneOf} from "./lor.js";
import {zeichenByStatus} from "./release.js";
import type {Status} from "./release.js";

const files = [
  "sources.json",
  "indicators.json",
  "problemfelder.json",
  "zielgruppen.json",
  "leistungsbereiche.json",
  "standards.json",
  "datenluecken.json",
  "freigaben.json",
  "einwilligungen.json",
  "methode.json",
  "bedarfsindex.json",
  "leistungen.json",
  "jahresplanung.json",
  "aehnlichkeit.json",
  "glossar.json"
] as const;
type File = (typeof files)[number];
/** Read by the page about the operator and by that of funding sheets, each with its own schema. */
const otherFiles: readonly string[] = ["betreiber.json", "antrag.json"];
const Head = z.strictObject({lizenzen: z.array(z.unknown()), quellen: z.array(z.unknown())});

/** Source and Merkmal, "ewr a00_01", of all that an indicator is computed from; [] for a change of another indicator. */
export function merkmaleOf({berechnung: b}: Indicator): string[] {
  switch (b.art) {
    case "veraenderung":
      return [];
    case "uebernahme":
      return [`${b.quelle} ${b.merkmal}`];
    case "anteil":
      return [b, ...b.ergaenzung].flatMap((part) =>
        [...part.zaehler, ...part.nenner].map((m) => `${part.quelle} ${m}`)
      );
    case "quote":
      return [...b.zaehler.map((m) => `${b.quelle} ${m}`), ...b.nenner.map((m) => `${b.nenner_quelle} ${m}`)];
    default:
      return [b, ...b.ergaenzung].flatMap((part) => part.zaehler.map((m) => `${part.quelle} ${m}`));
  }
}

/**
 * The catalogue in *dir*, checked: shapes, unique ids, every reference between its files. Throws one InputError that names
 * all faults at once, each with file, place inside it, rule and remedy; nothing is filled in or guessed.
 */
export function readCatalogue(dir: string): Catalogue {
  const faults = new Faults();
  const raw = Object.fromEntries(files.map((file) => [file, faults.read(dir, file)])) as Record<File, unknown>;
  noteStrangers(dir, faults);
  const listOf = <T extends z.ZodType>(schema: T, file: File): Entry<z.output<T>>[] =>
    faults.list(schema, raw[file], file);
  const hasHead = raw["sources.json"] !== undefined && faults.check(Head, raw["sources.json"], "sources.json", []);
  const head = hasHead || {lizenzen: [], quellen: []};

  const lizenzen = faults.list(shapes.Lizenz, head.lizenzen, "sources.json", ["lizenzen"]);
  const sources = faults.list(shapes.Source, head.quellen, "sources.json", ["quellen"]);
  const indicators = listOf(shapes.Indicator, "indicators.json");
  const problemfelder = listOf(shapes.Problemfeld, "problemfelder.json");
  const zielgruppen = listOf(shapes.Zielgruppe, "zielgruppen.json");
  const leistungsbereiche = listOf(shapes.Leistungsbereich, "leistungsbereiche.json");
  const standards = listOf(shapes.Standard, "standards.json");
  const datenluecken = listOf(shapes.Datenluecke, "datenluecken.json");
  const freigaben = listOf(shapes.Freigabe, "freigaben.json");
  const einwilligungen = listOf(shapes.Einwilligung, "einwilligungen.json");
  const methode =
    raw["methode.json"] === undefined ? null : faults.check(shapes.Methode, raw["methode.json"], "methode.json", []);

  const bedarfsindex =
    raw["bedarfsindex.json"] === undefined
      ? null
      : faults.check(shapes.Bedarfsindex, raw["bedarfsindex.json"], "bedarfsindex.json", []);

  const leistungen =
    raw["leistungen.json"] === undefined
      ? null
      : faults.check(shapes.Leistungsregeln, raw["leistungen.json"], "leistungen.json", []);

  const jahresplanung =
    raw["jahresplanung.json"] === undefined
      ? null
      : faults.check(shapes.Jahresplanung, raw["jahresplanung.json"], "jahresplanung.json", []);

  const aehnlichkeit =
    raw["aehnlichkeit.json"] === undefined
      ? null
      : faults.check(shapes.Aehnlichkeit, raw["aehnlichkeit.json"], "aehnlichkeit.json", []);
  const glossar = listOf(shapes.Glossareintrag, "glossar.json");

  for (const entries of [
    lizenzen,
    sources,
    indicators,
    problemfelder,
    zielgruppen,
    leistungsbereiche,
    standards,
    datenluecken,
    glossar
  ]) {
    faults.unique(entries);
  }
  checkSources(faults, sources, lizenzen);
  checkIndicators(faults, indicators, sources, problemfelder);
  checkZielgruppen(faults, zielgruppen, indicators);
  for (const {entry, file, path} of valid(problemfelder)) {
    entry.zielgruppen.forEach((id, i) => faults.refer(file, [...path, "zielgruppen", i], id, zielgruppen));
    entry.leistungsbereiche.forEach((id, i) =>
      faults.refer(file, [...path, "leistungsbereiche", i], id, leistungsbereiche)
    );
    checkLeitindikatoren(
      faults,
      file,
      path,
      entry,
      indicators,
      valid(problemfelder).map((p) => p.entry)
    );
  }
  checkDatenluecken(faults, datenluecken, indicators, problemfelder);
  faults.unique(
    valid(leistungsbereiche).flatMap(({entry, file, path}) =>
      entry.leistungen.map(({id}, i) => ({id, file, path: [...path, "leistungen", i]}))
    )
  );
  checkStandards(faults, standards);
  faults.unique(
    valid(einwilligungen).map(({entry, file, path}) => ({id: entry.traeger, file, path})),
    "traeger"
  );
  if (methode !== null) checkGeheimhaltung(faults, methode.geheimhaltung, sources, zielgruppen, problemfelder);
  if (methode !== null) checkMethode(faults, methode, indicators, sources);
  if (bedarfsindex !== null) checkBedarfsindex(faults, bedarfsindex, indicators, problemfelder);
  if (leistungen !== null) checkLeistungen(faults, leistungen);
  if (jahresplanung !== null) checkJahresplanung(faults, jahresplanung);
  if (aehnlichkeit !== null) checkAehnlichkeit(faults, aehnlichkeit, indicators);
  checkGlossar(faults, glossar);

  if (
    faults.problems.length > 0 ||
    methode === null ||
    bedarfsindex === null ||
    leistungen === null ||
    jahresplanung === null ||
    aehnlichkeit === null
  )
    throw new InputError(faults.problems);
  const entriesOf = <T>(entries: readonly Entry<T>[]): T[] => valid(entries).map(({entry}) => entry);
  return {
    lizenzen: entriesOf(lizenzen),
    sources: entriesOf(sources),
    indicators: entriesOf(indicators),
    problemfelder: entriesOf(problemfelder),
    zielgruppen: entriesOf(zielgruppen),
    leistungsbereiche: entriesOf(leistungsbereiche),
    standards: entriesOf(standards),
    datenluecken: entriesOf(datenluecken),
    freigaben: entriesOf(freigaben),
    einwilligungen: entriesOf(einwilligungen),
    methode,
    bedarfsindex,
    leistungen,
    jahresplanung,
    aehnlichkeit,
    glossar: entriesOf(glossar)
  };
}

function checkSources(faults: Faults, sources: readonly Entry<Source>[], lizenzen: readonly Entry<Lizenz>[]): void {
  for (const {entry, file, path} of valid(sources)) {
    faults.refer(file, [...path, "lizenz"], entry.lizenz, lizenzen);
    entry.weitere_lizenzen.forEach((id, i) => faults.refer(file, [...path, "weitere_lizenzen", i], id, lizenzen));
  }
}

function checkIndicators(
  faults: Faults,
  indicators: readonly Entry<Indicator>[],
  sources: readonly Entry<Source>[],
  problemfelder: readonly Entry<Problemfeld>[]
): void {
  for (const {entry, file, path} of valid(indicators)) {
    faults.refer(file, [...path, "quelle"], entry.quelle, sources);
    faults.refer(file, [...path, "problemfeld"], entry.problemfeld, problemfelder);
    checkBerechnung(faults, entry, file, [...path, "berechnung"], indicators, sources);
    if (entry.ki_nenner) faults.refer(file, [...path, "ki_nenner", "quelle"], entry.ki_nenner.quelle, sources);
    const {klassen, klassifikation} = entry;
    if (klassen === null) continue;
    faults.unique(
      klassen.map(({wert}, i) => ({id: wert, file, path: [...path, "klassen", i]})),
      "wert"
    );
    if (klassen.length !== klassifikation.anzahl) {
      const remedy = `Bitte ${klassen.length} eintragen oder die Klassen ergänzen`;
      faults.add(file, [...path, "klassifikation", "anzahl"], "ist nicht die Zahl der Klassen", remedy);
    }
  }
}

function checkBerechnung(
  faults: Faults,
  {quelle, berechnung: b}: Indicator,
  file: string,
  path: Path,
  indicators: readonly Entry<Indicator>[],
  sources: readonly Entry<Source>[]
): void {
  const add = (key: Path, regel: string, abhilfe: string): void => faults.add(file, [...path, ...key], regel, abhilfe);
  if (b.art === "veraenderung") {
    faults.refer(file, [...path, "indikator"], b.indikator, indicators);
    const target = valid(indicators).find(({id}) => id === b.indikator);
    if (target?.entry.berechnung.art === "veraenderung") {
      const remedy = "Bitte den Indikator nennen, dessen Veränderung gemeint ist";
      add(["indikator"], "ist selbst eine Veränderung", remedy);
    }
    return;
  }
  faults.refer(file, [...path, "quelle"], b.quelle, sources);
  if (b.quelle !== quelle) {
    add(["quelle"], "weicht von der Quelle des Indikators ab", `Bitte dieselbe Quelle nennen: „${quelle}“`);
  }
  if (b.art === "uebernahme") return;
  if (b.art === "quote") faults.refer(file, [...path, "nenner_quelle"], b.nenner_quelle, sources);
  if (b.art !== "quote")
    b.ergaenzung.forEach((part, i) => faults.refer(file, [...path, "ergaenzung", i, "quelle"], part.quelle, sources));
  const repeated = (key: string, list: readonly string[]): void =>
    list.forEach((merkmal, i) => {
      if (list.indexOf(merkmal) < i) add([key, i], "steht doppelt", "Bitte jedes Merkmal nur einmal aufführen");
    });
  repeated("zaehler", b.zaehler);
  if (b.art === "anteil" || b.art === "quote") repeated("nenner", b.nenner);
}

function checkZielgruppen(
  faults: Faults,
  zielgruppen: readonly Entry<Zielgruppe>[],
  indicators: readonly Entry<Indicator>[]
): void {
  for (const {entry, file, path} of valid(zielgruppen)) {
    entry.indikatoren.forEach((id, i) => faults.refer(file, [...path, "indikatoren", i], id, indicators));
    if ((entry.kleinste_ebene === null) !== (entry.indikatoren.length === 0)) {
      const remedy = "Eine Ebene steht genau dann da, wenn ein Indikator genannt ist; sonst null";
      faults.add(file, [...path, "kleinste_ebene"], "passt nicht zu indikatoren", remedy);
    }
    entry.personen?.indikatoren.forEach((id, i) =>
      checkPersonen(faults, file, [...path, "personen"], id, i, indicators)
    );
  }
}

/** The indicator's numerator counts people of Planungsräume: it is a sum or a share of them, not a published figure or a rate. */
function checkPersonen(
  faults: Faults,
  file: string,
  path: Path,
  id: string,
  i: number,
  indicators: readonly Entry<Indicator>[]
): void {
  const place = [...path, "indikatoren", i];
  if (!faults.refer(file, place, id, indicators)) return;
  const indicator = valid(indicators).find((other) => other.id === id)?.entry;
  if (!indicator) return;
  if (!indicator.ebenen.includes("plr") || !indicator.lor_staende.includes("2021"))
    faults.add(
      file,
      place,
      "hat keine Zahlen für Planungsräume der LOR 2021",
      "Die Versorgung rechnet je Planungsraum; bitte einen anderen Indikator nennen oder personen auf null setzen"
    );
  else if (indicator.berechnung.art !== "summe" && indicator.berechnung.art !== "anteil")
    faults.add(
      file,
      place,
      "zählt keine Personen",
      "Bitte einen Indikator nennen, der eine Summe oder ein Anteil von Personen ist"
    );
}

/** Zones, their minutes and both sets of weights match, none counts more than a nearer one, and the gap shown first is computed. */
function checkLeistungen(faults: Faults, {erreichbarkeit, luecke}: Leistungsregeln): void {
  const add = (path: Path, regel: string, abhilfe: string): void => faults.add("leistungen.json", path, regel, abhilfe);
  const {minuten} = erreichbarkeit;
  minuten.forEach((ende, i) => {
    if (i > 0 && ende <= minuten[i - 1]!)
      add(
        ["erreichbarkeit", "minuten", i],
        "ist nicht größer als der Wert davor",
        "Bitte die Zonen von nah nach fern aufführen"
      );
  });
  for (const key of ["gewichte", "gewichte_steil"] as const) {
    const gewichte = erreichbarkeit[key];
    if (gewichte.length !== minuten.length)
      add(
        ["erreichbarkeit", key],
        `hat ${gewichte.length} statt ${minuten.length} Werte`,
        "Bitte für jede Zone in minuten ein Gewicht eintragen"
      );
    gewichte.forEach((gewicht, i) => {
      if (i > 0 && gewicht > gewichte[i - 1]!)
        add(
          ["erreichbarkeit", key, i],
          "ist größer als das Gewicht der näheren Zone",
          "Bitte prüfen; ein weiter Weg zählt nicht mehr als ein kurzer"
        );
    });
  }
  if (erreichbarkeit.tempo_langsam > erreichbarkeit.tempo)
    add(["erreichbarkeit", "tempo_langsam"], "ist größer als tempo", "Bitte die beiden Werte prüfen");
  luecke.lambda.forEach((lambda, i) => {
    if (i > 0 && lambda <= luecke.lambda[i - 1]!)
      add(
        ["luecke", "lambda", i],
        "ist nicht größer als der Wert davor",
        "Bitte aufsteigend und jeden Wert einmal nennen"
      );
  });
  if (!luecke.lambda.includes(luecke.vorgabe))
    add(
      ["luecke", "vorgabe"],
      "steht nicht unter lambda",
      `Bitte einen dieser Werte nennen: ${luecke.lambda.join(", ")}`
    );
}

/** Every range of the annual session goes from small to large, and its criteria are few enough and told apart. */
function checkJahresplanung(faults: Faults, regeln: Jahresplanung): void {
  const file = "jahresplanung.json";
  const {vorschlag, verfahren, dissens, schwerpunkte, kriterien} = regeln;
  const ordered = (klein: number, gross: number, path: Path, name: string): void => {
    if (klein > gross) faults.add(file, path, `ist kleiner als ${name}`, "Bitte die beiden Werte prüfen");
  };
  ordered(vorschlag.mindestens, vorschlag.anzahl, ["vorschlag", "anzahl"], "mindestens");
  ordered(vorschlag.anzahl, vorschlag.hoechstens, ["vorschlag", "hoechstens"], "anzahl");
  ordered(verfahren.punkte_je_thema, verfahren.punkte, ["verfahren", "punkte"], "punkte_je_thema");
  ordered(verfahren.werte_von + 1, verfahren.werte_bis, ["verfahren", "werte_bis"], "der Wert nach werte_von");
  ordered(dissens.teils_ab, dissens.geteilt_ab, ["dissens", "geteilt_ab"], "teils_ab");
  ordered(schwerpunkte.mindestens, schwerpunkte.hoechstens, ["schwerpunkte", "hoechstens"], "mindestens");
  ordered(kriterien.length, regeln.kriterien_hoechstens, ["kriterien_hoechstens"], "die Zahl der Kriterien");
  faults.unique(kriterien.map(({id}, i) => ({id, file, path: ["kriterien", i]})));
}

/** The figures that stand for a field are of that field or stand for their own one too, exist for small areas, and can be compared between them. */
function checkLeitindikatoren(
  faults: Faults,
  file: string,
  path: Path,
  {id: feld, leitindikatoren}: Problemfeld,
  indicators: readonly Entry<Indicator>[],
  felder: readonly Problemfeld[]
): void {
  leitindikatoren.forEach(({indikator}, i) => {
    const place = [...path, "leitindikatoren", i, "indikator"];
    if (!faults.refer(file, place, indikator, indicators)) return;
    if (leitindikatoren.findIndex((x) => x.indikator === indikator) < i)
      faults.add(file, place, "steht doppelt", "Bitte jeden Indikator nur einmal aufführen");
    const entry = valid(indicators).find(({id}) => id === indikator)?.entry;
    if (!entry) return;
    const eigenes = felder.find(({id}) => id === entry.problemfeld);
    if (entry.problemfeld !== feld && !eigenes?.leitindikatoren.some((x) => x.indikator === indikator))
      faults.add(
        file,
        place,
        `gehört zum Problemfeld „${entry.problemfeld}“ und steht dort nicht unter leitindikatoren`,
        "Bitte einen Indikator dieses Problemfelds nennen oder einen, der auch für sein eigenes Feld steht"
      );
    if (!entry.ebenen.includes("plr") && !entry.ebenen.includes("bzr"))
      faults.add(
        file,
        place,
        "hat keine Zahlen unterhalb des Bezirks",
        "Bitte einen Indikator mit Zahlen für Planungsräume oder Bezirksregionen nennen"
      );
    else if (entry.berechnung.art === "summe")
      faults.add(
        file,
        place,
        "ist eine Anzahl und wächst mit der Größe des Gebiets",
        "Die Übersicht vergleicht Gebiete; bitte einen Anteil oder ein Verhältnis nennen"
      );
  });
}

function checkDatenluecken(
  faults: Faults,
  luecken: readonly Entry<Datenluecke>[],
  indicators: readonly Entry<Indicator>[],
  problemfelder: readonly Entry<Problemfeld>[]
): void {
  for (const {entry, file, path} of valid(luecken)) {
    faults.refer(file, [...path, "problemfeld"], entry.problemfeld, problemfelder);
    entry.naechste_indikatoren.forEach((id, i) =>
      faults.refer(file, [...path, "naechste_indikatoren", i], id, indicators)
    );
  }
}

function checkStandards(faults: Faults, standards: readonly Entry<Standard>[]): void {
  const whole = valid(standards);
  faults.unique(
    whole.map(({entry, file, path}) => ({id: entry.nummer, file, path})),
    "nummer"
  );
  const [first] = standards;
  if (!first || whole.length < standards.length) return;
  const numbers = new Set(whole.map(({entry}) => entry.nummer));
  const missing = Array.from({length: 13}, (_, i) => i + 1).filter((n) => !numbers.has(n));
  if (missing.length === 0) return;
  const remedy = "Das Rahmenkonzept nennt die Standards 1 bis 13";
  faults.add(first.file, [], `enthält Standard ${missing.join(", ")} nicht`, remedy);
}

/**
 * Every indicator of the need index exists for Planungsräume, is a figure that can be compared between areas, stands once,
 * and has its problem field listed; every field has indicators, and one with a weight also has one that counts.
 */
function checkBedarfsindex(
  faults: Faults,
  {felder, indikatoren}: Bedarfsindex,
  indicators: readonly Entry<Indicator>[],
  problemfelder: readonly Entry<Problemfeld>[]
): void {
  const file = "bedarfsindex.json";
  const register = valid(indicators).map(({entry}) => entry);
  const eintraege = indikatoren.map((eintrag) => ({
    ...eintrag,
    entry: register.find(({id}) => id === eintrag.indikator)
  }));
  const alleGelesen = eintraege.every(({entry}) => entry);
  const felderBekannt = felder.map(({problemfeld, gewicht}, i) => {
    const path = ["felder", i, "problemfeld"];
    if (!faults.refer(file, path, problemfeld, problemfelder)) return false;
    if (felder.findIndex((f) => f.problemfeld === problemfeld) < i)
      faults.add(file, path, "steht doppelt", "Bitte jedes Problemfeld nur einmal aufführen");
    const eigene = eintraege.filter(({entry}) => entry?.problemfeld === problemfeld);
    // An indicator that cannot be read may be the one that is missed here.
    if (!alleGelesen) return true;
    if (eigene.length === 0)
      faults.add(file, path, "hat keinen Indikator", "Bitte unter indikatoren einen aus diesem Problemfeld aufführen");
    else if (gewicht > 0 && !eigene.some(({vorgabe}) => vorgabe))
      faults.add(
        file,
        path,
        "hat ein Gewicht, aber keinen Indikator, der zählt",
        "Bitte bei einem seiner Indikatoren vorgabe auf true setzen oder das Gewicht auf 0"
      );
    return true;
  });
  const zaehleinheiten = register.flatMap(({berechnung, einheit}) => (berechnung.art === "summe" ? [einheit] : []));
  eintraege.forEach(({indikator, entry}, i) => {
    const path = ["indikatoren", i, "indikator"];
    faults.refer(file, path, indikator, indicators);
    if (indikatoren.findIndex((x) => x.indikator === indikator) < i)
      faults.add(file, path, "steht doppelt", "Bitte jeden Indikator nur einmal aufführen");
    if (!entry) return;
    // A field that is misspelt may be the one that is missed here.
    if (felderBekannt.every(Boolean) && !felder.some(({problemfeld}) => problemfeld === entry.problemfeld))
      faults.add(
        file,
        path,
        `gehört zum Problemfeld „${entry.problemfeld}“, das unter felder fehlt`,
        "Bitte dort aufführen"
      );
    if (entry.klassen !== null || !entry.ebenen.includes("plr"))
      faults.add(
        file,
        path,
        "hat keine Zahlen für Planungsräume",
        "Der Index rechnet je Planungsraum; bitte entfernen"
      );
    else if (zaehleinheiten.includes(entry.einheit))
      faults.add(
        file,
        path,
        "ist eine Anzahl und wächst mit der Größe des Gebiets",
        "Der Index vergleicht Gebiete; bitte einen Anteil oder ein Verhältnis nennen"
      );
  });
}

/** Every indicator stands once, is no class and no count, and exists at both levels that are compared; the fewest in common can be met. */
function checkAehnlichkeit(
  faults: Faults,
  {themen, mindestens_gemeinsam}: Aehnlichkeit,
  indicators: readonly Entry<Indicator>[]
): void {
  const file = "aehnlichkeit.json";
  const alle = themen.flatMap(({indikatoren}, t) =>
    indikatoren.map(({indikator}, i) => ({indikator, path: ["themen", t, "indikatoren", i, "indikator"]}))
  );
  alle.forEach(({indikator, path}, i) => {
    faults.refer(file, path, indikator, indicators);
    if (alle.findIndex((x) => x.indikator === indikator) < i)
      faults.add(file, path, "steht doppelt", "Bitte jeden Indikator nur einmal aufführen");
    const entry = valid(indicators).find(({id}) => id === indikator)?.entry;
    if (!entry) return;
    if (entry.klassen !== null || entry.berechnung.art === "summe")
      faults.add(
        file,
        path,
        "ist eine Klasse oder eine Anzahl",
        "Ähnlich heißt ähnlich zusammengesetzt; bitte einen Anteil oder ein Verhältnis nennen"
      );
    else if (!entry.ebenen.includes("plr") || !entry.ebenen.includes("bzr"))
      faults.add(
        file,
        path,
        "fehlt für Planungsräume oder Bezirksregionen",
        "Bitte einen Indikator nennen, den es für beide Ebenen gibt"
      );
  });
  if (mindestens_gemeinsam > alle.length)
    faults.add(
      file,
      ["mindestens_gemeinsam"],
      `ist größer als die Zahl der Indikatoren, ${alle.length}`,
      "So ließen sich keine zwei Gebiete vergleichen; bitte verringern"
    );
}

/** Every word stands once, and another word for a term is not a term itself: nobody should find two explanations. */
function checkGlossar(faults: Faults, glossar: readonly Entry<Glossareintrag>[]): void {
  const gesehen = new Set<string>();
  for (const {entry, file, path} of valid(glossar))
    [entry.wort, ...entry.auch].forEach((wort, i) => {
      const klein = wort.toLowerCase();
      const place: Path = i === 0 ? [...path, "wort"] : [...path, "auch", i - 1];
      if (gesehen.has(klein))
        faults.add(file, place, "kommt schon einmal vor", "Bitte jedes Wort nur bei einem Eintrag nennen");
      gesehen.add(klein);
    });
}

/** A JSON file nobody reads is most likely a misspelt one. */
function noteStrangers(dir: string, faults: Faults): void {
  if (!existsSync(dir)) return;
  const known = [...files, ...otherFiles];
  for (const name of readdirSync(dir).sort()) {
    if (!name.endsWith(".json") || known.includes(name)) continue;
    faults.problems.push({
      datei: name,
      regel: "ist keine Datei des Katalogs",
      abhilfe: `Bitte umbenennen oder entfernen; erlaubt sind ${quoteList(files)}.`
    });
  }
}

/** Every source says once how it is protected, with the rule that holds; the stricter threshold is not the lower one; every list names known entries. */
function checkGeheimhaltung(
  faults: Faults,
  {quellen, besonders, verwandt, schwelle, schwelle_besonders}: Geheimhaltung,
  sources: readonly Entry<Source>[],
  zielgruppen: readonly Entry<Zielgruppe>[],
  problemfelder: readonly Entry<Problemfeld>[]
): void {
  const file = "methode.json";
  const add = (path: Path, regel: string, abhilfe: string): void =>
    faults.add(file, ["geheimhaltung", ...path], regel, abhilfe);
  if (schwelle_besonders < schwelle)
    add(
      ["schwelle_besonders"],
      "ist kleiner als schwelle",
      "Bitte für besondere Angaben keine kleinere Schwelle nennen"
    );
  const genannt = quellen.map(({quelle}) => quelle);
  quellen.forEach(({quelle, verfahren, regel, kleinster_wert}, i) => {
    if (quelle !== shapes.LEISTUNGSDOKUMENTATION)
      faults.refer(file, ["geheimhaltung", "quellen", i, "quelle"], quelle, sources);
    if (genannt.indexOf(quelle) < i)
      add(["quellen", i, "quelle"], "kommt schon einmal vor", "Bitte jede Quelle genau einmal führen");
    if ((regel === null) !== (verfahren !== "quelle"))
      add(["quellen", i, "regel"], "passt nicht zu verfahren", "Sie steht genau bei verfahren „quelle“; sonst null");
    if (kleinster_wert !== null && verfahren !== "quelle")
      add(
        ["quellen", i, "kleinster_wert"],
        "passt nicht zu verfahren",
        "Er steht nur bei verfahren „quelle“; sonst null"
      );
  });
  const fehlend = [shapes.LEISTUNGSDOKUMENTATION, ...sources.flatMap((source) => source.id ?? [])].filter(
    (source) => !genannt.includes(source)
  );
  if (fehlend.length > 0)
    add(
      ["quellen"],
      `enthält ${quoteList(fehlend)} nicht`,
      "Bitte für jede Quelle festlegen, wie ihre Zahlen geschützt sind"
    );
  besonders.zielgruppen.forEach((id, i) =>
    faults.refer(file, ["geheimhaltung", "besonders", "zielgruppen", i], id, zielgruppen)
  );
  besonders.problemfelder.forEach((id, i) =>
    faults.refer(file, ["geheimhaltung", "besonders", "problemfelder", i], id, problemfelder)
  );
  verwandt.forEach(({zielgruppe}, i) =>
    faults.refer(file, ["geheimhaltung", "verwandt", i, "zielgruppe"], zielgruppe, zielgruppen)
  );
}

/** The states and levels are complete and single, the signs are those of the data files, the lists of areas make sense. */
function checkMethode(
  faults: Faults,
  methode: Methode,
  indicators: readonly Entry<Indicator>[],
  sources: readonly Entry<Source>[]
): void {
  const add = (path: Path, regel: string, abhilfe: string): void => faults.add("methode.json", path, regel, abhilfe);
  for (const key of ["status", "ebenen"] as const) {
    const ids: string[] = methode[key].map(({id}) => id);
    ids.forEach((id, i) => {
      if (ids.indexOf(id) === i) return;
      add([key, i, "id"], "kommt schon einmal vor", "Bitte jeden Wert genau einmal führen, damit keiner fehlt");
    });
  }
  const signs: Record<Status, string> = {wert: "", null_wert: "0", ...zeichenByStatus};
  methode.status.forEach(({id, zeichen}, i) => {
    if (zeichen === signs[id]) return;
    add(
      ["status", i, "zeichen"],
      `ist nicht das Zeichen der Datendateien für ${id}`,
      `Bitte „${signs[id]}“ eintragen; Dateien und Anzeige müssen dasselbe Zeichen tragen`
    );
  });
  const noteRepeated = (key: "unbewohnt" | "umschluesselung", field: string, keys: string[]): void =>
    keys.forEach((value, i) => {
      if (keys.indexOf(value) === i) return;
      add([key, i, field], "kommt schon einmal vor", "Bitte jedes Gebiet nur einmal aufführen");
    });
  noteRepeated(
    "unbewohnt",
    "gebiet_id",
    methode.unbewohnt.map((u) => `${u.lor_stand} ${u.gebiet_id}`)
  );
  methode.unbewohnt.forEach(({gebiet_id}, i) => {
    if (ebeneOf(gebiet_id) !== "plr") {
      add(["unbewohnt", i, "gebiet_id"], "ist kein Planungsraum", "Bitte den achtstelligen Schlüssel eintragen");
    }
  });
  noteRepeated(
    "umschluesselung",
    "alt",
    methode.umschluesselung.map((u) => u.alt)
  );
  noteRepeated(
    "umschluesselung",
    "neu",
    methode.umschluesselung.map((u) => u.neu)
  );
  methode.umschluesselung.forEach(({alt, neu}, i) => {
    if (ebeneOf(neu) !== ebeneOf(alt)) {
      add(
        ["umschluesselung", i, "neu"],
        `liegt auf einer anderen Ebene als ${alt}`,
        "Beide Schlüssel müssen gleich lang sein"
      );
    } else if (ebeneOf(alt) === "plr") {
      add(
        ["umschluesselung", i, "alt"],
        "ist ein Planungsraum",
        "Planungsräume werden über data/official/lor/umstieg-2020.csv umgeschlüsselt"
      );
    }
  });
  const used = new Set(valid(indicators).flatMap(({entry}) => merkmaleOf(entry)));
  methode.nicht_verwendet.forEach(({quelle, merkmal}, i) => {
    faults.refer("methode.json", ["nicht_verwendet", i, "quelle"], quelle, sources);
    if (!used.has(`${quelle} ${merkmal}`)) return;
    add(["nicht_verwendet", i, "merkmal"], "wird von einem Indikator verwendet", "Bitte hier streichen");
  });
}
