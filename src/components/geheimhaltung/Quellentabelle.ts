import type {GeheimhaltungData} from "../../../loaders/marts/leistungenShapes.js";
import {texteGeheimhaltung} from "../../lib/texte/geheimhaltung.js";
import {Datentabelle} from "../charts/Datentabelle.js";

/** Who protects the numbers of each source, by which rule and why. */
export function Quellentabelle(
  {quellen}: Pick<GeheimhaltungData, "quellen">,
  document = globalThis.document
): HTMLElement {
  const {quellen: t} = texteGeheimhaltung;
  const tabelle = Datentabelle({
    beschriftung: t.beschriftung,
    beschriftungSichtbar: true,
    spalten: Object.values(t.spalten).map((titel) => ({titel})),
    zeilen: quellen.map(({titel, verfahren, regel, grund}) => [
      {inhalt: titel ?? t.leistungen},
      {inhalt: t.verfahren[verfahren]},
      {inhalt: [regel, grund].filter(Boolean).join(" ")}
    ]),
    document
  });
  tabelle.classList.add("geheimhaltung-tabelle");
  return tabelle;
}
