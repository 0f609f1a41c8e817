/** A figure that reports are known to have: its name in our register, what it means, its unit. */
export interface Kennzahl {
  name: string;
  titel: string;
  einheit: string;
  /** Headings of tables that mean it. */
  kopf: RegExp;
}

/** Figures that have been taken from reports so far. A new one is typed with its own `Bezeichnung`. */
export const kennzahlen: readonly Kennzahl[] = [
  {
    name: "d1",
    titel: "Sozialversicherungspflichtig Beschäftigte, Anteil an den 15- bis unter 65-Jährigen",
    einheit: "Prozent",
    kopf: /\bD ?1\b|sozialversicherungspflichtig/i
  },
  {
    name: "d2",
    titel: "Arbeitslose nach SGB II und SGB III, Anteil an den 15- bis unter 65-Jährigen",
    einheit: "Prozent",
    kopf: /\bD ?2\b/i
  },
  {
    name: "d3",
    titel: "Arbeitslose unter 25 Jahren nach SGB II und SGB III, Anteil an den 15- bis unter 25-Jährigen",
    einheit: "Prozent",
    kopf: /\bD ?3\b|arbeitslose.*unter 25/i
  },
  {
    name: "d4",
    titel: "Leistungsberechtigte nach SGB II, Anteil an allen unter 65 Jahren",
    einheit: "Prozent",
    kopf: /\bD ?4\b/i
  },
  {
    name: "d5",
    titel: "Nicht erwerbsfähige Leistungsberechtigte nach SGB II unter 15 Jahren, Anteil an allen unter 15 Jahren",
    einheit: "Prozent",
    kopf: /\bD ?5\b|transferleistung.*unter 15/i
  },
  {
    name: "d6",
    titel: "Empfängerinnen und Empfänger von Grundsicherung ab 65 Jahren, Anteil an allen ab 65 Jahren",
    einheit: "Prozent",
    kopf: /\bD ?6\b|grundsicherung/i
  },
  {
    name: "e1",
    titel: "Kinder mit Sprachdefiziten, Anteil an den Einschulungsuntersuchten",
    einheit: "Prozent",
    kopf: /\bE ?1\b|sprachdefizit/i
  },
  {
    name: "e2",
    titel: "Kinder mit motorischen Defiziten (Visuomotorik), Anteil an den Einschulungsuntersuchten",
    einheit: "Prozent",
    kopf: /\bE ?2\b|motorische.*defizit|visuomotorik/i
  },
  {
    name: "e3",
    titel: "Kinder mit Übergewicht, Anteil an den Einschulungsuntersuchten",
    einheit: "Prozent",
    kopf: /\bE ?3\b|übergewicht/i
  },
  {
    name: "arbeitslosenquote",
    titel: "Arbeitslosenquote",
    einheit: "Prozent",
    kopf: /arbeitslosenquote|arbeitslose.*(%|prozent|anteil|quote)/i
  },
  {name: "arbeitslose", titel: "Arbeitslose", einheit: "Personen", kopf: /arbeitslose/i},
  {
    name: "sgb2_quote",
    titel: "Leistungsberechtigte nach SGB II, Anteil (Bezugsgröße im Bericht nicht lesbar)",
    einheit: "Prozent",
    kopf: /sgb[ -]?ii\b.*(%|prozent|anteil|quote)/i
  },
  {
    name: "sgb2_personen",
    titel: "Leistungsberechtigte nach SGB II",
    einheit: "Personen",
    kopf: /sgb[ -]?ii\b.*(personen|anzahl|berechtigte|empfänger)/i
  }
];

/** The known Kennzahl that a heading names; undefined if it names none, or more than one equally well. */
export function kennzahlOfKopf(kopf: string): Kennzahl | undefined {
  const codes = kennzahlen.filter(
    ({name}) => new RegExp(`\\b${name[0]} ?${name.slice(1)}\\b`, "i").test(kopf) && name.length === 2
  );
  if (codes.length > 0) return codes.length === 1 ? codes[0] : undefined;
  return /veränderung|differenz|entwicklung/i.test(kopf) ? undefined : kennzahlen.find((k) => k.kopf.test(kopf));
}
