import {formatIntervall, formatZeitraum} from "../../lib/format.js";
import {gedeckt} from "../../lib/saetze/lagesaetze.js";
import {texteVergleich} from "../../lib/texte/vergleich.js";
import type {Gebietsvergleich, Vergleichszeile, Vergleichszelle} from "../../lib/vergleich/tabelle.js";
import {wenigeFaelle, zustandOf} from "../../lib/zustaende.js";
import {element, type Attribute, type Kind} from "../dom.js";
import {Wertanzeige, Zeichenlegende} from "../profil/Wertanzeige.js";

const {tabelle: texte} = texteVergleich;

/** The verdict against the rest of the Bezirk as far as the interval carries it, with its date where it is an older one; "" for none. */
export function urteilText({lage}: Vergleichszelle): string {
  if (!lage) return "";
  const jetzt = lage.wert.wert === null ? null : gedeckt(lage.urteile.bezirk, lage.wert.ki, lage.rest_bezirk);
  if (jetzt) return texte.urteil(jetzt);
  if (lage.wert.ki?.wenige) return wenigeFaelle.name;
  const frueher =
    lage.vergleich && gedeckt(lage.vergleich.urteile.bezirk, lage.vergleich.ki, lage.vergleich.rest_bezirk);
  return frueher ? texte.urteilAm(formatZeitraum(lage.vergleich!.zeitraum), texte.urteil(frueher)) : "";
}

/** The ramp of a polarity, as the map has it. */
const rampeOf = (abweichung: boolean, polaritaet: Vergleichszeile["kopf"]["polaritaet"]): string =>
  abweichung ? `abweichung_${polaritaet}` : polaritaet;

/** Ground and letters of a cell: those of its class on the map. */
function faerbe(td: HTMLElement, {klasse}: Vergleichszelle, {polaritaet}: Vergleichszeile["kopf"]): void {
  if (!klasse) return;
  const {stufe, abweichung} = klasse;
  td.classList.add("vergleich-klasse");
  td.style.setProperty("background-color", `var(--${rampeOf(abweichung, polaritaet)}-${stufe})`);
  const schrift = abweichung
    ? `var(--abweichung_schrift-${stufe === 1 || stufe === 5 ? "aussen" : "innen"})`
    : stufe > 3
      ? "#ffffff"
      : "#1b1f24";
  td.style.setProperty("--zellschrift", schrift);
}

/**
 * The heat table: a row per indicator, a column per area in the order of their names, Bezirk and Berlin beside them. Each cell has
 * number, interval, the colour of its class on the map and the verdict against the rest of the Bezirk; a state without a number
 * its sign. Values at another date than the row's name it.
 */
export function Wertetabelle(
  {gebiete, zeilen}: Gebietsvergleich,
  {href, document}: {href: (adresse: string) => string; document: Document}
): HTMLElement {
  const el = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attribute: Attribute = {},
    ...kinder: Kind[]
  ): HTMLElementTagNameMap[K] => element(document, tag, attribute, ...kinder);
  const namen = gebiete.map(({name}) => name);

  const zelle = (zeile: Vergleichszeile, eine: Vergleichszelle): HTMLElement => {
    const {lage, klasse, gebiet} = eine;
    const {kopf, zeitraeume} = zeile;
    if (!lage) {
      const {zeichen} = zustandOf("entfaellt");
      return el(
        "td",
        {class: "vergleich-zelle"},
        el("span", {class: "vergleich-wert ohne-wert"}, zeichen),
        el("span", {class: "vergleich-zeile"}, texte.nichtFuerEbene(gebiet.ebene))
      );
    }
    const urteil = urteilText(eine);
    const td = el(
      "td",
      {class: "vergleich-zelle"},
      el("span", {class: "vergleich-wert"}, Wertanzeige(lage.wert, kopf, document)),
      lage.wert.wert !== null &&
        lage.wert.ki &&
        el("span", {class: "vergleich-zeile vergleich-intervall"}, formatIntervall(lage.wert.ki, kopf)),
      urteil !== "" && el("span", {class: "vergleich-zeile vergleich-urteil"}, urteil),
      zeitraeume.length > 1 && el("span", {class: "vergleich-zeile"}, formatZeitraum(lage.zeitraum)),
      klasse && el("span", {class: "nur-vorlesen"}, texte.klasse(klasse.nummer, klasse.von))
    );
    faerbe(td, eine, kopf);
    return td;
  };

  const zeilenkopf = ({kopf, zeitraeume, zellen}: Vergleichszeile): HTMLElement => {
    const ebene = zellen.find(({lage}) => lage)?.gebiet.ebene;
    return el(
      "th",
      {scope: "row"},
      el("a", {href: href(`/indikatoren/${kopf.id}`)}, kopf.kurztitel),
      el(
        "span",
        {class: "vergleich-zeile gedaempft"},
        zeitraeume.length === 1 && `${formatZeitraum(zeitraeume[0]!)} `,
        ebene &&
          el(
            "a",
            {class: "nicht-drucken", href: href(`/karte?indikator=${kopf.id}&ebene=${ebene}`)},
            texteVergleich.links.karte,
            el("span", {class: "nur-vorlesen"}, texteVergleich.links.karteZu(kopf.kurztitel))
          )
      )
    );
  };

  const neben = ({bezirk, kopf, zeitraeume, zellen}: Vergleichszeile): HTMLElement[] => {
    const berlin = zellen.find(({lage}) => lage)?.lage?.berlin ?? null;
    const spaeter = bezirk && !zeitraeume.includes(bezirk.zeitraum);
    const leer = {wert: null, status: "entfaellt"} as const;
    return [
      el(
        "td",
        {class: "vergleich-zelle"},
        el("span", {class: "vergleich-wert"}, Wertanzeige(bezirk?.wert ?? leer, kopf, document)),
        spaeter && el("span", {class: "vergleich-zeile gedaempft"}, formatZeitraum(bezirk.zeitraum))
      ),
      el(
        "td",
        {class: "vergleich-zelle"},
        el("span", {class: "vergleich-wert"}, Wertanzeige(berlin ?? leer, kopf, document))
      )
    ];
  };

  const rampen = (["belastung", "ressource", "keine_wertung"] as const).flatMap((polaritaet) =>
    [false, true].flatMap((abweichung) => {
      const da = zeilen.some(
        ({kopf, zellen}) =>
          kopf.polaritaet === polaritaet && zellen.some(({klasse}) => klasse?.abweichung === abweichung)
      );
      return da ? [{polaritaet, abweichung}] : [];
    })
  );
  const muster = ({polaritaet, abweichung}: (typeof rampen)[number]): HTMLElement => {
    const name = texte.rampen[polaritaet];
    return el(
      "span",
      {class: "vergleich-rampe"},
      [1, 2, 3, 4, 5].map((stufe) => {
        const feld = el("span", {"aria-hidden": "true"});
        feld.style.setProperty("background-color", `var(--${rampeOf(abweichung, polaritaet)}-${stufe})`);
        return feld;
      }),
      ` ${abweichung ? texte.umNull(name) : name}`
    );
  };

  return el(
    "div",
    {},
    el(
      "div",
      {
        ...{class: "tabellenrahmen vergleich-rahmen", role: "region", tabindex: 0},
        "aria-label": texte.beschriftung(namen)
      },
      el(
        "table",
        {class: "tabelle vergleich-tabelle"},
        el("caption", {class: "nur-vorlesen"}, texte.beschriftung(namen)),
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            el("th", {scope: "col"}, texte.indikator),
            gebiete.map(({gebiet_id, name}) =>
              el("th", {scope: "col"}, el("a", {href: href(`/gebiete/${gebiet_id}`)}, name))
            ),
            el("th", {scope: "col"}, texte.bezirk),
            el("th", {scope: "col"}, texte.berlin)
          )
        ),
        el(
          "tbody",
          {},
          zeilen.map((zeile) =>
            el(
              "tr",
              {},
              zeilenkopf(zeile),
              zeile.zellen.map((eine) => zelle(zeile, eine)),
              neben(zeile)
            )
          )
        )
      )
    ),
    el("p", {class: "vergleich-legende klein"}, texte.farben, " ", rampen.map(muster)),
    el("p", {class: "klein gedaempft lesetext"}, texte.lesen),
    Zeichenlegende(
      zeilen.flatMap(({kopf, zellen, bezirk}) => [
        ...zellen.map(({lage}) => [lage?.wert ?? null, kopf] as const),
        [bezirk?.wert ?? {wert: null, status: "entfaellt"}, kopf] as const,
        [zellen.find(({lage}) => lage)?.lage?.berlin ?? null, kopf] as const
      ]),
      document
    )
  );
}
