import http from "node:http";
import https from "node:https";
import type {Duplex, Readable, Transform} from "node:stream";
import tls from "node:tls";
import {createBrotliDecompress, createGunzip, createInflate} from "node:zlib";
import {InputError} from "../contract/errors.js";

/** A failure that may pass by itself: the same request is worth another try, after *retryAfterMs* if the server said so. */
export class TransientError extends Error {
  override readonly name = "TransientError";
  constructor(
    message: string,
    readonly retryAfterMs?: number
  ) {
    super(message);
  }
}

/** A server that cannot be reached at all: no further address of it needs to be tried. */
export class UnreachableError extends InputError {}

export interface RequestOptions {
  /** Hosts that may be asked, with their port if it is not the usual one: those the catalogue names for the source. */
  hosts: ReadonlySet<string>;
  headers: Record<string, string>;
  /** Longest wait for the first line of the answer, and between two pieces of it, in milliseconds. */
  idleMs: number;
  /** Longest time for the whole answer, in milliseconds. */
  overallMs: number;
  /** Where HTTPS_PROXY and NO_PROXY are looked up. */
  env: Readonly<Record<string, string | undefined>>;
}

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** The decoded body, to be read once; throws a TransientError if it stalls or breaks off. */
  body: AsyncIterable<Uint8Array>;
  /** True if the body was compressed, so that its bytes are not those the server counts. */
  encoded: boolean;
  /** Ends the connection without reading the body. */
  drop(): void;
}

const mostRedirects = 5;
const userAgent = "Bedarfsatlas/0.1 (npm run fetch)";
const byHand = "Oder die Dateien von Hand herunterladen und mit „npm run fetch -- --from ORDNER“ einlesen.";

/** Throws InputError unless *url* may be asked: https, a host the catalogue names, no credentials inside. */
export function requireAllowed(url: URL, hosts: ReadonlySet<string>, regel = "wird nicht abgerufen"): void {
  const secure = url.protocol === "https:" || (url.protocol === "http:" && url.hostname === "127.0.0.1");
  const reason = !secure
    ? "die Adresse ist nicht mit https gesichert"
    : url.username !== "" || url.password !== ""
      ? "die Adresse enthält Zugangsdaten"
      : !hosts.has(url.host)
        ? `der Server ${url.host} steht nicht im Katalog`
        : undefined;
  if (reason !== undefined)
    throw new InputError({
      datei: shownAddress(url),
      regel: `${regel}: ${reason}`,
      abhilfe:
        "Bitte die Adresse im Browser prüfen und, wenn sie richtig ist, in data/catalogue/sources.json eintragen."
    });
}

/** *url* as it may stand in a message: without credentials, shortened. */
export function shownAddress(url: URL): string {
  const text = `${url.protocol}//${url.host}${url.pathname}${url.search}`;
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

const offlineCodes = new Set(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ENETUNREACH", "EHOSTUNREACH", "ENETDOWN"]);

/** What a failed connection means to the reader, or that another try is worth it. */
function explain(error: NodeJS.ErrnoException, url: URL): Error {
  if (error instanceof TransientError || error instanceof InputError) return error;
  const code = error.code ?? "";
  if (offlineCodes.has(code))
    return new UnreachableError(
      {
        datei: url.host,
        regel: `ist nicht erreichbar; vermutlich besteht keine Verbindung zum Internet (${code})`,
        abhilfe: `Bitte die Verbindung prüfen; in Netzen mit Proxy HTTPS_PROXY setzen. ${byHand}`
      },
      {cause: error}
    );
  if (/^(CERT_|ERR_TLS_|ERR_SSL_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY)|EPROTO)/.test(code))
    return new UnreachableError(
      {
        datei: url.host,
        regel: `weist sich nicht mit einem gültigen Zertifikat aus (${code})`,
        abhilfe: `Manche Netze prüfen Verbindungen mit eigenem Zertifikat; dann NODE_EXTRA_CA_CERTS setzen. ${byHand}`
      },
      {cause: error}
    );
  return new TransientError(`die Verbindung ist abgebrochen (${code || error.message})`);
}

/** The proxy for *url* as the environment names it; undefined for none. A loopback address never goes through a proxy. */
export function proxyFor(url: URL, env: RequestOptions["env"]): URL | undefined {
  if (url.protocol !== "https:") return undefined;
  const proxy = env["HTTPS_PROXY"] ?? env["https_proxy"] ?? env["HTTP_PROXY"] ?? env["http_proxy"] ?? "";
  const exempt = (env["NO_PROXY"] ?? env["no_proxy"] ?? "").split(",").map((name) => name.trim().toLowerCase());
  const matches = (name: string): boolean =>
    name === "*" ||
    (name !== "" && (url.hostname === name.replace(/^\./, "") || url.hostname.endsWith(`.${name.replace(/^\./, "")}`)));
  if (proxy === "" || exempt.some(matches)) return undefined;
  try {
    return new URL(proxy.includes("://") ? proxy : `http://${proxy}`);
  } catch {
    throw new InputError({
      datei: "Umgebung",
      spalte: "HTTPS_PROXY",
      regel: "ist keine Adresse eines Proxys",
      abhilfe: "Bitte in der Form http://proxy.beispiel.de:8080 angeben."
    });
  }
}

/** A secured connection to *url* through *proxy*; rejects if the proxy does not let it through. */
function tunnel(url: URL, proxy: URL, idleMs: number): Promise<Duplex> {
  const port = url.port || "443";
  const auth = proxy.username
    ? `Basic ${Buffer.from(`${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`).toString("base64")}`
    : undefined;
  return new Promise((resolve, reject) => {
    const request = (proxy.protocol === "https:" ? https : http).request({
      hostname: proxy.hostname,
      port: proxy.port || (proxy.protocol === "https:" ? 443 : 80),
      method: "CONNECT",
      path: `${url.hostname}:${port}`,
      headers: {host: `${url.hostname}:${port}`, ...(auth !== undefined && {"proxy-authorization": auth})},
      agent: false
    });
    const refused = (status: number | undefined): void => {
      reject(
        new UnreachableError({
          datei: `${proxy.host} (Proxy)`,
          wert: String(status),
          regel: `lässt die Verbindung zu ${url.host} nicht zu`,
          abhilfe: `Bitte die Angabe HTTPS_PROXY prüfen oder die Adresse freigeben lassen. ${byHand}`
        })
      );
    };
    request.setTimeout(idleMs, () => request.destroy(new TransientError("der Proxy antwortet nicht")));
    request.once("connect", (response, socket) => {
      if (response.statusCode !== 200) {
        socket.destroy();
        return refused(response.statusCode);
      }
      const secured = tls.connect({socket, servername: url.hostname}, () => {
        secured.setTimeout(0);
        resolve(secured);
      });
      secured.setTimeout(idleMs, () => secured.destroy(new TransientError("der Server antwortet nicht")));
      secured.once("error", (error) => reject(explain(error, url)));
    });
    request.once("response", (response) => {
      response.destroy();
      refused(response.statusCode);
    });
    request.once("error", (error) => reject(explain(error, proxy)));
    request.end();
  });
}

const decoders: Record<string, () => Transform> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress
};

async function requestOnce(url: URL, options: RequestOptions, overallMs: number): Promise<Answer> {
  const {idleMs, env} = options;
  const proxy = proxyFor(url, env);
  const socket = proxy && (await tunnel(url, proxy, idleMs));
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).request(url, {
      headers: {"user-agent": userAgent, "accept-encoding": "identity", ...options.headers},
      // With an agent, even none, Node would not look at createConnection.
      ...(socket ? {createConnection: () => socket, defaultPort: 443} : {agent: false})
    });
    let stream: Readable | undefined;
    let failure: Error | undefined;
    const fail = (error: Error): void => {
      failure ??= error;
      stopTimers();
      stream?.destroy(failure);
      request.destroy();
      reject(failure);
    };
    const stalled = (): void => fail(new TransientError("der Server antwortet nicht mehr"));
    let idle = setTimeout(stalled, idleMs);
    const overall = setTimeout(() => {
      fail(
        new InputError({
          datei: shownAddress(url),
          regel: "wurde nicht in der vorgesehenen Zeit vollständig übertragen",
          abhilfe: `Bitte später noch einmal versuchen. ${byHand}`
        })
      );
    }, overallMs);
    const alive = (): void => {
      clearTimeout(idle);
      idle = setTimeout(stalled, idleMs);
    };
    function stopTimers(): void {
      clearTimeout(idle);
      clearTimeout(overall);
    }

    request.on("error", (error) => fail(explain(error, url)));
    request.once("response", (response) => {
      alive();
      const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
      const decoder = decoders[encoding]?.();
      stream = decoder ?? response;
      if (decoder) {
        response.on("error", (error) => decoder.destroy(failure ?? explain(error, url)));
        response.pipe(decoder);
      }
      const drop = (): void => {
        stopTimers();
        stream?.on("error", () => undefined).destroy();
        request.destroy();
      };
      async function* read(from: Readable): AsyncGenerator<Uint8Array> {
        try {
          for await (const chunk of from) {
            alive();
            yield chunk as Uint8Array;
          }
        } catch (error) {
          throw failure ?? explain(error as Error, url);
        } finally {
          drop();
        }
      }
      stream.on("error", () => undefined);
      const {statusCode = 0, headers} = response;
      resolve({status: statusCode, headers, body: read(stream), encoded: encoding !== "identity", drop});
    });
    request.end();
  });
}

/**
 * The answer to GET *address*, its redirects followed as long as they stay on https and on *hosts*. Throws InputError for
 * an address that may not be asked and for redirects without end, UnreachableError without a connection, TransientError
 * for what may pass. Credentials are never sent, cookies never kept.
 */
export async function request(address: string, options: RequestOptions): Promise<Answer> {
  let url = new URL(address);
  const deadline = Date.now() + options.overallMs;
  requireAllowed(url, options.hosts);
  for (let redirects = 0; ; redirects++) {
    const answer = await requestOnce(url, options, Math.max(1, deadline - Date.now()));
    const {location} = answer.headers;
    if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined) return answer;
    answer.drop();
    if (redirects === mostRedirects || !URL.canParse(location, url))
      throw new InputError({
        datei: shownAddress(new URL(address)),
        regel:
          redirects === mostRedirects
            ? "leitet immer weiter, ohne Daten zu liefern"
            : "leitet auf keine gültige Adresse",
        abhilfe: `Bitte die Adresse im Browser prüfen. ${byHand}`
      });
    const next = new URL(location, url);
    requireAllowed(next, options.hosts, `Weiterleitung von ${url.host} wird nicht gefolgt`);
    url = next;
  }
}
