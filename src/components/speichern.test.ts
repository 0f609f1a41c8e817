// @vitest-environment jsdom
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {formatCsv} from "../lib/csv.js";
import {grenzen} from "./karte/karte.fixture.js";
import {data, gruppe} from "./luecken/luecken.fixture.js";
import {LueckenSeite} from "./luecken/LueckenSeite.js";
import {DatenSeite} from "./seiten/DatenSeite.js";
import {csvTyp, speichere} from "./speichern.js";

let saved: {name: string; blob: Blob}[];
beforeEach(() => {
  saved = [];
  let blob: Blob;
  URL.createObjectURL = (next) => ((blob = next as Blob), "blob:1");
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({name: this.download, blob});
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  delete document.documentElement.dataset["edition"];
});

const intern = (): void => void (document.documentElement.dataset["edition"] = "intern");

/** The text of a saved file with its byte order mark. */
function textOf(blob: Blob): Promise<string> {
  return new Promise((done) => {
    const reader = new FileReader();
    reader.addEventListener("load", () =>
      done(new TextDecoder("utf-8", {ignoreBOM: true}).decode(reader.result as ArrayBuffer))
    );
    reader.readAsArrayBuffer(blob);
  });
}

it("a table saved from the internal edition has the mark in its name and as its first line", async () => {
  const csv = {name: "werte.csv", inhalt: formatCsv([["a", 1]]), typ: csvTyp};
  speichere(document, csv);
  intern();
  speichere(document, csv);
  expect(saved.map(({name}) => name)).toEqual(["werte.csv", "nur-fuer-den-dienstgebrauch_werte.csv"]);
  expect(await textOf(saved[0]!.blob)).toBe("\ufeffa;1\r\n");
  expect(await textOf(saved[1]!.blob)).toBe(
    "\ufeffNur für den Dienstgebrauch;Enthält ungeschützte kleine Zahlen. Nicht veröffentlichen.\r\na;1\r\n"
  );
});

it("a workbook has the mark in its name, once, and its bytes stay as they are", async () => {
  intern();
  const datei = {name: "vorlage.xlsx", inhalt: new TextEncoder().encode("PK"), typ: "application/vnd.ms-excel"};
  speichere(document, datei);
  speichere(document, {...datei, name: saved[0]!.name});
  expect(saved.map(({name}) => name)).toEqual(Array(2).fill("nur-fuer-den-dienstgebrauch_vorlage.xlsx"));
  expect(await textOf(saved[0]!.blob)).toBe("PK");
});

it("the button of a page saves a marked file", async () => {
  intern();
  history.replaceState(null, "", "/luecken");
  const seite = LueckenSeite(data, {
    lade: gruppe,
    grenzen: grenzen(),
    window: window as never,
    document
  });
  document.body.replaceChildren(seite.element);
  const knopf = (titel: string): HTMLButtonElement | undefined =>
    [...seite.element.querySelectorAll("button")].find((b) => b.textContent === titel);
  knopf("Daten")!.click();
  await vi.waitFor(() => expect(knopf("CSV")).toBeDefined(), 20_000);
  knopf("CSV")!.click();
  await vi.waitFor(() => expect(saved).toHaveLength(1), 20_000);
  expect(saved[0]!.name).toMatch(/^nur-fuer-den-dienstgebrauch_.*\.csv$/);
  const [kopf, ...zeilen] = (await textOf(saved[0]!.blob)).trim().split("\n");
  expect(kopf).toMatch(/^gebiet_id,.*,vermerk$/);
  expect(zeilen.length).toBeGreaterThan(1);
  for (const zeile of zeilen) expect(zeile).toContain("Nur für den Dienstgebrauch");
  seite.close();
});

it("open data are offered by the public edition only", () => {
  const seite = () => DatenSeite(null, {adresse: "/daten/v1/", document});
  expect(seite().querySelectorAll("a").length).toBeGreaterThan(0);
  intern();
  expect(seite().querySelector("a")).toBeNull();
  expect(seite().textContent).toContain("öffentlichen Ausgabe");
});
