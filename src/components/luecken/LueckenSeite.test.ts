import {zeilenNachTitel} from "../../../test/support/ausfuhr.js";
import {JSDOM} from "jsdom";
import {afterEach, describe, expect, it, vi} from "vitest";
import {LueckenData, LueckenGruppe} from "../../../loaders/marts/leistungenShapes.js";
import {formatState, parseState} from "../../lib/state.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {grenzen} from "../karte/karte.fixture.js";
import {ansichtOf} from "./ansicht.js";
import {dateinameOf} from "../../lib/ausfuhr/name.js";
import {lueckenAusfuhr} from "./ausfuhr.js";
import {deckungsklassen, kartenbildOf} from "./kartenbild.js";
import {LueckenSeite} from "./LueckenSeite.js";
import {data, gruppe, statusOf} from "./luecken.fixture.js";
import {quadrantOf} from "./Quadranten.js";
import {worteOf} from "./worte.js";
import {lueckenSpec, wahlOf, type Wahl} from "./zustand.js";

let close = (): void => undefined;
afterEach(() => close());

interface Probe {
  search: () => string;
  all: (selector: string) => HTMLElement[];
  one: <E extends HTMLElement>(selector: string) => E;
  text: (selector: string) => string;
  setze: (selector: string, value: string) => void;
  document: Document;
  dateien: {name: string; text: string}[];
}

const plain = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();

function seiteAt(
  search = "",
  {eigene = data, lade = gruppe as (id: string, erneut: boolean) => LueckenGruppe | Promise<LueckenGruppe>} = {}
): Probe {
  const {window} = new JSDOM("<main></main>", {url: `http://127.0.0.1/luecken${search}`, pretendToBeVisual: true});
  const {document} = window;
  const dateien: Probe["dateien"] = [];
  const seite = LueckenSeite(eigene, {
    ...{lade, grenzen: grenzen(), window: window as never, version: "0.1.0", document}
  });
  close = seite.close;
  document.querySelector("main")!.append(seite.element);
  const all = (selector: string): HTMLElement[] => [...seite.element.querySelectorAll<HTMLElement>(selector)];
  const one = <E extends HTMLElement>(selector: string): E => {
    const [found] = all(selector);
    if (!found) throw new Error(`nothing is ${selector}`);
    return found as E;
  };
  return {
    ...{all, one, document, dateien},
    search: () => window.location.search,
    text: (selector) => plain(one(selector).textContent),
    setze(selector, value) {
      const input = one<HTMLSelectElement>(selector);
      input.value = value;
      input.dispatchEvent(new window.Event("change", {bubbles: true}));
    }
  };
}

const wahl = (patch: Partial<Wahl> = {}): Wahl => ({
  ...wahlOf(parseState(lueckenSpec(data), "").state),
  ...patch
});
const ansicht = (patch: Partial<Wahl> = {}) => {
  const w = wahl(patch);
  return ansichtOf(data, gruppe(w.zielgruppe), w);
};
const zeile = ({all}: Probe, name: string): HTMLElement =>
  all("tbody tr[data-id]").find((tr) => tr.querySelector("th a")?.textContent === name)!;
const spalte = (probe: Probe, name: string, id: string): string => {
  const heads = probe.all(".luecken-tabelle thead th");
  const k = heads.findIndex((th) => th.dataset["spalte"] === id);
  return plain(zeile(probe, name).children[k]!.textContent);
};

it("has a fixture of the shape the page is given", () => {
  expect(LueckenData.safeParse(data).error).toBeUndefined();
  for (const {id} of data.zielgruppen) expect(LueckenGruppe.safeParse(gruppe(id)).error).toBeUndefined();
});

describe("the address", () => {
  const spec = lueckenSpec(data);

  it("begins with all people, hours, Bezirksregionen, the service areas and the year of the catalogue", () => {
    expect(wahl()).toMatchObject({
      ...{zielgruppe: "alle", logik: "einsatzgebiet", messgroesse: "stunden", ebene: "bzr", jahr: 2025, lambda: 0.5},
      ...{tabelle: "eine", gebiet: null, sortierung: "deckung-auf"}
    });
    expect(formatState(spec, parseState(spec, "").state)).toBe("");
  });

  it("holds every choice and reads back the same", () => {
    const search =
      "?zielgruppe=aeltere&sicht=standort&mass=platzstunden&ebene=plr&jahr=2024&gewicht=1&tabelle=drei&gebiet=10010101&sortierung=standort-ab";
    const {state, hinweise} = parseState(spec, search);
    expect(hinweise).toEqual([]);
    expect(formatState(spec, state)).toBe(search);
  });

  it("shows the nearest view for what does not exist, and says so", () => {
    const seite = seiteAt("?zielgruppe=riesen&jahr=1999&sicht=mond&gewicht=7&gebiet=99&sortierung=farbe");
    expect(seite.all(".luecken-hinweise .hinweis")).toHaveLength(6);
    expect(seite.text(".luecken-hinweise")).toContain("Zielgruppe „riesen“ gibt es hier nicht");
    expect(seite.text(".luecken-hinweise")).toContain("Jahr „1999“ gibt es hier nicht. Gezeigt: 2025.");
    expect(seite.search()).toBe("");
    expect(seite.text("#luecken-titel")).toBe("Angebotsstunden: Alle Bewohnerinnen und Bewohner");
  });

  it("lets measure or logic give way where hours alone can be shared out", () => {
    const seite = seiteAt("?mass=termine");
    seite.setze("#luecken-sicht", "einzugsgebiet");
    expect(seite.search()).toBe("?sicht=einzugsgebiet");
    expect(seite.text(".luecken-hinweise")).toContain("„Termine“ lässt sich nicht auf ein Einzugsgebiet verteilen");
    seite.setze("#luecken-mass", "beratungen");
    expect(seite.search()).toBe("?mass=beratungen");
    expect(seite.text(".luecken-hinweise")).toContain("Gezeigt: Angegebenes Einsatzgebiet.");
    expect(parseState(lueckenSpec(data), "?mass=termine&sicht=einzugsgebiet").hinweise).toHaveLength(1);
  });
});

describe("the page", () => {
  it("says who reported, that the records are invented, and that output is not impact", () => {
    const seite = seiteAt();
    expect(seite.text(".luecken-abdeckung")).toBe(
      "2025: 2 von 3 Zentren mit vollständiger Meldung (1 nur für einen Teil der Monate) · Meldungen bis 31.01.2026 · Beispieldaten"
    );
    expect(seite.text(".luecken-wirkung")).toContain("was ein Angebot bei den Menschen bewirkt hat");
    expect(seite.text(".beispielhinweis")).toContain("erfunden");
    const real = seiteAt("", {eigene: {...data, stand: {...data.stand, beispiel: false}}});
    expect(real.all(".beispielhinweis")).toHaveLength(0);
    expect(real.document.querySelector("main")!.textContent).not.toContain("Beispieldaten");
  });

  it("tells apart no offer, an offer without the figure, and not reported: in table, map and chart", () => {
    const seite = seiteAt("?ebene=plr");
    const feld = (status: string): string => {
      const i = data.gebiete.plr.findIndex(({bedarf}, k) => statusOf("plr", k) === status && bedarf !== null);
      return data.gebiete.plr[i]!.name;
    };
    expect(spalte(seite, feld("null_wert"), "wert")).toBe("0kein Angebot");
    expect(spalte(seite, feld("fehlt"), "wert")).toBe("…Angebot ohne diese Zahl");
    expect(spalte(seite, feld("nicht_gemeldet"), "wert")).toBe("n. g.nicht gemeldetgemeldet: 120");
    const fuellung = (status: string): string => {
      const {gebiet_id} = data.gebiete.plr.find(({name}) => name === feld(status))!;
      return seite.one(`.karte-flaeche[data-id="${gebiet_id}"]`).getAttribute("fill")!;
    };
    const muster = ["null_wert", "fehlt", "nicht_gemeldet"].map(fuellung);
    expect(new Set(muster)).toHaveProperty("size", 3);
    for (const url of muster) expect(seite.one(url.slice(4, -1)).tagName).toBe("pattern");
    const legende = seite.text(".luecken-legende");
    for (const wort of ["kein Angebot", "Angebot ohne diese Zahl", "nicht gemeldet"]) expect(legende).toContain(wort);
    const {gebiet_id} = data.gebiete.plr.find(({name}) => name === feld("null_wert"))!;
    expect(seite.one(`.luecken-diagramm [data-id="${gebiet_id}"]`).dataset["status"]).toBe("null_wert");
    expect(seite.text("#luecken-quadranten")).toContain("Ohne Punkt (nicht gemeldet):");
    expect(seite.text("#luecken-quadranten")).toContain("Ohne Punkt (Angebot ohne diese Zahl):");
  });

  it("never lets a missing figure look like a small one: no gap, no rate, no class", () => {
    const seite = seiteAt();
    for (const id of ["fair", "luecke", "deckung", "fehlend", "differenz"])
      expect(spalte(seite, "Nordost", id), id).toBe("n. g.");
    expect(spalte(seite, "Nordost", "je1000")).toBe("n. g.");
    expect(spalte(seite, "Nordwest", "deckung")).toBe("0 %robuste Lücke");
    expect(seite.one(".luecken-tabelle tbody tr:last-child th a").textContent).toBe("Nordost");
  });

  it("computes nothing for people nobody counts, and says so", () => {
    const seite = seiteAt("?zielgruppe=gefluechtete");
    expect(seite.text('[data-art="gezaehlt"]')).toContain("keine Raten, kein Anteil, keine Lücke");
    expect(seite.all("th[data-spalte]").map((th) => th.dataset["spalte"])).toEqual([
      "name",
      "bedarf",
      "wert",
      "gemeldet"
    ]);
    expect(seite.all("#luecken-quadranten")).toHaveLength(0);
    expect(seite.one<HTMLSelectElement>("#luecken-gewicht").disabled).toBe(true);
    expect(seite.text(".luecken-legende")).not.toContain("%");
  });

  it("shows use without a gap, with the rate on the map", () => {
    const seite = seiteAt("?mass=teilnahmen");
    expect(seite.text('[data-art="messgroesse"]')).toContain("Wenig Nutzung kann auch wenig Bedarf heißen");
    expect(spalte(seite, "Südwest", "wert")).toBe("9002 Angebote ohne diese Zahl");
    expect(seite.all('th[data-spalte="deckung"]')).toHaveLength(0);
  });

  it("says in words where coverage is lowest, which gaps are robust, and how unequal all is", () => {
    const saetze = Object.fromEntries(worteOf(data, ansicht()).map(({art, text}) => [art, plain(text)]));
    expect(saetze["niedrigste"]).toMatch(/^Nordwest 0 %; Südost \d+ %; Südwest \d+ %\.$/);
    expect(saetze["robust"]).toContain("Nordwest");
    expect(saetze["nicht_gemeldet"]).toContain("1 Gebiet von 4 ist „nicht gemeldet“");
    expect(saetze["hoover"]).toMatch(/^\d+ % der Stunden müssten anders verteilt sein, damit alle 3 Gebiete/);
    expect(saetze["null_wert"]).toContain("Nordwest");
  });

  it("weighs need as chosen: what counts more makes the gap of the needy larger", () => {
    const fair = (lambda: number): number =>
      ansicht({lambda}).zeilen.find(({name}) => name === "Nordwest")!.luecke!.fair;
    // Claims of Südwest, Nordwest and Südost by heads: 8, 9 and 10 of 27; with lambda 1: 4, 18 and 14.14.
    expect(fair(0)).toBeCloseTo((1200 * 9) / 27, 6);
    expect(fair(1)).toBeCloseTo((1200 * 18) / (4 + 18 + 10 * Math.SQRT2), 6);
    const seite = seiteAt();
    const vorher = spalte(seite, "Nordwest", "fair");
    seite.setze("#luecken-gewicht", "1");
    expect(spalte(seite, "Nordwest", "fair")).not.toBe(vorher);
    expect(seite.search()).toBe("?gewicht=1");
  });

  it("shows all three logics beside each other without mixing them", () => {
    const seite = seiteAt("?tabelle=drei");
    expect(spalte(seite, "Südwest", "einsatzgebiet")).toMatch(/^900Deckung/);
    expect(spalte(seite, "Südwest", "standort")).toMatch(/^1\.800Deckung/);
    expect(spalte(seite, "Südwest", "einzugsgebiet")).toMatch(/^450Deckung/);
    seite.one('input[name="luecken-tabelle"][value="eine"]').click();
    expect(seite.search()).toBe("");
  });

  it("keeps the keyboard on the sorted column and tells the order", () => {
    const seite = seiteAt();
    const knopf = (): HTMLElement => seite.one('th[data-spalte="wert"] button');
    knopf().focus();
    knopf().click();
    expect(seite.search()).toBe("?sortierung=wert-ab");
    expect(seite.document.activeElement).toBe(knopf());
    expect(seite.text(".luecken-tabelle [role=status]")).toBe(
      "Tabelle sortiert nach „Dokumentierte Stunden“, absteigend."
    );
    expect(seite.one(".luecken-tabelle tbody tr th a").textContent).toBe("Südwest");
  });

  it("selects an area alike in table, map, list and chart, and tells it in all logics and weights", () => {
    const seite = seiteAt();
    zeile(seite, "Südost").querySelector<HTMLElement>(".karte-waehlen")!.click();
    const {gebiet_id} = data.gebiete.bzr.find(({name}) => name === "Südost")!;
    expect(seite.search()).toBe(`?gebiet=${gebiet_id}`);
    expect(seite.one<HTMLSelectElement>("#luecken-gebiet").value).toBe(gebiet_id);
    expect(seite.one(`.luecken-diagramm [data-id="${gebiet_id}"]`).getAttribute("class")).toContain("luecken-gewaehlt");
    const panel = seite.text(".luecken-auswahl");
    expect(panel).toContain("Ausgewählt: Südost");
    for (const wort of ["300 Stunden", "600 Stunden", "150 Stunden", "nur nach Köpfen", "Bedarf zählt stark"])
      expect(panel).toContain(wort);
    expect(zeile(seite, "Südost").getAttribute("aria-current")).toBe("true");
    seite.setze("#luecken-ebene", "plr");
    expect(seite.search()).toBe("?ebene=plr");
  });

  it("tells a screen reader what is shown now", () => {
    const seite = seiteAt();
    expect(seite.text(".luecken-meldung")).toBe("");
    seite.setze("#luecken-zielgruppe", "aeltere");
    expect(seite.text(".luecken-meldung")).toContain("Angebotsstunden: Ältere Menschen, 2025, Bezirksregionen");
    expect(seite.text(".luecken-worte")).toContain("Gezählt ab 65 Jahren.");
  });

  it("letters the centres on the map, lists them with their months, and names those without a place", () => {
    const seite = seiteAt();
    expect(seite.all(".karte-ort").map((g) => g.textContent)).toEqual(["A", "B"]);
    expect(seite.all(".luecken-zentren li").map((li) => plain(li.textContent))).toEqual([
      "Haus A: 12 von 12 Monaten gemeldet",
      "Haus B: 7 von 12 Monaten gemeldet"
    ]);
    expect(seite.text(".luecken-zentren p:last-child")).toBe(
      "Ohne Ort auf der Karte: Haus C: 12 von 12 Monaten gemeldet"
    );
  });

  it("waits for a group's file, tells a failure, and gets on by the button", async () => {
    let geht = false;
    const lade = vi.fn((id: string) => (geht ? Promise.resolve(gruppe(id)) : Promise.reject(new Error("offline"))));
    const seite = seiteAt("", {lade});
    expect(seite.text(".karte-laden")).toContain("werden geladen");
    await vi.waitFor(() => expect(seite.text(".karte-laden")).toContain("konnten nicht geladen werden"));
    geht = true;
    const knopf = seite.one(".karte-laden button");
    knopf.focus();
    knopf.click();
    await vi.waitFor(() => expect(seite.text("#luecken-titel")).toContain("Angebotsstunden"));
    expect(lade).toHaveBeenLastCalledWith("alle", true);
    expect(seite.document.activeElement?.id).toBe("luecken-titel");
  });

  it("takes a file of another build for one that could not be had, but no fault of its own", () => {
    const mit = (aendere: (ebene: LueckenGruppe["jahre"][number]["ebenen"][number]) => object): LueckenGruppe =>
      ({
        ...gruppe("alle"),
        jahre: gruppe("alle").jahre.map((j) => ({...j, ebenen: j.ebenen.map((e) => ({...e, ...aendere(e)}))}))
      }) as LueckenGruppe;
    const fremd = seiteAt("", {lade: () => mit(({personen}) => ({personen: [...personen, 1]}))});
    expect(fremd.text(".karte-laden")).toContain("konnten nicht geladen werden");
    expect(() => seiteAt("", {lade: () => mit(() => ({reihen: null}))})).toThrow(TypeError);
  });

  it("says that there are no records, and still shows the other infrastructure", () => {
    const leer = {...data, stand: {...data.stand, beispiel: false, stand: null, meldejahre: [], vorgabejahr: null}};
    const seite = seiteAt("", {eigene: leer});
    expect(seite.text(".leerzustand")).toContain("Noch keine Leistungsdaten");
    expect(seite.text(".luecken-weitere")).toContain("Arztpraxen");
    expect(seite.all("#luecken-zielgruppe")).toHaveLength(0);
  });

  it("shows other infrastructure with its caveats and what nobody delivers", () => {
    const seite = seiteAt();
    const text = seite.text(".luecken-weitere");
    for (const wort of ["Kitaplätze je 100 Kinder (31.12.2025)", "80,5", "…", "100 ist kein Soll.", "Arztpraxen:"])
      expect(text).toContain(wort);
  });
});

describe("the file", () => {
  it("holds the figures of the screen, in its order, with states in words", () => {
    const seite = seiteAt();
    const {name, tabellen, vermerke, quellen, hinweise} = lueckenAusfuhr(data, ansicht(), seite.document);
    expect(dateinameOf(name, "0.1.0", "csv", vermerke)).toBe(
      "beispieldaten_mh_luecken_alle_stunden_bzr_2025_einsatzgebiet_v0.1.0.csv"
    );
    const body = zeilenNachTitel(tabellen[0]!);
    const zeile = (gebiet: string): Record<string, unknown> => body.find((r) => r["Gebiet"] === gebiet)!;
    expect(body.slice(0, 4).map((r) => r["Gebiet"])).toEqual(
      seite.all(".luecken-tabelle tbody th a").map((a) => a.textContent)
    );
    for (const gebiet of ["Südwest", "Nordwest", "Südost"]) {
      const zahl = (text: string): number => Number(text.replace(".", "").replace("−", "-").replace(",", "."));
      expect(zeile(gebiet)["Deckung (%)"]).toBe(Number(/^\d+/.exec(spalte(seite, gebiet, "deckung"))![0]));
      expect(zeile(gebiet)["Anteil nach Menschen und Bedarf"]).toBe(zahl(spalte(seite, gebiet, "fair")));
      expect(zeile(gebiet)["Abstand"]).toBe(zahl(spalte(seite, gebiet, "luecke")));
    }
    expect(zeile("Nordwest")).toMatchObject({Zustand: "kein Angebot", "Dokumentierter Wert": 0});
    expect(zeile("Nordost")).toMatchObject({
      ...{Zustand: "nicht gemeldet", Status: "nicht_gemeldet", Zeichen: "n. g.", "Dokumentierter Wert": null},
      ...{"Teilwert der vollständig meldenden Zentren": 120, "Deckung (%)": null},
      ...{"Zentren mit vollständiger Meldung": 2, "zuständige Zentren": 3}
    });
    expect(zeile("Südost")).toMatchObject({
      Sicht: "Angegebenes Einsatzgebiet",
      "Gewicht des Bedarfs": "Bedarf zählt mit (0,50)"
    });
    expect(new Set(body.map((r) => r["Art der Daten"]))).toEqual(new Set(["Beispieldaten"]));
    expect(quellen).toHaveLength(3);
    expect(hinweise).toContain(texteLeistungen.wirkung);
  });

  it("has a row for each logic if the table shows all three, and no mark for real records", () => {
    const {document} = seiteAt();
    const {stand} = data;
    const echt = {...data, stand: {...stand, beispiel: false}};
    const ausfuhr = lueckenAusfuhr(echt, ansicht({tabelle: "drei", sortierung: "name-auf"}), document);
    expect(dateinameOf(ausfuhr.name, "0.1.0", "csv", ausfuhr.vermerke)).toBe(
      "mh_luecken_alle_stunden_bzr_2025_drei-sichten_v0.1.0.csv"
    );
    expect(JSON.stringify(ausfuhr.tabellen)).not.toContain('"Beispieldaten"');
    const suedwest = zeilenNachTitel(ausfuhr.tabellen[0]!).filter((r) => r["Gebiet"] === "Südwest");
    expect(suedwest.map((r) => [r["Sicht"], r["Dokumentierter Wert"]])).toEqual([
      ["Angegebenes Einsatzgebiet", 900],
      ["Standort", 1800],
      ["Einzugsgebiet zu Fuß", 450]
    ]);
  });
});

describe("the map", () => {
  it("has the same bounds in every view, around the share: the limit of a gap and its reciprocal", () => {
    const grenzen = (fein: boolean): string[] =>
      deckungsklassen([0, 49, 50, 80, 125, 126, 201, null], 0.8, fein).klassen.map(
        ({von, bis, anzahl}) => `${von ?? ""}–${bis ?? ""}: ${anzahl}`
      );
    expect(grenzen(false)).toEqual(["–79: 3", "80–125: 2", "126–: 2"]);
    expect(grenzen(true)).toEqual(["–49: 2", "50–79: 1", "80–125: 2", "126–200: 1", "201–: 1"]);
  });

  it("keeps areas without an offer out of the classes but announces their 0", () => {
    const bild = kartenbildOf(data, ansicht());
    const nordwest = bild.zeilen.find(({name}) => name === "Nordwest")!;
    expect(nordwest).toMatchObject({wert: 0, klasse: null, status: "null_wert"});
    expect(nordwest.angaben).toContain("kein Angebot");
    expect(bild.einteilung.klassen.reduce((n, k) => n + k.anzahl, 0)).toBe(2);
    expect(bild.untertitel).toContain("Beispieldaten");
  });

  it("puts centres where the boundaries are drawn, and leaves out one without a place", () => {
    const bild = kartenbildOf(data, ansicht());
    expect(bild.punkte!.map(({name, x, y}) => [name, x, y])).toEqual(
      data.zentren.flatMap(({name, lage}) => (lage ? [[name, ...lage]] : []))
    );
    expect(bild.punkte).toHaveLength(2);
  });
});

it("names the quarters plainly", () => {
  expect(quadrantOf({bedarf: 0.4, deckung: 0.5})).toBe("mehr Bedarf, weniger Angebot");
  expect(quadrantOf({bedarf: 0.4, deckung: 1})).toBe("mehr Bedarf, mehr Angebot");
  expect(quadrantOf({bedarf: -0.4, deckung: 0.99})).toBe("weniger Bedarf, weniger Angebot");
  expect(quadrantOf({bedarf: -0.4, deckung: 3})).toBe("weniger Bedarf, mehr Angebot");
});
