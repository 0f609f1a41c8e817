import type {KarteData, KarteIndikator} from "../../../loaders/marts/shapes.js";
import {istVeraltet} from "../../lib/alter.js";
import type {Angaben, Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {formatZeitraum, satz} from "../../lib/format.js";
import {createStore, type StateWindow} from "../../lib/state.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {zitat} from "../../lib/ausfuhr/zitat.js";
import {Mitnehmen} from "../ausfuhr/Mitnehmen.js";
import {einbettung} from "../bild/einbettung.js";
import {kartenAusfuhr} from "./ausfuhr.js";
import {Auswahl} from "./Auswahl.js";
import {Bedienleiste} from "./Bedienleiste.js";
import {ansage, buildBild, type Bild} from "./bild.js";
import {element, svg} from "../dom.js";
import {EscapeHebtAuf, haltFokus} from "../fokus.js";
import {Nachladen} from "../nachladen.js";
import type {Grenzen} from "./geometrie.js";
import {kartenAngaben, kartenBild} from "./kartenblatt.js";
import {Landkarte} from "./Landkarte.js";
import {Legende} from "./Legende.js";
import {Muster} from "./muster.js";
import {Punkte} from "./Punkte.js";
import {sortierungInWorten, Tabelle} from "./Tabelle.js";
import {satzOf} from "./worte.js";
import {karteSpec, wechselIndikator, type KarteState} from "./zustand.js";

export interface KarteSeiteOptions {
  /** Delivers all values of one indicator, when it is chosen; *erneut* after a failure. At once if they are here already. */
  lade: (id: string, erneut: boolean) => KarteIndikator | Promise<KarteIndikator>;
  /** Boundaries by LOR edition; without one, table and text still show all values. */
  geometrie: Partial<Record<"2019" | "2021", Grenzen>>;
  window: StateWindow & {ResizeObserver?: typeof ResizeObserver; print?: () => void};
  /** The day against which figures count as old. */
  heute: Date;
  /** Fetches all areas and years of an indicator for a file of data. */
  alle?: (id: string) => Promise<Ausfuhr>;
  /** Turns "/gebiete/10" into what a link of this page needs. */
  href?: (adresse: string) => string;
  document?: Document;
}

const kennung = "karte";
/** Legend and table have patterns of their own: those of the map shrink while it is zoomed in. */
const zeichenKennung = "karte-zeichen";
const startBreite = 640;

/** As many notices stand before the map on a small screen; the others follow it. */
const vorDerKarte = 2;

/** Why the shown values cannot be compared with those beside them: the nearest break, later ones one click away. */
function Bruchhinweis(document: Document, {trennend}: Bild["brueche"]): HTMLElement | false {
  const [naechster, ...weitere] = trennend.map(({ab, grund}) =>
    element(document, "p", {}, texteKarte.titel.bruch(ab, grund))
  );
  if (!naechster) return false;
  const mehr =
    weitere.length > 0 &&
    element(
      document,
      "details",
      {},
      element(document, "summary", {}, texteKarte.titel.weitereBrueche(weitere.length)),
      weitere
    );
  return element(document, "div", {class: "hinweis karte-brueche"}, naechster, mehr || null);
}

function Titel(document: Document, bild: Bild, adresse: string): HTMLElement[] {
  const {titel: texte} = texteKarte;
  return [
    element(document, "h2", {tabindex: -1}, bild.indikator.titel),
    element(document, "p", {class: "karte-untertitel"}, bild.untertitel),
    element(document, "p", {class: "karte-druckzeile klein"}, texte.druck(bild.reihe.lor_stand, adresse))
  ];
}

/** What the intervals mean, or that there are none. */
function zufallWorte({indikator, plaetze}: Bild): string {
  const {titel: texte} = texteKarte;
  if (plaetze === 0) return texte.ohneSicherheit;
  return indikator.ki_verfahren === "wilson_angenaehert" ? `${texte.intervall} ${texte.angenaehert}` : texte.intervall;
}

/** What the reader must know of the view: breaks, former areas, newer or old figures, chance; what weighs most comes first. */
function Notizen(
  document: Document,
  bild: Bild,
  {heute, onNeueste}: {heute: Date; onNeueste: () => void}
): HTMLElement[] {
  const {titel: texte} = texteKarte;
  const {indikator, reihe, neueste} = bild;
  const istNeueste = reihe.zeitraum === neueste.zeitraum;
  const hinweis = (text: string, name: string): HTMLElement => element(document, "p", {class: `hinweis ${name}`}, text);
  const knopf = element(document, "button", {type: "button"}, texte.neuereZeigen(neueste.zeitraum));
  knopf.addEventListener("click", onNeueste);
  return [
    Bruchhinweis(document, bild.brueche),
    texteKarte.alteGebiete(bild.ebene, reihe.lor_stand) &&
      hinweis(texte.alteGebiete(bild.zeilen.length), "karte-alte-gebiete"),
    !istNeueste && element(document, "p", {class: "karte-neuere"}, `${texte.neuere} `, knopf),
    istVeraltet(neueste.zeitraum, indikator.turnus_monate, heute) &&
      element(document, "p", {class: "karte-alter klein"}, texte.veraltet(neueste.zeitraum, istNeueste)),
    bild.zeilen.some((z) => z.wert !== null) &&
      element(document, "p", {class: "karte-zufall klein gedaempft"}, zufallWorte(bild))
  ].filter((e) => e !== false);
}

function Worte(document: Document, bild: Bild): HTMLElement {
  return element(
    document,
    "section",
    {class: "karte-worte"},
    element(document, "h3", {}, texteKarte.worte.titel),
    satzOf(bild).map(({art, kopf, text}) =>
      element(document, "p", {"data-art": art}, kopf ? element(document, "b", {}, `${kopf}: `) : null, text)
    )
  );
}

function Fuss(
  document: Document,
  bild: Bild,
  grenzen: Grenzen["properties"],
  href: (adresse: string) => string
): HTMLElement {
  const {fuss} = texteKarte;
  const {indikator, reihe} = bild;
  const hinweise = [
    ...indikator.hinweise,
    ...bild.brueche.uebrige.map(({ab, grund}) => texteKarte.titel.bruch(ab, grund))
  ];
  return element(
    document,
    "div",
    {class: "karte-fuss"},
    element(
      document,
      "p",
      {class: "quelle"},
      [
        satz(reihe.quellenvermerke.join("; ")),
        `${texteKarte.stand}: ${formatZeitraum(reihe.zeitraum)}.`,
        `${fuss.gebietsstand(reihe.lor_stand)}.`,
        reihe.umgerechnet && fuss.umgerechnet,
        reihe.anmerkung && satz(reihe.anmerkung)
      ]
        .filter(Boolean)
        .join(" ")
    ),
    grenzen && bild.state.ansicht === "karte" ? element(document, "p", {class: "quelle"}, fuss.grenzen(grenzen)) : null,
    element(
      document,
      "details",
      {},
      element(document, "summary", {}, fuss.hinweise),
      element(document, "p", {}, indikator.definition),
      hinweise.length > 0
        ? element(
            document,
            "ul",
            {},
            hinweise.map((h) => element(document, "li", {}, h))
          )
        : null
    ),
    element(
      document,
      "p",
      {},
      element(document, "a", {href: href(`/indikatoren/${indikator.id}`)}, fuss.mehr(indikator.kurztitel))
    )
  );
}

/**
 * The map page below its heading: one state, kept in the address, and three views of it that always agree: text, table and
 * map. Until the values of a chosen indicator are there, it shows the view before as being replaced; if they cannot be had, no
 * values at all, and a button to try again. `close` ends its listeners.
 */
export function KarteSeite(
  data: KarteData,
  {lade, geometrie, window, heute, alle, href = (adresse) => adresse, document = globalThis.document}: KarteSeiteOptions
): {element: HTMLElement; close: () => void} {
  if (data.indikatoren.length === 0)
    return {element: element(document, "p", {class: "hinweis"}, texteKarte.leer), close: () => undefined};

  const store = createStore(karteSpec(data), window);
  const onSelect = (gebiet: string | null): void => store.set({gebiet});
  const onChange = (change: Partial<KarteState>): void => {
    if (change.indikator === undefined) return store.set(change);
    const {patch, hinweise: neue} = wechselIndikator(data, store.state, change.indikator);
    store.set({...change, ...patch}, {hinweise: neue});
  };
  const onSprung = (ziel: "karte" | "tabelle"): void => (ziel === "karte" ? kartenTitel : tabellenTitel).focus();
  const fensterTitel = document.title;

  const bedienleiste = Bedienleiste({data, onChange, onSprung, href, document});
  const meldung = element(document, "p", {class: "nur-vorlesen karte-meldung", role: "status"});
  const hinweise = element(document, "div", {class: "karte-hinweise", role: "status"});
  const titel = element(document, "div", {class: "karte-titel"});
  const kurztitel = (): string => data.indikatoren.find((i) => i.id === store.state.indikator)!.kurztitel;
  const nachladen = Nachladen<KarteIndikator>({
    ...{lade, zeige, document},
    gewaehlt: () => store.state.indikator,
    seite: (): HTMLElement => wurzel,
    hatAnsicht: () => bild !== null,
    ziel: () => titel.querySelector("h2"),
    worte: {
      laedt: () => texteKarte.laden.laedt(kurztitel()),
      fehler: () => texteKarte.laden.fehler(kurztitel()),
      erneut: texteKarte.laden.erneut
    }
  });
  const notizen = element(document, "div", {class: "karte-notizen"});
  const worte = element(document, "div", {class: "karte-bereich-worte"});
  const auswahl = Auswahl({
    onSelect(gebiet) {
      onSelect(gebiet);
      // While figures are being loaded, the view is still that before.
      if (bild?.ausgewaehlt && bild.ausgewaehlt.gebiet_id === gebiet)
        meldung.textContent = ansage(bild.ausgewaehlt, bild);
    },
    href,
    document
  });
  const tabelle = Tabelle({
    onSelect,
    onSort: (sortierung) => store.set({sortierung}, {ersetzen: true}),
    href,
    kennung: zeichenKennung,
    document
  });
  const landkarte = Landkarte({onSelect, kennung, document});
  const legende = element(document, "div", {});
  const punkte = element(document, "div", {class: "karte-bereich-punkte"});
  punkte.addEventListener("click", (event) => {
    if (!(event.target as Element).closest("a")) return;
    // The fragment would otherwise stay in the address that people copy.
    event.preventDefault();
    onSprung("tabelle");
  });
  const fuss = element(document, "div", {class: "karte-bereich-fuss"});
  const kartenTitel = element(
    document,
    "h3",
    {class: "nur-vorlesen", id: "karte-bild", tabindex: -1},
    texteKarte.karte.titel
  );
  /** Of the map with its boundaries, as its picture says it. */
  const angabenOf = (): Angaben | null =>
    bild && kartenAngaben(bild, {grenzen: geometrie[bild.reihe.lor_stand]?.properties, document});
  const kartenBereich = element(
    document,
    "section",
    {class: "karte-bereich-karte"},
    kartenTitel,
    landkarte.element,
    legende,
    Mitnehmen({
      daten: {
        angezeigt: () => bild && kartenAusfuhr(bild, document),
        ...(alle && {alle: () => alle(bild!.indikator.id)})
      },
      bild: kartenBild({landkarte, bildOf: () => bild, geometrie, document}),
      zitat: angabenOf,
      einbetten: () => {
        const angaben = angabenOf();
        return angaben && einbettung({adresse: angaben.adresse, titel: angaben.titel, quelle: zitat(angaben)});
      },
      drucken: () => window.print?.(),
      leer: nachladen.fehler,
      document
    })
  );
  const sprung = element(document, "a", {class: "karte-sprung", href: "#karte-bild"}, texteKarte.tabelle.ueberspringen);
  sprung.addEventListener("click", (event) => {
    // The fragment would otherwise stay in the address that people copy.
    event.preventDefault();
    onSprung("karte");
  });
  const tabellenTitel = element(document, "h3", {id: "karte-tabelle", tabindex: -1}, texteKarte.tabelle.titel);
  const tabellenBereich = element(
    document,
    "section",
    {class: "karte-bereich-tabelle"},
    tabellenTitel,
    sprung,
    tabelle.element
  );
  const wurzel = element(
    document,
    "div",
    {class: "karte-seite"},
    svg(document, "svg", {class: "karte-musterlager", "aria-hidden": "true"}, Muster(document, zeichenKennung)),
    bedienleiste.element,
    element(document, "div", {class: "karte-oben"}, hinweise, nachladen.element),
    meldung,
    titel,
    notizen,
    worte,
    auswahl.element,
    tabellenBereich,
    kartenBereich,
    punkte,
    fuss
  );

  let breiten = {karte: startBreite, punkte: 400};
  let bild: Bild | null = null;

  function renderDrawings(): void {
    if (!bild) return;
    const {lor_stand: lorStand} = bild.reihe;
    landkarte.update(bild, geometrie[lorStand], geometrie["2021"], breiten.karte);
    const neue = Punkte(document, bild, breiten.punkte);
    haltFokus(punkte, () => punkte.replaceChildren(neue));
  }

  function renderControls(): void {
    const {state} = store;
    wurzel.dataset["ansicht"] = state.ansicht;
    bedienleiste.update({state, indikator: data.indikatoren.find((i) => i.id === state.indikator)!});
    const saetze = store.hinweise.join("\n");
    if (hinweise.dataset["text"] !== saetze) {
      hinweise.dataset["text"] = saetze;
      hinweise.replaceChildren(...store.hinweise.map((h) => element(document, "p", {class: "hinweis"}, h)));
    }
  }

  function renderBild(bild: Bild): void {
    const {state} = bild;
    const alle = Notizen(document, bild, {
      heute,
      onNeueste: () => {
        store.set({zeitraum: bild.neueste.zeitraum});
        // The pressed button is gone; the keyboard goes on at the title of what is shown now.
        titel.querySelector<HTMLElement>("h2")!.focus();
      }
    });
    const davor = Math.max(0, vorDerKarte - store.hinweise.length);
    titel.replaceChildren(...Titel(document, bild, window.location.href), ...alle.slice(0, davor));
    notizen.replaceChildren(...alle.slice(davor));
    document.title = texteKarte.titel.fenster(bild.indikator.titel, bild.ebene, bild.reihe.zeitraum);
    worte.replaceChildren(Worte(document, bild));
    auswahl.update(bild);
    tabelle.update(bild);
    legende.replaceChildren(Legende(document, bild, zeichenKennung));
    fuss.replaceChildren(Fuss(document, bild, geometrie[bild.reihe.lor_stand]?.properties, href));
    tabellenBereich.hidden = state.ansicht === "text";
    kartenTitel.hidden = state.ansicht === "text";
    legende.hidden = state.ansicht === "text";
    landkarte.element.hidden = state.ansicht !== "karte";
    sprung.hidden = state.ansicht !== "karte";
    punkte.hidden = state.ansicht === "text";
    renderDrawings();
  }

  const ansichtOf = ({indikator, ebene, reihe, zeilen}: Bild): string =>
    texteKarte.meldung.ansicht(indikator.titel, ebene, reihe.zeitraum, reihe.lor_stand, zeilen.length);

  /** What changed since *vorher*; nothing of an area selected in map or table, which say it themselves. */
  function sageAenderung(vorher: Bild, jetzt: Bild): void {
    const {ansicht, sortierung} = jetzt.state;
    if (ansichtOf(jetzt) !== ansichtOf(vorher)) meldung.textContent = ansichtOf(jetzt);
    else if (sortierung !== vorher.state.sortierung) meldung.textContent = sortierungInWorten(jetzt);
    else if (ansicht !== vorher.state.ansicht) meldung.textContent = texteKarte.meldung.gezeigt[ansicht];
    else if (jetzt.ausgewaehlt?.gebiet_id !== vorher.ausgewaehlt?.gebiet_id)
      // A map that is not shown is not heard either.
      meldung.textContent = ansicht !== "karte" && !jetzt.ausgewaehlt ? texteKarte.karte.aufgehoben : "";
  }

  function zeige(): void {
    renderControls();
    const {state} = store;
    const indikator = nachladen.daten();
    if (!indikator) return;
    const vorher = bild;
    try {
      bild = buildBild(data, indikator, state);
    } catch {
      // The file is from another build of the site than this page.
      return nachladen.verwirf();
    }
    nachladen.fertig();
    const jetzt = bild;
    haltFokus(
      wurzel,
      () => renderBild(jetzt),
      () => titel.querySelector("h2")
    );
    if (vorher) sageAenderung(vorher, jetzt);
  }

  const stop = store.subscribe(zeige);
  zeige();

  const observer = window.ResizeObserver
    ? new window.ResizeObserver(() => {
        const measured = {karte: landkarte.element.clientWidth, punkte: punkte.clientWidth};
        const next = {karte: measured.karte || breiten.karte, punkte: measured.punkte || breiten.punkte};
        if (next.karte === breiten.karte && next.punkte === breiten.punkte) return;
        breiten = next;
        renderDrawings();
      })
    : null;
  observer?.observe(landkarte.element);
  observer?.observe(punkte);

  EscapeHebtAuf(wurzel, {
    auswahl: auswahl.element,
    gewaehlt: () => store.state.gebiet !== null,
    onAufheben: () => onSelect(null)
  });

  return {
    element: wurzel,
    close() {
      nachladen.close();
      stop();
      store.close();
      landkarte.close();
      observer?.disconnect();
      document.title = fensterTitel;
    }
  };
}
