import {pruefeStimmen, restpunkte} from "../../lib/planung/stimmen.js";
import type {Sitzung, Stimme, Thema} from "../../lib/planung/typen.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {element} from "../dom.js";
import {Belegzeilen} from "./Beleg.js";
import {ganzeZahl, knopf} from "./felder.js";

const {abstimmen: worte} = textePlanungSeite;

export interface BogenOptions {
  sitzung: Sitzung;
  titel: string;
  abgeben: string;
  /** Called with a complete ballot only. */
  onAbgabe: (stimmen: Stimme[]) => void;
  document: Document;
}

/** Above so many points a number is typed instead of chosen. */
const meisteKnoepfe = 6;

/**
 * An empty ballot. What is filled in lives in the form alone: it is stored nowhere before it is handed in. `focus` goes to its
 * heading.
 */
export function Bogen({sitzung, titel, abgeben, onAbgabe, document}: BogenOptions): {
  element: HTMLElement;
  focus: () => void;
} {
  const {themen, kriterien, verfahren} = sitzung;
  const kopf = element(document, "h3", {id: "planung-bogen-titel", tabindex: -1}, titel);
  const fehler = element(document, "div", {id: "planung-bogen-fehler", class: "planung-bogenfehler", tabindex: -1});
  const rest = element(document, "p", {class: "planung-rest", role: "status"});
  const felder: {thema: string; kriterium: string | null; lies: () => number | null}[] = [];
  /** Scores that are no number stay out and count as missing. */
  const stimmen = (): Stimme[] =>
    felder.flatMap(({thema, kriterium, lies}) => {
      const wert = lies();
      return wert === null || (kriterium === null && wert === 0) ? [] : [{thema, kriterium, wert}];
    });
  const zeigeRest = (): void => {
    const uebrig = restpunkte(sitzung, stimmen());
    rest.textContent =
      uebrig === null || verfahren.art !== "punkte"
        ? worte.werteOffen(felder.filter(({lies}) => lies() === null).length)
        : worte.rest(uebrig, verfahren.punkte);
    rest.classList.toggle("planung-zuviel", uebrig !== null && uebrig < 0);
  };

  function Zahl(
    id: string,
    beschriftung: string,
    vorlesen: string,
    [von, bis]: [number, number],
    stelle: {thema: string; kriterium: string | null}
  ): HTMLElement {
    const leer = stelle.kriterium === null ? 0 : null;
    const eingabe = element(document, "input", {
      ...{type: "text", id, inputmode: "numeric", autocomplete: "off", maxlength: 3, class: "planung-zahl"},
      "aria-describedby": `${id}-fehler`
    });
    const meldung = element(document, "span", {id: `${id}-fehler`, class: "planung-fehler klein", role: "alert"});
    const falsch = (): boolean => eingabe.value.trim() !== "" && ganzeZahl(eingabe.value, von, bis) === null;
    eingabe.addEventListener("input", () => {
      // A fault is told when the field is left, but taken back as soon as it is mended.
      if (!falsch()) {
        eingabe.removeAttribute("aria-invalid");
        meldung.textContent = "";
      }
      zeigeRest();
    });
    eingabe.addEventListener("change", () => {
      if (!falsch()) return;
      eingabe.setAttribute("aria-invalid", "true");
      meldung.textContent = worte.wertFehler(von, bis);
    });
    felder.push({
      ...stelle,
      lies: () => (eingabe.value.trim() === "" ? leer : ganzeZahl(eingabe.value, von, bis))
    });
    return element(
      document,
      "div",
      {class: "planung-wert"},
      element(document, "label", {for: id}, beschriftung, element(document, "span", {class: "nur-vorlesen"}, vorlesen)),
      eingabe,
      meldung
    );
  }

  function Punkte(thema: Thema, i: number, hoechstens: number): HTMLElement {
    if (hoechstens > meisteKnoepfe)
      return Zahl(`planung-stimme-${i}`, worte.punkteVon(""), thema.titel, [0, hoechstens], {
        thema: thema.id,
        kriterium: null
      });
    const knoepfe = Array.from({length: hoechstens + 1}, (_, wert) => {
      const feld = element(document, "input", {
        ...{type: "radio", name: `planung-stimme-${i}`, id: `planung-stimme-${i}-${wert}`, value: wert}
      });
      feld.checked = wert === 0;
      feld.addEventListener("change", zeigeRest);
      return feld;
    });
    felder.push({
      ...{thema: thema.id, kriterium: null},
      lies: () =>
        Math.max(
          0,
          knoepfe.findIndex((feld) => feld.checked)
        )
    });
    return element(
      document,
      "fieldset",
      {class: "planung-punkte"},
      element(document, "legend", {class: "nur-vorlesen"}, worte.punkteVon(thema.titel)),
      knoepfe.map((feld) => element(document, "label", {for: feld.id}, feld, feld.value))
    );
  }

  const eintrag = (thema: Thema, i: number): HTMLElement =>
    element(
      document,
      "li",
      {class: "planung-stimmthema"},
      element(document, "h4", {}, thema.titel),
      verfahren.art === "punkte"
        ? Punkte(thema, i, verfahren.hoechstens)
        : element(
            document,
            "div",
            {class: "planung-werte"},
            kriterien.map((kriterium, k) =>
              Zahl(`planung-stimme-${i}-${k}`, kriterium.titel, `: ${thema.titel}`, [verfahren.von, verfahren.bis], {
                thema: thema.id,
                kriterium: kriterium.id
              })
            )
          ),
      Belegzeilen(document, thema)
    );

  const liste = element(document, "ol", {class: "planung-stimmthemen"}, themen.map(eintrag));
  const gib = knopf(document, "planung-abgeben", abgeben, () => undefined, {type: "submit", class: "planung-haupt"});
  const form = element(
    document,
    "form",
    {class: "planung-bogen", novalidate: true, "aria-labelledby": kopf.id},
    kopf,
    element(document, "p", {class: "lesetext"}, worte.bogenSatz),
    element(
      document,
      "dl",
      {class: "planung-fragen klein"},
      kriterien.map((k) =>
        element(document, "div", {}, element(document, "dt", {}, k.titel), element(document, "dd", {}, k.erklaerung))
      )
    ),
    liste,
    fehler,
    element(document, "p", {class: "planung-knoepfe"}, gib, rest)
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const abgabe = stimmen();
    const faults = pruefeStimmen(sitzung, abgabe);
    if (faults.length === 0) return onAbgabe(abgabe);
    fehler.replaceChildren(
      element(
        document,
        "div",
        {class: "hinweis", role: "alert"},
        element(document, "strong", {}, `${worte.fehlerTitel}:`),
        element(
          document,
          "ul",
          {},
          faults.map((satz) => element(document, "li", {}, satz))
        )
      )
    );
    fehler.focus();
  });
  zeigeRest();
  return {element: form, focus: () => kopf.focus()};
}
