import {formatZeitraum} from "../../lib/format.js";
import {tagOf} from "../../lib/heute.js";
import type {Register} from "../../lib/leistungen/typen.js";
import {formate, type Listenwert} from "../../lib/leistungen/vertrag.js";
import type {Lieferdatei} from "./dateien.js";

const zentrum: Listenwert = {id: "beispielzentrum", titel: "Beispielzentrum"};

/** *register* with the centre of the invented delivery, so that no centre of the Bezirk is said to have faults. */
export const beispielRegister = (register: Register): Register => ({
  ...register,
  zentren: [...register.zentren, zentrum]
});

const titelOf = (liste: readonly Listenwert[], id: string): string =>
  (liste.find((wert) => wert.id === id) ?? liste[0])?.titel ?? id;

const csv = (zeilen: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${zeilen.map((zeile) => zeile.join(";")).join("\r\n")}\r\n`;

const monat = (i: number, jahr: number): string => `${String(i + 1).padStart(2, "0")}.${jahr}`;

/**
 * A small invented delivery of last year with faults that are common: a letter too many in an offer's id, a telephone number, a
 * word for a number, a missing comma, more people than visits, a month that nobody declared, a target group that is not in the
 * list.
 */
export function beispieldateien(register: Register, heute: Date): Lieferdatei[] {
  const jahr = heute.getFullYear() - 1;
  const stand = heute < new Date(jahr + 1, 0, 10) ? heute : new Date(jahr + 1, 0, 10);
  const [offen, gruppe] = ["offen", "gruppe"].map((id) => titelOf(formate, id)) as [string, string];
  const bereich = register.leistungsbereiche[0]?.titel ?? "";
  const [alle, kinder] = ["alle", "kinder"].map((id) => titelOf(register.zielgruppen, id)) as [string, string];
  const monate = Array.from({length: 12}, (_, i) => i);
  const tabellen: Record<string, (string | number)[][]> = {
    angebote: [
      ["Zentrum", "Angebot", "Titel", "Leistungsbereich", "Zielgruppe", "Format", "Plätze", "Gültig von"],
      [zentrum.titel, "cafe", "Nachbarschaftscafé", bereich, alle, offen, 30, `01.01.${jahr}`],
      [zentrum.titel, "hausaufgaben", "Hausaufgabenhilfe", bereich, kinder, gruppe, 12, `01.01.${jahr}`],
      [zentrum.titel, "naehen", "Nähgruppe, Anmeldung 030 1234567", bereich, alle, gruppe, 8, `01.01.${jahr}`],
      [zentrum.titel, "garten", "Gartengruppe", bereich, "Gartenfreunde", gruppe, "", `01.01.${jahr}`]
    ],
    leistungen: [
      ["Zentrum", "Angebot", "Zeitraum", "Termine", "Stunden", "Teilnahmen", "Personen"],
      ...monate.map((i) => [zentrum.titel, "cafe", monat(i, jahr), 4, i === 7 ? "85" : "8,5", 48 + i, ""]),
      ...monate.map((i) => [zentrum.titel, "hausaufgaben", monat(i, jahr), 8, 16, 70 + i, i === 3 ? 91 : 14]),
      ...monate.slice(0, 3).map((i) => [zentrum.titel, "naehen", monat(i, jahr), 2, "5", i === 1 ? "zwölf" : 12, 7]),
      [zentrum.titel, "caffee", monat(4, jahr), 1, 2, 20, ""]
    ],
    ehrenamt: [
      ["Zentrum", "Zeitraum", "Ehrenamtliche", "davon neu", "Stunden"],
      [zentrum.titel, jahr, 18, 3, 410]
    ],
    meldestand: [
      ["Zentrum", "Zeitraum", "Gemeldet", "Stand"],
      ...monate
        .filter((i) => i !== 5)
        .map((i) => [zentrum.titel, monat(i, jahr), i % 2 === 0 ? "ja" : "Ja", formatZeitraum(tagOf(stand))])
    ]
  };
  return Object.entries(tabellen).map(([tabelle, zeilen]) => {
    const name = `${tabelle}_beispieldaten.csv`;
    return {name, datei: new File([csv(zeilen)], name, {type: "text/csv"})};
  });
}
