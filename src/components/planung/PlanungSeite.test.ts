import {JSDOM, VirtualConsole} from "jsdom";
import {afterEach, describe, expect, it, vi} from "vitest";
import {schreibeSitzung, schreibeStimmzettel} from "../../lib/planung/datei.js";
import {beispielsitzung} from "../../lib/planung/beispiel.js";
import {leererSchwerpunkt, messungOf} from "../../lib/planung/sitzung.js";
import {stimmzetteldatei} from "../../lib/planung/stimmen.js";
import type {Sitzung} from "../../lib/planung/typen.js";
import {punkte, quellenOf, sitzungMit, thema} from "../../lib/planung/planung.fixture.js";
import {lesbar} from "../../lib/saetze/saetze.fixture.js";
import type {Datei} from "../speichern.js";
import {PlanungSeite} from "./PlanungSeite.js";

let close = (): void => undefined;
afterEach(() => close());

const armut = {
  ...{id: "mss_kinderarmut", problemfeld: "kinder_familien"},
  bezirk: {wert: 28, ki: [27, 29]},
  bzr: [
    {wert: 40, ki: [38, 42], urteil: "ueber"},
    {wert: 20, ki: [18, 22], urteil: "unter"}
  ]
} satisfies Parameters<typeof quellenOf>[0][number];
const usual = quellenOf([armut], {kinder: ["robust", "kein_rueckstand"]});

/** Five of the Verbund vote: topic d goes ahead of the data, b behind. */
const zettel = [
  {a: 3, d: 2},
  {a: 3, d: 2},
  {a: 2, d: 3},
  {a: 3, c: 2},
  {d: 3, c: 2}
].map((je, i) => ({id: `z${i}`, stimmen: punkte(je as unknown as Record<string, number>)}));

interface Umstaende {
  sitzung?: Sitzung | null;
  quellen?: typeof usual;
  verboten?: boolean;
  search?: string;
  heute?: Date;
  storage?: Storage;
}

function seite({
  sitzung = null,
  quellen = usual,
  verboten = false,
  search = "",
  heute = new Date(2026, 10, 20),
  storage
}: Umstaende = {}) {
  const dom = new JSDOM("<main></main>", {
    url: `http://127.0.0.1/jahresplanung${search}`,
    pretendToBeVisual: true,
    // It would tell that it does not know margin boxes of printed pages.
    virtualConsole: new VirtualConsole()
  });
  const {window} = dom;
  const {document} = window;
  const ablage = storage ?? window.localStorage;
  if (sitzung) ablage.setItem("bedarfsatlas.jahresplanung", schreibeSitzung(sitzung));
  const gespeichert: Datei[] = [];
  const print = vi.fn();
  let n = 0;
  const gebaut = PlanungSeite(quellen, {
    window: {
      print,
      location: window.location,
      history: window.history,
      addEventListener: window.addEventListener.bind(window),
      removeEventListener: window.removeEventListener.bind(window),
      get localStorage(): Storage {
        if (verboten) throw new window.DOMException("no", "SecurityError");
        return ablage;
      }
    },
    ...{heute, version: "1.0.0", document},
    speichere: (datei) => gespeichert.push(datei),
    zufall: () => `zufall${++n}`
  });
  close = gebaut.close;
  document.querySelector("main")!.append(gebaut.element);
  const one = <E extends HTMLElement>(selector: string): E => {
    const found = document.querySelector<E>(selector);
    if (!found) throw new Error(`nothing at ${selector}`);
    return found;
  };
  const text = (selector = ".planung-bereich"): string => lesbar(one(selector).textContent!).replace(/\s+/g, " ");
  const klick = (id: string): void => {
    one(`#${id}`).focus();
    one(`#${id}`).click();
  };
  const schreibe = (id: string, value: string): void => {
    const feld = one<HTMLInputElement>(`#${id}`);
    feld.value = value;
    for (const type of ["input", "change"]) feld.dispatchEvent(new window.Event(type, {bubbles: true}));
  };
  const oeffne = (id: string, ...dateien: {name: string; inhalt: string}[]): void => {
    const eingabe = one<HTMLInputElement>(`#${id}`);
    const files = dateien.map(({name, inhalt}) => {
      const file = new window.File([inhalt], name);
      file.text = () => Promise.resolve(inhalt);
      return file;
    });
    Object.defineProperty(eingabe, "files", {value: files, configurable: true});
    eingabe.dispatchEvent(new window.Event("change", {bubbles: true}));
  };
  const gib = (je: Record<number, number>): void => {
    for (const [i, wert] of Object.entries(je)) klick(`planung-stimme-${i}-${wert}`);
    one<HTMLFormElement>(".planung-bogen").requestSubmit();
  };
  const abgelegt = (): Sitzung | null => JSON.parse(ablage.getItem("bedarfsatlas.jahresplanung") ?? "null") as Sitzung;
  const fokus = (): string => document.activeElement!.id;
  return {window, document, gespeichert, print, one, text, klick, schreibe, oeffne, gib, abgelegt, fokus, ablage};
}

describe("the start", () => {
  it("begins a session with the topics of the data and leads to the first step", () => {
    const s = seite();
    expect(s.text()).toContain("Sie beginnt mit 1 Vorschlag aus den Daten");
    expect(s.text(".planung-ablage")).toContain("Auf diesem Rechner ist nichts gespeichert.");
    expect(s.text(".planung-ablage")).toContain("Nichts wird gesendet.");
    s.klick("planung-neu");
    expect(s.text("h2")).toBe("Jahr und Rollen");
    expect(s.fokus()).toBe("planung-titel");
    expect(s.window.location.search).toBe("?schritt=1");
    expect(s.abgelegt()!.jahr).toBe(2027);
    expect(s.abgelegt()!.daten).toEqual({stand: "2024-12-31", version: "1.0.0", beispieldaten: true});
    expect(s.text(".planung-ablage")).toMatch(/Gespeichert auf diesem Rechner: \d+ KB/);
  });

  it("asks before a new session takes the place of one that was begun", () => {
    const s = seite({sitzung: sitzungMit()});
    expect(s.text()).toContain("Jahresplanung 2027: 5 Themen, 0 Stimmzettel.");
    s.klick("planung-neu");
    expect(s.one(".planung-frage").getAttribute("role")).toBe("alertdialog");
    s.klick("planung-frage-nein");
    expect(s.abgelegt()!.id).toBe("s-1");
    expect(s.fokus()).toBe("planung-neu");
    s.klick("planung-neu");
    s.klick("planung-frage-ja");
    expect(s.abgelegt()!.id).toBe("zufall1");
  });

  it("marks the example as invented, in every step and in the record", () => {
    const s = seite({quellen: usual});
    s.klick("planung-beispiel");
    expect(s.text("h2")).toBe("Ergebnis");
    expect(s.text()).toContain("Erfundene Stimmzettel.");
    s.klick("planung-schritt-7");
    expect(s.text(".blatt")).toContain("Beispielstimmen");
  });

  it("offers no way to close an example that is filled in to the end, and calls none of its steps open", () => {
    const s = seite({sitzung: beispielsitzung(sitzungMit(), usual, "2026-11-20"), search: "?schritt=6"});
    expect(s.text(".planung-leiste")).not.toContain("offen");
    expect(s.document.getElementById("planung-schliessen")).toBeNull();
  });

  it("says what is wrong with a broken file beside its input, and with a ballot where it belongs", async () => {
    const s = seite({sitzung: sitzungMit()});
    s.oeffne("planung-datei", {name: "kaputt.json", inhalt: "{nein"});
    await vi.waitFor(() => s.one("#planung-datei-fehler"));
    expect(s.text("#planung-datei-fehler")).toContain("„kaputt.json“ lässt sich nicht lesen");
    expect(s.one("#planung-datei").getAttribute("aria-describedby")).toContain("planung-datei-fehler");
    expect(s.fokus()).toBe("planung-datei");
    const ballot = schreibeStimmzettel(stimmzetteldatei(sitzungMit(), "b1", punkte({a: 3})));
    s.oeffne("planung-datei", {name: "zettel.json", inhalt: ballot});
    await vi.waitFor(() => expect(s.text("#planung-datei-fehler")).toContain("Schritt „Abstimmen“"));
    expect(s.abgelegt()!.stimmzettel).toEqual([]);
  });

  it("tells of a step that does not exist, and of a step without a session", () => {
    expect(seite({search: "?schritt=9"}).text()).toContain("Einen Schritt „9“ gibt es hier nicht.");
    close();
    const s = seite({search: "?schritt=5"});
    expect(s.text()).toContain("Auf diesem Rechner liegt keine Sitzung.");
    expect(s.window.location.search).toBe("");
  });
});

describe("step 1", () => {
  it("keeps year and roles, refuses a year that cannot be meant, and warns of names", () => {
    const s = seite({sitzung: sitzungMit({rollen: []}), search: "?schritt=1"});
    expect(s.text(".planung-fehlt")).toContain("keine Rolle");
    s.schreibe("planung-jahr", "27");
    expect(s.one("#planung-jahr").getAttribute("aria-invalid")).toBe("true");
    expect(s.text("#planung-jahr-fehler")).toContain("Bitte ein Jahr von 2025 bis 2031");
    expect(s.abgelegt()!.jahr).toBe(2027);
    s.schreibe("planung-jahr", "2028");
    expect(s.text("#planung-jahr-fehler")).toBe("");
    expect(s.abgelegt()!.jahr).toBe(2028);
    s.schreibe("planung-rollen", "Bezirksamt\n\nErika Mustermann");
    expect(s.abgelegt()!.rollen).toEqual(["Bezirksamt", "Erika Mustermann"]);
    expect(s.text(".planung-warnungen")).toContain("klingt nach einem Namen");
    expect(s.text(".planung-fehlt")).toBe("");
  });
});

describe("step 2", () => {
  it("adds an own topic with the evidence there is, and refuses one without a title", () => {
    const s = seite({sitzung: sitzungMit(), search: "?schritt=2"});
    s.klick("planung-thema-neu");
    expect(s.fokus()).toBe("planung-thema-titel");
    s.one<HTMLFormElement>(".planung-formular").requestSubmit();
    expect(s.text("#planung-thema-titel-fehler")).toBe("Bitte einen Titel eingeben.");
    s.schreibe("planung-thema-titel", "Einsamkeit im Nordkiez");
    s.schreibe("planung-thema-problemfeld", "kinder_familien");
    s.schreibe("planung-thema-gebiet", "101001");
    s.one<HTMLFormElement>(".planung-formular").requestSubmit();
    const neu = s.abgelegt()!.themen.at(-1)!;
    expect(neu).toMatchObject({id: "eigen-1", titel: "Einsamkeit im Nordkiez", herkunft: "eigen"});
    expect(neu.beleg.zeilen.find(({art}) => art === "kennzahl")!.staerke).toBe("klar");
    expect(s.fokus()).toBe("planung-aendern-eigen-1");
  });

  it("takes a topic off and back, and asks first if ballots would be lost", () => {
    const s = seite({sitzung: sitzungMit({stimmzettel: zettel}), search: "?schritt=2"});
    s.klick("planung-entfernen-b");
    expect(s.text(".planung-frage")).toContain("5 Stimmzettel");
    expect(s.abgelegt()!.themen).toHaveLength(5);
    s.klick("planung-frage-ja");
    expect(s.abgelegt()!.themen.map(({id}) => id)).toEqual(["a", "c", "d", "e"]);
    expect(s.abgelegt()!.stimmzettel).toEqual([]);
    expect(s.text(".planung-balken")).toContain("Thema „Thema b“ ist entfernt.");
    s.klick("planung-rueckgaengig");
    expect(s.abgelegt()!.themen).toHaveLength(5);
    expect(s.abgelegt()!.stimmzettel).toHaveLength(5);
  });
});

describe("step 3", () => {
  it("has no weights where points are given, since they would change nothing", () => {
    const s = seite({sitzung: sitzungMit(), search: "?schritt=3"});
    expect(s.text()).not.toContain("Gewicht");
  });

  it("sets a weight by slider and by number, and says what a weight may be", () => {
    const s = seite({sitzung: sitzungMit({verfahren: {art: "werte", von: 1, bis: 10}}), search: "?schritt=3"});
    s.schreibe("planung-kriterium-k1-regler", "3");
    expect(s.one<HTMLInputElement>("#planung-kriterium-k1-gewicht").value).toBe("3");
    expect(s.abgelegt()!.kriterien[0]!.gewicht).toBe(3);
    s.schreibe("planung-kriterium-k1-gewicht", "9");
    expect(s.text("#planung-kriterium-k1-regler-fehler")).toContain("von 1 bis 3");
    expect(s.abgelegt()!.kriterien[0]!.gewicht).toBe(3);
    s.schreibe("planung-kriterium-k1-gewicht", "2");
    expect(s.one<HTMLInputElement>("#planung-kriterium-k1-regler").value).toBe("2");
    expect(s.abgelegt()!.kriterien[0]!.gewicht).toBe(2);
  });

  it("names every field by its criterion", () => {
    const s = seite({sitzung: sitzungMit(), search: "?schritt=3"});
    const namen = [...s.one(".planung-kriterien").querySelectorAll("label")].map((label) => label.textContent);
    expect(namen.length).toBeGreaterThan(3);
    expect(new Set(namen).size).toBe(namen.length);
    s.schreibe("planung-kriterium-k1-titel", "Dringlichkeit");
    expect(s.text("#planung-kriterium-k1-weg")).toBe("Entfernen: Dringlichkeit");
  });

  it("allows five criteria, and scores instead of points", () => {
    const s = seite({sitzung: sitzungMit(), search: "?schritt=3"});
    for (let n = 0; n < 3; n++) s.klick("planung-kriterium-neu");
    expect(s.abgelegt()!.kriterien).toHaveLength(5);
    expect(s.one<HTMLButtonElement>("#planung-kriterium-neu").disabled).toBe(true);
    s.klick("planung-verfahren-werte");
    expect(s.abgelegt()!.verfahren).toEqual({art: "werte", von: 1, bis: 10});
    expect(s.fokus()).toBe("planung-verfahren-werte");
  });
});

describe("step 4", () => {
  it("takes ballots one after the other and shows none of them again", () => {
    const s = seite({sitzung: sitzungMit(), search: "?schritt=4"});
    s.klick("planung-stimme-0-3");
    s.klick("planung-stimme-1-3");
    expect(s.text(".planung-rest")).toBe("1 Punkt zu viel vergeben.");
    s.one<HTMLFormElement>(".planung-bogen").requestSubmit();
    expect(s.text(".planung-bogenfehler")).toContain("1 Punkt zu viel");
    expect(s.fokus()).toBe("planung-bogen-fehler");
    s.gib({1: 2});
    expect(s.abgelegt()!.stimmzettel).toEqual([{id: "zufall1", stimmen: punkte({a: 3, b: 2})}]);
    expect(s.fokus()).toBe("planung-pause");
    expect(s.document.querySelectorAll(".planung-bogen, input[type=radio]:checked").length).toBe(1);
    s.klick("planung-naechste");
    expect(s.text("#planung-bogen-titel")).toBe("Stimmzettel 2");
    expect(s.one<HTMLInputElement>("#planung-stimme-0-0").checked).toBe(true);
  });

  it("hides the result below three ballots and says why", () => {
    const s = seite({sitzung: sitzungMit({stimmzettel: zettel.slice(0, 2)}), search: "?schritt=5"});
    expect(s.text()).toContain("Das Ergebnis bleibt verdeckt, bis 3 Stimmzettel da sind.");
    expect(s.document.querySelector("table")).toBeNull();
    s.klick("planung-schritt-4");
    s.gib({0: 3});
    s.klick("planung-zum-ergebnis");
    expect(s.document.querySelectorAll(".planung-ergebnis tbody tr")).toHaveLength(5);
  });

  it("opens ballot files, the same one once only, and says what is wrong with others", async () => {
    const grund = sitzungMit();
    const s = seite({sitzung: grund, search: "?schritt=4"});
    s.klick("planung-weg-dateien");
    expect(s.fokus()).toBe("planung-weg-dateien");
    s.klick("planung-leerer-zettel");
    const leer = JSON.parse(s.gespeichert[0]!.inhalt as string) as Sitzung;
    expect([leer.rollen, leer.stimmzettel]).toEqual([[], []]);
    const datei = (id: string, sitzung = leer) => ({
      name: `${id}.json`,
      inhalt: schreibeStimmzettel(stimmzetteldatei(sitzung, id, punkte({a: 3})))
    });
    s.oeffne("planung-stimmdateien", datei("x"), datei("y"), {name: "z.json", inhalt: "[]"});
    await vi.waitFor(() => expect(s.abgelegt()!.stimmzettel).toHaveLength(2));
    expect(s.text(".planung-dateimeldungen")).toContain("„z.json“ ist keine Datei der Jahresplanung");
    s.oeffne("planung-stimmdateien", datei("x"), datei("q", sitzungMit({id: "andere"})));
    await vi.waitFor(() => expect(s.text(".planung-dateimeldungen")).toContain("schon aufgenommen"));
    expect(s.text(".planung-dateimeldungen")).toContain("gehört zu einer anderen Sitzung");
    expect(s.abgelegt()!.stimmzettel).toHaveLength(2);
    s.klick("planung-zettel-0");
    expect(s.abgelegt()!.stimmzettel).toHaveLength(1);
    s.klick("planung-rueckgaengig");
    expect(s.abgelegt()!.stimmzettel).toHaveLength(2);
  });

  it("prints a paper ballot", () => {
    const s = seite({sitzung: sitzungMit(), search: "?schritt=4"});
    s.klick("planung-weg-papier");
    expect(s.text(".blatt")).toContain("Thema a");
    s.klick("planung-papier-drucken");
    expect(s.print).toHaveBeenCalledOnce();
  });

  it("fills in a ballot for others without touching the session of this browser", async () => {
    const s = seite({sitzung: sitzungMit({id: "eigene"})});
    s.oeffne("planung-datei", {name: "leer.json", inhalt: schreibeSitzung(sitzungMit({rollen: []}))});
    await vi.waitFor(() => s.one("#planung-tun-ausfuellen"));
    s.klick("planung-tun-ausfuellen");
    s.gib({0: 3, 1: 2});
    expect(JSON.parse(s.gespeichert[0]!.inhalt as string)).toMatchObject({
      sitzung: "s-1",
      stimmen: punkte({a: 3, b: 2})
    });
    expect(s.document.querySelector(".planung-bogen")).toBeNull();
    expect(s.abgelegt()).toMatchObject({id: "eigene", stimmzettel: []});
  });
});

describe("step 5", () => {
  it("shows both orders and every ballot as a dot, and keeps the reason for a deviation", () => {
    const gewaehlt = sitzungMit({stimmzettel: zettel, schwerpunkte: [leererSchwerpunkt("d")]});
    const s = seite({sitzung: gewaehlt, search: "?schritt=5"});
    const d = [...s.document.querySelectorAll(".planung-ergebnis tbody tr")].find((tr) =>
      tr.textContent!.includes("Thema d")
    )!;
    expect([...d.querySelectorAll("td")].slice(0, 2).map((td) => td.textContent)).toEqual(["2", "4"]);
    expect(d.textContent).toContain("höher als nach den Daten");
    expect(d.querySelectorAll(".nur-breit circle")).toHaveLength(5);
    expect(s.text(".planung-begruendungen")).toContain("Der Grund fehlt");
    s.schreibe("planung-grund-0", "Die Zentren erleben es täglich.");
    expect(s.abgelegt()!.begruendungen).toEqual([{thema: "d", text: "Die Zentren erleben es täglich."}]);
    expect(s.text("#planung-schritt-5")).toContain("vollständig");
    expect(s.text()).toContain("Ein Grund ist nur nötig, wenn Sie");
  });
});

const beschlossen = (): Sitzung => {
  const ort = {problemfeld: "kinder_familien", zielgruppe: "kinder", gebiet_id: "101001"};
  return sitzungMit({
    themen: [thema("a", "stark", {...ort, gebiet_name: "Nordkiez"}), thema("b"), thema("c")],
    stimmzettel: zettel.slice(0, 3).map(({id}) => ({id, stimmen: punkte({a: 3, b: 1, c: 1})})),
    schwerpunkte: ["b", "c"].map((id) => ({
      ...leererSchwerpunkt(id),
      ...{begruendung: "Weil.", verantwortlich: "Verbund", pruefung_am: "2027-11-01"},
      messung: {art: "eigen" as const, titel: "Treffen", stand: "4"},
      ziel: {richtung: "halten" as const, wert: null}
    }))
  });
};

describe("steps 6 and 7", () => {
  it("freezes today's value with its interval, and closes only when nothing is missing", () => {
    const s = seite({sitzung: beschlossen(), search: "?schritt=6"});
    s.klick("planung-sp-wahl-0");
    expect(s.fokus()).toBe("planung-sp-wahl-0");
    s.schreibe("planung-sp-1-messung", "mss_kinderarmut|101001");
    expect(s.text(".planung-heute")).toContain("40,0 % (Intervall 38,0 bis 42,0 %), Nordkiez, 31.12.2024");
    s.schreibe("planung-sp-1-richtung", "senken");
    s.schreibe("planung-sp-1-zielwert", "39,5");
    expect(s.text(".planung-feld .planung-warnung")).toContain("Das Ziel liegt im Intervall des letzten Werts.");
    expect(s.text(".planung-turnus")).toContain("älter als üblich");
    s.schreibe("planung-sp-1-zielwert", "viel");
    expect(s.text("#planung-sp-1-zielwert-fehler")).toContain("Bitte eine Zahl eingeben");
    s.schreibe("planung-sp-1-zielwert", "35");
    s.klick("planung-schliessen");
    expect(s.fokus()).toBe("planung-alles-fehlt");
    expect(s.text("#planung-schluss-fehler")).toMatch(/^Es fehlen noch \d+ Angaben/);
    s.schreibe("planung-sp-1-begruendung", "Kinder brauchen Räume.");
    s.schreibe("planung-sp-1-verantwortlich", "Stadtteilzentrum Nordkiez");
    s.schreibe("planung-sp-1-pruefung", "2027-11-01");
    s.klick("planung-schliessen");
    expect(s.abgelegt()).toMatchObject({abgeschlossen: "2026-11-20"});
    expect(s.abgelegt()!.schwerpunkte[0]).toMatchObject({
      ziel: {richtung: "senken", wert: 35},
      messung: {wert: 40, ki: {unten: 38, oben: 42}}
    });
    expect(s.text("h2")).toBe("Protokoll");
    s.klick("planung-schritt-2");
    expect(s.one<HTMLFieldSetElement>("fieldset.planung-inhalt").disabled).toBe(true);
    s.klick("planung-oeffnen");
    expect(s.abgelegt()!.abgeschlossen).toBeNull();
  });

  it("asks before filled priorities go, and offers no sixth", () => {
    const s = seite({sitzung: beschlossen(), search: "?schritt=6"});
    s.klick("planung-sp-wahl-1");
    expect(s.text(".planung-frage")).toContain("Soll es gelöscht werden?");
    s.klick("planung-frage-nein");
    expect(s.one<HTMLInputElement>("#planung-sp-wahl-1").checked).toBe(true);
    expect(s.abgelegt()!.schwerpunkte).toHaveLength(2);
  });

  it("saves the record as JSON and CSV and prints it", () => {
    const s = seite({sitzung: beschlossen(), search: "?schritt=7"});
    s.klick("planung-json");
    s.klick("planung-csv");
    s.klick("planung-drucken");
    expect(s.gespeichert.map(({name}) => name)).toEqual([
      "jahresplanung_2027.json",
      "bedarfsatlas_jahresplanung_2027_ergebnis.csv"
    ]);
    expect(JSON.parse(s.gespeichert[0]!.inhalt as string)).toEqual(s.abgelegt());
    expect(s.print).toHaveBeenCalledOnce();
    expect(s.text()).toContain("Entwurf:");
  });
});

describe("what stands beside the steps", () => {
  const stand = (s: ReturnType<typeof seite>, i: number): string =>
    s.text(`#planung-schritt-${i} .planung-schritt-stand`);

  it("a step that nobody looked at is open, and the result without ballots is", () => {
    const s = seite({sitzung: sitzungMit(), search: "?schritt=1"});
    expect([2, 3, 5].map((i) => stand(s, i))).toEqual(["offen", "offen", "offen"]);
    s.klick("planung-schritt-2");
    s.klick("planung-schritt-5");
    expect([2, 3, 5].map((i) => stand(s, i))).toEqual(["vollständig", "offen", "offen"]);
  });

  it("leads to the result once every role has handed in a ballot", () => {
    const rollen = ["Leitung", "Koordination", "Bezirksamt"];
    const s = seite({sitzung: sitzungMit({rollen, stimmzettel: zettel.slice(0, 1)}), search: "?schritt=4"});
    s.gib({0: 3});
    expect(s.text(".planung-pause .planung-haupt")).toBe("Nächste Person");
    s.klick("planung-naechste");
    s.gib({0: 3});
    expect(s.text(".planung-pause .planung-haupt")).toBe("3 von 3 abgegeben – zum Ergebnis");
    expect(s.text("#planung-naechste")).toBe("Noch ein Stimmzettel");
  });

  it("offers the documented supply first as a measure, and freezes it with its year", () => {
    const s = seite({sitzung: beschlossen(), search: "?schritt=6"});
    s.klick("planung-sp-wahl-0");
    const erste = s.one<HTMLSelectElement>("#planung-sp-1-messung").options[1]!;
    expect(erste.textContent).toBe("Dokumentierte Angebotsstunden für: Kinder – Nordkiez, 2025 · Beispieldaten");
    s.schreibe("planung-sp-1-messung", "leistung");
    expect(s.text(".planung-heute")).toBe("Letzter Wert: 500 Stunden je 1.000, Nordkiez, 2025 · Beispieldaten");
    expect(s.abgelegt()!.schwerpunkte[0]!.messung).toMatchObject({art: "leistung", wert: 500, jahr: 2025});
  });
});

describe("a year later", () => {
  it("keeps the Verbund's own count with the review", async () => {
    const s = seite();
    s.oeffne("planung-datei", {name: "alt.json", inhalt: schreibeSitzung(beschlossen())});
    await vi.waitFor(() => s.one("#planung-tun-rueckschau"));
    s.klick("planung-tun-rueckschau");
    expect(s.text(".blatt")).toContain("noch nicht eingetragen");
    s.schreibe("planung-zaehlung-0", "6 Treffen");
    expect(s.text(".blatt")).toContain("Neue Zählung: 6 Treffen.");
    s.klick("planung-rueck-sichern");
    expect(s.gespeichert[0]!.inhalt).toContain("6 Treffen");
  });

  it("shows the target against the new value before a new session begins, and after a reload", async () => {
    const alt = beschlossen();
    alt.schwerpunkte.unshift({
      ...leererSchwerpunkt("a"),
      messung: messungOf(usual.befunde, "mss_kinderarmut", "101001"),
      ziel: {richtung: "senken", wert: 35}
    });
    const danach = quellenOf(
      [
        {
          ...armut,
          zeitraum: "2025-12-31",
          bzr: [{...armut.bzr[0], wert: 33, ki: [32, 34] as [number, number]}, armut.bzr[1]]
        }
      ],
      {kinder: ["robust", "kein_rueckstand"]}
    );
    const s = seite({quellen: danach, heute: new Date(2027, 10, 20)});
    s.oeffne("planung-datei", {name: "jahresplanung_2027.json", inhalt: schreibeSitzung(alt)});
    await vi.waitFor(() => s.one("#planung-tun-rueckschau"));
    s.klick("planung-tun-rueckschau");
    expect(s.text("h2")).toBe("Rückschau auf 2027");
    const blatt = s.text(".blatt");
    expect(blatt).toContain("40,0 %");
    expect(blatt).toContain("33,0 %");
    expect(blatt).toContain("32,0 bis 34,0 %");
    expect(blatt).toContain("Ziel erreicht");
    expect(s.abgelegt()).toBeNull();
    close();
    const wieder = seite({quellen: danach, heute: new Date(2027, 10, 20), storage: s.ablage});
    wieder.klick("planung-vorjahr");
    expect(wieder.text(".blatt")).toContain("Ziel erreicht");
    wieder.klick("planung-rueck-neu");
    expect(wieder.abgelegt()!.jahr).toBe(2028);
  });
});

describe("the store", () => {
  it("keeps everything over a reload and forgets it on request", () => {
    const s = seite({sitzung: sitzungMit({stimmzettel: zettel}), search: "?schritt=1"});
    s.schreibe("planung-rollen", "Moderation");
    close();
    const wieder = seite({storage: s.ablage, search: "?schritt=1"});
    expect(wieder.one<HTMLTextAreaElement>("#planung-rollen").value).toBe("Moderation");
    wieder.klick("planung-loeschen");
    expect(wieder.abgelegt()).not.toBeNull();
    wieder.klick("planung-frage-ja");
    expect(wieder.ablage.length).toBe(0);
    expect(wieder.window.location.search).toBe("");
    expect(wieder.text(".planung-ablage")).toContain("nichts gespeichert");
    expect(wieder.one<HTMLButtonElement>("#planung-schritt-1").disabled).toBe(true);
  });

  it("works where the browser forbids it, and says so", () => {
    const s = seite({verboten: true});
    expect(s.text(".planung-ablage")).toContain("Dieser Browser erlaubt kein Speichern.");
    s.klick("planung-neu");
    s.schreibe("planung-rollen", "Moderation");
    s.klick("planung-sichern");
    expect(s.gespeichert[0]!.inhalt).toContain("Moderation");
    const event = new s.window.Event("beforeunload", {cancelable: true});
    s.window.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });

  it("puts nothing but the step into the address", () => {
    const s = seite({sitzung: sitzungMit({stimmzettel: zettel})});
    for (const i of [1, 2, 3, 4, 5, 6, 7]) {
      s.klick(`planung-schritt-${i}`);
      expect(s.window.location.search).toBe(`?schritt=${i}`);
      expect(s.fokus()).toBe("planung-titel");
    }
  });
});
