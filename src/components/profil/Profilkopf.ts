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
      "p",
      {class: "profilknoepfe nicht-drucken"},
      drucken,
      element(
        document,
        "a",
        {class: "knopf", href: `../karte?ebene=${gebiet.ebene}&gebiet=${gebiet.gebiet_id}`},
        texte.aufDerKarte
      ),
      gebiet.ebene === "plr" &&
        element(
          document,
          "a",
          {class: "knopf", href: `../bedarfsindex?gebiet=${gebiet.gebiet_id}`},
          texte.imBedarfsindex
        ),
      (gebiet.ebene === "plr" || gebiet.ebene === "bzr") &&
        element(
          document,
          "a",
          {class: "knopf", href: `../luecken?ebene=${gebiet.ebene}&gebiet=${gebiet.gebiet_id}`},
          texte.luecken
        )
    )
  );
}
