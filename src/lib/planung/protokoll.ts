import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import type {PlanungData} from "../../../loaders/marts/jahresplanung.js";
import {formatCsv} from "../csv.js";
import type {Zelle} from "../csv.js";
import type {Dokument, Dokumentblock} from "../dokument/modell.js";
import {formatIntervall, formatWert, formatZahl, formatZeitraum} from "../format.js";
import {texteLeistungen} from "../texte/leistungen.js";
import {textePlanung} from "../texte/planung.js";
import {fingerabdruckOf} from "./fingerabdruck.js";
import {brauchtGrund, fehlendes} from "./sitzung.js";
import {auswertung, datenraenge, gleichGewichtet, hatBeispielstimmen} from "./stimmen.js";
import type {Ausgangswert, Leistungswert, Messung, Schwerpunkt, Sitzung, Thema, Themenergebnis, Ziel} from "./typen.js";
import type {Quellen} from "./vorschlaege.js";

const {protokoll: worte, papier} = textePlanung;

/** A value of a vote: whole points as they are, means with one decimal. */
const formatStimmwert = (wert: number): string => formatZahl(wert, Number.isInteger(wert) ? 0 : 1);

const einheitOf = ({einheit_kurz, nachkommastellen}: Ausgangswert) => ({einheit_kurz, nachkommastellen, klassen: null});

/** An amount of documented supply per 1,000 people of the group, in whole units. */
export const leistungText = ({wert, messgroesse}: Pick<Leistungswert, "wert" | "messgroesse">): string =>
  textePlanung.messung.je1000(formatZahl(Math.round(wert)), texteLeistungen.messgroesse[messgroesse].einheit);

/** The problem field of a topic, to stand small beside its title; null if it has none or its title says it. */
export function feldzusatz(
  {problemfelder}: Pick<BefundeData, "problemfelder">,
  {problemfeld, titel}: Pick<Thema, "problemfeld" | "titel">
): string | null {
  const feld = problemfelder.find(({id}) => id === problemfeld)?.titel;
  return feld === undefined || titel.includes(feld) ? null : feld;
}

/** What a target is measured with, in words: value, interval and date as they were frozen. */
export function messungSatz(messung: Messung): string {
  const texte = textePlanung.messung;
  if (messung.art === "eigen") return texte.eigen(messung.titel, messung.stand);
  if (messung.art === "leistung")
    return texte.leistung(
      messung.titel,
      messung.gebiet_name,
      leistungText(messung),
      messung.jahr,
      messung.vollstaendig,
      messung.beispieldaten ? texteLeistungen.beispiel.marke : null
    );
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
        : messung?.art === "leistung"
          ? leistungText({...messung, wert})
          : formatStimmwert(wert);
  return textePlanung.messung.ziel(textePlanung.richtung[richtung], zahl);
}

const titelIn =
  ({themen}: Pick<Sitzung, "themen">) =>
  (id: string): string =>
    themen.find((thema) => thema.id === id)?.titel ?? id;

const ueberschrift = (ebene: 2 | 3, text: string): Dokumentblock => ({art: "ueberschrift", ebene, text});
const absatz = (text: string): Dokumentblock => ({art: "absatz", text});

/** What the ballots say of the priorities, in the order of the votes. */
function stimmenBloecke(sitzung: Sitzung, planung: PlanungData): Dokumentblock[] {
  const ergebnis = auswertung(sitzung, planung);
  if (ergebnis.verdeckt) return [{art: "hinweis", text: worte.verdeckt(ergebnis.anzahl, sitzung.mindestens)}];
  const titelOf = titelIn(sitzung);
  const zeilen = ergebnis.ergebnisse
    .filter(({thema}) => sitzung.schwerpunkte.some((s) => s.thema === thema))
    .map((e) => worte.stimmenZeile(titelOf(e.thema), textePlanung.rang(e.stimmrang), stimmwertOf(e)));
  return [
    absatz([worte.stimmzettel(ergebnis.anzahl), ...(zeilen.length > 0 ? [`${zeilen.join("; ")}.`] : [])].join(" "))
  ];
}

/** The first page: year, roles, what was decided, how the votes fell. */
function beschlussBloecke(sitzung: Sitzung, planung: PlanungData): Dokumentblock[] {
  const {schwerpunkte, jahr, rollen} = sitzung;
  const titelOf = titelIn(sitzung);
  const genannt = rollen.map((rolle) => rolle.trim()).filter((rolle) => rolle !== "");
  const zeile = ({thema, begruendung, verantwortlich, messung, ziel, pruefung_am}: Schwerpunkt): string[] => [
    titelOf(thema),
    begruendung || worte.offenFeld,
    verantwortlich || worte.offenFeld,
    messung ? messungSatz(messung) : worte.offenFeld,
    ziel ? zielWorte(ziel, messung) : worte.offenFeld,
    pruefung_am === "" ? worte.offenFeld : formatZeitraum(pruefung_am)
  ];
  return [
    ueberschrift(2, worte.beschluss),
    absatz(schwerpunkte.length === 0 ? worte.keinBeschluss : worte.beschlussText(schwerpunkte.length, jahr)),
    absatz(`${genannt.length > 0 ? worte.rollen(genannt) : worte.keineRollen} ${worte.keineNamen}`),
    ...(schwerpunkte.length === 0
      ? []
      : [
          {
            art: "tabelle" as const,
            titel: `${worte.schwerpunktTabelle} ${jahr}`,
            spalten: worte.schwerpunktSpalten.map((titel, i) => ({titel, breite: [2.4, 3, 2, 3, 1.6, 1.6][i]!})),
            zeilen: schwerpunkte.map(zeile)
          }
        ]),
    ueberschrift(3, worte.abstimmung),
    ...stimmenBloecke(sitzung, planung),
    {art: "felder", titel: worte.felder}
  ];
}

function verfahrenBloecke(sitzung: Sitzung, planung: PlanungData): Dokumentblock[] {
  const {kriterien, verfahren} = sitzung;
  const ergebnis = auswertung(sitzung, planung);
  const gewichte = ergebnis.verdeckt ? null : ergebnis.gewichte;
  const titelOf = titelIn(sitzung);
  const gewichtSatz =
    gewichte === null
      ? null
      : gleichGewichtet(kriterien)
        ? worte.gewichteEinheitlich
        : gewichte.gleich
          ? worte.gewichteGleich(gewichte.spitze)
          : worte.gewichteAnders(gewichte.spitze, gewichte.hinzu.map(titelOf), gewichte.heraus.map(titelOf));
  const punkte = verfahren.art === "punkte";
  const spalten = worte.kriterienSpalten.map((titel, i) => ({titel, breite: [2, 4, 1][i]!, zahl: i === 2}));
  return [
    ueberschrift(2, worte.verfahren),
    absatz([worte.grundlage, worte.verfahrenText(verfahren)].join(" ")),
    ...(punkte ? [absatz(worte.kriterienLeitend)] : []),
    {
      art: "tabelle",
      titel: punkte ? worte.kriterienOhne : worte.kriterienTabelle,
      // Weights have no consequence for points.
      spalten: punkte ? spalten.slice(0, 2) : spalten,
      zeilen: kriterien.map(({titel, erklaerung, gewicht}) => [
        titel,
        erklaerung,
        ...(punkte ? [] : [formatZahl(gewicht)])
      ])
    },
    ...(gewichtSatz === null ? [] : [absatz(gewichtSatz)])
  ];
}

const stimmwertOf = (e: Themenergebnis): string =>
  e.summe === null ? worte.mittelwert(formatZahl(e.mittel, 1)) : textePlanung.punkte(e.summe);

/** Every topic once: where data and votes put it, spread and dissent, the reason for a deviation, then its evidence. */
function themenBloecke(sitzung: Sitzung, {befunde, planung}: Pick<Quellen, "befunde" | "planung">): Dokumentblock[] {
  const {themen, begruendungen} = sitzung;
  const raenge = datenraenge(themen);
  const ergebnis = auswertung(sitzung, planung);
  const ergebnisse = ergebnis.verdeckt ? [] : ergebnis.ergebnisse;
  const reihe = ergebnis.verdeckt ? themen : ergebnisse.map(({thema}) => themen.find(({id}) => id === thema)!);
  const stimmenZeilen = (e: Themenergebnis): string[] => {
    const {min, q1, median, q3, max} = e.streuung;
    const [kleinster, unteres, mitte, oberes, groesster] = [min, q1, median, q3, max].map(formatStimmwert) as [
      ...[string, string, string, string, string]
    ];
    const grund = begruendungen.find((b) => b.thema === e.thema)?.text;
    return [
      worte.platzStimmen(textePlanung.rang(e.stimmrang), stimmwertOf(e)),
      worte.streuungZeile(
        worte.streuung(kleinster, unteres, mitte, oberes, groesster),
        textePlanung.einigkeit[e.einigkeit]
      ),
      ...(e.abweichung === null
        ? []
        : [
            worte.abweichung(
              textePlanung.abweichung[e.abweichung],
              grund ?? (brauchtGrund(sitzung, e, planung) ? worte.grundOffen : worte.ohneGrund)
            )
          ])
    ];
  };
  return [
    ueberschrift(2, worte.themen),
    absatz(ergebnis.verdeckt ? worte.verdeckt(ergebnis.anzahl, sitzung.mindestens) : worte.ergebnisQuelle),
    ...reihe.flatMap((thema: Thema): Dokumentblock[] => {
      const {id, titel, herkunft, beleg} = thema;
      const e = ergebnisse.find((eintrag) => eintrag.thema === id);
      const feld = feldzusatz(befunde, thema);
      return [
        ueberschrift(3, titel),
        {
          art: "liste",
          punkte: [
            worte.platzDaten(
              textePlanung.rang(raenge.get(id)!),
              [textePlanung.stufe[beleg.stufe], worte.herkunft[herkunft], feld].filter((teil) => teil !== null)
            ),
            ...(e ? stimmenZeilen(e) : []),
            ...(beleg.zeilen.length === 0
              ? [worte.ohneBeleg]
              : beleg.zeilen.map(({art, staerke, satz}) =>
                  worte.belegZeile(textePlanung.belegart[art], textePlanung.staerke[staerke], satz)
                ))
          ]
        }
      ];
    })
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
 * The Beschlussprotokoll: one page with the decision, then the annex with procedure, criteria and weights, every topic with its
 * places, spread, reasons and evidence, method and sources. A draft says what is missing; below the least number of ballots it
 * holds no result.
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
      ...(fehlt.length > 0 ? [{art: "hinweis" as const, text: worte.offen(fehlt.length)}] : []),
      ...beschlussBloecke(sitzung, planung),
      {art: "seitenwechsel"},
      absatz(worte.anlage),
      ...(fehlt.length > 0
        ? [ueberschrift(2, worte.fehlt), {art: "liste" as const, punkte: fehlt.map(({text}) => text)}]
        : []),
      ...verfahrenBloecke(sitzung, planung),
      ...themenBloecke(sitzung, {befunde, planung}),
      {art: "ueberschrift", ebene: 2, text: worte.methode},
      {art: "liste", punkte: [...worte.methodeSaetze, worte.dissens(teils_ab, geteilt_ab), worte.leistung]},
      {art: "ueberschrift", ebene: 3, text: worte.quellen},
      {art: "liste", punkte: quellenvermerke(sitzung, befunde)},
      {art: "absatz", text: [worte.stand(daten.stand, daten.version), worte.nummer(id)].join(" ")},
      {art: "absatz", text: worte.adresse(adresse)}
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
    const leistung = s?.messung?.art === "leistung" ? s.messung : null;
    const ausgang = atlas ?? leistung;
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
      ...[atlas?.indikator ?? null, s?.messung?.titel ?? null, ausgang?.gebiet_id ?? null],
      atlas?.zeitraum ?? leistung?.jahr ?? null,
      ...[zahl(ausgang?.wert, stellen), zahl(atlas?.ki?.unten, stellen), zahl(atlas?.ki?.oben, stellen)],
      ...[
        atlas?.einheit_kurz ?? (leistung && textePlanung.messung.einheit(leistung.messgroesse)),
        s?.ziel?.richtung ?? null
      ],
      zahl(s?.ziel?.wert ?? undefined, atlas ? stellen : 2),
      s && s.pruefung_am !== "" ? s.pruefung_am : null,
      ...[daten.stand, daten.version, ja(daten.beispieldaten), ja(hatBeispielstimmen(sitzung))]
    ];
  });
  return formatCsv([textePlanung.csv.kopf, ...zeilen]);
}
