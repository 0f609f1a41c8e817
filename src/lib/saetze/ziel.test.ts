import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Lage} from "./lage.js";
import {behauptung, fehlend, ki, lage, lesbar, saetzeOf, verlauf, woerterOf} from "./saetze.fixture.js";
import {fortschreibungSatz, zielSatz, zielStand} from "./saetze.js";
import type {Ziel} from "./saetze.js";

interface Pruefung {
  indikator: Lage["indikator"];
  ziel: Ziel;
  neu: Lage | null;
}

const ziel = (teile: Partial<Ziel> = {}): Ziel => ({
  richtung: "senken",
  zielwert: 30,
  ausgangswert: 35,
  ausgang_zeitraum: "2020-12-31",
  ...teile
});
const review = (vereinbart: Ziel, neu: Lage | null = lage()): Pruefung => ({
  indikator: lage().indikator,
  ...(neu && {indikator: neu.indikator}),
  ziel: vereinbart,
  neu
});

const ohneUrteil = {rest_bezirk: null, berlin: null, urteile: {bezirk: null, berlin: null}} as const;
const ohneIntervall = {zaehler: null, nenner: null, ki: null} as const;
/** How it stood in the edition before. */
const alt = ({wert, ...teile}: Parameters<typeof lage>[0] = {}): Lage =>
  lage({zeitraum: "2020-12-31", ...teile, wert: {wert: 32, zaehler: 1280, ki: ki(30.6, 33.4), ...wert}});
const zahl = (wert: number, zeitraum = "2026-03"): Lage =>
  lage({indikator: "einrichtungen", zeitraum, ...ohneUrteil, wert: {...ohneIntervall, wert}});
const klasse = (wert: number, zeitraum: string): Lage =>
  lage({indikator: "klasse", zeitraum, ...ohneUrteil, wert: {...ohneIntervall, wert}});
const gewertet = (polaritaet: Lage["indikator"]["polaritaet"]): Lage => {
  const neu = lage();
  return {...neu, indikator: {...neu.indikator, polaritaet}};
};

describe("the sentences on a target and a new value", () => {
  it.each<[string, Pruefung, string]>([
    [
      "lower: reached, the whole interval is under the target",
      review(ziel({zielwert: 35, ausgangswert: 40})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 40,0 %, Zielwert 35,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Erreicht: Der neue Wert liegt unter dem Zielwert."
    ],
    [
      "lower: missed, the whole interval is over the target",
      review(ziel()),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 30,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht erreicht: Der neue Wert liegt über dem Zielwert."
    ],
    [
      "lower: open, the interval contains the target",
      review(ziel({zielwert: 32})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 32,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht zu entscheiden: Das Intervall des neuen Werts enthält den Zielwert."
    ],
    [
      "raise: reached",
      review(ziel({richtung: "erhoehen", ausgangswert: 25})),
      "Ziel „erhöhen“: Kinderarmut in Marzahn-Nord, Ausgangswert 25,0 %, Zielwert 30,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Erreicht: Der neue Wert liegt über dem Zielwert."
    ],
    [
      "raise: missed",
      review(ziel({richtung: "erhoehen", zielwert: 40})),
      "Ziel „erhöhen“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 40,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht erreicht: Der neue Wert liegt unter dem Zielwert."
    ],
    [
      "raise: open",
      review(ziel({richtung: "erhoehen", zielwert: 33})),
      "Ziel „erhöhen“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 33,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht zu entscheiden: Das Intervall des neuen Werts enthält den Zielwert."
    ],
    [
      "hold: an interval that contains the number proves nothing",
      review(ziel({richtung: "halten", zielwert: 33})),
      "Ziel „halten“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 33,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht zu entscheiden: Das Intervall des neuen Werts enthält den Zielwert."
    ],
    [
      "hold: missed upwards",
      review(ziel({richtung: "halten", zielwert: 30})),
      "Ziel „halten“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 30,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht erreicht: Der neue Wert liegt über dem Zielwert."
    ],
    [
      "hold: a burden on the better side",
      review(ziel({richtung: "halten", zielwert: 36})),
      "Ziel „halten“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 36,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Erreicht: Der neue Wert liegt unter dem Zielwert."
    ],
    [
      "hold: a resource on the worse side",
      review(ziel({richtung: "halten", zielwert: 36}), gewertet("ressource")),
      "Ziel „halten“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 36,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht erreicht: Der neue Wert liegt unter dem Zielwert."
    ],
    [
      "hold: every move away misses it where a high value is neither good nor bad",
      review(ziel({richtung: "halten", zielwert: 36}), gewertet("keine_wertung")),
      "Ziel „halten“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 36,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht erreicht: Der neue Wert liegt unter dem Zielwert."
    ],
    [
      "only a direction, reached by the interval of the new value",
      review(ziel({zielwert: null})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Erreicht: Der neue Wert liegt unter dem Ausgangswert."
    ],
    [
      "only a direction, missed",
      review(ziel({zielwert: null, ausgangswert: 30})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 30,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht erreicht: Der neue Wert liegt über dem Ausgangswert."
    ],
    [
      "only a direction, open",
      review(ziel({zielwert: null, ausgangswert: 33})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 33,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht zu entscheiden: Der neue Wert unterscheidet sich nicht erkennbar von dem Ausgangswert."
    ],
    [
      "only a direction, by the interval of the difference where it is known",
      review(
        ziel({zielwert: null}),
        lage({verlauf: verlauf(-2.1, [-4.5, 0.3], "nicht_erkennbar", {von: "2020-12-31"})})
      ),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht zu entscheiden: Der neue Wert unterscheidet sich nicht erkennbar von dem Ausgangswert."
    ],
    [
      "only a direction, fallen by the interval of the difference",
      review(ziel({zielwert: null}), lage({verlauf: verlauf(-2.1, [-3.5, -0.7], "fallend", {von: "2020-12-31"})})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Erreicht: Der neue Wert liegt unter dem Ausgangswert."
    ],
    [
      "neither a target nor a starting value",
      review(ziel({zielwert: null, ausgangswert: null})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht zu entscheiden: Weder Zielwert noch Ausgangswert sind angegeben."
    ],
    [
      "no newer figure",
      review(ziel(), lage({zeitraum: "2020-12-31"})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 30,0 %. Nicht zu entscheiden: Es gibt keine neuere Zahl als die vom 31.12.2020."
    ],
    [
      "no figure at all",
      review(ziel(), null),
      "Ziel „senken“: Kinderarmut, Ausgangswert 35,0 %, Zielwert 30,0 %. Nicht zu entscheiden: Es gibt keine neuere Zahl als die vom 31.12.2020."
    ],
    [
      "no figure and no starting date",
      review(ziel({ausgang_zeitraum: null}), null),
      "Ziel „senken“: Kinderarmut, Ausgangswert 35,0 %, Zielwert 30,0 %. Nicht zu entscheiden: Es gibt keine neuere Zahl."
    ],
    [
      "no newer figure than a year",
      review(ziel({ausgang_zeitraum: "2022"}), lage({zeitraum: "2022"})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 30,0 %. Nicht zu entscheiden: Es gibt keine neuere Zahl als die von 2022."
    ],
    [
      "withheld",
      review(ziel(), fehlend("geschuetzt")),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 30,0 %. Nicht zu entscheiden: Statt eines neuen Werts steht „geschützt“ (31.12.2022). Die Zahl ist bekannt, wird aber zum Schutz einzelner Personen nicht gezeigt."
    ],
    [
      "not delivered",
      review(ziel(), fehlend("fehlt", "Nur für ältere Gebiete veröffentlicht.")),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 30,0 %. Nicht zu entscheiden: Statt eines neuen Werts steht „keine Angabe“ (31.12.2022). Grund: Nur für ältere Gebiete veröffentlicht."
    ],
    [
      "not reported",
      review(ziel(), fehlend("nicht_gemeldet")),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 30,0 %. Nicht zu entscheiden: Statt eines neuen Werts steht „nicht gemeldet“ (31.12.2022). Ein Zentrum hat für diesen Zeitraum keine Angaben gemeldet. Das heißt nicht, dass es keine Leistung gab."
    ],
    [
      "a break between",
      review(ziel({zielwert: 35}), lage({bruch: {ab: "2022-12-31", grund: "Neue Abgrenzung."}})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 35,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Nicht zu entscheiden: Die Reihe hat einen Bruch ab 31.12.2022; Zahlen davor und danach sind nicht vergleichbar."
    ],
    [
      "a break before the start does not count",
      review(ziel({zielwert: 35}), lage({bruch: {ab: "2018-12-31", grund: "Neue Abgrenzung."}})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 35,0 %. Neuer Wert: 32,9 % (31.12.2022; 95-%-Intervall 31,5 bis 34,4 %). Erreicht: Der neue Wert liegt unter dem Zielwert."
    ],
    [
      "too few cases",
      review(ziel(), lage({wert: {ki: ki(21.3, 44.2, true)}})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 30,0 %. Neuer Wert: (32,9 %), 31.12.2022, 95-%-Intervall 21,3 bis 44,2 %. Nicht zu entscheiden: Der neue Wert hat zu wenige Fälle für einen Vergleich mit dem Zielwert."
    ],
    [
      "no interval",
      review(ziel(), lage({wert: {ki: null}})),
      "Ziel „senken“: Kinderarmut in Marzahn-Nord, Ausgangswert 35,0 %, Zielwert 30,0 %. Neuer Wert: 32,9 % (31.12.2022). Nicht zu entscheiden: ohne Angabe zur Sicherheit."
    ],
    [
      "a count has no chance: reached exactly",
      review(ziel({richtung: "erhoehen", zielwert: 4, ausgangswert: 3}), zahl(4)),
      "Ziel „erhöhen“: Treffpunkte in Marzahn-Nord, Ausgangswert 3, Zielwert 4. Neuer Wert: 4 (März 2026). Erreicht: Der neue Wert entspricht dem Zielwert."
    ],
    [
      "a count: missed",
      review(ziel({richtung: "erhoehen", zielwert: 5, ausgangswert: 3}), zahl(4)),
      "Ziel „erhöhen“: Treffpunkte in Marzahn-Nord, Ausgangswert 3, Zielwert 5. Neuer Wert: 4 (März 2026). Nicht erreicht: Der neue Wert liegt unter dem Zielwert."
    ],
    [
      "a count: held",
      review(ziel({richtung: "halten", zielwert: null, ausgangswert: 4}), zahl(4)),
      "Ziel „halten“: Treffpunkte in Marzahn-Nord, Ausgangswert 4. Neuer Wert: 4 (März 2026). Erreicht: Der neue Wert entspricht dem Ausgangswert."
    ],
    [
      "a count: only a direction, unchanged",
      review(ziel({richtung: "erhoehen", zielwert: null, ausgangswert: 4}), zahl(4)),
      "Ziel „erhöhen“: Treffpunkte in Marzahn-Nord, Ausgangswert 4. Neuer Wert: 4 (März 2026). Nicht erreicht: Der neue Wert entspricht dem Ausgangswert."
    ]
  ])("%s", (_, eingabe, satz) => {
    expect(lesbar(zielSatz(eingabe))).toBe(satz);
  });

  const grenze = fc.double({min: 20, max: 50, noNaN: true});
  const richtung = fc.constantFrom("senken", "erhoehen", "halten");

  it("decide nothing where the interval contains the target", () => {
    fc.assert(
      fc.property(grenze, grenze, richtung, (a, b, r) => {
        const neu = lage({wert: {ki: ki(Math.min(a, b), Math.max(a, b))}});
        const eingabe = review(ziel({richtung: r, zielwert: (a + b) / 2}), neu);
        expect(zielStand(eingabe)).toBe("nicht_entscheidbar");
        expect(zielSatz(eingabe)).not.toMatch(behauptung);
      })
    );
  });

  it("never call the same target reached by lowering and by raising", () => {
    fc.assert(
      fc.property(grenze, (zielwert) => {
        const staende = (["senken", "erhoehen"] as const).map((r) => zielStand(review(ziel({richtung: r, zielwert}))));
        expect(staende.filter((s) => s === "erreicht").length).toBeLessThanOrEqual(1);
      })
    );
  });

  it("show no new figure where there is none", () => {
    for (const status of ["geschuetzt", "fehlt", "nicht_gemeldet", "entfaellt"] as const) {
      const satz = zielSatz(review(ziel(), fehlend(status)));
      expect(satz.split("Nicht zu entscheiden")[1]!.replace("31.12.2022", "")).not.toMatch(/\d/);
    }
  });

  it("have at most 20 words each", () => {
    for (const neu of [lage(), fehlend("nicht_gemeldet"), lage({bruch: {ab: "2022-12-31", grund: "Neu."}}), null])
      for (const satz of saetzeOf(zielSatz(review(ziel(), neu)))) expect(woerterOf(satz), satz).toBeLessThanOrEqual(20);
  });
});

describe("the sentences on what a new edition changed", () => {
  it.each<[string, [Lage | null, Lage | null], string]>([
    [
      "a newer value, risen by the interval of the difference",
      [alt(), lage({verlauf: verlauf(2.9, [0.9, 4.9], "steigend", {von: "2020-12-31"})})],
      "Kinderarmut in Marzahn-Nord: jetzt 32,9 %, Stand 31.12.2022. Bisher: 32,0 %, Stand 31.12.2020. Der Wert ist gestiegen."
    ],
    [
      "a newer value, no visible difference by the interval of the difference",
      [alt(), lage({verlauf: verlauf(2.9, [-0.2, 4.9], "nicht_erkennbar", {von: "2020-12-31"})})],
      "Kinderarmut in Marzahn-Nord: jetzt 32,9 %, Stand 31.12.2022. Bisher: 32,0 %, Stand 31.12.2020. Ein Unterschied ist nicht erkennbar."
    ],
    [
      "a newer value, fallen as the intervals do not overlap",
      [alt({wert: {wert: 36, ki: ki(35, 37)}}), lage()],
      "Kinderarmut in Marzahn-Nord: jetzt 32,9 %, Stand 31.12.2022. Bisher: 36,0 %, Stand 31.12.2020. Der Wert ist gesunken."
    ],
    [
      "a newer value, risen as the intervals do not overlap",
      [alt({wert: {wert: 28, ki: ki(27, 29)}, rest_bezirk: 20, berlin: 20}), lage()],
      "Kinderarmut in Marzahn-Nord: jetzt 32,9 %, Stand 31.12.2022. Bisher: 28,0 %, Stand 31.12.2020. Der Wert ist gestiegen."
    ],
    [
      "a newer value, overlapping intervals",
      [alt(), lage()],
      "Kinderarmut in Marzahn-Nord: jetzt 32,9 %, Stand 31.12.2022. Bisher: 32,0 %, Stand 31.12.2020. Ein Unterschied ist nicht erkennbar."
    ],
    [
      "a newer value, no interval",
      [
        alt({wert: {ki: null}, urteile: {bezirk: null, berlin: null}}),
        lage({wert: {ki: null}, urteile: {bezirk: null, berlin: null}})
      ],
      "Kinderarmut in Marzahn-Nord: jetzt 32,9 %, Stand 31.12.2022. Bisher: 32,0 %, Stand 31.12.2020. Der Unterschied steht ohne Angabe zur Sicherheit."
    ],
    [
      "a newer value, too few cases today",
      [alt(), lage({wert: {ki: ki(21, 44, true)}, urteile: {bezirk: "zu_wenige_faelle", berlin: "zu_wenige_faelle"}})],
      "Kinderarmut in Marzahn-Nord: jetzt (32,9 %), Stand 31.12.2022. Bisher: 32,0 %, Stand 31.12.2020. Zu wenige Fälle: Die beiden Werte werden nicht verglichen. Neues Urteil (bisher „über“): Das Gebiet hat zu wenige Fälle für einen Vergleich mit dem übrigen Bezirk und Berlin."
    ],
    [
      "a newer value and a new verdict on the rest of the Bezirk",
      [alt({rest_bezirk: 30, urteile: {bezirk: "nicht_erkennbar", berlin: "ueber"}}), lage()],
      "Kinderarmut in Marzahn-Nord: jetzt 32,9 %, Stand 31.12.2022. Bisher: 32,0 %, Stand 31.12.2020. Ein Unterschied ist nicht erkennbar. Neues Urteil (bisher „kein erkennbarer Unterschied“): Das Gebiet liegt über dem übrigen Bezirk (27,4 %)."
    ],
    [
      "a newer value and a new verdict on Berlin",
      [alt(), lage({berlin: 33, urteile: {bezirk: "ueber", berlin: "nicht_erkennbar"}})],
      "Kinderarmut in Marzahn-Nord: jetzt 32,9 %, Stand 31.12.2022. Bisher: 32,0 %, Stand 31.12.2020. Ein Unterschied ist nicht erkennbar. Neues Urteil (bisher „über“): Das Gebiet unterscheidet sich nicht erkennbar von Berlin (33,0 %)."
    ],
    [
      "a new verdict of the Bezirk",
      [
        alt({gebiet: "bezirk", urteile: {bezirk: null, berlin: "unter"}, berlin: 34}),
        lage({gebiet: "bezirk", urteile: {bezirk: null, berlin: "ueber"}})
      ],
      "Kinderarmut in Marzahn-Hellersdorf: jetzt 32,9 %, Stand 31.12.2022. Bisher: 32,0 %, Stand 31.12.2020. Ein Unterschied ist nicht erkennbar. Neues Urteil (bisher „unter“): Der Bezirk liegt über Berlin (26,9 %)."
    ],
    [
      "no verdict at the newer date",
      [alt(), lage({rest_bezirk: null, berlin: null, urteile: {bezirk: null, berlin: null}})],
      "Kinderarmut in Marzahn-Nord: jetzt 32,9 %, Stand 31.12.2022. Bisher: 32,0 %, Stand 31.12.2020. Ein Unterschied ist nicht erkennbar. Einen Vergleich mit dem übrigen Bezirk und Berlin gibt es zum neuen Stand nicht."
    ],
    [
      "a first verdict",
      [alt({urteile: {bezirk: null, berlin: "ueber"}}), lage()],
      "Kinderarmut in Marzahn-Nord: jetzt 32,9 %, Stand 31.12.2022. Bisher: 32,0 %, Stand 31.12.2020. Ein Unterschied ist nicht erkennbar. Neues Urteil (bisher keines): Das Gebiet liegt über dem übrigen Bezirk (27,4 %)."
    ],
    [
      "both verdicts new",
      [alt({rest_bezirk: 31, berlin: 31, urteile: {bezirk: "nicht_erkennbar", berlin: "nicht_erkennbar"}}), lage()],
      "Kinderarmut in Marzahn-Nord: jetzt 32,9 %, Stand 31.12.2022. Bisher: 32,0 %, Stand 31.12.2020. Ein Unterschied ist nicht erkennbar. Neues Urteil (bisher „kein erkennbarer Unterschied“): Das Gebiet liegt über dem übrigen Bezirk (27,4 %) und Berlin (26,9 %)."
    ],
    [
      "the same date and value",
      [lage(), lage()],
      "Kinderarmut in Marzahn-Nord: keine neuere Zahl, weiter 32,9 % (31.12.2022)."
    ],
    [
      "the same date, a corrected value",
      [lage({wert: {wert: 32.4}}), lage()],
      "Kinderarmut in Marzahn-Nord: Zahl berichtigt, jetzt 32,9 % statt 32,4 % (31.12.2022)."
    ],
    [
      "the same date and value, a new verdict",
      [lage({rest_bezirk: 33, urteile: {bezirk: "nicht_erkennbar", berlin: "ueber"}}), lage()],
      "Kinderarmut in Marzahn-Nord: keine neuere Zahl, weiter 32,9 % (31.12.2022). Neues Urteil (bisher „kein erkennbarer Unterschied“): Das Gebiet liegt über dem übrigen Bezirk (27,4 %)."
    ],
    [
      "a break between",
      [alt(), lage({bruch: {ab: "2022-12-31", grund: "Neue Abgrenzung."}})],
      "Kinderarmut in Marzahn-Nord: jetzt 32,9 %, Stand 31.12.2022. Bisher: 32,0 %, Stand 31.12.2020. Dazwischen liegt ein Bruch in der Reihe: Die beiden Zahlen sind nicht vergleichbar."
    ],
    [
      "newly withheld",
      [alt(), fehlend("geschuetzt")],
      "Kinderarmut in Marzahn-Nord: in dieser Ausgabe ohne Zahl, geschützt (31.12.2022). Die Zahl ist bekannt, wird aber zum Schutz einzelner Personen nicht gezeigt."
    ],
    [
      "newly not delivered",
      [alt(), fehlend("fehlt", "Nur für ältere Gebiete veröffentlicht.")],
      "Kinderarmut in Marzahn-Nord: in dieser Ausgabe ohne Zahl, keine Angabe (31.12.2022). Grund: Nur für ältere Gebiete veröffentlicht."
    ],
    [
      "newly not reported",
      [alt(), fehlend("nicht_gemeldet")],
      "Kinderarmut in Marzahn-Nord: in dieser Ausgabe ohne Zahl, nicht gemeldet (31.12.2022). Ein Zentrum hat für diesen Zeitraum keine Angaben gemeldet. Das heißt nicht, dass es keine Leistung gab."
    ],
    [
      "newly not applicable",
      [alt(), fehlend("entfaellt")],
      "Kinderarmut in Marzahn-Nord: in dieser Ausgabe ohne Zahl, entfällt (31.12.2022). Eine Angabe ist hier nicht sinnvoll, oder die Quelle nimmt das Gebiet aus."
    ],
    [
      "still withheld",
      [fehlend("geschuetzt", "", {zeitraum: "2020-12-31"}), fehlend("geschuetzt")],
      "Kinderarmut in Marzahn-Nord: weiterhin ohne Zahl, geschützt (31.12.2022)."
    ],
    [
      "withheld instead of not reported",
      [fehlend("nicht_gemeldet"), fehlend("geschuetzt")],
      "Kinderarmut in Marzahn-Nord: in dieser Ausgabe ohne Zahl, geschützt (31.12.2022). Die Zahl ist bekannt, wird aber zum Schutz einzelner Personen nicht gezeigt."
    ],
    [
      "a figure where there was none",
      [fehlend("fehlt", "", {zeitraum: "2020-12-31"}), lage()],
      "Jetzt gibt es eine Zahl (bisher: keine Angabe). Kinderarmut in Marzahn-Nord: 32,9 % (31.12.2022; 1.316 von 4.000; 95-%-Intervall 31,5 bis 34,4 %)."
    ],
    [
      "not in the earlier edition",
      [null, lage()],
      "Neu in dieser Ausgabe. Kinderarmut in Marzahn-Nord: 32,9 % (31.12.2022; 1.316 von 4.000; 95-%-Intervall 31,5 bis 34,4 %)."
    ],
    [
      "not in the earlier edition and withheld",
      [null, fehlend("geschuetzt")],
      "Neu in dieser Ausgabe. Kinderarmut in Marzahn-Nord: geschützt (31.12.2022). Die Zahl ist bekannt, wird aber zum Schutz einzelner Personen nicht gezeigt."
    ],
    [
      "no longer in this edition",
      [lage(), null],
      "Kinderarmut in Marzahn-Nord: in dieser Ausgabe nicht mehr enthalten."
    ],
    ["in neither", [null, null], "Diese Zahl gibt es in keiner der beiden Ausgaben."],
    [
      "the same class at a newer date",
      [klasse(3, "2020-12-31"), klasse(3, "2022-12-31")],
      "Sozialer Status in Marzahn-Nord: jetzt Klasse „niedrig“, Stand 31.12.2022. Bisher: Klasse „niedrig“, Stand 31.12.2020. Die Klasse ist dieselbe."
    ],
    [
      "another class at a newer date",
      [klasse(2, "2020-12-31"), klasse(3, "2022-12-31")],
      "Sozialer Status in Marzahn-Nord: jetzt Klasse „niedrig“, Stand 31.12.2022. Bisher: Klasse „mittel“, Stand 31.12.2020. Die Klasse ist eine andere. Ohne Angabe zur Sicherheit."
    ],
    [
      "a newer count",
      [zahl(3, "2025-03"), zahl(4)],
      "Treffpunkte in Marzahn-Nord: jetzt 4, Stand März 2026. Bisher: 3, Stand März 2025. Der Unterschied steht ohne Angabe zur Sicherheit."
    ]
  ])("%s", (_, [bisher, neu], satz) => {
    expect(lesbar(fortschreibungSatz(bisher, neu))).toBe(satz);
  });

  it("say risen or fallen only if neither interval reaches the other", () => {
    const grenze = fc.double({min: 20, max: 40, noNaN: true});
    fc.assert(
      fc.property(grenze, grenze, grenze, (a, mitte, b) => {
        const [unten, oben] = [Math.min(a, mitte), Math.max(b, mitte)];
        const satz = fortschreibungSatz(
          alt({...ohneUrteil, wert: {ki: ki(unten, Math.max(unten, mitte))}}),
          lage({...ohneUrteil, wert: {ki: ki(Math.min(mitte, oben), oben)}})
        );
        expect(satz).not.toMatch(behauptung);
      })
    );
  });

  it("show no figure where there is none any more", () => {
    for (const status of ["geschuetzt", "fehlt", "nicht_gemeldet", "entfaellt"] as const)
      expect(fortschreibungSatz(alt(), fehlend(status)).replace("31.12.2022", "")).not.toMatch(/\d/);
  });
});
