import {parseCsv} from "./csv.js";
import {InputError} from "./errors.js";
import {Gebiet, Umstieg} from "./lor.js";

const remedy = "Bitte die Quelle lor neu einlesen („npm run fetch -- lor --from ORDNER“).";

interface Register<T> {
  columns: readonly string[];
  key: readonly string[];
  numeric: string;
  parse: {
    safeParse(
      value: unknown
    ): {success: true; data: T} | {success: false; error: {issues: {path: PropertyKey[]; message: string}[]}};
  };
}

function parseRegister<T>({columns, key, numeric, parse}: Register<T>, text: string, datei: string): T[] {
  const seen = new Map<string, number>();
  return parseCsv(text, datei, {delimiter: ",", headers: [columns]}).rows.map((row) => {
    const cells = Object.fromEntries(columns.map((column) => [column, row.get(column)]));
    const refuse = (spalte: string, regel: string): never => {
      throw new InputError({datei, zeile: row.line, spalte, wert: cells[spalte] ?? "", regel, abhilfe: remedy});
    };
    const id = key.map((column) => cells[column]).join(" ");
    const before = seen.get(id);
    if (before !== undefined) refuse(key.at(-1) ?? "", `steht schon in Zeile ${before}`);
    seen.set(id, row.line);
    const values = Object.entries(cells).map(([column, cell]) => {
      if (cell === "") return [column, null];
      return [column, column === numeric ? Number(cell) : cell];
    });
    const result = parse.safeParse(Object.fromEntries(values));
    if (result.success) return result.data;
    const issue = result.error.issues[0];
    return refuse(String(issue?.path[0]), issue?.message ?? "ist ungültig");
  });
}

/** The areas of one LOR edition, as `npm run fetch` wrote them. Throws InputError with file, line, column and value. */
export function parseGebiete(text: string, datei: string): Gebiet[] {
  const columns = ["lor_stand", "gebiet_id", "ebene", "name", "parent_id", "hektar"];
  return parseRegister({columns, key: ["lor_stand", "gebiet_id"], numeric: "hektar", parse: Gebiet}, text, datei);
}

/** The crosswalk from the old to the new PLR, as `npm run fetch` wrote it. Throws InputError as *parseGebiete* does. */
export function parseUmstieg(text: string, datei: string): Umstieg[] {
  const columns = ["plr_2019", "plr_2021", "einwohner"];
  return parseRegister({columns, key: ["plr_2019", "plr_2021"], numeric: "einwohner", parse: Umstieg}, text, datei);
}
