import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {istZahl, type Zahl} from "../schutz.js";
import {groessen, type Groesse} from "./typen.js";

type Zentrumsjahr = ZentrumSeite["jahre"][number];

/** How a figure of a year is to be read. */
export type Kennzahlstand = "gemeldet" | "teils" | "nicht_gemeldet" | "kein_jahr";

/** A figure of a year, and how far it is complete. */
export interface Jahreswert {
  wert: Zahl;
  /** Of the year as a whole: all months reported, some, none; or the centre has no such year. */
  stand: Kennzahlstand;
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

const standOf = (jahr: Zentrumsjahr | undefined): Kennzahlstand => {
  if (!jahr) return "kein_jahr";
  const gemeldet = jahr.monate.filter((m) => m.gemeldet).length;
  return gemeldet === 0 ? "nicht_gemeldet" : gemeldet === jahr.monate.length ? "gemeldet" : "teils";
};

function jahreswertOf(jahr: Zentrumsjahr | undefined, groesse: Groesse): Jahreswert {
  const stand = standOf(jahr);
  if (!jahr || stand === "kein_jahr") return {wert: null, stand, ohne: 0, lueckenhaft: false};
  const ohne =
    groesse === "termine" || groesse === "stunden" || groesse === "teilnahmen" ? jahr.ohne_angabe[groesse] : 0;
  return {
    // What is in force can be counted without a report; what happened cannot.
    wert: stand === "nicht_gemeldet" && groesse !== "angebote" ? null : jahr[groesse],
    stand,
    ohne,
    lueckenhaft: stand === "teils" || ohne > 0 || (groesse === "ehrenamt_stunden" && jahr.ehrenamt_lueckenhaft)
  };
}

const ganz = ({stand, lueckenhaft}: Jahreswert): boolean => stand === "gemeldet" && !lueckenhaft;

/** The centre's recorded quantities of *jahr* in the order of the tables; without such a year all are unreported. */
export function kennzahlenOf(
  {jahre}: Pick<ZentrumSeite, "jahre">,
  jahr: number,
  soll: Partial<Record<Groesse, number>>
): Kennzahl[] {
  const [jetztJahr, vorJahr] = [jahr, jahr - 1].map((j) => jahre.find((eintrag) => eintrag.jahr === j));
  return groessen.map((groesse) => {
    const [jetzt, vorjahr] = [jahreswertOf(jetztJahr, groesse), jahreswertOf(vorJahr, groesse)];
    const ziel = soll[groesse] ?? null;
    const vergleichbar = ganz(jetzt) && ganz(vorjahr) && jetztJahr?.monate.length === vorJahr?.monate.length;
    return {
      ...{groesse, jetzt, vorjahr, soll: ziel},
      veraenderung: vergleichbar && istZahl(jetzt.wert) && istZahl(vorjahr.wert) ? jetzt.wert - vorjahr.wert : null,
      differenz: ziel !== null && ganz(jetzt) && istZahl(jetzt.wert) ? jetzt.wert - ziel : null
    };
  });
}
