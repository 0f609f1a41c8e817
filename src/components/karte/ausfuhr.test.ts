// @vitest-environment jsdom
import {parse} from "csv-parse/sync";
import {expect, it} from "vitest";
import {csvMaschine} from "../../lib/ausfuhr/csv.js";
import {tabellenOf} from "../../lib/ausfuhr/tabelle.js";
import {formatIntervall, formatWert} from "../../lib/format.js";
import {parseState} from "../../lib/state.js";
import {kartenAusfuhr} from "./ausfuhr.js";
import {buildBild, type Bild} from "./bild.js";
import {anteil, indikatoren as ohneAnteil, karteOf} from "./karte.fixture.js";
import {karteSpec} from "./zustand.js";

const indikatoren = [...ohneAnteil, anteil];
const karteData = karteOf(indikatoren);

function bildOf(search: string): Bild {
  const {state} = parseState(karteSpec(karteData), search);
  return buildBild(
    karteData,
    indikatoren.find((i) => i.id === state.indikator)!,
    state
  );
}

type Zeile = Record<string, string>;
const recordsOf = (bild: Bild): Zeile[] =>
  parse(csvMaschine(tabellenOf(kartenAusfuhr(bild, document))[0]!), {columns: true});

it("hands out every area as the map shows it, whatever the indicator, level and date, with Bezirk and Berlin beside", () => {
  for (const indikator of indikatoren)
    for (const {ebene, reihen} of indikator.ebenen)
      for (const {zeitraum} of reihen) {
        const bild = bildOf(`?indikator=${indikator.id}&ebene=${ebene}&zeitraum=${zeitraum}`);
        const records = recordsOf(bild);
        expect(records).toHaveLength(bild.zeilen.length + bild.vergleiche.length);
        bild.zeilen.forEach((zeile, i) => {
          const {wert, status, gebiet_id, wenige_faelle, ki_unten_95, ki_oben_95, ...rest} = records[i]!;
          const gelesen = {
            wert: wert === "" ? null : Number(wert),
            status: status!,
            ki: {wenige: wenige_faelle === "true"}
          };
          expect(formatWert(gelesen, indikator)).toBe(zeile.text);
          expect(gebiet_id).toBe(zeile.gebiet_id);
          const intervall =
            ki_unten_95 === ""
              ? null
              : formatIntervall({unten: Number(ki_unten_95), oben: Number(ki_oben_95)}, indikator);
          expect(intervall).toBe(zeile.intervall);
          expect([rest["vergleich_bezirk"] || null, rest["vergleich_berlin"] || null]).toEqual([
            zeile.urteile.bezirk,
            zeile.urteile.berlin
          ]);
          expect(rest["zeitraum"]).toBe(zeitraum);
          expect(rest["quelle"]).toContain("Erfundene Ausgabe");
        });
        expect(records.slice(bild.zeilen.length).map(({gebiet_id}) => gebiet_id)).toEqual(
          bild.vergleiche.map(({art}) => ({bezirk: "10", berlin: "00"})[art])
        );
      }
});

it("says why there is no number, in the words of the map, and what must be known", () => {
  const bild = bildOf("?indikator=mss_kinderarmut");
  const {zeichen, hinweise, titel, untertitel, name, datenstand} = kartenAusfuhr(bild, document);
  expect(recordsOf(bild).find(({gebiet_id}) => gebiet_id === "10020416")).toMatchObject({
    ...{wert: "", status: "fehlt", zeichen: "…", anmerkung: "Unter 300 Einwohner."}
  });
  expect(zeichen).toEqual([{zeichen: "…", bedeutung: expect.stringContaining("Das heißt nicht 0")}]);
  expect(hinweise).toEqual(
    expect.arrayContaining(["So wird gezählt.", "Ein Hinweis.", "Bruch ab 31.12.2018: Neu gezählt."])
  );
  expect(new Set(hinweise).size).toBe(hinweise.length);
  expect([titel, untertitel, datenstand]).toEqual(["Kinderarmut", bild.untertitel, "31.12.2020"]);
  expect(name).toEqual({was: "mss_kinderarmut", wo: "plr", wann: "2020-12-31", ansicht: "karte"});
});

it("names the classes of the source beside their numbers", () => {
  expect(recordsOf(bildOf("?indikator=mss_status"))[0]).toMatchObject({wert: "1", klasse: "hoch", einheit: "Klasse"});
});
