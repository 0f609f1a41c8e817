import {JSDOM} from "jsdom";
import {afterEach, describe, expect, it} from "vitest";
import {BefundeData, VersorgungsbildData} from "../../../loaders/marts/befundeShapes.js";
import {ProblemfelderData} from "../../../loaders/marts/problemfelderShapes.js";
import {formatState, parseState} from "../../lib/state.js";
import {befunde, bild, felder, reihe} from "./problemfelder.fixture.js";
import {ProblemfelderSeite} from "./ProblemfelderSeite.js";
import {problemfelderSpec} from "./zustand.js";

let close = (): void => undefined;
afterEach(() => close());

const plain = (node: Element | null | undefined): string =>
  (node?.textContent ?? "").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();

function seiteAt(search = "", {schmal = false, eigene = felder, zahlen = befunde} = {}) {
  const {window} = new JSDOM("<main></main>", {
    url: `http://127.0.0.1/problemfelder${search}`,
    pretendToBeVisual: true
  });
  const {document} = window;
  window.matchMedia = (() => ({
    matches: schmal,
    addEventListener: () => undefined,
    removeEventListener: () => undefined
  })) as never;
  const seite = ProblemfelderSeite({befunde: zahlen, bild, felder: eigene}, {window: window as never, document});
  close = seite.close;
  document.querySelector("main")!.append(seite.element);
  const all = <E extends HTMLElement>(selector: string): E[] => [...seite.element.querySelectorAll<E>(selector)];
  const one = <E extends HTMLElement>(selector: string): E => {
    const [found] = all<E>(selector);
    if (!found) throw new Error(`nothing is ${selector}`);
    return found;
  };
  return {
    ...{all, one, document},
    search: () => window.location.search,
    taste(key: string, init: KeyboardEventInit = {}) {
      const ziel = document.activeElement!;
      const event = new window.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...init});
      // jsdom does not press a focused button on Enter.
      if (ziel.dispatchEvent(event) && key === "Enter") (ziel as HTMLElement).click();
    },
    waehle(selector: string, value: string) {
      const select = one<HTMLSelectElement>(selector);
      select.value = value;
      select.dispatchEvent(new window.Event("change", {bubbles: true}));
    },
    zurueck: () =>
      new Promise<void>((resolve) => {
        window.addEventListener("popstate", () => resolve(), {once: true});
        window.history.back();
      }),
    zelle: (indikator: string, gebiet: string) => one(`[data-stopp="z|${indikator}|${gebiet}"]`),
    bild: () => new Promise((resolve) => window.requestAnimationFrame(resolve)),
    fokus: () => (document.activeElement as HTMLElement).dataset["stopp"],
    spalten: () =>
      all(".pf-rahmen thead th")
        .slice(1)
        .map((th) => plain(th.querySelector(".pf-gebietsname") ?? th)),
    zeilen: () => all("tr[data-indikator]").map((tr) => tr.dataset["indikator"]),
    gezeigteFelder: () => all("tbody[data-feld]").map((tbody) => tbody.dataset["feld"])
  };
}

it("has a fixture of the shapes the page is given", () => {
  expect(BefundeData.safeParse(befunde).error).toBeUndefined();
  expect(VersorgungsbildData.safeParse(bild).error).toBeUndefined();
  expect(ProblemfelderData.safeParse(felder).error).toBeUndefined();
});

describe("the matrix", () => {
  it("is a real table: a head for every column, a group per field, a head for every row, as many cells as columns", () => {
    const {all, one, spalten} = seiteAt();
    expect(one("table").querySelector("caption")).not.toBeNull();
    expect(spalten()).toEqual(["Bezirk", "Nord", "Süd"]);
    for (const th of all(".pf-rahmen thead th")) expect(th.getAttribute("scope")).toBe("col");
    expect(all('th[scope="rowgroup"]')).toHaveLength(3);
    for (const tr of all("tr[data-indikator]")) {
      expect(tr.querySelectorAll('th[scope="row"]')).toHaveLength(1);
      expect(tr.querySelectorAll("td")).toHaveLength(3);
    }
    for (const breit of all("th[colspan], .pf-grundzeile [colspan]")) expect(breit.getAttribute("colspan")).toBe("4");
  });

  it("says value, verdict and change in words beside every sign, and the class to who cannot see colours", () => {
    const {zelle} = seiteAt();
    const text = plain(zelle("kinderarmut", "101001"));
    expect(text).toContain("30,0\u202f%".replace("\u202f", " "));
    expect(text).toMatch(/Klasse 2 von 2.*▲ über.*↗ gestiegen/);
    expect(plain(zelle("kinderarmut", "101002"))).toMatch(/▼ unter.*↘ gesunken/);
    expect(zelle("kinderarmut", "101001").className).toContain("pf-farbe-belastung-4");
    expect(plain(zelle("spielplatz", "101001"))).toContain("ohne Urteil");
  });

  it("fills a cell with its class only where the interval carries above or below, else bands it", () => {
    const {zelle} = seiteAt();
    expect(zelle("kinderarmut", "101001").classList).toContain("pf-flaeche");
    for (const [indikator, gebiet] of [
      ["spielplatz", "101001"],
      ["hochaltrig", "101001"],
      ["kinderarmut", "10"]
    ] as const) {
      expect(zelle(indikator, gebiet).classList).toContain("pf-rand");
      expect(zelle(indikator, gebiet).classList).not.toContain("pf-flaeche");
    }
  });

  it("says of a field which indicator lies above where, and words only burdens as above", () => {
    const {one} = seiteAt();
    const satz = (feld: string): string => plain(one(`tbody[data-feld="${feld}"] .pf-klarueber`));
    expect(satz("armut")).toBe(
      "kinderarmut – klar über dem übrigen Bezirk: 1 Bezirksregion, 2 Planungsräume (31.12.2024)"
    );
    expect(satz("alter")).toBe(
      "hochaltrig – höherer Wert als im übrigen Bezirk: keine Bezirksregion, 1 Planungsraum (31.12.2024)"
    );
  });

  it("explains every control and what a verdict is, above the table", () => {
    const {all, one} = seiteAt();
    expect(all(".pf-leiste select")).toHaveLength(7);
    expect(all(".pf-leiste .hilfe-knopf")).toHaveLength(7);
    const kurz = one(".pf-kurzlegende");
    expect(kurz.querySelector<HTMLAnchorElement>(".hilfe-text a")?.getAttribute("href")).toBe("/glossar#urteil");
    expect(kurz.compareDocumentPosition(one(".pf-rahmen")) & 4).toBe(4);
    expect(one("#problemfelder-legende").compareDocumentPosition(one(".pf-rahmen")) & 2).toBe(2);
  });

  it("keeps on a small screen one control above the table, the others one press away with how many are set", () => {
    const {all, one, waehle} = seiteAt("", {schmal: true});
    expect(all(".pf-leiste > div select")).toHaveLength(1);
    const mehr = one<HTMLDetailsElement>(".pf-mehr");
    expect(mehr.open).toBe(false);
    expect(mehr.querySelectorAll("select")).toHaveLength(6);
    expect(plain(mehr.querySelector("summary"))).toBe("Weitere Auswahl");
    waehle("#problemfelder-art", "belastung");
    expect(plain(mehr.querySelector("summary"))).toBe("Weitere Auswahl (1 gesetzt)");
    expect(seiteAt().all(".pf-mehr")).toHaveLength(0);
  });

  it("says how much the pickers leave, and nothing of what a button in the table does", () => {
    const {all, waehle} = seiteAt();
    const gesagt = (): string =>
      all("p[role=status]")
        .map((p) => p.textContent)
        .join("");
    expect(gesagt()).toBe("");
    all(".pf-rahmen button[aria-expanded]")[0]!.click();
    expect(gesagt()).toBe("");
    waehle("#problemfelder-art", "belastung");
    expect(gesagt()).toBe("Zeilen: nur Belastungen. 1 Problemfeld gezeigt.");
  });

  it("says what is shown also where the number of fields stays the same", () => {
    const {all, waehle} = seiteAt();
    const gesagt = (): string => all("p.nur-vorlesen[role=status]").map(plain).join("");
    waehle("#problemfelder-gebiet", "101002");
    waehle("#problemfelder-vergleich", "10100101");
    expect(gesagt()).toBe("Gezeigt: Bezirk und Süd und Nordring. 3 Problemfelder gezeigt.");
    waehle("#problemfelder-sortierung", "name");
    expect(gesagt()).toBe("Ordnung der Felder: Name. 3 Problemfelder gezeigt.");
    waehle("#problemfelder-gebiet", "");
    expect(gesagt()).toBe("Gezeigt: Bezirk und alle Bezirksregionen. 3 Problemfelder gezeigt.");
    waehle("#problemfelder-nur", "urteil");
    expect(gesagt()).toBe("Neu seit letzter Ausgabe: nur neue Urteile. 1 Problemfeld gezeigt.");
  });

  it("says that nothing can be taken along where no field or no figure is shown, and does not ask to wait", async () => {
    const {all, one, waehle} = seiteAt();
    const nimm = async (name: string): Promise<string> => {
      all(".mitnehmen button")
        .find((b) => plain(b) === name)!
        .click();
      await new Promise((resolve) => setTimeout(resolve));
      return plain(one(".mitnehmen-meldung"));
    };
    waehle("#problemfelder-art", "ressource");
    waehle("#problemfelder-gruppe", "aeltere");
    for (const name of ["Daten", "Quelle kopieren"])
      expect(await nimm(name), name).toBe(
        "Diese Auswahl zeigt kein Problemfeld. Zum Mitnehmen gibt es deshalb nichts. Bitte ändern Sie die Auswahl."
      );
  });

  it("marks what is new since the last edition in words", () => {
    const {zelle} = seiteAt();
    expect(plain(zelle("kinderarmut", "101001"))).toContain("neue Zahl, neues Urteil");
    expect(plain(zelle("spielplatz", "101001"))).not.toContain("◆");
  });

  it("shows a missing figure as its state, never as 0, and says where a level has no figures", () => {
    const {zelle, one} = seiteAt("?region=101002");
    expect(plain(zelle("kinderarmut", "10100203"))).toContain("keine Angabe");
    expect(plain(zelle("kinderarmut", "10100203"))).not.toContain("0");
    // Neighbouring areas without figures share a cell; the row still has a place for every column.
    const zeile = one('tr[data-indikator="spielplatz"]');
    expect(plain(zeile.querySelector(".pf-spanne"))).toBe("Nur je Bezirksregion veröffentlicht");
    expect([...zeile.querySelectorAll("td")].map((td) => td.colSpan)).toEqual([1, 1, 1, 2]);
  });

  it("keeps a field without figures, with the reason and what the centres heard, marked as invented", () => {
    const {all} = seiteAt();
    const text = plain(all('tbody[data-feld="inklusion"]')[0]);
    expect(text).toContain("Menschen mit Schwerbehinderung");
    expect(text).toContain("7 Anliegen");
    expect(text).toContain("Beispieldaten");
  });

  it("never calls an indicator without judgement a burden or a resource", () => {
    const {all} = seiteAt();
    const zeile = all('tr[data-indikator="hochaltrig"]')[0]!;
    expect(plain(zeile.querySelector("th"))).toContain("ohne Wertung");
    expect(zeile.querySelector('[class*="belastung"], [class*="ressource"]')).toBeNull();
  });

  it("opens a Bezirksregion to its Planungsräume and a field to its indicators, and keeps the focus", () => {
    const probe = seiteAt();
    const region = probe.one('[data-stopp="r|101001"]');
    region.focus();
    region.click();
    expect(probe.spalten()).toEqual(["Bezirk", "Nord", "Nordring", "Nordpark", "Süd"]);
    expect(probe.fokus()).toBe("r|101001");
    expect(probe.one('[data-stopp="r|101001"]').getAttribute("aria-expanded")).toBe("true");
    expect(probe.one('[data-stopp="r|101001"]').getAttribute("aria-label")).toBe("Nord schließen: 2 Planungsräume");
    probe.one('[data-stopp="t|armut"]').click();
    expect(probe.zeilen()).toEqual(["kinderarmut", "spielplatz", "transfer", "hochaltrig"]);
    expect(probe.search()).toBe("?region=101001&offen=armut");
  });

  it("lets the reader put another indicator in the row, and take it back", () => {
    const probe = seiteAt("?offen=armut");
    probe.one('[data-stopp="l|transfer"]').click();
    expect(probe.zeilen()).toEqual(["transfer", "spielplatz", "kinderarmut", "hochaltrig"]);
    expect(probe.search()).toContain("indikator=transfer");
    probe.one('[data-stopp="l|transfer"]').click();
    expect(probe.zeilen().slice(0, 2)).toEqual(["kinderarmut", "spielplatz"]);
  });
});

describe("a value of another date than its row", () => {
  const zahlen = {
    ...befunde,
    indikatoren: befunde.indikatoren.map((i) =>
      i.kopf.id === "kinderarmut"
        ? {
            ...i,
            ebenen: [
              reihe("bezirk", "2020-12-31", [28.6]),
              reihe("bzr", "2022-12-31", [30, 10]),
              reihe("plr", "2020-12-31", [35, 25, null, 10])
            ]
          }
        : i
    )
  };

  it("names its date, to the eye and to who listens, and no other value does", () => {
    const {zelle, one} = seiteAt("", {zahlen});
    expect(plain(one('tr[data-indikator="kinderarmut"] th'))).toContain("31.12.2022");
    const bezirk = zelle("kinderarmut", "10");
    expect(plain(bezirk)).toMatch(/28,6 % \(2020\), Stand 31\.12\.2020/);
    expect(bezirk.querySelector(".pf-stand")?.getAttribute("aria-hidden")).toBe("true");
    expect(zelle("kinderarmut", "101001").querySelector(".pf-stand")).toBeNull();
    expect(zelle("hochaltrig", "101001").querySelector(".pf-stand")).toBeNull();
  });

  it("names it in the Planungsräume beside Bezirksregionen, a missing one too, and not where the row has its date", () => {
    const probe = seiteAt("?region=101002", {zahlen});
    expect(plain(probe.zelle("kinderarmut", "10100203"))).toMatch(/keine Angabe \(2020\), Stand 31\.12\.2020/);
    probe.waehle("#problemfelder-gebiet", "10100101");
    expect(plain(probe.one('tr[data-indikator="kinderarmut"] th'))).toContain("31.12.2020");
    expect(probe.all('tr[data-indikator="kinderarmut"] .pf-stand')).toHaveLength(0);
  });

  it("names it in the sheet in every sentence", () => {
    const {all} = seiteAt("?feld=armut", {zahlen});
    const satz = all('[aria-labelledby="blatt-was"] li').map(plain)[0]!;
    expect(satz).toContain("31.12.2020");
    expect(satz).not.toContain("2022");
  });
});

describe("filters and order", () => {
  it("show burdens, resources or groups only, and never an empty page", () => {
    const probe = seiteAt();
    probe.waehle("#problemfelder-art", "ressource");
    expect(probe.zeilen()).toEqual(["spielplatz"]);
    probe.waehle("#problemfelder-gruppe", "aeltere");
    expect(probe.one(".leerzustand").textContent).toContain("keine Felder");
    probe.one(".leerzustand button").click();
    expect(probe.gezeigteFelder()).toEqual(["armut", "alter", "inklusion"]);
  });

  it("show what is new since the last edition", () => {
    const probe = seiteAt();
    probe.waehle("#problemfelder-nur", "urteil");
    expect(probe.zeilen()).toEqual(["kinderarmut"]);
    probe.waehle("#problemfelder-nur", "geaendert");
    expect(probe.zeilen()).toEqual(["kinderarmut", "hochaltrig"]);
  });

  it("order by name and by areas clearly above", () => {
    const probe = seiteAt("?sortierung=name");
    expect(probe.gezeigteFelder()).toEqual(["alter", "armut", "inklusion"]);
    probe.waehle("#problemfelder-sortierung", "haeufung");
    expect(probe.gezeigteFelder()).toEqual(["armut", "alter", "inklusion"]);
  });

  it("set two areas side by side", () => {
    const probe = seiteAt();
    probe.waehle("#problemfelder-gebiet", "101002");
    probe.waehle("#problemfelder-vergleich", "10100101");
    expect(probe.spalten()).toEqual(["Bezirk", "Süd", "Nordring"]);
    expect(probe.search()).toBe("?spalten=101002.10100101");
  });

  it("show one area beside the Bezirk on a narrow screen", () => {
    expect(seiteAt("", {schmal: true}).spalten()).toEqual(["Bezirk", "Nord"]);
    close();
    expect(seiteAt("?spalten=101002", {schmal: true}).spalten()).toEqual(["Bezirk", "Süd"]);
  });
});

describe("documented supply", () => {
  const leistung = (probe: ReturnType<typeof seiteAt>, gebiet: string): string =>
    plain(probe.one(`[data-stopp="v|armut.kinder|${gebiet}"]`));

  it("stands under the figures of a field, as a rate with the verdict of the page of gaps, marked as invented", () => {
    const probe = seiteAt();
    const kopf = plain(probe.one('tr[data-gruppe="kinder"] th'));
    expect(kopf).toContain("Dokumentierte Leistung: Kinder");
    expect(kopf).toContain("Beispieldaten");
    expect(leistung(probe, "101001")).toMatch(/^120\s?■ robuste Lücke$/);
    expect(probe.one('[data-stopp="v|armut.kinder|101001"]').className).not.toContain("pf-farbe");
  });

  it("keeps what is withheld withheld, and says why a group nobody counts has no rate", () => {
    const probe = seiteAt();
    expect(leistung(probe, "101002")).toBe("•geschützt");
    expect(plain(probe.one('tbody[data-feld="alter"]'))).toMatch(/kleinräumig nicht gezählt: Ältere/);
  });

  it("opens the sheet of its field and area, and takes the focus back", () => {
    const probe = seiteAt();
    probe.one('[data-stopp="v|armut.kinder|101002"]').focus();
    probe.taste("Enter");
    expect(probe.search()).toBe("?feld=armut&gebiet=101002");
    probe.taste("Escape");
    expect(probe.fokus()).toBe("v|armut.kinder|101002");
  });
});

describe("where need and shortfall coincide", () => {
  it("keeps only the field, marks area and both cells in words, and leads to profile and gaps", () => {
    const probe = seiteAt();
    expect(plain(probe.one(".pf-treffkurz"))).toMatch(/in 1 Feld zusammen: Armut.*Beispieldaten/);
    probe.waehle("#problemfelder-treffen", "ja");
    expect(probe.search()).toBe("?treffen=ja");
    expect(probe.gezeigteFelder()).toEqual(["armut"]);
    expect(probe.all(".pf-zelle.pf-treffen").map((z) => z.dataset["stopp"])).toEqual([
      "z|kinderarmut|101001",
      "v|armut.kinder|101001"
    ]);
    for (const zelle of probe.all(".pf-zelle.pf-treffen")) expect(plain(zelle)).toContain("trifft zusammen");
    expect(probe.all("th.pf-treffen").map((th) => th.dataset["gebiet"])).toEqual(["101001"]);
    const satz = plain(probe.one(".pf-treffliste li"));
    expect(satz).toContain("Armut, 1 Bezirksregion: Nord.");
    expect(satz).toContain("„kinderarmut“ über dem übrigen Bezirk (31.12.2024)");
    expect(probe.all<HTMLAnchorElement>(".pf-treffliste a").map((a) => a.getAttribute("href"))).toEqual([
      "/gebiete/101001",
      "/luecken?zielgruppe=kinder&jahr=2025"
    ]);
    probe.waehle("#problemfelder-treffen", "alle");
    expect(probe.gezeigteFelder()).toEqual(["armut", "alter", "inklusion"]);
    expect(probe.all(".pf-treffen, .pf-zelle .pf-treffmarke")).toHaveLength(0);
  });

  it("is opened by its button, which hands the focus to the list", () => {
    const probe = seiteAt();
    const knopf = probe.one(".pf-treffkurz button");
    knopf.focus();
    knopf.click();
    expect(probe.document.activeElement).toBe(probe.one("#problemfelder-treffen-titel"));
  });

  it("says so where there is none, and never shows an empty page", () => {
    const probe = seiteAt("?treffen=ja&gruppe=aeltere");
    expect(plain(probe.one(".pf-treffliste"))).toContain("In keinem Feld");
    probe.one(".leerzustand button").click();
    expect(probe.gezeigteFelder()).toHaveLength(3);
  });
});

it("builds only the rows of the field that is opened", () => {
  const probe = seiteAt();
  const [, alter, inklusion] = probe.all("tbody[data-feld]");
  const kopf = probe.one("thead tr");
  probe.one('[data-stopp="t|armut"]').click();
  expect(probe.zeilen()).toContain("transfer");
  expect(probe.all("tbody[data-feld]").slice(1)).toEqual([alter, inklusion]);
  expect(probe.one("thead tr")).toBe(kopf);
});

it("says of an indicator that it belongs to another field", () => {
  const eigene = {
    ...felder,
    felder: felder.felder.map((f) =>
      f.id === "alter"
        ? {...f, leitindikatoren: [{indikator: "kinderarmut", begruendung: "Nah."}, ...f.leitindikatoren]}
        : f
    )
  };
  const probe = seiteAt("?feld=alter&gebiet=101001", {eigene});
  expect(plain(probe.one('tbody[data-feld="alter"] tr[data-indikator="kinderarmut"] th'))).toContain(
    "aus dem Feld Armut"
  );
  expect(plain(probe.one('[aria-labelledby="blatt-was"]'))).toContain("Warum dieser: Nah.");
});

describe("the keyboard", () => {
  it("has one stop into the table and walks it by arrows, Home and End", () => {
    const probe = seiteAt();
    expect(probe.all('.pf-rahmen [tabindex="0"]')).toHaveLength(1);
    probe.zelle("kinderarmut", "10").focus();
    probe.taste("ArrowRight");
    expect(probe.fokus()).toBe("z|kinderarmut|101001");
    probe.taste("ArrowDown");
    expect(probe.fokus()).toBe("z|spielplatz|101001");
    probe.taste("ArrowDown");
    expect(probe.fokus()).toBe("v|armut.kinder|101001");
    probe.taste("ArrowDown");
    probe.taste("ArrowDown");
    // The band of the next field lies between and does not lose the column.
    expect(probe.fokus()).toBe("z|hochaltrig|101001");
    probe.taste("End");
    expect(probe.fokus()).toBe("z|hochaltrig|101002");
    probe.taste("Home", {ctrlKey: true});
    expect(probe.fokus()).toBe("r|101001");
    expect(probe.all('.pf-rahmen [tabindex="0"]')).toHaveLength(1);
  });

  it("opens the sheet with Enter, closes it with Esc, and returns to the cell", () => {
    const probe = seiteAt();
    probe.zelle("kinderarmut", "101001").focus();
    probe.taste("Enter");
    expect(probe.document.activeElement!.textContent).toBe("Armut – Nord");
    expect(probe.search()).toBe("?feld=armut&gebiet=101001");
    expect(probe.document.title).toContain("Armut, Nord");
    probe.taste("Escape");
    expect(probe.all(".pf-blatt")).toHaveLength(0);
    expect(probe.fokus()).toBe("z|kinderarmut|101001");
    expect(probe.search()).toBe("");
  });

  it("finds the sheet above the table, with the focus on its heading, where a link names the field", async () => {
    const probe = seiteAt("?feld=armut&gebiet=101001");
    await probe.bild();
    const titel = probe.one("#problemfelder-blatt");
    expect(probe.document.activeElement).toBe(titel);
    expect(titel.compareDocumentPosition(probe.one(".pf-rahmen")) & 4).toBe(4);
    probe.taste("Escape");
    expect(probe.fokus()).toBe("z|kinderarmut|101001");
  });

  it("takes no focus where no field is named, and leaves it in the table when Esc is pressed there", async () => {
    const probe = seiteAt();
    await probe.bild();
    expect(probe.document.activeElement).toBe(probe.document.body);
    probe.zelle("kinderarmut", "101001").click();
    probe.zelle("spielplatz", "101002").focus();
    probe.taste("Escape");
    expect(probe.all(".pf-blatt")).toHaveLength(0);
    expect(probe.fokus()).toBe("z|spielplatz|101002");
  });

  it("returns to the cell also by the button, and the back button opens the sheet again", async () => {
    const probe = seiteAt();
    probe.zelle("spielplatz", "101002").focus();
    probe.taste("Enter");
    probe.one(".pf-schliessen").click();
    expect(probe.fokus()).toBe("z|spielplatz|101002");
    await probe.zurueck();
    expect(plain(probe.one(".pf-blatt h2"))).toBe("Armut – Süd");
  });
});

describe("the sheet", () => {
  const teil = (probe: ReturnType<typeof seiteAt>, id: string): string =>
    plain(probe.one(`[aria-labelledby="blatt-${id}"]`));

  it("says figures, where, whom, what is recorded, what reports and people say", () => {
    const probe = seiteAt("?feld=armut&gebiet=101001");
    expect(teil(probe, "was")).toContain("Anteil kinderarmut in Nord: 30,0 %");
    expect(teil(probe, "wo")).toContain("1 von 2 Bezirksregionen liegt über dem übrigen Bezirk: Nord.");
    expect(teil(probe, "wen")).toContain("1.000");
    expect(teil(probe, "dokumentiert")).toMatch(/Kinder“ in Nord.*\b120\b.*robuste Lücke/);
    expect(teil(probe, "dokumentiert")).toContain("Beispieldaten");
    expect(teil(probe, "anliegen")).toContain("Zentrum Nord: 30");
    expect(teil(probe, "anliegen")).not.toContain("Zentrum Süd");
    // An edition keeps no verdict on Berlin, so none is called new.
    expect(teil(probe, "neu")).toMatch(/30,0 %.*20,0 %.*bisher „kein erkennbarer Unterschied“/i);
    expect(teil(probe, "neu")).not.toContain("Berlin");
  });

  it("gives each figure of a report its place, and says where the page is not known", () => {
    const probe = seiteAt("?feld=armut&gebiet=101001");
    const zeilen = probe.all('[aria-labelledby="blatt-qpk"] tbody tr').map((tr) => plain(tr));
    expect(zeilen[0]).toMatch(/Nord.*31,5 %.*Soziale Lage, erschienen 2020, Seite 12, Tabelle 3/);
    expect(zeilen[1]).toContain("Erscheinungsjahr nicht erfasst, Seite nicht erfasst");
  });

  it("keeps withheld numbers withheld and explains the sign", () => {
    const probe = seiteAt("?feld=armut&gebiet=101002");
    expect(teil(probe, "anliegen")).toContain("Zentrum Süd: •geschützt");
    expect(teil(probe, "dokumentiert")).toContain("geschützt");
    expect(teil(probe, "dokumentiert")).not.toMatch(/: 0\b/);
    expect(probe.all(".pf-blatt .schutzhinweis")).toHaveLength(1);
  });

  it("leads to map, profile, indicator and gaps of the same area", () => {
    const probe = seiteAt("?feld=armut&gebiet=101001");
    const ziele = probe.all<HTMLAnchorElement>(".pf-blatt a").map((a) => a.getAttribute("href"));
    expect(ziele).toEqual(
      expect.arrayContaining([
        "/karte?indikator=kinderarmut&ebene=bzr&gebiet=101001",
        "/indikatoren/kinderarmut",
        "/gebiete/101001",
        "/luecken?zielgruppe=kinder&gebiet=101001&jahr=2025",
        "/zielgruppen?gruppe=kinder"
      ])
    );
  });

  it("of a field without figures names the gap and the voices", () => {
    const probe = seiteAt("?feld=inklusion");
    expect(teil(probe, "was")).toContain("keine Zahl");
    expect(teil(probe, "luecke")).toContain("Landesamt");
    expect(teil(probe, "anliegen")).toContain("2025: 7");
  });
});

describe("the address", () => {
  const spec = problemfelderSpec(befunde, felder);

  it("reads back every view, and answers nonsense with the nearest one and a notice each", () => {
    const search = "?feld=armut&gebiet=10100101&region=101001&art=belastung&gruppe=kinder&nur=urteil&sortierung=name";
    const {state, hinweise} = parseState(spec, search);
    expect(hinweise).toEqual([]);
    expect(formatState(spec, state)).toBe(search);
    const falsch = parseState(
      spec,
      "?feld=x&gebiet=99&region=10100101&spalten=101001.x.101002.10100203&art=gut&nur=alt&offen=y&indikator=z&sortierung=zahl"
    );
    expect(falsch.hinweise).toHaveLength(9);
    expect(formatState(spec, falsch.state)).toBe("?spalten=101001.101002");
  });

  it("does not ask for changes where there is no edition", () => {
    const ohne = {...felder, ausgaben: [], letzte: []};
    const {state, hinweise} = parseState(problemfelderSpec(befunde, ohne), "?nur=geaendert");
    expect(state.nur).toBe("alle");
    expect(hinweise).toHaveLength(1);
    const probe = seiteAt("", {eigene: ohne});
    expect(plain(probe.one(".pf-fortschreibung"))).toContain("noch keine Ausgabe");
    expect(probe.all(".pf-neu")).toHaveLength(0);
  });
});

it("says what is new per field and which verdicts changed, with the edition, its date and its note", () => {
  const {one, all} = seiteAt();
  const text = plain(one(".pf-fortschreibung"));
  expect(text).toContain("Ausgabe 2024: Zahlen mit Stichtag bis 31.12.2023");
  expect(text).toContain("Rückwirkend erstellt.");
  expect(text).toContain("In 1 Feld gibt es neue Urteile: Armut (1).");
  expect(text).toContain("2 Felder ohne neues Urteil");
  expect(text).toContain("Nord: bisher „nicht erkennbar“, jetzt „über“");
  expect(text).toContain("Nicht mehr enthalten: Anteil langzeit.");
  const armut = all(".pf-fortschreibung tbody tr").find((tr) => plain(tr.querySelector("th")) === "Armut")!;
  expect([...armut.querySelectorAll("td")].map((td) => td.textContent)).toEqual(["1", "2", "1", "1"]);
});
