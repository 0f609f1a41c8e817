import type {Einrichtungen, GebietProfil} from "../../../loaders/marts/shapes.js";
import {arten, type Einrichtungsart} from "../../lib/einrichtungen.js";
import {formatZahl, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element} from "../dom.js";

const texte = texteProfil.einrichtungen;

type Gezaehlt = Einrichtungen["arten"];

const istOsm = ({quelle_kurz}: Gezaehlt[number]): boolean => quelle_kurz === texte.osm;

function Zaehlung(gezaehlt: Gezaehlt, beschriftung: string, document: Document): HTMLElement {
  const mitPlaetzen = gezaehlt.some((d) => d.plaetze !== null);
  return Datentabelle({
    beschriftung,
    spalten: [
      {titel: texte.spalten.art},
      {titel: texte.spalten.anzahl, zahl: true},
      ...(mitPlaetzen ? [{titel: texte.spalten.plaetze, zahl: true}] : []),
      {titel: texte.spalten.quelle}
    ],
    zeilen: gezaehlt.map((d) => [
      {inhalt: arten[d.art].mehrzahl},
      {inhalt: formatZahl(d.anzahl)},
      ...(mitPlaetzen ? [{inhalt: d.plaetze === null ? "" : formatZahl(d.plaetze)}] : []),
      {inhalt: d.quelle_kurz}
    ]),
    document
  });
}

function Namen(
  {arten: gezaehlt, liste}: Einrichtungen,
  art: Einrichtungsart,
  name: string,
  document: Document
): HTMLElement | null {
  const own = liste.filter((e) => e.art === art);
  if (own.length === 0) return null;
  const ohne = gezaehlt.find((d) => d.art === art)?.ohne_namen ?? 0;
  const mit = (key: "adresse" | "traeger" | "plaetze") => own.some((e) => e[key] !== "" && e[key] !== null);
  return element(
    document,
    "details",
    {},
    element(document, "summary", {}, texte.namen(arten[art].mehrzahl, own.length)),
    Datentabelle({
      beschriftung: texte.liste(arten[art].mehrzahl, name),
      sortierbar: true,
      spalten: [
        {titel: texte.spalten.name},
        ...(mit("adresse") ? [{titel: texte.spalten.adresse}] : []),
        ...(mit("traeger") ? [{titel: texte.spalten.traeger}] : []),
        ...(mit("plaetze") ? [{titel: texte.spalten.plaetze, zahl: true}] : [])
      ],
      zeilen: own.map((e) => [
        {inhalt: e.name, sortierwert: e.name},
        ...(mit("adresse") ? [{inhalt: e.adresse, sortierwert: e.adresse}] : []),
        ...(mit("traeger") ? [{inhalt: e.traeger, sortierwert: e.traeger}] : []),
        ...(mit("plaetze") ? [{inhalt: e.plaetze === null ? "" : formatZahl(e.plaetze), sortierwert: e.plaetze}] : [])
      ]),
      document
    }),
    ohne > 0 && element(document, "p", {class: "klein gedaempft"}, texte.ohneNamen(ohne))
  );
}

/** The kinds of the source that the heading of the section quotes: official ones before what volunteers entered. */
export function zitierteArten({einrichtungen}: Pick<GebietProfil, "einrichtungen">): Gezaehlt {
  const gezaehlt = einrichtungen?.arten ?? [];
  const amtlich = gezaehlt.filter((d) => !istOsm(d));
  return amtlich.length > 0 ? amtlich.filter((d) => d.quelle_kurz === amtlich[0]!.quelle_kurz) : gezaehlt;
}

/** The most frequent kinds of the first source, for the heading of the section; that there are none, or no data. */
export function einrichtungenSatz(profil: Pick<GebietProfil, "einrichtungen">): string {
  if (!profil.einrichtungen) return texte.keineDaten;
  const own = zitierteArten(profil);
  return own[0]
    ? texte.befund(
        own[0].quelle_kurz,
        own.slice(0, 3).map((d) => texte.teil(d.anzahl, arten[d.art]))
      )
    : texte.keine;
}

/** The facilities inside the area: how many of each kind, their names and addresses below, and how complete the sources are. */
export function Einrichtungsabschnitt(
  {gebiet, einrichtungen}: Pick<GebietProfil, "gebiet" | "einrichtungen">,
  document = globalThis.document
): HTMLElement {
  if (!einrichtungen) return element(document, "p", {class: "lesetext"}, texte.keineDaten);
  const {arten: gezaehlt, liste, quellen} = einrichtungen;
  const hinweise =
    quellen.some(({id}) => id === "osm") && element(document, "p", {class: "hinweis"}, texte.unvollstaendig);
  if (gezaehlt.length === 0)
    return element(document, "div", {}, element(document, "p", {class: "lesetext"}, texte.keine), hinweise);
  const amtlich = gezaehlt.filter((d) => !istOsm(d));
  const eingetragen = gezaehlt.filter(istOsm);
  const befund = (quelle: string, own: Gezaehlt): string =>
    texte.befund(
      quelle,
      own.slice(0, 3).map((d) => texte.teil(d.anzahl, arten[d.art]))
    );
  const namen = (own: Gezaehlt) => own.map(({art}) => Namen(einrichtungen, art, gebiet.name, document));
  return element(
    document,
    "div",
    {class: "einrichtungen"},
    amtlich.length > 0 && [
      element(document, "p", {class: "lesetext"}, befund(amtlich[0]!.quelle_kurz, amtlich)),
      Zaehlung(amtlich, texte.zaehlung(gebiet.name), document),
      namen(amtlich)
    ],
    eingetragen.length > 0 && [
      element(document, "h3", {}, texte.inOsm),
      Zaehlung(eingetragen, texte.inOsmZaehlung(gebiet.name), document),
      namen(eingetragen)
    ],
    hinweise,
    liste.length === 0 && element(document, "p", {class: "lesetext"}, texte.namenUnten),
    quellen.map(({quellenvermerk, stichtag}) =>
      element(
        document,
        "p",
        {class: "quelle"},
        stichtag ? `${quellenvermerk} (${texteProfil.chart.datenstand}: ${formatZeitraum(stichtag)})` : quellenvermerk
      )
    )
  );
}
