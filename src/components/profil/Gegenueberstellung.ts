import type {GebietProfil, Kennzahl} from "../../../loaders/marts/shapes.js";
import {endeOf, istVeraltet} from "../../lib/alter.js";
import {zeitspanneOf} from "../../lib/ausfuhr/umfang.js";
import {aufzaehlung, formatIntervall, formatWert, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {massstaebe, urteilsarten, type Urteil} from "../../lib/zustaende.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {Profilwirbel, wirbelOf, type Wirbellinie} from "../charts/Profilwirbel.js";
import {element, type Kind} from "../dom.js";
import {
  istVergleichbar,
  istVergleichswert,
  schlagzeilenplatz,
  sicherheitSatz,
  standVergleichSatz,
  vorbehaltOf
} from "./saetze.js";
import {Stand} from "./Stand.js";
import {streifenOf} from "./streifenOf.js";
import {Intervallanzeige, Intervallkopf, Urteilzeile, Wertanzeige, Zeichenlegende} from "./Wertanzeige.js";

const texte = texteProfil.gegenueber;
const meisteZeilen = 6;
/** Of several indices made of the same traits, the one that holds them all. */
const gesamtindex = "gssa_gesix";

type Seite = "belastung" | "ressource" | "index";

/**
 * True if the line has a value to tell: a number that its publisher does not caution about, but for places that volunteers may
 * just not have entered yet.
 */
export function istBefund({gebiet, indikator}: Pick<Kennzahl, "gebiet" | "indikator">): boolean {
  if (gebiet.wert === null || vorbehaltOf(gebiet)) return false;
  return gebiet.wert !== 0 || indikator.quelle_kurz !== texteProfil.einrichtungen.osm;
}

/**
 * At most six figures of one polarity that the area has. Of every problem field first the newest, those older at *heute* than
 * usual behind the others; of equal dates the one that is a headline, else the catalogue's first. Then the second ones, so that
 * no field fills the list alone.
 */
export function auswahlOf(
  kennzahlen: readonly Kennzahl[],
  polaritaet: "belastung" | "ressource",
  heute: Date
): Kennzahl[] {
  const alt = ({zeitraum, indikator}: Kennzahl): number =>
    Number(istVeraltet(zeitraum, indikator.turnus_monate, heute));
  const own = kennzahlen
    .filter((k) => k.indikator.ebenen_vergleichbar && k.indikator.polaritaet === polaritaet && istBefund(k))
    .toSorted(
      (a, b) =>
        alt(a) - alt(b) ||
        endeOf(b.zeitraum).localeCompare(endeOf(a.zeitraum)) ||
        schlagzeilenplatz(a.indikator.id) - schlagzeilenplatz(b.indikator.id)
    );
  const place = new Map<Kennzahl, number>();
  const seen = new Map<string, number>();
  for (const k of own) {
    const n = seen.get(k.indikator.problemfeld) ?? 0;
    place.set(k, n);
    seen.set(k.indikator.problemfeld, n + 1);
  }
  return own.toSorted((a, b) => place.get(a)! - place.get(b)!).slice(0, meisteZeilen);
}

function linesOf(kennzahlen: readonly Kennzahl[], seite: Seite, heute: Date): Kennzahl[] {
  return seite === "index"
    ? kennzahlen.filter((k) => k.indikator.id === gesamtindex && istBefund(k))
    : auswahlOf(kennzahlen, seite, heute);
}

/** All lines of the spine chart: burdens, resources, and the index. Ages count at *heute*. */
export function wirbelzeilenOf(kennzahlen: readonly Kennzahl[], heute: Date): Kennzahl[] {
  return (["belastung", "ressource", "index"] as const).flatMap((seite) => linesOf(kennzahlen, seite, heute));
}

/** The name of the class with the most burden; undefined where there are no classes, or none is a burden. */
const belastendste = ({indikator}: Kennzahl): string | undefined =>
  indikator.polaritaet === "belastung" ? indikator.klassen?.at(-1)?.name : undefined;

/** True if the Bezirk's figure (Berlin's for the Bezirk) stands beside that of the area and nothing says how sure a difference is. */
function ohneUrteil(kennzahl: Kennzahl): boolean {
  const beside = {...kennzahl, ...kennzahl.vergleich};
  const {bezirk, berlin, indikator} = beside;
  return !indikator.klassen && (bezirk ?? berlin).wert !== null && sicherheitSatz(beside, {nurBezirk: true}) === "";
}

function Leer({gebiet, unter}: GebietProfil, seite: "belastung" | "ressource", document: Document): HTMLElement {
  const regionen = seite === "belastung" && gebiet.ebene === "pgr" ? unter : [];
  return element(
    document,
    "p",
    {class: "keine-ressourcen"},
    texte.keine[seite],
    regionen.length > 0 && ` ${texte.jeBezirksregion} `,
    regionen.map((g, i): Kind => [
      i > 0 && ", ",
      element(document, "a", {href: `./${g.gebiet_id}`}, g.name),
      i === regionen.length - 1 && "."
    ])
  );
}

/** The areas above this one, where their values may stand on its axis: its region, the Bezirk (without it, where that is known), Berlin. */
export function linienOf(kennzahl: Kennzahl, {ueber}: Pick<GebietProfil, "ueber">): Wirbellinie[] {
  const {verteilung, bzr, bezirk, berlin, rest_bezirk, indikator} = kennzahl;
  if (!indikator.ebenen_vergleichbar || !bezirk || !istVergleichbar(verteilung, bezirk.wert)) return [];
  const region = ueber.find(({ebene}) => ebene === "bzr")?.name ?? "";
  const linien = [
    {art: "region" as const, name: region, wert: bzr?.wert ?? null},
    rest_bezirk === null
      ? {art: "bezirk" as const, name: texteProfil.bezirk, wert: bezirk.wert}
      : {art: "bezirk" as const, name: texte.uebrigerBezirk, wert: rest_bezirk},
    {art: "berlin" as const, name: texteProfil.berlin, wert: berlin.wert}
  ];
  return linien.flatMap(({wert, ...linie}) => (wert === null ? [] : [{...linie, wert}]));
}

/** The strip of one line; null where too few areas have a value to be one. */
function Streifen(profil: GebietProfil, kennzahl: Kennzahl, document: Document): Element | null {
  const {indikator, verteilung, gebiet} = kennzahl;
  if (indikator.klassen) return streifenOf(kennzahl, profil.gebiet, {width: 300, document});
  const linien = linienOf(kennzahl, profil);
  const wirbel = wirbelOf(verteilung, profil.gebiet.gebiet_id, linien);
  if (!wirbel) return null;
  const zahl = (wert: number) => formatWert({wert, status: "wert"}, indikator);
  const intervall = gebiet.ki && `${texteProfil.unsicherheit.intervall} ${formatIntervall(gebiet.ki, indikator)}`;
  return Profilwirbel(wirbel, {
    einheit: indikator,
    ariaLabel: texte.streifenName(
      indikator.kurztitel,
      [formatWert(gebiet, indikator), intervall ?? texteProfil.unsicherheit.ohne],
      linien.map(({name, wert}) => `${name} ${zahl(wert)}`),
      verteilung.filter(({wert}) => wert !== null).length
    ),
    document
  });
}

function Liste(profil: GebietProfil, seite: Seite, heute: Date, document: Document): HTMLElement | null {
  const {gebiet, kennzahlen} = profil;
  const titel = texteProfil.kennzahlen.bloecke[seite];
  const id = `seite-${seite}`;
  const lines = linesOf(kennzahlen, seite, heute);
  if (seite === "index" && lines.length === 0) return null;
  const daneben = seite !== "index" && (gebiet.ebene === "bezirk" ? texteProfil.berlin : texteProfil.bezirk);
  const strips = new Map(lines.map((k) => [k, Streifen(profil, k, document)]));
  const mitStreifen = lines.some((k) => strips.get(k));
  const {spalten} = texteProfil.kennzahlen;
  const spalte = (text: Kind, klasse: string | null) =>
    element(document, "th", {scope: "col", role: "columnheader", class: klasse}, text);
  const zelle = (klasse: string, label: string | null, ...inhalt: Kind[]) =>
    element(document, "td", {role: "cell", class: klasse, "data-label": label}, ...inhalt);
  const row = (k: Kennzahl): HTMLElement =>
    element(
      document,
      "tr",
      {role: "row"},
      element(
        document,
        "th",
        {scope: "row", role: "rowheader"},
        element(document, "a", {href: `../indikatoren/${k.indikator.id}`}, k.indikator.kurztitel),
        element(document, "span", {class: "zeile klein gedaempft"}, Stand(k, heute, document)),
        belastendste(k) &&
          element(document, "span", {class: "zeile klein gedaempft"}, texte.hoechsteBelastung(belastendste(k)!))
      ),
      zelle(
        "zahl eigen",
        spalten.wert,
        Wertanzeige(k.gebiet, k.indikator, document),
        Intervallanzeige(k.gebiet, k.indikator, document)
      ),
      daneben && zelle("zahl daneben", daneben, Wertanzeige(k.bezirk ?? k.berlin, k.indikator, document)),
      mitStreifen && zelle("streifen", null, strips.get(k)),
      zelle(
        "vergleich",
        null,
        Urteilzeile(sicherheitSatz(k, {nurBezirk: true}), document),
        k.vergleich && element(document, "span", {class: "zeile klein gedaempft"}, standVergleichSatz(k))
      )
    );
  return element(
    document,
    "section",
    {"aria-labelledby": id, class: `seite-${seite}`},
    element(document, "h4", {id}, titel),
    element(
      document,
      "p",
      {class: "klein gedaempft"},
      seite === "index" ? texteProfil.kennzahlen.richtung.ressource : texteProfil.kennzahlen.blockhinweise[seite]
    ),
    lines.length === 0 && seite !== "index"
      ? Leer(profil, seite, document)
      : element(
          document,
          "table",
          {class: `tabelle gegenueber${mitStreifen ? "" : " ohne-streifen"}`, role: "table"},
          element(document, "caption", {class: "nur-vorlesen"}, `${titel}, ${gebiet.name}`),
          element(
            document,
            "thead",
            {role: "rowgroup"},
            element(
              document,
              "tr",
              {role: "row"},
              spalte(spalten.kennzahl, null),
              spalte([spalten.wert, Intervallkopf(lines, document)], "zahl"),
              daneben && spalte(daneben, "zahl daneben"),
              mitStreifen && spalte(texte.streifen(texteProfil.ebenen[gebiet.ebene].plural), "streifen"),
              spalte(texte.vergleich, "vergleich")
            )
          ),
          element(document, "tbody", {role: "rowgroup"}, lines.map(row))
        )
  );
}

/** The verdict on a line: at its date, else at the older one, which is then named; null where there is none at all. */
function urteilOf(
  {urteile, vergleich}: Kennzahl,
  massstab: "bezirk" | "berlin"
): {urteil: Urteil; stand: string | null} | null {
  if (urteile[massstab]) return {urteil: urteile[massstab], stand: null};
  const frueher = vergleich?.urteile[massstab];
  return frueher ? {urteil: frueher, stand: formatZeitraum(vergleich!.zeitraum)} : null;
}

/**
 * How many burdens lie above the rest of the Bezirk as heading, and which figures lie where as finding. Verdicts at an older date are
 * told with it; the heading counts only verdicts of one kind of date.
 */
export function wirbelSaetze(
  lines: readonly Kennzahl[],
  {gebiet}: Pick<GebietProfil, "gebiet">
): {titel: string; befund: string} {
  const massstab = gebiet.ebene === "bezirk" ? "berlin" : "bezirk";
  const name = massstaebe[massstab];
  const mitUrteil = lines.flatMap((k) => {
    const urteil = urteilOf(k, massstab);
    return urteil ? [{k, ...urteil}] : [];
  });
  const staende = [...new Set(mitUrteil.map(({stand}) => stand))];
  const belastungen = mitUrteil.filter(({k}) => k.indikator.polaritaet === "belastung");
  const staendeBelastung = [...new Set(belastungen.map(({stand}) => stand))];
  const teile = staende.flatMap((stand) =>
    urteilsarten.flatMap((urteil) => {
      const namen = mitUrteil
        .filter((d) => d.urteil === urteil && d.stand === stand)
        .map(({k}) => k.indikator.kurztitel);
      return namen.length > 0 ? [texte.befundTeil[urteil](texte.massstabMit(name, stand), aufzaehlung(namen))] : [];
    })
  );
  const ueber = belastungen.filter(({urteil}) => urteil === "ueber").length;
  return {
    titel:
      staendeBelastung.length === 1
        ? texte.titel(ueber, belastungen.length, name, staendeBelastung[0]!)
        : texte.titelOhneUrteil,
    befund: teile.length > 0 ? teile.join(" ") : texte.befundOhne
  };
}

function Zahlentabelle(profil: GebietProfil, lines: readonly Kennzahl[]) {
  const {spaltenTabelle: s} = texte;
  return {
    beschriftung: texte.tabelle(profil.gebiet.name),
    spalten: [
      {titel: s.kennzahl},
      {titel: s.stand},
      {titel: s.wert, zahl: true},
      {titel: s.intervall, zahl: true},
      {titel: s.niedrigster, zahl: true},
      {titel: s.hoechster, zahl: true},
      {titel: s.uebrigerBezirk, zahl: true},
      {titel: s.berlin, zahl: true}
    ],
    zeilen: lines.map((k) => {
      const {indikator, gebiet, verteilung, rest_bezirk, berlin} = k;
      const known = verteilung.filter(istVergleichswert).toSorted((a, b) => a.wert! - b.wert!);
      const ende = (d: (typeof known)[0] | undefined) => (d ? `${formatWert(d, indikator)} (${d.name})` : "–");
      return [
        {inhalt: indikator.kurztitel},
        {inhalt: formatZeitraum(k.zeitraum)},
        {inhalt: formatWert(gebiet, indikator)},
        {
          inhalt:
            gebiet.ki && !indikator.klassen ? formatIntervall(gebiet.ki, indikator) : texteProfil.unsicherheit.ohne
        },
        {inhalt: ende(known[0])},
        {inhalt: ende(known.at(-1))},
        {inhalt: rest_bezirk === null ? "–" : formatWert({wert: rest_bezirk, status: "wert"}, indikator)},
        {inhalt: formatWert(berlin, indikator)}
      ];
    })
  };
}

/** What the marks of the strips mean. */
function Legende(profil: GebietProfil, lines: readonly Kennzahl[], document: Document): HTMLElement {
  const arten = new Set(lines.flatMap((k) => linienOf(k, profil).map(({art}) => art)));
  const region = profil.ueber.find(({ebene}) => ebene === "bzr")?.name ?? "";
  const teile: [string, string][] = [
    ["gebiet", texte.legende.gebiet],
    ["punkt", texte.legende.andere(texteProfil.ebenen[profil.gebiet.ebene].plural)],
    ...(arten.has("region") ? [["region", region] as [string, string]] : []),
    ...(arten.has("bezirk") ? [["bezirk", texte.legende.bezirk] as [string, string]] : []),
    ...(arten.has("berlin") ? [["berlin", texteProfil.berlin] as [string, string]] : [])
  ];
  return element(
    document,
    "p",
    {class: "streifenlegende"},
    teile.map(([art, text]) =>
      element(
        document,
        "span",
        {},
        element(document, "span", {class: `marke-${art}`, "aria-hidden": "true"}),
        ` ${text}`
      )
    ),
    element(document, "span", {class: "nicht-drucken"}, texte.achse)
  );
}

/**
 * Burdens and resources as a spine chart: of each at most six figures, chosen by rule, on a strip of all areas of the level with the
 * interval of this one, the areas above it and the verdict; below them the index that compares with all of Berlin, which is neither.
 * The same numbers as a table one click away. Ages count at *heute*.
 */
export function Gegenueberstellung(
  profil: GebietProfil,
  document = globalThis.document,
  heute = new Date()
): HTMLElement {
  const {gebiet} = profil;
  const lines = (["belastung", "ressource"] as const).flatMap((p) => auswahlOf(profil.kennzahlen, p, heute));
  const alle = wirbelzeilenOf(profil.kennzahlen, heute);
  const bild = (): HTMLElement =>
    element(
      document,
      "div",
      {class: "gegenueberstellung"},
      gebiet.ebene !== "bezirk" && lines.length > 0 && Legende(profil, lines, document),
      Liste(profil, "belastung", heute, document),
      Liste(profil, "ressource", heute, document),
      Liste(profil, "index", heute, document),
      Zeichenlegende(
        lines.flatMap((k) => [k.gebiet, k.bezirk ?? k.berlin].map((wert) => [wert, k.indikator] as const)),
        document
      ),
      element(
        document,
        "p",
        {class: "klein gedaempft regel"},
        [lines.some(ohneUrteil) && texte.ohneUrteil, texte.regel].filter(Boolean).join(" ")
      )
    );
  if (alle.length === 0) return bild();
  const neuester = alle.map(({zeitraum}) => zeitraum).reduce((a, b) => (endeOf(a) > endeOf(b) ? a : b));
  const figur = ChartFigure({
    ...wirbelSaetze(lines, profil),
    id: "bild-wirbel",
    untertitel: [
      gebiet.name,
      texte.untertitel(formatZeitraum(neuester)),
      gebiet.ebene !== "bezirk" && texte.untertitelAchse(texteProfil.ebenen[gebiet.ebene].plural)
    ]
      .filter(Boolean)
      .join(texteProfil.chart.trenner),
    zeichne: bild,
    bild: false,
    ausfuhr: {
      name: {was: "belastungen_und_ressourcen", wann: zeitspanneOf(alle.map(({zeitraum}) => zeitraum))},
      quellen: [...new Set(alle.flatMap((k) => k.quellenvermerke))],
      hinweise: [
        gebiet.ebene !== "bezirk" && texte.achse,
        lines.some(ohneUrteil) && texte.ohneUrteil,
        texte.regel
      ].filter((hinweis) => hinweis !== false),
      async zeichne(breite, document) {
        const {wirbelinhalt} = await import("./wirbelbild.js");
        const seiten = (["belastung", "ressource", "index"] as const).map((seite) => ({
          titel: texteProfil.kennzahlen.bloecke[seite],
          zeilen: linesOf(profil.kennzahlen, seite, heute)
        }));
        return wirbelinhalt(profil, seiten, {linienOf: (k) => linienOf(k, profil), breite, document});
      }
    },
    quelle: texte.quellen([...new Set(alle.map(({indikator}) => indikator.quelle_kurz))]),
    datenstand: formatZeitraum(neuester),
    tabelle: Zahlentabelle(profil, alle),
    document
  });
  figur.classList.add("wirbelbild");
  return figur;
}
