import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import type {LueckenGruppe, Versorgungsreihe, ZielgruppenData} from "../../../loaders/marts/leistungenShapes.js";
import type {Wert} from "../../../loaders/marts/shapes.js";
import {ZielgruppenSeite} from "./ZielgruppenSeite.js";

const regionen = [
  {gebiet_id: "101001", name: "Nord"},
  {gebiet_id: "101002", name: "Mitte"},
  {gebiet_id: "101003", name: "Süd"},
  {gebiet_id: "102004", name: "Ost"}
];
const wert = (zahl: number | null): Wert => ({
  wert: zahl,
  status: zahl === null ? "fehlt" : "wert",
  zaehler: null,
  nenner: null,
  ki: null,
  anmerkung: ""
});
const indikator: ZielgruppenData["zielgruppen"][number]["indikatoren"][number]["indikator"] = {
  id: "mss_altersarmut",
  titel: "Altersarmut",
  kurztitel: "Altersarmut",
  einheit: "Prozent",
  einheit_kurz: "%",
  nachkommastellen: 1,
  problemfeld: "alter_pflege",
  ebenen_vergleichbar: true,
  polaritaet: "belastung",
  klassen: null,
  veraenderung: false,
  quelle_kurz: "MSS",
  quellenvermerk: "Quelle: MSS.",
  turnus_monate: 38
};
const kopf = {
  beschreibung: "Menschen.",
  grundlage: "Rahmenkonzept",
  hinweis: "Hinweis.",
  angebote: [
    {jahr: 2024, leistungsbereich: "familie", titel: "Familie", anzahl: 3},
    {jahr: 2025, leistungsbereich: "familie", titel: "Familie", anzahl: 5}
  ],
  anliegen: [{jahr: 2024, problemfeld: "gesundheit", titel: "Gesundheit", anzahl: 9}]
};
const data: ZielgruppenData = {
  stand: {
    beispiel: true,
    stand: "2026-01-31",
    meldejahre: [
      {jahr: 2024, zentren: 4, gemeldet: 2, teilweise: 1},
      {jahr: 2025, zentren: 4, gemeldet: 3, teilweise: 0}
    ],
    vorgabejahr: 2025
  },
  zielgruppen: [
    {
      ...kopf,
      id: "aeltere",
      titel: "Ältere Menschen",
      kleinste_ebene: "plr",
      personen: {
        gezaehlt_als: "Menschen ab 65 Jahren",
        hinweis: null,
        stand: "2025-12-31",
        verlauf: [
          {jahr: 2024, wert: 900},
          {jahr: 2025, wert: 1000}
        ],
        bezirk: 1000,
        anteil: 20,
        bzr: regionen.map((r, i) => ({...r, parent_name: "Bezirk", personen: 100 * (i + 1), anteil: 10 + i})),
        plr: [{gebiet_id: "10100101", name: "Siedlung", parent_name: "Nord", personen: 50, anteil: 5}],
        quellenvermerke: ["Quelle: Register."]
      },
      indikatoren: [
        {
          indikator,
          zeitraum: "2020-12-31",
          bezirk: wert(7.5),
          berlin: wert(6.1),
          spanne: {ebene: "bzr", niedrig: {name: "Süd", wert: wert(2.2)}, hoch: {name: "Ost", wert: wert(12.3)}}
        }
      ]
    },
    {...kopf, id: "gefluechtete", titel: "Geflüchtete Menschen", kleinste_ebene: null, personen: null, indikatoren: []}
  ]
};

const reihe: Versorgungsreihe = {
  logik: "einsatzgebiet",
  messgroesse: "stunden",
  wert: [400, 0, null, null],
  status: ["wert", "null_wert", "nicht_gemeldet", "fehlt"],
  teilwert: [null, null, 120, null],
  je_1000: [4000, 0, null, null],
  zentren: [1, 1, 2, 1],
  gemeldet: [1, 1, 1, 1],
  ohne_angabe: [0, 0, 0, 2],
  bezirk: {wert: null, status: "nicht_gemeldet", teilwert: 520, je_1000: null, zentren: 4, gemeldet: 3},
  luecke: {
    je_lambda: [
      {
        lambda: 0.5,
        fair: [100, 300, null, null],
        luecke: [300, -300, null, null],
        deckung: [4, 0, null, null],
        fehlend: [0, 300, null, null],
        hoover: 0.75,
        gebiete: 2
      }
    ],
    anteil_angebot: [1, 0, null, null],
    anteil_personen: [0.3, 0.7, null, null],
    differenz: [70, -70, null, null],
    unten: [60, -80, null, null],
    oben: [80, -60, null, null],
    urteil: ["ueber", "unter", null, null],
    anteil_laeufe: [0, 1, null, null],
    robust: [false, true, null, null]
  }
};
const gruppe = (zielgruppe: string, gezaehlt: boolean): LueckenGruppe => ({
  zielgruppe,
  jahre: [2024, 2025].map((jahr) => ({
    jahr,
    personen_stand: gezaehlt ? "2025-12-31" : null,
    ebenen: [
      {
        ebene: "bzr",
        personen: [100, 200, 300, 400],
        reihen: [
          {...reihe, luecke: gezaehlt ? reihe.luecke : null},
          {...reihe, logik: "standort"},
          {
            ...reihe,
            logik: "standort",
            messgroesse: "teilnahmen",
            bezirk: {...reihe.bezirk, status: "fehlt", teilwert: null}
          }
        ]
      }
    ]
  }))
});

function seiteAt(search = ""): {wurzel: HTMLElement; window: JSDOM["window"]; fertig: () => Promise<void>} {
  const {window} = new JSDOM("<!doctype html><body></body>", {url: `https://atlas.example/zielgruppen${search}`});
  const seite = ZielgruppenSeite(data, {
    window: window as unknown as Window,
    lade: (id) => Promise.resolve(gruppe(id, id === "aeltere")),
    regionen,
    vorgabeLambda: 0.5,
    deckungUnter: 0.8,
    document: window.document
  });
  window.document.body.append(seite.element);
  return {wurzel: seite.element, window, fertig: () => new Promise((resolve) => setTimeout(resolve, 0))};
}
const rowOf = (wurzel: HTMLElement, section: string, name: string): string[] => {
  const row = [...wurzel.querySelectorAll(`[aria-labelledby="${section}"] tbody tr`)].find((tr) =>
    tr.querySelector("th")?.textContent.startsWith(name)
  );
  return [...(row?.querySelectorAll("td") ?? [])].map((td) => td.textContent);
};

it("keeps no offer, an offer without the figure and not reported apart, and never writes 0 for them", async () => {
  const {wurzel, fertig} = seiteAt();
  await fertig();
  const stunden = (name: string): string | undefined => rowOf(wurzel, "zielgruppe-luecke", name)[1];
  expect(stunden("Nord")).toBe("400");
  expect(stunden("Mitte")).toBe("kein Angebot");
  expect(stunden("Süd")).toBe("nicht gemeldetmindestens 120");
  expect(stunden("Ost")).toBe("Angebot ohne diese Zahl");
  expect(rowOf(wurzel, "zielgruppe-dokumentiert", "Teilnahmen")[0]).toBe("Angebot ohne diese Zahl");
});

it("calls a gap robust only where it is, and shows no coverage where a centre has not reported", async () => {
  const {wurzel, fertig} = seiteAt();
  await fertig();
  expect(rowOf(wurzel, "zielgruppe-luecke", "Mitte").slice(3, 5)).toEqual(["0\u202f%", "robuste Lücke"]);
  expect(rowOf(wurzel, "zielgruppe-luecke", "Nord").slice(3, 5)).toEqual(["400\u202f%", "kein Rückstand"]);
  expect(rowOf(wurzel, "zielgruppe-luecke", "Süd").slice(3)).toEqual(["", "", "1/2"]);
});

it("says of a group nobody counts that there are neither rates nor gaps", async () => {
  const {wurzel, fertig} = seiteAt("?gruppe=gefluechtete");
  await fertig();
  expect(wurzel.textContent).toContain("keine offene Personenzahl je Gebiet");
  expect(wurzel.textContent).toContain("Ohne Zahl der Menschen lässt sich keine Lücke berechnen.");
  expect(wurzel.querySelector('[aria-labelledby="zielgruppe-luecke"] table')).toBeNull();
});

it("marks invented records in every part made from them, and states the reporting", async () => {
  const {wurzel, fertig} = seiteAt();
  await fertig();
  for (const part of ["zielgruppe-dokumentiert", "zielgruppe-luecke"])
    expect(wurzel.querySelector(`[aria-labelledby="${part}"] caption`)?.textContent).toContain("Beispieldaten");
  expect(wurzel.textContent).toContain("3 von 4 Zentren mit vollständiger Meldung");
});

it("keeps group and year in the address, and answers an unknown group with a notice", async () => {
  const {wurzel, window, fertig} = seiteAt("?gruppe=xyz");
  await fertig();
  expect(wurzel.querySelector('[role="status"]')?.textContent).toContain("„xyz“");
  const select = wurzel.querySelector<HTMLSelectElement>("#zielgruppen-gruppe")!;
  expect(select.value).toBe("aeltere");
  select.value = "gefluechtete";
  select.dispatchEvent(new window.Event("change"));
  const jahr = wurzel.querySelector<HTMLSelectElement>("#zielgruppen-jahr")!;
  jahr.value = "2024";
  jahr.dispatchEvent(new window.Event("change"));
  expect(window.location.search).toBe("?gruppe=gefluechtete&jahr=2024");
  expect(window.document.title).toBe("Geflüchtete Menschen (Zielgruppe) – Bedarfsatlas Marzahn-Hellersdorf");
  await fertig();
  expect(wurzel.textContent).toContain("2024: 2 von 4 Zentren");
});

it("announces group and year once they are shown, and nothing of the first view", async () => {
  const {wurzel, window, fertig} = seiteAt();
  const gesagt = (): string => wurzel.querySelector(".zielgruppen-meldung")!.textContent;
  const setze = (id: string, wert: string): void => {
    const select = wurzel.querySelector<HTMLSelectElement>(id)!;
    select.value = wert;
    select.dispatchEvent(new window.Event("change"));
  };
  await fertig();
  expect(gesagt()).toBe("");
  setze("#zielgruppen-gruppe", "gefluechtete");
  expect(gesagt()).toBe("");
  await fertig();
  expect(gesagt()).toBe("Gezeigt wird jetzt: Geflüchtete Menschen, Leistungen 2025.");
  setze("#zielgruppen-jahr", "2024");
  expect(gesagt()).toBe("Gezeigt wird jetzt: Geflüchtete Menschen, Leistungen 2024.");
});

it("lists offers and voiced needs of the chosen year", async () => {
  const {wurzel, fertig} = seiteAt("?jahr=2024");
  await fertig();
  const listen = (): string[] => [...wurzel.querySelectorAll(".zielgruppe-liste")].map((e) => e.textContent);
  expect(listen()[0]).toContain("2024");
  expect(listen().map((text) => /(Familie|Gesundheit): (\d+)/.exec(text)?.[2])).toEqual(["3", "9"]);
  const {wurzel: andere, fertig: gleich} = seiteAt();
  await gleich();
  expect(andere.querySelectorAll(".zielgruppe-liste")[0]!.textContent).toContain("Familie: 5");
  expect(andere.querySelectorAll(".zielgruppe-liste")[1]!.textContent).toContain("keine Anliegen");
});

it("names who is counted, where that is not the very group, in sentence, chart and columns", () => {
  const {wurzel} = seiteAt("");
  expect(wurzel.querySelector("#zielgruppe-regionen h3")!.textContent).toBe("Menschen ab 65 Jahren je Bezirksregion");
  expect(wurzel.textContent).toContain("1.000 Menschen ab 65 Jahren im Bezirk am 31.12.2025");
  expect([...wurzel.querySelectorAll("th")].map((th) => th.textContent)).toContain("Menschen ab 65 Jahren");
});

it("asks once for a group, and past the cache when asked again", async () => {
  const {window} = new JSDOM("<!doctype html><body></body>", {url: "https://atlas.example/zielgruppen"});
  const fragen: [string, boolean | undefined][] = [];
  const seite = ZielgruppenSeite(data, {
    window: window as unknown as Window,
    lade: (id, erneut) => {
      fragen.push([id, erneut]);
      return erneut ? Promise.resolve(gruppe(id, true)) : Promise.reject(new Error("offline"));
    },
    ...{regionen, vorgabeLambda: 0.5, deckungUnter: 0.8},
    document: window.document
  });
  const jahr = seite.element.querySelector<HTMLSelectElement>("#zielgruppen-jahr")!;
  jahr.value = "2024";
  jahr.dispatchEvent(new window.Event("change"));
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(fragen).toEqual([["aeltere", false]]);
  seite.element.querySelector<HTMLButtonElement>(".zielgruppe-leistung button")!.click();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(fragen).toEqual([
    ["aeltere", false],
    ["aeltere", true]
  ]);
  expect(seite.element.querySelector('[aria-labelledby="zielgruppe-luecke"] table')).not.toBeNull();
});

describe("withheld figures", () => {
  const index = 1;
  const ohne: Versorgungsreihe = {
    ...reihe,
    wert: reihe.wert.with(index, null),
    status: reihe.status.with(index, "geschuetzt"),
    je_1000: reihe.je_1000.with(index, null),
    bezirk: {...reihe.bezirk, status: "geschuetzt", teilwert: null},
    luecke: null
  };
  const mit = (eine: Versorgungsreihe, anliegen: ZielgruppenData["zielgruppen"][number]["anliegen"]): HTMLElement => {
    const {window} = new JSDOM("<!doctype html><body></body>", {url: "https://atlas.example/zielgruppen"});
    const eigene = {...data, zielgruppen: data.zielgruppen.map((z) => ({...z, anliegen}))};
    const file = gruppe("aeltere", true);
    for (const {ebenen} of file.jahre) ebenen[0]!.reihen = [eine, {...eine, logik: "standort"}];
    return ZielgruppenSeite(eigene, {
      window: window as unknown as Window,
      lade: () => Promise.resolve(file),
      ...{regionen, vorgabeLambda: 0.5, deckungUnter: 0.8},
      document: window.document
    }).element;
  };
  const anliegen: ZielgruppenData["zielgruppen"][number]["anliegen"] = [
    {jahr: 2025, problemfeld: "wohnen", titel: "Wohnen", anzahl: 12},
    {jahr: 2025, problemfeld: "gesundheit", titel: "Gesundheit", anzahl: "geschuetzt"}
  ];
  const fertig = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

  it("are a sign, with all that is computed of them, and are explained once", async () => {
    const wurzel = mit({...ohne, luecke: reihe.luecke}, anliegen);
    await fertig();
    expect(rowOf(wurzel, "zielgruppe-dokumentiert", "Angebotsstunden").slice(0, 2)).toEqual([
      "•geschützt",
      "•geschützt"
    ]);
    expect(rowOf(wurzel, "zielgruppe-luecke", "Mitte").slice(1, 4)).toEqual(["•geschützt", "•geschützt", "•geschützt"]);
    expect([...wurzel.querySelectorAll(".zielgruppe-liste li")].map((li) => li.textContent)).toEqual(
      expect.arrayContaining(["Wohnen: 12", "Gesundheit: •geschützt"])
    );
    const hinweise = wurzel.querySelectorAll(".schutzhinweis");
    expect(hinweise).toHaveLength(1);
    expect(hinweise[0]!.querySelector("a")!.getAttribute("href")).toBe("/geheimhaltung");
  });

  it("leave no gap, for a reason that is not the people", async () => {
    const wurzel = mit(ohne, []);
    await fertig();
    const text = wurzel.querySelector('[aria-labelledby="zielgruppe-luecke"]')!.textContent;
    expect(text).toContain("Einzelne Zahlen sind geschützt (•)");
    expect(text).not.toContain("Ohne Zahl der Menschen");
  });
});
