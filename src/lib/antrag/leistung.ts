import {
  groessen,
  istLueckenhaft,
  meldungOf,
  ohneAngabe,
  veraenderungOf,
  type Groesse,
  type Meldung,
  type Zentrumsjahr
} from "../leistungen/jahreszahlen.js";
import {istZahl, type Zahl} from "../schutz.js";

/** A figure of a year, and how far it is complete. */
export interface Jahreswert {
  wert: Zahl;
  /** Of the year as a whole; a year the centre does not have is not reported. */
  stand: Meldung;
  /** Offers that lack the figure, so that the sum is without them. */
  ohne: number;
  /** True if parts are missing: months, offers, or rows without the figure. */
  lueckenhaft: boolean;
}

/** A recorded quantity of a year beside the year before, its target, and the two differences where they may be told. */
export interface Kennzahl {
  groesse: Groesse;
  jetzt: Jahreswert;
  vorjahr: Jahreswert;
  /** Null unless both years are whole, equally long and published; a withheld figure never becomes a difference. */
  veraenderung: number | null;
  soll: number | null;
  /** Recorded less target; null without a target, and unless the year is whole and published. */
  differenz: number | null;
}

function jahreswertOf(jahr: Zentrumsjahr | undefined, groesse: Groesse): Jahreswert {
  if (!jahr) return {wert: null, stand: "keine", ohne: 0, lueckenhaft: false};
  const stand = meldungOf(jahr);
  return {
    // What is in force can be counted without a report; what happened cannot.
    wert: stand === "keine" && groesse !== "angebote" ? null : jahr[groesse],
    stand,
    ohne: ohneAngabe(jahr, groesse),
    lueckenhaft: stand === "teils" || istLueckenhaft(jahr, groesse)
  };
}

/** The centre's recorded quantities of *jahr* in the order of the tables; without such a year all are unreported. */
export function kennzahlenOf(
  {jahre}: {jahre: readonly Zentrumsjahr[]},
  jahr: number,
  ziele: Partial<Record<Groesse, number>>
): Kennzahl[] {
  const [jetztJahr, vorJahr] = [jahr, jahr - 1].map((j) => jahre.find((eintrag) => eintrag.jahr === j));
  return groessen.map((groesse) => {
    const jetzt = jahreswertOf(jetztJahr, groesse);
    const soll = ziele[groesse] ?? null;
    const ganz = jetzt.stand === "alle" && !jetzt.lueckenhaft;
    return {
      ...{groesse, jetzt, vorjahr: jahreswertOf(vorJahr, groesse), soll},
      veraenderung: jetztJahr ? veraenderungOf(jetztJahr, vorJahr, groesse) : null,
      differenz: soll !== null && ganz && istZahl(jetzt.wert) ? jetzt.wert - soll : null
    };
  });
}
