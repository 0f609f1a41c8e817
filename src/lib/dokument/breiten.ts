import type {Dokumentspalte} from "./modell.js";

/** A word at which no line may break: browsers and word processors break at spaces and after hyphens. */
const laengstesWort = (text: string): number =>
  Math.max(0, ...text.split(/(?<=-)|[ \n\t\u200b]/).map((wort) => wort.length));

/**
 * Widths of the columns, in whole units that add up to *gesamt*: the shares they ask for, but no column narrower than its longest
 * word, at *jeZeichen* a character and *innen* for the cell's margins. Where all words do not fit, the shares of those words count.
 */
export function spaltenbreiten(
  spalten: readonly Dokumentspalte[],
  zeilen: readonly (readonly string[])[],
  {gesamt, jeZeichen, innen}: {gesamt: number; jeZeichen: number; innen: number}
): number[] {
  const mindest = spalten.map(
    ({titel}, i) =>
      innen + jeZeichen * Math.max(laengstesWort(titel), ...zeilen.map((zeile) => laengstesWort(zeile[i] ?? "")))
  );
  const noetig = mindest.reduce((summe, breite) => summe + breite, 0);
  const anteile = spalten.map(({breite = 1}) => breite);
  const fest = new Set<number>();
  let breiten: number[] = mindest.map((breite) => (breite * gesamt) / noetig);
  // Each round fixes at least one more column at its least width, so there are at most as many as columns.
  while (noetig <= gesamt && fest.size < spalten.length) {
    const rest = gesamt - [...fest].reduce((summe, i) => summe + mindest[i]!, 0);
    const summe = anteile.reduce((s, anteil, i) => (fest.has(i) ? s : s + anteil), 0);
    breiten = anteile.map((anteil, i) => (fest.has(i) ? mindest[i]! : (rest * anteil) / summe));
    const zuSchmal = breiten.flatMap((breite, i) => (!fest.has(i) && breite < mindest[i]! ? [i] : []));
    if (zuSchmal.length === 0) break;
    for (const i of zuSchmal) fest.add(i);
  }
  let bisher = 0;
  let summe = 0;
  return breiten.map((breite) => {
    summe += breite;
    const ganz = Math.round(summe) - bisher;
    bisher += ganz;
    return ganz;
  });
}
