import type {IndikatorDatei} from "../../../loaders/marts/offenShapes.js";
import {endeOf} from "../alter.js";
import {formatZeitraum} from "../format.js";
import {texteDatenladen as texte} from "../texte/datenladen.js";
import {urteilsarten, type Urteil} from "../zustaende.js";
import type {Ausfuhr} from "./modell.js";
import {werteTabelle, zeichenOf, type Wertezeile} from "./werte.js";

export interface Datenweg {
  /** Address of the start page, as `hrefOf("/")` gives it: the files lie below it, and what is saved names a page below it. */
  adresse: string;
  /** Version of the page. */
  version: string;
  fetch: (adresse: string) => Promise<Pick<Response, "ok" | "status" | "json">>;
}

/** A file that could not be loaded or is not what this page expects; the message is German and says what to do. */
export class Ladefehler extends Error {
  override readonly name = "Ladefehler";
}

async function lade(adresse: string, fetch: Datenweg["fetch"]): Promise<IndikatorDatei> {
  try {
    const antwort = await fetch(adresse);
    if (antwort.ok) return (await antwort.json()) as IndikatorDatei;
    throw new Ladefehler(antwort.status === 404 ? texte.unbekannt : texte.fehlt);
  } catch (error) {
    throw error instanceof Ladefehler ? error : new Ladefehler(texte.fehlt, {cause: error});
  }
}

type Zelle = IndikatorDatei["zeilen"][number][number];

/** The columns that a row is read by; a file without one of them is from another version of the interface. */
const spalten = [
  ...(["lor_stand", "gebiet_id", "zeitraum", "wert", "zaehler", "nenner", "ki_unten_95", "ki_oben_95"] as const),
  ...(["status", "umgerechnet", "quelle", "lizenz", "anmerkung", "ki_nenner", "wenige_faelle"] as const),
  ...(["vergleich_bezirk", "vergleich_berlin"] as const)
];
type Spalte = (typeof spalten)[number];

const zahl = (zelle: Zelle): number | null => (typeof zelle === "number" ? zelle : null);
const wort = (zelle: Zelle): string => (typeof zelle === "string" ? zelle : "");
const urteil = (zelle: Zelle): Urteil | null => urteilsarten.find((art) => art === zelle) ?? null;

/** The rows of the file as all views hand them out. Throws Ladefehler if a column is missing. */
function zeilenOf({indikator, gebiete, quellen, felder, zeilen}: IndikatorDatei): Wertezeile[] {
  const stellen = new Map(spalten.map((name) => [name, felder.findIndex((feld) => feld.name === name)]));
  if ([...stellen.values()].includes(-1)) throw new Ladefehler(texte.andereVersion);
  const gebietOf = new Map(gebiete.map((gebiet) => [`${gebiet.lor_stand} ${gebiet.gebiet_id}`, gebiet]));
  const vermerke = new Map(quellen.map(({id, quellenvermerk}) => [id, quellenvermerk]));
  return zeilen.map((zeile) => {
    const zelle = (name: Spalte): Zelle => zeile[stellen.get(name)!] ?? null;
    const [lor_stand, gebiet_id] = [wort(zelle("lor_stand")), wort(zelle("gebiet_id"))];
    const gebiet = gebietOf.get(`${lor_stand} ${gebiet_id}`);
    const [unten, oben, wenige] = [
      zahl(zelle("ki_unten_95")),
      zahl(zelle("ki_oben_95")),
      zelle("wenige_faelle") === true
    ];
    const intervall = zelle("ki_nenner") !== null && indikator.quelle_intervall ? [indikator.quelle_intervall] : [];
    const ids = new Set([wort(zelle("quelle")), ...indikator.weitere_quellen, ...intervall]);
    return {
      gebiet_id,
      gebiet_name: gebiet?.name ?? "",
      ebene: gebiet?.ebene ?? "",
      lor_stand,
      indikator,
      zeitraum: wort(zelle("zeitraum")),
      wert: {
        wert: zahl(zelle("wert")),
        status: wort(zelle("status")),
        zaehler: zahl(zelle("zaehler")),
        nenner: zahl(zelle("nenner")),
        ki: unten === null || oben === null ? null : {unten, oben, wenige},
        anmerkung: wort(zelle("anmerkung"))
      },
      wenige,
      urteile: {bezirk: urteil(zelle("vergleich_bezirk")), berlin: urteil(zelle("vergleich_berlin"))},
      umgerechnet: zelle("umgerechnet") === true,
      quellen: [...ids].flatMap((id) => vermerke.get(id) ?? []),
      lizenz: wort(zelle("lizenz"))
    };
  });
}

/** The first and the last period with a value; null without any. */
function spanneOf(zeilen: readonly Wertezeile[]): {erster: string; letzter: string} | null {
  const zeitraeume = [...new Set(zeilen.filter(({wert}) => wert.wert !== null).map(({zeitraum}) => zeitraum))];
  const [erster, ...weitere] = zeitraeume.sort((a, b) => endeOf(a).localeCompare(endeOf(b)));
  if (erster === undefined) return null;
  return {erster: formatZeitraum(erster), letzter: formatZeitraum(weitere.at(-1) ?? erster)};
}

/**
 * All areas and periods of the indicator *kennung* as a file of data, from `/daten/v1/indikatoren/<kennung>.json`: totals only, with
 * the decimals of the site. A file of another version than the page's is refused, since the two would not agree. Rejects with a
 * Ladefehler if the file cannot be had. The internal edition has no such files.
 */
export async function ladeAlle(kennung: string, {adresse, version, fetch}: Datenweg): Promise<Ausfuhr> {
  const datei = await lade(`${adresse}daten/v1/indikatoren/${encodeURIComponent(kennung)}.json`, fetch);
  if (datei.version !== version) throw new Ladefehler(texte.andereVersion);
  const zeilen = zeilenOf(datei);
  const {indikator, quellen} = datei;
  const spanne = spanneOf(zeilen);
  return {
    titel: indikator.titel,
    untertitel: [
      texte.gebiete,
      ...(spanne ? [texte.zeitraeume(spanne.erster, spanne.letzter)] : []),
      indikator.einheit
    ].join(" · "),
    name: {was: kennung, wo: "alle-gebiete", wann: "", ansicht: "alle"},
    quellen: [...new Set(quellen.map(({quellenvermerk}) => quellenvermerk))],
    zeichen: zeichenOf(zeilen),
    hinweise: [
      indikator.definition,
      ...(new Set(zeilen.map(({lor_stand}) => lor_stand)).size > 1 ? [texte.lorStaende] : []),
      texte.intervall(indikator.ki_hinweis),
      ...indikator.brueche.map(({ab, grund}) => texte.bruch(formatZeitraum(ab), grund)),
      ...indikator.hinweise
    ],
    datenstand: spanne?.letzter ?? formatZeitraum(datei.datenstand),
    version,
    adresse: `${adresse}indikatoren/${kennung}`,
    vermerke: [],
    tabellen: [werteTabelle(zeilen, {titel: `${indikator.titel} (${indikator.einheit})`})]
  };
}
