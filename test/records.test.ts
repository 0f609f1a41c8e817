import {readFileSync, writeFileSync} from "node:fs";
import {DuckDBInstance} from "@duckdb/node-api";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {buildWarehouse} from "../loaders/warehouse/build.js";
import {csvOf, Datenordner, einfacheMeldung} from "./support/leistungen.js";
import type {Geladen, Meldung, Zeile} from "./support/leistungen.js";
import {writeSmallData} from "./support/smallData.js";

let daten: Datenordner;
const open: Geladen[] = [];

const haeuser: Zeile[] = [
  {zentrum_id: "haus-nord", name: "Haus Nord", bezirksregionen: "101001", lat: "52.5655", lon: "13.5725"},
  {zentrum_id: "haus-ost", name: "Haus Ost", bezirksregionen: "102005"}
];

beforeEach(() => {
  daten = new Datenordner();
  daten.zentren(haeuser);
});
afterEach(() => {
  for (const geladen of open.splice(0)) geladen.close();
  daten.remove();
});

async function load(): Promise<Geladen> {
  const geladen = await daten.load();
  open.push(geladen);
  return geladen;
}

const refusal = async (): Promise<string> =>
  daten.load().then(
    () => "",
    (error: Error) => error.message
  );

const summen = `SELECT zentrum_id, left(zeitraum, 4) AS jahr, sum(termine)::INTEGER AS termine, sum(stunden) AS stunden,
  sum(personen)::INTEGER AS personen FROM leistungen GROUP BY ALL ORDER BY ALL`;

describe("a delivery", () => {
  it("is loaded as it was written, and what nobody recorded stays unknown", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    const {query, summary} = await load();
    expect(await query(summen)).toEqual([
      {zentrum_id: "haus-nord", jahr: "2025", termine: 48, stunden: 72, personen: null}
    ]);
    expect(await query("SELECT zielgruppen, einsatzgebiet, gueltig_bis FROM angebote")).toEqual([
      {zielgruppen: ["aeltere"], einsatzgebiet: null, gueltig_bis: null}
    ]);
    expect(summary).toMatchObject({beispiel: false, lieferungen: 1, erwartet: 24, gemeldet: 12});
  });

  it("puts a centre where its coordinates lie, with the Planungsräume of its Bezirksregion", async () => {
    const {query} = await load();
    expect(await query("SELECT gebiet_id, einsatzgebiet FROM zentren ORDER BY zentrum_id")).toEqual([
      {gebiet_id: "10100104", einsatzgebiet: ["10100101", "10100102", "10100103", "10100104"]},
      {gebiet_id: null, einsatzgebiet: ["10200524", "10200525", "10200526"]}
    ]);
  });

  it("of another centre in a centre's folder is refused with file, line and column", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-ost", 2025));
    const message = await refusal();
    expect(message).toMatch(/2025\/haus-nord\/leistungen\.csv, Zeile 2, Spalte zentrum_id: „haus-ost“/);
    expect(message).toContain("ist nicht das gewählte Zentrum");
  });

  it("of a centre that nobody knows is refused", async () => {
    daten.liefere("2025/haus-sued", einfacheMeldung("haus-sued", 2025));
    expect(await refusal()).toMatch(/leistungen\.csv, Zeile 2, Spalte zentrum_id: „haus-sued“/);
  });

  it("of a centre that brings itself makes it one, for its other deliveries too", async () => {
    const selbst = {zentrum_id: "haus-sued", name: "Haus Süd", bezirksregionen: "Marzahn-Süd"};
    daten.liefere("2025/haus-sued", {...einfacheMeldung("haus-sued", 2025), zentren: [selbst]});
    daten.liefere("2024/haus-sued", einfacheMeldung("haus-sued", 2024));
    const {query} = await load();
    expect(await query("SELECT angabe, bezirksregionen, stand FROM zentren WHERE zentrum_id = 'haus-sued'")).toEqual([
      {angabe: "gemeldet", bezirksregionen: ["101003"], stand: "2026-01-31"}
    ]);
  });

  it("that names its centre anew keeps what it leaves empty", async () => {
    daten.liefere("2025/haus-nord", {
      ...einfacheMeldung("haus-nord", 2025),
      zentren: [{zentrum_id: "haus-nord", name: "Haus Nord am Park", barrierefrei: "ja"}]
    });
    const {query} = await load();
    expect(
      await query("SELECT name, barrierefrei, lat, bezirksregionen, angabe FROM zentren WHERE zentrum_id = 'haus-nord'")
    ).toEqual([
      {name: "Haus Nord am Park", barrierefrei: "ja", lat: 52.5655, bezirksregionen: ["101001"], angabe: "gemeldet"}
    ]);
  });

  it("outside of a year's folder, or of another kind, is refused", async () => {
    daten.write("zentren/leistungsdokumentation/notiz.csv", "a;b\n");
    daten.write("zentren/leistungsdokumentation/2025/bericht.docx", "x");
    const message = await refusal();
    expect(message).toContain("liegt nicht im Ordner eines Jahres");
    expect(message).toContain("ist weder eine Excel-Mappe (.xlsx) noch eine CSV-Datei");
  });
});

describe("months", () => {
  it("that nobody reported are not reported, and have no rows", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025, "2025-07-31", 1, 6));
    const {query} = await load();
    expect(
      await query(
        "SELECT gemeldet, count(*)::INTEGER AS n, min(monat) AS von FROM meldestand WHERE zentrum_id = 'haus-nord' GROUP BY ALL ORDER BY von"
      )
    ).toEqual([
      {gemeldet: true, n: 6, von: "2025-01"},
      {gemeldet: false, n: 6, von: "2025-07"}
    ]);
    expect(await query("SELECT max(zeitraum) AS bis FROM leistungen")).toEqual([{bis: "2025-06"}]);
  });

  it("before a centre opened and after it closed are not expected", async () => {
    daten.zentren([
      {...haeuser[0]!, offen_seit: "2025-04-15"},
      {...haeuser[1]!, offen_bis: "2025-02-28"}
    ]);
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025, "2026-01-31", 4, 12));
    const {query} = await load();
    expect(
      await query(
        "SELECT zentrum_id, min(monat) AS von, max(monat) AS bis, count(*)::INTEGER AS n FROM meldestand GROUP BY ALL ORDER BY ALL"
      )
    ).toEqual([
      {zentrum_id: "haus-nord", von: "2025-04", bis: "2025-12", n: 9},
      {zentrum_id: "haus-ost", von: "2025-01", bis: "2025-02", n: 2}
    ]);
  });

  it("of a centre whose delivery is taken away are not reported any more; nothing else changes", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    const ohne = await load();
    daten.liefere("2025/haus-ost", einfacheMeldung("haus-ost", 2025));
    const mit = await load();
    const gemeldet = `SELECT zentrum_id, count(*)::INTEGER AS n FROM meldestand WHERE gemeldet GROUP BY ALL ORDER BY ALL`;
    expect(await mit.query(gemeldet)).toEqual([
      {zentrum_id: "haus-nord", n: 12},
      {zentrum_id: "haus-ost", n: 12}
    ]);
    expect(await ohne.query(gemeldet)).toEqual([{zentrum_id: "haus-nord", n: 12}]);
    const others = (rows: string[]): string[] => rows.filter((row) => !row.includes("haus-ost"));
    for (const table of Object.keys(mit.tables))
      expect(others(mit.tables[table]!)).toEqual(others(ohne.tables[table]!));
  });
});

describe("a second delivery", () => {
  it("that is the same file changes nothing and is reported", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    const before = await load();
    daten.liefere("2025/haus-nord/noch-einmal", einfacheMeldung("haus-nord", 2025));
    const after = await load();
    expect(after.tables).toEqual(before.tables);
    expect(daten.lines.join("\n")).toContain("sagt dasselbe wie 2025/haus-nord");
  });

  it("that says the same in other words changes nothing but the file named", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    const before = await load();
    const meldung = einfacheMeldung("haus-nord", 2025);
    daten.liefere("2025/haus-nord/noch-einmal", {...meldung, leistungen: [...meldung.leistungen!].reverse()});
    const after = await load();
    expect(after.tables).toEqual(before.tables);
    expect(daten.lines.join("\n")).toContain("2025/haus-nord/noch-einmal: sagt dasselbe wie 2025/haus-nord");
  });

  it("with a later day replaces its own months and no other", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    daten.liefere("2025/haus-ost", einfacheMeldung("haus-ost", 2025));
    const before = await load();
    daten.liefere("2025/haus-nord/korrektur", {
      leistungen: [{zentrum_id: "haus-nord", angebot_id: "cafe", zeitraum: "03.2025", termine: 5, stunden: 7.5}],
      meldestand: [{zentrum_id: "haus-nord", zeitraum: "03.2025", gemeldet: "ja", stand: "2026-02-10"}]
    });
    const after = await load();
    const maerz = (row: string): boolean => row.includes("haus-nord") && row.includes("2025-03");
    for (const table of Object.keys(before.tables))
      expect(after.tables[table]!.filter((row) => !maerz(row))).toEqual(
        before.tables[table]!.filter((row) => !maerz(row))
      );
    expect(
      await after.query(
        "SELECT termine, stunden, teilnahmen FROM leistungen WHERE zentrum_id = 'haus-nord' AND zeitraum = '2025-03'"
      )
    ).toEqual([{termine: 5, stunden: 7.5, teilnahmen: null}]);
    // The month is reported anew as a whole: the consultations that the correction does not name are gone.
    expect(
      await after.query("SELECT * FROM beratungen WHERE zentrum_id = 'haus-nord' AND zeitraum = '2025-03'")
    ).toEqual([]);
  });

  it("with the same day and other figures is refused, with both files", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    const andere = einfacheMeldung("haus-nord", 2025);
    andere.leistungen = andere.leistungen!.map((row) => ({...row, termine: 5}));
    daten.liefere("2025/haus-nord/neu", andere);
    const message = await refusal();
    expect(message).toContain("2025/haus-nord/neu: „haus-nord: 2025-01, 2025-02, 2025-03 und 9 weitere“");
    expect(message).toContain("denselben Stand (31.01.2026) wie in 2025/haus-nord, aber andere Angaben");
  });

  it("that takes months back makes them not reported", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    daten.liefere("2025/haus-nord/zurueck", {
      meldestand: [{zentrum_id: "haus-nord", zeitraum: "12.2025", gemeldet: "nein", stand: "2026-02-10"}]
    });
    const {query} = await load();
    expect(await query("SELECT monat, stand FROM meldestand WHERE zentrum_id = 'haus-nord' AND NOT gemeldet")).toEqual([
      {monat: "2025-12", stand: "2026-02-10"}
    ]);
    expect(await query("SELECT max(zeitraum) AS bis FROM leistungen")).toEqual([{bis: "2025-11"}]);
  });

  it("of the whole year replaces rows for the year; one of a month that is in such a row is refused", async () => {
    const meldung = einfacheMeldung("haus-nord", 2025);
    const jahr = {zentrum_id: "haus-nord", angebot_id: "cafe", zeitraum: "2025", termine: 100};
    daten.liefere("2025/haus-nord", {...meldung, leistungen: [jahr]});
    daten.liefere("2025/haus-nord/korrektur", {
      leistungen: [{...jahr, zeitraum: "03.2025", termine: 5}],
      meldestand: [{zentrum_id: "haus-nord", zeitraum: "03.2025", gemeldet: "ja", stand: "2026-02-10"}]
    });
    expect(await refusal()).toContain("ist schon in der Zeile für das ganze Jahr enthalten");
    daten.liefere("2025/haus-nord/korrektur", einfacheMeldung("haus-nord", 2025, "2026-02-11"));
    const {query} = await load();
    expect(await query(summen)).toMatchObject([{termine: 48}]);
  });
});

describe("the invented records", () => {
  it("count while no centre has sent a file, and not at all as soon as one has", async () => {
    daten.zentren([{zentrum_id: "beispiel-haus", name: "Beispielhaus", bezirksregionen: "Biesdorf"}], "beispiel");
    daten.liefere("2024/beispiel-haus", einfacheMeldung("beispiel-haus", 2024), "beispiel");
    const erfunden = await load();
    expect(erfunden.summary).toMatchObject({beispiel: true, zentren: 3, erwartet: 12, gemeldet: 12});
    expect(await erfunden.query("SELECT zentrum_id FROM zentren WHERE beispiel")).toEqual([
      {zentrum_id: "beispiel-haus"}
    ]);
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    const echt = await load();
    expect(echt.summary.beispiel).toBe(false);
    for (const table of Object.keys(echt.tables)) expect(echt.tables[table]!.join("\n")).not.toContain("beispiel-haus");
  });

  it("are never those of a real centre", async () => {
    daten.zentren([{zentrum_id: "beispiel-haus", name: "Beispielhaus", bezirksregionen: "Biesdorf"}], "beispiel");
    daten.liefere("2024/alle", einfacheMeldung("haus-nord", 2024), "beispiel");
    expect(await refusal()).toContain("„haus-nord“");
  });
});

describe("warnings", () => {
  it("are counted by centre, year and rule, and go with the row they are about", async () => {
    const meldung = einfacheMeldung("haus-nord", 2025);
    meldung.leistungen = meldung.leistungen!.map((row, i) => (i === 2 || i === 5 ? {...row, personen: 50} : row));
    daten.liefere("2025/haus-nord", meldung);
    const rule =
      "SELECT zentrum_id, jahr, tabelle, anzahl FROM leistungshinweise WHERE regel = 'teilnahmen_unter_personen'";
    const row = {zentrum_id: "haus-nord", jahr: 2025, tabelle: "leistungen"};
    expect(await (await load()).query(rule)).toEqual([{...row, anzahl: 2}]);
    daten.liefere("2025/haus-nord/korrektur", einfacheMeldung("haus-nord", 2025, "2026-02-10", 3, 3));
    expect(await (await load()).query(rule)).toEqual([{...row, anzahl: 1}]);
  });
});

describe("the count of warnings", () => {
  const rule = `SELECT zentrum_id, anzahl FROM leistungshinweise WHERE regel = 'teilnahmen_unter_personen' ORDER BY ALL`;
  const tage = (zentrum_id: string, n: number): Zeile[] =>
    Array.from({length: n}, (_, i) => ({
      ...{zentrum_id, angebot_id: "cafe", termine: 1, stunden: 1, teilnahmen: 4, personen: 5},
      zeitraum: new Date(Date.UTC(2025, 0, 2 + i)).toISOString().slice(0, 10)
    }));

  it("is whole, however many there are and of however many centres in one file", async () => {
    const [nord, ost] = ["haus-nord", "haus-ost"].map((haus) => einfacheMeldung(haus, 2025)) as [Meldung, Meldung];
    daten.liefere("2025/alle", {
      angebote: [...nord.angebote!, ...ost.angebote!],
      meldestand: [...nord.meldestand!, ...ost.meldestand!],
      leistungen: [...tage("haus-nord", 60), ...tage("haus-ost", 60)]
    });
    expect(await (await load()).query(rule)).toEqual([
      {zentrum_id: "haus-nord", anzahl: 60},
      {zentrum_id: "haus-ost", anzahl: 60}
    ]);
  });

  it("knows rows of two files with the same line apart", async () => {
    const meldung = einfacheMeldung("haus-nord", 2025);
    const [januar, ...rest] = meldung.leistungen!;
    daten.liefere("2025/haus-nord", {...meldung, leistungen: [januar!]});
    // February stands in line 2 of a second file and is replaced; January in line 2 of the first one stays.
    daten.write(
      "zentren/leistungsdokumentation/2025/haus-nord/leistungen_2.csv",
      csvOf("leistungen", [{...rest[0]!, personen: 50}, ...rest.slice(1)])
    );
    expect(await (await load()).query(rule)).toEqual([{zentrum_id: "haus-nord", anzahl: 1}]);
    daten.liefere("2025/haus-nord/korrektur", einfacheMeldung("haus-nord", 2025, "2026-02-10", 2, 2));
    expect(await (await load()).query(rule)).toEqual([]);
  });
});

describe("a centre beyond the Bezirk", () => {
  const nachbar: Zeile = {zentrum_id: "haus-nachbar", name: "Haus Nachbar"};
  const erwartet = `SELECT zentrum_id, count(*)::INTEGER AS erwartet, count(*) FILTER (gemeldet)::INTEGER AS gemeldet
    FROM meldestand GROUP BY ALL ORDER BY ALL`;

  it("is not expected to report, unless it does", async () => {
    daten.zentren([...haeuser, nachbar]);
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    const beide = [
      {zentrum_id: "haus-nord", erwartet: 12, gemeldet: 12},
      {zentrum_id: "haus-ost", erwartet: 12, gemeldet: 0}
    ];
    expect(await (await load()).query(erwartet)).toEqual(beide);
    daten.liefere("2025/haus-nachbar", einfacheMeldung("haus-nachbar", 2025, "2025-07-31", 1, 6));
    expect(await (await load()).query(erwartet)).toEqual([
      {zentrum_id: "haus-nachbar", erwartet: 12, gemeldet: 6},
      ...beide
    ]);
  });
});

describe("the register of centres", () => {
  it.each<[string, Zeile, string]>([
    ["an unknown area", {bezirksregionen: "Mitte"}, "ist keine Bezirksregion von Marzahn-Hellersdorf"],
    ["an area of another district", {einsatzgebiet: "11501340"}, "ist weder Bezirksregion noch Planungsraum"],
    ["swapped coordinates", {lat: "13.57", lon: "52.56"}, "liegt nicht in Berlin"],
    ["half a position", {lat: "52.56"}, "ist nur die Hälfte einer Lage"],
    ["a schedule that is none", {oeffnungszeiten: "manchmal"}, "Spalte oeffnungszeiten: „manchmal“"],
    ["no source", {quelle: ""}, "darf nicht leer sein"],
    ["another kind of statement", {angabe: "gemeldet"}, "ist keiner der Werte bestaetigt, zu_bestaetigen"],
    ["an impossible day", {stand: "2025-02-30"}, "ist kein Datum"],
    ["a formula", {anmerkung: "=1+1"}, "beginnt wie eine Formel"]
  ])("refuses %s", async (_, change, rule) => {
    daten.zentren([{...haeuser[1]!, ...change}]);
    const message = await refusal();
    expect(message).toContain("zentren.csv, Zeile 2");
    expect(message).toContain(rule);
  });

  it("refuses a centre named twice", async () => {
    daten.zentren([haeuser[0]!, haeuser[0]!]);
    expect(await refusal()).toContain("zentren.csv, Zeile 3, Spalte zentrum_id: „haus-nord“ steht schon in Zeile 2");
  });
});

describe("a build", () => {
  const lines: string[] = [];
  const build = (): Promise<unknown> => {
    lines.length = 0;
    return buildWarehouse({
      dataDir: daten.dir,
      out: daten.path("build/w.duckdb"),
      report: (line) => void lines.push(line)
    });
  };
  const changes = (): string => readFileSync(daten.path("build/changes.md"), "utf8");

  beforeEach(() => writeSmallData(daten.dir, ["ewr/2020-12", "mss/2021"]));

  it("without centres and records has no such tables filled and no word about them", async () => {
    daten.remove();
    daten = new Datenordner();
    writeSmallData(daten.dir, ["ewr/2020-12", "mss/2021"]);
    await build();
    expect(changes()).not.toContain("Leistungsdokumentation");
  });

  it("with one broken file is none: the last database stays, byte for byte", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    await build();
    const before = readFileSync(daten.path("build/w.duckdb"));
    daten.liefere("2025/haus-nord", {leistungen: [{zentrum_id: "haus-nord", angebot_id: "cafe", zeitraum: "2025-01"}]});
    daten.liefere("2025/haus-ost", einfacheMeldung("haus-ost", 2025));
    await expect(build()).rejects.toThrow(/2025\/haus-nord\/leistungen\.csv, Zeile 2/);
    expect(readFileSync(daten.path("build/w.duckdb")).equals(before)).toBe(true);
  });

  it("says what is new, replaced and gone, from what to what", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025, "2025-07-31", 1, 6));
    await build();
    expect(changes()).toContain("Alles ist neu.");
    await build();
    expect(changes()).toContain("Gegenüber der bisherigen Datenbank hat sich nichts geändert.");
    daten.liefere("2025/haus-ost", einfacheMeldung("haus-ost", 2025, "2025-07-31", 1, 3));
    daten.liefere("2025/haus-nord/korrektur", {
      leistungen: [{zentrum_id: "haus-nord", angebot_id: "cafe", zeitraum: "03.2025", termine: 5, stunden: 7.5}],
      meldestand: [
        {zentrum_id: "haus-nord", zeitraum: "03.2025", gemeldet: "ja", stand: "2025-08-10"},
        {zentrum_id: "haus-nord", zeitraum: "06.2025", gemeldet: "nein", stand: "2025-08-10"}
      ]
    });
    await build();
    expect(lines.join("\n")).toContain("3 neu, 1 ersetzt, 1 entfallen");
    expect(changes()).toContain("| Haus Nord | 03.2025 | ersetzt | 4 → 5 | 6 → 7,5 | 40 → – |");
    expect(changes()).toContain("| Haus Nord | 06.2025 | entfallen | 4 → entfällt | 6 → entfällt | 40 → entfällt |");
    expect(changes()).toContain("| Haus Ost | 01.2025 bis 03.2025 | neu | 12 | 18 | 120 |");
  });

  it("says why nothing is compared, if the last database has other columns or cannot be read", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    await build();
    const last = await DuckDBInstance.create(daten.path("build/w.duckdb"));
    const connection = await last.connect();
    await connection.run("ALTER TABLE ehrenamt DROP COLUMN fortbildungen");
    connection.closeSync();
    last.closeSync();
    await build();
    expect(changes()).toContain("Die bisherige Datenbank hat andere Spalten für die Leistungsdaten.");
    writeFileSync(daten.path("build/w.duckdb"), "half a file");
    await build();
    expect(changes()).toContain("Die bisherige Datenbank lässt sich nicht lesen.");
    expect(changes()).not.toContain("Es gibt keine frühere Datenbank");
  });
});
