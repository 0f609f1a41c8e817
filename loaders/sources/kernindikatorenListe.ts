import type {Merkmal} from "../contract/release.js";

/** A Kernindikator: its unit as the overview file writes it and as we do, its period, its title. */
export interface Kernindikator {
  code: string;
  /** Unit in the overview file; null for a code it does not list. */
  unit: string | null;
  einheit: string;
  /** Stock at the end of the year, flow of the year, or mean of three school years. */
  art: "bestand" | "jahr" | "mittel";
  titel: string;
}

const kernindikator = (
  code: string,
  unit: string | null,
  einheit: string,
  art: Kernindikator["art"],
  titel: string
): Kernindikator => ({code, unit, einheit, art, titel});

/** All codes a delivery has, in its order; E4 and E7 do not exist. */
export const kernindikatoren: readonly Kernindikator[] = [
  kernindikator(
    "A4",
    "(qm je Einwohner)",
    "Quadratmeter je Person",
    "bestand",
    "Öffentliche Grünanlagen, Fläche je Einwohnerin und Einwohner"
  ),
  kernindikator(
    "A5",
    "(qm je Einwohner)",
    "Quadratmeter je Person",
    "bestand",
    "Öffentliche Spielplätze, Fläche je Einwohnerin und Einwohner"
  ),
  kernindikator(
    "A6",
    "%",
    "Prozent",
    "bestand",
    "Kinder in öffentlich geförderter Kindertagesbetreuung, Anteil an den Kindern unter 7 Jahren"
  ),
  kernindikator(
    "A7",
    "(je 100 EW von 6 bis unter 25 Jahren)",
    "je 100 Personen",
    "bestand",
    "Plätze in Jugendfreizeiteinrichtungen je 100 Personen von 6 bis unter 25 Jahren"
  ),
  kernindikator("A8", "(je 100 Einwohner)", "je 100 Personen", "jahr", "Kiezbezogene Straftaten je 100 Personen"),
  kernindikator("B1", "%", "Prozent", "bestand", "Personen unter 18 Jahren, Anteil an allen"),
  kernindikator("B2", "%", "Prozent", "bestand", "Personen von 65 Jahren und älter, Anteil an allen"),
  kernindikator("C1", "%", "Prozent", "bestand", "Personen mit über 5 Jahren Wohndauer an derselben Adresse, Anteil"),
  kernindikator("C2", "(je 100 Einwohner)", "je 100 Personen", "jahr", "Wanderungssaldo je 100 Personen"),
  kernindikator(
    "C3",
    "(je 100 Einwohner unter 6 Jahren)",
    "je 100 Personen",
    "jahr",
    "Wanderungssaldo der unter 6-Jährigen je 100 Personen unter 6 Jahren"
  ),
  kernindikator(
    "D1",
    "%",
    "Prozent",
    "bestand",
    "Sozialversicherungspflichtig Beschäftigte, Anteil an den 15- bis unter 65-Jährigen"
  ),
  kernindikator(
    "D2",
    "%",
    "Prozent",
    "bestand",
    "Arbeitslose nach SGB II und III, Anteil an den 15- bis unter 65-Jährigen"
  ),
  kernindikator(
    "D3",
    "%",
    "Prozent",
    "bestand",
    "Arbeitslose unter 25 Jahren nach SGB II und III, Anteil an den 15- bis unter 25-Jährigen"
  ),
  kernindikator(
    "D4",
    "%",
    "Prozent",
    "bestand",
    "Personen mit Transferleistungen nach SGB II, Anteil an den unter 65-Jährigen"
  ),
  kernindikator(
    "D5",
    "%",
    "Prozent",
    "bestand",
    "Nicht erwerbsfähige Personen unter 15 Jahren mit Transferleistungen nach SGB II, Anteil an den unter 15-Jährigen"
  ),
  kernindikator(
    "D6",
    "%",
    "Prozent",
    "bestand",
    "Personen ab 65 Jahren mit Grundsicherung nach SGB XII (außerhalb von Einrichtungen), Anteil an den ab 65-Jährigen"
  ),
  kernindikator("DA1", null, "Personen", "bestand", "Einwohnerinnen und Einwohner"),
  kernindikator(
    "E1",
    "%",
    "Prozent",
    "mittel",
    "Kinder mit Sprachdefiziten bei der Einschulungsuntersuchung, Anteil an den untersuchten Kindern"
  ),
  kernindikator(
    "E2",
    "%",
    "Prozent",
    "mittel",
    "Kinder mit motorischen Defiziten (Visuomotorik) bei der Einschulungsuntersuchung, Anteil an den untersuchten Kindern"
  ),
  kernindikator(
    "E3",
    "%",
    "Prozent",
    "mittel",
    "Kinder mit Übergewicht bei der Einschulungsuntersuchung, Anteil an den untersuchten Kindern"
  ),
  kernindikator(
    "E5",
    "%",
    "Prozent",
    "bestand",
    "Kinder nicht deutscher Herkunftssprache, Anteil an den Kindern der öffentlichen Grundschulen"
  ),
  kernindikator(
    "E6",
    "%",
    "Prozent",
    "bestand",
    "Kinder mit Befreiung von den Lernmittelkosten, Anteil an den Kindern der öffentlichen Grundschulen"
  ),
  kernindikator(
    "E8",
    "%",
    "Prozent",
    "jahr",
    "Kinder und Jugendliche mit Hilfen zur Erziehung, Anteil an den unter 21-Jährigen"
  )
];
/** The codes of all Kernindikatoren. */
export const codes = kernindikatoren.map(({code}) => code);

const periodOf = (art: Kernindikator["art"], jahr: number): string =>
  ({bestand: `${jahr}-12-31`, jahr: String(jahr), mittel: `${jahr - 2}/${jahr}`})[art];

/** The Merkmal of *code* for the year *jahr*. */
export function kernMerkmal(code: string, jahr: number): Merkmal {
  const found = kernindikatoren.find((k) => k.code === code);
  if (!found) throw new Error(`code: ${code} is no Kernindikator`);
  const {titel, einheit, art} = found;
  return {name: code.toLowerCase(), titel, einheit, zeitraum: periodOf(art, jahr), summierbar: false};
}

/** A name as the folders write it: small letters and digits, umlauts written out, nothing else. */
export function slugOf(name: string): string {
  const plain: Record<string, string> = {ä: "ae", ö: "oe", ü: "ue", ß: "ss"};
  return name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => plain[letter] ?? letter)
    .replace(/[^a-z0-9]/g, "");
}
