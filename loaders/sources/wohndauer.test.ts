import {existsSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {alteSchluessel} from "../../test/fixtures/broken/ewrmigra.js";
import {wohndauerBroken, wohndauerMatrix, wohndauerName} from "../../test/fixtures/broken/wohndauer.js";
import {InputError} from "../contract/errors.js";
import {parseGebiete} from "../contract/registers.js";
import type {SourceFile} from "../contract/release.js";
import {parseRelease} from "../contract/table.js";
import {parseEwr} from "./ewr.js";
import {parseWohndauer, wohndauerPlan} from "./wohndauer.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const path2019 = "data/official/lor/2019.csv";
const context = {gebiete: parseGebiete(readFileSync(join(project, path2019), "utf8"), path2019)};
const fileOf = (name: string, content: string | Uint8Array): SourceFile => ({
  name: basename(name),
  bytes: typeof content === "string" ? new TextEncoder().encode(content) : content
});

describe("parseWohndauer", () => {
  it("keeps the four counts and drops the shares it has recomputed", () => {
    const release = parseWohndauer(fileOf(wohndauerName, wohndauerMatrix()), context);
    expect(release).toMatchObject({
      quelle: "wohndauer",
      release: "2020-12",
      stichtag: "2020-12-31",
      lor_stand: "2019",
      datensatz: "WHNDAUER2020_Matrix",
      hinweise: [
        "Die Quelle nennt nur das Jahr; die Zahlen gelten für den 31.12.",
        "Auszug: enthält nur die 33 Planungsräume des Bezirks 10, nicht ganz Berlin."
      ]
    });
    expect(release.zeilen.map(({gebiet_id}) => gebiet_id)).toEqual(alteSchluessel);
    expect(release.zeilen[0]?.werte).toEqual({einw10: 1000, einw5: 1060, dau10: 400, dau5: 650});
    expect(release.merkmale.every(({summierbar, einheit}) => summierbar && einheit === "Personen")).toBe(true);
  });

  it("accepts an area where nobody lives, whose share is of nobody", () => {
    const text = wohndauerMatrix().replace(";1000;1060;400;650;40,0;61,3", ";0;0;0;0;0,0;0,0");
    expect(parseWohndauer(fileOf(wohndauerName, text), context).zeilen[0]?.werte).toEqual({
      einw10: 0,
      einw5: 0,
      dau10: 0,
      dau5: 0
    });
  });

  it.each(wohndauerBroken.map((delivery) => [delivery.name, delivery] as const))(
    "refuses %s",
    async (_, {files, says}) => {
      const [[path, content] = ["", ""]] = Object.entries(files());
      const [delivery] = wohndauerPlan.deliveries([path]);
      const error: unknown = await delivery?.read([fileOf(path, content)], context).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(InputError);
      for (const part of says) expect((error as InputError).message).toMatch(part);
    }
  );
});

describe("wohndauerPlan", () => {
  it("picks its matrices, oldest first, and writes a release that the contract reads back", async () => {
    const paths = [`ewr/${wohndauerName}`, "ewr/WHNDAUER2018_Matrix.csv", "ewr/EWR202012E_Matrix.csv"];
    const deliveries = wohndauerPlan.deliveries(paths);
    expect(deliveries.map(({release}) => release)).toEqual(["2018-12", "2020-12"]);
    const file = fileOf(wohndauerName, wohndauerMatrix());
    const [csv, meta] = (await deliveries[1]?.read([file], context)) ?? [];
    const {release} = parseRelease(csv?.text ?? "", meta?.text ?? "", csv?.path ?? "");
    expect(release).toEqual(parseWohndauer(file, context));
  });
});

const portals = join(project, "../shared/sources/ewr");
const hasPortals = existsSync(join(portals, wohndauerName));
// eslint-disable-next-line no-console -- a skipped check must be seen
if (!hasPortals) console.warn(`SKIPPED: ${portals} is missing, so the matrix WHNDAUER itself is not read.`);

describe.skipIf(!hasPortals)("the published matrix WHNDAUER2020", () => {
  const read = (name: string): SourceFile => fileOf(name, new Uint8Array(readFileSync(join(portals, name))));
  const release = (): ReturnType<typeof parseWohndauer> => parseWohndauer(read(wohndauerName), context);

  it("counts the people of the register aged 10 and 5 and more on 31.12.2020", () => {
    const ewr = new Map(
      parseEwr(read("EWR202012E_Matrix.csv"), context).zeilen.map(({gebiet_id, werte}) => [gebiet_id, werte])
    );
    for (const {gebiet_id, werte} of release().zeilen) {
      const from = (age: number): number =>
        Object.entries(ewr.get(gebiet_id) ?? {})
          .filter(([name]) => /^a\d/.test(name) && Number(name.slice(1, 3)) >= age)
          .reduce((sum, [, n]) => sum + Number(n), 0);
      expect([gebiet_id, werte["einw10"], werte["einw5"]]).toEqual([gebiet_id, from(10), from(5)]);
    }
  });

  // Wohnatlas 2020, residence of five years and more; it cuts the second decimal off.
  it.each([
    ["1001", 70.54],
    ["1002", 65.45],
    ["1003", 67.8],
    ["1004", 76.56]
  ])("gives the published share of the Prognoseraum %s", (pgr, published) => {
    const own = release().zeilen.filter(({gebiet_id}) => gebiet_id.startsWith(pgr));
    const sum = (name: string): number => own.reduce((total, {werte}) => total + Number(werte[name]), 0);
    expect(Math.floor((sum("dau5") / sum("einw5")) * 10_000) / 100).toBe(published);
  });
});
