import type {BefundeData} from "../../loaders/marts/befundeShapes.js";
import type {LueckenData, LueckenGruppe, ZielgruppenData} from "../../loaders/marts/leistungenShapes.js";
import type {ProblemfelderData} from "../../loaders/marts/problemfelderShapes.js";
import type {BedarfsindexData} from "../../loaders/marts/shapes.js";
import {
  amtlichOf,
  feldText,
  formatIndex,
  indexText,
  letzteGruppe,
  mitRang,
  ohneIndex,
  rangOf,
  regionenOf,
  standOf,
  type Stand
} from "../../src/components/bedarfsindex/stand.js";
import {eingabeOf, formatGewicht, zaehlendeIndikatoren} from "../../src/components/bedarfsindex/zustand.js";
import {
  ansichtOf,
  bedarfStellen,
  deckungText,
  differenzStellen,
  mengeText,
  mitVorzeichen,
  rateStellen,
  sortiere,
  stellenOf,
  zeichenOf,
  zustandWort,
  type Zeile as Lueckenzeile
} from "../../src/components/luecken/ansicht.js";
import {lueckenSpec, wahlOf} from "../../src/components/luecken/zustand.js";
import {worteOf} from "../../src/components/luecken/worte.js";
import {vorgabeOf} from "../../src/lib/bedarfsindex.js";
import {compareNamen, formatWert, formatZahl, formatZeitraum} from "../../src/lib/format.js";
import {lueckenurteilOf} from "../../src/lib/leistungen/lueckenurteil.js";
import {abweichenderStand, leitzeilenOf, urteilOf, zeilenstandOf} from "../../src/lib/problemfelder/matrix.js";
import {lageOf} from "../../src/lib/saetze/lage.js";
import {leistungsvermerk, mitMarke} from "../../src/components/leistungen/Beispiel.js";
import {texteBedarfsindex} from "../../src/lib/texte/bedarfsindex.js";
import {texteLeistungen} from "../../src/lib/texte/leistungen.js";
import {texteLuecken} from "../../src/lib/texte/luecken.js";
import {texteProblemfelder} from "../../src/lib/texte/problemfelder.js";
import {texteProfil} from "../../src/lib/texte/profil.js";
import {texteTextfassung as texte} from "../../src/lib/texte/textfassung.js";
import {texteZielgruppen} from "../../src/lib/texte/zielgruppen.js";
import {zustandOf} from "../../src/lib/zustaende.js";
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
import {intervall, oderZeichen, prozent, quellen, satz, zeichenSatz, zeichenzeile} from "./gemeinsam.js";

/** The notice of invented records; nothing once real ones are there. */
export const beispielhinweis = ({beispiel}: {beispiel: boolean}): Textblock[] =>
  beispiel ? [hinweis(`${texteLeistungen.beispiel.titel}. ${texteLeistungen.beispiel.text}`)] : [];

/** What a page about records shows while there are none. */
export const keineLeistungen = (): Textteil[] => [
  {
    bloecke: [
      ueberschrift(texteLeistungen.keine.titel),
      absatz(texteLeistungen.keine.text),
      weg(texteLeistungen.keine.ziel, texteLeistungen.keine.adresse)
    ]
  }
];

/** The figures that stand for each problem field, for the Bezirk and its Bezirksregionen, with value, verdict and date. */
export function problemfelderText(befunde: BefundeData, felder: Pick<ProblemfelderData, "felder">): Textteil[] {
  const orte = [...befunde.gebiete.bezirk, ...befunde.gebiete.bzr.toSorted((a, b) => compareNamen(a.name, b.name))];
  const {problemfelder: t} = texte;
  return [
    {
      bloecke: [
        hinweis(t.einleitung),
        ...befunde.problemfelder.flatMap((feld) => {
          const leit = leitzeilenOf(befunde, felder, feld.id, []);
          const regional = leit.filter(({ebenen}) => ebenen.some(({ebene}) => ebene === "bzr"));
          const nurPlr = leit.filter((i) => !regional.includes(i));
          const fehlt = felder.felder.find(({id}) => id === feld.id)?.datenluecken ?? [];
          const zellen = regional.map((i) => {
            const stand = zeilenstandOf(i, ["bezirk", "bzr"]);
            return {i, stand, lagen: orte.map(({gebiet_id}) => lageOf(befunde, i.kopf.id, gebiet_id))};
          });
          const lagen = zellen.flatMap((z) => z.lagen).filter((lage) => lage !== null);
          return [
            ueberschrift(feld.titel, 2, `feld-${feld.id}`),
            absatz(feld.beschreibung),
            ...(zellen.length === 0
              ? []
              : tabelle(
                  t.tabelle(feld.titel),
                  [t.gebiet, ...zellen.map(({i, stand}) => zahlspalte(t.spalte(i.kopf.titel, formatZeitraum(stand))))],
                  orte.map(({gebiet_id, name}, k) => ({
                    adresse: `/gebiete/${gebiet_id}`,
                    zellen: [
                      name,
                      ...zellen.map(({stand, lagen: eigene}) => {
                        const lage = eigene[k];
                        if (!lage) return zustandOf("fehlt").zeichen;
                        const urteil = urteilOf(lage);
                        const anders = abweichenderStand(lage.zeitraum, stand);
                        return [
                          formatWert(lage.wert, lage.indikator),
                          anders && `(${anders.lang})`,
                          lage.wert.wert !== null &&
                            (urteil
                              ? texteProblemfelder.urteil[urteil.urteil].wort
                              : texteProblemfelder.ohneUrteil.wort)
                        ]
                          .filter(Boolean)
                          .join(" ");
                      })
                    ]
                  })),
                  [
                    zeichenzeile(lagen.map(({wert, indikator}) => [wert, indikator] as const)),
                    quellen(lagen.flatMap(({quellenvermerke}) => quellenvermerke))
                  ]
                )),
            ...absaetze([
              nurPlr.length > 0 && t.nurPlr(nurPlr.map(({kopf}) => kopf.titel)),
              leit.length === 0 && texteProblemfelder.matrix.keineZahl,
              fehlt.length > 0 && texteProblemfelder.matrix.fehlt(fehlt.map(({titel}) => titel))
            ]),
            ...links(leit.map(({kopf}) => ({titel: kopf.titel, adresse: `/indikatoren/${kopf.id}`})))
          ];
        }),
        absatz(t.vermerk),
        weg(t.leistung, "/luecken")
      ]
    }
  ];
}

function indexgebiete(data: BedarfsindexData, stand: Stand): Textblock[] {
  const {tabelle: t, gruppe, oberste, anteil, rangspanne} = texteBedarfsindex;
  const {mss, gssa} = data.amtlich;
  const n = mitRang(stand.raenge);
  const reihen = data.gebiete
    .map((gebiet, i) => ({gebiet, i, ...rangOf(data, stand, i)}))
    .toSorted(
      (a, b) =>
        (a.rang?.gruppe ?? Infinity) - (b.rang?.gruppe ?? Infinity) || compareNamen(a.gebiet.name, b.gebiet.name)
    );
  return tabelle(
    t.beschriftung("plr"),
    [
      t.gebiet.plr,
      texte.bedarfsindex.gruppe,
      zahlspalte(t.rang),
      zahlspalte(t.oben(oberste(data.optionen.oberster_anteil))),
      zahlspalte(t.index),
      ...stand.felder.map(({titel}) => zahlspalte(titel)),
      `${t.mss(mss.edition)}, ${t.dynamikKurz}`,
      zahlspalte(t.gesix)
    ],
    reihen.map(({gebiet: {gebiet_id, name}, i, rang, zeichen}) => {
      const [status, dynamik, gesix] = amtlichOf(data, i);
      return {
        adresse: `/gebiete/${gebiet_id}`,
        zellen: [
          name,
          rang ? gruppe.kurz(rang.gruppe) : gruppe.ohne,
          rang ? rangspanne(rang.rang_unten, rang.rang_oben) : zeichen,
          rang ? anteil(rang.oberstes) : zeichen,
          indexText(data, stand, i),
          ...stand.felder.map(({id}) => feldText(data, stand, id, i)),
          `${status}, ${dynamik}`,
          gesix
        ]
      };
    }),
    [
      gruppe.kopf(1, letzteGruppe(stand.raenge)).replace(" · ", ": ") + ".",
      t.erklaerung,
      t.rangErklaerung(data.optionen.laeufe, n),
      t.amtlichErklaerung(mss.edition, mss.stichtag, gssa.zeitraum),
      ...[
        ...new Set(reihen.flatMap(({i}) => (stand.index[i] === null ? [ohneIndex(data, stand.wahl, i).status] : [])))
      ].map(zeichenSatz),
      quellen([
        ...zaehlendeIndikatoren(data, stand.wahl).flatMap(({quellenvermerke}) => quellenvermerke),
        mss.quellenvermerk,
        gssa.quellenvermerk
      ])
    ]
  );
}

/** The need index with the default weights: Planungsräume by group with their intervals of ranks, Bezirksregionen, weights. */
export function bedarfsindexText(data: BedarfsindexData): Textteil[] {
  const eingabe = eingabeOf(data);
  const stand = standOf(data, eingabe, vorgabeOf(eingabe));
  if (!stand) return [];
  const {tabelle: t, lage, vonBis} = texteBedarfsindex;
  return [
    {
      bloecke: [
        hinweis(texte.bedarfsindex.einleitung),
        ...absaetze([
          lage.daten(
            [...new Set(zaehlendeIndikatoren(data, stand.wahl).map(({zeitraum}) => zeitraum))]
              .sort()
              .map((zeitraum) => ({zeitraum, alt: false}))
          ),
          lage.null_(stand.bewertet)
        ]),
        ueberschrift(texteBedarfsindex.ebenen.plr),
        ...indexgebiete(data, stand),
        ueberschrift(texteBedarfsindex.ebenen.bzr),
        ...tabelle(
          t.beschriftung("bzr"),
          [
            t.gebiet.bzr,
            zahlspalte(t.mittelwert),
            zahlspalte(t.spanne),
            zahlspalte(t.anzahl),
            zahlspalte(t.einwohner(data.einwohner_zeitraum))
          ],
          regionenOf(data, stand)
            .toSorted((a, b) => compareNamen(a.name, b.name))
            .map((r) => ({
              adresse: `/gebiete/${r.gebiet_id}`,
              zellen: [
                r.unbewertet.length > 0 ? `${r.name}. ${t.unbewertet(r.unbewertet)}` : r.name,
                formatIndex(r.mittel, stand.wahl, r.status),
                r.unten === null || r.oben === null
                  ? ""
                  : vonBis(formatIndex(r.unten, stand.wahl), formatIndex(r.oben, stand.wahl)),
                formatZahl(r.planungsraeume),
                oderZeichen(r.einwohner, formatZahl)
              ]
            })),
          [t.erklaerungBzr(data.einwohner_zeitraum), quellen(data.einwohner_quellenvermerke)]
        ),
        ueberschrift(texte.bedarfsindex.gewichte),
        ...liste(
          data.felder.map(
            ({id, titel, begruendung}) =>
              `${titel}: ${formatGewicht(stand.wahl.gewichte[id] ?? 0)} (${zaehlendeIndikatoren(data, stand.wahl)
                .filter(({kopf}) => kopf.problemfeld === id)
                .map(({kopf}) => kopf.titel)
                .join(", ")}). ${begruendung}`
          )
        ),
        ueberschrift(lage.nichtEnthalten, 3),
        ...angaben(data.nicht_enthalten.map(({titel, grund}) => [titel, grund] as const))
      ]
    }
  ];
}

/** Amount with the words of its state, as a cell shows both. */
function menge(zeile: Pick<Lueckenzeile, "wert" | "status" | "teilwert">, messgroesse: "stunden"): string {
  const wort = zustandWort(zeile.status);
  const teil =
    zeile.teilwert !== null && zeile.status === "nicht_gemeldet"
      ? texteLuecken.tabelle.teilwert(formatZahl(zeile.teilwert, stellenOf(messgroesse)))
      : "";
  return [mengeText(zeile, messgroesse), wort, teil].filter(Boolean).join(" ");
}

/** The usual view of the gaps: sentences, the table of the Bezirksregionen, what its signs mean, the sources. */
export function lueckenText(data: LueckenData, gruppeOf: (id: string) => LueckenGruppe): Textteil[] {
  if (data.stand.vorgabejahr === null) return keineLeistungen();
  const wahl = wahlOf(lueckenSpec(data).resolve({}).state);
  const ansicht = ansichtOf(data, gruppeOf(wahl.zielgruppe), wahl);
  const {tabelle: t, titel} = texteLuecken;
  const {zeilen, reihe} = ansicht;
  const messgroesse = "stunden";
  const stellen = stellenOf(wahl.messgroesse);
  const ohne = (z: Lueckenzeile): string =>
    z.status === "wert" || z.status === "null_wert" ? "–" : zeichenOf(z.status);
  const meldung = ({gemeldet, zentren}: {gemeldet: number; zentren: number}): string =>
    zentren === 0 ? "–" : t.nVonN(gemeldet, zentren);
  const meldejahr = data.stand.meldejahre.find(({jahr}) => jahr === wahl.jahr);
  const urteil = (z: Lueckenzeile): string => {
    const eines = z.luecke && lueckenurteilOf(z.luecke, data.deckung_unter);
    return eines ? texteLeistungen.lueckenurteil[eines] : "–";
  };
  const statusse = [...new Set(zeilen.map(({status}) => status).filter((status) => status !== "wert"))];
  return [
    {
      bloecke: [
        ...beispielhinweis(data.stand),
        hinweis(texte.luecken.einleitung),
        ueberschrift(ansicht.titel),
        ...absaetze([
          mitMarke(ansicht.untertitel, data.stand),
          meldejahr && satz(titel.abdeckung(wahl.jahr, meldejahr))
        ]),
        ...liste(worteOf(data, ansicht).map(({kopf, text}) => [kopf, text].filter(Boolean).join(": "))),
        ...tabelle(
          mitMarke(t.beschriftung(ansicht.titel, ansicht.untertitel), data.stand),
          [
            texteLuecken.ebenen[wahl.ebene].einzahl,
            zahlspalte(t.personen(ansicht.personenStand, ansicht.gruppe.gezaehlt_als)),
            zahlspalte(t.bedarf),
            zahlspalte(t.wert(wahl.messgroesse)),
            zahlspalte(t.je1000),
            zahlspalte(t.fair),
            zahlspalte(t.luecke),
            zahlspalte(t.deckung),
            t.urteilLuecke,
            zahlspalte(t.differenz),
            t.gemeldet
          ],
          [
            ...sortiere(zeilen, wahl.sortierung).map((z) => ({
              adresse: `/gebiete/${z.gebiet_id}`,
              zellen: [
                z.name,
                oderZeichen(z.personen, formatZahl),
                oderZeichen(z.bedarf, (wert) => formatZahl(wert, bedarfStellen)),
                menge(z, messgroesse),
                z.je_1000 === null ? zeichenOf(z.status) : formatZahl(z.je_1000, rateStellen),
                z.luecke ? formatZahl(z.luecke.fair, stellen) : ohne(z),
                z.luecke ? mitVorzeichen(z.luecke.luecke, stellen) : ohne(z),
                z.luecke && z.luecke.deckung !== null ? deckungText(z.luecke.deckung) : ohne(z),
                urteil(z),
                z.luecke && z.luecke.differenz !== null
                  ? [
                      t.differenzWert(mitVorzeichen(z.luecke.differenz, differenzStellen)),
                      z.luecke.urteil && t.nachKoepfen(t.urteil[z.luecke.urteil])
                    ]
                      .filter(Boolean)
                      .join(", ")
                  : ohne(z),
                meldung(z)
              ]
            })),
            ...(reihe
              ? [
                  {
                    adresse: "/gebiete/10",
                    zellen: [
                      t.bezirk,
                      "",
                      "",
                      menge(reihe.bezirk, messgroesse),
                      reihe.bezirk.je_1000 === null
                        ? zeichenOf(reihe.bezirk.status)
                        : formatZahl(reihe.bezirk.je_1000, rateStellen),
                      "",
                      "",
                      "",
                      "",
                      "",
                      meldung(reihe.bezirk)
                    ]
                  }
                ]
              : [])
          ],
          [
            ...statusse.map(
              (status) =>
                `${status === "null_wert" ? "0" : zeichenOf(status)} ${texteLeistungen.zustand[status]}: ${texteLeistungen.zustandErklaerung[status]}`
            ),
            t.notiz.bedarf(data.bedarf_stand),
            t.notiz.fair,
            t.notiz.differenz,
            quellen([
              `${leistungsvermerk(data.stand)}, ${texteLeistungen.meldungStand(data.stand.stand)}`,
              ...data.quellenvermerke
            ])
          ]
        ),
        absatz(texteLeistungen.wirkung)
      ]
    }
  ];
}

/** All target groups: how many people each has and where, and the signs of need that belong to it. */
export function zielgruppenText({zielgruppen}: ZielgruppenData): Textteil[] {
  const {zielgruppen: t} = texte;
  const {wo, lage, zuordnung} = texteZielgruppen;
  const gezaehlt = zielgruppen.flatMap((gruppe) => (gruppe.personen ? [{gruppe, personen: gruppe.personen}] : []));
  const regionen = gezaehlt[0]?.personen.bzr ?? [];
  const vermerke = quellen(gezaehlt.flatMap(({personen}) => personen.quellenvermerke));
  return [
    {
      bloecke: [
        ueberschrift(wo.titel),
        ...tabelle(
          t.uebersicht,
          [
            t.gruppe,
            zahlspalte(wo.spalten.personen),
            zahlspalte(wo.spalten.anteil),
            zuordnung.spalten.gezaehlt,
            lage.spalten.zeitraum
          ],
          zielgruppen.map(({titel, personen}) => ({
            zellen: [
              titel,
              personen ? formatZahl(personen.bezirk) : zustandOf("fehlt").zeichen,
              personen ? oderZeichen(personen.anteil, prozent) : "",
              personen ? (personen.gezaehlt_als ?? "") : zuordnung.nichtGezaehlt,
              personen ? formatZeitraum(personen.stand) : ""
            ]
          })),
          [zeichenSatz("fehlt"), vermerke]
        ),
        ...tabelle(
          t.regionen(gezaehlt[0] ? formatZeitraum(gezaehlt[0].personen.stand) : ""),
          [
            texteProfil.ebenen.bzr.titel,
            ...gezaehlt.map(({gruppe, personen}) => zahlspalte(personen.gezaehlt_als ?? gruppe.titel))
          ],
          regionen.map(({gebiet_id, name}, i) => ({
            adresse: `/gebiete/${gebiet_id}`,
            zellen: [name, ...gezaehlt.map(({personen}) => oderZeichen(personen.bzr[i]?.personen ?? null, formatZahl))]
          })),
          [vermerke]
        ),
        ueberschrift(t.lage),
        ...zielgruppen.flatMap(({titel, hinweis: vorbehalt, indikatoren}) => [
          ueberschrift(titel, 3),
          ...absaetze([vorbehalt]),
          ...(indikatoren.length === 0
            ? [absatz(lage.ohne)]
            : tabelle(
                lage.beschriftung(titel),
                [
                  lage.spalten.indikator,
                  lage.spalten.zeitraum,
                  zahlspalte(lage.spalten.bezirk),
                  zahlspalte(texteProfil.unsicherheit.intervall),
                  zahlspalte(lage.spalten.berlin),
                  lage.spalten.niedrig,
                  lage.spalten.hoch
                ],
                indikatoren.map(({indikator, zeitraum, bezirk, berlin, spanne}) => {
                  const ende = (seite: "niedrig" | "hoch"): string => {
                    if (!spanne) return "";
                    const {name, wert} = spanne[seite];
                    const ort = spanne.ebene === "bzr" ? name : `${name} (${texteProfil.ebenen.plr.titel})`;
                    return `${ort}: ${formatWert(wert, indikator)}`;
                  };
                  return {
                    adresse: `/indikatoren/${indikator.id}`,
                    zellen: [
                      indikator.titel,
                      formatZeitraum(zeitraum),
                      formatWert(bezirk, indikator),
                      intervall(bezirk, indikator),
                      formatWert(berlin, indikator),
                      ende("niedrig"),
                      ende("hoch")
                    ]
                  };
                }),
                [
                  zeichenzeile(
                    indikatoren.flatMap(
                      ({bezirk, berlin, indikator}) =>
                        [
                          [bezirk, indikator],
                          [berlin, indikator]
                        ] as const
                    )
                  ),
                  quellen(indikatoren.map(({indikator}) => indikator.quellenvermerk))
                ]
              ))
        ]),
        weg(texteLuecken.rechnung.zentren, "/zentren/"),
        weg("Infrastrukturlücken", "/luecken")
      ]
    }
  ];
}
