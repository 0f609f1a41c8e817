import type {LueckenData} from "../../../loaders/marts/leistungenShapes.js";
import {formatZahl} from "../../lib/format.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import {element, type Kind} from "../dom.js";
import {Auswahlrahmen} from "../karte/Auswahlrahmen.js";
import {bedarfStellen, deckungOf, deckungText, zeichenOf, type Ansicht} from "./ansicht.js";
import {robustWort} from "./Tabelle.js";
import {mengeInWorten} from "./worte.js";
import {logiken} from "./zustand.js";

/** The selected area: all three logics, and its coverage at every weight of need; and a list to select from. */
export function Auswahl({
  data,
  onSelect,
  href,
  document
}: {
  data: LueckenData;
  onSelect: (gebiet: string | null) => void;
  href: (adresse: string) => string;
  document: Document;
}): {element: HTMLElement; update: (ansicht: Ansicht) => void} {
  const {auswahl: texte, tabelle, gewicht} = texteLuecken;
  const titel = element(document, "h2", {id: "luecken-auswahl"});
  const inhalt = element(document, "div", {});
  const rahmen = Auswahlrahmen({
    ...{klasse: "luecken-auswahl", kennung: "luecken-gebiet", worte: texte},
    ...{titel, inhalt, onSelect, document}
  });
  const angabe = (name: string, ...wert: Kind[]): HTMLElement =>
    element(document, "div", {}, element(document, "dt", {}, name), element(document, "dd", {}, ...wert));
  return {
    element: rahmen.element,
    update(ansicht) {
      const {wahl, zeilen, hatLuecke} = ansicht;
      rahmen.biete(wahl.ebene, data.gebiete[wahl.ebene]);
      const zeile = zeilen.find(({gebiet_id}) => gebiet_id === wahl.gebiet);
      rahmen.waehle(zeile?.gebiet_id ?? null);
      titel.textContent = zeile ? texte.titelMitName(zeile.name) : texte.titel;
      if (!zeile) return inhalt.replaceChildren(element(document, "p", {class: "gedaempft"}, texte.hinweis));
      const laeufe = zeile.luecke?.anteil_laeufe ?? null;
      inhalt.replaceChildren(
        element(
          document,
          "dl",
          {class: "karte-angaben"},
          zeile.personen === null
            ? null
            : angabe(tabelle.personen(ansicht.personenStand, ansicht.gruppe.gezaehlt_als), formatZahl(zeile.personen)),
          angabe(tabelle.bedarf, zeile.bedarf === null ? zeichenOf("fehlt") : formatZahl(zeile.bedarf, bedarfStellen)),
          angabe(tabelle.gemeldet, tabelle.nVonN(zeile.gemeldet, zeile.zentren)),
          zeile.luecke?.urteil
            ? angabe(tabelle.differenz, tabelle.nachKoepfen(tabelle.urteil[zeile.luecke.urteil]))
            : null
        ),
        element(document, "h3", {}, texte.sichten),
        element(
          document,
          "dl",
          {class: "karte-angaben"},
          logiken.map((logik) => {
            const l = zeile.sichten[logik];
            const deckung = deckungOf(l);
            return angabe(
              texteLeistungen.logik[logik].titel,
              mengeInWorten(l, ansicht),
              deckung === null ? null : `, ${tabelle.deckungVon(deckungText(deckung))}`
            );
          })
        ),
        ...(hatLuecke && zeile.deckungen.some((d) => d !== null)
          ? [
              element(document, "h3", {}, texte.gewichte),
              element(
                document,
                "dl",
                {class: "karte-angaben"},
                data.lambda.map((l, i) => {
                  const deckung = zeile.deckungen[i] ?? null;
                  return angabe(gewicht(l), deckung === null ? "–" : deckungText(deckung));
                })
              ),
              element(
                document,
                "p",
                {},
                [
                  `${tabelle.urteilLuecke}: ${robustWort(zeile.luecke, data.deckung_unter)}.`,
                  laeufe === null ? "" : texte.laeufe(laeufe, data.deckung_unter)
                ].join(" ")
              )
            ]
          : []),
        element(document, "p", {}, element(document, "a", {href: href(`/gebiete/${zeile.gebiet_id}`)}, texte.profil))
      );
    }
  };
}
