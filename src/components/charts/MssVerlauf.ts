import {texteProfil} from "../../lib/texte/profil.js";
import {zustandOf} from "../../lib/zustaende.js";
import {element, type ChartOptions} from "../dom.js";
import {klassenfarbe} from "./klassenfarbe.js";

export interface MssWert {
  wert: number | null;
  status: string;
  anmerkung: string;
}

export interface MssEdition {
  edition: string;
  status: MssWert;
  dynamik: MssWert;
  /** Why this edition cannot be compared with the one before; "" if it can. */
  bruch: string;
  /** Label of the area the class was given to, for a history that changes areas; the frame of a foreign one is dashed. */
  raum?: {name: string; fremd: boolean};
}

export interface MssKlassen {
  status: readonly {wert: number; name: string; kurz: string}[];
  dynamik: readonly {wert: number; name: string; kurz: string}[];
}

export interface MssVerlaufOptions extends ChartOptions {
  klassen: MssKlassen;
}

const svg = "http://www.w3.org/2000/svg";

function Bruchlinie(document: Document): SVGElement {
  const line = document.createElementNS(svg, "line");
  for (const [name, value] of Object.entries({x1: "1", x2: "1", y1: "0", y2: "100%"})) line.setAttribute(name, value);
  const root = document.createElementNS(svg, "svg");
  root.setAttribute("class", "bruchlinie");
  root.setAttribute("aria-hidden", "true");
  root.append(line);
  return root;
}

/**
 * The MSS classes of an area, edition by edition: status as a coloured and labelled cell, dynamics as sign and word. A
 * dashed line with a number stands where editions cannot be compared; the reasons follow below. An edition that does not
 * classify the area says so. A bracket names the area of the editions below it where that changes.
 */
export function MssVerlauf(editionen: readonly MssEdition[], options: MssVerlaufOptions): HTMLElement {
  const {klassen, document = globalThis.document} = options;
  const texte = texteProfil.mss;
  const gruende: string[] = [];
  const items = editionen.map((d, i) => {
    const index = klassen.status.findIndex((k) => k.wert === d.status.wert);
    const status = klassen.status[index];
    const dynamik = klassen.dynamik.find((k) => k.wert === d.dynamik.wert);
    if (d.bruch !== "" && !gruende.includes(d.bruch)) gruende.push(d.bruch);
    const nummer = d.bruch === "" ? 0 : gruende.indexOf(d.bruch) + 1;
    const farbe = status && klassenfarbe("belastung", index, klassen.status.length);
    const raum = d.raum?.name;
    const neuerRaum = raum !== undefined && raum !== editionen[i - 1]?.raum?.name;
    const ende = editionen.findIndex((e, j) => j > i && e.raum?.name !== raum);
    const teile = (ende < 0 ? editionen.length : ende) - i;
    const ohne = `${zustandOf(d.status.status).zeichen}\u00a0${texte.ohneKlasse(d.status.status)}`;
    return element(
      document,
      "li",
      {class: ["edition", nummer && "bruch", d.raum?.fremd && "fremd"].filter(Boolean).join(" ")},
      raum !== undefined &&
        element(
          document,
          "span",
          {class: neuerRaum ? "raum" : "nur-vorlesen", style: neuerRaum ? `--teile:${teile}` : null},
          element(document, "span", {class: "nur-vorlesen"}, `${texte.raum}: `),
          raum
        ),
      nummer > 0 && Bruchlinie(document),
      nummer > 0 && element(document, "span", {class: "bruchmarke"}, texte.bruchmarke(nummer)),
      element(document, "span", {class: "jahr"}, d.edition),
      element(
        document,
        "span",
        {
          class: status ? "klasse" : "klasse ohne",
          style: farbe ? `background:${farbe.grund};color:${farbe.schrift}` : null
        },
        element(document, "span", {class: "nur-vorlesen"}, `${texte.status}: `),
        status ? status.name : ohne
      ),
      dynamik
        ? element(
            document,
            "span",
            {class: "dynamik"},
            element(document, "span", {class: "nur-vorlesen"}, `${texte.dynamik}: `),
            element(
              document,
              "span",
              {class: "zeichen", "aria-hidden": "true"},
              texte.dynamikzeichen[dynamik.wert] ?? ""
            ),
            ` ${dynamik.name}`
          )
        : element(document, "span", {class: "dynamik", "aria-hidden": "true"}, status ? "…" : "")
    );
  });
  return element(
    document,
    "div",
    {class: "mss-verlauf"},
    element(
      document,
      "ol",
      {
        class: editionen.some((d) => d.raum) ? "editionen mit-raum" : "editionen",
        style: `--anzahl:${editionen.length}`
      },
      items
    ),
    gruende.length > 0 &&
      element(
        document,
        "ol",
        {class: "gruende"},
        gruende.map((grund, i) =>
          element(document, "li", {}, element(document, "strong", {}, `${texte.bruchmarke(i + 1)}: `), grund)
        )
      )
  );
}
