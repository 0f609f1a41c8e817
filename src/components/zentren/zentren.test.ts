import {JSDOM} from "jsdom";
import {afterEach, describe, expect, it} from "vitest";
import {parseState} from "../../lib/state.js";
import {grenzen} from "../karte/karte.fixture.js";
import {veraenderungOf} from "../../lib/leistungen/jahreszahlen.js";
import {Blick, gruendeOf} from "./Blick.js";
import {Gruppen, Gruppenbalken} from "./Gruppen.js";
import {Monate, meldungSatz} from "./Monate.js";
import {Oeffnungszeiten} from "./Oeffnungszeiten.js";
import {ZentrenListe} from "./ZentrenListe.js";
import {ZentrumSeite} from "./ZentrumSeite.js";
import {echt, jahr2024, jahr2025, kopf, leer, monate, seite, stand} from "./zentren.fixture.js";
import {vorgabejahrOf, zentrumSpec} from "./zustand.js";

const href = (adresse: string): string => `.${adresse}`;
const {document} = new JSDOM("").window;

let close = (): void => undefined;
afterEach(() => close());

const texts = (root: ParentNode, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((e) => (e.textContent ?? "").replace(/\s+/g, " ").trim());
/** Rows of the table whose caption begins with *beschriftung*, as texts of their cells. */
function zeilenOf(root: ParentNode, beschriftung: string): string[][] {
  const table = [...root.querySelectorAll("table")].find((t) => t.caption?.textContent.startsWith(beschriftung));
  return [...(table?.tBodies[0]?.rows ?? [])].map((tr) => [...tr.cells].map((c) => c.textContent));
}

function seiteAt(search = "", daten = seite) {
  const {window} = new JSDOM("<main></main>", {url: `http://127.0.0.1/zentren/beispiel-nord${search}`});
  const {element, close: stop} = ZentrumSeite(daten, {
    window: window as unknown as Window,
    href,
    document: window.document
  });
  close = stop;
  window.document.querySelector("main")!.append(element);
  const select = element.querySelector<HTMLSelectElement>("#zentrum-jahr")!;
  return {
    root: element,
    select,
    search: () => window.location.search,
    waehle: (jahr: string) => {
      select.value = jahr;
      select.dispatchEvent(new window.Event("change"));
    }
  };
}

describe("the list of centres", () => {
  const liste = ZentrenListe({stand, zentren: [echt, kopf]}, {href, grenzen: grenzen(), document});
  const [wirklich, erfunden] = liste.querySelectorAll("section");

  it("keeps real and invented centres apart: no figure near a real name, the mark over the invented ones", () => {
    expect(wirklich!.textContent).toContain("Haus im Stadtteil");
    expect(wirklich!.textContent).not.toMatch(/Beispiel|Monaten/);
    expect(wirklich!.textContent).toContain("noch keine Leistungsdokumentation gemeldet");
    expect(erfunden!.querySelector("h2")!.textContent).toContain("Beispieldaten");
    expect(erfunden!.querySelector(".beispielhinweis")!.textContent).toMatch(/^Beispieldaten\. .*erfunden/);
    expect(erfunden!.textContent).not.toContain("Haus im Stadtteil");
  });

  it("says what is sure of a real centre, with source and date, and none of the notes of the list", () => {
    expect(wirklich!.querySelector(".zentren-angabe")!.textContent).toBe("zu bestätigen");
    expect(wirklich!.textContent).toContain("Quelle: Presse, Stand 19.08.2024.");
    expect(wirklich!.textContent).not.toContain("Hausnummer");
    expect(wirklich!.querySelector("td b")).toBeNull();
  });

  it("tells the reported months by year, and a year out of operation from one not reported", () => {
    const [zeile] = zeilenOf(erfunden!, "Beispieldaten: 1 erfundenes Zentrum");
    expect(zeile!.slice(-3)).toEqual(["0 von 3 Monaten", "12 von 12 Monaten", "12 von 12 Monaten"]);
    const spaeter = {...kopf, monate: [{jahr: 2023, gemeldet: 0, erwartet: 0}, ...kopf.monate.slice(1)]};
    const other = ZentrenListe({stand, zentren: [spaeter]}, {href, document});
    expect(zeilenOf(other, "Beispieldaten")[0]!.at(-3)).toBe("nicht in Betrieb");
  });

  it("leads to the pages of centres and areas", () => {
    const links = [...erfunden!.querySelectorAll("td a, th a")].map((a) => a.getAttribute("href"));
    expect(links).toEqual(["./zentren/beispiel-nord", "./gebiete/101001"]);
  });

  it("gives an area of a neighbouring Bezirk no link, since it has no page", () => {
    const [region] = kopf.bezirksregionen;
    const fremd = {...region!, gebiet_id: "111101", name: "Falkenberg", im_bezirk: false};
    const other = ZentrenListe({stand, zentren: [{...kopf, bezirksregionen: [region!, fremd]}]}, {href, document});
    expect(other.textContent).toContain("Marzahn-Nord, Falkenberg");
    expect(texts(other, "td a")).toEqual(["Marzahn-Nord"]);
  });

  it("offers the file for other programs, with the mark in its name and words while the records are invented", () => {
    const link = (beispiel: boolean, zentren = [kopf]): HTMLAnchorElement | null =>
      ZentrenListe({stand: {...stand, beispiel}, zentren}, {href, document}).querySelector("a[download]");
    expect(link(true)!.getAttribute("href")).toBe("./daten/zentren/beispieldaten_zentren-hsds.json");
    expect(link(true)!.textContent).toContain("Beispieldaten");
    expect(link(false)!.getAttribute("href")).toBe("./daten/zentren/zentren-hsds.json");
    expect(link(false)!.textContent).not.toContain("Beispieldaten");
    expect(link(true, [])).toBeNull();
  });

  it("draws the places that are known, hidden from screen readers, with the table's numbers", () => {
    expect(wirklich!.querySelector("svg")).toBeNull();
    const map = erfunden!.querySelector("svg")!;
    expect(map.getAttribute("aria-hidden")).toBe("true");
    expect(texts(map, "text")).toEqual(["1"]);
    expect(map.querySelectorAll("path").length).toBeGreaterThan(0);
  });

  it("shows real reports in the real centres' table once they come, and no invented section", () => {
    const meldend = {...echt, monate: kopf.monate};
    const other = ZentrenListe({stand: {...stand, beispiel: false}, zentren: [meldend]}, {href, document});
    expect(other.querySelectorAll("section")).toHaveLength(1);
    expect(other.textContent).not.toContain("Beispieldaten");
    expect(zeilenOf(other, "1 Zentrum")[0]!.at(-1)).toBe("12 von 12 Monaten");
  });
});

describe("the months of a year", () => {
  it("are twelve signs, each with its state in words", () => {
    const root = Monate({jahr: 2024, monate: monate(2024, 4, 12, [7])}, document);
    const zeichen = texts(root, "li .nur-vorlesen");
    expect(zeichen).toHaveLength(12);
    expect([zeichen[0], zeichen[3], zeichen[6]]).toEqual([
      "Januar: nicht in Betrieb",
      "April: gemeldet",
      "Juli: nicht gemeldet"
    ]);
  });

  it("names what is missing in runs, and never calls nothing reported no work", () => {
    const satz = (fehlend: readonly number[]): string =>
      meldungSatz({jahr: 2024, monate: monate(2024, 1, 12, fehlend)});
    expect(satz([])).toBe("Alle 12 Monate sind gemeldet.");
    expect(satz([2, 7, 8, 9, 11, 12])).toContain(
      "6 von 12 Monaten sind gemeldet. Es fehlen: Februar, Juli bis September, November, Dezember."
    );
    expect(meldungSatz(leer)).toContain("Das heißt nicht, dass es keine Leistung gab.");
  });
});

describe("a year beside the year before", () => {
  it("has the change in plain numbers, with a real minus", () => {
    const root = Blick(seite, jahr2025, document);
    const zeilen = new Map(zeilenOf(root, "Dokumentierte Leistung 2025").map(([was, ...rest]) => [was, rest]));
    expect(zeilen.get("Termine")).toEqual(["90", "100", "−10"]);
    expect(zeilen.get("Angebote")).toEqual(["3", "2", "+1"]);
    expect(zeilen.get("Beratungskontakte")).toEqual(["40", "40", "gleich"]);
    expect(root.querySelector("caption")!.textContent).toContain("Beispieldaten");
  });

  it("says what is not recorded, and shows no change where a part is missing", () => {
    const zeilen = new Map(
      zeilenOf(Blick(seite, jahr2025, document), "Dokumentierte").map(([was, ...rest]) => [was, rest])
    );
    expect(zeilen.get("Ehrenamtsstunden")![1]).toBe("nicht erfasst");
    expect(zeilen.get("Teilnahmen (Besuche)")).toEqual([
      "2.900ohne 1 Angebot, bei dem die Zahl fehlt",
      "3.000",
      "–keine Angabe"
    ]);
    expect(gruendeOf(jahr2025, jahr2024)).toHaveLength(1);
  });

  it("shows no change for a year that is not fully reported, or against one, and says which", () => {
    const halb = {...jahr2025, monate: monate(2025, 1, 12, [7, 8, 9, 10, 11, 12])};
    expect(veraenderungOf(halb, jahr2024, "stunden")).toBeNull();
    expect(veraenderungOf(jahr2025, {...jahr2024, monate: halb.monate}, "stunden")).toBeNull();
    const root = Blick({...seite, jahre: [jahr2024, halb]}, halb, document);
    expect(texts(root, "thead th")).toEqual(["Was", "2025 (unvollständig)", "2024"]);
    expect(root.textContent).toContain("Unvollständig: 2025.");
  });

  it("compares no part with a whole: neither of a year, though all its months are reported, nor of hours", () => {
    const teils = {...jahr2025, ehrenamt_lueckenhaft: true};
    expect(veraenderungOf(jahr2025, {...jahr2024, ehrenamt_stunden: 250}, "ehrenamt_stunden")).toBe(50);
    expect(veraenderungOf(teils, {...jahr2024, ehrenamt_stunden: 250}, "ehrenamt_stunden")).toBeNull();
    const kurz = {...jahr2024, monate: monate(2024, 4, 12)};
    expect(veraenderungOf(jahr2025, kurz, "stunden")).toBeNull();
    expect(gruendeOf(jahr2025, kurz)[0]).toContain("verschieden lang in Betrieb");
  });

  it("never shows 0 for a year of which nothing is reported", () => {
    const zeilen = zeilenOf(Blick(seite, leer, document), "Dokumentierte Leistung 2023");
    expect(zeilen.filter(([was]) => was !== "Angebote").map(([, wert]) => wert)).toEqual(
      Array(6).fill("nicht gemeldet")
    );
  });
});

it("opening hours stand by weekday, closed days named; what is no schedule stays as written", () => {
  const zeilen = zeilenOf(Oeffnungszeiten(seite.oeffnungszeiten!, "Nord", document), "Öffnungszeiten");
  expect(zeilen).toHaveLength(7);
  expect(zeilen[0]).toEqual(["Montag", "09:00–12:00, 14:00–18:00"]);
  expect(zeilen[1]).toEqual(["Dienstag", "geschlossen"]);
  expect(Oeffnungszeiten("nach Absprache", "Nord", document).textContent).toBe("nach Absprache");
});

it("a group whose hours nobody recorded has words instead of a bar", () => {
  const balken = Gruppenbalken(jahr2025.gruppen, "nicht erfasst", {document});
  expect(balken.querySelectorAll(".marke-stunden rect")).toHaveLength(1);
  expect(texts(balken, ".marke-zahl text")).toEqual(["1.000", "nicht erfasst"]);
});

it("the chart by groups names invented records and the year as the page's file does", () => {
  const figur = Gruppen(seite, jahr2025, document);
  expect(figur.querySelector(".quellentext")!.textContent.trim()).toBe(
    "Quelle: Erfundene Leistungsdokumentation (Beispieldaten)."
  );
  expect(figur.querySelector(".datenstand")!.textContent).toBe("Datenstand: 2025.");
});

describe("a withheld number", () => {
  const g = "geschuetzt";
  const geschuetzt: typeof jahr2025 = {
    ...jahr2025,
    ...{teilnahmen: g, ehrenamtliche: g, ehrenamt_neu: g},
    davon: [
      {merkmal: "weiblich", anzahl: 600, von: 1000},
      {merkmal: "ab_65", anzahl: g, von: 1000},
      {merkmal: "divers", anzahl: 9, von: 40}
    ],
    themen: [
      {id: "wohnen", titel: "Wohnen", anzahl: 40},
      {id: "schulden", titel: "Schulden", anzahl: g}
    ],
    gruppen: [
      {zielgruppe: "kinder", titel: "Kinder", angebote: 2, stunden: g, teilnahmen: g},
      {zielgruppe: "alle", titel: "Alle", angebote: 1, stunden: 1000, teilnahmen: 2900},
      {zielgruppe: "frauen", titel: "Frauen", angebote: 1, stunden: null, teilnahmen: null}
    ]
  };
  const [cafe] = seite.angebote;
  const daten: typeof seite = {
    ...seite,
    hinweise: null,
    jahre: [jahr2024, geschuetzt],
    angebote: [
      {
        ...cafe!,
        jahre: [{...cafe!.jahre[1]!, teilnahmen: g, personen_mindestens: g, ehrenamtliche_mindestens: g}]
      }
    ]
  };
  const zeichen = "•geschützt";

  it("is the same sign in every table, which a screen reader hears as a word", () => {
    const {root} = seiteAt("", daten);
    const blick = new Map(zeilenOf(root, "Dokumentierte Leistung 2025").map(([was, ...rest]) => [was, rest]));
    expect(blick.get("Teilnahmen (Besuche)")![0]).toBe(zeichen);
    expect(zeilenOf(root, "Angebote 2025")[0]!.slice(-2)).toEqual([zeichen, zeichen]);
    expect(zeilenOf(root, "Beratungskontakte 2025")).toEqual([
      ["Wohnen", "40"],
      ["Schulden", zeichen]
    ]);
    const signs = [...root.querySelectorAll(".schutzzeichen")];
    expect(signs.length).toBeGreaterThan(6);
    expect(new Set(signs.map((e) => e.outerHTML)).size).toBe(1);
    expect(signs[0]!.querySelector("[aria-hidden]")!.textContent).toBe("•");
  });

  it("has no change, and the page says why", () => {
    const {root} = seiteAt("", daten);
    const blick = new Map(zeilenOf(root, "Dokumentierte Leistung 2025").map(([was, ...rest]) => [was, rest]));
    expect(blick.get("Teilnahmen (Besuche)")![2]).toBe("–keine Angabe");
    expect(blick.get("Termine")![2]).toBe("−10");
    expect(veraenderungOf(jahr2025, {...jahr2024, termine: g}, "termine")).toBeNull();
    expect(root.querySelector("#blick")!.parentElement!.textContent).toContain(
      "Wo eine der beiden Zahlen geschützt ist, steht keine Veränderung."
    );
  });

  it("has no share, and neither has a published one of too few people", () => {
    const {root} = seiteAt("", daten);
    expect(zeilenOf(root, "Teilnahmen 2025 nach Merkmalen")).toEqual([
      ["weiblich", "600", "von 1.000", "60\u202f%"],
      ["ab 65", zeichen, "von 1.000", zeichen],
      ["divers", "9", "von 40", "–"]
    ]);
    expect(root.textContent).toContain("Ein Anteil steht erst ab 100 erfassten Teilnahmen.");
  });

  it("draws no bar, sets no scale, and stands below in the given order whatever it is", () => {
    const balken = Gruppenbalken(geschuetzt.gruppen, "nicht erfasst", {document});
    expect(balken.querySelectorAll(".marke-stunden rect")).toHaveLength(1);
    expect(texts(balken, ".marke-zahl text")).toEqual(["1.000", "•", "nicht erfasst"]);
    // The picture is the same as of a group whose hours are unknown, but for the sign.
    const unbekannt = geschuetzt.gruppen.map((x) => (x.stunden === g ? {...x, stunden: null} : x));
    const vergleich = Gruppenbalken(unbekannt, "•", {document});
    const bar = (e: Element): string => e.querySelector(".marke-stunden")!.innerHTML.replace(/ width="[\d.]+"/, "");
    expect(bar(balken)).toBe(bar(vergleich));
  });

  it("has the word beside it in a sentence", () => {
    const {root} = seiteAt("", daten);
    const text = root.querySelector("#ehrenamt")!.parentElement!.textContent;
    expect(text).toContain("Höchster gemeldeter Stand: • (geschützt).");
    expect(text).toContain("soweit erfasst: • (geschützt).");
  });

  it("is one sentence for the volunteers of all offers, whose own rows show only published numbers", () => {
    const {root} = seiteAt("", daten);
    expect(zeilenOf(root, "Angebote 2025")[0]![0]).not.toContain("Ehrenamtliche");
    const angebote = root.querySelector("#angebote")!.parentElement!;
    expect(angebote.textContent).toContain("Ehrenamtliche: bei 1 Angebot • (geschützt).");
    close();
    const offen = seiteAt().root.querySelector("#angebote")!.parentElement!;
    expect(offen.textContent).not.toContain("geschützt");
    expect(offen.textContent).toContain("Ehrenamtliche: mind. 6");
  });

  it("is explained once, in the first part that shows it, with the way to the rules; not where there is none", () => {
    const {root} = seiteAt("", daten);
    const hinweise = [...root.querySelectorAll(".schutzhinweis")];
    expect(hinweise).toHaveLength(1);
    expect(hinweise[0]!.previousElementSibling!.id).toBe("blick");
    expect(hinweise[0]!.querySelector("a")!.getAttribute("href")).toBe("./geheimhaltung");
    close();
    expect(seiteAt().root.querySelector(".schutzhinweis")).toBeNull();
  });

  it("sorts after all numbers in both directions", () => {
    const zwei = {...daten, angebote: [daten.angebote[0]!, {...seite.angebote[0]!, titel: "Offen"}]};
    const {root} = seiteAt("", zwei);
    const knopf = [...root.querySelectorAll<HTMLButtonElement>(".zentrum-angebote th button")].find((b) =>
      b.textContent.startsWith("Teilnahmen")
    )!;
    for (let i = 0; i < 2; i++) {
      knopf.click();
      expect(zeilenOf(root, "Angebote 2025").at(-1)!.at(-2)).toBe(zeichen);
    }
  });
});

it("the public edition has no list of what to look at, and says how many centres reported", () => {
  const {root} = seiteAt("", {...seite, hinweise: null});
  expect(root.querySelector("#hinweise")).toBeNull();
  expect(texts(root, ".zentrum-wege a")).not.toContain("Datenqualität: zum Nachsehen");
  expect(root.textContent).not.toContain("Die Dauer weicht stark ab.");
  expect(root.querySelector("#monate")!.parentElement!.textContent).toContain(
    "Im ganzen Bezirk: 1 von 2 Zentren mit vollständiger Meldung."
  );
});

describe("the address of a centre's page", () => {
  it("is the usual year's without a word, and gives way with a notice for a year without data", () => {
    expect(vorgabejahrOf(seite)).toBe(2025);
    expect(vorgabejahrOf({...seite, jahre: [leer, jahr2024]})).toBe(2024);
    expect(parseState(zentrumSpec(seite), "?jahr=2024")).toEqual({state: {jahr: "2024"}, hinweise: []});
    const {state, hinweise} = parseState(zentrumSpec(seite), "?jahr=1999");
    expect(state).toEqual({jahr: "2025"});
    expect(hinweise[0]).toContain("„1999“");
  });
});

describe("a centre's page", () => {
  it("begins with the usual year, follows the choice and keeps it in the address", () => {
    const {root, select, search, waehle} = seiteAt();
    expect(select.value).toBe("2025");
    expect([...select.options].map((o) => o.value)).toEqual(["2025", "2024", "2023"]);
    waehle("2024");
    expect(search()).toBe("?jahr=2024");
    expect(root.querySelector("[role=status]")!.textContent).toBe("Dokumentierte Leistung 2024");
    expect(zeilenOf(root, "Angebote 2024")).toHaveLength(1);
    waehle("2025");
    expect(search()).toBe("");
    expect(zeilenOf(root, "Angebote 2025")).toHaveLength(2);
  });

  it("carries the mark over the page and on every table of records", () => {
    const {root} = seiteAt();
    expect(root.querySelector(".beispielhinweis")).not.toBeNull();
    const records = [...root.querySelectorAll("caption")].map((c) => c.textContent).filter((c) => /20\d\d/.test(c));
    expect(records.length).toBeGreaterThan(7);
    expect(records.filter((c) => !c.includes("Beispieldaten"))).toEqual([]);
  });

  it("shows an offer's title as text, and in words what is not recorded, limited or regular", () => {
    const {root} = seiteAt();
    expect(root.querySelector("script")).toBeNull();
    const [cafe, lernen] = zeilenOf(root, "Angebote 2025");
    expect(cafe![0]).toContain("Café <script>alert(1)</script>");
    expect(cafe![1]).toBe("FreizeitOffenes Angebot");
    expect(cafe!.slice(3)).toEqual([
      ...["ohne Angabe", "Mi 15:00–17:00", "90", "1.000"],
      ...["2.900nicht überall erfasst", "mind. 85"]
    ]);
    expect(lernen!.slice(3)).toEqual(["12", "unregelmäßig", ...Array<string>(4).fill("nicht erfasst")]);
    expect(lernen![0]).toContain("ab 01.04.2025");
    expect(cafe![0]).toContain("Ehrenamtliche: mind. 6");
    expect(lernen![0]).not.toContain("Ehrenamtliche");
  });

  it("tells how many people can walk there, by time, with the date they were counted at and the source", () => {
    const {root} = seiteAt();
    expect(zeilenOf(root, "Menschen, die das Zentrum")).toEqual([
      ["Alle Bewohnerinnen und Bewohner", "6.000", "12.000", "31.12.2025"]
    ]);
    const text = root.querySelector("#reichweite")!.parentElement!.textContent;
    expect(text).toContain("Luftlinie");
    expect(text).toContain("Quelle: Amt für Statistik Berlin-Brandenburg");
  });

  it("says of parts how many attendances they are a part of", () => {
    const {root} = seiteAt();
    expect(zeilenOf(root, "Teilnahmen 2025 nach Merkmalen")).toEqual([
      ["weiblich", "600", "von 1.000", "60\u202f%"],
      ["divers", "0", "von 400", "0\u202f%"]
    ]);
  });

  it("never says 0 % of a number of people that is not 0", () => {
    const anteil = (anzahl: number): string => {
      const davon = [{merkmal: "divers", anzahl, von: 10000}];
      const {root} = seiteAt("", {...seite, jahre: [jahr2024, {...jahr2025, davon}]});
      const [zeile] = zeilenOf(root, "Teilnahmen 2025 nach Merkmalen");
      close();
      return zeile![3]!;
    };
    expect([49, 50].map(anteil)).toEqual(["unter 1\u202f%", "1\u202f%"]);
  });

  it("tells how voiced needs became known and which areas they are about", () => {
    const {root} = seiteAt();
    expect(zeilenOf(root, "Genannte Anliegen 2025 nach Weg")).toEqual([["Gespräch", "7"]]);
    expect(zeilenOf(root, "Genannte Anliegen 2025 nach Gebiet")).toEqual([
      ["Marzahn-Nord", "5"],
      ["ohne Angabe eines Gebiets", "2"]
    ]);
  });

  it("tells new volunteers and trainings, and in words what is not recorded", () => {
    const {root, waehle} = seiteAt();
    const text = (): string => root.querySelector("#ehrenamt")!.parentElement!.textContent;
    expect(text()).toContain("Im Jahr zum ersten Mal dabei, soweit erfasst: 4 Menschen.");
    expect(text()).toContain("Fortbildungen im Jahr, soweit erfasst: 1 Teilnahme.");
    waehle("2024");
    expect(text()).toContain(
      "Wie viele Menschen neu dabei waren, ist nicht erfasst. Fortbildungen sind nicht erfasst."
    );
  });

  it("lists all standards with what is open, and gives no score", () => {
    const {root} = seiteAt();
    const standards = root.querySelector("#standards")!.parentElement!;
    expect(zeilenOf(standards, "Selbsteinschätzung 2025")).toHaveLength(13);
    expect(standards.textContent).toContain("Zu 2 Standards fehlt die Einschätzung.");
    expect(standards.textContent).toContain("Ohne Nachweis: 6 Standards sind eingeschätzt");
    expect(standards.textContent).not.toMatch(/Punkte:|von 13|%/);
  });

  it("has the hints of the year with what to do, and the way to check data", () => {
    const {root, waehle} = seiteAt();
    const hinweise = (): Element => root.querySelector("#hinweise")!.parentElement!;
    expect(texts(hinweise(), "li")).toHaveLength(1);
    expect(hinweise().textContent).toContain("Leistungen · 2 Stellen");
    expect(hinweise().textContent).toContain("Was zu tun ist: Bitte die Stunden prüfen.");
    expect(hinweise().querySelector("a")!.getAttribute("href")).toBe("./daten-pruefen");
    waehle("2024");
    expect(hinweise().textContent).toContain("im Vorjahr");
  });

  it("leaves out for a year without reports what it cannot know, instead of calling it not recorded", () => {
    const {root} = seiteAt("?jahr=2023");
    expect(texts(root, "section h2")).not.toContain("Beratungen");
    expect(texts(root, "section h2")).toContain("Gemeldete Monate");
    expect(root.querySelector(".zentrum-abschnitt")!.textContent).toContain("kein Monat gemeldet");
  });

  it("explains a real centre without records what would stand here and how to report, without any figure of records", () => {
    const {root} = seiteAt("", {
      ...{...seite, kopf: echt, jahre: [], angebote: [], hinweise: [], reichweite: [], reichweite_vermerke: []},
      ...{oeffnungszeiten: null, offen_seit: null}
    });
    expect(root.textContent).toContain("Noch keine Leistungsdaten");
    expect(root.textContent).toContain("Das heißt nicht, dass es keine Leistung gab.");
    expect(root.textContent).not.toContain("Beispieldaten");
    expect(root.querySelectorAll("table")).toHaveLength(0);
    expect(root.textContent).toContain("Der genaue Ort fehlt im Verzeichnis.");
    expect([...root.querySelectorAll("a")].map((a) => a.getAttribute("href"))).toContain("./daten-pruefen");
    expect(root.querySelector("#zentrum-jahr")).toBeNull();
  });

  it("every heading that the page's own list of ways names is there", () => {
    const {root} = seiteAt();
    const ways = [...root.querySelectorAll(".zentrum-wege a")].map((a) => a.getAttribute("href")!);
    expect(ways).toHaveLength(12);
    for (const way of ways) expect(root.querySelector(way), way).not.toBeNull();
  });
});
