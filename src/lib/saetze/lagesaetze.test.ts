import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Lage} from "./lage.js";
import {
  lageSaetze,
  richtungWort,
  richtungZeichen,
  urteilWort,
  veraenderungSatz,
  vergleichSatz,
  wertSatz
} from "./saetze.js";
import {behauptung, fehlend, indikatoren, ki, lage, lesbar, saetzeOf, verlauf, woerterOf} from "./saetze.fixture.js";

describe("the sentence on a value", () => {
  it.each<[string, Lage, string]>([
    [
      "a share with counts and interval",
      lage(),
      "Kinderarmut in Marzahn-Nord: 32,9 % (31.12.2022; 1.316 von 4.000; 95-%-Intervall 31,5 bis 34,4 %)."
    ],
    [
      "an approximated interval, as the source publishes no denominator",
      lage({wert: {zaehler: null, nenner: null}}),
      "Kinderarmut in Marzahn-Nord: 32,9 % (31.12.2022; 95-%-Intervall etwa 31,5 bis 34,4 %)."
    ],
    [
      "a share in a Planungsraum",
      lage({gebiet: "plr"}),
      "Kinderarmut im Planungsraum Wittenberger Straße: 32,9 % (31.12.2022; 1.316 von 4.000; 95-%-Intervall 31,5 bis 34,4 %)."
    ],
    [
      "a share of the Bezirk",
      lage({gebiet: "bezirk"}),
      "Kinderarmut in Marzahn-Hellersdorf: 32,9 % (31.12.2022; 1.316 von 4.000; 95-%-Intervall 31,5 bis 34,4 %)."
    ],
    [
      "no interval",
      lage({wert: {zaehler: null, nenner: null, ki: null}}),
      "Kinderarmut in Marzahn-Nord: 32,9 % (31.12.2022)."
    ],
    [
      "too few cases: in brackets, and the brackets explained",
      lage({wert: {zaehler: 19, nenner: 60, wert: 31.7, ki: ki(21.3, 44.2, true)}}),
      "Kinderarmut in Marzahn-Nord: (31,7 %), 31.12.2022, 19 von 60, 95-%-Intervall 21,3 bis 44,2 %. Die Klammern heißen: zu wenige Fälle für einen Vergleich."
    ],
    [
      "a count",
      lage({indikator: "anzahl", wert: {wert: 2301, zaehler: 2301, nenner: null, ki: null}}),
      "Kinder in Marzahn-Nord: 2.301 Personen (31.12.2022)."
    ],
    [
      "a count of 0, which is a figure",
      lage({
        indikator: "einrichtungen",
        zeitraum: "2026-03",
        wert: {wert: 0, status: "null_wert", zaehler: 0, nenner: null, ki: null}
      }),
      "Treffpunkte in Marzahn-Nord: 0 (März 2026)."
    ],
    [
      "a rate with what it is counted on in the title",
      lage({indikator: "quote", zeitraum: "2026-07", wert: {wert: 99.5, zaehler: 2289, nenner: 2301, ki: null}}),
      "Kitaplätze je 100 Kinder in Marzahn-Nord: 99,5 je 100 (Juli 2026; 2.289 auf 2.301)."
    ],
    [
      "a rate whose title does not say what it is counted on",
      lage({indikator: "quotient", wert: {wert: 46.5, zaehler: 11381, nenner: 24497, ki: ki(45.4, 47.5)}}),
      "Altenquotient in Marzahn-Nord: 46,5 Personen ab 65 Jahren je 100 Personen von 18 bis 64 Jahren (31.12.2022). Dazu: 11.381 auf 24.497; 95-%-Intervall 45,4 bis 47,5."
    ],
    [
      "a density",
      lage({indikator: "dichte", wert: {wert: 47.5, zaehler: 42899, nenner: 903.2, ki: null}}),
      "Einwohnerinnen und Einwohner je Hektar in Marzahn-Nord: 47,5 Personen je Hektar (31.12.2022)."
    ],
    [
      "an area per person",
      lage({indikator: "flaeche", wert: {wert: 33, zaehler: null, nenner: null, ki: null}}),
      "Öffentliche Grünanlagen je Person in Marzahn-Nord: 33,0 m² (31.12.2022)."
    ],
    [
      "an index, with what 0 and a high value mean",
      lage({indikator: "index", zeitraum: "2022", wert: {wert: -0.254, zaehler: null, nenner: null, ki: null}}),
      "Soziale Lage (Sozialatlas) in Marzahn-Nord: −0,25 (2022). 0 steht für den Durchschnitt. Ein hoher Wert steht für eine günstige Lage."
    ],
    [
      "a class",
      lage({indikator: "klasse", wert: {wert: 3, zaehler: null, nenner: null, ki: null}}),
      "Sozialer Status in Marzahn-Nord: Klasse „niedrig“ (31.12.2022)."
    ],
    [
      "a change over years with the people behind it",
      lage({
        indikator: "veraenderung",
        zeitraum: "2020/2025",
        wert: {wert: 9.93, zaehler: 3857, nenner: 38842, ki: null}
      }),
      "Veränderung der Einwohnerzahl in fünf Jahren in Marzahn-Nord: +9,9 % (2020 bis 2025; +3.857 Personen)."
    ],
    [
      "a falling number over years",
      lage({
        indikator: "veraenderung",
        zeitraum: "2020/2025",
        wert: {wert: -1.24, zaehler: -52, nenner: 4190, ki: null}
      }),
      "Veränderung der Einwohnerzahl in fünf Jahren in Marzahn-Nord: −1,2 % (2020 bis 2025; −52 Personen)."
    ],
    [
      "a change in percentage points",
      lage({
        indikator: "prozentpunkte",
        zeitraum: "2020/2022",
        wert: {wert: 0.6, zaehler: null, nenner: null, ki: null}
      }),
      "Veränderung der Kinderarmut in zwei Jahren in Marzahn-Nord: +0,6 Prozentpunkte (2020 bis 2022)."
    ],
    [
      "a title that names the Bezirk itself",
      lage({indikator: "imBezirk", gebiet: "bezirk", wert: {zaehler: null, nenner: null, ki: null}}),
      "Arbeitslosenquote im Bezirk (Bericht 2020): 32,9 % (31.12.2022)."
    ],
    [
      "a long title: two sentences instead of one",
      lage({indikator: "lang", gebiet: "plr"}),
      "Anteil der Menschen mit Herkunft aus dem Gebiet der ehemaligen Sowjetunion im Planungsraum Wittenberger Straße: 32,9 % (31.12.2022). Dazu: 1.316 von 4.000; 95-%-Intervall 31,5 bis 34,4 %."
    ],
    [
      "a caution of the source",
      lage({wert: {zaehler: null, nenner: null, ki: null, anmerkung: "Kaum aussagekräftig."}}),
      "Kinderarmut in Marzahn-Nord: 32,9 % (31.12.2022). Hinweis der Quelle: Kaum aussagekräftig."
    ],
    [
      "a remark on a value computed here is none of the source",
      lage({
        indikator: "quote",
        wert: {wert: 99.5, zaehler: 2289, nenner: 2301, ki: null, anmerkung: "Nenner vom 31.12.2025."}
      }),
      "Kitaplätze je 100 Kinder in Marzahn-Nord: 99,5 je 100 (31.12.2022; 2.289 auf 2.301)."
    ],
    [
      "withheld",
      fehlend("geschuetzt", "bei 3 Personen"),
      "Kinderarmut in Marzahn-Nord: geschützt (31.12.2022). Die Zahl ist bekannt, wird aber zum Schutz einzelner Personen nicht gezeigt."
    ],
    [
      "not delivered, with the source's reason",
      fehlend("fehlt", "Nur für ältere Gebiete veröffentlicht.", {gebiet: "plr"}),
      "Kinderarmut im Planungsraum Wittenberger Straße: keine Angabe (31.12.2022). Grund: Nur für ältere Gebiete veröffentlicht."
    ],
    [
      "not delivered, without a reason",
      fehlend("fehlt"),
      "Kinderarmut in Marzahn-Nord: keine Angabe (31.12.2022). Die Quelle liefert dafür keine Zahl."
    ],
    [
      "not reported",
      fehlend("nicht_gemeldet"),
      "Kinderarmut in Marzahn-Nord: nicht gemeldet (31.12.2022). Ein Zentrum hat für diesen Zeitraum keine Angaben gemeldet. Das heißt nicht, dass es keine Leistung gab."
    ],
    [
      "not applicable, with the source's reason",
      fehlend("entfaellt", "Von der Quelle als Ausreißer nicht bewertet.", {gebiet: "plr"}),
      "Kinderarmut im Planungsraum Wittenberger Straße: entfällt (31.12.2022). Grund: Von der Quelle als Ausreißer nicht bewertet."
    ],
    [
      "not applicable, without a reason",
      fehlend("entfaellt"),
      "Kinderarmut in Marzahn-Nord: entfällt (31.12.2022). Eine Angabe ist hier nicht sinnvoll, oder die Quelle nimmt das Gebiet aus."
    ]
  ])("%s", (_, eingabe, satz) => {
    expect(lesbar(wertSatz(eingabe))).toBe(satz);
  });
});

describe("the sentence on how an area lies to the rest of the Bezirk and to Berlin", () => {
  it.each<[string, Lage, string]>([
    ["over both", lage(), "Das Gebiet liegt über dem übrigen Bezirk (27,4 %) und Berlin (26,9 %)."],
    [
      "under both",
      lage({rest_bezirk: 40, berlin: 36.25, urteile: {bezirk: "unter", berlin: "unter"}}),
      "Das Gebiet liegt unter dem übrigen Bezirk (40,0 %) und Berlin (36,3 %)."
    ],
    [
      "no visible difference from either",
      lage({rest_bezirk: 33, berlin: 34, urteile: {bezirk: "nicht_erkennbar", berlin: "nicht_erkennbar"}}),
      "Das Gebiet unterscheidet sich nicht erkennbar von dem übrigen Bezirk (33,0 %) und Berlin (34,0 %)."
    ],
    [
      "over one, under the other",
      lage({berlin: 41, urteile: {bezirk: "ueber", berlin: "unter"}}),
      "Das Gebiet liegt über dem übrigen Bezirk (27,4 %) und unter Berlin (41,0 %)."
    ],
    [
      "over one, no visible difference from the other",
      lage({berlin: 33, urteile: {bezirk: "ueber", berlin: "nicht_erkennbar"}}),
      "Das Gebiet liegt über dem übrigen Bezirk (27,4 %) und unterscheidet sich nicht erkennbar von Berlin (33,0 %)."
    ],
    [
      "too few cases: no benchmark stands beside it",
      lage({wert: {ki: ki(21.3, 44.2, true)}, urteile: {bezirk: "zu_wenige_faelle", berlin: "zu_wenige_faelle"}}),
      "Das Gebiet hat zu wenige Fälle für einen Vergleich mit dem übrigen Bezirk und Berlin."
    ],
    [
      "too few cases, with a verdict that says otherwise",
      lage({wert: {ki: ki(31.5, 34.4, true)}}),
      "Das Gebiet hat zu wenige Fälle für einen Vergleich mit dem übrigen Bezirk und Berlin."
    ],
    [
      "too few cases without any verdict",
      lage({wert: {ki: ki(21.3, 44.2, true)}, urteile: {bezirk: null, berlin: null}}),
      "Zu wenige Fälle: Der Wert wird mit keinem anderen verglichen."
    ],
    [
      "the Bezirk against Berlin only",
      lage({gebiet: "bezirk", rest_bezirk: null, urteile: {bezirk: null, berlin: "ueber"}}),
      "Der Bezirk liegt über Berlin (26,9 %)."
    ],
    [
      "the rest of the Bezirk only",
      lage({berlin: null, urteile: {bezirk: "ueber", berlin: null}}),
      "Das Gebiet liegt über dem übrigen Bezirk (27,4 %)."
    ],
    [
      "a rate",
      lage({indikator: "quote"}),
      "Das Gebiet liegt über dem übrigen Bezirk (27,4 je 100) und Berlin (26,9 je 100)."
    ],
    [
      "a stated difference whose interval contains the benchmarks",
      lage({rest_bezirk: 33, berlin: 32}),
      "Das Gebiet unterscheidet sich nicht erkennbar von dem übrigen Bezirk (33,0 %) und Berlin (32,0 %)."
    ],
    [
      "an older date, named",
      lage({
        berlin: null,
        rest_bezirk: null,
        urteile: {bezirk: null, berlin: null},
        vergleich: {
          zeitraum: "2020-12-31",
          wert: 31.2,
          ki: ki(30.1, 32.3),
          rest_bezirk: 28,
          urteile: {bezirk: "ueber", berlin: "ueber"}
        }
      }),
      "Stand 31.12.2020, Wert 31,2 %: Das Gebiet liegt über dem übrigen Bezirk (28,0 %) und Berlin. Einen neueren Vergleich gibt es nicht."
    ],
    [
      "an older date without a visible difference",
      lage({
        urteile: {bezirk: null, berlin: null},
        vergleich: {
          zeitraum: "2020-12-31",
          wert: 31.2,
          ki: ki(30.1, 32.3),
          rest_bezirk: 31,
          urteile: {bezirk: "nicht_erkennbar", berlin: "unter"}
        }
      }),
      "Stand 31.12.2020, Wert 31,2 %: Das Gebiet unterscheidet sich nicht erkennbar von dem übrigen Bezirk (31,0 %) und liegt unter Berlin. Einen neueren Vergleich gibt es nicht."
    ],
    [
      "an older date with too few cases",
      lage({
        urteile: {bezirk: null, berlin: null},
        vergleich: {
          zeitraum: "2020-12-31",
          wert: 31.2,
          ki: ki(20, 40, true),
          rest_bezirk: 31,
          urteile: {bezirk: "zu_wenige_faelle", berlin: "zu_wenige_faelle"}
        }
      }),
      "Stand 31.12.2020, Wert (31,2 %): Das Gebiet hat zu wenige Fälle für einen Vergleich mit dem übrigen Bezirk und Berlin. Einen neueren Vergleich gibt es nicht."
    ],
    [
      "a value withheld today, an older comparison",
      fehlend("geschuetzt", "", {
        vergleich: {
          zeitraum: "2020-12-31",
          wert: 31.2,
          ki: ki(30.1, 32.3),
          rest_bezirk: 28,
          urteile: {bezirk: "ueber", berlin: null}
        }
      }),
      "Stand 31.12.2020, Wert 31,2 %: Das Gebiet liegt über dem übrigen Bezirk (28,0 %). Einen neueren Vergleich gibt es nicht."
    ],
    [
      "an older date without a value",
      lage({
        berlin: null,
        urteile: {bezirk: null, berlin: null},
        vergleich: {
          zeitraum: "2020-12-31",
          wert: null,
          ki: null,
          rest_bezirk: null,
          urteile: {bezirk: null, berlin: null}
        }
      }),
      "Kein Vergleich: Für den übrigen Bezirk und Berlin liegt zu diesem Stand keine Zahl vor."
    ],
    [
      "no interval, Berlin's figure beside it",
      lage({wert: {ki: null}, urteile: {bezirk: null, berlin: null}}),
      "Ohne Angabe zur Sicherheit: Zu diesem Wert gibt es kein Intervall, deshalb keinen Vergleich. In Berlin sind es 26,9 %."
    ],
    [
      "no interval, nothing beside it",
      lage({wert: {ki: null}, berlin: null, urteile: {bezirk: null, berlin: null}}),
      "Ohne Angabe zur Sicherheit: Zu diesem Wert gibt es kein Intervall, deshalb keinen Vergleich."
    ],
    [
      "a verdict without an interval is none",
      lage({wert: {ki: null}, berlin: null}),
      "Ohne Angabe zur Sicherheit: Zu diesem Wert gibt es kein Intervall, deshalb keinen Vergleich."
    ],
    [
      "an interval, but nothing to compare with",
      lage({rest_bezirk: null, berlin: null, urteile: {bezirk: null, berlin: null}}),
      "Kein Vergleich: Für den übrigen Bezirk und Berlin liegt zu diesem Stand keine Zahl vor."
    ],
    [
      "a count",
      lage({indikator: "anzahl", wert: {ki: null}, urteile: {bezirk: null, berlin: null}}),
      "Ohne Angabe zur Sicherheit: Eine Anzahl hängt von der Größe des Gebiets ab und wird nicht verglichen."
    ],
    [
      "a class",
      lage({indikator: "klasse", wert: {wert: 3, ki: null}, urteile: {bezirk: null, berlin: null}}),
      "Ohne Angabe zur Sicherheit: Für Klassen gibt es kein Intervall."
    ],
    [
      "a change over years",
      lage({
        indikator: "veraenderung",
        wert: {wert: 9.9, ki: null},
        berlin: 3.8,
        urteile: {bezirk: null, berlin: null}
      }),
      "Ohne Angabe zur Sicherheit: Veränderungen werden mit keinem anderen Wert verglichen. In Berlin sind es +3,8 %."
    ],
    [
      "a change in percentage points",
      lage({
        indikator: "prozentpunkte",
        wert: {wert: 0.6, ki: null},
        berlin: -1.4,
        urteile: {bezirk: null, berlin: null}
      }),
      "Ohne Angabe zur Sicherheit: Veränderungen werden mit keinem anderen Wert verglichen. In Berlin sind es −1,4 Prozentpunkte."
    ],
    [
      "levels that must not be compared",
      lage({indikator: "index", wert: {wert: -0.25, ki: null}, berlin: null, urteile: {bezirk: null, berlin: null}}),
      "Ohne Angabe zur Sicherheit: Die Quelle rechnet jede Ebene für sich, deshalb gibt es keinen Vergleich."
    ],
    ["no value", fehlend("fehlt"), "Ohne Wert gibt es keinen Vergleich."]
  ])("%s", (_, eingabe, satz) => {
    expect(lesbar(vergleichSatz(eingabe))).toBe(satz);
  });
});

describe("the sentence on a change", () => {
  it.each<[string, Lage, string]>([
    [
      "a rise that its interval carries",
      lage({verlauf: verlauf(2.1, [0.9, 3.3], "steigend")}),
      "Veränderung seit 2018: gestiegen, +2,1 Prozentpunkte (95-%-Intervall +0,9 bis +3,3)."
    ],
    [
      "a fall that its interval carries",
      lage({verlauf: verlauf(-2.1, [-3.3, -0.9], "fallend")}),
      "Veränderung seit 2018: gesunken, −2,1 Prozentpunkte (95-%-Intervall −3,3 bis −0,9)."
    ],
    [
      "no visible difference",
      lage({verlauf: verlauf(0.5, [-0.7, 1.7], "nicht_erkennbar")}),
      "Veränderung seit 2018: nicht erkennbar (2018: 32,4 %; 2022: 32,9 %; 95-%-Intervall der Differenz −0,7 bis +1,7 Prozentpunkte)."
    ],
    [
      "a stated rise whose interval contains 0",
      lage({verlauf: verlauf(0.5, [-0.7, 1.7], "steigend")}),
      "Veränderung seit 2018: nicht erkennbar (2018: 32,4 %; 2022: 32,9 %; 95-%-Intervall der Differenz −0,7 bis +1,7 Prozentpunkte)."
    ],
    [
      "a stated fall whose interval contains 0",
      lage({verlauf: verlauf(-0.5, [-1.7, 0.7], "fallend")}),
      "Veränderung seit 2018: nicht erkennbar (2018: 33,4 %; 2022: 32,9 %; 95-%-Intervall der Differenz −1,7 bis +0,7 Prozentpunkte)."
    ],
    [
      "a bound so near to 0 that it takes more decimals to see its side",
      lage({verlauf: verlauf(0.5, [0.01, 1], "steigend")}),
      "Veränderung seit 2018: gestiegen, +0,5 Prozentpunkte (95-%-Intervall +0,01 bis +1,0)."
    ],
    [
      "an approximated interval",
      lage({wert: {zaehler: null, nenner: null}, verlauf: verlauf(2.1, [0.9, 3.3], "steigend")}),
      "Veränderung seit 2018: gestiegen, +2,1 Prozentpunkte (95-%-Intervall etwa +0,9 bis +3,3)."
    ],
    [
      "a rising trend",
      lage({verlauf: verlauf(2.1, null, "steigend", {art: "trend", von: "2018-12-31"})}),
      "Trend von 2018 bis 2022: steigend (von 30,8 % auf 32,9 %)."
    ],
    [
      "a falling trend",
      lage({verlauf: verlauf(-2.1, null, "fallend", {art: "trend", von: "2018-12-31"})}),
      "Trend von 2018 bis 2022: fallend (von 35,0 % auf 32,9 %)."
    ],
    [
      "no visible trend",
      lage({verlauf: verlauf(0.3, null, "nicht_erkennbar", {art: "trend", von: "2018-12-31"})}),
      "Trend von 2018 bis 2022: nicht erkennbar (2018: 32,6 %; 2022: 32,9 %)."
    ],
    [
      "no interval",
      lage({verlauf: verlauf(2.1, null, "ohne_sicherheit")}),
      "Veränderung seit 2018: +2,1 Prozentpunkte, ohne Angabe zur Sicherheit."
    ],
    [
      "a stated direction without an interval is none",
      lage({verlauf: verlauf(2.1, null, "steigend")}),
      "Veränderung seit 2018: +2,1 Prozentpunkte, ohne Angabe zur Sicherheit."
    ],
    [
      "a count",
      lage({
        indikator: "anzahl",
        wert: {wert: 2301, ki: null},
        verlauf: verlauf(209, null, "ohne_sicherheit", {wert_von: 2092})
      }),
      "Veränderung seit 2018: +209 Personen, ohne Angabe zur Sicherheit."
    ],
    [
      "a falling count",
      lage({indikator: "anzahl", wert: {wert: 16907, ki: null}, verlauf: verlauf(-106, null, "ohne_sicherheit")}),
      "Veränderung seit 2018: −106 Personen, ohne Angabe zur Sicherheit."
    ],
    [
      "the same count",
      lage({indikator: "einrichtungen", wert: {wert: 3, ki: null}, verlauf: verlauf(0, null, "ohne_sicherheit")}),
      "Veränderung seit 2018: 0, ohne Angabe zur Sicherheit."
    ],
    [
      "a rate",
      lage({indikator: "quote", wert: {ki: null}, verlauf: verlauf(2.5, null, "ohne_sicherheit")}),
      "Veränderung seit 2018: +2,5 je 100, ohne Angabe zur Sicherheit."
    ],
    [
      "a density",
      lage({indikator: "dichte", wert: {ki: null}, verlauf: verlauf(4.3, null, "ohne_sicherheit")}),
      "Veränderung seit 2018: +4,3 Personen je Hektar, ohne Angabe zur Sicherheit."
    ],
    [
      "a break where the change begins: comparable only from there",
      lage({verlauf: verlauf(2.1, [0.9, 3.3], "steigend"), bruch: {ab: "2018-12-31", grund: "Neue Abgrenzung."}}),
      "Veränderung seit 2018: gestiegen, +2,1 Prozentpunkte (95-%-Intervall +0,9 bis +3,3). Vergleichbar sind die Zahlen erst ab 31.12.2018."
    ],
    [
      "a break before the change begins",
      lage({verlauf: verlauf(2.1, [0.9, 3.3], "steigend"), bruch: {ab: "2014-12-31", grund: "Neue Abgrenzung."}}),
      "Veränderung seit 2018: gestiegen, +2,1 Prozentpunkte (95-%-Intervall +0,9 bis +3,3)."
    ],
    [
      "never across a break",
      lage({verlauf: verlauf(2.1, [0.9, 3.3], "steigend"), bruch: {ab: "2020-12-31", grund: "Neue Abgrenzung."}}),
      "Bruch ab 31.12.2020: Zahlen davor sind nicht vergleichbar. Eine Veränderung seither ist nicht angegeben."
    ],
    [
      "a break and no figure since",
      lage({bruch: {ab: "2022-12-31", grund: "Neue Abgrenzung."}}),
      "Bruch ab 31.12.2022: Zahlen davor sind nicht vergleichbar. Eine Veränderung seither ist nicht angegeben."
    ],
    ["no earlier figure", lage(), "Für die letzten Jahre liegt keine frühere vergleichbare Zahl vor."],
    [
      "too few cases today",
      lage({wert: {ki: ki(21.3, 44.2, true)}, verlauf: verlauf(2.1, [0.9, 3.3], "steigend")}),
      "Zu wenige Fälle: Eine Veränderung wird nicht angegeben."
    ],
    [
      "too few cases at the start",
      lage({verlauf: verlauf(2.1, [0.9, 3.3], "nicht_erkennbar")}),
      "Veränderung seit 2018: nicht erkennbar, zu wenige Fälle (2018: 30,8 %; 2022: 32,9 %)."
    ],
    [
      "classes",
      lage({indikator: "klasse", wert: {wert: 3, ki: null}}),
      "Klassen verschiedener Jahre werden hier nicht verglichen."
    ],
    [
      "a figure that is a change itself",
      lage({indikator: "veraenderung", wert: {ki: null}}),
      "Die Zahl ist selbst eine Veränderung, ohne Angabe zur Sicherheit."
    ],
    [
      "a change in percentage points",
      lage({indikator: "prozentpunkte", wert: {ki: null}}),
      "Die Zahl ist selbst eine Veränderung, ohne Angabe zur Sicherheit."
    ],
    [
      "an index that every edition computes anew",
      lage({indikator: "index", wert: {ki: null}}),
      "Die Quelle berechnet jede Ausgabe für sich, deshalb ist keine Veränderung angegeben."
    ],
    [
      "no value",
      fehlend("geschuetzt", "", {verlauf: verlauf(2.1, [0.9, 3.3], "steigend")}),
      "Ohne Wert lässt sich keine Veränderung angeben."
    ]
  ])("%s", (_, eingabe, satz) => {
    expect(lesbar(veraenderungSatz(eingabe))).toBe(satz);
  });
});

describe("all sentences on an area", () => {
  const anzahl = (eingabe: Lage): number => lageSaetze(eingabe).length;

  it("are value, comparison and change, in this order", () => {
    const eingabe = lage({verlauf: verlauf(2.1, [0.9, 3.3], "steigend")});
    expect(lageSaetze(eingabe)).toEqual([wertSatz(eingabe), vergleichSatz(eingabe), veraenderungSatz(eingabe)]);
  });

  it("say once that there are too few cases, and that a change has no interval", () => {
    expect(anzahl(lage({wert: {ki: ki(21, 44, true)}}))).toBe(2);
    expect(anzahl(lage({indikator: "veraenderung", wert: {ki: null}}))).toBe(2);
  });

  it("are one without a value, and two where an older comparison remains", () => {
    expect(anzahl(fehlend("fehlt"))).toBe(1);
    const vergleich = {
      zeitraum: "2020-12-31",
      wert: 31.2,
      ki: ki(30.1, 32.3),
      rest_bezirk: 28,
      urteile: {bezirk: "ueber" as const, berlin: null}
    };
    expect(lageSaetze(fehlend("fehlt", "", {vergleich}))[1]).toMatch(/^Stand 31\.12\.2020/);
  });
});

describe("words for cells", () => {
  const aelter = {
    zeitraum: "2020-12-31",
    wert: 31.2,
    ki: ki(30.1, 32.3),
    rest_bezirk: 28,
    urteile: {bezirk: "ueber", berlin: null}
  } as const;

  it.each<[string, Lage, string, string]>([
    ["over both", lage(), "über", "über"],
    [
      "over one",
      lage({berlin: 33, urteile: {bezirk: "ueber", berlin: "nicht_erkennbar"}}),
      "über",
      "kein erkennbarer Unterschied"
    ],
    ["a verdict that the interval does not carry", lage({rest_bezirk: 33}), "kein erkennbarer Unterschied", "über"],
    ["too few cases", lage({wert: {ki: ki(21, 44, true)}}), "zu wenige Fälle", "zu wenige Fälle"],
    ["no interval", lage({wert: {ki: null}}), "ohne Urteil", "ohne Urteil"],
    [
      "an older date",
      lage({urteile: {bezirk: null, berlin: null}, vergleich: aelter}),
      "über (31.12.2020)",
      "ohne Urteil"
    ],
    ["withheld", fehlend("geschuetzt"), "geschützt", "geschützt"],
    ["not delivered", fehlend("fehlt"), "keine Angabe", "keine Angabe"]
  ])("name the verdict: %s", (_, eingabe, bezirk, berlin) => {
    expect(urteilWort(eingabe)).toBe(bezirk);
    expect(urteilWort(eingabe, "berlin")).toBe(berlin);
  });

  it.each<[string, Lage, string, string]>([
    ["a rise", lage({verlauf: verlauf(2, [1, 3], "steigend")}), "↗", "gestiegen"],
    ["a fall", lage({verlauf: verlauf(-2, [-3, -1], "fallend")}), "↘", "gesunken"],
    ["a rising trend", lage({verlauf: verlauf(2, null, "steigend", {art: "trend"})}), "↗", "Trend steigend"],
    ["a falling trend", lage({verlauf: verlauf(-2, null, "fallend", {art: "trend"})}), "↘", "Trend fallend"],
    ["nothing visible", lage({verlauf: verlauf(0.1, [-1, 1], "steigend")}), "≈", "kein erkennbarer Unterschied"],
    ["no interval", lage({verlauf: verlauf(2, null, "steigend")}), "", "ohne Angabe zur Sicherheit"],
    ["no earlier figure", lage(), "", "keine frühere Zahl"],
    ["a break", lage({bruch: {ab: "2022-12-31", grund: "Neu."}}), "", "Bruch in der Reihe"],
    ["too few cases", lage({wert: {ki: ki(21, 44, true)}}), "", "zu wenige Fälle"],
    ["classes", lage({indikator: "klasse", wert: {ki: null}}), "", "Klassen ohne Vergleich"],
    ["a change itself", lage({indikator: "veraenderung", wert: {ki: null}}), "", "ist selbst eine Veränderung"],
    ["withheld", fehlend("geschuetzt"), "•", "geschützt"]
  ])("name the direction beside its sign: %s", (_, eingabe, zeichen, wort) => {
    expect(richtungZeichen(eingabe)).toEqual({zeichen, wort});
    expect(richtungWort(eingabe)).toBe(wort);
  });
});

const zahl = fc.double({min: 0.1, max: 90, noNaN: true});
const breite = fc.double({min: 0.01, max: 9, noNaN: true});
const urteil = fc.constantFrom("ueber", "unter", "nicht_erkennbar", "zu_wenige_faelle", null);
const art = fc.constantFrom(...(Object.keys(indikatoren) as (keyof typeof indikatoren)[]));

/** Any value with any interval around it, any benchmarks and any stated verdicts. */
const beliebig = fc
  .record({
    wert: zahl,
    unter: breite,
    ueber: breite,
    wenige: fc.boolean(),
    rest: zahl,
    berlin: zahl,
    u: urteil,
    v: urteil
  })
  .map(({wert, unter, ueber, wenige, rest, berlin, u, v}) =>
    lage({
      wert: {wert, ki: ki(wert - unter, wert + ueber, wenige)},
      rest_bezirk: rest,
      berlin,
      urteile: {bezirk: u, berlin: v}
    })
  );

describe("no sentence claims what its interval does not carry", () => {
  it("says over or under only if a benchmark lies outside the interval, and never with too few cases", () => {
    fc.assert(
      fc.property(beliebig, (eingabe) => {
        const {ki: intervall} = eingabe.wert;
        const innen = [eingabe.rest_bezirk!, eingabe.berlin.wert!].every(
          (m) => intervall!.unten <= m && m <= intervall!.oben
        );
        if (innen || intervall!.wenige) {
          expect(vergleichSatz(eingabe)).not.toMatch(behauptung);
          expect(`${urteilWort(eingabe)} ${urteilWort(eingabe, "berlin")}`).not.toMatch(behauptung);
        }
      })
    );
  });

  it("says neither over nor under without an interval", () => {
    fc.assert(
      fc.property(art, urteil, urteil, (indikator, bezirk, berlin) => {
        const eingabe = lage({indikator, wert: {wert: 3, ki: null}, urteile: {bezirk, berlin}});
        expect(vergleichSatz(eingabe)).not.toMatch(behauptung);
      })
    );
  });

  it("says risen or fallen only if the interval of the difference leaves out 0", () => {
    const richtung = fc.constantFrom("steigend", "fallend", "nicht_erkennbar", "ohne_sicherheit");
    fc.assert(
      fc.property(breite, breite, richtung, (unter, ueber, r) => {
        const eingabe = lage({verlauf: verlauf(0.1, [-unter, ueber], r)});
        expect(veraenderungSatz(eingabe)).not.toMatch(behauptung);
        expect(richtungWort(eingabe)).not.toMatch(behauptung);
      })
    );
  });

  it("shows an interval that leaves out 0 so that it does not seem to contain it", () => {
    const grenze = fc.integer({min: 1, max: 400}).map((n) => n / 1000);
    fc.assert(
      fc.property(grenze, grenze, (unten, mehr) => {
        const satz = veraenderungSatz(lage({verlauf: verlauf(unten + mehr, [unten, unten + 2 * mehr], "steigend")}));
        expect(satz).toMatch(/95-%-Intervall \+0,\d*[1-9]\d* bis/);
      })
    );
  });

  it("tells no change across a break", () => {
    fc.assert(
      fc.property(fc.constantFrom("2019-12-31", "2020-12-31", "2022-12-31"), (ab) => {
        const bruch = {ab, grund: "Neu."};
        const satz = veraenderungSatz(lage({bruch, verlauf: verlauf(9, [8, 10], "steigend")}));
        expect(satz).not.toMatch(behauptung);
        expect(satz).not.toContain("9,0");
      })
    );
  });
});

describe("no sentence shows a figure that is not there", () => {
  it("has no digit but those of the date, whatever else came along", () => {
    const status = fc.constantFrom("geschuetzt", "fehlt", "nicht_gemeldet", "entfaellt");
    fc.assert(
      fc.property(art, status, zahl, (indikator, s, rest) => {
        const eingabe = lage({
          indikator,
          rest_bezirk: rest,
          wert: {wert: null, status: s, zaehler: Math.round(rest), nenner: 100, ki: ki(rest, rest + 1)},
          verlauf: verlauf(rest, [rest, rest + 1], "steigend")
        });
        const text = lageSaetze(eingabe).join(" ").replaceAll("31.12.2022", "").replace("Bericht 2020", "");
        expect(text.replace("je 100", "")).not.toMatch(/\d/);
      })
    );
  });
});

describe("sentences are short", () => {
  it("has at most 20 words in each", () => {
    fc.assert(
      fc.property(art, fc.constantFrom("bzr", "plr", "bezirk"), (indikator, gebiet) => {
        const mitTrend = {verlauf: verlauf(0.5, [-0.7, 1.7], "nicht_erkennbar")};
        const wert = {wert: 3, ...(["anteil", "lang", "quotient"].includes(indikator) ? {} : {ki: null})};
        for (const satz of saetzeOf(lageSaetze(lage({indikator, gebiet, wert, ...mitTrend})).join(" ")))
          expect(woerterOf(satz), satz).toBeLessThanOrEqual(20);
      })
    );
  });
});
