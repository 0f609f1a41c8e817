import type {KarteData, KarteIndikator} from "../../../loaders/marts/shapes.js";
import {formatZeitraum} from "../../lib/format.js";
import {createStore, type StateWindow} from "../../lib/state.js";
import {texteBild} from "../../lib/texte/bild.js";
import {texteKarte} from "../../lib/texte/karte.js";
import {element, svg} from "../dom.js";
import {Nachladen} from "../nachladen.js";
import {buildBild, type Bild} from "./bild.js";
import {breiteOf, type Grenzen} from "./geometrie.js";
import {Landkarte} from "./Landkarte.js";
import {Legende} from "./Legende.js";
import {Muster} from "./muster.js";
import {satzOf} from "./worte.js";
import {karteSpec} from "./zustand.js";

export interface KarteEinbettungOptions {
  /** Delivers all values of one indicator; *erneut* after a failure. */
  lade: (id: string, erneut: boolean) => KarteIndikator | Promise<KarteIndikator>;
  /** Delivers the boundaries of one LOR edition. */
  ladeGrenzen: (lorStand: "2019" | "2021") => Promise<Grenzen>;
  window: StateWindow & {ResizeObserver?: typeof ResizeObserver; innerHeight?: number};
  /** Of the site, for the line below the map; "" if unknown. */
  version: string;
  /** Turns "/karte" into what a link of this page needs. */
  href?: (adresse: string) => string;
  document?: Document;
}

const kennung = "einbettung";
const zeichenKennung = "einbettung-zeichen";
const startBreite = 640;
/** Pixels of a frame's height that title, legend and sources need at the width of a column, and the least a map is worth. */
const uebriges = 500;
const kleinsteKarte = 340;

/** Where everything the map shows comes from, and the way to the full view in the same state. */
function Herkunft(
  document: Document,
  {indikator, reihe}: Bild,
  {grenzen, adresse, version}: {grenzen: Grenzen["properties"]; adresse: string; version: string}
): HTMLElement[] {
  const {einbettung} = texteBild;
  return [
    element(
      document,
      "p",
      {class: "quelle"},
      [
        ...reihe.quellenvermerke.map(texteBild.quelle),
        ...(grenzen ? [texteKarte.fuss.grenzen(grenzen)] : []),
        texteBild.stand(formatZeitraum(reihe.zeitraum), version)
      ].map((zeile) => element(document, "span", {class: "einbettung-zeile"}, zeile))
    ),
    element(
      document,
      "p",
      {},
      `${einbettung.ganzVor} `,
      element(document, "a", {href: adresse, target: "_blank", rel: "noopener"}, einbettung.ganz(indikator.kurztitel))
    )
  ];
}

/**
 * The map for a frame on another site: title, map, legend, the same in words, sources and a link to the full view, all in the
 * state of the address, which takes the parameters of the map page. `close` ends its listeners.
 */
export function KarteEinbettung(
  data: KarteData,
  {
    lade,
    ladeGrenzen,
    window,
    version,
    href = (adresse) => adresse,
    document = globalThis.document
  }: KarteEinbettungOptions
): {element: HTMLElement; close: () => void} {
  const store = createStore(karteSpec(data), window);
  const grenzen: Partial<Record<"2019" | "2021", Grenzen>> = {};
  let bild: Bild | null = null;
  let breite = startBreite;

  /** Width at which the map leaves the rest of the frame its height. */
  const passend = (platz: number): number =>
    Math.min(platz, breiteOf(Math.max(kleinsteKarte, (window.innerHeight ?? Infinity) - uebriges)));

  const kurztitel = (): string => data.indikatoren.find((i) => i.id === store.state.indikator)!.kurztitel;
  const landkarte = Landkarte({onSelect: (gebiet) => store.set({gebiet}), kennung, document});
  const titel = element(document, "div", {class: "einbettung-titel"});
  const hinweise = element(document, "div", {role: "status"});
  const legende = element(document, "div", {});
  const worte = element(document, "div", {});
  const fuss = element(document, "div", {class: "einbettung-fuss"});
  const wurzel = element(document, "div", {class: "einbettung"});
  const nachladen = Nachladen<KarteIndikator>({
    ...{zeige, document},
    async lade(id, erneut) {
      const [indikator] = await Promise.all([lade(id, erneut), holeGrenzen()]);
      return indikator;
    },
    gewaehlt: () => store.state.indikator,
    seite: () => wurzel,
    hatAnsicht: () => bild !== null,
    ziel: () => null,
    worte: {
      laedt: () => texteKarte.laden.laedt(kurztitel()),
      fehler: () => texteKarte.laden.fehler(kurztitel()),
      erneut: texteKarte.laden.erneut
    }
  });
  wurzel.append(
    svg(document, "svg", {class: "karte-musterlager", "aria-hidden": "true"}, Muster(document, zeichenKennung)),
    titel,
    hinweise,
    nachladen.element,
    landkarte.element,
    legende,
    worte,
    fuss
  );

  /** The boundaries of the state; the outline of Berlin is in those of 2021. Without them everything but the map is there. */
  async function holeGrenzen(): Promise<void> {
    const {zeitraum, ebene, indikator} = store.state;
    const reihe = data.indikatoren
      .find((i) => i.id === indikator)
      ?.ebenen.find((e) => e.ebene === ebene)
      ?.reihen.find((r) => r.zeitraum === zeitraum);
    for (const stand of new Set(["2021" as const, reihe?.lor_stand ?? ("2021" as const)]))
      grenzen[stand] ??= await ladeGrenzen(stand).catch(() => undefined as never);
  }

  function zeichneKarte(): void {
    if (bild) landkarte.update(bild, grenzen[bild.reihe.lor_stand], grenzen["2021"], breite);
  }

  function zeige(): void {
    hinweise.replaceChildren(...store.hinweise.map((h) => element(document, "p", {class: "hinweis"}, h)));
    const indikator = nachladen.daten();
    if (!indikator) return;
    try {
      bild = buildBild(data, indikator, store.state);
    } catch {
      // The file is from another build of the site than this page.
      return nachladen.verwirf();
    }
    nachladen.fertig();
    titel.replaceChildren(
      element(document, "h2", {}, bild.indikator.titel),
      element(document, "p", {class: "karte-untertitel"}, bild.untertitel)
    );
    document.title = texteKarte.titel.fenster(bild.indikator.titel, bild.ebene, bild.reihe.zeitraum);
    legende.replaceChildren(Legende(document, bild, zeichenKennung));
    worte.replaceChildren(
      element(
        document,
        "details",
        {},
        element(document, "summary", {}, texteKarte.worte.titel),
        satzOf(bild).map(({kopf, text}) => element(document, "p", {}, kopf ? `${kopf}: ${text}` : text))
      )
    );
    fuss.replaceChildren(
      ...Herkunft(document, bild, {
        grenzen: grenzen[bild.reihe.lor_stand]?.properties,
        adresse: href("/karte") + window.location.search,
        version
      })
    );
    zeichneKarte();
  }

  const stop = store.subscribe(zeige);
  zeige();
  const observer = window.ResizeObserver
    ? new window.ResizeObserver(() => {
        const gemessen = Math.round(passend(landkarte.element.clientWidth));
        if (!gemessen || gemessen === breite) return;
        breite = gemessen;
        zeichneKarte();
      })
    : null;
  observer?.observe(landkarte.element);

  return {
    element: wurzel,
    close() {
      nachladen.close();
      stop();
      store.close();
      landkarte.close();
      observer?.disconnect();
    }
  };
}
