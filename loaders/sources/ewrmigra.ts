import type {LorStand} from "../contract/lor.js";
import type {Release, SourceFile} from "../contract/release.js";
import {releaseFiles} from "../contract/table.js";
import type {FetchContext, SourcePlan} from "../fetch/plan.js";
import {readRaummatrix} from "./raummatrix.js";
import type {RaummatrixSpec} from "./raummatrix.js";

const fileName = /(?:^|\/)EWRMIGRA(_L21_)?(\d{4})(06|12)([EH])_Matrix(?:_bez(\d{2})_excerpt)?\.csv$/;
const published = {herausgeber: "Amt für Statistik Berlin-Brandenburg", lizenz: "cc-by-3.0-de"};
const keyColumns = ["ZEIT", "RAUMID", "BEZ", "PGR", "BZR", "PLR", "STADTRAUM"];

const matrixE: Pick<RaummatrixSpec, "headers" | "counts" | "check"> = {
  headers: [[...keyColumns, "MH_E", "MH_EM", "MH_EW"]],
  counts: [
    ["MH_E", "mh", "Einwohnerinnen und Einwohner mit Migrationshintergrund"],
    ["MH_EM", "mh_maennlich", "Mit Migrationshintergrund, männlich"],
    ["MH_EW", "mh_weiblich", "Mit Migrationshintergrund, weiblich"]
  ],
  check(counts, _, add) {
    const sum = (counts.get("MH_EM") ?? 0) + (counts.get("MH_EW") ?? 0);
    if (counts.get("MH_E") !== sum) add("MH_E", `ist nicht die Summe aus MH_EM und MH_EW (${sum})`);
  }
};

/** The matrix of origins, whose European Union has 27 members until 2012 and 28 from 2013. */
function matrixH(jahr: string): typeof matrixE {
  const eu = jahr <= "2012" ? "27" : "28";
  const counts: RaummatrixSpec["counts"] = [
    ["MH_E", null, ""],
    ["HK_EU15", "hk_eu15", "Herkunft Europäische Union, 15 Staaten vor 2004"],
    [`HK_EU${eu}`, `hk_eu${eu}`, `Herkunft Europäische Union, ${eu} Staaten`],
    ["HK_Polen", "hk_polen", "Herkunft Polen"],
    ["HK_EheJug", "hk_ehejug", "Herkunft ehemaliges Jugoslawien"],
    ["HK_EheSU", "hk_ehesu", "Herkunft ehemalige Sowjetunion"],
    ["HK_Turk", "hk_turk", "Herkunft Türkei"],
    ["HK_Arab", "hk_arab", "Herkunft arabische Länder"],
    ["HK_Sonst", "hk_sonst", "Herkunft sonstige Länder"],
    ["HK_NZOrd", "hk_nzord", "Herkunft nicht eindeutig zuordenbar"]
  ];
  const columns = counts.map(([column]) => column);
  // EU15 and Poland are parts of the European Union; the rest divides all people with migration background.
  const parts = columns.filter((column) => !["MH_E", "HK_EU15", "HK_Polen"].includes(column));
  return {
    headers: [[...keyColumns, ...columns]],
    counts,
    check(found, _, add) {
      const sum = parts.reduce((total, column) => total + (found.get(column) ?? 0), 0);
      if (found.get("MH_E") !== sum) add("MH_E", `ist nicht die Summe der Herkunftsgebiete (${sum})`);
      const all = found.get(`HK_EU${eu}`) ?? 0;
      for (const column of ["HK_EU15", "HK_Polen"])
        if ((found.get(column) ?? 0) > all) add(column, `ist größer als HK_EU${eu}, worin es enthalten ist (${all})`);
    }
  };
}

interface Matrix {
  lorStand: LorStand;
  jahr: string;
  monat: string;
  art: string;
  bezirk: string | undefined;
  release: string;
}

function matrixOf(path: string): Matrix | undefined {
  const match = fileName.exec(path);
  if (!match) return undefined;
  const [, l21, jahr = "", monat = "", art = "", bezirk] = match;
  const release = `${jahr}-${monat}${art === "H" ? "-h" : ""}`;
  return {lorStand: l21 ? "2021" : "2019", jahr, monat, art, bezirk, release};
}

/**
 * Figures of one matrix EWRMIGRA per Planungsraum, persons with migration background: "E" (all, male, female) or "H" (by
 * region of origin; its total is checked and dropped, since E has it). A name ending in _bez10_excerpt holds the areas of
 * that Bezirk only, and all of them. Throws InputError as *readRaummatrix* does, for a damaged copy above all, and if sums
 * do not hold.
 */
export function parseEwrmigra(file: SourceFile, context: FetchContext): Release {
  const matrix = matrixOf(file.name);
  if (!matrix) throw new Error(`file: ${file.name} is not named like a matrix EWRMIGRA`);
  const {lorStand, jahr, monat, art, bezirk, release} = matrix;
  const tag = monat === "06" ? "30" : "31";
  const stichtag = `${jahr}-${monat}-${tag}`;
  const {merkmale, zeilen, hinweise} = readRaummatrix(
    file,
    {
      ...(art === "H" ? matrixH(jahr) : matrixE),
      zeitColumn: "ZEIT",
      zeit: [`${jahr}${monat}`, "der Monat"],
      lorStand,
      stichtag,
      bezirk
    },
    context
  );
  return {
    quelle: "ewrmigra",
    release,
    titel: `Einwohner mit Migrationshintergrund${art === "H" ? " nach Herkunft" : ""}, ${tag}.${monat}.${jahr}`,
    datensatz: file.name.replace(/(_bez\d{2}_excerpt)?\.csv$/, ""),
    stichtag,
    lor_stand: lorStand,
    merkmale,
    zeilen,
    hinweise,
    adapter: {name: "ewrmigra", version: 1}
  };
}

/** The matrices of people with migration background, one release a matrix; "H" ends its release in -h. */
export const ewrmigraPlan: SourcePlan = {
  quelle: "ewrmigra",
  titel: "Einwohner mit Migrationshintergrund (Einwohnerregister)",
  namen: "EWRMIGRA_L21_JJJJ12E_Matrix.csv (bis 2020 EWRMIGRAJJJJ12E_Matrix.csv)",
  deliveries: (paths) =>
    paths
      .flatMap((path) => {
        const matrix = matrixOf(path);
        return matrix ? [{matrix, path}] : [];
      })
      .sort((a, b) => (a.matrix.release < b.matrix.release ? -1 : 1))
      .map(({matrix, path}) => ({
        release: matrix.release,
        files: [path],
        // No undamaged copy of a matrix H is known; one bad copy must not keep all other sources from being read.
        ...(matrix.art === "H" && {optional: true as const}),
        read: async (files, context) =>
          files.flatMap((file) => releaseFiles(parseEwrmigra(file, context), [file], context, published))
      }))
};
