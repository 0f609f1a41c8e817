import {describe, expect, it} from "vitest";
import type {Kennzahl} from "../../../loaders/marts/shapes.js";
import {
  alterRaumProfil,
  altersgruppen,
  anteil,
  ausreisser,
  ausreisserProfil,
  einwohner,
  kinderarmut,
  ohne,
  profil,
  veraenderung,
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
  sicherheitSatz,
  spanneSatz,
  urteilSatz,
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
    status: zahl === null ? ("fehlt" as const) : ("wert" as const),
    ki: null
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
  it("puts the areas above side by side, without a verdict, where there is no interval", () => {
    expect(vergleichSatz(kinderarmut, "Marzahn-Nord")).toBe(
      `Zum Vergleich: Marzahn-Nord 39,8${nb}%, Bezirk 38,9${nb}%, Berlin 26,9${nb}%.`
    );
  });
  it("says by rule how the value lies to the rest of the Bezirk and to Berlin, and leaves only the Bezirksregion beside it", () => {
    // 1,000 of 5,826 are 17.2 per cent, with an interval from 16.2 to 18.2.
    expect(vergleichSatz(anteil("a", "Anteil", 1000), "Marzahn-Nord")).toBe(
      [
        `Das Gebiet liegt unter dem übrigen Bezirk (19,7${nb}%) und unterscheidet sich nicht erkennbar von Berlin (17,5${nb}%).`,
        `Zum Vergleich: Marzahn-Nord 19,9${nb}%.`
      ].join(" ")
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

describe("urteilSatz", () => {
  it.each([
    // Of 5,826 people, with 19.7 per cent in the rest of the Bezirk and 17.5 in Berlin.
    [1300, "liegt über dem übrigen Bezirk (19,7 %) und Berlin (17,5 %)"],
    [1136, "unterscheidet sich nicht erkennbar von dem übrigen Bezirk (19,7 %) und liegt über Berlin (17,5 %)"],
    [900, "liegt unter dem übrigen Bezirk (19,7 %) und Berlin (17,5 %)"]
  ])("follows from the interval of %i of 5.826", (zaehler, satz) => {
    const kennzahl = anteil("a", "Anteil", zaehler);
    expect(urteilSatz(kennzahl, kennzahl.indikator).replaceAll(nb, " ")).toBe(satz);
  });
  it("says the verb once", () => {
    const kennzahl = anteil("a", "Anteil", 1136);
    const urteile = {bezirk: "unter", berlin: "ueber"} as const;
    expect(urteilSatz({...kennzahl, urteile}, kennzahl.indikator).replaceAll(nb, " ")).toBe(
      "liegt unter dem übrigen Bezirk (19,7 %) und über Berlin (17,5 %)"
    );
  });
  it("compares nothing behind which there are too few cases, however far apart", () => {
    const kennzahl = anteil("a", "Anteil", 60, 90);
    expect(urteilSatz(kennzahl, kennzahl.indikator)).toBe(
      "hat zu wenige Fälle für einen Vergleich mit dem übrigen Bezirk und Berlin"
    );
  });
  it("is silent without an interval, and says of a change that its certainty is not known", () => {
    expect(sicherheitSatz(kinderarmut)).toBe("");
    expect(sicherheitSatz(veraenderung)).toBe("Veränderung ohne Angabe zur Sicherheit");
    const punkte = {...kinderarmut, indikator: {...kinderarmut.indikator, einheit: "Prozentpunkte"}};
    expect(sicherheitSatz(punkte)).toBe("Veränderung ohne Angabe zur Sicherheit");
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
  it("says when this area is at an end, and that nothing is known of its certainty", () => {
    expect(spanneSatz(mitWerten([50, 40, 30]), own)).toContain(
      "Der Wert ist der höchste unter den 3 Planungsräumen; ohne Angabe zur Sicherheit."
    );
    expect(spanneSatz(mitWerten([10, 40, 30, null]), own)).toContain(
      "Der Wert ist der niedrigste unter den 3 Planungsräumen mit Wert; ohne Angabe zur Sicherheit."
    );
  });
  it("says of the highest value with how many others its interval overlaps", () => {
    const mitBreite = (breite: number): Kennzahl => {
      const kennzahl = mitWerten([50, 47, 30]);
      const ki = (wert: number) => ({unten: wert - breite, oben: wert + breite, wenige: false});
      return {...kennzahl, verteilung: kennzahl.verteilung.map((d) => ({...d, ki: ki(d.wert!)}))};
    };
    expect(spanneSatz(mitBreite(1), own)).toContain("sein Intervall überschneidet sich mit keinem anderen.");
    expect(spanneSatz(mitBreite(2), own)).toContain("sein Intervall überschneidet sich mit einem anderen.");
    expect(spanneSatz(mitBreite(12), own)).toContain("sein Intervall überschneidet sich mit 2 anderen.");
  });
  it("counts values with too few cases and places none of them", () => {
    const {verteilung, ...rest} = mitWerten([50, 40, 30]);
    const unsicher = verteilung.map((d, i) => ({...d, ki: {unten: 1, oben: 90, wenige: i === 0}}));
    expect(spanneSatz({...rest, verteilung: unsicher}, own)).toBe(
      `Unter den 2 Planungsräumen mit Wert reichen die Werte von 30,0${nb}% bis 40,0${nb}%. 1 Gebiet hat zu wenige Fälle.`
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
  it("says the shares of young and old with the verdict of their lines, and beside the Bezirk where there is none", () => {
    expect(altersSaetze(profil)).toEqual({
      titel: `19,5${nb}% sind unter 18, 18,5${nb}% sind 65 oder älter`,
      befund: `Unter 18: unterscheidet sich nicht erkennbar von dem übrigen Bezirk (19,7${nb}%). Ab 65: liegt unter dem übrigen Bezirk (19,7${nb}%).`
    });
    const ohneZeilen = {...profil, kennzahlen: []};
    expect(altersSaetze(ohneZeilen).befund).toBe(
      `Zum Vergleich der Bezirk: 18,3${nb}% sind unter 18, 22,2${nb}% sind 65 oder älter.`
    );
    const bezirk = {...ohneZeilen, gebiet: {...profil.gebiet, ebene: "bezirk" as const}};
    expect(altersSaetze(bezirk).befund).not.toMatch(/Vergleich|liegt/);
  });
  it("says when groups are missing", () => {
    const gruppen = altersgruppen.map((g) => ({...g, anteil: null}));
    expect(altersSaetze({...profil, altersaufbau: {...profil.altersaufbau, gruppen}}).titel).toBe("Altersaufbau");
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
      befund:
        "Im Gebiet Marzahn West lebten am 31.12.2017 5.600 Menschen, am 31.12.2025 5.826. Die Veränderung steht ohne Angabe zur Sicherheit."
    });
  });
  it("names the old area where the series is counted for it", () => {
    expect(bevoelkerungSaetze(alterRaumProfil)).toEqual({
      titel: "Früherer Planungsraum Alt-Marzahn: 226 Menschen mehr als Ende 2017",
      befund: [
        "Am 31.12.2025 lebten im Gebiet Alt-Marzahn 5.826 Menschen.",
        `Von 2020 bis 2025 änderte sich die Zahl um +408 (+12,3${nb}%).`,
        "Das Gebiet wurde 2021 aus dem früheren Planungsraum Alt-Marzahn herausgeschnitten. Für das Gebiet allein gibt es keine längere Reihe.",
        "Im früheren Planungsraum Alt-Marzahn lebten am 31.12.2017 5.600 Menschen, am 31.12.2025 5.826.",
        "Die Veränderung steht ohne Angabe zur Sicherheit."
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
