import type {GebietProfil} from "../../../loaders/marts/shapes.js";
import {formatWert, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element, type Kind} from "../dom.js";
import {MssVerlauf, type MssEdition} from "../charts/MssVerlauf.js";
import {kennzahlOf, mssSaetze} from "./saetze.js";

const texte = texteProfil.mss;
const turnus = 2;

/** The editions with those that are not there, every second year, as editions without a figure. */
export function mitFehlendenEditionen(mss: GebietProfil["mss"]): MssEdition[] {
  const fehlt = {wert: null, status: "fehlt" as const, zaehler: null, nenner: null, anmerkung: ""};
  return mss.flatMap((d, i) => {
    const before = i === 0 ? Number(d.edition) - turnus : Number(mss[i - 1]!.edition);
    const missing: MssEdition[] = [];
    for (let jahr = before + turnus; jahr < Number(d.edition); jahr += turnus)
      missing.push({edition: String(jahr), status: fehlt, dynamik: fehlt, bruch: ""});
    return [...missing, d];
  });
}

/** The newest classes of the Planungsräume inside an area that has none of its own, counted in a sentence and listed. */
function Klassentabelle({gebiet, mss_unter}: GebietProfil, document: Document): HTMLElement {
  if (!mss_unter) return element(document, "p", {class: "lesetext"}, texte.nurPlanungsraeume);
  const {edition, stichtag, status, dynamik, zeilen} = mss_unter;
  const namen = (wert: number | null): string[] => zeilen.filter((z) => z.status.wert === wert).map((z) => z.name);
  const klassen = (status.klassen ?? []).map(({wert, name}) => ({name, namen: namen(wert)}));
  const ohne = namen(null);
  return element(
    document,
    "div",
    {class: "klassentabelle"},
    element(document, "p", {class: "lesetext"}, texte.nurPlanungsraeume),
    element(document, "p", {class: "lesetext"}, texte.verteilung(edition, klassen, ohne)),
    element(document, "p", {class: "lesetext nur-drucken"}, texte.verteilungNamen(klassen, ohne)),
    Datentabelle({
      beschriftung: texte.klassentabelle(gebiet.name, edition, formatZeitraum(stichtag)),
      beschriftungSichtbar: true,
      sortierbar: true,
      spalten: [{titel: texte.spalten.planungsraum}, {titel: texte.spalten.status}, {titel: texte.spalten.dynamik}],
      zeilen: zeilen.map((z) => [
        {inhalt: element(document, "a", {href: `./${z.gebiet_id}`}, z.name), sortierwert: z.name},
        {inhalt: formatWert(z.status, status), sortierwert: z.status.wert},
        {inhalt: formatWert(z.dynamik, dynamik), sortierwert: z.dynamik.wert}
      ]),
      document
    }),
    ohne.length > 0 && element(document, "p", {class: "bildhinweis"}, texte.ohneKlasseLegende),
    element(document, "p", {class: "bildhinweis"}, texte.erklaerung),
    element(document, "p", {class: "quelle"}, texteProfil.chart.quellenzeile(status.quellenvermerk))
  );
}

/** MSS classes edition by edition; for areas above the PLR, which have none, those of their Planungsräume. */
export function Mssabschnitt(profil: GebietProfil, document = globalThis.document): HTMLElement {
  const {gebiet, mss} = profil;
  const status = kennzahlOf(profil, "mss_status");
  const dynamik = kennzahlOf(profil, "mss_dynamik");
  const first = mss[0];
  const last = mss.at(-1);
  if (!first || !last || !status || !dynamik) return Klassentabelle(profil, document);
  const klassen = {status: status.indikator.klassen ?? [], dynamik: dynamik.indikator.klassen ?? []};
  const alte = mss.filter((d) => d.gebiet_id !== gebiet.gebiet_id);
  const namen = [...new Set(alte.map((d) => d.name))].map((name) => {
    const jahre = alte.filter((d) => d.name === name).map((d) => d.edition);
    return texte.alterRaum(
      jahre.length > 1 ? `${jahre[0]} bis ${jahre.at(-1)}` : jahre[0]!,
      `${name} (${alte.find((d) => d.name === name)!.gebiet_id})`
    );
  });
  const anzeige = (wert: (typeof mss)[0]["status"], k: typeof klassen.status): Kind =>
    formatWert(wert, {einheit_kurz: "", nachkommastellen: 0, klassen: [...k]});
  return ChartFigure({
    ...mssSaetze(mss, klassen),
    id: "bild-mss",
    untertitel: [gebiet.name, texte.ausgaben(first.edition, last.edition), texte.untertitelTeil].join(
      texteProfil.chart.trenner
    ),
    zeichne: () => MssVerlauf(mitFehlendenEditionen(mss), {klassen, document}),
    bild: false,
    hinweise: [texte.erklaerung, ...namen],
    quelle: status.indikator.quellenvermerk,
    datenstand: formatZeitraum(last.stichtag),
    tabelle: {
      beschriftung: texte.tabelle(gebiet.name),
      spalten: [
        {titel: texte.spalten.edition},
        {titel: texte.spalten.stichtag},
        {titel: texte.spalten.status},
        {titel: texte.spalten.dynamik},
        {titel: texte.spalten.gebiet},
        {titel: texte.spalten.bruch}
      ],
      zeilen: mss.map((d) => [
        {inhalt: d.edition},
        {inhalt: formatZeitraum(d.stichtag)},
        {inhalt: [anzeige(d.status, klassen.status), d.status.anmerkung && ` (${d.status.anmerkung})`]},
        {inhalt: anzeige(d.dynamik, klassen.dynamik)},
        {inhalt: `${d.name} (${d.gebiet_id})`},
        {inhalt: d.bruch}
      ])
    },
    document
  });
}
