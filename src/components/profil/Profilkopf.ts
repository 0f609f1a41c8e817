import type {GebietProfil} from "../../../loaders/marts/shapes.js";
import {formatLorStand, formatMitEinheit, formatWert, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element, type Kind} from "../dom.js";
import {kennzahlOf} from "./saetze.js";

const texte = texteProfil.kopf;

/** A navigation path: links, and the current page as text at its end. */
export function Pfad(
  stufen: readonly {titel: string; adresse: string}[],
  hier: string,
  document = globalThis.document
): HTMLElement {
  return element(
    document,
    "nav",
    {class: "pfad", "aria-label": texte.pfad},
    element(
      document,
      "ol",
      {},
      stufen.map((d) => element(document, "li", {}, element(document, "a", {href: d.adresse}, d.titel))),
      element(document, "li", {"aria-current": "page"}, hier)
    )
  );
}

/** Where else the area can be looked at, with addresses below the site's root. */
function wegeOf({gebiet_id, ebene}: GebietProfil["gebiet"]): [string, string][] {
  const vergleichbar = ebene === "plr" || ebene === "bzr";
  const wege: [string, string, boolean][] = [
    [`karte?ebene=${ebene}&gebiet=${gebiet_id}`, texte.aufDerKarte, true],
    [`vergleich?gebiete=${gebiet_id}`, texte.vergleich, vergleichbar],
    [`problemfelder?gebiet=${gebiet_id}`, texte.problemfelder, vergleichbar],
    [`luecken?ebene=${ebene}&gebiet=${gebiet_id}`, texte.luecken, vergleichbar],
    [`bedarfsindex?gebiet=${gebiet_id}`, texte.imBedarfsindex, ebene === "plr"],
    ["foerderantrag", texte.antrag, vergleichbar]
  ];
  return wege.flatMap(([adresse, titel, gilt]) => (gilt ? [[adresse, titel] as [string, string]] : []));
}

/** Where the area lies, what it is, how many people live there and when that was counted. */
export function Profilkopf({gebiet, ueber, ...profil}: GebietProfil, document = globalThis.document): HTMLElement {
  const einwohner = kennzahlOf(profil, "einwohner");
  const drucken = element(document, "button", {type: "button"}, texte.drucken);
  drucken.addEventListener("click", () => document.defaultView?.print());
  const angaben: [string, Kind][] = [
    [texte.ebene, texteProfil.ebenen[gebiet.ebene].titel],
    [texte.schluessel, `${gebiet.gebiet_id} (${formatLorStand(gebiet.lor_stand)})`],
    [
      einwohner ? texte.einwohner(formatZeitraum(einwohner.zeitraum)) : texte.einwohnerOhneDatum,
      einwohner ? formatWert(einwohner.gebiet, {...einwohner.indikator, einheit_kurz: ""}) : "…"
    ],
    [texte.flaeche, formatMitEinheit(gebiet.hektar, texte.hektar, 1)]
  ];
  return element(
    document,
    "div",
    {class: "profilkopf"},
    Pfad(
      [{titel: texte.alleGebiete, adresse: "./"}, ...ueber.map((g) => ({titel: g.name, adresse: `./${g.gebiet_id}`}))],
      gebiet.name,
      document
    ),
    element(
      document,
      "dl",
      {class: "eckdaten"},
      angaben.map(([name, wert]) =>
        element(document, "div", {}, element(document, "dt", {}, name), element(document, "dd", {}, wert))
      )
    ),
    element(
      document,
      "nav",
      {class: "profilknoepfe nicht-drucken", "aria-label": texte.wege},
      drucken,
      wegeOf(gebiet).map(([adresse, titel]) => element(document, "a", {class: "knopf", href: `../${adresse}`}, titel))
    )
  );
}
