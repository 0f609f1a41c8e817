import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {leseDatei} from "../../src/lib/leistungen/lesen.js";
import type {Saetze, Satz} from "../../src/lib/leistungen/typen.js";
import {Datenordner, einfacheMeldung} from "../../test/support/leistungen.js";
import {readCatalogue} from "../contract/readCatalogue.js";
import {pruefeLieferungen} from "./eingang.js";
import {lieferungenOf} from "./lieferung.js";
import {leistungsquelle} from "./ordner.js";
import {bekannteSaetze} from "./pruefe.js";
import {readRegister} from "./register.js";
import {buildLeistungsvorlage} from "./vorlage.js";

const heute = "2026-02-15";
let daten: Datenordner;
beforeEach(() => {
  daten = new Datenordner();
  daten.zentren([
    {zentrum_id: "haus-nord", name: "Haus Nord", bezirksregionen: "Marzahn-Nord"},
    {zentrum_id: "haus-ost", name: "Haus Ost", bezirksregionen: "Hellersdorf-Ost"}
  ]);
});
afterEach(() => daten.remove());

const known = async (ausser: readonly string[] = []): Promise<Saetze> => {
  const {register, regeln} = readRegister(daten.dir);
  return (await bekannteSaetze(daten.dir, {register, regeln, heute}))(ausser);
};
const column = (rows: readonly Satz[] | undefined, name: string): unknown[] =>
  (rows ?? []).map(({werte}) => werte[name]);

describe("what is known of the centres", () => {
  // The older delivery lies in the folder that comes last by name.
  const deliverTwice = (): void => {
    const neu = einfacheMeldung("haus-nord", 2025, "2026-02-10");
    neu.angebote = [{...neu.angebote![0]!, titel: "Café am Abend"}];
    neu.leistungen = neu.leistungen!.map((row) => ({...row, termine: 5}));
    daten.liefere("2025/haus-nord/a-korrektur", neu);
    daten.liefere("2025/haus-nord/b", einfacheMeldung("haus-nord", 2025));
  };

  it("is the newest by its day, not by its folder, and no month is there twice", async () => {
    deliverTwice();
    const {angebote, leistungen, meldestand} = await known();
    expect(column(angebote, "titel")).toEqual(["Café am Abend"]);
    expect(column(leistungen, "termine")).toEqual(Array.from({length: 12}, () => 5));
    expect(column(meldestand, "stand")).toEqual(Array.from({length: 12}, () => "2026-02-10"));
  });

  it("begins the template of a centre", async () => {
    deliverTwice();
    const mappe = await buildLeistungsvorlage({dataDir: daten.dir, jahr: 2026, zentrum: "haus-nord", heute});
    const angebote = (await leseDatei("vorlage.xlsx", mappe)).find(({blatt}) => blatt === "Angebote")!;
    expect(angebote.zeilen.map(({zellen}) => zellen[angebote.kopf.indexOf("Titel")])).toEqual(["Café am Abend"]);
  });

  it("holds a correction that names no offers, since another delivery does", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    daten.liefere("2025/haus-nord/korrektur", {
      leistungen: [{zentrum_id: "haus-nord", angebot_id: "cafe", zeitraum: "2025-03", termine: 9}],
      meldestand: [{zentrum_id: "haus-nord", zeitraum: "2025-03", gemeldet: "ja", stand: "2026-02-10"}]
    });
    expect(column((await known()).leistungen, "termine")).toContain(9);
  });

  it("leaves out the delivery that is checked, and one that is not in order", async () => {
    daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
    daten.liefere("2025/haus-ost", einfacheMeldung("haus-ost", 2025));
    daten.write("zentren/leistungsdokumentation/2025/notiz.docx", "x");
    const eigene = daten.path("zentren/leistungsdokumentation/2025/haus-nord/leistungen.csv");
    expect(new Set(column((await known([eigene])).leistungen, "zentrum_id"))).toEqual(new Set(["haus-ost"]));
    writeFileSync(eigene, readFileSync(eigene, "utf8").replace(";4;6;40;", ";vier;6;40;"));
    expect(new Set(column((await known()).leistungen, "zentrum_id"))).toEqual(new Set(["haus-ost"]));
  });
});

it("a delivery is compared with rows of its own centres only", async () => {
  daten.liefere("2024/haus-nord", einfacheMeldung("haus-nord", 2024));
  daten.liefere("2025/haus-nord", einfacheMeldung("haus-nord", 2025));
  daten.liefere("2025/haus-ost", einfacheMeldung("haus-ost", 2025));
  const {register} = readRegister(daten.dir);
  const lieferungen = lieferungenOf(leistungsquelle(daten.dir), ["haus-nord", "haus-ost"]);
  const {pruefung: regeln} = readCatalogue(join(daten.dir, "catalogue")).leistungen;
  const geprueft = await pruefeLieferungen(lieferungen, {register, regeln, heute});
  const compared = geprueft.map(({name, kontext: {vorjahr = {}}}) => [
    name,
    [...new Set(Object.values(vorjahr).flatMap((rows) => rows.map(({werte}) => werte["zentrum_id"])))],
    vorjahr.leistungen?.length ?? 0
  ]);
  expect(compared).toEqual([
    ["2024/haus-nord", ["haus-nord"], 12],
    ["2025/haus-nord", ["haus-nord"], 12],
    ["2025/haus-ost", [], 0]
  ]);
});
