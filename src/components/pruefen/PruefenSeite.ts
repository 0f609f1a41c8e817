import type {Pruefregister} from "../../../loaders/marts/leistungenShapes.js";
import {dateiMitVermerk} from "../../lib/edition.js";
import {tagOf} from "../../lib/heute.js";
import type {Satz, Zellwert} from "../../lib/leistungen/typen.js";
import {textePruefen} from "../../lib/texte/pruefen.js";
import {element} from "../dom.js";
import type {Pruefbefund, Fortschritt} from "./arbeit.js";
import {beispieldateien, beispielRegister} from "./beispiel.js";
import {Dateiwahl} from "./Dateiwahl.js";
import type {Lieferdatei} from "./dateien.js";
import {Ergebnis, urteilOf} from "./Ergebnis.js";
import {allesZeigen} from "./Meldungsliste.js";
import {Panne, Pruefer, type Arbeiter, type Pannenart} from "./pruefer.js";
import {speichereMit, type Speichere} from "./speichern.js";
import {Vorlagenwahl} from "./Vorlagenwahl.js";

const {lauf, panne, korrektur, vorlage} = textePruefen;

type Fenster = Pick<Window, "print" | "setTimeout" | "addEventListener" | "removeEventListener"> & {
  navigator: {clipboard?: Pick<Clipboard, "writeText">};
  requestIdleCallback?: Window["requestIdleCallback"];
};

export interface PruefenSeiteOptions {
  window: Fenster;
  /** Today, for periods that lie in the future and for the years of the template. */
  heute: Date;
  starteArbeiter?: () => Arbeiter;
  speichere?: Speichere;
  document?: Document;
}

const saetze: Record<Exclude<Pannenart, "abbruch">, string> = {
  start: panne.start,
  datei: panne.dateiFort,
  arbeit: panne.speicher
};

/** Rows as the check and the template want them; *zeilen* are known already and stand in no file. */
const alsSaetze = <T extends Readonly<Record<string, Zellwert>>>(zeilen: readonly T[]): Satz[] =>
  zeilen.map((werte) => ({zeile: 0, werte}));

interface Lauf {
  element: HTMLElement;
  zeige: (fortschritt: Fortschritt) => void;
  focus: () => void;
}

/** What shows while a delivery is checked: how far it is, and a way out. */
function Lauf(document: Document, onAbbrechen: () => void): Lauf {
  const text = element(document, "p");
  const balken = element(document, "progress", {"aria-label": lauf.balken});
  const knopf = element(document, "button", {type: "button", class: "pruefen-abbrechen"}, lauf.abbrechen);
  knopf.addEventListener("click", onAbbrechen);
  return {
    element: element(
      document,
      "section",
      {class: "pruefen-lauf", "aria-labelledby": "pruefen-lauf-titel"},
      element(document, "h2", {id: "pruefen-lauf-titel"}, lauf.titel),
      text,
      balken,
      element(document, "p", {}, knopf)
    ),
    zeige(fortschritt) {
      if (fortschritt.schritt === "pruefen") {
        const {fertig, gesamt} = fortschritt;
        text.textContent = lauf.pruefen(fertig, gesamt);
        balken.max = Math.max(1, gesamt);
        balken.value = fertig;
      } else {
        text.textContent = fortschritt.schritt === "lesen" ? lauf.lesen(fortschritt.name) : lauf.vorschau;
        balken.removeAttribute("value");
      }
    },
    focus: () => knopf.focus()
  };
}

/**
 * The page "Daten prüfen" below its introduction. A delivery is read, checked, corrected and summed up in a worker; nothing of
 * it leaves the browser, is stored, or shows in the address. `close` ends the worker and the listeners.
 */
export function PruefenSeite(
  {register, regeln, angebote, zentren}: Pruefregister,
  {
    window,
    heute,
    starteArbeiter,
    document = globalThis.document,
    speichere = speichereMit(document)
  }: PruefenSeiteOptions
): {element: HTMLElement; close: () => void} {
  const pruefer = Pruefer(starteArbeiter);
  const erfunden = new Set(zentren.filter(({beispiel}) => beispiel).map(({zentrum_id}) => zentrum_id));
  const bekannt = {
    angebote: alsSaetze(angebote),
    zentren: alsSaetze(zentren.map(({zentrum_id, offen_seit, offen_bis}) => ({zentrum_id, offen_seit, offen_bis})))
  };
  /** What a screen reader hears of the check; it stays in the page, since a region that appears with its text may be missed. */
  const ansage = element(document, "p", {class: "nur-vorlesen", role: "status"});
  const ort = element(document, "div", {class: "pruefen-ort"});

  const wahl = Dateiwahl({
    onLieferung: ({dateien, uebergangen}) => pruefe(dateien, uebergangen, false),
    onBeispiel: () => pruefe(beispieldateien(register, heute), [], true),
    document
  });

  function zeigeWahl(satz: string | null): void {
    wahl.element.hidden = false;
    ort.replaceChildren();
    ansage.textContent = "";
    wahl.sage(satz);
    wahl.focus();
  }

  function zeigeErgebnis(
    befund: Pruefbefund,
    dateien: readonly Lieferdatei[],
    uebergangen: readonly string[],
    beispiel: boolean
  ): void {
    const ergebnis = Ergebnis({
      ...{befund, uebergangen, document},
      beispiel: beispiel || befund.vorschau.some(({zentrum_id}) => erfunden.has(zentrum_id)),
      dateien: dateien.map(({name}) => name),
      onNeu() {
        pruefer.vergiss();
        zeigeWahl(null);
      },
      async onKorrigiert() {
        const bytes = await pruefer.korrigiere();
        const name = dateiMitVermerk(beispiel ? korrektur.dateiBeispiel : korrektur.datei, document);
        speichere(name, bytes);
        return name;
      },
      onDrucken: () => window.print(),
      kopiere: async (text) => {
        if (!window.navigator.clipboard) throw new Error("no clipboard");
        await window.navigator.clipboard.writeText(text);
      }
    });
    ort.replaceChildren(ergebnis.element);
    ansage.textContent = urteilOf(befund, dateien.length).satz;
    ergebnis.focus();
  }

  async function pruefe(
    dateien: readonly Lieferdatei[],
    uebergangen: readonly string[],
    beispiel: boolean
  ): Promise<void> {
    const anzeige = Lauf(document, () => {
      pruefer.brich();
      // A fresh worker, so that the next check need not wait for its code.
      void bereite();
    });
    wahl.element.hidden = true;
    ort.replaceChildren(anzeige.element);
    ansage.textContent = `${lauf.titel}.`;
    anzeige.zeige({schritt: "lesen", name: dateien[0]!.name});
    anzeige.focus();
    const kontext = {
      register: beispiel ? beispielRegister(register) : register,
      regeln,
      heute: tagOf(heute),
      vorjahr: bekannt
    };
    try {
      zeigeErgebnis(await pruefer.pruefe({dateien, kontext}, anzeige.zeige), dateien, uebergangen, beispiel);
    } catch (error) {
      if (!(error instanceof Panne)) throw error;
      zeigeWahl(error.art === "abbruch" ? lauf.abgebrochen : saetze[error.art]);
    }
  }

  const vorlagen = Vorlagenwahl({
    ...{zentren: register.zentren, heute, panne: panne.mappe, document},
    async onVorlage(zentrum, jahr) {
      const bytes = await pruefer.vorlage({register, zentrum, jahr, saetze: {angebote: bekannt.angebote}});
      const name = dateiMitVermerk(vorlage.datei(zentrum, jahr), document);
      speichere(name, bytes);
      return name;
    }
  });

  const wurzel = element(document, "div", {class: "pruefen-seite"}, ansage, wahl.element, ort, vorlagen);
  /** Tells by an attribute when a check needs the network no more. */
  async function bereite(): Promise<void> {
    wurzel.toggleAttribute("data-bereit", await pruefer.bereite());
  }
  // Once the page has nothing else to do, so that it starts light.
  if (window.requestIdleCallback) window.requestIdleCallback(() => void bereite(), {timeout: 3000});
  else window.setTimeout(() => void bereite(), 1000);

  const zeigeAlles = (): void => {
    for (const knopf of ort.querySelectorAll(".pruefen-weitere"))
      knopf.dispatchEvent(new document.defaultView!.Event(allesZeigen));
  };
  window.addEventListener("beforeprint", zeigeAlles);

  return {
    element: wurzel,
    close() {
      window.removeEventListener("beforeprint", zeigeAlles);
      pruefer.close();
      wahl.close();
    }
  };
}
