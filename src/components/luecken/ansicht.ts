import type {
  Logik,
  LueckenData,
  LueckenGruppe,
  Messgroesse,
  Versorgungsreihe
} from "../../../loaders/marts/leistungenShapes.js";
import type {Urteil} from "../../../loaders/marts/shapes.js";
import {compareNamen, formatMitEinheit, formatZahl} from "../../lib/format.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import {zustandOf} from "../../lib/zustaende.js";
import {logiken, type Wahl} from "./zustand.js";

export type Status = Versorgungsreihe["status"][number];

/** An area by one logic. Figures are null where there are none; `status` says why. */
export interface Leistung {
  wert: number | null;
  status: Status;
  /** What other centres reported where one that matters did not. */
  teilwert: number | null;
  je_1000: number | null;
  zentren: number;
  gemeldet: number;
  ohne_angabe: number;
  /** At the chosen weight of need; null where no gap is computed. */
  luecke: Luecke | null;
}

export interface Luecke {
  fair: number;
  luecke: number;
  /** Share, 1 for what people and need would give it; null if it can claim nothing. */
  deckung: number | null;
  fehlend: number;
  anteil_angebot: number | null;
  anteil_personen: number | null;
  /** Percentage points, with interval and verdict. */
  differenz: number | null;
  unten: number | null;
  oben: number | null;
  urteil: Urteil | null;
  anteil_laeufe: number | null;
  robust: boolean | null;
}

export interface Zeile extends Leistung {
  gebiet_id: string;
  name: string;
  parent_name: string;
  bedarf: number | null;
  personen: number | null;
  sichten: Record<Logik, Leistung>;
  /** Coverage by weight of need, in the order of LueckenData.lambda; null where there is none. */
  deckungen: readonly (number | null)[];
}

/** What a choice shows: table, map, chart, words and file alike. */
export interface Ansicht {
  wahl: Wahl;
  gruppe: LueckenData["zielgruppen"][number];
  personenStand: string | null;
  /** In the order of the data, that is by key. */
  zeilen: Zeile[];
  /** The chosen series; null if nothing is recorded for it. */
  reihe: Versorgungsreihe | null;
  /** True if gaps are computed for this group and measure. */
  hatLuecke: boolean;
  /** True if there are people to relate amounts to. */
  gezaehlt: boolean;
  /** At the chosen weight; null without gaps. */
  hoover: number | null;
  /** Areas that take part in the distribution. */
  verteilt: number;
  titel: string;
  untertitel: string;
}

const leer: Leistung = {
  ...{wert: null, status: "fehlt", teilwert: null, je_1000: null},
  ...{zentren: 0, gemeldet: 0, ohne_angabe: 0, luecke: null}
};

function lueckeOf(reihe: Versorgungsreihe, lambda: number, i: number): Luecke | null {
  const {luecke} = reihe;
  const bei = luecke?.je_lambda.find((l) => l.lambda === lambda);
  const [fair, abstand, fehlend] = [bei?.fair[i] ?? null, bei?.luecke[i] ?? null, bei?.fehlend[i] ?? null];
  if (!luecke || !bei || fair === null || abstand === null || fehlend === null) return null;
  return {
    ...{fair, luecke: abstand, fehlend, deckung: bei.deckung[i] ?? null},
    anteil_angebot: luecke.anteil_angebot[i] ?? null,
    anteil_personen: luecke.anteil_personen[i] ?? null,
    differenz: luecke.differenz[i] ?? null,
    unten: luecke.unten[i] ?? null,
    oben: luecke.oben[i] ?? null,
    urteil: luecke.urteil[i] ?? null,
    anteil_laeufe: luecke.anteil_laeufe[i] ?? null,
    robust: luecke.robust[i] ?? null
  };
}

function leistungOf(reihe: Versorgungsreihe | undefined, lambda: number, i: number): Leistung {
  if (!reihe) return leer;
  const wert = reihe.wert[i] ?? null;
  const status = reihe.status[i] ?? "fehlt";
  const [zentren, gemeldet] = [reihe.zentren[i] ?? 0, reihe.gemeldet[i] ?? 0];
  // Of a withheld figure nothing is shown but who reported, whatever else a file may hold.
  if (status === "geschuetzt") return {...leer, status, zentren, gemeldet};
  return {
    wert,
    // A state of a number without one would look like a figure that was lost.
    status: wert === null && (status === "wert" || status === "null_wert") ? "fehlt" : status,
    teilwert: reihe.teilwert[i] ?? null,
    je_1000: reihe.je_1000[i] ?? null,
    ...{zentren, gemeldet},
    ohne_angabe: reihe.ohne_angabe[i] ?? 0,
    luecke: lueckeOf(reihe, lambda, i)
  };
}

/** What *wahl* shows of *gruppe*. Throws if the values do not belong to the areas of *data*. */
export function ansichtOf(data: LueckenData, gruppe: LueckenGruppe, wahl: Wahl): Ansicht {
  const {logik, messgroesse, ebene, jahr, lambda} = wahl;
  const eintrag = data.zielgruppen.find(({id}) => id === wahl.zielgruppe)!;
  const jahrgang = gruppe.jahre.find((j) => j.jahr === jahr);
  const teil = jahrgang?.ebenen.find((e) => e.ebene === ebene);
  const gebiete = data.gebiete[ebene];
  if (gruppe.zielgruppe !== wahl.zielgruppe || (teil && teil.personen.length !== gebiete.length))
    throw new Error(`luecken: the file of ${gruppe.zielgruppe} does not fit this page`);
  const reiheOf = (l: Logik): Versorgungsreihe | undefined =>
    teil?.reihen.find((r) => r.logik === l && r.messgroesse === messgroesse);
  const reihe = reiheOf(logik) ?? null;
  const bei = reihe?.luecke?.je_lambda.find((l) => l.lambda === lambda);
  const zeilen = gebiete.map(({gebiet_id, name, parent_name, bedarf}, i): Zeile => {
    const sichten = Object.fromEntries(logiken.map((l) => [l, leistungOf(reiheOf(l), lambda, i)])) as Zeile["sichten"];
    return {
      ...sichten[logik],
      ...{gebiet_id, name, parent_name, bedarf, sichten},
      personen: teil?.personen[i] ?? null,
      deckungen: data.lambda.map((l) => (reihe ? (leistungOf(reihe, l, i).luecke?.deckung ?? null) : null))
    };
  });
  const {titel} = texteLeistungen.messgroesse[messgroesse];
  return {
    wahl,
    gruppe: eintrag,
    personenStand: jahrgang?.personen_stand ?? null,
    zeilen,
    reihe,
    hatLuecke: (reihe?.luecke ?? null) !== null,
    gezaehlt: eintrag.gezaehlt,
    hoover: bei?.hoover ?? null,
    verteilt: bei?.gebiete ?? 0,
    titel: texteLuecken.titel.haupt(titel, eintrag.titel),
    untertitel: texteLuecken.titel.unter(jahr, ebene, logik)
  };
}

/** True if a figure that any of the three logics shows is withheld, that of the Bezirk too. */
export const hatGeschuetzte = ({zeilen, reihe}: Pick<Ansicht, "zeilen" | "reihe">): boolean =>
  reihe?.bezirk.status === "geschuetzt" ||
  zeilen.some(({sichten}) => logiken.some((logik) => sichten[logik].status === "geschuetzt"));

/** Coverage as a share, at the chosen weight; null where there is none. */
export const deckungOf = ({luecke}: Pick<Leistung, "luecke">): number | null => luecke?.deckung ?? null;

/** Decimals of everything in the unit of *messgroesse*; rates have one more. */
export const stellenOf = (messgroesse: Messgroesse): number =>
  texteLeistungen.messgroesse[messgroesse].nachkommastellen;
export const rateStellen = 1;
export const bedarfStellen = 2;
export const differenzStellen = 1;

/** The sign of a state without a number: that of the catalogue. */
export const zeichenOf = (status: Status): string => zustandOf(status).zeichen;

/** The state in words, as this page uses them; "" for a number that is no state. */
export function zustandWort(status: Status): string {
  const {zustand} = texteLeistungen;
  return status in zustand ? zustand[status as keyof typeof zustand] : "";
}

/** An amount as every view shows it, without its unit; the sign of its state without one. */
export const mengeText = ({wert, status}: Pick<Leistung, "wert" | "status">, messgroesse: Messgroesse): string =>
  wert === null ? zeichenOf(status) : formatZahl(wert, stellenOf(messgroesse));

/** A number with its sign: "+12,3", "−4,0", "0,0". */
export function mitVorzeichen(wert: number, stellen = 0): string {
  const text = formatZahl(wert, stellen);
  return Number(wert.toFixed(stellen)) > 0 ? `+${text}` : text;
}

/** A share of 1 as per cent, as every view shows a coverage: "83 %". */
export const deckungText = (deckung: number): string => formatMitEinheit(100 * deckung, "%");

/** How much need an area has beside Berlin, as the chart divides it; null without an index. */
export const mehrBedarf = ({bedarf}: Pick<Zeile, "bedarf">): boolean | null => (bedarf === null ? null : bedarf > 0);

/** What an area is sorted by in a column; null sorts last. */
export function sortierwertOf(zeile: Zeile, spalte: string): number | string | null {
  switch (spalte) {
    case "name":
      return zeile.name;
    case "personen":
      return zeile.personen;
    case "bedarf":
      return zeile.bedarf;
    case "wert":
      return zeile.wert;
    case "je1000":
      return zeile.je_1000;
    case "fair":
      return zeile.luecke?.fair ?? null;
    case "luecke":
      return zeile.luecke?.luecke ?? null;
    case "deckung":
      return zeile.luecke?.deckung ?? null;
    case "fehlend":
      return zeile.luecke?.fehlend ?? null;
    case "differenz":
      return zeile.luecke?.differenz ?? null;
    case "gemeldet":
      return zeile.zentren === 0 ? null : zeile.gemeldet / zeile.zentren;
    default:
      return zeile.sichten[spalte as Logik]?.wert ?? null;
  }
}

/** The rows in the order of *sortierung*; those without a figure last in both directions, by name. */
export function sortiere(zeilen: readonly Zeile[], sortierung: string): Zeile[] {
  const [spalte = "name", richtung] = sortierung.split("-");
  const sign = richtung === "ab" ? -1 : 1;
  return [...zeilen].sort((a, b) => {
    const [x, y] = [sortierwertOf(a, spalte), sortierwertOf(b, spalte)];
    const nachName = compareNamen(a.name, b.name);
    if (x === null || y === null) return Number(x === null) - Number(y === null) || nachName;
    const order = typeof x === "number" && typeof y === "number" ? x - y : compareNamen(String(x), String(y));
    return sign * order || nachName;
  });
}
