import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {aggregations, gewichtGrenzen, normalisations} from "../../lib/bedarfsindex.js";
import type {Aggregation, IndexWahl, Normalisation} from "../../lib/bedarfsindex.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {element, type Kind} from "../dom.js";
import {formatGewicht, parseGewicht, zaehlendeFelder} from "./zustand.js";

export interface EinstellungenOptions {
  data: BedarfsindexData;
  /** A slider moves: nothing is decided yet. */
  onZiehen: (wahl: IndexWahl) => void;
  onWahl: (wahl: IndexWahl) => void;
  onZuruecksetzen: () => void;
  document: Document;
}

export interface Einstellungen {
  element: HTMLElement;
  update(stand: {wahl: IndexWahl; istVorgabe: boolean; gezeigtVorgabe: boolean}): void;
}

interface Feld {
  id: string;
  regler: HTMLInputElement;
  zahl: HTMLInputElement;
  anteil: HTMLElement;
  fehler: HTMLElement;
  zusammenfassung: HTMLElement;
  haken: {id: string; feld: HTMLInputElement}[];
}

/** The reader's choice: a weight by problem field, as slider and number; its indicators; scale and mean for experts. */
export function Einstellungen({
  data,
  onZiehen,
  onWahl,
  onZuruecksetzen,
  document
}: EinstellungenOptions): Einstellungen {
  const {gewichte: texte, skalen, mittel} = texteBedarfsindex;
  let wahl: IndexWahl;

  const mitGewicht = (id: string, gewicht: number): IndexWahl => ({
    ...wahl,
    gewichte: {...wahl.gewichte, [id]: gewicht}
  });

  function feldOf({
    id,
    titel,
    beschreibung,
    gewicht,
    begruendung
  }: BedarfsindexData["felder"][number]): [Feld, HTMLElement] {
    const regler = element(document, "input", {
      ...{
        type: "range",
        id: `index-regler-${id}`,
        min: gewichtGrenzen.kleinstes,
        max: gewichtGrenzen.groesstes,
        step: gewichtGrenzen.schritt
      }
    });
    const fehler = element(document, "p", {class: "index-fehler klein", id: `index-fehler-${id}`, role: "alert"});
    const zahl = element(document, "input", {
      ...{type: "text", id: `index-zahl-${id}`, inputmode: "decimal", autocomplete: "off", maxlength: 8},
      "aria-label": texte.zahl(titel),
      "aria-describedby": fehler.id
    });
    regler.addEventListener("input", () => onZiehen(mitGewicht(id, Number(regler.value))));
    regler.addEventListener("change", () => onWahl(mitGewicht(id, Number(regler.value))));
    zahl.addEventListener("change", () => {
      const neu = parseGewicht(zahl.value);
      if (neu !== null) {
        // Also where it is the weight that counts already: "1,0" becomes 1.
        zeigeZahl(zahl, fehler, neu);
        return onWahl(mitGewicht(id, neu));
      }
      const {kleinstes, groesstes, schritt} = gewichtGrenzen;
      fehler.textContent = texte.ungueltig(
        {von: formatGewicht(kleinstes), bis: formatGewicht(groesstes), schritt: formatGewicht(schritt)},
        formatGewicht(wahl.gewichte[id] ?? 0)
      );
      zahl.setAttribute("aria-invalid", "true");
    });
    const haken = data.indikatoren
      .filter(({kopf}) => kopf.problemfeld === id)
      .map(({kopf, begruendung: grund}) => {
        const feld = element(document, "input", {type: "checkbox", id: `index-indikator-${kopf.id}`});
        feld.addEventListener("change", () =>
          onWahl({
            ...wahl,
            indikatoren: data.indikatoren
              .map((i) => i.kopf.id)
              .filter((other) => (other === kopf.id ? feld.checked : wahl.indikatoren.includes(other)))
          })
        );
        return {id: kopf.id, feld, titel: kopf.kurztitel, grund};
      });
    const anteil = element(document, "span", {class: "index-anteil klein gedaempft"});
    const zusammenfassung = element(document, "summary", {});
    const wurzel = element(
      document,
      "div",
      {class: "index-feld"},
      element(document, "label", {for: regler.id}, titel),
      regler,
      zahl,
      anteil,
      fehler,
      element(
        document,
        "details",
        {class: "klein", "data-druck": "zu"},
        zusammenfassung,
        element(document, "p", {}, beschreibung),
        element(document, "p", {}, `${texte.warum} (${formatGewicht(gewicht)}): ${begruendung}`),
        element(
          document,
          "fieldset",
          {},
          element(document, "legend", {class: "nur-vorlesen"}, texte.indikatorenVon(titel)),
          haken.map((h) =>
            element(
              document,
              "p",
              {class: "index-haken"},
              h.feld,
              element(document, "label", {for: h.feld.id}, h.titel),
              element(document, "span", {class: "gedaempft"}, h.grund)
            )
          )
        )
      )
    );
    return [{id, regler, zahl, anteil, fehler, zusammenfassung, haken}, wurzel];
  }

  const paare = data.felder.map(feldOf);
  const felder = paare.map(([feld]) => feld);
  const auswahl = (
    id: string,
    titel: string,
    optionen: readonly (readonly [string, string])[]
  ): [HTMLSelectElement, Kind] => {
    const select = element(
      document,
      "select",
      {id: `index-${id}`},
      optionen.map(([value, text]) => element(document, "option", {value}, text))
    );
    return [select, element(document, "p", {}, element(document, "label", {for: select.id}, titel), select)];
  };
  const [skala, skalaZeile] = auswahl(
    "skala",
    texte.skala,
    normalisations.map((n) => [n, skalen[n].lang])
  );
  const [mittelwert, mittelZeile] = auswahl(
    "mittel",
    texte.mittel,
    aggregations.map((a) => [a, mittel[a].lang])
  );
  skala.addEventListener("change", () => onWahl({...wahl, normalisierung: skala.value as Normalisation}));
  mittelwert.addEventListener("change", () => onWahl({...wahl, mittel: mittelwert.value as Aggregation}));
  const experten = element(
    document,
    "details",
    {class: "index-experten", "data-druck": "zu"},
    element(document, "summary", {}, texte.experten),
    element(document, "p", {class: "klein gedaempft"}, texte.expertenHilfe),
    skalaZeile,
    element(document, "p", {class: "klein gedaempft"}, texte.skalenHilfe),
    mittelZeile
  );
  const zurueck = element(document, "button", {type: "button", class: "index-zurueck"}, texte.zuruecksetzen);
  zurueck.addEventListener("click", onZuruecksetzen);
  const keine = element(document, "div", {class: "index-keine", role: "alert"});

  const wurzel = element(
    document,
    "section",
    {class: "index-einstellungen nicht-drucken", "aria-labelledby": "index-gewichte"},
    element(document, "h2", {id: "index-gewichte"}, texte.titel),
    element(document, "p", {class: "klein gedaempft"}, texte.hilfe),
    element(
      document,
      "div",
      {class: "index-felder"},
      paare.map(([, zeile]) => zeile)
    ),
    keine,
    experten,
    element(document, "p", {class: "index-knoepfe"}, zurueck)
  );

  return {
    element: wurzel,
    update(stand) {
      wahl = stand.wahl;
      const zaehlend = zaehlendeFelder(data, wahl);
      for (const {id, regler, zahl, anteil, fehler, zusammenfassung, haken} of felder) {
        const gewicht = wahl.gewichte[id] ?? 0;
        const text = formatGewicht(gewicht);
        const zaehlt = zaehlend.find((f) => f.id === id);
        const wort = zaehlt ? texte.zaehlt(zaehlt.anteil) : gewicht > 0 ? texte.ohneIndikator : texte.zaehltNicht;
        if (regler.value !== String(gewicht)) regler.value = String(gewicht);
        regler.setAttribute("aria-valuetext", `${text}, ${wort}`);
        // Figures arrive while somebody may be typing the next weight.
        if (zahl.dataset["gewicht"] !== text) zeigeZahl(zahl, fehler, gewicht);
        anteil.textContent = wort;
        for (const {id, feld} of haken) feld.checked = wahl.indikatoren.includes(id);
        zusammenfassung.textContent = texte.indikatoren(haken.filter(({feld}) => feld.checked).length, haken.length);
      }
      skala.value = wahl.normalisierung;
      mittelwert.value = wahl.mittel;
      zurueck.disabled = stand.istVorgabe;
      // The message that nothing counts has this button itself.
      zurueck.hidden = zaehlend.length === 0;
      if ((zaehlend.length === 0) === keine.childNodes.length > 0) return;
      keine.replaceChildren(...(zaehlend.length > 0 ? [] : [keineMeldung(stand.gezeigtVorgabe)]));
    }
  };

  function zeigeZahl(zahl: HTMLInputElement, fehler: HTMLElement, gewicht: number): void {
    zahl.value = zahl.dataset["gewicht"] = formatGewicht(gewicht);
    zahl.removeAttribute("aria-invalid");
    fehler.textContent = "";
  }

  function keineMeldung(vorgabe: boolean): HTMLElement {
    const knopf = element(document, "button", {type: "button"}, texte.zuruecksetzen);
    knopf.addEventListener("click", onZuruecksetzen);
    return element(
      document,
      "div",
      {class: "hinweis"},
      element(document, "p", {}, `${texte.keine} ${texte.gezeigt(vorgabe)}`),
      knopf
    );
  }
}
