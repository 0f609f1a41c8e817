import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";

/** The records that count, and the registers of centres. */
export interface Leistungsquelle {
  /** True while no centre has sent a file: the invented records count then. */
  beispiel: boolean;
  /** Folder with one folder a year; null if there is none. */
  ordner: string | null;
  /** Files below it, relative to it, in order of their names. */
  dateien: string[];
  /** zentren.csv of the real centres, and of the invented ones if those count; only those that exist. */
  zentren: {datei: string; beispiel: boolean}[];
}

/** Files a spreadsheet program or an operating system leaves behind are no records. */
export const istMeldung = (name: string): boolean => {
  const letzter = name.split(/[\\/]/).at(-1)!;
  return !/^(\.|~\$)/.test(letzter) && !/^(readme|liesmich)/i.test(letzter);
};

function filesBelow(ordner: string): string[] {
  if (!existsSync(ordner)) return [];
  return readdirSync(ordner, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(ordner.length + 1)
        .replaceAll("\\", "/")
    )
    .filter(istMeldung)
    .sort((a, b) => (a < b ? -1 : 1));
}

/** Where the records stand in *dataDir*: those of the centres as soon as there is one file, else the invented ones. */
export function leistungsquelle(dataDir: string): Leistungsquelle {
  const echt = join(dataDir, "zentren", "leistungsdokumentation");
  const erfunden = join(dataDir, "beispiel", "leistungsdokumentation");
  const dateien = filesBelow(echt);
  const beispiel = dateien.length === 0;
  const own = beispiel ? filesBelow(erfunden) : dateien;
  const register = [
    {datei: join(dataDir, "zentren", "zentren.csv"), beispiel: false},
    ...(beispiel ? [{datei: join(dataDir, "beispiel", "zentren.csv"), beispiel: true}] : [])
  ];
  return {
    beispiel: beispiel && own.length > 0,
    ordner: own.length === 0 ? null : beispiel ? erfunden : echt,
    dateien: own,
    zentren: register.filter(({datei}) => existsSync(datei))
  };
}
