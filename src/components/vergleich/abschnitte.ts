import type {Aehnlichkeit} from "../../../loaders/contract/catalogue.js";
import type {BefundeData} from "../../../loaders/marts/befundeShapes.js";
import {zeitspanneOf} from "../../lib/ausfuhr/umfang.js";
import {formatIntervall, formatZahl, formatZeitraum, jahrOf} from "../../lib/format.js";
import type {Lage} from "../../lib/saetze/lage.js";
import {differenzIntervall, differenzText, wertText} from "../../lib/saetze/lagesaetze.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {texteVergleich} from "../../lib/texte/vergleich.js";
import {aehnlicheGebiete, hoechstensGebiete, type Vergleichsgebiet} from "../../lib/vergleich/gebiete.js";
import {massstaebeOf, type Gebietsvergleich, type Vergleichszeile} from "../../lib/vergleich/tabelle.js";
import {unterschiedOf} from "../../lib/vergleich/unterschied.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {Gebietebalken} from "../charts/Gebietebalken.js";
import type {Vergleichslinie} from "../charts/Punktstreifen.js";
import {element, type Kind} from "../dom.js";
import {Wertanzeige} from "../profil/Wertanzeige.js";

interface Rahmen {
  href: (adresse: string) => string;
  document: Document;
}

/** The differences of the other areas to *bezug*, each with its interval and a word, or why there is none. */
export function Unterschiede(
  {gebiete, zeilen}: Gebietsvergleich,
  bezug: Vergleichsgebiet,
  {href, document}: Rahmen
): HTMLElement {
  const {unterschiede: texte, tabelle} = texteVergleich;
  const andere = gebiete.filter(({gebiet_id}) => gebiet_id !== bezug.gebiet_id);
  return Datentabelle({
    beschriftung: texte.beschriftung(bezug.name),
    spalten: [{titel: tabelle.indikator}, ...andere.map(({name}) => ({titel: name}))],
    zeilen: zeilen.map(({kopf, zellen}) => {
      const lageIn = (id: string): Lage | null => zellen.find(({gebiet}) => gebiet.gebiet_id === id)?.lage ?? null;
      return [
        {inhalt: element(document, "a", {href: href(`/indikatoren/${kopf.id}`)}, kopf.kurztitel)},
        ...andere.map(({gebiet_id}) => {
          const {unterschied, grund} = unterschiedOf(lageIn(gebiet_id), lageIn(bezug.gebiet_id));
          if (!unterschied) return {inhalt: element(document, "span", {class: "gedaempft klein"}, texte.grund[grund])};
          const {differenz, ki, urteil} = unterschied;
          return {
            inhalt: [
              element(document, "span", {class: "vergleich-wert"}, differenzText(differenz, kopf)),
              ki && element(document, "span", {class: "vergleich-zeile intervall"}, differenzIntervall(ki, kopf, true)),
              element(document, "span", {class: "urteil"}, texte.wort[urteil])
            ]
          };
        })
      ];
    }),
    document
  });
}

/** What one indicator says of the chosen areas, by rule: a difference only as far as its interval carries it. */
export function balkenBefund({kopf, zellen, spanne}: Vergleichszeile): string {
  const {balken: texte} = texteVergleich;
  const mitWert = zellen.filter(({lage}) => lage && lage.wert.wert !== null && !lage.wert.ki?.wenige);
  const ohne = zellen.filter((zelle) => !mitWert.includes(zelle)).map(({gebiet}) => gebiet.name);
  const rest = ohne.length > 0 && mitWert.length > 0 ? ` ${texte.ohne(ohne)}` : "";
  const wert = ({wert, indikator}: Lage): string => wertText(wert, indikator);
  if (mitWert.length === 0) return texte.keiner;
  if (!spanne) return `${texte.einWert(mitWert[0]!.gebiet.name, wert(mitWert[0]!.lage!))}${rest}`;
  const {hoch, niedrig, ergebnis} = spanne;
  if (ergebnis.grund === "stichtag") return `${texte.stichtage}${rest}`;
  if (ergebnis.grund === "ebene") return `${texte.ebene}${rest}`;
  if (hoch === niedrig || hoch.wert.wert === niedrig.wert.wert) return `${texte.gleich(wert(hoch))}${rest}`;
  const u = ergebnis.unterschied;
  if (!u?.ki)
    return `${texte.ohneSicherheit(hoch.gebiet.name, wert(hoch), niedrig.gebiet.name, wert(niedrig), ergebnis.grund === "anzahl")}${rest}`;
  if (u.urteil !== "hoeher") return `${texte.nichtErkennbar(mitWert.length)}${rest}`;
  const differenz = differenzText(u.differenz, kopf).replace(/^\+/, "");
  return `${texte.erkennbar(hoch.gebiet.name, niedrig.gebiet.name, differenz, differenzIntervall(u.ki, kopf, true))}${rest}`;
}

/** One figure: the areas as bars with their intervals, in real units, in the order of their names; Bezirk and Berlin where they compare. */
export function Balken(zeile: Vergleichszeile, {document}: Pick<Rahmen, "document">): HTMLElement {
  const {balken: texte, ebenen} = texteVergleich;
  const {kopf, zellen, zeitraeume, quellenvermerke} = zeile;
  const da = zellen.flatMap(({gebiet, lage}) => (lage ? [{gebiet, lage}] : []));
  const {bezirk, berlin} = massstaebeOf(zeile);
  const vergleiche: Vergleichslinie[] = [
    ...(bezirk === null ? [] : [{art: "bezirk" as const, name: texteProfil.bezirk, wert: bezirk}]),
    ...(berlin === null ? [] : [{art: "berlin" as const, name: texteProfil.berlin, wert: berlin}])
  ];
  const punkte = da.map(({gebiet, lage}) => ({
    ...{gebiet_id: gebiet.gebiet_id, name: gebiet.name},
    ...{wert: lage.wert.wert, status: lage.wert.status, ki: lage.wert.ki}
  }));
  const stand = zeitraeume.map(formatZeitraum).join(" / ");
  const ebene = [...new Set(da.map(({gebiet}) => ebenen[gebiet.ebene].mehrzahl))].join(" und ");
  return ChartFigure({
    id: `vergleich-balken-${kopf.id}`,
    titel: kopf.titel,
    untertitel: [ebene, stand, kopf.einheit].join(texteProfil.chart.trenner),
    befund: balkenBefund(zeile),
    zeichne: (width) =>
      Gebietebalken(punkte, {einheit: kopf, vergleiche, wieGegeben: true, width: Math.min(width, 560), document}),
    quelle: quellenvermerke,
    ausfuhr: {
      name: {was: kopf.id, wo: da.map(({gebiet}) => gebiet.gebiet_id).join("-"), wann: zeitspanneOf(zeitraeume)},
      ...(punkte.some(({ki}) => ki) && {lesehilfe: [texteProfil.indikator.ebene.whisker]})
    },
    datenstand: zeitraeume
      .toSorted((a, b) => jahrOf(a) - jahrOf(b))
      .map(formatZeitraum)
      .at(-1)!,
    tabelle: {
      beschriftung: kopf.titel,
      spalten: [
        {titel: texte.spalten.gebiet},
        {titel: texte.spalten.wert, zahl: true},
        {titel: texte.spalten.intervall, zahl: true},
        {titel: texte.spalten.stand}
      ],
      zeilen: da.map(({gebiet, lage}) => [
        {inhalt: gebiet.name},
        {inhalt: Wertanzeige(lage.wert, kopf, document)},
        {inhalt: lage.wert.ki && lage.wert.wert !== null ? formatIntervall(lage.wert.ki, kopf) : ""},
        {inhalt: formatZeitraum(lage.zeitraum)}
      ])
    },
    document
  });
}

/** Areas that are composed alike, with the distance and what it rests on; each can be added to the comparison. */
export function Aehnliche(
  data: BefundeData,
  aehnlichkeit: Aehnlichkeit,
  bezug: Vergleichsgebiet,
  gebiete: readonly Vergleichsgebiet[],
  {href, document, onDazu}: Rahmen & {onDazu: (id: string) => void}
): HTMLElement {
  const {aehnlich: texte} = texteVergleich;
  const el = element.bind(null, document) as <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attribute?: Record<string, string | boolean | null>,
    ...kinder: Kind[]
  ) => HTMLElementTagNameMap[K];
  const {gebiete: liste, mittel} = aehnlicheGebiete(data, aehnlichkeit, bezug.gebiet_id);
  const alle = aehnlichkeit.themen.reduce((n, {indikatoren}) => n + indikatoren.length, 0);
  const abstand = (wert: number): string => formatZahl(wert, 2);
  const wahl = (id: string, name: string): Kind => {
    if (gebiete.some(({gebiet_id}) => gebiet_id === id)) return el("span", {class: "gedaempft"}, texte.dabei);
    const knopf = el(
      "button",
      {type: "button", class: "nicht-drucken", "data-dazu": id, disabled: gebiete.length >= hoechstensGebiete},
      el("span", {"aria-hidden": "true"}, texteVergleich.wahl.hinzufuegen),
      el("span", {class: "nur-vorlesen"}, texte.hinzufuegen(name))
    );
    knopf.addEventListener("click", () => onDazu(id));
    return knopf;
  };
  return el(
    "div",
    {class: "vergleich-aehnlich"},
    el("p", {class: "lesetext"}, texte.text),
    liste.length === 0 || mittel === null
      ? el("p", {class: "lesetext"}, texte.keine)
      : [
          el("p", {class: "lesetext"}, texte.mittel(bezug.ebene, abstand(mittel))),
          Datentabelle({
            beschriftung: texte.beschriftung(bezug.name),
            spalten: [
              {titel: texte.spalten.gebiet},
              {titel: texte.spalten.abstand, zahl: true},
              {titel: texte.spalten.einordnung},
              {titel: texte.spalten.nah},
              {titel: texte.spalten.fern},
              {titel: texte.spalten.merkmale, zahl: true},
              {titel: texte.spalten.wahl}
            ],
            zeilen: liste.map((g) => [
              {inhalt: el("a", {href: href(`/gebiete/${g.gebiet_id}`)}, g.name)},
              {inhalt: abstand(g.abstand)},
              {inhalt: g.naeher_als_mittel ? texte.naeher : texte.nichtNaeher},
              {inhalt: g.naechstes_thema},
              {inhalt: g.fernstes_thema},
              {inhalt: texte.merkmale(g.gemeinsam, alle)},
              {inhalt: wahl(g.gebiet_id, g.name)}
            ]),
            document
          })
        ],
    Worauf(data, aehnlichkeit, bezug, {href, document})
  );
}

/** The set of indicators behind the distance, with the reason for each and what is left out. */
function Worauf(
  data: BefundeData,
  aehnlichkeit: Aehnlichkeit,
  {ebene}: Vergleichsgebiet,
  {href, document}: Rahmen
): HTMLElement {
  const {aehnlich: texte} = texteVergleich;
  const zeilen = aehnlichkeit.themen.flatMap(({titel, indikatoren}) =>
    indikatoren.map(({indikator, begruendung}) => {
      const eintrag = data.indikatoren.find(({kopf}) => kopf.id === indikator);
      const reihe = eintrag?.ebenen.find((r) => r.ebene === ebene);
      return [
        {inhalt: titel},
        {
          inhalt: element(
            document,
            "a",
            {href: href(`/indikatoren/${indikator}`)},
            eintrag?.kopf.kurztitel ?? indikator
          )
        },
        {inhalt: reihe ? formatZeitraum(reihe.zeitraum) : ""},
        {inhalt: begruendung}
      ];
    })
  );
  return element(
    document,
    "details",
    {class: "vergleich-worauf"},
    element(document, "summary", {}, texte.worauf),
    element(document, "p", {class: "lesetext"}, texte.rechnung(aehnlichkeit.mindestens_gemeinsam)),
    Datentabelle({
      beschriftung: texte.worauf,
      spalten: [{titel: texte.thema}, {titel: texte.merkmal}, {titel: texte.stand}, {titel: texte.grund}],
      zeilen,
      document
    }),
    element(document, "h3", {}, texte.nichtEnthalten),
    element(
      document,
      "ul",
      {},
      aehnlichkeit.nicht_enthalten.map(({titel, grund}) => element(document, "li", {}, `${titel}: ${grund}`))
    )
  );
}
