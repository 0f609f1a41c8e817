import type {Glossar} from "../../loaders/contract/catalogue.js";
import type {GeheimhaltungData} from "../../loaders/marts/leistungenShapes.js";
import type {MethodikData, Uebersicht} from "../../loaders/marts/shapes.js";
import {beispielwerte, spanne} from "../../src/components/geheimhaltung/Beispielrechnung.js";
import {indexrechnungOf, rechnungOf} from "../../src/components/methodik/Rechenbeispiel.js";
import type {Betreiber} from "../../src/components/seiten/betreiberSchema.js";
import {neuesterStichtag, istNurAusgabe} from "../../src/components/shell/fuss.js";
import {erwartetAb} from "../../src/lib/alter.js";
import {
  aufzaehlung,
  compareNamen,
  formatIntervall,
  formatMitEinheit,
  formatZahl,
  formatZeitraum
} from "../../src/lib/format.js";
import {texteDaten} from "../../src/lib/texte/daten.js";
import {texteGeheimhaltung} from "../../src/lib/texte/geheimhaltung.js";
import {texteGlossar} from "../../src/lib/texte/glossar.js";
import {methodik} from "../../src/lib/texte/methodik.js";
import {seiten} from "../../src/lib/texte/seiten.js";
import {texteSchutz} from "../../src/lib/texte/schutz.js";
import {mitMarke} from "../../src/components/leistungen/Beispiel.js";
import {texteTextfassung as texte} from "../../src/lib/texte/textfassung.js";
import {wenigeFaelle, zustandOf} from "../../src/lib/zustaende.js";
import {
  absaetze,
  absatz,
  angaben,
  hinweis,
  links,
  liste,
  tabelle,
  ueberschrift,
  weg,
  zahlspalte,
  type Textblock,
  type Textteil
} from "./bloecke.js";

/** The terms of the glossary, each at the address other pages link to. */
export function glossarText(glossar: Glossar): Textteil[] {
  return [
    {
      bloecke: glossar
        .toSorted((a, b) => compareNamen(a.wort, b.wort))
        .flatMap(({id, wort, erklaerung, auch, siehe}) => [
          ueberschrift(wort, 2, id),
          ...absaetze([[erklaerung, auch.length > 0 && `${texteGlossar.auch(auch)}.`].filter(Boolean).join(" ")]),
          ...(siehe ? links([{titel: siehe.titel, adresse: siehe.adresse}]) : [])
        ])
    }
  ];
}

/** The signs that stand in place of a number, in the catalogue's words. */
export function zeichenBloecke(status: Uebersicht["status"]): Textblock[] {
  const t = seiten.zeichen;
  return tabelle(
    t.beschriftung,
    [t.bedeutung, t.zeichen, t.erklaerung],
    [
      ...status.map(({id, zeichen, name, erklaerung}) => ({
        zellen: [name, zeichen || t.zahl, [erklaerung, t.lesarten[id], t.nichtInGebrauch[id]].filter(Boolean).join(" ")]
      })),
      ...[wenigeFaelle, t.nichtVergleichbar].map(({zeichen, name, erklaerung}) => ({
        zellen: [name, zeichen, erklaerung]
      }))
    ]
  );
}

type Datenstand = Pick<Uebersicht, "quellen" | "status" | "pruefungen">;

/** All sources with their newest dates and licences, the checks in words, the signs. */
export function datenstandText(daten: Datenstand): Textteil[] {
  const t = seiten.datenstand;
  const stand = (stichtag: string): string =>
    istNurAusgabe(stichtag) ? t.ausgabe(stichtag) : formatZeitraum(stichtag);
  const zeilen = daten.quellen.map((quelle) => {
    const neuester = neuesterStichtag(quelle);
    return {
      quelle,
      stand: neuester === null ? t.keineLieferung : stand(neuester),
      naechste:
        neuester === null || istNurAusgabe(neuester) ? "" : formatZeitraum(erwartetAb(neuester, quelle.turnus_monate))
    };
  });
  return [
    {
      bloecke: tabelle(
        t.beschriftung,
        [t.quelle, zahlspalte(t.stichtag), zahlspalte(t.naechste), t.turnus, t.lizenz],
        zeilen.map(({quelle, stand: neuester, naechste}) => ({
          adresse: `/datenstand#quelle-${quelle.id}`,
          zellen: [quelle.kurztitel, neuester, naechste, quelle.turnus, quelle.lizenz]
        }))
      )
    },
    {
      nach: "pruefungen",
      bloecke: liste(
        daten.pruefungen.map(({regel, geprueft}) => `${regel.replace(/\.$/, "")} ${t.geprueft(formatZahl(geprueft))}.`)
      )
    },
    {
      nach: "indikatoren",
      bloecke: [
        weg(texte.datenstand.indikatoren, "/indikatoren/"),
        ...zeilen.flatMap(({quelle, stand: neuester}) => [
          ueberschrift(quelle.kurztitel, 2, `quelle-${quelle.id}`),
          ...angaben([
            [t.titel, quelle.titel],
            [t.stichtag, neuester],
            [t.herausgeber, quelle.herausgeber],
            [t.vermerk, quelle.quellenvermerk],
            [t.geheimhaltung, quelle.geheimhaltung],
            [t.lieferungen, t.anzahlLieferungen(quelle.releases.length)],
            [t.hinweise, quelle.hinweise.join(" ")]
          ]),
          ...links([
            {titel: t.datensatzLink, adresse: quelle.datensatz_url},
            {titel: quelle.lizenz, adresse: quelle.lizenz_url}
          ])
        ])
      ]
    },
    {nach: "zeichen", bloecke: zeichenBloecke(daten.status)}
  ];
}

/** The files that every edition has, which format is for what, and what stays; in the internal edition why there are none. */
export function datenText(intern: boolean): Textteil[] {
  if (intern) return [{bloecke: absaetze(texteDaten.intern)}];
  const {feste, formate, zusage} = texteDaten;
  return [
    {
      bloecke: [
        ...links(feste.map(({pfad, titel}) => ({titel, adresse: `/daten/v1/${pfad}`, zusatz: pfad}))),
        ...tabelle(
          formate.beschriftung,
          [formate.spalten.format, formate.spalten.wofuer],
          formate.zeilen.map(([format, wofuer]) => ({zellen: [format, wofuer]}))
        ),
        ueberschrift(zusage.titel, 2),
        ...liste(zusage.punkte)
      ]
    }
  ];
}

/** The rules of disclosure, the example, the rules of the sources, the signs, and how much is withheld. */
export function geheimhaltungText(daten: GeheimhaltungData): Textteil[] {
  const {regeln, beispiel, quellen: q, zahlen} = texteGeheimhaltung;
  const werte = beispielwerte(daten.schwelle);
  const [erste, zweite] = werte as [number[], number[]];
  const [klein, ...andere] = erste as [number, ...number[]];
  const summe = (reihe: readonly number[]): number => reihe.reduce((a, b) => a + b, 0);
  const {von, bis} = spanne([erste, zweite]);
  const bild = (titel: string, fehlt: (zeile: number, spalte: number) => boolean, satz: string): Textblock[] =>
    tabelle(
      titel,
      [beispiel.was, ...[...beispiel.haeuser, beispiel.zusammen].map(zahlspalte)],
      [
        ...werte.map((zeile, i) => ({
          zellen: [
            beispiel.themen[i] ?? "",
            ...zeile.map((wert, j) => (fehlt(i, j) ? texteSchutz.zeichen : formatZahl(wert))),
            formatZahl(summe(zeile))
          ]
        })),
        {
          zellen: [
            beispiel.zusammen,
            ...beispiel.haeuser.map((_, j) => formatZahl(summe(werte.map((zeile) => zeile[j]!)))),
            formatZahl(summe(werte.flat()))
          ]
        }
      ],
      [satz, beispiel.erfunden]
    );
  const jahre = [...new Set(daten.tabellen.flatMap((x) => x.jahre.map(({jahr}) => jahr)))].sort((a, b) => b - a);
  return [
    {
      nach: "was",
      bloecke: [
        ...angaben([
          [regeln.schwelle, regeln.schwelleWert(daten.schwelle)],
          [regeln.besonders, regeln.schwelleWert(daten.schwelle_besonders)],
          [regeln.nenner, regeln.nennerWert(daten.mindestnenner)],
          [regeln.traeger, regeln.traegerWert(daten.dominanz_prozent)],
          [
            regeln.einwilligungen,
            daten.stand.beispiel ? regeln.einwilligungenBeispiel : formatZahl(daten.einwilligungen)
          ]
        ]),
        ueberschrift(regeln.besondersTitel, 3),
        ...angaben(
          daten.besonders
            .filter(({titel}) => titel.length > 0)
            .map(({liste: name, titel}) => [regeln.listen[name], titel.join(", ")] as const)
        )
      ]
    },
    {
      nach: "groessere",
      bloecke: [
        ...bild(beispiel.eine, (i, j) => i === 0 && j === 0, beispiel.folgt(summe(erste), andere, klein)),
        ...bild(beispiel.mehrere, (_, j) => j < 2, beispiel.offen(von, bis))
      ]
    },
    {
      nach: "quellen",
      bloecke: tabelle(
        q.beschriftung,
        Object.values(q.spalten),
        daten.quellen.map(({titel, verfahren, regel, grund}) => ({
          zellen: [titel ?? q.leistungen, q.verfahren[verfahren], [regel, grund].filter(Boolean).join(" ")]
        }))
      )
    },
    {nach: "zeichen", bloecke: zeichenBloecke(daten.status)},
    {
      nach: "zahlen",
      bloecke:
        jahre.length === 0
          ? [absatz(zahlen.keine)]
          : tabelle(
              mitMarke(zahlen.beschriftung, daten.stand),
              [zahlen.spalten.tabelle, ...jahre.map((jahr) => zahlspalte(String(jahr)))],
              daten.tabellen.map((eintrag) => ({
                zellen: [
                  zahlen.tabellen[eintrag.tabelle] ?? eintrag.tabelle,
                  ...jahre.map((jahr) => {
                    const eines = eintrag.jahre.find((j) => j.jahr === jahr);
                    return !eines || eines.zellen === 0 ? zahlen.ohne : zahlen.vonAllen(eines.geschuetzt, eines.zellen);
                  })
                ]
              })),
              [zahlen.lesen]
            )
    }
  ];
}

const prozent = (anteil: number): string => formatMitEinheit(anteil * 100, "%");

/** What the page about the method shows live, below the heading each part belongs to. */
export function methodikText(
  daten: MethodikData,
  worte: Pick<Uebersicht, "status" | "ebenen"> & {gebiete: readonly {ebene: string}[]}
): Textteil[] {
  const {
    merkmale: m,
    rechenbeispiel: r,
    nachrechnung: n,
    laeufe: l,
    annahmen: a,
    ausreisser: o,
    doppelt: d,
    brueche: b
  } = methodik;
  const e = seiten.ebenenTabelle;
  const {optionen, indikatoren, nachrechnung, rechenbeispiel, indexbeispiel} = daten;
  const titelOf = (id: string): string => indikatoren.find(({kopf}) => kopf.id === id)?.kopf.kurztitel ?? id;
  const spanneVon = ({unten, oben}: {unten: number; oben: number}): string =>
    formatIntervall({unten: unten * 100, oben: oben * 100}, {einheit_kurz: "%", nachkommastellen: 0, klassen: null});
  const anteil = (wert: {wert: number; unten: number; oben: number}): string =>
    a.zelle(prozent(wert.wert), spanneVon(wert));
  const rechnung = rechnungOf(rechenbeispiel);
  const index = indexbeispiel && indexrechnungOf(indexbeispiel);
  return [
    {
      nach: "gebiete-und-ebenen",
      bloecke: tabelle(
        e.beschriftung,
        [e.ebene, zahlspalte(e.anzahl), e.erklaerung],
        worte.ebenen.map(({id, titel, erklaerung}) => {
          const anzahl = worte.gebiete.filter(({ebene}) => ebene === id).length;
          return {zellen: [titel, anzahl === 0 ? "" : formatZahl(anzahl), erklaerung]};
        })
      )
    },
    {nach: "zeichen", bloecke: zeichenBloecke(worte.status)},
    {
      nach: "index-merkmale",
      bloecke: tabelle(
        m.beschriftung,
        [m.merkmal, zahlspalte(m.anteil), zahlspalte(m.einfluss), m.stand],
        daten.felder.flatMap(({id}) =>
          indikatoren
            .filter(({feld}) => feld === id)
            .map((i) => ({
              adresse: `/indikatoren/${i.kopf.id}`,
              zellen: [
                i.kopf.kurztitel,
                formatMitEinheit(i.gewicht * 100, "%", 1),
                i.einfluss === null ? "" : formatZahl(i.einfluss, 2),
                formatZeitraum(i.zeitraum)
              ]
            }))
        ),
        [m.lesart]
      )
    },
    {nach: "index-ohne", bloecke: angaben(daten.nicht_enthalten.map(({titel, grund}) => [titel, grund] as const))},
    {
      nach: "rechenbeispiel",
      bloecke: [
        absatz(
          r.einleitung(
            rechenbeispiel.gebiet.name,
            rechenbeispiel.gebiet.gebiet_id,
            formatZeitraum(rechenbeispiel.stichtag),
            formatZahl(rechenbeispiel.planungsraeume)
          )
        ),
        ...liste([
          ...rechnung.abstaende,
          `${r.schritte.summe}: ${rechnung.summe}`,
          `${r.schritte.index}: ${rechnung.index}`
        ]),
        absatz(rechenbeispiel.quellenvermerk, true)
      ]
    },
    {
      nach: "rechenbeispiel",
      bloecke: index
        ? liste([...index.abstaende, ...index.felder, `${r.index.mittel}: ${index.index}`])
        : [absatz(r.index.nichtGezeigt)]
    },
    {
      nach: "nachrechnung",
      bloecke: [
        absatz(n.befund(formatZahl(nachrechnung.gleich), formatZahl(nachrechnung.bewertet))),
        ...tabelle(
          n.beschriftung,
          [n.klasse, zahlspalte(n.anzahl)],
          (["status", "dynamik"] as const).flatMap((art) =>
            nachrechnung[art].map(({klasse, anzahl}) => ({zellen: [`${n.art[art]} ${klasse}`, formatZahl(anzahl)]}))
          ),
          [n.abweichung(formatZahl(nachrechnung.groesste_abweichung, 4))]
        ),
        ...(nachrechnung.ausgeschlossen.length === 0
          ? [absatz(n.keineAusgeschlossen)]
          : tabelle(
              n.ausgeschlossenBeschriftung,
              [n.gebiet, zahlspalte(n.einwohner), n.grund],
              nachrechnung.ausgeschlossen.map(({gebiet, einwohner, grund}) => ({
                zellen: [
                  n.gebietMitSchluessel(gebiet.name, gebiet.gebiet_id),
                  einwohner === null ? zustandOf("fehlt").zeichen : formatZahl(einwohner),
                  grund
                ]
              }))
            ))
      ]
    },
    {
      nach: "robustheit",
      bloecke: angaben([
        [l.laeufe, formatZahl(optionen.laeufe)],
        [l.startzahl, String(optionen.startzahl)],
        [l.rangspanne, l.rangspanneWert(prozent(optionen.rangspanne))],
        [l.schwankung, l.schwankungWert(prozent(optionen.gewicht_schwankung))],
        [l.oberster, l.obersterWert(prozent(optionen.oberster_anteil))],
        [l.frei, l.freiWert(formatZahl(optionen.freie_gewichtungen))],
        [l.mindestanteil, l.mindestanteilWert(prozent(optionen.mindestanteil))],
        [l.ausreisser, l.ausreisserWert(formatZahl(optionen.ausreisser_hoechstens))],
        [l.doppelt, l.doppeltWert(formatZahl(optionen.doppelt_ab, 2))]
      ])
    },
    {
      nach: "annahmen",
      bloecke: tabelle(
        a.beschriftung,
        [a.annahme, zahlspalte(a.allein), zahlspalte(a.gesamt)],
        daten.annahmen
          .toSorted((x, y) => y.gesamt.wert - x.gesamt.wert)
          .map(({annahme, allein, gesamt}) => ({zellen: [a.namen[annahme], anteil(allein), anteil(gesamt)]}))
      )
    },
    {
      nach: "index-daten",
      bloecke:
        daten.ausreisser.length === 0
          ? [absatz(o.keine)]
          : tabelle(
              o.beschriftung,
              [o.merkmal, o.gebiet],
              daten.ausreisser.map(({indikator, verfahren, gebiete}) => ({
                zellen: [titelOf(indikator), verfahren === "log" ? o.log : gebiete.map(({name}) => name).join(", ")]
              }))
            )
    },
    {
      nach: "index-daten",
      bloecke:
        daten.doppelt.length === 0
          ? [absatz(d.keine(formatZahl(optionen.doppelt_ab, 2)))]
          : [
              absatz(d.einleitung),
              ...liste(daten.doppelt.map((p) => d.paar(titelOf(p.a), titelOf(p.b), formatZahl(p.r, 2))))
            ]
    },
    {
      nach: "index-daten",
      bloecke:
        daten.brueche.length === 0
          ? [absatz(b.keine)]
          : tabelle(
              b.beschriftung,
              [b.merkmal, b.ab, b.grund],
              daten.brueche.map(({indikator, ab, grund}) => ({zellen: [titelOf(indikator), formatZeitraum(ab), grund]}))
            )
    }
  ];
}

const betreiberworte = seiten.betreiber;
const benannt = {
  name: betreiberworte.name,
  anschrift: betreiberworte.anschrift,
  vertretung: betreiberworte.vertretung,
  telefon: betreiberworte.telefon,
  email: betreiberworte.email,
  verantwortlich: betreiberworte.verantwortlich,
  datenschutz_kontakt: betreiberworte.datenschutz,
  barrierefreiheit_kontakt: betreiberworte.barrierefreiheit,
  serverprotokolle: betreiberworte.server
} as const satisfies Partial<Record<keyof Betreiber, string>>;

/** What the operator has entered under *keys*; an entry that is missing says so. */
export function betreiberText(
  betreiber: Betreiber,
  keys: readonly (keyof typeof benannt)[],
  nach?: string
): Textteil[] {
  const fehlend = keys.filter((key) => betreiber[key] === null);
  return [
    {
      ...(nach !== undefined && {nach}),
      bloecke: [
        ...angaben(
          keys.flatMap((key) => {
            const wert = betreiber[key];
            return wert === null ? [] : [[benannt[key], Array.isArray(wert) ? wert.join(", ") : wert] as const];
          })
        ),
        ...(fehlend.length === 0
          ? []
          : [
              absatz(
                betreiberworte.fehlt(
                  aufzaehlung(fehlend.map((key) => (key === "name" ? betreiberworte.nameFehlend : benannt[key])))
                )
              )
            ])
      ]
    }
  ];
}

/** A page that only works with scripts: why, and where the same figures stand. */
export const werkzeugText = (name: keyof typeof texte.werkzeuge): Textteil[] => [
  {bloecke: [hinweis(texte.werkzeuge[name].text), ...links(texte.werkzeuge[name].links)]}
];
