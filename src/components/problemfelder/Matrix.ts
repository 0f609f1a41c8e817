import type {Befundreihe} from "../../../loaders/marts/befundeShapes.js";
import {formatWert, formatZahl, formatZeitraum, jahrOf} from "../../lib/format.js";
import {istGeaendert} from "../../lib/problemfelder/fortschreibung.js";
import {
  abweichenderStand,
  deutlichUeber,
  istFremd,
  urteilOf,
  zeilenstandOf,
  type Zeile
} from "../../lib/problemfelder/matrix.js";
import {gezaehlteGruppen, type Gruppe} from "../../lib/problemfelder/zusammentreffen.js";
import type {Lage} from "../../lib/saetze/lage.js";
import {getrageneRichtung, verlaufOf} from "../../lib/saetze/lagesaetze.js";
import {istZahl} from "../../lib/schutz.js";
import {versorgungOf, type Versorgung} from "../../lib/saetze/saetze.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteSaetze} from "../../lib/texte/saetze.js";
import {texteProblemfelder} from "../../lib/texte/problemfelder.js";
import {texteSchutz} from "../../lib/texte/schutz.js";
import {zustandOf} from "../../lib/zustaende.js";
import {element, type Attribute, type Kind} from "../dom.js";
import {mitMarke} from "../leistungen/Beispiel.js";
import {zustandswort} from "../leistungen/Leistungswert.js";
import type {Daten, Feldteil, Spalte} from "./ansicht.js";
import {bezirkOf, type Wahl} from "./zustand.js";

const texte = texteProblemfelder.matrix;

export interface MatrixOptions {
  daten: Daten;
  onBlatt: (feld: string, gebiet: string) => void;
  onRegion: (region: string | null) => void;
  onOffen: (feld: string) => void;
  onIndikator: (indikator: string) => void;
  document: Document;
}

type El = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attribute?: Attribute,
  ...kinder: Kind[]
) => HTMLElementTagNameMap[K];

/** The class of the ground of a cell: ramp and step of the map; null without a class. */
export function farbklasse(reihe: Befundreihe, polaritaet: string, i: number): string | null {
  const klasse = reihe.klasse[i] ?? null;
  if (klasse === null) return null;
  const rampe = reihe.verfahren === "abweichung" ? `abweichung-${polaritaet}` : polaritaet;
  return `pf-farbe-${rampe}-${reihe.klassen[klasse]!.stufe}`;
}

/**
 * What a cell says: value, its date where the row's head (*zeilenstand*) has another, class, verdict, change and news as parts of
 * one button; a sign is never without its word.
 */
export function Zellinhalt(el: El, lage: Lage, neu: string | null, zeilenstand: string): Kind[] {
  const {indikator, wert, klasse} = lage;
  const anders = abweichenderStand(lage.zeitraum, zeilenstand);
  const stand = anders && [
    el("span", {class: "pf-stand", "aria-hidden": "true"}, ` (${anders.kurz})`),
    el("span", {class: "nur-vorlesen"}, `, ${texte.standDesWerts(anders.lang)}`)
  ];
  const urteil = urteilOf(lage);
  const verlauf = verlaufOf(lage);
  const richtung = verlauf && getrageneRichtung(verlauf);
  const zeichen = (text: string): HTMLElement => el("span", {class: "pf-zeichen", "aria-hidden": "true"}, text);
  const zeile = (klasse: string, ...kinder: Kind[]): HTMLElement => el("span", {class: `pf-zeile ${klasse}`}, kinder);
  const marke = neu !== null && [
    " ",
    el(
      "span",
      {class: "pf-neu", title: neu},
      zeichen(texteProblemfelder.neu.zeichen),
      el("span", {class: "nur-vorlesen"}, neu)
    )
  ];
  if (wert.wert === null) {
    const {zeichen: z, name} = zustandOf(wert.status);
    return [zeile("pf-wert", el("span", {"aria-hidden": "true"}, z), marke), zeile("pf-wort", name, stand)];
  }
  const wort = urteil && texteProblemfelder.urteil[urteil.urteil];
  const pfeil = texteSaetze.zeichen;
  return [
    zeile(
      "pf-wert",
      formatWert(wert, indikator),
      stand,
      klasse && el("span", {class: "nur-vorlesen"}, `, ${texte.klasse(klasse.nummer, klasse.von)}, `),
      marke
    ),
    wort
      ? zeile(
          `pf-wort pf-urteil-${urteil.urteil}`,
          zeichen(wort.zeichen),
          ` ${wort.wort}`,
          urteil.stand !== null && ` (${jahrOf(urteil.stand)})`
        )
      : zeile("pf-wort", zeichen(texteProblemfelder.ohneUrteil.zeichen), ` ${texteProblemfelder.ohneUrteil.wort}`),
    richtung &&
      zeile(
        "pf-wort",
        zeichen(richtung === "ohne_sicherheit" ? texteProblemfelder.ohneSicherheit : pfeil[richtung]),
        ` ${texteProblemfelder.richtung[richtung]}`
      )
  ];
}

/** What a cell of documented supply says: the rate, or the state it has instead, and the verdict on its gap. */
export function Leistungsinhalt(el: El, zeile: Versorgung["zeile"]): Kind[] {
  const zeichen = (text: string): HTMLElement => el("span", {class: "pf-zeichen", "aria-hidden": "true"}, text);
  const teil = (klasse: string, ...kinder: Kind[]): HTMLElement => el("span", {class: `pf-zeile ${klasse}`}, kinder);
  const {je_1000, status, urteil} = zeile ?? {je_1000: null, status: "fehlt", urteil: null};
  if (je_1000 === null)
    return [
      teil("pf-wert", el("span", {"aria-hidden": "true"}, zustandOf(status).zeichen)),
      teil("pf-wort", zustandswort(status))
    ];
  return [
    // Small rates keep a decimal, so that some never looks like none.
    teil("pf-wert", formatZahl(je_1000, je_1000 > 0 && je_1000 < 10 ? 1 : 0)),
    status === "null_wert" && teil("pf-wort", zustandswort(status)),
    urteil &&
      teil("pf-wort", zeichen(texteProblemfelder.leistung.zeichen[urteil]), ` ${texteLeistungen.lueckenurteil[urteil]}`)
  ];
}

/**
 * The table of fields × areas. One tab stop leads into it; arrow keys go from button to button, Home and End to the ends of a
 * row, with Ctrl to those of the table. A redraw keeps the place, and the focus if it was inside; it builds only fields that changed.
 */
export function Matrix({daten, onBlatt, onRegion, onOffen, onIndikator, document}: MatrixOptions): {
  element: HTMLElement;
  update: (wahl: Wahl, spalten: readonly Spalte[], teile: readonly Feldteil[]) => void;
  markiere: (blatt: Wahl["blatt"]) => void;
  /** The cell or field a sheet belongs to; the table's place if it is not shown. */
  stelleOf: (feld: string, gebiet: string) => HTMLElement | undefined;
} {
  const {befunde, bild, felder, stand} = daten;
  const el: El = (tag, attribute, ...kinder) => element(document, tag, attribute, ...kinder);
  const rahmen = el("div", {class: "pf-rahmen", role: "group", "aria-label": texte.rahmen});
  let stopps: HTMLElement[][] = [];
  /** A cell says the same in every view: it is built once and moved, since building hundreds takes longer than a reader waits. */
  const zellen = new Map<string, {td: HTMLElement; knopf: HTMLElement}>();
  let tabelle: HTMLElement | null = null;
  let kopfGezeigt = "";
  let kopfStopps: HTMLElement[][] = [];
  /** What is shown of each field, with the view it was built for. */
  let gruppen = new Map<string, {schluessel: string; tbody: HTMLElement; stopps: HTMLElement[][]}>();
  let markiert: HTMLElement[] = [];
  let platz = "";
  let wunschspalte = 0;

  const keyOf = (knopf: HTMLElement): string => knopf.dataset["stopp"]!;
  const alle = (): HTMLElement[] => stopps.flat();
  /** True for a cell of figures or of supply, which both open a sheet. */
  const istZelle = (knopf: HTMLElement): boolean => /^[zv]\|/.test(keyOf(knopf));

  function setzePlatz(knopf: HTMLElement | undefined): void {
    for (const anderer of rahmen.querySelectorAll<HTMLElement>('[data-stopp][tabindex="0"]'))
      if (anderer !== knopf) anderer.tabIndex = -1;
    if (!knopf) return;
    knopf.tabIndex = 0;
    platz = keyOf(knopf);
  }

  const stopp = (
    key: string,
    spalte: number,
    attribute: Attribute,
    onClick: () => void,
    ...kinder: Kind[]
  ): HTMLButtonElement => {
    const knopf = el(
      "button",
      {type: "button", tabindex: -1, "data-stopp": key, "data-spalte": spalte, ...attribute},
      kinder
    );
    knopf.addEventListener("click", onClick);
    return knopf;
  };

  rahmen.addEventListener("focusin", ({target}) => {
    const knopf = (target as Element).closest<HTMLElement>("[data-stopp]");
    if (!knopf || !alle().includes(knopf)) return;
    setzePlatz(knopf);
    wunschspalte = Number(knopf.dataset["spalte"]);
  });
  rahmen.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey) return;
    const y = stopps.findIndex((reihe) => reihe.some((k) => keyOf(k) === platz));
    const reihe = stopps[y];
    if (!reihe) return;
    const x = reihe.findIndex((k) => keyOf(k) === platz);
    const spalte = wunschspalte;
    const senkrecht = (ziel: HTMLElement[] | undefined): HTMLElement | undefined =>
      ziel?.reduce((a, b) =>
        Math.abs(Number(b.dataset["spalte"]) - spalte) < Math.abs(Number(a.dataset["spalte"]) - spalte) ? b : a
      );
    const rand = event.ctrlKey;
    let ziel: HTMLElement | undefined;
    let bleibt = false;
    switch (event.key) {
      case "ArrowLeft":
        ziel = reihe[x - 1];
        break;
      case "ArrowRight":
        ziel = reihe[x + 1];
        break;
      case "ArrowUp":
        ziel = senkrecht(stopps[y - 1]);
        bleibt = true;
        break;
      case "ArrowDown":
        ziel = senkrecht(stopps[y + 1]);
        bleibt = true;
        break;
      case "Home":
        ziel = rand ? stopps[0]?.[0] : reihe[0];
        break;
      case "End":
        ziel = rand ? stopps.at(-1)?.at(-1) : reihe.at(-1);
        break;
      default:
        return;
    }
    event.preventDefault();
    if (!ziel) return;
    ziel.focus();
    // A band over all columns must not make the way down lose its column.
    if (bleibt) wunschspalte = spalte;
  });

  const treffmarke = (): HTMLElement =>
    el(
      "span",
      {class: "pf-zeile pf-wort pf-treffmarke"},
      el("span", {class: "pf-zeichen", "aria-hidden": "true"}, texteProblemfelder.treffen.zeichen),
      ` ${texteProblemfelder.treffen.wort}`
    );

  function kopfzeile(
    wahl: Wahl,
    spalten: readonly Spalte[],
    getroffen: ReadonlySet<string>
  ): {tr: HTMLElement; stopps: HTMLElement[][]} {
    const reihe: HTMLElement[] = [];
    const zellen = spalten.map(({gebiet_id, name, ebene}, i) => {
      const plr = befunde.gebiete.plr.filter((g) => g.gebiet_id.startsWith(gebiet_id)).length;
      const offen = wahl.region === gebiet_id;
      const wort = offen ? texte.schliessen : texte.oeffnen;
      const klappbar = ebene === "bzr" && wahl.spalten.length === 0 && spalten.length > 2;
      const knopf =
        klappbar &&
        stopp(
          `r|${gebiet_id}`,
          i + 1,
          {
            class: "pf-region",
            "aria-expanded": String(offen),
            "aria-label": texte.knopf(name, wort, plr)
          },
          () => onRegion(offen ? null : gebiet_id),
          el("span", {class: "pf-gebietsname"}, name),
          el("span", {class: "pf-plrzahl"}, el("span", {"aria-hidden": "true"}, offen ? "▾ " : "▸ "), wort)
        );
      if (knopf) reihe.push(knopf);
      return el(
        "th",
        {
          scope: "col",
          class: `pf-spalte pf-${ebene}${getroffen.has(gebiet_id) ? " pf-treffen" : ""}`,
          "data-gebiet": gebiet_id
        },
        knopf || el("span", {class: "pf-gebietsname"}, ebene === "bezirk" ? texte.bezirk : name),
        // Browsers leave buttons out of the head they repeat on every sheet.
        knopf && el("span", {class: "pf-druckname", "aria-hidden": "true"}, name),
        getroffen.has(gebiet_id) && treffmarke()
      );
    });
    return {
      tr: el("tr", {}, el("th", {scope: "col", class: "pf-kopfspalte"}, texte.indikator), zellen),
      stopps: reihe.length > 0 ? [reihe] : []
    };
  }

  function klarUeber(zeilen: readonly Zeile[]): string {
    const saetze = zeilen.flatMap(({indikator, leit}) => {
      if (!leit) return [];
      const je = (["bzr", "plr"] as const).flatMap((ebene) => {
        const d = deutlichUeber(befunde, indikator, ebene);
        return d ? [{n: d.gebiete.length, ebene, stand: formatZeitraum(d.zeitraum)}] : [];
      });
      const {kurztitel, polaritaet} = indikator.kopf;
      return je.length > 0 ? [texte.klarUeber(kurztitel, polaritaet, je)] : [];
    });
    return saetze[0] ?? "";
  }

  function anliegenText(feld: string): string {
    const {jahr} = bild;
    if (jahr === null) return "";
    const eintrag = bild.anliegen.find((a) => a.jahr === jahr && a.problemfeld === feld);
    const text =
      !eintrag || eintrag.alle === null
        ? texte.gehoertNicht(jahr)
        : texte.gehoert(jahr, istZahl(eintrag.alle) ? formatZahl(eintrag.alle) : texteSchutz.imSatz);
    return mitMarke(text, bild.stand);
  }

  function band(
    {feld, zeilen, waehlbar}: Feldteil,
    wahl: Wahl,
    breite: number
  ): {tr: HTMLElement; reihe: HTMLElement[]} {
    const offen = wahl.offen.includes(feld.id);
    const leit = zeilen.filter((z) => z.leit).length;
    const reihe = [
      stopp(
        `f|${feld.id}`,
        0,
        {class: "pf-feldknopf", title: texte.feldOeffnen},
        () => onBlatt(feld.id, bezirkOf(befunde)),
        feld.titel
      ),
      ...(waehlbar > leit || offen
        ? [
            stopp(
              `t|${feld.id}`,
              1,
              {class: "pf-klappknopf nicht-drucken", "aria-expanded": String(offen)},
              () => onOffen(feld.id),
              el("span", {"aria-hidden": "true"}, offen ? "▾" : "▸"),
              ` ${offen ? texte.nurLeit : texte.alleIndikatoren(waehlbar)}`,
              el("span", {class: "nur-vorlesen"}, ` (${feld.titel})`)
            )
          ]
        : [])
    ];
    const tr = el(
      "tr",
      {class: "pf-band"},
      el(
        "th",
        {scope: "rowgroup", colspan: breite},
        el("div", {class: "pf-feldkopf"}, reihe, el("span", {class: "pf-klarueber"}, klarUeber(zeilen)))
      )
    );
    return {tr, reihe};
  }

  function zelleOf(
    zeile: Zeile,
    feld: string,
    spalte: Spalte,
    i: number,
    zeilenstand: string
  ): {td: HTMLElement; knopf: HTMLElement} {
    const key = `${feld} ${zeile.indikator.kopf.id} ${spalte.gebiet_id} ${zeilenstand}`;
    let gebaut = zellen.get(key);
    if (!gebaut) {
      gebaut = zelle(zeile, feld, spalte, i, zeilenstand);
      zellen.set(key, gebaut);
    }
    gebaut.knopf.dataset["spalte"] = String(i + 1);
    return gebaut;
  }

  /** One cell over neighbouring areas of a level the indicator has no figures of; it opens the field's sheet. */
  function luecke(
    {indikator}: Zeile,
    feld: string,
    breite: number,
    i: number,
    klappbar: boolean
  ): {td: HTMLElement; knopf: HTMLElement} {
    const nurPlr = indikator.ebenen.some(({ebene}) => ebene === "plr");
    const knopf = stopp(
      `s|${istFremd(indikator, feld) ? `${feld}.` : ""}${indikator.kopf.id}|${i}`,
      i + 1,
      {class: "pf-zelle pf-spanne", "data-feld": feld},
      () => onBlatt(feld, bezirkOf(befunde)),
      el(
        "span",
        {class: "pf-zeile pf-wort"},
        nurPlr
          ? texte.spannePlr(klappbar)
          : indikator.ebenen.some(({ebene}) => ebene === "bzr")
            ? texte.spanneBzr
            : texte.nichtEbene
      )
    );
    return {td: el("td", {colspan: breite}, knopf), knopf};
  }

  function zelle(
    {indikator}: Zeile,
    feld: string,
    spalte: Spalte,
    i: number,
    zeilenstand: string
  ): {td: HTMLElement; knopf: HTMLElement} {
    const {kopf} = indikator;
    const reihe = indikator.ebenen.find(({ebene}) => ebene === spalte.ebene);
    const lage = reihe ? stand.neu(kopf.id, spalte.gebiet_id) : null;
    const aenderung = stand.aenderung(kopf.id, spalte.gebiet_id);
    const {neu} = texteProblemfelder;
    const marke =
      felder.letzte.length > 0 && istGeaendert(aenderung)
        ? [aenderung.art && neu.arten[aenderung.art], aenderung.urteil && neu.urteil].filter(Boolean).join(", ")
        : null;
    const andere = indikator.ebenen.some(({ebene}) => ebene === "plr")
      ? texte.nurPlr
      : indikator.ebenen.some(({ebene}) => ebene === "bzr")
        ? texte.nurBzr
        : texte.nichtEbene;
    const farbe =
      reihe &&
      farbklasse(
        reihe,
        kopf.polaritaet,
        befunde.gebiete[spalte.ebene].findIndex((g) => g.gebiet_id === spalte.gebiet_id)
      );
    // The full colour is for a difference that the interval carries; else the class is a band at the cell's edge.
    const urteil = lage && urteilOf(lage)?.urteil;
    const hatUrteil = urteil === "ueber" || urteil === "unter";
    const knopf = stopp(
      `z|${istFremd(indikator, feld) ? `${feld}.` : ""}${kopf.id}|${spalte.gebiet_id}`,
      i + 1,
      {
        class: `pf-zelle ${farbe === null || farbe === undefined ? "pf-ohne-farbe" : `${farbe} ${hatUrteil ? "pf-flaeche" : "pf-rand"}`}`,
        "data-feld": feld,
        "data-gebiet": spalte.gebiet_id,
        "data-status": lage?.wert.status
      },
      () => onBlatt(feld, spalte.gebiet_id),
      lage ? Zellinhalt(el, lage, marke, zeilenstand) : el("span", {class: "pf-zeile pf-wort pf-andere"}, andere)
    );
    return {td: el("td", {class: `pf-${spalte.ebene}`}, knopf), knopf};
  }

  function leistungszelle(
    gruppe: Gruppe,
    feld: string,
    spalte: Spalte,
    i: number
  ): {td: HTMLElement; knopf: HTMLElement} {
    const key = `${feld} leistung ${gruppe.id} ${spalte.gebiet_id}`;
    let gebaut = zellen.get(key);
    if (!gebaut) {
      const zeile = versorgungOf(bild, befunde, gruppe.id, spalte.gebiet_id)?.zeile ?? null;
      const knopf = stopp(
        `v|${feld}.${gruppe.id}|${spalte.gebiet_id}`,
        i + 1,
        {
          class: `pf-zelle pf-ohne-farbe${zeile?.urteil ? ` pf-luecke-${zeile.urteil}` : ""}`,
          "data-feld": feld,
          "data-gebiet": spalte.gebiet_id,
          "data-status": zeile?.status ?? "fehlt"
        },
        () => onBlatt(feld, spalte.gebiet_id),
        Leistungsinhalt(el, zeile)
      );
      gebaut = {td: el("td", {class: `pf-${spalte.ebene}`}, knopf), knopf};
      zellen.set(key, gebaut);
    }
    gebaut.knopf.dataset["spalte"] = String(i + 1);
    return gebaut;
  }

  function leistungszeile(
    gruppe: Gruppe,
    feld: string,
    spalten: readonly Spalte[]
  ): {tr: HTMLElement; reihe: HTMLElement[]} {
    const zelle = spalten.map((spalte, i) => leistungszelle(gruppe, feld, spalte, i));
    const {leistung} = texteProblemfelder;
    const angabe =
      bild.jahr !== null && leistung.angabe(texteLeistungen.messgroesse[bild.messgroesse].einheit, bild.jahr);
    return {
      tr: el(
        "tr",
        {class: "pf-leistung", "data-gruppe": gruppe.id},
        el(
          "th",
          {scope: "row"},
          el("span", {class: "pf-indikator"}, leistung.titel(gruppe.titel)),
          angabe && el("span", {class: "pf-angabe"}, mitMarke(angabe, bild.stand))
        ),
        zelle.map(({td}) => td)
      ),
      reihe: zelle.map(({knopf}) => knopf)
    };
  }

  function zeilenkopf(
    {indikator, leit}: Zeile,
    feld: string,
    wahl: Wahl,
    zeilenstand: string
  ): {th: HTMLElement; reihe: HTMLElement[]} {
    const {kopf} = indikator;
    const gewaehlt = wahl.gewaehlt.includes(kopf.id);
    const knopf =
      (!leit || gewaehlt) && !istFremd(indikator, feld)
        ? stopp(
            `l|${kopf.id}`,
            0,
            {class: "pf-leitknopf nicht-drucken", "aria-pressed": String(gewaehlt)},
            () => onIndikator(kopf.id),
            gewaehlt ? texte.vorgabe : texte.alsZeile,
            el("span", {class: "nur-vorlesen"}, ` (${kopf.kurztitel})`)
          )
        : null;
    return {
      th: el(
        "th",
        {scope: "row", class: leit ? "pf-leit" : "pf-weitere"},
        el("span", {class: "pf-indikator"}, kopf.kurztitel),
        el(
          "span",
          {class: "pf-angabe"},
          el("span", {class: `pf-art pf-art-${kopf.polaritaet}`}, texteProblemfelder.polaritaet[kopf.polaritaet]),
          ` · ${formatZeitraum(zeilenstand)}`,
          istFremd(indikator, feld) &&
            ` · ${texte.ausFeld(befunde.problemfelder.find(({id}) => id === kopf.problemfeld)?.titel ?? kopf.problemfeld)}`
        ),
        knopf
      ),
      reihe: knopf ? [knopf] : []
    };
  }

  function grund({feld}: Feldteil, breite: number): HTMLElement {
    const luecken = felder.felder.find(({id}) => id === feld.id)?.datenluecken ?? [];
    return el(
      "tr",
      {class: "pf-grundzeile"},
      el(
        "td",
        {colspan: breite},
        el(
          "p",
          {class: "pf-grund"},
          [texte.keineZahl, luecken.length > 0 && texte.fehlt(luecken.map(({titel}) => titel)), anliegenText(feld.id)]
            .filter(Boolean)
            .join(" ")
        )
      )
    );
  }

  /** Marks what coincides in the rows just built: sign and word, since a frame alone says nothing to who cannot see it. */
  function markiereTreffen(knopf: HTMLElement, trifft: boolean): void {
    knopf.classList.toggle("pf-treffen", trifft);
    const marke = knopf.querySelector(".pf-treffmarke");
    if (trifft && !marke) knopf.append(treffmarke());
    if (!trifft) marke?.remove();
  }

  function feldgruppe(
    teil: Feldteil,
    wahl: Wahl,
    spalten: readonly Spalte[]
  ): {tbody: HTMLElement; stopps: HTMLElement[][]} {
    const breite = spalten.length + 1;
    const {feld} = teil;
    const kopf = band(teil, wahl, breite);
    const tbody = el("tbody", {"data-feld": feld.id}, kopf.tr);
    const reihen = [kopf.reihe];
    const treffen = wahl.treffen ? teil.treffen : [];
    for (const zeile of teil.zeilen) {
      const zeilenstand = zeilenstandOf(
        zeile.indikator,
        spalten.map(({ebene}) => ebene)
      );
      const links = zeilenkopf(zeile, feld.id, wahl, zeilenstand);
      const ohneZahl = ({ebene}: Spalte): boolean => !zeile.indikator.ebenen.some((e) => e.ebene === ebene);
      const reihe = spalten.flatMap((spalte, i) => {
        if (ohneZahl(spalte)) {
          const davor = i > 0 && ohneZahl(spalten[i - 1]!);
          const danach = spalten.slice(i).findIndex((s) => !ohneZahl(s));
          const breite = danach < 0 ? spalten.length - i : danach;
          if (davor) return [];
          if (breite > 1) return [luecke(zeile, feld.id, breite, i, wahl.spalten.length === 0 && spalten.length > 2)];
        }
        const gebaut = zelleOf(zeile, feld.id, spalte, i, zeilenstand);
        markiereTreffen(
          gebaut.knopf,
          treffen.some((t) => t.indikator === zeile.indikator && t.gebiet.gebiet_id === spalte.gebiet_id)
        );
        return [gebaut];
      });
      reihen.push([...links.reihe, ...reihe.map(({knopf}) => knopf)]);
      tbody.append(
        el(
          "tr",
          {"data-indikator": zeile.indikator.kopf.id},
          links.th,
          reihe.map(({td}) => td)
        )
      );
    }
    if (!teil.zeilen.some(({leit}) => leit)) tbody.append(grund(teil, breite));
    for (const gruppe of teil.gruppen ?? []) {
      const zeile = leistungszeile(gruppe, feld.id, spalten);
      zeile.reihe.forEach((knopf, i) =>
        markiereTreffen(
          knopf,
          treffen.some((t) => t.gruppe === gruppe && t.gebiet.gebiet_id === spalten[i]!.gebiet_id)
        )
      );
      tbody.append(zeile.tr);
      reihen.push(zeile.reihe);
    }
    if (teil.gruppen?.length === 0 && bild.jahr !== null && gezaehlteGruppen(bild, feld).length === 0) {
      const namen = feld.zielgruppen.map((id) => befunde.zielgruppen.find((z) => z.id === id)?.titel ?? id);
      tbody.append(
        el(
          "tr",
          {class: "pf-grundzeile"},
          el(
            "td",
            {colspan: breite},
            el("p", {class: "pf-grund gedaempft"}, texteProblemfelder.leistung.ohneGruppe(namen))
          )
        )
      );
    }
    return {tbody, stopps: reihen};
  }

  /** Everything the rows of a field depend on: the same text means the same rows. */
  const schluesselOf = ({feld, zeilen, waehlbar, gruppen: g, treffen}: Feldteil, wahl: Wahl, spalten: string): string =>
    JSON.stringify([
      ...[spalten, wahl.offen.includes(feld.id), waehlbar],
      zeilen.map(({indikator: {kopf}, leit}) => [kopf.id, leit, wahl.gewaehlt.includes(kopf.id)]),
      g?.map(({id}) => id) ?? null,
      wahl.treffen && treffen.map((t) => [t.indikator.kopf.id, t.gruppe.id, t.gebiet.gebiet_id])
    ]);

  /** The same order of rows as *neue*, moving and building as little as possible. */
  function ordne(eltern: HTMLElement, neue: readonly HTMLElement[]): void {
    const bleibt = new Set(neue);
    for (const tbody of eltern.querySelectorAll<HTMLElement>(":scope > tbody")) if (!bleibt.has(tbody)) tbody.remove();
    let stelle = eltern.querySelector<HTMLElement>(":scope > tbody");
    for (const tbody of neue)
      if (tbody === stelle) stelle = stelle.nextElementSibling as HTMLElement | null;
      else eltern.insertBefore(tbody, stelle);
  }

  return {
    element: rahmen,
    update(wahl, spalten, teile) {
      const hatteFokus = rahmen.contains(document.activeElement) && document.activeElement !== rahmen;
      const {scrollLeft, scrollTop} = rahmen;
      const spaltenText = spalten.map(({gebiet_id}) => gebiet_id).join(" ");
      const getroffen = new Set(
        wahl.treffen ? teile.flatMap(({treffen}) => treffen.map(({gebiet}) => gebiet.gebiet_id)) : []
      );
      const namen = spalten.filter(({ebene}) => ebene !== "bezirk").map(({name}) => name);
      const kopf = kopfzeile(wahl, spalten, getroffen);
      const kopfText = JSON.stringify([spaltenText, wahl.spalten, wahl.region, [...getroffen]]);
      if (!tabelle || kopfText !== kopfGezeigt) {
        tabelle = el(
          "table",
          {class: `pf-tabelle${spalten.length <= 3 ? " pf-wenige" : ""}`, role: "grid"},
          el(
            "caption",
            {class: "nur-vorlesen"},
            texte.beschriftung(
              wahl.spalten.length > 0 || spalten.length <= 3
                ? texte.nurGebiete(namen.join(" und "))
                : texte.alleRegionen
            )
          ),
          el("thead", {}, kopf.tr)
        );
        rahmen.replaceChildren(tabelle);
        rahmen.classList.toggle("pf-viele", spalten.length > befunde.gebiete.bzr.length + 1);
        rahmen.style.setProperty("--pf-spalten", String(spalten.length));
        kopfGezeigt = kopfText;
        kopfStopps = kopf.stopps;
      }
      gruppen = new Map(
        teile.map((teil) => {
          const schluessel = schluesselOf(teil, wahl, spaltenText);
          const alt = gruppen.get(teil.feld.id);
          return [
            teil.feld.id,
            alt?.schluessel === schluessel ? alt : {schluessel, ...feldgruppe(teil, wahl, spalten)}
          ] as const;
        })
      );
      ordne(
        tabelle,
        [...gruppen.values()].map(({tbody}) => tbody)
      );
      stopps = [...kopfStopps, ...[...gruppen.values()].flatMap((gruppe) => gruppe.stopps)];
      const ziel =
        alle().find((k) => keyOf(k) === platz) ??
        stopps.find((r) => r.some((k) => keyOf(k).startsWith("z|")))?.[0] ??
        alle()[0];
      setzePlatz(ziel);
      if (scrollLeft > 0) rahmen.scrollLeft = scrollLeft;
      if (scrollTop > 0) rahmen.scrollTop = scrollTop;
      if (hatteFokus && ziel !== document.activeElement) ziel?.focus();
    },
    markiere(blatt) {
      for (const knopf of markiert) knopf.classList.remove("pf-gewaehlt");
      markiert =
        blatt === null
          ? []
          : alle().filter((knopf) => {
              const [art, erste] = keyOf(knopf).split("|");
              const {feld, gebiet} = knopf.dataset;
              return istZelle(knopf)
                ? feld === blatt.feld && gebiet === blatt.gebiet
                : art === "f" && erste === blatt.feld && blatt.gebiet === bezirkOf(befunde);
            });
      for (const knopf of markiert) knopf.classList.add("pf-gewaehlt");
    },
    stelleOf(feld, gebiet) {
      const passend = alle().filter((k) => k.dataset["feld"] === feld && k.dataset["gebiet"] === gebiet && istZelle(k));
      const eigen = (k: HTMLElement): boolean =>
        passend.includes(k) || platz === `f|${feld}` || (platz.startsWith("s|") && k.dataset["feld"] === feld);
      return (
        alle().find((k) => keyOf(k) === platz && eigen(k)) ??
        passend[0] ??
        alle().find((k) => keyOf(k) === `f|${feld}`) ??
        alle().find((k) => keyOf(k) === platz)
      );
    }
  };
}
