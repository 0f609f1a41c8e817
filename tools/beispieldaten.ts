import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {zentrenspalten} from "../loaders/leistungen/zentren.js";
import {decodeText, parseCsv} from "../loaders/contract/csv.js";
import {quoteCell} from "../loaders/contract/table.js";
import {gremienarten, kanaele, tabelleOf} from "../src/lib/leistungen/vertrag.js";
import type {Tabellenname} from "../src/lib/leistungen/vertrag.js";
import {createRandom} from "../src/method/robustness.js";
import {angebotsarten, beispielzentren} from "./beispielzentren.js";
import type {Angebotsart, Beispielzentrum, Gruppe} from "./beispielzentren.js";

export const beispieljahre = [2023, 2024, 2025] as const;
/** The centre whose records have mistakes that the check warns of. */
export const zentrumMitFehlern = "beispiel-hellersdorf-ost";
const bevoelkerung = "official/ai16/2024-12.csv";
const startzahl = 2026;

type Zelle = string | number | null | undefined;
type Zeile = Record<string, Zelle>;
type Random = () => number;

/** A stream of its own for each *thema*, so that one more offer changes nothing but its own rows. */
function randomOf(thema: string): Random {
  let hash = 0x811c9dc5;
  for (const char of thema) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193) >>> 0;
  return createRandom(hash ^ startzahl);
}

/** A whole number around *mean*, as counts scatter; small means by the Poisson distribution, larger ones nearly so. */
function draw(mean: number, random: Random): number {
  if (mean > 25) return Math.max(0, Math.round(mean + Math.sqrt(mean) * (random() + random() + random() - 1.5) * 2));
  let count = 0;
  for (let rest = random() - Math.exp(-mean), p = Math.exp(-mean); rest > 0 && count < 100; rest -= p)
    p *= mean / ++count;
  return count;
}

/** *mean* moved by up to *spread* of it to either side. */
const vary = (mean: number, spread: number, random: Random): number => mean * (1 + spread * (2 * random() - 1));
const pad = (n: number): string => String(n).padStart(2, "0");
const german = (iso: string): string => iso.split("-").toReversed().join(".");

/** Groups nobody counts, as a share of all people: only so that invented attendances have a plausible size. */
const angenommen: Partial<Record<Gruppe, number>> = {
  alleinerziehende: 0.05,
  hochaltrige: 0.07,
  gefluechtete: 0.03,
  arbeitslose: 0.04,
  menschen_mit_wenig_einkommen: 0.15,
  menschen_mit_behinderung: 0.1,
  pflegende_angehoerige: 0.06,
  ehrenamtliche: 0.1
};

const gezaehlt: Partial<Record<Gruppe, readonly string[]>> = {
  alle: ["insgesamt"],
  kinder: ["a00_06", "a06_15"],
  jugendliche: ["a15_18", "a18_27"],
  familien: ["a00_06", "a06_15", "a15_18"],
  aeltere: ["a65_110"],
  migrantinnen_migranten: ["migrationshintergrund"],
  frauen_maedchen: ["weiblich"]
};

/** People of a group in some areas (Bezirksregionen or Planungsräume). */
type Menschen = (gruppe: Gruppe, gebiete: readonly string[]) => number;

function readMenschen(dataDir: string): Menschen {
  const path = join(dataDir, bevoelkerung);
  const text = decodeText(readFileSync(path), path);
  const header = text.slice(0, text.indexOf("\n")).split(",");
  const {rows} = parseCsv(text, path, {delimiter: ",", headers: [header]});
  return (gruppe, gebiete) => {
    const spalten = gezaehlt[gruppe] ?? ["insgesamt"];
    const hier = rows.filter((row) => gebiete.some((id) => row.get("gebiet_id").startsWith(id)));
    const summe = hier.flatMap((row) => spalten.map((name) => Number(row.get(name)))).reduce((a, b) => a + b, 0);
    return summe * (gezaehlt[gruppe] ? 1 : (angenommen[gruppe] ?? 0));
  };
}

const gebieteOf = ({bezirksregion, einsatzgebiet}: Beispielzentrum): readonly string[] =>
  einsatzgebiet.length > 0 ? einsatzgebiet : [bezirksregion];

/** Offers move by a weekday from centre to centre, so that not all take place on the same day. */
const tageOf = (tage: readonly number[], zentrum: Beispielzentrum): number[] =>
  tage.map((tag) => (tag + beispielzentren.indexOf(zentrum)) % 5).sort((a, b) => a - b);

function wochenplanOf({wann}: Angebotsart, zentrum: Beispielzentrum): string {
  if (!("tage" in wann)) return "";
  const zeiten = `${pad(wann.von)}:00–${pad(wann.bis)}:00`;
  return tageOf(wann.tage, zentrum)
    .map((tag) => `${["Mo", "Di", "Mi", "Do", "Fr"][tag]} ${zeiten}`)
    .join("; ");
}

/** Houses close for two weeks in August and one at the turn of the year. */
const offeneTage = (monat: number, tage: number): number => (monat === 8 ? 17 : monat === 12 ? 23 : tage);

/** Dates of an offer in a month and the hours of each. */
function termineOf({wann}: Angebotsart, zentrum: Beispielzentrum, jahr: number, monat: number): [number, number] {
  if (!("tage" in wann)) return [wann.monate.includes(monat) ? wann.termine : 0, wann.dauer];
  const tage = new Set(tageOf(wann.tage, zentrum));
  const letzter = offeneTage(monat, new Date(Date.UTC(jahr, monat, 0)).getUTCDate());
  let termine = 0;
  for (let tag = 1; tag <= letzter; tag++)
    if (tage.has((new Date(Date.UTC(jahr, monat - 1, tag)).getUTCDay() + 6) % 7)) termine++;
  return [termine, wann.bis - wann.von];
}

const saison = (monat: number): number => (monat === 8 ? 0.8 : monat === 7 || monat === 12 ? 0.9 : 1);

/** Shares of the attendances by group: female, under 18, 65 and older. */
function anteileOf([gruppe]: Angebotsart["zielgruppen"]): [weiblich: number, unter18: number, ab65: number] {
  if (gruppe === "kinder") return [0.49, 1, 0];
  if (gruppe === "jugendliche") return [0.4, 0.7, 0];
  if (gruppe === "familien" || gruppe === "alleinerziehende") return [0.68, 0.5, 0.02];
  if (gruppe === "aeltere" || gruppe === "hochaltrige") return [0.72, 0, 0.97];
  if (gruppe === "frauen_maedchen") return [1, 0.15, 0.2];
  return [0.58, 0.08, 0.3];
}

/** One month of one offer. Attendance follows the people of the first group in the Einsatzgebiet and what the room holds. */
function leistung(
  art: Angebotsart,
  zentrum: Beispielzentrum,
  [termine, dauer]: [number, number],
  monat: number,
  menschen: Menschen,
  random: Random
): Zeile {
  const erfasst = new Set<string>(zentrum.erfasst);
  const gebiete = gebieteOf(zentrum);
  const [gruppe] = art.zielgruppen;
  const zeile: Zeile = {termine, stunden: termine * dauer};
  if (art.besuche !== null) {
    const jeTermin = (art.besuche / 1000) * menschen(gruppe, gebiete) * zentrum.zulauf;
    const hoechstens = termine * (art.plaetze ?? Infinity);
    const erwartet = Math.min(Math.max(2, jeTermin), 0.9 * (art.plaetze ?? Infinity)) * termine;
    const teilnahmen = Math.max(1, Math.min(hoechstens, draw(vary(erwartet * saison(monat), 0.2, random), random)));
    const [weiblich, unter18, ab65] = anteileOf(art.zielgruppen);
    const anteil = (share: number): number =>
      share === 0 || share === 1
        ? share * teilnahmen
        : Math.min(teilnahmen, Math.round(teilnahmen * vary(share, 0.15, random)));
    zeile["teilnahmen"] = teilnahmen;
    if (erfasst.has("personen"))
      zeile["personen"] = Math.max(1, Math.round(teilnahmen / vary(1 + 0.45 * Math.min(termine - 1, 4), 0.1, random)));
    if (Number(zeile["personen"]) > teilnahmen) zeile["personen"] = teilnahmen;
    if (erfasst.has("geschlecht")) {
      zeile["weiblich"] = anteil(weiblich);
      zeile["divers"] = weiblich < 1 && random() < 0.06 ? Math.min(1, teilnahmen - Number(zeile["weiblich"])) : 0;
      zeile["maennlich"] = teilnahmen - Number(zeile["weiblich"]) - Number(zeile["divers"]);
    }
    if (erfasst.has("alter")) {
      zeile["unter_18"] = anteil(unter18);
      zeile["ab_65"] = Math.min(teilnahmen - Number(zeile["unter_18"]), anteil(ab65));
    }
    if (erfasst.has("herkunft")) {
      const hier = menschen("migrantinnen_migranten", gebiete) / menschen("alle", gebiete);
      const gemeint = art.zielgruppen.some((g) => g === "migrantinnen_migranten" || g === "gefluechtete");
      zeile["mit_migrationshintergrund"] = anteil(gemeint ? 0.92 : hier);
    }
  }
  if (art.ehrenamtliche !== undefined && erfasst.has("ehrenamt")) {
    zeile["ehrenamtliche"] = Math.max(1, Math.round(vary(art.ehrenamtliche, 0.3, random)));
    zeile["ehrenamt_stunden"] = Math.round(zeile["ehrenamtliche"] * termine * dauer * vary(0.85, 0.1, random) * 2) / 2;
  }
  return zeile;
}

/** *zeile* without the figures named, and without the parts of a missing number of attendances. */
function without(zeile: Zeile, namen: readonly string[]): Zeile {
  const teile = tabelleOf("leistungen").spalten.filter(({teilVon}) => teilVon !== undefined && namen.includes(teilVon));
  const weg = new Set([
    ...namen,
    ...teile.map(({name}) => name),
    ...(namen.includes("teilnahmen") ? ["personen"] : [])
  ]);
  return Object.fromEntries(Object.entries(zeile).filter(([name]) => !weg.has(name)));
}

/** Sums of months; people are not added up: who comes in March may come in April. Nothing recorded stays nothing. */
function jahressumme(monate: readonly Zeile[], random: Random): Zeile {
  const summe: Zeile = {};
  for (const zeile of monate)
    for (const [name, wert] of Object.entries(zeile))
      if (typeof wert === "number") summe[name] = Number(summe[name] ?? 0) + wert;
  const mittel = (name: string): number => Number(summe[name]) / monate.length;
  const atMost = (name: string, wert: number, whole: string): void => {
    if (summe[name] !== undefined) summe[name] = Math.min(wert, Number(summe[whole]));
  };
  if (summe["ehrenamtliche"] !== undefined) summe["ehrenamtliche"] = Math.ceil(mittel("ehrenamtliche") + 1);
  atMost("personen", Math.round(mittel("personen") * vary(2.6, 0.2, random)), "teilnahmen");
  atMost("davon_neu", Number(summe["davon_neu"]), "ehrenamtliche");
  return summe;
}

/** Months the centre was open in *jahr* and has reported. */
function gemeldeteMonate({offen_seit, ohneMeldung}: Beispielzentrum, jahr: number): number[] {
  return erwarteteMonate({offen_seit}, jahr).filter((monat) => {
    const zeit = `${jahr}-${pad(monat)}`;
    return !ohneMeldung || zeit < ohneMeldung[0] || zeit > ohneMeldung[1];
  });
}

function erwarteteMonate(
  {offen_seit}: Pick<Beispielzentrum, "offen_seit"> | {offen_seit: undefined},
  jahr: number
): number[] {
  const monate = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  return monate.filter((monat) => offen_seit === undefined || `${jahr}-${pad(monat)}` >= offen_seit.slice(0, 7));
}

/** Topics of consultations: contacts a month for 1.000 people, the service referred to, and the group noted with some. */
const themen: readonly {id: string; je1000: number; dienst?: string; gruppe?: Gruppe}[] = [
  {id: "existenzsicherung", je1000: 0.3, dienst: "sozialdienst", gruppe: "menschen_mit_wenig_einkommen"},
  {id: "schulden", je1000: 0.1, dienst: "schuldnerberatung"},
  {id: "wohnen", je1000: 0.2, dienst: "sozialdienst"},
  {id: "arbeit", je1000: 0.1, dienst: "andere", gruppe: "arbeitslose"},
  {id: "familie", je1000: 0.12, dienst: "jugendamt", gruppe: "familien"},
  {id: "gesundheit", je1000: 0.08, dienst: "suchtberatung"},
  {id: "alter_pflege", je1000: 0.12, dienst: "sozialdienst", gruppe: "aeltere"},
  {id: "behinderung", je1000: 0.05, dienst: "behindertenberatung", gruppe: "menschen_mit_behinderung"},
  {id: "migration_asyl", je1000: 0.18, dienst: "migrationssozialdienst", gruppe: "gefluechtete"},
  {id: "engagement_selbsthilfe", je1000: 0.06},
  {id: "sonstiges", je1000: 0.04, dienst: "andere"}
];

/** Needs voiced: a month for 10.000 people, and whom they concern. */
const anliegen: readonly {problemfeld: string; je10000: number; gruppe?: Gruppe}[] = [
  {problemfeld: "wohnen_nachbarschaft", je10000: 1.4},
  {problemfeld: "soziale_infrastruktur", je10000: 0.8},
  {problemfeld: "armut_existenzsicherung", je10000: 0.7, gruppe: "menschen_mit_wenig_einkommen"},
  {problemfeld: "alter_pflege", je10000: 0.9, gruppe: "aeltere"},
  {problemfeld: "kinder_familien", je10000: 0.7, gruppe: "familien"},
  {problemfeld: "jugend", je10000: 0.6, gruppe: "jugendliche"},
  {problemfeld: "migration_teilhabe", je10000: 0.5, gruppe: "migrantinnen_migranten"},
  {problemfeld: "gesundheit", je10000: 0.4},
  {problemfeld: "engagement_beteiligung", je10000: 0.3}
];

/** How much the needs differ between the parts of the Bezirk: more consultations where need is greater. */
const beratungsbedarf = ({bezirksregion}: Beispielzentrum): number =>
  bezirksregion.startsWith("1040")
    ? 0.35
    : bezirksregion.startsWith("1030")
      ? 0.5
      : bezirksregion === "102004"
        ? 1.4
        : 1;

const standards = [
  ["angebote", "konzept; statistik"],
  ["bedarfserfassung", "umfrage; protokoll"],
  ["bedarfsumsetzung", "konzept"],
  ["beratung", "statistik; vereinbarung"],
  ["kooperation", "vereinbarung; protokoll"],
  ["selbsthilfe", "statistik"],
  ["multifunktional", "konzept"],
  ["gremienarbeit", "protokoll"],
  ["oeffentlichkeitsarbeit", "veroeffentlichung"],
  ["ehrenamt", "konzept; fortbildung"],
  ["dokumentation", "statistik"],
  ["beschwerden", "regelung"],
  ["nutzerbeteiligung", "umfrage; protokoll"]
] as const;

/** Tables of one centre and year. */
function meldung(zentrum: Beispielzentrum, jahr: number, menschen: Menschen): Map<Tabellenname, Zeile[]> {
  const {zentrum_id} = zentrum;
  const monate = gemeldeteMonate(zentrum, jahr);
  const jahresweise = zentrum.zeilen === "jahr";
  const gebiete = gebieteOf(zentrum);
  const alle = menschen("alle", gebiete);
  const monatOf = (monat: number): string => `${pad(monat)}.${jahr}`;
  const stand = `${20 + (beispielzentren.indexOf(zentrum) % 9)}.01.${jahr + 1}`;
  const tabellen = new Map<Tabellenname, Zeile[]>();
  const add = (tabelle: Tabellenname, zeile: Zeile): void => {
    tabellen.set(tabelle, [...(tabellen.get(tabelle) ?? []), {zentrum_id, ...zeile}]);
  };
  /** Rows of a table that has whole numbers by month, or their sums where the centre reports by year. */
  const addMonths = (tabelle: Tabellenname, key: Zeile, zeilen: readonly (readonly [number, Zeile])[]): void => {
    if (zeilen.length === 0) return;
    if (!jahresweise) for (const [monat, zeile] of zeilen) add(tabelle, {zeitraum: monatOf(monat), ...key, ...zeile});
    else {
      const random = randomOf(`${zentrum_id} ${jahr} ${tabelle} ${JSON.stringify(key)}`);
      add(tabelle, {
        zeitraum: String(jahr),
        ...key,
        ...jahressumme(
          zeilen.map(([, zeile]) => zeile),
          random
        )
      });
    }
  };

  if (zentrum.offen_seit?.startsWith(String(jahr))) add("zentren", zentrenzeile(zentrum));

  for (const [angebot_id, art] of Object.entries(angebotsarten)) {
    const laufzeit = zentrum.angebote[angebot_id];
    const von = laufzeit?.von ?? zentrum.offen_seit ?? "2022-01-01";
    const bis = laufzeit?.bis;
    if (!laufzeit || von.slice(0, 4) > String(jahr) || (bis !== undefined && bis.slice(0, 4) < String(jahr))) continue;
    add("angebote", {
      angebot_id,
      titel: art.titel,
      leistungsbereich: art.leistungsbereich,
      zielgruppen: art.zielgruppen.join("; "),
      format: art.format,
      plaetze: art.plaetze,
      sprachen: art.sprachen,
      barrierefrei: art.format === "aufsuchend" ? "" : zentrum.barrierefrei,
      wochenplan: wochenplanOf(art, zentrum),
      einsatzgebiet: laufzeit.einsatzgebiet?.join("; "),
      gueltig_von: german(von),
      gueltig_bis: bis && german(bis)
    });
    const random = randomOf(`${zentrum_id} ${jahr} ${angebot_id}`);
    const zeilen = monate.flatMap((monat): [number, Zeile][] => {
      const termine = termineOf(art, zentrum, jahr, monat);
      const zeit = `${jahr}-${pad(monat)}`;
      if (termine[0] === 0 || zeit < von.slice(0, 7) || (bis !== undefined && zeit > bis.slice(0, 7))) return [];
      const zeile = leistung(art, zentrum, termine, monat, menschen, random);
      return [[monat, without(zeile, laufzeit.ohne ?? [])]];
    });
    addMonths("leistungen", {angebot_id}, zeilen);
  }

  const random = randomOf(`${zentrum_id} ${jahr} Beratung, Anliegen, Ehrenamt, Gremien`);
  const vermittelt = beispielzentren.indexOf(zentrum) % 4 !== 3;
  for (const {id: thema, je1000, dienst, gruppe} of themen) {
    const zeilen = monate.flatMap((monat): [number, Zeile][] => {
      const kontakte = draw((je1000 / 1000) * alle * beratungsbedarf(zentrum) * zentrum.zulauf * saison(monat), random);
      if (kontakte === 0) return [];
      const weiter = Math.min(kontakte, draw(kontakte * 0.3, random));
      return [[monat, {kontakte, ...(dienst && vermittelt ? {[`vermittelt_${dienst}`]: weiter} : {})}]];
    });
    addMonths("beratungen", {thema, zielgruppe: gruppe}, zeilen);
  }
  for (const {problemfeld, je10000, gruppe} of anliegen) {
    const kanal = kanaele[Math.floor(random() * kanaele.length)]!.id;
    const gebiet = gebiete[Math.floor(random() * gebiete.length)];
    const zeilen = monate.flatMap((monat): [number, Zeile][] => {
      const anzahl = draw((je10000 / 10000) * alle * zentrum.zulauf, random);
      return anzahl === 0 ? [] : [[monat, {anzahl}]];
    });
    addMonths("anliegen", {problemfeld, zielgruppe: gruppe, gebiet, kanal}, zeilen);
  }
  const freiwillige = Math.round(6 + (alle / 4000) * zentrum.zulauf);
  addMonths(
    "ehrenamt",
    {},
    monate.map((monat) => {
      const ehrenamtliche = Math.max(3, draw(freiwillige * saison(monat), random));
      const davon_neu = Math.min(ehrenamtliche, draw(0.8, random));
      const stunden = Math.round(ehrenamtliche * vary(7, 0.15, random) * 2) / 2;
      return [monat, {ehrenamtliche, davon_neu, stunden, fortbildungen: draw(0.7, random)}];
    })
  );
  for (const [i, {id: gremium}] of gremienarten.slice(0, 7).entries())
    addMonths(
      "gremien",
      {gremium},
      monate
        .filter((monat) => (monat + i) % [1, 2, 3, 6, 3, 6, 6][i]! === 0 && monat !== 8)
        .map((m) => [m, {sitzungen: 1}])
    );
  for (const [standard, nachweise] of standards) {
    const u = random();
    const einschaetzung = u < 0.74 ? "erfuellt" : u < 0.95 ? "teilweise" : "nicht_erfuellt";
    add("standards", {jahr, standard, einschaetzung, nachweise: einschaetzung === "nicht_erfuellt" ? "" : nachweise});
  }
  if (jahresweise) add("meldestand", {zeitraum: String(jahr), gemeldet: "ja", stand});
  else
    for (const monat of erwarteteMonate(zentrum, jahr))
      add("meldestand", {zeitraum: monatOf(monat), gemeldet: monate.includes(monat) ? "ja" : "nein", stand});
  return tabellen;
}

/** Mistakes that may pass: the check warns of them. */
function addMistakes(leistungen: readonly Zeile[]): void {
  const find = (angebot_id: string, monat: string): Zeile =>
    leistungen.find((z) => z["angebot_id"] === angebot_id && z["zeitraum"] === monat)!;
  find("sprachcafe", "03.2025")["personen"] = Number(find("sprachcafe", "03.2025")["teilnahmen"]) + 6;
  find("gymnastik", "05.2025")["stunden"] = 62;
  // Every cup counted as a visit: more than half again as many attendances as in the year before.
  for (const zeile of leistungen)
    if (zeile["angebot_id"] === "cafe") zeile["teilnahmen"] = Number(zeile["teilnahmen"]) * 4;
}

function zentrenzeile(z: Beispielzentrum): Zeile {
  const decimal = (grad: number): string => String(grad).replace(".", ",");
  return {
    name: z.name,
    traeger: z.traeger,
    strasse: z.strasse,
    plz: z.plz,
    lat: decimal(z.lat),
    lon: decimal(z.lon),
    bezirksregionen: z.bezirksregion,
    einsatzgebiet: z.einsatzgebiet.join("; "),
    barrierefrei: z.barrierefrei,
    oeffnungszeiten: z.oeffnungszeiten,
    offen_seit: z.offen_seit && german(z.offen_seit)
  };
}

const cell = (wert: Zelle): string => {
  const text = typeof wert === "number" ? String(wert).replace(".", ",") : (wert ?? "");
  return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table of the contract as CSV: its columns' names, semicolons, decimal comma. */
function formatTabelle(name: Tabellenname, zeilen: readonly Zeile[]): string {
  const spalten = tabelleOf(name).spalten.map((spalte) => spalte.name);
  return [spalten, ...zeilen.map((zeile) => spalten.map((spalte) => cell(zeile[spalte])))]
    .map((cells) => `${cells.join(";")}\n`)
    .join("");
}

/** The register of the invented centres, in the form of data/zentren/zentren.csv. */
function formatRegister(): string {
  const zeilen = beispielzentren.map((z): Zeile => ({
    ...zentrenzeile(z),
    zentrum_id: z.zentrum_id,
    lat: z.lat,
    lon: z.lon,
    offen_seit: z.offen_seit,
    angabe: "zu_bestaetigen",
    quelle: "Beispieldaten, erfunden",
    stand: "2026-01-31",
    anmerkung: "Beispieldaten: Dieses Zentrum gibt es nicht."
  }));
  return [zentrenspalten, ...zeilen.map((zeile) => zentrenspalten.map((spalte) => String(zeile[spalte] ?? "")))]
    .map((cells) => `${cells.map(quoteCell).join(",")}\n`)
    .join("");
}

/** A file to try the check on: a column that names people, and one typical mistake a line. */
function formatMitFehlern(): string {
  const kopf = [...tabelleOf("leistungen").spalten.map(({name}) => name), "Nachname"];
  const z = "beispiel-kaulsdorf";
  const zeilen: Zeile[] = [
    {angebot_id: "cafe", zeitraum: "01.2025", termine: 9, stunden: 27, teilnahmen: 140, personen: 52},
    {angebot_id: "cafe", zeitraum: "02.2025", termine: 8, stunden: 24, teilnahmen: 131, personen: 160},
    {angebot_id: "cafe", zeitraum: "02.2025", termine: 8, stunden: 24, teilnahmen: 131, personen: 50},
    {angebot_id: "cafe", zeitraum: "13.2025", termine: 9, stunden: 27, teilnahmen: 128},
    {angebot_id: "cafe", zeitraum: "04.2024", termine: 9, stunden: 27, teilnahmen: 119},
    {angebot_id: "cafe", zeitraum: "2025", termine: 98, stunden: 294, teilnahmen: 1500},
    {angebot_id: "cafe", zeitraum: "05.2025", termine: 9, stunden: 27, teilnahmen: -12},
    {angebot_id: "cafe", zeitraum: "06.2025", termine: 8, stunden: 24, teilnahmen: "ca. 120"},
    {
      angebot_id: "cafe",
      zeitraum: "07.2025",
      termine: 9,
      stunden: "27:00",
      teilnahmen: 125,
      weiblich: 90,
      maennlich: 60
    },
    {angebot_id: "kindernachmittag", zeitraum: "01.2025", termine: 12, stunden: 36, teilnahmen: 74, unter_18: 80},
    {angebot_id: "kindernachmittag", zeitraum: "02.2025", personen: 20},
    {angebot_id: "Kinder Nachmittag", zeitraum: "03.2025", termine: 13, stunden: 39, teilnahmen: 80},
    {angebot_id: "yoga", zeitraum: "03.2025", termine: 4, stunden: 6, teilnahmen: 30},
    {zeitraum: "04.2025", termine: 12, stunden: 36, teilnahmen: 77},
    {
      zentrum_id: "beispiel-nirgendwo",
      angebot_id: "cafe",
      zeitraum: "08.2025",
      termine: 5,
      stunden: 15,
      teilnahmen: 60
    },
    {angebot_id: "cafe", zeitraum: "09.2025", termine: 9, stunden: 27, teilnahmen: 130, ehrenamt_stunden: "=1+2"}
  ];
  const texte = zeilen.map((zeile) =>
    kopf.map((spalte) => cell(spalte === "zentrum_id" ? (zeile[spalte] ?? z) : zeile[spalte]))
  );
  return [kopf, ...texte].map((cells) => `${cells.join(";")}\n`).join("");
}

/**
 * Every invented file by its path below data/beispiel, always the same. Their sizes follow the people that the figures in
 * *dataDir* count; everything else is made up.
 */
export function beispieldateien(dataDir: string): Map<string, string> {
  const menschen = readMenschen(dataDir);
  const dateien = new Map([["zentren.csv", formatRegister()]]);
  for (const jahr of beispieljahre)
    for (const zentrum of beispielzentren) {
      if (erwarteteMonate(zentrum, jahr).length === 0) continue;
      const tabellen = meldung(zentrum, jahr, menschen);
      if (zentrum.zentrum_id === zentrumMitFehlern && jahr === 2025) addMistakes(tabellen.get("leistungen") ?? []);
      for (const [name, zeilen] of tabellen)
        dateien.set(`leistungsdokumentation/${jahr}/${zentrum.zentrum_id}/${name}.csv`, formatTabelle(name, zeilen));
    }
  return dateien.set("mit-fehlern/leistungen-mit-fehlern.csv", formatMitFehlern());
}

/** Writes the invented files of *dataDir* below *ordner*; what stood there before, other than its README, is gone. */
export function writeBeispieldaten(dataDir: string, ordner: string): void {
  for (const teil of ["leistungsdokumentation", "mit-fehlern"])
    rmSync(join(ordner, teil), {recursive: true, force: true});
  for (const [name, text] of beispieldateien(dataDir)) {
    mkdirSync(dirname(join(ordner, name)), {recursive: true});
    writeFileSync(join(ordner, name), text);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeBeispieldaten("data", "data/beispiel");
