import type {GebietProfil, Kennzahl} from "../../../loaders/marts/shapes.js";
import {formatWert} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element} from "../dom.js";
import {Kennzahlentabelle, Streifenlegende} from "./Kennzahlentabelle.js";

const texte = texteProfil.problemfelder;
/** Fields that are open at first; the rest waits for the reader, and for printing. */
const offen = 2;
const meisteImBefund = 2;

type Fehlend = GebietProfil["nicht_verfuegbar"][number];

/** The first figures of a field beside the Bezirk, burdens before all others, in one sentence without a verdict. */
export function feldBefund(lines: readonly Kennzahl[]): string {
  const order = {belastung: 0, ressource: 1, keine_wertung: 2};
  const known = lines
    .filter((k) => k.gebiet.wert !== null)
    .toSorted((a, b) => order[a.indikator.polaritaet] - order[b.indikator.polaritaet]);
  if (known.length === 0) return texte.ohneWerte;
  const teile = known.slice(0, meisteImBefund).map(({indikator, gebiet, bezirk}) => {
    const eigen = `${indikator.kurztitel} ${formatWert(gebiet, indikator)}`;
    return bezirk && bezirk.wert !== null && indikator.einheit !== "Personen"
      ? `${eigen} (${texteProfil.bezirk} ${formatWert(bezirk, indikator)})`
      : eigen;
  });
  return texte.befund(teile);
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
      element(document, "span", {class: "feldbefund"}, feldBefund(lines)),
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
