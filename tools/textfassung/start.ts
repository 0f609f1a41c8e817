import type {KarteData, KarteIndikator, Uebersicht} from "../../loaders/marts/shapes.js";
import {buildBild, luecken, sortZeilen} from "../../src/components/karte/bild.js";
import {satzOf} from "../../src/components/karte/worte.js";
import {karteSpec, reihenOf} from "../../src/components/karte/zustand.js";
import {neuesteStaende} from "../../src/components/seiten/NeuesteDaten.js";
import {formatWert, formatZeitraum} from "../../src/lib/format.js";
import {seiten} from "../../src/lib/texte/seiten.js";
import {texteKarte} from "../../src/lib/texte/karte.js";
import {texteProfil} from "../../src/lib/texte/profil.js";
import {texteStart} from "../../src/lib/texte/start.js";
import {texteTextfassung as texte} from "../../src/lib/texte/textfassung.js";
import {massstaebe, urteile} from "../../src/lib/zustaende.js";
import {
  absatz,
  hinweis,
  links,
  liste,
  tabelle,
  ueberschrift,
  zahlspalte,
  type Textblock,
  type Textteil
} from "./bloecke.js";
import {gebietslinks, intervall, quellen, zeichenzeile} from "./gemeinsam.js";

type Start = Pick<Uebersicht, "bezirk" | "gebiete" | "indikatoren" | "quellen" | "problemfelder">;

/** The start page: ways in, the Bezirk's figures beside Berlin's, Bezirksregionen, fields, newest dates. */
export function startText(start: Start): Textteil[] {
  const {bezirk: t} = seiten;
  const {aufgaben} = texteStart;
  const vermerke = start.bezirk.flatMap(({quellenvermerke}) => quellenvermerke);
  const gefuellt = start.problemfelder.filter(({indikatoren}) => indikatoren > 0);
  const wege = {
    bedarf: [
      {titel: "Problemfelder", adresse: "/problemfelder"},
      {titel: "Infrastrukturlücken", adresse: "/luecken"}
    ],
    jahresplanung: [{titel: texteStart.knoepfe.jahresplanung, adresse: "/jahresplanung"}],
    antrag: [{titel: "Förderantrag und Bericht", adresse: "/foerderantrag"}],
    bericht: [{titel: "Karte", adresse: "/karte"}]
  };
  return [
    {
      nach: "aufgaben",
      bloecke: (Object.keys(wege) as (keyof typeof wege)[]).flatMap((id) => [
        ueberschrift(aufgaben[id].titel, 3),
        absatz(aufgaben[id].satz),
        ...links([
          ...wege[id],
          ...aufgaben[id].links.filter(({adresse}) => !wege[id].some((w) => w.adresse === adresse))
        ])
      ])
    },
    {
      nach: "bezirk",
      bloecke: tabelle(
        t.beschriftung,
        [
          t.kennzahl,
          zahlspalte(t.bezirk),
          zahlspalte(texteProfil.unsicherheit.intervall),
          zahlspalte(t.berlin),
          texte.gebiet.einordnung,
          t.stand
        ],
        start.bezirk.map(({indikator, gebiet, berlin, urteile: own, zeitraum}) => ({
          adresse: `/indikatoren/${indikator.id}`,
          zellen: [
            indikator.titel,
            formatWert(gebiet, indikator),
            intervall(gebiet, indikator),
            formatWert(berlin, indikator),
            own.berlin ? urteile[own.berlin].satz(massstaebe.berlin) : "",
            formatZeitraum(zeitraum)
          ]
        })),
        [
          texteProfil.unsicherheit.erklaerung,
          zeichenzeile(
            start.bezirk.flatMap(
              ({gebiet, berlin, indikator}) =>
                [
                  [gebiet, indikator],
                  [berlin, indikator]
                ] as const
            )
          ),
          quellen(vermerke)
        ]
      )
    },
    {nach: "regionen", bloecke: gebietslinks(start.gebiete.filter(({ebene}) => ebene === "bzr"))},
    {
      nach: "themen",
      bloecke: links(
        gefuellt.map(({id, titel, indikatoren}) => ({
          titel,
          adresse: `/indikatoren/#feld-${id}`,
          zusatz: seiten.indikatoren.anzahl(indikatoren)
        }))
      )
    },
    {
      nach: "neu",
      bloecke: links(
        neuesteStaende(start).map(({stichtag, id, quelle, was, lieferung}) => ({
          titel: was ? `${quelle}: ${was}` : quelle,
          adresse: id === null ? "/datenstand" : `/datenstand#quelle-${id}`,
          zusatz: [formatZeitraum(stichtag), lieferung].filter(Boolean).join(", ")
        }))
      )
    }
  ];
}

/** What the map shows of *indikator* at a level and its newest date: sentences and the table of all areas. */
function kartenblick(karte: KarteData, indikator: KarteIndikator, ebene: "plr" | "bzr"): Textblock[] {
  const reihen = reihenOf(indikator, ebene);
  const neueste = reihen.at(-1);
  if (!neueste) return [];
  const {state} = karteSpec(karte).resolve({indikator: indikator.id, ebene, zeitraum: neueste.zeitraum});
  const bild = buildBild(karte, indikator, state);
  const {tabelle: t, ebenen} = texteKarte;
  const urteil = (zeile: (typeof bild.zeilen)[number], art: "bezirk" | "berlin"): string => {
    const eines = zeile.urteile[art];
    return eines === null ? "" : urteile[eines].kurz;
  };
  return [
    ueberschrift(`${indikator.titel}, ${ebenen[ebene].mehrzahl}`),
    absatz(bild.untertitel),
    ...liste(satzOf(bild).map(({kopf, text}) => [kopf, text].filter(Boolean).join(": "))),
    ...tabelle(
      `${indikator.titel}. ${bild.untertitel}`,
      [
        ebenen[ebene].einzahl,
        zahlspalte(indikator.klassen ? t.klasse : t.wert),
        zahlspalte(texteProfil.unsicherheit.intervall),
        texte.karte.zumBezirk,
        texte.karte.zuBerlin,
        t.gehoertZu
      ],
      sortZeilen(bild.zeilen, state.sortierung).map((zeile) => ({
        adresse: zeile.adresse,
        zellen: [
          zeile.name,
          zeile.text,
          zeile.intervall ?? "",
          urteil(zeile, "bezirk"),
          urteil(zeile, "berlin"),
          ebene === "plr" ? zeile.parent_name : ""
        ]
      })),
      [
        ...luecken(bild).map(({zeichen, name, erklaerung}) => `${zeichen} ${name}: ${erklaerung}`),
        quellen(neueste.quellenvermerke)
      ]
    )
  ];
}

/** The map: the indicator it begins with as tables of Planungsräume and Bezirksregionen, and the way to all others. */
export function karteText(karte: KarteData, indikatorOf: (id: string) => KarteIndikator): Textteil[] {
  const erster = karteSpec(karte).resolve({}).state.indikator;
  const region = karteSpec(karte).resolve({ebene: "bzr"}).state.indikator;
  return [
    {
      bloecke: [
        hinweis(texte.karte.einleitung),
        ...kartenblick(karte, indikatorOf(erster), "plr"),
        ...kartenblick(karte, indikatorOf(region), "bzr"),
        ueberschrift(texte.karte.alle),
        ...karte.problemfelder.flatMap(({id, titel}) => [
          ueberschrift(titel, 3),
          ...links(
            karte.indikatoren
              .filter(({problemfeld}) => problemfeld === id)
              .map((i) => ({titel: i.titel, adresse: `/indikatoren/${i.id}`}))
          )
        ])
      ]
    }
  ];
}
