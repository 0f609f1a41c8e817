import {existsSync, readFileSync, statSync} from "node:fs";
import {createServer} from "node:http";
import type {IncomingMessage, Server, ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {join, resolve} from "node:path";
import compression from "compression";
import sirv from "sirv";
import {CommandError} from "../loaders/command.js";
import type {Profil} from "../loaders/warehouse/open.js";
import {locate} from "./addresses.js";
import {headersOf} from "./headers.js";

const notFound = `<!DOCTYPE html>
<html lang="de"><head><meta charset="utf-8"><title>Seite nicht gefunden – Bedarfsatlas Marzahn-Hellersdorf</title></head>
<body><main><h1>Seite nicht gefunden</h1><p>Diese Adresse gibt es nicht. <a href="/">Zur Startseite</a></p></main></body></html>
`;

export interface ServeOptions {
  /** The edition that is served; the public one if it is not said. */
  profil?: Profil;
}

/** Handler for the site in *dir*: clean addresses, compression, caching by hash, security headers, a German 404 page. */
export function siteHandler(
  dir: string,
  {profil = "oeffentlich"}: ServeOptions = {}
): (request: IncomingMessage, response: ServerResponse) => void {
  const root = resolve(dir);
  const compress = compression();
  // Not sirv's list of files from the start: the site may be rebuilt while it is served.
  const send = sirv(root, {dev: true, etag: true, extensions: []});
  const isFile = (file: string): boolean => {
    // A way round by ".." would leave the folder, or give a page the headers of another one.
    if (file.split(/[\\/]/).includes("..")) return false;
    const path = join(root, file);
    return existsSync(path) && statSync(path).isFile();
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const [path = "/", query] = (request.url ?? "/").split("?");
    let pathname: string;
    try {
      pathname = decodeURIComponent(path);
    } catch {
      pathname = "/404";
    }
    const target = locate(pathname, isFile);
    const file = target && "file" in target ? target.file : "404.html";
    const headers = headersOf({address: `/${file}`, profil});
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, {Allow: "GET, HEAD"}).end();
      return;
    }
    if (target && "redirect" in target) {
      response.writeHead(308, {Location: encodeURI(target.redirect) + (query === undefined ? "" : `?${query}`)}).end();
      return;
    }
    if (!target) {
      const html = isFile("404.html") ? readFileSync(join(root, "404.html"), "utf8") : notFound;
      response
        .writeHead(404, {"Content-Type": "text/html; charset=utf-8"})
        .end(request.method === "HEAD" ? undefined : html);
      return;
    }
    // Ranges of a compressed answer would be nonsense, and no file here is large enough to want them.
    delete request.headers.range;
    request.url = `/${encodeURI(target.file)}`;
    send(request, response);
  };

  return (request, response) => {
    compress(request as Parameters<typeof compress>[0], response as Parameters<typeof compress>[1], () => {
      try {
        answer(request, response);
      } catch (error) {
        process.stderr.write(`${request.url}: ${error instanceof Error ? error.message : String(error)}\n`);
        if (!response.headersSent) response.writeHead(500);
        response.end();
      }
    });
  };
}

/** Port from an environment variable's text; 3000 if it is not set. Throws CommandError unless it is a port's number. */
export function readPort(text: string | undefined): number {
  if (text === undefined || text === "") return 3000;
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new CommandError(
    `PORT: „${text}“ ist keine Portnummer. Möglich sind ganze Zahlen von 1 bis 65535, zum Beispiel „PORT=3001 npm start“.`
  );
}

export interface SiteServer {
  url: string;
  close(): Promise<void>;
}

/** Starts *server* on this computer only. Throws CommandError if the port is taken or forbidden. */
async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const other = port < 65535 ? port + 1 : port - 1;
      if (error.code === "EADDRINUSE")
        fail(
          new CommandError(`Der Port ${port} ist schon belegt. Bitte einen anderen wählen: PORT=${other} npm start`)
        );
      else if (error.code === "EACCES")
        fail(
          new CommandError(
            `Der Port ${port} darf nicht benutzt werden. Bitte einen anderen wählen: PORT=3001 npm start`
          )
        );
      else fail(error);
    });
    server.listen(port, "127.0.0.1", done);
  });
}

/** Throws CommandError if *port* cannot be served on, so that nobody waits for a build first. */
export async function requireFreePort(port: number): Promise<void> {
  const server = createServer();
  await listen(server, port);
  await new Promise((done) => server.close(done));
}

/** Serves *dir* on this computer only; *port* 0 takes any free one. Throws CommandError if the port is taken. */
export async function serveSite(dir: string, port: number, options: ServeOptions = {}): Promise<SiteServer> {
  const server = createServer(siteHandler(dir, options));
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      })
  };
}
