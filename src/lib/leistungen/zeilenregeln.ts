import {formatZahl, formatZeitraum} from "../format.js";
import type {Blattmeldungen, Stelle} from "./meldungen.js";
import {verzeichnisOf} from "./zellen.js";
import type {Register, Zellwert} from "./typen.js";
import type {Tabelle} from "./vertrag.js";

type Werte = Readonly<Record<string, Zellwert>>;

/** What a rule about one row needs to know of its sheet. */
export interface Zeilenumfeld {
  meldungen: Blattmeldungen;
  /** Heading in the file of a column, else its title. */
  kopf: (name: string) => string;
  register: Register;
}

type Zeilenregel = (werte: Werte, stelle: Stelle, umfeld: Zeilenumfeld) => void;

const zahlOf = (werte: Werte, name: string): number | null => werte[name] as number | null;
const menge = (zahl: number): string => formatZahl(zahl, Number.isInteger(zahl) ? 0 : 1);

/** For every part and its whole one rule, made by *machRegel*. */
function jeTeil(
  tabelle: Tabelle,
  machRegel: (teil: {name: string; titel: string}, ganzes: {name: string; titel: string}) => Zeilenregel
): Zeilenregel[] {
  return tabelle.spalten.flatMap((teil) => {
    const ganzes = tabelle.spalten.find(({name}) => name === teil.teilVon);
    return ganzes ? [machRegel(teil, ganzes)] : [];
  });
}

const teile = (tabelle: Tabelle): Zeilenregel[] =>
  jeTeil(tabelle, (teil, ganzes) => (werte, stelle, {meldungen, kopf}) => {
    const [zahl, summe] = [zahlOf(werte, teil.name), zahlOf(werte, ganzes.name)];
    if (zahl === null || summe === null || zahl <= summe) return;
    meldungen.melde(
      {
        regel: "teil_groesser",
        wert: String(zahl),
        text: `ist größer als „${ganzes.titel}“ (${menge(summe)})`,
        abhilfe: `Bitte prüfen: „${teil.titel}“ ist ein Teil von „${ganzes.titel}“.`
      },
      {...stelle, spalte: kopf(teil.name)}
    );
  });

const teileOhneGanzes = (tabelle: Tabelle): Zeilenregel[] =>
  jeTeil(tabelle, (teil, ganzes) => (werte, stelle, {meldungen, kopf}) => {
    const zahl = zahlOf(werte, teil.name);
    if (zahl === null || zahl === 0 || werte[ganzes.name] !== null) return;
    meldungen.melde(
      {
        regel: "teil_ohne_ganzes",
        wert: String(zahl),
        text: `steht unter „${teil.titel}“, aber „${ganzes.titel}“ ist leer`,
        abhilfe: `Bitte „${ganzes.titel}“ eintragen.`
      },
      {...stelle, spalte: kopf(teil.name)}
    );
  });

function summe(regel: "geschlecht_summe" | "alter_summe", namen: readonly string[], worte: string): Zeilenregel {
  return (werte, stelle, {meldungen, kopf}) => {
    const teilnahmen = zahlOf(werte, "teilnahmen");
    if (teilnahmen === null) return;
    let zusammen = 0;
    for (const name of namen) {
      const zahl = zahlOf(werte, name) ?? 0;
      // A single part above its whole has been reported already.
      if (zahl > teilnahmen) return;
      zusammen += zahl;
    }
    if (zusammen > teilnahmen)
      meldungen.melde(
        {
          regel,
          wert: String(zusammen),
          text: `ist die Summe von ${worte} und größer als „Teilnahmen“ (${menge(teilnahmen)})`,
          abhilfe: "Bitte die Zahlen prüfen. Zusammen sind sie höchstens so viele wie die Teilnahmen."
        },
        {...stelle, spalte: kopf(namen[0]!)}
      );
  };
}

const geschlecht = summe("geschlecht_summe", ["weiblich", "maennlich", "divers"], "weiblich, männlich und divers");
const alter = summe("alter_summe", ["unter_18", "ab_65"], "unter 18 und ab 65");

const personen: Zeilenregel = (werte, stelle, {meldungen, kopf}) => {
  const [teilnahmen, menschen] = [zahlOf(werte, "teilnahmen"), zahlOf(werte, "personen")];
  if (teilnahmen !== null && menschen !== null && teilnahmen < menschen)
    meldungen.melde(
      {
        regel: "teilnahmen_unter_personen",
        wert: String(teilnahmen),
        text: `ist weniger als „Personen“ (${menge(menschen)})`,
        abhilfe: "Bitte prüfen, ob die beiden Spalten vertauscht sind: Jede Person nimmt mindestens einmal teil."
      },
      {...stelle, spalte: kopf("teilnahmen")}
    );
};

const termine: Zeilenregel = (werte, stelle, {meldungen, kopf}) => {
  const [anzahl, stunden] = [zahlOf(werte, "termine"), zahlOf(werte, "stunden")];
  if (anzahl === null) return;
  if (anzahl === 0) {
    const teilnahmen = zahlOf(werte, "teilnahmen");
    if ((teilnahmen ?? 0) > 0 || (stunden ?? 0) > 0)
      meldungen.melde(
        {
          regel: "null_termine",
          wert: "0",
          text: "Termine, aber Teilnahmen oder Stunden",
          abhilfe: "Bitte die Zahl der Termine eintragen oder leer lassen, wenn sie nicht erfasst ist."
        },
        {...stelle, spalte: kopf("termine")}
      );
  } else if (stunden !== null && stunden > 24 * anzahl)
    meldungen.melde(
      {
        regel: "stunden_je_termin",
        wert: menge(stunden),
        text: `Stunden bei ${menge(anzahl)} ${anzahl === 1 ? "Termin" : "Terminen"}: mehr als 24 Stunden je Termin`,
        abhilfe: "Bitte Stunden und Termine prüfen. Stunden werden mit Komma geschrieben: 7,5."
      },
      {...stelle, spalte: kopf("stunden")}
    );
};

/** ISO days compare as text. */
const reihenfolge =
  (von: string, bis: string): Zeilenregel =>
  (werte, stelle, {meldungen, kopf}) => {
    const [anfang, ende] = [werte[von], werte[bis]];
    if (typeof anfang !== "string" || typeof ende !== "string" || ende >= anfang) return;
    meldungen.melde(
      {
        regel: "reihenfolge",
        wert: formatZeitraum(ende),
        text: `liegt vor „${kopf(von)}“ (${formatZeitraum(anfang)})`,
        abhilfe: "Bitte beide Tage prüfen."
      },
      {...stelle, spalte: kopf(bis)}
    );
  };

const koordinaten: Zeilenregel = (werte, stelle, {meldungen, kopf}) => {
  if ((werte.lat === null) === (werte.lon === null)) return;
  const fehlt = werte.lat === null ? "lat" : "lon";
  meldungen.melde(
    {
      regel: "koordinaten",
      text: `„${kopf(fehlt)}“ fehlt, obwohl die andere Koordinate da ist`,
      abhilfe: "Bitte Breite und Länge eintragen oder beide leer lassen."
    },
    {...stelle, spalte: kopf(fehlt)}
  );
};

const neuesZentrum: Zeilenregel = (werte, stelle, {meldungen, kopf, register}) => {
  const id = werte.zentrum_id;
  if (typeof id !== "string" || verzeichnisOf(register.zentren).find(id) !== undefined) return;
  meldungen.melde(
    {
      regel: "neues_zentrum",
      wert: id,
      text: "steht noch nicht im Verzeichnis der Zentren",
      abhilfe: "Bitte die Kennung prüfen. Ein neues Zentrum wird mit dieser Meldung angelegt."
    },
    {...stelle, spalte: kopf("zentrum_id")}
  );
};

/** The rules about one row of *tabelle*, as far as its cells could be read. */
export function zeilenregelnOf(tabelle: Tabelle): Zeilenregel[] {
  const regeln = teile(tabelle);
  if (tabelle.name === "leistungen") regeln.push(geschlecht, alter, personen, termine);
  if (tabelle.name === "angebote") regeln.push(reihenfolge("gueltig_von", "gueltig_bis"));
  if (tabelle.name === "zentren") regeln.push(reihenfolge("offen_seit", "offen_bis"), neuesZentrum);
  return regeln;
}

/** Rules that a row with unreadable cells would break only because of those. */
export function regelnGanzerZeilenOf(tabelle: Tabelle): Zeilenregel[] {
  const {mindestensEine, spalten} = tabelle;
  const regeln = teileOhneGanzes(tabelle);
  if (tabelle.name === "zentren") regeln.push(koordinaten);
  if (mindestensEine === undefined) return regeln;
  const titel = mindestensEine.map((name) => `„${spalten.find((s) => s.name === name)!.titel}“`);
  const worte = `${titel.slice(0, -1).join(", ")} oder ${titel.at(-1)}`;
  regeln.push((werte, stelle, {meldungen}) => {
    if (mindestensEine.some((name) => werte[name] !== null)) return;
    meldungen.melde(
      {
        regel: "mindestens_eine",
        text: "Die Zeile enthält keine Angabe zur Leistung",
        abhilfe: `Bitte ${worte} eintragen oder die Zeile löschen.`
      },
      stelle
    );
  });
  return regeln;
}
