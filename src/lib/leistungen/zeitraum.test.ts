import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {leseTag, leseZeitraum, letzterTag, zeitraumOf} from "./zeitraum.js";

const utc = (tag: string): Date => new Date(`${tag}T00:00:00Z`);

describe("a month", () => {
  it.each([
    "03.2025",
    "3.2025",
    "03/2025",
    "3-2025",
    "03. 2025",
    "2025-03",
    "2025/03",
    "202503",
    "März 2025",
    "Maerz 2025",
    "märz 25",
    "Mrz 25",
    "Mrz. 25",
    "Mrz-25",
    "Mär '25",
    "MÄRZ/2025",
    3.2025,
    202503,
    // 1 March 2025 as Excel counts days, and as it hands out a date.
    45717,
    "45717",
    utc("2025-03-01")
  ])("%s", (zelle) => {
    expect(leseZeitraum(zelle)).toBe("2025-03");
  });

  it("of October written as a number loses its last digit and keeps its meaning", () => {
    expect(leseZeitraum(10.202)).toBe("2020-10");
    expect(leseZeitraum(1.2025)).toBe("2025-01");
  });

  it.each([
    ["Januar 2024", "2024-01"],
    ["Feb. 2024", "2024-02"],
    ["Mai 24", "2024-05"],
    ["Juni 2024", "2024-06"],
    ["Jul 2024", "2024-07"],
    ["Sept. 2024", "2024-09"],
    ["Okt 24", "2024-10"],
    ["Dezember 2024", "2024-12"]
  ])("%s", (text, monat) => {
    expect(leseZeitraum(text)).toBe(monat);
  });
});

describe("a year", () => {
  it.each(["2025", " 2025 ", "Jahr 2025", 2025])("%s", (zelle) => {
    expect(leseZeitraum(zelle)).toBe("2025");
  });
});

describe("a day", () => {
  it.each([
    "15.03.2025",
    "15.3.25",
    "15/03/2025",
    "2025-03-15",
    "15. März 2025",
    "15. Mrz. 25",
    45731,
    utc("2025-03-15")
  ])("%s", (zelle) => {
    expect(leseTag(zelle)).toBe("2025-03-15");
    expect(leseZeitraum(zelle)).toBe("2025-03-15");
  });

  it("that a text names stays a day, also the first of a month; a date cell on that day is its month", () => {
    expect(leseZeitraum("01.03.2025")).toBe("2025-03-01");
    expect(leseZeitraum(utc("2025-03-01"))).toBe("2025-03");
    expect(leseTag(utc("2025-03-01"))).toBe("2025-03-01");
  });

  it("survives the rounding of a spreadsheet's date", () => {
    expect(leseTag(new Date("2025-03-14T23:59:59.999Z"))).toBe("2025-03-15");
  });
});

describe("no period", () => {
  it.each([
    "",
    "13.2025",
    "00.2025",
    "31.02.2025",
    "30.2.2024",
    "03.25",
    "03/25",
    "Q1 2025",
    "1. Halbjahr 2025",
    "KW 12",
    "Foo 2025",
    "2025-13",
    "2025000",
    "Jan-Mrz 2025",
    3.5,
    -1,
    NaN,
    new Date(NaN)
  ])("%s", (zelle) => {
    expect(leseZeitraum(zelle)).toBeUndefined();
  });
});

it("what a period covers", () => {
  expect(zeitraumOf("2024")).toMatchObject({art: "jahr", jahr: 2024, von: "2024-01-01", bis: "2024-12-31"});
  expect(zeitraumOf("2024").monate).toHaveLength(12);
  expect(zeitraumOf("2024-02")).toEqual({
    art: "monat",
    jahr: 2024,
    monate: ["2024-02"],
    von: "2024-02-01",
    bis: "2024-02-29"
  });
  expect(zeitraumOf("2024-02-03")).toMatchObject({
    art: "tag",
    monate: ["2024-02"],
    von: "2024-02-03",
    bis: "2024-02-03"
  });
  expect(letzterTag("2025-02")).toBe("2025-02-28");
});

it("every day and month is read back from the way it is written in German", () => {
  fc.assert(
    fc.property(
      fc.integer({min: 2000, max: 2099}),
      fc.integer({min: 1, max: 12}),
      fc.integer({min: 1, max: 28}),
      (j, m, t) => {
        const [mm, tt] = [m, t].map((zahl) => String(zahl).padStart(2, "0")) as [string, string];
        expect(leseZeitraum(`${mm}.${j}`)).toBe(`${j}-${mm}`);
        expect(leseTag(`${tt}.${mm}.${j}`)).toBe(`${j}-${mm}-${tt}`);
        expect(leseTag(utc(`${j}-${mm}-${tt}`))).toBe(`${j}-${mm}-${tt}`);
        expect(leseTag(Math.round(utc(`${j}-${mm}-${tt}`).getTime() / 86400000) + 25569)).toBe(`${j}-${mm}-${tt}`);
      }
    )
  );
});
