import type {LorStand} from "../contract/lor.js";
import type {Release, SourceFile} from "../contract/release.js";
import {releaseFiles} from "../contract/table.js";
import type {FetchContext, SourcePlan} from "../fetch/plan.js";
import {readRaummatrix} from "./raummatrix.js";
import type {RaummatrixSpec} from "./raummatrix.js";

const fileName = /(?:^|\/)WHNDAUER(_L21_)?(\d{4})_Matrix(?:_bez(\d{2})_excerpt)?\.csv$/;
const published = {herausgeber: "Amt für Statistik Berlin-Brandenburg", lizenz: "cc-by-3.0-de"};

const counts: RaummatrixSpec["counts"] = [
  ["EINW10", "einw10", "Einwohnerinnen und Einwohner ab 10 Jahren"],
  ["EINW5", "einw5", "Einwohnerinnen und Einwohner ab 5 Jahren"],
  ["Dau10", "dau10", "Davon seit mindestens 10 Jahren an derselben Adresse"],
  ["Dau5", "dau5", "Davon seit mindestens 5 Jahren an derselben Adresse"]
];
const shares: [share: string, people: string, residents: string][] = [
  ["PDAU10", "EINW10", "Dau10"],
  ["PDAU5", "EINW5", "Dau5"]
];
/** Each count must not be larger than the one it is part of. */
const partOf: [part: string, whole: string][] = [
  ["EINW10", "EINW5"],
  ["Dau10", "EINW10"],
  ["Dau5", "EINW5"],
  ["Dau10", "Dau5"]
];

const header = ["Zeit", "RAUMID", "BEZ", "PGR", "BZR", "PLR", "STADTRAUM", ...counts.map(([column]) => column)];

const check: RaummatrixSpec["check"] = (found, row, add) => {
  const get = (column: string): number => found.get(column) ?? 0;
  for (const [part, whole] of partOf)
    if (get(part) > get(whole)) add(part, `ist größer als ${whole}, worin es enthalten ist (${get(whole)})`);
  for (const [share, people, residents] of shares) {
    const cell = row.get(share);
    const expected = get(people) === 0 ? 0 : (get(residents) / get(people)) * 100;
    if (!/^\d+(,\d+)?$/.test(cell)) add(share, "ist keine Zahl mit Dezimalkomma");
    // Published with one decimal.
    else if (Math.abs(Number(cell.replace(",", ".")) - expected) > 0.05 + 1e-9)
      add(
        share,
        `ist nicht der Anteil von ${residents} an ${people} (${get(residents)} von ${get(people)} sind ${expected.toFixed(2).replace(".", ",")} %)`
      );
  }
};

interface Matrix {
  lorStand: LorStand;
  jahr: string;
  bezirk: string | undefined;
}

function matrixOf(path: string): Matrix | undefined {
  const match = fileName.exec(path);
  if (!match) return undefined;
  const [, l21, jahr = "", bezirk] = match;
  return {lorStand: l21 ? "2021" : "2019", jahr, bezirk};
}

/**
 * Figures of one matrix of length of residence per Planungsraum, persons at the end of the year: aged at least 10 and 5,
 * and of them those at their address for at least 10 and 5 years. The published shares are recomputed and dropped. A name
 * ending in _bez10_excerpt holds the areas of that Bezirk only, and all of them. Throws InputError as *readRaummatrix*
 * does, if a share does not fit its counts to the published decimal, and if a part is larger than its whole.
 */
export function parseWohndauer(file: SourceFile, context: FetchContext): Release {
  const matrix = matrixOf(file.name);
  if (!matrix) throw new Error(`file: ${file.name} is not named like a matrix WHNDAUER`);
  const {lorStand, jahr, bezirk} = matrix;
  const stichtag = `${jahr}-12-31`;
  const {merkmale, zeilen, hinweise} = readRaummatrix(
    file,
    {
      headers: [[...header, ...shares.map(([share]) => share)]],
      zeitColumn: "Zeit",
      zeit: [jahr, "das Jahr"],
      lorStand,
      stichtag,
      bezirk,
      counts,
      check
    },
    context
  );
  return {
    quelle: "wohndauer",
    release: `${jahr}-12`,
    titel: `Wohndauer, 31.12.${jahr}`,
    datensatz: file.name.replace(/(_bez\d{2}_excerpt)?\.csv$/, ""),
    stichtag,
    lor_stand: lorStand,
    merkmale,
    zeilen,
    hinweise: ["Die Quelle nennt nur das Jahr; die Zahlen gelten für den 31.12.", ...hinweise],
    adapter: {name: "wohndauer", version: 1}
  };
}

/** The matrices of length of residence, one release a year. */
export const wohndauerPlan: SourcePlan = {
  quelle: "wohndauer",
  titel: "Wohndauer (Einwohnerregister)",
  namen: "WHNDAUER_L21_JJJJ_Matrix.csv (bis 2020 WHNDAUERJJJJ_Matrix.csv)",
  deliveries: (paths) =>
    paths
      .flatMap((path) => {
        const matrix = matrixOf(path);
        return matrix ? [{release: `${matrix.jahr}-12`, path}] : [];
      })
      .sort((a, b) => (a.release < b.release ? -1 : 1))
      .map(({release, path}) => ({
        release,
        files: [path],
        read: async (files, context) =>
          files.flatMap((file) => releaseFiles(parseWohndauer(file, context), [file], context, published))
      }))
};
