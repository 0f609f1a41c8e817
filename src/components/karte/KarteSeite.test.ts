import {JSDOM} from "jsdom";
import {afterEach, describe, expect, it} from "vitest";
import {KarteSeite} from "./KarteSeite.js";
import type {KarteIndikator} from "../../../loaders/marts/shapes.js";
import {anteil, einwohner, grenzen, indikatoren, karteOf, kinderarmut, status, veraenderung} from "./karte.fixture.js";

const nbsp = "\u202f";
let close = (): void => undefined;
afterEach(() => close());

interface Seite {
  window: JSDOM["window"];
  wurzel: HTMLElement;
  all: (selector: string) => HTMLElement[];
  one: (selector: string) => HTMLElement;
  press: (key: string, target?: Element) => void;
  choose: (id: string, value: string) => void;
  heard: () => string;
  search: () => string;
}

function seiteAt(
  search = "",
  data: readonly KarteIndikator[] = indikatoren,
  geometrie: Parameters<typeof KarteSeite>[1]["geometrie"] | null = null,
  heute = new Date(2022, 0, 1),
  lade: Parameters<typeof KarteSeite>[1]["lade"] = (id) => data.find((i) => i.id === id)!
): Seite {
  const {window} = new JSDOM("<main></main>", {url: `http://127.0.0.1/karte${search}`, pretendToBeVisual: true});
  const {document} = window;
  const seite = KarteSeite(karteOf(data), {
    lade,
    geometrie: geometrie ?? {"2019": grenzen("2019"), "2021": grenzen()},
    window: window as never,
    heute,
    document
  });
  close = seite.close;
  document.querySelector("main")!.append(seite.element);
  const all = (selector: string): HTMLElement[] => [...seite.element.querySelectorAll<HTMLElement>(selector)];
  const one = (selector: string): HTMLElement => {
    const [found] = all(selector);
    if (!found) throw new Error(`nothing is ${selector}`);
    return found;
  };
  return {
    window,
    wurzel: seite.element,
    all,
    one,
    press(key, target = one(".karte-feld")) {
      target.dispatchEvent(new window.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
    },
    choose(id, value) {
      const select = one(`#${id}`) as HTMLSelectElement;
      select.value = value;
      select.dispatchEvent(new window.Event("change", {bubbles: true}));
    },
    heard: () => one(".karte-ansage").textContent,
    search: () => window.location.search
  };
}

const rowNames = ({all}: Seite): string[] => all("tbody tr").map((tr) => tr.querySelector("th > *")!.textContent);
const fillOf = ({one}: Seite, id: string): string => one(`.karte-flaeche[data-id="${id}"]`).getAttribute("fill")!;

describe("map", () => {
  it("is one tab stop with a name, a role description and instructions; the drawing itself is hidden", () => {
    const {all, one, wurzel} = seiteAt();
    const feld = one(".karte-feld");
    expect(all(".karte-landkarte [tabindex='0']")).toEqual([feld]);
    expect(feld.getAttribute("role")).toBe("application");
    expect(feld.getAttribute("aria-roledescription")).toBe("Karte");
    expect(feld.getAttribute("aria-label")).toBe(
      "Karte: Kinderarmut. Planungsräume in Marzahn-Hellersdorf · 31.12.2020 · Prozent."
    );
    expect(wurzel.querySelector(`#${feld.getAttribute("aria-describedby")}`)!.textContent).toContain("Pfeiltasten");
    expect(one(".karte-feld > svg").getAttribute("aria-hidden")).toBe("true");
    expect(all(".karte-feld > svg a, .karte-feld > svg [tabindex]")).toEqual([]);
  });

  it("fills areas by class and hatches the one without a number", () => {
    const seite = seiteAt();
    expect(seite.all(".karte-flaeche")).toHaveLength(16);
    expect(fillOf(seite, "10020412")).toBe("var(--belastung-5)");
    expect(fillOf(seite, "10010101")).toBe("var(--belastung-1)");
    expect(fillOf(seite, "10020416")).toBe("url(#karte-fehlt)");
    expect(seite.one("#karte-fehlt path").getAttribute("d")).not.toBe("");
  });

  it("gives each state its own pattern and the ramp of its meaning", () => {
    const status = seiteAt("?indikator=mss_status");
    expect(fillOf(status, "10020415")).toBe("url(#karte-entfaellt)");
    expect(fillOf(status, "10020416")).toBe("url(#karte-geschuetzt)");
    close();
    expect(fillOf(seiteAt("?indikator=einwohner"), "10010101")).toBe("var(--keine_wertung-1)");
  });

  it("moves with the arrow keys to the neighbour on that side and says it", () => {
    const seite = seiteAt("?gebiet=10010101");
    seite.one(".karte-feld").focus();
    expect(seite.heard()).toBe(`Feld 1, 10,0${nbsp}%, Klasse 1 von 5, ausgewählt.`);
    seite.press("ArrowUp");
    expect(seite.heard()).toMatch(/^Feld 5,/);
    seite.press("ArrowRight");
    expect(seite.heard()).toMatch(/^Feld 6,/);
    seite.press("ArrowDown");
    expect(seite.heard()).toMatch(/^Feld 2,/);
    seite.press("ArrowDown");
    expect(seite.heard()).toBe("In dieser Richtung liegt kein weiteres Gebiet.");
    expect(seite.all(".karte-im-fokus").map((p) => p.dataset["id"])).toEqual(["10010102"]);
  });

  it("goes to the highest value with Home and to the lowest with End", () => {
    const seite = seiteAt();
    seite.one(".karte-feld").focus();
    seite.press("End");
    expect(seite.heard()).toBe(`Feld 15, 0,0${nbsp}%, Klasse 1 von 5.`);
    seite.press("Home");
    expect(seite.heard()).toBe(`Feld 12, 53,7${nbsp}%, Klasse 5 von 5.`);
  });

  it("selects with Enter; Escape takes first the panel, then the selection, and never the focus", () => {
    const seite = seiteAt();
    const feld = seite.one(".karte-feld");
    feld.focus();
    seite.press("Enter");
    expect(seite.search()).toBe("?gebiet=10020412");
    expect(seite.heard()).toBe("Feld 12 ausgewählt.");
    expect(seite.one(".karte-tipp").hidden).toBe(false);
    seite.press("Escape");
    expect(seite.one(".karte-tipp").hidden).toBe(true);
    expect(seite.search()).toBe("?gebiet=10020412");
    seite.press("Escape");
    expect(seite.search()).toBe("");
    expect(seite.heard()).toBe("Auswahl aufgehoben.");
    expect(seite.window.document.activeElement).toBe(feld);
    seite.press("Escape");
    expect(seite.window.document.activeElement).toBe(feld);
  });

  it("keeps the selection on an Escape in a field, a heading or beside an open dialog; row and panel let go of it", () => {
    const seite = seiteAt("?gebiet=10010101");
    const {document} = seite.window;
    for (const anderswo of ["#karte-indikator", "#karte-gebiet", 'input[type="radio"]', "h2", ".karte-fuss summary"]) {
      seite.press("Escape", seite.one(anderswo));
      expect(seite.search(), anderswo).toBe("?gebiet=10010101");
    }
    const knopf = seite.one('tr[data-id="10010102"] button');
    const dialog = document.createElement("dialog");
    dialog.setAttribute("open", "");
    document.body.append(dialog);
    seite.press("Escape", knopf);
    expect(seite.search()).toBe("?gebiet=10010101");
    dialog.remove();
    knopf.focus();
    seite.press("Escape", knopf);
    expect(seite.search()).toBe("");
    expect(document.activeElement).toBe(knopf);

    knopf.click();
    const link = seite.one(".karte-auswahl a");
    link.focus();
    seite.press("Escape", link);
    expect(seite.search()).toBe("");
    expect(link.isConnected).toBe(false);
    expect(document.activeElement).toBe(seite.one("#karte-gebiet"));
  });

  it("selects by a click and undoes it by a second", () => {
    const seite = seiteAt();
    const click = (): boolean =>
      seite
        .one('.karte-flaeche[data-id="10010102"]')
        .dispatchEvent(new seite.window.MouseEvent("click", {bubbles: true}));
    click();
    expect(seite.search()).toBe("?gebiet=10010102");
    click();
    expect(seite.search()).toBe("");
  });

  it("ignores the second click of a double click", () => {
    const seite = seiteAt();
    const flaeche = seite.one('.karte-flaeche[data-id="10010102"]');
    for (const detail of [1, 2]) flaeche.dispatchEvent(new seite.window.MouseEvent("click", {bubbles: true, detail}));
    expect(seite.search()).toBe("?gebiet=10010102");
  });

  it("colours both sides of 0 with the diverging ramp and says so", () => {
    const seite = seiteAt("?indikator=veraenderung");
    expect(fillOf(seite, "10010101")).toBe("var(--abweichung_belastung-1)");
    expect(fillOf(seite, "10020416")).toBe("var(--abweichung_belastung-5)");
    expect(seite.one(".karte-legende p").textContent).toContain(
      "unter 0 und Werte ab 0 stehen nie in derselben Klasse"
    );
  });

  it("says of either side of 0 what it points to, by the indicator's polarity", () => {
    const legende = (polaritaet: KarteIndikator["polaritaet"]): string => {
      const seite = seiteAt("?indikator=veraenderung", [{...veraenderung, polaritaet}]);
      expect(fillOf(seite, "10020416")).toBe(`var(--abweichung_${polaritaet}-5)`);
      const text = seite.one(".karte-legende p").textContent;
      close();
      return text;
    };
    expect(legende("belastung")).toMatch(/^Orange und Braun: 0 und mehr, weist auf Belastung hin\. Blaugrün: unter 0/);
    expect(legende("ressource")).toMatch(/^Blaugrün: 0 und mehr, weist auf Ressourcen hin\. Orange und Braun: unter 0/);
    expect(legende("keine_wertung")).toMatch(/^Blau: 0 und mehr\. Gelb und Oliv: unter 0\. Eine Wertung/);
    expect(legende("ressource")).not.toMatch(/dunkel/i);
  });

  it("zooms with the buttons and the keys, and back to the whole Bezirk", () => {
    const seite = seiteAt();
    const [plus, minus, ganz] = seite.all(".karte-zoom button") as HTMLButtonElement[];
    expect(minus!.getAttribute("aria-disabled")).toBe("true");
    expect(minus!.disabled).toBe(false);
    plus!.click();
    expect(seite.heard()).toBe(`Ausschnitt 160${nbsp}%.`);
    seite.press("+");
    expect(
      seite
        .all(".karte-beschriftung text")
        .map((t) => t.textContent)
        .join(" ")
    ).toContain("Feld");
    ganz!.click();
    expect(seite.heard()).toBe("Ganzer Bezirk.");
    expect(seite.all(".karte-beschriftung text")).toEqual([]);
  });

  it("writes every value on the areas where there are few", () => {
    const texts = seiteAt("?ebene=bzr")
      .all(".karte-beschriftung text")
      .map((t) => t.textContent);
    expect(texts).toHaveLength(4);
    expect(texts.join(" ")).toContain(`52,0${nbsp}%`);
  });

  it("shows the panel at hover with name, value, class and date", () => {
    const seite = seiteAt();
    const over = new seite.window.MouseEvent("pointerover", {bubbles: true});
    seite.one('.karte-flaeche[data-id="10020412"]').dispatchEvent(over);
    const text = seite.one(".karte-tipp").textContent;
    for (const part of ["Feld 12", `53,7${nbsp}%`, "Klasse 5 von 5: ab", "31.12.2020"]) expect(text).toContain(part);
    seite.window.document.dispatchEvent(new seite.window.KeyboardEvent("keydown", {key: "Escape", bubbles: true}));
    expect(seite.one(".karte-tipp").hidden).toBe(true);
  });

  it("says so when boundaries are missing, and leaves table and text", () => {
    const seite = seiteAt("", undefined, {});
    expect(seite.one(".karte-landkarte .hinweis").textContent).toContain("Tabelle und Text zeigen alle Werte");
    expect(seite.all("tbody tr")).toHaveLength(16);
  });
});

describe("table", () => {
  it("stands before the map, with the map's words in its caption", () => {
    const {one} = seiteAt();
    const following = one("table").compareDocumentPosition(one(".karte-feld")) & 4;
    expect(following).toBe(4);
    expect(one("caption").textContent).toBe(
      "Kinderarmut. Planungsräume in Marzahn-Hellersdorf · 31.12.2020 · Prozent."
    );
  });

  it("is sorted by value at first, the area without a number is last", () => {
    const seite = seiteAt();
    expect(rowNames(seite).slice(0, 2)).toEqual(["Feld 12", "Feld 11"]);
    expect(rowNames(seite).at(-1)).toBe("Feld 16");
    const row = seite.all("tbody tr").find((tr) => tr.dataset["id"] === "10010102")!;
    expect([...row.querySelectorAll("th, td")].slice(0, 4).map((cell) => cell.textContent)).toEqual([
      "Feld 2Südwest",
      "Südwest",
      `12,0${nbsp}%`,
      "2"
    ]);
  });

  it("sorts by the buttons in its head, says so in aria-sort, keeps the keyboard there and the order in the address", () => {
    const seite = seiteAt();
    const button = (): HTMLButtonElement => seite.one('th[data-spalte="gebiet"] button') as HTMLButtonElement;
    expect(seite.one('th[data-spalte="wert"]').getAttribute("aria-sort")).toBe("descending");
    button().focus();
    button().click();
    expect(seite.search()).toBe("?sortierung=gebiet-auf");
    expect(seite.one('th[data-spalte="gebiet"]').getAttribute("aria-sort")).toBe("ascending");
    expect(rowNames(seite).slice(0, 2)).toEqual(["Feld 1", "Feld 2"]);
    expect(seite.window.document.activeElement).toBe(button());
    button().click();
    expect(rowNames(seite)[0]).toBe("Feld 16");
  });

  it("selects by a click on a row and marks the same area in the map", () => {
    const seite = seiteAt();
    seite.one('tbody tr[data-id="10010102"] td').click();
    expect(seite.search()).toBe("?gebiet=10010102");
    expect(seite.all(".karte-ausgewaehlt").map((p) => p.dataset["id"])).toEqual(["10010102"]);
    expect(seite.one('tr[aria-current="true"]').dataset["id"]).toBe("10010102");
    expect((seite.one("#karte-gebiet") as HTMLSelectElement).value).toBe("10010102");
  });

  it("selects by a button in each row, named after its area", () => {
    const seite = seiteAt();
    const knopf = (): HTMLElement => seite.one('tr[data-id="10010102"] button');
    expect(knopf().textContent).toBe("Feld 2 auswählen");
    expect(knopf().getAttribute("aria-pressed")).toBe("false");
    knopf().focus();
    knopf().click();
    expect(seite.search()).toBe("?gebiet=10010102");
    expect(seite.all('button[aria-pressed="true"]')).toEqual([knopf()]);
    expect(seite.window.document.activeElement).toBe(knopf());
    knopf().click();
    expect(seite.search()).toBe("");
  });

  it("says 'nicht bewertet' of a share that the index procedure left out, and 'entfällt' of any other", () => {
    const withRemark = (anmerkung: string): string => {
      const reihe = {
        ...kinderarmut.ebenen[0]!.reihen.at(-1)!,
        status: [...Array<"wert">(15).fill("wert"), "entfaellt" as const],
        anmerkungen: {"10020416": anmerkung}
      };
      const indikator = {...kinderarmut, ebenen: [{ebene: "plr" as const, reihen: [reihe]}]};
      const seite = seiteAt("?gebiet=10020416", [indikator]);
      const text = [".karte-legende", ".karte-tabelle-notiz", ".karte-worte", ".karte-auswahl-inhalt"].map(
        (s) => /nicht bewertet|entfällt/.exec(seite.one(s).textContent)![0]
      );
      close();
      return [...new Set(text)].join();
    };
    expect(withRemark("Von der Quelle als Ausreißer nicht bewertet.")).toBe("nicht bewertet");
    expect(withRemark("Hier wohnt niemand.")).toBe("entfällt");
  });

  it("has Bezirk and Berlin in its foot and the meaning of each sign below", () => {
    const {all, one} = seiteAt();
    expect(all("tfoot tr").map((tr) => tr.textContent)).toEqual([
      `Bezirk Marzahn-HellersdorfBerlin27,7${nbsp}%`,
      `Berlin26,6${nbsp}%`
    ]);
    expect(one(".karte-tabelle-notiz li").textContent).toBe(
      "… keine Angabe: Die Quelle liefert für dieses Gebiet und diesen Stichtag keine Zahl. Das heißt nicht 0."
    );
    expect(one('tbody tr[data-id="10020416"]').textContent).toContain("Unter 300 Einwohner.");
  });

  it("links profiles of 2021, and none for areas until 2020", () => {
    expect(seiteAt().one("tbody a").getAttribute("href")).toBe("/gebiete/10020412");
    close();
    expect(seiteAt("?zeitraum=2018-12-31").all("tbody a")).toEqual([]);
  });

  it("has neither ranks nor bars for classes of the source", () => {
    const {all} = seiteAt("?indikator=mss_status");
    expect(all("thead th").map((th) => th.textContent!.replace(/[↕↑↓]/, ""))).toEqual([
      "Planungsraum",
      "gehört zu",
      "Klasse",
      "Auswahl"
    ]);
  });
});

describe("intervals and verdicts", () => {
  const seite = (search = ""): Seite => seiteAt(`?indikator=anteil${search}`, [...indikatoren, anteil]);
  const cells = ({one}: Seite, id: string): string[] =>
    [...one(`tbody tr[data-id="${id}"]`).querySelectorAll("td")].map((td) => td.textContent);

  it("stand in the table: interval, range of ranks, verdict against the rest of the Bezirk and Berlin", () => {
    const s = seite();
    expect(s.all("thead th").map((th) => th.textContent.replace(/[↕↑↓]/, ""))).toEqual([
      "Planungsraum",
      "gehört zu",
      "Wert",
      "95-%-Intervall",
      "Rang",
      "Klasse",
      "zum übrigen Bezirk",
      "zu Berlin",
      "Balken",
      "Auswahl"
    ]);
    const interval = `48,9 bis 58,6${nbsp}%`;
    expect(cells(s, "10020412").slice(1, 7)).toEqual([`53,8${nbsp}%${interval}`, interval, "1–2", "5", "über", "über"]);
    expect(cells(s, "10020304").slice(3, 7)).toEqual(["3–8", "4", "kein erkennbarer Unterschied", "über"]);
    expect(s.all("tfoot tr").map((tr) => tr.children.length)).toEqual([10, 10]);
  });

  it("are in panel, announcement and selection, in the same words", () => {
    const s = seite("&gebiet=10020412");
    s.one(".karte-feld").focus();
    const interval = `48,9 bis 58,6${nbsp}%`;
    expect(s.heard()).toBe(
      `Feld 12, 53,8${nbsp}%, Intervall ${interval}, Klasse 5 von 5, Rang 1 bis 2 von 14, liegt über dem übrigen Bezirk und Berlin, ausgewählt.`
    );
    for (const part of [interval, "Rang 1 bis 2 von 14", "liegt über dem übrigen Bezirk und Berlin"])
      expect(s.one(".karte-tipp").textContent).toContain(part);
    const auswahl = s.one(".karte-auswahl-inhalt").textContent;
    for (const part of [interval, "1 bis 2 von 14", "Feld 12 liegt über dem übrigen Bezirk und Berlin."])
      expect(auswahl).toContain(part);
    expect(auswahl).not.toContain("ohne Angabe zur Sicherheit");
  });

  it("leave an area with too few cases in brackets, grey with its own sign, without class, rank, bar or dot", () => {
    const s = seite("&gebiet=10010102");
    const value = `(12,5${nbsp}%)`;
    expect(cells(s, "10010102")[1]).toContain(value);
    expect(cells(s, "10010102").slice(3)).toEqual([
      "",
      "",
      "zu wenige Fälle",
      "zu wenige Fälle",
      "",
      expect.any(String)
    ]);
    expect(s.one('tr[data-id="10010102"] .karte-farbfeld rect').getAttribute("fill")).toBe(
      "url(#karte-zeichen-wenige)"
    );
    expect(fillOf(s, "10010102")).toBe("url(#karte-wenige)");
    expect(s.all(".karte-legende li").map((li) => li.textContent)).toContain("( )\u2002zu wenige Fälle1 Gebiet");
    expect(s.one(".karte-tabelle-notiz ul").textContent).toContain("( ) zu wenige Fälle: Der Nenner ist so klein");
    expect(rowNames(s).slice(-2)).toEqual(["Feld 2", "Feld 16"]);
    expect(s.all(".karte-punkte-bild circle")).toHaveLength(14);
    expect(s.one(".karte-punkte").textContent).toContain("1 Gebiet mit zu wenigen Fällen hat keinen Punkt.");
    s.one(".karte-feld").focus();
    expect(s.heard()).toMatch(/^Feld 2, \(12,5\u202f%\), Intervall .*, zu wenige Fälle, ausgewählt\.$/);
    expect(s.one(".karte-auswahl-inhalt").textContent).toContain(
      "Feld 2 hat zu wenige Fälle für einen Vergleich mit dem übrigen Bezirk und Berlin."
    );
  });

  it("are missing without a word of rank where nothing has an interval, and the comparison says so", () => {
    const s = seite("&zeitraum=2018-12-31&gebiet=10910101");
    expect(s.wurzel.textContent).not.toMatch(/Rang|über dem übrigen Bezirk|unter dem übrigen Bezirk/);
    expect(s.one(".karte-auswahl-inhalt").textContent).toContain(
      "Vergleich mit dem Bezirk und Berlin ohne Angabe zur Sicherheit."
    );
    expect(s.all(".karte-spalte-intervall, .karte-spalte-urteil, .karte-balken-intervall")).toEqual([]);
  });
});

describe("legend", () => {
  it("shows bounds and numbers of areas, only states that occur, and how the classes were made", () => {
    const {all, one} = seiteAt();
    expect(all(".karte-legende li").map((li) => li.textContent)).toEqual([
      `5: ab 36,0${nbsp}%3 Gebiete`,
      `4: 30,0 bis 35,9${nbsp}%3 Gebiete`,
      `3: 22,0 bis 29,9${nbsp}%3 Gebiete`,
      `2: 12,0 bis 21,9${nbsp}%4 Gebiete`,
      `1: bis 11,9${nbsp}%2 Gebiete`,
      "…\u2002keine Angabe1 Gebiet"
    ]);
    expect(one(".karte-legende p").textContent).toMatch(
      /Fünf Klassen, die am 31\.12\.2020 möglichst gleich viele Gebiete haben/
    );
  });
});

describe("one state", () => {
  it("follows the pickers, and says what it shows instead when a combination does not exist", () => {
    const seite = seiteAt("?indikator=einwohner&ebene=pgr&gebiet=1001");
    seite.choose("karte-indikator", "mss_kinderarmut");
    expect(seite.search()).toBe("?ebene=bzr");
    expect(seite.all(".karte-hinweise .hinweis").map((p) => p.textContent)).toEqual([
      "„Kinderarmut“: Für Prognoseräume gibt es keine Werte. Gezeigt werden Werte für Bezirksregionen.",
      "„Westen“ gehört nicht zu den gezeigten Gebieten (Bezirksregionen, LOR ab 2021). Die Auswahl ist aufgehoben.",
      "„Kinderarmut“: Werte vom 31.12.2025 gibt es für Bezirksregionen nicht. Gezeigt werden die neuesten Werte vom 31.12.2020."
    ]);
    expect(seite.one("#karte-ebenen-fehlen").textContent).toBe(
      "„Kinderarmut“ ist für Prognoseräume nicht veröffentlicht."
    );
    expect(seite.all("#karte-ebene option").map((o) => o.textContent)).toEqual([
      "Planungsräume",
      "Bezirksregionen",
      "Bezirk"
    ]);
  });

  it("gives the same page again from its own address", () => {
    const first = seiteAt("?indikator=mss_status");
    first.choose("karte-gebiet", "10020415");
    first.one('th[data-spalte="zugehoerig"] button').click();
    const {search, wurzel} = first;
    // What was announced belongs to the change, not to the view.
    first.one(".karte-meldung").textContent = "";
    const html = wurzel.outerHTML;
    const address = search();
    close();
    expect(seiteAt(address).wurzel.outerHTML).toBe(html);
  });

  it("shows the view before with the back button", async () => {
    const seite = seiteAt();
    seite.choose("karte-ebene", "bzr");
    const popped = new Promise((resolve) => seite.window.addEventListener("popstate", resolve, {once: true}));
    seite.window.history.back();
    await popped;
    expect((seite.one("#karte-ebene") as HTMLSelectElement).value).toBe("plr");
    expect(seite.all("tbody tr")).toHaveLength(16);
  });

  it("keeps the selection when the view changes, and drops map or table only from sight", () => {
    const seite = seiteAt("?gebiet=10010101");
    const radio = seite.one('input[value="text"]') as HTMLInputElement;
    radio.checked = true;
    radio.dispatchEvent(new seite.window.Event("change"));
    expect(seite.search()).toBe("?gebiet=10010101&ansicht=text");
    expect(seite.one(".karte-bereich-tabelle").hidden).toBe(true);
    expect(seite.one(".karte-landkarte").hidden).toBe(true);
    expect(seite.one(".mitnehmen").closest("[hidden]")).toBeNull();
    expect(seite.one(".karte-auswahl h3").textContent).toBe("Ausgewählt: Feld 1");
  });

  it("sets value, Bezirk and Berlin side by side for the selected area, without a verdict", () => {
    const {one} = seiteAt("?gebiet=10020412");
    expect(one(".karte-vergleich").textContent).toBe(`Feld 1253,7${nbsp}%Bezirk27,7${nbsp}%Berlin26,6${nbsp}%`);
    expect(one(".karte-auswahl").textContent).not.toMatch(/über|unter|besser|schlechter/);
  });

  it("tells source, date, edition, conversion and breaks", () => {
    const {one} = seiteAt("?ebene=bzr&zeitraum=2018-12-31");
    expect(one(".karte-fuss .quelle").textContent).toBe(
      "Erfundene Ausgabe, Testlizenz. Stand der Werte: 31.12.2018. Gebietsstand: LOR ab 2021. Aus den LOR bis 2020 übertragen: gleiche Gebiete, exakte Summen."
    );
    expect(one(".karte-fuss details").textContent).toContain("Bruch ab 31.12.2018: Neu gezählt.");
    close();
    const daneben = seiteAt("?zeitraum=2018-12-31");
    expect(daneben.one(".karte-brueche").textContent).toBe("Bruch ab 31.12.2018: Neu gezählt.");
    expect(daneben.one(".karte-fuss details").textContent).not.toContain("Bruch");
  });

  it("puts no more than two notices before the map, those that weigh most, and none into the box that the date does not need", () => {
    const {all} = seiteAt("?zeitraum=2016-12-31", undefined, null, new Date(2026, 0, 1));
    const names = (selector: string): string[] => all(selector).map((e) => e.className.replace("hinweis ", ""));
    expect(names(".karte-titel > :is(.hinweis, .karte-neuere, .karte-alter, .karte-zufall)")).toEqual([
      "karte-brueche",
      "karte-alte-gebiete"
    ]);
    expect(names(".karte-notizen > *")).toEqual(["karte-neuere", "karte-alter klein", "karte-zufall klein gedaempft"]);
    close();
    expect(seiteAt("").all(".karte-brueche")).toEqual([]);
  });

  it("explains the interval once where there are intervals, and says that there are none everywhere else", () => {
    const zufall = (search: string, data?: readonly KarteIndikator[]): string => {
      const text = seiteAt(search, data).one(".karte-zufall").textContent;
      close();
      return text;
    };
    const alle = [...indikatoren, anteil];
    const mit = zufall("?indikator=anteil", alle);
    expect(mit).toContain("Registerwerte sind Zählungen.");
    expect(mit).toContain("durch Zufall");
    for (const search of ["?indikator=anteil&zeitraum=2018-12-31", "?indikator=mss_status", "?indikator=einwohner"])
      expect(zufall(search, alle)).toBe("Unterschiede stehen hier ohne Angabe zur Sicherheit.");
    expect(zufall("?indikator=anteil", [{...anteil, ki_verfahren: "wilson_angenaehert"}])).toContain("angenähert");
  });

  it("begins at a level that the usual indicator lacks with one that has it, and keeps the area", () => {
    const {one, all, search} = seiteAt("?ebene=pgr&gebiet=1001");
    expect(one("h2").textContent).toBe("Einwohnerinnen und Einwohner");
    expect(one(".karte-auswahl h3").textContent).toBe("Ausgewählt: Westen");
    expect(all(".karte-hinweise .hinweis")).toEqual([]);
    expect(search()).toBe("?ebene=pgr&gebiet=1001");
  });

  it("writes the unit of the dots once", () => {
    const {all, one} = seiteAt();
    const texts = all(".karte-punkte-bild text").map((t) => t.textContent);
    expect(texts.filter((t) => t.endsWith("%"))).toEqual(["%", `Bezirk 27,7${nbsp}%`]);
    expect(one(".karte-punkte-einheit").textContent).toBe("%");
  });

  it("keeps the date at another indicator only in the edition of its newest values, and the area in any case", () => {
    const einwohnerNeu = {...einwohner, ebenen: einwohner.ebenen.map((e) => ({...e, reihen: [...e.reihen]}))};
    const plr = einwohnerNeu.ebenen[0]!;
    plr.reihen.unshift({...plr.reihen[0]!, zeitraum: "2020-12-31", lor_stand: "2019", werte: Array(12).fill(7)});
    einwohnerNeu.ebenen[1]!.reihen.unshift({...einwohnerNeu.ebenen[1]!.reihen[0]!, zeitraum: "2020-12-31"});
    const data = [einwohnerNeu, kinderarmut];
    const seite = seiteAt("?gebiet=10010101", data);
    seite.choose("karte-indikator", "einwohner");
    expect(seite.search()).toBe("?indikator=einwohner&gebiet=10010101");
    expect(seite.one(".karte-hinweise").textContent).toBe(
      "„Einwohner“: Werte vom 31.12.2020 gibt es nur für andere Planungsräume (LOR bis 2020). Gezeigt werden die neuesten Werte vom 31.12.2025."
    );
    close();
    const bzr = seiteAt("?ebene=bzr&gebiet=100101", data);
    bzr.choose("karte-indikator", "einwohner");
    expect(bzr.search()).toBe("?indikator=einwohner&ebene=bzr&zeitraum=2020-12-31&gebiet=100101");
    expect(bzr.one(".karte-hinweise").textContent).toBe("");
  });

  it("names the former areas and leads to the newest values", () => {
    const seite = seiteAt("?zeitraum=2018-12-31");
    expect(seite.one(".karte-untertitel").textContent).toContain("· LOR bis 2020 · 31.12.2018 ·");
    expect(seite.one(".karte-alte-gebiete").textContent).toMatch(/^Gezeigt werden die 12 früheren Planungsräume/);
    const knopf = seite.one(".karte-neuere button");
    expect(knopf.textContent).toBe("Neueste Werte vom 31.12.2020 zeigen");
    knopf.click();
    expect(seite.search()).toBe("");
    expect(seite.all(".karte-neuere, .karte-alte-gebiete")).toEqual([]);
    expect(seite.window.document.activeElement).toBe(seite.one("h2"));
  });

  it("says when even the newest figures are older than usual", () => {
    expect(seiteAt().all(".karte-alter")).toEqual([]);
    close();
    expect(seiteAt("", undefined, null, new Date(2026, 0, 1)).one(".karte-alter").textContent).toBe(
      "Diese Zahlen sind älter als üblich: Stand 31.12.2020; eine neuere Ausgabe liegt hier nicht vor."
    );
  });

  it("keeps the window's title and the printed address with the view, and announces what changed", () => {
    const seite = seiteAt();
    const {document} = seite.window;
    expect(document.title).toBe("Kinderarmut · Planungsräume · 31.12.2020 – Bedarfsatlas Marzahn-Hellersdorf");
    expect(seite.one(".karte-meldung").textContent).toBe("");
    seite.choose("karte-ebene", "bzr");
    expect(document.title).toBe("Kinderarmut · Bezirksregionen · 31.12.2020 – Bedarfsatlas Marzahn-Hellersdorf");
    expect(seite.one(".karte-meldung").textContent).toBe("Kinderarmut, Bezirksregionen, 31.12.2020, 4 Gebiete.");
    expect(seite.one(".karte-druckzeile").textContent).toBe(
      "Gebietsstand: LOR ab 2021. Adresse dieser Ansicht: http://127.0.0.1/karte?ebene=bzr"
    );
    seite.one('th[data-spalte="gebiet"] button').click();
    expect(seite.one(".karte-meldung").textContent).toBe("Tabelle sortiert nach „Bezirksregion“, aufsteigend.");
  });

  it("announces the view and the area chosen from the lists, and leaves to map and table what is chosen there", () => {
    const seite = seiteAt();
    const gesagt = (): string => seite.one(".karte-meldung").textContent;
    const ansicht = (wert: string): void => seite.one(`input[name="karte-ansicht"][value="${wert}"]`).click();
    seite.choose("karte-gebiet", "10010102");
    expect(gesagt()).toBe(`Feld 2, 12,0${nbsp}%, Klasse 2 von 5, ausgewählt.`);
    seite.one('tr[data-id="10010101"] button').click();
    expect(gesagt()).toBe("");
    ansicht("tabelle");
    expect(gesagt()).toBe("Gezeigt werden Tabelle und Text, ohne Karte.");
    // The map, which would say it, is not heard while it is hidden.
    seite.choose("karte-gebiet", "");
    expect(gesagt()).toBe("Auswahl aufgehoben.");
    ansicht("text");
    expect(gesagt()).toBe("Gezeigt wird nur der Text.");
  });

  it("leads to map and table without touching the address", () => {
    const seite = seiteAt("?gebiet=10010101");
    const [karte, tabelle] = seite.all(".karte-spruenge a");
    karte!.click();
    expect(seite.window.document.activeElement).toBe(seite.one("#karte-bild"));
    tabelle!.click();
    expect(seite.window.document.activeElement).toBe(seite.one("#karte-tabelle"));
    expect(seite.window.location.hash).toBe("");
  });

  it("replaces an outdated address by that of the view shown, and keeps the notice until the next change", () => {
    const seite = seiteAt("?indikator=mss_kinderarmut&ebene=pgr&jahr=2020&gebiet=100101");
    expect(seite.search()).toBe("?ebene=bzr&gebiet=100101");
    expect(seite.all(".karte-hinweise .hinweis")).toHaveLength(2);
    seite.choose("karte-gebiet", "100102");
    expect(seite.all(".karte-hinweise .hinweis")).toHaveLength(0);
  });

  it("says so when there is nothing to show at all", () => {
    const {wurzel} = seiteAt("", []);
    expect(wurzel.textContent).toBe("Es liegen noch keine Daten für die Karte vor.");
  });

  it("never asks for an indicator it was not given", () => {
    const seite = seiteAt("?indikator=mss_kinderarmut", [einwohner]);
    expect(seite.one("h2").textContent).toBe("Einwohnerinnen und Einwohner");
    expect(seite.one(".karte-hinweise").textContent).toContain("„mss_kinderarmut“ gibt es hier nicht");
  });
});

describe("list of indicators", () => {
  it("groups them by problem field and marks those without Planungsräume", () => {
    const nurBzr = {...einwohner, id: "nur_bzr", kurztitel: "Anmeldungen", ebenen: einwohner.ebenen.slice(1)};
    const {all} = seiteAt("", [...indikatoren, nurBzr]);
    expect(
      all("#karte-indikator optgroup").map((group) => [
        group.getAttribute("label"),
        ...[...group.children].map((option) => option.textContent)
      ])
    ).toEqual([
      ["Armut", "Kinderarmut", "Sozialer Status", "Veränderung"],
      ["Bevölkerung", "Einwohner", "Anmeldungen (nur Bezirksregionen)"]
    ]);
  });

  it("sets neither Bezirk nor Berlin beside areas where levels must not be compared, and says why", () => {
    const allein = {...kinderarmut, ebenen_vergleichbar: false};
    const {all, one, wurzel} = seiteAt("?gebiet=10020412", [allein]);
    expect(all("tfoot tr")).toEqual([]);
    expect(one(".karte-worte").textContent).toContain("Die Quelle rechnet diesen Wert für jede Ebene neu.");
    expect(one(".karte-vergleich").textContent).toBe(`Feld 1253,7${nbsp}%`);
    expect(wurzel.textContent).not.toContain(`27,7${nbsp}%`);
  });

  it("names months, years and means as what they are", () => {
    const [plr] = kinderarmut.ebenen;
    const [reihe] = plr!.reihen.slice(-1);
    const zeiten = ["2015/2017", "2022", "2026-07"].map((zeitraum) => ({...reihe!, zeitraum}));
    const seite = seiteAt("?zeitraum=2022", [{...kinderarmut, brueche: [], ebenen: [{ebene: "plr", reihen: zeiten}]}]);
    expect(seite.all("#karte-zeitraum option").map((o) => o.textContent)).toEqual([
      "Juli 2026",
      "2022",
      "2015 bis 2017"
    ]);
    expect(seite.one(".karte-untertitel").textContent).toContain("· 2022 ·");
    expect(seite.one(".karte-neuere button").textContent).toBe("Neueste Werte vom Juli 2026 zeigen");
  });
});

describe("loading", () => {
  const pause = (): Promise<void> => new Promise((done) => setTimeout(done));

  it("asks for an indicator once, when it is chosen, and shows nothing before it is there", async () => {
    const asked: string[] = [];
    const seite = seiteAt("", indikatoren, null, undefined, (id) => {
      asked.push(id);
      return Promise.resolve(indikatoren.find((i) => i.id === id)!);
    });
    expect(seite.one(".karte-laden").textContent).toBe("„Kinderarmut“: Die Daten werden geladen.");
    expect(seite.wurzel.dataset["laden"]).toBe("leer");
    await pause();
    expect(seite.one(".karte-laden").textContent).toBe("");
    expect(seite.one("h2").textContent).toBe("Kinderarmut");
    expect(seite.one(".karte-meldung").textContent).toBe("");
    seite.choose("karte-indikator", "mss_status");
    expect(seite.wurzel.getAttribute("aria-busy")).toBe("true");
    await pause();
    expect(seite.one("h2").textContent).toBe("Sozialer Status");
    expect(seite.one(".karte-meldung").textContent).toMatch(/^Sozialer Status, Planungsräume/);
    seite.choose("karte-indikator", "mss_kinderarmut");
    expect(seite.one("h2").textContent).toBe("Kinderarmut");
    expect(asked).toEqual(["mss_kinderarmut", "mss_status"]);
  });

  it("says that the data could not be loaded, hides the old ones, and tries again past the cache", async () => {
    const asked: [string, boolean][] = [];
    const seite = seiteAt("", indikatoren, null, undefined, (id, erneut) => {
      asked.push([id, erneut]);
      if (id === "mss_status" && !erneut) return Promise.reject(new Error("offline"));
      return Promise.resolve(indikatoren.find((i) => i.id === id)!);
    });
    await pause();
    seite.choose("karte-indikator", "mss_status");
    await pause();
    expect(seite.wurzel.dataset["laden"]).toBe("fehler");
    expect(seite.one(".karte-laden .hinweis p").textContent).toContain(
      "„Sozialer Status“: Die Daten konnten nicht geladen werden."
    );
    expect(seite.search()).toBe("?indikator=mss_status");
    const knopf = seite.one(".karte-laden button");
    knopf.focus();
    knopf.click();
    await pause();
    expect(asked.at(-1)).toEqual(["mss_status", true]);
    expect(seite.wurzel.dataset["laden"]).toBeUndefined();
    expect(seite.window.document.activeElement).toBe(seite.one("h2"));
  });

  it("leaves the last choice on the page, whichever answer comes last", async () => {
    const answers = new Map<string, (indikator: KarteIndikator) => void>();
    const seite = seiteAt("", indikatoren, null, undefined, (id) => new Promise((done) => answers.set(id, done)));
    seite.choose("karte-indikator", "mss_status");
    seite.choose("karte-indikator", "einwohner");
    answers.get("einwohner")!(einwohner);
    await pause();
    answers.get("mss_status")!(status);
    await pause();
    expect(seite.one("h2").textContent).toBe("Einwohnerinnen und Einwohner");
  });

  it("takes values that do not belong to the page's areas for a failure", () => {
    const kurz = {...kinderarmut.ebenen[0]!.reihen.at(-1)!, werte: [1, 2, 3]};
    const seite = seiteAt("", [{...kinderarmut, ebenen: [{ebene: "plr", reihen: [kurz]}]}]);
    expect(seite.wurzel.dataset["laden"]).toBe("fehler");
  });
});
