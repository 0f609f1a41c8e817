import {parseOeffnung, uhr} from "../../lib/leistungen/oeffnung.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element} from "../dom.js";

const texte = texteZentren.kopf;

/** Opening hours as a table with all seven days, "geschlossen" where there are none; the text itself if it is no weekly schedule. */
export function Oeffnungszeiten(plan: string, name: string, document = globalThis.document): HTMLElement {
  const offen = parseOeffnung(plan);
  if (typeof offen === "string" || offen.length === 0) return element(document, "p", {}, plan);
  const tabelle = Datentabelle({
    beschriftung: texte.oeffnungBeschriftung(name),
    spalten: [{titel: texte.tag}, {titel: texte.zeiten}],
    zeilen: texte.tage.map(([kurz, titel]) => {
      const zeiten = offen.filter(({tag}) => tag === kurz).map(({von, bis}) => `${uhr(von)}–${uhr(bis)}`);
      return [{inhalt: titel}, {inhalt: zeiten.length > 0 ? zeiten.join(", ") : texte.geschlossen}];
    }),
    document
  });
  tabelle.classList.add("zentren-oeffnung");
  return tabelle;
}
