import type {Lizenz, Source} from "../contract/catalogue.js";

/** The list of licences that DCAT-AP.de allows. */
export const dcatLizenzListe = "http://dcat-ap.de/def/licenses";

/** Names of open licences in that list, by the licence's own address. */
const names: [RegExp, string][] = [
  [/creativecommons\.org\/licenses\/by\/3\.0\/de\b/, "cc-by-de/3.0"],
  [/creativecommons\.org\/licenses\/by\/4\.0\b/, "cc-by/4.0"],
  [/creativecommons\.org\/licenses\/by-sa\/4\.0\b/, "cc-by-sa/4.0"],
  [/creativecommons\.org\/publicdomain\/zero\/1\.0\b/, "cc-zero"],
  [/govdata\.de\/dl-de\/zero-2-0\b/, "dl-zero-de/2.0"],
  [/govdata\.de\/dl-de\/by-2-0\b/, "dl-by-de/2.0"],
  [/opendatacommons\.org\/licenses\/odbl\b/, "odbl"]
];

/** The address of *lizenz* in the list of DCAT-AP.de; null if it is no open licence that we know: then nothing may be passed on. */
export function dcatLizenz({url}: Pick<Lizenz, "url">): string | null {
  const name = names.find(([pattern]) => pattern.test(url))?.[1];
  return name === undefined ? null : `${dcatLizenzListe}/${name}`;
}

/** Ids of all licences that figures of a source stand under: its own first. */
export function lizenzIds({lizenz, weitere_lizenzen}: Pick<Source, "lizenz" | "weitere_lizenzen">): string[] {
  return [lizenz, ...weitere_lizenzen];
}
