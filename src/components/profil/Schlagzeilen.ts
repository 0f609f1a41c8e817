import type {GebietProfil} from "../../../loaders/marts/shapes.js";
import {element} from "../dom.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {Fluid} from "../charts/Fluid.js";
import {istAngenaehert, kennzahlOf, schlagzeilenOf, spanneSatz, standVergleichSatz, vergleichSatz} from "./saetze.js";
import {Alterhinweis, Stand} from "./Stand.js";
import {streifenOf} from "./streifenOf.js";
import {Intervallanzeige, Wertanzeige} from "./Wertanzeige.js";

/**
 * At most five headline values, each with date, interval, verdict in words and its place among all areas of the level, and once
 * what the note on old dates means.
 */
export function Schlagzeilen(profil: GebietProfil, document = globalThis.document, heute = new Date()): HTMLElement {
  const {gebiet, ueber} = profil;
  const bzr = ueber.find((g) => g.ebene === "bzr")?.name ?? null;
  const einwohner = kennzahlOf(profil, "einwohner")?.gebiet ?? null;
  const liste = element(
    document,
    "ul",
    {class: "schlagzeilen"},
    schlagzeilenOf(profil.kennzahlen).map((kennzahl) => {
      const {indikator} = kennzahl;
      const frueher = standVergleichSatz(kennzahl);
      const strip = streifenOf(kennzahl, gebiet, {width: 320, document});
      return element(
        document,
        "li",
        {},
        element(
          document,
          "h3",
          {},
          element(
            document,
            "a",
            {href: `../indikatoren/${indikator.id}`},
            element(document, "span", {class: "titel-lang"}, indikator.titel),
            element(document, "span", {class: "titel-kurz"}, indikator.kurztitel)
          )
        ),
        element(
          document,
          "p",
          {class: "grosszahl"},
          Wertanzeige(kennzahl.gebiet, indikator, document),
          element(document, "span", {class: "stichtag"}, Stand(kennzahl, heute, document)),
          Intervallanzeige(kennzahl.gebiet, indikator, document)
        ),
        element(
          document,
          "p",
          {class: "satz"},
          vergleichSatz(kennzahl, bzr, einwohner),
          " ",
          element(document, "span", {class: "spanne"}, spanneSatz(kennzahl, gebiet)),
          // A line of its own: its value, at another date, must not be read into the range before it.
          frueher !== "" && [" ", element(document, "span", {class: "frueher"}, frueher)]
        ),
        strip &&
          element(
            document,
            "div",
            {class: "streifen"},
            Fluid((width) => streifenOf(kennzahl, gebiet, {width, beschriftet: true, document})!, {
              document,
              width: 320
            })
          )
      );
    })
  );
  return element(document, "div", {class: "blick"}, liste, Alterhinweis(profil.kennzahlen, heute, document));
}

/** What intervals and verdicts of the profile say and what not, once for the whole page. */
export function Blickhinweis({kennzahlen}: GebietProfil, document = globalThis.document): HTMLElement {
  const angenaehert = kennzahlen.some(({gebiet}) => istAngenaehert(gebiet));
  return element(document, "p", {class: "hinweis blickhinweis"}, texteProfil.unsicherheit.blickhinweis(angenaehert));
}
