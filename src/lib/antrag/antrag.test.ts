import {strFromU8, unzipSync} from "fflate";
import {expect, it} from "vitest";
import {docxOf} from "../dokument/docx.js";
import {jahr2024, jahr2025} from "../../components/zentren/zentren.fixture.js";
import {veraenderungOf} from "../leistungen/jahreszahlen.js";
import type {Dokument, Dokumentblock} from "../dokument/modell.js";
import {befunde, bild, daten, echtes, eingabe, regeln} from "./antrag.fixture.js";
import {antragMitSaetzen, antragOf, quellenText} from "./antrag.js";
import {verfuegbare, vorgabeOf} from "./auswahl.js";
import {kennzahlenOf} from "./leistung.js";
import {ohneTexte, zwecke, type Antragsdaten, type Eingabe, type Texte} from "./typen.js";

type Tabelle = Extract<Dokumentblock, {art: "tabelle"}>;
const tabellen = ({bloecke}: Dokument): Tabelle[] => bloecke.filter((b): b is Tabelle => b.art === "tabelle");
const tabelle = (dokument: Dokument, titel: RegExp): Tabelle => tabellen(dokument).find((t) => titel.test(t.titel))!;
const zeile = (t: Tabelle, erste: string): readonly string[] => t.zeilen.find(([z]) => z?.startsWith(erste))!;
const text = (dokument: Dokument): string => JSON.stringify(dokument.bloecke);
const ueberschriften = ({bloecke}: Dokument): string[] =>
  bloecke.flatMap((b) => (b.art === "ueberschrift" ? [b.text.replace(/^\d+ /, "")] : []));
const mit = (change: Partial<Eingabe>, texte: Partial<Texte> = {}): Eingabe => ({
  ...eingabe,
  ...change,
  texte: {...ohneTexte, ...texte}
});

it("each kind of sheet has its sections, and all end with method and sources", () => {
  const teile = Object.fromEntries(zwecke.map((zweck) => [zweck, ueberschriften(antragOf(mit({zweck}), daten))]));
  expect(teile["zuwendungsantrag"]).toEqual([
    "Sozialraum",
    "Hinweise auf Bedarf und Ressourcen",
    "Zielgruppen",
    "Angebote und Leistungen",
    "Lücke",
    "Ziele und Indikatoren",
    "Bezug zu Standards und Schwerpunkten",
    "Methode und Quellen"
  ]);
  expect(teile["sachbericht"]).toContain("Zielstellung und Ergebnis");
  expect(teile["kurzprofil"]).not.toContain("Ziele und Indikatoren");
  for (const liste of Object.values(teile)) expect(liste.at(-1)).toBe("Methode und Quellen");
});

it("the default takes a field's newest figure with an interval, and keeps one place for a resource", () => {
  const pool = verfuegbare(befunde, regeln, "alle", "101001");
  expect(vorgabeOf(pool, regeln)).toEqual(["armutsquote", "arbeitslos", "anteil_kinder", "alt", "kitas"]);
  expect(vorgabeOf(pool, regeln, 3)).toEqual(["armutsquote", "arbeitslos", "kitas"]);
  expect(vorgabeOf([], regeln)).toEqual([]);
});

it("a group is offered its own indicators and those of its fields only", () => {
  expect(verfuegbare(befunde, regeln, "kinder", "101001").map(({indikator}) => indikator.id)).toEqual([
    "anteil_kinder",
    "kinder_ohne"
  ]);
});

it.each(zwecke)("%s: whatever is on offer and not chosen is named, the unfavourable too", (zweck) => {
  const pool = verfuegbare(befunde, regeln, "alle", "101001");
  for (const indikatoren of [
    [],
    ["kitas"],
    ["armutsquote", "alt"],
    pool.slice(0, 5).map(({indikator}) => indikator.id)
  ]) {
    const notiz = antragOf(mit({zweck, indikatoren}), daten).bloecke.find(
      (b) => b.art === "absatz" && b.text.startsWith("Verfügbar und nicht gewählt")
    ) as {text: string};
    for (const {indikator} of pool)
      expect(notiz.text.includes(indikator.titel), indikator.id).toBe(!indikatoren.includes(indikator.id));
  }
});

it("the notes tell value, date and verdict of what was not chosen", () => {
  expect(text(antragOf(mit({indikatoren: ["kitas"]}), daten))).toContain(
    "Titel armutsquote 43,5\u202f% (31.12.2025; über)"
  );
});

/** Figures in which the Bezirk's newest date is older than that of its Bezirksregionen. */
function mitAltemBezirk(): Antragsdaten {
  const neu = structuredClone(befunde);
  for (const {kopf, ebenen} of neu.indikatoren) {
    const [bzr, bezirk] = ebenen;
    if (!["armutsquote", "einwohner"].includes(kopf.id) || !bzr || !bezirk) continue;
    bezirk.zeitraum = "2020-12-31";
    Object.assign(bzr, {rest_bezirk: [null], urteil_bezirk: [null]});
    bzr.vergleich = {
      ...{
        zeitraum: "2020-12-31",
        wert: [44],
        unten: [43],
        oben: [45],
        wenige: [false],
        bezirk: 22,
        rest_bezirk: [21.5]
      },
      ...{urteil_bezirk: ["ueber" as const], urteil_berlin: [null]}
    };
    if (kopf.id === "einwohner") bzr.vergleich = null;
  }
  return {...daten, befunde: neu};
}

it.each(zwecke)("%s: a figure of another date than those beside it says so", (zweck) => {
  const dokument = antragOf(mit({zweck}), mitAltemBezirk());
  const t3 = tabelle(dokument, /Versorgung/);
  if (zweck === "zuwendungsantrag") {
    expect(t3.spalten[2]!.titel).toContain("31.12.2025");
    expect(zeile(t3, "Nord")[2]).not.toContain("Stand");
    expect(zeile(t3, "Bezirk")[2]).toBe("41,5\u202f% (40,5 bis 42,5) (Stand 31.12.2020)");
    expect(t3.quelle).toContain("Personen am 31.12.2025.");
    expect(zeile(tabelle(dokument, /Bevölkerung/), "Bezirk")[1]).toBe("25.331 (Stand 31.12.2020)");
  } else {
    const t2 = tabelle(dokument, /Indikatoren/);
    expect(zeile(t2, "Titel armutsquote").slice(1)).toEqual([
      ...["31.12.2025", "43,5\u202f%", "42,5 bis 44,5\u202f%"],
      ...["21,5\u202f% (Stand 31.12.2020)", "…", "über (31.12.2020)"]
    ]);
  }
});

/** Figures of the two Planungsräume: the second lies clearly over the rest of the Bezirk, the first may or may not. */
function mitOrten(): Antragsdaten {
  const neu = structuredClone(befunde);
  const indikator = neu.indikatoren.find(({kopf}) => kopf.id === "armutsquote")!;
  indikator.ebenen.push({
    ...structuredClone(neu.indikatoren[1]!.ebenen[0]!),
    ...{ebene: "plr", zeitraum: "2020-12-31", wert: [30, 60], status: ["wert", "wert"], zaehler: [null, null]},
    ...{nenner: [null, null], unten: [10, 55], oben: [50, 65], wenige: [false, false], anmerkung: ["", ""]},
    ...{klasse: [null, null], rest_bezirk: [20, 20], urteil_bezirk: ["ueber", "ueber"], urteil_berlin: [null, null]},
    verlauf: {
      ...{art: [null, null], von: [null, null], wert_von: [null, null], differenz: [null, null]},
      ...{unten: [null, null], oben: [null, null], richtung: [null, null]}
    }
  });
  return {...daten, befunde: neu};
}

it("names Planungsräume clearly over the rest of the Bezirk, with value, interval and date, unless told not to", () => {
  const satz = "armutsquote (31.12.2020): Ost 60,0\u202f% (55,0 bis 65,0).";
  for (const zweck of zwecke) {
    expect(text(antragOf(mit({zweck}), mitOrten()))).toContain(satz);
    expect(text(antragOf(mit({zweck, orte: false}), mitOrten()))).not.toContain(satz);
    expect(text(antragOf(mit({zweck, indikatoren: ["alt"]}), mitOrten()))).not.toContain("Ost 60");
  }
  // What its interval does not carry is not said, whatever the record says.
  expect(text(antragOf(eingabe, mitOrten()))).not.toContain("West 30");
});

it("facts of the centre's own stand framed and marked, also in the file", async () => {
  const dokument = antragOf(mit({}, {angaben: "Unser Haus hat 3 Räume."}), daten);
  const i = dokument.bloecke.findIndex((b) => b.art === "hinweis");
  expect(dokument.bloecke[i]).toEqual({
    art: "hinweis",
    text: "Eigene Angabe, nicht aus dem Bedarfsatlas\nUnser Haus hat 3 Räume."
  });
  expect(dokument.bloecke[i - 1]).toMatchObject({art: "ueberschrift", text: "8 Angaben des Zentrums"});
  const xml = strFromU8(unzipSync(await docxOf(dokument))["word/document.xml"]!);
  expect(xml).toMatch(/Eigene Angabe, nicht aus dem Bedarfsatlas.*Unser Haus hat 3 Räume\./s);
  expect(ueberschriften(antragOf(eingabe, daten))).not.toContain("Angaben des Zentrums");
});

it("figures are those of the register and the records", () => {
  const dokument = antragOf(eingabe, daten);
  const t5 = tabelle(dokument, /Dokumentierte Leistung/);
  expect(zeile(t5, "Termine").slice(0, 4)).toEqual(["Termine", "944", "941", "−3"]);
  expect(zeile(t5, "Teilnahmen")).toEqual([
    "Teilnahmen (Besuche)",
    "8.126",
    "8.126",
    "–",
    "Für 2 Angebote fehlt die Zahl, deshalb keine Differenz"
  ]);
  const t3 = tabelle(dokument, /Versorgung/);
  expect(zeile(t3, "Nord")).toEqual([
    "Nord",
    "25.333",
    "43,5\u202f% (42,5 bis 44,5)",
    "2.535",
    "100",
    "−46",
    "98\u202f%",
    "1 von 1"
  ]);
});

it("what is withheld stays its sign, and no difference is made of it", () => {
  const dokument = antragOf(mit({}, {soll: {ehrenamtliche: 25, termine: 900, beratungen: 400}}), daten);
  const t5 = tabelle(dokument, /Dokumentierte Leistung/);
  // Kennzahl, Vorjahr, Jahr, Veränderung, Soll, Ist − Soll, Anmerkung
  expect(zeile(t5, "Ehrenamtliche").slice(1)).toEqual(["20", "•", "•", "25", "•", ""]);
  expect(zeile(t5, "Beratungskontakte").slice(1)).toEqual(["•", "406", "•", "400", "+6", ""]);
  expect(zeile(t5, "Termine").slice(4, 6)).toEqual(["900", "+41"]);
  expect(zeile(t5, "Ehrenamtsstunden").slice(1, 4)).toEqual(["nicht erfasst", "nicht erfasst", "–"]);
  expect(t5.quelle).toContain("• geschützt");
  const kinder = antragOf(mit({zielgruppe: "kinder", indikatoren: []}), daten);
  expect(zeile(tabelle(kinder, /Versorgung/), "Nord")).toEqual(["Nord", "3.000", "•", "•", "•", "•", "1 von 1"]);
  expect(text(kinder)).toContain("Feld kinder (• (geschützt))");
});

it("a change of the records is told exactly where the centre's page tells one", () => {
  const jahre = [jahr2024, jahr2025];
  for (const {groesse, veraenderung} of kennzahlenOf({jahre}, 2025, {}))
    expect(veraenderung, groesse).toBe(veraenderungOf(jahr2025, jahr2024, groesse));
});

it("a real centre without records gets an honest sheet and no invented figure", () => {
  const echt = {...daten, zentrum: echtes};
  for (const zweck of zwecke) {
    const dokument = antragOf(mit({zweck, jahr: null}), echt);
    expect(dokument.vermerke).toEqual([]);
    expect(text(dokument)).not.toMatch(/2\.535|8\.126/);
    expect(dokument.untertitel).toContain("ohne gemeldetes Jahr");
  }
  const antrag = text(antragOf(mit({jahr: null}), echt));
  expect(antrag).toContain("noch keine Leistungsdokumentation gemeldet");
  expect(antrag).toContain("nur Beispieldaten");
});

it("invented records are marked on every sheet and table made of them", () => {
  const dokument = antragOf(mit({intern: true}), daten);
  expect(dokument.vermerke).toEqual(["Nur für den Dienstgebrauch", "Beispieldaten"]);
  for (const t of tabellen(dokument))
    expect(/Beispieldaten/.test(t.titel), t.titel).toBe(/Leistung|Versorgung/.test(t.titel));
});

it("every table has a caption and a source", () => {
  for (const zweck of zwecke)
    for (const t of tabellen(antragOf(mit({zweck}, {soll: {termine: 1}}), daten))) {
      expect(t.titel).not.toBe("");
      expect(t.quelle, t.titel).toMatch(/^(Quelle|Ziel)/);
      for (const z of t.zeilen) expect(z).toHaveLength(t.spalten.length);
    }
});

it("the report sets target beside result and what the centre says", () => {
  const dokument = antragOf(
    mit(
      {zweck: "sachbericht"},
      {soll: {termine: 950, ehrenamtliche: 25}, bewertung: {termine: "Zwei Wochen geschlossen."}}
    ),
    daten
  );
  const t6 = tabelle(dokument, /Zielstellung/);
  expect(t6.zeilen).toHaveLength(2);
  expect(zeile(t6, "Termine")[0]).toBe("Termine: 950");
  expect(zeile(t6, "Termine")[1]).toContain("Soll 950, Ist 941");
  expect(zeile(t6, "Termine")[2]).toBe("Zwei Wochen geschlossen.");
  expect(zeile(t6, "Ehrenamtliche")[1]).toContain("• (geschützt)");
  const davon = tabelle(dokument, /nach Merkmalen/);
  expect(davon.zeilen.map((z) => z[3])).toEqual(["60\u202f%", "•"]);
});

it("an aim's starting value comes from the register", () => {
  const dokument = antragOf(
    mit({}, {ziele: [{text: "Mehr Beratung", indikator: "armutsquote", richtung: "senken", wert: 40}]}),
    daten
  );
  expect(tabelle(dokument, /Ziele/).zeilen).toEqual([
    ["Mehr Beratung", "Titel armutsquote", "43,5\u202f% (31.12.2025)", "senken auf 40,0\u202f%"]
  ]);
});

it("standards not chosen are told with their assessment only if asked for, and the Verbund's priorities are cited", () => {
  const antrag = text(
    antragOf(
      mit({}, {beschluss: {jahr: 2026, beschlossen_am: "2025-11-20", schwerpunkte: ["Kinderarmut in Nord"]}}),
      daten
    )
  );
  expect(antrag).toContain("1 Standard 1: erfüllt; Nachweise: Konzept oder Plan");
  expect(antrag).toContain("Weitere Standards: siehe Selbsteinschätzung im Bedarfsatlas.");
  expect(antrag).not.toContain("nicht erfüllt");
  expect(text(antragOf(mit({uebrigeStandards: true}), daten))).toContain(
    "Nicht gewählte Standards: 2 erfüllt; 3 nicht erfüllt."
  );
  expect(antrag).toContain("Schwerpunkte des Verbunds für 2026, beschlossen am 20.11.2025");
});

it("a comment is quoted with role and date; an invented one never on a real centre's sheet", () => {
  const kommentare = [
    {
      gebiet_id: "10100101",
      rolle: "Leitung",
      datum: "2026-02-01",
      text: "Es fehlt Platz.",
      beispiel: true,
      problemfeld: null
    },
    {gebiet_id: "102001", rolle: "Leitung", datum: "2026-02-01", text: "Anderswo.", beispiel: true, problemfeld: null}
  ];
  const antrag = text(antragOf(eingabe, {...daten, kommentare}));
  expect(antrag).toContain("„Es fehlt Platz.“ (Leitung, 01.02.2026)");
  expect(antrag).not.toContain("Anderswo");
  expect(text(antragOf(mit({jahr: null}), {...daten, zentrum: echtes, kommentare}))).not.toContain("Es fehlt Platz");
});

it("a changed sentence is marked, its rule sentence stands in the notes, and one with other figures is not taken", () => {
  const {saetze} = antragMitSaetzen(eingabe, daten);
  const satz = saetze.find(({id}) => id.includes("armutsquote"))!;
  const neu = satz.regel.replace("Titel armutsquote in Nord", "Arm sind in unserem Stadtteil");
  const dokument = antragOf(mit({}, {saetze: {[satz.id]: {regel: satz.regel, text: neu}}}), daten);
  expect(dokument.bloecke).toContainEqual({art: "absatz", text: neu, geaendert: true});
  expect(text(dokument)).toContain("Geänderte Sätze, im Wortlaut der Regel:");
  expect(text(dokument)).toContain(JSON.stringify(satz.regel).slice(1, -1));
  const falsch = antragMitSaetzen(
    mit({}, {saetze: {[satz.id]: {regel: satz.regel, text: neu.replace("43,5", "63,5")}}}),
    daten
  );
  expect(text(falsch.dokument)).not.toContain("63,5");
  expect(falsch.veraltet).toEqual([satz.id]);
});

it("no sentence id comes twice", () => {
  for (const zweck of zwecke) {
    const ids = antragMitSaetzen(mit({zweck}), daten).saetze.map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

it("equal inputs give equal documents and equal bytes", async () => {
  const [a, b] = [antragOf(eingabe, daten), antragOf(structuredClone(eingabe), structuredClone(daten))];
  expect(a).toEqual(b);
  expect(Buffer.from(await docxOf(a)).equals(Buffer.from(await docxOf(b)))).toBe(true);
});

it("sources stand once per publisher, licences once", () => {
  expect(
    quellenText([
      "Quelle: Amt für Statistik und andere, Bericht B, CC BY 3.0 DE (https://lizenz.example/by); geändert",
      "Quelle: Amt für Statistik und andere, Bericht A, CC BY 3.0 DE (https://lizenz.example/by); geändert"
    ])
  ).toBe(
    "Amt für Statistik und andere, Bericht A, CC BY 3.0 DE; geändert / Bericht B, CC BY 3.0 DE; geändert. CC BY 3.0 DE: https://lizenz.example/by"
  );
});

it("the comparison of supply names its own year, whatever year the sheet is about", () => {
  expect(bild.jahr).toBe(2025);
  expect(text(antragOf(mit({jahr: 2024}), daten))).toContain("aller Zentren im Gebiet 2025");
});
