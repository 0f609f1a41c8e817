import {JSDOM} from "jsdom";
import {afterEach, describe, expect, it, vi} from "vitest";
import {leseDatei} from "../../lib/leistungen/lesen.js";
import {pruefe} from "../../lib/leistungen/pruefen.js";
import {Arbeit, type Antwort, type Frage} from "./arbeit.js";
import {beispieldateien} from "./beispiel.js";
import {groessteLieferung} from "./dateien.js";
import {data, guteDateien, heute, mitLeistungen} from "./pruefen.fixture.js";
import {PruefenSeite} from "./PruefenSeite.js";
import type {Arbeiter} from "./pruefer.js";

let close = (): void => undefined;
afterEach(() => close());

/** A worker that does what the real one does, in this very thread; `schweigt` makes it answer nothing. */
class Probe implements Arbeiter {
  onmessage: Arbeiter["onmessage"] = null;
  onerror: Arbeiter["onerror"] = null;
  onmessageerror: Arbeiter["onmessageerror"] = null;
  beendet = false;
  schweigt = false;
  fragen: Frage[] = [];
  readonly #beantworte = Arbeit((antwort) => this.sende(antwort));
  postMessage(frage: Frage): void {
    this.fragen.push(frage);
    if (!this.schweigt) void this.#beantworte(frage);
  }
  terminate(): void {
    this.beendet = true;
  }
  sende(antwort: Antwort): void {
    if (!this.beendet) this.onmessage!.call(this as never, {data: antwort} as MessageEvent);
  }
  scheitere(): void {
    this.onerror!.call(this as never, {preventDefault: () => undefined} as ErrorEvent);
  }
}

function seite({schweigt = false, zwischenablage = true, register = data} = {}) {
  const {window} = new JSDOM("<main></main>", {url: "http://127.0.0.1/daten-pruefen", pretendToBeVisual: true});
  const {document} = window;
  const arbeiter: Probe[] = [];
  const gespeichert: {name: string; bytes: Uint8Array}[] = [];
  const kopiert: string[] = [];
  const print = vi.fn();
  const gebaut = PruefenSeite(register, {
    window: {
      print,
      addEventListener: window.addEventListener.bind(window),
      removeEventListener: window.removeEventListener.bind(window),
      setTimeout: (() => 0) as unknown as Window["setTimeout"],
      navigator: zwischenablage ? {clipboard: {writeText: async (text) => void kopiert.push(text)}} : {}
    },
    heute,
    starteArbeiter() {
      const probe = new Probe();
      probe.schweigt = schweigt;
      arbeiter.push(probe);
      return probe;
    },
    speichere: (name, bytes) => gespeichert.push({name, bytes}),
    document
  });
  close = gebaut.close;
  document.querySelector("main")!.append(gebaut.element);
  const all = (selector: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)];
  const one = <E extends HTMLElement>(selector: string): E => {
    const found = document.querySelector<E>(selector);
    if (!found) throw new Error(`nothing at ${selector}`);
    return found;
  };
  const text = (selector: string): string => one(selector).textContent!.replace(/\s+/g, " ").trim();
  const waehle = (...dateien: File[]): void => {
    const eingabe = one<HTMLInputElement>("#pruefen-datei");
    Object.defineProperty(eingabe, "files", {value: dateien, configurable: true});
    eingabe.dispatchEvent(new window.Event("change", {bubbles: true}));
  };
  const urteil = async (): Promise<string> => {
    await vi.waitFor(() => one(".pruefen-urteil"));
    return text(".pruefen-urteil");
  };
  const knopf = (name: string | RegExp): HTMLButtonElement => {
    const found = all("button").find((b) => b.textContent!.match(name) && !b.closest("[hidden]"));
    if (!found) throw new Error(`no button ${name}`);
    return found as HTMLButtonElement;
  };
  const setze = (selector: string, value: string): void => {
    const feld = one<HTMLSelectElement>(selector);
    feld.value = value;
    feld.dispatchEvent(new window.Event("change", {bubbles: true}));
  };
  return {window, document, arbeiter, gespeichert, kopiert, print, all, one, text, waehle, urteil, knopf, setze};
}

describe("a delivery without faults", () => {
  it("may be sent, with what was read and where it goes", async () => {
    const s = seite();
    s.waehle(...guteDateien());
    expect(await s.urteil()).toMatch(/^Die Dateien können abgegeben werden\./);
    expect(s.text(".pruefen-ergebnis")).toContain(
      "Gelesen: Angebote 2 Zeilen, Leistungen 3 Zeilen, Meldestand 2 Zeilen."
    );
    expect(s.text(".pruefen-weiter")).toContain("im Impressum");
    // Right, but not all of the year: that stands beside the verdict.
    expect(s.text(".pruefen-monatsstand")).toContain("2025: 2 von 12 Monaten gemeldet.");
    expect(s.one(".pruefen-wahl").hidden).toBe(true);
    expect(s.document.activeElement!.textContent).toBe("Ergebnis");
    expect(s.all("[role=status]").map((e) => e.textContent)).toContain(s.text(".pruefen-urteil"));
  });

  it("shows its year: twelve months, sums, offers; what nobody recorded is never 0", async () => {
    const s = seite();
    s.waehle(...guteDateien());
    await s.urteil();
    expect(s.text(".pruefen-vorschau h3")).toBe("Haus Nord, 2025");
    const monate = s.all(".pruefen-monate .nur-vorlesen").map((e) => e.textContent);
    expect(monate).toHaveLength(12);
    expect(monate.slice(0, 3)).toEqual(["Januar: gemeldet", "Februar: gemeldet", "März: nicht gemeldet"]);
    expect(s.text(".pruefen-vorschau")).toContain("Nicht gemeldet: März, April");
    const zahlen = Object.fromEntries(
      s.all(".pruefen-kennzahlen > div").map((div) => [...div.querySelectorAll("dt, dd")].map((e) => e.textContent))
    );
    expect(zahlen).toMatchObject({Angebote: "2", Termine: "10", Stunden: "19,5", Teilnahmen: "84"});
    expect(zahlen["Beratungskontakte"]).toBe("nicht erfasst");
    expect(zahlen["Ehrenamtliche"]).toBe("nicht erfasst");
    const zeilen = s.all(".pruefen-angebote tbody tr").map((tr) => [...tr.children].map((td) => td.textContent));
    expect(zeilen).toEqual([
      ["Nachbarschaftscafé", "8", "16,5", "84"],
      ["Spielenachmittag", "2", "3", "nicht erfasst"]
    ]);
  });

  it("is marked as invented if its centre is", async () => {
    const zentren = [{id: "beispiel-nord", titel: "Beispielzentrum Nord"}];
    const [haus] = data.zentren;
    const eigene = [{...haus!, zentrum_id: "beispiel-nord", beispiel: true}];
    const s = seite({register: {...data, register: {...data.register, zentren}, zentren: eigene}});
    const dateien = await Promise.all(
      guteDateien().map(async (d) => new File([(await d.text()).replaceAll("haus-nord", "beispiel-nord")], d.name))
    );
    s.waehle(...dateien);
    await s.urteil();
    expect(s.text(".pruefen-vorschau h3")).toBe("Beispielzentrum Nord, 2025 · Beispieldaten");
    expect(s.text(".pruefen-ergebnis .hinweis")).toMatch(/^Beispieldaten\./);
  });

  it("is one file's sentence for one file", async () => {
    const s = seite();
    s.waehle(guteDateien()[0]!);
    expect(await s.urteil()).toMatch(/Fehler/);
    expect(s.text(".pruefen-ergebnis")).toContain("Geprüfte Datei: angebote.csv");
  });
});

describe("a delivery with faults", () => {
  it("names each with sheet, row, column and value, by rule and with what to do, errors before hints", async () => {
    const s = seite();
    s.waehle(...mitLeistungen("haus-nord;cafe;01.2025;vier;8,5;40;", "haus-nord;cafe;02.2025;4;8;30;35"));
    expect(await s.urteil()).toMatch(/^1 Fehler muss behoben werden, \d+ Hinweise? zum Nachsehen\.$/);
    const [fehler, warnung] = [s.one(".pruefen-fehler"), s.one(".pruefen-warnung")];
    expect(fehler.compareDocumentPosition(warnung) & 4).toBe(4);
    expect(s.text(".pruefen-fehler h4")).toBe("Keine Zahl (1)");
    expect(s.text(".pruefen-fehler tbody tr")).toMatch(/^leistungen\.csv, Zeile 2, Spalte „termine“„vier“ /);
    expect(s.text(".pruefen-fehler .pruefen-regel > p")).toMatch(/\.$/);
    expect(s.text(".pruefen-warnung")).toContain("Weniger Teilnahmen als Personen");
    expect(s.text(".pruefen-vorschau")).toContain("Die Datei hat noch Fehler.");
    expect(s.text(".pruefen-weiter")).not.toContain("data/zentren");
  });

  it("shows what a cell holds as text, never as markup", async () => {
    const s = seite();
    s.waehle(...mitLeistungen('haus-nord;cafe;01.2025;"<img src=x onerror=alert(1)>";8;40;'));
    await s.urteil();
    expect(s.text(".pruefen-fehler")).toContain("<img src=x onerror=alert(1)>");
    expect(s.all("img")).toEqual([]);
  });

  it("shows the first faults of a rule and more on demand, with the keyboard on the first new one", async () => {
    const s = seite();
    const tage = Array.from(
      {length: 28},
      (_, i) => `haus-nord;cafe;${String(i + 1).padStart(2, "0")}.01.2025;viele;1;4;`
    );
    s.waehle(...mitLeistungen(...tage));
    await s.urteil();
    const zeilen = (): HTMLElement[] => s.all(".pruefen-fehler tbody tr");
    expect(s.text(".pruefen-fehler h4")).toBe("Keine Zahl (28)");
    expect(zeilen()).toHaveLength(10);
    s.knopf(/18 weitere anzeigen/).click();
    expect(zeilen()).toHaveLength(28);
    expect(s.document.activeElement).toBe(zeilen()[10]);
    expect(s.all("button").filter((b) => /weitere/.test(b.textContent!) && !b.hidden)).toEqual([]);
  });

  it("prints all of them", async () => {
    const s = seite();
    const tage = Array.from(
      {length: 28},
      (_, i) => `haus-nord;cafe;${String(i + 1).padStart(2, "0")}.01.2025;viele;1;4;`
    );
    s.waehle(...mitLeistungen(...tage));
    await s.urteil();
    s.window.dispatchEvent(new s.window.Event("beforeprint"));
    expect(s.all(".pruefen-fehler tbody tr")).toHaveLength(28);
  });

  it("says how many there are if it keeps only the first of each rule", async () => {
    const s = seite();
    const monate = [1, 2].flatMap((m) =>
      Array.from({length: 28}, (_, i) => `haus-nord;cafe;${String(i + 1).padStart(2, "0")}.0${m}.2025;viele;1;4;`)
    );
    s.waehle(...mitLeistungen(...monate));
    expect(await s.urteil()).toContain("56 Fehler");
    expect(s.text(".pruefen-meldungen")).toContain("höchstens 50 Stellen aufgeführt. Gefunden wurden 5");
  });

  it("shows one sheet alone if asked", async () => {
    const s = seite();
    const [, leistungen, meldestand] = mitLeistungen("haus-nord;cafe;01.2025;vier;8;40;") as [File, File, File];
    const angebote = new File(
      [
        "zentrum_id;angebot_id;titel;leistungsbereich;zielgruppen;format;gueltig_von\r\nhaus-nord;cafe;Café;treff;niemand;offen;01.01.2024\r\n"
      ],
      "angebote.csv"
    );
    s.waehle(angebote, leistungen, meldestand);
    await s.urteil();
    const blaetter = s.all("#pruefen-blatt option").map((o) => o.textContent);
    expect(blaetter).toEqual(expect.arrayContaining(["Alle Blätter", "angebote.csv", "leistungen.csv"]));
    const option = s.all("#pruefen-blatt option").find((o) => o.textContent === "leistungen.csv")!;
    s.setze("#pruefen-blatt", option.getAttribute("value")!);
    expect(s.text(".pruefen-fehler")).toContain("Keine Zahl");
    expect(s.text(".pruefen-fehler")).not.toContain("Nicht in der Liste");
    s.setze("#pruefen-blatt", "");
    expect(s.text(".pruefen-fehler")).toContain("Nicht in der Liste");
  });

  it("gives the list away as text, by hand where the browser does not let it, and on paper", async () => {
    const s = seite();
    s.waehle(...mitLeistungen("haus-nord;cafe;01.2025;vier;8,5;40;"));
    await s.urteil();
    s.knopf("Liste kopieren").click();
    await vi.waitFor(() => expect(s.kopiert).toHaveLength(1));
    expect(s.kopiert[0]).toMatch(/^1 Fehler muss behoben werden/);
    expect(s.kopiert[0]).toMatch(/- leistungen\.csv, Zeile 2, Spalte „termine“: „vier“ .*\. .*\./);
    s.knopf("Drucken").click();
    expect(s.print).toHaveBeenCalledOnce();
    close();

    const ohne = seite({zwischenablage: false});
    ohne.waehle(...mitLeistungen("haus-nord;cafe;01.2025;vier;8,5;40;"));
    await ohne.urteil();
    ohne.knopf("Liste kopieren").click();
    await vi.waitFor(() => expect(ohne.one<HTMLTextAreaElement>("#pruefen-text").value).toContain("„vier“"));
    expect(ohne.document.activeElement!.id).toBe("pruefen-text");
  });

  it("names a file that is no table, and checks nothing else: the rest would seem incomplete", async () => {
    const s = seite();
    s.waehle(guteDateien()[0]!, new File(["%PDF-1.7"], "bericht.csv"));
    expect(await s.urteil()).toMatch(/^1 Fehler muss behoben werden\.$/);
    expect(s.text(".pruefen-fehler")).toContain("bericht.csv");
    expect(s.all(".pruefen-vorschau, .pruefen-korrektur")).toEqual([]);
  });
});

describe("files of one's own", () => {
  it("gets a corrected workbook that is read again, with what is left to do", async () => {
    const s = seite();
    s.waehle(...mitLeistungen("Haus Nord;cafe;1/2025;4;8,5;40;", "haus-nord;cafe;02.2025;4;8;30;x"));
    await s.urteil();
    const schreibweisen = s.all(".pruefen-korrektur li").map((li) => li.textContent);
    expect(schreibweisen).toContain("Leistungen, Spalte „Zeitraum“: „1/2025“ wird „01.2025“");
    expect(schreibweisen.join()).not.toContain("„x“");
    s.knopf("Korrigierte Datei herunterladen").click();
    await vi.waitFor(() => expect(s.gespeichert).toHaveLength(1));
    const [{name, bytes}] = s.gespeichert as [{name: string; bytes: Uint8Array}];
    expect(name).toBe("leistungsdokumentation_korrigiert.xlsx");
    await vi.waitFor(() => expect(s.text(".pruefen-korrektur [role=status]")).toContain("heruntergeladen"));
    const blaetter = await leseDatei(name, bytes);
    const leistungen = blaetter.find(({blatt}) => blatt === "Leistungen")!;
    expect(leistungen.kopf).toContain("Bitte prüfen");
    expect(leistungen.zeilen[0]!.zellen.slice(0, 3)).toEqual(["Haus Nord", "cafe", expect.anything()]);
  });

  it("gets the template of a centre and year, which the check knows", async () => {
    const s = seite();
    expect(s.all("#pruefen-jahr option").map((o) => o.textContent)).toEqual(["2026", "2025", "2024"]);
    expect(s.one<HTMLSelectElement>("#pruefen-jahr").value).toBe("2025");
    s.setze("#pruefen-zentrum", "haus-sued");
    s.setze("#pruefen-jahr", "2025");
    s.knopf("Vorlage herunterladen").click();
    await vi.waitFor(() => expect(s.gespeichert).toHaveLength(1));
    const {name, bytes} = s.gespeichert[0]!;
    expect(name).toBe("leistungsdokumentation_haus-sued_2025.xlsx");
    const ergebnis = pruefe(await leseDatei(name, bytes), {...data, heute: "2026-03-15"});
    expect(ergebnis.meldungen.map(({regel}) => regel)).not.toContain("spalte_unbekannt");
    expect(s.text(".pruefen-vorlage")).toContain(`„${name}“ ist heruntergeladen.`);
  });

  it("finds the centre's offers in the template, and what it reports of them is checked", async () => {
    const s = seite();
    s.setze("#pruefen-zentrum", "haus-sued");
    s.knopf("Vorlage herunterladen").click();
    await vi.waitFor(() => expect(s.gespeichert).toHaveLength(1));
    const blaetter = await leseDatei("vorlage.xlsx", s.gespeichert[0]!.bytes);
    const angebote = blaetter.find(({blatt}) => blatt === "Angebote")!;
    const spalte = (titel: string): unknown => angebote.zeilen[0]!.zellen[angebote.kopf.indexOf(titel)];
    expect(angebote.zeilen).toHaveLength(1);
    expect(["Zentrum", "Angebot", "Titel", "Zielgruppe", "Wochenplan"].map(spalte)).toEqual([
      ...["Haus Süd", "chor", "Chor", "Alle Bewohnerinnen und Bewohner", "Mi 15:00–17:00"]
    ]);
  });

  it("need not name offers that are known, as the database does not ask for them either", async () => {
    const s = seite();
    const monat = (name: string, ...zeilen: string[]): File => new File([zeilen.join("\n")], name);
    s.waehle(
      monat("leistungen.csv", "zentrum_id;angebot_id;zeitraum;termine", "haus-sued;chor;03.2025;4"),
      monat("meldestand.csv", "zentrum_id;zeitraum;gemeldet;stand", "haus-sued;03.2025;ja;10.04.2025")
    );
    expect(await s.urteil()).toBe("Die Dateien können abgegeben werden. Es gibt keine Fehler und keine Hinweise.");
  });

  it("are compared with the time in which the centre was open", async () => {
    const s = seite();
    const monat = (name: string, ...zeilen: string[]): File => new File([zeilen.join("\n")], name);
    s.waehle(
      monat("leistungen.csv", "zentrum_id;angebot_id;zeitraum;termine", "haus-sued;chor;01.2025;4"),
      monat("meldestand.csv", "zentrum_id;zeitraum;gemeldet;stand", "haus-sued;01.2025;ja;10.04.2025")
    );
    await s.urteil();
    expect(s.text(".pruefen-warnung h4")).toBe("Zentrum nicht offen (1)");
  });

  it("has no template while there is no centre", () => {
    const s = seite({register: {...data, register: {...data.register, zentren: []}}});
    expect(s.text(".pruefen-vorlage")).toContain("Es ist noch kein Zentrum eingetragen.");
    expect(s.all(".pruefen-vorlage button")).toEqual([]);
  });
});

describe("the example", () => {
  it("has faults of many kinds, is marked as invented, and belongs to no real centre", async () => {
    const s = seite();
    s.knopf("Mit Beispieldatei ausprobieren").click();
    expect(await s.urteil()).toMatch(/^\d+ Fehler müssen behoben werden, \d+ Hinweise? zum Nachsehen\.$/);
    const regeln = s.all(".pruefen-fehler h4").map((h) => h.textContent!.replace(/ \(.*/, ""));
    expect(regeln).toEqual(
      expect.arrayContaining([
        "Personenbezogene Daten",
        "Nicht in der Liste",
        "Keine Zahl",
        "Unbekanntes Angebot",
        "Monat nicht gemeldet"
      ])
    );
    expect(s.text(".pruefen-warnung")).toContain("Weniger Teilnahmen als Personen");
    expect(s.text(".pruefen-ergebnis .hinweis")).toMatch(/^Beispieldaten\. Diese Datei ist erfunden\./);
    expect(s.text(".pruefen-vorschau h3")).toBe("Beispielzentrum, 2025 · Beispieldaten");
    expect(s.text(".pruefen-ergebnis")).not.toContain("Haus Nord");
    s.knopf("Korrigierte Datei herunterladen").click();
    await vi.waitFor(() => expect(s.gespeichert[0]?.name).toMatch(/^beispieldaten_/));
  });
});

it("the example's reports are never of a day to come", async () => {
  for (const [heute, stand] of [
    [new Date(2026, 0, 3), "03.01.2026"],
    [new Date(2026, 2, 15), "10.01.2026"]
  ] as const) {
    const meldestand = beispieldateien(data.register, heute).find(({name}) => name.includes("meldestand"))!;
    expect(await meldestand.datei.text()).toContain(`;${stand}\r\n`);
  }
});

describe("the way through a check", () => {
  it("shows progress, and a cancelled check leaves nothing but a fresh worker and a sentence", async () => {
    const s = seite({schweigt: true});
    s.waehle(...guteDateien());
    const [erster] = s.arbeiter as [Probe];
    expect(s.text(".pruefen-lauf")).toContain("„angebote.csv“ wird gelesen.");
    const {nummer} = erster.fragen.find(({art}) => art === "pruefen")!;
    erster.sende({nummer, art: "fortschritt", fortschritt: {schritt: "pruefen", fertig: 1200, gesamt: 4000}});
    expect(s.text(".pruefen-lauf")).toContain("1.200 von 4.000 Zeilen geprüft.");
    expect(s.one<HTMLProgressElement>("progress").value).toBe(1200);
    expect(s.document.activeElement!.textContent).toBe("Abbrechen");
    s.knopf("Abbrechen").click();
    await vi.waitFor(() => expect(s.text(".pruefen-wahl")).toContain("Die Prüfung wurde abgebrochen."));
    expect(erster.beendet).toBe(true);
    expect(s.arbeiter).toHaveLength(2);
    expect(s.document.activeElement!.id).toBe("pruefen-datei");
    expect(s.all(".pruefen-lauf, .pruefen-ergebnis")).toEqual([]);
  });

  it("begins anew with „Neue Prüfung“, and the worker forgets the delivery", async () => {
    const s = seite();
    s.waehle(...guteDateien());
    await s.urteil();
    s.knopf("Neue Prüfung").click();
    expect(s.one(".pruefen-wahl").hidden).toBe(false);
    expect(s.all(".pruefen-ergebnis")).toEqual([]);
    expect(s.arbeiter[0]!.fragen.at(-1)!.art).toBe("vergessen");
    s.waehle(...mitLeistungen("haus-nord;cafe;01.2025;vier;8,5;40;"));
    expect(await s.urteil()).toContain("Fehler");
  });

  it("says in German if it does not start, breaks off, or a file is gone, and can be tried again", async () => {
    const s = seite({schweigt: true});
    s.waehle(...guteDateien());
    s.arbeiter[0]!.scheitere();
    await vi.waitFor(() => expect(s.text(".pruefen-wahl")).toContain("konnte nicht gestartet werden"));
    s.waehle(...guteDateien());
    s.arbeiter[1]!.sende({nummer: 0, art: "bereit"});
    s.arbeiter[1]!.scheitere();
    await vi.waitFor(() => expect(s.text(".pruefen-wahl")).toContain("unerwartet beendet"));
    close();
    const fort = seite();
    const datei = guteDateien()[0]!;
    datei.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
    fort.waehle(datei);
    await vi.waitFor(() => expect(fort.text(".pruefen-wahl")).toContain("konnte nicht gelesen werden"));
  });

  it("shows a fault of its own where whoever looks into it can see it", async () => {
    const gemeldet = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const s = seite();
    const datei = guteDateien()[0]!;
    datei.arrayBuffer = () => Promise.resolve(Symbol("no bytes") as never);
    s.waehle(datei);
    await vi.waitFor(() => expect(s.text(".pruefen-wahl")).toContain("unerwartet beendet"));
    expect(gemeldet).toHaveBeenCalledWith(expect.any(TypeError));
    gemeldet.mockRestore();
  });

  it("refuses more than 50 MB before anything is read", () => {
    const s = seite();
    s.waehle({name: "gross.xlsx", size: groessteLieferung + 1, webkitRelativePath: ""} as File);
    expect(s.text("#pruefen-wahl-meldung")).toContain("„gross.xlsx“ ist mit 51 MB zu groß.");
    expect(s.arbeiter).toEqual([]);
  });

  it("takes files dropped anywhere, so that a near miss opens no file in the browser", async () => {
    const s = seite();
    const drop = new s.window.Event("drop", {bubbles: true, cancelable: true});
    Object.assign(drop, {dataTransfer: {types: ["Files"], files: guteDateien(), items: []}});
    s.document.body.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(true);
    expect(await s.urteil()).toContain("können abgegeben werden");
    const zweiter = new s.window.Event("drop", {bubbles: true, cancelable: true});
    Object.assign(zweiter, {dataTransfer: {types: ["Files"], files: guteDateien(), items: []}});
    s.document.body.dispatchEvent(zweiter);
    expect(zweiter.defaultPrevented).toBe(true);
    expect(s.one(".pruefen-wahl").hidden).toBe(true);
  });

  it("never writes into the address", async () => {
    const s = seite();
    s.waehle(...guteDateien());
    await s.urteil();
    expect(s.window.location.href).toBe("http://127.0.0.1/daten-pruefen");
    expect(s.window.localStorage.length + s.window.sessionStorage.length).toBe(0);
  });
});
