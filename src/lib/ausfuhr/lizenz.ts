/** Addresses that name a licence in a line of attribution, with its id in data/catalogue/sources.json; a test compares the two. */
const adressen: readonly (readonly [RegExp, string])[] = [
  [/creativecommons\.org\/licenses\/by\/3\.0\/de\b/, "cc-by-3.0-de"],
  [/govdata\.de\/dl-de\/zero-2-0\b/, "dl-de-zero-2.0"],
  [/govdata\.de\/dl-de\/by-2-0\b/, "dl-de-by-2.0"],
  [/creativecommons\.org\/licenses\/by\/4\.0\b/, "cc-by-4.0"],
  [/creativecommons\.org\/licenses\/by-sa\/4\.0\b/, "cc-by-sa-4.0"],
  [/opendatacommons\.org\/licenses\/odbl\b/, "odbl-1.0"],
  [/gesetze-im-internet\.de\/urhg\/__51\.html/, "ohne-lizenzangabe"]
];

/** Stands for a source whose line names no licence. */
export const ohneLizenz = "ohne-lizenzangabe";

/**
 * Ids of the licences that full lines of attribution name by their addresses, each once, separated by blanks; a line that names
 * none adds "ohne-lizenzangabe", so that an open licence is never claimed for what has none. "" only without any line.
 */
export function lizenzenOf(quellen: readonly string[]): string {
  const ids = quellen.flatMap((zeile) => {
    const gefunden = adressen.filter(([adresse]) => adresse.test(zeile)).map(([, id]) => id);
    return gefunden.length > 0 ? gefunden : [ohneLizenz];
  });
  return [...new Set(ids)].join(" ");
}
