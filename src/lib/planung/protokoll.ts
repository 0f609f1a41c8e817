import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import type {PlanungData} from "../../../loaders/marts/jahresplanung.js";
import {formatCsv} from "../csv.js";
import type {Zelle} from "../csv.js";
import type {Dokument, Dokumentblock} from "../dokument/modell.js";
import {formatIntervall, formatWert, formatZahl, formatZeitraum} from "../format.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {textePlanung} from "../texte/planung.js";
import {fingerabdruckOf} from "./fingerabdruck.js";
import {fehlendes} from "./sitzung.js";
import {auswertung, datenraenge, gleichGewichtet, hatBeispielstimmen} from "./stimmen.js";
import type {Ausgangswert, Messung, Schwerpunkt, Sitzung, Thema, Themenergebnis, Ziel} from "./typen.js";
import type {Quellen} from "./vorschlaege.js";

const {protokoll: worte, papier} = textePlanung;

/** A value of a vote: whole points as they are, means with one decimal. */
export const formatStimmwert = (wert: number): string => formatZahl(wert, Number.isInteger(wert) ? 0 : 1);

const einheitOf = ({einheit_kurz, nachkommastellen}: Ausgangswert) => ({einheit_kurz, nachkommastellen, klassen: null});

/** What a target is measured with, in words: value, interval and date as they were frozen. */
export function messungSatz(messung: Messung): string {
  const texte = textePlanung.messung;
  if (messung.art === "eigen") return texte.eigen(messung.titel, messung.stand);
  const {titel, gebiet_name, wert, ki, zeitraum} = messung;
  const einheit = einheitOf(messung);
  const text = formatWert({wert, status: "wert", ki}, einheit);
  return texte.ausgang(titel, gebiet_name, text, ki && formatIntervall(ki, einheit), zeitraum);
}

/** A target in words: "senken auf 25,0 %", "halten". */
export function zielWorte({richtung, wert}: Ziel, messung: Messung | null): string {
  const zahl =
    wert === null
      ? null
      : messung?.art === "atlas"
        ? formatWert({wert, status: "wert"}, einheitOf(messung))
        : formatStimmwert(wert);
  return textePlanung.messung.ziel(textePlanung.richtung[richtung], zahl);
}

const titelIn =
  ({themen}: Pick<Sitzung, "themen">) =>
  (id: string): string =>
    themen.find((thema) => thema.id === id)?.titel ?? id;

function beschlussBloecke(sitzung: Sitzung): Dokumentblock[] {
  const {schwerpunkte, jahr} = sitzung;
  const titelOf = titelIn(sitzung);
  if (schwerpunkte.length === 0)
    return [
      {art: "ueberschrift", ebene: 2, text: worte.beschluss},
      {art: "absatz", text: worte.keinBeschluss}
    ];
  const zeile = ({thema, verantwortlich, messung, ziel, pruefung_am}: Schwerpunkt): string[] => [
    titelOf(thema),
    verantwortlich || worte.offenFeld,
    messung ? messungSatz(messung) : worte.offenFeld,
    ziel ? zielWorte(ziel, messung) : worte.offenFeld,
    pruefung_am === "" ? worte.offenFeld : formatZeitraum(pruefung_am)
  ];
  return [
    {art: "ueberschrift", ebene: 2, text: worte.beschluss},
    {art: "absatz", text: worte.beschlussText(schwerpunkte.length, jahr)},
    {
      art: "tabelle",
      titel: `${worte.schwerpunktTabelle} ${jahr}`,
      spalten: worte.schwerpunktSpalten.map((titel, i) => ({titel, breite: [3, 2, 3, 2, 1.5][i]!})),
      zeilen: schwerpunkte.map(zeile)
    },
    {art: "ueberschrift", ebene: 3, text: worte.begruendungen},
    {
      art: "liste",
      punkte: schwerpunkte.map(({thema, begruendung}) =>
        worte.begruendungSatz(titelOf(thema), begruendung || worte.offenFeld)
      )
    }
  ];
}

function verfahrenBloecke(sitzung: Sitzung): Dokumentblock[] {
  const {rollen, kriterien, verfahren, stimmzettel} = sitzung;
  const genannt = rollen.map((rolle) => rolle.trim()).filter((rolle) => rolle !== "");
  const punkte = verfahren.art === "punkte";
  return [
    {art: "ueberschrift", ebene: 2, text: worte.beteiligte},
    {art: "absatz", text: `${genannt.length > 0 ? worte.rollen(genannt) : worte.keineRollen} ${worte.keineNamen}`},
    {art: "ueberschrift", ebene: 2, text: worte.verfahren},
    {
      art: "absatz",
      text: [worte.grundlage, worte.verfahrenText(verfahren), worte.stimmzettel(stimmzettel.length)].join(" ")
    },
    ...(punkte ? [{art: "absatz" as const, text: worte.kriterienLeitend}] : []),
    {
      art: "tabelle",
      titel: worte.kriterienTabelle,
      spalten: worte.kriterienSpalten
        .slice(0, punkte ? 2 : 3)
        .map((titel, i) => ({titel, breite: [2, 4, 1][i]!, zahl: i === 2})),
      zeilen: kriterien.map(({titel, erklaerung, gewicht}) =>
        [titel, erklaerung, formatZahl(gewicht)].slice(0, punkte ? 2 : 3)
      )
    }
  ];
}

function themenBloecke({themen}: Pick<Sitzung, "themen">): Dokumentblock[] {
  const raenge = datenraenge(themen);
  return [
    {art: "ueberschrift", ebene: 2, text: worte.themen},
    {
      art: "tabelle",
      titel: worte.themenTabelle,
      spalten: [...worte.themenSpalten, worte.ergebnisSpalten("punkte")[1]!].map((titel, i) => ({
        titel,
        breite: [4, 2, 2, 1.5][i]!,
        zahl: i === 3
      })),
      zeilen: themen.map(({id, titel, herkunft, beleg}) => [
        titel,
        worte.herkunft[herkunft],
        textePlanung.stufe[beleg.stufe],
        textePlanung.rang(raenge.get(id)!)
      ])
    },
    ...themen.flatMap(({titel, beleg}: Thema): Dokumentblock[] => [
      {art: "ueberschrift", ebene: 3, text: titel},
      beleg.zeilen.length === 0
        ? {art: "absatz", text: worte.ohneBeleg}
        : {
            art: "liste",
            punkte: beleg.zeilen.map(({art, staerke, satz}) =>
              worte.belegZeile(textePlanung.belegart[art], textePlanung.staerke[staerke], satz)
            )
          }
    ])
  ];
}

function ergebnisBloecke(sitzung: Sitzung, planung: PlanungData): Dokumentblock[] {
  const ergebnis = auswertung(sitzung, planung);
  const kopf: Dokumentblock = {art: "ueberschrift", ebene: 2, text: worte.ergebnis};
  if (ergebnis.verdeckt) return [kopf, {art: "hinweis", text: worte.verdeckt(ergebnis.anzahl, sitzung.mindestens)}];
  const titelOf = titelIn(sitzung);
  const {gewichte, ergebnisse} = ergebnis;
  const zeile = (e: Themenergebnis): string[] => {
    const {min, q1, median, q3, max} = e.streuung;
    return [
      titelOf(e.thema),
      textePlanung.rang(e.datenrang),
      textePlanung.rang(e.stimmrang),
      e.summe === null ? formatZahl(e.mittel, 1) : formatZahl(e.summe),
      worte.streuung(
        formatStimmwert(min),
        formatStimmwert(q1),
        formatStimmwert(median),
        formatStimmwert(q3),
        formatStimmwert(max)
      ),
      textePlanung.einigkeit[e.einigkeit],
      textePlanung.abweichung[e.abweichung ?? "keine"]
    ];
  };
  const abweichend = ergebnisse.filter(({abweichung}) => abweichung !== null);
  const gewichtSatz =
    gewichte === null
      ? null
      : gleichGewichtet(sitzung.kriterien)
        ? worte.gewichteEinheitlich
        : gewichte.gleich
          ? worte.gewichteGleich(gewichte.spitze)
          : worte.gewichteAnders(gewichte.spitze, gewichte.hinzu.map(titelOf), gewichte.heraus.map(titelOf));
  return [
    kopf,
    {
      art: "tabelle",
      titel: `${worte.ergebnisTabelle} · ${textePlanung.stimmzettel(ergebnis.anzahl)}`,
      spalten: worte
        .ergebnisSpalten(sitzung.verfahren.art)
        .map((titel, i) => ({titel, zahl: i >= 1 && i <= 3, breite: [3, 1, 1, 1.2, 2, 1.3, 1.8][i]!})),
      zeilen: ergebnisse.map(zeile),
      quelle: worte.ergebnisQuelle
    },
    ...(gewichtSatz === null ? [] : [{art: "absatz" as const, text: gewichtSatz}]),
    {art: "ueberschrift", ebene: 3, text: worte.abweichungen},
    abweichend.length === 0
      ? {art: "absatz", text: worte.keineAbweichungen}
      : {
          art: "liste",
          punkte: abweichend.map(({thema, datenrang, stimmrang}) =>
            worte.abweichung(
              titelOf(thema),
              textePlanung.rang(datenrang),
              textePlanung.rang(stimmrang),
              sitzung.begruendungen.find((b) => b.thema === thema)?.text ?? worte.grundOffen
            )
          )
        }
  ];
}

/** Lines of attribution of every figure the document holds, each once. */
function quellenvermerke(
  {themen, schwerpunkte}: Pick<Sitzung, "themen" | "schwerpunkte">,
  befunde: BefundeData
): string[] {
  const indikatoren = new Set(themen.flatMap(({beleg}) => beleg.indikatoren));
  return [
    ...new Set([
      ...befunde.indikatoren.filter(({kopf}) => indikatoren.has(kopf.id)).map(({kopf}) => kopf.quellenvermerk),
      ...schwerpunkte.flatMap(({messung}) => (messung?.art === "atlas" ? messung.quellenvermerke : []))
    ])
  ];
}

/** What marks a document made from a session: draft, invented records, invented ballots. */
export function vermerkeOf(sitzung: Sitzung): string[] {
  return [
    sitzung.abgeschlossen === null && worte.entwurfVermerk,
    sitzung.daten.beispieldaten && texteLeistungen.beispiel.marke,
    hatBeispielstimmen(sitzung) && worte.beispielstimmen
  ].filter((vermerk) => vermerk !== false);
}

/** What a document needs that the session does not hold. */
export interface Umgebung {
  quellen: Pick<Quellen, "befunde" | "planung">;
  /** Address of the page. */
  adresse: string;
  /** ISO day, for a draft without a meeting day. */
  heute: string;
}

/**
 * The Beschlussprotokoll: decision first, then who took part, procedure, topics with evidence, both orders with spread, reasons,
 * method and sources. A draft says what is missing; below the least number of ballots it holds no result.
 */
export function protokoll(sitzung: Sitzung, {quellen, adresse, heute}: Umgebung): Dokument {
  const {jahr, sitzung_am, daten, abgeschlossen, id} = sitzung;
  const {befunde, planung} = quellen;
  const fehlt = abgeschlossen === null ? fehlendes(sitzung, planung) : [];
  const {teils_ab, geteilt_ab} = planung.regeln.dissens;
  return {
    titel: abgeschlossen === null ? worte.entwurf(jahr) : worte.titel(jahr),
    untertitel: worte.untertitel(jahr, sitzung_am),
    vermerke: vermerkeOf(sitzung),
    kurztitel: worte.kurztitel(jahr),
    stand: abgeschlossen ?? (sitzung_am === "" ? heute : sitzung_am),
    version: daten.version,
    adresse,
    bloecke: [
      ...(daten.beispieldaten
        ? [{art: "hinweis" as const, text: `${texteLeistungen.beispiel.titel}. ${texteLeistungen.beispiel.text}`}]
        : []),
      ...(fehlt.length > 0
        ? [
            {art: "hinweis" as const, text: worte.offen},
            {art: "liste" as const, punkte: fehlt.map(({text}) => text)}
          ]
        : []),
      ...beschlussBloecke(sitzung),
      ...verfahrenBloecke(sitzung),
      ...ergebnisBloecke(sitzung, planung),
      ...themenBloecke(sitzung),
      {art: "ueberschrift", ebene: 2, text: worte.methode},
      {art: "liste", punkte: [...worte.methodeSaetze, worte.dissens(teils_ab, geteilt_ab), worte.leistung]},
      {art: "ueberschrift", ebene: 3, text: worte.quellen},
      {art: "liste", punkte: quellenvermerke(sitzung, befunde)},
      {art: "absatz", text: [worte.stand(daten.stand, daten.version), worte.nummer(id)].join(" ")},
      {art: "absatz", text: worte.adresse(adresse)},
      {art: "felder", titel: worte.felder}
    ]
  };
}

/** A ballot to fill in by hand. It names nobody and carries the sign of the list it belongs to. */
export function papierzettel(sitzung: Sitzung, {adresse}: Pick<Umgebung, "adresse">): Dokument {
  const {jahr, sitzung_am, themen, kriterien, verfahren, daten} = sitzung;
  const punkte = verfahren.art === "punkte";
  const felder = punkte ? [papier.spaltePunkte] : kriterien.map(({titel}) => titel);
  return {
    titel: papier.titel(jahr),
    untertitel: worte.untertitel(jahr, sitzung_am),
    vermerke: daten.beispieldaten ? [texteLeistungen.beispiel.marke] : [],
    kurztitel: worte.kurztitel(jahr),
    stand: sitzung_am === "" ? daten.stand : sitzung_am,
    version: daten.version,
    adresse,
    bloecke: [
      {
        art: "absatz",
        text: punkte
          ? papier.punkte(verfahren.punkte, verfahren.hoechstens)
          : papier.werte(verfahren.von, verfahren.bis)
      },
      {art: "hinweis", text: papier.geheim},
      {
        art: "tabelle",
        titel: `${papier.tabelle} ${jahr}`,
        spalten: [
          {titel: papier.spalteThema, breite: 4},
          {titel: papier.spalteBeleg, breite: 2},
          ...felder.map((titel) => ({titel, zahl: true, breite: punkte ? 1 : 1.4}))
        ],
        zeilen: themen.map(({titel, beleg}) => [titel, textePlanung.stufe[beleg.stufe], ...felder.map(() => "")])
      },
      {art: "ueberschrift", ebene: 2, text: papier.kriterien},
      {
        art: "liste",
        punkte: kriterien.map(({titel, erklaerung, gewicht}) =>
          papier.kriterium(titel, erklaerung, punkte ? 1 : gewicht)
        )
      },
      {art: "absatz", text: papier.pruefzeichen(fingerabdruckOf(sitzung))}
    ]
  };
}

/** The session as a table, one row per topic, with codes beside names; no result below the least number of ballots. */
export function protokollCsv(sitzung: Sitzung, planung: PlanungData): string {
  const {jahr, themen, schwerpunkte, begruendungen, daten} = sitzung;
  const ergebnis = auswertung(sitzung, planung);
  const raenge = datenraenge(themen);
  const ja = (wahr: boolean): string => (wahr ? "ja" : "nein");
  const zahl = (wert: number | undefined, stellen = 2): Zelle => (wert === undefined ? null : {zahl: wert, stellen});
  const zeilen = themen.map((thema): Zelle[] => {
    const e = ergebnis.verdeckt ? undefined : ergebnis.ergebnisse.find((eintrag) => eintrag.thema === thema.id);
    const s = schwerpunkte.find((eintrag) => eintrag.thema === thema.id);
    const atlas = s?.messung?.art === "atlas" ? s.messung : null;
    const stellen = atlas?.nachkommastellen ?? 0;
    const daten_rang = raenge.get(thema.id)!;
    return [
      ...[jahr, thema.id, thema.titel, thema.problemfeld, thema.zielgruppe, thema.gebiet_id, thema.gebiet_name],
      ...[thema.herkunft, thema.beleg.stufe, daten_rang.von, daten_rang.bis],
      ...[e?.stimmrang.von ?? null, e?.stimmrang.bis ?? null, e?.summe ?? null, zahl(e?.mittel)],
      ...(["min", "q1", "median", "q3", "max"] as const).map((key) => zahl(e?.streuung[key])),
      ...[zahl(e?.dissens), e?.abweichung ?? null],
      begruendungen.find((b) => b.thema === thema.id)?.text ?? null,
      ...[ja(s !== undefined), s?.begruendung ?? null, s?.verantwortlich ?? null],
      ...[atlas?.indikator ?? null, s?.messung?.titel ?? null, atlas?.gebiet_id ?? null, atlas?.zeitraum ?? null],
      ...[zahl(atlas?.wert, stellen), zahl(atlas?.ki?.unten, stellen), zahl(atlas?.ki?.oben, stellen)],
      ...[atlas?.einheit_kurz ?? null, s?.ziel?.richtung ?? null],
      zahl(s?.ziel?.wert ?? undefined, atlas ? stellen : 2),
      s && s.pruefung_am !== "" ? s.pruefung_am : null,
      ...[daten.stand, daten.version, ja(daten.beispieldaten), ja(hatBeispielstimmen(sitzung))]
    ];
  });
  return formatCsv([textePlanung.csv.kopf, ...zeilen]);
}
