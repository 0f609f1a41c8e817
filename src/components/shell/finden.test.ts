import {expect, it} from "vitest";
import type {Suche} from "../../../loaders/marts/shapes.js";
import {createSuche, foldText, istFruehererSchluessel, withinOneEdit} from "./finden.js";

function gebiet(gebiet_id: string, titel: string, zusatz: string, ...frueher: string[]): Suche[number] {
  return {art: "gebiet", titel, zusatz, worte: [gebiet_id, ...frueher], adresse: `/gebiete/${gebiet_id}`};
}

const eintraege: Suche = [
  gebiet("10", "Marzahn-Hellersdorf", "Bezirk in Berlin"),
  gebiet("1020", "Hellersdorf", "Prognoseraum in Marzahn-Hellersdorf"),
  gebiet("102004", "Hellersdorf-Nord", "Bezirksregion in Hellersdorf"),
  gebiet("10200422", "Hellersdorfer Promenade", "Planungsraum in Hellersdorf-Nord"),
  gebiet("10200423", "Böhlener Straße", "Planungsraum in Hellersdorf-Nord", "Böhlener Str."),
  gebiet("10200628", "Neue Grottkauer Straße", "Planungsraum in Hellersdorf-Süd", "Gelbes Viertel"),
  gebiet("10100315", "Bärenstein", "Planungsraum in Marzahn-Süd"),
  gebiet("10100313", "Alt-Marzahn", "Planungsraum in Marzahn-Süd"),
  gebiet("103007", "Biesdorf", "Bezirksregion in Biesdorf"),
  gebiet("10300734", "Biesdorf Süd", "Planungsraum in Biesdorf"),
  {
    art: "indikator",
    titel: "Kinderarmut",
    zusatz: "Indikator",
    worte: ["Kinderarmut"],
    adresse: "/indikatoren/mss_kinderarmut"
  },
  {art: "seite", titel: "Datenstand", zusatz: "Quellen", worte: ["Lizenz"], adresse: "/datenstand"}
];
const find = createSuche(eintraege);
const titles = (query: string): string[] => find(query).map(({eintrag}) => eintrag.titel);

it("foldText makes all spellings of umlauts, ß and Straße alike", () => {
  expect(foldText("Böhlener Straße")).toBe("bohlener strasse");
  for (const spelling of ["Boehlener Strasse", "bohlener straße", "BÖHLENER STR.", "Böhlener-Str."])
    expect(foldText(spelling)).toBe("bohlener strasse");
});

it("withinOneEdit allows one letter more, less, other, or two swapped", () => {
  for (const typed of ["biesdorf", "biesdrof", "biesdorff", "biesdof", "biestorf"])
    expect(withinOneEdit(typed, "biesdorf")).toBe(true);
  for (const typed of ["biesdro", "bsdorf", "biesdorfer"]) expect(withinOneEdit(typed, "biesdorf")).toBe(false);
});

it.each(["bärenstein", "baerenstein", "barenstein", "BÄREN"])("finds Bärenstein by %s", (query) => {
  expect(titles(query)).toEqual(["Bärenstein"]);
});

it("finds an area by its former name, by its key, and says by which", () => {
  expect(find("gelbes viertel")).toEqual([{eintrag: eintraege[5], wort: "Gelbes Viertel"}]);
  expect(find("10200628")[0]).toEqual({eintrag: eintraege[5], wort: "10200628"});
  expect(find("Grottkauer")[0]!.wort).toBeNull();
});

it("finds digits only from the beginning of a key and without a typing error", () => {
  const former = {...gebiet("10100313", "Alt-Marzahn", "Planungsraum"), worte: ["10100313", "10010205"]};
  const search = createSuche([...eintraege.filter(({titel}) => titel !== "Alt-Marzahn"), former]);
  expect(search("10010205")).toEqual([{eintrag: former, wort: "10010205"}]);
  expect(search("100102").map(({eintrag}) => eintrag.titel)).toEqual(["Alt-Marzahn"]);
  for (const query of ["10200629", "1020062", "0200628", "00628", "102006281"])
    expect(titles(query)).toEqual(query === "1020062" ? ["Neue Grottkauer Straße"] : []);
  expect(titles("1o200628")).toEqual([]);
  expect(istFruehererSchluessel(former, "10010205")).toBe(true);
  expect(istFruehererSchluessel(former, "10100313")).toBe(false);
});

it("forgives one typing error, also while typing, but only where nothing fits as written", () => {
  expect(titles("Helersdorf")[0]).toBe("Hellersdorf");
  expect(titles("Kinderamut")).toEqual(["Kinderarmut"]);
  expect(titles("Grotkau")).toEqual(["Neue Grottkauer Straße"]);
  expect(titles("promenda")).toEqual(["Hellersdorfer Promenade"]);
  expect(titles("Biesdorf")).not.toContain("Hellersdorf");
  expect(titles("xyz")).toEqual([]);
});

it("puts the exact title first, then larger areas, then those that only lie in the area", () => {
  const found = titles("Hellersdorf");
  expect(found.slice(0, 2)).toEqual(["Hellersdorf", "Hellersdorf-Nord"]);
  expect(found.indexOf("Marzahn-Hellersdorf")).toBeLessThan(found.indexOf("Böhlener Straße"));
  expect(found.indexOf("Hellersdorfer Promenade")).toBeLessThan(found.indexOf("Böhlener Straße"));
  expect(titles("Biesdorf").slice(0, 2)).toEqual(["Biesdorf", "Biesdorf Süd"]);
});

it("needs every word, in any order, and ignores hyphens", () => {
  expect(titles("süd biesdorf")).toEqual(["Biesdorf Süd"]);
  expect(titles("altmarzahn")).toEqual(["Alt-Marzahn"]);
  expect(titles("alt marzahn")[0]).toBe("Alt-Marzahn");
  expect(titles("biesdorf promenade")).toEqual([]);
});

it("lists equally good indicators by their title, then in the order given, which is that of use", () => {
  const indikator = (titel: string, ...worte: string[]): Suche[number] => ({
    art: "indikator",
    titel,
    zusatz: "Indikator",
    worte,
    adresse: `/indikatoren/${titel}`
  });
  const search = createSuche([
    indikator("Transferbezug", "Armut"),
    indikator("Kinderarmut", "Armut"),
    indikator("Quote im Bezirk", "Armut"),
    indikator("Berliner Quote", "Armut")
  ]);
  expect(search("Armut").map(({eintrag}) => eintrag.titel)).toEqual([
    "Kinderarmut",
    "Transferbezug",
    "Quote im Bezirk",
    "Berliner Quote"
  ]);
});

it("finds pages by their words and nothing by an empty query", () => {
  expect(titles("lizenz")).toEqual(["Datenstand"]);
  expect(titles("  - ")).toEqual([]);
});

it("finds an offer by title, group and centre, after what is more general and fits as well", () => {
  const angebot = (titel: string, zentrum: string, ...worte: string[]): Suche[number] => ({
    ...{art: "angebot", titel, zusatz: zentrum, worte, adresse: `/zentren/${zentrum.toLowerCase()}#angebote`}
  });
  const search = createSuche([
    angebot("Nachbarschaftscafé", "Kastanie", "Alle"),
    angebot("Nachbarschaftscafé", "Südspitze", "Alle"),
    angebot("Schuldnerberatung", "Kastanie", "Menschen mit wenig Einkommen"),
    angebot("Krabbelgruppe", "Südspitze", "Familien"),
    {art: "zielgruppe", titel: "Familien", zusatz: "", worte: [], adresse: "/zielgruppen?gruppe=familien"},
    {art: "fachwort", titel: "Angebot", zusatz: "", worte: ["Angebote"], adresse: "/glossar#angebot"}
  ]);
  const hits = (query: string): string[] =>
    search(query).map(({eintrag}) => `${eintrag.titel} ${eintrag.zusatz}`.trim());
  expect(hits("nachbarschaftscafe")).toHaveLength(2);
  expect(hits("Nachbarschaftscaff")).toHaveLength(2);
  expect(hits("cafe suedspitze")).toEqual(["Nachbarschaftscafé Südspitze"]);
  expect(hits("Schuldenberatung")).toEqual([]);
  expect(hits("Schuldnerberatng")).toEqual(["Schuldnerberatung Kastanie"]);
  expect(hits("familien")).toEqual(["Familien", "Krabbelgruppe Südspitze"]);
  expect(search("familien")[1]?.wort).toBe("Familien");
});
