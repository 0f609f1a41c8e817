import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {GebietProfil, IndikatorSeite} from "../../../loaders/marts/shapes.js";
import {Altersabschnitt, Geschlechterabschnitt} from "./Altersabschnitt.js";
import {Bevoelkerungsabschnitt} from "./Bevoelkerungsabschnitt.js";
import {alterRaumProfil, ausreisserProfil, ohne, profil, seite, wert} from "./fixture.js";
import {Gebietsabschnitt} from "./Gebietsabschnitt.js";
import {ebeneSaetze, Indikatorebenen} from "./Indikatorebene.js";
import {Indikatorkopf, Lieferungen} from "./Indikatorkopf.js";
import {Indikatorverlauf} from "./Indikatorverlauf.js";
import {Kennzahlenbloecke, Kennzahlentabelle} from "./Kennzahlentabelle.js";
import {Mssabschnitt} from "./Mssabschnitt.js";
import {Profilkopf} from "./Profilkopf.js";
import {Quellenabschnitt} from "./Quellenabschnitt.js";
import {polaritaetSatz, Registerblatt} from "./Registerblatt.js";
import {Schlagzeilen} from "./Schlagzeilen.js";

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
  expect([...root.querySelectorAll("nav a")].map((a) => a.getAttribute("href"))).toEqual([
    "./",
    "./10",
    "./1010",
    "./101001"
  ]);
  expect(root.querySelector("nav [aria-current]")!.textContent).toBe("Marzahn West");
  expect(root.querySelector("dl")!.textContent).toContain("10100101 (LOR ab 2021)");
  expect(root.querySelector("dl")!.textContent).toContain("Einwohner am 31.12.20255.826");
  expect(root.querySelector("dl")!.textContent).toContain(`69,6${nb}ha`);
});

describe("Kennzahlentabelle", () => {
  it("shows each value as everywhere else, with people, date and the areas above it", () => {
    const table = Kennzahlentabelle(profil, "keine_wertung", document, heute)!;
    const row = [...table.querySelectorAll("tbody tr")].find((tr) => tr.textContent.includes("unter 18"))!;
    expect([...row.querySelectorAll("td")].map((td) => td.textContent).slice(0, 6)).toEqual([
      `19,5${nb}%`,
      "1.136",
      "31.12.2025",
      `19,9${nb}%`,
      `19,7${nb}%`,
      `17,5${nb}%`
    ]);
    expect(row.querySelector("a")!.getAttribute("href")).toBe("../indikatoren/anteil_unter_18");
    expect(row.querySelector("svg")!.getAttribute("aria-label")).toContain(
      `dieses Gebiet 19,5${nb}%, Bezirk 19,7${nb}%`
    );
  });

  it("keeps burdens and mere traits apart and does not judge the traits", () => {
    const root = Kennzahlenbloecke(profil, document, heute);
    expect([...root.querySelectorAll("h3")].map((h) => h.textContent)).toEqual([
      "Belastungen",
      "Weitere Merkmale der Bevölkerung"
    ]);
    expect(root.textContent).not.toMatch(/besser\b|schlechter\b/);
    expect(root.querySelector(".keine-ressourcen")!.textContent).toBe("Ressourcen: Dazu liegen noch keine Zahlen vor.");
    expect(root.textContent).toContain("Bei den Klassen gilt das für: Sozialer Status „sehr niedrig“ und");
  });

  it("explains an area that is not classified instead of showing a number", () => {
    const table = Kennzahlentabelle(ausreisserProfil, "belastung", document, heute)!;
    const row = table.querySelector("tbody tr")!;
    expect(row.querySelector("td")!.textContent).toBe("xnicht bewertet");
    expect(row.querySelector(".grund")!.textContent).toBe("nicht bewertet");
    expect(table.textContent).toContain("Zeichen: x nicht bewertet, x nicht klassifiziert");
    const own = [...table.querySelectorAll("tbody tr")].map((tr) => tr.querySelector("td")!.textContent);
    expect(own.filter((text) => text.includes("entfällt"))).toEqual([]);
  });

  it("says of a level that has no classes at all that the figure does not apply", () => {
    const table = Kennzahlentabelle(profil, "belastung", document, heute)!;
    expect(table.textContent).toContain("x entfällt");
    expect(table.textContent).not.toContain("nicht klassifiziert");
  });

  it("leaves out columns that no line of the Bezirk can fill", () => {
    const heads = [...Kennzahlentabelle(bezirkProfil, "keine_wertung", document, heute)!.querySelectorAll("thead th")];
    expect(heads.map((h) => h.textContent)).toEqual([
      "Kennzahl",
      "Dieses Gebiet",
      "Zähler (Personen)",
      "Stand",
      "Berlin"
    ]);
  });

  it("has as many cells as headers in every row", () => {
    for (const p of [profil, ausreisserProfil, bezirkProfil])
      for (const table of Kennzahlenbloecke(p, document, heute).querySelectorAll("table"))
        for (const tr of table.querySelectorAll("tbody tr"))
          expect(tr.children.length).toBe(table.querySelectorAll("thead th").length);
  });

  it("says when there is nothing", () => {
    expect(Kennzahlenbloecke({...profil, kennzahlen: []}, document, heute).textContent).toContain("keine Kennzahlen");
  });
});

it("Schlagzeilen give every value its date and a sentence, also where it is missing", () => {
  const cards = [...Schlagzeilen(profil, document, heute).querySelectorAll("li")];
  expect(cards).toHaveLength(3);
  expect(cards[0]!.querySelector(".grosszahl")!.textContent).toBe(`38,8${nb}%31.12.2020 älter als üblich`);
  expect(cards[0]!.querySelector(".satz")!.textContent).toContain("Zum Vergleich: Marzahn-Nord");
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
    Kennzahlenbloecke(ausreisserProfil, document, heute),
    Mssabschnitt(ausreisserProfil, document)
  ]
    .map((root) => root.textContent)
    .join(" ");
  expect(text.match(/Ausreißerproblematik/g)).toHaveLength(1);
});

it("does not repeat a value as its counter, and names a difference as such", () => {
  const table = Kennzahlentabelle(alterRaumProfil, "keine_wertung", document, heute)!;
  const zaehler = [...table.querySelectorAll("tbody tr")].map((tr) => tr.querySelectorAll("td")[1]!.textContent);
  expect(zaehler).toEqual(["–siehe Wert", "1.136", "1.078", "+408 Differenz"]);
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
  expect(lines).toHaveLength(4);
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
      befund: `Am höchsten: Hellersdorf-Nord (43,4${nb}%). Am niedrigsten: Kaulsdorf (5,9${nb}%).`
    });
    const tie = {...bzr, zeilen: bzr.zeilen.map((z) => (z.name === "Marzahn-Nord" ? {...z, wert: wert(43.38)} : z))};
    expect(ebeneSaetze(seite, tie).befund).toContain("Am höchsten: Hellersdorf-Nord und Marzahn-Nord");
    const none = {...bzr, zeilen: bzr.zeilen.map((z) => ({...z, wert: ohne("fehlt")}))};
    expect(ebeneSaetze(seite, none)).toEqual({
      titel: "Bezirksregionen: keine Werte",
      befund: "Für diese Ebene liegt kein Wert vor."
    });
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
    expect(table.querySelectorAll("button.sortieren")).toHaveLength(3);
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

  it("lists the deliveries, newest first", () => {
    const releases = [{...seite.releases[0]!, titel: "MSS 2013", stichtag: "2012-12-31"}, ...seite.releases];
    const rows = [...Lieferungen({...seite, releases}, document).querySelectorAll("tbody th")].map(
      (th) => th.textContent
    );
    expect(rows).toEqual(["MSS 2021", "MSS 2013"]);
  });
});
