import type {GebietProfil} from "../../../loaders/marts/shapes.js";
import {formatWert, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {element, type Kind} from "../charts/dom.js";
import {MssVerlauf, type MssEdition} from "../charts/MssVerlauf.js";
import {Gebietslinks} from "./Gebietsabschnitt.js";
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

/** MSS classes edition by edition; for areas above the PLR, which have none, the way to those that have. */
export function Mssabschnitt(profil: GebietProfil, document = globalThis.document): HTMLElement {
  const {gebiet, mss} = profil;
  const status = kennzahlOf(profil, "mss_status");
  const dynamik = kennzahlOf(profil, "mss_dynamik");
  const first = mss[0];
  const last = mss.at(-1);
  if (!first || !last || !status || !dynamik)
    return element(
      document,
      "div",
      {},
      element(document, "p", {class: "lesetext"}, texte.nurPlanungsraeume),
      Gebietslinks(profil.unter, document)
    );
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
    zugeklappt: true,
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
