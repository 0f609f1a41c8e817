// @vitest-environment jsdom
import {beforeEach, describe, expect, it, vi} from "vitest";
import type {IndexDatei} from "../../../loaders/marts/offenShapes.js";
import {texteDaten} from "../../lib/texte/daten.js";
import {DatenSeite} from "./DatenSeite.js";
import {ladeVerzeichnis} from "./verzeichnis.js";

const abdruck = {sha256: "a".repeat(64), beispiel: false};
const json = {format: "JSON", medientyp: "application/json"} as const;
const verzeichnis: IndexDatei = {
  titel: "Daten",
  beschreibung: "Zahlen",
  schnittstelle: "v1",
  version: "1.2.3",
  datenstand: "2026-07-01",
  beispieldaten: false,
  anzahl: {indikatoren: 2, gebiete: 104, werte: 109791, quellen: 1},
  rechte: "Es gilt die Lizenz der jeweiligen Quelle.",
  zitat: "Bedarfsatlas: Daten, Version 1.2.3.",
  quellen: [
    {
      ...{id: "ewr", titel: "Einwohnerregister", herausgeber: "Amt", datensatz_url: "https://amt.example/"},
      lizenzen: [{id: "by3", name: "CC BY 3.0 DE", url: "https://creativecommons.org/licenses/by/3.0/de/"}],
      quellenvermerk: "Quelle: Amt, CC BY 3.0 DE",
      neuester_stichtag: "2025-12-31"
    }
  ],
  dateien: [
    {
      ...abdruck,
      pfad: "beobachtungen.csv",
      titel: "Werte",
      format: "CSV",
      medientyp: "text/csv",
      bytes: 25_810_706,
      zeilen: 109791
    },
    {...abdruck, ...json, pfad: "indikatoren.json", titel: "Register", bytes: 254_450, zeilen: null},
    {
      ...abdruck,
      pfad: "indikatoren.csv",
      titel: "Register",
      format: "CSV",
      medientyp: "text/csv",
      bytes: 154_043,
      zeilen: 97
    },
    {...abdruck, ...json, pfad: "datapackage.json", titel: "Beschreibung der Tabellen", bytes: 300, zeilen: null}
  ],
  indikatoren: [
    {
      ...{id: "einwohner", titel: "Einwohnerinnen und Einwohner", einheit: "Personen"},
      ...{json: "indikatoren/einwohner.json", csv: "indikatoren/einwohner.csv", zeilen: 2353},
      ...{
        gliederung_json: "indikatoren/einwohner-gliederung.json",
        gliederung_csv: "indikatoren/einwohner-gliederung.csv"
      },
      zeilen_gliederung: 34536
    },
    {
      ...{id: "altenquotient", titel: "Altenquotient", einheit: "Personen", zeilen: 1},
      ...{json: "indikatoren/altenquotient.json", csv: "indikatoren/altenquotient.csv"},
      ...{gliederung_json: null, gliederung_csv: null, zeilen_gliederung: null}
    }
  ],
  paket: {
    ...{pfad: "bedarfsatlas.zip", version: "1.2.3", datenstand: "2026-07-01", bytes: 4_028_073},
    sha256: abdruck.sha256
  },
  paket_dieser_ausgabe: {
    ...{pfad: "bedarfsatlas_v1.2.3_2026-07-01.zip", version: "1.2.3", datenstand: "2026-07-01", bytes: 4_028_073},
    sha256: abdruck.sha256
  },
  archiv: [],
  weiteres: [{pfad: "openapi.json", titel: "Beschreibung aller Adressen (OpenAPI 3.1)"}]
};
const adresse = "https://atlas.example/daten/v1/";

let seite: HTMLElement;
const zeige = (daten: IndexDatei | null = verzeichnis): HTMLElement => {
  seite = DatenSeite(daten, {adresse, document});
  document.body.replaceChildren(seite);
  return seite;
};
const text = (auswahl: string): string =>
  seite.querySelector(auswahl)?.textContent.replace(/[\u00a0\u202f]/g, " ") ?? "";
const abschnitt = (id: string): HTMLElement => seite.querySelector<HTMLElement>(`[aria-labelledby="${id}"]`)!;

beforeEach(() => {
  delete document.documentElement.dataset["edition"];
  zeige();
});

it("offers everything at once, with size, version and date", () => {
  const link = seite.querySelector<HTMLAnchorElement>("a.knopf")!;
  expect(link.href).toBe(`${adresse}bedarfsatlas.zip`);
  expect(text("a.knopf")).toBe("Paket laden (ZIP, 4,0 MB)");
  expect(text(".quelle")).toContain("Version 1.2.3 · neueste Quelle: 01.07.2026 · 109.791 Werte");
  expect(seite.querySelector(".beispielhinweis")).toBeNull();
  zeige({...verzeichnis, beispieldaten: true});
  expect(text(".beispielhinweis")).toContain("erfunden");
});

it("says which indicators of the atlas it has not, and why", () => {
  const alle = verzeichnis.indikatoren.map(({id}) => ({id, quelle_kurz: "Register"}));
  seite = DatenSeite(verzeichnis, {adresse, document, indikatoren: [...alle, {id: "neu", quelle_kurz: "Berichte"}]});
  expect(abschnitt("paket").textContent).toContain("von 2 von 3 Indikatoren");
  expect(abschnitt("paket").textContent).toContain("keine offene Lizenz nennt: Berichte.");
});

it("lists each table once with its formats, and descriptions apart from them", () => {
  const zeilen = [...abschnitt("dateien").querySelectorAll("tbody tr")].map((tr) =>
    [...tr.children].map((zelle) => zelle.textContent.replace(/[\u00a0\u202f]/g, " "))
  );
  expect(zeilen).toEqual([
    ["Werte", "109.791", "Werte: CSV, 25,8 MB"],
    ["Register", "97", "Register: CSV, 154 kBRegister: JSON, 254 kB"]
  ]);
  const weitere = [...abschnitt("weiteres").querySelectorAll("a")].map((a) => a.href);
  expect(weitere).toEqual([`${adresse}datapackage.json`, `${adresse}openapi.json`]);
});

it("leads to the files of the chosen indicator, in German order", () => {
  const feld = abschnitt("indikator").querySelector("select")!;
  expect([...feld.options].map((o) => o.text)).toEqual(["Altenquotient", "Einwohnerinnen und Einwohner"]);
  const links = (): string[] =>
    [...abschnitt("indikator").querySelectorAll("a")].map((a) => a.href.replace(adresse, ""));
  expect(links()).toEqual(["indikatoren/altenquotient.csv", "indikatoren/altenquotient.json"]);
  expect(abschnitt("indikator").textContent).toContain("(1 Zeile)");
  feld.value = "einwohner";
  feld.dispatchEvent(new Event("change"));
  expect(links()).toHaveLength(4);
  expect(abschnitt("indikator").textContent).toContain("Nach Alter und Geschlecht");
});

it("has examples with the site's own addresses, which can be copied", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  Object.defineProperty(navigator, "clipboard", {value: {writeText}, configurable: true});
  const erstes = abschnitt("schnittstelle").querySelector(".kopierfeld")!;
  expect(erstes.querySelector("code")!.textContent).toBe(`curl ${adresse}index.json`);
  erstes.querySelector("button")!.click();
  await vi.waitFor(() => expect(erstes.querySelector("[role=status]")!.textContent).toContain("Kopiert"));
  expect(writeText).toHaveBeenCalledWith(`curl ${adresse}index.json`);
  expect(abschnitt("excel").querySelector("code")!.textContent).toBe(`${adresse}indikatoren/einwohner.csv`);
});

it("names licences with the line to give, and an address in the citation even if nobody has said one", () => {
  const zeile = [...abschnitt("lizenzen").querySelectorAll("tbody tr > *")].map((z) => z.textContent);
  expect(zeile).toEqual(["Einwohnerregister", "CC BY 3.0 DE", "Quelle: Amt, CC BY 3.0 DE", "31.12.2025"]);
  expect(abschnitt("zitieren").textContent).toContain("Abrufbar unter https://atlas.example/daten");
});

it("lists former editions, and says so while there are none", () => {
  expect(abschnitt("archiv").textContent).toContain(texteDaten.archiv.keine);
  zeige({
    ...verzeichnis,
    archiv: [{...verzeichnis.paket, pfad: "../archiv/bedarfsatlas_v1.0.0_2025-12-31.zip", version: "1.0.0"}]
  });
  expect(abschnitt("archiv").querySelector("a")!.href).toBe(
    "https://atlas.example/daten/archiv/bedarfsatlas_v1.0.0_2025-12-31.zip"
  );
});

it("its list of contents leads to every section", () => {
  const ziele = [...seite.querySelectorAll<HTMLAnchorElement>("nav a")].map((a) => a.getAttribute("href")!.slice(1));
  expect(ziele).toEqual([...seite.querySelectorAll("h2")].map(({id}) => id));
});

describe("without the directory", () => {
  it("names the addresses that always hold", () => {
    zeige(null);
    expect(text("[role=status]")).toContain("konnte nicht geladen werden");
    expect([...seite.querySelectorAll("a")].map((a) => a.href)).toContain(`${adresse}bedarfsatlas.zip`);
  });

  it("is what a failure or an answer that is no directory counts as", async () => {
    const lade = (fetch: Parameters<typeof ladeVerzeichnis>[1]) => ladeVerzeichnis("x", fetch);
    expect(await lade(() => Promise.resolve({ok: true, json: () => Promise.resolve(verzeichnis)}))).toBe(verzeichnis);
    expect(await lade(() => Promise.resolve({ok: false, json: () => Promise.resolve({})}))).toBeNull();
    expect(await lade(() => Promise.reject(new TypeError()))).toBeNull();
  });
});

it("the internal edition says why it has none", () => {
  document.documentElement.dataset["edition"] = "intern";
  zeige(null);
  expect(seite.querySelector("a")).toBeNull();
  expect(seite.textContent).toMatch(/ungeschützte kleine Zahlen.*öffentlichen Ausgabe/);
});
