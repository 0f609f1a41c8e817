import {select} from "d3-selection";
import {zoom, zoomIdentity, type D3ZoomEvent, type ZoomTransform} from "d3-zoom";
import type {Topology} from "topojson-specification";
import {formatMitEinheit} from "../../lib/format.js";
import {texteKarte} from "../../lib/texte/karte.js";
import type {Richtung} from "../../method/nachbarn.js";
import {liegtIn, overlap, placeTexte, textBox, zeilenhoehe, type Box, type Text} from "./beschriftung.js";
import {ansage, schriftOf, sortZeilen, type Kartenbild, type Kartenzeile} from "./bild.js";
import {element, svg} from "../dom.js";
import {buildKartengrund, hoeheOf, type Flaeche, type Kartengrund} from "./geometrie.js";
import {fillOf, Muster} from "./muster.js";
import {Tipp} from "./Tipp.js";

export interface LandkarteOptions {
  /** Called with the area to select, or null to select none. */
  onSelect: (gebietId: string | null) => void;
  /** Begins every id inside, so that two maps may stand on one page. */
  kennung?: string;
  /** Draws for a saved picture: what another map shows, with the number of its class in every area that has no text. */
  abbildVon?: {ausschnitt: Ausschnitt | null; orte: boolean};
  document?: Document;
}

/** What of the ground a map shows, in the metres of the boundaries. */
export interface Ausschnitt {
  x: number;
  y: number;
  breite: number;
  hoehe: number;
}

/** A map as it is to be saved. */
export interface Abbild {
  zeichnung: SVGSVGElement;
  bild: Kartenbild;
  /** Whether the places are shown. */
  orte: boolean;
  /** Whether only a part of the Bezirk is shown. */
  vergroessert: boolean;
}

export interface Landkarte {
  element: HTMLElement;
  /** Draws *bild* at *breite* pixels; with an unchanged `serie` and width only the selection moves. */
  update(bild: Kartenbild, grenzen: Topology | undefined, umriss: Topology | undefined, breite: number): void;
  /** Takes down the panel at an area, if one is up; true if it was. */
  hideTipp(): boolean;
  /** A drawing of its own of what is shown now, at another width; null without boundaries. */
  abbild(breite: number): Abbild | null;
  close(): void;
}

const richtungen: Record<string, Richtung> = {
  ArrowLeft: "links",
  ArrowRight: "rechts",
  ArrowUp: "oben",
  ArrowDown: "unten"
};

const zoomStep = 1.6;
/** From this zoom on, names of Planungsräume fit. */
const namesFrom = 1.9;
const hideDelay = 250;
const ortRadius = 5;
/** On a small map, where the dots have no signs. */
const ortRadiusKlein = 3.5;
/** Below this many pixels there is no room for units and for the signs of places. */
const schmaleKarte = 480;

/**
 * The map: areas filled by class, one tab stop, arrow keys from area to area, a panel at hover and focus, and a polite live
 * region. The drawing is hidden from screen readers, which get the table and the live region.
 */
export function Landkarte({
  onSelect,
  kennung = "karte",
  abbildVon,
  document = globalThis.document
}: LandkarteOptions): Landkarte {
  const {karte: texte} = texteKarte;
  const view = document.defaultView;
  let bild: Kartenbild | null = null;
  let grund: Kartengrund | null = null;
  let grundlage: [grenzen: Topology | undefined, umriss: Topology | undefined] = [undefined, undefined];
  let zeilen = new Map<string, Kartenzeile>();
  let flaechen = new Map<string, Flaeche>();
  let transform: ZoomTransform = zoomIdentity;
  let serie = "";
  let fokus: string | null = null;
  let fokusSichtbar = false;
  let zeiger = false;
  let hover: {id: string; x: number; y: number} | null = null;
  let verworfen = false;
  let timer: number | undefined;
  /** What the written texts cover: signs of places keep off them. */
  let textBoxen: Box[] = [];

  const muster = Muster(document, kennung);
  const umrissPfad = svg(document, "path", {class: "karte-umriss"});
  const flaechenGruppe = svg(document, "g");
  const grenzenPfade = ["karte-grenze-dunkel", "karte-grenze-hell"].map((c) => svg(document, "path", {class: c}));
  const darueberPfade = ["karte-grenze-dunkel karte-grenze-stark", "karte-grenze-hell karte-grenze-stark"].map((c) =>
    svg(document, "path", {class: c})
  );
  const auswahlPfade = ["karte-ring-grund", "karte-ring-auswahl"].map((c) => svg(document, "path", {class: c}));
  const fokusPfade = ["karte-ring-grund", "karte-ring-fokus"].map((c) => svg(document, "path", {class: c}));
  const ebeneZoom = svg(
    document,
    "g",
    {},
    umrissPfad,
    flaechenGruppe,
    ...grenzenPfade,
    ...darueberPfade,
    ...auswahlPfade,
    ...fokusPfade
  );
  const texteGruppe = svg(document, "g", {class: "karte-beschriftung"});
  const punkteGruppe = svg(document, "g", {class: "karte-orte"});
  const marke = svg(document, "path", {class: "karte-marke", d: "M0,0l-7,-11a8.3,8.3 0 1 1 14,0z"});
  const zeichnung = svg(
    document,
    "svg",
    {class: "karte-zeichnung", "aria-hidden": "true", focusable: "false"},
    muster,
    ebeneZoom,
    punkteGruppe,
    texteGruppe,
    marke
  );

  const feld = element(
    document,
    "div",
    {
      class: "karte-feld",
      role: "application",
      tabindex: 0,
      "aria-roledescription": texte.rolle,
      "aria-describedby": `${kennung}-anleitung`
    },
    zeichnung
  );
  const tipp = element(document, "div", {class: "karte-tipp", hidden: true, "aria-hidden": "true"});
  const live = element(document, "p", {class: "nur-vorlesen karte-ansage", role: "status", "aria-live": "polite"});
  const knopf = (name: string, zeichen: string, onClick: () => void): HTMLButtonElement => {
    const button = element(document, "button", {type: "button", "aria-label": name, title: name}, zeichen);
    button.addEventListener("click", onClick);
    return button;
  };
  const knoepfe = element(
    document,
    "div",
    {class: "karte-zoom", role: "group", "aria-label": texte.ausschnittTitel},
    knopf(texte.vergroessern, "+", () => zoomBy(zoomStep)),
    knopf(texte.verkleinern, "−", () => zoomBy(1 / zoomStep)),
    knopf(texte.zuruecksetzen, texte.zuruecksetzenKurz, () => zoomReset())
  );
  const fehler = element(document, "p", {class: "hinweis", hidden: true});
  const rahmen = element(document, "div", {class: "karte-rahmen"}, feld, knoepfe, tipp);
  const beschriftung = element(document, "p", {class: "karte-ueberschrift klein gedaempft", hidden: true});
  const ortsWahl = element(document, "input", {type: "checkbox", checked: abbildVon?.orte ?? true});
  const ortsText = element(document, "span", {});
  const ortsZeile = element(
    document,
    "p",
    {class: "karte-ortswahl nicht-drucken", hidden: true},
    element(document, "label", {}, ortsWahl, " ", ortsText)
  );
  ortsWahl.addEventListener("change", () => applyTransform());
  const wurzel = element(
    document,
    "div",
    {class: "karte-landkarte"},
    beschriftung,
    fehler,
    rahmen,
    live,
    element(
      document,
      "p",
      {class: "karte-hilfe klein gedaempft nicht-drucken", id: `${kennung}-anleitung`},
      `${texte.anleitung} ${texte.hinweis}`
    ),
    ortsZeile
  );

  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, 10])
    .touchable(() => true)
    .filter((event: Event) => {
      if (event.type === "wheel") return (event as WheelEvent).ctrlKey || (event as WheelEvent).metaKey;
      // One finger scrolls the page; a double click would select and deselect.
      if (event.type === "touchstart") return (event as TouchEvent).touches.length > 1;
      return event.type === "mousedown" && (event as MouseEvent).button === 0;
    })
    .wheelDelta(({deltaY, deltaMode}: WheelEvent) => {
      const unit = deltaMode === 1 ? 0.05 : deltaMode ? 1 : 0.002;
      // A trackpad's pinch arrives as many small steps, a wheel's notch as one large.
      return -deltaY * unit * (Math.abs(deltaY) < 30 ? 10 : 1.5);
    })
    .on("zoom", ({transform: next}: D3ZoomEvent<SVGSVGElement, unknown>) => {
      transform = next;
      applyTransform();
    });
  const flaecheZoom = select<SVGSVGElement, unknown>(zeichnung);
  flaecheZoom.call(behaviour);

  function zoomBy(faktor: number): void {
    const um = fokusSichtbar ? fokus : (bild?.ausgewaehlt?.gebiet_id ?? null);
    const f = um === null ? undefined : flaechen.get(um);
    const mitte = f ? transform.apply([f.x, f.y]) : undefined;
    behaviour.scaleBy(flaecheZoom, faktor, mitte);
    sagAusschnitt();
  }

  function zoomReset(): void {
    flaecheZoom.call(behaviour.transform, zoomIdentity);
    sagAusschnitt();
  }

  function sagAusschnitt(): void {
    live.textContent = transform.k === 1 ? texte.ganz : texte.ausschnitt(formatMitEinheit(transform.k * 100, "%"));
  }

  function applyTransform(): void {
    ebeneZoom.setAttribute("transform", transform.toString());
    for (const pattern of muster.querySelectorAll("pattern"))
      pattern.setAttribute("patternTransform", `scale(${1 / transform.k})`);
    feld.classList.toggle("karte-vergroessert", transform.k > 1);
    const [plus, minus, reset] = [...knoepfe.querySelectorAll("button")];
    // Not `disabled`: the pressed button would throw the keyboard's place away.
    plus!.setAttribute("aria-disabled", String(transform.k >= 10));
    for (const knopf of [minus!, reset!]) knopf.setAttribute("aria-disabled", String(transform.k <= 1));
    drawTexte();
    drawPunkte();
    showTipp();
  }

  const orte = (): {x: number; y: number; zeichen: string}[] =>
    grund && ortsWahl.checked
      ? (bild?.punkte ?? []).map((ort) => {
          const [x, y] = transform.apply(grund!.punkt(ort.x, ort.y));
          return {x, y, zeichen: ort.zeichen};
        })
      : [];

  const nurPunkte = (): boolean => (grund?.breite ?? 0) < schmaleKarte && transform.k < namesFrom;
  const radius = (): number => (nurPunkte() ? ortRadiusKlein : ortRadius);

  const ortBox = ({x, y}: {x: number; y: number}): Box => {
    const r = radius();
    return {x0: x - r, x1: x + r, y0: y - r, y1: y + r};
  };

  /**
   * Places keep their size while the map is zoomed: dots below the texts, each with its sign beside it where that covers
   * nothing. On a small map they have no signs.
   */
  function drawPunkte(): void {
    const alle = orte();
    const belegt = [...textBoxen, ...alle.map(ortBox)];
    const weg = ortRadius + 3;
    punkteGruppe.replaceChildren(
      ...alle.map(({x, y, zeichen}) => {
        const halb = 4.5 * zeichen.length;
        const platz = [
          [weg + halb, 0],
          [-weg - halb, 0],
          [0, -weg - 7],
          [0, weg + 7],
          [weg + halb, -weg],
          [-weg - halb, -weg],
          [weg + halb, weg],
          [-weg - halb, weg],
          [0, weg + 16],
          [0, -weg - 16]
        ]
          .map(([dx, dy]) => ({
            ...{dx: dx!, dy: dy!},
            box: {x0: x + dx! - halb, x1: x + dx! + halb, y0: y + dy! - 7, y1: y + dy! + 7}
          }))
          .find(({box}) => !nurPunkte() && !belegt.some((other) => overlap(box, other)));
        if (platz) belegt.push(platz.box);
        return svg(
          document,
          "g",
          {
            class: textBoxen.some((box) => overlap(box, ortBox({x, y}))) ? "karte-ort karte-ort-verdeckt" : "karte-ort",
            transform: `translate(${x.toFixed(1)},${y.toFixed(1)})`
          },
          svg(document, "circle", {r: radius()}),
          platz
            ? svg(
                document,
                "text",
                {x: platz.dx, y: platz.dy, "text-anchor": "middle", "dominant-baseline": "central"},
                zeichen
              )
            : null
        );
      })
    );
  }

  /** Where else the texts of an area may stand, nearest first: inside it, so that they are not taken for a neighbour's. */
  function ausweichOf(f: Flaeche, x: number, y: number): [number, number][] {
    const innen = liegtIn(f.d);
    const drin = (px: number, py: number): boolean => innen(...transform.invert([px, py]));
    const wege = [0, 8, -8, 16, -16, 24, -24, 36, -36, 48, -48];
    return wege
      .flatMap((dx) => wege.map((dy): [number, number] => [dx, dy]))
      .sort(([ax, ay], [bx, by]) => Math.hypot(ax, ay) - Math.hypot(bx, by))
      .map(([dx, dy]): [number, number] => [x + dx, y + dy])
      .filter(
        ([px, py]) =>
          drin(px - 16, py) && drin(px + 16, py) && drin(px, py - zeilenhoehe / 2) && drin(px, py + zeilenhoehe / 2)
      );
  }

  function drawTexte(): void {
    if (!bild || !grund) return;
    const {ebene} = bild;
    const ausgewaehlt = bild.ausgewaehlt?.gebiet_id;
    // Small areas have no room for text before the reader zooms in; the selected one gets a label with its name.
    const nurSchild = ebene === "plr" && transform.k < namesFrom;
    const gezeigt = grund.flaechen.filter((f) => !nurSchild || f.gebiet_id === ausgewaehlt);
    const punkte = orte();
    const texteListe = placeTexte(
      gezeigt.flatMap((f) => {
        const zeile = zeilen.get(f.gebiet_id);
        const [x, y] = transform.apply([f.x, f.y]);
        if (!zeile || x < 0 || y < 0 || x > grund!.breite || y > grund!.hoehe) return [];
        const immer = f.gebiet_id === ausgewaehlt;
        // Below the mark, whose tip stands at the point.
        const ty = immer ? y + zeilenhoehe : y;
        return {
          id: f.gebiet_id,
          x,
          y: ty,
          ...(punkte.length > 0 && {ausweich: () => ausweichOf(f, x, ty)}),
          // On a small map the unit, which the subtitle names, would cost the room of a neighbour.
          wert: nurSchild
            ? ""
            : grund!.breite < schmaleKarte
              ? zeile.text.replace(/[\u202f\u00a0][^)]*/, "")
              : zeile.text,
          name: zeile.name,
          platz: f.breite * transform.k,
          immer
        };
      }),
      {breite: grund.breite, nurMitName: ebene === "plr", hindernisse: punkte.map(ortBox)}
    );
    if (abbildVon) texteListe.push(...klassennummern(new Set(texteListe.map((t) => t.id)), texteListe.map(textBox)));
    textBoxen = texteListe.map(textBox);
    texteGruppe.replaceChildren(
      ...[...texteListe.filter((t) => t.id !== ausgewaehlt), ...texteListe.filter((t) => t.id === ausgewaehlt)].flatMap(
        ({id, x, y, breite, zeilen: lines}) => {
          const hoehe = lines.length * zeilenhoehe;
          const schild =
            nurSchild && id === ausgewaehlt
              ? svg(document, "rect", {
                  class: "karte-schild",
                  x: x - breite / 2 - 4,
                  y: y - hoehe / 2 - 2,
                  width: breite + 8,
                  height: hoehe + 4
                })
              : null;
          const text = svg(
            document,
            "text",
            {
              class: schild ? "karte-text" : groundOf(id),
              x,
              y: y - (hoehe - zeilenhoehe) / 2,
              "text-anchor": "middle",
              "dominant-baseline": "central"
            },
            lines.map((line, i) => svg(document, "tspan", {x, dy: i === 0 ? 0 : zeilenhoehe}, line))
          );
          return schild ? [schild, text] : [text];
        }
      )
    );
    const f = ausgewaehlt === undefined ? undefined : flaechen.get(ausgewaehlt);
    marke.setAttribute("visibility", f ? "visible" : "hidden");
    if (f) {
      const [x, y] = transform.apply([f.x, f.y]);
      marke.setAttribute("transform", `translate(${x},${y})`);
    }
  }

  /** A place for a short text in what is shown of an area: its own, or one well inside it; null where there is none. */
  function innenpunkt(f: Flaeche): [number, number] | null {
    const rand = 10;
    const [x, y] = transform.apply([f.x, f.y]);
    const {breite, hoehe} = grund!;
    const gezeigt = (px: number, py: number): boolean =>
      px >= rand && py >= rand && px <= breite - rand && py <= hoehe - rand;
    if (gezeigt(x, y)) return [x, y];
    const innen = liegtIn(f.d);
    const drin = (px: number, py: number): boolean => innen(...transform.invert([px, py]));
    const orte: [number, number][] = [];
    for (let px = rand; px <= breite - rand; px += 12)
      for (let py = rand; py <= hoehe - rand; py += 12)
        if (drin(px - rand, py) && drin(px + rand, py) && drin(px, py - rand) && drin(px, py + rand))
          orte.push([px, py]);
    return orte[Math.floor(orte.length / 2)] ?? null;
  }

  /** The numbers of the classes in the areas without a text: what tells them apart in a print without colour. */
  function klassennummern(beschriftet: ReadonlySet<string>, belegt: readonly Box[]): Text[] {
    if (!bild || !grund || bild.einteilung.klassen.length < 2) return [];
    return placeTexte(
      grund.flaechen.flatMap((f) => {
        const klasse = zeilen.get(f.gebiet_id)?.klasse ?? null;
        const ort = klasse === null || beschriftet.has(f.gebiet_id) ? null : innenpunkt(f);
        if (klasse === null || ort === null) return [];
        const [x, y] = ort;
        const platz = f.breite * transform.k;
        const ausweich = (): [number, number][] => ausweichOf(f, x, y);
        return [{id: f.gebiet_id, x, y, platz, name: "", wert: String(klasse + 1), immer: false, ausweich}];
      }),
      {breite: grund.breite, nurMitName: false, hindernisse: [...belegt, ...orte().map(ortBox)]}
    );
  }

  /** Letters that stand out from the class; areas with a pattern carry those of the page. */
  function groundOf(id: string): string {
    const klasse = zeilen.get(id)?.klasse ?? null;
    if (!bild || klasse === null) return "karte-text";
    return `karte-text karte-text-${schriftOf(bild.einteilung.klassen[klasse]!, bild)}`;
  }

  function markRinge(): void {
    const ring = (pfade: SVGPathElement[], id: string | null): void => {
      const d = id === null ? "" : (flaechen.get(id)?.d ?? "");
      for (const pfad of pfade) pfad.setAttribute("d", d);
    };
    ring(auswahlPfade, bild?.ausgewaehlt?.gebiet_id ?? null);
    ring(fokusPfade, fokusSichtbar ? fokus : null);
    for (const pfad of flaechenGruppe.children) {
      const id = pfad.getAttribute("data-id");
      pfad.classList.toggle("karte-ausgewaehlt", id === bild?.ausgewaehlt?.gebiet_id);
      pfad.classList.toggle("karte-im-fokus", fokusSichtbar && id === fokus);
    }
  }

  function showTipp(): void {
    const id = hover?.id ?? (fokusSichtbar ? fokus : null);
    const zeile = id === null ? undefined : zeilen.get(id);
    const f = id === null ? undefined : flaechen.get(id);
    if (!bild || !grund || !zeile || !f || verworfen) {
      tipp.hidden = true;
      return;
    }
    tipp.replaceChildren(Tipp(document, zeile, bild));
    tipp.hidden = false;
    const {offsetWidth: width, offsetHeight: height} = tipp;
    const [x] = hover ? [hover.x] : transform.apply([f.x, f.y]);
    // At the pointer within reach of it; at the focus beside the area, so that its outline stays visible.
    const [oben, unten] = hover
      ? [hover.y - 10, hover.y + 10]
      : [transform.applyY(f.oben) - 8, transform.applyY(f.unten) + 8];
    const left = Math.min(Math.max(x - width / 2, 4), Math.max(4, grund.breite - width - 4));
    const top = oben - height >= 4 ? oben - height : Math.min(unten, Math.max(4, grund.hoehe - height - 4));
    tipp.style.left = `${left}px`;
    tipp.style.top = `${top}px`;
  }

  function hideTipp(): boolean {
    const war = !tipp.hidden;
    verworfen = true;
    tipp.hidden = true;
    return war;
  }

  function setHover(next: typeof hover): void {
    view?.clearTimeout(timer);
    if (next?.id !== hover?.id) {
      verworfen = false;
      hover = next;
      showTipp();
    }
  }

  /** Waits before a shown panel moves on, so that the pointer can reach it across other areas. */
  function planHover(next: typeof hover): void {
    view?.clearTimeout(timer);
    if (tipp.hidden && next) setHover(next);
    else timer = view?.setTimeout(() => setHover(next), next ? 90 : hideDelay);
  }

  function setFokus(id: string | null, sichtbar: boolean): void {
    fokus = id;
    fokusSichtbar = sichtbar && id !== null;
    verworfen = false;
    if (fokusSichtbar) {
      hover = null;
      reveal(id!);
      const zeile = zeilen.get(id!);
      if (zeile && bild) live.textContent = ansage(zeile, bild);
    }
    markRinge();
    showTipp();
  }

  function reveal(id: string): void {
    const f = flaechen.get(id);
    if (!f || !grund || transform.k === 1) return;
    const [x, y] = transform.apply([f.x, f.y]);
    const rand = 40;
    if (x < rand || y < rand || x > grund.breite - rand || y > grund.hoehe - rand)
      behaviour.translateTo(flaecheZoom, f.x, f.y);
  }

  function byValue(): Kartenzeile[] {
    const drawn = [...zeilen.values()].filter((z) => flaechen.has(z.gebiet_id));
    const mitWert = drawn.filter((z) => z.wert !== null && !z.wenige);
    return sortZeilen(mitWert.length > 0 ? mitWert : drawn, "wert-ab");
  }

  function toggle(id: string): void {
    const aufheben = bild?.ausgewaehlt?.gebiet_id === id;
    onSelect(aufheben ? null : id);
    live.textContent = aufheben ? texte.aufgehoben : texte.gewaehlt(zeilen.get(id)?.name ?? "");
  }

  function onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || !bild || !grund) return;
    const {key} = event;
    const richtung = richtungen[key];
    const ids = byValue().map((z) => z.gebiet_id);
    zeiger = false;
    if (richtung) {
      const ziel = fokus === null || !fokusSichtbar ? (fokus ?? ids[0]) : grund.nachbarn[fokus]?.[richtung];
      if (ziel) setFokus(ziel, true);
      else live.textContent = texte.rand;
    } else if (key === "Home" || key === "End") setFokus((key === "Home" ? ids[0] : ids.at(-1)) ?? null, true);
    else if ((key === "Enter" || key === " ") && fokus !== null) toggle(fokus);
    else if (key === "+" || key === "=") zoomBy(zoomStep);
    else if (key === "-" || key === "−") zoomBy(1 / zoomStep);
    else if (key === "0") zoomReset();
    else if (key === "Escape" && hideTipp()) {
      // The next Escape lifts the selection.
    } else if (key === "Escape" && bild.ausgewaehlt) {
      onSelect(null);
      live.textContent = texte.aufgehoben;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const idAt = (event: Event): string | null =>
    (event.target as Element | null)?.closest?.("[data-id]")?.getAttribute("data-id") ?? null;

  feld.addEventListener("keydown", onKey);
  feld.addEventListener("pointerdown", () => (zeiger = true));
  feld.addEventListener("focus", () => {
    const start = fokus ?? bild?.ausgewaehlt?.gebiet_id ?? byValue()[0]?.gebiet_id ?? null;
    setFokus(bild?.ausgewaehlt?.gebiet_id ?? start, !zeiger);
  });
  feld.addEventListener("blur", () => {
    zeiger = false;
    setFokus(fokus, false);
  });
  zeichnung.addEventListener("click", (event) => {
    const id = idAt(event);
    // The second click of a double click would undo the first.
    if (id === null || event.detail > 1) return;
    setFokus(id, false);
    toggle(id);
  });
  zeichnung.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch" || event.buttons > 0) return;
    const id = idAt(event);
    if (id === null) return planHover(null);
    const box = rahmen.getBoundingClientRect();
    planHover({id, x: event.clientX - box.left, y: event.clientY - box.top});
  });
  zeichnung.addEventListener("pointerleave", () => planHover(null));
  tipp.addEventListener("pointerenter", () => view?.clearTimeout(timer));
  tipp.addEventListener("pointerleave", () => planHover(null));
  // The panel of the pointer must yield to Esc wherever the keyboard focus is.
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && hover && hideTipp()) event.stopPropagation();
  };
  document.addEventListener("keydown", onEscape, true);

  function draw(next: Kartenbild, grenzen: Topology | undefined, umriss: Topology | undefined, breite: number): void {
    grund = grenzen ? buildKartengrund(grenzen, next.ebene, breite, umriss ?? grenzen) : null;
    fehler.hidden = grund !== null;
    rahmen.hidden = grund === null;
    if (!grund) {
      fehler.textContent = texteKarte.fehlerGeometrie(next.lor_stand);
      flaechen = new Map();
      return;
    }
    const hoehe = hoeheOf(breite);
    for (const [name, value] of Object.entries({width: breite, height: hoehe, viewBox: `0 0 ${breite} ${hoehe}`}))
      zeichnung.setAttribute(name, String(value));
    flaechen = new Map(grund.flaechen.map((f) => [f.gebiet_id, f]));
    umrissPfad.setAttribute("d", grund.umriss);
    flaechenGruppe.replaceChildren(
      ...grund.flaechen.map((f) => {
        const zeile = zeilen.get(f.gebiet_id);
        return svg(document, "path", {
          d: f.d,
          "data-id": f.gebiet_id,
          class: "karte-flaeche",
          fill: zeile ? fillOf(zeile, next, kennung) : "none"
        });
      })
    );
    for (const pfad of grenzenPfade) pfad.setAttribute("d", grund.grenzen);
    for (const pfad of darueberPfade) pfad.setAttribute("d", grund.grenzenDarueber);
    behaviour
      .extent([
        [0, 0],
        [breite, hoehe]
      ])
      .translateExtent([
        [0, 0],
        [breite, hoehe]
      ]);
    if (fokus !== null && !flaechen.has(fokus)) fokus = null;
  }

  /** Pixels to the metre, and where the metres begin. */
  function massstab({punkt}: Kartengrund): {x: number; y: number; k: number} {
    const [x, y] = punkt(0, 0);
    return {x, y, k: punkt(1, 0)[0] - x};
  }

  function ausschnittOf(grund: Kartengrund): Ausschnitt {
    const m = massstab(grund);
    const [x, y] = transform.invert([grund.breite / 2, grund.hoehe / 2]);
    const weite = m.k * transform.k;
    return {x: (x - m.x) / m.k, y: (m.y - y) / m.k, breite: grund.breite / weite, hoehe: grund.hoehe / weite};
  }

  function zeigeAusschnitt(grund: Kartengrund, {x, y, breite, hoehe}: Ausschnitt): void {
    const {k} = massstab(grund);
    behaviour.scaleTo(flaecheZoom, Math.min(grund.breite / (k * breite), grund.hoehe / (k * hoehe)));
    behaviour.translateTo(flaecheZoom, ...grund.punkt(x, y));
  }

  let letzteBreite = 0;
  return {
    element: wurzel,
    update(next, grenzen, umriss, breite) {
      const neu = next.serie !== serie || breite !== letzteBreite;
      // However the selection was lifted, the last words must not say that it stands.
      if (!neu && bild?.ausgewaehlt && !next.ausgewaehlt) live.textContent = texte.aufgehoben;
      const gewechselt = next.ausgewaehlt !== null && next.ausgewaehlt.gebiet_id !== bild?.ausgewaehlt?.gebiet_id;
      bild = next;
      beschriftung.textContent = next.beschriftung ?? "";
      beschriftung.hidden = next.beschriftung === undefined;
      ortsText.textContent = next.punkteTitel ?? "";
      ortsZeile.hidden = next.punkteTitel === undefined || !next.punkte?.length;
      zeilen = new Map(next.zeilen.map((z) => [z.gebiet_id, z]));
      if (neu) {
        hover = null;
        draw(next, grenzen, umriss, breite);
        grundlage = [grenzen, umriss];
        if (grund && breite !== letzteBreite) {
          flaecheZoom.call(behaviour.transform, zoomIdentity);
          if (abbildVon?.ausschnitt) zeigeAusschnitt(grund, abbildVon.ausschnitt);
        }
        serie = next.serie;
        letzteBreite = breite;
      }
      feld.setAttribute("aria-label", texte.name(next.indikator.titel, next.untertitel));
      markRinge();
      applyTransform();
      // Who cannot drag moves an enlarged map by choosing an area from list or table.
      if (gewechselt && !neu) reveal(next.ausgewaehlt!.gebiet_id);
    },
    hideTipp,
    abbild(breite) {
      if (!bild || !grund) return null;
      const vergroessert = transform.k > 1;
      const andere = Landkarte({
        onSelect: () => undefined,
        kennung: `${kennung}-abbild`,
        abbildVon: {ausschnitt: vergroessert ? ausschnittOf(grund) : null, orte: ortsWahl.checked},
        document
      });
      andere.update(bild, ...grundlage, breite);
      andere.close();
      const zeichnung = andere.element.querySelector<SVGSVGElement>(".karte-zeichnung")!;
      return {zeichnung, bild, orte: ortsWahl.checked && (bild.punkte ?? []).length > 0, vergroessert};
    },
    close() {
      view?.clearTimeout(timer);
      document.removeEventListener("keydown", onEscape, true);
    }
  };
}
