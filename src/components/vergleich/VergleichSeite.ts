import type {Aehnlichkeit} from "../../../loaders/contract/catalogue.js";
import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import type {Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {createStore, type StateWindow} from "../../lib/state.js";
import {texteVergleich as texte} from "../../lib/texte/vergleich.js";
import {beispielgebiete, gebietOf, saetzeOf} from "../../lib/vergleich/gebiete.js";
import {bilanzOf, vergleichOf, type Gebietsvergleich} from "../../lib/vergleich/tabelle.js";
import {gebieteText, indikatorenText, vergleichSpec, wahlOf, type Vergleichswahl} from "../../lib/vergleich/zustand.js";
import {Mitnehmen} from "../ausfuhr/Mitnehmen.js";
import {element, type Attribute, type Kind} from "../dom.js";
import {Aehnliche, Balken, Unterschiede} from "./abschnitte.js";
import {vergleichAusfuhr} from "./ausfuhr.js";
import {Auswahl} from "./Auswahl.js";
import {Wertetabelle} from "./Wertetabelle.js";

export interface VergleichSeiteOptions {
  window: StateWindow & {print?: () => void};
  href?: (adresse: string) => string;
  document?: Document;
}

/**
 * The page that sets up to four areas side by side: one choice, kept in the address, and table, differences, bars and similar
 * areas that all show it. Without an area it says what to do and offers an example. `close` ends its listeners.
 */
export function VergleichSeite(
  data: BefundeData,
  aehnlichkeit: Aehnlichkeit,
  {window, href = (adresse) => adresse, document = globalThis.document}: VergleichSeiteOptions
): {element: HTMLElement; close: () => void} {
  const el = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attribute: Attribute = {},
    ...kinder: Kind[]
  ): HTMLElementTagNameMap[K] => element(document, tag, attribute, ...kinder);
  const store = createStore(vergleichSpec(data), window);
  const fensterTitel = document.title;
  const rahmen = {href, document};

  const setGebiete = (ids: readonly string[]): void => {
    const gebiete = gebieteText(data, ids);
    const {bezug} = store.state;
    store.set({gebiete, bezug: bezug !== null && ids.includes(bezug) ? bezug : null});
  };
  const auswahl = Auswahl({
    ...{data, href, document},
    onGebiete: setGebiete,
    onSatz: (id) => setIndikatoren(id),
    onIndikatoren: (ids) => setIndikatoren(indikatorenText(data, ids)),
    onBezug(id) {
      store.set({bezug: id});
      const {bezug} = wahlOf(data, store.state);
      if (bezug) auswahl.sage(texte.wahl.bezugGezeigt(bezug.name));
    }
  });
  function setIndikatoren(indikatoren: string | null): void {
    store.set({indikatoren});
    const wahl = wahlOf(data, store.state);
    const satz = saetzeOf(data).find(({id}) => id === wahl.satz);
    const titel = satz ? (satz.titel ?? texte.wahl.blick) : texte.wahl.eigene;
    auswahl.sage(
      wahl.gebiete.length === 0
        ? texte.wahl.satzGewaehlt(titel)
        : texte.wahl.satzGezeigt(titel, vergleichOf(data, wahl).zeilen.length)
    );
  }
  const ausfuhr = (): Ausfuhr | null => vergleichAusfuhr(vergleichOf(data, wahlOf(data, store.state)), document);
  const mitnehmen = Mitnehmen({daten: {angezeigt: ausfuhr}, zitat: ausfuhr, drucken: () => window.print?.(), document});
  const hinweise = el("div", {class: "vergleich-hinweise", role: "status"});
  const inhalt = el("div", {class: "vergleich-inhalt"});
  const wurzel = el("div", {class: "vergleich-seite"}, auswahl.element, hinweise, inhalt);

  const abschnitt = (id: string, titel: string, ...kinder: Kind[]): HTMLElement =>
    el("section", {"aria-labelledby": id}, el("h2", {id, tabindex: -1}, titel), kinder);

  function Leer(): HTMLElement {
    const beispiel = beispielgebiete(data, aehnlichkeit);
    const knopf = el(
      "button",
      {type: "button", class: "vergleich-beispiel"},
      texte.leer.beispiel(beispiel.map((id) => gebietOf(data, id)!.name))
    );
    knopf.addEventListener("click", () => {
      setGebiete(beispiel);
      inhalt.querySelector<HTMLElement>("h2")?.focus();
    });
    return el(
      "section",
      {class: "vergleich-leer", "aria-labelledby": "vergleich-leer"},
      el("h2", {id: "vergleich-leer", tabindex: -1}, texte.leer.titel),
      el("p", {class: "lesetext"}, texte.leer.text),
      beispiel.length > 0 && [
        el("p", {class: "nicht-drucken"}, knopf),
        el("p", {class: "klein gedaempft lesetext nicht-drucken"}, texte.leer.beispielText)
      ],
      el("p", {}, el("a", {href: href("/gebiete/")}, texte.leer.liste))
    );
  }

  function Kopf({gebiete, gemischt, zeilen, nicht_vergleichbar: weg}: Gebietsvergleich): Kind {
    const ebenen = [...new Set(gebiete.map(({ebene}) => texte.ebenen[ebene].mehrzahl))];
    return [
      el("h2", {id: "vergleich-werte", tabindex: -1}, texte.titel(gebiete.map(({name}) => name))),
      el("p", {class: "gedaempft"}, texte.umfang(ebenen, zeilen.length)),
      el(
        "p",
        {class: "lesetext vergleich-befund"},
        gebiete.length === 1 ? texte.einGebiet : `${texte.befund(bilanzOf({zeilen}))} ${texte.zufall}`
      ),
      gemischt && el("p", {class: "hinweis"}, texte.gemischt),
      weg.length > 0 && el("p", {class: "hinweis"}, texte.nichtVergleichbar(weg.map(({kurztitel}) => kurztitel)))
    ];
  }

  /** Classes have no length, so they stand in the table only. */
  function Bilder({zeilen}: Gebietsvergleich): Kind {
    const klassen = zeilen.filter(({kopf}) => kopf.klassen);
    return [
      el("p", {class: "lesetext"}, texte.balken.text),
      klassen.length > 0 &&
        el("p", {class: "lesetext"}, texte.balken.nurTabelle(klassen.map(({kopf}) => kopf.kurztitel))),
      el(
        "div",
        {class: "vergleich-bilder"},
        zeilen
          .filter(({kopf, zeitraeume}) => !kopf.klassen && zeitraeume.length > 0)
          .map((zeile) => Balken(zeile, {document}))
      )
    ];
  }

  function Inhalt(wahl: Vergleichswahl): Kind[] {
    const vergleich = vergleichOf(data, wahl);
    const {bezug, gebiete} = wahl;
    return [
      el(
        "section",
        {"aria-labelledby": "vergleich-werte"},
        Kopf(vergleich),
        Wertetabelle(vergleich, rahmen),
        mitnehmen,
        el("p", {class: "vergleich-druckzeile"}, texte.druck(window.location.href))
      ),
      bezug &&
        gebiete.length > 1 &&
        abschnitt(
          "vergleich-unterschiede",
          texte.unterschiede.titel(bezug.name),
          el("p", {class: "lesetext"}, texte.unterschiede.text(bezug.name)),
          Unterschiede(vergleich, bezug, rahmen)
        ),
      abschnitt("vergleich-balken", texte.balken.titel, Bilder(vergleich)),
      bezug &&
        abschnitt(
          "vergleich-aehnlich",
          texte.aehnlich.titel(bezug.name),
          Aehnliche(data, aehnlichkeit, bezug, gebiete, {
            ...rahmen,
            onDazu(id) {
              setGebiete([...gebiete.map(({gebiet_id}) => gebiet_id), id]);
              inhalt.querySelector<HTMLElement>("#vergleich-werte")?.focus();
            }
          })
        )
    ];
  }

  let gezeichnet: string | null = null;
  function zeige(): void {
    const wahl = wahlOf(data, store.state);
    hinweise.replaceChildren(...store.hinweise.map((satz) => el("p", {class: "hinweis"}, satz)));
    auswahl.update(wahl);
    const schluessel = JSON.stringify(store.state);
    if (schluessel === gezeichnet) return;
    gezeichnet = schluessel;
    inhalt.replaceChildren(el("div", {}, wahl.gebiete.length === 0 ? Leer() : Inhalt(wahl)));
    document.title = wahl.gebiete.length === 0 ? fensterTitel : texte.fenster(wahl.gebiete.map(({name}) => name));
  }
  const stop = store.subscribe(zeige);
  zeige();

  return {
    element: wurzel,
    close() {
      stop();
      store.close();
      document.title = fensterTitel;
    }
  };
}
