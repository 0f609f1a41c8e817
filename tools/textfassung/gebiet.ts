import type {GebietProfil, Kennzahl, Uebersicht, Wert} from "../../loaders/marts/shapes.js";
import {
  altersSaetze,
  bevoelkerungSaetze,
  grundOf,
  istAngenaehert,
  kennzahlOf,
  mssSaetze,
  schlagzeilenOf,
  sicherheitSatz,
  spanneSatz,
  standVergleichSatz,
  vergleichSatz,
  vorbehaltOf
} from "../../src/components/profil/saetze.js";
import {sortAlphabetisch} from "../../src/components/seiten/GebieteListe.js";
import {formatLorStand, formatMitEinheit, formatWert, formatZahl, formatZeitraum} from "../../src/lib/format.js";
import {arten} from "../../src/lib/einrichtungen.js";
import {seiten} from "../../src/lib/texte/seiten.js";
import {texteProfil} from "../../src/lib/texte/profil.js";
import {texteTextfassung as texte} from "../../src/lib/texte/textfassung.js";
import {urteile, zustandOf} from "../../src/lib/zustaende.js";
import {
  absaetze,
  absatz,
  angaben,
  links,
  liste,
  tabelle,
  ueberschrift,
  zahlspalte,
  type Textblock,
  type Textteil
} from "./bloecke.js";
import {
  gebietslinks,
  intervall,
  oderZeichen,
  ohneEinheit,
  prozent,
  quellen,
  satz,
  zeichenSatz,
  zeichenzeile
} from "./gemeinsam.js";

const gruppenfolge = ["belastung", "ressource", "keine_wertung", "index"] as const;
const gruppeOf = ({indikator}: Kennzahl): (typeof gruppenfolge)[number] =>
  indikator.ebenen_vergleichbar ? indikator.polaritaet : "index";

function kennzahlentabelle(
  {gebiet, ueber}: Pick<GebietProfil, "gebiet" | "ueber">,
  titel: string,
  lines: readonly Kennzahl[]
): Textblock[] {
  const {kennzahlen: t, unsicherheit} = texteProfil;
  const bzr = ueber.find(({ebene}) => ebene === "bzr");
  const daneben = (wert: Wert | null, {indikator}: Kennzahl): string =>
    wert === null ? "" : indikator.ebenen_vergleichbar ? formatWert(wert, indikator) : t.nichtVergleichbarZeichen;
  const grund = (k: Kennzahl): string =>
    k.gebiet.wert === null ? grundOf(k.gebiet, k.indikator) : vorbehaltOf(k.gebiet);
  const ordnung = lines.toSorted((a, b) => gruppenfolge.indexOf(gruppeOf(a)) - gruppenfolge.indexOf(gruppeOf(b)));
  const nicht = lines.filter(({indikator}) => !indikator.ebenen_vergleichbar).map(({indikator}) => indikator.kurztitel);
  return tabelle(
    `${titel}, ${gebiet.name}`,
    [
      t.spalten.kennzahl,
      zahlspalte(t.spalten.wert),
      zahlspalte(unsicherheit.intervall),
      texte.gebiet.einordnung,
      t.spalten.stand,
      zahlspalte(bzr?.name ?? ""),
      zahlspalte(t.spalten.bezirk),
      zahlspalte(t.spalten.berlin)
    ],
    ordnung.map((k) => ({
      adresse: `/indikatoren/${k.indikator.id}`,
      zellen: [
        k.indikator.titel,
        formatWert(k.gebiet, k.indikator),
        intervall(k.gebiet, k.indikator),
        [sicherheitSatz(k, {berlinzahl: false}), standVergleichSatz(k), grund(k)].filter(Boolean).join(". "),
        formatZeitraum(k.zeitraum),
        daneben(k.bzr, k),
        gebiet.ebene === "bezirk" ? "" : daneben(k.bezirk, k),
        daneben(k.berlin, k)
      ]
    })),
    [
      zeichenzeile(
        lines.flatMap((k) =>
          [k.gebiet, ...(k.indikator.ebenen_vergleichbar ? [k.bzr, k.bezirk, k.berlin] : [])].map(
            (wert) => [wert, k.indikator] as const
          )
        )
      ),
      nicht.length > 0 && t.nichtVergleichbarSatz(nicht)
    ]
  );
}

/** What a profile says of its area: place, headlines in words, people, groups, documented supply, facilities, MSS. */
function gebietsteile(profil: GebietProfil): Textblock[] {
  const {gebiet, ueber, unter, nachbarn, zielgruppen, einrichtungen, mss, angebote, stimmen} = profil;
  const {kopf, abschnitte, gebiete: t} = texteProfil;
  const einwohner = kennzahlOf(profil, "einwohner");
  const bzr = ueber.find(({ebene}) => ebene === "bzr")?.name ?? null;
  const mssKopf = (["mss_status", "mss_dynamik"] as const).map((id) => kennzahlOf(profil, id)?.indikator.klassen ?? []);
  return [
    ...angaben([
      [kopf.ebene, texteProfil.ebenen[gebiet.ebene].titel],
      [kopf.schluessel, `${gebiet.gebiet_id} (${formatLorStand(gebiet.lor_stand)})`],
      [
        einwohner ? kopf.einwohner(formatZeitraum(einwohner.zeitraum)) : kopf.einwohnerOhneDatum,
        einwohner ? formatWert(einwohner.gebiet, ohneEinheit) : zustandOf("fehlt").zeichen
      ],
      [kopf.flaeche, formatMitEinheit(gebiet.hektar, kopf.hektar, 1)]
    ]),
    ueberschrift(abschnitte.blick),
    ...liste(
      schlagzeilenOf(profil.kennzahlen).map((k) => {
        const ki = intervall(k.gebiet, k.indikator);
        const wert = `${formatWert(k.gebiet, k.indikator)} (${formatZeitraum(k.zeitraum)}${ki === "" ? "" : `, ${texteProfil.unsicherheit.intervall} ${ki}`})`;
        return [
          `${k.indikator.titel}: ${wert}.`,
          vergleichSatz(k, bzr, einwohner?.gebiet ?? null),
          spanneSatz(k, gebiet),
          standVergleichSatz(k)
        ]
          .filter(Boolean)
          .join(" ");
      })
    ),
    ...absaetze(
      [texteProfil.unsicherheit.blickhinweis(profil.kennzahlen.some(({gebiet: wert}) => istAngenaehert(wert)))],
      true
    ),
    ueberschrift(abschnitte.bevoelkerung),
    ...absaetze([altersSaetze(profil).titel, altersSaetze(profil).befund, bevoelkerungSaetze(profil).befund].map(satz)),
    ...(zielgruppen
      ? [
          ueberschrift(abschnitte.zielgruppen),
          ...tabelle(
            texteProfil.zielgruppen.tabelle(gebiet.name),
            [
              texteProfil.zielgruppen.spalten.gruppe,
              zahlspalte(texteProfil.zielgruppen.spalten.personen),
              zahlspalte(texteProfil.zielgruppen.spalten.anteil),
              zahlspalte(texteProfil.zielgruppen.spalten.bezirk),
              texteProfil.zielgruppen.spalten.urteil,
              texteProfil.zielgruppen.spalten.stand
            ],
            zielgruppen.zeilen.map((z) => ({
              zellen: [
                z.gezaehlt_als === null
                  ? z.titel
                  : `${z.titel} (${texteProfil.zielgruppen.gezaehlt} ${z.gezaehlt_als})`,
                oderZeichen(z.personen, formatZahl),
                oderZeichen(z.anteil, prozent),
                gebiet.ebene === "bezirk" ? "" : oderZeichen(z.anteil_bezirk, prozent),
                gebiet.ebene === "bezirk" ? "" : z.urteil ? urteile[z.urteil].kurz : texteProfil.zielgruppen.ohneUrteil,
                formatZeitraum(z.stand)
              ]
            })),
            [texteProfil.zielgruppen.doppelt, quellen(zielgruppen.quellenvermerke)]
          )
        ]
      : []),
    ...(angebote ? angebotsblock(profil, angebote) : []),
    ...(einrichtungen && einrichtungen.arten.length > 0 ? einrichtungsblock(profil, einrichtungen) : []),
    ...(stimmen.length > 0
      ? [
          ueberschrift(abschnitte.stimmen),
          absatz(texteProfil.stimmen.erklaerung),
          ...liste(
            stimmen
              .filter(({text}) => text !== "")
              .map(({rolle, datum, text, beispiel}) =>
                [
                  `${texteProfil.stimmen.kopf(rolle, formatZeitraum(datum))}: ${text}`,
                  beispiel && `(${texte.zentren.marke})`
                ]
                  .filter(Boolean)
                  .join(" ")
              )
          )
        ]
      : []),
    ...(mss.length > 0
      ? [
          ueberschrift(abschnitte.mss),
          ...absaetze([mssSaetze(mss, {status: mssKopf[0]!, dynamik: mssKopf[1]!}).befund, texteProfil.mss.erklaerung])
        ]
      : []),
    ueberschrift(abschnitte.gebiete),
    ...[
      [t.ueber, ueber] as const,
      [unter[0] ? t.unter(texteProfil.ebenen[unter[0].ebene].plural) : "", unter] as const,
      [t.nachbarn, nachbarn] as const
    ].flatMap(([titel, gebiete]) => (gebiete.length === 0 ? [] : [ueberschrift(titel, 3), ...gebietslinks(gebiete)]))
  ];
}

function angebotsblock({gebiet}: GebietProfil, angebote: NonNullable<GebietProfil["angebote"]>): Textblock[] {
  const {angebote: t} = texteProfil;
  const marke = angebote.beispiel ? ` · ${t.marke}` : "";
  return [
    ueberschrift(texteProfil.abschnitte.angebote),
    ...tabelle(
      `${t.tabelle(gebiet.name, angebote.jahr)}${marke}`,
      [
        t.spalten.gruppe,
        zahlspalte(t.spalten.personen),
        zahlspalte(t.spalten.stunden),
        zahlspalte(t.spalten.je1000),
        zahlspalte(t.spalten.bezirk),
        zahlspalte(t.spalten.deckung),
        t.spalten.gemeldet
      ],
      angebote.zeilen.map((z) => {
        const zahl = (wert: number | null, stellen: number): string =>
          z.status === "geschuetzt"
            ? zustandOf(z.status).zeichen
            : wert === null
              ? t.nichtBerechnet
              : formatZahl(wert, stellen);
        return {
          adresse: `/zielgruppen?gruppe=${z.id}`,
          zellen: [
            z.titel,
            z.gezaehlt ? oderZeichen(z.personen, formatZahl) : "",
            z.wert === null ? zustandOf(z.status).zeichen : formatZahl(z.wert),
            z.gezaehlt ? zahl(z.je_1000, 1) : "",
            z.gezaehlt ? zahl(z.bezirk_je_1000, 1) : "",
            z.gezaehlt
              ? z.deckung === null || z.status === "geschuetzt"
                ? zahl(null, 0)
                : formatMitEinheit(100 * z.deckung, "%")
              : "",
            t.nVonN(z.gemeldet, z.zentren)
          ]
        };
      }),
      [
        t.deckung,
        ...[...new Set(angebote.zeilen.filter(({wert}) => wert === null).map(({status}) => status))].map(zeichenSatz)
      ]
    )
  ];
}

function einrichtungsblock(
  {gebiet}: GebietProfil,
  einrichtungen: NonNullable<GebietProfil["einrichtungen"]>
): Textblock[] {
  const {einrichtungen: t} = texteProfil;
  return [
    ueberschrift(texteProfil.abschnitte.einrichtungen),
    ...tabelle(
      t.zaehlung(gebiet.name),
      [t.spalten.art, zahlspalte(t.spalten.anzahl), zahlspalte(t.spalten.plaetze), t.spalten.quelle],
      einrichtungen.arten.map(({art, anzahl, plaetze, quelle_kurz}) => ({
        zellen: [arten[art].mehrzahl, formatZahl(anzahl), plaetze === null ? "" : formatZahl(plaetze), quelle_kurz]
      })),
      [t.unvollstaendig, quellen(einrichtungen.quellen.map(({quellenvermerk}) => quellenvermerk))]
    )
  ];
}

/** A profile: its parts in words and tables, all figures by problem field, and every source. */
export function gebietText(profil: GebietProfil): Textteil[] {
  const {kennzahlen, problemfelder, gebiet, ueber, nicht_verfuegbar} = profil;
  const felder = problemfelder
    .map((feld) => ({feld, lines: kennzahlen.filter((k) => k.indikator.problemfeld === feld.id)}))
    .filter(({lines}) => lines.length > 0);
  const fehlend = nicht_verfuegbar.map(({kurztitel, ebenen}) =>
    ebenen.length === 0
      ? kurztitel
      : texteProfil.problemfelder.nurAuf(
          kurztitel,
          ebenen.map((e) => texteProfil.ebenen[e].titel)
        )
  );
  const {bevoelkerung, einrichtungen, mss_unter} = profil;
  const vermerke = [
    ...kennzahlen.flatMap(({quellenvermerke}) => quellenvermerke),
    ...bevoelkerung.quellenvermerke,
    ...(mss_unter ? [mss_unter.quellenvermerk] : []),
    ...(einrichtungen?.quellen ?? []).map(({quellenvermerk}) => quellenvermerk)
  ];
  return [
    {
      bloecke: [
        ...links([
          {titel: texteProfil.kopf.alleGebiete, adresse: "/gebiete/"},
          ...ueber.map(({name, gebiet_id}) => ({titel: name, adresse: `/gebiete/${gebiet_id}`}))
        ]),
        ...gebietsteile(profil),
        ueberschrift(texteProfil.abschnitte.kennzahlen),
        absatz(texteProfil.problemfelder.lesehilfe),
        ...felder.flatMap(({feld, lines}) => [
          ueberschrift(feld.titel, 3),
          ...kennzahlentabelle({gebiet, ueber}, feld.titel, lines)
        ]),
        ...absaetze([fehlend.length > 0 && texteProfil.problemfelder.nichtVerfuegbar(fehlend)], true),
        ueberschrift(texteProfil.abschnitte.quellen),
        ...liste([...new Set(vermerke)].map((vermerk) => satz(vermerk.replace(/^Quelle: /, "")))),
        ...absaetze([texteProfil.quellen.bearbeitung], true)
      ]
    }
  ];
}

/** The list of all areas by name, with people, former names and key. */
export function gebieteText({gebiete, bezirk}: Pick<Uebersicht, "gebiete" | "bezirk">): Textteil[] {
  const t = seiten.gebiete;
  const tage = gebiete.map(({stichtag}) => stichtag).sort();
  const tag = tage[Math.floor(tage.length / 2)] ?? "";
  const vermerke = bezirk.find(({indikator}) => indikator.id === "einwohner")?.quellenvermerke ?? [];
  return [
    {
      bloecke: tabelle(
        t.beschriftung(formatZeitraum(tag)),
        [t.gebiet, t.ebene, zahlspalte(t.einwohner), t.frueher, zahlspalte(t.schluessel)],
        sortAlphabetisch(gebiete).map((g) => {
          const ebene = seiten.ebene[g.ebene] ?? g.ebene;
          const zahl = formatWert(g.einwohner, ohneEinheit);
          return {
            adresse: `/gebiete/${g.gebiet_id}`,
            zellen: [
              g.name,
              g.parent_name !== "" && g.ebene !== "bezirk" ? `${ebene} in ${g.parent_name}` : ebene,
              g.stichtag === tag ? zahl : `${zahl} (${t.am(formatZeitraum(g.stichtag))})`,
              g.fruehere_namen.join(", "),
              g.gebiet_id
            ]
          };
        }),
        [zeichenzeile(gebiete.map(({einwohner}) => [einwohner, ohneEinheit] as const)), quellen(vermerke)]
      )
    }
  ];
}
