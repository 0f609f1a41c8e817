import {describe, expect, it} from "vitest";
import {jahr2025, kopf, seite} from "../../src/components/zentren/zentren.fixture.js";
import {readCatalogue} from "../contract/readCatalogue.js";
import type {ZentrumSeite} from "./leistungenShapes.js";
import {belegeJeStandard, standardsData} from "./standards.js";
import {StandardsData, type Beleg} from "./standardsShapes.js";

const catalogue = readCatalogue("data/catalogue");
const standards = (einschaetzung: "erfuellt" | null): ZentrumSeite["jahre"][number]["standards"] =>
  catalogue.standards.map(({nummer, id, titel}) => ({
    ...{nummer, id, titel, einschaetzung},
    nachweise: id === "kooperation" ? ["Kooperationsvereinbarung"] : []
  }));
const bereich = (id: string): string => catalogue.leistungsbereiche.find((b) => b.id === id)!.titel;
const wohnen = catalogue.problemfelder.find(({leistungsbereiche}) => leistungsbereiche.length > 0)!;

const eines: ZentrumSeite["jahre"][number] = {
  ...jahr2025,
  standards: standards("erfuellt"),
  beratungen: "geschuetzt",
  fortbildungen: null,
  ehrenamtliche: 0,
  anliegen: [
    {problemfeld: wohnen.id, titel: wohnen.titel, anzahl: 41},
    {problemfeld: "soziale_lage", titel: "Soziale Lage im Überblick", anzahl: 3}
  ],
  anliegen_kanaele: [
    {id: "beschwerde", titel: "Beschwerde", anzahl: "geschuetzt"},
    {id: "umfrage", titel: "Umfrage", anzahl: 16}
  ],
  gremien: [
    {id: "verbund", titel: "Verbund der Stadtteilzentren", anzahl: 11},
    {id: "sozialkommission", titel: "Sozialkommission", anzahl: 2}
  ]
};
const angebot = {...seite.angebote[0]!, leistungsbereich: bereich(wohnen.leistungsbereiche[0]!)};
const gueltig = {...angebot, jahre: [{...angebot.jahre[0]!, jahr: 2025}]};
const nord: ZentrumSeite = {...seite, angebote: [gueltig], oeffnungszeiten: "Mo 10:00–12:00", jahre: [eines]};
const sued: ZentrumSeite = {
  ...seite,
  kopf: {...kopf, zentrum_id: "aaa", name: "Ähre", barrierefrei: null},
  oeffnungszeiten: null,
  angebote: [],
  jahre: [
    {
      ...{...eines, standards: standards(null), beratungen: null, ehrenamtliche: null},
      ...{anliegen: [], anliegen_kanaele: [], gremien: [], gruppen: [], vermittlungen: []},
      monate: eines.monate.map((monat) => ({...monat, gemeldet: false}))
    }
  ]
};
const ohne: ZentrumSeite = {...seite, kopf: {...kopf, zentrum_id: "zzz", name: "Zeder"}, jahre: []};

const data = StandardsData.parse(
  standardsData(new Map([nord, sued, ohne].map((s) => [s.kopf.zentrum_id, s])), catalogue)
);
const jahr = data.jahre.find((j) => j.jahr === 2025)!;
const belege = (zentrum: string, standard: string): Beleg[] =>
  jahr.zentren.find(({zentrum_id}) => zentrum_id === zentrum)!.standards.find((s) => s.standard === standard)!.belege;
const kurz = (zentrum: string, standard: string) => belege(zentrum, standard).map(({art, anzahl}) => [art, anzahl]);
const nordId = nord.kopf.zentrum_id;

describe("the mart of the standards", () => {
  it("has a rule for each of the thirteen standards and for no other", () => {
    expect(Object.keys(belegeJeStandard).sort()).toEqual(catalogue.standards.map(({id}) => id).sort());
    expect(data.standards.map(({nummer}) => nummer)).toEqual(Array.from({length: 13}, (_, i) => i + 1));
  });

  it("lists centres in German order of names, those without records by name only", () => {
    expect(jahr.zentren.map(({name}) => name)).toEqual(["Ähre", nord.kopf.name]);
    expect(jahr.ohne_dokumentation).toEqual(["Zeder"]);
    expect(jahr.zentren.every((zentrum) => zentrum.standards.length === 13)).toBe(true);
  });

  it("passes numbers on as published: withheld stays withheld, 0 stays 0, nothing stays out", () => {
    expect(kurz(nordId, "beratung")[0]).toEqual(["beratungen", "geschuetzt"]);
    expect(kurz(nordId, "beschwerden")).toEqual([["anliegen_beschwerde", "geschuetzt"]]);
    expect(kurz(nordId, "ehrenamt")).toEqual([
      ["ehrenamtliche", 0],
      ["sozialkommission", 2]
    ]);
    expect(kurz(nordId, "nutzerbeteiligung")).toEqual([["anliegen_umfrage", 16]]);
  });

  it("takes only meetings with others in the area as evidence of cooperation, and all for work in bodies", () => {
    const titel = (standard: string, art: string): string[] =>
      belege(nordId, standard)
        .find((beleg) => beleg.art === art)!
        .teile.map((teil) => teil.titel);
    expect(titel("kooperation", "verbund_und_runden")).toEqual(["Verbund der Stadtteilzentren"]);
    expect(titel("gremienarbeit", "gremien")).toEqual(["Verbund der Stadtteilzentren", "Sozialkommission"]);
    expect(belege(nordId, "kooperation").find(({art}) => art === "vereinbarung")!.text).toBe(
      "Kooperation und Vernetzung"
    );
  });

  it("names voiced needs only where an offer of a fitting kind was there in the year", () => {
    expect(belege(nordId, "bedarfsumsetzung")[0]!.teile).toEqual([{titel: wohnen.titel, anzahl: 41}]);
  });

  it("has no evidence and no assessment of a centre that reported nothing", () => {
    const leer = jahr.zentren[0]!;
    expect([leer.gemeldet, leer.erwartet]).toEqual([0, eines.monate.length]);
    expect(leer.standards.every(({einschaetzung}) => einschaetzung === null)).toBe(true);
    for (const standard of ["angebote", "beratung", "multifunktional", "dokumentation"])
      expect(belege("aaa", standard)).toEqual([]);
  });

  it("is empty without centres", () => {
    expect(standardsData(new Map(), catalogue).jahre).toEqual([]);
  });
});
