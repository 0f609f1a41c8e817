// @vitest-environment jsdom
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {ausfuhr} from "../../lib/ausfuhr/ausfuhr.fixture.js";
import type {Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {Mitnehmen, type MitnehmenOptions} from "./Mitnehmen.js";

const {quellen, tabellen} = ausfuhr;
const echt: Ausfuhr = {...ausfuhr, vermerke: [], tabellen: [tabellen[0]!]};
const [ersteTabelle] = tabellen;
const alleZeilen: Ausfuhr = {
  ...echt,
  name: {was: "anteil", wo: "alle", wann: "", ansicht: "alle"},
  tabellen: [{...ersteTabelle!, zeilen: Array.from({length: 1230}, () => ersteTabelle!.zeilen[0]!)}]
};

let saved: {name: string; blob: Blob}[];
let copied: string[];
beforeEach(() => {
  saved = [];
  copied = [];
  let blob: Blob;
  URL.createObjectURL = (next) => ((blob = next as Blob), "blob:1");
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({name: this.download, blob});
  });
  Object.defineProperty(navigator, "clipboard", {
    configurable: true,
    value: {writeText: (text: string) => (copied.push(text), Promise.resolve())}
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
  delete document.documentElement.dataset["edition"];
});

function leiste(options: MitnehmenOptions): {
  wurzel: HTMLElement;
  knopf: (name: string) => HTMLButtonElement;
  oeffne: (name: string) => Promise<void>;
  panel: () => HTMLElement;
  text: () => string;
} {
  const wurzel = Mitnehmen(options);
  document.body.append(wurzel);
  const knopf = (name: string): HTMLButtonElement => {
    const found = [...wurzel.querySelectorAll("button")].find((b) => b.textContent === name);
    if (!found) throw new Error(`no button is called ${name}`);
    return found;
  };
  const panel = (): HTMLElement => wurzel.querySelector<HTMLElement>(".mitnehmen-panel")!;
  return {
    wurzel,
    knopf,
    panel,
    text: () => wurzel.textContent,
    async oeffne(name) {
      knopf(name).focus();
      knopf(name).click();
      await vi.waitFor(() => expect(panel().hidden).toBe(false));
    }
  };
}

const textOf = (blob: Blob): Promise<string> =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result as string));
    reader.readAsText(blob);
  });

it("has the buttons for what is given, in one named group that is not printed", () => {
  const {wurzel, knopf} = leiste({daten: {angezeigt: () => echt}, zitat: () => echt, drucken: () => undefined});
  expect([...wurzel.querySelectorAll("button")].map((b) => b.textContent)).toEqual([
    "Daten",
    "Quelle kopieren",
    "Drucken"
  ]);
  expect(wurzel.getAttribute("role")).toBe("group");
  expect(wurzel.getAttribute("aria-label")).toBe("Zum Mitnehmen");
  expect(wurzel.classList.contains("nicht-drucken")).toBe(true);
  expect(knopf("Daten").getAttribute("aria-expanded")).toBe("false");
  expect(knopf("Drucken").hasAttribute("aria-expanded")).toBe(false);
});

it("opens one panel at a time; Escape closes it and goes back to its button", async () => {
  const {wurzel, knopf, oeffne, panel} = leiste({daten: {angezeigt: () => echt}, einbetten: () => "<iframe></iframe>"});
  await oeffne("Daten");
  expect(knopf("Daten").getAttribute("aria-expanded")).toBe("true");
  knopf("Einbetten").click();
  await vi.waitFor(() => expect(panel().querySelector("textarea")).not.toBeNull());
  expect(panel().querySelector("form")).toBeNull();
  expect(knopf("Daten").getAttribute("aria-expanded")).toBe("false");
  const escape = new KeyboardEvent("keydown", {key: "Escape", bubbles: true, cancelable: true});
  panel().querySelector("textarea")!.dispatchEvent(escape);
  expect(escape.defaultPrevented).toBe(true);
  expect(panel().hidden).toBe(true);
  expect(document.activeElement).toBe(knopf("Einbetten"));
  const leer = new KeyboardEvent("keydown", {key: "Escape", bubbles: true, cancelable: true});
  wurzel.dispatchEvent(leer);
  expect(leer.defaultPrevented).toBe(false);
});

it("offers what is shown and all areas and years with their rows, and saves either", async () => {
  const {oeffne, knopf, panel, text} = leiste({
    daten: {angezeigt: () => echt, alle: () => Promise.resolve(alleZeilen)}
  });
  await oeffne("Daten");
  await vi.waitFor(() => expect(text()).toContain("Alle Gebiete und Jahre (1.230 Zeilen)"));
  expect(text()).toContain("Angezeigte Daten (9 Zeilen)");
  expect([...panel().querySelectorAll("li button")].map((b) => b.textContent)).toEqual([
    ...["Excel (XLSX)", "CSV für Excel", "CSV", "JSON", "Parquet"]
  ]);
  knopf("CSV").focus();
  knopf("CSV").click();
  await vi.waitFor(() =>
    expect(text()).toContain("Gespeichert als „mh_anteil_plr_2018-2020_karte_v0.1.0.csv“ (9 Zeilen).")
  );
  expect(document.activeElement).toBe(knopf("CSV"));
  panel().querySelector<HTMLInputElement>("input[value='alle']")!.checked = true;
  knopf("CSV").click();
  await vi.waitFor(() => expect(text()).toContain("Gespeichert als „mh_anteil_alle_alle_v0.1.0.csv“ (1.230 Zeilen)."));
  expect((await textOf(saved[1]!.blob)).trim().split("\n").length).toBeGreaterThan(1230);
});

// Parquet is written outside jsdom only, whose arrays are not those of its writer.
it.each([
  ["CSV für Excel", "csv"],
  ["Excel (XLSX)", "xlsx"],
  ["JSON", "json"]
])("saves %s", async (titel, endung) => {
  const {oeffne, knopf, text} = leiste({daten: {angezeigt: () => echt}});
  await oeffne("Daten");
  knopf(titel).click();
  await vi.waitFor(() => expect(text()).toContain("Gespeichert als"));
  expect(saved[0]!.name.endsWith(`.${endung}`)).toBe(true);
  expect(saved[0]!.blob.size).toBeGreaterThan(500);
});

it("says that all areas and years cannot be had, keeps what is shown, and tries again", async () => {
  const alle = vi.fn(() => Promise.reject<Ausfuhr>(new Error("404")));
  const {oeffne, knopf, panel, text} = leiste({daten: {angezeigt: () => echt, alle}});
  await oeffne("Daten");
  await vi.waitFor(() => expect(text()).toContain("ließen sich nicht laden"));
  const wahl = panel().querySelector<HTMLInputElement>("input[value='alle']")!;
  expect(wahl.disabled).toBe(true);
  knopf("CSV").click();
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  alle.mockImplementation(() => Promise.resolve(alleZeilen));
  knopf("Erneut versuchen").click();
  await vi.waitFor(() => expect(text()).toContain("(1.230 Zeilen)"));
  expect(wahl.disabled).toBe(false);
  expect(text()).not.toContain("ließen sich nicht laden");
});

it("fetches again when the view shows another indicator, and counts again", async () => {
  let gezeigt = echt;
  const alle = vi.fn(() =>
    Promise.resolve<Ausfuhr>({...alleZeilen, name: {...alleZeilen.name, was: gezeigt.name.was}})
  );
  const {oeffne, knopf, panel, text} = leiste({daten: {angezeigt: () => gezeigt, alle}});
  await oeffne("Daten");
  gezeigt = {...echt, name: {...echt.name, was: "anderer"}, tabellen: [{...ersteTabelle!, zeilen: []}]};
  panel().querySelector<HTMLInputElement>("input[value='alle']")!.checked = true;
  knopf("JSON").click();
  await vi.waitFor(() => expect(text()).toContain("Gespeichert als „mh_anderer_alle_alle_v0.1.0.json“"));
  expect(text()).toContain("Angezeigte Daten (0 Zeilen)");
  expect(alle).toHaveBeenCalledTimes(2);
});

it("says in German that nothing was saved when a file cannot be made", async () => {
  const kaputt = {...echt, tabellen: [{...ersteTabelle!, name: "Kein Name"}]};
  const {oeffne, knopf, text} = leiste({daten: {angezeigt: () => kaputt}});
  await oeffne("Daten");
  knopf("Excel (XLSX)").click();
  await vi.waitFor(() =>
    expect(text()).toContain("Excel (XLSX) ließ sich nicht erstellen. Es wurde nichts gespeichert.")
  );
  expect(saved).toEqual([]);
  expect(knopf("Excel (XLSX)").hasAttribute("aria-busy")).toBe(false);
});

it("names the table that CSV and Parquet hold where there are several", async () => {
  const {oeffne, text} = leiste({daten: {angezeigt: () => ausfuhr}});
  await oeffne("Daten");
  expect(text()).toContain(
    "Die Ansicht hat 2 Tabellen. Excel und JSON enthalten alle, CSV und Parquet nur „Anteil (Prozent)“."
  );
});

it("has no panel while nothing is shown, and says so", async () => {
  const {knopf, panel, text} = leiste({daten: {angezeigt: () => null}, zitat: () => null, einbetten: () => null});
  for (const name of ["Daten", "Quelle kopieren", "Einbetten"]) {
    knopf(name).click();
    await vi.waitFor(() => expect(text()).toContain("noch nichts geladen"));
    expect(panel().hidden).toBe(true);
  }
  expect(knopf("Daten").getAttribute("aria-expanded")).toBe("false");
});

it("says why there is nothing, where it is not that something is still to come", async () => {
  const {knopf, text} = leiste({daten: {angezeigt: () => null}, zitat: () => null, leer: () => "Keine Auswahl."});
  for (const name of ["Daten", "Quelle kopieren"]) {
    knopf(name).click();
    await vi.waitFor(() => expect(text()).toContain("Keine Auswahl."));
    expect(text()).not.toContain("Bitte warten");
  }
});

it("marks all that leaves the internal edition, which has no open data", async () => {
  document.documentElement.dataset["edition"] = "intern";
  const alle = vi.fn(() => Promise.resolve(alleZeilen));
  const {oeffne, knopf, panel, text} = leiste({daten: {angezeigt: () => echt, alle}, zitat: () => echt});
  await oeffne("Daten");
  expect(alle).not.toHaveBeenCalled();
  expect(panel().querySelectorAll("input")).toHaveLength(1);
  expect(text()).toContain("in der öffentlichen Ausgabe");
  knopf("CSV").click();
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  expect(saved[0]!.name).toMatch(/^nur-fuer-den-dienstgebrauch_mh_/);
  const zeilen = (await textOf(saved[0]!.blob)).split("\n");
  expect(zeilen[0]).toMatch(/^gebiet_id,.*,vermerk$/);
  expect(zeilen[1]).toMatch(/,Nur für den Dienstgebrauch$/);
  knopf("Quelle kopieren").click();
  await vi.waitFor(() => expect(copied[0]).toMatch(/^Nur für den Dienstgebrauch\. /));
});

it("copies the citation, and shows it where the browser forbids copying", async () => {
  const {knopf, text} = leiste({zitat: () => echt});
  knopf("Quelle kopieren").click();
  await vi.waitFor(() => expect(text()).toContain("Quellenangabe kopiert"));
  for (const teil of [echt.titel, echt.untertitel, "CC BY 4.0", quellen[1]!.slice(8), echt.adresse])
    expect(copied[0]).toContain(teil);
  expect(copied[0]).toMatch(/abgerufen am \d\d\.\d\d\.\d{4}\.$/);
  Object.defineProperty(navigator, "clipboard", {configurable: true, value: undefined});
  document.execCommand = () => false;
  knopf("Quelle kopieren").click();
  await vi.waitFor(() => expect(text()).toContain("Das Kopieren ist hier gesperrt. Bitte von Hand kopieren: Anteil"));
});

it("shows the text to embed and copies it", async () => {
  const {oeffne, knopf, panel, text} = leiste({einbetten: () => '<iframe src="x"></iframe>'});
  await oeffne("Einbetten");
  expect(panel().querySelector("textarea")!.value).toBe('<iframe src="x"></iframe>');
  knopf("Text kopieren").click();
  await vi.waitFor(() => expect(text()).toContain("Text zum Einbetten kopiert."));
  expect(copied).toEqual(['<iframe src="x"></iframe>']);
});
