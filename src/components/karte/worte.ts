import {urteilsarten} from "../../lib/zustaende.js";
import {aufzaehlung, compareNamen, satz} from "../../lib/format.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {luecken, sortZeilen, type Bild, type Kartenzeile, type Zeile} from "./bild.js";

/** One statement of the text view: a label such as "Am höchsten" (or none) and the sentence after it. */
export interface Satz {
  art: "hoechste" | "niedrigste" | "vergleich" | "urteil" | "klasse" | "luecke" | "allgemein";
  kopf: string;
  text: string;
}

const mostNames = 6;
/** Areas of the class with the most burden are named up to this many: they are what readers look for. */
const mostBurdened = 12;

function nameList(zeilen: readonly Kartenzeile[]): string {
  return aufzaehlung(zeilen.map((z) => z.name).sort(compareNamen));
}

/** The first *n* rows and those that tie with the last of them, unless these are too many to name. */
function extreme(sorted: readonly Zeile[], n: number): string {
  const last = sorted[n - 1]!;
  const tied = sorted.filter((z, i) => i < n || z.wert === last.wert);
  const named = tied.length <= mostNames ? tied : sorted.slice(0, n);
  const rest = tied.length - named.length;
  const text = named
    .map((z) =>
      z.intervall === null ? `${z.name} ${z.text}` : texteKarte.worte.mitIntervall(z.name, z.text, z.intervall, z.rang)
    )
    .join(", ");
  return satz(rest > 0 ? `${text} ${texteKarte.worte.undWeitere(rest)}` : text);
}

function extremes(bild: Bild): Satz[] {
  const {worte} = texteKarte;
  const mit = sortZeilen(bild.zeilen, "wert-ab").filter((z) => z.wert !== null && !z.wenige);
  const [first] = mit;
  if (!first) return bild.zeilen.some((z) => z.wenige) ? [] : [{art: "allgemein", kopf: "", text: worte.keineWerte}];
  if (mit.length === 1) return [{art: "allgemein", kopf: "", text: worte.einGebiet(first.name, first.text)}];
  if (mit.every((z) => z.wert === first.wert))
    return [{art: "allgemein", kopf: "", text: worte.alleGleich(first.text, mit.length)}];
  const n = mit.length > 12 ? 3 : mit.length > 4 ? 2 : 1;
  return [
    {art: "hoechste", kopf: worte.hoechste, text: extreme(mit, n)},
    {
      art: "niedrigste",
      kopf: worte.niedrigste,
      text: extreme(sortZeilen(mit, "wert-auf"), n)
    }
  ];
}

function classCounts(bild: Bild): Satz[] {
  if (bild.mitWert === 0) return [{art: "allgemein", kopf: "", text: texteKarte.worte.keineWerte}];
  const {klassen} = bild.einteilung;
  const belastet = {belastung: klassen.length - 1, ressource: 0, keine_wertung: -1}[bild.indikator.polaritaet];
  return klassen.map((klasse, i) => {
    const zeilen = bild.zeilen.filter((z) => z.klasse === i);
    const names =
      zeilen.length > 0 && zeilen.length <= (i === belastet ? mostBurdened : mostNames) ? nameList(zeilen) : "";
    return {art: "klasse", kopf: "", text: texteKarte.worte.klasse(klasse.name ?? "", zeilen.length, names)};
  });
}

/** How many areas lie above, below or not recognisably apart, against each benchmark that has verdicts. */
function verdictCounts(bild: Bild): Satz[] {
  const {worte} = texteKarte;
  return bild.vergleiche.flatMap(({art}): Satz[] => {
    const teile = urteilsarten.flatMap((urteil) => {
      const n = bild.zeilen.filter((z) => z.urteile[art] === urteil).length;
      return n > 0 ? worte.urteilAnzahl(urteil, n) : [];
    });
    return teile.length > 0 ? [{art: "urteil", kopf: worte.urteil[art], text: satz(teile.join(", "))}] : [];
  });
}

/**
 * The view in words: highest and lowest areas (or areas per class), Bezirk and Berlin, how the areas lie to them by rule,
 * and every area with too few cases or without a number with the reason. Ties at the edge are named or counted, never cut silently.
 */
export function satzOf(bild: Bild): Satz[] {
  const {worte} = texteKarte;
  const saetze = bild.indikator.klassen ? classCounts(bild) : extremes(bild);

  const vergleiche = bild.vergleiche.filter((v) => v.wert !== null);
  if (vergleiche.length > 0)
    saetze.push({
      art: "vergleich",
      kopf: "",
      text: satz(vergleiche.map((v) => `${worte.vergleich[v.art]} ${v.text}`).join(", "))
    });

  saetze.push(...verdictCounts(bild));

  if (!bild.indikator.ebenen_vergleichbar) saetze.push({art: "allgemein", kopf: "", text: worte.nichtVergleichbar});

  for (const {grund, zeilen, name} of luecken(bild)) {
    const names = zeilen.length > mostNames && zeilen.length === bild.zeilen.length ? worte.alle : nameList(zeilen);
    const gruende = [...new Set(zeilen.map((z) => z.anmerkung).filter(Boolean))];
    saetze.push({
      art: "luecke",
      kopf: "",
      text: [
        grund === "wenige"
          ? worte.wenige(zeilen.length, names)
          : grund === "fehlt"
            ? worte.ohneAngabe(zeilen.length, names)
            : worte.ohneWert(zeilen.length, name, names),
        ...gruende.map(satz)
      ].join(" ")
    });
  }
  const nullWerte = bild.zeilen.filter((z) => z.status === "null_wert").length;
  if (nullWerte > 0) saetze.push({art: "allgemein", kopf: "", text: worte.nullWerte(nullWerte)});
  return saetze;
}
