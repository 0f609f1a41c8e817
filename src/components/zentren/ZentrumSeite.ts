import type {ZentrumSeite as ZentrumDaten} from "../../../loaders/marts/leistungenShapes.js";
import {meldungOf} from "../../lib/leistungen/jahreszahlen.js";
import {createStore, type StateWindow} from "../../lib/state.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {Seitenmitnahme} from "../ausfuhr/Seitenmitnahme.js";
import {element, type Kind} from "../dom.js";
import {leistungsquelle, mitMarke} from "../leistungen/Beispiel.js";
import {erklaereSchutz} from "../leistungen/Schutz.js";
import {Angebote} from "./Angebote.js";
import {Blick} from "./Blick.js";
import {Gruppen} from "./Gruppen.js";
import {Hinweise} from "./Hinweise.js";
import {Kopf} from "./Kopf.js";
import {Monate} from "./Monate.js";
import {Anliegen, Beratungen, Davon, Ehrenamt, Gremien} from "./Nutzung.js";
import {Reichweite} from "./Reichweite.js";
import {Standards} from "./Standards.js";
import {zentrumSpec} from "./zustand.js";

const texte = texteZentren;

export interface ZentrumSeiteOptions {
  window: StateWindow;
  href: (adresse: string) => string;
  document?: Document;
}

/** Sections that a year of which nothing is reported leaves out: they would say "nicht erfasst" of what is not known. */
const nurGemeldet: ReadonlySet<string> = new Set(["gruppen", "davon", "beratungen", "anliegen", "ehrenamt", "gremien"]);

interface Abschnitt {
  id: string;
  titel: string;
  inhalt: Kind;
}

/** What a centre without records gets instead: what would stand here, and how to report. */
function OhneDaten(document: Document, href: (adresse: string) => string): HTMLElement {
  const {titel, text, dann, punkte, wie, ziel} = texte.ohneDaten;
  return element(
    document,
    "section",
    {class: "zentrum-ohne", "aria-labelledby": "zentrum-ohne"},
    element(document, "h2", {id: "zentrum-ohne"}, titel),
    element(document, "p", {class: "lesetext"}, text),
    element(document, "p", {class: "lesetext"}, dann),
    element(
      document,
      "ul",
      {class: "lesetext"},
      punkte.map((punkt) => element(document, "li", {}, punkt))
    ),
    element(document, "p", {class: "lesetext"}, wie),
    element(document, "p", {}, element(document, "a", {href: href(texteLeistungen.keine.adresse)}, ziel))
  );
}

function Abschnitte(document: Document, abschnitte: readonly Abschnitt[]): HTMLElement[] {
  return abschnitte.map(({id, titel, inhalt}) =>
    element(
      document,
      "section",
      {class: "zentrum-abschnitt", "aria-labelledby": id},
      element(document, "h2", {id, tabindex: -1}, titel),
      inhalt
    )
  );
}

/**
 * The page of one centre: what it is, and for the year of the address what is documented of its work. A centre without records
 * gets an explanation instead of figures. `close` lets go of the address.
 */
export function ZentrumSeite(
  daten: ZentrumDaten,
  {window, href, document = globalThis.document}: ZentrumSeiteOptions
): {element: HTMLElement; close: () => void} {
  const {stand, jahre, kopf} = daten;
  const reichweite = {id: "reichweite", titel: texte.reichweite.titel, inhalt: Reichweite(daten, href, document)};
  const wurzel = element(document, "div", {class: "zentrum"}, Kopf(daten, href, document));
  if (jahre.length === 0) {
    wurzel.append(OhneDaten(document, href), ...Abschnitte(document, [reichweite]));
    return {element: wurzel, close: () => undefined};
  }

  const store = createStore(zentrumSpec(daten), window);
  const wahl = element(
    document,
    "select",
    {id: "zentrum-jahr"},
    jahre.toReversed().map(({jahr}) => element(document, "option", {value: jahr}, String(jahr)))
  );
  wahl.addEventListener("change", () => store.set({jahr: wahl.value}));
  const meldung = element(document, "p", {role: "status", class: "zentrum-meldung"});
  const notizen = element(document, "div");
  const inhalt = element(document, "div");
  const wege = element(document, "nav", {class: "zentrum-wege nicht-drucken", "aria-label": texte.kopf.aufDieserSeite});
  wurzel.append(
    element(
      document,
      "div",
      {class: "steuerleiste"},
      element(document, "div", {}, element(document, "label", {for: "zentrum-jahr"}, texte.jahr), wahl),
      meldung
    ),
    notizen,
    wege,
    inhalt
  );

  const zeichne = (hinweise: readonly string[]): void => {
    const jahr = jahre.find((j) => String(j.jahr) === store.state.jahr)!;
    wahl.value = String(jahr.jahr);
    meldung.textContent = texteZentren.leistungVon(jahr.jahr);
    notizen.replaceChildren(...hinweise.map((hinweis) => element(document, "p", {class: "hinweis"}, hinweis)));
    const abschnitte: Abschnitt[] = [
      {id: "monate", titel: texte.monate.titel, inhalt: Monate(jahr, document, stand)},
      {id: "blick", titel: texte.blick.titel, inhalt: Blick(daten, jahr, document)},
      {id: "angebote", titel: texte.angebote.titel, inhalt: Angebote(daten, jahr, document)},
      {id: "gruppen", titel: texte.gruppen.titel, inhalt: Gruppen(daten, jahr, document)},
      {id: "davon", titel: texte.davon.titel, inhalt: Davon(jahr, daten, document)},
      {id: "beratungen", titel: texte.beratungen.titel, inhalt: Beratungen(jahr, stand, document)},
      {id: "anliegen", titel: texte.anliegen.titel, inhalt: Anliegen(jahr, stand, href, document)},
      {id: "ehrenamt", titel: texte.ehrenamt.titel, inhalt: Ehrenamt(jahr, document)},
      {id: "gremien", titel: texte.gremien.titel, inhalt: Gremien(jahr, stand, document)},
      reichweite,
      {id: "standards", titel: texte.standards.titel, inhalt: Standards(jahr, stand, document)},
      ...(daten.hinweise === null
        ? []
        : [
            {
              id: "hinweise",
              titel: texte.hinweise.titel,
              inhalt: Hinweise(daten.hinweise, jahr.jahr, href, document)
            }
          ])
    ].filter(({id}) => meldungOf(jahr) !== "keine" || !nurGemeldet.has(id));
    wege.replaceChildren(
      element(
        document,
        "ul",
        {},
        abschnitte.map(({id, titel}) => element(document, "li", {}, element(document, "a", {href: `#${id}`}, titel)))
      )
    );
    const teile = Abschnitte(document, abschnitte);
    erklaereSchutz(teile, document, href);
    inhalt.replaceChildren(
      element(document, "p", {class: "nur-druck"}, texte.druckjahr(kopf.name, jahr.jahr)),
      ...teile,
      element(document, "p", {class: "lesetext gedaempft"}, texteLeistungen.wirkung)
    );
  };
  zeichne(store.hinweise);
  wurzel.append(
    Seitenmitnahme(
      () => inhalt,
      () => ({
        titel: mitMarke(texte.ausfuhr.titel(kopf.name), stand),
        untertitel: texte.ausfuhr.untertitel(wahl.value),
        name: {was: "zentrum", wo: kopf.zentrum_id, wann: wahl.value, ansicht: "zentrum"},
        quellen: [leistungsquelle(stand)],
        hinweise: [texteLeistungen.wirkung],
        datenstand: wahl.value
      }),
      {drucken: () => document.defaultView?.print(), document}
    )
  );
  const unsubscribe = store.subscribe(({hinweise}) => zeichne(hinweise));
  return {
    element: wurzel,
    close: () => {
      unsubscribe();
      store.close();
    }
  };
}
