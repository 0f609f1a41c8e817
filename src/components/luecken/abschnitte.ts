import type {LueckenData} from "../../../loaders/marts/leistungenShapes.js";
import {formatZahl, formatZeitraum, satz} from "../../lib/format.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import {zustandOf} from "../../lib/zustaende.js";
import {Datentabelle, type Zelle} from "../charts/Datentabelle.js";
import {element, type Kind} from "../dom.js";
import type {Grenzen} from "../karte/geometrie.js";
import {mitMarke} from "../leistungen/Beispiel.js";
import {Schutzhinweis, Schutzzeichen} from "../leistungen/Schutz.js";
import {hatGeschuetzte, type Ansicht} from "./ansicht.js";
import {abdeckungOf, ohneQuelle, quellenOf} from "./ausfuhr.js";
import {zentrenAufKarte} from "./kartenbild.js";
import {worteOf} from "./worte.js";
import {logiken} from "./zustand.js";

type Href = (adresse: string) => string;

/** What is shown: title, year and view, who has reported, and that output is not impact; on paper weight and address. */
export function Titel(document: Document, data: LueckenData, ansicht: Ansicht, adresse: string): HTMLElement[] {
  const {titel, gewicht} = texteLuecken;
  const {wahl, hatLuecke} = ansicht;
  return [
    element(document, "h2", {id: "luecken-titel", tabindex: -1}, ansicht.titel),
    element(
      document,
      "p",
      {class: "luecken-abdeckung"},
      mitMarke(`${abdeckungOf(data, wahl.jahr)} · ${texteLeistungen.meldungStand(data.stand.stand)}`, data.stand)
    ),
    element(document, "p", {class: "karte-untertitel"}, titel.ebeneUndSicht(wahl.ebene, wahl.logik)),
    element(document, "p", {class: "luecken-wirkung"}, texteLeistungen.wirkung),
    element(
      document,
      "p",
      {class: "karte-druckzeile klein"},
      titel.druck(hatLuecke ? gewicht(wahl.lambda) : null, adresse)
    )
  ];
}

/** The finding in words, what a withheld figure is, and what the group's own people count leaves out. */
export function Worte(document: Document, data: LueckenData, ansicht: Ansicht, href: Href): HTMLElement[] {
  return [
    element(document, "h3", {}, texteLuecken.worte.titel),
    ...worteOf(data, ansicht).map(({art, kopf, text}) =>
      element(
        document,
        "p",
        {"data-art": art, class: art === "gezaehlt" ? "hinweis" : null},
        kopf === undefined ? null : element(document, "b", {}, `${kopf}: `),
        text
      )
    ),
    ...(hatGeschuetzte(ansicht) ? [Schutzhinweis(document, href)] : []),
    ...(ansicht.gruppe.hinweis === null
      ? []
      : [element(document, "p", {class: "klein gedaempft"}, ansicht.gruppe.hinweis)])
  ];
}

/** The centres behind the numbers on the map, with the months they reported; then those without a place. */
export function Zentrenliste(document: Document, data: LueckenData, jahr: number, href: Href): HTMLElement[] {
  const {karte} = texteLuecken;
  const i = data.stand.meldejahre.findIndex((m) => m.jahr === jahr);
  const aufKarte = zentrenAufKarte(data, jahr);
  const eintrag = ({zentrum_id, name, monate}: LueckenData["zentren"][number]): Kind => {
    const {gemeldet, erwartet} = monate[i] ?? {gemeldet: 0, erwartet: 0};
    return [
      element(document, "a", {href: href(`/zentren/${zentrum_id}`)}, name),
      karte.zentrum("", gemeldet, erwartet).replace(/^: /, ": ")
    ];
  };
  const ohneOrt = data.zentren.filter(
    (z) => (z.monate[i]?.erwartet ?? 0) > 0 && !aufKarte.some(({zentrum}) => zentrum === z)
  );
  if (aufKarte.length + ohneOrt.length === 0) return [];
  return [
    element(
      document,
      "details",
      {class: "luecken-zentren"},
      element(document, "summary", {}, karte.zentren),
      element(
        document,
        "ol",
        {},
        aufKarte.map(({zentrum}) => element(document, "li", {}, eintrag(zentrum)))
      ),
      element(document, "p", {class: "klein gedaempft nicht-drucken"}, karte.zentrenBuchstaben),
      ohneOrt.length === 0
        ? null
        : element(
            document,
            "p",
            {},
            `${karte.zentrenOhneOrt}: `,
            ohneOrt.flatMap((z, k) => [k > 0 ? "; " : "", eintrag(z)])
          )
    )
  ];
}

/** How the figures come about, one click away, where they stand. */
export function Rechnung(document: Document, data: LueckenData, href: Href): HTMLElement {
  const {rechnung} = texteLuecken;
  const klappe = (titel: string, ...kinder: Kind[]): HTMLElement =>
    element(document, "details", {}, element(document, "summary", {}, titel), ...kinder);
  const absaetze = (texte: readonly string[]): Kind => texte.map((t) => element(document, "p", {class: "lesetext"}, t));
  return element(
    document,
    "section",
    {class: "luecken-rechnung", "aria-label": rechnung.titel},
    klappe(
      rechnung.titel,
      absaetze(rechnung.schritte({lambda: data.lambda, unter: data.deckung_unter, laeufe: data.anteil_laeufe}))
    ),
    klappe(
      rechnung.sichten,
      element(
        document,
        "dl",
        {class: "lesetext"},
        logiken.map((l) => [
          element(document, "dt", {}, element(document, "b", {}, texteLeistungen.logik[l].titel)),
          element(document, "dd", {}, `${texteLeistungen.logik[l].erklaerung} ${rechnung.sichtenFragen[l]}`)
        ])
      )
    ),
    klappe(rechnung.luftlinie, absaetze(rechnung.wege(data.erreichbarkeit))),
    element(
      document,
      "p",
      {class: "luecken-verweise"},
      (
        [
          ["/methodik", rechnung.methodik],
          ["/zentren/", rechnung.zentren],
          ["/zielgruppen", rechnung.zielgruppen]
        ] as const
      ).map(([adresse, text]) => element(document, "a", {href: href(adresse)}, text))
    )
  );
}

/** Other social infrastructure by Bezirksregion, what must be known of each figure, and what nobody delivers. */
export function Weitere(document: Document, data: LueckenData, href: Href): HTMLElement {
  const {weitere: texte, tabelle} = texteLuecken;
  const {weitere, ohne_zahlen: ohneZahlen, gebiete} = data;
  const titel = element(document, "h2", {id: "luecken-weitere"}, texte.titel);
  const zelle = (wert: number | null, status: string, {nachkommastellen}: LueckenData["weitere"][number]): Zelle => ({
    inhalt:
      wert !== null
        ? formatZahl(wert, nachkommastellen)
        : status === "geschuetzt"
          ? Schutzzeichen(document)
          : zustandOf(status).zeichen,
    sortierwert: wert
  });
  return element(
    document,
    "section",
    {class: "luecken-weitere", "aria-labelledby": titel.id},
    titel,
    element(document, "p", {class: "lesetext"}, texte.vorspann),
    weitere.length === 0
      ? null
      : [
          Datentabelle({
            beschriftung: texte.beschriftung,
            sortierbar: true,
            spalten: [
              {titel: texteLuecken.ebenen.bzr.einzahl},
              ...weitere.map((w) => ({titel: texte.kurz(w.titel, w.einheit, w.zeitraum), zahl: true}))
            ],
            zeilen: [
              ...gebiete.bzr.map(({name}, i) => [
                {inhalt: name, sortierwert: name},
                ...weitere.map((w) => zelle(w.werte[i] ?? null, w.status[i] ?? "fehlt", w))
              ]),
              [
                {inhalt: element(document, "b", {}, tabelle.bezirk), sortierwert: null},
                ...weitere.map((w) => ({...zelle(w.bezirk, "fehlt", w), sortierwert: null}))
              ]
            ],
            document
          }),
          element(document, "h3", {}, texte.vorbehalte),
          element(
            document,
            "dl",
            {class: "lesetext luecken-vorbehalte"},
            weitere.map((w) =>
              element(
                document,
                "div",
                {},
                element(
                  document,
                  "dt",
                  {},
                  element(document, "a", {href: href(`/indikatoren/${w.indikator_id}`)}, w.titel),
                  element(document, "span", {class: "gedaempft"}, ` (${formatZeitraum(w.zeitraum)})`)
                ),
                element(
                  document,
                  "dd",
                  {},
                  w.hinweis,
                  element(document, "span", {class: "luecken-zusatz klein gedaempft"}, satz(w.quellenvermerk))
                )
              )
            )
          )
        ],
    ohneZahlen.length === 0
      ? null
      : [
          element(document, "h3", {}, texte.ohneTitel),
          element(document, "p", {class: "lesetext"}, texte.ohne),
          element(
            document,
            "ul",
            {class: "lesetext"},
            ohneZahlen.map(({titel, grund}) =>
              element(document, "li", {}, element(document, "b", {}, `${titel}: `), grund)
            )
          ),
          element(document, "p", {class: "lesetext"}, element(document, "a", {href: href("/indikatoren/")}, texte.mehr))
        ]
  );
}

/** Sources and dates of everything above; on paper, where they are left out beside each figure, those of all of them. */
export function Fuss(
  document: Document,
  data: LueckenData,
  {personenStand}: Pick<Ansicht, "personenStand">,
  grenzen: Grenzen["properties"] | undefined
): HTMLElement[] {
  const {fuss} = texteLuecken;
  const absatz = (text: string): HTMLElement => element(document, "p", {class: "quelle"}, text);
  const weitere = [...new Set(data.weitere.map(({quellenvermerk}) => satz(quellenvermerk)))];
  return [
    absatz([...quellenOf(data).map(satz), ...(personenStand === null ? [] : [fuss.personen(personenStand)])].join(" ")),
    ...(weitere.length > 0
      ? [
          element(
            document,
            "p",
            {class: "quelle luecken-nur-druck"},
            `${texteLuecken.weitere.titel}: ${weitere.map(ohneQuelle).join(" ")}`
          )
        ]
      : []),
    ...(grenzen ? [absatz(texteKarte.fuss.grenzen(grenzen))] : [])
  ];
}
