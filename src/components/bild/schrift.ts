/**
 * The type of every picture. The site's own is not installed where a picture is opened; these three have the same widths, and
 * one of them is on every computer.
 */
export const schriftfamilie = "Arial, 'Liberation Sans', Helvetica, sans-serif";

/** Height above and depth below the baseline, in parts of the size. */
export const schriftlage = {ueber: 0.905, unter: 0.212} as const;

/** Widths of U+0020 to U+007E in thousandths of the size. */
const breiten = {
  normal: [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584
  ],
  fett: [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584
  ]
} as const;

/** The same of signs outside ASCII that are no letter with an accent. */
const zeichen: Record<string, number> = {
  ...{"\u00a0": 278, "§": 556, "°": 400, "²": 333, "³": 333, "×": 584, "÷": 549, "±": 549, "·": 278, "©": 737},
  ...{"«": 556, "»": 556, "€": 556, "–": 556, "—": 1000, "‘": 278, "’": 278, "‚": 278, "“": 500, "”": 500, "„": 500},
  ...{"…": 1000, "•": 350, "\u2212": 584, "≥": 549, "≤": 549, "≈": 549, "←": 1000, "→": 1000, "↑": 500, "↓": 500},
  ...{"●": 604, "○": 604, "‰": 1000, ß: 611}
};

/** Of anything else: on the safe side. */
const unbekannt = 722;

/** Width of *text* at *groesse*, in the same unit; exact for German text in the type of the pictures. */
export function textbreite(text: string, groesse: number, fett = false): number {
  const tafel = fett ? breiten.fett : breiten.normal;
  let summe = 0;
  for (const z of text) summe += zeichen[z] ?? tafel[z.normalize("NFD").charCodeAt(0) - 32] ?? unbekannt;
  return (summe * groesse) / 1000;
}

/** *text* with spaces that every type has: the narrow one of U+202F and the en space are drawn as a box where they are missing. */
export const mitUeblichenLeerzeichen = (text: string): string =>
  text.replace(/[\u202f\u2009]/g, "\u00a0").replace(/[\u2002\u2003]/g, " ");

/** A dot between two things ends a line rather than beginning one. */
const mitPunktAmEnde = (text: string): string => text.replaceAll(" · ", "\u00a0· ");

function zerlegt(wort: string, breite: number, breiteOf: (text: string) => number): string[] {
  const teile: string[] = [];
  let teil = "";
  for (const z of wort) {
    if (teil !== "" && breiteOf(teil + z) > breite) {
      // An address reads better broken behind a sign.
      const zeichenstelle = Math.max(...["/", "?", "&", "=", "-", ","].map((t) => teil.lastIndexOf(t))) + 1;
      const schnitt = zeichenstelle > teil.length / 2 ? zeichenstelle : teil.length;
      teile.push(teil.slice(0, schnitt));
      teil = teil.slice(schnitt);
    }
    teil += z;
  }
  return [...teile, teil];
}

/**
 * *text* in lines no wider than *breite*: broken at spaces and behind hyphens, and inside a word only where it is wider by
 * itself. Nothing is left out; a space at a break stays at the end of its line. No line for a text without a letter.
 */
export function umbrochen(text: string, breite: number, groesse: number, fett = false): string[] {
  const breiteOf = (t: string): number => textbreite(t.replace(/ $/, ""), groesse, fett);
  const woerter = mitPunktAmEnde(mitUeblichenLeerzeichen(text))
    .trim()
    .split(/(?<=[ ])|(?<=\p{L}[-–])(?=\p{L})/u)
    .filter((wort) => wort !== "")
    .flatMap((wort) => (breiteOf(wort) > breite ? zerlegt(wort, breite, breiteOf) : [wort]));
  const zeilen: string[] = [];
  for (const wort of woerter) {
    const letzte = zeilen.at(-1);
    if (letzte !== undefined && breiteOf(letzte + wort) <= breite) zeilen[zeilen.length - 1] = letzte + wort;
    else zeilen.push(wort);
  }
  return zeilen;
}
