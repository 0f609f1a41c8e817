import {createHash} from "node:crypto";
import {existsSync, readFileSync} from "node:fs";
import {Agent, get} from "node:http";
import {join} from "node:path";
import {gunzipSync} from "node:zlib";
import {listFiles, locate} from "./addresses.js";
import {attribute, elements, parseHtml} from "./html.js";

/** What readers look at first: start page, map, a profile. */
export const leserseiten = ["/", "/karte", "/gebiete/10200420"] as const;
/** As many files a reader asks for at once; browsers take up to six. */
const zugleich = 2;

/** An address of the site with the SHA-256 of the file behind it. */
export interface Leserdatei {
  adresse: string;
  sha256: string;
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Addresses that the text of *datei* names below the site's root, as modules, styles and pages do: relative to its own. */
function genannteIn(text: string, adresse: string): string[] {
  return [...text.matchAll(/["'(](\.{1,2}\/[^"'()\s\\]+)["')]/g)].map(
    ([, ziel]) => new URL(ziel!, `http://site${adresse}`).pathname
  );
}

/**
 * Every file that a first visit to *adressen* asks for, as the pages, their scripts and styles name it, each once; the data files
 * that the pages register are among them. Throws if a page is missing.
 */
export function dateienOf(dir: string, adressen: readonly string[] = leserseiten): Leserdatei[] {
  const dateien = new Set(listFiles(dir));
  const gefunden = new Map<string, Leserdatei>();
  const warten = [...adressen];
  for (let adresse = warten.shift(); adresse !== undefined; adresse = warten.shift()) {
    if (gefunden.has(adresse)) continue;
    const ziel = locate(decodeURI(adresse), (file) => dateien.has(file));
    if (!ziel || !("file" in ziel)) {
      if (adressen.includes(adresse)) throw new Error(`${dir}: no page ${adresse}`);
      continue;
    }
    const bytes = readFileSync(join(dir, ziel.file));
    gefunden.set(adresse, {adresse, sha256: sha256(bytes)});
    if (ziel.file.endsWith(".html")) {
      const document = parseHtml(bytes.toString("utf8"));
      for (const element of elements(document, "link", "script")) {
        const name = attribute(element, "href") ?? attribute(element, "src");
        const rel = attribute(element, "rel") ?? "stylesheet";
        if (name !== undefined && !/^(canonical|alternate|next|prev)$/.test(rel))
          warten.push(new URL(name, `http://site${adresse}`).pathname);
      }
    } else if (/(^|\/)seite\.[0-9a-f]{8}\.js$|\.css$/.test(ziel.file))
      warten.push(...genannteIn(bytes.toString("utf8"), adresse).filter((a) => existsSync(join(dir, a))));
  }
  return [...gefunden.values()];
}

/** One answer: its status and its body, unpacked. */
function hole(url: string, agent: Agent, gepackt: boolean): Promise<{status: number; bytes: Buffer}> {
  return new Promise((fertig, gescheitert) => {
    const anfrage = get(url, {agent, headers: gepackt ? {"Accept-Encoding": "gzip"} : {}}, (antwort) => {
      const teile: Buffer[] = [];
      antwort.on("data", (teil: Buffer) => teile.push(teil));
      antwort.once("error", gescheitert);
      antwort.once("end", () => {
        const bytes = Buffer.concat(teile);
        const ganz = antwort.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes;
        fertig({status: antwort.statusCode ?? 0, bytes: ganz});
      });
    });
    anfrage.once("error", gescheitert);
  });
}

/** One reader loads all *dateien* from *url* over connections of its own. Returns the milliseconds; adds what went wrong to *fehler*. */
async function liest(url: string, dateien: readonly Leserdatei[], gepackt: boolean, fehler: string[]): Promise<number> {
  const agent = new Agent({keepAlive: true, maxSockets: zugleich});
  const beginn = performance.now();
  let naechste = 0;
  const strang = async (): Promise<void> => {
    for (let datei = dateien[naechste++]; datei; datei = dateien[naechste++]) {
      try {
        const {status, bytes} = await hole(`${url}${datei.adresse}`, agent, gepackt);
        if (status !== 200) fehler.push(`${datei.adresse}: ${status}`);
        else if (sha256(bytes) !== datei.sha256) fehler.push(`${datei.adresse}: other bytes than the file`);
      } catch (error) {
        fehler.push(`${datei.adresse}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  await Promise.all(Array.from({length: zugleich}, strang));
  agent.destroy();
  return performance.now() - beginn;
}

export interface Leserlast {
  /** How many at once. */
  leser: number;
  /** True if answers are asked for compressed, as browsers do. */
  gepackt?: boolean;
}

/** What *leser* readers at once met at *url*: everything that was no right answer, and the milliseconds of each. */
export async function leseZugleich(
  url: string,
  dateien: readonly Leserdatei[],
  {leser, gepackt = false}: Leserlast
): Promise<{fehler: string[]; ms: number[]}> {
  const fehler: string[] = [];
  const ms = await Promise.all(Array.from({length: leser}, () => liest(url, dateien, gepackt, fehler)));
  return {fehler, ms};
}

/** Figures for the bench: wrong answers to 200 readers at once, and how long the slowest twentieth waits against one reader alone. */
export async function measureLeser(dir: string, url: string): Promise<Record<string, number>> {
  const dateien = dateienOf(dir);
  const allein: number[] = [];
  for (let i = 0; i < 3; i++) allein.push((await leseZugleich(url, dateien, {leser: 1, gepackt: true})).ms[0]!);
  const {fehler, ms} = await leseZugleich(url, dateien, {leser: 200, gepackt: true});
  const p95 = ms.toSorted((a, b) => a - b)[Math.ceil(0.95 * ms.length) - 1]!;
  return {leser_fehler: fehler.length, leser_ratio: p95 / Math.min(...allein)};
}
