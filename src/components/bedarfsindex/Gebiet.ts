import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {compareNamen, formatIntervall, formatWert, formatZeitraum} from "../../lib/format.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {element, type Kind} from "../dom.js";
import {Auswahlrahmen} from "../karte/Auswahlrahmen.js";
import {Rangbalken, weitesteSpanne, Wertbalken} from "./balken.js";
import {
  amtlichOf,
  bleibtOben,
  feldText,
  formatIndex,
  indexText,
  mitRang,
  nullIstDurchschnitt,
  ohneIndex,
  rangOf,
  regionenOf,
  skalaOf,
  wahrscheinlichkeit,
  type Stand
} from "./stand.js";
import {zaehlendeIndikatoren, type Ansicht} from "./zustand.js";

export interface GebietOptions {
  data: BedarfsindexData;
  onSelect: (gebiet: string | null) => void;
  href: (adresse: string) => string;
  document: Document;
}

export interface Gebiet {
  element: HTMLElement;
  update(stand: Stand, ansicht: Ansicht): void;
}

/** The selected area: index, fields, indicators, how firm its rank is, official ratings; and a list to select from. */
export function Gebiet({data, onSelect, href, document}: GebietOptions): Gebiet {
  const {gebiet: texte, tabelle, rechnen} = texteBedarfsindex;
  const el = (tag: keyof HTMLElementTagNameMap, klasse: string | null, ...kinder: Kind[]): HTMLElement =>
    element(document, tag, {class: klasse}, ...kinder);
  const titel = element(document, "h2", {id: "index-gebiet-titel", tabindex: -1});
  const inhalt = el("div", null);
  const rahmen = Auswahlrahmen({
    ...{klasse: "index-gebiet", kennung: "index-gebiet", worte: texte},
    ...{titel, inhalt, onSelect, document}
  });

  const angabe = (name: string, ...wert: Kind[]): HTMLElement =>
    el("div", null, el("dt", null, name), el("dd", null, ...wert));

  function rangAngaben(stand: Stand, i: number): Kind[] {
    const {rang} = rangOf(data, stand, i);
    if (!stand.aktuell) return [el("p", "gedaempft", `${texte.rangspanne}: ${rechnen.veraltet}`)];
    if (!rang) return [];
    const n = mitRang(stand.raenge);
    const teil = texteBedarfsindex.oberste(data.optionen.oberster_anteil);
    const {rangspanne: von} = texteBedarfsindex;
    return [
      el("p", null, texte.oben(wahrscheinlichkeit(rang.oberstes, data.optionen), teil, rang.oberstes)),
      el("p", null, texte.obenFrei(teil, rang.oberstes_frei)),
      bleibtOben(data, stand, rang)
        ? el("p", null, el("span", "index-etikett", tabelle.unabhaengig), " ", tabelle.unabhaengigSatz(teil))
        : null,
      Rangbalken(document, rang, n),
      el(
        "dl",
        "karte-angaben index-raenge",
        angabe(texte.gruppe, String(rang.gruppe)),
        angabe(texte.rangspanne, texte.von(von(rang.rang_unten, rang.rang_oben), n)),
        angabe(texte.mittlerer, texteBedarfsindex.rang(rang.median)),
        angabe(texte.zusammen, texte.von(von(...weitesteSpanne(rang)), n)),
        angabe(
          texte.moeglich,
          texte.moeglichSatz(von(rang.bester, rang.schlechtester), von(rang.bester_denkbar, rang.schlechtester_denkbar))
        )
      )
    ];
  }

  function felder(stand: Stand, i: number): Kind[] {
    const skala = skalaOf(stand);
    const ohne = data.felder.filter(({id}) => !stand.felder.some((f) => f.id === id)).map((f) => f.titel);
    return [
      el("h3", null, texte.felder),
      nullIstDurchschnitt(stand.wahl) ? el("p", "klein gedaempft", texte.feldBalken) : null,
      el(
        "dl",
        "index-werte",
        stand.felder.map(({id, titel, werte}) => {
          const wert = werte[i] ?? null;
          return angabe(
            titel,
            el("span", "zahl", feldText(data, stand, id, i)),
            wert === null ? null : Wertbalken(document, {wert, ...skala})
          );
        })
      ),
      ohne.length > 0 ? el("p", "klein gedaempft", texte.zaehltNicht(ohne)) : null,
      el("h3", null, texte.indikatoren),
      el(
        "dl",
        "karte-angaben index-indikatoren",
        zaehlendeIndikatoren(data, stand.wahl).map(({kopf, zeitraum, werte, status, ki: intervalle}) => {
          const [wert, ki] = [werte[i] ?? null, intervalle[i] ?? null];
          return angabe(
            kopf.kurztitel,
            el("span", "zahl", formatWert({wert, status: status[i] ?? "fehlt", ki}, kopf)),
            " ",
            element(
              document,
              "a",
              {
                class: "klein",
                href: `${href("/karte")}?indikator=${kopf.id}&ebene=plr&gebiet=${data.gebiete[i]!.gebiet_id}`,
                title: texte.aufKarte
              },
              formatZeitraum(zeitraum)
            ),
            wert === null
              ? null
              : el(
                  "span",
                  "index-zusatz klein gedaempft",
                  ki ? texte.intervall(formatIntervall(ki, kopf)) : texte.ohneIntervall
                )
          );
        })
      )
    ];
  }

  function amtlich(i: number): Kind[] {
    const {mss, gssa} = data.amtlich;
    const {status, dynamik} = mss.werte[i]!;
    const gesix = gssa.werte[i]!;
    const [statusText, dynamikText, gesixText] = amtlichOf(data, i);
    return [
      el("h3", null, texte.amtlich),
      el(
        "dl",
        "karte-angaben",
        angabe(`${tabelle.status} ${mss.edition}`, statusText),
        angabe(`${tabelle.dynamik} ${mss.edition}`, dynamikText),
        angabe(`${tabelle.gesix} ${gssa.zeitraum}`, gesixText)
      ),
      [...new Set([status.anmerkung, dynamik.anmerkung, gesix.anmerkung])]
        .filter(Boolean)
        .map((anmerkung) => el("p", "klein gedaempft", anmerkung))
    ];
  }

  function planungsraum(stand: Stand, i: number): Kind[] {
    const index = stand.index[i] ?? null;
    return [
      el("p", "gedaempft", data.gebiete[i]!.parent_name),
      index === null
        ? el("p", null, ohneIndex(data, stand.wahl, i).grund)
        : el("dl", "karte-vergleich", angabe(texte.index, indexText(data, stand, i))),
      rangAngaben(stand, i),
      felder(stand, i),
      amtlich(i)
    ];
  }

  function region(stand: Stand, id: string): Kind[] {
    const r = regionenOf(data, stand).find(({gebiet_id}) => gebiet_id === id)!;
    const teile = data.gebiete.flatMap((g, i) => (g.parent_id === id ? [{...g, i}] : []));
    return [
      el(
        "dl",
        "karte-vergleich",
        angabe(tabelle.mittelwert, formatIndex(r.mittel, stand.wahl, r.status)),
        r.mittel === null
          ? null
          : angabe(
              tabelle.spanne,
              texteBedarfsindex.vonBis(formatIndex(r.unten, stand.wahl), formatIndex(r.oben, stand.wahl))
            )
      ),
      r.mittel !== null && r.unbewertet.length > 0
        ? el("p", "klein gedaempft", tabelle.unbewertet(r.unbewertet))
        : null,
      el("h3", null, texte.teile),
      el(
        "dl",
        "karte-angaben",
        teile.sort((a, b) => compareNamen(a.name, b.name)).map(({name, i}) => angabe(name, indexText(data, stand, i)))
      )
    ];
  }

  return {
    element: rahmen.element,
    update(stand, {ebene, gebiet}) {
      rahmen.biete(ebene, ebene === "bzr" ? data.bezirksregionen : data.gebiete);
      rahmen.waehle(gebiet);
      const i = data.gebiete.findIndex(({gebiet_id}) => gebiet_id === gebiet);
      const name = (i < 0 ? data.bezirksregionen.find(({gebiet_id}) => gebiet_id === gebiet) : data.gebiete[i])?.name;
      titel.textContent = name === undefined ? texte.titel : texte.titelMitName(name);
      const kinder: Kind[] =
        gebiet === null
          ? [el("p", "gedaempft", texte.hinweis)]
          : [
              i < 0 ? region(stand, gebiet) : planungsraum(stand, i),
              el("p", null, element(document, "a", {href: href(`/gebiete/${gebiet}`)}, texte.profil))
            ];
      inhalt.replaceChildren(el("div", null, ...kinder));
    }
  };
}
