import type {Angaben} from "../../lib/ausfuhr/modell.js";
import {dateinameOf} from "../../lib/ausfuhr/name.js";
import {texteBild} from "../../lib/texte/bild.js";
import {element} from "../dom.js";
import {speichere, type Datei} from "../speichern.js";
import {bildrand, bildSvg} from "./bildSvg.js";
import {pngOf, svgText, svgTyp} from "./datei.js";
import type {Bildquelle, Logo} from "./modell.js";

export interface BildpanelOptions extends Bildquelle {
  /** Why there is nothing to draw. */
  leer?: () => string;
  document?: Document;
  /** Brings the operator's logo; tests bring their own. */
  ladeLogo?: LadeLogo;
  /** Hands the reader a file; tests bring their own. */
  speichere?: (datei: Datei) => void;
}

const {panel: texte} = texteBild;
const breiten = [360, 720, 1080] as const;

interface Gezeichnet {
  svg: SVGSVGElement;
  text: string;
  angaben: Angaben;
}

type LadeLogo = () => Promise<Logo | null>;
const ladeDatei: LadeLogo = async () => (await import("./logo.js")).ladeLogo();
/** Fetched once for all pictures of a page. */
const logos = new Map<LadeLogo, Promise<Logo | null>>();

/**
 * The panel behind the button "Bild": a preview that is the file itself, its width, and buttons that save it as SVG or PNG or
 * copy it. Draws when it is made, when another width is chosen, and when a reader comes back to it after the view has changed. To be loaded with import() when it is asked for.
 */
export function Bildpanel({
  angaben: angabenOf,
  zeichne,
  leer = () => texte.leer,
  document = globalThis.document,
  ladeLogo = ladeDatei,
  speichere: speichern = (datei) => speichere(document, datei)
}: BildpanelOptions): HTMLElement {
  const view = document.defaultView!;
  let aktuell: Gezeichnet | null = null;
  let lauf = 0;
  let adresse = "";

  const meldung = element(document, "p", {class: "klein", role: "status"});
  const vorschau = element(document, "div", {class: "bild-vorschau"});
  const wahl = element(
    document,
    "select",
    {},
    breiten.map((b) => element(document, "option", {value: b, selected: b === 720}, texte.breiten[b]))
  );
  wahl.addEventListener("change", () => void zeichneVorschau());

  async function logoOf(): Promise<{logo: Logo | null; fehlt: boolean}> {
    const logo = logos.get(ladeLogo) ?? ladeLogo();
    logos.set(ladeLogo, logo);
    try {
      return {logo: await logo, fehlt: false};
    } catch {
      logos.delete(ladeLogo);
      return {logo: null, fehlt: true};
    }
  }

  function zeige(gezeichnet: Gezeichnet | null): void {
    aktuell = gezeichnet;
    if (adresse !== "") view.URL.revokeObjectURL(adresse);
    adresse = gezeichnet ? view.URL.createObjectURL(new view.Blob([gezeichnet.text], {type: svgTyp})) : "";
    vorschau.replaceChildren(
      ...(gezeichnet ? [element(document, "img", {src: adresse, alt: texte.vorschau(gezeichnet.angaben.titel)})] : [])
    );
    for (const knopf of knoepfe) knopf.disabled = gezeichnet === null;
  }

  async function zeichneVorschau(fertig: string = texte.gezeichnet): Promise<void> {
    const dieser = ++lauf;
    meldung.textContent = texte.zeichnet;
    const angaben = angabenOf();
    if (!angaben) {
      zeige(null);
      meldung.textContent = leer();
      return;
    }
    const {logo: marke, fehlt} = await logoOf();
    if (dieser !== lauf) return;
    try {
      const breite = Number(wahl.value);
      const inhalt = await zeichne(breite - 2 * bildrand, document);
      const svg = await bildSvg(angaben, inhalt, {document, breite, logo: marke});
      if (dieser !== lauf) return;
      zeige({svg, text: svgText(svg), angaben});
      meldung.textContent = fehlt ? texte.ohneLogo : fertig;
    } catch (error) {
      zeige(null);
      meldung.textContent = texte.fehler;
      view.console.warn(error);
    }
  }

  const nameOf = ({angaben}: Gezeichnet, endung: string): string =>
    dateinameOf(angaben.name, angaben.version, endung, angaben.vermerke);

  const knopf = (titel: string, tue: (gezeichnet: Gezeichnet) => Promise<void>): HTMLButtonElement => {
    const button = element(document, "button", {type: "button", disabled: true}, titel);
    button.addEventListener("click", () => {
      if (aktuell) void tue(aktuell);
    });
    return button;
  };

  async function speicherePng(gezeichnet: Gezeichnet): Promise<void> {
    meldung.textContent = texte.schreibt("PNG");
    try {
      const name = nameOf(gezeichnet, "png");
      speichern({name, inhalt: await pngOf(gezeichnet.svg), typ: "image/png"});
      meldung.textContent = texte.gespeichert(name);
    } catch {
      meldung.textContent = texte.gescheitert("PNG");
    }
  }

  async function kopiere({svg}: Gezeichnet): Promise<void> {
    meldung.textContent = texte.schreibt("PNG");
    try {
      // The promise goes in as it is: a browser forgets the click that asked for it while a picture is drawn.
      await view.navigator.clipboard.write([new view.ClipboardItem({"image/png": pngOf(svg)})]);
      meldung.textContent = texte.kopiert;
    } catch {
      meldung.textContent = texte.nichtKopiert;
    }
  }

  const knoepfe = [
    knopf(texte.svg, async (gezeichnet) => {
      const name = nameOf(gezeichnet, "svg");
      speichern({name, inhalt: gezeichnet.text, typ: svgTyp});
      meldung.textContent = texte.gespeichert(name);
      return Promise.resolve();
    }),
    knopf(texte.png, speicherePng),
    knopf(texte.kopieren, kopiere)
  ];
  void zeichneVorschau();
  /** The view may have changed while the panel was open. */
  function aktualisiere(): void {
    if (aktuell && JSON.stringify(angabenOf()) !== JSON.stringify(aktuell.angaben))
      void zeichneVorschau(texte.geaendert);
  }
  const panel = element(
    document,
    "div",
    {class: "bild-panel"},
    element(document, "p", {class: "bild-wahl"}, element(document, "label", {}, `${texte.breite} `, wahl)),
    vorschau,
    element(document, "p", {class: "knopfreihe"}, knoepfe),
    meldung,
    element(document, "p", {class: "klein gedaempft"}, `${texte.hinweis} ${texte.svgWofuer} ${texte.pngWofuer}`)
  );
  panel.addEventListener("pointerenter", aktualisiere);
  panel.addEventListener("focusin", aktualisiere);
  return panel;
}
