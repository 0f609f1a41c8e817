import type {LueckenData, LueckenGruppe} from "../../../loaders/marts/leistungenShapes.js";
import {createStore, type StateWindow} from "../../lib/state.js";
import {texteLuecken} from "../../lib/texte/luecken.js";
import type {Ausfuhr} from "../../lib/ausfuhr/modell.js";
import {Mitnehmen} from "../ausfuhr/Mitnehmen.js";
import {Sprung} from "../bedarfsindex/abschnitte.js";
import {element, svg} from "../dom.js";
import {EscapeHebtAuf, haltFokus} from "../fokus.js";
import {ansage} from "../karte/bild.js";
import type {Grenzen} from "../karte/geometrie.js";
import {Landkarte} from "../karte/Landkarte.js";
import {Legende} from "../karte/Legende.js";
import {Muster} from "../karte/muster.js";
import {Beispielhinweis, KeineLeistungen} from "../leistungen/Beispiel.js";
import {Schutzhinweis} from "../leistungen/Schutz.js";
import {Nachladen} from "../nachladen.js";
import {Fuss, Rechnung, Titel, Weitere, Worte, Zentrenliste} from "./abschnitte.js";
import {ansichtOf, type Ansicht} from "./ansicht.js";
import {Auswahl} from "./Auswahl.js";
import {Bedienleiste} from "./Bedienleiste.js";
import {lueckenAusfuhr, quellenOf} from "./ausfuhr.js";
import {kartenbildOf, lueckenBild} from "./kartenbild.js";
import {Quadranten} from "./Quadranten.js";
import {Tabelle} from "./Tabelle.js";
import {lueckenSpec, wahlOf, wechsel, type LueckenState} from "./zustand.js";

export interface LueckenSeiteOptions {
  /** Delivers everything recorded for one group; *erneut* after a failure. At once if it is here already. */
  lade: (zielgruppe: string, erneut: boolean) => LueckenGruppe | Promise<LueckenGruppe>;
  /** Boundaries of LOR 2021; without them table and text still show everything. */
  grenzen?: Grenzen;
  window: StateWindow & {ResizeObserver?: typeof ResizeObserver; print?: () => void};
  /** Turns "/gebiete/10" into what a link of this page needs. */
  href?: (adresse: string) => string;
  document?: Document;
}

const kennung = "luecken-karte";
/** Legend and table have patterns of their own: those of the map shrink while it is zoomed in. */
const zeichenKennung = "luecken-zeichen";
const startBreite = 640;

/** Whether *gruppe* is the file of *zielgruppe* from the same build of the site as *data*. */
const passtZu = ({gebiete}: LueckenData, gruppe: LueckenGruppe, zielgruppe: string): boolean =>
  gruppe.zielgruppe === zielgruppe &&
  gruppe.jahre.every(({ebenen}) => ebenen.every(({ebene, personen}) => personen.length === gebiete[ebene].length));

/**
 * The page of gaps below its heading: one choice, kept in the address, and table, map, chart, words and file that all show it.
 * Until a chosen group's file is there, the view before stands pale; if it cannot be had, a button to try again. Without any
 * records it says so and shows the other infrastructure only. `close` ends its listeners.
 */
export function LueckenSeite(
  data: LueckenData,
  {lade, grenzen, window, href = (adresse) => adresse, document = globalThis.document}: LueckenSeiteOptions
): {element: HTMLElement; close: () => void} {
  if (data.stand.vorgabejahr === null || data.zielgruppen.length === 0)
    return {
      element: element(
        document,
        "div",
        {class: "luecken-seite"},
        KeineLeistungen(document, href),
        Weitere(document, data, href)
      ),
      close: () => undefined
    };

  const store = createStore(lueckenSpec(data), window);
  const fensterTitel = document.title;
  const teil = (klasse: string, attribute: Record<string, string> = {}): HTMLElement =>
    element(document, "div", {class: klasse, ...attribute});
  const kopf = (id: string, text: string): HTMLElement => element(document, "h2", {id, tabindex: -1}, text);

  const onSelect = (gebiet: string | null): void => store.set({gebiet});
  const onChange = (change: Partial<LueckenState>): void => {
    const {patch, hinweise: neue} = wechsel(store.state, change);
    // An area belongs to its level; columns to group, measure and kind of table.
    const ohneGebiet = patch.ebene === undefined ? {} : {gebiet: null};
    const ohneOrdnung =
      patch.zielgruppe === undefined && patch.mass === undefined && patch.tabelle === undefined
        ? {}
        : {sortierung: null};
    store.set({...patch, ...ohneGebiet, ...ohneOrdnung}, {hinweise: neue});
  };

  const tabellenTitel = kopf("luecken-tabelle", texteLuecken.tabelle.titel);
  const kartenTitel = kopf("luecken-bild", texteLuecken.karte.titel);
  const diagramm = teil("luecken-bereich-diagramm", {id: "luecken-diagramm", tabindex: "-1"});
  const sprungDiagramm = Sprung(document, diagramm, texteLuecken.bedienung.sprungDiagramm);
  let ansicht: Ansicht | null = null;
  const leiste = Bedienleiste({
    ...{data, onChange, href, document},
    spruenge: [
      Sprung(document, tabellenTitel, texteLuecken.bedienung.sprungTabelle),
      Sprung(document, kartenTitel, texteLuecken.bedienung.sprungKarte),
      sprungDiagramm
    ]
  });
  const tabelle = Tabelle({
    ...{data, onSelect, href, document},
    kennung: zeichenKennung,
    onSort: (sortierung) => store.set({sortierung}, {ersetzen: true}),
    onTabelle: (wahl) => onChange({tabelle: wahl})
  });
  const auswahl = Auswahl({
    ...{data, href, document},
    onSelect(gebiet) {
      onSelect(gebiet);
      const bild = ansicht && kartenbildOf(data, ansicht);
      // While figures are being loaded, the view is still that before.
      if (bild?.ausgewaehlt && bild.ausgewaehlt.gebiet_id === gebiet)
        meldung.textContent = ansage(bild.ausgewaehlt, bild);
    }
  });
  const landkarte = Landkarte({onSelect, kennung, document});
  const hinweise = teil("luecken-hinweise", {role: "status"});
  const meldung = element(document, "p", {class: "nur-vorlesen luecken-meldung", role: "status"});
  const titel = teil("luecken-titel");
  const gruppenTitel = (): string => data.zielgruppen.find(({id}) => id === store.state.zielgruppe)!.titel;
  const nachladen = Nachladen<LueckenGruppe>({
    ...{lade, zeige, document},
    gewaehlt: () => store.state.zielgruppe!,
    seite: (): HTMLElement => wurzel,
    hatAnsicht: () => ansicht !== null,
    onLaden: () => leiste.update(wahlOf(store.state)),
    ziel: () => titel.querySelector("h2"),
    worte: {
      laedt: () => texteLuecken.laden.laedt(gruppenTitel()),
      fehler: () => texteLuecken.laden.fehler(gruppenTitel()),
      erneut: texteLuecken.laden.erneut
    }
  });
  const worte = teil("luecken-worte");
  const legende = teil("luecken-legende");
  const zentren = teil("luecken-zentrenliste");
  const fuss = teil("luecken-fuss");
  const bereich = (klasse: string, ueberschrift: HTMLElement, ...kinder: HTMLElement[]): HTMLElement =>
    element(document, "section", {class: klasse, "aria-labelledby": ueberschrift.id}, ueberschrift, ...kinder);
  // Nothing is taken along of a view that stands pale until the chosen one is there.
  const ausfuhr = (): Ausfuhr | null => (ansicht && nachladen.daten() ? lueckenAusfuhr(data, ansicht, document) : null);
  const kartenblatt = lueckenBild({...{data, landkarte, grenzen, document}, ansichtOf: () => ansicht});
  const wurzel = element(
    document,
    "div",
    {class: "luecken-seite"},
    svg(document, "svg", {class: "karte-musterlager", "aria-hidden": "true"}, Muster(document, zeichenKennung)),
    teilMit("luecken-beispiel", Beispielhinweis(data.stand, document)),
    leiste.element,
    teilMit("luecken-oben", hinweise, nachladen.element, meldung),
    titel,
    worte,
    auswahl.element,
    bereich(
      "luecken-bereich-tabelle",
      tabellenTitel,
      Sprung(document, kartenTitel, texteLuecken.tabelle.ueberspringen, "karte-sprung"),
      tabelle.element,
      Mitnehmen({
        ...{daten: {angezeigt: ausfuhr}, zitat: ausfuhr, leer: nachladen.fehler, document},
        drucken: () => window.print?.()
      })
    ),
    bereich(
      "luecken-bereich-karte",
      kartenTitel,
      landkarte.element,
      legende,
      Mitnehmen({
        ...{bild: kartenblatt, zitat: kartenblatt.angaben, leer: nachladen.fehler, document},
        titel: texteLuecken.karte.mitnehmen
      }),
      zentren
    ),
    diagramm,
    Rechnung(document, data, href),
    Weitere(document, data, href),
    fuss
  );

  function teilMit(klasse: string, ...kinder: (HTMLElement | null)[]): HTMLElement {
    return element(document, "div", {class: klasse}, ...kinder);
  }

  let breite = startBreite;
  let gezeichnet = "";

  function zeichneKarte(): void {
    if (!ansicht) return;
    const bild = kartenbildOf(data, ansicht);
    landkarte.update(bild, grenzen, grenzen, breite);
    if (legende.dataset["aus"] === bild.serie) return;
    legende.dataset["aus"] = bild.serie;
    legende.replaceChildren(
      Legende(document, bild, zeichenKennung),
      ...(bild.zeilen.some(({status}) => status === "geschuetzt") ? [Schutzhinweis(document, href)] : [])
    );
    zentren.replaceChildren(...Zentrenliste(document, data, ansicht.wahl.jahr, href));
  }

  function zeige(): void {
    const wahl = wahlOf(store.state);
    const saetze = store.hinweise.join("\n");
    if (hinweise.dataset["text"] !== saetze) {
      hinweise.dataset["text"] = saetze;
      hinweise.replaceChildren(...store.hinweise.map((h) => element(document, "p", {class: "hinweis"}, h)));
    }
    const gruppe = nachladen.daten();
    if (!gruppe) return;
    if (!passtZu(data, gruppe, wahl.zielgruppe)) return nachladen.verwirf();
    const vorher = ansicht;
    const jetzt = ansichtOf(data, gruppe, wahl);
    ansicht = jetzt;
    nachladen.fertig();
    haltFokus(
      wurzel,
      () => zeichne(jetzt, vorher),
      () => titel.querySelector("h2")
    );
  }

  function zeichne(ansicht: Ansicht, vorher: Ansicht | null): void {
    const {wahl} = ansicht;
    const {gebiet} = wahl;
    leiste.update(wahl);
    tabelle.update(ansicht);
    auswahl.update(ansicht);
    // Map and table say themselves what is selected in them; the words before must not outlast it.
    if (vorher && gebiet !== vorher.wahl.gebiet) meldung.textContent = "";
    const schluessel = JSON.stringify({...wahl, gebiet: null, sortierung: null, tabelle: null});
    if (schluessel !== gezeichnet) {
      gezeichnet = schluessel;
      titel.replaceChildren(...Titel(document, data, ansicht, window.location.href));
      worte.replaceChildren(...Worte(document, data, ansicht, href));
      fuss.replaceChildren(...Fuss(document, data, ansicht, grenzen?.properties));
      document.title = texteLuecken.titel.fenster(ansicht.titel, wahl.jahr, data.stand.beispiel);
      if (vorher) meldung.textContent = texteLuecken.titel.meldung(ansicht.titel, ansicht.untertitel);
    }
    titel
      .querySelector(".karte-druckzeile")!
      .replaceChildren(
        texteLuecken.titel.druck(ansicht.hatLuecke ? texteLuecken.gewicht(wahl.lambda) : null, window.location.href)
      );
    zeichneKarte();
    const bildSchluessel = `${schluessel} ${gebiet}`;
    if (diagramm.dataset["aus"] !== bildSchluessel) {
      diagramm.dataset["aus"] = bildSchluessel;
      const auf = diagramm.querySelector("details")?.open ?? false;
      const figur = Quadranten(document, data, ansicht, quellenOf(data));
      diagramm.replaceChildren(...(figur ? [figur] : []));
      const daten = diagramm.querySelector("details");
      if (daten) daten.open = auf;
      sprungDiagramm.hidden = figur === null;
    }
  }

  const stop = store.subscribe(zeige);
  zeige();

  const observer = window.ResizeObserver
    ? new window.ResizeObserver(() => {
        const gemessen = landkarte.element.clientWidth;
        if (!gemessen || gemessen === breite) return;
        breite = gemessen;
        zeichneKarte();
      })
    : null;
  observer?.observe(landkarte.element);

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
