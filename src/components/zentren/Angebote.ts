import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {formatZahl, formatZeitraum} from "../../lib/format.js";
import {meldungOf, type Zentrumsjahr} from "../../lib/leistungen/jahreszahlen.js";
import {istZahl, nurZahl, type Zahl} from "../../lib/schutz.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {Datentabelle, type Zelle} from "../charts/Datentabelle.js";
import {element, type Kind} from "../dom.js";
import {mitMarke} from "../leistungen/Beispiel.js";
import {Schutzzeichen} from "../leistungen/Schutz.js";

type Angebot = ZentrumSeite["angebote"][number];
type Angebotsjahr = Angebot["jahre"][number];
const texte = texteZentren.angebote;
const {nachkommastellen: stundenStellen} = texteLeistungen.messgroesse.stunden;

function unterzeile(document: Document, ...teile: (string | null | false)[]): Kind {
  const text = teile.filter(Boolean).join(" · ");
  return text !== "" && element(document, "span", {class: "zentren-zeile klein gedaempft"}, text);
}

/**
 * The offers of *jahr*, by Leistungsbereich and title: for whom, in which form, how many places, when, and what was recorded.
 * Volunteers of an offer are few, so nearly all of these numbers are withheld: those are one sentence, not a sign in every row.
 */
export function Angebote(
  {stand, kopf, angebote}: Pick<ZentrumSeite, "stand" | "kopf" | "angebote">,
  jahr: Zentrumsjahr,
  document = globalThis.document
): HTMLElement {
  const gueltige = angebote.flatMap((angebot) => {
    const imJahr = angebot.jahre.find((j) => j.jahr === jahr.jahr);
    return imJahr ? [{angebot, imJahr}] : [];
  });
  if (gueltige.length === 0) return element(document, "p", {class: "lesetext"}, texte.keine(jahr.jahr));
  const {nichtErfasst, nichtGemeldet} = texteZentren.blick;
  const ohne = meldungOf(jahr) === "keine" ? nichtGemeldet : nichtErfasst;
  const zelle = (wert: Zahl, text: (wert: number) => string, lueckenhaft: boolean): Zelle => ({
    inhalt: istZahl(wert)
      ? [text(wert), lueckenhaft && unterzeile(document, texte.lueckenhaft)]
      : wert === null
        ? element(document, "span", {class: "gedaempft"}, ohne)
        : Schutzzeichen(document),
    sortierwert: nurZahl(wert)
  });
  const titel = (
    {titel: name, sprachen, barrierefrei, gueltig_von, gueltig_bis}: Angebot,
    {ehrenamtliche_mindestens: ehrenamtliche}: Angebotsjahr
  ): Kind => [
    name,
    unterzeile(
      document,
      sprachen !== null && texte.sprachen(sprachen),
      barrierefrei !== null && texte.barrierefrei(texteZentren.barrierefrei[barrierefrei]),
      istZahl(ehrenamtliche) && texte.ehrenamtliche(texte.mindestens(ehrenamtliche)),
      gueltig_von > `${jahr.jahr}-01-01` && texte.beginn(formatZeitraum(gueltig_von)),
      gueltig_bis !== null && gueltig_bis < `${jahr.jahr}-12-31` && texte.ende(formatZeitraum(gueltig_bis))
    )
  ];
  const tabelle = Datentabelle({
    beschriftung: mitMarke(texte.beschriftung(kopf.name, jahr.jahr), stand),
    beschriftungSichtbar: true,
    sortierbar: true,
    spalten: [
      {titel: texte.spalten.angebot},
      {titel: texte.spalten.bereich},
      {titel: texte.spalten.gruppen},
      {titel: texte.spalten.plaetze, zahl: true},
      {titel: texte.spalten.wochenplan},
      {titel: texte.spalten.termine, zahl: true},
      {titel: texte.spalten.stunden, zahl: true},
      {titel: texte.spalten.teilnahmen, zahl: true},
      {titel: texte.spalten.personen, zahl: true}
    ],
    zeilen: gueltige.map(({angebot, imJahr}) => [
      {inhalt: titel(angebot, imJahr), sortierwert: angebot.titel},
      {
        inhalt: [angebot.leistungsbereich, unterzeile(document, angebot.format)],
        sortierwert: `${angebot.leistungsbereich} ${angebot.format}`
      },
      {inhalt: angebot.zielgruppen.join(", "), sortierwert: angebot.zielgruppen.join(", ")},
      {
        inhalt: angebot.plaetze === null ? texte.ohnePlaetze : formatZahl(angebot.plaetze),
        sortierwert: angebot.plaetze
      },
      {
        inhalt:
          angebot.wochenplan === null
            ? texte.unregelmaessig
            : angebot.wochenplan
                .split("; ")
                .map((tag) => element(document, "span", {class: "zentren-zeile zentrum-termin"}, tag)),
        sortierwert: angebot.wochenplan
      },
      zelle(imJahr.termine, formatZahl, imJahr.lueckenhaft.includes("termine")),
      zelle(imJahr.stunden, (wert) => formatZahl(wert, stundenStellen), imJahr.lueckenhaft.includes("stunden")),
      zelle(imJahr.teilnahmen, formatZahl, imJahr.lueckenhaft.includes("teilnahmen")),
      zelle(imJahr.personen_mindestens, texte.mindestens, false)
    ]),
    document
  });
  tabelle.classList.add("zentrum-angebote");
  const geschuetzt = gueltige.filter(({imJahr}) => imJahr.ehrenamtliche_mindestens === "geschuetzt").length;
  return element(
    document,
    "div",
    {},
    tabelle,
    element(document, "p", {class: "lesetext klein gedaempft"}, texte.personenErklaerung),
    geschuetzt > 0 &&
      element(document, "p", {class: "lesetext klein gedaempft"}, texte.ehrenamtlicheGeschuetzt(geschuetzt))
  );
}
