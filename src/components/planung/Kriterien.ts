import type {Kriterium, Verfahren} from "../../lib/planung/typen.js";
import {formatZahl} from "../../lib/format.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {element} from "../dom.js";
import {Hilfe} from "../hilfe.js";
import {Feld, ganzeZahl, knopf, textfeld, wahlgruppe} from "./felder.js";
import {aendere} from "./grundlage.js";
import type {Kontext} from "./kontext.js";

const {kriterien: worte} = textePlanungSeite;

const kleinstes = 1;
const meistePunkte = 20;

function freieKennung(kriterien: readonly Kriterium[]): string {
  for (let n = 1; ; n++) if (!kriterien.some(({id}) => id === `eigen-${n}`)) return `eigen-${n}`;
}

function Zeile(kontext: Kontext, kriterium: Kriterium, nummer: number): HTMLElement {
  const {document, quellen} = kontext;
  const groesstes = quellen.planung.regeln.gewicht_hoechstens;
  const id = (teil: string): string => `planung-kriterium-${kriterium.id}-${teil}`;
  const setze = (neu: Partial<Kriterium>, nach: HTMLElement): void =>
    aendere(
      kontext,
      {kriterien: kontext.sitzung.kriterien.map((k) => (k.id === kriterium.id ? {...k, ...neu} : k))},
      {nach, bleibe: true}
    );
  const wovon = worte.wovon(nummer);
  const gewichtet = kontext.sitzung.verfahren.art === "werte";
  const titel = Feld(document, {titel: worte.titel(nummer), eingabe: textfeld(document, id("titel"), kriterium.titel)});
  titel.eingabe.addEventListener("change", () => {
    const text = titel.eingabe.value.trim();
    titel.fehler(text === "" ? worte.titelFehlt : null);
    if (text === "") return;
    weg.querySelector("span")!.textContent = `: ${text}`;
    setze({titel: text}, titel.element);
  });
  const frage = Feld(document, {
    ...{titel: worte.erklaerung, wovon},
    eingabe: textfeld(document, id("frage"), kriterium.erklaerung),
    klasse: "planung-breit"
  });
  frage.eingabe.addEventListener("change", () => setze({erklaerung: frage.eingabe.value.trim()}, frage.element));

  const regler = element(document, "input", {
    ...{type: "range", id: id("regler"), min: kleinstes, max: groesstes, step: 1},
    value: kriterium.gewicht
  });
  const gewicht = Feld(document, {
    ...{titel: worte.gewicht, wovon},
    eingabe: regler,
    klasse: "planung-gewicht"
  });
  const zahl = textfeld(document, id("gewicht"), formatZahl(kriterium.gewicht), {
    ...{inputmode: "decimal", maxlength: 2, "aria-describedby": `${regler.id}-fehler`, class: "planung-zahl"},
    "aria-label": worte.gewichtZahl(nummer)
  });
  regler.after(zahl);
  regler.setAttribute("aria-valuetext", formatZahl(kriterium.gewicht));
  const melde = (satz: string | null): void => {
    gewicht.fehler(satz);
    regler.removeAttribute("aria-invalid");
    if (satz === null) zahl.removeAttribute("aria-invalid");
    else zahl.setAttribute("aria-invalid", "true");
  };
  regler.addEventListener("input", () => {
    zahl.value = formatZahl(Number(regler.value));
    regler.setAttribute("aria-valuetext", zahl.value);
    melde(null);
  });
  regler.addEventListener("change", () => setze({gewicht: Number(regler.value)}, gewicht.element));
  zahl.addEventListener("change", () => {
    const neu = ganzeZahl(zahl.value, kleinstes, groesstes);
    if (neu === null) return melde(worte.zahlFehler(kleinstes, groesstes));
    melde(null);
    zahl.value = formatZahl(neu);
    regler.value = String(neu);
    setze({gewicht: neu}, gewicht.element);
  });

  const weg = knopf(document, id("weg"), worte.entfernen, () => {
    const {kriterien} = kontext.sitzung;
    const i = kriterien.findIndex((k) => k.id === kriterium.id);
    const naechstes = kriterien[i + 1] ?? kriterien[i - 1];
    aendere(
      kontext,
      {kriterien: kriterien.filter((k) => k.id !== kriterium.id)},
      {
        nach: weg,
        folgen: {
          ansage: worte.entfernt(kriterium.titel),
          rueckgaengig: true,
          fokus: naechstes ? `planung-kriterium-${naechstes.id}-titel` : "planung-kriterium-neu"
        }
      }
    );
  });
  weg.append(element(document, "span", {class: "nur-vorlesen"}, `: ${kriterium.titel}`));
  return element(
    document,
    "li",
    {class: `planung-kriterium${gewichtet ? "" : " planung-kriterium-ungewichtet"}`, "data-ort": kriterium.id},
    titel.element,
    gewichtet && gewicht.element,
    element(document, "p", {class: "planung-knoepfe nicht-drucken"}, weg),
    frage.element
  );
}

/** Step 3: how people vote, and the questions every topic is judged by. */
export function Kriterien(kontext: Kontext): HTMLElement {
  const {document, sitzung, quellen} = kontext;
  const {kriterien_hoechstens, verfahren: usual} = quellen.planung.regeln;
  const {verfahren, kriterien} = sitzung;
  const punkte: Verfahren = {art: "punkte", punkte: usual.punkte, hoechstens: usual.punkte_je_thema};
  const werte: Verfahren = {art: "werte", von: usual.werte_von, bis: usual.werte_bis};
  const gewaehlt = verfahren.art === "punkte" ? verfahren : punkte;
  const art = wahlgruppe(document, {
    ...{name: "planung-verfahren", titel: worte.verfahren, wert: verfahren.art},
    optionen: [
      {id: "punkte", titel: worte.punkte, text: worte.punkteText(gewaehlt.punkte, gewaehlt.hoechstens)},
      {id: "werte", titel: worte.werte, text: worte.werteText(werte.von, werte.bis)}
    ],
    onWahl: (id) =>
      aendere(
        kontext,
        {verfahren: id === "punkte" ? punkte : werte},
        {nach: art, folgen: {fokus: `planung-verfahren-${id}`}}
      )
  });
  const zahlfeld = (id: string, titel: string, wert: number, bis: number, neu: (zahl: number) => Verfahren) => {
    const feld = Feld(document, {
      titel,
      eingabe: textfeld(document, id, String(wert), {inputmode: "numeric", maxlength: 2, class: "planung-zahl"}),
      klasse: "planung-kurz"
    });
    feld.eingabe.addEventListener("change", () => {
      const zahl = ganzeZahl(feld.eingabe.value, 1, bis);
      feld.fehler(zahl === null ? worte.zahlFehler(1, bis) : null);
      if (zahl !== null) aendere(kontext, {verfahren: neu(zahl)}, {nach: feld.element, bleibe: true});
    });
    return feld.element;
  };
  /** The rules of points as the session has them now, not as they were when the step was drawn. */
  const jetzt = (): Extract<Verfahren, {art: "punkte"}> =>
    kontext.sitzung.verfahren.art === "punkte"
      ? kontext.sitzung.verfahren
      : (punkte as Extract<Verfahren, {art: "punkte"}>);
  const voll = kriterien.length >= kriterien_hoechstens;
  const neu = knopf(document, "planung-kriterium-neu", worte.neu, () => {
    const kriterium = {
      id: freieKennung(kontext.sitzung.kriterien),
      titel: worte.neuTitel,
      erklaerung: "",
      gewicht: 1
    };
    aendere(
      kontext,
      {kriterien: [...kontext.sitzung.kriterien, kriterium]},
      {nach: neu, folgen: {fokus: `planung-kriterium-${kriterium.id}-titel`}}
    );
  });
  neu.disabled = voll;
  return element(
    document,
    "div",
    {},
    art,
    verfahren.art === "punkte" &&
      element(
        document,
        "div",
        {class: "planung-reihe"},
        zahlfeld("planung-punkte", worte.punkteFeld, verfahren.punkte, meistePunkte, (zahl) => ({
          ...jetzt(),
          ...{punkte: zahl, hoechstens: Math.min(zahl, jetzt().hoechstens)}
        })),
        zahlfeld("planung-hoechstens", worte.hoechstensFeld, verfahren.hoechstens, meistePunkte, (zahl) => ({
          ...jetzt(),
          hoechstens: Math.min(zahl, jetzt().punkte)
        }))
      ),
    element(
      document,
      "div",
      {class: "planung-zeile"},
      element(document, "h3", {}, worte.liste),
      verfahren.art === "werte" &&
        Hilfe({titel: worte.hilfeTitel, text: worte.hilfeText}, {document, href: kontext.href})
    ),
    element(
      document,
      "ol",
      {class: "planung-kriterien"},
      kriterien.map((kriterium, i) => Zeile(kontext, kriterium, i + 1))
    ),
    element(document, "p", {class: "planung-knoepfe nicht-drucken"}, neu),
    voll && element(document, "p", {class: "klein gedaempft"}, worte.voll(kriterien_hoechstens))
  );
}
