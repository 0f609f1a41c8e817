import {endeOf} from "../alter.js";
import type {Dokument} from "../dokument/modell.js";
import {formatZeitraum} from "../format.js";
import {texteBericht} from "../texte/bericht.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {shell} from "../texte/shell.js";
import {lueckenkapitel, methodenkapitel, neueskapitel, quellenkapitel, treffenkapitel} from "./anhang.js";
import {feldkapitel} from "./feld.js";
import {regionkapitel} from "./region.js";
import {kurzfassung, lesehilfe, uebersicht} from "./vorspann.js";
import {werkOf, type Berichtsdaten} from "./werk.js";

/** A needs report: what stands on its cover, and the document behind it. */
export interface Bericht {
  /** Lines of the cover: what is named, and how. */
  deckblatt: readonly {name: string; text: string}[];
  /** Date of the newest figure in words; it is the edition's name. */
  ausgabe: string;
  dokument: Dokument;
}

/** Dates of the oldest and the newest figure of *daten*, by the day they end on. */
function spanneOf({befunde}: Berichtsdaten): [aelteste: string, neueste: string] {
  const staende = befunde.indikatoren
    .flatMap(({ebenen}) => ebenen.map(({zeitraum}) => zeitraum))
    .toSorted((a, b) => endeOf(a).localeCompare(endeOf(b)));
  return [staende[0]!, staende.at(-1)!];
}

function deckblattOf(daten: Berichtsdaten, [aelteste, neueste]: [string, string]): Bericht["deckblatt"] {
  const texte = texteBericht.deckblatt;
  const {befunde, bild, version, herausgeber} = daten;
  const meldung = bild.stand.meldejahre.find(({jahr}) => jahr === bild.jahr);
  return [
    ...(herausgeber === null ? [] : [{name: texte.herausgeber, text: herausgeber}]),
    {name: texte.ausgabe, text: formatZeitraum(neueste)},
    {name: texte.stand, text: texte.standText(formatZeitraum(neueste), formatZeitraum(aelteste))},
    {name: texte.gebiete, text: texte.gebieteText(befunde.gebiete.bzr.length, befunde.gebiete.plr.length)},
    {
      name: texte.leistung,
      text:
        bild.jahr === null
          ? texte.ohneLeistung
          : texte.leistungText(bild.jahr, texteLeistungen.abdeckung(meldung?.gemeldet ?? 0, meldung?.zentren ?? 0))
    },
    {name: texte.version, text: version}
  ];
}

/**
 * The needs report on *daten*: summary, how to read it, overview, a chapter per problem field and one per Bezirksregion, where need
 * and gap coincide, what is new, what is missing, method and sources. Every Bezirksregion begins a new sheet, so that its
 * sheets can be handed out alone; fields follow each other. A field without figures has its chapter too and says why.
 */
export function berichtOf(daten: Berichtsdaten): Bericht {
  const w = werkOf(daten);
  const {befunde, bild, intern, version} = daten;
  const spanne = spanneOf(daten);
  const ausgabe = formatZeitraum(spanne[1]);
  const wechsel = {art: "seitenwechsel"} as const;
  // In the order they are read: tables are numbered as they are made.
  const kapitel = [
    {bloecke: kurzfassung(w), neuerBogen: false},
    {bloecke: lesehilfe(w), neuerBogen: true},
    {bloecke: uebersicht(w), neuerBogen: false},
    ...befunde.problemfelder.map((feld, i) => ({bloecke: feldkapitel(w, feld), neuerBogen: i === 0})),
    ...befunde.gebiete.bzr.map((gebiet) => ({bloecke: regionkapitel(w, gebiet), neuerBogen: true})),
    {bloecke: treffenkapitel(w), neuerBogen: true},
    {bloecke: neueskapitel(w), neuerBogen: false},
    {bloecke: lueckenkapitel(w), neuerBogen: true},
    {bloecke: methodenkapitel(), neuerBogen: false},
    {bloecke: quellenkapitel(w, ausgabe), neuerBogen: true}
  ];
  return {
    deckblatt: deckblattOf(daten, spanne),
    ausgabe,
    dokument: {
      titel: texteBericht.titel,
      untertitel: texteBericht.untertitel,
      vermerke: [
        ...(bild.stand.beispiel ? [texteBericht.beispielmarke] : []),
        ...(intern ? [shell.edition.vermerk] : [])
      ],
      kurztitel: texteBericht.kurztitel,
      stand: endeOf(spanne[1]),
      version,
      adresse: "/problemfelder",
      bloecke: kapitel.flatMap(({bloecke, neuerBogen}) => (neuerBogen ? [wechsel, ...bloecke] : bloecke))
    }
  };
}
