import type {GebietProfil, Kennzahl} from "../../../loaders/marts/shapes.js";
import {endeOf, istVeraltet} from "../../lib/alter.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element, type Kind} from "../dom.js";
import {schlagzeilenplatz, sicherheitSatz, standVergleichSatz, vorbehaltOf} from "./saetze.js";
import {Stand} from "./Stand.js";
import {Intervallanzeige, Intervallkopf, Urteilzeile, Wertanzeige, Zeichenlegende} from "./Wertanzeige.js";

const texte = texteProfil.gegenueber;
const meisteZeilen = 6;
/** Of several indices made of the same traits, the one that holds them all. */
const gesamtindex = "gssa_gesix";

type Seite = "belastung" | "ressource" | "index";

/**
 * True if the line has a value to tell: a number that its publisher does not caution about, but for places that volunteers may
 * just not have entered yet.
 */
export function istBefund({gebiet, indikator}: Pick<Kennzahl, "gebiet" | "indikator">): boolean {
  if (gebiet.wert === null || vorbehaltOf(gebiet)) return false;
  return gebiet.wert !== 0 || indikator.quelle_kurz !== texteProfil.einrichtungen.osm;
}

/**
 * At most six figures of one polarity that the area has. Of every problem field first the newest, those older at *heute* than
 * usual behind the others; of equal dates the one that is a headline, else the catalogue's first. Then the second ones, so that
 * no field fills the list alone.
 */
export function auswahlOf(
  kennzahlen: readonly Kennzahl[],
  polaritaet: "belastung" | "ressource",
  heute: Date
): Kennzahl[] {
  const alt = ({zeitraum, indikator}: Kennzahl): number =>
    Number(istVeraltet(zeitraum, indikator.turnus_monate, heute));
  const own = kennzahlen
    .filter((k) => k.indikator.ebenen_vergleichbar && k.indikator.polaritaet === polaritaet && istBefund(k))
    .toSorted(
      (a, b) =>
        alt(a) - alt(b) ||
        endeOf(b.zeitraum).localeCompare(endeOf(a.zeitraum)) ||
        schlagzeilenplatz(a.indikator.id) - schlagzeilenplatz(b.indikator.id)
    );
  const place = new Map<Kennzahl, number>();
  const seen = new Map<string, number>();
  for (const k of own) {
    const n = seen.get(k.indikator.problemfeld) ?? 0;
    place.set(k, n);
    seen.set(k.indikator.problemfeld, n + 1);
  }
  return own.toSorted((a, b) => place.get(a)! - place.get(b)!).slice(0, meisteZeilen);
}

function linesOf(kennzahlen: readonly Kennzahl[], seite: Seite, heute: Date): Kennzahl[] {
  return seite === "index"
    ? kennzahlen.filter((k) => k.indikator.id === gesamtindex && istBefund(k))
    : auswahlOf(kennzahlen, seite, heute);
}

/** The name of the class with the most burden; undefined where there are no classes, or none is a burden. */
const belastendste = ({indikator}: Kennzahl): string | undefined =>
  indikator.polaritaet === "belastung" ? indikator.klassen?.at(-1)?.name : undefined;

/** True if the Bezirk's figure (Berlin's for the Bezirk) stands beside that of the area and nothing says how sure a difference is. */
function ohneUrteil(kennzahl: Kennzahl): boolean {
  const beside = {...kennzahl, ...kennzahl.vergleich};
  const {bezirk, berlin, indikator} = beside;
  return !indikator.klassen && (bezirk ?? berlin).wert !== null && sicherheitSatz(beside, {nurBezirk: true}) === "";
}

function Leer({gebiet, unter}: GebietProfil, seite: "belastung" | "ressource", document: Document): HTMLElement {
  const regionen = seite === "belastung" && gebiet.ebene === "pgr" ? unter : [];
  return element(
    document,
    "p",
    {class: "keine-ressourcen"},
    texte.keine[seite],
    regionen.length > 0 && ` ${texte.jeBezirksregion} `,
    regionen.map((g, i): Kind => [
      i > 0 && ", ",
      element(document, "a", {href: `./${g.gebiet_id}`}, g.name),
      i === regionen.length - 1 && "."
    ])
  );
}

function Liste(profil: GebietProfil, seite: Seite, heute: Date, document: Document): HTMLElement | null {
  const {gebiet, kennzahlen} = profil;
  const titel = texteProfil.kennzahlen.bloecke[seite];
  const id = `seite-${seite}`;
  const lines = linesOf(kennzahlen, seite, heute);
  if (seite === "index" && lines.length === 0) return null;
  const daneben = seite !== "index" && (gebiet.ebene === "bezirk" ? texteProfil.berlin : texteProfil.bezirk);
  const spalte = (text: Kind, klasse: string | null) => element(document, "th", {scope: "col", class: klasse}, text);
  return element(
    document,
    "section",
    {"aria-labelledby": id, class: seite === "index" ? "seite-index" : null},
    element(document, "h3", {id}, titel),
    element(
      document,
      "p",
      {class: "klein gedaempft"},
      seite === "index" ? texteProfil.kennzahlen.richtung.ressource : texteProfil.kennzahlen.blockhinweise[seite]
    ),
    lines.length === 0 && seite !== "index"
      ? Leer(profil, seite, document)
      : element(
          document,
          "table",
          {class: "tabelle gegenueber"},
          element(document, "caption", {class: "nur-vorlesen"}, `${titel}, ${gebiet.name}`),
          element(
            document,
            "thead",
            {},
            element(
              document,
              "tr",
              {},
              spalte(texteProfil.kennzahlen.spalten.kennzahl, null),
              spalte([texteProfil.kennzahlen.spalten.wert, Intervallkopf(lines, document)], "zahl"),
              daneben && spalte(daneben, "zahl")
            )
          ),
          element(
            document,
            "tbody",
            {},
            lines.map((k) =>
              element(
                document,
                "tr",
                {},
                element(
                  document,
                  "th",
                  {scope: "row"},
                  element(document, "a", {href: `../indikatoren/${k.indikator.id}`}, k.indikator.kurztitel),
                  element(document, "span", {class: "zeile klein gedaempft"}, Stand(k, heute, document)),
                  belastendste(k) &&
                    element(
                      document,
                      "span",
                      {class: "zeile klein gedaempft"},
                      texte.hoechsteBelastung(belastendste(k)!)
                    ),
                  Urteilzeile(sicherheitSatz(k, {nurBezirk: true}), document),
                  k.vergleich && element(document, "span", {class: "zeile klein gedaempft"}, standVergleichSatz(k))
                ),
                element(
                  document,
                  "td",
                  {class: "zahl eigen"},
                  Wertanzeige(k.gebiet, k.indikator, document),
                  Intervallanzeige(k.gebiet, k.indikator, document)
                ),
                daneben &&
                  element(document, "td", {class: "zahl"}, Wertanzeige(k.bezirk ?? k.berlin, k.indikator, document))
              )
            )
          )
        )
  );
}

/**
 * Burdens and resources side by side, of each at most six figures, chosen by rule, with interval, verdict and the Bezirk (for
 * itself Berlin); below them the index that compares with all of Berlin, which is neither. Ages count at *heute*.
 */
export function Gegenueberstellung(
  profil: GebietProfil,
  document = globalThis.document,
  heute = new Date()
): HTMLElement {
  const lines = (["belastung", "ressource"] as const).flatMap((p) => auswahlOf(profil.kennzahlen, p, heute));
  return element(
    document,
    "div",
    {class: "gegenueberstellung"},
    Liste(profil, "belastung", heute, document),
    Liste(profil, "ressource", heute, document),
    Liste(profil, "index", heute, document),
    Zeichenlegende(
      lines.flatMap((k) => [k.gebiet, k.bezirk ?? k.berlin].map((wert) => [wert, k.indikator] as const)),
      document
    ),
    element(
      document,
      "p",
      {class: "klein gedaempft regel"},
      [lines.some(ohneUrteil) && texte.ohneUrteil, texte.regel].filter(Boolean).join(" ")
    )
  );
}
