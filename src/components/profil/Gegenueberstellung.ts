import type {GebietProfil, Kennzahl} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {element} from "../dom.js";
import {NichtVergleichbar} from "./Kennzahlentabelle.js";
import {Wertanzeige, Zeichenlegende} from "./Wertanzeige.js";

const texte = texteProfil.gegenueber;
const meisteZeilen = 6;

/**
 * At most six figures of one polarity that the area has: the first of every problem field in the catalogue's order, then the
 * second ones, so that no field fills the list alone.
 */
export function auswahlOf(kennzahlen: readonly Kennzahl[], polaritaet: "belastung" | "ressource"): Kennzahl[] {
  const own = kennzahlen.filter((k) => k.indikator.polaritaet === polaritaet && k.gebiet.wert !== null);
  const place = new Map<Kennzahl, number>();
  const seen = new Map<string, number>();
  for (const k of own) {
    const n = seen.get(k.indikator.problemfeld) ?? 0;
    place.set(k, n);
    seen.set(k.indikator.problemfeld, n + 1);
  }
  return own.toSorted((a, b) => place.get(a)! - place.get(b)!).slice(0, meisteZeilen);
}

function Liste(
  {gebiet, kennzahlen}: GebietProfil,
  polaritaet: "belastung" | "ressource",
  document: Document
): HTMLElement {
  const titel = texteProfil.kennzahlen.bloecke[polaritaet];
  const id = `seite-${polaritaet}`;
  const lines = auswahlOf(kennzahlen, polaritaet);
  const mitBezirk = gebiet.ebene !== "bezirk";
  const spalte = (text: string, klasse: string | null) => element(document, "th", {scope: "col", class: klasse}, text);
  return element(
    document,
    "section",
    {"aria-labelledby": id},
    element(document, "h3", {id}, titel),
    element(document, "p", {class: "klein gedaempft"}, texteProfil.kennzahlen.blockhinweise[polaritaet]),
    lines.length === 0
      ? element(document, "p", {class: "keine-ressourcen"}, texte.keine[polaritaet])
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
              spalte(texteProfil.kennzahlen.spalten.wert, "zahl"),
              mitBezirk && spalte(texteProfil.bezirk, "zahl"),
              !mitBezirk && spalte(texteProfil.berlin, "zahl")
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
                  element(document, "span", {class: "zeile klein gedaempft"}, formatZeitraum(k.zeitraum))
                ),
                element(document, "td", {class: "zahl eigen"}, Wertanzeige(k.gebiet, k.indikator, document)),
                element(
                  document,
                  "td",
                  {class: "zahl"},
                  k.indikator.ebenen_vergleichbar
                    ? Wertanzeige(k.bezirk ?? k.berlin, k.indikator, document)
                    : NichtVergleichbar(document)
                )
              )
            )
          )
        )
  );
}

/** Burdens and resources side by side: of each at most six figures, chosen by rule, with the Bezirk (for itself Berlin). */
export function Gegenueberstellung(profil: GebietProfil, document = globalThis.document): HTMLElement {
  const lines = (["belastung", "ressource"] as const).flatMap((p) => auswahlOf(profil.kennzahlen, p));
  const getrennt = lines.filter((k) => !k.indikator.ebenen_vergleichbar).map((k) => k.indikator.kurztitel);
  const klassen = lines.flatMap(({indikator}) => {
    const last = indikator.klassen?.at(-1);
    return last ? [texteProfil.kennzahlen.klassenende(indikator.kurztitel, last.name)] : [];
  });
  return element(
    document,
    "div",
    {class: "gegenueberstellung"},
    Liste(profil, "belastung", document),
    Liste(profil, "ressource", document),
    Zeichenlegende(
      lines.filter((k) => k.indikator.ebenen_vergleichbar).map((k) => [k.bezirk ?? k.berlin, k.indikator] as const),
      document
    ),
    getrennt.length > 0 &&
      element(document, "p", {class: "klein gedaempft regel"}, texteProfil.kennzahlen.nichtVergleichbarSatz(getrennt)),
    element(
      document,
      "p",
      {class: "klein gedaempft regel"},
      [klassen.length > 0 && texteProfil.kennzahlen.klassenhinweis(klassen), texte.regel].filter(Boolean).join(" ")
    )
  );
}
