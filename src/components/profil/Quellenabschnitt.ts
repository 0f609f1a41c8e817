import type {GebietProfil} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element} from "../dom.js";
import {zitierteArten} from "./Einrichtungsabschnitt.js";
import {wirbelzeilenOf} from "./Gegenueberstellung.js";
import {kennzahlOf, schlagzeilenOf} from "./saetze.js";

const texte = texteProfil.quellen;

interface Nutzung {
  vermerk: string;
  zahlen: string;
  stand: string;
}

/** What each part of the page takes from each line of attribution; charts over many dates have their source's general line. */
function nutzungenOf({kennzahlen, bevoelkerung, mss, mss_unter, einrichtungen}: GebietProfil): Nutzung[] {
  const status = kennzahlOf({kennzahlen}, "mss_status");
  const last = bevoelkerung.reihe.findLast((d) => d.wert !== null);
  const edition = mss.at(-1);
  return [
    ...kennzahlen.flatMap((k) =>
      k.quellenvermerke.map((vermerk) => ({
        vermerk,
        zahlen: k.indikator.kurztitel,
        stand: formatZeitraum(k.zeitraum)
      }))
    ),
    ...(last
      ? bevoelkerung.quellenvermerke.map((vermerk) => ({
          vermerk,
          zahlen: texte.bevoelkerung,
          stand: formatZeitraum(last.zeitraum)
        }))
      : []),
    ...(status && edition
      ? [
          {
            vermerk: status.indikator.quellenvermerk,
            zahlen: `${texte.mss}, ${texte.alleAusgaben}`,
            stand: formatZeitraum(edition.stichtag)
          }
        ]
      : []),
    ...(mss_unter
      ? [{vermerk: mss_unter.quellenvermerk, zahlen: texte.mss, stand: formatZeitraum(mss_unter.stichtag)}]
      : []),
    ...(einrichtungen?.quellen ?? [])
      .filter(({stichtag}) => stichtag !== "")
      .map(({quellenvermerk, stichtag}) => ({
        vermerk: quellenvermerk,
        zahlen: texte.einrichtungen,
        stand: formatZeitraum(stichtag)
      }))
  ];
}

const adresse = / \((https?:[^)]+)\)/g;

/** The general lines behind what paper shows, each once: headlines, spine chart, courses, people, groups and facilities. */
function gedruckteVermerke(profil: GebietProfil, heute: Date): string[] {
  const {kennzahlen, trends, zielgruppen, einrichtungen, mss_unter} = profil;
  const weitere = new Set(["einwohner", "mss_status", ...trends.map(({indikator_id}) => indikator_id)]);
  if (zielgruppen) weitere.add("anteil_migrationshintergrund");
  const zitiert = zitierteArten(profil)[0]?.quelle_kurz;
  return [
    ...new Set([
      ...[
        ...schlagzeilenOf(kennzahlen),
        ...wirbelzeilenOf(kennzahlen, heute),
        ...kennzahlen.filter(({indikator}) => weitere.has(indikator.id))
      ].map(({indikator}) => indikator.quellenvermerk),
      ...(einrichtungen?.quellen ?? [])
        .filter(({kurztitel}) => kurztitel === zitiert)
        .map(({quellenvermerk}) => quellenvermerk),
      ...(mss_unter ? [mss_unter.status.quellenvermerk] : [])
    ])
  ];
}

/** The sources of what paper shows, with every address once at the end. */
function Druckquellen(profil: GebietProfil, heute: Date, document: Document): HTMLElement {
  const lines = gedruckteVermerke(profil, heute);
  const adressen = new Set(lines.flatMap((line) => [...line.matchAll(adresse)].map(([, url]) => url!)));
  return element(
    document,
    "p",
    {class: "quellendruck", "aria-hidden": "true"},
    texte.druck(
      lines.map((line) => line.replace(/^Quelle: |\.$/g, "").replaceAll(adresse, "")),
      [...adressen]
    )
  );
}

/** Every source line of the page once, with the figures and dates taken from it; paper has the general lines of what it shows. Ages count at *heute*. */
export function Quellenabschnitt(
  profil: GebietProfil,
  document = globalThis.document,
  heute = new Date()
): HTMLElement {
  const nutzungen = nutzungenOf(profil);
  const lines = [...new Set(nutzungen.map((n) => n.vermerk))].map((vermerk) => {
    const own = nutzungen.filter((n) => n.vermerk === vermerk);
    const once = (key: "zahlen" | "stand") => [...new Set(own.map((n) => n[key]))].join(", ");
    return element(
      document,
      "li",
      {},
      `${vermerk.replace(/^Quelle: |\.$/g, "")}. `,
      element(
        document,
        "span",
        {class: "gedaempft verwendung"},
        `${texte.fuer}: ${once("zahlen")}. ${texteProfil.chart.datenstand}: ${once("stand")}.`
      )
    );
  });
  return element(
    document,
    "div",
    {class: "quellenabschnitt"},
    element(document, "ul", {}, lines),
    Druckquellen(profil, heute, document),
    element(document, "p", {}, texte.bearbeitung),
    element(document, "p", {class: "nicht-drucken"}, element(document, "a", {href: "../datenstand"}, texte.datenstand))
  );
}
