import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import type {Ausfuhr, Ausfuhrtabelle, Ausfuhrwert, Zeichenerklaerung} from "../../lib/ausfuhr/modell.js";
import {dezimal, prozent, tabelleOf} from "../../lib/ausfuhr/spalten.js";
import type {Rang} from "../../lib/bedarfsindex.js";
import {formatZeitraum} from "../../lib/format.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {zustaende, zustandOf} from "../../lib/zustaende.js";
import {angabenOf} from "../bild/angaben.js";
import {
  amtlichOf,
  indexText,
  nullIstDurchschnitt,
  ohneIndex,
  rangOf,
  regionenOf,
  stellenOf,
  zeitraeumeOf,
  type Stand
} from "./stand.js";
import {formatGewicht, zaehlendeIndikatoren, type Ebene} from "./zustand.js";

/** Lines of attribution of everything the view of *ebene* shows, each once. */
export function quellenOf(data: BedarfsindexData, stand: Stand, ebene: Ebene): string[] {
  const {amtlich, einwohner_quellenvermerke} = data;
  return [
    ...new Set([
      ...zaehlendeIndikatoren(data, stand.wahl).flatMap(({quellenvermerke}) => quellenvermerke),
      ...(ebene === "bzr" ? einwohner_quellenvermerke : [amtlich.mss.quellenvermerk, amtlich.gssa.quellenvermerk])
    ])
  ];
}

const {ausfuhr: worte} = texteBedarfsindex;

/** Every Planungsraum with index, fields, ranks and the official classes; without an index the sign and the reason. */
function tabellePlr(data: BedarfsindexData, stand: Stand): Ausfuhrtabelle {
  const {oberste, tabelle} = texteBedarfsindex;
  const {mss, gssa} = data.amtlich;
  const teil = oberste(data.optionen.oberster_anteil);
  const stellen = stellenOf(stand.wahl);
  const feldspalten = Object.fromEntries(
    stand.felder.map(({id, titel}) => [`feld_${id}`, {art: "zahl" as const, titel, beschreibung: worte.feld}])
  );
  const {vorn, hinten} = worte.plr;
  const spalten = {
    ...vorn,
    ...feldspalten,
    ...hinten,
    oberstes_prozent: {art: "zahl" as const, ...worte.oberstes(teil)},
    oberstes_frei_prozent: {art: "zahl" as const, ...worte.oberstesFrei(teil)},
    mss_status: {titel: `${tabelle.status} ${mss.edition}`, beschreibung: worte.amtlich},
    mss_dynamik: {titel: `${tabelle.dynamik} ${mss.edition}`, beschreibung: worte.amtlich},
    gesix: {art: "zahl" as const, titel: `${tabelle.gesix} ${gssa.zeitraum}`, beschreibung: worte.gesix},
    gesix_zeichen: {titel: worte.gesixZeichen.titel(gssa.zeitraum), beschreibung: worte.gesixZeichen.beschreibung},
    anmerkung: worte.anmerkung
  };
  const zeilen = data.gebiete.map(({gebiet_id, name, parent_name}, i): Record<keyof typeof spalten, Ausfuhrwert> => {
    const {rang, zeichen} = rangOf(data, stand, i);
    const rangzelle = (wert: (rang: Rang) => Ausfuhrwert): Ausfuhrwert => (rang ? wert(rang) : null);
    const index = stand.index[i] ?? null;
    const [status, dynamik] = amtlichOf(data, i);
    return {
      ...{gebiet_id, gebiet_name: name, bezirksregion: parent_name, gruppe: rangzelle((r) => r.gruppe)},
      ...{index: dezimal(index, stellen), zeichen: index === null ? indexText(data, stand, i) : rang ? null : zeichen},
      ...Object.fromEntries(stand.felder.map(({id, werte}) => [`feld_${id}`, dezimal(werte[i], stellen)])),
      ...{rang_von: rangzelle((r) => r.rang_unten), rang_bis: rangzelle((r) => r.rang_oben)},
      ...{rang_mitte: rangzelle((r) => r.median), rang_bester: rangzelle((r) => r.bester)},
      rang_schlechtester: rangzelle((r) => r.schlechtester),
      rang_bester_moeglich: rangzelle((r) => r.bester_denkbar),
      rang_schlechtester_moeglich: rangzelle((r) => r.schlechtester_denkbar),
      oberstes_prozent: rangzelle((r) => prozent(r.oberstes, 1)),
      oberstes_frei_prozent: rangzelle((r) => prozent(r.oberstes_frei, 1)),
      ...{mss_status: status ?? null, mss_dynamik: dynamik ?? null},
      gesix: dezimal(gssa.werte[i]!.wert, gssa.indikator.nachkommastellen),
      gesix_zeichen: gssa.werte[i]!.wert === null ? zustandOf(gssa.werte[i]!.status).zeichen : null,
      anmerkung: index === null ? ohneIndex(data, stand.wahl, i).grund : null
    };
  });
  return tabelleOf({name: "planungsraeume", titel: worte.titel("plr")}, spalten, zeilen);
}

/** Every Bezirksregion with the mean and span of its Planungsräume. */
function tabelleBzr(data: BedarfsindexData, stand: Stand): Ausfuhrtabelle {
  const {tabelle} = texteBedarfsindex;
  const stellen = stellenOf(stand.wahl);
  const spalten = {
    ...worte.bzr,
    einwohner: {
      art: "zahl" as const,
      titel: tabelle.einwohner(data.einwohner_zeitraum),
      beschreibung: worte.einwohner
    },
    anmerkung: worte.anmerkung
  };
  return tabelleOf(
    {name: "bezirksregionen", titel: worte.titel("bzr")},
    spalten,
    regionenOf(data, stand).map((r) => ({
      ...{gebiet_id: r.gebiet_id, gebiet_name: r.name, planungsraeume: r.planungsraeume, einwohner: r.einwohner},
      ...{
        mittel: dezimal(r.mittel, stellen),
        niedrigster: dezimal(r.unten, stellen),
        hoechster: dezimal(r.oben, stellen)
      },
      zeichen: r.mittel === null || r.einwohner === null ? zustandOf(r.status).zeichen : null,
      anmerkung: r.unbewertet.length > 0 ? tabelle.unbewertet(r.unbewertet) : null
    }))
  );
}

/** What the signs mean that stand in *tabelle*. */
const zeichenIn = ({zeilen}: Ausfuhrtabelle): Zeichenerklaerung[] =>
  Object.values(zustaende)
    .filter(({zeichen}) => zeilen.some((zeile) => zeile.includes(zeichen)))
    .map(({zeichen, name, erklaerung}) => ({zeichen, bedeutung: `${name}: ${erklaerung}`}));

/**
 * The table of the view as a file of data, with the choice it was made with: weights, indicators, method, seed, sources. A missing
 * number is empty beside its sign and reason.
 */
export function bedarfsindexAusfuhr(data: BedarfsindexData, stand: Stand, ebene: Ebene, document: Document): Ausfuhr {
  const {skalen, mittel, oberste} = texteBedarfsindex;
  const {optionen} = data;
  const zeitraeume = zeitraeumeOf(data, stand.wahl);
  const tabelle = ebene === "plr" ? tabellePlr(data, stand) : tabelleBzr(data, stand);
  const {angabe} = worte;
  return {
    ...angabenOf(
      {
        titel: worte.titel(ebene),
        untertitel: worte.untertitel(
          zeitraeume.map(formatZeitraum),
          nullIstDurchschnitt(stand.wahl) ? worte.umNull : skalen[stand.wahl.normalisierung].kurz
        ),
        name: {
          ...{was: "bedarfsindex", wo: ebene, wann: zeitraeume.at(-1) ?? ""},
          ansicht: stand.istVorgabe ? "vorgabe" : "eigene"
        },
        quellen: quellenOf(data, stand, ebene),
        zeichen: zeichenIn(tabelle),
        hinweise: [
          ...data.felder.map(({id, titel}) => angabe.gewicht(titel, formatGewicht(stand.wahl.gewichte[id] ?? 0))),
          angabe.indikatoren(zaehlendeIndikatoren(data, stand.wahl).map(({kopf}) => kopf.titel)),
          angabe.rechenweg(skalen[stand.wahl.normalisierung].lang, mittel[stand.wahl.mittel].kurz),
          angabe.laeufe(optionen.laeufe, optionen.startzahl, oberste(optionen.oberster_anteil)),
          worte.methode
        ],
        datenstand: zeitraeume.map(formatZeitraum).join(", ")
      },
      document
    ),
    tabellen: [tabelle]
  };
}
