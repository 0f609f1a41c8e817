import type {GebietProfil} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element} from "../dom.js";
import {kennzahlOf} from "./saetze.js";

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

/** Every source line of the page once, with the figures and dates taken from it. */
export function Quellenabschnitt(profil: GebietProfil, document = globalThis.document): HTMLElement {
  const nutzungen = nutzungenOf(profil);
  // On paper, the line for all editions stands for those of single ones.
  const einzeln = new Set(
    profil.mss.length === 0
      ? []
      : profil.kennzahlen
          .filter((k) => k.indikator.id.startsWith("mss_"))
          .flatMap((k) => k.quellenvermerke.filter((vermerk) => vermerk !== k.indikator.quellenvermerk))
  );
  const lines = [...new Set(nutzungen.map((n) => n.vermerk))].map((vermerk) => {
    const own = nutzungen.filter((n) => n.vermerk === vermerk);
    const once = (key: "zahlen" | "stand") => [...new Set(own.map((n) => n[key]))].join(", ");
    return element(
      document,
      "li",
      {class: einzeln.has(vermerk) ? "einzeln" : null},
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
    element(document, "p", {}, texte.bearbeitung),
    element(document, "p", {class: "nicht-drucken"}, element(document, "a", {href: "../datenstand"}, texte.datenstand))
  );
}
