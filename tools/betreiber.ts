import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {InputError} from "../loaders/contract/errors.js";
import {parseJson} from "../loaders/contract/json.js";
import type {Logo} from "../src/components/bild/modell.js";
import {Betreiber} from "../src/components/seiten/betreiberSchema.js";
import {attribute, elements, parseHtml} from "./html.js";

/** What data/catalogue/betreiber.json says. Throws an InputError if it is broken. */
export function readBetreiber(catalogueDir = "data/catalogue"): Betreiber {
  const file = join(catalogueDir, "betreiber.json");
  const json = parseJson(readFileSync(file, "utf8"), file);
  if ("problem" in json) throw new InputError(json.problem);
  const result = Betreiber.safeParse(json.value);
  if (result.success) return result.data;
  throw new InputError(
    result.error.issues.map((issue) => ({
      datei: file,
      spalte: [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join("."),
      regel: issue.code === "unrecognized_keys" ? "ist kein bekanntes Feld" : issue.message,
      abhilfe: "Jede Angabe ist ein Text oder null"
    }))
  );
}

/** A logo is in every picture that is saved, and fetched each time. */
const groessteDatei = 200_000;

/** Width and height of an SVG by its viewBox, of a PNG in pixels; null if the file is neither. */
function masseOf(bytes: Buffer, istSvg: boolean): [number, number] | null {
  if (!istSvg) {
    const istPng = bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47;
    return istPng ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : null;
  }
  const svg = elements(parseHtml(bytes.toString("utf8")), "svg")[0];
  const [, , breite, hoehe] = (svg ? (attribute(svg, "viewBox") ?? "") : "").split(/[\s,]+/).map(Number);
  return breite && hoehe ? [breite, hoehe] : null;
}

/** The operator's logo as pictures hold it; null if there is none. Throws an InputError for a file that is missing, too large or no picture. */
export function readLogo(catalogueDir = "data/catalogue"): Logo | null {
  const {logo} = readBetreiber(catalogueDir);
  if (!logo) return null;
  const datei = join(catalogueDir, logo.datei);
  const fehler = (regel: string, abhilfe: string): InputError =>
    new InputError({
      datei: join(catalogueDir, "betreiber.json"),
      spalte: "logo.datei",
      wert: logo.datei,
      regel,
      abhilfe
    });
  if (!existsSync(datei))
    throw fehler("ist nicht da", `Bitte die Datei nach ${catalogueDir} legen oder logo auf null setzen.`);
  const bytes = readFileSync(datei);
  if (bytes.length > groessteDatei) throw fehler("ist zu groß", "Bitte eine Datei mit höchstens 200 kB nehmen.");
  const istSvg = logo.datei.endsWith(".svg");
  const masse = masseOf(bytes, istSvg);
  if (!masse) throw fehler("ist kein lesbares Bild", "Bitte ein SVG mit viewBox oder ein PNG nehmen.");
  const typ = istSvg ? "image/svg+xml" : "image/png";
  return {
    text: logo.text,
    adresse: `data:${typ};base64,${bytes.toString("base64")}`,
    breite: masse[0],
    hoehe: masse[1]
  };
}
