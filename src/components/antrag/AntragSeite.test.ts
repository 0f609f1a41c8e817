import {JSDOM, VirtualConsole} from "jsdom";
import {unzipSync, strFromU8} from "fflate";
import {afterEach, expect, it, vi} from "vitest";
import {befunde, bild, echtes, regeln, zentrum} from "../../lib/antrag/antrag.fixture.js";
import {parseState} from "../../lib/state.js";
import {AntragSeite} from "./AntragSeite.js";
import {antragSpec, umgeschaltet, wahlOf, type AntragsseiteDaten} from "./zustand.js";

const data: AntragsseiteDaten = {
  ...{befunde, bild, regeln},
  zentren: {stand: zentrum.stand, zentren: [echtes.kopf, zentrum.kopf]}
};
const dateien: {name: string; blob: Blob}[] = [];
let close = (): void => undefined;

function seite(search = "") {
  const dom = new JSDOM("<!doctype html><html lang='de'><title>x</title><body></body></html>", {
    url: `https://atlas.example/foerderantrag${search}`,
    // jsdom cannot read the margin boxes of @page, and follows no link to a file.
    virtualConsole: new VirtualConsole()
  });
  const window = dom.window as unknown as Window & typeof globalThis;
  const {document} = window;
  const ablage = window.localStorage;
  const geoeffnet = AntragSeite(data, {
    ...{kommentare: [], window, version: "1.2.3", ablage},
    lade: (id) => (id === "echt" ? echtes : zentrum)
  });
  close = geoeffnet.close;
  document.body.append(geoeffnet.element);
  const eins = <T extends Element = HTMLElement>(auswahl: string): T => document.querySelector<T>(auswahl)!;
  const knopf = (text: string): HTMLButtonElement =>
    [...document.querySelectorAll("button")].find((b) => b.textContent === text)!;
  const waehle = (auswahl: string, wert: string): void => {
    const feld = eins<HTMLSelectElement>(auswahl);
    feld.value = wert;
    feld.dispatchEvent(new window.Event("change"));
  };
  const schreibe = (auswahl: string, wert: string): void => {
    const feld = eins<HTMLTextAreaElement>(auswahl);
    feld.value = wert;
    feld.dispatchEvent(new window.Event("input"));
  };
  return {window, document, eins, knopf, waehle, schreibe, blatt: () => eins(".blatt").textContent, ablage};
}

vi.stubGlobal(
  "URL",
  class extends URL {
    static override createObjectURL(blob: Blob): string {
      dateien.push({name: "", blob});
      return "blob:x";
    }
    static override revokeObjectURL(): void {}
  }
);

afterEach(() => {
  close();
  dateien.length = 0;
});

it("begins with the centres; one press makes a sheet, and the address remembers it", () => {
  const {knopf, blatt, window, document, eins} = seite();
  expect(eins(".antrag-arbeit").hidden).toBe(true);
  expect(document.querySelector(".blatt")).toBeNull();
  knopf("Haus Nord").click();
  expect(blatt()).toContain("Begründung zum Zuwendungsantrag: Haus Nord");
  expect(blatt()).toContain("Beispieldaten");
  expect(window.location.search).toBe("?zentrum=haus-nord");
  expect(document.activeElement).toBe(eins("#antrag-zentrum"));
});

it("another purpose makes another sheet; indicators, standards and group go to the address", () => {
  const {waehle, blatt, eins, window} = seite("?zentrum=haus-nord");
  waehle("#antrag-zweck", "kurzprofil");
  expect(blatt()).toContain("Kurzprofil: Haus Nord");
  expect(window.location.search).toBe("?zentrum=haus-nord&zweck=kurzprofil");
  waehle("#antrag-zweck", "zuwendungsantrag");
  eins<HTMLInputElement>("#antrag-indikator-alt").click();
  expect(new URLSearchParams(window.location.search).get("indikatoren")).not.toContain("alt");
  expect(blatt()).toMatch(/Verfügbar und nicht gewählt:.*Titel alt/);
  eins("#antrag-standard-2").focus();
  eins("#antrag-standard-2").click();
  expect(window.location.search).toContain("standards=1,2");
  expect(window.document.activeElement?.id).toBe("antrag-standard-2");
});

it("a sixth indicator cannot be ticked", () => {
  const {document} = seite("?zentrum=haus-nord");
  const kaesten = [...document.querySelectorAll<HTMLInputElement>("#antrag-indikatoren input")];
  expect(kaesten.filter((k) => k.checked)).toHaveLength(5);
  expect(kaesten.filter((k) => !k.checked).every((k) => k.disabled)).toBe(true);
});

it("refuses a sentence with another figure, says which, and takes one with other words", () => {
  const {document, eins, knopf, schreibe, blatt, ablage, window} = seite("?zentrum=haus-nord");
  const [erster] = document.querySelectorAll<HTMLButtonElement>("[aria-label^='Bearbeiten: Titel armutsquote']");
  erster!.click();
  const id = "#antrag-satz-bedarf-101001-armutsquote";
  const regel = eins<HTMLTextAreaElement>(id).value;
  expect(document.activeElement?.id).toBe(id.slice(1));
  schreibe(id, regel.replace("43,5", "63,5"));
  knopf("Übernehmen").click();
  expect(eins("[role=alert]").textContent).toContain("43,5");
  expect(eins(id).getAttribute("aria-invalid")).toBe("true");
  expect(blatt()).not.toContain("63,5");
  schreibe(id, regel.replace("Titel armutsquote", "Armut"));
  knopf("Übernehmen").click();
  expect(blatt()).toContain("Armut in Nord: 43,5");
  expect(blatt()).toContain("von Hand geändert");
  expect(window.location.search).toBe("?zentrum=haus-nord");
  expect(ablage.length).toBe(1);
  knopf("Zurück zum Regelsatz").click();
  expect(blatt()).not.toContain("von Hand geändert");
  expect(ablage.length).toBe(0);
});

it("targets stay in the browser, are told on the sheet, and go with one press", () => {
  const {eins, schreibe, blatt, ablage, knopf, window} = seite("?zentrum=haus-nord");
  schreibe("#antrag-soll-termine", "viele");
  expect(eins("#antrag-soll-termine-meldung").textContent).toContain("„viele“ ist keine Zahl");
  schreibe("#antrag-soll-termine", "900");
  expect(eins("#antrag-soll-termine-meldung").textContent).toBe("");
  expect(blatt()).toContain("+41");
  expect(ablage.key(0)).toBe("bedarfsatlas-antrag/haus-nord/zuwendungsantrag/2025");
  expect(window.location.search).toBe("?zentrum=haus-nord");
  knopf("Eingaben zu diesem Blatt löschen").click();
  expect(ablage.length).toBe(0);
  expect(eins<HTMLInputElement>("#antrag-soll-termine").value).toBe("");
  expect(blatt()).not.toContain("+41");
});

it("brings deleted entries back until something else is typed, and deletes nothing where there is nothing", () => {
  const {schreibe, knopf, blatt, eins, document, ablage} = seite("?zentrum=haus-nord");
  const gesagt = (): string => eins(".antrag-speicher [role=status]").textContent;
  const zurueck = knopf("Eingaben zurückholen");
  knopf("Eingaben zu diesem Blatt löschen").click();
  expect(gesagt()).toContain("keine Eingaben");
  expect(zurueck.hidden).toBe(true);
  schreibe("#antrag-angaben-text", "Wir haben montags länger geöffnet.");
  knopf("Eingaben zu diesem Blatt löschen").click();
  expect(blatt()).not.toContain("montags");
  expect(ablage).toHaveLength(0);
  zurueck.focus();
  zurueck.click();
  expect(blatt()).toContain("montags");
  expect(eins<HTMLTextAreaElement>("#antrag-angaben-text").value).toContain("montags");
  expect(ablage).toHaveLength(1);
  expect(zurueck.hidden).toBe(true);
  expect(document.activeElement).toBe(knopf("Eingaben zu diesem Blatt löschen"));
  knopf("Eingaben zu diesem Blatt löschen").click();
  schreibe("#antrag-angaben-text", "Neu.");
  expect(zurueck.hidden).toBe(true);
});

it("tells who cannot see it that the sheet is another one, but not about every letter", () => {
  const {waehle, schreibe, document} = seite("?zentrum=haus-nord");
  const gesagt = (): string => document.querySelector(".antrag-seite > [role=status].nur-vorlesen")!.textContent;
  expect(gesagt()).toBe("");
  waehle("#antrag-zweck", "sachbericht");
  expect(gesagt()).toMatch(/^Die Vorschau zeigt jetzt: .*Haus Nord/);
  const vorher = gesagt();
  schreibe("#antrag-angaben-text", "Wir haben montags länger geöffnet.");
  expect(gesagt()).toBe(vorher);
});

it("says beside the field what a target comes to, or in plain words why there is no difference", () => {
  const {eins, schreibe} = seite("?zentrum=haus-nord");
  schreibe("#antrag-soll-termine", "900");
  expect(eins("#antrag-soll-termine-antwort").textContent).toBe("Ist 941, Ist − Soll +41.");
  schreibe("#antrag-soll-teilnahmen", "8000");
  expect(eins("#antrag-soll-teilnahmen-antwort").textContent).toBe(
    "Für 2 Angebote fehlt die Zahl, deshalb keine Differenz"
  );
  schreibe("#antrag-soll-ehrenamtliche", "25");
  expect(eins("#antrag-soll-ehrenamtliche-antwort").textContent).toContain("geschützt");
  schreibe("#antrag-soll-termine", "");
  expect(eins("#antrag-soll-termine-antwort").textContent).toBe("");
});

it("takes facts of the centre's own, marks them as such, keeps them, and warns of data of a person", () => {
  const {eins, schreibe, blatt, ablage, window} = seite("?zentrum=haus-nord");
  expect(blatt()).not.toContain("Eigene Angabe");
  schreibe("#antrag-angaben-text", "Unser Haus hat 3 Räume.");
  expect(eins(".blatt-hinweis").textContent).toBe("Eigene Angabe, nicht aus dem Bedarfsatlas\nUnser Haus hat 3 Räume.");
  expect(eins("#antrag-angaben-text-warnung").textContent).toBe("");
  expect(ablage.getItem(ablage.key(0)!)).toContain("3 Räume");
  expect(window.location.search).toBe("?zentrum=haus-nord");
  schreibe("#antrag-angaben-text", "Fragen an Frau Muster");
  expect(eins("#antrag-angaben-text-warnung").textContent).toContain("Name eines Menschen");
  schreibe("#antrag-angaben-text", "Fragen an haus@verein.example");
  expect(eins("#antrag-angaben-text-warnung").textContent).toContain("E-Mail-Adresse");
  schreibe("#antrag-angaben-text", "x".repeat(900));
  expect(eins(".blatt-hinweis").textContent).toHaveLength("Eigene Angabe, nicht aus dem Bedarfsatlas\n".length + 800);
});

it("says before a sentence is changed what must stay, under a name of its own", () => {
  const {eins, document} = seite("?zentrum=haus-nord");
  eins<HTMLButtonElement>("[aria-label='Bearbeiten: Das Gebiet und seine Menschen']").click();
  const feld = eins("#antrag-satz-sozialraum-lage");
  const regeln = eins("#antrag-satz-sozialraum-lage-zahlen");
  expect(regeln.textContent).toContain("25.333");
  expect(regeln.textContent).toContain("Angaben des Zentrums");
  expect(regeln.compareDocumentPosition(feld) & document.defaultView!.Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

it("lists the other standards only if asked to, and the address remembers it", () => {
  const {eins, blatt, window} = seite("?zentrum=haus-nord");
  expect(blatt()).toContain("Weitere Standards: siehe Selbsteinschätzung");
  expect(blatt()).not.toContain("nicht erfüllt");
  eins("#antrag-uebrige").click();
  expect(blatt()).toContain("3 nicht erfüllt");
  expect(window.location.search).toContain("uebrige=ja");
});

it("opens and closes the preview of narrow screens with one button", () => {
  const {eins, knopf} = seite("?zentrum=haus-nord");
  const blatt = eins(".antrag-blatt");
  expect(blatt.classList.contains("antrag-blatt-offen")).toBe(false);
  knopf("Vorschau zeigen").click();
  expect(blatt.classList.contains("antrag-blatt-offen")).toBe(true);
  expect(knopf("Vorschau schließen").getAttribute("aria-expanded")).toBe("true");
});

it("up to three aims; the keyboard stays where it works", () => {
  const {knopf, document, schreibe, blatt, waehle} = seite("?zentrum=haus-nord");
  for (let i = 1; i <= 4; i++) knopf("Ziel hinzufügen").click();
  expect(document.querySelectorAll(".antrag-ziel")).toHaveLength(3);
  expect(document.activeElement?.id).toBe("antrag-ziel-3");
  schreibe("#antrag-ziel-1", "Mehr Beratung");
  waehle("#antrag-ziel-1-indikator", "alt");
  schreibe("#antrag-ziel-1-wert", "4,5");
  expect(blatt()).toContain("Mehr BeratungTitel alt3,3\u202f% (31.12.2025)senken auf 4,5\u202f%");
  knopf("Ziel 2 entfernen").click();
  expect(document.querySelectorAll(".antrag-ziel")).toHaveLength(2);
  expect(document.activeElement?.id).toBe("antrag-ziel-neu");
});

it("a real centre without records: honest sheet, no mark of invented data", () => {
  const {blatt, document} = seite("?zentrum=echt");
  expect(blatt()).toContain("noch keine Leistungsdokumentation gemeldet");
  expect(document.querySelector(".beispielhinweis")).toBeNull();
  expect(document.querySelector(".antrag-leer")!.textContent).toContain("Echtes Haus: noch keine Meldung");
  expect(document.querySelector(".antrag-leer a")!.getAttribute("href")).toBe("/daten-pruefen");
  expect(document.querySelector<HTMLElement>("#antrag-soll")!.hidden).toBe(true);
});

it("the saved file holds what the sheet shows", async () => {
  const {knopf, document} = seite("?zentrum=haus-nord");
  knopf("Als Word-Datei speichern").click();
  await vi.waitFor(() => expect(dateien).toHaveLength(1), {timeout: 20_000});
  const bytes = new Uint8Array(await dateien[0]!.blob.arrayBuffer());
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
  for (const zelle of document.querySelectorAll(".blatt td, .blatt th")) {
    const text = zelle.textContent.replaceAll("&", "&amp;");
    expect(xml.includes(text), text).toBe(true);
  }
  expect(document.querySelector(".dokument-meldung")!.textContent).toContain(
    "beispieldaten_bedarfsatlas_zuwendungsantrag_haus-nord_2025.docx"
  );
});

it("wishes that cannot be met are told, and the nearest sheet is shown", () => {
  const {state, hinweise} = parseState(
    antragSpec(data),
    "?zentrum=haus-nord&zweck=brief&jahr=1999&gebiet=7&zielgruppe=x&programm=y&indikatoren=a,alt&standards=99,2"
  );
  expect(hinweise).toHaveLength(7);
  expect(state).toMatchObject({
    zweck: "zuwendungsantrag",
    jahr: "2025",
    gebiet: "101001",
    indikatoren: "alt",
    standards: "2"
  });
  expect(parseState(antragSpec(data), "?zentrum=nirgends")).toMatchObject({
    state: {zentrum: null},
    hinweise: [expect.stringContaining("nirgends")]
  });
});

it("any state resolves to itself", () => {
  const spec = antragSpec(data);
  for (const search of [
    "",
    "?zentrum=echt",
    "?zentrum=haus-nord&indikatoren=keine&standards=keine&zweck=sachbericht"
  ]) {
    const {state} = parseState(spec, search);
    const wunsch = Object.fromEntries(Object.entries(state).filter(([, wert]) => wert !== null)) as Record<
      string,
      string
    >;
    expect(spec.resolve(wunsch)).toEqual({state, hinweise: []});
  }
  expect(wahlOf(data, parseState(spec, "?zentrum=haus-nord&indikatoren=keine").state)!.indikatoren).toEqual([]);
  expect(umgeschaltet(["a"], "a")).toBe("keine");
});
