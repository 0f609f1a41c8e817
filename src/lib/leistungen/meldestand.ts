import {aufzaehlung, formatZeitraum} from "../format.js";
import {betriebstageOf, ortOf, stelleOf, zentrumOf} from "./bestand.js";
import type {Bestand, Eintrag} from "./bestand.js";
import type {Blattmeldungen} from "./meldungen.js";
import type {Saetze} from "./typen.js";
import type {Tabellenname} from "./vertrag.js";
import {letzterTag, zeitraumOf} from "./zeitraum.js";

/** Tables whose rows lie in a period. */
export const zeitraumtabellen = [
  "leistungen",
  "beratungen",
  "anliegen",
  "ehrenamt",
  "gremien"
] as const satisfies readonly Tabellenname[];

/** Months that a delivery declares, by centre: true for "ja", false for "nein". */
export type Meldemonate = Map<string, Map<string, {gemeldet: boolean; eintrag: Eintrag}>>;

/** "März 2025, April 2025 und Mai 2025". */
const monatsliste = (monate: readonly string[]): string => aufzaehlung(monate.map(formatZeitraum));

const zeilenWort = (anzahl: number): string => (anzahl === 1 ? "1 Zeile" : `${anzahl} Zeilen`);

/** The months that the delivery declares. Reports months declared twice, months to come, and months closed before their end. */
export function meldemonateOf(bestand: Bestand, heute: string): Meldemonate {
  const ergebnis: Meldemonate = new Map();
  for (const eintrag of bestand.get("meldestand") ?? []) {
    const {zeitraum, gemeldet, stand} = eintrag.satz.werte;
    const zentrum = zentrumOf(eintrag.satz);
    if (zentrum === undefined || typeof zeitraum !== "string" || typeof gemeldet !== "string") continue;
    const {monate, bis} = zeitraumOf(zeitraum);
    const {meldungen} = eintrag.blatt;
    const ja = gemeldet === "ja";
    if (ja && `${monate.at(-1)}-01` > heute)
      meldungen.melde(
        {
          regel: "zukunft",
          wert: formatZeitraum(zeitraum),
          text: "ist noch nicht vorbei",
          abhilfe: "Bitte nur die Monate mit „ja“ melden, die vorbei sind."
        },
        stelleOf(eintrag, "zeitraum")
      );
    else if (ja && typeof stand === "string" && stand < bis)
      meldungen.melde(
        {
          regel: "stand_vor_ende",
          wert: formatZeitraum(stand),
          text: `liegt vor dem Ende des gemeldeten Zeitraums (${formatZeitraum(bis)})`,
          abhilfe:
            "Bitte erst mit „ja“ melden, wenn der Zeitraum vorbei ist. Am letzten Tag genügt es zu prüfen, ob alles eingetragen ist."
        },
        stelleOf(eintrag, "stand")
      );
    const bisher = ergebnis.get(zentrum) ?? new Map<string, {gemeldet: boolean; eintrag: Eintrag}>();
    ergebnis.set(zentrum, bisher);
    const schon = monate.map((monat) => bisher.get(monat)).find((m) => m !== undefined);
    // Two rows of the very same period have the same key and are reported as such.
    if (schon && schon.eintrag.satz.werte.zeitraum !== zeitraum)
      meldungen.melde(
        {
          regel: "doppelt",
          wert: formatZeitraum(zeitraum),
          text: `enthält einen Monat, den schon ${ortOf(schon.eintrag, eintrag.blatt)} nennt`,
          abhilfe: "Bitte jeden Monat nur einmal nennen: als Monat oder mit dem ganzen Jahr."
        },
        stelleOf(eintrag, "zeitraum")
      );
    for (const monat of monate) if (!bisher.has(monat)) bisher.set(monat, {gemeldet: ja, eintrag});
  }
  return ergebnis;
}

/** Reports a delivery without its list of reported months: as a whole, or for some of its centres. True if there is none at all. */
export function pruefeObGemeldet(bestand: Bestand, monate: Meldemonate, allgemein: Blattmeldungen): boolean {
  const abhilfe = "Bitte im Blatt „Meldestand“ je Monat oder Jahr eine Zeile mit „ja“ und dem Stand eintragen.";
  if ((bestand.get("meldestand") ?? []).length === 0) {
    allgemein.melde({regel: "meldestand_fehlt", text: "Der Meldestand fehlt", abhilfe});
    return true;
  }
  const gesehen = new Set(monate.keys());
  for (const eintraege of bestand.values())
    for (const eintrag of eintraege) {
      const zentrum = zentrumOf(eintrag.satz);
      if (zentrum === undefined || gesehen.has(zentrum)) continue;
      gesehen.add(zentrum);
      eintrag.blatt.meldungen.melde(
        {regel: "meldestand_fehlt", wert: zentrum, text: "hat Zeilen, aber keinen Meldestand", abhilfe},
        stelleOf(eintrag, "zentrum_id")
      );
    }
  return false;
}

/** The first of some rows, and how many they are. */
interface Vorkommen {
  eintrag: Eintrag;
  anzahl: number;
}

/** Rows of *eintraege* by centre and by month, or year for rows of a whole year. */
function vorkommenOf(eintraege: readonly Eintrag[]): Map<string, Map<string, Vorkommen>> {
  const ergebnis = new Map<string, Map<string, Vorkommen>>();
  for (const eintrag of eintraege) {
    const {zeitraum} = eintrag.satz.werte;
    const zentrum = zentrumOf(eintrag.satz);
    if (zentrum === undefined || typeof zeitraum !== "string") continue;
    let jeZeit = ergebnis.get(zentrum);
    if (!jeZeit) ergebnis.set(zentrum, (jeZeit = new Map()));
    const zeit = zeitraum.slice(0, 7);
    const bisher = jeZeit.get(zeit);
    if (bisher) bisher.anzahl++;
    else jeZeit.set(zeit, {eintrag, anzahl: 1});
  }
  return ergebnis;
}

/** Whether a centre was open in a month, as far as the delivery or *vorjahr* says. */
function offenOf(bestand: Bestand, vorjahr: Saetze | undefined): (zentrum: string, monat: string) => boolean {
  const tage = betriebstageOf(bestand, vorjahr);
  return (zentrum, monat) => {
    const {offen_seit, offen_bis} = tage.get(zentrum) ?? {};
    if (typeof offen_seit === "string" && offen_seit > letzterTag(monat)) return false;
    return !(typeof offen_bis === "string" && offen_bis < `${monat}-01`);
  };
}

/** Reports rows in months that nobody declared, months declared without rows, and gaps. */
export function pruefeMeldemonate(bestand: Bestand, monate: Meldemonate, vorjahr: Saetze | undefined): void {
  const istOffen = offenOf(bestand, vorjahr);
  for (const tabelle of zeitraumtabellen)
    for (const [zentrum, jeZeit] of vorkommenOf(bestand.get(tabelle) ?? [])) {
      const erklaert = monate.get(zentrum);
      if (!erklaert) continue;
      const vermischt = new Map<number, Vorkommen>();
      for (const [zeit, vorkommen] of jeZeit)
        pruefeZeit(zeit, vorkommen, erklaert, vermischt, (m) => istOffen(zentrum, m));
      for (const [jahr, {eintrag, anzahl}] of vermischt) {
        const genannt = [...new Set([...erklaert.keys()].map((monat) => monat.slice(0, 4)))].join(", ");
        eintrag.blatt.meldungen.melde(
          {
            regel: "jahre_vermischt",
            text: `${zeilenWort(anzahl)} aus ${jahr}, aber der Meldestand nennt nur ${genannt}: zwei Jahre sind vermischt`,
            abhilfe: `Bitte die Zeilen aus ${jahr} entfernen oder das Jahr im Blatt „Meldestand“ mit „ja“ melden.`
          },
          stelleOf(eintrag, "zeitraum")
        );
      }
    }
  warneVorLuecken(bestand, monate);
}

function pruefeZeit(
  zeit: string,
  {eintrag, anzahl}: Vorkommen,
  erklaert: ReadonlyMap<string, {gemeldet: boolean}>,
  vermischt: Map<number, Vorkommen>,
  istOffen: (monat: string) => boolean
): void {
  const {monate, jahr, art} = zeitraumOf(zeit);
  const angaben = monate.map((monat) => erklaert.get(monat)?.gemeldet);
  const stelle = stelleOf(eintrag, "zeitraum");
  const {meldungen} = eintrag.blatt;
  const wort = formatZeitraum(zeit);
  if (angaben.includes(true)) {
    const offen = monate.filter((monat, i) => !angaben[i] && istOffen(monat));
    if (art === "jahr" && offen.length > 0)
      meldungen.melde(
        {
          regel: "jahreswert",
          wert: wort,
          text: `ist ein ganzes Jahr, aber es fehlt die Meldung für ${monatsliste(offen)}`,
          abhilfe: "Bitte alle Monate des Jahres melden oder die Zahlen je Monat eintragen."
        },
        stelle
      );
  } else if (angaben.includes(false))
    meldungen.melde(
      {
        regel: "nein_mit_zeilen",
        wert: wort,
        text: `hat ${zeilenWort(anzahl)}, steht im Meldestand aber mit „nein“`,
        abhilfe:
          "Bitte im Blatt „Meldestand“ „ja“ eintragen, wenn der Zeitraum vollständig ist, oder die Zeilen entfernen."
      },
      stelle
    );
  else if (erklaert.size > 0 && ![...erklaert.keys()].some((monat) => monat.startsWith(`${jahr}-`))) {
    const bisher = vermischt.get(jahr);
    if (bisher) bisher.anzahl += anzahl;
    else vermischt.set(jahr, {eintrag, anzahl});
  } else
    meldungen.melde(
      {
        regel: "monat_nicht_gemeldet",
        wert: wort,
        text: `hat ${zeilenWort(anzahl)}, steht aber nicht im Meldestand`,
        abhilfe: "Bitte im Blatt „Meldestand“ eine Zeile mit „ja“ ergänzen oder die Zeilen entfernen."
      },
      stelle
    );
}

function warneVorLuecken(bestand: Bestand, monate: Meldemonate): void {
  const leistungen = vorkommenOf(bestand.get("leistungen") ?? []);
  for (const [zentrum, erklaert] of monate) {
    const zeiten = leistungen.get(zentrum);
    const ohneZeilen = new Map<Eintrag, string[]>();
    for (const [monat, {gemeldet, eintrag}] of erklaert) {
      if (!gemeldet || zeiten?.has(monat) || zeiten?.has(monat.slice(0, 4))) continue;
      const bisher = ohneZeilen.get(eintrag);
      if (bisher) bisher.push(monat);
      else ohneZeilen.set(eintrag, [monat]);
    }
    for (const [eintrag, leer] of ohneZeilen)
      eintrag.blatt.meldungen.melde(
        {
          regel: "monat_fehlt",
          wert: formatZeitraum(eintrag.satz.werte.zeitraum as string),
          text: `ist gemeldet, aber für ${monatsliste(leer)} gibt es keine Zeile im Blatt „Leistungen“`,
          abhilfe: "Bitte prüfen, ob die Leistungen fehlen. Wenn es keine gab, ist nichts zu tun."
        },
        stelleOf(eintrag, "zeitraum")
      );
    warneVorSpruengen(erklaert);
  }
}

/** Reports months between two declared ones of a year that nobody declared. */
function warneVorSpruengen(erklaert: ReadonlyMap<string, {eintrag: Eintrag}>): void {
  const folge = [...erklaert.keys()].sort();
  folge.forEach((monat, i) => {
    const davor = folge[i - 1];
    if (davor?.slice(0, 4) !== monat.slice(0, 4)) return;
    const fehlt = zeitraumOf(monat.slice(0, 4)).monate.filter((m) => m > davor && m < monat);
    if (fehlt.length === 0) return;
    const {eintrag} = erklaert.get(monat)!;
    eintrag.blatt.meldungen.melde(
      {
        regel: "monat_fehlt",
        wert: formatZeitraum(monat),
        text: `ist genannt, aber ${monatsliste(fehlt)} davor nicht`,
        abhilfe: "Bitte den fehlenden Monat melden, mit „nein“, wenn die Angaben noch nicht vollständig sind."
      },
      stelleOf(eintrag, "zeitraum")
    );
  });
}
