import type {Sitzung} from "../../lib/planung/typen.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {element, type Kind} from "../dom.js";
import {dateifeld, knopf} from "./felder.js";

const {start: worte, datei, rueckschau} = textePlanungSeite;

export interface StartOptions {
  document: Document;
  /** The session of this browser; null for none. */
  sitzung: Sitzung | null;
  /** The session of an earlier year whose review was opened here; null for none. */
  vorjahr: Sitzung | null;
  /** How many topics the data propose. */
  vorschlaege: number;
  /** Where the session was left. */
  stelle: string;
  onWeiter: () => void;
  onNeu: (nach: HTMLElement) => void;
  onBeispiel: (nach: HTMLElement) => void;
  onDatei: (datei: File) => void;
  onRueckschau: () => void;
}

/** Where every session begins: go on, begin anew, open a file, or try it out. */
export function Start(options: StartOptions): HTMLElement {
  const {document, sitzung, vorjahr} = options;
  const kachel = (id: string, titel: string, ...kinder: Kind[]): HTMLElement =>
    element(
      document,
      "section",
      {class: "planung-weg", "aria-labelledby": `planung-start-${id}`},
      element(document, "h3", {id: `planung-start-${id}`}, titel),
      kinder
    );
  const satz = (text: string): HTMLElement => element(document, "p", {}, text);
  const zeile = (...knoepfe: HTMLElement[]): HTMLElement => element(document, "p", {class: "planung-knoepfe"}, knoepfe);
  const neu = knopf(document, "planung-neu", worte.neu, () => options.onNeu(neu), {
    class: sitzung ? null : "planung-haupt"
  });
  const beispiel = knopf(document, "planung-beispiel", worte.beispiel, () => options.onBeispiel(beispiel));
  return element(
    document,
    "div",
    {},
    element(document, "p", {class: "lesetext"}, worte.ablauf),
    element(
      document,
      "div",
      {class: "planung-wege"},
      sitzung &&
        kachel(
          "weiter",
          worte.weiterTitel,
          satz(worte.weiterSatz(sitzung.jahr, sitzung.themen.length, sitzung.stimmzettel.length)),
          zeile(
            knopf(document, "planung-weiter", worte.weiter(options.stelle), options.onWeiter, {class: "planung-haupt"})
          )
        ),
      kachel("neu", worte.neuTitel, satz(worte.neuSatz(options.vorschlaege)), zeile(neu)),
      kachel(
        "datei",
        worte.dateiTitel,
        satz(worte.dateiSatz),
        dateifeld(document, {
          ...{id: "planung-datei", titel: worte.datei, beschreibung: worte.dateiHilfe, mehrere: false},
          onDateien: ([erste]) => options.onDatei(erste!)
        }),
        vorjahr && zeile(knopf(document, "planung-vorjahr", rueckschau.ansehen(vorjahr.jahr), options.onRueckschau))
      ),
      kachel("beispiel", worte.beispielTitel, satz(worte.beispielSatz), zeile(beispiel))
    )
  );
}

export interface DateiOptions {
  document: Document;
  name: string;
  sitzung: Sitzung;
  /** True if taking over the file replaces a session of this browser. */
  ersetzt: boolean;
  onRueckschau: () => void;
  onAusfuellen: () => void;
  onFortfuehren: (nach: HTMLElement) => void;
  onAbbrechen: () => void;
}

/** What was read from a file, and what can be done with it; the likeliest first. */
export function Gelesen({document, name, sitzung, ersetzt, ...on}: DateiOptions): HTMLElement {
  const hatZiele = sitzung.schwerpunkte.length > 0;
  const rueck = knopf(document, "planung-tun-rueckschau", datei.rueckschau, on.onRueckschau);
  const ausfuellen = knopf(document, "planung-tun-ausfuellen", datei.ausfuellen, on.onAusfuellen);
  const weiter = knopf(document, "planung-tun-weiter", datei.fortfuehren, () => on.onFortfuehren(weiter));
  const leer = sitzung.stimmzettel.length === 0 && !hatZiele;
  const moeglich = hatZiele ? [rueck, weiter] : leer ? [ausfuellen, weiter] : [weiter];
  moeglich[0]!.classList.add("planung-haupt");
  return element(
    document,
    "div",
    {},
    element(document, "p", {class: "gedaempft klein"}, datei.gelesen(name)),
    element(document, "p", {}, datei.sitzung(sitzung.jahr, sitzung.abgeschlossen)),
    ersetzt && element(document, "p", {class: "klein gedaempft"}, datei.ersetzt),
    element(
      document,
      "p",
      {class: "planung-knoepfe"},
      moeglich,
      knopf(document, "planung-tun-abbrechen", textePlanungSeite.abbrechen, on.onAbbrechen)
    )
  );
}
