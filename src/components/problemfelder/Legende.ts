import {polaritaeten} from "../../lib/problemfelder/matrix.js";
import {texteProblemfelder} from "../../lib/texte/problemfelder.js";
import {texteSaetze} from "../../lib/texte/saetze.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {urteilsarten, zustaende} from "../../lib/zustaende.js";
import {element, type Kind} from "../dom.js";
import {Hilfe} from "../hilfe.js";

/** The signs a reader needs first, above the table, with what a verdict is and the way to all others. */
export function Kurzlegende(document: Document, href: (adresse: string) => string): HTMLElement {
  const texte = texteProblemfelder.legende;
  const {urteil, ohneUrteil} = texteProblemfelder;
  const pfeile = texteSaetze.zeichen;
  const eintrag = (zeichen: string, text: string, ...mehr: Kind[]): HTMLElement =>
    element(document, "li", {}, element(document, "b", {class: "pf-zeichen"}, zeichen), ` ${text}`, mehr);
  const muster = (klasse: string, text: string): HTMLElement =>
    element(
      document,
      "li",
      {},
      element(document, "span", {class: `pf-muster pf-farbe-belastung-4 ${klasse}`, "aria-hidden": "true"}),
      ` ${text}`
    );
  return element(
    document,
    "ul",
    {class: "pf-kurzlegende klein", "aria-label": texte.kurz.titel},
    eintrag(urteil.ueber.zeichen, texte.kurz.ueber),
    eintrag(urteil.unter.zeichen, texte.kurz.unter),
    eintrag(urteil.nicht_erkennbar.zeichen, texte.kurz.nichtErkennbar),
    eintrag(
      ohneUrteil.zeichen,
      ohneUrteil.wort,
      " ",
      Hilfe({titel: texte.kurz.hilfe.titel, text: texte.kurz.hilfe.text, glossar: "urteil"}, {document, href})
    ),
    eintrag(`${pfeile.steigend} ${pfeile.fallend}`, texte.kurz.richtung),
    muster("pf-flaeche", texte.kurz.flaeche),
    muster("pf-rand", texte.kurz.rand),
    element(
      document,
      "li",
      {class: "nicht-drucken"},
      element(document, "a", {href: "#problemfelder-legende"}, texte.kurz.alle)
    )
  );
}

/** All colours and signs of the table with their meaning; *ausgabe* is the name of the last edition, null without one. */
export function Legende(document: Document, ausgabe: string | null): HTMLElement {
  const texte = texteProblemfelder.legende;
  const el = element.bind(null, document) as <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attribute?: Record<string, string>,
    ...kinder: Kind[]
  ) => HTMLElementTagNameMap[K];
  const eintrag = (zeichen: string, text: string): HTMLElement =>
    el("li", {}, el("b", {class: "pf-zeichen"}, zeichen), ` ${text}`);
  const leiter = (rampe: string, text: string): HTMLElement =>
    el(
      "li",
      {},
      el(
        "span",
        {class: "pf-leiter", "aria-hidden": "true"},
        [1, 2, 3, 4, 5].map((stufe) => el("span", {class: `pf-farbe-${rampe}-${stufe}`}))
      ),
      ` ${text}`
    );
  const pfeile = texteSaetze.zeichen;
  return el(
    "details",
    {class: "pf-legende", id: "problemfelder-legende", open: ""},
    el("summary", {}, texte.titel),
    el(
      "ul",
      {class: "pf-farben"},
      polaritaeten.map((art) => leiter(art, texte.farben[art])),
      polaritaeten.map((art) => leiter(`abweichung-${art}`, texte.abweichung[art]))
    ),
    el("p", {class: "klein gedaempft"}, texte.farbsatz),
    el(
      "ul",
      {class: "pf-zeichenliste"},
      urteilsarten.map((u) => eintrag(texteProblemfelder.urteil[u].zeichen, texte.urteil[u])),
      eintrag(texteProblemfelder.ohneUrteil.zeichen, texte.ohneUrteil),
      eintrag(pfeile.steigend, texte.richtung.steigend),
      eintrag(pfeile.fallend, texte.richtung.fallend),
      eintrag(pfeile.nicht_erkennbar, texte.richtung.nicht_erkennbar),
      eintrag(texteProblemfelder.ohneSicherheit, texte.richtung.ohne),
      ausgabe !== null && eintrag(texteProblemfelder.neu.zeichen, texte.neu(ausgabe)),
      (["kein_rueckstand", "etwas_darunter", "nicht_robust", "robust"] as const).map((u) =>
        eintrag(texteProblemfelder.leistung.zeichen[u], texte.luecke(texteLeistungen.lueckenurteil[u]))
      ),
      Object.values(zustaende).map(({zeichen, name}) => eintrag(zeichen, name))
    ),
    el("p", {class: "klein gedaempft"}, texte.jahr),
    el(
      "p",
      {class: "klein lesetext"},
      el("b", {class: "pf-zeichen"}, texteProblemfelder.treffen.zeichen),
      ` ${texte.treffen}`
    )
  );
}
