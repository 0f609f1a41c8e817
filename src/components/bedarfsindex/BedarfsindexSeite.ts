import type {BedarfsindexData} from "../../../loaders/marts/shapes.js";
import {vorgabeOf} from "../../lib/bedarfsindex.js";
import type {IndexWahl} from "../../lib/bedarfsindex.js";
import {createStore, type StateWindow} from "../../lib/state.js";
import {texteBedarfsindex} from "../../lib/texte/bedarfsindex.js";
import {texteKarte} from "../../lib/texte/karte.js";
import type {Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {Mitnehmen} from "../ausfuhr/Mitnehmen.js";
import {element, svg} from "../dom.js";
import {EscapeHebtAuf, haltFokus} from "../fokus.js";
import {ansage} from "../karte/bild.js";
import type {Grenzen} from "../karte/geometrie.js";
import {Landkarte} from "../karte/Landkarte.js";
import {Legende} from "../karte/Legende.js";
import {Muster} from "../karte/muster.js";
import {Doppelt, Ebenenwahl, Fuss, Lage, Rechenmeldung, Sprung} from "./abschnitte.js";
import {aenderungen} from "./aenderungen.js";
import {bedarfsindexAusfuhr} from "./ausfuhr.js";
import {Einstellungen} from "./Einstellungen.js";
import {Gebiet} from "./Gebiet.js";
import {bedarfsindexBild, kartenbildOf} from "./kartenbild.js";
import {Rangrechner, type Arbeiter, type Raenge} from "./rangrechner.js";
import {standOf} from "./stand.js";
import {Tabelle} from "./Tabelle.js";
import {
  ansichtOf,
  eingabeOf,
  gleicherIndex,
  gleicheWahl,
  indexSchluessel,
  indexSpec,
  parameterOf,
  type Ansicht,
  type Ebene
} from "./zustand.js";

export interface BedarfsindexSeiteOptions {
  /** Boundaries of LOR 2021; without them table and text still show everything. */
  grenzen?: Grenzen;
  window: StateWindow & {
    ResizeObserver?: typeof ResizeObserver;
    requestAnimationFrame?: typeof requestAnimationFrame;
    print?: () => void;
  };
  /** For the age of the figures. */
  heute: Date;
  /** Turns "/gebiete/10" into what a link of this page needs. */
  href?: (adresse: string) => string;
  starteArbeiter?: () => Arbeiter;
  /** Milliseconds a choice must have stood before its ranks are computed. */
  ruhe?: number;
  document?: Document;
}

const kennung = "index-karte";
/** Legend and table have patterns of their own: those of the map shrink while it is zoomed in. */
const zeichenKennung = "index-zeichen";
const startBreite = 640;
/** While a slider moves, the map waits this many milliseconds: drawing it takes longer than a frame. */
const kartenpause = 200;

interface Teile {
  lage: HTMLElement;
  hinweise: HTMLElement;
  leiste: HTMLElement;
  einstellungen: HTMLElement;
  rechnen: HTMLElement;
  meldung: HTMLElement;
  doppelt: HTMLElement;
  aenderung: HTMLElement;
  gebiet: HTMLElement;
  tabelle: HTMLElement;
  karte: readonly HTMLElement[];
  fuss: HTMLElement;
}

/** The parts of the page in the order they are read: the table before the map, which the style sheet moves up. */
function Rahmen(
  document: Document,
  teile: Teile
): {
  element: HTMLElement;
  aenderung: HTMLElement;
  aenderungsTitel: HTMLElement;
  tabellenTitel: HTMLElement;
} {
  const {aenderung, karte, tabelle: texte} = texteBedarfsindex;
  const titel = (id: string, text: string): HTMLElement => element(document, "h2", {id, tabindex: -1}, text);
  const aenderungsTitel = titel("index-aenderung", aenderung.titel);
  const kartenTitel = titel("index-bild", karte.titel);
  const tabellenTitel = titel("index-tabelle", texte.titel);
  const bereich = (klasse: string, kopf: HTMLElement, ...kinder: HTMLElement[]): HTMLElement =>
    element(document, "section", {class: klasse, "aria-labelledby": kopf.id}, kopf, ...kinder);
  const aenderungen = bereich("index-aenderung", aenderungsTitel, teile.aenderung);
  const wurzel = element(
    document,
    "div",
    {class: "index-seite"},
    svg(document, "svg", {class: "karte-musterlager", "aria-hidden": "true"}, Muster(document, zeichenKennung)),
    teile.lage,
    teile.hinweise,
    element(
      document,
      "div",
      {class: "steuerleiste index-leiste"},
      teile.leiste,
      element(
        document,
        "p",
        {class: "karte-spruenge"},
        Sprung(document, kartenTitel, texte.sprungKarte),
        Sprung(document, tabellenTitel, texte.sprungTabelle)
      )
    ),
    teile.einstellungen,
    element(document, "div", {class: "index-meldungen"}, teile.rechnen, teile.meldung, teile.doppelt),
    aenderungen,
    teile.gebiet,
    bereich(
      "index-bereich-tabelle",
      tabellenTitel,
      Sprung(document, kartenTitel, texte.ueberspringen, "karte-sprung"),
      teile.tabelle
    ),
    bereich("index-bereich-karte", kartenTitel, ...teile.karte),
    teile.fuss
  );
  return {element: wurzel, aenderung: aenderungen, aenderungsTitel, tabellenTitel};
}

/** Replaces what *wurzel* holds unless it was made from the same *schluessel*. */
function ersetze(wurzel: HTMLElement, schluessel: string, kinder: () => readonly HTMLElement[]): void {
  if (wurzel.dataset["aus"] === schluessel) return;
  wurzel.dataset["aus"] = schluessel;
  wurzel.replaceChildren(...kinder());
}

/**
 * The page of the need index below its heading: one choice, kept in the address, and table, map and words that show what it
 * gives. The index follows at once, ranks when they are computed; until then the old ones are marked. `close` ends its
 * listeners and the worker.
 */
export function BedarfsindexSeite(
  data: BedarfsindexData,
  {
    grenzen,
    window,
    heute,
    href = (adresse) => adresse,
    starteArbeiter,
    ruhe,
    document = globalThis.document
  }: BedarfsindexSeiteOptions
): {element: HTMLElement; close: () => void} {
  const eingabe = eingabeOf(data);
  const vorgabe = vorgabeOf(eingabe);
  const store = createStore(indexSpec(data), window);
  const fertige = new Map<string, Raenge>();

  let stand = standOf(data, eingabe, vorgabe)!;
  /** The choice while a slider moves; it reaches the address when the slider is let go. */
  let entwurf: IndexWahl | null = null;
  let rangfehler = false;
  let bild: number | null = null;
  let uhr: ReturnType<typeof setTimeout> | undefined;
  let breite = startBreite;

  const rechner = Rangrechner({
    eingabe,
    ...(starteArbeiter && {starteArbeiter}),
    ...(ruhe !== undefined && {ruhe}),
    onErgebnis(raenge, wahl) {
      fertige.set(indexSchluessel(data, wahl), raenge);
      if (!gleicherIndex(data, wahl, stand.wahl)) return;
      rangfehler = false;
      stand = {...stand, raenge, aktuell: true};
      zeige();
    },
    onFehler() {
      rangfehler = true;
      zeige();
    }
  });

  const onSelect = (gebiet: string | null): void => store.set({gebiet});
  const onWahl = (wahl: IndexWahl): void => {
    entwurf = null;
    const vorher = store.state;
    store.set(parameterOf(data, wahl));
    // The store is silent if the address says this already, but the slider may have shown another choice meanwhile.
    if (store.state === vorher) zeige();
  };
  function onEbene(ebene: Ebene): void {
    const {gebiet} = store.state;
    store.set({
      ebene,
      gebiet: ebene === "bzr" && gebiet ? (data.gebiete.find((g) => g.gebiet_id === gebiet)?.parent_id ?? null) : null
    });
  }
  const einstellungen = Einstellungen({
    data,
    onWahl,
    onZiehen(wahl) {
      entwurf = wahl;
      if (bild !== null) return;
      if (!window.requestAnimationFrame) return zeige();
      bild = window.requestAnimationFrame(() => {
        bild = null;
        if (entwurf) zeige();
      });
    },
    onZuruecksetzen() {
      onWahl(vorgabe);
      // The pressed button is gone or has nothing left to do; the keyboard goes on at what it changed.
      rahmen.aenderungsTitel.focus();
    },
    document
  });
  const ebenenwahl = Ebenenwahl(document, onEbene);
  const rechenmeldung = Rechenmeldung(document, () => {
    rangfehler = false;
    rechner.bitte(stand.wahl);
    zeichneRechnen();
    rahmen.aenderungsTitel.focus();
  });
  const tabelle = Tabelle({
    ...{data, onSelect, href, document},
    onSort: (sortierung) => store.set({sortierung}, {ersetzen: true})
  });
  const meldung = element(document, "p", {class: "nur-vorlesen index-meldung", role: "status"});
  const gebiet = Gebiet({
    ...{data, href, document},
    onSelect(id) {
      onSelect(id);
      const bild = kartenbildOf(data, stand, ansichtOf(data, store.state));
      if (bild.ausgewaehlt) meldung.textContent = ansage(bild.ausgewaehlt, bild);
    }
  });
  const landkarte = Landkarte({onSelect, kennung, document});
  const teil = (klasse: string): HTMLElement => element(document, "div", {class: klasse});
  const lage = teil("index-lage");
  const hinweise = element(document, "div", {class: "index-hinweise", role: "status"});
  const doppelt = teil("index-doppelt");
  const aenderung = teil("index-aenderung-worte");
  const legende = teil("index-legende");
  const fuss = teil("index-fuss");
  let zaehlt = true;
  /** None while what is shown is not the choice: nothing counts, or its ranks are being computed. */
  function ausfuhr(): Ausfuhr | null {
    const gezeigt = stand.aktuell ? stand : {...stand, raenge: null};
    return zaehlt && (stand.aktuell || rangfehler)
      ? bedarfsindexAusfuhr(data, gezeigt, ansichtOf(data, store.state).ebene, document)
      : null;
  }
  const kartenblatt = bedarfsindexBild({
    ...{data, landkarte, grenzen, document},
    standOf: () => ({stand, ansicht: ansichtOf(data, store.state)})
  });
  const rahmen = Rahmen(document, {
    ...{lage, hinweise, meldung, doppelt, aenderung, fuss},
    leiste: ebenenwahl.element,
    einstellungen: einstellungen.element,
    rechnen: rechenmeldung.element,
    gebiet: gebiet.element,
    tabelle: element(
      document,
      "div",
      {},
      tabelle.element,
      Mitnehmen({
        ...{daten: {angezeigt: ausfuhr}, zitat: ausfuhr, document},
        leer: () => (zaehlt ? null : texteBedarfsindex.nichtsMitnehmen),
        drucken: () => window.print?.()
      })
    ),
    karte: [
      landkarte.element,
      legende,
      Mitnehmen({...{bild: kartenblatt, zitat: kartenblatt.angaben}, titel: texteBedarfsindex.karteMitnehmen, document})
    ]
  });
  const wurzel = rahmen.element;

  function zeichneRechnen(): void {
    const laeuft = !stand.aktuell && !rangfehler;
    wurzel.toggleAttribute("data-rechnet", laeuft);
    rechenmeldung.update(rangfehler ? "fehler" : laeuft ? "laeuft" : "ruht");
  }

  function zeichneAenderung({ebene}: Ansicht): void {
    const saetze = [...aenderungen(data, stand), ...(ebene === "bzr" ? [texteBedarfsindex.aenderung.ebene] : [])];
    ersetze(aenderung, saetze.join("\n"), () => saetze.map((s) => element(document, "p", {}, s)));
  }

  function zeichneKarte(ansicht: Ansicht): void {
    const kartenbild = kartenbildOf(data, stand, ansicht);
    landkarte.update(kartenbild, grenzen, grenzen, breite);
    ersetze(legende, kartenbild.serie, () => [Legende(document, kartenbild, zeichenKennung)]);
  }

  function zeichneWorte(ansicht: Ansicht): void {
    zeichneAenderung(ansicht);
    haltFokus(
      gebiet.element,
      () => gebiet.update(stand, ansicht),
      () => gebiet.element.querySelector("select")
    );
    const offen = lage.querySelector("details")?.open ?? false;
    haltFokus(lage, () => lage.replaceChildren(...Lage(document, data, stand, {heute, offen})));
    fuss.replaceChildren(
      ...Fuss(document, data, stand, {
        ebene: ansicht.ebene,
        grenzen: grenzen?.properties,
        adresse: window.location.href
      })
    );
  }

  /** Brings everything to `stand`; while a slider moves, only what must be seen at once. */
  function zeichne(): void {
    const ansicht = ansichtOf(data, store.state);
    const zieht = entwurf !== null;
    wurzel.dataset["ebene"] = ansicht.ebene;
    ebenenwahl.update(ansicht.ebene);
    // Ranks come when the keyboard may have gone on into the table; the button that orders by group goes when it is pressed.
    haltFokus(
      tabelle.element,
      () => tabelle.update(stand, ansicht, zieht),
      () => rahmen.tabellenTitel
    );
    zeichneRechnen();
    ersetze(doppelt, JSON.stringify(stand.doppelt.map(({a, b}) => [a, b])), () => Doppelt(document, data, stand));
    clearTimeout(uhr);
    if (zieht) {
      zeichneAenderung(ansicht);
      uhr = setTimeout(() => zeichneKarte(ansicht), kartenpause);
      return;
    }
    // One task after the other: all together take longer than a reader's next key press should wait.
    uhr = setTimeout(() => {
      zeichneWorte(ansicht);
      uhr = setTimeout(() => zeichneKarte(ansicht), 0);
    }, 0);
  }

  /** Takes over *wahl*; its ranks are asked for unless they are known, or those of the same index. False if nothing counts. */
  function rechne(wahl: IndexWahl): boolean {
    const neu = standOf(data, eingabe, wahl);
    if (!neu) return false;
    if (gleicherIndex(data, wahl, stand.wahl)) {
      stand = {...neu, raenge: stand.raenge, aktuell: stand.aktuell};
      return true;
    }
    rangfehler = false;
    const fertig = fertige.get(indexSchluessel(data, wahl));
    if (neu.aktuell) stand = neu;
    else if (fertig !== undefined) stand = {...neu, raenge: fertig, aktuell: true};
    else stand = {...neu, raenge: stand.raenge};
    if (stand.aktuell) rechner.vergiss();
    else rechner.bitte(wahl);
    return true;
  }

  function zeige(): void {
    const wahl = entwurf ?? ansichtOf(data, store.state).wahl;
    const zaehltEtwas = rechne(wahl);
    zaehlt = zaehltEtwas;
    // What is shown is not this choice then, so that there is no change to tell.
    rahmen.aenderung.hidden = !zaehltEtwas;
    einstellungen.update({
      wahl,
      istVorgabe: gleicheWahl(data, wahl, vorgabe),
      gezeigtVorgabe: stand.istVorgabe
    });
    ersetze(hinweise, store.hinweise.join("\n"), () =>
      store.hinweise.map((h) => element(document, "p", {class: "hinweis"}, h))
    );
    zeichne();
  }

  let gesagt = ansichtOf(data, store.state);
  /** Says which level is shown now; nothing of an area selected in map or table, which say it themselves. */
  function sageEbene(): void {
    const vorher = gesagt;
    gesagt = ansichtOf(data, store.state);
    const {ebene, gebiet: gebietId} = gesagt;
    if (ebene === vorher.ebene && gebietId === vorher.gebiet) return;
    const gebiete = ebene === "bzr" ? data.bezirksregionen : data.gebiete;
    const name = gebiete.find(({gebiet_id}) => gebiet_id === gebietId)?.name;
    const {ebenen, gebiet: worte} = texteBedarfsindex;
    meldung.textContent =
      ebene === vorher.ebene
        ? ""
        : [
            ebenen.gezeigt(gebiete.length, ebene),
            name !== undefined && `${worte.titelMitName(name)}.`,
            name === undefined && vorher.gebiet !== null && texteKarte.karte.aufgehoben
          ]
            .filter(Boolean)
            .join(" ");
  }

  const stop = store.subscribe(() => {
    entwurf = null;
    zeige();
    sageEbene();
  });
  zeige();
  clearTimeout(uhr);
  zeichneWorte(ansichtOf(data, store.state));
  zeichneKarte(ansichtOf(data, store.state));

  const observer = window.ResizeObserver
    ? new window.ResizeObserver(() => {
        const gemessen = landkarte.element.clientWidth;
        if (!gemessen || gemessen === breite) return;
        breite = gemessen;
        zeichneKarte(ansichtOf(data, store.state));
      })
    : null;
  observer?.observe(landkarte.element);

  EscapeHebtAuf(wurzel, {
    auswahl: gebiet.element,
    gewaehlt: () => store.state["gebiet"] !== null,
    onAufheben: () => onSelect(null)
  });

  return {
    element: wurzel,
    close() {
      stop();
      store.close();
      rechner.close();
      clearTimeout(uhr);
      landkarte.close();
      observer?.disconnect();
    }
  };
}
