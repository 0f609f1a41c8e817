import type {Gebietsname, ZentrenData, ZentrumKopf} from "../../../loaders/marts/leistungenShapes.js";
import {istIntern} from "../../lib/edition.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {Seitenmitnahme} from "../ausfuhr/Seitenmitnahme.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import type {Spalte, Zelle} from "../charts/Datentabelle.js";
import {element, type Kind} from "../dom.js";
import type {Grenzen} from "../karte/geometrie.js";
import {Beispielhinweis, leistungsquelle, mitMarke} from "../leistungen/Beispiel.js";
import {hsdsAdresse} from "./hsds.js";
import {Standorte} from "./Standorte.js";

const texte = texteZentren.liste;

export interface ZentrenListeOptions {
  href: (adresse: string) => string;
  grenzen?: Grenzen | undefined;
  document?: Document;
}

/** Links to the areas a centre is responsible for; areas outside the Bezirk have no page and stay text. */
export function Gebietslinks(
  document: Document,
  gebiete: readonly Gebietsname[],
  href: (adresse: string) => string
): Kind {
  return gebiete.flatMap(({gebiet_id, name, im_bezirk}, i): Kind[] => [
    i > 0 && ", ",
    im_bezirk ? element(document, "a", {href: href(`/gebiete/${gebiet_id}`)}, name) : name
  ]);
}

/** Whether a centre's details are sure, with their source and date. The notes of the list are for those who keep it. */
export function Angaben(document: Document, zentrum: ZentrumKopf): Kind {
  const {angabe, quelle, stand} = zentrum;
  return [
    element(
      document,
      "span",
      {class: `zentren-angabe zentren-angabe-${angabe}`, title: texteZentren.angabeErklaerung[angabe]},
      texteZentren.angabe[angabe]
    ),
    element(
      document,
      "span",
      {class: "zentren-zeile klein gedaempft"},
      texteZentren.kopf.quelle(quelle.replace(/\.$/, ""), formatZeitraum(stand))
    )
  ];
}

interface Teil {
  zentren: readonly ZentrumKopf[];
  beschriftung: string;
  kartentitel: string;
  /** Columns of reporting; none for centres that do not report. */
  jahre: readonly number[];
  mitAngaben: boolean;
}

function Tabelle(document: Document, teil: Teil, href: (adresse: string) => string): HTMLElement {
  const spalten: Spalte[] = [
    {titel: texte.spalten.zentrum},
    {titel: texte.spalten.nummer, zahl: true},
    {titel: texte.spalten.traeger},
    {titel: texte.spalten.region},
    ...(teil.mitAngaben ? [{titel: texte.spalten.angabe}] : []),
    ...teil.jahre.map((jahr) => ({titel: texte.spalten.meldung(jahr)}))
  ];
  const zeilen = teil.zentren.map((zentrum, i): Zelle[] => [
    {inhalt: element(document, "a", {href: href(`/zentren/${zentrum.zentrum_id}`)}, zentrum.name)},
    {inhalt: i + 1},
    {
      inhalt: [
        zentrum.traeger || texteZentren.unbekannt,
        element(document, "span", {class: "zentren-zeile gedaempft"}, zentrum.adresse || texteZentren.unbekannt)
      ]
    },
    {
      inhalt:
        zentrum.bezirksregionen.length > 0
          ? Gebietslinks(document, zentrum.bezirksregionen, href)
          : element(document, "span", {class: "gedaempft"}, texte.ohneRegion)
    },
    ...(teil.mitAngaben ? [{inhalt: Angaben(document, zentrum)}] : []),
    ...teil.jahre.map((jahr) => {
      const monate = zentrum.monate.find((m) => m.jahr === jahr);
      return {inhalt: monate ? texte.monate(monate.gemeldet, monate.erwartet) : texte.keinBericht};
    })
  ]);
  const tabelle = Datentabelle({
    beschriftung: teil.beschriftung,
    beschriftungSichtbar: true,
    spalten,
    zeilen,
    document
  });
  tabelle.classList.add("zentren-tabelle");
  return tabelle;
}

/**
 * The real centres with what is publicly known of them, and while records are invented, the invented centres in a section of
 * their own under the mark "Beispieldaten": no invented figure ever stands beside a real name.
 */
export function ZentrenListe({stand, zentren}: ZentrenData, options: ZentrenListeOptions): HTMLElement {
  const {href, grenzen, document = globalThis.document} = options;
  const absatz = (text: Kind, klasse = "lesetext"): HTMLElement => element(document, "p", {class: klasse}, text);
  const jahre = stand.meldejahre.map(({jahr}) => jahr);
  const echte = zentren.filter(({beispiel}) => !beispiel);
  const erfundene = zentren.filter(({beispiel}) => beispiel);
  const teil = (eigene: readonly ZentrumKopf[], worte: Omit<Teil, "zentren">): Kind => [
    Tabelle(document, {zentren: eigene, ...worte}, href),
    Standorte(
      eigene.map(({lage}, i) => ({nummer: i + 1, lage})),
      {titel: worte.kartentitel, grenzen, document}
    )
  ];
  const melden = eigeneMelden(echte);
  const liste: HTMLElement = element(
    document,
    "div",
    {class: "zentren"},
    element(
      document,
      "section",
      {"aria-labelledby": "zentren-echt"},
      element(document, "h2", {id: "zentren-echt"}, texte.echt),
      absatz(texte.echtEinleitung),
      !melden && absatz(texte.keineMeldung),
      echte.length === 0
        ? absatz(texte.leer, "hinweis")
        : teil(echte, {
            beschriftung: texte.beschriftung(echte.length),
            kartentitel: texte.karte,
            jahre: melden ? jahre : [],
            mitAngaben: true
          }),
      absatz(texte.keineWertung, "klein gedaempft"),
      absatz([
        `${texte.melden} `,
        element(document, "a", {href: href(texteLeistungen.keine.adresse)}, texte.pruefen),
        "."
      ])
    ),
    erfundene.length > 0 &&
      element(
        document,
        "section",
        {class: "zentren-beispiel", "aria-labelledby": "zentren-beispiel"},
        element(document, "h2", {id: "zentren-beispiel"}, texte.beispiel),
        Beispielhinweis({beispiel: true}, document),
        teil(erfundene, {
          beschriftung: texte.beschriftungBeispiel(erfundene.length),
          kartentitel: texte.karteBeispiel,
          jahre,
          mitAngaben: false
        })
      ),
    zentren.length > 0 &&
      // Only the public edition has the file.
      !istIntern(document) &&
      absatz([
        texte.hsds.vor,
        element(document, "a", {href: href(hsdsAdresse(stand)), download: true}, mitMarke(texte.hsds.ziel, stand)),
        "."
      ])
  );
  const datum =
    stand.stand ??
    zentren
      .map((zentrum) => zentrum.stand)
      .sort()
      .at(-1) ??
    "";
  liste.append(
    Seitenmitnahme(
      () => liste,
      () => ({
        titel: erfundene.length > 0 ? mitMarke(texte.ausfuhr.titel, stand) : texte.ausfuhr.titel,
        untertitel: texte.ausfuhr.untertitel(zentren.length),
        name: {was: "zentren", wo: "bezirk", wann: datum, ansicht: "liste"},
        quellen: [leistungsquelle(stand)],
        datenstand: datum === "" ? texteZentren.unbekannt : formatZeitraum(datum)
      }),
      {drucken: () => document.defaultView?.print(), document}
    )
  );
  return liste;
}

/** Whether any of *zentren* is expected to report. */
function eigeneMelden(zentren: readonly ZentrumKopf[]): boolean {
  return zentren.some(({monate}) => monate.length > 0);
}
