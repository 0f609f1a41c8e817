import type {GebietProfil, Kennzahl} from "../../../loaders/marts/shapes.js";
import {endeOf, istVeraltet} from "../../lib/alter.js";
import {formatWert} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {zum} from "../../lib/texte/zeit.js";
import {istVeraenderung} from "../../lib/zustaende.js";
import {element} from "../dom.js";
import {istBefund} from "./Gegenueberstellung.js";
import {Kennzahlentabelle, Streifenlegende} from "./Kennzahlentabelle.js";
import {schlagzeilenplatz, urteilSatz, vorbehaltOf} from "./saetze.js";

const texte = texteProfil.problemfelder;
/** Fields that are open at first; the rest waits for the reader, and for printing. */
const offen = 2;
const meisteImBefund = 2;

type Fehlend = GebietProfil["nicht_verfuegbar"][number];

/** The figures that speak for a field: counts before indices of Berlin, and those before what volunteers have entered. */
function massgeblich(lines: readonly Kennzahl[]): Kennzahl[] {
  const known = lines.filter(istBefund);
  const osm = ({indikator}: Kennzahl): boolean => indikator.quelle_kurz === texteProfil.einrichtungen.osm;
  const index = ({indikator}: Kennzahl): boolean => !indikator.ebenen_vergleichbar;
  const stufen = [known.filter((k) => !osm(k) && !index(k)), known.filter(index), known.filter(osm)];
  return stufen.find((stufe) => stufe.length > 0) ?? [];
}

/**
 * The first figures of a field with their date and their verdict against the Bezirk, or beside its figure where there is none;
 * burdens before all others. Figures that their publisher cautions about are left out, and those older at *heute* than usual
 * where the field has newer ones.
 */
export function feldBefund(lines: readonly Kennzahl[], heute: Date): string {
  const order = {belastung: 0, ressource: 1, keine_wertung: 2};
  const mitWert = massgeblich(lines);
  const newest = mitWert.map((k) => endeOf(k.zeitraum)).reduce((a, b) => (a > b ? a : b), "");
  const known = mitWert
    .filter((k) => endeOf(k.zeitraum) === newest || !istVeraltet(k.zeitraum, k.indikator.turnus_monate, heute))
    .toSorted(
      (a, b) =>
        order[a.indikator.polaritaet] - order[b.indikator.polaritaet] ||
        schlagzeilenplatz(a.indikator.id) - schlagzeilenplatz(b.indikator.id)
    );
  if (known.length === 0) {
    if (lines.some(({gebiet}) => vorbehaltOf(gebiet))) return texte.nurVorbehalt;
    return lines.some((k) => k.gebiet.wert !== null) ? texte.nichtEingetragen : texte.ohneWerte;
  }
  const saetze = known.slice(0, meisteImBefund).map((kennzahl) => {
    const {indikator, gebiet, bezirk, zeitraum} = kennzahl;
    const eigen = `${indikator.kurztitel} ${formatWert(gebiet, indikator)}`;
    const urteil = urteilSatz(kennzahl, indikator, {nurBezirk: true});
    if (urteil) return texte.befundUrteil(`${eigen} ${zum(zeitraum)}`, urteil);
    const verglichen = bezirk !== null && bezirk.wert !== null && indikator.einheit !== "Personen";
    const mit = verglichen ? `${eigen} (${texteProfil.bezirk} ${formatWert(bezirk, indikator)})` : eigen;
    const ohne = !indikator.klassen && (verglichen || istVeraenderung(indikator));
    return texte.befund([`${mit} ${zum(zeitraum)}`, ...(ohne ? [texteProfil.unsicherheit.ohne] : [])]);
  });
  return saetze.join(" ");
}

/** Figures that no area of this level has, with the levels that do have them, as one line. */
function fehlendZeile(fehlend: readonly Fehlend[]): string {
  return texte.nichtVerfuegbar(
    fehlend.map(({kurztitel, ebenen}) =>
      ebenen.length > 0
        ? texte.nurAuf(
            kurztitel,
            ebenen.map((e) => texteProfil.ebenen[e].titel)
          )
        : kurztitel
    )
  );
}

function Feld(
  profil: GebietProfil,
  {id, titel}: GebietProfil["problemfelder"][number],
  lines: readonly Kennzahl[],
  {open, document, heute}: {open: boolean; document: Document; heute: Date}
): HTMLDetailsElement {
  const fehlend = profil.nicht_verfuegbar.filter((f) => f.problemfeld === id);
  return element(
    document,
    "details",
    {class: "problemfeld", id: `feld-${id}`, open},
    element(
      document,
      "summary",
      {},
      element(document, "h3", {}, titel),
      element(document, "span", {class: "feldbefund"}, feldBefund(lines, heute)),
      element(document, "span", {class: "feldzahl"}, texte.anzahl(lines.length))
    ),
    Kennzahlentabelle(profil, {titel, lines}, document, heute),
    fehlend.length > 0 && element(document, "p", {class: "nicht-verfuegbar"}, fehlendZeile(fehlend))
  );
}

/**
 * All figures of an area, one folding table per problem field in the catalogue's order, each with its first figures in the
 * heading; the first fields are open. Figures that do not exist at this level are named at the end of their field, never as
 * rows without a number. A sentence if the area has no figures at all.
 */
export function Problemfelder(profil: GebietProfil, document = globalThis.document, heute = new Date()): HTMLElement {
  const {gebiet, kennzahlen, problemfelder, nicht_verfuegbar} = profil;
  if (kennzahlen.length === 0)
    return element(document, "div", {}, element(document, "p", {}, texteProfil.kennzahlen.keine));
  const felder = problemfelder
    .map((feld) => ({feld, lines: kennzahlen.filter((k) => k.indikator.problemfeld === feld.id)}))
    .filter(({lines}) => lines.length > 0);
  const ohne = nicht_verfuegbar.filter((f) => !felder.some(({feld}) => feld.id === f.problemfeld));
  const details = felder.map(({feld, lines}, i) => Feld(profil, feld, lines, {open: i < offen, document, heute}));
  const alle = (text: string, open: boolean): HTMLButtonElement => {
    const button = element(document, "button", {type: "button"}, text);
    button.addEventListener("click", () => {
      for (const d of details) d.open = open;
    });
    return button;
  };
  return element(
    document,
    "div",
    {class: "problemfelder"},
    element(document, "p", {class: "lesetext"}, texte.lesehilfe),
    element(
      document,
      "p",
      {class: "feldknoepfe nicht-drucken"},
      alle(texte.alleOeffnen, true),
      alle(texte.alleSchliessen, false)
    ),
    gebiet.ebene !== "bezirk" && Streifenlegende(texteProfil.ebenen[gebiet.ebene].plural, document),
    details,
    ohne.length > 0 && element(document, "p", {class: "nicht-verfuegbar"}, fehlendZeile(ohne))
  );
}
