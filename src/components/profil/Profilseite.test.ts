import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {angeboteSatz, Angebotsabschnitt} from "./Angebotsabschnitt.js";
import {folgeAdresse} from "./Abschnitt.js";
import {Entwicklungsabschnitt, entwicklungSatz} from "./Entwicklungsabschnitt.js";
import {profil} from "./fixture.js";
import {Profilseite} from "./Profilseite.js";
import {gruppenSatz, Zielgruppenabschnitt} from "./Zielgruppenabschnitt.js";
import {Stimmenabschnitt, stimmenSatz} from "./Stimmenabschnitt.js";

const {document} = new JSDOM("").window;
const nb = "\u202f";
const heute = new Date(2026, 10, 1);
const textsOf = (root: Element, selector: string): string[] =>
  [...root.querySelectorAll(selector)].map((node) => node.textContent);
const zeile = (root: Element, name: string): string[] =>
  textsOf(
    [...root.querySelectorAll("tbody tr")].find((tr) => tr.textContent.startsWith(name))!,
    "td"
  );

describe("Profilseite", () => {
  it("shows headlines and spine chart, and folds every other section with its finding in the heading", () => {
    const root = Profilseite(profil, {document, heute});
    const abschnitte = [...root.querySelectorAll<HTMLDetailsElement>("details.profilabschnitt")];
    expect(root.querySelector("h2")!.closest("details"), "the first one is in sight").toBeNull();
    expect(root.querySelectorAll(".schlagzeilen > li").length).toBeLessThanOrEqual(5);
    expect(root.querySelector(".wirbelbild")!.closest("details")).toBeNull();
    expect(abschnitte.map((d) => [d.querySelector("h2")!.textContent, d.open])).toEqual(
      [
        "Bevölkerung",
        "Zielgruppen",
        "Entwicklung",
        "Angebote und Lücken",
        "Einrichtungen",
        "Stimmen vor Ort",
        "Soziales Monitoring (MSS)",
        "Alle Kennzahlen nach Problemfeldern",
        "Lage und Nachbarn",
        "Quellen"
      ].map((titel) => [titel, false])
    );
    for (const d of abschnitte) expect(d.querySelector(".abschnittbefund")!.textContent, d.id).not.toBe("");
  });

  it("opens and closes all sections, and leaves the long lists to the screen with a word where they are", () => {
    const root = Profilseite(profil, {document, heute, adresse: "https://example.org/gebiete/10100101"});
    const abschnitte = [...root.querySelectorAll<HTMLDetailsElement>("details.profilabschnitt")];
    const [oeffnen, schliessen] = [...root.querySelectorAll<HTMLButtonElement>(".abschnittknoepfe button")];
    oeffnen!.click();
    expect(abschnitte.every((d) => d.open)).toBe(true);
    schliessen!.click();
    expect(abschnitte.some((d) => d.open)).toBe(false);
    expect(abschnitte.filter((d) => d.dataset["druck"] === "zu").map((d) => d.id)).toEqual([
      "abschnitt-kennzahlen",
      "abschnitt-gebiete"
    ]);
    expect(root.querySelector(".druckrest")!.textContent).toContain("https://example.org/gebiete/10100101");
  });

  it("opens what the address names", () => {
    const {window} = new JSDOM("", {url: "https://example.org/gebiete/1#stimmen"});
    window.Element.prototype.scrollIntoView = () => undefined;
    const root = Profilseite(profil, {document: window.document, heute});
    window.document.body.append(root);
    folgeAdresse(root, window as unknown as Window)();
    const offen = [...root.querySelectorAll<HTMLDetailsElement>("details.profilabschnitt")].filter((d) => d.open);
    expect(offen.map((d) => d.id)).toEqual(["abschnitt-stimmen"]);
  });
});

describe("Zielgruppenabschnitt", () => {
  it("sets the share beside the Bezirk, with a verdict only where there is one", () => {
    const root = Zielgruppenabschnitt(profil, document);
    expect(zeile(root, "Ältere")).toEqual(["1.078", `18,5${nb}%`, `22,2${nb}%`, "unter", "31.12.2025"]);
    expect(zeile(root, "Kinder")[3]).toBe("ohne Angabe zur Sicherheit");
    expect(zeile(root, "Hochaltrige").slice(0, 2), "missing is not zero").toEqual(["…", "…"]);
    expect(root.textContent, "who is counted stands beside the group").toContain("gezählt: Menschen ab 65 Jahren");
    expect(root.querySelectorAll(".gezaehlt")).toHaveLength(1);
    expect(gruppenSatz(profil.zielgruppen)).toBe(
      `Menschen ab 65 Jahren: 1.078 (18,5${nb}%), liegt unter dem übrigen Bezirk.`
    );
  });

  it("names the groups nobody counts, and says where none is counted at all", () => {
    expect(Zielgruppenabschnitt(profil, document).textContent).toContain(
      "zählt je Gebiet niemand: Geflüchtete Menschen. Das heißt nicht, dass hier keine leben."
    );
    expect(gruppenSatz(null)).toBe(Zielgruppenabschnitt({...profil, zielgruppen: null}, document).textContent);
  });
});

describe("Entwicklungsabschnitt", () => {
  it("ends the line at the missing year and before the break, and dates both below", () => {
    const root = Entwicklungsabschnitt(profil, document);
    const pfade = [...root.querySelectorAll(".marke-verlauf path")].map((p) => p.getAttribute("stroke"));
    expect(pfade.filter((farbe) => farbe === "var(--marker)").length).toBeLessThanOrEqual(2);
    expect(textsOf(root, ".bildhinweis").slice(1)).toEqual([
      "Für 2016 gibt es keine Zahl.",
      "Bruch 1 (ab 31.12.2018): Anders abgegrenzt."
    ]);
    expect(zeile(root, "31.12.2016")[0], "the state, not 0").toContain("keine Angabe");
    expect(entwicklungSatz(profil)).toBe("Kinderarmut: Veränderung seit 2018: ohne Angabe zur Sicherheit.");
  });

  it("says so where no figure has three dates", () => {
    const ohne = {...profil, trends: []};
    expect(Entwicklungsabschnitt(ohne, document).textContent).toBe(entwicklungSatz(ohne));
  });
});

describe("Angebotsabschnitt", () => {
  it("shows hours beside the Bezirk with the verdict of the page of gaps, marked as example data", () => {
    const root = Angebotsabschnitt(profil, document);
    expect(root.querySelector(".beispielhinweis")).not.toBeNull();
    expect(zeile(root, "Ältere")).toEqual(["1.078", "30", "27,8", "94,7", `30${nb}%`, "robuste Lücke", "2 von 2"]);
    expect(root.querySelector(".untertitel")!.textContent).toContain("10 von 11 Zentren mit vollständiger Meldung");
    expect(angeboteSatz(profil)).toBe(
      `Beispieldaten: Unter 80${nb}% des Anteils: Ältere Menschen. Für einige Gruppen ist die Zahl geschützt; dort steht keine Lücke.`
    );
    const [erster] = [...root.querySelectorAll("tbody a")];
    expect(erster!.getAttribute("href")).toBe("../luecken?zielgruppe=kinder&ebene=plr&gebiet=10100101");
  });

  it("never shows a withheld number, nor one that follows from it, as 0", () => {
    const root = Angebotsabschnitt(profil, document);
    expect(zeile(root, "Hochaltrige")).toEqual(["200", "•geschützt", "•geschützt", "95,8", "–", "–", "2 von 2"]);
    expect(zeile(root, "Alter")).toEqual(["•geschützt"]);
    expect(root.querySelector(".anliegen-druck")!.textContent).toBe("Wohnen 40.");
    expect(root.textContent).toContain("• geschützt: Die Zahl ist bekannt");
  });

  it("gives amounts without rates to a group that nobody counts", () => {
    expect(zeile(Angebotsabschnitt(profil, document), "Geflüchtete")).toEqual([
      "–",
      "16",
      "–",
      "–",
      "–",
      "–",
      "2 von 2"
    ]);
  });

  it("tells centres that report from those that do not yet", () => {
    expect(textsOf(Angebotsabschnitt(profil, document), ".profilzentren li")).toEqual([
      "Beispielzentrum Nord · steht hier, arbeitet hier · 6 von 12 Monaten gemeldet · Beispieldaten",
      "Treff · steht hier · noch keine Leistungsdaten"
    ]);
  });

  it("says why there is nothing: no records, or no such level", () => {
    expect(angeboteSatz({...profil, angebote: null})).toContain("Noch hat kein Zentrum");
    const bezirk = {...profil.gebiet, ebene: "bezirk" as const};
    expect(Angebotsabschnitt({...profil, gebiet: bezirk, angebote: null}, document).textContent).toContain(
      "je Bezirksregion und Planungsraum"
    );
  });
});

describe("Stimmenabschnitt", () => {
  it("shows role, date, review and correction, and says of a deleted comment when and why", () => {
    const root = Stimmenabschnitt(profil, document);
    expect(textsOf(root, "blockquote")).toEqual(["Viele sind allein."]);
    expect(root.querySelector(".stimme-von")!.textContent).toBe(
      "Leitung eines Treffs, 12.03.2026. Problemfeld: Alter. Geprüft: Sozialplanung, 20.03.2026. Berichtigt am 01.04.2026: Zahl berichtigt."
    );
    expect(root.textContent).toContain("Eine Stimme vom 05.01.2026 wurde am 01.02.2026 gelöscht: auf Wunsch.");
    expect(root.querySelector(".beispielhinweis")!.textContent).toContain("erfunden");
    expect(stimmenSatz(profil.stimmen)).toBe("1 Stimme.");
  });

  it("names the area of a comment from inside, and says when there is none", () => {
    const innen = Stimmenabschnitt({...profil, gebiet: {...profil.gebiet, gebiet_id: "101001"}}, document);
    expect(innen.querySelector(".stimme-von a")!.getAttribute("href")).toBe("./10100101");
    expect(Stimmenabschnitt({...profil, stimmen: []}, document).textContent).toContain(stimmenSatz([]));
  });
});
