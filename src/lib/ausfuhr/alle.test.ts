import {describe, expect, it, vi} from "vitest";
import type {IndikatorDatei} from "../../../loaders/marts/offenShapes.js";
import {texteDatenladen} from "../texte/datenladen.js";
import {ladeAlle} from "./alle.js";
import {zahlOf} from "./tabelle.js";

const namen = [
  ...["lor_stand", "gebiet_id", "zeitraum", "wert", "zaehler", "nenner", "ki_unten_95", "ki_oben_95", "status"],
  ...["umgerechnet", "bruch", "quelle", "lizenz", "anmerkung", "ki_nenner", "ki_angenaehert", "wenige_faelle"],
  ...["wert_uebriger_bezirk", "vergleich_bezirk", "vergleich_berlin"]
];
const ende = ["ewr", "by3", null, 200, true, false, 20, "ueber", null] as const;
const ohne = [false, false, "mss", "dl-zero", "Zu klein.", null, false, false, null, null, null] as const;

const datei: IndikatorDatei = {
  titel: "Anteil",
  version: "1.2.3",
  datenstand: "2026-07-01",
  indikator: {
    ...{id: "anteil", titel: "Anteil", kurztitel: "Anteil", einheit: "Prozent", einheit_kurz: "%", nachkommastellen: 1},
    ...{definition: "Wie viele von allen.", zaehler: "z", nenner: "n", altersgruppe: "alle", stichtag: "Tag"},
    ...{
      ebenen: ["plr", "bezirk"],
      ebenen_vergleichbar: true,
      polaritaet: "belastung",
      ki_verfahren: "wilson_angenaehert"
    },
    ...{ki_hinweis: "Der Nenner ist angenähert.", geheimhaltung: "keine", hinweise: ["Vorsicht."], klassen: null},
    brueche: [{ab: "2021-12-31", grund: "neu gezählt"}],
    problemfeld: {id: "armut", titel: "Armut"},
    quelle: "mss",
    weitere_quellen: [],
    quelle_intervall: "ewr"
  },
  quellen: ["ewr", "mss"].map((id) => ({
    ...{id, titel: id, herausgeber: "Amt", datensatz_url: "https://a.example/"},
    lizenzen: [{id: "by3", name: "CC BY 3.0 DE", url: "https://creativecommons.org/licenses/by/3.0/de/"}],
    quellenvermerk: `Quelle: Amt, ${id}`,
    neuester_stichtag: null
  })),
  gebiete: [
    {lor_stand: "2019", gebiet_id: "10010101", name: "Marzahn West (alt)", ebene: "plr"},
    {lor_stand: "2021", gebiet_id: "10100101", name: "Marzahn West", ebene: "plr"}
  ],
  felder: namen.map((name) => ({name, title: name, description: name, type: "string"})),
  zeilen: [
    ["2021", "10100101", "2020-12-31", 12.349999, null, null, 11.04, 13.95, "wert", true, false, ...ende],
    ["2019", "10010101", "2022-12-31", null, null, null, null, null, "geschuetzt", ...ohne],
    ["2021", "10100101", "2022-12-31", 0, 0, 120, null, null, "null_wert", ...ohne]
  ]
};
const antwort = (inhalt: unknown, status = 200) =>
  vi.fn(() => Promise.resolve({ok: status === 200, status, json: () => Promise.resolve(inhalt)}));
const lade = (fetch: Parameters<typeof ladeAlle>[1]["fetch"], version = "1.2.3") =>
  ladeAlle("anteil", {adresse: "https://atlas.example/unter/", version, fetch});

describe("all areas and years", () => {
  it("come from the indicator's own file, below the site's address", async () => {
    const fetch = antwort(datei);
    const {name, adresse, version} = await lade(fetch);
    expect(fetch).toHaveBeenCalledWith("https://atlas.example/unter/daten/v1/indikatoren/anteil.json");
    expect({name, adresse, version}).toEqual({
      name: {was: "anteil", wo: "alle-gebiete", wann: "", ansicht: "alle"},
      adresse: "https://atlas.example/unter/indikatoren/anteil",
      version: "1.2.3"
    });
  });

  it("have a row for each, rounded as the site shows it, with its area, state and sources", async () => {
    const {tabellen, zeichen} = await lade(antwort(datei));
    const [{spalten, zeilen}] = tabellen as [(typeof tabellen)[number]];
    const rows = zeilen.map((zeile) => Object.fromEntries(spalten.map((s, i) => [s.name, zeile[i]])));
    expect(rows[0]).toMatchObject({
      ...{gebiet_id: "10100101", gebiet_name: "Marzahn West", ebene: "plr", lor_stand: "2021", status: "wert"},
      ...{wenige_faelle: false, umgerechnet: true, vergleich_bezirk: "ueber", lizenz: "by3"}
    });
    expect(zahlOf(rows[0]!["wert"] as {zahl: number; stellen: number})).toBe(12.3);
    expect(rows[1]).toMatchObject({gebiet_name: "Marzahn West (alt)", wert: null, status: "geschuetzt", zeichen: "•"});
    expect(rows[2]).toMatchObject({status: "null_wert", nenner: {zahl: 120}, anmerkung: "Zu klein."});
    // The count behind the interval is used under its own licence too; without interval it is not used.
    expect(rows[0]!["quelle"]).toContain("Amt, ewr");
    expect(rows[2]!["quelle"]).toBe("Amt, mss");
    expect(zeichen.map((z) => z.zeichen)).toEqual(["•"]);
  });

  it("say what they are: span, sources, definition, breaks, both editions of areas", async () => {
    const {untertitel, quellen, hinweise, datenstand} = await lade(antwort(datei));
    expect(untertitel).toBe("Alle Gebiete · Zeiträume 31.12.2020 bis 31.12.2022 · Prozent");
    expect([quellen, datenstand]).toEqual([["Quelle: Amt, ewr", "Quelle: Amt, mss"], "31.12.2022"]);
    expect(hinweise).toEqual([
      "Wie viele von allen.",
      texteDatenladen.lorStaende,
      "Intervall: Der Nenner ist angenähert.",
      "Ab 31.12.2021 nicht mit früheren Werten vergleichbar: neu gezählt",
      "Vorsicht."
    ]);
  });
});

describe("a file that cannot be used", () => {
  it.each([
    ["is not there", antwort(null, 404), texteDatenladen.unbekannt],
    ["cannot be had", antwort(null, 500), texteDatenladen.fehlt],
    ["does not come", vi.fn(() => Promise.reject(new TypeError("Failed to fetch"))), texteDatenladen.fehlt],
    [
      "is no JSON",
      vi.fn(() => Promise.resolve({ok: true, status: 200, json: () => Promise.reject(new SyntaxError("<"))})),
      texteDatenladen.fehlt
    ],
    ["is of another version", antwort({...datei, version: "1.2.4"}), texteDatenladen.andereVersion],
    ["lacks a column", antwort({...datei, felder: datei.felder.slice(1)}), texteDatenladen.andereVersion]
  ])("is said in German: it %s", async (_, fetch, text) => {
    await expect(lade(fetch)).rejects.toMatchObject({name: "Ladefehler", message: text});
  });
});
