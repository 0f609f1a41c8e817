import {decodeText, parseCsv} from "../../contract/csv.js";
import {InputError} from "../../contract/errors.js";
import type {Problem} from "../../contract/errors.js";
import type {Release, ReleaseRow, SourceFile, StatusOhneWert} from "../../contract/release.js";
import type {FetchContext} from "../../fetch/plan.js";
import {missingKeys, problemOfMissing, registerKeys} from "../register.js";
import {
  bezirkFile,
  bzrFile,
  classFile,
  download,
  leftOut,
  merkmaleOf,
  onlyPlr,
  parseDecimal,
  pickFiles,
  plrFile,
  releaseOf,
  round5,
  shareColumns
} from "./gemeinsam.js";
import type {Klasse} from "./gemeinsam.js";
import {readClasses, readShares, sumUp, withoutClasses} from "./klassen.js";
import type {LevelRow} from "./klassen.js";

/** The editions of LOR 2019. */
export const editions = ["2013", "2015", "2017", "2019"] as const;

/** The edition whose BZR values were never published as data, and the one they are restored from. */
const restored = {edition: "2017", from: "2019", merkmale: ["s3", "s4"]};
const restoredRemark = "S3 und S4 aus der Ausgabe 2019 zurückgerechnet (Wert minus Veränderung).";

const hasS2 = (edition: string): boolean => edition < "2019";
const namesOf = (edition: string): string[] =>
  shareColumns.flatMap(([name]) => (name.includes("2_") && !hasS2(edition) ? [] : [name]));

/** Files an edition is read from; for 2017 those of 2019 that its BZR values are restored from. */
export function filesOfEdition(edition: string): string[] {
  const own = [classFile(edition), plrFile(edition), bezirkFile(edition)];
  return edition === restored.edition
    ? [...own, bzrFile(restored.from), bezirkFile(restored.from)]
    : [...own, bzrFile(edition)];
}

/** The file that is there under the name of a table of 2017 and holds the figures of 2019. */
export const strayFile = bzrFile(restored.edition);

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

/** S minus D of a table of 2019 by area and Merkmal: the values of two years before. */
function readBefore({name, bytes}: SourceFile): Map<string, Record<string, number>> {
  const {rows} = parseCsv(decodeText(bytes, name), name, {
    delimiter: ",",
    headers: [["id", "inhabitants", ...shareColumns.map(([, column]) => column)]]
  });
  const columnOf = (merkmal: string): string => shareColumns.find(([m]) => m === merkmal)?.[1] ?? "";
  return new Map(
    rows.map((row) => [
      row.get("id"),
      Object.fromEntries(
        restored.merkmale.map((merkmal) => {
          const [value, change] = [merkmal, merkmal.replace("s", "d")].map((m) => parseDecimal(row.get(columnOf(m))));
          return [merkmal, round5((value ?? NaN) - (change ?? NaN))];
        })
      )
    ])
  );
}

/** BZR of 2017: S3 and S4 as 2019 minus its change, everything else missing; refused unless the Bezirke prove the rule. */
function restoreRegions(
  bzr2019: SourceFile,
  bezirke2019: SourceFile,
  bezirke: readonly LevelRow[],
  klassen: ReadonlyMap<string, Klasse>,
  context: FetchContext
): LevelRow[] {
  const proof = readBefore(bezirke2019);
  const problems: Problem[] = bezirke.flatMap(({gebiet_id, werte}) =>
    restored.merkmale.flatMap((merkmal) => {
      const [own, before] = [werte?.[merkmal], proof.get(gebiet_id)?.[merkmal]];
      if (typeof own === "number" && before !== undefined && Math.abs(own - before) < 2e-5) return [];
      return [
        {
          datei: bezirke2019.name,
          spalte: merkmal.toUpperCase(),
          wert: String(before),
          regel: `ist Wert minus Veränderung des Bezirks ${gebiet_id} und nicht der Wert der Ausgabe 2017 (${own})`,
          abhilfe: `Die Bezirksregionen 2017 lassen sich so nicht zurückrechnen. ${download}`
        }
      ];
    })
  );
  const before = readBefore(bzr2019);
  const register = registerKeys(context, "2019", "bzr");
  const missing = missingKeys(register, new Set(before.keys()), "2016-12-31");
  problems.push(...problemOfMissing(missing, bzr2019.name, 0));
  for (const key of register)
    for (const [merkmal, wert] of Object.entries(before.get(key) ?? {}))
      if (!(wert >= 0 && wert <= 100))
        problems.push({
          datei: bzr2019.name,
          spalte: merkmal.toUpperCase(),
          wert: String(wert),
          regel: `ist Wert minus Veränderung der Bezirksregion ${key} und kein Anteil zwischen 0 und 100 Prozent`,
          abhilfe: download
        });
  if (problems.length > 0) throw new InputError(problems);
  const ewByKey = sumUp(klassen);
  const names = namesOf(restored.edition);
  return register.map((gebiet_id): LevelRow => {
    const out = [...klassen].every(([key, {klassen: k}]) => k === null || !key.startsWith(gebiet_id));
    const werte = Object.fromEntries(
      names.map((name): [string, number | StatusOhneWert] => [name, before.get(gebiet_id)?.[name] ?? "fehlt"])
    );
    return {gebiet_id, ew: ewByKey.get(gebiet_id) ?? 0, line: 0, werte: out ? null : werte};
  });
}

const breaks: Record<string, string[]> = {
  "2013": [],
  "2015": [
    "S4 ist seit der Ausgabe 2015 anders abgegrenzt: Wert minus Veränderung ergibt nicht den Wert der Ausgabe 2013."
  ],
  "2017": [
    "S1, S3 und S4 sind gegenüber der Ausgabe 2015 neu berechnet: Wert minus Veränderung ergibt nicht genau deren Werte (Abweichung bis 0,5 Prozentpunkte).",
    "Werte der Bezirksregionen sind nicht als Datei veröffentlicht. S3 und S4 sind aus der Ausgabe 2019 zurückgerechnet (Wert minus Veränderung); für die Bezirke ergibt diese Rechnung genau die veröffentlichten Werte. S1 und S2 fehlen, weil S1 2019 anders abgegrenzt ist und S2 entfiel."
  ],
  "2019": [
    "S1 zählt seit der Ausgabe 2019 nur noch Arbeitslose nach SGB II. Frühere Ausgaben zählten auch Arbeitslose nach SGB III und sind nicht vergleichbar.",
    "S2 (Langzeitarbeitslose) gibt es seit der Ausgabe 2019 nicht mehr; Status und Dynamik beruhen auf drei statt vier Indikatoren."
  ]
};

/**
 * An edition of 2013 to 2019 (LOR 2019): classes, shares and changes per Planungsraum, shares and changes per
 * Bezirksregion and Bezirk. An area the index leaves out has *entfaellt*, whatever zeros stand there. BZR of 2017 are
 * restored from 2019. Throws InputError where a file is missing, belongs to another edition, or breaks its form.
 */
export function parseMssEdition(edition: string, files: readonly SourceFile[], context: FetchContext): Release {
  const needed = filesOfEdition(edition);
  const picked = pickFiles(files, needed, edition);
  const fileOf = (name: string): SourceFile => picked[needed.indexOf(name)] as SourceFile;
  const stray = files.find(({name}) => name === strayFile);
  if (edition === restored.edition && stray && !sameBytes(stray.bytes, fileOf(bzrFile(restored.from)).bytes))
    throw new InputError({
      datei: stray.name,
      regel: "ist nicht mehr dieselbe Datei wie die Tabelle 2-2 der Ausgabe 2019, für die sie bisher stand",
      abhilfe: "Enthält sie jetzt die Werte der Ausgabe 2017, muss das Programm dafür angepasst werden."
    });

  const register = registerKeys(context, "2019", "plr");
  const classes = fileOf(classFile(edition));
  const klassen = readClasses(classes, register, "2019");
  const missing = missingKeys(register, new Set(klassen.keys()), `${Number(edition) - 1}-12-31`);
  const problems = problemOfMissing(missing, classes.name);
  if (problems.length > 0) throw new InputError(problems);

  const names = namesOf(edition);
  const read = (name: string, keys: readonly string[]): LevelRow[] =>
    readShares(fileOf(name), names, "2019", keys, klassen, edition);
  const plr = read(plrFile(edition), [...klassen.keys()].sort());
  const bezirke = read(bezirkFile(edition), registerKeys(context, "2019", "bezirk"));
  const bzr =
    edition === restored.edition
      ? restoreRegions(fileOf(bzrFile(restored.from)), fileOf(bezirkFile(restored.from)), bezirke, klassen, context)
      : read(bzrFile(edition), registerKeys(context, "2019", "bzr"));

  const none = Object.fromEntries(names.map((name) => [name, "entfaellt" as const]));
  const zeilen = [...plr, ...bzr, ...bezirke].map(({gebiet_id, ew, werte}): ReleaseRow => {
    const k = klassen.get(gebiet_id)?.klassen;
    const isRestored = gebiet_id.length === 6 && edition === restored.edition;
    return {
      gebiet_id,
      werte: {ew, ...(werte ?? none), status: k?.status ?? "entfaellt", dynamik: k?.dynamik ?? "entfaellt"},
      anmerkung: werte === null ? leftOut : gebiet_id.length === 8 ? "" : isRestored ? restoredRemark : onlyPlr
    };
  });
  const outside = bzr.flatMap(({gebiet_id, werte}) => (werte === null ? [gebiet_id] : []));
  const hinweise = [
    "Gelesen aus einer veröffentlichten Fassung Dritter (CSV); Werte für Bezirksregionen und Bezirke auf ihrer Ebene übernommen.",
    ...(breaks[edition] ?? []),
    `Ohne Klasse und Anteile, weil im Indexverfahren nicht berücksichtigt: ${[...withoutClasses(klassen), ...outside].join(", ") || "keine"}. Die Nullen der Quelle sind dort keine Werte.`,
    ...(edition === restored.edition && stray
      ? [`Die Datei ${strayFile} ist byteweise gleich mit der der Ausgabe 2019 und wird nicht gelesen.`]
      : []),
    ...(missing.length > 0 ? [`Nicht in der Lieferung enthalten: ${missing.join(", ")}.`] : [])
  ];
  return releaseOf(
    edition,
    "2019",
    merkmaleOf(edition, ["ew", ...names, "status", "dynamik"]),
    edition === restored.edition ? "Tabellen 1, 2.1 und 2.3" : "Tabellen 1, 2.1, 2.2 und 2.3",
    zeilen,
    hinweise
  );
}
