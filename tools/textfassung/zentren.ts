import type {ZentrenData, ZentrumKopf, ZentrumSeite} from "../../loaders/marts/leistungenShapes.js";
import type {StandardsData} from "../../loaders/marts/standardsShapes.js";
import {gruendeOf} from "../../src/components/zentren/Blick.js";
import {meldungSatz} from "../../src/components/zentren/Monate.js";
import {vorgabejahrOf} from "../../src/components/zentren/zustand.js";
import {
  groessen,
  istLueckenhaft,
  meldungOf,
  ohneAngabe,
  type Groesse,
  type Zentrumsjahr
} from "../../src/lib/leistungen/jahreszahlen.js";
import {formatZahl, formatZeitraum} from "../../src/lib/format.js";
import {einschaetzungen, tabelleOf} from "../../src/lib/leistungen/vertrag.js";
import {istZahl, type Zahl} from "../../src/lib/schutz.js";
import {offenePunkteDokument} from "../../src/lib/standards/dokument.js";
import {texteLeistungen} from "../../src/lib/texte/leistungen.js";
import {texteSchutz} from "../../src/lib/texte/schutz.js";
import {texteStandards} from "../../src/lib/texte/standards.js";
import {mitMarke} from "../../src/components/leistungen/Beispiel.js";
import {texteTextfassung as texte} from "../../src/lib/texte/textfassung.js";
import {texteZentren} from "../../src/lib/texte/zentren.js";
import {beispielhinweis, keineLeistungen} from "./bedarf.js";
import {
  absaetze,
  absatz,
  angaben,
  liste,
  links,
  tabelle,
  ueberschrift,
  weg,
  zahlspalte,
  type Textblock,
  type Textteil
} from "./bloecke.js";
import {quellen} from "./gemeinsam.js";

const {liste: t} = texteZentren;

function zentrentabelle(zentren: readonly ZentrumKopf[], beschriftung: string, jahre: readonly number[]): Textblock[] {
  return tabelle(
    beschriftung,
    [
      t.spalten.zentrum,
      t.spalten.traeger,
      t.spalten.region,
      t.spalten.angabe,
      ...jahre.map((jahr) => t.spalten.meldung(jahr))
    ],
    zentren.map((z) => ({
      adresse: `/zentren/${z.zentrum_id}`,
      zellen: [
        z.name,
        `${z.traeger || texteZentren.unbekannt}, ${z.adresse || texteZentren.unbekannt}`,
        z.bezirksregionen.length > 0 ? z.bezirksregionen.map(({name}) => name).join(", ") : t.ohneRegion,
        z.beispiel
          ? ""
          : [
              `${texteZentren.angabe[z.angabe]}.`,
              texteZentren.kopf.quelle(z.quelle.replace(/\.$/, ""), formatZeitraum(z.stand))
            ].join(" "),
        ...jahre.map((jahr) => {
          const monate = z.monate.find((m) => m.jahr === jahr);
          return monate ? t.monate(monate.gemeldet, monate.erwartet) : t.keinBericht;
        })
      ]
    }))
  );
}

/** The list of centres: the real ones with what is known of them, and the invented ones apart under their mark. */
export function zentrenText({stand, zentren}: ZentrenData): Textteil[] {
  const jahre = stand.meldejahre.map(({jahr}) => jahr);
  const echte = zentren.filter(({beispiel}) => !beispiel);
  const erfundene = zentren.filter(({beispiel}) => beispiel);
  const melden = echte.some(({monate}) => monate.length > 0);
  return [
    {
      bloecke: [
        ueberschrift(t.echt),
        absatz(t.echtEinleitung),
        ...absaetze([!melden && t.keineMeldung]),
        ...(echte.length === 0
          ? [absatz(t.leer)]
          : zentrentabelle(echte, t.beschriftung(echte.length), melden ? jahre : [])),
        absatz(t.keineWertung),
        ...(erfundene.length === 0
          ? []
          : [
              ueberschrift(t.beispiel),
              ...beispielhinweis({beispiel: true}),
              ...zentrentabelle(erfundene, t.beschriftungBeispiel(erfundene.length), jahre)
            ])
      ]
    }
  ];
}

/** A number as a cell shows it: the sign where it is withheld, words where nobody recorded it. */
const zahl = (wert: Zahl, ohne: string = texteZentren.blick.nichtErfasst): string =>
  istZahl(wert) ? formatZahl(wert) : wert === null ? ohne : texteSchutz.zeichen;

function blickwert(jahr: Zentrumsjahr, groesse: Groesse): string {
  const {blick} = texteZentren;
  const wert = jahr[groesse];
  if (meldungOf(jahr) === "keine" && !(groesse === "angebote" && jahr.angebote > 0)) return blick.nichtGemeldet;
  const ohne = ohneAngabe(jahr, groesse);
  if (!istZahl(wert) || !istLueckenhaft(jahr, groesse)) return zahl(wert);
  return `${zahl(wert)} (${ohne > 0 ? blick.ohneAngabe(ohne) : blick.lueckenhaft})`;
}

function zaehlung(
  beschriftung: string,
  [was, wieviel]: readonly [string, string],
  eintraege: readonly {titel: string; anzahl: NonNullable<Zahl>}[]
): Textblock[] {
  return tabelle(
    beschriftung,
    [was, zahlspalte(wieviel)],
    eintraege.map(({titel, anzahl}) => ({zellen: [titel, zahl(anzahl)]}))
  );
}

function jahresbloecke({kopf, stand, jahre, angebote}: ZentrumSeite, jahr: Zentrumsjahr): Textblock[] {
  const {blick, angebote: a, gruppen, davon, beratungen, anliegen, ehrenamt, gremien, standards, monate} = texteZentren;
  const vorjahr = jahre.find((j) => j.jahr === jahr.jahr - 1);
  const gezeigt = vorjahr ? [jahr, vorjahr] : [jahr];
  const gueltige = angebote.flatMap((angebot) => {
    const imJahr = angebot.jahre.find((j) => j.jahr === jahr.jahr);
    return imJahr ? [{angebot, imJahr}] : [];
  });
  const gemeldet = meldungOf(jahr) !== "keine";
  const marke = (text: string): string => mitMarke(text, stand);
  const nurGemeldet = (bloecke: () => Textblock[]): Textblock[] => (gemeldet ? bloecke() : []);
  return [
    ueberschrift(monate.titel),
    absatz(meldungSatz(jahr)),
    ueberschrift(blick.titel),
    ...tabelle(
      marke(blick.beschriftung(kopf.name, jahr.jahr)),
      [
        blick.spalten.was,
        ...gezeigt.map((j) =>
          zahlspalte(meldungOf(j) === "alle" ? String(j.jahr) : `${j.jahr} (${blick.unvollstaendig})`)
        )
      ],
      groessen.map((groesse) => ({zellen: [blick.zeilen[groesse], ...gezeigt.map((j) => blickwert(j, groesse))]})),
      [`${texteSchutz.legende}: ${texteSchutz.erklaerung}`, ...gruendeOf(jahr, vorjahr), blick.besuche]
    ),
    ueberschrift(a.titel),
    ...(gueltige.length === 0
      ? [absatz(a.keine(jahr.jahr))]
      : tabelle(
          marke(a.beschriftung(kopf.name, jahr.jahr)),
          [
            a.spalten.angebot,
            a.spalten.bereich,
            a.spalten.gruppen,
            a.spalten.wochenplan,
            zahlspalte(a.spalten.termine),
            zahlspalte(a.spalten.stunden),
            zahlspalte(a.spalten.teilnahmen)
          ],
          gueltige.map(({angebot, imJahr}) => ({
            zellen: [
              angebot.titel,
              `${angebot.leistungsbereich}, ${angebot.format}`,
              angebot.zielgruppen.join(", "),
              angebot.wochenplan ?? a.unregelmaessig,
              ...(["termine", "stunden", "teilnahmen"] as const).map((groesse) =>
                zahl(imJahr[groesse], gemeldet ? blick.nichtErfasst : blick.nichtGemeldet)
              )
            ]
          }))
        )),
    ...nurGemeldet(() => [
      ueberschrift(gruppen.titel),
      ...tabelle(
        marke(gruppen.beschriftung(jahr.jahr)),
        [
          gruppen.spalten.gruppe,
          zahlspalte(gruppen.spalten.angebote),
          zahlspalte(gruppen.spalten.stunden),
          zahlspalte(gruppen.spalten.teilnahmen)
        ],
        jahr.gruppen.map((g) => ({zellen: [g.titel, formatZahl(g.angebote), zahl(g.stunden), zahl(g.teilnahmen)]}))
      ),
      ueberschrift(davon.titel),
      ...(jahr.davon.length === 0
        ? [absatz(davon.keine)]
        : tabelle(
            marke(davon.beschriftung(jahr.jahr)),
            [davon.spalten.merkmal, zahlspalte(davon.spalten.anzahl), zahlspalte(davon.spalten.von)],
            jahr.davon.map(({merkmal, anzahl, von}) => ({
              zellen: [
                (tabelleOf("leistungen").spalten.find(({name}) => name === merkmal)?.titel ?? merkmal).replace(
                  /^davon /,
                  ""
                ),
                zahl(anzahl),
                istZahl(von) ? davon.von(formatZahl(von)) : texteSchutz.zeichen
              ]
            })),
            [davon.einleitung]
          )),
      ueberschrift(beratungen.titel),
      ...(jahr.beratungen === null
        ? [absatz(beratungen.keine)]
        : [
            ...zaehlung(
              marke(beratungen.themen(jahr.jahr)),
              [beratungen.spalten.thema, beratungen.spalten.kontakte],
              jahr.themen
            ),
            ...zaehlung(
              marke(beratungen.vermittlungen(jahr.jahr)),
              [beratungen.spalten.stelle, beratungen.spalten.vermittlungen],
              jahr.vermittlungen
            )
          ]),
      ueberschrift(anliegen.titel),
      ...(jahr.anliegen.length === 0
        ? [absatz(anliegen.keine)]
        : zaehlung(
            marke(anliegen.beschriftung(jahr.jahr)),
            [anliegen.spalten.feld, anliegen.spalten.anzahl],
            jahr.anliegen
          )),
      ueberschrift(ehrenamt.titel),
      ...(jahr.ehrenamtliche === null && jahr.ehrenamt_stunden === null
        ? [absatz(ehrenamt.keine)]
        : [absatz(ehrenamt.satz(jahr.ehrenamtliche, jahr.ehrenamt_stunden))]),
      ueberschrift(gremien.titel),
      ...(jahr.gremien.length === 0
        ? [absatz(gremien.keine)]
        : zaehlung(
            marke(gremien.beschriftung(jahr.jahr)),
            [gremien.spalten.gremium, gremien.spalten.sitzungen],
            jahr.gremien
          ))
    ]),
    ueberschrift(standards.titel),
    ...(jahr.standards.every(({einschaetzung}) => einschaetzung === null)
      ? [absatz(standards.keine(jahr.jahr))]
      : tabelle(
          marke(standards.beschriftung(jahr.jahr)),
          [standards.spalten.standard, standards.spalten.einschaetzung, standards.spalten.nachweise],
          jahr.standards.map(({nummer, titel, einschaetzung, nachweise}) => ({
            zellen: [
              `${nummer}. ${titel}`,
              einschaetzung === null ? standards.offen : einschaetzungOf(einschaetzung),
              nachweise.length > 0 ? nachweise.join(", ") : standards.keineNachweise
            ]
          })),
          [standards.einleitung]
        )),
    absatz(texteLeistungen.wirkung)
  ];
}

const einschaetzungOf = (id: string): string => einschaetzungen.find((e) => e.id === id)?.titel ?? id;

/** The page of a centre: what it is, what is documented of its usual year, and how many people could walk to it. */
export function zentrumText(seite: ZentrumSeite): Textteil[] {
  const {kopf, oeffnungszeiten, offen_seit, offen_bis, jahre, einsatzgebiet, reichweite, reichweite_vermerke} = seite;
  const {kopf: k, reichweite: r, ohneDaten} = texteZentren;
  const vorgabe = vorgabejahrOf(seite);
  const jahr = jahre.find((j) => j.jahr === vorgabe);
  const minuten = [...new Set(reichweite.map((e) => e.minuten))].sort((a, b) => a - b);
  const gruppen = [...new Map(reichweite.map((e) => [e.zielgruppe, e])).values()];
  return [
    {
      bloecke: [
        weg(k.alle, "/zentren/"),
        ...beispielhinweis(kopf),
        ...angaben([
          [k.traeger, kopf.traeger || texteZentren.unbekannt],
          [k.adresse, kopf.adresse || texteZentren.unbekannt],
          [k.region, kopf.bezirksregionen.map(({name}) => name).join(", ") || t.ohneRegion],
          [
            k.barrierefrei,
            kopf.barrierefrei === null ? texteZentren.unbekannt : texteZentren.barrierefrei[kopf.barrierefrei]
          ],
          [k.oeffnungszeiten, oeffnungszeiten ?? texteZentren.unbekannt],
          [k.offenSeit, offen_seit === null ? "" : formatZeitraum(offen_seit)],
          [k.offenBis, offen_bis === null ? "" : formatZeitraum(offen_bis)],
          [
            k.angaben,
            kopf.beispiel
              ? ""
              : `${texteZentren.angabe[kopf.angabe]}. ${k.quelle(kopf.quelle.replace(/\.$/, ""), formatZeitraum(kopf.stand))}`
          ]
        ]),
        ...(jahr
          ? jahresbloecke(seite, jahr)
          : [
              ueberschrift(ohneDaten.titel),
              absatz(ohneDaten.text),
              absatz(ohneDaten.dann),
              ...liste(ohneDaten.punkte)
            ]),
        ueberschrift(r.titel),
        absatz(einsatzgebiet.length === 0 ? r.keinEinsatz : r.einsatz),
        ...links(
          einsatzgebiet
            .filter(({im_bezirk}) => im_bezirk)
            .map(({gebiet_id, name}) => ({titel: name, adresse: `/gebiete/${gebiet_id}`}))
        ),
        ...(gruppen.length === 0
          ? [absatz(kopf.lage === null ? r.keinOrt : r.keine)]
          : tabelle(
              r.beschriftung,
              [r.spalten.gruppe, ...minuten.map((m) => zahlspalte(r.spalten.minuten(m))), r.spalten.stand],
              gruppen.map(({zielgruppe, titel, stand}) => ({
                zellen: [
                  titel,
                  ...minuten.map((m) => {
                    const zelle = reichweite.find((e) => e.zielgruppe === zielgruppe && e.minuten === m);
                    return zelle ? formatZahl(zelle.personen) : texteZentren.blick.ohneVeraenderung;
                  }),
                  formatZeitraum(stand)
                ]
              })),
              [r.erklaerung, quellen(reichweite_vermerke)]
            ))
      ]
    }
  ];
}

/** The thirteen standards: what each asks for, how each centre assesses itself, and what is open in the usual year. */
export function standardsText(data: StandardsData, version: string): Textteil[] {
  const jahr = data.jahre.find((j) => j.jahr === data.stand.vorgabejahr) ?? data.jahre.at(-1);
  if (!jahr) return keineLeistungen();
  const dokument = offenePunkteDokument(data, jahr, {version, adresse: "", vermerke: []});
  const {zentren, ohne_dokumentation} = jahr;
  return [
    {
      bloecke: [
        ...beispielhinweis(data.stand),
        ...tabelle(
          mitMarke(texte.standards.uebersicht(jahr.jahr), data.stand),
          [texte.standards.standard, ...zentren.map(({name}) => name)],
          data.standards.map(({id, nummer, titel}) => ({
            zellen: [
              texteStandards.titelVon(nummer, titel),
              ...zentren.map(({standards, gemeldet}) => {
                const einschaetzung = standards.find(({standard}) => standard === id)?.einschaetzung ?? null;
                if (einschaetzung !== null) return einschaetzungOf(einschaetzung);
                return gemeldet > 0 ? texteStandards.nichtEingeschaetzt : texteStandards.nichtGemeldet;
              })
            ]
          })),
          [
            texteStandards.quelle(texteLeistungen.meldungStand(data.stand.stand)),
            ohne_dokumentation.length > 0 && texteStandards.ohneDokumentation(ohne_dokumentation.join(", "))
          ]
        ),
        absatz(texte.standards.nachweise),
        ...links(zentren.map(({zentrum_id, name}) => ({titel: name, adresse: `/zentren/${zentrum_id}`}))),
        ueberschrift(dokument.titel),
        absatz(dokument.untertitel),
        ...dokument.bloecke
          .filter(({art}) => art !== "felder" && art !== "seitenwechsel")
          .map((block): Textblock => ({block})),
        ueberschrift(texteStandards.anforderungen),
        ...data.standards.flatMap(({nummer, titel, anforderungen}) => [
          ueberschrift(texteStandards.titelVon(nummer, titel), 3),
          ...liste(anforderungen)
        ])
      ]
    }
  ];
}
