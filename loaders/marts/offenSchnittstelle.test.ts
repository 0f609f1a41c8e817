import {createHash} from "node:crypto";
import {strFromU8, unzipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {breach, type Schema} from "../../test/support/jsonSchema.js";
import {datenbankMit} from "../../test/support/zellen.js";
import {readGeometry} from "./geometrie.js";
import {alleDateien, catalogue, daten, einwohner, zeile} from "./offen.fixture.js";
import {readOffeneDaten} from "./offen.js";
import type {OffeneDatenInput} from "./offen.js";
import type {OffeneDatei} from "./offenDateien.js";
import {IndexDatei, IndikatorDatei, TabellenDatei, type GrenzenDatei} from "./offenShapes.js";

const inhaltOf = (dateien: readonly OffeneDatei[], pfad: string): string => {
  const inhalt = dateien.find((d) => d.pfad === pfad)?.inhalt;
  if (typeof inhalt !== "string") throw new Error(`${pfad} is missing`);
  return inhalt;
};
const jsonOf = (dateien: readonly OffeneDatei[], pfad: string): unknown => JSON.parse(inhaltOf(dateien, pfad));
const spalte = (json: Pick<TabellenDatei, "felder" | "zeilen">, name: string): unknown[] =>
  json.zeilen.map((zeile) => zeile[json.felder.findIndex((f) => f.name === name)]);

const index: OffeneDatenInput["daten"]["bedarfsindex"][number] = {
  ...{
    gebiet_id: "10100101",
    gebiet_name: "Marzahn West",
    ebene: "plr",
    feld: "gesamt",
    wert: 0.51234567,
    status: "wert"
  },
  ...{unten: null, oben: null, rang: 3, median: 4, rang_unten: 2, rang_oben: 9, gruppe: 1, planungsraeume: 1},
  einwohner: 9000
};
const zelle: OffeneDatenInput["daten"]["leistungen"]["zellen"][number] = {
  ...{zelle: "thema/2025/haus/schulden/anzahl", tabelle: "thema", jahr: 2025, zentrum_id: "haus", zentrum: "Haus"},
  ...{angebot_id: null, angebot: null, zielgruppe: null, merkmal: "schulden", gebiet: null, groesse: "anzahl"},
  ...{wert: 12, status: "wert", unvollstaendig: false, monate_gemeldet: 12, monate_erwartet: 12}
};
const leistungen = (beispiel: boolean): OffeneDatenInput["daten"]["leistungen"] => ({
  zellen: [zelle, {...zelle, zelle: "thema/2025/haus/sucht/anzahl", merkmal: "", wert: null, status: "geschuetzt"}],
  beispiel,
  stand: "2026-01-31"
});
const gegliedert = {...zeile, altersgruppe: "00_01", geschlecht: "weiblich", wert: 1500, zaehler: 1500};
const alles = {
  ...daten,
  beobachtungen: [...daten.beobachtungen, gegliedert],
  bedarfsindex: [index],
  leistungen: leistungen(true)
};
const grenzen = new Map((["2019", "2021"] as const).map((stand) => [stand, readGeometry(stand)]));
const dateien = await alleDateien({daten: alles, grenzen});

describe("the values of an indicator", () => {
  it("stand in a file of their own without age and sex, and beside it with them", () => {
    const json = IndikatorDatei.parse(jsonOf(dateien, "indikatoren/einwohner.json"));
    expect(json).toMatchObject({
      titel: einwohner.titel,
      version: "1.2.3",
      datenstand: "2026-07-01",
      indikator: {id: "einwohner", einheit: "Personen", weitere_quellen: [], quelle_intervall: null},
      gebiete: [{lor_stand: "2021", gebiet_id: "10", name: "Marzahn-Hellersdorf", ebene: "bezirk"}]
    });
    expect(json.quellen.map(({id, quellenvermerk}) => [id, quellenvermerk])).toEqual([
      ["ewr", catalogue.sources.find(({id}) => id === "ewr")!.quellenvermerk]
    ]);
    expect(spalte(json, "wert")).toEqual([296687]);
    const fein = IndikatorDatei.parse(jsonOf(dateien, "indikatoren/einwohner-gliederung.json"));
    expect([spalte(fein, "altersgruppe"), spalte(fein, "wert")]).toEqual([["00_01"], [1500]]);
  });

  it("name the source of the denominator and null where there is no number", () => {
    const json = IndikatorDatei.parse(jsonOf(dateien, "indikatoren/plaetze_je_100.json"));
    expect(json.indikator.weitere_quellen).toEqual(["ewr"]);
    expect(json.quellen.map(({id}) => id)).toEqual(["ewr", "kita"]);
    expect(spalte(json, "wert")).toEqual([33.333333, null, 0]);
    expect(spalte(json, "status")).toEqual(["wert", "fehlt", "wert"]);
  });

  it("are the same in CSV, with the columns of the whole table", () => {
    const [kopf, ...zeilen] = inhaltOf(dateien, "indikatoren/plaetze_je_100.csv").trimEnd().split("\n");
    const [allesKopf, ...alleZeilen] = inhaltOf(dateien, "beobachtungen.csv").trimEnd().split("\n");
    expect(kopf).toBe(allesKopf);
    expect(zeilen).toEqual(alleZeilen.filter((z) => z.includes("plaetze_je_100")));
  });
});

describe("the need index", () => {
  it("has values, ranks with their interval, and what must be known to read them", () => {
    const json = TabellenDatei.parse(jsonOf(dateien, "bedarfsindex.json"));
    expect(Object.fromEntries(json.felder.map((f, i) => [f.name, json.zeilen[0]![i]]))).toMatchObject({
      gebiet_id: "10100101",
      lor_stand: "2021",
      feld_titel: "Bedarfsindex gesamt",
      gewicht: null,
      wert: 0.512346,
      rang: 3,
      rang_unten: 2,
      rang_oben: 9
    });
    expect(json.hinweise.join(" ")).toMatch(/Hinweis auf Bedarf.*Spanne/);
  });

  it("has no file without values", async () => {
    expect((await alleDateien()).some(({pfad}) => pfad.startsWith("bedarfsindex"))).toBe(false);
  });
});

describe("the centres' figures", () => {
  const name = "beispieldaten_leistungen";

  it("are marked while they are invented: in the name, in every row, and in the directory", () => {
    const json = TabellenDatei.parse(jsonOf(dateien, `${name}.json`));
    expect(json.titel).toContain("Beispieldaten");
    expect(spalte(json, "beispiel")).toEqual([true, true]);
    const {beispieldaten, dateien: liste} = IndexDatei.parse(jsonOf(dateien, "index.json"));
    expect(beispieldaten).toBe(true);
    expect(liste.filter(({beispiel}) => beispiel).map(({pfad}) => pfad)).toEqual(
      ["csv", "json", "parquet"].map((endung) => `${name}.${endung}`)
    );
    // Data portals copy what they are told of, and lose the mark.
    expect(inhaltOf(dateien, "dcat.jsonld")).not.toMatch(/beispieldaten|bedarfsatlas\.zip/);
  });

  it("have a state and no value where they are withheld, and words for what nobody named", () => {
    const json = TabellenDatei.parse(jsonOf(dateien, `${name}.json`));
    expect(spalte(json, "wert")).toEqual([12, null]);
    expect(spalte(json, "status")).toEqual(["wert", "geschuetzt"]);
    expect(spalte(json, "merkmal_titel")[1]).toBe("ohne Angabe");
  });

  it("say that nobody has chosen a licence yet, and which one if somebody has", async () => {
    const licencesOf = (all: readonly OffeneDatei[], tabelle: string): unknown =>
      (jsonOf(all, "datapackage.json") as {resources: {name: string; licenses: unknown}[]}).resources.find(
        (r) => r.name === tabelle
      )?.licenses;
    expect(licencesOf(dateien, name)).toEqual([{path: "LIZENZEN.txt", title: "Noch keine Lizenz festgelegt"}]);
    expect(inhaltOf(dateien, "LIZENZEN.txt")).toContain("Eine Lizenz ist noch nicht festgelegt.");
    const echt = await alleDateien({
      daten: {...alles, leistungen: leistungen(false)},
      herausgeber: {name: "Verbund", email: null, lizenz_leistungen: "by4"}
    });
    expect(licencesOf(echt, "leistungen")).toEqual([
      {path: "https://creativecommons.org/licenses/by/4.0/", title: "CC BY 4.0"}
    ]);
    expect(inhaltOf(echt, "dcat.jsonld")).toContain("#leistungen.csv");
    expect(inhaltOf(echt, "dcat.jsonld")).toContain("#bedarfsatlas.zip");
    await expect(
      alleDateien({daten: alles, herausgeber: {name: null, email: null, lizenz_leistungen: "weg"}})
    ).rejects.toThrow("lizenz: weg is not in the catalogue");
  });

  it("are read with the state of centres that did not report, never as 0", async () => {
    const connection = await datenbankMit({
      zentren: [{zentrum_id: "haus"}, {zentrum_id: "still", name: "Still"}],
      meldestand: [
        {zentrum_id: "haus", monat: "2025-01", stand: "2026-01-31"},
        {zentrum_id: "still", monat: "2025-01", gemeldet: false},
        {zentrum_id: "still", monat: "2025-02", gemeldet: false}
      ],
      zellen: [
        {
          ...{zelle: "zentrum/2025/haus/termine", tabelle: "zentrum", jahr: 2025, zentrum_id: "haus"},
          ...{groesse: "termine", wert: 0, status: "null_wert", unvollstaendig: false}
        }
      ]
    });
    const {zellen, stand} = (await readOffeneDaten(connection)).leistungen;
    expect(zellen.map((z) => [z.zelle, z.wert, z.status, z.monate_gemeldet, z.monate_erwartet])).toEqual([
      ["zentrum/2025/haus/termine", 0, "null_wert", 1, 1],
      ["zentrum/2025/still/termine", null, "nicht_gemeldet", 0, 2]
    ]);
    expect(stand).toBe("2026-01-31");
    connection.closeSync();
  });
});

describe("the boundaries", () => {
  const geojson = jsonOf(dateien, "gebiete-2021.geojson") as GrenzenDatei;

  it("are those of the Bezirk's areas, in degrees, with their line of attribution inside", () => {
    const zahl = (ebene: string) => geojson.features.filter((f) => f.properties.ebene === ebene).length;
    expect(["bezirk", "pgr", "bzr", "plr"].map(zahl)).toEqual([1, 4, 9, 41]);
    const alt = jsonOf(dateien, "gebiete-2019.geojson") as GrenzenDatei;
    expect(alt.features.filter((f) => f.properties.ebene === "plr")).toHaveLength(33);
    expect(geojson.quellenvermerk).toContain("Quelle: ");
    expect(geojson.lizenz.id).toBe("by3");
    const punkte = geojson.features.flatMap(({geometry}) =>
      (geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat()).flat()
    );
    expect(punkte.filter(([lon = 0, lat = 0]) => lon < 13.4 || lon > 13.7 || lat < 52.4 || lat > 52.6)).toEqual([]);
  });

  it("run against the clock outside and close, as RFC 7946 wants them", () => {
    for (const {geometry, id} of geojson.features) {
      const polygone = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      for (const ringe of polygone)
        ringe.forEach((ring, i) => {
          expect(ring[0], id).toEqual(ring.at(-1));
          const flaeche = ring.reduce((sum, [x = 0, y = 0], k) => {
            const [x2 = 0, y2 = 0] = ring[(k + 1) % ring.length]!;
            return sum + x * y2 - x2 * y;
          }, 0);
          expect(flaeche > 0, id).toBe(i === 0);
        });
    }
  });
});

describe("openapi.json", () => {
  const openapi = jsonOf(dateien, "openapi.json") as {
    openapi: string;
    info: {version: string};
    servers: {url: string}[];
    paths: Record<string, {parameters?: {name: string; schema: {enum: string[]}}[]}>;
    components: {schemas: Record<string, Schema>};
  };

  it("names every file by an address and its parameters, and no other", () => {
    const genannt = Object.entries(openapi.paths).flatMap(([adresse, {parameters = []}]) =>
      parameters.reduce<string[]>(
        (pfade, {name, schema}) => schema.enum.flatMap((wert) => pfade.map((p) => p.replace(`{${name}}`, wert))),
        [adresse.slice(1)]
      )
    );
    const alle = dateien.map(({pfad}) => pfad).filter((pfad) => pfad !== "openapi.json");
    expect(genannt.sort()).toEqual(alle.sort());
    expect([openapi.openapi, openapi.info.version, openapi.servers[0]!.url]).toEqual(["3.1.0", "1.2.3", "."]);
  });

  it("has the operator's address as its server if there is one", async () => {
    const mit = await alleDateien({herausgeber: {name: "Amt", email: null, webadresse: "https://atlas.example/"}});
    expect(jsonOf(mit, "openapi.json")).toMatchObject({servers: [{url: "https://atlas.example/daten/v1"}]});
  });

  it("would notice a field that it does not describe", () => {
    const form = openapi.components.schemas["Tabelle"]!;
    const json = jsonOf(dateien, "gebiete.json") as Record<string, unknown>;
    expect(breach(json, form, openapi.components.schemas)).toBeNull();
    expect(breach({...json, neu: 1}, form, openapi.components.schemas)).toContain("neu");
    const ohne = Object.fromEntries(Object.entries(json).filter(([name]) => name !== "titel"));
    expect(breach(ohne, form, openapi.components.schemas)).toContain("titel");
  });
});

describe("the archive", () => {
  const zip = (name: string): Uint8Array => dateien.find((d) => d.pfad === name)!.inhalt as Uint8Array;
  const teile = unzipSync(zip("bedarfsatlas.zip"));
  const ordner = "bedarfsatlas_v1.2.3_2026-07-01/";

  it("is the same under the name of its edition, and for the same data whatever the time zone", async () => {
    expect(zip("bedarfsatlas_v1.2.3_2026-07-01.zip")).toEqual(zip("bedarfsatlas.zip"));
    const zone = process.env["TZ"];
    process.env["TZ"] = "Pacific/Auckland";
    const woanders = await alleDateien({daten: alles, grenzen});
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
    expect(woanders.find((d) => d.pfad === "bedarfsatlas.zip")!.inhalt).toEqual(zip("bedarfsatlas.zip"));
  });

  it("holds every table twice, boundaries, descriptions and licences, with a checksum of each", () => {
    const namen = Object.keys(teile).map((name) => name.replace(ordner, ""));
    for (const {name} of [{name: "beobachtungen"}, {name: "gebiete"}, {name: "beispieldaten_leistungen"}])
      expect(namen).toEqual(expect.arrayContaining([`${name}.csv`, `${name}.parquet`]));
    expect(namen).toEqual(
      expect.arrayContaining([
        "LIESMICH.txt",
        "LIZENZEN.txt",
        "CITATION.cff",
        "datapackage.json",
        "gebiete-2021.geojson"
      ])
    );
    const summen = strFromU8(teile[`${ordner}pruefsummen.txt`]!).trimEnd().split("\n");
    expect(summen.map((zeile) => zeile.slice(66)).sort()).toEqual(namen.filter((n) => n !== "pruefsummen.txt").sort());
    for (const zeile of summen)
      expect(
        createHash("sha256")
          .update(teile[ordner + zeile.slice(66)]!)
          .digest("hex")
      ).toBe(zeile.slice(0, 64));
  });

  it("says what it is, how it is cited, what the states mean, and warns of invented figures", () => {
    const text = strFromU8(teile[`${ordner}LIESMICH.txt`]!);
    for (const teil of [
      "Version 1.2.3, Datenstand 01.07.2026",
      "So zitieren Sie",
      "geschuetzt (auf den Seiten •)",
      "Achtung: "
    ])
      expect(text).toContain(teil);
    expect(text).toContain("Ein leerer Wert ist nie 0.");
    expect(strFromU8(teile[`${ordner}CITATION.cff`]!)).toContain('version: "1.2.3"');
  });
});

it("the directory lists former archives and the sizes of files as they are", async () => {
  const archiv = [
    {
      pfad: "../archiv/bedarfsatlas_v1.0.0_2025-12-31.zip",
      version: "1.0.0",
      datenstand: "2025-12-31",
      bytes: 5,
      sha256: "a".repeat(64)
    }
  ];
  const all = await alleDateien({daten: alles, archiv});
  const verzeichnis = IndexDatei.parse(jsonOf(all, "index.json"));
  expect(verzeichnis.archiv).toEqual(archiv);
  for (const {pfad, bytes, sha256} of verzeichnis.dateien) {
    const {inhalt} = all.find((d) => d.pfad === pfad)!;
    expect([Buffer.from(inhalt).length, createHash("sha256").update(inhalt).digest("hex")], pfad).toEqual([
      bytes,
      sha256
    ]);
  }
  expect(verzeichnis.indikatoren.map(({id, zeilen, zeilen_gliederung}) => [id, zeilen, zeilen_gliederung])).toEqual([
    ["einwohner", 1, 1],
    ["plaetze_je_100", 3, null]
  ]);
});
