import type {IndikatorSeite, Uebersicht} from "../../loaders/marts/shapes.js";
import {jahreText, polaritaetSatz} from "../../src/components/profil/Registerblatt.js";
import {grundOf, urteilSatz} from "../../src/components/profil/saetze.js";
import {aufzaehlung, formatLorStand, formatWert, formatZeitraum} from "../../src/lib/format.js";
import {seiten} from "../../src/lib/texte/seiten.js";
import {texteProfil} from "../../src/lib/texte/profil.js";
import {texteTextfassung as texte} from "../../src/lib/texte/textfassung.js";
import {urteile} from "../../src/lib/zustaende.js";
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
import {intervall, quellen, satz, zeichenzeile} from "./gemeinsam.js";

const t = texteProfil.indikator;
type Ebene = IndikatorSeite["ebenen"][number];

function kopfbloecke(seite: IndikatorSeite): Textblock[] {
  const {indikator, kopf, ebenen} = seite;
  const gezeigt = kopf.ebenen_vergleichbar ? (["bezirk", "berlin"] as const) : (["bezirk"] as const);
  const berlin = ebenen.find(({ebene}) => ebene === "berlin")?.zeilen[0]?.wert ?? null;
  const werte = gezeigt.flatMap((name) => {
    const ebene = ebenen.find((e) => e.ebene === name);
    const zeile = ebene?.zeilen[0];
    if (!ebene || !zeile) return [];
    const ki = intervall(zeile.wert, kopf);
    const urteil = berlin ? urteilSatz({urteile: zeile.urteile, rest_bezirk: null, berlin}, kopf) : "";
    const text = [
      `${formatWert(zeile.wert, kopf)} (${t.neueste(formatZeitraum(ebene.zeitraum))}${ki === "" ? "" : `, ${texteProfil.unsicherheit.intervall} ${ki}`})`,
      urteil
    ];
    return [[texteProfil[name], satz(text.filter(Boolean).join(", "))] as const];
  });
  return [
    absatz(indikator.definition),
    absatz(polaritaetSatz(indikator)),
    ...angaben(werte),
    ...absaetze([
      !kopf.ebenen_vergleichbar && t.nichtVergleichbar,
      ebenen.some(({zeilen}) => zeilen.some(({wert}) => wert.ki)) && texteProfil.unsicherheit.erklaerung
    ]),
    weg(t.alle, "/indikatoren/")
  ];
}

/** The newest values of one level, highest first, with intervals and verdicts by rule; why areas have none; the source. */
function ebenenbloecke(
  {indikator, kopf}: IndikatorSeite,
  {ebene, zeitraum, zeilen, quellenvermerke}: Ebene
): Textblock[] {
  const urteil = (u: Ebene["zeilen"][number]["urteile"]["bezirk"]): string => (u === null ? "" : urteile[u].kurz);
  const {titel, plural} = texteProfil.ebenen[ebene];
  const gruende = new Map<string, string[]>();
  for (const {name, wert} of zeilen)
    if (wert.wert === null) {
      const grund = grundOf(wert, kopf);
      gruende.set(grund, [...(gruende.get(grund) ?? []), name]);
    }
  const gemeinsam = new Set(zeilen.map(({wert}) => wert.anmerkung)).size === 1 ? (zeilen[0]?.wert.anmerkung ?? "") : "";
  return [
    ueberschrift(plural, 3),
    ...tabelle(
      `${t.ebene.tabelle(indikator.titel, plural, formatZeitraum(zeitraum))}, ${kopf.einheit}`,
      [
        titel,
        zahlspalte(t.ebene.spalten.wert),
        zahlspalte(texteProfil.unsicherheit.intervall),
        texteProfil.unsicherheit.zumBezirk,
        texteProfil.unsicherheit.zuBerlin,
        t.ebene.spalten.parent
      ],
      zeilen
        .toSorted((a, b) => (b.wert.wert ?? -Infinity) - (a.wert.wert ?? -Infinity))
        .map((z) => ({
          adresse: `/gebiete/${z.gebiet_id}`,
          zellen: [
            z.name,
            formatWert(z.wert, kopf),
            intervall(z.wert, kopf),
            urteil(z.urteile.bezirk),
            urteil(z.urteile.berlin),
            ebene === "plr" ? z.parent_name : ""
          ]
        })),
      [
        gemeinsam !== "" && satz(gemeinsam),
        ...[...gruende].map(([grund, namen]) => `${aufzaehlung(namen)}: ${satz(grund)}`),
        zeichenzeile(zeilen.map(({wert}) => [wert, kopf] as const)),
        quellen(quellenvermerke)
      ]
    )
  ];
}

function registerbloecke(seite: IndikatorSeite): Textblock[] {
  const {indikator, quellen: herkunft} = seite;
  const {felder} = t;
  return [
    ...angaben([
      [felder.zaehler, indikator.zaehler],
      [felder.nenner, indikator.nenner],
      [felder.altersgruppe, indikator.altersgruppe],
      [felder.einheit, indikator.einheit],
      [felder.problemfeld, seite.problemfeld],
      [felder.unsicherheit, indikator.ki_hinweis],
      [felder.geheimhaltung, indikator.geheimhaltung],
      [felder.hinweise, indikator.hinweise.join(" ")],
      [felder.brueche, indikator.brueche.map((b) => satz(t.bruch(formatZeitraum(b.ab), b.grund))).join(" ")],
      [felder.stichtag, indikator.stichtag],
      [felder.veroeffentlichung, indikator.veroeffentlichung],
      [felder.lor_staende, indikator.lor_staende.map((s) => formatLorStand(s)).join(", ")],
      [felder.kontakt, indikator.kontakt]
    ]),
    ...herkunft.flatMap((quelle) => [
      absatz(
        [
          `${herkunft.length > 1 ? t.quellenrolle[quelle.rolle] : felder.quelle}: ${quelle.herausgeber}: ${quelle.titel}.`,
          herkunft.length > 1 && quelle.jahre.length > 0 && t.werteFuer(jahreText(quelle.jahre)),
          `${felder.lizenz}: ${quelle.lizenz}.`
        ]
          .filter(Boolean)
          .join(" ")
      ),
      ...links([
        {titel: texte.indikator.quelle, adresse: quelle.datensatz_url},
        {titel: quelle.lizenz, adresse: quelle.lizenz_url}
      ])
    ])
  ];
}

/** The page of an indicator, part by part below its headings. */
export function indikatorText(seite: IndikatorSeite): Textteil[] {
  const {kopf, indikator, ebenen, reihen, releases} = seite;
  const gebiete = (["bzr", "pgr", "plr"] as const).flatMap((name) => ebenen.find(({ebene}) => ebene === name) ?? []);
  const {spalten, tabelle: verlauf} = t.verlauf;
  return [
    {bloecke: kopfbloecke(seite)},
    {nach: "neueste-werte", bloecke: gebiete.flatMap((ebene) => ebenenbloecke(seite, ebene))},
    {
      nach: "bezirk-und-berlin-im-verlauf",
      bloecke: tabelle(
        `${verlauf(indikator.titel)}, ${kopf.einheit}`,
        [spalten.stand, zahlspalte(spalten.bezirk), zahlspalte(spalten.bezirkIntervall), zahlspalte(spalten.berlin)],
        reihen.map(({zeitraum, bezirk, berlin}) => ({
          zellen: [
            formatZeitraum(zeitraum),
            formatWert(bezirk, kopf),
            intervall(bezirk, kopf),
            formatWert(berlin, kopf)
          ]
        })),
        [
          zeichenzeile(
            reihen.flatMap(
              ({bezirk, berlin}) =>
                [
                  [bezirk, kopf],
                  [berlin, kopf]
                ] as const
            )
          ),
          quellen([kopf.quellenvermerk])
        ]
      )
    },
    {nach: "definition-und-methode", bloecke: registerbloecke(seite)},
    {
      nach: "verwendete-lieferungen",
      bloecke: liste(
        releases
          .toSorted((a, b) => b.stichtag.localeCompare(a.stichtag) || a.release.localeCompare(b.release))
          .map((r) => `${r.titel}, ${formatZeitraum(r.stichtag)}`)
      )
    }
  ];
}

type Register = Pick<Uebersicht, "indikatoren" | "problemfelder" | "datenluecken">;

/** The register: all indicators by problem field with unit, date and the Bezirk's value; and what nobody publishes. */
export function registerText({indikatoren, problemfelder, datenluecken}: Register): Textteil[] {
  const {indikatoren: worte, datenluecken: luecken} = seiten;
  const felder = problemfelder
    .map((feld) => ({feld, eintraege: indikatoren.filter((i) => i.problemfeld === feld.id)}))
    .filter(({eintraege}) => eintraege.length > 0);
  const ohne = problemfelder.filter((feld) => !felder.some((f) => f.feld === feld)).map(({titel}) => titel);
  return [
    {
      bloecke: [
        ...felder.flatMap(({feld, eintraege}) => [
          ueberschrift(feld.titel, 2, `feld-${feld.id}`),
          absatz(feld.beschreibung),
          ...tabelle(
            worte.beschriftung(feld.titel),
            [
              worte.indikator,
              zahlspalte(worte.bezirk),
              zahlspalte(texteProfil.unsicherheit.intervall),
              worte.stand,
              worte.einheit,
              worte.ebenen
            ],
            eintraege.map((i) => ({
              adresse: `/indikatoren/${i.id}`,
              zellen: [
                i.titel,
                formatWert(i.bezirk, i),
                intervall(i.bezirk, i),
                i.bezirk_zeitraum === "" ? formatZeitraum(i.neuester_zeitraum) : formatZeitraum(i.bezirk_zeitraum),
                i.einheit,
                i.ebenen.map((ebene) => seiten.ebenenPlural[ebene] ?? ebene).join(", ")
              ]
            })),
            [
              zeichenzeile(eintraege.map((i) => [i.bezirk, i] as const)),
              worte.quelle([...new Set(eintraege.map(({quelle_kurz}) => quelle_kurz))].join(", "))
            ]
          )
        ]),
        ...absaetze([ohne.length > 0 && `${worte.ohneZahlen} ${ohne.join(", ")}.`])
      ]
    },
    {
      nach: "datenluecken",
      bloecke: datenluecken.flatMap((d) => [
        ueberschrift(d.titel, 3, `luecke-${d.id}`),
        absatz(d.beschreibung),
        ...angaben([
          [
            luecken.kleinsteEbene,
            d.kleinste_ebene ? (seiten.ebene[d.kleinste_ebene] ?? d.kleinste_ebene) : luecken.keineEbene
          ],
          [luecken.auskunft, d.auskunft]
        ])
      ])
    }
  ];
}
