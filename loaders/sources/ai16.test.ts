import {existsSync, readFileSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {ai16Broken, ai16Files, ai16Name} from "../../test/fixtures/broken/ai16.js";
import {bevoelkerungA16, bezirkEinwohner, einwohner2024} from "../../test/fixtures/published.js";
import {InputError} from "../contract/errors.js";
import {BEZIRK} from "../contract/lor.js";
import {parseGebiete} from "../contract/registers.js";
import type {Release, SourceFile} from "../contract/release.js";
import {parseRelease} from "../contract/table.js";
import {ai16Plan, parseAi16} from "./ai16.js";
import {parseEwr} from "./ewr.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const register = ["2019", "2021"].flatMap((lorStand) => {
  const path = `data/official/lor/${lorStand}.csv`;
  return parseGebiete(readFileSync(join(project, path), "utf8"), path);
});
const context = {gebiete: register};

const filesOf = (texts: Record<string, string | Uint8Array>): SourceFile[] =>
  Object.entries(texts).map(([path, content]) => ({
    name: basename(path),
    bytes: typeof content === "string" ? new TextEncoder().encode(content) : content
  }));
const werteOf = (release: Release, key: string) => release.zeilen.find(({gebiet_id}) => gebiet_id === key)?.werte;
const sumOf = ({zeilen}: Release, area: string, merkmal: string): number =>
  zeilen.filter(({gebiet_id}) => gebiet_id.startsWith(area)).reduce((sum, {werte}) => sum + Number(werte[merkmal]), 0);

describe("parseAi16", () => {
  it("gives a row per Planungsraum with the counts of all four tables", () => {
    const release = parseAi16(filesOf(ai16Files("2022")), context);
    expect(release).toMatchObject({
      quelle: "ai16",
      release: "2022-12",
      stichtag: "2022-12-31",
      lor_stand: "2021",
      datensatz: "berlin-lor-population-2022-02"
    });
    expect(release.zeilen).toHaveLength(542);
    expect(release.merkmale).toHaveLength(51);
    expect(
      new Set(release.merkmale.map(({einheit, zeitraum, summierbar}) => [einheit, zeitraum, summierbar].join()))
    ).toEqual(new Set(["Personen,2022-12-31,true"]));
    expect(werteOf(release, "01100101")).toMatchObject({
      insgesamt: 996,
      migrationshintergrund: 279,
      auslaender: 167,
      deutsche_mit_mh: 112,
      deutsche_ohne_mh: 717,
      weiblich: 498,
      a00_06: 100,
      a65_110: 149,
      mh_a00_06: 30,
      mh_weiblich: 139,
      herkunft_tuerkei: 30,
      herkunft_unbestimmt: 9
    });
  });

  it("puts countries of origin that stand one column to the left until 2019 under their own names", () => {
    const five = ["polen", "bulgarien", "rumaenien", "kroatien", "vereinigtes_koenigreich"];
    for (const jahr of ["2019", "2020"]) {
      const release = parseAi16(filesOf(ai16Files(jahr)), context);
      expect(five.map((name) => werteOf(release, "10010101")?.[`herkunft_${name}`])).toEqual([20, 4, 5, 6, 7]);
      expect(release.hinweise.some((text) => text.includes("bulgaria Polen"))).toBe(jahr === "2019");
    }
  });

  it("has no row for the Planungsraum of 2019 before that year", () => {
    const rows = (jahr: string): number => parseAi16(filesOf(ai16Files(jahr)), context).zeilen.length;
    expect([rows("2018"), rows("2019")]).toEqual([447, 448]);
  });

  it("keeps a Planungsraum without inhabitants as 0 and names it", () => {
    const texts = ai16Files("2022", undefined, false, ["01100101"]);
    const release = parseAi16(filesOf(texts), context);
    expect(new Set(Object.values(werteOf(release, "01100101") ?? {}))).toEqual(new Set([0]));
    expect(release.hinweise).toContain("Ohne Einwohner (0 in allen Spalten): 01100101.");
  });

  it.each(ai16Broken.map((delivery) => [delivery.name, delivery] as const))("refuses %s", async (_, {files, says}) => {
    const texts = files();
    const [delivery, ...more] = ai16Plan.deliveries(Object.keys(texts));
    expect(more).toEqual([]);
    const error: unknown = await delivery?.read(filesOf(texts), context).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(InputError);
    for (const part of says) expect((error as InputError).message).toMatch(part);
  });
});

describe("ai16Plan", () => {
  it("makes one delivery a reference day of whatever files there are, oldest first", () => {
    const paths = [
      "b/" + ai16Name("2022", "t1", "city"),
      ...Object.keys(ai16Files("2019")).map((name) => `ai16/${name}`)
    ];
    const deliveries = ai16Plan.deliveries([...paths, "ai16/README.md", "ewr/EWR202012E_Matrix.csv"]);
    expect(deliveries.map(({release, files}) => [release, files.length])).toEqual([
      ["2019-12", 16],
      ["2022-12", 1]
    ]);
  });

  it("writes a release that the contract reads back", async () => {
    const files = filesOf(ai16Files("2022"));
    const [delivery] = ai16Plan.deliveries(files.map(({name}) => name));
    const [csv, meta] = (await delivery?.read(files, context)) ?? [];
    expect(csv?.path).toBe("official/ai16/2022-12.csv");
    const {release, meta: m} = parseRelease(csv?.text ?? "", meta?.text ?? "", csv?.path ?? "");
    expect(release).toEqual(parseAi16(files, context));
    expect(m.dateien).toHaveLength(16);
  });
});

const portals = join(project, "../shared/sources");
const hasPortals = existsSync(join(portals, "ai16"));
// eslint-disable-next-line no-console -- a skipped check must be seen
if (!hasPortals) console.warn(`SKIPPED: ${portals} is missing, so the files of A I 16 themselves are not read.`);

describe.skipIf(!hasPortals)("the published files of A I 16", () => {
  const folder = join(portals, "ai16");
  const years = ["2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"];
  const cache = new Map<string, Release>();
  const read = (jahr: string): Release => {
    const files = readdirSync(folder)
      .filter((name) => name.startsWith(`berlin-lor-population-${jahr}-`))
      .map((name) => ({name, bytes: new Uint8Array(readFileSync(join(folder, name)))}));
    const release = cache.get(jahr) ?? parseAi16(files, context);
    cache.set(jahr, release);
    return release;
  };

  it("are whole in every year: all Planungsräume, every sum", () => {
    expect(years.map((jahr) => read(jahr).zeilen.length)).toEqual([447, 447, 447, 447, 448, 448, 542, 542, 542, 542]);
  });

  it("have the published people of the Bezirk", () => {
    const found = Object.keys(bezirkEinwohner).filter((jahr) => years.includes(jahr));
    expect(found).toEqual(["2015", "2017", "2020", "2021", "2022", "2023", "2024"]);
    for (const jahr of found)
      expect([jahr, sumOf(read(jahr), BEZIRK, "insgesamt")]).toEqual([
        jahr,
        bezirkEinwohner[jahr as unknown as keyof typeof bezirkEinwohner]
      ]);
  });

  it.each(bevoelkerungA16)(
    "%s: people of 2022 and 2024, share with migration background",
    (key, ew2022, ew2024, share) => {
      expect([sumOf(read("2022"), key, "insgesamt"), sumOf(read("2024"), key, "insgesamt")]).toEqual([ew2022, ew2024]);
      const anteil = (sumOf(read("2024"), key, "migrationshintergrund") / ew2024) * 100;
      expect(anteil.toFixed(1)).toBe(share.toFixed(1));
    }
  );

  it("have the people of every Planungsraum of the Bezirk in 2024", () => {
    for (const [key, people] of Object.entries(einwohner2024))
      expect([key, werteOf(read("2024"), key)?.["insgesamt"]]).toEqual([key, people]);
  });

  it("agree with the register 2015 to 2020 in every Planungsraum: people, women, ages", () => {
    for (const jahr of years.filter((y) => y <= "2020")) {
      const name = `EWR${jahr}12E_Matrix.csv`;
      const ewr = parseEwr({name, bytes: new Uint8Array(readFileSync(join(portals, "ewr", name)))}, context);
      const ages = read(jahr)
        .merkmale.map((m) => m.name)
        .filter((m) => /^a\d/.test(m));
      expect(ages).toHaveLength(8);
      const bounds = (band: string): [number, number] => band.slice(1).split("_").map(Number) as [number, number];
      const differing = ewr.zeilen.flatMap(({gebiet_id, werte}) => {
        const own = werteOf(read(jahr), gebiet_id);
        const band = (name: string): number => {
          const [from, below] = bounds(name);
          return Object.entries(werte)
            .filter(([m]) => /^a\d/.test(m) && bounds(m)[0] >= from && bounds(m)[1] <= below)
            .reduce((sum, [, n]) => sum + Number(n), 0);
        };
        const same =
          own?.["insgesamt"] === werte["insgesamt"] &&
          own?.["weiblich"] === werte["weiblich"] &&
          ages.every((age) => own?.[age] === band(age));
        return same ? [] : [gebiet_id];
      });
      expect([jahr, differing]).toEqual([jahr, []]);
    }
  });

  it("count Poland, not the country whose column it is, and lead on smoothly from 2019 to 2020", () => {
    const damaged = new TextDecoder().decode(readFileSync(join(portals, "ewr/EWRMIGRA201712H_Matrix.csv")));
    const [header = "", ...rows] = damaged.split("\r");
    const names = header.split(";");
    const differing = rows.filter((row) => {
      const cells = row.split(";");
      const key = (cells[names.indexOf("RAUMID")] ?? "").padStart(8, "0");
      return String(werteOf(read("2017"), key)?.["herkunft_polen"]) !== cells[names.indexOf("HK_Polen")];
    });
    expect([rows.length, differing]).toEqual([447, []]);
    const origins = read("2020")
      .merkmale.map(({name}) => name)
      .filter((name) => name.startsWith("herkunft_"));
    expect(origins).toHaveLength(27);
    for (const origin of origins)
      expect(Math.abs(sumOf(read("2020"), "", origin) / sumOf(read("2019"), "", origin) - 1), origin).toBeLessThan(
        0.08
      );
  });

  it("name the Planungsräume without inhabitants, which the register has as NA", () => {
    expect(read("2024").hinweise).toContain("Ohne Einwohner (0 in allen Spalten): 03400831, 06200418.");
    expect(read("2020").hinweise.join(" ")).not.toContain("Ohne Einwohner");
    expect(werteOf(read("2021"), "06200418")).toMatchObject({insgesamt: 3, auslaender: 3, deutsche: 0});
  });
});
