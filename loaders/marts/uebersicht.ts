import {z} from "zod";
import type {Catalogue} from "../contract/catalogue.js";
import {BERLIN, BEZIRK} from "../contract/lor.js";
import {endeOf} from "../../src/lib/alter.js";
import {compareNamen, formatZeitraum} from "../../src/lib/format.js";
import {arten} from "../../src/lib/einrichtungen.js";
import {texteLeistungen} from "../../src/lib/texte/leistungen.js";
import type {Bezirkswerte, GebietRow} from "./bezirkswerte.js";
import type {EinrichtungRow} from "./einrichtungen.js";
import {istAufKarte} from "./karte.js";
import {lizenzOf, kennzahlKopfOf} from "./koepfe.js";
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
      const newestBezirk = werte.newest(i.id, "bezirk") ?? "";
      const bezirk = werte.wert(i.id, "2021", BEZIRK, newestBezirk || (sorted.at(-1) ?? ""));
      return {
        ...kennzahlKopfOf(i, catalogue),
        definition: i.definition,
        stichworte: i.stichworte,
        ebenen: i.ebenen,
        neuester_zeitraum: sorted.at(-1) ?? "",
        aeltester_zeitraum: sorted[0] ?? "",
        bezirk,
        bezirk_zeitraum: bezirk.wert === null ? "" : newestBezirk
      };
    }),
    quellen: catalogue.sources.map((s) => {
      return {
        id: s.id,
        titel: s.titel,
        kurztitel: s.kurztitel,
        herausgeber: s.herausgeber,
        datensatz_url: s.datensatz_url,
        ...lizenzOf(s, catalogue),
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
    zielgruppen: catalogue.zielgruppen.map(({id, titel}) => ({id, titel})),
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
    titel: "Bedarfsindex",
    zusatz: "Hinweise auf Bedarf zusammengefasst, mit eigenen Gewichten",
    worte: ["Index", "Rang", "Rangspanne", "Rangliste", "Gewichte", "Gewichtung", "Gruppen"],
    adresse: "/bedarfsindex"
  },
  {
    art: "seite",
    titel: "Infrastrukturlücken",
    zusatz: "Bedarf neben dokumentierter Leistung",
    worte: ["Lücken", "Versorgung", "Deckung", "Angebotsstunden", "Erreichbarkeit", "Einzugsgebiet", "Defizite"],
    adresse: "/luecken"
  },
  {
    art: "seite",
    titel: "Problemfelder",
    zusatz: "Alle Problemfelder und Gebiete nebeneinander",
    worte: ["Themen", "Handlungsfelder", "Belastungen", "Ressourcen"],
    adresse: "/problemfelder"
  },
  {
    art: "seite",
    titel: "Gebiete vergleichen",
    zusatz: "Bis zu vier Gebiete nebeneinander, ähnliche Gebiete",
    worte: ["Vergleich", "Gebietsvergleich", "Unterschiede", "Ähnliche Gebiete"],
    adresse: "/vergleich"
  },
  {
    art: "seite",
    titel: "Zielgruppen",
    zusatz: "Eine Gruppe: wo sie lebt, was für sie dokumentiert ist",
    worte: ["Gruppen", "Senioren", "Alleinerziehende", "Geflüchtete"],
    adresse: "/zielgruppen"
  },
  {
    art: "seite",
    titel: "Zentren",
    zusatz: "Stadtteilzentren mit Angeboten und Meldungen",
    worte: ["Alle Zentren", "Stadtteilzentren", "Nachbarschaftszentrum", "Angebote", "Ehrenamt", "Standards", "Träger"],
    adresse: "/zentren/"
  },
  {
    art: "seite",
    titel: "Standards",
    zusatz: "Die 13 Standards der Stadtteilzentren",
    worte: ["Mindeststandards", "Rahmenkonzept", "Qualität", "Nachweise"],
    adresse: "/standards"
  },
  {
    art: "seite",
    titel: "Jahresplanung",
    zusatz: "Prioritäten des Verbunds in fünf Schritten",
    worte: ["Prioritäten", "Schwerpunkte", "Abstimmung", "Beschluss", "Beschlussprotokoll", "Workshop"],
    adresse: "/jahresplanung"
  },
  {
    art: "seite",
    titel: "Förderantrag",
    zusatz: "Zahlen und Sätze für Antrag und Sachbericht",
    worte: ["Antrag", "Sachbericht", "Zuwendung", "Förderung", "Verwendungsnachweis", "Kurzprofil"],
    adresse: "/foerderantrag"
  },
  {
    art: "seite",
    titel: "Daten prüfen",
    zusatz: "Vorlage laden und ausgefüllte Datei prüfen",
    worte: ["Leistungsdokumentation", "Vorlage", "Meldung", "Excel", "Statistik"],
    adresse: "/daten-pruefen"
  },
  {
    art: "seite",
    titel: "Gebiete",
    zusatz: "Liste aller Gebiete",
    worte: ["Planungsräume", "Bezirksregionen", "Gebietsprofile"],
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
    worte: ["Quellen und Datenstand", "Quellen", "Lizenz", "Aktualität"],
    adresse: "/datenstand"
  },
  {
    art: "seite",
    titel: "Daten und Schnittstelle",
    zusatz: "Dateien zum Weiterverwenden",
    worte: ["Open Data", "Download", "Herunterladen", "API", "CSV", "JSON", "Parquet", "GeoJSON", "OpenAPI", "Archiv"],
    adresse: "/daten"
  },
  {
    art: "seite",
    titel: "Methodik",
    zusatz: "Wie gerechnet wird",
    worte: [
      "Methode",
      "Zeichen",
      "LOR",
      "Intervall",
      "Konfidenzintervall",
      "Rechenbeispiel",
      "Index",
      "Robustheit",
      "Trend"
    ],
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
    titel: "Glossar",
    zusatz: "Fachwörter kurz erklärt",
    worte: ["Fachwörter", "Begriffe", "Lexikon", "Abkürzungen"],
    adresse: "/glossar"
  },
  {
    art: "seite",
    titel: "Barrierefreiheit",
    zusatz: "Erklärung zur Barrierefreiheit",
    worte: ["Screenreader", "Barriere melden", "Gebärdensprache"],
    adresse: "/barrierefreiheit"
  },
  {
    art: "seite",
    titel: "Leichte Sprache",
    zusatz: "Der Atlas in Leichter Sprache",
    worte: ["einfach", "leicht lesen"],
    adresse: "/leichte-sprache"
  },
  {art: "seite", titel: "Datenschutz", zusatz: "Was gespeichert wird", worte: ["Cookies"], adresse: "/datenschutz"},
  {art: "seite", titel: "Impressum", zusatz: "Wer die Seite betreibt", worte: ["Kontakt"], adresse: "/impressum"}
];

/** Other words by which people look for a target group. */
const gruppenworte: Record<string, readonly string[]> = {
  aeltere: ["Senioren", "Seniorinnen", "Rentner"],
  hochaltrige: ["Senioren", "Pflege"],
  jugendliche: ["Jugend"],
  migrantinnen_migranten: ["Migration", "Migranten", "Spätaussiedler"],
  gefluechtete: ["Flüchtlinge", "Asyl"],
  menschen_mit_behinderung: ["Inklusion"],
  ehrenamtliche: ["Ehrenamt", "Engagement"],
  menschen_mit_wenig_einkommen: ["Armut"]
};

export const SuchzentrumRow = z.strictObject({
  zentrum_id: z.string(),
  name: z.string(),
  beispiel: z.boolean(),
  strasse: z.string()
});

export const suchzentrenSql = `
-- Which centres have a page?
SELECT zentrum_id, name, beispiel, strasse FROM zentren ORDER BY beispiel, name, zentrum_id`;

export const SuchangebotRow = z.strictObject({
  zentrum_id: z.string(),
  titel: z.string(),
  leistungsbereich: z.string(),
  zielgruppen: z.array(z.string())
});

export const suchangeboteSql = `
-- What do the centres offer, as far as it had not ended by the newest month anybody is expected to report?
SELECT zentrum_id, titel, leistungsbereich, zielgruppen FROM angebote
WHERE gueltig_bis IS NULL OR strftime(gueltig_bis, '%Y-%m') >= (SELECT coalesce(max(monat), '') FROM meldestand)
ORDER BY zentrum_id, titel, angebot_id`;

/** Kinds that people look for by name; the rest would only make the index large. */
const gesucht = new Set<string>(["kita", "stadtteilzentrum_treff", "bibliothek"]);

const ebenenfolge = ["plr", "bzr", "pgr", "bezirk", "berlin"] as const;

/**
 * What the search in the header finds: areas of all levels with former names, indicators, data gaps, centres and their offers
 * (by title, field and group, never by a number), facilities with a name, pages, target groups and terms. Indicators stand in the order in which equally good hits are listed: those of small areas first, then the
 * newest.
 */
export function sucheData(
  werte: Bezirkswerte,
  catalogue: Catalogue,
  einrichtungen: readonly EinrichtungRow[],
  zentren: readonly z.infer<typeof SuchzentrumRow>[] = [],
  angebote: readonly z.infer<typeof SuchangebotRow>[] = []
): Suche {
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
  const staende = catalogue.indicators.map((i) => {
    const ebene = ebenenfolge.findIndex((e) => i.ebenen.includes(e) && werte.newest(i.id, e) !== null);
    const dates = i.ebenen
      .flatMap((e) => werte.newest(i.id, e) ?? [])
      .sort((a, b) => endeOf(b).localeCompare(endeOf(a)));
    return {i, ebene: ebene < 0 ? ebenenfolge.length : ebene, ende: endeOf(dates[0] ?? "0000")};
  });
  const geordnet = staende.toSorted((a, b) => a.ebene - b.ebene || b.ende.localeCompare(a.ende));
  const indikatoren: Suche = geordnet.map(({i}) => {
    const newest = i.ebenen.map((e) => werte.newest(i.id, e)).find((z) => z !== null);
    return {
      art: "indikator",
      titel: i.titel,
      zusatz: newest ? formatZeitraum(newest) : "",
      worte: [i.kurztitel, ...i.stichworte],
      adresse: `/indikatoren/${i.id}`
    };
  });
  const luecken: Suche = catalogue.datenluecken.map((d) => ({
    art: "luecke",
    titel: d.titel,
    zusatz: "",
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
  const worte: Suche = catalogue.glossar.map(({id, wort, auch}) => ({
    art: "fachwort",
    titel: wort,
    zusatz: "im Glossar erklärt",
    worte: auch,
    adresse: `/glossar#${id}`
  }));
  const {marke} = texteLeistungen.beispiel;
  const eigeneHaeuser: Suche = zentren.map(({zentrum_id, name, beispiel, strasse}) => ({
    art: "zentrum",
    titel: name,
    zusatz: [strasse, beispiel && marke].filter(Boolean).join(", "),
    worte: ["Stadtteilzentrum"],
    adresse: `/zentren/${zentrum_id}`
  }));
  const haus = new Map(zentren.map((zentrum) => [zentrum.zentrum_id, zentrum]));
  const gruppentitel = new Map(catalogue.zielgruppen.map(({id, titel}) => [id, titel]));
  const bereichstitel = new Map(catalogue.leistungsbereiche.map(({id, titel}) => [id, titel]));
  const eigeneAngebote: Suche = angebote.flatMap(({zentrum_id, titel, leistungsbereich, zielgruppen}) => {
    const zentrum = haus.get(zentrum_id);
    if (!zentrum) return [];
    return {
      art: "angebot" as const,
      titel,
      zusatz: [zentrum.name, zentrum.beispiel && marke].filter(Boolean).join(", "),
      // Two groups can have a word in common, which must not count twice.
      worte: [
        ...new Set([
          ...zielgruppen.flatMap((id) => [gruppentitel.get(id) ?? [], gruppenworte[id] ?? []].flat()),
          ...(bereichstitel.has(leistungsbereich) ? [bereichstitel.get(leistungsbereich)!] : [])
        ])
      ],
      adresse: `/zentren/${zentrum_id}#angebote`
    };
  });
  const gruppen: Suche = catalogue.zielgruppen.map(({id, titel}) => ({
    art: "zielgruppe",
    titel,
    zusatz: "",
    worte: [...(gruppenworte[id] ?? [])],
    adresse: `/zielgruppen?gruppe=${id}`
  }));
  return [
    ...[...gebiete, ...indikatoren, ...luecken, ...eigeneHaeuser, ...eigeneAngebote],
    ...[...haeuser, ...seiten, ...gruppen, ...worte]
  ];
}
