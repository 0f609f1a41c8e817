import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {formatBericht, parseBericht} from "../contract/bericht.js";
import type {Catalogue} from "../contract/catalogue.js";
import {formatEinrichtungen, parseEinrichtungen} from "../contract/einrichtungen.js";
import {InputError} from "../contract/errors.js";
import {formatRelease, parseRelease} from "../contract/table.js";
import {UNORDERED} from "./accept.js";
import {listReleases, loadRegisters, loadReleases} from "./load.js";

const dataDir = mkdtempSync(join(tmpdir(), "bedarfsatlas-load-"));
const provenance = {herausgeber: "Amt", lizenz: "cc-by-3.0-de", dateien: [{name: "a.csv", sha256: "0".repeat(64)}]};
const head = {datensatz: "Probe", stichtag: "2026-07-01", hinweise: [], adapter: {name: "probe", version: 1}};

const areas = ["00", "10", "101001", "10100101", "10100102", "10100205", "10400941", "12100101"];
const wide = formatRelease(
  {
    ...head,
    quelle: "probe",
    release: "2026-07",
    titel: "Probe",
    lor_stand: "2021",
    merkmale: ["a", "b"].map((name) => ({
      ...{name, titel: name, einheit: "Personen", zeitraum: "2026-07-01", summierbar: true}
    })),
    zeilen: areas.map((gebiet_id, i) => ({
      gebiet_id,
      werte: {a: i * 1000, b: [i / 8, "fehlt", "geschuetzt", "nicht_gemeldet", "entfaellt", -0.5][i % 6] as number},
      anmerkung: ["", "Eine Anmerkung", 'Mit „Komma“, und "Zitat"'][i % 3] ?? ""
    }))
  },
  provenance
);
const facility = {
  unterart: "",
  strasse: "Allee 1",
  plz: "12679",
  traeger: 'Verein "Eins", e. V.',
  lat: 52.5,
  lon: 13.55
};
const facilities = formatEinrichtungen(
  {
    ...head,
    quelle: "orte",
    release: "2026-07",
    titel: "Orte",
    lor_stand: "2021",
    zeilen: [
      {...facility, id: "1", art: "kita", name: "Haus, groß", plaetze: 20, gebiet_id: "10100101"},
      {...facility, id: "2", art: "kita", name: "Haus", plaetze: 0, gebiet_id: "10100101"},
      {...facility, id: "3", art: "kita", name: "", plaetze: null, plz: "", gebiet_id: "10100102"},
      {...facility, id: "1", art: "arztpraxis", name: "", traeger: "", plaetze: null, gebiet_id: "10100102"}
    ]
  },
  provenance
);
const figure = {bericht: "probe-2020", titel: "Bericht, Teil 1", jahr: 2020, seite: "12", tabelle: "", anmerkung: ""};
const report = formatBericht(
  {
    ...head,
    quelle: "heft",
    release: "probe-2020",
    titel: "Bericht, Teil 1",
    lor_stand: "2019",
    merkmale: [
      {name: "e1", titel: "E1", einheit: "Prozent", zeitraum: "2015/2017", summierbar: false},
      {name: "e2", titel: "E2", einheit: "Prozent", zeitraum: "2015/2017", summierbar: false}
    ],
    zeilen: ["e1", "e2"].flatMap((kennzahl) =>
      ["10", "100101", "100102"].map((gebiet_id, i) => ({
        ...{...figure, lor_stand: "2019" as const, gebiet_id, kennzahl, zeitraum: "2015/2017", einheit: "Prozent"},
        ...[
          {wert: 31.5, status: "wert" as const},
          {wert: 0, status: "null_wert" as const},
          {wert: null, status: "geschuetzt" as const}
        ][i]!
      }))
    )
  },
  provenance
);
const forms = {
  gebiete: {path: join(dataDir, "official/probe/2026-07.csv"), ...wide, parse: parseRelease},
  einrichtungen: {path: join(dataDir, "official/orte/2026-07.csv"), ...facilities, parse: parseEinrichtungen},
  bericht: {path: join(dataDir, "official/heft/probe-2020.csv"), ...report, parse: parseBericht}
};

let connection: DuckDBConnection;
const rows = async (sql: string): Promise<unknown[]> => (await connection.runAndReadAll(sql)).getRowObjectsJS();

beforeAll(async () => {
  cpSync("data/official/lor", join(dataDir, "official/lor"), {recursive: true});
  for (const folder of ["probe", "orte", "heft"]) mkdirSync(join(dataDir, "official", folder));
  connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(UNORDERED);
  await connection.run(readFileSync("loaders/warehouse/tables.sql", "utf8"));
  await loadRegisters(connection, dataDir, {methode: {unbewohnt: [], umschluesselung: []}} as unknown as Catalogue);
});
afterAll(() => {
  connection.closeSync();
  rmSync(dataDir, {recursive: true, force: true});
});

beforeEach(async () => {
  for (const {path, csv, meta} of Object.values(forms)) {
    writeFileSync(path, csv);
    writeFileSync(path.replace(/\.csv$/, ".meta.json"), meta);
  }
  await connection.run(
    "DELETE FROM releases; DELETE FROM rohwerte; DELETE FROM einrichtungen; DELETE FROM berichtswerte"
  );
});

const load = (): Promise<void> => loadReleases(connection, listReleases(dataDir));

/** The message of *run*'s InputError; "" if it returns. */
async function refusal(run: () => unknown): Promise<string> {
  try {
    await run();
    return "";
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

describe("the fast loading", () => {
  it("gives what the exact reading gives, cell by cell", async () => {
    await load();
    const {release} = parseRelease(wide.csv, wide.meta, forms.gebiete.path);
    const expected = release.zeilen.flatMap(({gebiet_id, werte, anmerkung}) =>
      Object.entries(werte).map(([merkmal, cell]) => ({
        gebiet_id,
        merkmal,
        wert: typeof cell === "number" ? cell : null,
        status: typeof cell === "string" ? cell : cell === 0 ? "null_wert" : "wert",
        anmerkung
      }))
    );
    expect(
      await rows(
        "SELECT gebiet_id, merkmal, wert, status, anmerkung FROM rohwerte WHERE quelle = 'probe' ORDER BY gebiet_id, merkmal"
      )
    ).toEqual(expected);
    expect(
      await rows(
        "SELECT id, art, name, unterart, strasse, plz, traeger, plaetze, lat, lon, gebiet_id FROM einrichtungen ORDER BY art, id"
      )
    ).toEqual(parseEinrichtungen(facilities.csv, facilities.meta, forms.einrichtungen.path).release.zeilen);
    expect(await rows("SELECT * EXCLUDE (quelle) FROM berichtswerte ORDER BY kennzahl, gebiet_id")).toEqual(
      parseBericht(report.csv, report.meta, forms.bericht.path).release.zeilen
    );
    expect(
      await rows(
        "SELECT merkmal, wert, status FROM rohwerte WHERE quelle = 'heft' AND gebiet_id = '10' ORDER BY merkmal"
      )
    ).toEqual([
      {merkmal: "e1", wert: 31.5, status: "wert"},
      {merkmal: "e2", wert: 31.5, status: "wert"}
    ]);
  });

  it("counts facilities and places per Planungsraum, with a true zero where there is none", async () => {
    await load();
    expect(
      await rows(
        `SELECT merkmal, gebiet_id, wert, status, zeitraum FROM rohwerte WHERE quelle = 'orte' AND gebiet_id IN ('10100101', '10100102', '10100103') ORDER BY ALL`
      )
    ).toEqual(
      (
        [
          ["arztpraxis", "10100101", 0],
          ["arztpraxis", "10100102", 1],
          ["arztpraxis", "10100103", 0],
          ["kita", "10100101", 2],
          ["kita", "10100102", 1],
          ["kita", "10100103", 0],
          ["plaetze", "10100101", 20],
          ["plaetze", "10100102", 0],
          ["plaetze", "10100103", 0]
        ] as const
      ).map(([merkmal, gebiet_id, wert]) => ({
        ...{merkmal, gebiet_id, wert, status: wert === 0 ? "null_wert" : "wert", zeitraum: "2026-07"}
      }))
    );
    expect(
      await rows("SELECT count(*)::INTEGER AS n FROM rohwerte WHERE quelle = 'orte' AND merkmal = 'kita'")
    ).toEqual([{n: 542}]);
  });

  it("keeps facilities of the newest release of a source and kind only", async () => {
    const path = join(dataDir, "official/orte/2027-07.csv");
    const newer = facilities.csv
      .split("\n")
      .filter((line) => !line.includes("arztpraxis"))
      .slice(0, 2)
      .join("\n");
    writeFileSync(path, `${newer}\n`);
    const meta = facilities.meta.replaceAll("2026-07", "2027-07").replace('"zeilen": 4', '"zeilen": 1');
    writeFileSync(path.replace(/csv$/, "meta.json"), meta);
    try {
      await load();
      expect(await rows("SELECT release, art, id FROM einrichtungen ORDER BY ALL")).toEqual([
        {release: "2026-07", art: "arztpraxis", id: "1"},
        {release: "2027-07", art: "kita", id: "1"}
      ]);
    } finally {
      rmSync(path);
      rmSync(path.replace(/csv$/, "meta.json"));
    }
  });

  it("refuses an area that its edition does not have, with its line", async () => {
    writeFileSync(forms.gebiete.path, wide.csv.replace("10100102", "10100109"));
    expect(await refusal(load)).toMatch(
      /2026-07\.csv, Zeile 6, Spalte gebiet_id: „10100109“ ist kein Gebiet des LOR-Stands 2021/
    );
    await connection.run("DELETE FROM releases");
    writeFileSync(forms.gebiete.path, wide.csv);
    writeFileSync(forms.einrichtungen.path, facilities.csv.replaceAll("10100102", "10109902"));
    expect(await refusal(load)).toMatch(/orte.*Spalte gebiet_id: „10109902“ ist kein Gebiet/);
  });

  it("says where a file is no UTF-8, and which file stands under another name", async () => {
    writeFileSync(forms.gebiete.path, Buffer.from(wide.csv.replace("Eine", "Ein\u00fc"), "latin1"));
    expect(await refusal(load)).toMatch(/2026-07\.csv, Zeile \d+: .*UTF-8/);
    writeFileSync(forms.gebiete.path, wide.csv);
    writeFileSync(forms.bericht.path.replace(/csv$/, "meta.json"), report.meta.replace('"heft"', '"hefte"'));
    expect(await refusal(() => listReleases(dataDir))).toContain("gehört nicht zu");
  });
});

/** Numbers from 0 up to *below*, the same ones every time. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const characters = [
  ...'0123456789-.,"\n\r\t =xaZ•…ß',
  "n. g.",
  "\ufeff",
  "\u00a0",
  "\u202e",
  "\u0001",
  "1e3",
  "''",
  "\n\n",
  "00"
];

/** *text* with one thing wrong, or nothing: a character, a line, the end. */
function mutate(text: string, random: (below: number) => number): string {
  const at = random(text.length);
  const character = characters[random(characters.length)] ?? "";
  const lines = text.split("\n");
  const i = random(lines.length);
  const j = random(lines.length);
  switch (random(10)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1);
    case 1:
    case 2:
      return text.slice(0, at) + character + text.slice(at);
    case 3:
    case 4:
      return text.slice(0, at) + character + text.slice(at + 1);
    case 5:
      return lines.toSpliced(i, 1).join("\n");
    case 6:
      return lines.toSpliced(i, 0, lines[j] ?? "").join("\n");
    case 7:
      return lines
        .with(i, lines[j] ?? "")
        .with(j, lines[i] ?? "")
        .join("\n");
    case 8:
      return text.slice(0, at);
    default:
      return lines.with(i, (lines[i] ?? "").replace(/(^|,)([^,"]+)(,|$)/, '$1"$2"$3')).join("\n");
  }
}

describe("a damaged file", () => {
  it.each(Object.keys(forms) as (keyof typeof forms)[])(
    "of the form %s is refused by the fast loading exactly where the exact reading refuses it, with its words",
    async (form) => {
      const {path, csv, meta, parse} = forms[form];
      const random = randomOf(7);
      let refused = 0;
      for (let round = 0; round < 100; round++) {
        const damaged = mutate(random(3) === 0 ? mutate(csv, random) : csv, random);
        writeFileSync(path, damaged);
        await connection.run(
          "DELETE FROM releases; DELETE FROM rohwerte; DELETE FROM einrichtungen; DELETE FROM berichtswerte"
        );
        const expected = await refusal(() => parse(damaged, meta, path));
        const found = await refusal(load);
        // The exact reading of one file knows no register of areas; the loading does.
        if (expected === "" && found !== "") expect(found).toMatch(/^[^\n]*ist kein Gebiet des LOR-Stands/);
        else expect(found, JSON.stringify(damaged)).toBe(expected);
        if (expected !== "") refused++;
      }
      expect(refused).toBeGreaterThan(60);
      expect(refused).toBeLessThan(100);
    }
  );

  it("is named together with every other one", async () => {
    writeFileSync(forms.gebiete.path, wide.csv.replace(",1000,", ",1.000,"));
    writeFileSync(forms.bericht.path, report.csv.replace("31.5", "31,5"));
    const message = await refusal(load);
    expect(message).toContain("heft");
    expect(message).toMatch(/2026-07\.csv, Zeile 3, Spalte a: „1\.000“/);
  });
});
