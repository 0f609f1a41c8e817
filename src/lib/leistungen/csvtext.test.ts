import {parse} from "csv-parse/sync";
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {leseCsv, leseFelder, trennzeichenOf} from "./csvtext.js";
import type {Trennzeichen} from "./csvtext.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const lese = (text: string) => leseCsv("leistungen.csv", utf8(text));

describe("leseFelder", () => {
  const feld = fc.oneof(
    fc.string({unit: fc.constantFrom("a", "ä", "7", " ", ".", "–"), maxLength: 6}),
    fc.string({unit: fc.constantFrom("a", '"', ";", ",", "\t", "\n", "\r\n", "€"), maxLength: 6})
  );
  const tabelle = fc.array(fc.array(feld, {minLength: 1, maxLength: 5}), {minLength: 1, maxLength: 12});

  it("reads what csv-parse reads, with the line that each record begins on", () => {
    fc.assert(
      fc.property(
        tabelle,
        fc.constantFrom<Trennzeichen>(";", ",", "\t"),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.boolean(),
        (zeilen, trenner, ende, alleZitieren, schluss) => {
          const schreibe = (text: string): string =>
            alleZitieren || /[";,\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
          const records = zeilen.map((felder) => felder.map(schreibe).join(trenner));
          const text = records.join(ende) + (schluss ? ende : "");
          const gelesen = leseFelder("x.csv", text, trenner);
          const erwartet = parse(text, {
            delimiter: trenner,
            record_delimiter: ["\r\n", "\n"],
            relax_column_count: true
          }) as string[][];
          expect(gelesen.map(({felder}) => felder)).toEqual(erwartet);
          let zeile = 1;
          const beginne = records.slice(0, gelesen.length).map((record) => {
            const beginn = zeile;
            zeile += record.split("\n").length;
            return beginn;
          });
          expect(gelesen.map((record) => record.zeile)).toEqual(beginne);
        }
      ),
      {numRuns: 2000, seed: 5}
    );
  });

  it("is as strict about quotes as csv-parse", () => {
    fc.assert(
      fc.property(fc.string({unit: fc.constantFrom('"', ";", "a", "\n"), maxLength: 12}), (text) => {
        const versuche = (tu: () => unknown): unknown => {
          try {
            return tu();
          } catch {
            return "refused";
          }
        };
        const erwartet = versuche(() => parse(text, {delimiter: ";", relax_column_count: true}));
        expect(versuche(() => leseFelder("x.csv", text, ";").map(({felder}) => felder))).toEqual(erwartet);
      }),
      {numRuns: 5000, seed: 6}
    );
  });
});

describe("leseCsv", () => {
  it("keeps the physical line of a row: blank lines are left out, a quoted field may run over lines", () => {
    const {kopfzeile, kopf, zeilen} = lese('\n\nZentrum;Angebot\n\nhaus;"ein\nTreff"\n;;\nhaus;cafe\n');
    expect([kopfzeile, kopf]).toEqual([3, ["Zentrum", "Angebot"]]);
    expect(zeilen).toEqual([
      {zeile: 5, zellen: ["haus", "ein\nTreff"]},
      {zeile: 8, zellen: ["haus", "cafe"]}
    ]);
  });

  it.each<[string, Trennzeichen]>([
    ["Zentrum;Angebot;Zeitraum", ";"],
    ["zentrum_id,angebot_id,zeitraum", ","],
    ["Zentrum\tAngebot\tZeitraum", "\t"],
    // More commas than semicolons, but only semicolons give headings of the contract.
    ["Zentrum;Plätze, Räume, Stühle, Tische;Zeitraum", ";"],
    ['"Zentrum","Angebot"', ","],
    ["Zentrum", ";"]
  ])("finds the separator of %s", (kopf, trenner) => {
    expect(trennzeichenOf(kopf)).toBe(trenner);
  });

  it("obeys Excel's sep= line, which is no header", () => {
    const {kopf, kopfzeile, zeilen} = lese("sep=,\r\nZentrum,Stunden\r\nhaus,8\r\n");
    expect([kopf, kopfzeile, zeilen[0]?.zeile]).toEqual([["Zentrum", "Stunden"], 2, 3]);
  });

  it("reads UTF-8 with and without mark and Windows-1252 alike, the euro sign and dashes included", () => {
    const text = "Zentrum;Titel\nhaus;Café für Ältere – 3 €\n";
    const windows1252 = Uint8Array.from([...text].map((c) => ({"–": 0x96, "€": 0x80})[c] ?? c.codePointAt(0)!));
    for (const bytes of [utf8(text), utf8(`\ufeff${text}`), windows1252]) {
      const {kopf, zeilen} = leseCsv("angebote.csv", bytes);
      expect(kopf).toEqual(["Zentrum", "Titel"]);
      expect(zeilen[0]?.zellen).toEqual(["haus", "Café für Ältere – 3 €"]);
    }
  });

  it("leaves numbers and empty cells as they are written", () => {
    expect(lese("Zentrum;Stunden;Termine\nhaus;7,50;\n").zeilen[0]?.zellen).toEqual(["haus", "7,50", ""]);
  });
});
