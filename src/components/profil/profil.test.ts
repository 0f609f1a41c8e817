import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {GebietProfil, IndikatorSeite} from "../../../loaders/marts/shapes.js";
import {Altersabschnitt, Geschlechterabschnitt} from "./Altersabschnitt.js";
import {Bevoelkerungsabschnitt} from "./Bevoelkerungsabschnitt.js";
import {
  alterRaumProfil,
  anteil,
  anteilWert,
  ausreisserProfil,
  mitIntervallen,
  ohne,
  ohneUrteil,
  profil,
  seite,
  wert
} from "./fixture.js";
import {Einrichtungsabschnitt} from "./Einrichtungsabschnitt.js";
import {Gebietsabschnitt} from "./Gebietsabschnitt.js";
import {ebeneSaetze, Indikatorebenen} from "./Indikatorebene.js";
import {Indikatorkopf, Lieferungen} from "./Indikatorkopf.js";
import {Indikatorverlauf} from "./Indikatorverlauf.js";
import {auswahlOf, Gegenueberstellung, linienOf, wirbelSaetze} from "./Gegenueberstellung.js";
import {Kennzahlentabelle} from "./Kennzahlentabelle.js";
import {feldBefund, Problemfelder} from "./Problemfelder.js";
import {Mssabschnitt} from "./Mssabschnitt.js";
import {Profilkopf} from "./Profilkopf.js";
import {Quellenabschnitt} from "./Quellenabschnitt.js";
import {jahreText, polaritaetSatz, Registerblatt} from "./Registerblatt.js";
import {Blickhinweis, Schlagzeilen} from "./Schlagzeilen.js";

const {document} = new JSDOM("").window;
const nb = "\u202f";
const heute = new Date(2026, 10, 1);
const bezirkProfil: GebietProfil = {
  ...profil,
  gebiet: {...profil.gebiet, gebiet_id: "10", name: "Marzahn-Hellersdorf", ebene: "bezirk"},
  ueber: [],
  unter: [{gebiet_id: "1010", name: "Marzahn", ebene: "pgr"}],
  nachbarn: [],
  bis_2020: [],
  kennzahlen: profil.kennzahlen
    .filter((k) => !k.indikator.klassen)
    .map((k) => ({...k, bzr: null, bezirk: null, verteilung: k.verteilung.slice(0, 1)})),
  mss: []
};

it("the fixtures have the loaders' form", () => {
  for (const p of [profil, ausreisserProfil, alterRaumProfil, bezirkProfil]) GebietProfil.parse(p);
  IndikatorSeite.parse(seite);
});

it("Profilkopf shows where the area lies, its key, its people with date and its hectares", () => {
  const root = Profilkopf(profil, document);
  expect([...root.querySelectorAll(".pfad a")].map((a) => a.getAttribute("href"))).toEqual([
    "./",
    "./10",
    "./1010",
    "./101001"
  ]);
  expect(root.querySelector(".pfad [aria-current]")!.textContent).toBe("Marzahn West");
  const knoepfe = (p: GebietProfil) =>
    [...Profilkopf(p, document).querySelectorAll("a.knopf")].map((a) => a.getAttribute("href"));
  expect(knoepfe(profil)).toEqual([
    "../karte?ebene=plr&gebiet=10100101",
    "../vergleich?gebiete=10100101",
    "../problemfelder?gebiet=10100101",
    "../luecken?ebene=plr&gebiet=10100101",
    "../bedarfsindex?gebiet=10100101",
    "../foerderantrag"
  ]);
  expect(knoepfe(bezirkProfil), "the index ranks Planungsräume").toEqual(["../karte?ebene=bezirk&gebiet=10"]);
  expect(root.querySelector("dl")!.textContent).toContain("10100101 (LOR ab 2021)");
  expect(root.querySelector("dl")!.textContent).toContain("Einwohner am 31.12.20255.826");
  expect(root.querySelector("dl")!.textContent).toContain(`69,6${nb}ha`);
});

/** The table of all lines of one polarity. */
function tabelleOf(p: GebietProfil, polaritaet: string): HTMLElement {
  const lines = p.kennzahlen.filter((k) => k.indikator.polaritaet === polaritaet);
  return Kennzahlentabelle(p, {titel: "Feld", lines}, document, heute);
}
const rowsOf = (root: Element): Element[] => [...root.querySelectorAll("tbody tr:not(.gruppe)")];
/** The texts of a row by the names of its columns. */
const cellsOf = (row: Element): Record<string, string> =>
  Object.fromEntries([...row.querySelectorAll("td")].map((td) => [td.getAttribute("data-label"), td.textContent]));

describe("Kennzahlentabelle", () => {
  it("shows each value as everywhere else, with people, date and the areas above it", () => {
    const table = tabelleOf(profil, "keine_wertung");
    const row = rowsOf(table).find((tr) => tr.textContent.includes("unter 18"))!;
    expect(cellsOf(row)).toMatchObject({
      "Dieses Gebiet": `19,5${nb}% 95-%-Intervall 18,5 bis 20,5${nb}%`,
      "Zähler (Personen)": "1.136",
      Stand: "31.12.2025",
      "Marzahn-Nord": `19,9${nb}%`,
      Bezirk: `19,6${nb}%`,
      Berlin: `17,5${nb}%`
    });
    expect(row.querySelector("a")!.getAttribute("href")).toBe("../indikatoren/anteil_unter_18");
    expect(row.querySelector("svg")!.getAttribute("aria-label")).toContain(
      `dieses Gebiet 19,5${nb}% (95-%-Intervall 18,5 bis 20,5${nb}%), Bezirk 19,6${nb}%`
    );
  });

  it("says the verdict by rule below the name of the line, and none where there is no interval", () => {
    const root = Kennzahlentabelle(profil, {titel: "Alles", lines: profil.kennzahlen}, document, heute);
    const urteile = new Map(
      rowsOf(root).map((tr) => [tr.querySelector("a .titel-kurz")!.textContent, tr.querySelector(".urteil")])
    );
    expect(urteile.get("Anteil der Kinder und Jugendlichen unter 18 Jahren")!.textContent).toBe(
      `unterscheidet sich nicht erkennbar von dem übrigen Bezirk (19,7${nb}%) und liegt über Berlin`
    );
    expect(urteile.get("Kinderarmut")).toBeNull();
    expect(urteile.get("Sozialer Status")).toBeNull();
  });

  it("puts a value with too few cases in brackets and grey, compares it with nothing and explains the sign", () => {
    const root = Kennzahlentabelle(profil, {titel: "Feld", lines: [anteil("a", "Anteil", 60, 90)]}, document, heute);
    const zelle = rowsOf(root)[0]!.querySelector("td.eigen")!;
    expect(zelle.querySelector(".wenige")!.textContent).toBe(`(66,7${nb}%)`);
    expect(root.querySelector(".urteil")!.textContent).toMatch(/^hat zu wenige Fälle/);
    expect(root.querySelector(".zeichenlegende")!.textContent).toMatch(
      /\( \) zu wenige Fälle: Der Nenner ist so klein/
    );
    expect(tabelleOf(profil, "keine_wertung").textContent).not.toContain("zu wenige Fälle");
  });

  it("names burdens and mere traits in one field and does not judge the traits", () => {
    const root = Kennzahlentabelle(profil, {titel: "Alles", lines: profil.kennzahlen}, document, heute);
    expect([...root.querySelectorAll(".gruppe")].map((tr) => tr.textContent)).toEqual(["Belastungen", "Ohne Wertung"]);
    expect(root.textContent).not.toMatch(/besser\b|schlechter\b/);
    expect(root.textContent).toContain("Lesehilfe: Für die höchste Belastung stehen die Klassen Sozialer Status „sehr");
  });

  it("sets no other level beside a figure that every level standardises by itself", () => {
    const allein = {
      ...profil.kennzahlen[3]!,
      indikator: {...profil.kennzahlen[3]!.indikator, ebenen_vergleichbar: false},
      bzr: ohne("entfaellt"),
      bezirk: ohne("entfaellt"),
      berlin: ohne("entfaellt")
    };
    const root = Kennzahlentabelle(profil, {titel: "Lage", lines: [allein]}, document, heute);
    const {"Marzahn-Nord": bzr, Bezirk: bezirk, Berlin: berlin} = cellsOf(rowsOf(root)[0]!);
    expect([bzr, bezirk, berlin]).toEqual(Array(3).fill("–nicht vergleichbar"));
    expect(root.querySelector(".gruppe")!.textContent).toContain("0 = Durchschnitt der Ebene");
    expect(root.querySelector(".tabellenfuss")!.textContent).toContain(
      "Die Quelle rechnet diesen Wert für jede Ebene neu"
    );
    expect(root.textContent).not.toContain("entfällt");
  });

  it("explains an area that is not classified instead of showing a number", () => {
    const table = tabelleOf(ausreisserProfil, "belastung");
    const row = rowsOf(table)[0]!;
    expect(row.querySelector("td")!.textContent).toBe("xnicht bewertet");
    expect(row.querySelector(".grund")!.textContent).toBe("nicht bewertet");
    expect(table.textContent).toContain("Zeichen: x nicht bewertet, x nicht klassifiziert");
    const own = rowsOf(table).map((tr) => tr.querySelector("td")!.textContent);
    expect(own.filter((text) => text.includes("entfällt"))).toEqual([]);
  });

  it("says of a level that has no classes at all that nothing is published, and not that the figure does not apply", () => {
    const table = tabelleOf(profil, "belastung");
    expect(table.textContent).toContain("Zeichen: … nicht veröffentlicht");
    expect(table.textContent).not.toMatch(/nicht klassifiziert|entfällt/);
  });

  it("adds the last date at which the Bezirk has a value too, here and among the headlines", () => {
    const aelter = {
      ...profil.kennzahlen[3]!,
      zeitraum: "2022-12-31",
      bezirk: ohne("fehlt"),
      berlin: ohne("fehlt"),
      vergleich: {
        zeitraum: "2020-12-31",
        gebiet: wert(43.36),
        bezirk: wert(28.6),
        berlin: wert(26.88),
        ...ohneUrteil
      }
    };
    const line = `Zum Vergleich 31.12.2020: 43,4${nb}%, Bezirk 28,6${nb}%, Berlin 26,9${nb}%.`;
    const table = Kennzahlentabelle(profil, {titel: "Armut", lines: [aelter]}, document, heute);
    expect(rowsOf(table)[0]!.querySelector("th")!.textContent).toContain(line);
    expect(Schlagzeilen({...profil, kennzahlen: [aelter]}, document, heute).textContent).toContain(line);
    const urteile = {bezirk: "ueber" as const, berlin: "ueber" as const};
    const mitUrteil = {...aelter, vergleich: {...aelter.vergleich, rest_bezirk: 28.1, urteile}};
    expect(Schlagzeilen({...profil, kennzahlen: [mitUrteil]}, document, heute).textContent).toContain(
      `Stand 31.12.2020: 43,4${nb}%, liegt über dem übrigen Bezirk (28,1${nb}%) und Berlin (26,9${nb}%).`
    );
  });

  it("leaves out columns that no line of the Bezirk can fill", () => {
    const heads = [...tabelleOf(bezirkProfil, "keine_wertung").querySelectorAll("thead th")];
    expect(heads.map((h) => h.textContent)).toEqual([
      "Kennzahl",
      "Dieses Gebiet 95-%-Intervall",
      "Zähler (Personen)",
      "Stand",
      "Berlin"
    ]);
  });

  it("has as many cells as headers in every row", () => {
    for (const p of [profil, ausreisserProfil, bezirkProfil])
      for (const table of Problemfelder(p, document, heute).querySelectorAll("table"))
        for (const tr of rowsOf(table)) expect(tr.children.length).toBe(table.querySelectorAll("thead th").length);
  });

  it("says when there is nothing", () => {
    expect(Problemfelder({...profil, kennzahlen: []}, document, heute).textContent).toContain("keine Kennzahlen");
  });
});

describe("Problemfelder", () => {
  it("folds one table per field in the catalogue's order, the first two open, each with its first figures", () => {
    const root = Problemfelder(profil, document, heute);
    const felder = [...root.querySelectorAll("details")];
    expect(felder.map((d) => [d.querySelector("h3")!.textContent, d.open])).toEqual([
      ["Soziale Lage", true],
      ["Armut", true],
      ["Bevölkerung", false]
    ]);
    expect(felder[1]!.querySelector(".feldbefund")!.textContent).toBe(
      `Kinderarmut 38,8${nb}% (Bezirk 38,9${nb}%) am 31.12.2020, ohne Angabe zur Sicherheit.`
    );
    const [oeffnen, schliessen] = [...root.querySelectorAll("button")];
    oeffnen!.click();
    expect(felder.every((d) => d.open)).toBe(true);
    schliessen!.click();
    expect(felder.some((d) => d.open)).toBe(false);
  });

  it("names what does not exist at this level in one line of its field, and never as a row", () => {
    const root = Problemfelder(profil, document, heute);
    expect([...root.querySelectorAll(".nicht-verfuegbar")].map((p) => p.textContent)).toEqual([
      "Auf dieser Ebene nicht verfügbar: Grundsicherung (nur Bezirk und Berlin).",
      "Auf dieser Ebene nicht verfügbar: Sprachdefizite (nur Bezirksregion)."
    ]);
    expect(root.querySelectorAll("#feld-armut .nicht-verfuegbar")).toHaveLength(1);
    expect(
      rowsOf(root)
        .map((tr) => tr.textContent)
        .join()
    ).not.toContain("Grundsicherung");
  });

  it("says so where the area itself has no value in a field", () => {
    const [einwohner] = profil.kennzahlen;
    expect(feldBefund([{...einwohner!, gebiet: ohne("fehlt")}], heute)).toBe(
      "Für dieses Gebiet liegen keine Werte vor."
    );
    expect(feldBefund([einwohner!], heute)).toBe(`Einwohner 5.826${nb}Ew. am 31.12.2025.`);
  });

  it("says in the heading of a field how the figure lies to the rest of the Bezirk, in a sentence of its own", () => {
    const lines = [anteil("anteil_unter_18", "Kinder", 1300), anteil("anteil_65_plus", "Ältere", 1136)];
    expect(feldBefund(lines, heute)).toBe(
      [
        `Kinder 22,3${nb}% am 31.12.2025, liegt über dem übrigen Bezirk (19,7${nb}%).`,
        `Ältere 19,5${nb}% am 31.12.2025, unterscheidet sich nicht erkennbar von dem übrigen Bezirk (19,7${nb}%).`
      ].join(" ")
    );
  });

  it("leaves a figure that is discontinued out of the heading where the field has a newer one", () => {
    const kinderarmut = profil.kennzahlen[3]!;
    const bis2016 = {
      ...kinderarmut,
      indikator: {...kinderarmut.indikator, kurztitel: "Langzeitarbeitslosigkeit"},
      zeitraum: "2016-12-31"
    };
    expect(feldBefund([bis2016, kinderarmut], heute)).not.toContain("Langzeit");
    expect(feldBefund([bis2016], heute)).toContain("Langzeitarbeitslosigkeit");
  });
});

describe("a value its publisher cautions about", () => {
  const vorbehalt = "Gewerbegebiet mit Gemeinschaftsunterkunft; die Werte sind kaum aussagekräftig.";
  const {indikator} = profil.kennzahlen[3]!;
  const gewarnt = {...profil.kennzahlen[3]!, gebiet: {...wert(-3.8), anmerkung: vorbehalt}};
  const index = {...gewarnt, indikator: {...indikator, id: "gssa_gesix", ebenen_vergleichbar: false}};

  it("stands in the table with the caution, on screen at its line and in print below", () => {
    const root = Kennzahlentabelle(profil, {titel: "Lage", lines: [gewarnt]}, document, heute);
    expect(rowsOf(root)[0]!.querySelector(".grund")!.textContent).toBe(vorbehalt);
    expect(root.querySelector(".grund-druck")!.textContent).toBe(`Kinderarmut: ${vorbehalt}`);
  });

  it("is neither in the heading of a field nor among burdens, resources and the index", () => {
    expect(feldBefund([gewarnt], heute)).toBe("Die Werte stehen unter einem Vorbehalt der Quelle, siehe Tabelle.");
    expect(feldBefund([gewarnt, profil.kennzahlen[3]!], heute)).not.toContain("-3,8");
    const root = Gegenueberstellung({...profil, kennzahlen: [gewarnt, index]}, document, heute);
    expect(rowsOf(root)).toHaveLength(0);
  });

  it("is not one that only has a remark on how it was computed here", () => {
    const quote = {...profil.kennzahlen[3]!, gebiet: {...wert(41.2, 24, 58), anmerkung: "Nenner vom 31.12.2025."}};
    expect(feldBefund([quote], heute)).toContain("41,2");
    expect(auswahlOf([quote], "belastung", heute)).toHaveLength(1);
  });
});

it("says once what intervals mean, and that some are too narrow only where there are such", () => {
  const hinweis = (p: GebietProfil): string => Blickhinweis(p, document).textContent;
  expect(hinweis(profil)).toMatch(/^Die Zahlen sind gezählt, nicht geschätzt\. .*Erkennbar heißt nicht groß/);
  expect(hinweis(profil)).not.toMatch(/angenähert|zu schmal/);
  const ki = {unten: 36, oben: 41.6, wenige: false};
  const angenaehert = {...profil.kennzahlen[3]!, gebiet: {...wert(38.78), ki}};
  expect(hinweis({...profil, kennzahlen: [angenaehert]})).toMatch(
    /^Die meisten Zahlen sind gezählt, nicht geschätzt\. .*Nenner angenähert; .*das Intervall eher zu schmal\./
  );
});

describe("Gegenueberstellung", () => {
  it("stands burdens beside resources, one figure per field first, and says where there are none", () => {
    const root = Gegenueberstellung(profil, document, heute);
    expect([...root.querySelectorAll("h4")].map((h) => h.textContent)).toEqual(["Belastungen", "Ressourcen"]);
    expect(root.querySelector(".keine-ressourcen")!.textContent).toContain("keine Zahlen");
    const mehr = Array.from({length: 5}, (_, i) => ({
      ...profil.kennzahlen[3]!,
      indikator: {...profil.kennzahlen[3]!.indikator, id: `a${i}`, problemfeld: i < 4 ? "armut" : "bildung"}
    }));
    expect(auswahlOf(mehr, "belastung", heute).map((k) => k.indikator.id)).toEqual(["a0", "a4", "a1", "a2", "a3"]);
  });

  it("prefers the newest figures and the headlines of a field, and no facility that may just not be entered", () => {
    const kinderarmut = profil.kennzahlen[3]!;
    const mit = (
      id: string,
      zeitraum: string,
      rest: Partial<GebietProfil["kennzahlen"][number]["indikator"]> = {}
    ) => ({
      ...kinderarmut,
      zeitraum,
      indikator: {...kinderarmut.indikator, id, ...rest}
    });
    const lines = [
      mit("alt", "2017-12-31"),
      mit("gleich_alt", "2020-12-31"),
      kinderarmut,
      {...mit("treffpunkte", "2026-04", {quelle_kurz: "OpenStreetMap"}), gebiet: wert(0)},
      mit("index", "2022", {ebenen_vergleichbar: false})
    ];
    expect(auswahlOf(lines, "belastung", heute).map((k) => k.indikator.id)).toEqual([
      "mss_kinderarmut",
      "gleich_alt",
      "alt"
    ]);
  });

  it("sets the index of Berlin apart from burdens and resources, once", () => {
    const index = (id: string) => ({
      ...profil.kennzahlen[3]!,
      gebiet: wert(-1.2),
      indikator: {
        ...profil.kennzahlen[3]!.indikator,
        id,
        polaritaet: "ressource" as const,
        ebenen_vergleichbar: false
      }
    });
    const root = Gegenueberstellung(
      {...profil, kennzahlen: [index("gssa_gesix"), index("gssa_esix")]},
      document,
      heute
    );
    expect(root.querySelectorAll("section")).toHaveLength(3);
    expect(root.querySelectorAll(".seite-index tbody tr")).toHaveLength(1);
    expect(root.querySelectorAll(".gegenueber tbody tr")).toHaveLength(1);
    expect(root.querySelectorAll(".seite-index td.daneben"), "no other level beside it").toHaveLength(0);
  });

  it("marks old figures, names the class of the highest burden, and says once that some comparisons are unsure", () => {
    const root = Gegenueberstellung(profil, document, new Date(2029, 0, 1));
    const rows = new Map(
      [...root.querySelectorAll(".gegenueber tbody tr")].map((tr) => [
        tr.querySelector("a")!.textContent,
        tr.textContent
      ])
    );
    expect(rows.get("Kinderarmut")).toContain("31.12.2020 älter als üblich");
    expect(rows.get("Soziale Dynamik")).toContain("Klasse mit der höchsten Belastung: „negativ“");
    const ohneSicherheit = (kennzahlen: GebietProfil["kennzahlen"]) =>
      Gegenueberstellung({...profil, kennzahlen}, document, heute)
        .querySelector(".regel")!
        .textContent.match(/ohne Angabe zur Sicherheit/g);
    expect(ohneSicherheit(profil.kennzahlen)).toHaveLength(1);
    const belastung = anteil("a", "Anteil", 1300);
    const indikator = {...belastung.indikator, polaritaet: "belastung" as const};
    expect(ohneSicherheit([{...belastung, indikator}]), "has a verdict").toBeNull();
  });

  it("places this area with its interval, its region, the rest of the Bezirk and Berlin on one strip", () => {
    const belastung = anteil("a", "Anteil", 1300);
    const kennzahl = {
      ...belastung,
      indikator: {...belastung.indikator, polaritaet: "belastung" as const},
      verteilung: belastung.verteilung.map((d, i) => ({
        ...d,
        wert: d.gebiet_id === profil.gebiet.gebiet_id ? belastung.gebiet.wert : 10 + 5 * i
      }))
    };
    const linien = linienOf(kennzahl, profil);
    expect(linien.map(({art, name}) => [art, name])).toEqual([
      ["region", "Marzahn-Nord"],
      ["bezirk", "übriger Bezirk"],
      ["berlin", "Berlin"]
    ]);
    const root = Gegenueberstellung({...profil, kennzahlen: [kennzahl]}, document, heute);
    const strip = root.querySelector(".wirbel svg")!;
    expect(strip.querySelectorAll(".punkt")).toHaveLength(
      kennzahl.verteilung.filter((d) => d.wert !== null).length - 1
    );
    expect(
      strip.querySelectorAll(".eigen, .intervall-eigen, .linie-region, .linie-bezirk, .linie-berlin")
    ).toHaveLength(5);
    expect(strip.getAttribute("aria-label")).toMatch(/dieses Gebiet .*, 95-%-Intervall .*; Marzahn-Nord .*; Berlin/);
    expect(root.querySelector(".vergleich .urteil")!.textContent).toMatch(/^liegt über dem übrigen Bezirk/);
    expect(root.querySelector("h3")!.textContent).toBe(
      "Eine von 1 Belastungen mit Urteil liegt über dem übrigen Bezirk"
    );
    expect(root.querySelector(".befund")!.textContent).toBe("Über dem übrigen Bezirk: Anteil.");
    expect(root.querySelectorAll(".daten tbody tr"), "the same as a table").toHaveLength(1);
  });

  it("names the date of a verdict that is older than the figure, and claims none where there is none", () => {
    const belastung = anteil("a", "Anteil", 1300);
    const indikator = {...belastung.indikator, polaritaet: "belastung" as const};
    const {gebiet, bezirk, berlin, rest_bezirk, urteile} = belastung;
    const alt = {
      ...{...belastung, indikator, bezirk: ohne("fehlt"), ...ohneUrteil},
      vergleich: {zeitraum: "2020-12-31", gebiet, bezirk: bezirk!, berlin, rest_bezirk, urteile}
    };
    expect(wirbelSaetze([alt], profil)).toEqual({
      titel: "Eine von 1 Belastungen mit Urteil liegt über dem übrigen Bezirk (Stand 31.12.2020)",
      befund: "Über dem übrigen Bezirk (Stand 31.12.2020): Anteil."
    });
    expect(linienOf(alt, profil), "no Bezirk at that date, no lines").toEqual([]);
    expect(wirbelSaetze([{...alt, vergleich: null}], profil)).toEqual({
      titel: "Belastungen und Ressourcen",
      befund: "Für diese Kennzahlen gibt es kein Urteil gegenüber dem Bezirk."
    });
  });

  it("leads from a Prognoseraum without burdens to its Bezirksregionen", () => {
    const pgr: GebietProfil = {
      ...profil,
      gebiet: {...profil.gebiet, ebene: "pgr"},
      unter: [{gebiet_id: "101001", name: "Marzahn-Nord", ebene: "bzr"}],
      kennzahlen: []
    };
    const leer = Gegenueberstellung(pgr, document, heute).querySelector(".keine-ressourcen")!;
    expect(leer.textContent).toContain("Werte des Monitorings gibt es je Bezirksregion: Marzahn-Nord.");
    expect(leer.querySelector("a")!.getAttribute("href")).toBe("./101001");
  });
});

describe("Einrichtungsabschnitt", () => {
  it("counts by kind, lists names and addresses, and says that open data are incomplete and whose they are", () => {
    const root = Einrichtungsabschnitt(profil, document);
    expect(root.querySelector("p")!.textContent).toBe("Kitaverzeichnis: 2 Kitas.");
    const counts = [...root.querySelectorAll(".tabellenrahmen")].filter((rahmen) => !rahmen.closest("details"));
    expect(
      counts.map((table) => [...table.querySelector("tbody tr")!.children].map((cell) => cell.textContent))
    ).toEqual([
      ["Kitas", "2", "180", "Kitaverzeichnis"],
      ["Spielplätze", "3", "OpenStreetMap"]
    ]);
    expect(root.querySelector("h3")!.textContent).toBe("In OpenStreetMap eingetragen");
    expect(root.querySelector("details table")!.textContent).toContain("Kita AhornAhornweg 1, 12687 BerlinTräger A120");
    expect(root.textContent).toContain("2 weitere haben in der Quelle keinen Namen.");
    expect(root.querySelector(".hinweis")!.textContent).toContain("nicht vollständig");
    expect(root.textContent).toContain("© OpenStreetMap-Mitwirkende, ODbL 1.0 (Datenstand: 01.07.2026)");
  });

  it("does not take silence of the sources for a zero", () => {
    const leer = {...profil.einrichtungen!, arten: [], liste: []};
    expect(Einrichtungsabschnitt({...profil, einrichtungen: leer}, document).textContent).toContain(
      "Das heißt nicht, dass es keine gibt."
    );
    expect(Einrichtungsabschnitt({...profil, einrichtungen: null}, document).textContent).toContain("noch keine Daten");
  });
});

it("Schlagzeilen give every value its date, its interval and a sentence, also where it is missing", () => {
  const cards = [...Schlagzeilen(profil, document, heute).querySelectorAll("li")];
  expect(cards).toHaveLength(3);
  expect(cards[0]!.querySelector(".grosszahl")!.textContent).toBe(`38,8${nb}%31.12.2020 älter als üblich`);
  expect(cards[0]!.querySelector(".satz")!.textContent).toContain("Zum Vergleich: Marzahn-Nord");
  expect(cards[0]!.textContent).not.toMatch(/Intervall|Das Gebiet (liegt|unter)/);
  expect(cards[1]!.querySelector(".grosszahl .intervall")!.textContent).toBe(`95-%-Intervall 18,5 bis 20,5${nb}%`);
  expect(cards[1]!.querySelector(".satz")!.textContent).toContain("Das Gebiet unterscheidet sich nicht erkennbar von");
  expect(Schlagzeilen(ausreisserProfil, document, heute).textContent).toContain(
    "Das Monitoring bewertet dieses Gebiet nicht; hier wohnen 5.826 Menschen."
  );
  expect(Schlagzeilen(bezirkProfil, document, heute).querySelector("svg")).toBeNull();
});

it("marks what is older than usual, in words, and explains that once", () => {
  const root = Schlagzeilen(profil, document, heute);
  expect([...root.querySelectorAll("li")].map((li) => li.querySelector(".aelter") !== null)).toEqual([
    true,
    false,
    false
  ]);
  expect(root.querySelectorAll(".alterhinweis")).toHaveLength(1);
  const early = new Date(2021, 5, 1);
  expect(Schlagzeilen(profil, document, early).querySelector(".aelter, .alterhinweis")).toBeNull();
  expect(Indikatorkopf(seite, document, heute).querySelectorAll(".alterhinweis")).toHaveLength(1);
  expect(Indikatorebenen(seite, document, heute).querySelector(".untertitel")!.textContent).toContain(
    "31.12.2020 (älter als üblich)"
  );
});

it("quotes the publisher's remark once in a profile", () => {
  const text = [
    Schlagzeilen(ausreisserProfil, document, heute),
    Problemfelder(ausreisserProfil, document, heute),
    Mssabschnitt(ausreisserProfil, document)
  ]
    .map((root) => root.textContent)
    .join(" ");
  expect(text.match(/Ausreißerproblematik/g)).toHaveLength(1);
});

it("does not repeat a value as its counter, and names a difference as such", () => {
  const table = tabelleOf(alterRaumProfil, "keine_wertung");
  const zaehler = rowsOf(table).map((tr) => cellsOf(tr)["Zähler (Personen)"]);
  expect(zaehler).toEqual(["siehe Wert", "1.136", "1.078", "+408 Differenz"]);
});

it("Altersabschnitt says that there is no pyramid by sex, and why", () => {
  expect(Geschlechterabschnitt(profil, document).textContent).toContain("nur getrennt veröffentlicht");
  const root = Altersabschnitt(profil, document);
  expect(root.querySelectorAll(".daten tbody tr")).toHaveLength(5);
  expect(root.querySelector(".daten tbody tr:last-child")!.textContent).toContain("80 und älter");
});

describe("Bevoelkerungsabschnitt", () => {
  it("dates the gap", () => {
    expect(Bevoelkerungsabschnitt(profil, document).textContent).toContain(
      "Für die Jahresenden 31.12.2021 bis 31.12.2024 liegen keine Zahlen vor."
    );
  });
  it("says for which area it is counted where the area is new", () => {
    const root = Bevoelkerungsabschnitt(alterRaumProfil, document);
    expect(root.querySelector("h3")!.textContent).toBe(
      "Früherer Planungsraum Alt-Marzahn: 226 Menschen mehr als Ende 2017"
    );
    expect(root.querySelector(".untertitel")!.textContent).toContain("Alt-Marzahn (Planungsraum bis 2020)");
    expect(root.textContent).toContain("ab 2021 ist sie die Summe aus Alt-Marzahn, Auersbergstraße und Bärenstein");
  });
});

describe("Mssabschnitt", () => {
  it("names the old area that a class was given to", () => {
    expect(Mssabschnitt(profil, document).textContent).toContain(
      "Ausgaben 2013 bis 2019: Klasse des früheren Planungsraums Marzahn West (10010101)."
    );
  });
  it("sets classes of a former area apart and does not claim them for this one", () => {
    const root = Mssabschnitt(alterRaumProfil, document);
    expect([...root.querySelectorAll(".edition.fremd .jahr")].map((d) => d.textContent)).toEqual([
      "2013",
      "2015",
      "2017",
      "2019"
    ]);
    expect([...root.querySelectorAll("span.raum")].map((d) => [d.textContent, d.getAttribute("style")])).toEqual([
      ["Klasse vergeben für: Alt-Marzahn (bis 2020)", "--teile:4"],
      ["Klasse vergeben für: Alt-Marzahn (ab 2021)", "--teile:3"]
    ]);
    expect(root.querySelector(".untertitel")!.textContent).toContain(
      "Alt-Marzahn (bis 2020): Ausgaben 2013 bis 2019 · Alt-Marzahn (ab 2021): Ausgaben 2021 bis 2025"
    );
    expect(root.textContent).toContain("nicht auf neue Gebiete verteilt");
    expect(Mssabschnitt(profil, document).querySelector(".fremd, .raum")).toBeNull();
  });
  it("counts and lists the classes of the Planungsräume in an area that has none, and a missing one is not zero", () => {
    const [status, dynamik] = ["mss_status", "mss_dynamik"].map(
      (id) => profil.kennzahlen.find((k) => k.indikator.id === id)!.indikator
    );
    const zeilen = [
      {gebiet_id: "10100101", name: "Marzahn West", status: wert(4), dynamik: wert(1)},
      {gebiet_id: "10100205", name: "Gewerbegebiet", status: ohne("entfaellt"), dynamik: ohne("entfaellt")},
      {gebiet_id: "10100206", name: "Wuhletalstraße", status: wert(2), dynamik: wert(3)}
    ];
    const quellenvermerk = "Monitoring 2025";
    const mss_unter = {
      edition: "2025",
      stichtag: "2024-12-31",
      quellenvermerk,
      status: status!,
      dynamik: dynamik!,
      zeilen
    };
    const root = Mssabschnitt({...bezirkProfil, mss_unter}, document);
    expect(root.textContent).toContain("nur für Planungsräume");
    expect(root.textContent).toContain(
      "Ausgabe 2025 (Stand 31.12.2024): „mittel“ 1-mal, „sehr niedrig“ 1-mal, nicht klassifiziert 1-mal."
    );
    const rows = [...root.querySelectorAll("tbody tr")].map((tr) => [...tr.children].map((c) => c.textContent));
    expect(rows).toEqual([
      ["Marzahn West", "sehr niedrig", "positiv"],
      ["Gewerbegebiet", "x", "x"],
      ["Wuhletalstraße", "mittel", "stabil"]
    ]);
    expect(root.querySelector("tbody a")!.getAttribute("href")).toBe("./10100101");
    expect(root.querySelector(".quelle")!.textContent).toBe("Quelle: Monitoring 2025.");
  });
});

it("Gebietsabschnitt says what the area was before 2021, and leaves out empty parts", () => {
  expect(Gebietsabschnitt(alterRaumProfil, document).textContent).toContain(
    `Teil des Planungsraums Alt-Marzahn (10010309). Von dessen Bevölkerung lebten am 31.12.2020 26,2${nb}% hier.`
  );
  expect(Gebietsabschnitt(profil, document).textContent).toContain("mit derselben Bevölkerung");
  const heads = [...Gebietsabschnitt(bezirkProfil, document).querySelectorAll("h3")].map((h) => h.textContent);
  expect(heads).toEqual(["Prognoseräume in diesem Gebiet"]);
});

it("Quellenabschnitt names every source once with what was taken from it", () => {
  const lines = [...Quellenabschnitt(profil, document).querySelectorAll("li")].map((li) => li.textContent);
  expect(lines).toHaveLength(6);
  expect(lines[0]).toContain("Amt für Statistik Berlin-Brandenburg, CC BY 3.0 DE");
  expect(lines[1]).toMatch(/Stadtentwicklung 2021,.*Zahlen: Kinderarmut\. Datenstand: 31\.12\.2020\./);
  expect(lines[2]).toMatch(
    /Stadtentwicklung 2025,.*Zahlen: Sozialer Status, Soziale Dynamik\. Datenstand: 31\.12\.2024\./
  );
  expect(lines[3]).toContain("Zahlen: Soziales Monitoring, alle Ausgaben.");
});

describe("indicator page", () => {
  it("shows the newest values of Bezirk and Berlin and the way to the map", () => {
    const root = Indikatorkopf(seite, document, heute);
    expect(root.textContent).toContain(`28,6${nb}%31.12.2020`);
    expect(root.querySelector(".knopf")!.getAttribute("href")).toBe("../karte?indikator=mss_kinderarmut");
  });

  it("shows every field of the register", () => {
    const {indikator} = seite;
    const text = Registerblatt(seite, document).textContent;
    const fields = [
      "definition",
      "zaehler",
      "nenner",
      "altersgruppe",
      "einheit",
      "ki_hinweis",
      "geheimhaltung",
      "stichtag",
      "veroeffentlichung",
      "kontakt"
    ] as const;
    for (const field of fields) expect(text).toContain(indikator[field]);
    for (const hinweis of indikator.hinweise) expect(text).toContain(hinweis);
    expect(text).toContain("Ab 31.12.2018: Seit 2019 wird anders gezählt.");
    expect(text).toContain("Datenlizenz Deutschland – Zero – Version 2.0");
    expect(text).toContain("LOR bis 2020, LOR ab 2021");
    expect(text).toContain("hoher Wert weist auf eine Belastung hin");
    expect(text).toContain("5 Klassen mit möglichst gleich vielen Gebieten");
  });

  it("does not claim classes of a map there is none of", () => {
    expect(Registerblatt({...seite, auf_karte: false}, document).textContent).not.toContain("5 Klassen");
  });

  it("names every source with the years it delivers, and with its licence", () => {
    expect(jahreText([2001, 2002, 2003, 2020, 2025])).toBe("2001 bis 2003, 2020, 2025");
    const [haupt] = seite.quellen;
    const zwei = {...haupt!, id: "ai16", titel: "Altersstruktur", rolle: "ergaenzung" as const, jahre: [2021, 2022]};
    const text = Registerblatt({...seite, quellen: [haupt!, zwei]}, document).textContent;
    expect(text).toContain("Ergänzende QuelleSenatsverwaltung: Altersstruktur. Werte für 2021 bis 2022. Zum Datensatz");
  });

  it("offers no map for what exists for the Bezirk only", () => {
    const root = Indikatorkopf({...seite, auf_karte: false}, document, heute);
    expect(root.querySelector(".knopf")).toBeNull();
    expect(root.textContent).toContain("nur für den ganzen Bezirk");
  });

  it("draws Bezirk and Berlin apart where their values must not be compared", () => {
    const kopf = {...seite.kopf, ebenen_vergleichbar: false};
    const allein = {...seite, kopf, indikator: {...seite.indikator, ebenen_vergleichbar: false}};
    expect(Indikatorkopf(allein, document, heute).querySelectorAll("dd")).toHaveLength(1);
    expect(Indikatorverlauf(allein, document).querySelector(".befund")!.textContent).not.toContain("Berlin");
  });

  it("says of classes which end of the scale is the burden, since a high status is none", () => {
    const klassen = profil.kennzahlen.find((k) => k.indikator.id === "mss_status")!.indikator.klassen!;
    expect(polaritaetSatz({polaritaet: "belastung", klassen})).toContain("„sehr niedrig“");
    expect(polaritaetSatz({polaritaet: "keine_wertung", klassen: null})).toContain("Keine Wertung");
  });

  it("says the highest and the lowest value of a level, ties named together", () => {
    const bzr = seite.ebenen[0]!;
    expect(ebeneSaetze(seite, bzr)).toEqual({
      titel: `Bezirksregionen: von 5,9${nb}% bis 43,4${nb}%`,
      befund: `Am höchsten: Hellersdorf-Nord (43,4${nb}%). Am niedrigsten: Kaulsdorf (5,9${nb}%). Ohne Angabe zur Sicherheit.`
    });
    const tie = {...bzr, zeilen: bzr.zeilen.map((z) => (z.name === "Marzahn-Nord" ? {...z, wert: wert(43.38)} : z))};
    expect(ebeneSaetze(seite, tie).befund).toContain("Am höchsten: Hellersdorf-Nord und Marzahn-Nord");
    const none = {...bzr, zeilen: bzr.zeilen.map((z) => ({...z, wert: ohne("fehlt")}))};
    expect(ebeneSaetze(seite, none)).toEqual({
      titel: "Bezirksregionen: keine Werte",
      befund: "Für diese Ebene liegt kein Wert vor."
    });
  });

  it("names the ends of a level with their intervals, counts the verdicts and places no area with too few cases", () => {
    expect(ebeneSaetze(mitIntervallen, mitIntervallen.ebenen[0]!).befund).toBe(
      [
        `Am höchsten: Hellersdorf-Nord (43,4${nb}%, Intervall 40,4 bis 46,5${nb}%).`,
        `Am niedrigsten: Biesdorf (7,7${nb}%, Intervall 6,2 bis 9,5${nb}%).`,
        "Gebiete gegenüber dem übrigen Bezirk: über 1, kein erkennbarer Unterschied 1, unter 1.",
        "1 Gebiet hat zu wenige Fälle."
      ].join(" ")
    );
  });

  it("has the interval and both verdicts in the table, and the interval at every bar", () => {
    const root = Indikatorebenen(mitIntervallen, document, heute);
    expect(
      [...root.querySelectorAll("tbody tr")].map((tr) => {
        const {Wert, "95-%-Intervall": intervall, "Zum übrigen Bezirk": bezirk, "Zu Berlin": berlin} = cellsOf(tr);
        return [Wert, intervall, bezirk, berlin];
      })
    ).toEqual([
      [`7,7${nb}%`, `6,2 bis 9,5${nb}%`, "unter", "unter"],
      [`43,4${nb}%`, `40,4 bis 46,5${nb}%`, "über", "über"],
      [`(66,7${nb}%)`, `56,4 bis 75,5${nb}%`, "zu wenige Fälle", "zu wenige Fälle"],
      [`28,0${nb}%`, `25,3 bis 30,9${nb}%`, "kein erkennbarer Unterschied", "kein erkennbarer Unterschied"]
    ]);
    expect(root.querySelectorAll(".gebietebalken .marke-intervall > *")).toHaveLength(4);
    expect(root.querySelector(".zeichenlegende")!.textContent).toContain("( ) zu wenige Fälle");
    expect(Indikatorebenen(seite, document, heute).textContent).not.toMatch(/Intervall|übrigen Bezirk/);
  });

  it("says the verdict on the Bezirk against Berlin, and once what an interval is", () => {
    const root = Indikatorkopf(mitIntervallen, document, heute);
    expect(root.querySelector(".urteil")!.textContent).toBe(`liegt über Berlin (26,9${nb}%)`);
    expect(root.textContent.match(/gezählt, nicht geschätzt/g)).toHaveLength(1);
    expect(Indikatorkopf(seite, document, heute).textContent).not.toMatch(/liegt über|Intervall/);
  });

  it("counts areas per class instead of ranking classes", () => {
    const klassen = profil.kennzahlen.find((k) => k.indikator.id === "mss_status")!.indikator.klassen!;
    const bzr = seite.ebenen[0]!;
    const ebene = {
      ...bzr,
      ebene: "plr" as const,
      zeilen: bzr.zeilen.map((z, i) => ({...z, wert: i === 3 ? ohne("entfaellt") : wert(i === 0 ? 1 : 4)}))
    };
    expect(ebeneSaetze({kopf: {...seite.kopf, klassen}}, ebene)).toEqual({
      titel: "2 von 3 Planungsräumen: sehr niedrig",
      befund: "Gebiete je Klasse: hoch 1, mittel 0, niedrig 0, sehr niedrig 2. 1 Gebiet ohne Angabe."
    });
  });

  it("has a sortable table of every level with links to the profiles", () => {
    const table = Indikatorebenen(seite, document, heute).querySelector("table")!;
    expect(table.querySelectorAll("button.sortieren")).toHaveLength(table.querySelectorAll("thead th").length);
    expect(table.querySelector("tbody a")!.getAttribute("href")).toBe("../gebiete/101001");
  });

  it("shows Bezirk and Berlin over time with the break and its reason", () => {
    const root = Indikatorverlauf(seite, document);
    expect(root.querySelector("h3")!.textContent).toBe(`Kinderarmut: 28,6${nb}% im Bezirk (2020)`);
    expect(root.textContent).toContain("Bruch 1 (ab 31.12.2018): Seit 2019 wird anders gezählt.");
    expect(root.querySelector(".untertitel")!.textContent).toContain("Prozent · Achse ab 0");
    const negative = [...seite.reihen, {zeitraum: "2022-12-31", bezirk: wert(-1), berlin: wert(2)}];
    expect(Indikatorverlauf({...seite, reihen: negative}, document).textContent).not.toContain("ab 0");
    expect(Indikatorverlauf({...seite, reihen: seite.reihen.slice(0, 1)}, document).textContent).toContain(
      "einen Stichtag"
    );
    expect(Indikatorverlauf({...seite, reihen: []}, document).textContent).toContain("keine Werte");
  });

  it("calls a series a trend only where the rule does, and gives a change its interval or says that there is none", () => {
    const befund = (verlauf: IndikatorSeite["verlauf"]): string =>
      Indikatorverlauf({...seite, verlauf}, document).querySelector(".befund")!.textContent;
    const spanne = {von: "2016-12-31", bis: "2020-12-31"};
    expect(befund({art: "trend", ...spanne, richtung: "fallend"})).toContain(
      "Trend im Bezirk von 2016 bis 2020: fallend."
    );
    expect(befund({art: "trend", ...spanne, richtung: "nicht_erkennbar"})).toContain("bis 2020: nicht erkennbar.");
    const change = {art: "veraenderung" as const, ...spanne, differenz: 2.68};
    expect(befund({...change, ki: {unten: 2.31, oben: 3.06}})).toContain(
      "Veränderung im Bezirk seit 2016: +2,7\u00a0Prozentpunkte, 95-%-Intervall 2,3 bis 3,1."
    );
    expect(befund({...change, ki: null})).toContain("+2,7\u00a0Prozentpunkte, ohne Angabe zur Sicherheit.");
    expect(befund({art: "keine"})).not.toMatch(/Trend|Veränderung/);
  });

  it("draws intervals of a series as bands and lists them in its table", () => {
    const reihen = seite.reihen.map((d) => ({...d, bezirk: anteilWert(2860, 10000)}));
    const root = Indikatorverlauf({...seite, reihen}, document);
    expect(root.querySelectorAll(".marke-band > *").length).toBeGreaterThan(0);
    expect(root.querySelector("tbody tr")!.textContent).toContain(`27,7 bis 29,5${nb}%`);
    expect(root.textContent).toContain("Das helle Band");
    expect(Indikatorverlauf(seite, document).textContent).not.toContain("Band");
  });

  it("lists the deliveries, newest first", () => {
    const releases = [{...seite.releases[0]!, titel: "MSS 2013", stichtag: "2012-12-31"}, ...seite.releases];
    const rows = [...Lieferungen({...seite, releases}, document).querySelectorAll("tbody th")].map(
      (th) => th.textContent
    );
    expect(rows).toEqual(["MSS 2021", "MSS 2013"]);
  });
});
