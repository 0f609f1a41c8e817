import type {Catalogue} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import {endeOf} from "../../src/lib/alter.js";
import {compareNamen, formatZeitraum} from "../../src/lib/format.js";
import {arten} from "../../src/lib/einrichtungen.js";
import type {Bezirkswerte, GebietRow} from "./bezirkswerte.js";
import type {EinrichtungRow} from "./einrichtungen.js";
import {istAufKarte} from "./karte.js";
import {kennzahlKopfOf} from "./koepfe.js";
import {kennzahlOf} from "./profil.js";
import type {PruefungRow} from "./pruefungen.js";
import type {ReleaseRow} from "./releases.js";
import type {Suche, Uebersicht} from "./shapes.js";

/** Names under which an area was known before 2021: those of the old PLR it was cut from, if they differ. */
function fruehereNamen(werte: Bezirkswerte, gebiet: GebietRow): string[] {
  return werte.umstieg
    .filter((u) => u.plr_2021 === gebiet.gebiet_id)
    .map((u) => werte.gebiet("2019", u.plr_2019).name)
    .filter((name) => name !== gebiet.name);
}

/** Keys of the old PLR an area was cut from. */
function fruehereSchluessel(werte: Bezirkswerte, gebiet: GebietRow): string[] {
  return werte.umstieg.filter((u) => u.plr_2021 === gebiet.gebiet_id).map((u) => u.plr_2019);
}

const inBezirk = (werte: Bezirkswerte): GebietRow[] =>
  werte.gebiete.filter((g) => g.lor_stand === "2021" && g.gebiet_id !== BERLIN);

const rowsOf = (pruefungen: readonly PruefungRow[]): number => pruefungen.reduce((n, p) => n + p.geprueft, 0);

/** The Bezirk's figures on the start page, in their order there. */
const startzahlen = [
  "einwohner",
  "anteil_unter_18",
  "anteil_65_plus",
  "mss_arbeitslosigkeit",
  "mss_transferbezug",
  "mss_kinderarmut"
];

/** Lists for the start page, the lists of areas and indicators, and the data status. */
export function uebersicht(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  releases: readonly ReleaseRow[],
  pruefungen: readonly PruefungRow[]
): Uebersicht {
  const bezirk = werte.gebiet("2021", BEZIRK);
  return {
    bezirk: startzahlen.flatMap((id) => kennzahlOf(werte, catalogue, id, bezirk) ?? []),
    gebiete: inBezirk(werte)
      .map((g) => {
        const stichtag = werte.newest("einwohner", g.ebene) ?? "";
        return {
          gebiet_id: g.gebiet_id,
          name: g.name,
          ebene: g.ebene,
          parent_id: g.parent_id,
          parent_name: g.parent_id === null ? "" : werte.gebiet("2021", g.parent_id).name,
          einwohner: werte.wert("einwohner", "2021", g.gebiet_id, stichtag),
          stichtag,
          fruehere_namen: fruehereNamen(werte, g)
        };
      })
      .sort((a, b) => compareNamen(a.name, b.name)),
    indikatoren: catalogue.indicators.map((i) => {
      const zeitraeume = werte.rows.filter((r) => r.indikator_id === i.id && r.wert !== null).map((r) => r.zeitraum);
      const sorted = [...new Set(zeitraeume)].sort((a, b) => endeOf(a).localeCompare(endeOf(b)));
      const first = i.ebenen[0];
      const newestBezirk = werte.newest(i.id, "bezirk") ?? (first ? werte.newest(i.id, first) : null) ?? "";
      return {
        ...kennzahlKopfOf(i, catalogue),
        definition: i.definition,
        stichworte: i.stichworte,
        ebenen: i.ebenen,
        neuester_zeitraum: sorted.at(-1) ?? "",
        aeltester_zeitraum: sorted[0] ?? "",
        bezirk: werte.wert(i.id, "2021", BEZIRK, newestBezirk)
      };
    }),
    quellen: catalogue.sources.map((s) => {
      const lizenz = catalogue.lizenzen.find((l) => l.id === s.lizenz);
      return {
        id: s.id,
        titel: s.titel,
        kurztitel: s.kurztitel,
        herausgeber: s.herausgeber,
        datensatz_url: s.datensatz_url,
        lizenz: lizenz?.name ?? s.lizenz,
        lizenz_url: lizenz?.url ?? s.datensatz_url,
        quellenvermerk: s.quellenvermerk,
        turnus: s.turnus,
        turnus_monate: s.turnus_monate,
        geheimhaltung: s.geheimhaltung,
        hinweise: s.hinweise,
        pruefungen: {
          regeln: new Set(pruefungen.filter((p) => p.quelle === s.id).map((p) => p.name)).size,
          geprueft: rowsOf(pruefungen.filter((p) => p.quelle === s.id))
        },
        releases: releases
          .filter((r) => r.quelle === s.id)
          .map(({release, titel, stichtag, lor_stand, zeilen, adapter, adapter_version, dateien, hinweise}) => ({
            release,
            titel,
            stichtag,
            lor_stand,
            zeilen,
            adapter,
            adapter_version,
            dateien,
            hinweise
          }))
      };
    }),
    status: catalogue.methode.status,
    ebenen: catalogue.methode.ebenen,
    problemfelder: catalogue.problemfelder.map(({id, titel, beschreibung}) => {
      const own = catalogue.indicators.filter((i) => i.problemfeld === id);
      return {id, titel, beschreibung, indikatoren: own.length, auf_karte: own.find(istAufKarte)?.id ?? null};
    }),
    datenluecken: catalogue.datenluecken,
    pruefungen: [...new Map(pruefungen.map((p) => [p.name, p])).values()].map(({name, regel}) => ({
      name,
      regel,
      geprueft: rowsOf(pruefungen.filter((p) => p.name === name))
    }))
  };
}

/** Titles and addresses of the pages that are not areas or indicators; the search finds them by their words. */
const seiten: Suche = [
  {art: "seite", titel: "Karte", zusatz: "Alle Indikatoren auf der Karte", worte: ["Bedarfskarte"], adresse: "/karte"},
  {
    art: "seite",
    titel: "Gebiete",
    zusatz: "Liste aller Gebiete",
    worte: ["Planungsräume", "Bezirksregionen"],
    adresse: "/gebiete/"
  },
  {
    art: "seite",
    titel: "Indikatoren",
    zusatz: "Verzeichnis der Indikatoren",
    worte: ["Kennzahlen"],
    adresse: "/indikatoren/"
  },
  {
    art: "seite",
    titel: "Datenstand",
    zusatz: "Quellen, Lizenzen, Stichtage",
    worte: ["Quellen", "Lizenz", "Aktualität"],
    adresse: "/datenstand"
  },
  {
    art: "seite",
    titel: "Methodik",
    zusatz: "Wie gerechnet wird",
    worte: ["Methode", "Zeichen", "LOR"],
    adresse: "/methodik"
  },
  {
    art: "seite",
    titel: "Handbuch",
    zusatz: "Hilfe zur Bedienung",
    worte: ["Hilfe", "Tastatur", "Drucken"],
    adresse: "/handbuch"
  },
  {
    art: "seite",
    titel: "Barrierefreiheit",
    zusatz: "Erklärung zur Barrierefreiheit",
    worte: ["Screenreader"],
    adresse: "/barrierefreiheit"
  },
  {art: "seite", titel: "Datenschutz", zusatz: "Was gespeichert wird", worte: ["Cookies"], adresse: "/datenschutz"},
  {art: "seite", titel: "Impressum", zusatz: "Wer die Seite betreibt", worte: ["Kontakt"], adresse: "/impressum"}
];

/** Kinds that people look for by name; the rest would only make the index large. */
const gesucht = new Set<string>(["kita", "stadtteilzentrum_treff", "bibliothek", "schule", "klinik"]);

/** What the search in the header finds: areas of all levels with former names, indicators, data gaps, facilities with a name, pages. */
export function sucheData(werte: Bezirkswerte, catalogue: Catalogue, einrichtungen: readonly EinrichtungRow[]): Suche {
  const ebenen = new Map(catalogue.methode.ebenen.map((e) => [e.id, e.titel]));
  const gebiete: Suche = inBezirk(werte).map((g) => {
    const parent = g.parent_id === null ? "" : ` in ${werte.gebiet("2021", g.parent_id).name}`;
    return {
      art: "gebiet",
      titel: g.name,
      zusatz: `${ebenen.get(g.ebene) ?? g.ebene}${parent}`,
      worte: [g.gebiet_id, ...fruehereNamen(werte, g), ...fruehereSchluessel(werte, g)],
      adresse: `/gebiete/${g.gebiet_id}`
    };
  });
  const indikatoren: Suche = catalogue.indicators.map((i) => {
    const newest = i.ebenen.map((e) => werte.newest(i.id, e)).find((z) => z !== null);
    return {
      art: "indikator",
      titel: i.titel,
      zusatz: newest ? `Indikator, ${formatZeitraum(newest)}` : "Indikator",
      worte: [i.kurztitel, ...i.stichworte],
      adresse: `/indikatoren/${i.id}`
    };
  });
  const luecken: Suche = catalogue.datenluecken.map((d) => ({
    art: "luecke",
    titel: d.titel,
    zusatz: "Datenlücke",
    worte: d.stichworte,
    adresse: `/indikatoren/#luecke-${d.id}`
  }));
  const haeuser: Suche = einrichtungen
    .filter(({art, name}) => name !== "" && gesucht.has(art))
    .map(({art, name, strasse, gebiet_id}) => ({
      art: "einrichtung",
      titel: name,
      zusatz: [arten[art].einzahl, strasse].filter(Boolean).join(", "),
      worte: [],
      adresse: `/gebiete/${gebiet_id}#einrichtungen`
    }));
  return [...gebiete, ...indikatoren, ...luecken, ...haeuser, ...seiten];
}
