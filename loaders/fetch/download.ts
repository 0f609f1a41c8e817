import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import {dirname, join} from "node:path";
import {z} from "zod";
import {InputError} from "../contract/errors.js";
import {sha256Of} from "../contract/table.js";
import {maxBytes} from "./folder.js";
import {TransientError, request, shownAddress} from "./http.js";
import type {Answer, RequestOptions} from "./http.js";

/** Time and chance, so that tests need neither. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** A number from 0 to below 1. */
  random(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  random: () => Math.random()
};

export interface Limits {
  bytes: number;
  idleMs: number;
  overallMs: number;
  attempts: number;
  /** Longest pause a server may ask for before the command gives up. */
  pauseMs: number;
}

export const usualLimits: Limits = {
  bytes: maxBytes,
  idleMs: 30_000,
  overallMs: 900_000,
  attempts: 4,
  pauseMs: 120_000
};

export interface DownloadOptions {
  hosts: ReadonlySet<string>;
  clock: Clock;
  limits: Limits;
  env: RequestOptions["env"];
  /** Gets a German line for every further try. */
  report: (line: string) => void;
  /** Gets the bytes so far, and all bytes if the server names their number. */
  onBytes?: ((bytes: number, total: number | undefined) => void) | undefined;
}

/** What is kept beside a downloaded file, to ask only for what has changed and to resume what broke off. */
const Stand = z.strictObject({
  adresse: z.string(),
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
  /** Of the whole file; null while it is not whole. */
  sha256: z.string().nullable(),
  abgerufen_am: z.string()
});
type Stand = z.infer<typeof Stand>;

export interface Downloaded {
  path: string;
  sha256: string;
  bytes: number;
  /** True if the server said that the file in the cache is still the newest. */
  unchanged: boolean;
}

const standPath = (path: string): string => `${path}.abruf.json`;

function readStand(path: string, adresse: string): Stand | undefined {
  try {
    const stand = Stand.parse(JSON.parse(readFileSync(standPath(path), "utf8")));
    return stand.adresse === adresse ? stand : undefined;
  } catch {
    return undefined;
  }
}

function writeStand(path: string, stand: Stand): void {
  const beside = `${standPath(path)}.neu`;
  writeFileSync(beside, `${JSON.stringify(stand, null, 2)}\n`);
  renameSync(beside, standPath(path));
}

/** Deletes *path* and what is noted about it. */
function discard(path: string): void {
  rmSync(path, {force: true});
  rmSync(standPath(path), {force: true});
}

/** What a server may call a file of that ending; text/html is never among them. */
const types: Record<string, RegExp> = {
  csv: /^(text\/(csv|plain|comma-separated-values|x-csv)|application\/(csv|x-csv|vnd\.ms-excel|octet-stream|x-download|force-download)|binary\/octet-stream)$/,
  json: /^(application\/(json|geo\+json|vnd\.geo\+json|octet-stream|[\w.+-]*\+json)|text\/(json|plain))$/,
  xlsx: /^(application\/(vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet|vnd\.ms-excel|octet-stream|zip|x-zip-compressed|x-download|force-download)|binary\/octet-stream)$/,
  pdf: /^(application\/(pdf|octet-stream|x-download|force-download)|binary\/octet-stream)$/
};

const endingOf = (path: string): string =>
  (/\.(\w+)$/.exec(path)?.[1] ?? "").toLowerCase().replace(/^geojson$/, "json");

const byHand = "Oder die Datei von Hand herunterladen und mit „npm run fetch -- --from ORDNER“ einlesen.";
const lookThere = `Bitte die Adresse im Browser prüfen; vermutlich ist die Datei umgezogen. ${byHand}`;

function requireType(answer: Answer, path: string, datei: string): void {
  const type = (answer.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  const expected = types[endingOf(path)];
  if (type === "" || expected === undefined || expected.test(type)) return;
  // A WFS tells its errors as XML, which says more than the type does.
  if (endingOf(path) === "json" && /xml/.test(type)) return;
  throw new InputError({
    datei,
    wert: type,
    regel:
      type === "text/html" || type === "application/xhtml+xml"
        ? `ist die Antwort des Servers: eine Webseite statt einer Datei ${endingOf(path).toUpperCase()}`
        : `ist die Art der Antwort; erwartet wird eine Datei ${endingOf(path).toUpperCase()}`,
    abhilfe: lookThere
  });
}

/** Refuses what the first bytes give away as something else than the ending says. */
function requireBeginning(bytes: Uint8Array, path: string, datei: string): void {
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, 2000));
  const refuse = (regel: string, abhilfe = lookThere): never => {
    throw new InputError({datei, regel, abhilfe});
  };
  if (/^\s*(?:\u00ef\u00bb\u00bf)?\s*<(!doctype html|html)/i.test(text))
    refuse("ist eine Webseite und keine Datendatei");
  const exception = /<(?:\w+:)?(?:ExceptionReport|ServiceExceptionReport)\b/.test(text);
  if (exception) {
    const said = /<(?:\w+:)?(?:ExceptionText|ServiceException)[^>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,200})/.exec(
      text
    )?.[1];
    refuse(
      `ist eine Fehlermeldung des Geodienstes${said === undefined ? "" : `: „${said.replace(/\s+/g, " ").trim()}“`}`,
      `Bitte Adresse und Ebene in data/catalogue/sources.json prüfen. ${byHand}`
    );
  }
  if (endingOf(path) === "xlsx" && !text.startsWith("PK")) refuse("ist keine Excel-Mappe");
  if (endingOf(path) === "pdf" && !text.startsWith("%PDF-")) refuse("ist kein PDF");
  if (endingOf(path) === "json" && !/^\s*(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(text)) refuse("ist kein JSON");
}

function retryAfterOf(value: string | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

const transientStatus = new Set([408, 425, 429, 500, 502, 503, 504]);

function problemOfStatus(status: number, datei: string): InputError {
  const regel =
    status === 404 || status === 410
      ? `gibt es nicht mehr (Antwort ${status})`
      : status === 401 || status === 403
        ? `wird nicht herausgegeben (Antwort ${status})`
        : `wird nicht geliefert (Antwort ${status})`;
  return new InputError({datei, regel, abhilfe: lookThere});
}

const tooLarge = (datei: string, limit: number): InputError =>
  new InputError({
    datei,
    regel: `ist größer als ${(limit / 1e6).toLocaleString("de-DE")} MB; so groß ist keine amtliche Tabelle`,
    abhilfe: "Bitte die Adresse im Browser prüfen."
  });

const textOrNull = (value: string | undefined): string | null => value ?? null;
/** Only a strong validator proves that two parts belong to the same file. */
const strongEtag = (etag: string | null): string | undefined =>
  etag !== null && !etag.startsWith("W/") ? etag : undefined;

/**
 * Gets *address* into the file *path* and returns it with its checksum. A file that is there already is asked for only if it
 * has changed (ETag, Last-Modified) and is used only with the checksum noted; a download that broke off is resumed where
 * the server proves that it is still the same file, and begun again otherwise. Tries again with growing pauses, or those
 * the server asks for, where a failure may pass. What is larger than *limits* say, of another kind than the ending of
 * *path*, or cut off is refused with an InputError, and *path* stays as it was.
 */
export async function download(address: string, path: string, options: DownloadOptions): Promise<Downloaded> {
  const {clock, limits, report} = options;
  const datei = shownAddress(new URL(address));
  const deadline = clock.now() + limits.overallMs;
  mkdirSync(dirname(path), {recursive: true});
  for (let attempt = 1; ; attempt++) {
    try {
      return await downloadOnce(address, path, options, Math.max(1, deadline - clock.now()));
    } catch (error) {
      if (!(error instanceof TransientError)) throw error;
      const backoff = Math.min(30_000, 1000 * 2 ** (attempt - 1)) * (0.5 + clock.random() / 2);
      const pause = Math.max(backoff, error.retryAfterMs ?? 0);
      if (error.retryAfterMs !== undefined && pause > limits.pauseMs)
        throw new InputError({
          datei,
          regel: `ist überlastet; der Server bittet um ${Math.ceil(pause / 60_000)} Minuten Geduld`,
          abhilfe: "Bitte den Abruf später wiederholen."
        });
      if (attempt >= limits.attempts || clock.now() + pause > deadline)
        throw new InputError(
          {
            datei,
            regel: `lässt sich auch beim ${attempt}. Versuch nicht abrufen: ${error.message}`,
            abhilfe: `Bitte später noch einmal versuchen; ein begonnener Abruf wird fortgesetzt. ${byHand}`
          },
          {cause: error}
        );
      report(
        `${error.message}; neuer Versuch in ${(pause / 1000).toLocaleString("de-DE", {maximumFractionDigits: 1})} s`
      );
      await clock.sleep(pause);
    }
  }
}

async function downloadOnce(
  address: string,
  path: string,
  options: DownloadOptions,
  overallMs: number
): Promise<Downloaded> {
  const {hosts, clock, limits, env, onBytes} = options;
  const datei = shownAddress(new URL(address));
  const part = `${path}.teil`;

  const kept = readWhole(path, address);
  const begun = existsSync(part) ? readStand(part, address) : undefined;
  const proof = begun && (strongEtag(begun.etag) ?? begun.last_modified ?? undefined);
  const partBytes = proof === undefined ? 0 : statSync(part).size;
  if (partBytes === 0) discard(part);
  const headers: Record<string, string> = {};
  if (partBytes > 0 && proof !== undefined) {
    headers["range"] = `bytes=${partBytes}-`;
    headers["if-range"] = proof;
  } else if (kept) {
    if (kept.stand.etag !== null) headers["if-none-match"] = kept.stand.etag;
    if (kept.stand.last_modified !== null) headers["if-modified-since"] = kept.stand.last_modified;
  }

  const answer = await request(address, {hosts, headers, idleMs: limits.idleMs, overallMs, env});
  const {status} = answer;
  const drop = (error: Error): never => {
    answer.drop();
    throw error;
  };
  if (status === 304 && kept) {
    answer.drop();
    return {path, sha256: kept.sha256, bytes: kept.bytes, unchanged: true};
  }
  if (status === 416) {
    discard(part);
    return drop(new TransientError("der Server kennt den begonnenen Teil nicht"));
  }
  if (transientStatus.has(status))
    return drop(
      new TransientError(
        status === 429 ? "der Server bittet um eine Pause" : `der Server ist gestört (Antwort ${status})`,
        retryAfterOf(answer.headers["retry-after"], clock.now())
      )
    );
  if (status !== 200 && status !== 206) return drop(problemOfStatus(status, datei));

  try {
    requireType(answer, path, datei);
  } catch (error) {
    return drop(error as Error);
  }
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(answer.headers["content-range"] ?? "");
  const resumed = status === 206;
  const etag = textOrNull(answer.headers.etag);
  const sameFile = begun !== undefined && (etag === null || etag === begun.etag);
  if (resumed && (partBytes === 0 || Number(range?.[1]) !== partBytes || !sameFile || answer.encoded)) {
    discard(part);
    return drop(new TransientError("der Server liefert nicht den Teil, der fehlt"));
  }
  const rest = answer.headers["content-length"];
  const total = resumed ? Number(range?.[2]) : rest !== undefined && !answer.encoded ? Number(rest) : undefined;
  if ((total ?? 0) > limits.bytes || Number(rest ?? 0) > limits.bytes) return drop(tooLarge(datei, limits.bytes));

  const stand: Stand = {
    adresse: address,
    etag,
    last_modified: textOrNull(answer.headers["last-modified"]),
    sha256: null,
    abgerufen_am: new Date(clock.now()).toISOString()
  };
  if (!resumed) {
    writeFileSync(part, "");
    // The bytes of a packed answer are not those a range counts: nothing to resume.
    if (answer.encoded) rmSync(standPath(part), {force: true});
    else writeStand(part, stand);
  }
  let bytes = resumed ? partBytes : 0;
  try {
    for await (const chunk of answer.body) {
      bytes += chunk.length;
      if (bytes > limits.bytes) throw tooLarge(datei, limits.bytes);
      if (bytes === chunk.length) requireBeginning(chunk, path, datei);
      appendFileSync(part, chunk);
      onBytes?.(bytes, total);
    }
    if (total !== undefined && bytes !== total)
      throw new TransientError(`die Übertragung brach nach ${bytes} von ${total} Bytes ab`);
    const content = new Uint8Array(readFileSync(part));
    if (content.length === 0) throw new InputError({datei, regel: "ist leer", abhilfe: lookThere});
    requireBeginning(content, path, datei);
    const sha256 = sha256Of(content);
    // The note first: one that does not fit its file only means that the file is got again.
    writeStand(path, {...stand, sha256});
    renameSync(part, path);
    discard(part);
    return {path, sha256, bytes, unchanged: false};
  } catch (error) {
    const worthKeeping = error instanceof TransientError && !answer.encoded && bytes <= (total ?? Infinity);
    if (!worthKeeping) discard(part);
    throw error;
  }
}

/** The file in the cache, if it came from *address* and is still the one whose checksum was noted. */
function readWhole(path: string, address: string): {stand: Stand; sha256: string; bytes: number} | undefined {
  const stand = readStand(path, address);
  if (!stand?.sha256 || !existsSync(path)) return undefined;
  const content = new Uint8Array(readFileSync(path));
  return sha256Of(content) === stand.sha256 ? {stand, sha256: stand.sha256, bytes: content.length} : undefined;
}

/** Deepest name a server may give a file in the cache: no folder, no hidden file, none of the cache's own endings. */
const safeName = /^[A-Za-z0-9ÄÖÜäöüß_][A-Za-z0-9ÄÖÜäöüß_ ().,+-]{0,120}$/;

/** Where *name* of *quelle* stands in the cache; undefined for a name that could lead out of it. */
export function cachePath(cacheDir: string, quelle: string, name: string): string | undefined {
  if (!safeName.test(name) || /\.(teil|neu|abruf\.json)$/i.test(name) || /[. ]$/.test(name)) return undefined;
  return join(cacheDir, quelle, name);
}
