import {JSDOM} from "jsdom";
import {beforeEach, describe, expect, it, vi} from "vitest";
import type {Angaben} from "../../lib/ausfuhr/modell.js";
import {texteBild} from "../../lib/texte/bild.js";
import {svg} from "../dom.js";
import type {Datei} from "../speichern.js";
import {Bildpanel} from "./Bildpanel.js";

const angaben: Angaben = {
  titel: "Kinderarmut",
  untertitel: "Planungsräume · 31.12.2020 · Prozent",
  name: {was: "mss_kinderarmut", wo: "plr", wann: "2020-12-31", ansicht: "karte"},
  quellen: ["Quelle: Senatsverwaltung, dl-de/zero-2-0"],
  zeichen: [],
  hinweise: [],
  datenstand: "31.12.2020",
  version: "0.1.0",
  adresse: "https://atlas.example/karte",
  vermerke: []
};

let document: Document;
let gespeichert: Datei[];
let vorschauen: Map<string, Blob>;
beforeEach(() => {
  const {window} = new JSDOM("<body></body>");
  document = window.document;
  gespeichert = [];
  vorschauen = new Map();
  window.URL.createObjectURL = (blob: Blob) => {
    const adresse = `blob:${vorschauen.size}`;
    vorschauen.set(adresse, blob);
    return adresse;
  };
  window.URL.revokeObjectURL = (adresse: string) => void vorschauen.delete(adresse);
  window.console.warn = () => undefined;
});

function panelOf(options: Partial<Parameters<typeof Bildpanel>[0]> = {}): HTMLElement {
  return Bildpanel({
    angaben: () => angaben,
    zeichne: (breite) => ({zeichnung: svg(document, "svg", {width: breite, height: 10, viewBox: `0 0 ${breite} 10`})}),
    document,
    ladeLogo: () => Promise.resolve(null),
    speichere: (datei) => gespeichert.push(datei),
    ...options
  });
}

const knopf = (panel: HTMLElement, name: string): HTMLButtonElement =>
  [...panel.querySelectorAll("button")].find((b) => b.textContent === name)!;
const meldung = (panel: HTMLElement): string => panel.querySelector("[role=status]")!.textContent;
const fertig = (panel: HTMLElement): Promise<void> =>
  vi.waitFor(() => expect(panel.querySelector("img")).not.toBeNull());

describe("the panel", () => {
  it("saves exactly what the preview shows, under a name that tells what it is", async () => {
    const panel = panelOf();
    await fertig(panel);
    knopf(panel, texteBild.panel.svg).click();
    expect(gespeichert[0]!.name).toBe("mh_mss_kinderarmut_plr_2020-12-31_karte_v0.1.0.svg");
    const blob = vorschauen.get(panel.querySelector("img")!.getAttribute("src")!)!;
    const vorschau = await new Promise<string>((resolve) => {
      const reader = new document.defaultView!.FileReader();
      reader.onload = () => resolve(reader.result as string);
      reader.readAsText(blob);
    });
    expect(gespeichert[0]!.inhalt).toBe(vorschau);
    expect(panel.querySelector("img")!.alt).toContain("Kinderarmut");
    expect(meldung(panel)).toContain("Gespeichert als");
  });

  it("draws at the chosen width and lets go of the picture before", async () => {
    const breiten: number[] = [];
    const panel = panelOf({
      zeichne(breite) {
        breiten.push(breite);
        return Promise.resolve({zeichnung: svg(document, "svg", {width: breite, height: 10})});
      }
    });
    await fertig(panel);
    const wahl = panel.querySelector("select")!;
    expect([...wahl.options].map((o) => o.textContent)).toContain("Ganze Seitenbreite (160 mm)");
    wahl.value = "360";
    wahl.dispatchEvent(new document.defaultView!.Event("change"));
    await vi.waitFor(() => expect(breiten).toEqual([688, 328]));
    await vi.waitFor(() => expect([...vorschauen.keys()]).toEqual([panel.querySelector("img")!.getAttribute("src")]));
  });

  it("draws anew for a reader who comes back after the view has changed", async () => {
    let titel = "Kinderarmut";
    const panel = panelOf({angaben: () => ({...angaben, titel})});
    await fertig(panel);
    const zurueck = (): boolean => panel.dispatchEvent(new document.defaultView!.Event("focusin"));
    const vorher = panel.querySelector("img")!.src;
    zurueck();
    expect(panel.querySelector("img")!.src).toBe(vorher);
    titel = "Arbeitslosigkeit";
    zurueck();
    await vi.waitFor(() => expect(panel.querySelector("img")!.alt).toContain("Arbeitslosigkeit"));
    expect(meldung(panel)).toBe(texteBild.panel.geaendert);
  });

  it("says in German what is wrong, and offers nothing to save then", async () => {
    const leer = panelOf({angaben: () => null});
    await vi.waitFor(() => expect(meldung(leer)).toBe(texteBild.panel.leer));
    const kaputt = panelOf({
      zeichne() {
        throw new Error("no boundaries");
      }
    });
    await vi.waitFor(() => expect(meldung(kaputt)).toBe(texteBild.panel.fehler));
    for (const panel of [leer, kaputt]) for (const b of panel.querySelectorAll("button")) expect(b.disabled).toBe(true);
    const ohneLogo = panelOf({ladeLogo: () => Promise.reject(new Error("404"))});
    await fertig(ohneLogo);
    expect(meldung(ohneLogo)).toBe(texteBild.panel.ohneLogo);
  });

  it("tells what to do where the browser forbids copying pictures", async () => {
    const panel = panelOf();
    await fertig(panel);
    knopf(panel, texteBild.panel.kopieren).click();
    await vi.waitFor(() => expect(meldung(panel)).toBe(texteBild.panel.nichtKopiert));
  });
});
