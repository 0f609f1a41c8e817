import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {registerOf} from "../../test/fixtures/ewr/register.js";
import {InputError} from "../contract/errors.js";
import type {LorStand} from "../contract/lor.js";
import {ewrPlan} from "../sources/ewr.js";
import {mssPlan} from "../sources/mss.js";
import {fetchFromFolder} from "./folder.js";
import type {FetchOptions} from "./folder.js";
import type {SourcePlan} from "./plan.js";

const fixture = (path: string): Buffer => readFileSync(new URL(`../../test/fixtures/${path}`, import.meta.url));
const matrix = "EWR202012E_Matrix.csv";
const classes = "mss2025_indizes_542_bez10_transcribed.csv";
const planungsraeume = ["01011101", "09041403", "10010101", "10010102", "10010203", "10040933"];
const neuePlanungsraeume = ["10100205", "10100209", "10100210", "10300731", "10400941"];

function registerText(lorStand: LorStand, keys: readonly string[]): string {
  const rows = registerOf(lorStand, keys).map((g) =>
    [g.lor_stand, g.gebiet_id, g.ebene, g.name, g.parent_id ?? "", g.hektar].join(",")
  );
  return `${["lor_stand,gebiet_id,ebene,name,parent_id,hektar", ...rows].join("\n")}\n`;
}

/** Stands in for the register source: its one delivery is a file lor.txt. */
const lorPlan: SourcePlan = {
  quelle: "lor",
  titel: "Gebiete",
  namen: "lor.txt",
  deliveries: (paths) =>
    paths
      .filter((path) => path === "lor.txt")
      .map((path) => ({
        release: "2019",
        files: [path],
        read: async (_, {gebiete}) => {
          expect(gebiete).toEqual([]);
          return [
            {path: "official/lor/2019.csv", text: registerText("2019", planungsraeume)},
            {path: "official/lor/2021.csv", text: registerText("2021", neuePlanungsraeume)}
          ];
        }
      }))
};
const plans = [lorPlan, ewrPlan, mssPlan];

describe("fetchFromFolder", () => {
  let root = "";
  let lines: string[] = [];
  const at = (path: string): string => join(root, path);
  const put = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(at(path)), {recursive: true});
    writeFileSync(at(path), content);
  };
  const run = (options: Partial<FetchOptions> = {}) =>
    fetchFromFolder({folder: at("ordner"), dataDir: at("data"), plans, report: (line) => lines.push(line), ...options});
  const refused = async (options: Partial<FetchOptions> = {}): Promise<string> => {
    const error: unknown = await run(options).then(
      () => undefined,
      (e: unknown) => e
    );
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  };
  const dataFiles = (): string[] =>
    existsSync(at("data"))
      ? (readdirSync(at("data"), {recursive: true}) as string[])
          .filter((p) => statSync(join(at("data"), p)).isFile())
          .sort()
      : [];

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "fetch-"));
    lines = [];
    put("ordner/lor.txt", "");
    put(`ordner/ewr/${matrix}`, fixture(`ewr/${matrix}`));
    put(`ordner/mss/${classes}`, fixture(`mss/${classes}`));
  });
  afterEach(() => rmSync(root, {recursive: true, force: true}));

  it("reads the register first and checks the other sources against it, one line a delivery", async () => {
    const summary = await run();
    expect(summary.deliveries).toBe(3);
    expect(lines).toEqual([
      "[1/1] lor 2019: 11 Planungsräume",
      "[1/1] ewr 2020-12: 5 Planungsräume",
      "[1/1] mss 2025: 5 Planungsräume"
    ]);
    expect(dataFiles()).toEqual(
      [
        "ewr/2020-12.csv",
        "ewr/2020-12.meta.json",
        "lor/2019.csv",
        "lor/2021.csv",
        "mss/2025.csv",
        "mss/2025.meta.json"
      ].map((p) => join("official", p))
    );
  });

  it("leaves files alone whose text has not changed, and releases that are no longer delivered", async () => {
    await run();
    const kept = at("data/official/ewr/2020-12.csv");
    utimesSync(kept, 1, 1);
    put("data/official/ewr/1999-12.csv", "alt");
    const summary = await run();
    expect(summary.written).toEqual([]);
    expect(summary.unchanged).toHaveLength(6);
    expect(statSync(kept).mtimeMs).toBe(1000);
    expect(readFileSync(at("data/official/ewr/1999-12.csv"), "utf8")).toBe("alt");
  });

  it("takes the areas from the data folder where the register is not read", async () => {
    put("data/official/lor/2019.csv", registerText("2019", planungsraeume));
    const summary = await run({sources: ["ewr"]});
    expect(summary.written).toEqual(["official/ewr/2020-12.csv", "official/ewr/2020-12.meta.json"]);
  });

  it("writes publisher and licence as the catalogue has them", async () => {
    await run({quellen: [{id: "ewr", herausgeber: "Amt laut Katalog", lizenz: "cc-by-3.0-de"}]});
    expect(readFileSync(at("data/official/ewr/2020-12.meta.json"), "utf8")).toContain(
      '"herausgeber": "Amt laut Katalog"'
    );
  });

  it("skips a source that has no file, unless it was asked for", async () => {
    rmSync(at("ordner/mss"), {recursive: true});
    await run();
    expect(lines).toContain("mss: keine Datei gefunden, bleibt wie sie ist");
    expect(await refused({sources: ["lor", "mss"]})).toContain(
      "enthält keine Datei der Quelle mss (Monitoring Soziale Stadtentwicklung)"
    );
  });

  it("changes nothing when one of many deliveries is bad, and tells of all that are", async () => {
    await run();
    const before = readFileSync(at("data/official/mss/2025.csv"), "utf8");
    put("ordner/ewr/EWR201912E_Matrix.csv", fixture(`ewr/${matrix}`));
    put("ordner/ewr/EWR201812E_Matrix.csv", "<html>");
    put(`ordner/mss/${classes}`, fixture(`mss/${classes}`).toString().replace(";9642;", ";viele;"));
    const files = dataFiles();
    const message = await refused();
    for (const part of ["EWR201912E_Matrix.csv, Zeile 2, Spalte ZEIT", "„202012“", "EWR201812E_Matrix.csv", "Webseite"])
      expect(message).toContain(part);
    expect(dataFiles()).toEqual(files);
    expect(readFileSync(at("data/official/mss/2025.csv"), "utf8")).toBe(before);
  });

  it("leaves nothing half-written beside the data", async () => {
    put("data/official/mss", "eine Datei, wo ein Ordner stehen müsste");
    await expect(run()).rejects.toThrow();
    expect(dataFiles()).toEqual([join("official", "mss")]);
  });

  it("refuses the same delivery twice", async () => {
    put(`ordner/kopie/${matrix}`, fixture(`ewr/${matrix}`));
    expect(await refused()).toContain(
      `ewr/${matrix} und kopie/${matrix}: „official/ewr/2020-12.csv“ entsteht aus zwei Lieferungen`
    );
  });

  it("names the folder of a file where two have the same name", async () => {
    put(`ordner/kopie/${matrix}`, "<html>");
    expect(await refused()).toContain(`kopie/${matrix}, Zeile 1`);
  });

  it("refuses an unknown source, a missing folder and a folder without any known file", async () => {
    expect(await refused({sources: ["ewr", "wetter"]})).toContain(
      "„wetter“ ist keine bekannte Quelle. Bekannt sind: lor, ewr, mss."
    );
    expect(await refused({folder: at("gibt-es-nicht")})).toContain("gibt es nicht oder ist kein Ordner");
    put("leer/notiz.txt", "x");
    for (const name of ["EWR.zip", "b", "c", "d", "e"]) put(`leer/${name}`, "x");
    const message = await refused({folder: at("leer"), sources: ["ewr"]});
    for (const part of [
      "enthält keine Datei der Quelle ewr (Einwohnerregisterstatistik); gefunden: EWR.zip, b, c, d, e und 1 weitere.",
      "EWR_L21_JJJJ12E_Matrix.csv",
      "ZIP-Dateien bitte vorher entpacken."
    ])
      expect(message).toContain(part);
  });

  it("follows no link out of the folder and takes no name that is a path, and says so", async () => {
    put("draussen/EWR201912E_Matrix.csv", "geheim");
    symlinkSync(at("draussen/EWR201912E_Matrix.csv"), at("ordner/EWR201912E_Matrix.csv"));
    symlinkSync(at("draussen"), at("ordner/weg"));
    symlinkSync(at("gibt-es-nicht"), at("ordner/EWR201812E_Matrix.csv"));
    put("ordner/..\\..\\EWR201712E_Matrix.csv", "geheim");
    const summary = await run();
    expect(summary.deliveries).toBe(3);
    for (const name of ["EWR201912E_Matrix.csv", "weg", "EWR201812E_Matrix.csv"])
      expect(lines).toContainEqual(expect.stringContaining(`${name}: ist eine Verknüpfung`));
    expect(lines).toContainEqual(expect.stringContaining("EWR201712E_Matrix.csv: hat einen Namen mit unzulässigen"));
    rmSync(at("ordner"), {recursive: true});
    put("ordner/lies.txt", "x");
    symlinkSync(at("draussen/EWR201912E_Matrix.csv"), at("ordner/EWR201912E_Matrix.csv"));
    const message = await refused({sources: ["ewr"]});
    for (const part of ["enthält keine Datei der Quelle ewr", "ist eine Verknüpfung", "die Datei selbst"])
      expect(message).toContain(part);
  });

  it("reads a file by a link inside the folder", async () => {
    rmSync(at(`ordner/ewr/${matrix}`));
    put("ordner/alle.csv", fixture(`ewr/${matrix}`));
    symlinkSync("../alle.csv", at(`ordner/ewr/${matrix}`));
    expect((await run()).deliveries).toBe(3);
  });

  it("reads only the files it is told of, where it is told", async () => {
    const summary = await run({only: ["lor.txt", `ewr/${matrix}`], sources: ["lor", "ewr"]});
    expect(summary.written).not.toContain("official/mss/2025.csv");
    expect(summary.deliveries).toBe(2);
  });

  it("does not read a file larger than any official one", async () => {
    put(`ordner/ewr/${matrix}`, "");
    truncateSync(at(`ordner/ewr/${matrix}`), 5_000_000_000);
    expect(await refused()).toContain(`ewr/${matrix}: „5.000 MB“ ist größer als 100 MB`);
  });

  it("says which source to read first where the areas are missing", async () => {
    const message = await refused({sources: ["ewr"]});
    for (const part of ["official/lor/2019.csv", "zuerst die Quelle lor"]) expect(message).toContain(part);
    expect(dataFiles()).toEqual([]);
  });

  it("refuses a damaged register with file and line", async () => {
    put("data/official/lor/2019.csv", registerText("2019", planungsraeume).replace("2019,01,bezirk", "2019,01,kreis"));
    const message = await refused({sources: ["ewr"]});
    for (const part of ["official/lor/2019.csv, Zeile 3, Spalte ebene", "„kreis“"]) expect(message).toContain(part);
  });
});
