import {zeilenNachTitel} from "../../../test/support/ausfuhr.js";
import type {Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {JSDOM} from "jsdom";
import {afterEach, describe, expect, it} from "vitest";
import type {LueckenGruppe} from "../../../loaders/marts/leistungenShapes.js";
import {parseState} from "../../lib/state.js";
import {overlap} from "../karte/beschriftung.js";
import {grenzen} from "../karte/karte.fixture.js";
import {ansichtOf, type Ansicht} from "./ansicht.js";
import {lueckenAusfuhr} from "./ausfuhr.js";
import {kartenbildOf, mengenklassen} from "./kartenbild.js";
import {LueckenSeite} from "./LueckenSeite.js";
import {data, gruppe} from "./luecken.fixture.js";
import {beschrifte, Quadranten} from "./Quadranten.js";
import {intervallstellen} from "./Tabelle.js";
import {lueckenSpec, wahlOf} from "./zustand.js";

let close = (): void => undefined;
afterEach(() => close());

const plain = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();

function seiteAt(search = "", lade: (id: string) => LueckenGruppe = gruppe, eigene = data) {
  const {window} = new JSDOM("<main></main>", {url: `http://127.0.0.1/luecken${search}`, pretendToBeVisual: true});
  const {document} = window;
  const seite = LueckenSeite(eigene, {
    ...{lade, grenzen: grenzen(), window: window as never, version: "0.1.0", document}
  });
  close = seite.close;
  document.querySelector("main")!.append(seite.element);
  const all = (selector: string): HTMLElement[] => [...seite.element.querySelectorAll<HTMLElement>(selector)];
  const one = (selector: string): HTMLElement => {
    const [found] = all(selector);
    if (!found) throw new Error(`nothing is ${selector}`);
    return found;
  };
  const key = (target: Element, name: string): void =>
    void target.dispatchEvent(new window.KeyboardEvent("keydown", {key: name, bubbles: true, cancelable: true}));
  return {all, one, key, window, text: (selector: string) => plain(one(selector).textContent)};
}

function ansicht(search = "", g?: LueckenGruppe): Ansicht {
  const wahl = wahlOf(parseState(lueckenSpec(data), search).state);
  return ansichtOf(data, g ?? gruppe(wahl.zielgruppe), wahl);
}

/** The group "alle" with limits of the interval of Südwest replaced. */
function mitIntervall(unten: number, oben: number): LueckenGruppe {
  const g = structuredClone(gruppe("alle"));
  for (const {luecke} of g.jahre.flatMap((j) => j.ebenen.flatMap((e) => e.reihen)))
    if (luecke && luecke.unten[0] !== null) [luecke.unten[0], luecke.oben[0]] = [unten, oben];
  return g;
}

describe("the map", () => {
  it("says above itself what it shows, with year, group, logic, weight and mark", () => {
    expect(seiteAt().text(".karte-ueberschrift")).toBe(
      "Deckung mit Angebotsstunden: Alle Bewohnerinnen und Bewohner. 2025 · Bezirksregionen · Sicht: Angegebenes Einsatzgebiet · Bedarf zählt mit · Beispieldaten"
    );
  });

  it("draws centres below the texts, and hides them on demand", () => {
    const seite = seiteAt();
    const [punkte, texte] = [seite.one(".karte-orte"), seite.one(".karte-beschriftung")];
    expect(punkte.compareDocumentPosition(texte) & 4).toBe(4);
    expect(seite.all(".karte-ort")).toHaveLength(2);
    const wahl = seite.one(".karte-ortswahl input") as HTMLInputElement;
    expect(plain(wahl.closest("label")!.textContent)).toBe("Zentren zeigen");
    expect(wahl.checked).toBe(true);
    wahl.click();
    expect(seite.all(".karte-ort")).toHaveLength(0);
    wahl.click();
    expect(seite.all(".karte-ort")).toHaveLength(2);
    expect(seite.window.location.search).toBe("");
  });

  it("has one hint for the keyboard, which also describes it", () => {
    const seite = seiteAt();
    const hinweise = seite.all(".karte-landkarte p").filter((p) => p.textContent.includes("Pfeiltasten"));
    expect(hinweise.map(({id}) => id)).toEqual([seite.one(".karte-feld").getAttribute("aria-describedby")]);
  });

  it("says that the selection is lifted, however it was", () => {
    const seite = seiteAt();
    seite.one(".karte-feld").dispatchEvent(new seite.window.Event("focus"));
    seite.key(seite.one(".karte-feld"), "Enter");
    expect(seite.text(".karte-ansage")).toMatch(/ ausgewählt\.$/);
    seite.key(seite.one(".luecken-auswahl"), "Escape");
    expect(seite.window.location.search).toBe("");
    expect(seite.text(".karte-ansage")).toBe("Auswahl aufgehoben.");
  });

  it("keeps the selection on an Escape among the controls, and says what is chosen from the list", () => {
    const seite = seiteAt();
    const liste = seite.one("#luecken-gebiet") as HTMLSelectElement;
    liste.value = liste.options[1]!.value;
    liste.dispatchEvent(new seite.window.Event("change", {bubbles: true}));
    const name = plain(liste.selectedOptions[0]!.textContent);
    expect(seite.text(".luecken-meldung")).toMatch(new RegExp(`^${name}, .* ausgewählt\\.$`));
    const gewaehlt = seite.window.location.search;
    for (const anderswo of ["#luecken-gebiet", "#luecken-zielgruppe", "th button"])
      seite.key(seite.one(anderswo), "Escape");
    expect(seite.window.location.search).toBe(gewaehlt);
    const link = seite.one(".luecken-auswahl a");
    link.focus();
    seite.key(link, "Escape");
    expect(seite.window.location.search).toBe("");
    expect(seite.window.document.activeElement).toBe(liste);
    expect(seite.text(".luecken-meldung")).toBe("");
  });

  it("says that the table shows all three logics", () => {
    const seite = seiteAt();
    seite.one('input[value="drei"]').click();
    expect(seite.text(".luecken-tabelle > [role=status]")).toBe("Die Tabelle zeigt alle drei Sichten.");
  });

  it("announces the verdict on a gap in full", () => {
    const {angaben} = kartenbildOf(data, ansicht()).zeilen.find(({name}) => name === "Nordwest")!;
    expect(angaben).toContain("robuste Lücke");
  });

  it("names in its legend what is measured, rising and with the unit", () => {
    const deckung = seiteAt()
      .all(".luecken-legende li")
      .map((li) => plain(li.textContent));
    expect(deckung[0]).toMatch(/^1: Deckung unter 80 %/);
    expect(deckung[2]).toMatch(/^3: Deckung über 125 %/);
    const menge = seiteAt("?zielgruppe=gefluechtete")
      .all(".luecken-legende li")
      .map((li) => plain(li.textContent));
    // 900 and 300 hours.
    expect(menge[0]).toBe("1: 200 bis 399 Stunden1 Gebiet");
    expect(menge[3]).toBe("4: 800 bis 999 Stunden1 Gebiet");
  });

  it("does not tell apart by colour what is nearly the same", () => {
    const texte = (werte: (number | null)[], stellen = 0): (string | null)[] =>
      mengenklassen(werte, stellen, "Stunden").klassen.map(({name, anzahl}) => `${name}: ${anzahl}`);
    expect(texte([29, 30, 31, 31, null])).toEqual(["29 bis 31 Stunden: 4"]);
    expect(texte([7])).toEqual(["7 Stunden: 1"]);
    expect(texte([])).toEqual([]);
    expect(texte([10, 20, 29, 90])).toEqual([
      "0 bis 19 Stunden: 1",
      "20 bis 39 Stunden: 2",
      "40 bis 59 Stunden: 0",
      "60 bis 79 Stunden: 0",
      "80 bis 99 Stunden: 1"
    ]);
    expect(texte([0.4, 1.9], 1)).toEqual([
      "0,0 bis 0,4 Stunden: 1",
      "0,5 bis 0,9 Stunden: 0",
      "1,0 bis 1,4 Stunden: 0",
      "1,5 bis 1,9 Stunden: 1"
    ]);
    for (const werte of [
      [1, 2],
      [3, 1_000_000],
      [99.6, 250],
      [999, 1001, 1200]
    ]) {
      const {klassen} = mengenklassen(werte, 0, "Stunden");
      expect(klassen.length, String(werte)).toBeLessThanOrEqual(5);
      expect(klassen.reduce((n, k) => n + k.anzahl, 0)).toBe(werte.length);
    }
  });
});

describe("names in the chart", () => {
  const feld = {x0: 50, x1: 640, y0: 20, y1: 440};
  const linie = {x0: 50, x1: 640, y0: 199, y1: 201};

  it("writes every name, over no point, no other name and no line, with a stroke where it was moved", () => {
    // Points nearly on the line, as close as those of areas near their share.
    const punkte = Array.from({length: 6}, (_, i) => ({x: 300 + 30 * i, y: 202 + 3 * (i % 2)}));
    const orte = beschrifte(
      punkte.map((p, i) => ({...p, name: `Hellersdorf-${i}`, immer: true})),
      ...([punkte, feld, [linie]] as const)
    );
    expect(orte.map(({name}) => name).toSorted()).toEqual(punkte.map((_, i) => `Hellersdorf-${i}`));
    orte.forEach(({box, name}, i) => {
      expect(
        orte.slice(i + 1).some((o) => overlap(o.box, box)),
        name
      ).toBe(false);
      expect(overlap(box, linie), name).toBe(false);
      expect(
        punkte.some(({x, y}) => x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1),
        name
      ).toBe(false);
      expect(box.x0 >= feld.x0 && box.x1 <= feld.x1, name).toBe(true);
    });
    expect(orte.some(({strich}) => strich !== null)).toBe(true);
    for (const {strich, name} of orte)
      if (strich) {
        const punkt = punkte[Number(name.split("-")[1])]!;
        expect(Math.hypot(strich[0] - punkt.x, strich[1] - punkt.y)).toBeLessThan(7);
      }
  });

  it("leaves out a name without room unless it is wanted in any case", () => {
    const eng = {x0: 0, x1: 90, y0: 0, y1: 20};
    const punkte = [{x: 10, y: 10}];
    const wand = [{x0: 12, x1: 90, y0: 0, y1: 20}];
    expect(beschrifte([{x: 10, y: 10, name: "Biesdorf", immer: false}], punkte, eng, wand)).toEqual([]);
    expect(beschrifte([{x: 10, y: 10, name: "Biesdorf", immer: true}], punkte, eng, wand)).toHaveLength(1);
  });

  const zeichne = (search: string, breite: number): Element => {
    const {window} = new JSDOM("");
    (window as never as {ResizeObserver: unknown}).ResizeObserver = class {
      constructor(private readonly auf: (e: unknown[]) => void) {}
      observe(): void {
        this.auf([{contentRect: {width: breite}}]);
      }
    };
    return Quadranten(window.document, data, ansicht(search), ["Quelle"])!;
  };

  it("names all Bezirksregionen, by numbers with a list where it is narrow", () => {
    const breit = zeichne("", 700);
    expect([...breit.querySelectorAll(".luecken-name")].map((t) => t.textContent).toSorted()).toEqual([
      "Nordwest",
      "Südost",
      "Südwest"
    ]);
    expect(breit.querySelector(".luecken-nummern")).toBeNull();
    const schmal = zeichne("", 340);
    expect([...schmal.querySelectorAll(".luecken-name")].map((t) => t.textContent).toSorted()).toEqual(["1", "2", "3"]);
    expect([...schmal.querySelectorAll("li")].map((li) => `${li.value} ${li.textContent}`)).toEqual([
      "1 Nordwest",
      "2 Südost",
      "3 Südwest"
    ]);
  });

  it("names among Planungsräume the ends, robust gaps with an offer, and the selected one", () => {
    const {zeilen} = ansicht("?ebene=plr");
    const mit = zeilen.filter(({bedarf, luecke}) => bedarf !== null && (luecke?.deckung ?? null) !== null);
    const still = mit.filter(({luecke, status}) => luecke!.robust !== true || status === "null_wert");
    const ende = (of: (i: number) => number, i: number): boolean =>
      [Math.min, Math.max].some((f) => of(i) === f(...mit.map((_, k) => of(k))));
    const mitte = still.find((z) => {
      const i = mit.indexOf(z);
      return !ende((k) => mit[k]!.bedarf!, i) && !ende((k) => mit[k]!.luecke!.deckung!, i);
    })!;
    const namen = (search: string): string[] =>
      [...zeichne(search, 900).querySelectorAll(".luecken-name")].map((t) => t.textContent);
    expect(namen("?ebene=plr")).not.toContain(mitte.name);
    expect(namen(`?ebene=plr&gebiet=${mitte.gebiet_id}`)).toContain(mitte.name);
  });
});

describe("the table", () => {
  it("explains every sign it shows", () => {
    for (const search of ["?ebene=plr", "", "?tabelle=drei&ebene=plr", "?mass=teilnahmen&ebene=plr"]) {
      const seite = seiteAt(search);
      const zeichen = seite
        .all(".luecken-tabelle td")
        .flatMap((td) => [td, ...td.querySelectorAll("span")])
        .map((e) => plain(e.textContent))
        .filter((text) => ["…", "–", "n. g.", "x", "•"].includes(text));
      const erklaert = new Set(seite.all(".karte-tabelle-notiz b").map((b) => b.textContent));
      expect(
        [...new Set(zeichen)].filter((z) => !erklaert.has(z)),
        search
      ).toEqual([]);
      close();
    }
  });

  it("explains the dash of an area whose gap cannot be computed, and of one no centre is responsible for", () => {
    const ohne = structuredClone(data);
    ohne.gebiete.bzr[0]!.bedarf = null;
    const g = structuredClone(gruppe("alle"));
    for (const reihe of g.jahre.flatMap((j) => j.ebenen.flatMap((e) => e.reihen))) {
      reihe.zentren[1] = reihe.gemeldet[1] = 0;
      for (const l of reihe.luecke?.je_lambda ?? []) l.fair[0] = l.luecke[0] = l.fehlend[0] = l.deckung[0] = null;
    }
    const seite = seiteAt("", () => g, ohne);
    const zeichen = seite.all(".karte-tabelle-notiz li").map((li) => plain(li.textContent));
    expect(zeichen).toContain("… Bedarfsindex: Für dieses Gebiet liegt keiner vor.");
    expect(zeichen.filter((z) => z.startsWith("–"))).toEqual([
      "– nicht berechnet: Dafür fehlt der Bedarfsindex, oder das Gebiet hat keinen Anteil.",
      "– Zentren mit Meldung: Für dieses Gebiet ist kein Zentrum zuständig."
    ]);
  });

  it("shows the limits of an interval so that they do not contradict its verdict", () => {
    expect(intervallstellen({unten: -1.3, oben: 0.2})).toBe(1);
    expect(intervallstellen({unten: -1.3, oben: -0.02})).toBe(2);
    expect(intervallstellen({unten: -0.004, oben: 0.3})).toBe(3);
    expect(intervallstellen({unten: 0, oben: 3})).toBe(1);
    expect(seiteAt("", () => mitIntervall(-1.04, -0.02)).text(".luecken-tabelle")).toContain("−1,04 bis −0,02");
  });

  it("calls need near 0 about average, and the words beside the difference those by heads", () => {
    const nah = {
      ...data,
      gebiete: {...data.gebiete, bzr: data.gebiete.bzr.map((g, i) => ({...g, bedarf: [-0.09, 0.1, 0.11, -0.5][i]!}))}
    };
    const {window} = new JSDOM("<main></main>", {url: "http://127.0.0.1/luecken"});
    const seite = LueckenSeite(nah, {
      ...{lade: gruppe, grenzen: grenzen(), window: window as never, version: "0.1.0", document: window.document}
    });
    close = seite.close;
    const k = [...seite.element.querySelectorAll("thead th")].findIndex(
      (th) => th.getAttribute("data-spalte") === "bedarf"
    );
    expect(plain(seite.element.querySelectorAll(".luecken-tabelle thead th")[k]!.textContent)).toContain(
      "Bedarfsindex (über 0: mehr Hinweise)"
    );
    const worte = Object.fromEntries(
      [...seite.element.querySelectorAll(".luecken-tabelle tbody tr")].map((tr) => [
        tr.querySelector("th a")!.textContent,
        plain(tr.children[k]!.textContent)
      ])
    );
    expect(worte).toEqual({
      Südwest: "−0,09etwa Durchschnitt",
      Nordwest: "0,10etwa Durchschnitt",
      Südost: "0,11mehr Bedarf",
      Nordost: "−0,50weniger Bedarf"
    });
    expect(seite.element.querySelector(".luecken-tabelle")!.textContent).toContain("nach Köpfen: weniger");
    expect(seite.element.querySelector("#luecken-quadranten table")!.textContent).toContain("nach Köpfen: weniger");
  });

  it("says the verdict by heads in the panel too", () => {
    const {gebiet_id} = data.gebiete.bzr.find(({name}) => name === "Südwest")!;
    expect(seiteAt(`?gebiet=${gebiet_id}`).text(".luecken-auswahl")).toContain("nach Köpfen: mehr");
  });
});

it("says the year once below the heading", () => {
  const seite = seiteAt();
  const zeilen = seite.all(".luecken-titel p:not(.karte-druckzeile)").map((p) => plain(p.textContent));
  expect(zeilen.filter((z) => /\b2025\b/.test(z))).toHaveLength(1);
  expect(zeilen.filter((z) => z.includes("Beispieldaten"))).toHaveLength(1);
  expect(zeilen).toContain("Bezirksregionen · Sicht: Angegebenes Einsatzgebiet");
});

it("names the sources of all figures at its end, for paper", () => {
  const seite = seiteAt();
  expect(seite.text(".luecken-fuss .luecken-nur-druck")).toBe("Weitere soziale Infrastruktur: Kitaliste, CC BY 4.0.");
});

describe("the file", () => {
  const ausfuhr = (a: Ansicht): Ausfuhr => lueckenAusfuhr(data, a, new JSDOM("").window.document);

  it("says who is counted where that is not the very group", () => {
    const gezaehlt = (search: string): string[] =>
      ausfuhr(ansicht(search)).hinweise.filter((h) => h.startsWith("Gezählte Menschen"));
    expect(gezaehlt("?zielgruppe=aeltere")).toEqual(["Gezählte Menschen: Menschen ab 65 Jahren"]);
    expect(gezaehlt("")).toEqual([]);
  });

  it("ends with the Bezirk, as the table does", () => {
    for (const search of ["", "?tabelle=drei"]) {
      const table = zeilenNachTitel(ausfuhr(ansicht(search)).tabellen[0]!);
      expect(table.filter((r) => r["Gebiet"] === "Bezirk")).toHaveLength(1);
      // 8,000 to 11,000 people; one area is not reported, so that there is no amount.
      expect(table.at(-1)).toMatchObject({
        ...{Gebiet: "Bezirk", "Menschen der Gruppe": 38_000, "Dokumentierter Wert": null, Zeichen: "n. g."},
        ...{Zustand: "nicht gemeldet", "Zentren mit vollständiger Meldung": 2, "zuständige Zentren": 3},
        "Art der Daten": "Beispieldaten"
      });
    }
  });

  it("names weight and interval in words, sources once, and limits as on the screen", () => {
    const {tabellen, quellen} = ausfuhr(ansicht("", mitIntervall(-1.04, -0.02)));
    expect(zeilenNachTitel(tabellen[0]!).find((r) => r["Gebiet"] === "Südwest")).toMatchObject({
      ...{"Gewicht des Bedarfs": "Bedarf zählt mit (0,50)", Urteil: "nach Köpfen: mehr"},
      ...{"95-%-Intervall von": -1.04, "95-%-Intervall bis": -0.02}
    });
    expect(quellen.some((q) => q.includes("Einwohnerregister, CC BY 3.0 DE"))).toBe(true);
    expect(new Set(quellen).size).toBe(quellen.length);
  });
});

describe("a withheld area", () => {
  const name = "Südwest";
  const werte = ["wert", "teilwert", "je_1000"] as const;

  /** The group "alle" with Südwest, which has by far the most, withheld in all logics; its true figures are left in. */
  function geschuetzt({mitLuecke = true, leer = true} = {}): LueckenGruppe {
    const g = structuredClone(gruppe("alle"));
    for (const reihe of g.jahre.flatMap((j) => j.ebenen.filter((e) => e.ebene === "bzr").flatMap((e) => e.reihen))) {
      reihe.status[0] = "geschuetzt";
      if (leer) for (const feld of werte) reihe[feld][0] = null;
      if (!mitLuecke) reihe.luecke = null;
      else if (leer && reihe.luecke) {
        const {je_lambda, robust, urteil, ...spalten} = reihe.luecke;
        robust[0] = urteil[0] = null;
        for (const liste of Object.values(spalten)) liste[0] = null;
        for (const l of je_lambda) l.fair[0] = l.luecke[0] = l.deckung[0] = l.fehlend[0] = null;
      }
    }
    return g;
  }
  const id = data.gebiete.bzr.find((g) => g.name === name)!.gebiet_id;

  it("shows none of its figures anywhere, even where a file should hold them", () => {
    const rest = (leer: boolean, search: string): string => {
      const seite = seiteAt(search, () => geschuetzt({leer}));
      const html = seite.one(".luecken-seite, .luecken-bereich-tabelle").closest(".luecken-seite")!.innerHTML;
      close();
      return html;
    };
    for (const search of ["", "?mass=teilnahmen", "?tabelle=drei", `?gebiet=${id}`])
      expect(rest(false, search), search).toBe(rest(true, search));
  });

  it("is a sign in table and chart, a word for screen readers, and last in every order by size", () => {
    for (const sortierung of ["wert-auf", "wert-ab", "deckung-auf", "deckung-ab"]) {
      const seite = seiteAt(`?sortierung=${sortierung}`, () => geschuetzt());
      const zeilen = seite.all(".luecken-tabelle tbody tr");
      const ohne = zeilen.filter(
        (tr) => tr.dataset["status"] === "geschuetzt" || tr.dataset["status"] === "nicht_gemeldet"
      );
      expect(zeilen.slice(-ohne.length)).toEqual(ohne);
      const zellen = [...zeilen.find((tr) => tr.dataset["id"] === id)!.querySelectorAll("td.zahl")].map((td) =>
        plain(td.textContent)
      );
      // Amount, rate and five columns of the gap.
      expect(
        zellen.filter((text) => /^•\s?geschützt$/.test(text)),
        sortierung
      ).toHaveLength(7);
      close();
    }
    const seite = seiteAt("", () => geschuetzt());
    expect(seite.text("#luecken-quadranten")).toContain(`Ohne Punkt (geschützt): ${name}.`);
    expect(seite.all(`#luecken-quadranten [data-id="${id}"]`)).toHaveLength(0);
  });

  it("is dotted on the map, outside the classes, and says in panel and announcement that it is withheld", () => {
    const a = ansicht("", geschuetzt());
    const bild = kartenbildOf(data, a);
    expect(bild.zeilen.find((z) => z.gebiet_id === id)).toMatchObject({
      ...{wert: null, status: "geschuetzt", klasse: null, text: "•"},
      angaben: ["Zentren mit Meldung: 3 von 3"]
    });
    // Classes are made of the published areas alone.
    const {klassen} = kartenbildOf(data, ansicht("?mass=teilnahmen", geschuetzt())).einteilung;
    expect(klassen.reduce((n, k) => n + k.anzahl, 0)).toBe(1);
    const seite = seiteAt("", () => geschuetzt());
    expect(seite.text(".luecken-legende")).toContain("• geschützt");
    expect(seite.one(".luecken-legende .schutzhinweis a").getAttribute("href")).toBe("/geheimhaltung");
  });

  it("keeps the sentences from speaking of all areas, and has one of its own with the way to the rules", () => {
    const seite = seiteAt("", () => geschuetzt());
    const worte = seite.text(".luecken-worte");
    expect(worte).toContain("1 Gebiet von 4 ist geschützt (•).");
    expect(worte).toContain("(soweit veröffentlicht): ");
    expect(worte).toMatch(/Soweit veröffentlicht: (Eine Lücke ist|\d Lücken sind|Keine Lücke|In keinem)/);
    expect(worte).not.toContain(name);
    expect(seite.all(".luecken-worte .schutzhinweis")).toHaveLength(1);
    expect(seite.text(".karte-tabelle-notiz")).toContain("• geschützt: Die Zahl ist bekannt");
    close();
    expect(seiteAt().all(".schutzhinweis")).toHaveLength(0);
  });

  it("has in the panel neither amount nor coverage", () => {
    const text = seiteAt(`?gebiet=${id}`, () => geschuetzt()).text(".luecken-auswahl");
    expect(text.match(/• \(geschützt\)/g)).toHaveLength(3);
    expect(text).not.toMatch(/Deckung \d|Stunden|robuste/);
  });

  it("leaves the whole gap out where that falls with it, and says why", () => {
    const seite = seiteAt("", () => geschuetzt({mitLuecke: false}));
    expect(seite.text(".luecken-worte")).toContain("Für diese Auswahl steht keine Lücke");
    expect(seite.text(".luecken-worte")).not.toContain("sagt, wie Angebote genutzt wurden");
    expect(seite.all("#luecken-quadranten")).toHaveLength(0);
  });

  it("has in the file the sign, its state in words, nothing computed from it, and the meaning", () => {
    const {tabellen, zeichen} = lueckenAusfuhr(data, ansicht("", geschuetzt()), new JSDOM("").window.document);
    const row = zeilenNachTitel(tabellen[0]!).find((r) => r["Gebiet"] === name)!;
    expect([row["Dokumentierter Wert"], row["Zeichen"], row["Zustand"]]).toEqual([null, "•", "geschützt"]);
    const leer = ["je 1.000 Menschen der Gruppe", "Abstand", "Deckung (%)", "Es fehlen", "Robuste Lücke", "Urteil"];
    // Not 0: nobody outside knows how many parts of it are missing.
    leer.push("Angebote (bei Beratungen: Zentren) ohne diese Zahl");
    expect(leer.map((titel) => row[titel])).toEqual(leer.map(() => null));
    expect(zeichen.some((z) => z.zeichen === "•" && z.bedeutung.startsWith("geschützt: "))).toBe(true);
  });
});
