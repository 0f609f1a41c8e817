import {formatZahl, formatZeitraum} from "../format.js";
import {betriebstageOf, ortOf, stelleOf, zentrumOf} from "./bestand.js";
import type {Bestand, Eintrag} from "./bestand.js";
import {zeitraumtabellen} from "./meldestand.js";
import type {Meldemonate} from "./meldestand.js";
import {naechster, vergleichsform} from "./namen.js";
import type {Pruefregeln, Saetze, Satz} from "./typen.js";
import {tabelleOf} from "./vertrag.js";
import type {Tabellenname} from "./vertrag.js";
import {zeitraumOf} from "./zeitraum.js";
import type {Zeitraumart} from "./zeitraum.js";

/** Joins parts of a key; no Kennung or id contains it. */
const trenner = "|";

const teilOf = (satz: Satz, name: string): string => {
  const wert = satz.werte[name];
  return wert === null || wert === undefined ? "" : String(wert);
};

/** Reports rows of *tabelle* with the key of an earlier row, naming both. */
export function pruefeDoppelte(bestand: Bestand, tabelle: Tabellenname): void {
  const {schluessel, spalten} = tabelleOf(tabelle);
  const titel = schluessel.map((name) => `„${spalten.find((s) => s.name === name)!.titel}“`).join(", ");
  const pflicht = schluessel.filter((name) => spalten.find((s) => s.name === name)!.pflicht);
  const gesehen = new Map<string, Eintrag>();
  for (const eintrag of bestand.get(tabelle) ?? []) {
    const {satz, blatt, unklar} = eintrag;
    if ((unklar ? schluessel : pflicht).some((name) => satz.werte[name] === null)) continue;
    let key = "";
    for (const name of schluessel) key += trenner + teilOf(satz, name);
    const erste = gesehen.get(key);
    if (erste)
      blatt.meldungen.melde(
        {
          regel: "doppelt",
          text: `Die Zeile steht schon in ${ortOf(erste, blatt)}: gleich sind ${titel}`,
          abhilfe: "Bitte eine der beiden Zeilen löschen oder die Zahlen in einer Zeile zusammenzählen."
        },
        stelleOf(eintrag, schluessel.at(-1))
      );
    else gesehen.set(key, eintrag);
  }
}

/** Reports rows of other centres than *erlaubt*. */
export function pruefeFremde(eintraege: readonly Eintrag[], erlaubt: string): void {
  for (const eintrag of eintraege) {
    const zentrum = zentrumOf(eintrag.satz);
    if (zentrum === undefined || zentrum === erlaubt) continue;
    eintrag.blatt.meldungen.melde(
      {
        regel: "fremdes_zentrum",
        wert: zentrum,
        text: `ist nicht das gewählte Zentrum „${erlaubt}“`,
        abhilfe: "Bitte die Zeile löschen oder das Zentrum berichtigen."
      },
      stelleOf(eintrag, "zentrum_id")
    );
  }
}

interface Angebot {
  von: string | null;
  bis: string | null;
}

/** Offers by centre and id, those of *vorjahr* too where the delivery does not name them, and their ids by title. */
function angeboteOf(bestand: Bestand, vorjahr: Saetze | undefined) {
  const jeKennung = new Map<string, Angebot>();
  const nachTitel = new Map<string, string>();
  const jeZentrum = new Map<string, string[]>();
  const saetze = [...(bestand.get("angebote") ?? []).map(({satz}) => satz), ...(vorjahr?.angebote ?? [])];
  for (const {werte} of saetze) {
    const {zentrum_id, angebot_id, titel, gueltig_von, gueltig_bis} = werte;
    if (typeof zentrum_id !== "string" || typeof angebot_id !== "string") continue;
    const key = `${zentrum_id}${trenner}${angebot_id}`;
    if (jeKennung.has(key)) continue;
    jeKennung.set(key, {von: gueltig_von as string | null, bis: gueltig_bis as string | null});
    if (typeof titel === "string") nachTitel.set(`${zentrum_id}${trenner}${vergleichsform(titel)}`, angebot_id);
    const bisher = jeZentrum.get(zentrum_id);
    if (bisher) bisher.push(angebot_id);
    else jeZentrum.set(zentrum_id, [angebot_id]);
  }
  return {jeKennung, nachTitel, jeZentrum};
}

/**
 * Reports activities of offers that nobody named (once each), and of offers that were not valid then. An offer that is written
 * by its title is replaced by its id.
 */
export function pruefeAngebote(bestand: Bestand, vorjahr: Saetze | undefined): void {
  const {jeKennung, nachTitel, jeZentrum} = angeboteOf(bestand, vorjahr);
  const unbekannt = new Map<string, {eintrag: Eintrag; anzahl: number}>();
  for (const eintrag of bestand.get("leistungen") ?? []) {
    const {zentrum_id, angebot_id, zeitraum} = eintrag.satz.werte;
    if (typeof zentrum_id !== "string" || typeof angebot_id !== "string") continue;
    const key = `${zentrum_id}${trenner}${angebot_id}`;
    let angebot = jeKennung.get(key);
    if (!angebot) {
      const kennung = nachTitel.get(`${zentrum_id}${trenner}${vergleichsform(angebot_id)}`);
      if (kennung !== undefined) {
        angebot = jeKennung.get(`${zentrum_id}${trenner}${kennung}`);
        eintrag.satz = {...eintrag.satz, werte: {...eintrag.satz.werte, angebot_id: kennung}};
      }
    }
    if (!angebot) {
      const bisher = unbekannt.get(key);
      if (bisher) bisher.anzahl++;
      else unbekannt.set(key, {eintrag, anzahl: 1});
    } else if (typeof zeitraum === "string") {
      const {von, bis} = zeitraumOf(zeitraum);
      const zuFrueh = angebot.von !== null && bis < angebot.von;
      if (zuFrueh || (angebot.bis !== null && von > angebot.bis))
        eintrag.blatt.meldungen.melde(
          {
            regel: "angebot_nicht_gueltig",
            wert: formatZeitraum(zeitraum),
            text: zuFrueh
              ? `liegt vor dem Beginn des Angebots „${angebot_id}“ (${formatZeitraum(angebot.von!)})`
              : `liegt nach dem Ende des Angebots „${angebot_id}“ (${formatZeitraum(angebot.bis!)})`,
            abhilfe: "Bitte den Zeitraum prüfen oder im Blatt „Angebote“ die Gültigkeit berichtigen."
          },
          stelleOf(eintrag, "zeitraum")
        );
    }
  }
  for (const {eintrag, anzahl} of unbekannt.values()) {
    const {zentrum_id, angebot_id} = eintrag.satz.werte;
    const nah = naechster(angebot_id as string, jeZentrum.get(zentrum_id as string) ?? []);
    eintrag.blatt.meldungen.melde(
      {
        regel: "angebot_unbekannt",
        wert: angebot_id as string,
        text: `steht nicht im Blatt „Angebote“${anzahl > 1 ? ` (${anzahl} Zeilen)` : ""}`,
        abhilfe: `${nah === undefined ? "" : `Meinten Sie „${nah}“? `}Bitte die Kennung berichtigen oder das Angebot eintragen.`
      },
      stelleOf(eintrag, "angebot_id")
    );
  }
}

/** Reports activities outside the time in which the centre was open, as far as the delivery or *vorjahr* says. */
export function pruefeOffen(bestand: Bestand, vorjahr: Saetze | undefined): void {
  const zentren = betriebstageOf(bestand, vorjahr);
  if (zentren.size === 0) return;
  for (const eintrag of bestand.get("leistungen") ?? []) {
    const {zentrum_id, zeitraum} = eintrag.satz.werte;
    const zentrum = zentren.get(zentrum_id as string);
    if (!zentrum || typeof zeitraum !== "string") continue;
    const {von, bis} = zeitraumOf(zeitraum);
    const {offen_seit, offen_bis} = zentrum;
    const zuFrueh = typeof offen_seit === "string" && bis < offen_seit;
    if (!zuFrueh && !(typeof offen_bis === "string" && von > offen_bis)) continue;
    eintrag.blatt.meldungen.melde(
      {
        regel: "zentrum_geschlossen",
        wert: formatZeitraum(zeitraum),
        text: zuFrueh
          ? `liegt vor dem ersten Tag des Zentrums (${formatZeitraum(offen_seit as string)})`
          : `liegt nach dem letzten Tag des Zentrums (${formatZeitraum(offen_bis as string)})`,
        abhilfe: "Bitte den Zeitraum prüfen oder im Blatt „Zentren“ die Tage berichtigen."
      },
      stelleOf(eintrag, "zeitraum")
    );
  }
}

const artWort: Record<Zeitraumart, string> = {jahr: "Jahr", monat: "Monate", tag: "Tage"};

/** Reports years in which something is recorded by year and by months or days too, which would count twice. Once each. */
export function pruefeGemischt(bestand: Bestand): void {
  for (const tabelle of zeitraumtabellen) {
    const andere = tabelleOf(tabelle).schluessel.filter((name) => name !== "zeitraum");
    const gesehen = new Map<string, {eintrag: Eintrag; art: Zeitraumart; gemeldet: boolean}>();
    for (const eintrag of bestand.get(tabelle) ?? []) {
      const {satz, blatt} = eintrag;
      const {zeitraum} = satz.werte;
      if (typeof zeitraum !== "string" || zentrumOf(satz) === undefined) continue;
      const {art, jahr} = zeitraumOf(zeitraum);
      let key = String(jahr);
      for (const name of andere) key += trenner + teilOf(satz, name);
      const erste = gesehen.get(key);
      if (!erste) gesehen.set(key, {eintrag, art, gemeldet: false});
      else if (erste.art !== art && !erste.gemeldet) {
        erste.gemeldet = true;
        const was = tabelle === "leistungen" ? ` des Angebots „${teilOf(satz, "angebot_id")}“` : "";
        blatt.meldungen.melde(
          {
            regel: "zeitraum_gemischt",
            wert: formatZeitraum(zeitraum),
            text: `mischt ${artWort[art]} und ${artWort[erste.art]}${was} in ${jahr}, siehe ${ortOf(erste.eintrag, blatt)}`,
            abhilfe: "Bitte je Jahr nur eine Art von Zeitraum eintragen, sonst zählt die Leistung doppelt."
          },
          stelleOf(eintrag, "zeitraum")
        );
      }
    }
  }
}

function median(sortiert: readonly number[]): number {
  const mitte = sortiert.length >> 1;
  return sortiert.length % 2 ? sortiert[mitte]! : (sortiert[mitte - 1]! + sortiert[mitte]!) / 2;
}

/** Makes the median absolute deviation of a normal distribution equal to its standard deviation (Leys et al. 2013). */
const madFaktor = 1.4826;
/** Hours per date that never make a difference worth asking about. */
const kleinsteAbweichung = 0.25;

/**
 * The indices of *werte* that lie further from the median than *mad* median absolute deviations (scaled by 1.4826), and the
 * median. If more than half of the values are equal, so that this deviation is 0, half of the median takes its place.
 */
export function auffaellige(werte: readonly number[], mad: number): {median: number; indizes: number[]} {
  const mitte = median([...werte].sort((a, b) => a - b));
  const abweichungen = werte.map((wert) => Math.abs(wert - mitte));
  const streuung = madFaktor * median([...abweichungen].sort((a, b) => a - b));
  const grenze = Math.max(streuung > 0 ? mad * streuung : mitte / 2, kleinsteAbweichung);
  return {median: mitte, indizes: abweichungen.flatMap((a, i) => (a > grenze ? [i] : []))};
}

/** Hours per date of a row; undefined where they are not recorded. */
function stundenJeTermin({werte: {termine, stunden}}: Satz): number | undefined {
  return typeof termine === "number" && typeof stunden === "number" && termine > 0 ? stunden / termine : undefined;
}

const angebotOf = ({werte: {zentrum_id, angebot_id}}: Satz): string | undefined =>
  typeof zentrum_id === "string" && typeof angebot_id === "string" ? `${zentrum_id}${trenner}${angebot_id}` : undefined;

/** Warns of hours per date that are unusual for their offer, by the rows of the delivery and of *vorjahr*. */
export function pruefeStunden(bestand: Bestand, vorjahr: Saetze | undefined, {mad, mad_mindestens}: Pruefregeln): void {
  const jeAngebot = new Map<string, {eintrag?: Eintrag; wert: number}[]>();
  for (const eintrag of bestand.get("leistungen") ?? []) {
    const key = angebotOf(eintrag.satz);
    const wert = stundenJeTermin(eintrag.satz);
    if (key === undefined || wert === undefined) continue;
    const bisher = jeAngebot.get(key);
    if (bisher) bisher.push({eintrag, wert});
    else jeAngebot.set(key, [{eintrag, wert}]);
  }
  for (const satz of vorherige(bestand, vorjahr)) {
    const wert = stundenJeTermin(satz);
    if (wert !== undefined) jeAngebot.get(angebotOf(satz) ?? "")?.push({wert});
  }
  for (const zeilen of jeAngebot.values()) {
    if (zeilen.length < mad_mindestens) continue;
    const {median: mitte, indizes} = auffaellige(
      zeilen.map(({wert}) => wert),
      mad
    );
    for (const i of indizes) {
      const {eintrag, wert} = zeilen[i]!;
      if (!eintrag) continue;
      eintrag.blatt.meldungen.melde(
        {
          regel: "stunden_auffaellig",
          wert: formatZahl(eintrag.satz.werte.stunden as number, 1),
          text: `sind ${formatZahl(wert, 1)} Stunden je Termin, sonst sind es bei diesem Angebot etwa ${formatZahl(mitte, 1)}`,
          abhilfe: "Bitte Stunden und Termine prüfen. Wenn sie stimmen, ist nichts zu tun."
        },
        stelleOf(eintrag, "stunden")
      );
    }
  }
}

/** Activities of *vorjahr* whose centre, offer and period the delivery does not name itself; of equal ones the last. */
function vorherige(bestand: Bestand, vorjahr: Saetze | undefined): Satz[] {
  if (!vorjahr?.leistungen?.length) return [];
  const keyOf = (satz: Satz): string => `${angebotOf(satz)}${trenner}${teilOf(satz, "zeitraum")}`;
  const jeKey = new Map(vorjahr.leistungen.map((satz) => [keyOf(satz), satz]));
  for (const {satz} of bestand.get("leistungen") ?? []) jeKey.delete(keyOf(satz));
  return [...jeKey.values()];
}

const verglichen = ["termine", "stunden", "teilnahmen"] as const;
type Verglichen = (typeof verglichen)[number];
/** Null: nothing recorded. */
type Summen = Record<Verglichen, number | null>;

/** Sums by centre and by month (or year, for rows of a whole year). */
function summenOf(saetze: Iterable<Satz>): Map<string, Map<string, Summen>> {
  const ergebnis = new Map<string, Map<string, Summen>>();
  for (const satz of saetze) {
    const zentrum = zentrumOf(satz);
    const {zeitraum} = satz.werte;
    if (zentrum === undefined || typeof zeitraum !== "string") continue;
    let jeZeit = ergebnis.get(zentrum);
    if (!jeZeit) ergebnis.set(zentrum, (jeZeit = new Map()));
    const zeit = zeitraum.slice(0, 7);
    let summen = jeZeit.get(zeit);
    if (!summen) jeZeit.set(zeit, (summen = {termine: null, stunden: null, teilnahmen: null}));
    for (const name of verglichen) {
      const wert = satz.werte[name];
      if (typeof wert === "number") summen[name] = (summen[name] ?? 0) + wert;
    }
  }
  return ergebnis;
}

const imJahr = (zeiten: Iterable<string>, jahr: number): string[] =>
  [...zeiten].filter((zeit) => zeit.startsWith(String(jahr)));

function summeUeber(jeZeit: ReadonlyMap<string, Summen>, zeiten: readonly string[], name: Verglichen): number | null {
  let summe: number | null = null;
  for (const zeit of zeiten) {
    const wert = jeZeit.get(zeit)?.[name] ?? null;
    if (wert !== null) summe = (summe ?? 0) + wert;
  }
  return summe;
}

/** Months of *vorjahr* that its Meldestand declares with "ja", by centre. */
function gemeldeteMonate(vorjahr: Saetze | undefined): Map<string, Set<string>> {
  const ergebnis = new Map<string, Set<string>>();
  for (const satz of vorjahr?.meldestand ?? []) {
    const zentrum = zentrumOf(satz);
    const {zeitraum, gemeldet} = satz.werte;
    if (zentrum === undefined || typeof zeitraum !== "string" || gemeldet !== "ja") continue;
    const bisher = ergebnis.get(zentrum) ?? new Set();
    for (const monat of zeitraumOf(zeitraum).monate) bisher.add(monat);
    ergebnis.set(zentrum, bisher);
  }
  return ergebnis;
}

/**
 * Warns of a centre whose dates, hours or attendances changed against the year before by more than `sprung`, where one of the
 * two sums is at least `sprung_mindestens`. Compared are the months that both years report; years recorded as a whole only if
 * both years report all twelve. The year before comes from the delivery, else from *vorjahr*. What one of the years did not
 * record is not compared.
 */
export function pruefeSprung(
  bestand: Bestand,
  monate: Meldemonate,
  vorjahr: Saetze | undefined,
  {sprung, sprung_mindestens}: Pruefregeln
): void {
  const eintraege = bestand.get("leistungen") ?? [];
  const eigene = summenOf(eintraege.map(({satz}) => satz));
  const fruehere = summenOf(vorherige(bestand, vorjahr));
  const fruehereMonate = gemeldeteMonate(vorjahr);
  const erste = new Map<string, Eintrag>();
  for (const eintrag of eintraege) {
    const {zeitraum} = eintrag.satz.werte;
    const key = `${zentrumOf(eintrag.satz)}${trenner}${String(zeitraum).slice(0, 4)}`;
    if (!erste.has(key)) erste.set(key, eintrag);
  }
  for (const [zentrum, jeZeit] of eigene) {
    const erklaert = [...(monate.get(zentrum) ?? [])].flatMap(([monat, {gemeldet}]) => (gemeldet ? [monat] : []));
    for (const jahr of new Set([...jeZeit.keys()].map((zeit) => Number(zeit.slice(0, 4))))) {
      const hier = imJahr(jeZeit.keys(), jahr - 1).length > 0;
      const davor = hier ? jeZeit : fruehere.get(zentrum);
      const zeitenDavor = davor ? imJahr(davor.keys(), jahr - 1) : [];
      if (!davor || zeitenDavor.length === 0) continue;
      const monateDavor = hier ? erklaert : [...(fruehereMonate.get(zentrum) ?? zeitenDavor)];
      const beide = imJahr(erklaert, jahr).filter((monat) =>
        imJahr(monateDavor, jahr - 1).some((m) => m.length === 4 || m.slice(5) === monat.slice(5))
      );
      const ganzes = jeZeit.has(String(jahr)) || davor.has(String(jahr - 1));
      if (beide.length === 0 || (ganzes && beide.length < 12)) continue;
      const zeiten = ganzes ? imJahr(jeZeit.keys(), jahr) : beide;
      const damals = ganzes ? zeitenDavor : beide.map((monat) => `${jahr - 1}${monat.slice(4)}`);
      const eintrag = erste.get(`${zentrum}${trenner}${jahr}`)!;
      for (const name of verglichen) {
        const [jetzt, vorher] = [summeUeber(jeZeit, zeiten, name), summeUeber(davor, damals, name)];
        if (jetzt === null || vorher === null || Math.max(jetzt, vorher) < sprung_mindestens) continue;
        if (Math.abs(jetzt - vorher) <= sprung * vorher) continue;
        const stellen = name === "stunden" ? 1 : 0;
        const anteil = vorher === 0 ? "" : ` (${jetzt > vorher ? "+" : ""}${formatZahl((jetzt / vorher - 1) * 100)} %)`;
        const titel = tabelleOf("leistungen").spalten.find((s) => s.name === name)!.titel;
        eintrag.blatt.meldungen.melde(
          {
            regel: "sprung",
            wert: formatZahl(jetzt, stellen),
            text: `${titel} ${beide.length < 12 ? `in ${beide.length} gemeldeten Monaten` : ""} ${jahr} in „${zentrum}“, im Jahr davor ${formatZahl(vorher, stellen)}${anteil}`.replace(
              / {2,}/g,
              " "
            ),
            abhilfe: "Bitte prüfen, ob etwas fehlt oder doppelt ist. Wenn die Zahlen stimmen, ist nichts zu tun."
          },
          stelleOf(eintrag, name)
        );
      }
    }
  }
}
