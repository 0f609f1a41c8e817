import {formatZeitraum} from "../../lib/format.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {klassenText, klassePlatz, urteileInWorten, wertInWorten, type Bild} from "./bild.js";
import {Auswahlrahmen} from "./Auswahlrahmen.js";
import {element, wertElement, type Kind} from "../dom.js";

export interface AuswahlOptions {
  onSelect: (gebietId: string | null) => void;
  href: (adresse: string) => string;
  document: Document;
}

export interface Auswahl {
  element: HTMLElement;
  update(bild: Bild): void;
}

/** The selected area: its value beside Bezirk and Berlin, how it lies to them by rule, interval, rank, class, date and the way to its profile; and a list to select from. */
export function Auswahl({onSelect, href, document}: AuswahlOptions): Auswahl {
  const {auswahl: texte} = texteKarte;
  const titel = element(document, "h3", {});
  const inhalt = element(document, "div", {class: "karte-auswahl-inhalt"});
  const rahmen = Auswahlrahmen({
    ...{klasse: "karte-auswahl", kennung: "karte-gebiet", worte: texte},
    ...{titel, inhalt, onSelect, document}
  });

  function details(bild: Bild): Kind[] {
    const zeile = bild.ausgewaehlt;
    if (!zeile) return [element(document, "p", {class: "gedaempft"}, texte.hinweis)];
    const klasse = zeile.klasse === null ? undefined : bild.einteilung.klassen[zeile.klasse];
    const platz = klassePlatz(zeile, bild);
    const angabe = (name: string, ...wert: Kind[]): HTMLElement =>
      element(document, "div", {}, element(document, "dt", {}, name), element(document, "dd", {}, ...wert));
    const vergleiche = bild.vergleiche.filter((v) => v.wert !== null);
    const urteil = urteileInWorten(zeile, vergleiche);
    const ohneUrteil =
      zeile.wert === null ? [] : vergleiche.map((v) => v.art).filter((art) => zeile.urteile[art] === null);
    return [
      element(
        document,
        "dl",
        {class: "karte-vergleich"},
        angabe(
          zeile.name,
          zeile.wert === null
            ? `${zeile.text} ${wertInWorten(zeile, bild.indikator)}`
            : wertElement(document, zeile.text)
        ),
        vergleiche.map((v) =>
          angabe(v.art === "bezirk" ? texteKarte.bezirk : texteKarte.berlin, wertElement(document, v.text))
        )
      ),
      urteil.length > 0 ? element(document, "p", {}, texte.urteil(zeile.name, urteil)) : null,
      zeile.wenige ? element(document, "p", {class: "klein gedaempft"}, texteKarte.status.wenige.erklaerung) : null,
      element(
        document,
        "dl",
        {class: "karte-angaben"},
        zeile.intervall === null ? null : angabe(texte.intervall, zeile.intervall),
        zeile.anmerkung ? angabe(texte.anmerkung, zeile.anmerkung) : null,
        angabe(texte.gehoertZu, zeile.parent_name),
        zeile.rang ? angabe(texte.rang, texte.platz(zeile.rang.von, zeile.rang.bis, bild.plaetze)) : null,
        platz && klasse
          ? angabe(
              texte.klasse,
              klasse.name ?? `${platz.replace(/^Klasse /, "")} (${klassenText(klasse, bild.indikator)})`
            )
          : null,
        angabe(texte.datum, formatZeitraum(bild.reihe.zeitraum))
      ),
      ohneUrteil.length > 0
        ? element(document, "p", {class: "klein gedaempft"}, texte.ohneSicherheit(ohneUrteil))
        : null,
      zeile.adresse
        ? element(document, "p", {}, element(document, "a", {href: href(zeile.adresse)}, texte.profil))
        : element(document, "p", {class: "klein gedaempft"}, texte.keinProfil)
    ];
  }

  return {
    element: rahmen.element,
    update(bild) {
      rahmen.biete([bild.ebene, bild.reihe.lor_stand].join(" "), bild.zeilen);
      rahmen.waehle(bild.ausgewaehlt?.gebiet_id ?? null);
      titel.textContent = bild.ausgewaehlt ? texte.titelMitName(bild.ausgewaehlt.name) : texte.titel;
      inhalt.replaceChildren(...(details(bild).filter(Boolean) as Node[]));
    }
  };
}
