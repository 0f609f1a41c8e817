import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Catalogue} from "./catalogue.js";
import {InputError} from "./errors.js";
import {ebeneOf} from "./lor.js";
import {readCatalogue} from "./readCatalogue.js";
import {Status} from "./release.js";

const real = "data/catalogue";
const catalogue = readCatalogue(real);

/** Every text of *value* with its path, so that a finding can be mended. */
function textsOf(value: unknown, path = ""): [path: string, text: string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, v]) => textsOf(v, path ? `${path}.${key}` : key));
}

const byId = (id: string): Catalogue["indicators"][number] => {
  const found = catalogue.indicators.find((i) => i.id === id);
  if (!found) throw new Error(`indicator: ${id} is not in the catalogue`);
  return found;
};

describe("the catalogue of the district", () => {
  it("holds at least 65 indicators, each under a name of its own, the fifteen of the profile in their order", () => {
    expect(catalogue.indicators.length).toBeGreaterThanOrEqual(65);
    for (const key of ["titel", "kurztitel"] as const) {
      const names = catalogue.indicators.map((i) => i[key]);
      expect(new Set(names).size, key).toBe(names.length);
    }
    for (const {id, kurztitel} of catalogue.indicators) expect(kurztitel.length, id).toBeLessThanOrEqual(40);
    const profile = [
      "einwohner",
      "anteil_unter_6",
      "anteil_unter_18",
      "anteil_18_bis_24",
      "anteil_65_plus",
      "anteil_80_plus",
      "jugendquotient",
      "altenquotient",
      "einwohner_je_hektar",
      "veraenderung_5_jahre",
      "mss_arbeitslosigkeit",
      "mss_transferbezug",
      "mss_kinderarmut",
      "mss_status",
      "mss_dynamik"
    ];
    expect(catalogue.indicators.map((i) => i.id).filter((id) => profile.includes(id))).toEqual(profile);
  });

  it("says everything about every indicator", () => {
    const keys = Object.keys(byId("einwohner"));
    expect(keys).toHaveLength(29);
    for (const indicator of catalogue.indicators) {
      expect(Object.keys(indicator), indicator.id).toEqual(keys);
      for (const [path, text] of textsOf(indicator)) {
        if (path !== "einheit_kurz") expect(text.trim(), `${indicator.id} ${path}`).not.toBe("");
      }
      expect(indicator.hinweise.length, indicator.id).toBeGreaterThan(0);
    }
  });

  it("counts ages from whole age bands that leave no gap and share none", () => {
    const years = (list: string[]): number[] =>
      list.flatMap((merkmal) => {
        const [from, below] = merkmal.slice(1).split("_").map(Number) as [number, number];
        return Array.from({length: below - from}, (_, i) => from + i);
      });
    const range = (from: number, below: number): number[] => Array.from({length: below - from}, (_, i) => from + i);
    const zaehlerOf = (id: string): string[] => {
      const b = byId(id).berechnung;
      return b.art === "anteil" || b.art === "summe" ? b.zaehler : [];
    };
    expect(years(zaehlerOf("anteil_unter_6"))).toEqual(range(0, 6));
    expect(years(zaehlerOf("anteil_unter_18"))).toEqual(range(0, 18));
    expect(years(zaehlerOf("anteil_18_bis_24"))).toEqual(range(18, 25));
    expect(years(zaehlerOf("anteil_65_plus"))).toEqual(range(65, 110));
    expect(years(zaehlerOf("anteil_80_plus"))).toEqual(range(80, 110));
    expect(years(zaehlerOf("anteil_6_bis_14"))).toEqual(range(6, 15));
    expect(years(zaehlerOf("anteil_15_bis_17"))).toEqual(range(15, 18));
    expect(years(zaehlerOf("anteil_18_bis_26"))).toEqual(range(18, 27));
    expect(years(zaehlerOf("anteil_55_bis_64"))).toEqual(range(55, 65));
    expect(years(zaehlerOf("anteil_65_bis_79"))).toEqual(range(65, 80));
    expect(years(zaehlerOf("einwohner_unter_6"))).toEqual(range(0, 6));
    expect(years(zaehlerOf("einwohner_unter_18"))).toEqual(range(0, 18));
    expect(years(zaehlerOf("einwohner_65_plus"))).toEqual(range(65, 110));
    expect(years(zaehlerOf("einwohner_80_plus"))).toEqual(range(80, 110));
    for (const id of ["jugendquotient", "altenquotient"]) {
      const b = byId(id).berechnung;
      expect(b.art === "anteil" && years(b.nenner), id).toEqual(range(18, 65));
    }
    expect(years(zaehlerOf("jugendquotient"))).toEqual(range(0, 18));
    expect(years(zaehlerOf("altenquotient"))).toEqual(range(65, 110));
  });

  it("fills in from a second source only where its age bands have the same bounds", () => {
    const isBand = (merkmal: string): boolean => /^a\d\d_\d+$/.test(merkmal);
    const bounds = (list: string[]): string => {
      const years = list.map((m) => m.slice(1).split("_").map(Number) as [number, number]).sort((a, b) => a[0] - b[0]);
      years.forEach(([from], i) => i > 0 && expect(from).toBe(years[i - 1]?.[1]));
      return `${years[0]?.[0]} to ${years.at(-1)?.[1]}`;
    };
    for (const {id, berechnung: b} of catalogue.indicators) {
      if (b.art !== "anteil" && b.art !== "summe") continue;
      const lists = (part: {zaehler: string[]; nenner?: string[]}): string[][] => [part.zaehler, part.nenner ?? []];
      for (const part of b.ergaenzung)
        lists(b).forEach((own, i) => {
          const other = lists(part)[i] ?? [];
          expect(other.every(isBand), id).toBe(own.every(isBand));
          if (own.length > 0 && own.every(isBand)) expect(bounds(other), id).toBe(bounds(own));
        });
    }
  });

  it("calls neither people nor families a burden, only poverty, unemployment and what is made of them", () => {
    for (const {id, quelle, polaritaet} of catalogue.indicators) {
      if (["ewr", "ai16", "wohndauer"].includes(quelle)) expect(polaritaet, id).toBe("keine_wertung");
      if (quelle === "gssa") expect(polaritaet, id).toBe("ressource");
      if (/alleinerziehend|herkunft|wanderung|wohndauer/.test(id)) expect(polaritaet, id).toBe("keine_wertung");
      if (/arbeitslos|kinderarmut|altersarmut|sgb2_quote/.test(id) && id !== "qpk_arbeitslose")
        expect(polaritaet, id).toBe("belastung");
    }
  });

  it("gives an interval to every share of counts, and says why where there is none", () => {
    const hinweise = {
      wilson: /^Zum Wert gehört ein 95-Prozent-Intervall nach Wilson, gerechnet aus Zähler und Nenner\. .*durch Zufall/,
      wilson_quotient:
        /^Zum Wert gehört ein 95-Prozent-Intervall nach Wilson für den Anteil der einen Gruppe an beiden .*Quotient.*beider Gruppen durch Zufall/,
      byar: /^Zum Wert gehört ein 95-Prozent-Intervall nach Byar, .*unter 10 .*Poisson\. .*durch Zufall/,
      wilson_angenaehert:
        /^Zum Wert gehört ein angenähertes 95-Prozent-Intervall nach Wilson\. .*veröffentlicht nur den Anteil.*A I 16.*nur ungefähr\. .*durch Zufall/,
      keines: /^Kein Intervall: /
    };
    for (const {id, einheit, berechnung: b, ki_verfahren, ki_hinweis} of catalogue.indicators) {
      if (b.art === "anteil") expect(ki_verfahren, id).toBe(einheit === "Prozent" ? "wilson" : "wilson_quotient");
      if (b.art === "uebernahme") expect(["keines", "wilson_angenaehert"], id).toContain(ki_verfahren);
      if (b.art === "summe" || b.art === "veraenderung") expect(ki_verfahren, id).toBe("keines");
      expect(ki_hinweis, id).toMatch(hinweise[ki_verfahren]);
      expect(ki_hinweis, id).not.toMatch(/noch nicht/);
    }
  });

  it("approximates the denominators of published shares of people only, with the ages it names", () => {
    const approximated = catalogue.indicators.filter((i) => i.ki_verfahren === "wilson_angenaehert");
    for (const {id, einheit, ki_nenner} of approximated) {
      expect([einheit, ki_nenner?.quelle], id).toEqual(["Prozent", "ai16"]);
    }
    const ages = {
      mss_arbeitslosigkeit: ["15 bis unter 65", "a15_18", "a55_65"],
      mss_kinderarmut: ["unter 15", "a00_06", "a06_15"],
      mss_jugendarbeitslosigkeit: ["18 bis unter 27", "a18_27", "a18_27"],
      mss_altersarmut: ["ab 65", "a65_110", "a65_110"]
    };
    for (const [id, [text, first, last]] of Object.entries(ages)) {
      expect(byId(id).ki_hinweis, id).toContain(text);
      expect([byId(id).ki_nenner?.merkmale[0], byId(id).ki_nenner?.merkmale.at(-1)], id).toEqual([first, last]);
    }
  });

  it("sets no level beside another where each is measured by itself", () => {
    const apart = catalogue.indicators.filter((i) => !i.ebenen_vergleichbar);
    expect(apart.filter(({ebenen}) => ebenen.length > 1).map(({quelle}) => quelle)).toEqual(Array(5).fill("gssa"));
  });

  it("breaks every series whose meaning changes", () => {
    const breaks = (id: string): string[] => byId(id).brueche.map(({ab}) => ab);
    expect(breaks("mss_arbeitslosigkeit")).toEqual(["2018-12-31"]);
    expect(breaks("mss_kinderarmut")).toEqual(["2014-12-31"]);
    for (const {id, quelle, berechnung: b} of catalogue.indicators) {
      if (quelle !== "ai16" || b.art !== "anteil") continue;
      const derived = [...b.zaehler, ...b.nenner].some((m) => /mh|migration|herkunft/.test(m));
      expect(breaks(id), id).toEqual(derived ? ["2017-12-31"] : []);
    }
  });

  it("has a figure or an admitted gap for every problem field", () => {
    for (const {id} of catalogue.problemfelder) {
      const entries = [...catalogue.indicators, ...catalogue.datenluecken].filter((e) => e.problemfeld === id);
      expect(entries.length, id).toBeGreaterThan(0);
    }
    expect(catalogue.datenluecken.length).toBeGreaterThanOrEqual(8);
  });

  it("does not judge where there is nothing to judge", () => {
    const judging = /besser|schlechter|verschlecht|verbesser|günstig|belast|problem|negativ|positiv/i;
    for (const indicator of catalogue.indicators.filter((i) => i.polaritaet === "keine_wertung")) {
      for (const [path, text] of textsOf(indicator)) expect(text, `${indicator.id} ${path}`).not.toMatch(judging);
    }
  });

  it("uses no word that says more than the figures do", () => {
    for (const [path, text] of textsOf(catalogue)) {
      expect(text, path).not.toMatch(/Problemzone|Bedarf festgestellt|Wirkung|sozial schwach|Brennpunkt|!/);
    }
  });

  it("says that MSS classes break with every change of method and boundaries", () => {
    for (const id of ["mss_status", "mss_dynamik"]) {
      expect(
        byId(id).brueche.map(({ab}) => ab),
        id
      ).toEqual(["2018-12-31", "2020-12-31", "2024-12-31"]);
      expect(byId(id).ebenen, id).toEqual(["plr"]);
    }
    expect(byId("mss_status").klassen?.map(({wert, name}) => [wert, name])).toEqual([
      [1, "hoch"],
      [2, "mittel"],
      [3, "niedrig"],
      [4, "sehr niedrig"]
    ]);
    expect(byId("mss_dynamik").klassen?.map(({wert, kurz}) => [wert, kurz])).toEqual([
      [1, "+"],
      [3, "+/-"],
      [5, "-"]
    ]);
  });

  it("gives no level to MSS shares that the source does not publish", () => {
    for (const id of ["mss_arbeitslosigkeit", "mss_transferbezug", "mss_kinderarmut"]) {
      expect(byId(id).ebenen, id).toEqual(["plr", "bzr", "bezirk", "berlin"]);
      expect(byId(id).ki_verfahren, id).toBe("wilson_angenaehert");
    }
  });

  it("names licence and publisher in every line of attribution", () => {
    for (const {id, quellenvermerk, quellenvermerke, herausgeber, lizenz, weitere_lizenzen} of catalogue.sources)
      for (const line of [quellenvermerk, ...Object.values(quellenvermerke)]) {
        expect(line, id).toMatch(/^Quelle: /);
        expect(line, id).toContain(herausgeber);
        for (const each of [lizenz, ...weitere_lizenzen])
          expect(line, id).toContain(catalogue.lizenzen.find((l) => l.id === each)?.url);
        if (/^(cc-by|odbl)/.test(lizenz)) expect(line, id).toMatch(/umgerechnet|unverändert|vereinfacht/);
      }
    expect(catalogue.sources.find(({id}) => id === "osm")?.quellenvermerk).toContain("© OpenStreetMap-Mitwirkende");
  });

  it("carries every BZR, PGR and Bezirk of the district, all Bezirke and Berlin into the new edition", () => {
    const {umschluesselung} = catalogue.methode;
    const count = (ebene: string): number => umschluesselung.filter(({neu}) => ebeneOf(neu) === ebene).length;
    expect([count("bzr"), count("pgr"), count("bezirk"), count("berlin")]).toEqual([9, 4, 12, 1]);
    for (const {alt, neu} of umschluesselung.filter(({neu}) => ebeneOf(neu) === "bzr")) {
      expect(umschluesselung).toContainEqual(expect.objectContaining({alt: alt.slice(0, 4), neu: neu.slice(0, 4)}));
    }
  });

  it("has a sign of its own for every state", () => {
    const signs = catalogue.methode.status.map(({zeichen}) => zeichen);
    expect(catalogue.methode.status.map(({id}) => id)).toEqual(Status.options);
    expect(new Set(signs).size).toBe(signs.length);
  });

  it("makes the need index of figures of Planungsräume alone, none of them about origin or places, all fields equal", () => {
    const {felder, indikatoren} = catalogue.bedarfsindex;
    for (const {indikator} of indikatoren) {
      const {quelle, einheit, ebenen} = byId(indikator);
      expect(["mss", "ewr"], indikator).toContain(quelle);
      expect(["Prozent", "Prozentpunkte"], indikator).toContain(einheit);
      expect(ebenen, indikator).toContain("plr");
      expect(indikator).not.toMatch(/migration|herkunft|staatsangehoerigkeit/);
    }
    const gewichtet = felder.filter(({gewicht}) => gewicht > 0);
    expect(gewichtet.map(({problemfeld, gewicht}) => [problemfeld, gewicht])).toEqual([
      ["armut_existenzsicherung", 1],
      ["arbeit_beschaeftigung", 1],
      ["jugend", 1]
    ]);
    const vorgaben = indikatoren.filter(({vorgabe}) => vorgabe).map(({indikator}) => byId(indikator));
    expect(vorgaben.filter((i) => gewichtet.some((f) => f.problemfeld === i.problemfeld))).toHaveLength(5);
    for (const {problemfeld} of felder) expect(vorgaben.map((i) => i.problemfeld)).toContain(problemfeld);
  });

  it("holds the thirteen standards, five service areas and five tasks of the framework agreement", () => {
    expect(catalogue.standards.map(({nummer}) => nummer)).toEqual(Array.from({length: 13}, (_, i) => i + 1));
    const areas = (abschnitt: string): number =>
      catalogue.leistungsbereiche.filter((b) => b.abschnitt === abschnitt).length;
    expect([areas("4.1"), areas("4.2")]).toEqual([5, 5]);
  });

  it("admits where a target group has no figure for small areas", () => {
    const without = catalogue.zielgruppen.filter(({indikatoren}) => indikatoren.length === 0);
    expect(without.map(({id}) => id)).toContain("pflegende_angehoerige");
    for (const {id, hinweis} of without) expect(hinweis, id).toContain("keinen Wert");
  });
});

/** Place of an indicator in the list of those the need index may hold. */
const imIndex = (id: string): number =>
  readCatalogue("data/catalogue").bedarfsindex.indikatoren.findIndex(({indikator}) => indikator === id);

describe("a broken catalogue", () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "katalog-"));
    cpSync(real, dir, {recursive: true});
  });
  afterEach(() => rmSync(dir, {recursive: true, force: true}));

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what is broken on purpose has no type
  function change(file: string, edit: (content: any) => void): void {
    const path = join(dir, file);
    const content: unknown = JSON.parse(readFileSync(path, "utf8"));
    edit(content);
    writeFileSync(path, JSON.stringify(content, null, 2));
  }
  function fault(): InputError {
    try {
      readCatalogue(dir);
    } catch (error) {
      if (error instanceof InputError) {
        expect(error.message).not.toMatch(/ZodError|SyntaxError|Invalid|expected|^\s+at /m);
        for (const {regel, abhilfe} of error.problems) {
          expect(regel).not.toBe("");
          expect(abhilfe).toMatch(/^[A-ZÄÖÜ].*\.$/);
        }
        return error;
      }
      throw error;
    }
    throw new Error("readCatalogue accepted a broken catalogue");
  }
  const index = (id: string): number => catalogue.indicators.findIndex((i) => i.id === id);

  const broken: [what: string, file: string, edit: (content: never) => void, places: string[], regel: RegExp][] = [
    [
      "a missing field",
      "indicators.json",
      (c: Record<string, unknown>[]) => delete c[index("anteil_18_bis_24")]?.["einheit"],
      [`indicators.json → [${index("anteil_18_bis_24")}].einheit (anteil_18_bis_24)`],
      /^fehlt$/
    ],
    [
      "a misspelt field",
      "indicators.json",
      (c: Record<string, unknown>[]) => ((c[index("einwohner")] as Record<string, unknown>)["tietel"] = "x"),
      [`indicators.json → [${index("einwohner")}].tietel (einwohner)`],
      /kein bekanntes Feld/
    ],
    [
      "a text in place of a number",
      "indicators.json",
      (c: {nachkommastellen: unknown}[]) =>
        ((c[index("anteil_unter_6")] as {nachkommastellen: unknown}).nachkommastellen = "1"),
      [`indicators.json → [${index("anteil_unter_6")}].nachkommastellen (anteil_unter_6)`],
      /keine ganze Zahl|keine Zahl/
    ],
    [
      "an empty text",
      "indicators.json",
      (c: {definition: string}[]) => ((c[index("anteil_unter_18")] as {definition: string}).definition = "  "),
      [`indicators.json → [${index("anteil_unter_18")}].definition (anteil_unter_18)`],
      /darf nicht leer sein/
    ],
    [
      "an indicator without a caveat",
      "indicators.json",
      (c: {hinweise: string[]}[]) => (c[index("einwohner")]!.hinweise = []),
      [`indicators.json → [${index("einwohner")}].hinweise (einwohner)`],
      /^braucht mindestens einen Hinweis$/
    ],
    [
      "an unknown polarity",
      "indicators.json",
      (c: {polaritaet: string}[]) => ((c[index("einwohner")] as {polaritaet: string}).polaritaet = "gut"),
      [`indicators.json → [${index("einwohner")}].polaritaet (einwohner)`],
      /keiner der erlaubten Werte/
    ],
    [
      "an unknown way to compute",
      "indicators.json",
      (c: {berechnung: {art: string}}[]) =>
        ((c[index("einwohner")] as {berechnung: {art: string}}).berechnung.art = "mittel"),
      [`indicators.json → [${index("einwohner")}].berechnung.art (einwohner)`],
      /keine bekannte Art der Berechnung/
    ],
    [
      "an id twice",
      "indicators.json",
      (c: {id: string}[]) => ((c[index("altenquotient")] as {id: string}).id = "anteil_65_plus"),
      [
        `indicators.json → [${index("altenquotient")}].id (anteil_65_plus)`,
        ...catalogue.zielgruppen.flatMap(({id, indikatoren}, i) =>
          indikatoren.flatMap((n, j) =>
            n === "altenquotient" ? [`zielgruppen.json → [${i}].indikatoren[${j}] (${id})`] : []
          )
        )
      ],
      /kommt schon einmal vor|nicht enthalten/
    ],
    [
      "an unknown source",
      "indicators.json",
      (c: {quelle: string}[]) => ((c[index("einwohner")] as {quelle: string}).quelle = "zensus"),
      [
        `indicators.json → [${index("einwohner")}].quelle (einwohner)`,
        `indicators.json → [${index("einwohner")}].berechnung.quelle (einwohner)`
      ],
      /nicht enthalten|weicht von der Quelle/
    ],
    [
      "an unknown problem field",
      "indicators.json",
      (c: {problemfeld: string}[]) => ((c[index("anteil_65_plus")] as {problemfeld: string}).problemfeld = "sport"),
      [`indicators.json → [${index("anteil_65_plus")}].problemfeld (anteil_65_plus)`],
      /problemfelder\.json nicht enthalten/
    ],
    [
      "a figure of another field that is to stand for this one",
      "problemfelder.json",
      (c: {leitindikatoren: {indikator: string}[]}[]) =>
        ((c[1] as {leitindikatoren: {indikator: string}[]}).leitindikatoren[1]!.indikator = "anteil_65_plus"),
      ["problemfelder.json → [1].leitindikatoren[1].indikator (armut_existenzsicherung)"],
      /gehört zum Problemfeld „alter_pflege“ und steht dort nicht/
    ],
    [
      "a count that is to stand for a field",
      "problemfelder.json",
      (c: {leitindikatoren: {indikator: string}[]}[]) =>
        ((c[5] as {leitindikatoren: {indikator: string}[]}).leitindikatoren[0]!.indikator = "einwohner_80_plus"),
      ["problemfelder.json → [5].leitindikatoren[0].indikator (alter_pflege)"],
      /ist eine Anzahl/
    ],
    [
      "a figure that stands for a field twice, and an unknown one",
      "problemfelder.json",
      (c: {leitindikatoren: {indikator: string; begruendung: string}[]}[]) =>
        (c[5] as {leitindikatoren: {indikator: string; begruendung: string}[]}).leitindikatoren.push(
          {indikator: "anteil_80_plus", begruendung: "Noch einmal."},
          {indikator: "anteil_90_plus", begruendung: "Fehlt."}
        ),
      [0, 1].map(
        (i) =>
          `problemfelder.json → [5].leitindikatoren[${catalogue.problemfelder[5]!.leitindikatoren.length + i}].indikator (alter_pflege)`
      ),
      /steht doppelt|nicht enthalten/
    ],
    [
      "a figure of the Bezirk alone that is to stand for a field",
      "problemfelder.json",
      (c: {leitindikatoren: {indikator: string}[]}[]) =>
        ((c[1] as {leitindikatoren: {indikator: string}[]}).leitindikatoren[1]!.indikator = "qpk_sgb2_quote"),
      ["problemfelder.json → [1].leitindikatoren[1].indikator (armut_existenzsicherung)"],
      /unterhalb des Bezirks/
    ],
    [
      "a change of an unknown indicator",
      "indicators.json",
      (c: {id: string; berechnung: {indikator?: string}}[]) =>
        c.forEach((i) => i.id === "veraenderung_5_jahre" && (i.berechnung.indikator = "haushalte")),
      [`indicators.json → [${index("veraenderung_5_jahre")}].berechnung.indikator (veraenderung_5_jahre)`],
      /nicht enthalten/
    ],
    [
      "a Merkmal counted twice",
      "indicators.json",
      (c: {berechnung: {zaehler: string[]}}[]) =>
        (c[index("anteil_unter_6")] as {berechnung: {zaehler: string[]}}).berechnung.zaehler.push("a00_01"),
      [`indicators.json → [${index("anteil_unter_6")}].berechnung.zaehler[5] (anteil_unter_6)`],
      /steht doppelt/
    ],
    [
      "classes without their classification",
      "indicators.json",
      (c: {klassen: unknown}[]) => ((c[index("mss_status")] as {klassen: unknown}).klassen = null),
      [`indicators.json → [${index("mss_status")}].klassen (mss_status)`],
      /steht genau dann/
    ],
    [
      "an approximated denominator that is not named",
      "indicators.json",
      (c: {ki_nenner: unknown}[]) => ((c[index("mss_kinderarmut")] as {ki_nenner: unknown}).ki_nenner = null),
      [`indicators.json → [${index("mss_kinderarmut")}].ki_nenner (mss_kinderarmut)`],
      /steht genau dann, wenn ki_verfahren/
    ],
    [
      "an approximated denominator beside published counts",
      "indicators.json",
      (c: {ki_verfahren: string; ki_nenner: unknown}[]) =>
        (c[index("anteil_unter_6")] = {
          ...(c[index("anteil_unter_6")] as {ki_verfahren: string; ki_nenner: unknown}),
          ki_verfahren: "wilson_angenaehert",
          ki_nenner: {quelle: "ai16", merkmale: ["insgesamt"]}
        }),
      [`indicators.json → [${index("anteil_unter_6")}].ki_verfahren (anteil_unter_6)`],
      /nur für übernommene Anteile/
    ],
    [
      "the interval of two counted groups for a value that is taken over",
      "indicators.json",
      (c: {ki_verfahren: string; ki_nenner: unknown}[]) =>
        (c[index("mss_kinderarmut")] = {
          ...(c[index("mss_kinderarmut")] as {ki_verfahren: string; ki_nenner: unknown}),
          ki_verfahren: "wilson_quotient",
          ki_nenner: null
        }),
      [`indicators.json → [${index("mss_kinderarmut")}].ki_verfahren (mss_kinderarmut)`],
      /nur für zwei gezählte Gruppen/
    ],
    [
      "an approximated denominator of an unknown source",
      "indicators.json",
      (c: {ki_nenner: {quelle: string}}[]) =>
        ((c[index("mss_kinderarmut")] as {ki_nenner: {quelle: string}}).ki_nenner.quelle = "zensus"),
      [`indicators.json → [${index("mss_kinderarmut")}].ki_nenner.quelle (mss_kinderarmut)`],
      /nicht enthalten/
    ],
    [
      "a class too few",
      "indicators.json",
      (c: {klassen: unknown[]}[]) => (c[index("mss_status")] as {klassen: unknown[]}).klassen.pop(),
      [`indicators.json → [${index("mss_status")}].klassifikation.anzahl (mss_status)`],
      /nicht die Zahl der Klassen/
    ],
    [
      "an unknown licence",
      "sources.json",
      (c: {quellen: {lizenz: string}[]}) => ((c.quellen[1] as {lizenz: string}).lizenz = "cc0"),
      ["sources.json → quellen[1].lizenz (ewr)"],
      /nicht enthalten/
    ],
    [
      "an unknown further licence",
      "sources.json",
      (c: {quellen: {weitere_lizenzen: string[]}[]}) => c.quellen[1]?.weitere_lizenzen.push("cc0"),
      ["sources.json → quellen[1].weitere_lizenzen[0] (ewr)"],
      /nicht enthalten/
    ],
    [
      "an address that is none",
      "sources.json",
      (c: {lizenzen: {url: string}[]}) => ((c.lizenzen[0] as {url: string}).url = "creativecommons"),
      ["sources.json → lizenzen[0].url (cc-by-3.0-de)"],
      /keine Internetadresse/
    ],
    [
      "a target group with an unknown indicator",
      "zielgruppen.json",
      (c: {indikatoren: string[]}[]) => ((c[1] as {indikatoren: string[]}).indikatoren[2] = "kinder_im_bezirk"),
      ["zielgruppen.json → [1].indikatoren[2] (kinder)"],
      /indicators\.json nicht enthalten/
    ],
    [
      "a level without an indicator",
      "zielgruppen.json",
      (c: {indikatoren: string[]}[]) => ((c[1] as {indikatoren: string[]}).indikatoren = []),
      ["zielgruppen.json → [1].kleinste_ebene (kinder)"],
      /passt nicht zu indikatoren/
    ],
    [
      "people counted by an unknown indicator",
      "zielgruppen.json",
      (c: {personen: {indikatoren: string[]}}[]) =>
        ((c[1] as {personen: {indikatoren: string[]}}).personen.indikatoren[1] = "kinder_im_bezirk"),
      ["zielgruppen.json → [1].personen.indikatoren[1] (kinder)"],
      /indicators\.json nicht enthalten/
    ],
    [
      "people counted by an indicator without Planungsräume",
      "zielgruppen.json",
      (c: {personen: {indikatoren: string[]}}[]) =>
        ((c[1] as {personen: {indikatoren: string[]}}).personen.indikatoren[0] = "kern_hilfen_zur_erziehung"),
      ["zielgruppen.json → [1].personen.indikatoren[0] (kinder)"],
      /^hat keine Zahlen für Planungsräume der LOR 2021$/
    ],
    [
      "people counted by a published share",
      "zielgruppen.json",
      (c: {personen: {indikatoren: string[]}}[]) =>
        ((c[1] as {personen: {indikatoren: string[]}}).personen.indikatoren[0] = "mss_kinderarmut"),
      ["zielgruppen.json → [1].personen.indikatoren[0] (kinder)"],
      /^zählt keine Personen$/
    ],
    [
      "people counted by nothing",
      "zielgruppen.json",
      (c: {personen: {indikatoren: string[]}}[]) =>
        ((c[1] as {personen: {indikatoren: string[]}}).personen.indikatoren = []),
      ["zielgruppen.json → [1].personen.indikatoren (kinder)"],
      /^hat weniger als 1 Eintrag$/
    ],
    [
      "similar areas by an indicator named twice, a count and a class",
      "aehnlichkeit.json",
      (c: {themen: {indikatoren: {indikator: string}[]}[]}) => {
        c.themen[0]!.indikatoren[1]!.indikator = c.themen[0]!.indikatoren[0]!.indikator;
        c.themen[0]!.indikatoren[2]!.indikator = "einwohner_65_plus";
        c.themen[0]!.indikatoren[3]!.indikator = "mss_status";
      },
      [1, 2, 3].map((i) => `aehnlichkeit.json → themen[0].indikatoren[${i}].indikator`),
      /steht doppelt|ist eine Klasse oder eine Anzahl/
    ],
    [
      "similar areas by an indicator of one level",
      "aehnlichkeit.json",
      (c: {themen: {indikatoren: {indikator: string}[]}[]}) =>
        (c.themen[0]!.indikatoren[0]!.indikator = "kern_arbeitslose"),
      ["aehnlichkeit.json → themen[0].indikatoren[0].indikator"],
      /fehlt für Planungsräume oder Bezirksregionen/
    ],
    [
      "similar areas that no two areas could be",
      "aehnlichkeit.json",
      (c: {mindestens_gemeinsam: number}) => (c.mindestens_gemeinsam = 99),
      ["aehnlichkeit.json → mindestens_gemeinsam"],
      /größer als die Zahl der Indikatoren/
    ],
    [
      "one word explained twice",
      "glossar.json",
      (c: {wort: string; auch: string[]}[]) => (c[1]!.auch = [c[0]!.wort.toUpperCase()]),
      ["glossar.json → [1].auch[0] (ai16)"],
      /kommt schon einmal vor/
    ],
    [
      "zones that do not go outwards",
      "leistungen.json",
      (c: {erreichbarkeit: {minuten: number[]}}) => (c.erreichbarkeit.minuten = [10, 30, 30]),
      ["leistungen.json → erreichbarkeit.minuten[2]"],
      /nicht größer als der Wert davor/
    ],
    [
      "a zone without a weight",
      "leistungen.json",
      (c: {erreichbarkeit: {gewichte: number[]; gewichte_steil: number[]}}) => {
        c.erreichbarkeit.gewichte.pop();
        c.erreichbarkeit.gewichte_steil.push(0.01);
      },
      ["leistungen.json → erreichbarkeit.gewichte", "leistungen.json → erreichbarkeit.gewichte_steil"],
      /^hat [24] statt 3 Werte$/
    ],
    [
      "a far zone that counts more than a near one",
      "leistungen.json",
      (c: {erreichbarkeit: {gewichte_steil: number[]}}) => (c.erreichbarkeit.gewichte_steil = [0.5, 0.6, 0.1]),
      ["leistungen.json → erreichbarkeit.gewichte_steil[1]"],
      /größer als das Gewicht der näheren Zone/
    ],
    [
      "slow people who walk faster",
      "leistungen.json",
      (c: {erreichbarkeit: {tempo_langsam: number}}) => (c.erreichbarkeit.tempo_langsam = 5),
      ["leistungen.json → erreichbarkeit.tempo_langsam"],
      /^ist größer als tempo$/
    ],
    [
      "a gap shown first that is not computed",
      "leistungen.json",
      (c: {luecke: {vorgabe: number}}) => (c.luecke.vorgabe = 0.7),
      ["leistungen.json → luecke.vorgabe"],
      /^steht nicht unter lambda$/
    ],
    [
      "weights of need out of order",
      "leistungen.json",
      (c: {luecke: {lambda: number[]}}) => (c.luecke.lambda = [0.5, 0, 1]),
      ["leistungen.json → luecke.lambda[1]"],
      /nicht größer als der Wert davor/
    ],
    [
      "a list of topics longer than it may be",
      "jahresplanung.json",
      (c: {vorschlag: {anzahl: number}}) => (c.vorschlag.anzahl = 13),
      ["jahresplanung.json → vorschlag.hoechstens"],
      /^ist kleiner als anzahl$/
    ],
    [
      "a criterion twice",
      "jahresplanung.json",
      (c: {kriterien: {id: string}[]}) => (c.kriterien[1]!.id = c.kriterien[0]!.id),
      ["jahresplanung.json → kriterien[1].id (ausmass)"],
      /^kommt schon einmal vor$/
    ],
    [
      "a result shown at two ballots",
      "jahresplanung.json",
      (c: {stimmzettel_mindestens: number}) => (c.stimmzettel_mindestens = 2),
      ["jahresplanung.json → stimmzettel_mindestens"],
      /^ist kleiner als 3$/
    ],
    [
      "a standard twice and one lost",
      "standards.json",
      (c: {nummer: number}[]) => ((c[12] as {nummer: number}).nummer = 1),
      ["standards.json → [12].nummer (nutzerbeteiligung)", "standards.json"],
      /kommt schon einmal vor|enthält Standard 13 nicht/
    ],
    [
      "a fourteenth standard",
      "standards.json",
      (c: {nummer: number}[]) => ((c[12] as {nummer: number}).nummer = 14),
      ["standards.json → [12].nummer (nutzerbeteiligung)"],
      /größer als 13/
    ],
    [
      "a state lost",
      "methode.json",
      (c: {status: unknown[]}) => c.status.pop(),
      ["methode.json → status"],
      /weniger als 6 Einträge/
    ],
    [
      "a state twice",
      "methode.json",
      (c: {status: {id: string; zeichen: string}[]}) =>
        (c.status[5] = {...(c.status[4] as {id: string; zeichen: string})}),
      ["methode.json → status[5].id (nicht_gemeldet)"],
      /kommt schon einmal vor/
    ],
    [
      "a sign that the data files do not use",
      "methode.json",
      (c: {status: {zeichen: string}[]}) => ((c.status[3] as {zeichen: string}).zeichen = "–"),
      ["methode.json → status[3].zeichen (fehlt)"],
      /nicht das Zeichen der Datendateien/
    ],
    [
      "a key that is none",
      "methode.json",
      (c: {unbewohnt: {gebiet_id: string}[]}) => ((c.unbewohnt[0] as {gebiet_id: string}).gebiet_id = "3400831"),
      ["methode.json → unbewohnt[0].gebiet_id"],
      /kein LOR-Schlüssel/
    ],
    [
      "keys of two levels",
      "methode.json",
      (c: {umschluesselung: {neu: string}[]}) => ((c.umschluesselung[0] as {neu: string}).neu = "1010"),
      ["methode.json → umschluesselung[0].neu", "methode.json → umschluesselung[9].neu"],
      /anderen Ebene|kommt schon einmal vor/
    ],
    [
      "a column left out that is used",
      "methode.json",
      (c: {nicht_verwendet: {merkmal: string}[]}) => ((c.nicht_verwendet[2] as {merkmal: string}).merkmal = "s4"),
      ["methode.json → nicht_verwendet[2].merkmal"],
      /wird von einem Indikator verwendet/
    ],
    [
      "a source of which nobody says how it is protected",
      "methode.json",
      (c: {geheimhaltung: {quellen: {quelle: string}[]}}) =>
        (c.geheimhaltung.quellen = c.geheimhaltung.quellen.filter(({quelle}) => quelle !== "ewr")),
      ["methode.json → geheimhaltung.quellen"],
      /enthält „ewr“ nicht/
    ],
    [
      "the records without a rule",
      "methode.json",
      (c: {geheimhaltung: {quellen: {quelle: string}[]}}) => c.geheimhaltung.quellen.pop(),
      ["methode.json → geheimhaltung.quellen"],
      /enthält „leistungsdokumentation“ nicht/
    ],
    [
      "a rule for a source that does not exist",
      "methode.json",
      (c: {geheimhaltung: {quellen: {quelle: string}[]}}) =>
        c.geheimhaltung.quellen.push({...c.geheimhaltung.quellen[0]!, quelle: "einwohner"}),
      ["methode.json → geheimhaltung.quellen[12].quelle"],
      /nicht enthalten/
    ],
    [
      "an authority's rule that is not told",
      "methode.json",
      (c: {geheimhaltung: {quellen: {regel: string | null}[]}}) => (c.geheimhaltung.quellen[1]!.regel = null),
      ["methode.json → geheimhaltung.quellen[1].regel"],
      /passt nicht zu verfahren/
    ],
    [
      "a laxer threshold for special categories",
      "methode.json",
      (c: {geheimhaltung: {schwelle_besonders: number}}) => (c.geheimhaltung.schwelle_besonders = 4),
      ["methode.json → geheimhaltung.schwelle_besonders"],
      /kleiner als schwelle/
    ],
    [
      "a special group that is none",
      "methode.json",
      (c: {geheimhaltung: {besonders: {zielgruppen: string[]}}}) =>
        (c.geheimhaltung.besonders.zielgruppen[0] = "fluechtlinge"),
      ["methode.json → geheimhaltung.besonders.zielgruppen[0]"],
      /nicht enthalten/
    ],
    [
      "a special topic that no consultation has",
      "methode.json",
      (c: {geheimhaltung: {besonders: {beratungsthemen: string[]}}}) =>
        (c.geheimhaltung.besonders.beratungsthemen[0] = "sucht"),
      ["methode.json → geheimhaltung.besonders.beratungsthemen[0]"],
      /keiner der erlaubten Werte/
    ],
    [
      "a Träger that consents twice",
      "einwilligungen.json",
      (c: object[]) =>
        c.push(...["2026-01-01", "2026-02-01"].map((seit) => ({traeger: "Verein", seit, grundlage: "Schreiben"}))),
      ["einwilligungen.json → [1].traeger"],
      /kommt schon einmal vor/
    ],
    [
      "a need index in which nothing counts",
      "bedarfsindex.json",
      (c: {felder: {gewicht: number}[]}) => c.felder.forEach((feld) => (feld.gewicht = 0)),
      ["bedarfsindex.json → felder"],
      /braucht mindestens ein Feld mit einem Gewicht über 0/
    ],
    [
      "a weight beyond the scale",
      "bedarfsindex.json",
      (c: {felder: {gewicht: number}[]}) => ((c.felder[0] as {gewicht: number}).gewicht = 6),
      ["bedarfsindex.json → felder[0].gewicht"],
      /^ist größer als 5$/
    ],
    [
      "a weight between two steps",
      "bedarfsindex.json",
      (c: {felder: {gewicht: number}[]}) => ((c.felder[0] as {gewicht: number}).gewicht = 1.25),
      ["bedarfsindex.json → felder[0].gewicht"],
      /^ist kein Vielfaches von 0\.5$/
    ],
    [
      "a share that must not be all",
      "bedarfsindex.json",
      (c: {oberster_anteil: number}) => (c.oberster_anteil = 1),
      ["bedarfsindex.json → oberster_anteil"],
      /^ist nicht kleiner als 1$/
    ],
    [
      "a list that is empty",
      "bedarfsindex.json",
      (c: {indikatoren: object[]}) => (c.indikatoren = []),
      ["bedarfsindex.json → indikatoren"],
      /^hat weniger als 1 Eintrag$/
    ],
    [
      "a field with a weight of which nothing counts",
      "bedarfsindex.json",
      (c: {indikatoren: {indikator: string; vorgabe: boolean}[]}) =>
        c.indikatoren
          .filter(({indikator}) => ["mss_arbeitslosigkeit", "mss_alleinerziehende_haushalte"].includes(indikator))
          .forEach((eintrag) => (eintrag.vorgabe = false)),
      ["bedarfsindex.json → felder[1].problemfeld"],
      /hat ein Gewicht, aber keinen Indikator, der zählt/
    ],
    [
      "a problem field of the index that is not there, and nothing that only follows from it",
      "bedarfsindex.json",
      (c: {felder: {problemfeld: string}[]}) => ((c.felder[0] as {problemfeld: string}).problemfeld = "armut"),
      ["bedarfsindex.json → felder[0].problemfeld"],
      /nicht enthalten/
    ],
    [
      "counts in the index, which are higher the larger an area is",
      "bedarfsindex.json",
      (c: {indikatoren: {indikator: string}[]}) =>
        ((c.indikatoren[imIndex("anteil_80_plus")] as {indikator: string}).indikator = "einwohner_80_plus"),
      [`bedarfsindex.json → indikatoren[${imIndex("anteil_80_plus")}].indikator`],
      /ist eine Anzahl/
    ],
    [
      "a trend without an error it may bear",
      "methode.json",
      (c: {trend: {irrtum: number}}) => (c.trend.irrtum = 0),
      ["methode.json → trend.irrtum"],
      /^ist nicht größer als 0$/
    ],
    [
      "an indicator of the index that is not in the register",
      "bedarfsindex.json",
      (c: {indikatoren: {indikator: string}[]}) =>
        ((c.indikatoren[0] as {indikator: string}).indikator = "transferbezug"),
      ["bedarfsindex.json → indikatoren[0].indikator"],
      /nicht enthalten/
    ],
    [
      "an indicator of the index twice",
      "bedarfsindex.json",
      (c: {indikatoren: {indikator: string}[]}) =>
        ((c.indikatoren[1] as {indikator: string}).indikator = "mss_transferbezug"),
      ["bedarfsindex.json → indikatoren[1].indikator"],
      /steht doppelt/
    ],
    [
      "classes in the index",
      "bedarfsindex.json",
      (c: {felder: object[]; indikatoren: {indikator: string}[]}) => {
        c.felder.push({problemfeld: "soziale_lage", gewicht: 0, begruendung: "Soziale Lage."});
        (c.indikatoren[4] as {indikator: string}).indikator = "mss_status";
      },
      ["bedarfsindex.json → indikatoren[4].indikator"],
      /hat keine Zahlen für Planungsräume/
    ],
    [
      "a problem field of the index without indicators, and an indicator without its field",
      "bedarfsindex.json",
      (c: {felder: {problemfeld: string}[]}) => ((c.felder[2] as {problemfeld: string}).problemfeld = "gesundheit"),
      [
        "bedarfsindex.json → felder[2].problemfeld",
        `bedarfsindex.json → indikatoren[${imIndex("mss_jugendarbeitslosigkeit")}].indikator`
      ],
      /hat keinen Indikator|das unter felder fehlt/
    ]
  ];

  it.each(broken)("names file and place of %s", (_what, file, edit, places, regel) => {
    change(file, edit as (content: unknown) => void);
    const {problems} = fault();
    expect(problems.map(({datei}) => datei).sort()).toEqual([...places].sort());
    for (const problem of problems) expect(problem.regel).toMatch(regel);
  });

  it("names all faults of all files at once", () => {
    change("indicators.json", (c) => delete c[index("einwohner")].titel);
    change("zielgruppen.json", (c) => (c[0].hinweis = ""));
    change("standards.json", (c) => c[0].anforderungen.splice(0));
    rmSync(join(dir, "leistungsbereiche.json"));
    expect(fault().problems.map(({datei}) => datei)).toEqual([
      "leistungsbereiche.json",
      `indicators.json → [${index("einwohner")}].titel (einwohner)`,
      "zielgruppen.json → [0].hinweis (alle)",
      "standards.json → [0].anforderungen (angebote)"
    ]);
  });

  it("does not hold a faulty entry against those who refer to it", () => {
    change("indicators.json", (c) => delete c[index("mss_kinderarmut")].kontakt);
    expect(fault().problems).toHaveLength(1);
  });

  it("shows the value, the rule and what to do in one German line", () => {
    change("sources.json", (c) => (c.quellen[2].lizenz = "dl-de"));
    expect(fault().message).toBe(
      "sources.json → quellen[2].lizenz (mss): „dl-de“ ist in sources.json nicht enthalten. " +
        "Bekannt sind „cc-by-3.0-de“, „dl-de-zero-2.0“, „cc-by-4.0“, „odbl-1.0“, „ohne-lizenzangabe“."
    );
  });

  it.each([
    ["a comma too many", (t: string) => t.replace("]", ",]"), /steht hier nicht richtig/],
    ["a lost comma", (t: string) => t.replace('",\n', '"\n'), /steht hier nicht richtig/],
    ["a file cut off", (t: string) => t.slice(0, 200).replace(/"[^"]*$/, ""), /bricht hier ab/],
    ["an empty file", () => "", /bricht hier ab/],
    ["a text without end", (t: string) => t.replace('"titel": "Sozi', '"titel": "Sozi\n'), /Text ohne Ende/],
    ["a key twice", (t: string) => t.replace('"titel"', '"id"'), /steht zweimal/]
  ])("names line and column of %s", (_what, edit, regel) => {
    const path = join(dir, "problemfelder.json");
    writeFileSync(path, edit(readFileSync(path, "utf8")));
    const {problems} = fault();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.datei).toBe("problemfelder.json");
    expect(problems[0]?.zeile).toBeGreaterThan(0);
    expect(Number(problems[0]?.spalte)).toBeGreaterThan(0);
    expect(problems[0]?.regel).toMatch(regel);
  });

  it("names a file that nobody reads", () => {
    writeFileSync(join(dir, "indikatoren.json"), "[]");
    expect(fault().problems.map(({datei}) => datei)).toEqual(["indikatoren.json"]);
  });

  it("names every file of a folder that is not there", () => {
    dir = join(dir, "gibt-es-nicht");
    // All files of the catalogue but those that have a reader of their own.
    const others = ["betreiber.json", "antrag.json"];
    const names = readdirSync(real).filter((name) => name.endsWith(".json") && !others.includes(name));
    expect(fault().problems.map(({datei}) => datei)).toEqual(expect.arrayContaining(names));
  });
});
