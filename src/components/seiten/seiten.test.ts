// @vitest-environment jsdom
import {expect, it, vi} from "vitest";
import {formatWert} from "../../lib/format.js";
import {endeOf, erwartetAb, formatAlter, istVeraltet, monateSeit} from "../../lib/alter.js";
import {BetreiberAngaben} from "./BetreiberAngaben.js";
import {Betreiber} from "./betreiberSchema.js";
import {BezirkTabelle} from "./BezirkTabelle.js";
import {Datenluecken} from "./Datenluecken.js";
import {
  Indikatorenstand,
  IndikatorenTabelle,
  ohneStichtage,
  Pruefungen,
  QuelleAbschnitt,
  QuellenTabelle
} from "./Datenstand.js";
import {FruehererSchluessel} from "./FruehererSchluessel.js";
import {ansichtOf, filterGebiete, GebieteListe, searchOf, sortAlphabetisch, sortHierarchisch} from "./GebieteListe.js";
import {IndikatorenRegister, registerAnsichtOf, registerSearchOf} from "./IndikatorenRegister.js";
import {NeuesteDaten, neuesteStaende} from "./NeuesteDaten.js";
import {Problemfeldwege} from "./Problemfeldwege.js";
import {gebiete, indikatoren, kennzahl, problemfelder, quelle, status, wert} from "./seiten.fixture.js";
import {wertText} from "./wertText.js";
import {EbenenTabelle, ZeichenTabelle} from "./ZeichenTabelle.js";

const names = (root: Element): (string | null)[] => [...root.querySelectorAll("tbody th a")].map((a) => a.textContent);

it("areas stand in German order: Ä beside A, Ö beside O, the larger of two of one name first", () => {
  expect(sortAlphabetisch(gebiete).map((g) => `${g.name} ${g.gebiet_id}`)).toEqual([
    "Adele-Sandrock-Straße 10200524",
    "Bärenstein 10100315",
    "Biesdorf 1030",
    "Biesdorf 103007",
    "Böhlener Straße 10200423",
    "Boulevard Kastanienallee 10200526",
    "Marzahn-Hellersdorf 10",
    "Zossener Straße 10200417"
  ]);
});

it("by hierarchy every area follows the area it lies in", () => {
  const ids = sortHierarchisch(gebiete).map((g) => g.gebiet_id);
  expect(ids[0]).toBe("10");
  expect(ids.indexOf("103007")).toBe(ids.indexOf("1030") + 1);
});

it("the filter knows umlauts, former names and keys", () => {
  expect(filterGebiete(gebiete, "boehl").map((g) => g.name)).toEqual(["Böhlener Straße"]);
  expect(filterGebiete(gebiete, "alte hellersdorfer").map((g) => g.name)).toEqual(["Zossener Straße"]);
  expect(filterGebiete(gebiete, "103007").map((g) => g.name)).toEqual(["Biesdorf"]);
  expect(filterGebiete(gebiete, " ")).toHaveLength(gebiete.length);
});

it("the list of areas counts while filtering, keeps its state and explains an empty result", () => {
  const onChange = vi.fn();
  const list = GebieteListe(gebiete, undefined, onChange);
  document.body.replaceChildren(list);
  const count = list.querySelector("[role=status]")!;
  expect(count.textContent).toBe("8 Gebiete");
  expect([...list.querySelectorAll(".buchstaben a")].map((a) => a.textContent)).toEqual(["A", "B", "M", "Z"]);
  for (const a of list.querySelectorAll(".buchstaben a"))
    expect(list.querySelector(a.getAttribute("href")!)).not.toBeNull();

  const filter = list.querySelector<HTMLInputElement>("#gebiete-filter")!;
  filter.value = "biesdorf";
  filter.dispatchEvent(new Event("input"));
  expect(count.textContent).toBe("2 von 8 Gebieten");
  expect(names(list)).toEqual(["Biesdorf", "Biesdorf"]);
  expect(onChange).toHaveBeenLastCalledWith({ordnung: "alphabetisch", suche: "biesdorf"});

  list.querySelector<HTMLInputElement>("input[value=hierarchisch]")!.click();
  expect(onChange).toHaveBeenLastCalledWith({ordnung: "hierarchisch", suche: "biesdorf"});
  expect(list.querySelector<HTMLElement>(".buchstaben")!.hidden).toBe(true);

  filter.value = "qqq";
  filter.dispatchEvent(new Event("input"));
  expect(list.querySelector("table")).toBeNull();
  expect(list.textContent).toContain("Kein Gebiet passt");
});

it("the list of areas names the common date once and every other date at its area; a missing count is no zero", () => {
  const rows = [...GebieteListe(gebiete).querySelectorAll("tbody tr")];
  const row = (name: string): string => rows.find((r) => r.textContent.startsWith(name))!.textContent;
  expect(row("Adele")).toContain("am 31.12.2024");
  expect(row("Bärenstein")).not.toContain("31.12.2025");
  expect(row("Boulevard")).toContain("…");
});

it("the view of the list survives its address", () => {
  for (const zustand of [
    {ordnung: "hierarchisch" as const, suche: "Süd & Nord"},
    {ordnung: "alphabetisch" as const, suche: ""}
  ])
    expect(ansichtOf(searchOf(zustand))).toEqual({zustand, hinweise: []});
  expect(searchOf({ordnung: "alphabetisch", suche: " "})).toBe("");
});

it("an address that asks for what is not there gives the nearest view and says so until the view is changed", () => {
  const {zustand, hinweise} = ansichtOf("?ordnung=foo&farbe=rot&suche=biesdorf");
  expect(zustand).toEqual({ordnung: "alphabetisch", suche: "biesdorf"});
  expect(hinweise.join(" ")).toContain("„farbe“");
  expect(hinweise.join(" ")).toContain("Die Ordnung „foo“ gibt es nicht.");
  const list = GebieteListe(gebiete, zustand, undefined, hinweise);
  document.body.replaceChildren(list);
  expect(list.querySelectorAll(".hinweis")).toHaveLength(2);
  list.querySelector<HTMLInputElement>("input[value=hierarchisch]")!.click();
  expect(list.querySelector(".hinweis")).toBeNull();
});

it("the age of a source counts whole months", () => {
  expect(monateSeit("2025-12-31", new Date(2026, 11, 30))).toBe(11);
  expect(monateSeit("2025-12-31", new Date(2026, 11, 31))).toBe(12);
  expect(monateSeit("2025-12-31", new Date(2025, 5, 1))).toBe(0);
  expect([0, 1, 23, 24, 61].map(formatAlter)).toEqual([
    "weniger als 1 Monat",
    "1 Monat",
    "23 Monate",
    "2 Jahre",
    "5 Jahre"
  ]);
});

it("a source is older than usual only after its interval and half a year more", () => {
  expect(istVeraltet("2020-12-31", 24, new Date(2023, 6, 30))).toBe(false);
  expect(istVeraltet("2020-12-31", 24, new Date(2023, 6, 31))).toBe(true);
});

it("a change is as old as the end of its last year", () => {
  expect(endeOf("2018/2020")).toBe("2020-12-31");
  expect(istVeraltet("2018/2020", 24, new Date(2023, 6, 30))).toBe(false);
  expect(istVeraltet("2018/2020", 24, new Date(2023, 6, 31))).toBe(true);
});

it("old figures say so at their indicator, though the same source has newer ones", () => {
  const heute = new Date(2026, 0, 1);
  const rows = [...IndikatorenTabelle(indikatoren, heute).querySelectorAll("tbody tr")];
  expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
    ["Kinderarmut", "31.12.2020", "5 Jahre", "älter als üblich"],
    ["Sozialer Status", "31.12.2024", "12 Monate", "im üblichen Abstand"]
  ]);
  const stand = Indikatorenstand(indikatoren, heute);
  expect([...stand.querySelectorAll("table")].map((table) => table.querySelectorAll("tbody tr").length)).toEqual([
    1, 2
  ]);
  expect(Indikatorenstand(indikatoren, new Date(2021, 5, 1)).textContent).toContain("so neu wie üblich");
  const register = IndikatorenRegister({indikatoren, problemfelder, status}, heute);
  const old = [...register.querySelectorAll("tbody tr")].filter((row) => row.querySelector(".veraltet"));
  expect(old.map((row) => row.querySelector("a")!.textContent)).toEqual(["Kinderarmut"]);
  expect(BezirkTabelle([kennzahl], heute).querySelectorAll("td .veraltet")).toHaveLength(1);
  expect(BezirkTabelle([kennzahl], new Date(2021, 5, 1)).querySelector(".veraltet")).toBeNull();
});

it("the newest data tell classes from shares where their dates differ", () => {
  const list = NeuesteDaten({indikatoren, quellen: [quelle]}, new Date(2026, 0, 1));
  expect([...list.children].map((row) => row.textContent)).toEqual([
    "31.12.2024Monitoring: Klassen",
    "31.12.2020Monitoring: AnteileAusgabe 2021älter als üblich"
  ]);
});

it("names no single delivery where several share the date, and no age where only the edition is named", () => {
  const osm = {...quelle, releases: quelle.releases.map((r) => ({...r, stichtag: "2020-12-31"}))};
  expect(neuesteStaende({indikatoren: indikatoren.slice(0, 1), quellen: [osm]})[0]!.lieferung).toBe("");
  const heute = new Date(2030, 0, 1);
  const ausgabe = {...quelle, releases: [{...quelle.releases[0]!, stichtag: "2022"}]};
  const zeile = QuellenTabelle([ausgabe], heute).querySelector("tbody tr")!.textContent;
  expect(zeile).toContain("2022 (Ausgabe)");
  expect(zeile).toContain("Stichtage der Daten nicht genannt");
  expect(zeile).not.toMatch(/Jahre|Abstand|älter/);
  expect(QuelleAbschnitt(ausgabe, heute).textContent).not.toContain("Alter:");
  expect(Indikatorenstand(indikatoren, heute, ohneStichtage([ausgabe])).querySelector(".veraltet")).toBeNull();
});

it("technical details stay folded, also in print", () => {
  const technik = QuelleAbschnitt(quelle, new Date(2021, 5, 1)).querySelector("[data-druck=zu]")!;
  expect(technik.querySelector("summary")!.textContent).toBe("Technische Angaben");
  expect(technik.textContent).toContain("neu.xlsx");
  expect(technik.textContent).toContain("Programm „mss“");
});

it("the address of a former Planungsraum leads to what it has become", () => {
  const suche = [
    ["10100313", "Alt-Marzahn", ["10010205"]],
    ["10100315", "Bärenstein", ["Alt-Marzahn", "10010205"]],
    ["10100101", "Marzahn West", ["10010101"]]
  ].map(([id, titel, worte]) => ({
    art: "gebiet" as const,
    titel: String(titel),
    zusatz: "Planungsraum",
    worte: [String(id), ...(worte as string[])],
    adresse: `/gebiete/${String(id)}`
  }));
  const found = FruehererSchluessel(suche, "/atlas/gebiete/10010205")!;
  expect(found.textContent).toContain("10010205 war bis 2020 der Schlüssel des Planungsraums Alt-Marzahn.");
  expect([...found.querySelectorAll("a")].map((a) => a.getAttribute("href"))).toEqual([
    "/gebiete/10100313",
    "/gebiete/10100315"
  ]);
  for (const path of ["/gebiete/10100313", "/gebiete/10019999", "/indikatoren/10010205", "/weg"])
    expect(FruehererSchluessel(suche, path)).toBeNull();
});

it("the data status warns of an old source, in the table and at the source", () => {
  const old = new Date(2026, 0, 1);
  expect(QuellenTabelle([quelle], old).textContent).toContain("älter als üblich");
  expect(QuelleAbschnitt(quelle, old).querySelector(".hinweis")!.textContent).toContain("5 Jahre alt");
  const fresh = new Date(2021, 5, 1);
  expect(QuellenTabelle([quelle], fresh).textContent).not.toContain("älter als üblich");
  expect(QuelleAbschnitt(quelle, fresh).querySelector(".hinweis")).toBeNull();
});

it("a source shows publisher, licence, attribution, every release and every checksum", () => {
  const section = QuelleAbschnitt(quelle, new Date(2021, 5, 1));
  expect([...section.querySelectorAll("a")].map((a) => a.href)).toEqual([
    "https://example.org/mss",
    "https://example.org/lizenz"
  ]);
  for (const text of [
    quelle.herausgeber,
    quelle.quellenvermerk,
    "Ausgabe 2019",
    "31.12.2018",
    "LOR bis 2020",
    "neu.xlsx",
    "b".repeat(64),
    "6 Gebiete ohne Wert."
  ])
    expect(section.textContent).toContain(text);
});

it("a source without a release says so and has no age", () => {
  const leer = {...quelle, releases: []};
  expect(QuellenTabelle([leer], new Date(2026, 0, 1)).textContent).toContain("ohne Stichtag");
  expect(QuelleAbschnitt(leer, new Date(2026, 0, 1)).querySelector("details")).toBeNull();
  expect(neuesteStaende({indikatoren: [], quellen: [leer]})).toEqual([]);
  expect(neuesteStaende({indikatoren: indikatoren.slice(0, 1), quellen: [quelle]})).toEqual([
    {stichtag: "2020-12-31", id: "mss", quelle: "Monitoring", was: "", lieferung: "Ausgabe 2021", turnus_monate: 24}
  ]);
});

it("the register filters by field and by words, counts, and keeps its view in the address", () => {
  const onChange = vi.fn();
  const register = IndikatorenRegister(
    {indikatoren, problemfelder, status},
    new Date(2021, 5, 1),
    {suche: "", feld: "lage"},
    onChange
  );
  document.body.replaceChildren(register);
  const count = register.querySelector("[role=status]")!;
  expect(count.textContent).toBe("1 von 2 Indikatoren");
  expect(names(register)).toEqual(["Sozialer Status"]);
  const feld = register.querySelector<HTMLSelectElement>("#register-feld")!;
  expect([...feld.options].map((o) => o.textContent)).toEqual(["alle Problemfelder", "Soziale Lage", "Armut"]);
  feld.value = "";
  feld.dispatchEvent(new Event("change"));
  const filter = register.querySelector<HTMLInputElement>("#register-filter")!;
  filter.value = "ARME Kinder";
  filter.dispatchEvent(new Event("input"));
  expect(names(register)).toEqual(["Kinderarmut"]);
  expect(register.textContent).toContain("Ein hoher Wert weist auf eine Belastung hin. Quelle: Monitoring.");
  expect(onChange).toHaveBeenLastCalledWith({suche: "ARME Kinder", feld: ""});
  filter.value = "qqq";
  filter.dispatchEvent(new Event("input"));
  expect(register.textContent).toContain("Kein Indikator passt dazu.");
});

it("the register's address is read back, and a field that is none is told", () => {
  const zustand = {suche: "Kinder & Jugend", feld: "armut"};
  expect(registerAnsichtOf(registerSearchOf(zustand), problemfelder)).toEqual({zustand, hinweise: []});
  const {zustand: nearest, hinweise} = registerAnsichtOf("?feld=foo", problemfelder);
  expect(nearest.feld).toBe("");
  expect(hinweise).toEqual(["Das Problemfeld „foo“ gibt es nicht. Gezeigt werden alle Problemfelder."]);
});

it("a data gap says where figures begin, whom to ask and what comes closest", () => {
  const luecke = {
    id: "einsamkeit",
    titel: "Einsamkeit im Alter",
    problemfeld: "armut",
    beschreibung: "Niemand veröffentlicht das für kleine Gebiete.",
    kleinste_ebene: null,
    auskunft: "QPK",
    naechste_indikatoren: ["mss_kinderarmut", "gibt_es_nicht"],
    stichworte: []
  };
  const root = Datenluecken({datenluecken: [luecke], indikatoren, problemfelder});
  expect(root.querySelector("#luecke-einsamkeit")!.textContent).toContain("Kleinste Ebene mit Zahlenkeine");
  expect([...root.querySelectorAll("a")].map((a) => a.textContent)).toEqual(["Kinderarmut"]);
  expect(Datenluecken({datenluecken: [], indikatoren, problemfelder}).textContent).toContain("keine Datenlücken");
});

it("every problem field with indicators has a way to the register, and to the map where it has one", () => {
  const links = [...Problemfeldwege(problemfelder).querySelectorAll("a")].map((a) => a.getAttribute("href"));
  expect(Problemfeldwege(problemfelder).textContent).toContain(
    "3 Problemfelder, zu 2 gibt es Zahlen: zusammen 2 Indikatoren."
  );
  expect(links).toEqual(["/indikatoren/?feld=lage", "/karte?indikator=mss_status", "/indikatoren/?feld=armut"]);
});

it("the next figures of a source are expected after its usual interval; every check stands there in words", () => {
  expect(erwartetAb("2024-12-31", 38)).toBe("2028-02");
  const section = QuelleAbschnitt(quelle, new Date(2021, 5, 1)).textContent;
  expect(section).toContain("Nächste erwartetfrühestens Dezember 2022");
  expect(section).toContain("Programm „mss“, Version 1, 2");
  expect(section).toContain("2 Lieferungen");
  const list = Pruefungen([{name: "summe", regel: "Die Teile ergeben das Ganze", geprueft: 1200}]);
  expect(list.querySelector("li")!.textContent).toBe("Die Teile ergeben das Ganze. (1.200 Zeilen geprüft)");
  expect(section).toContain("Bestandene Prüfungen3 Regeln, 1.200 geprüfte Zeilen");
});

it("the register groups by problem field, explains its signs and names fields without figures", () => {
  const register = IndikatorenRegister({indikatoren, problemfelder, status}, new Date(2021, 5, 1));
  expect([...register.querySelectorAll("h2")].map((h) => h.textContent)).toEqual(["Soziale Lage", "Armut"]);
  const [lage, armut] = [...register.querySelectorAll("section")] as [HTMLElement, HTMLElement, ...HTMLElement[]];
  expect(lage.textContent).toContain("x = entfällt: Nicht vorgesehen.");
  expect(lage.textContent).toContain("seit 2012");
  expect(armut.textContent).toContain("28,6\u202f%");
  expect(armut.querySelector(".quelle")).toBeNull();
  expect(register.lastElementChild!.textContent).toContain("Bildung");
});

it("the district's table shows value, unit, date and Berlin, and the source line the licence demands", () => {
  const table = BezirkTabelle([kennzahl], new Date(2021, 5, 1));
  expect([...table.querySelectorAll("tbody td")].map((td) => td.textContent)).toEqual([
    "28,6\u202f%",
    "26,4\u202f%",
    "31.12.2020"
  ]);
  expect(table.querySelector(".quelle")!.textContent).toBe(
    `${kennzahl.quellenvermerke[0]!.replace("Quelle", "Quellen")}. Alle Quellenvermerke`
  );
  const mitAdresse =
    "Quelle: Amt, Tabelle, CC BY 3.0 DE (https://creativecommons.org/licenses/by/3.0/de/); umgerechnet";
  const quelle = BezirkTabelle([{...kennzahl, quellenvermerke: [mitAdresse]}], new Date(2026, 0, 1)).querySelector(
    ".quelle"
  )!;
  expect(quelle.textContent).toContain("Amt, Tabelle, CC BY 3.0 DE; umgerechnet.");
  expect(quelle.querySelector("a")!.href).toBe("https://creativecommons.org/licenses/by/3.0/de/");
});

it("the district's table says interval and verdict where there is one, and once what an interval is", () => {
  const ki = {unten: 28.4, oben: 28.8, wenige: false};
  const mit = {...kennzahl, gebiet: {...wert(28.6), ki}, urteile: {bezirk: null, berlin: "ueber" as const}};
  const table = BezirkTabelle([mit, mit], new Date(2021, 5, 1));
  expect(table.querySelector("td .intervall")!.textContent).toBe("28,4 bis 28,8\u202f%");
  expect(table.querySelector("th .urteil")!.textContent).toBe("liegt über Berlin");
  expect(table.textContent.match(/95-%-Intervall/g)).toHaveLength(1);
  expect(BezirkTabelle([kennzahl], new Date(2021, 5, 1)).textContent).not.toMatch(/Intervall|liegt/);
});

it("wertText says exactly what formatWert says", () => {
  for (const value of [wert(28.6), wert(0, "null_wert"), wert(null), wert(null, "geschuetzt")])
    expect(wertText(value, kennzahl.indikator).textContent).toBe(formatWert(value, kennzahl.indikator));
});

it("signs and levels come from the catalogue; a number of areas is counted, never assumed", () => {
  expect([...ZeichenTabelle(status).querySelectorAll(".zeichen")].map((td) => td.textContent)).toEqual([
    "Zahl",
    "0",
    "•",
    "…",
    "n. g.",
    "x",
    "( )",
    "–"
  ]);
  const unused = [...ZeichenTabelle(status).querySelectorAll("tr")].filter((row) =>
    row.textContent.includes("Kommt nur bei der Leistung der Stadtteilzentren vor")
  );
  expect(unused.map((row) => row.querySelector("td")!.textContent)).toEqual(["n. g."]);
  const ebenen = [{id: "plr" as const, titel: "Planungsraum", plural: "Planungsräume", erklaerung: "Klein."}];
  expect(EbenenTabelle({ebenen, gebiete}).querySelector("td.zahl")!.textContent).toBe("5");
});

it("missing entries of the operator are shown as missing; nothing is made up, and no file is named", () => {
  const leer = Betreiber.parse({
    name: null,
    anschrift: null,
    vertretung: null,
    telefon: null,
    email: null,
    verantwortlich: null,
    datenschutz_kontakt: null,
    barrierefreiheit_kontakt: null,
    gebaerdensprache_film: null,
    leichte_sprache_pruefung: null,
    serverprotokolle: null
  });
  const list = BetreiberAngaben(leer, ["name", "email"]);
  expect(list.textContent).toBe("Der Betreiber dieser Seiten muss noch eintragen: Name und E-Mail.");
  expect(list.querySelector("dl")).toBeNull();
  const teils = BetreiberAngaben({...leer, name: "Amt"}, ["name", "email"]);
  expect([...teils.querySelectorAll("dd")].map((dd) => dd.textContent)).toEqual(["Amt"]);
  expect(teils.querySelector(".hinweis")!.textContent).toContain("eintragen: E-Mail.");
  const voll = BetreiberAngaben(
    {...leer, name: "Amt", anschrift: ["Straße 1", "12345 Ort"], email: "post@example.org"},
    ["name", "anschrift", "email"]
  );
  expect(voll.querySelector(".hinweis")).toBeNull();
  expect(voll.querySelector<HTMLAnchorElement>("a")!.href).toBe("mailto:post@example.org");
});

it("the operator's file refuses empty entries and unknown ones", () => {
  expect(Betreiber.safeParse({name: " "}).success).toBe(false);
  expect(Betreiber.safeParse({fax: null}).success).toBe(false);
});
