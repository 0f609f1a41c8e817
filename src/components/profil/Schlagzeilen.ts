import type {GebietProfil} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {element} from "../dom.js";
import {Fluid} from "../charts/Fluid.js";
import {schlagzeilenOf, spanneSatz, vergleichSatz} from "./saetze.js";
import {streifenOf} from "./streifenOf.js";
import {Wertanzeige} from "./Wertanzeige.js";

/** At most five headline values, each with date, comparison in words and its place among all areas of the level. */
export function Schlagzeilen(profil: GebietProfil, document = globalThis.document): HTMLElement {
  const {gebiet, ueber} = profil;
  const bzr = ueber.find((g) => g.ebene === "bzr")?.name ?? null;
  return element(
    document,
    "ul",
    {class: "schlagzeilen"},
    schlagzeilenOf(profil.kennzahlen).map((kennzahl) => {
      const {indikator} = kennzahl;
      const strip = streifenOf(kennzahl, gebiet, {width: 320, document});
      return element(
        document,
        "li",
        {},
        element(document, "h3", {}, element(document, "a", {href: `../indikatoren/${indikator.id}`}, indikator.titel)),
        element(
          document,
          "p",
          {class: "grosszahl"},
          Wertanzeige(kennzahl.gebiet, indikator, document),
          element(document, "span", {class: "stichtag"}, formatZeitraum(kennzahl.zeitraum))
        ),
        element(
          document,
          "p",
          {class: "satz"},
          vergleichSatz(kennzahl, bzr),
          " ",
          element(document, "span", {class: "spanne"}, spanneSatz(kennzahl, gebiet))
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
}
