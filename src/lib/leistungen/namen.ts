/** *text* as it is compared: small letters and digits only, umlauts written out, "Str." as "strasse". */
export function vergleichsform(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("ß", "ss")
    .replace(/str(?:\.|(?=\s|$))/g, "strasse")
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");
}

/** *text* in Unicode's composed form, without invisible characters, with single spaces and none at the ends. */
export function reinige(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Insertions, deletions and replacements of one letter that lead from *a* to *b*; more than *hoechstens* is Infinity. */
export function abstand(a: string, b: string, hoechstens: number): number {
  if (Math.abs(a.length - b.length) > hoechstens) return Infinity;
  let vorige = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const reihe = [i];
    for (let j = 1; j <= b.length; j++) {
      const tausch = vorige[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      reihe.push(Math.min(tausch, vorige[j]! + 1, reihe[j - 1]! + 1));
    }
    vorige = reihe;
  }
  const ergebnis = vorige[b.length]!;
  return ergebnis > hoechstens ? Infinity : ergebnis;
}

/** The one of *kandidaten* that somebody who wrote *text* most likely meant; undefined if none is near. */
export function naechster(text: string, kandidaten: Iterable<string>): string | undefined {
  const gesucht = vergleichsform(text);
  if (gesucht.length < 3) return undefined;
  const grenze = Math.max(1, Math.floor(gesucht.length / 4));
  let best: string | undefined;
  let bester = Infinity;
  for (const kandidat of kandidaten) {
    const form = vergleichsform(kandidat);
    const enthalten = gesucht.length >= 5 && form.length >= 5 && (form.startsWith(gesucht) || gesucht.startsWith(form));
    const entfernung = Math.min(abstand(gesucht, form, grenze), enthalten ? grenze + 0.5 : Infinity);
    if (entfernung < bester) [best, bester] = [kandidat, entfernung];
  }
  return best;
}
