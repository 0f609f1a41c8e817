import {readFileSync} from "node:fs";
import {JSDOM} from "jsdom";
import {afterEach, describe, expect, it, vi} from "vitest";
import {texteAusfuhr} from "../../lib/texte/ausfuhr.js";
import {berechneIndex, berechneRaenge, gewichtGrenzen} from "../../lib/bedarfsindex.js";
import {formatZahl} from "../../lib/format.js";
import {grenzen} from "../karte/karte.fixture.js";
import {BedarfsindexSeite} from "./BedarfsindexSeite.js";
import {data} from "./bedarfsindex.fixture.js";
import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {wahrscheinlichkeit} from "./stand.js";
import type {Rangfrage} from "./rangarbeiter.js";
import type {Arbeiter} from "./rangrechner.js";
import {ansichtOf, eingabeOf, indexSpec} from "./zustand.js";
import {readCatalogue} from "../../../loaders/contract/readCatalogue.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {parseState} from "../../lib/state.js";

const usual = data;

let close = (): void => undefined;
afterEach(() => close());

/** A worker that answers when it is told to, as the real one would. */
class Probe implements Arbeiter {
  onmessage: Arbeiter["onmessage"] = null;
  onerror: Arbeiter["onerror"] = null;
  onmessageerror: Arbeiter["onmessageerror"] = null;
  beendet = false;
  frage: Rangfrage | null = null;
  postMessage(frage: Rangfrage): void {
    this.frage = frage;
  }
  terminate(): void {
    this.beendet = true;
  }
  antworte(): void {
    const {eingabe, wahl} = this.frage!;
    this.frage = null;
    this.onmessage!.call(this as never, {data: berechneRaenge(eingabe, wahl)} as MessageEvent);
  }
  scheitere(): void {
    this.onerror!.call(this as never, {preventDefault: () => undefined} as ErrorEvent);
  }
}

interface Seite {
  arbeiter: Probe[];
  search: () => string;
  all: (selector: string) => HTMLElement[];
  one: <E extends HTMLElement>(selector: string) => E;
  text: (selector: string) => string;
  /** Moves a control as a reader does, and lets go. */
  setze: (selector: string, value: string) => void;
  zurueck: () => void;
  /** The worker's next question; it comes after a pause. */
  frage: () => Promise<Probe>;
}

function seiteAt(search = "", data = usual): Seite {
  const {window} = new JSDOM("<main></main>", {url: `http://127.0.0.1/bedarfsindex${search}`, pretendToBeVisual: true});
  const {document} = window;
  const arbeiter: Probe[] = [];
  const seite = BedarfsindexSeite(data, {
    grenzen: grenzen(),
    window: window as never,
    heute: new Date(2026, 6, 1),
    starteArbeiter: () => {
      arbeiter.push(new Probe());
      return arbeiter.at(-1)!;
    },
    ruhe: 1,
    document
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
    arbeiter,
    search: () => window.location.search,
    all,
    one,
    text: (selector) => one(selector).textContent.replace(/\s+/g, " ").trim(),
    setze(selector, value) {
      const input = one<HTMLInputElement>(selector);
      input.value = value;
      input.dispatchEvent(new window.Event("change", {bubbles: true}));
    },
    zurueck: () => window.dispatchEvent(new window.PopStateEvent("popstate")),
    async frage() {
      await vi.waitFor(() => expect(arbeiter.at(-1)).toMatchObject({beendet: false, frage: expect.anything()}));
      return arbeiter.at(-1)!;
    }
  };
}

const idOf = (name: string): string => data.gebiete.find((g) => g.name === name)!.gebiet_id;
const rowOf = ({all}: Seite, name: string): string[] => {
  const tr = all("tbody tr").find((row) => row.querySelector("th a")?.textContent === name)!;
  return [...tr.querySelectorAll("td")].map((td) => td.textContent);
};
const indexOf = (name: string): number => data.gebiete.findIndex((g) => g.name === name);
/** The page hands out nothing at the moment, and says so. */
async function nichtsZumMitnehmen(
  seite: ReturnType<typeof seiteAt>,
  satz: string = texteAusfuhr.leiste.leer
): Promise<void> {
  seite.one(".mitnehmen button").click();
  await vi.waitFor(() => expect(seite.text(".mitnehmen-meldung")).toBe(satz));
}

const settled = async ({text}: Seite, part: string): Promise<void> =>
  vi.waitFor(() => expect(text(".index-aenderung")).toContain(part));

describe("the page of the need index", () => {
  it("begins with the warehouse's figures, by group, without asking a worker", () => {
    const seite = seiteAt();
    const i = indexOf("Feld 16");
    const rang = data.vorgabe.raenge[i]!;
    expect(rowOf(seite, "Feld 16")[0]).toBe(formatZahl(data.vorgabe.index[i]!, 2));
    expect(rowOf(seite, "Feld 16").join(" ")).toContain(`${rang.rang_unten} bis ${rang.rang_oben}`);
    const heads = seite.all(".index-gruppe").map((tr) => tr.textContent);
    expect(heads[0]).toMatch(/^Gruppe 1 · stärkste Hinweise auf Bedarf/);
    expect(heads.at(-1)).toMatch(/^Nicht bewertet \(1 Gebiet\)/);
    expect(seite.text(".index-aenderung")).toContain("Es ist nichts geändert");
    expect(seite.arbeiter).toEqual([]);
    expect(seite.search()).toBe("");
  });

  it("never lists areas by rank alone: within a group they stand by name, and no column numbers them", () => {
    const seite = seiteAt();
    for (const tbody of seite.all("tbody")) {
      const names = [...tbody.querySelectorAll("th a")].map((a) => a.textContent);
      expect(names).toEqual([...names].sort(new Intl.Collator("de", {numeric: true}).compare));
    }
    expect(seite.all("thead th").map((th) => th.textContent.replace(/[↕↑↓]/g, ""))).not.toContain("Rang");
  });

  it("says of an area that is not rated why, and never 0", () => {
    const seite = seiteAt(`?gebiet=${idOf("Feld 5")}`);
    expect(rowOf(seite, "Feld 5").slice(0, 2)).toEqual(["x", "x"]);
    expect(seite.text(".index-gebiet")).toContain("Vom Monitoring nicht bewertet.");
    expect(seite.text(`tr[data-id="${idOf("Feld 5")}"]`)).toContain("Vom Monitoring nicht bewertet.");
  });

  it("tags areas that stay among the top under any weights, and only those", () => {
    const seite = seiteAt();
    const tagged = seite.all("tbody .index-etikett").map((e) => e.closest("tr")!.dataset["id"]);
    const expected = data.gebiete.filter(
      (_, i) =>
        (data.vorgabe.raenge[i]?.schlechtester ?? 99) <= Math.max(1, 0.2 * data.vorgabe.raenge.filter(Boolean).length)
    );
    expect(seite.text(".index-notiz").includes("Keine geprüfte Gewichtung")).toBe(tagged.length > 0);
    expect(tagged.sort()).toEqual(expected.map(({gebiet_id}) => gebiet_id).sort());
  });

  it("shows the new index at once, the old ranks as outdated, and the worker's when they come", async () => {
    const seite = seiteAt();
    seite.setze("#index-zahl-kinder", "2,5");
    expect(seite.search()).toBe("?gewicht_kinder=2.5");
    const wahl = ansichtOf(data, parseState(indexSpec(data), seite.search()).state).wahl;
    const i = indexOf("Feld 7");
    expect(rowOf(seite, "Feld 7")[0]).toBe(formatZahl(berechneIndex(eingabeOf(data), wahl)!.index[i]!, 2));
    expect(seite.one(".index-tabelle").classList.contains("index-veraltet")).toBe(true);
    expect(seite.text(".index-rechnen")).toContain("werden neu berechnet");
    await nichtsZumMitnehmen(seite);

    (await seite.frage()).antworte();
    const rang = berechneRaenge(eingabeOf(data), wahl)![i]!;
    expect(rowOf(seite, "Feld 7").join(" ")).toContain(
      `${formatZahl(rang.rang_unten)} bis ${formatZahl(rang.rang_oben)}`
    );
    expect(seite.one(".index-tabelle").classList.contains("index-veraltet")).toBe(false);
    expect(seite.text(".index-rechnen")).toContain("neu berechnet");
    await settled(seite, "„Kinder“ hat das Gewicht 2,5 statt 0");
  });

  it("asks no worker and reports no change of ranks if an indicator is switched that does not count", () => {
    const seite = seiteAt();
    const haken = seite.one<HTMLInputElement>("#index-indikator-alleinerziehende");
    haken.checked = false;
    haken.dispatchEvent(new haken.ownerDocument.defaultView!.Event("change", {bubbles: true}));
    expect(seite.search()).toBe("?ohne=alleinerziehende");
    expect(seite.one(".index-tabelle").classList.contains("index-veraltet")).toBe(false);
    expect(seite.text(".index-rechnen")).toBe("");
    expect(seite.one<HTMLButtonElement>(".index-zurueck").disabled).toBe(false);
  });

  it("gives an area whose figures are missing another sign than one that is left out, last in either order", () => {
    const i = indexOf("Feld 9");
    const fehlt: BedarfsindexData = {
      ...data,
      indikatoren: data.indikatoren.map((s) => ({
        ...s,
        werte: s.werte.map((x, k) => (k === i ? null : x)),
        status: s.status.map((x, k) => (k === i ? "fehlt" : x))
      })),
      gebiete: data.gebiete.map((g) => (g.parent_id === data.gebiete[i]!.parent_id ? {...g, einwohner: null} : g))
    };
    // Another scale, so that the page computes the index itself.
    const seite = seiteAt("?gewicht_armut=3", fehlt);
    expect(rowOf(seite, "Feld 9").slice(0, 5)).toEqual(["…", "…", "…", "…", "…"]);
    expect(rowOf(seite, "Feld 5").slice(0, 5)).toEqual(["x", "x", "x", "x", "x"]);
    close();
    for (const richtung of ["auf", "ab"]) {
      const regionen = seiteAt(`?gewicht_armut=3&ebene=bzr&sortierung=index-${richtung}`, fehlt);
      const mittel = regionen.all("tbody tr").map((tr) => tr.querySelector("td")!.textContent);
      expect(mittel.indexOf("…"), richtung).toBe(mittel.length - 1);
      expect(regionen.all("tbody tr").at(-1)!.textContent).toMatch(/nicht bewertet.*…/);
      close();
    }
  });

  it("calls a chance by the catalogue's words, the same on either side", () => {
    const worte = [0.9, 0.66, 0.5, 0.34, 0.05].map((p) => wahrscheinlichkeit(p, data.optionen));
    expect(worte).toEqual([...["fast immer", "meist", "teils", "selten", "fast nie"]]);
  });

  it("lets the newest choice win: an older computation is ended", async () => {
    const seite = seiteAt();
    seite.setze("#index-regler-armut", "3");
    const erster = await seite.frage();
    seite.setze("#index-regler-armut", "4");
    expect(erster.beendet).toBe(true);
    const zweiter = await seite.frage();
    expect(zweiter).not.toBe(erster);
    expect(zweiter.frage!.wahl.gewichte["armut"]).toBe(4);
  });

  it("keeps the address while a slider moves, and writes one entry when it is let go", async () => {
    const seite = seiteAt();
    const regler = seite.one<HTMLInputElement>("#index-regler-armut");
    const before = rowOf(seite, "Feld 9")[0];
    for (const value of ["1.5", "3", "4.5"]) {
      regler.value = value;
      regler.dispatchEvent(new regler.ownerDocument.defaultView!.Event("input", {bubbles: true}));
    }
    await vi.waitFor(() => expect(rowOf(seite, "Feld 9")[0]).not.toBe(before));
    expect(seite.text(".index-aenderung")).toMatch(/Gewicht 4,5 statt 1.*Größte Änderungen des Indexwerts: /);
    expect(seite.search()).toBe("");
    expect(seite.one<HTMLInputElement>("#index-zahl-armut").value).toBe("4,5");
    seite.setze("#index-regler-armut", "4.5");
    expect(seite.search()).toBe("?gewicht_armut=4.5");
    expect(seite.one(".index-seite, .index-einstellungen").ownerDocument.defaultView!.history.length).toBe(2);
  });

  it("says in German that the ranks failed, and tries again", async () => {
    const seite = seiteAt("?gewicht_armut=3");
    (await seite.frage()).scheitere();
    expect(seite.text(".index-rechnen")).toContain("Die Ränge konnten nicht berechnet werden.");
    seite.one(".index-rechnen button").click();
    const zweiter = await seite.frage();
    expect(seite.arbeiter).toHaveLength(2);
    zweiter.antworte();
    expect(seite.one(".index-tabelle").classList.contains("index-veraltet")).toBe(false);
  });

  it("keeps the last view if nothing counts any more, says so, and offers the usual choice", async () => {
    const seite = seiteAt();
    const before = rowOf(seite, "Feld 9");
    seite.setze("#index-zahl-armut", "0");
    seite.setze("#index-zahl-arbeit", "0");
    expect(seite.text(".index-keine")).toMatch(/^Kein Problemfeld zählt mit\..*Gezeigt ist noch die letzte Ansicht\./);
    expect(seite.one(".index-aenderung").hidden).toBe(true);
    expect(rowOf(seite, "Feld 9")[0]).not.toBe("");
    await nichtsZumMitnehmen(seite, texteBedarfsindex.nichtsMitnehmen);
    seite.one(".index-keine button").click();
    expect(seite.search()).toBe("");
    expect(seite.text(".index-keine")).toBe("");
    expect(seite.one(".index-aenderung").hidden).toBe(false);
    expect(rowOf(seite, "Feld 9")).toEqual(before);
  });

  it("shows the usual choice if opened by a link in which nothing counts, and says so", () => {
    const seite = seiteAt("?gewicht_armut=0&gewicht_arbeit=0");
    expect(seite.text(".index-keine")).toContain("Gezeigt ist die Vorgabe.");
    const knoepfe = seite.all("button").filter((b) => b.textContent === "Zur Vorgabe zurück" && !b.hidden);
    expect(knoepfe).toHaveLength(1);
    expect(seite.one(".index-aenderung").hidden).toBe(true);
    expect(rowOf(seite, "Feld 9")[0]).toBe(formatZahl(data.vorgabe.index[indexOf("Feld 9")]!, 2));
  });

  it("marks figures older than usual, and says what their intervals leave out and what is newer", () => {
    const lage = seiteAt().text(".index-lage");
    expect(lage).toContain("Daten vom 31.12.2020 (älter als üblich). Die Rangspannen enthalten nicht");
    expect(lage).toContain("Soziale Stadtentwicklung 2025");
  });

  it("gives the indicators of an area their intervals, or says that there is none", () => {
    const i = indexOf("Feld 9");
    const panel = seiteAt(`?gebiet=${idOf("Feld 9")}`).text(".index-indikatoren");
    const {unten} = data.indikatoren[0]!.ki[i]!;
    expect(panel).toContain(`95-%-Intervall ${formatZahl(unten, 1)} bis `);
    expect(panel).toMatch(/Arbeitslosigkeit.*ohne Angabe zur Sicherheit/);
  });

  it("draws a line that contains the interval of ranks, whatever weightings gave", () => {
    for (const svg of seiteAt().all(".index-rang")) {
      const at = (selector: string, name: string): number =>
        Number.parseFloat(svg.querySelector(selector)!.getAttribute(name)!);
      const von = at(".index-rang-spanne", "x");
      expect(at(".index-rang-moeglich", "x1")).toBeLessThanOrEqual(von);
      expect(at(".index-rang-moeglich", "x2")).toBeGreaterThan(von + at(".index-rang-spanne", "width") - 0.02);
    }
  });

  it("refuses a weight that is none, keeps the old one and says what is possible", () => {
    const seite = seiteAt();
    seite.setze("#index-zahl-armut", "1,3");
    const zahl = seite.one("#index-zahl-armut");
    expect(zahl.getAttribute("aria-invalid")).toBe("true");
    expect(seite.text(`#${zahl.getAttribute("aria-describedby")}`)).toBe(
      "Möglich sind 0 bis 5 in Schritten von 0,5. Es gilt weiter 1."
    );
    expect(seite.search()).toBe("");
    seite.setze("#index-zahl-armut", "1,5");
    expect(zahl.hasAttribute("aria-invalid")).toBe(false);
    expect(seite.search()).toBe("?gewicht_armut=1.5");
  });

  it("names indicators that say nearly the same", () => {
    const seite = seiteAt();
    const erwartet = berechneIndex(
      eingabeOf(data),
      ansichtOf(data, parseState(indexSpec(data), "").state).wahl
    )!.doppelt;
    expect(erwartet.length).toBeGreaterThan(0);
    expect(seite.all(".index-doppelt li")).toHaveLength(erwartet.length);
    expect(seite.text(".index-doppelt")).toContain("Lassen Sie einen der beiden weg");
  });

  it("shows official ratings beside the index, unaltered, and the field values of the selected area", () => {
    const seite = seiteAt(`?gebiet=${idOf("Feld 9")}`);
    const panel = seite.text(".index-gebiet");
    expect(panel).toContain("Ausgewählt: Feld 9");
    expect(panel).toMatch(/MSS Status 2025sehr niedrig/);
    expect(panel).toMatch(/GESIx 2022−1,3/);
    for (const k of [0, 1]) expect(panel).toContain(formatZahl(data.vorgabe.felder[k]![indexOf("Feld 9")]!, 2));
    expect(panel).toContain("Zählt nicht mit: Kinder.");
    expect(panel).toMatch(/im obersten Fünftel: in .* der Läufe/);
  });

  it("gives Bezirksregionen a mean with its span and no rank", () => {
    const seite = seiteAt("?ebene=bzr");
    const {mittel, unten, oben} = data.vorgabe.bezirksregionen[0]!;
    const row = rowOf(seite, data.bezirksregionen[0]!.name);
    expect(row[0]).toBe(formatZahl(mittel!, 2));
    expect(row[1]).toBe(`${formatZahl(unten!, 2)} bis ${formatZahl(oben!, 2)}`);
    expect(seite.text(".index-tabelle")).not.toContain("Gruppe 1");
    expect(seite.text(".index-tabelle")).toContain("Nicht bewertet: Feld 5. Wer dort wohnt, fehlt im Mittel.");
  });

  it("colours the map, with group and interval of ranks in what it announces", () => {
    const seite = seiteAt();
    expect(seite.all(".karte-flaeche")).toHaveLength(16);
    expect(seite.one(`.karte-flaeche[data-id="${idOf("Feld 16")}"]`).getAttribute("fill")).toMatch(
      /abweichung_belastung/
    );
    expect(seite.one(`.karte-flaeche[data-id="${idOf("Feld 5")}"]`).getAttribute("fill")).toBe(
      "url(#index-karte-entfaellt)"
    );
    const feld = seite.one(".karte-feld");
    feld.dispatchEvent(new feld.ownerDocument.defaultView!.KeyboardEvent("keydown", {key: "Home", bubbles: true}));
    expect(seite.text(".karte-legende")).toContain("ohne Angabe zur Sicherheit");
    expect(seite.text(".karte-ansage")).toMatch(/Feld 16.*Gruppe 1, Rangspanne .* von 15/);
  });

  it("announces level and chosen area, and keeps the selection on an Escape at a slider", async () => {
    const seite = seiteAt();
    const {document} = seite.one("h2").ownerDocument.defaultView!;
    const escape = (ziel: HTMLElement): void => {
      ziel.focus();
      const {KeyboardEvent: Taste} = document.defaultView!;
      ziel.dispatchEvent(new Taste("keydown", {key: "Escape", bubbles: true, cancelable: true}));
    };
    seite.setze("select#index-gebiet", idOf("Feld 9"));
    expect(seite.text(".index-meldung")).toMatch(/^Feld 9, .*Gruppe .* ausgewählt\.$/);
    seite.one('input[name="index-ebene"][value="bzr"]').click();
    const region = data.bezirksregionen.find(
      ({gebiet_id}) => gebiet_id === data.gebiete[indexOf("Feld 9")]!.parent_id
    )!;
    expect(seite.text(".index-meldung")).toBe(
      `Gezeigt werden ${data.bezirksregionen.length} Bezirksregionen. Ausgewählt: ${region.name}.`
    );
    await vi.waitFor(() => expect(seite.text("#index-gebiet-titel")).toContain(region.name));
    escape(seite.one('input[type="range"]'));
    expect(seite.search()).toContain("gebiet=");
    escape(seite.one(".index-gebiet a"));
    expect(seite.search()).not.toContain("gebiet=");
    const liste = seite.one("select#index-gebiet");
    expect(document.activeElement).toBe(liste);
    await vi.waitFor(() => expect(seite.text("#index-gebiet-titel")).toBe("Ausgewähltes Gebiet"));
    expect(document.activeElement).toBe(liste);
  });

  it("keeps the focus in the table when ranks come, and at its heading when the pressed button goes", async () => {
    const seite = seiteAt("?sortierung=index-ab");
    seite.setze("#index-zahl-armut", "2");
    const knopf = (): HTMLElement => seite.one(`tr[data-id="${idOf("Feld 9")}"] button`);
    const alter = knopf();
    alter.focus();
    (await seite.frage()).antworte();
    await vi.waitFor(() => expect(alter.isConnected).toBe(false));
    const {ownerDocument} = seite.one("h2");
    expect(ownerDocument.activeElement).toBe(knopf());
    const gruppen = seite.all("button").find((b) => b.textContent === "Nach Gruppen ordnen")!;
    gruppen.focus();
    gruppen.click();
    expect(ownerDocument.activeElement?.id).toBe("index-tabelle");
  });

  it("stands in the document with the table before the map", () => {
    const seite = seiteAt();
    const [table, map] = [seite.one(".index-bereich-tabelle"), seite.one(".index-bereich-karte")];
    expect(table.compareDocumentPosition(map) & 4).toBe(4);
  });
});

it("the words of the page are German, short, and promise no more than the method", () => {
  const source = readFileSync(new URL("../../lib/texte/bedarfsindex.ts", import.meta.url), "utf8");
  const strings = [...source.matchAll(/"([^"\n]{3,})"|`([^`]{3,})`/g)]
    .map(([, a, b]) => (a ?? b)!.replace(/\$\{[^}]*\}/g, "X"))
    .filter((text) => !text.startsWith("."));
  expect(strings.length).toBeGreaterThan(100);
  for (const text of strings) {
    expect(text).not.toMatch(/!|signifikant|Problemzone|Bedarf festgestellt/);
    for (const sentence of text.split(/[.:]\s/)) expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(25);
  }
});

it("the handbook explains the page with the catalogue's numbers", () => {
  const handbuch = readFileSync("docs/handbuch.md", "utf8").replace(/\s+/g, " ");
  const {bedarfsindex} = readCatalogue("data/catalogue");
  const {laeufe, oberster_anteil, robust_ab, wahrscheinlich_ab} = bedarfsindex;
  for (const words of [
    `${formatZahl(laeufe)} Mal`,
    `Im ${texteBedarfsindex.oberste(oberster_anteil)}:`,
    `Ab ${formatZahl(100 * robust_ab)} % heißt das „fast immer“, ab ${formatZahl(100 * wahrscheinlich_ab)} % „meist“`,
    `0 bis ${formatZahl(gewichtGrenzen.groesstes)} in Schritten von ${formatZahl(gewichtGrenzen.schritt, 1)}`
  ])
    expect(handbuch.includes(words), words).toBe(true);
});
