import type {GebietProfil} from "../../../loaders/marts/shapes.js";
import {zeitspanneOf} from "../../lib/ausfuhr/umfang.js";
import {aufzaehlung, formatWert, formatZeitraum} from "../../lib/format.js";
import {texteProfil} from "../../lib/texte/profil.js";
import {ChartFigure} from "../charts/ChartFigure.js";
import {Datentabelle} from "../charts/Datentabelle.js";
import {element, type Kind} from "../dom.js";
import {MssVerlauf, type MssEdition} from "../charts/MssVerlauf.js";
import {kennzahlOf, mssSaetze} from "./saetze.js";

const texte = texteProfil.mss;
const turnus = 2;

type MssZeile = GebietProfil["mss"][number];

/** True if the class was given to a former area with other people than this one's. */
function istFremd(d: MssZeile, {gebiet, bis_2020}: GebietProfil): boolean {
  const gleich = bis_2020.length === 1 && bis_2020[0]!.anteil === 100 && bis_2020[0]!.gebiet_id === d.gebiet_id;
  return d.gebiet_id !== gebiet.gebiet_id && !gleich;
}

/** The editions with those that are not there, every second year, as editions without a figure. */
export function mitFehlendenEditionen(mss: readonly (MssEdition & {edition: string})[]): MssEdition[] {
  const fehlt = {wert: null, status: "fehlt" as const, zaehler: null, nenner: null, anmerkung: ""};
  return mss.flatMap((d, i) => {
    const before = i === 0 ? Number(d.edition) - turnus : Number(mss[i - 1]!.edition);
    const missing: MssEdition[] = [];
    for (let jahr = before + turnus; jahr < Number(d.edition); jahr += turnus)
      missing.push({edition: String(jahr), status: fehlt, dynamik: fehlt, bruch: "", ...(d.raum && {raum: d.raum})});
    return [...missing, d];
  });
}

/** The newest class, or how many Planungsräume are in which, for the heading of the section. */
export function mssSatz(profil: GebietProfil): string {
  const {mss, mss_unter} = profil;
  const status = kennzahlOf(profil, "mss_status");
  const dynamik = kennzahlOf(profil, "mss_dynamik");
  if (mss.length > 0 && status && dynamik)
    return `${mssSaetze(mss, {status: status.indikator.klassen ?? [], dynamik: dynamik.indikator.klassen ?? []}).titel}.`;
  if (!mss_unter) return texte.nurPlanungsraeume;
  const namen = (wert: number | null): string[] =>
    mss_unter.zeilen.filter((z) => z.status.wert === wert).map((z) => z.name);
  const klassen = (mss_unter.status.klassen ?? []).map(({wert, name}) => ({name, namen: namen(wert)}));
  return texte.verteilung(mss_unter.edition, formatZeitraum(mss_unter.stichtag), klassen, namen(null));
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
    element(document, "p", {class: "lesetext"}, texte.verteilung(edition, formatZeitraum(stichtag), klassen, ohne)),
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
    element(document, "p", {class: "bildhinweis"}, `${texte.anteile} ${texte.erklaerung}`),
    element(document, "p", {class: "quelle"}, texteProfil.chart.quellenzeile([mss_unter.quellenvermerk]))
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
  const fremd = (d: MssZeile) => istFremd(d, profil);
  const namen = [...new Set(alte.map((d) => d.name))].map((name) => {
    const own = alte.filter((d) => d.name === name);
    const jahre = own.map((d) => d.edition);
    const editionen = jahre.length > 1 ? `${jahre[0]} bis ${jahre.at(-1)}` : jahre[0]!;
    const alt = `${name} (${own[0]!.gebiet_id})`;
    return own.some(fremd) ? texte.fremderRaum(editionen, alt, gebiet.name) : texte.alterRaum(editionen, alt);
  });
  // Only a history that changes areas needs their names over the tiles.
  const raumOf = (d: MssZeile) =>
    d.gebiet_id === gebiet.gebiet_id ? texte.ab2021(gebiet.name) : texte.bis2020(d.name);
  const raeume = mss.some(fremd) ? [...new Set(mss.map(raumOf))] : [];
  const editionen = mss.map((d) => (raeume.length > 0 ? {...d, raum: {name: raumOf(d), fremd: fremd(d)}} : d));
  const ausgaben = (zeilen: GebietProfil["mss"]) => texte.ausgaben(zeilen[0]!.edition, zeilen.at(-1)!.edition);
  const bereiche =
    raeume.length > 0
      ? raeume.map((name) => texte.untertitelRaum(name, ausgaben(mss.filter((d) => raumOf(d) === name))))
      : [gebiet.name, texte.ausgaben(first.edition, last.edition)];
  const anzeige = (wert: (typeof mss)[0]["status"], k: typeof klassen.status): Kind =>
    formatWert(wert, {einheit_kurz: "", nachkommastellen: 0, klassen: [...k]});
  return ChartFigure({
    ...mssSaetze(mss, klassen),
    id: "bild-mss",
    untertitel: [...bereiche, texte.untertitelTeil].join(texteProfil.chart.trenner),
    ausfuhr: {name: {wann: zeitspanneOf([first.stichtag, last.stichtag])}},
    zeichne: () => MssVerlauf(mitFehlendenEditionen(editionen), {klassen, document}),
    bild: false,
    hinweise: [
      // On paper, the reasons of the breaks say the same.
      element(document, "span", {class: mss.some((d) => d.bruch !== "") ? "nicht-drucken" : null}, texte.anteile),
      texte.erklaerung,
      ...namen
    ],
    quelle: [status.indikator.quellenvermerk],
    datenstand: formatZeitraum(last.stichtag),
    tabelle: {
      beschriftung: texte.tabelle(raeume.length > 0 ? aufzaehlung(raeume) : gebiet.name),
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
        {inhalt: anzeige(d.status, klassen.status)},
        {inhalt: anzeige(d.dynamik, klassen.dynamik)},
        {inhalt: `${d.name} (${d.gebiet_id})`},
        {inhalt: d.bruch}
      ])
    },
    document
  });
}
