import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import type {Dokumentblock} from "../dokument/modell.js";
import {formatIntervall, formatWert, formatZahl, formatZeitraum} from "../format.js";
import {lageOf, type Lage} from "../saetze/lage.js";
import {gedeckt, lageSaetze, lueckeSatz, urteilWort, versorgungOf, wertSatz, wertText} from "../saetze/saetze.js";
import {texteAntrag} from "../texte/antrag.js";
import {texteLuecken} from "../texte/luecken.js";
import {zustandOf} from "../zustaende.js";
import {differenz, quellzeile, type Werk} from "./werk.js";

const prozentsatz = {einheit_kurz: "", nachkommastellen: 1, klassen: null};

/** The value of *lage* with its unit; "…" without a series. */
const wertZelle = (lage: Lage | null): string =>
  lage ? formatWert(lage.wert, lage.indikator) : zustandOf("fehlt").zeichen;

/** A share in per cent of counts of the register; the sign of a missing figure where one of them is not known. */
const anteil = (zaehler: number | null | undefined, nenner: number | null | undefined): string =>
  zaehler === null || zaehler === undefined || !nenner
    ? zustandOf("fehlt").zeichen
    : formatWert({wert: (100 * zaehler) / nenner, status: "wert"}, prozentsatz);

/** *text* of a figure whose row or column is of *stand*, with its own date where that is another one. */
const mitStand = (text: string, lage: Pick<Lage, "zeitraum"> | null, stand: string): string =>
  !lage || lage.zeitraum === stand ? text : texteAntrag.blatt.mitStand(text, formatZeitraum(lage.zeitraum));

const minus = (a: number | null | undefined, b: number | null | undefined): number | null =>
  a === null || a === undefined || b === null || b === undefined ? null : a - b;

/** T1: people of the area and the Bezirk by age and origin. Shares of age groups come from the register's counts. */
function bevoelkerung(w: Werk): Dokumentblock[] {
  const {spalten, tabelle, fussnote, bezirk} = texteAntrag.sozialraum;
  const von = (id: string, gebiet: string): Lage | null => w.lage(id, gebiet);
  const kopf = von("einwohner", w.gebiet.gebiet_id);
  const wandel = von("veraenderung_5_jahre", w.gebiet.gebiet_id);
  const herkunft = ["anteil_auslaender", "anteil_migrationshintergrund"].map((id) => von(id, w.gebiet.gebiet_id));
  if (!kopf) return [];
  const zeile = (gebiet: string, name: string): string[] => {
    const [u6, u18, ab65, ab80] = ["anteil_unter_6", "anteil_unter_18", "anteil_65_plus", "anteil_80_plus"].map(
      (id) => {
        const lage = von(id, gebiet);
        // Shares of one line are of one date.
        return lage?.zeitraum === kopf.zeitraum ? lage.wert : null;
      }
    );
    const alle = u18?.nenner;
    const erwachsen = minus(minus(alle, u18?.zaehler), ab65?.zaehler);
    const ohneEinheit = (id: string): string => {
      const lage = von(id, gebiet);
      const stand = von(id, w.gebiet.gebiet_id)?.zeitraum ?? kopf.zeitraum;
      return lage
        ? mitStand(formatWert(lage.wert, {...lage.indikator, einheit_kurz: ""}), lage, stand)
        : zustandOf("fehlt").zeichen;
    };
    return [
      ...[name, ohneEinheit("einwohner"), anteil(u6?.zaehler, alle), anteil(minus(u18?.zaehler, u6?.zaehler), alle)],
      ...[anteil(erwachsen, alle), anteil(minus(ab65?.zaehler, ab80?.zaehler), alle), anteil(ab80?.zaehler, alle)],
      ...["anteil_auslaender", "anteil_migrationshintergrund", "veraenderung_5_jahre"].map(ohneEinheit)
    ];
  };
  const zeilen = [
    zeile(w.gebiet.gebiet_id, w.gebiet.name),
    ...w.befunde.gebiete.bezirk.slice(0, 1).map(({gebiet_id}) => zeile(gebiet_id, bezirk))
  ];
  return [
    {
      art: "tabelle",
      titel: tabelle(formatZeitraum(kopf.zeitraum)),
      spalten: [
        {titel: spalten.gebiet, breite: 2.2},
        {titel: spalten.einwohner, zahl: true, breite: 1.2},
        ...spalten.alter.map((titel) => ({titel, zahl: true})),
        {titel: spalten.auslaender, zahl: true},
        {titel: spalten.mh, zahl: true, breite: 1.1},
        {
          titel: spalten.veraenderung(wandel ? wandel.zeitraum.replaceAll(/\d\d(\d\d)/g, "$1") : ""),
          zahl: true,
          breite: 1.2
        }
      ],
      zeilen,
      quelle: `${quellzeile(
        [kopf, ...herkunft].flatMap((l) => l?.indikator.quelle_kurz ?? []),
        zeilen
      )} ${fussnote(...(herkunft.map((l) => (l ? formatZeitraum(l.zeitraum) : "")) as [string, string]))}`
    }
  ];
}

/** The official classes of the area's Planungsräume, as the newest edition of the monitoring has them; null without any. */
function mssSatz(w: Werk): string | null {
  const plr = w.befunde.gebiete.plr.filter(({parent_id}) => parent_id === w.gebiet.gebiet_id);
  const lagen = plr.flatMap(({gebiet_id}) => w.lage("mss_status", gebiet_id) ?? []);
  const klassen = lagen[0]?.indikator.klassen;
  if (!klassen) return null;
  const namen = (wert: number | null): string[] =>
    lagen.filter((lage) => lage.wert.wert === wert).map(({gebiet}) => gebiet.name);
  return texteAntrag.sozialraum.mss(
    formatZeitraum(lagen[0]!.zeitraum),
    klassen.map(({wert, name}) => ({name, gebiete: namen(wert)})).filter(({gebiete}) => gebiete.length > 0),
    namen(null)
  );
}

/** The area in a few sentences, and its people by age and origin. */
export function sozialraum(w: Werk): Dokumentblock[] {
  const plr = w.befunde.gebiete.plr.filter(({parent_id}) => parent_id === w.gebiet.gebiet_id);
  const menschen = w.lage("einwohner");
  const wandel = w.lage("veraenderung_5_jahre");
  const status = mssSatz(w);
  return [
    w.satz(
      "sozialraum.lage",
      texteAntrag.satznamen.lage,
      [
        texteAntrag.sozialraum.lage(w.gebiet.name, plr.length),
        ...[menschen, wandel].flatMap((lage) => (lage ? [wertSatz(lage)] : []))
      ].join(" ")
    ),
    ...(status === null ? [] : [w.satz("sozialraum.mss", texteAntrag.satznamen.mss, status)]),
    ...bevoelkerung(w)
  ];
}

/** T2: the chosen indicators with interval and verdict, burdens and resources side by side. */
function bedarfstabelle(w: Werk): Dokumentblock {
  const {tabelle, spalten, art} = texteAntrag.bedarf;
  const zeilen = w.gewaehlt.map((lage) => {
    const {indikator, wert, zeitraum, berlin, rest_bezirk, vergleich} = lage;
    // Where the Bezirk has no figure of that date, the older one stands under its own.
    const frueher = rest_bezirk === null && vergleich?.rest_bezirk !== null ? vergleich : null;
    const zahl = frueher ? frueher.rest_bezirk : rest_bezirk;
    const rest = {wert: zahl, status: zahl === null ? "fehlt" : "wert"};
    return [
      `${indikator.titel} (${art[indikator.polaritaet]})`,
      formatZeitraum(zeitraum),
      formatWert(wert, indikator),
      wert.ki ? formatIntervall(wert.ki, indikator) : "–",
      mitStand(formatWert(rest, indikator), frueher, zeitraum),
      formatWert(berlin, indikator),
      urteilWort(lage)
    ];
  });
  return {
    art: "tabelle",
    titel: tabelle(w.gebiet.name),
    spalten: [
      {titel: spalten.indikator, breite: 3.6},
      {titel: spalten.stand, breite: 1.2},
      {titel: spalten.wert, zahl: true},
      {titel: spalten.intervall, zahl: true, breite: 1.4},
      {titel: spalten.bezirk, zahl: true, breite: 1.3},
      {titel: spalten.berlin, zahl: true},
      {titel: spalten.urteil, breite: 1.6}
    ],
    zeilen,
    quelle: quellzeile(
      w.gewaehlt.map(({indikator}) => indikator.quelle_kurz),
      zeilen
    )
  };
}

/** A Planungsraum whose figure lies clearly over the rest of the Bezirk. */
export interface Schwerpunktort {
  lage: Lage;
  /** Others of the area that do so too and are not named. */
  weitere: number;
}

/**
 * For each of the chosen indicators that is no resource, the Planungsraum of the area with the highest figure among those whose
 * interval lies over the rest of the Bezirk. [] where there is none: such a verdict needs an interval and enough cases.
 */
export function schwerpunktorte(befunde: BefundeData, gebiet: string, gewaehlt: readonly Lage[]): Schwerpunktort[] {
  const plr = befunde.gebiete.plr.filter(({parent_id}) => parent_id === gebiet);
  return gewaehlt.flatMap(({indikator}) => {
    if (indikator.polaritaet === "ressource" || indikator.klassen) return [];
    const ueber = plr
      .flatMap(({gebiet_id}) => lageOf(befunde, indikator.id, gebiet_id) ?? [])
      .filter((l) => l.wert.wert !== null && gedeckt(l.urteile.bezirk, l.wert.ki, l.rest_bezirk) === "ueber")
      .sort((a, b) => b.wert.wert! - a.wert.wert! || (a.gebiet.gebiet_id < b.gebiet.gebiet_id ? -1 : 1));
    return ueber[0] ? [{lage: ueber[0], weitere: ueber.length - 1}] : [];
  });
}

/** The local focal points in one sentence, each figure with interval and date; null where there is none. */
function orteSatz(w: Werk): string | null {
  const orte = schwerpunktorte(w.befunde, w.gebiet.gebiet_id, w.gewaehlt);
  if (orte.length === 0) return null;
  const {einleitung, ort} = texteAntrag.orte;
  return einleitung(
    orte.map(({lage, weitere}) => {
      w.lage(lage.indikator.id, lage.gebiet.gebiet_id);
      return ort({
        ...{indikator: lage.indikator.kurztitel, name: lage.gebiet.name, weitere},
        ...{wert: wertText(lage.wert, lage.indikator), stand: formatZeitraum(lage.zeitraum)},
        intervall: formatIntervall(lage.wert.ki!, {...lage.indikator, einheit_kurz: ""})
      });
    })
  );
}

/** The chosen indicators, as sentences with their uncertainty, as a table, or both. */
export function bedarf(w: Werk, {saetze, tabelle}: {saetze: boolean; tabelle: boolean}): Dokumentblock[] {
  const {einleitung, keine} = texteAntrag.bedarf;
  const gruppe = w.befunde.zielgruppen.find(({id}) => id === w.eingabe.zielgruppe)?.titel ?? "";
  // Those chosen are quoted in the notes with their full sources.
  for (const {indikator} of w.gewaehlt) w.lage(indikator.id);
  if (w.gewaehlt.length === 0) return [{art: "absatz", text: keine(gruppe, w.gebiet.name)}];
  const ortssatz = w.eingabe.orte ? orteSatz(w) : null;
  return [
    ...(saetze ? [{art: "absatz" as const, text: einleitung}] : []),
    ...(tabelle ? [bedarfstabelle(w)] : []),
    ...(saetze
      ? w.gewaehlt.map((lage) =>
          w.satz(`bedarf.${w.gebiet.gebiet_id}.${lage.indikator.id}`, lage.indikator.titel, lageSaetze(lage).join(" "))
        )
      : []),
    ...(ortssatz === null ? [] : [w.satz(`bedarf.${w.gebiet.gebiet_id}.orte`, texteAntrag.satznamen.orte, ortssatz)])
  ];
}

/** The newest comments on the area and its Planungsräume, at most two, and how many more there are. */
function kommentare(w: Werk): Dokumentblock[] {
  const {kommentar, mehrKommentare} = texteAntrag.luecke;
  const eigene = w.kommentare
    .filter((k) => k.gebiet_id.startsWith(w.gebiet.gebiet_id) && (!k.beispiel || w.beispiel))
    .sort((a, b) => b.datum.localeCompare(a.datum) || (a.text < b.text ? -1 : 1));
  // Only an invented centre's sheet quotes invented comments.
  const gezeigt = eigene
    .slice(0, 2)
    .map(({text, rolle, datum, beispiel}) => (beispiel ? w.marke : String)(kommentar(text, rolle, datum)));
  if (gezeigt.length === 0) return [];
  const rest = eigene.length - gezeigt.length;
  return [{art: "liste", punkte: rest > 0 ? [...gezeigt, mehrKommentare(rest)] : gezeigt}];
}

/** T3: how the documented supply lies to the share by people and need, with what people on the spot say of it. */
export function luecke(w: Werk): Dokumentblock[] {
  const texte = texteAntrag.luecke;
  const {bild, eingabe, gebiet} = w;
  if (bild.jahr === null) return [{art: "absatz", text: texte.ohne}, ...kommentare(w)];
  if (bild.stand.beispiel && !w.beispiel) return [{art: "absatz", text: texte.nurBeispiel}, ...kommentare(w)];
  const versorgung = versorgungOf(bild, w.befunde, eingabe.zielgruppe, gebiet.gebiet_id);
  const gruppe = bild.gruppen.find(({id}) => id === eingabe.zielgruppe);
  const reihe = gruppe?.ebenen.find(({ebene}) => ebene === "bzr");
  const platz = w.befunde.gebiete.bzr.findIndex(({gebiet_id}) => gebiet_id === gebiet.gebiet_id);
  if (!versorgung || !gruppe || !reihe || platz < 0) return [{art: "absatz", text: texte.ohne}, ...kommentare(w)];
  const [erster] = w.gewaehlt;
  const erstes = (gebietId: string): string[] => {
    const lage = erster ? w.lage(erster.indikator.id, gebietId) : null;
    if (!erster) return [];
    const text = lage?.wert.ki
      ? `${wertZelle(lage)} (${formatIntervall(lage.wert.ki, {...lage.indikator, einheit_kurz: ""})})`
      : wertZelle(lage);
    return [mitStand(text, lage, erster.zeitraum)];
  };
  const stunden = (wert: number | null, status: string): string =>
    wert === null || status === "geschuetzt" ? zustandOf(status).zeichen : formatZahl(wert);
  const zahl = (wert: number | null, status: string): string =>
    wert === null ? zustandOf(status === "wert" ? "fehlt" : status).zeichen : formatZahl(wert);
  const [status, deckung] = [reihe.status[platz]!, reihe.deckung[platz]!];
  const abstand = minus(reihe.wert[platz], reihe.fair[platz]);
  const geschuetzt = status === "geschuetzt";
  // A sum with an unknown part is unknown.
  const personen = reihe.personen.reduce<number | null>((sum, p) => (sum === null || p === null ? null : sum + p), 0);
  const bezirkId = w.befunde.gebiete.bezirk[0]?.gebiet_id ?? "";
  const zeilen = [
    [
      ...[gebiet.name, zahl(reihe.personen[platz]!, "fehlt"), ...erstes(gebiet.gebiet_id)],
      ...[
        stunden(reihe.wert[platz]!, status),
        geschuetzt ? zustandOf(status).zeichen : zahl(reihe.je_1000[platz]!, status)
      ],
      geschuetzt ? zustandOf(status).zeichen : differenz(abstand),
      geschuetzt ? zustandOf(status).zeichen : deckung === null ? "–" : texteLuecken.prozent(deckung),
      texte.gemeldet(reihe.gemeldet[platz]!, reihe.zentren[platz]!)
    ],
    ...(gruppe.bezirk
      ? [
          [
            ...[texteAntrag.sozialraum.bezirk, zahl(personen, "fehlt"), ...erstes(bezirkId)],
            stunden(gruppe.bezirk.wert, gruppe.bezirk.status),
            gruppe.bezirk.status === "geschuetzt"
              ? zustandOf("geschuetzt").zeichen
              : zahl(gruppe.bezirk.je_1000, gruppe.bezirk.status),
            ...["–", "–"],
            meldungenOf(w, bild.jahr)
          ]
        ]
      : [])
  ];
  const {spalten} = texte;
  return [
    {art: "absatz", text: texte.einleitung(bild.jahr)},
    w.satz(`luecke.${gebiet.gebiet_id}.${gruppe.id}`, texteAntrag.satznamen.luecke, lueckeSatz(versorgung)),
    {
      art: "tabelle",
      titel: w.marke(texte.tabelle(gruppe.titel, bild.jahr)),
      spalten: [
        {titel: spalten.gebiet, breite: 1.8},
        {titel: spalten.personen, zahl: true},
        ...(erster
          ? [{titel: `${erster.indikator.kurztitel} (${formatZeitraum(erster.zeitraum)})`, zahl: true, breite: 2}]
          : []),
        {titel: spalten.stunden, zahl: true},
        {titel: spalten.je1000, zahl: true},
        {titel: spalten.differenz, zahl: true},
        {titel: spalten.deckung, zahl: true},
        {titel: spalten.gemeldet, breite: 1.2}
      ],
      zeilen,
      quelle: `${quellzeile(
        [texteAntrag.blatt.verbundQuelle, ...(erster ? [erster.indikator.quelle_kurz] : [])],
        zeilen
      )}${gruppe.personen_stand === null ? "" : ` ${texte.personenStand(formatZeitraum(gruppe.personen_stand))}`} ${texte.erklaerung}`
    },
    ...kommentare(w)
  ];
}

function meldungenOf({bild}: Werk, jahr: number): string {
  const m = bild.stand.meldejahre.find((meldejahr) => meldejahr.jahr === jahr);
  return m ? texteAntrag.luecke.gemeldet(m.gemeldet, m.zentren) : zustandOf("fehlt").zeichen;
}

/** The value of an indicator as the sheet's notes and the form name it: with sign of its state, date and verdict. */
export const kurzbefund = (lage: Lage): string =>
  texteAntrag.methode.eintrag(
    lage.indikator.titel,
    wertText(lage.wert, lage.indikator),
    formatZeitraum(lage.zeitraum),
    urteilWort(lage)
  );
