import {describe, expect, it} from "vitest";
import {datenbankMit} from "../../../test/support/zellen.js";
import {formatRegister, ohneErfundene, parseRegister} from "./register.js";
import type {Register} from "./register.js";

const kopf = "zelle,zustand,wert,seit\n";
const schulden = "thema/2025/haus/schulden/anzahl";

describe("parseRegister", () => {
  it("reads published values and withheld cells; the header alone is an empty register", () => {
    const register = parseRegister(
      `${kopf}${schulden},geschuetzt,,2026-01-31\nzentrum/2025/*/beratungen,frei,12.5,2026-01-31\n`,
      "r.csv"
    );
    expect([...register]).toEqual([
      [schulden, {zustand: "geschuetzt", wert: null, seit: "2026-01-31"}],
      ["zentrum/2025/*/beratungen", {zustand: "frei", wert: 12.5, seit: "2026-01-31"}]
    ]);
    expect(parseRegister(kopf, "r.csv").size).toBe(0);
  });

  it.each([
    ["an unknown state", `${schulden},offen,12,2026-01-31`, /Zeile 2, Spalte zustand: „offen“ ist weder/],
    ["a number with a comma", `${schulden},frei,"12,5",2026-01-31`, /Zeile 2, Spalte wert: „12,5“ ist keine Zahl/],
    ["a published cell without a number", `${schulden},frei,,2026-01-31`, /Spalte wert: ist keine Zahl/],
    [
      "the value of a withheld cell",
      `${schulden},geschuetzt,3,2026-01-31`,
      /Spalte wert: „3“ steht bei einer geschützten/
    ],
    ["no day", `${schulden},geschuetzt,,31.01.2026`, /Spalte seit: „31\.01\.2026“ ist kein Tag/],
    ["a key that is none", `schulden,geschuetzt,,2026-01-31`, /Spalte zelle: „schulden“ ist kein Schlüssel/],
    ["another header", "x", /Zeile 2/]
  ])("refuses %s", (_, line, message) => {
    expect(() => parseRegister(`${kopf}${line}\n`, "r.csv")).toThrow(message);
  });

  it("names the second of two lines for one cell, and what to do", () => {
    const line = `${schulden},geschuetzt,,2026-01-31\n`;
    expect(() => parseRegister(kopf + line + line, "r.csv")).toThrow(
      /r\.csv, Zeile 3, Spalte zelle: .*kommt doppelt vor\. .*Versionsverwaltung/
    );
  });
});

const eintrag = (wert: number | null, seit = "2025-01-31") => ({
  ...{zustand: wert === null ? ("geschuetzt" as const) : ("frei" as const), wert, seit}
});

describe("formatRegister", () => {
  it("keeps what did not change and what is gone, sorted; what is published nowhere has no line", async () => {
    const zelle = (name: string, wert: number, zustand: string) => ({
      zellen: {
        ...{zelle: name, tabelle: "thema", jahr: 2025, groesse: "anzahl", wert, status: "wert", unvollstaendig: false}
      },
      freigabe: {zelle: name, zustand}
    });
    const rows = [
      zelle("b/2025/haus/x", 7, "frei"),
      zelle("a/2025/haus/x", 3, "geschuetzt"),
      zelle("c/2025/haus/x", 8, "frei"),
      zelle("d/2025/haus/-", 9, "verdeckt")
    ];
    const connection = await datenbankMit({
      zellen: rows.map((row) => row.zellen),
      freigabe: rows.map((row) => row.freigabe)
    });
    const bisher: Register = new Map([
      ["b/2025/haus/x", eintrag(7)],
      ["c/2025/haus/x", eintrag(6)],
      ["e/2020/altes-haus/x", eintrag(null)]
    ]);
    expect(await formatRegister(connection, bisher, "2026-01-31")).toBe(
      [
        "zelle,zustand,wert,seit",
        "a/2025/haus/x,geschuetzt,,2026-01-31",
        "b/2025/haus/x,frei,7,2025-01-31",
        "c/2025/haus/x,frei,8,2026-01-31",
        "e/2020/altes-haus/x,geschuetzt,,2025-01-31",
        ""
      ].join("\n")
    );
    connection.closeSync();
  });
});

describe("ohneErfundene", () => {
  const erfunden: Register = new Map([
    ["thema/2025/beispiel-nord/schulden/anzahl", eintrag(20)],
    ["anliegen_gruppe/2025/alle/jugend/anzahl", eintrag(40)],
    ["zentrum/2025/*/beratungen", eintrag(60)]
  ]);

  it("forgets invented centres and their sums once real ones have records", () => {
    expect(ohneErfundene(erfunden, true).size).toBe(0);
    expect(ohneErfundene(erfunden, false)).toBe(erfunden);
  });

  it("keeps the sums of real centres", () => {
    const echt: Register = new Map([
      [schulden, eintrag(20)],
      ["zentrum/2025/*/beratungen", eintrag(60)]
    ]);
    expect(ohneErfundene(echt, true)).toEqual(echt);
  });
});
