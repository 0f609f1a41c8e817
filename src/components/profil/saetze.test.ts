import {describe, expect, it} from "vitest";
import type {Kennzahl} from "../../../loaders/marts/shapes.js";
import {
  alterRaumProfil,
  altersgruppen,
  ausreisser,
  ausreisserProfil,
  einwohner,
  kinderarmut,
  ohne,
  profil,
  wert
} from "./fixture.js";
import {
  altersSaetze,
  anteilOf,
  bevoelkerungSaetze,
  geschlechtSatz,
  grundOf,
  istVergleichbar,
  mssSaetze,
  schlagzeilenOf,
  spanneSatz,
  vergleichSatz
} from "./saetze.js";

const own = {gebiet_id: "10100101", ebene: "plr" as const};
const nb = "\u202f";
const mitWerten = (werte: (number | null)[]): Kennzahl => ({
  ...kinderarmut,
  gebiet: werte[0] === null ? ohne("fehlt") : wert(werte[0]!),
  verteilung: werte.map((zahl, i) => ({
    gebiet_id: `1010010${i + 1}`,
    name: `Gebiet ${i + 1}`,
    wert: zahl,
    status: zahl === null ? ("fehlt" as const) : ("wert" as const)
  }))
});

it("at most five headline values, the burdens first, in one order for all areas", () => {
  expect(schlagzeilenOf(profil.kennzahlen).map((k) => k.indikator.id)).toEqual([
    "mss_kinderarmut",
    "anteil_unter_18",
    "anteil_65_plus"
  ]);
  expect(schlagzeilenOf([...profil.kennzahlen, ...profil.kennzahlen]).length).toBeLessThanOrEqual(5);
});

describe("vergleichSatz", () => {
  it("puts the areas above side by side, without a verdict", () => {
    expect(vergleichSatz(kinderarmut, "Marzahn-Nord")).toBe(
      `Zum Vergleich: Marzahn-Nord 39,8${nb}%, Bezirk 38,9${nb}%, Berlin 26,9${nb}%.`
    );
  });
  it("leaves out what does not exist and says that the own value is missing", () => {
    expect(vergleichSatz({...kinderarmut, bzr: null, bezirk: ohne("fehlt")}, null)).toBe(
      `Zum Vergleich: Berlin 26,9${nb}%.`
    );
    expect(
      vergleichSatz({...kinderarmut, gebiet: ohne("entfaellt", ausreisser)}, "Marzahn-Mitte", wert(1247))
    ).toContain("Das Monitoring bewertet dieses Gebiet nicht; hier wohnen 1.247 Menschen. Zum Vergleich");
    expect(vergleichSatz({...kinderarmut, gebiet: ohne("fehlt")}, "Marzahn-Mitte")).toContain(
      "kein Wert vor. Der Grund steht unten in der Tabelle. Zum Vergleich"
    );
  });
});

describe("spanneSatz", () => {
  it("names the range and the areas without a value", () => {
    expect(spanneSatz(kinderarmut, own)).toBe(
      `Unter den 4 Planungsräumen mit Wert reichen die Werte von 36,9${nb}% bis 49,5${nb}%. 1 Gebiet ohne Angabe.`
    );
  });
  it("ends in one full stop, also after a unit that is an abbreviation", () => {
    expect(spanneSatz(einwohner, own)).toBe(
      `Unter den 5 Planungsräumen reichen die Werte von 1.247${nb}Ew. bis 8.113${nb}Ew.`
    );
  });
  it("says when this area is at an end", () => {
    expect(spanneSatz(mitWerten([50, 40, 30]), own)).toContain(
      "Der Wert ist der höchste unter den 3 Planungsräumen; kleine Unterschiede können Zufall sein."
    );
    expect(spanneSatz(mitWerten([10, 40, 30, null]), own)).toContain(
      "Der Wert ist der niedrigste unter den 3 Planungsräumen mit Wert; kleine Unterschiede können Zufall sein."
    );
  });
  it("names no end where another area looks equal, even if hidden digits differ", () => {
    expect(spanneSatz(mitWerten([50.04, 50.01, 30]), own)).not.toContain("höchste");
    expect(spanneSatz(mitWerten([10, 10, 10, 30]), own)).not.toContain("niedrigste");
  });
  it("calls equal values equal, and says nothing about fewer than two", () => {
    expect(spanneSatz(mitWerten([20, 20]), own)).toBe(`Alle 2 Planungsräume haben den Wert 20,0${nb}%.`);
    expect(spanneSatz(mitWerten([20, null]), own)).toBe("");
  });
  it("does not place an area without a value at an end", () => {
    expect(spanneSatz(mitWerten([null, 40, 30]), own)).toBe(
      `Unter den 2 Planungsräumen mit Wert reichen die Werte von 30,0${nb}% bis 40,0${nb}%. 1 Gebiet ohne Angabe.`
    );
  });
  it("counts the areas of the same class", () => {
    const status = profil.kennzahlen.find((k) => k.indikator.id === "mss_status")!;
    expect(spanneSatz(status, own)).toBe("In dieser Klasse sind 2 von 4 Planungsräumen. 1 Gebiet ohne Angabe.");
  });
});

it("a sum of the whole is no comparison for its parts, a share is", () => {
  expect(istVergleichbar(einwohner.verteilung, einwohner.bezirk!.wert)).toBe(false);
  expect(istVergleichbar(kinderarmut.verteilung, kinderarmut.bezirk!.wert)).toBe(true);
  expect(istVergleichbar(kinderarmut.verteilung, null)).toBe(false);
});

it("the reason is the publisher's remark, else the meaning of the state", () => {
  expect(grundOf(ohne("entfaellt", ausreisser), {klassen: null})).toBe(ausreisser.slice(0, -1));
  expect(grundOf(ohne("entfaellt", "ungültig (Ausreißer)"), {klassen: []})).toBe(
    "nicht klassifiziert: ungültig (Ausreißer)"
  );
  expect(grundOf(ohne("fehlt"), {klassen: null})).toBe("keine Angabe");
});

describe("age and sex", () => {
  it("adds whole groups only", () => {
    expect(anteilOf(altersgruppen, 65, 110)).toBeCloseTo(18.5);
    expect(anteilOf(altersgruppen, 0, 20)).toBeNull();
    expect(anteilOf([{...altersgruppen[0]!, anteil: null}], 0, 18)).toBeNull();
  });
  it("says the shares of young and old beside those of the Bezirk", () => {
    expect(altersSaetze(profil.altersaufbau, profil.gebiet)).toEqual({
      titel: `19,5${nb}% sind unter 18, 18,5${nb}% sind 65 oder älter`,
      befund: `Zum Vergleich der Bezirk: 18,3${nb}% sind unter 18, 22,2${nb}% sind 65 oder älter.`
    });
    expect(altersSaetze(profil.altersaufbau, {...profil.gebiet, ebene: "bezirk"}).befund).not.toContain("Vergleich");
  });
  it("says when groups are missing", () => {
    const gruppen = altersgruppen.map((g) => ({...g, anteil: null}));
    expect(altersSaetze({...profil.altersaufbau, gruppen}, profil.gebiet).titel).toBe("Altersaufbau");
  });
  it("splits women and men, equal ones too", () => {
    expect(geschlechtSatz(profil.altersaufbau)).toBe(`Frauen: 50,8${nb}%, Männer: 49,2${nb}%.`);
    expect(geschlechtSatz({maennlich: wert(10), weiblich: wert(10)})).toBe(`Frauen und Männer: je 50,0${nb}%.`);
    expect(geschlechtSatz({maennlich: ohne("geschuetzt"), weiblich: wert(10)})).toContain("liegen nicht vor");
  });
});

describe("bevoelkerungSaetze", () => {
  const {bevoelkerung} = profil;
  it("compares the first and the last known year-end", () => {
    expect(bevoelkerungSaetze(profil)).toEqual({
      titel: "226 Menschen mehr als Ende 2017",
      befund: "Im Gebiet Marzahn West lebten am 31.12.2017 5.600 Menschen, am 31.12.2025 5.826."
    });
  });
  it("names the old area where the series is counted for it", () => {
    expect(bevoelkerungSaetze(alterRaumProfil)).toEqual({
      titel: "Früherer Planungsraum Alt-Marzahn: 226 Menschen mehr als Ende 2017",
      befund: [
        "Am 31.12.2025 lebten im Gebiet Alt-Marzahn 5.826 Menschen.",
        `Von 2020 bis 2025 änderte sich die Zahl um +408 (+12,3${nb}%).`,
        "Das Gebiet wurde 2021 aus dem früheren Planungsraum Alt-Marzahn herausgeschnitten. Für das Gebiet allein gibt es keine längere Reihe.",
        "Im früheren Planungsraum Alt-Marzahn lebten am 31.12.2017 5.600 Menschen, am 31.12.2025 5.826."
      ].join(" ")
    });
  });
  it("knows fewer, equal, one and none", () => {
    const reihe = (...werte: (number | null)[]) => ({
      ...profil,
      bevoelkerung: {
        ...bevoelkerung,
        reihe: werte.map((zahl, i) => ({
          zeitraum: `${2019 + i}-12-31`,
          wert: zahl,
          status: zahl === null ? ("fehlt" as const) : ("wert" as const),
          umgerechnet: false
        }))
      }
    });
    expect(bevoelkerungSaetze(reihe(100, 90)).titel).toBe("10 Menschen weniger als Ende 2019");
    expect(bevoelkerungSaetze(reihe(100, null, 100)).titel).toBe("Ebenso viele Menschen wie Ende 2019");
    expect(bevoelkerungSaetze(reihe(100)).befund).toBe("Im Gebiet Marzahn West lebten am 31.12.2019 100 Menschen.");
    expect(bevoelkerungSaetze(reihe(null)).befund).toContain("keine Zahlen");
  });
});

describe("mssSaetze", () => {
  const klassen = {
    status: profil.kennzahlen.find((k) => k.indikator.id === "mss_status")!.indikator.klassen!,
    dynamik: profil.kennzahlen.find((k) => k.indikator.id === "mss_dynamik")!.indikator.klassen!
  };
  it("says the newest classes and warns of the breaks", () => {
    expect(mssSaetze(profil.mss, klassen)).toEqual({
      titel: "Status sehr niedrig in der Ausgabe 2025",
      befund:
        "Ausgabe 2025: Status sehr niedrig, Dynamik positiv. Über eine gestrichelte Linie hinweg sind die Klassen nicht vergleichbar."
    });
  });
  it("says of the area that was never classified why", () => {
    expect(mssSaetze(ausreisserProfil.mss, klassen)).toEqual({
      titel: "In der Ausgabe 2025 nicht klassifiziert",
      befund: `Keine Ausgabe ordnet das Gebiet in eine Klasse ein. Die Quelle vermerkt: „${ausreisser.slice(0, -1)}“. Eine fehlende Klasse heißt nicht, dass es keine Belastung gibt.`
    });
  });
  it("says which edition lacks it where earlier ones had a class", () => {
    const mss = profil.mss.map((d, i) => (i === 5 ? {...d, status: ohne("fehlt")} : d));
    expect(mssSaetze(mss, klassen).befund).toBe(
      "Die Ausgabe 2025 ordnet das Gebiet nicht ein. Die Quelle nennt keinen Grund. Eine fehlende Klasse heißt nicht, dass es keine Belastung gibt."
    );
  });
});
