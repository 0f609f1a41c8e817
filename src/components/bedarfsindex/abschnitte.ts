import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {endeOf, istVeraltet} from "../../lib/alter.js";
import {satz} from "../../lib/format.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {element} from "../dom.js";
import type {Grenzen} from "../karte/geometrie.js";
import {quellenOf} from "./ausfuhr.js";
import {nullIstDurchschnitt, zeitraeumeOf, type Stand} from "./stand.js";
import {formatGewicht, zaehlendeIndikatoren, type Ebene} from "./zustand.js";

/**
 * Dates of the figures and whether they are older at *heute* than usual, what an index of 0 means, and what is left out on
 * purpose; *offen* if the reader had opened that.
 */
export function Lage(
  document: Document,
  data: BedarfsindexData,
  stand: Stand,
  {heute, offen}: {heute: Date; offen: boolean}
): HTMLElement[] {
  const {lage} = texteBedarfsindex;
  const {mss} = data.amtlich;
  const indikatoren = zaehlendeIndikatoren(data, stand.wahl);
  const zeitraeume = zeitraeumeOf(data, stand.wahl).map((zeitraum) => ({
    zeitraum,
    alt: indikatoren.some((i) => i.zeitraum === zeitraum && istVeraltet(zeitraum, i.kopf.turnus_monate, heute))
  }));
  const alt = zeitraeume.filter((z) => z.alt);
  const nurKlassen = alt.some(({zeitraum}) => endeOf(zeitraum) < endeOf(mss.stichtag));
  const eintraege = data.nicht_enthalten.map(({titel, grund}) =>
    element(document, "li", {}, element(document, "b", {}, `${titel}: `), grund)
  );
  const bedeutung = nullIstDurchschnitt(stand.wahl) ? lage.null_(stand.bewertet) : lage.andereSkala;
  return [
    element(
      document,
      "p",
      {class: "lesetext"},
      [
        lage.daten(zeitraeume),
        ...(alt.length > 0 ? [lage.seitdem] : []),
        ...(nurKlassen ? [lage.nurKlassen(mss.edition)] : []),
        bedeutung
      ].join(" ")
    ),
    ...(eintraege.length > 0
      ? [
          element(
            document,
            "details",
            {open: offen},
            element(document, "summary", {}, lage.nichtEnthalten),
            element(document, "ul", {class: "lesetext"}, eintraege)
          )
        ]
      : [])
  ];
}

/** Pairs of counting indicators that say nearly the same; none if there are none. */
export function Doppelt(document: Document, data: BedarfsindexData, {doppelt: paare}: Stand): HTMLElement[] {
  const {doppelt: texte} = texteBedarfsindex;
  if (paare.length === 0) return [];
  const koepfe = new Map(data.indikatoren.map(({kopf}) => [kopf.id, kopf]));
  const verschieden = paare.some(({a, b}) => koepfe.get(a)!.problemfeld !== koepfe.get(b)!.problemfeld);
  const zeilen = paare.map(({a, b, r}) =>
    element(document, "li", {}, satz(texte.paar(koepfe.get(a)!.kurztitel, koepfe.get(b)!.kurztitel, r)))
  );
  return [
    element(
      document,
      "details",
      {class: "index-doppelt-inhalt"},
      element(document, "summary", {}, texte.zusammenfassung(paare.length)),
      element(document, "ul", {}, zeilen),
      element(document, "p", {}, verschieden ? texte.mehrere : texte.gleichesFeld)
    )
  ];
}

/** Sources; on paper also the choice and the address of the view. */
export function Fuss(
  document: Document,
  data: BedarfsindexData,
  stand: Stand,
  {ebene, grenzen, adresse}: {ebene: Ebene; grenzen: Grenzen["properties"] | undefined; adresse: string}
): HTMLElement[] {
  const {fuss, skalen, mittel} = texteBedarfsindex;
  const {wahl} = stand;
  const absatz = (klasse: string, ...text: string[]): HTMLElement =>
    element(document, "p", {class: klasse}, text.join(" "));
  return [
    absatz(
      "quelle index-druckzeile",
      fuss.gewichte(data.felder.map(({id, titel}) => [titel, formatGewicht(wahl.gewichte[id] ?? 0)])),
      fuss.rechenweg(
        zaehlendeIndikatoren(data, wahl).map(({kopf}) => kopf.kurztitel),
        skalen[wahl.normalisierung].kurz,
        mittel[wahl.mittel].kurz
      )
    ),
    absatz("quelle", ...quellenOf(data, stand, ebene).map(satz)),
    ...(grenzen ? [absatz("quelle", texteKarte.fuss.grenzen(grenzen))] : []),
    absatz("quelle index-druckzeile", fuss.adresse(adresse))
  ];
}

/** A link to *ziel* that puts the keyboard there and leaves the address as it is. */
export function Sprung(
  document: Document,
  ziel: HTMLElement,
  text: string,
  klasse: string | null = null
): HTMLAnchorElement {
  const link = element(document, "a", {href: `#${ziel.id}`, class: klasse}, text);
  link.addEventListener("click", (event) => {
    // The fragment would otherwise stay in the address that people copy.
    event.preventDefault();
    ziel.focus();
    ziel.scrollIntoView?.();
  });
  return link;
}

/** The level to show; `update` ticks it. */
export function Ebenenwahl(
  document: Document,
  onEbene: (ebene: Ebene) => void
): {element: HTMLElement; update: (ebene: Ebene) => void} {
  const {ebenen} = texteBedarfsindex;
  const radios = (["plr", "bzr"] as const).map((ebene) => {
    const radio = element(document, "input", {type: "radio", name: "index-ebene", value: ebene});
    radio.addEventListener("change", () => onEbene(ebene));
    return radio;
  });
  const wahl = radios.map((radio) => element(document, "label", {}, radio, ebenen[radio.value as Ebene]));
  return {
    element: element(
      document,
      "fieldset",
      {},
      element(document, "legend", {}, ebenen.titel),
      element(document, "div", {class: "wahl"}, wahl)
    ),
    update(ebene) {
      for (const radio of radios) radio.checked = radio.value === ebene;
    }
  };
}

/**
 * Says that ranks are being computed, are done, or failed, with a button to try again; each message once, since screen
 * readers hear it.
 */
export function Rechenmeldung(
  document: Document,
  onErneut: () => void
): {element: HTMLElement; update: (lage: "laeuft" | "fehler" | "ruht") => void} {
  const {rechnen} = texteBedarfsindex;
  const wurzel = element(document, "div", {class: "index-rechnen", role: "status"});
  let gesagt: "laeuft" | "fertig" | "fehler" | null = null;
  const knopf = (): HTMLElement => {
    const button = element(document, "button", {type: "button"}, rechnen.erneut);
    button.addEventListener("click", onErneut);
    return button;
  };
  return {
    element: wurzel,
    update(lage) {
      const neu = lage !== "ruht" ? lage : gesagt === "laeuft" || gesagt === "fertig" ? "fertig" : null;
      if (neu === gesagt) return;
      gesagt = neu;
      const klasse = {laeuft: "index-laeuft", fertig: "nur-vorlesen", fehler: "hinweis"};
      wurzel.replaceChildren(
        ...(neu === null
          ? []
          : [
              element(
                document,
                "div",
                {class: klasse[neu]},
                element(document, "p", {}, rechnen[neu]),
                neu === "fehler" && knopf()
              )
            ])
      );
    }
  };
}
