import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, describe, expect, it} from "vitest";
import {
  alteSchluessel,
  excerptName,
  ewrmigraBroken,
  matrixE,
  matrixH,
  originName
} from "../../test/fixtures/broken/ewrmigra.js";
import {InputError} from "../contract/errors.js";
import {parseGebiete} from "../contract/registers.js";
import type {SourceFile} from "../contract/release.js";
import {parseRelease} from "../contract/table.js";
import {fetchFromFolder} from "../fetch/folder.js";
import {parseAi16} from "./ai16.js";
import {ewrmigraPlan, parseEwrmigra} from "./ewrmigra.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const path2019 = "data/official/lor/2019.csv";
const context = {gebiete: parseGebiete(readFileSync(join(project, path2019), "utf8"), path2019)};
const fileOf = (name: string, content: string | Uint8Array): SourceFile => ({
  name: basename(name),
  bytes: typeof content === "string" ? new TextEncoder().encode(content) : content
});

describe("parseEwrmigra", () => {
  it("reads an excerpt for the 33 Planungsräume of the Bezirk and says that it is one", () => {
    const release = parseEwrmigra(fileOf(excerptName, matrixE()), context);
    expect(release).toMatchObject({
      quelle: "ewrmigra",
      release: "2020-12",
      stichtag: "2020-12-31",
      lor_stand: "2019",
      datensatz: "EWRMIGRA202012E_Matrix",
      hinweise: ["Auszug: enthält nur die 33 Planungsräume des Bezirks 10, nicht ganz Berlin."]
    });
    expect(release.zeilen.map(({gebiet_id}) => gebiet_id)).toEqual(alteSchluessel);
    expect(release.zeilen[1]?.werte).toEqual({mh: 603, mh_maennlich: 307, mh_weiblich: 296});
  });

  it("reads all of Berlin in any order, and a row of NA as missing, not as 0", () => {
    const keys = context.gebiete.filter(({ebene}) => ebene === "plr").map(({gebiet_id}) => gebiet_id);
    const text = matrixE([...keys].reverse()).replace(/(01011101;.*;2);.*/, "$1;NA;NA;NA");
    const release = parseEwrmigra(fileOf("EWRMIGRA202012E_Matrix.csv", text), context);
    expect(release.zeilen.map(({gebiet_id}) => gebiet_id)).toEqual(keys);
    expect(release.zeilen[0]?.werte).toEqual({mh: "fehlt", mh_maennlich: "fehlt", mh_weiblich: "fehlt"});
    expect(release.hinweise).toEqual(["Ohne Angabe (NA): 01011101."]);
  });

  it("reads an undamaged matrix of origins without its total, which the matrix E has", () => {
    const release = parseEwrmigra(fileOf(originName, matrixH()), context);
    expect(release).toMatchObject({release: "2017-12-h", stichtag: "2017-12-31", hinweise: []});
    expect(release.zeilen).toHaveLength(447);
    expect(release.merkmale.map(({name}) => name)).toEqual(
      "hk_eu15 hk_eu28 hk_polen hk_ehejug hk_ehesu hk_turk hk_arab hk_sonst hk_nzord".split(" ")
    );
    expect(release.zeilen[0]?.werte).toMatchObject({hk_eu28: 50, hk_polen: 12, hk_arab: 15, hk_nzord: 6});
    const until2012 = matrixH("201212").replace("HK_EU28", "HK_EU27");
    expect(parseEwrmigra(fileOf("EWRMIGRA201212H_Matrix.csv", until2012), context).merkmale[1]).toMatchObject({
      name: "hk_eu27",
      titel: "Herkunft Europäische Union, 27 Staaten"
    });
  });

  it.each(ewrmigraBroken.map((delivery) => [delivery.name, delivery] as const))(
    "refuses %s",
    async (_, {files, says}) => {
      const [[path, content] = ["", ""], ...more] = Object.entries(files());
      expect(more).toEqual([]);
      const [delivery] = ewrmigraPlan.deliveries([path]);
      const error: unknown = await delivery?.read([fileOf(path, content)], context).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(InputError);
      for (const part of says) expect((error as InputError).message).toMatch(part);
    }
  );
});

describe("ewrmigraPlan", () => {
  it("takes the matrices E and H, and lets only H be refused without stopping all sources", () => {
    const paths = [
      `ewr/${excerptName}`,
      `ewr/${originName}`,
      "ewr/EWR202012E_Matrix.csv",
      "ewr/WHNDAUER2020_Matrix.csv"
    ];
    expect(ewrmigraPlan.deliveries(paths).map(({release, optional}) => [release, optional])).toEqual([
      ["2017-12-h", true],
      ["2020-12", undefined]
    ]);
  });

  it("writes a release that the contract reads back", async () => {
    const file = fileOf(excerptName, matrixE());
    const [csv, meta] = (await ewrmigraPlan.deliveries([excerptName])[0]?.read([file], context)) ?? [];
    const {release, meta: m} = parseRelease(csv?.text ?? "", meta?.text ?? "", csv?.path ?? "");
    expect(release).toEqual(parseEwrmigra(file, context));
    expect(m).toMatchObject({herausgeber: "Amt für Statistik Berlin-Brandenburg", lizenz: "cc-by-3.0-de", zeilen: 33});
  });
});

describe("a damaged matrix of origins in a folder", () => {
  const root = mkdtempSync(join(tmpdir(), "ewrmigra-"));
  afterAll(() => rmSync(root, {recursive: true, force: true}));
  const run = (name: string, sources: readonly string[]) => {
    const [folder, dataDir] = [join(root, name, "ordner"), join(root, name, "data")];
    mkdirSync(folder, {recursive: true});
    cpSync(join(project, "data/official/lor"), join(dataDir, "official/lor"), {recursive: true});
    writeFileSync(join(folder, excerptName), matrixE());
    writeFileSync(join(folder, originName), matrixH().replaceAll("\r\n", "\r"));
    const written = (): boolean => existsSync(join(dataDir, "official/ewrmigra/2020-12.csv"));
    return {fetched: fetchFromFolder({folder, dataDir, sources, plans: [ewrmigraPlan], report: () => {}}), written};
  };

  it("does not keep all sources from being read, and says why it was refused", async () => {
    const {fetched, written} = run("alle", []);
    const {deliveries, abgelehnt} = await fetched;
    expect([deliveries, abgelehnt.length]).toEqual([1, 1]);
    expect(abgelehnt[0]).toContain(`${originName}: ist durch ein Tabellenprogramm beschädigt`);
    expect(written()).toBe(true);
  });

  it("fails the call that names the source, and writes nothing", async () => {
    const {fetched, written} = run("benannt", ["ewrmigra"]);
    await expect(fetched).rejects.toThrow("ist durch ein Tabellenprogramm beschädigt");
    expect(written()).toBe(false);
  });
});

const portals = join(project, "../shared/sources");
const hasPortals = existsSync(join(portals, "ewr", excerptName));
// eslint-disable-next-line no-console -- a skipped check must be seen
if (!hasPortals) console.warn(`SKIPPED: ${portals} is missing, so the matrices EWRMIGRA themselves are not read.`);

describe.skipIf(!hasPortals)("the published matrices EWRMIGRA", () => {
  const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(join(portals, path)));

  it("2020 agrees with A I 16 in all 33 Planungsräume of the Bezirk: all, women", () => {
    const migra = parseEwrmigra(fileOf(excerptName, bytesOf(`ewr/${excerptName}`)), context);
    const files = readdirSync(join(portals, "ai16"))
      .filter((name) => name.includes("-2020-"))
      .map((name) => fileOf(name, bytesOf(`ai16/${name}`)));
    const ai16 = new Map(parseAi16(files, context).zeilen.map(({gebiet_id, werte}) => [gebiet_id, werte]));
    expect(migra.zeilen).toHaveLength(33);
    for (const {gebiet_id, werte} of migra.zeilen) {
      const other = ai16.get(gebiet_id);
      expect([gebiet_id, werte["mh"], werte["mh_weiblich"]]).toEqual([
        gebiet_id,
        other?.["migrationshintergrund"],
        other?.["mh_weiblich"]
      ]);
    }
  });

  it("2017 H is the copy a spreadsheet has damaged, and is refused with what to do", () => {
    expect(() => parseEwrmigra(fileOf(originName, bytesOf(`ewr/${originName}`)), context)).toThrow(
      /durch ein Tabellenprogramm beschädigt.*Wagenrücklauf.*führende Nullen.*ursprüngliche Datei/
    );
  });
});
