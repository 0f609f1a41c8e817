import {existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {IncomingMessage, Server, ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Abruf} from "../contract/catalogue.js";
import {InputError} from "../contract/errors.js";
import {sha256Of} from "../contract/table.js";
import {cachePath, usualLimits} from "./download.js";
import type {Limits} from "./download.js";
import {proxyFor, requireAllowed} from "./http.js";
import {fetchOnline, formatProgress} from "./online.js";
import type {OnlineFiles} from "./online.js";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const table = "RAUMID;E_E\n10100101;5709\n";
const csv = {"content-type": "text/csv"};

describe("fetchOnline", () => {
  let dataDir = "";
  let server: Server;
  let base = "";
  let handlers: Record<string, Handler> = {};
  let requests: IncomingMessage[] = [];
  let lines: string[] = [];
  let pauses: number[] = [];

  const cache = (): string => join(dataDir, "build/abruf");
  const cached = (path: string): string => readFileSync(join(cache(), path), "utf8");
  const clock = {
    now: () => Date.UTC(2026, 0, 31, 12) + pauses.reduce((sum, pause) => sum + pause, 0),
    sleep: async (milliseconds: number) => void pauses.push(milliseconds),
    random: () => 0.5
  };
  /** Everything but the cache: what must stay byte by byte as it was. */
  const official = (): Record<string, string> =>
    Object.fromEntries(
      (readdirSync(dataDir, {recursive: true}) as string[])
        .filter((path) => !path.startsWith("build") && statSync(join(dataDir, path)).isFile())
        .map((path) => [path, readFileSync(join(dataDir, path), "utf8")])
    );

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "online-"));
    mkdirSync(join(dataDir, "official/ewr"), {recursive: true});
    writeFileSync(join(dataDir, "official/ewr/2020-12.csv"), "alt");
    [handlers, requests, lines, pauses] = [{}, [], [], []];
    server = createServer((request, response) => {
      requests.push(request);
      const handler = handlers[(request.url ?? "").split("?")[0] as string];
      if (handler) handler(request, response);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    rmSync(dataDir, {recursive: true, force: true});
  });

  const run = (
    abruf: readonly Abruf[],
    limits: Partial<Limits> = {},
    named = true,
    env: Record<string, string> = {}
  ): Promise<OnlineFiles> =>
    fetchOnline({
      quellen: [{id: "ewr", titel: "Einwohnerregisterstatistik", abruf}],
      named,
      cacheDir: cache(),
      report: (line) => lines.push(line),
      clock,
      limits: {...usualLimits, idleMs: 150, overallMs: 600_000, ...limits},
      env
    });
  const datei = (path = "/a.csv", name = "a.csv"): Abruf[] => [{art: "datei", url: `${base}${path}`, datei: name}];
  const get = (limits?: Partial<Limits>): Promise<OnlineFiles> => run(datei(), limits);
  const refused = async (running: Promise<unknown>): Promise<string> => {
    const before = official();
    const error: unknown = await running.then(
      () => undefined,
      (e: unknown) => e
    );
    expect(error).toBeInstanceOf(InputError);
    expect(official()).toEqual(before);
    return (error as InputError).message;
  };
  /** One answer after the other; the last one again and again. */
  const serve = (path: string, ...answers: Handler[]): void => {
    let n = 0;
    handlers[path] = (request, response) => answers[Math.min(n++, answers.length - 1)]?.(request, response);
  };
  const good: Handler = (_, response) => void response.writeHead(200, csv).end(table);
  const status =
    (code: number, headers: Record<string, string> = {}, body = ""): Handler =>
    (_, response) =>
      void response.writeHead(code, headers).end(body);

  it("gets a file, notes its checksum and tells of it", async () => {
    serve("/a.csv", status(200, {...csv, etag: '"1"', "last-modified": "Sat, 31 Jan 2026 10:00:00 GMT"}, table));
    expect(await get()).toEqual({quellen: ["ewr"], paths: ["ewr/a.csv"]});
    expect(cached("ewr/a.csv")).toBe(table);
    expect(JSON.parse(cached("ewr/a.csv.abruf.json"))).toEqual({
      adresse: `${base}/a.csv`,
      etag: '"1"',
      last_modified: "Sat, 31 Jan 2026 10:00:00 GMT",
      sha256: sha256Of(new TextEncoder().encode(table)),
      abgerufen_am: "2026-01-31T12:00:00.000Z"
    });
    expect(lines[0]).toMatch(/^ewr: a\.csv 1 kB geladen, Prüfsumme [0-9a-f]{12}$/);
    expect(readdirSync(join(cache(), "ewr")).sort()).toEqual(["a.csv", "a.csv.abruf.json"]);
  });

  it("asks only for what has changed, and uses the file it has", async () => {
    serve(
      "/a.csv",
      status(200, {...csv, etag: '"1"', "last-modified": "Sat, 31 Jan 2026 10:00:00 GMT"}, table),
      status(304)
    );
    await get();
    await get();
    expect(requests[1]?.headers).toMatchObject({
      "if-none-match": '"1"',
      "if-modified-since": "Sat, 31 Jan 2026 10:00:00 GMT"
    });
    expect(lines[1]).toContain("unverändert");
  });

  it("gets a file again that was changed in the cache", async () => {
    serve("/a.csv", status(200, {...csv, etag: '"1"'}, table));
    await get();
    writeFileSync(join(cache(), "ewr/a.csv"), "verändert");
    await get();
    expect(requests[1]?.headers["if-none-match"]).toBeUndefined();
    expect(cached("ewr/a.csv")).toBe(table);
  });

  it("refuses „unchanged“ for a file it does not have", async () => {
    serve("/a.csv", status(304));
    expect(await refused(get())).toContain("wird nicht geliefert (Antwort 304)");
  });

  it("tries again after growing pauses where the server is down", async () => {
    serve("/a.csv", status(503), status(503), good);
    await get();
    expect(pauses).toEqual([750, 1500]);
    expect(lines[0]).toContain("der Server ist gestört (Antwort 503); neuer Versuch in 0,8 s");
  });

  it("gives up after four tries, and says so", async () => {
    serve("/a.csv", status(503));
    expect(await refused(get())).toContain("lässt sich auch beim 4. Versuch nicht abrufen");
    expect(requests).toHaveLength(4);
  });

  it("pauses as long as the server asks, in seconds or until a time", async () => {
    serve(
      "/a.csv",
      status(429, {"retry-after": "7"}),
      status(503, {"retry-after": "Sat, 31 Jan 2026 12:00:17 GMT"}),
      good
    );
    await get();
    expect(pauses).toEqual([7000, 10_000]);
  });

  it("does not wait for hours", async () => {
    serve("/a.csv", status(429, {"retry-after": "7200"}));
    expect(await refused(get())).toContain("der Server bittet um 120 Minuten Geduld");
    expect(pauses).toEqual([]);
  });

  it("tries again where the answer does not begin, and gives up", async () => {
    serve("/a.csv", () => undefined, good);
    await get({idleMs: 60});
    expect(lines[0]).toContain("der Server antwortet nicht mehr");
    serve("/a.csv", () => undefined);
    expect(await refused(get({idleMs: 60, attempts: 2}))).toContain("der Server antwortet nicht mehr");
  });

  it("resumes where the transfer stalls or breaks off, if the server proves it is the same file", async () => {
    const begin: Handler = (_, response) => {
      response.writeHead(200, {...csv, etag: '"1"', "content-length": String(table.length)});
      response.write(table.slice(0, 10));
    };
    const rest: Handler = (_, response) =>
      void response
        .writeHead(206, {...csv, etag: '"1"', "content-range": `bytes 10-${table.length - 1}/${table.length}`})
        .end(table.slice(10));
    serve("/a.csv", begin, rest);
    await get({idleMs: 60});
    expect(requests[1]?.headers).toMatchObject({range: "bytes=10-", "if-range": '"1"'});
    expect(cached("ewr/a.csv")).toBe(table);

    rmSync(cache(), {recursive: true});
    serve("/a.csv", (request, response) => {
      begin(request, response);
      setTimeout(() => response.destroy(), 20);
    });
    expect(await refused(get({attempts: 1}))).toContain("die Verbindung ist abgebrochen");
    requests = [];
    serve("/a.csv", rest);
    await get();
    expect(requests[0]?.headers["range"]).toBe("bytes=10-");
    expect(cached("ewr/a.csv")).toBe(table);
  });

  it.each<[string, Handler]>([
    ["ignores what is asked for", (_, response) => void response.writeHead(200, {...csv, etag: '"1"'}).end(table)],
    ["has another file by now", (_, response) => void response.writeHead(200, {...csv, etag: '"2"'}).end(table)]
  ])("begins again where the server %s", async (_, answer) => {
    serve(
      "/a.csv",
      (__, response) => {
        response.writeHead(200, {...csv, etag: '"1"', "content-length": "99"});
        response.write("ein anderer Anfang");
        setTimeout(() => response.destroy(), 20);
      },
      answer
    );
    await get();
    expect(cached("ewr/a.csv")).toBe(table);
  });

  it.each<[string, Record<string, string>]>([
    ["another part", {"content-range": `bytes 3-${table.length - 1}/${table.length}`, etag: '"1"'}],
    ["a part of another file", {"content-range": `bytes 4-${table.length - 1}/${table.length}`, etag: '"2"'}]
  ])("begins again where the server sends %s", async (_, headers) => {
    serve(
      "/a.csv",
      (__, response) => {
        response.writeHead(200, {...csv, etag: '"1"', "content-length": "99"});
        response.write("RAUM");
        setTimeout(() => response.destroy(), 20);
      },
      status(206, {...csv, ...headers}, "IRGENDWAS"),
      good
    );
    await get();
    expect(requests[2]?.headers["range"]).toBeUndefined();
    expect(cached("ewr/a.csv")).toBe(table);
  });

  it("begins again where the server does not know the part, and never resumes without a proof", async () => {
    const broken =
      (headers: Record<string, string>): Handler =>
      (_, response) => {
        response.writeHead(200, {...csv, ...headers, "content-length": "99"});
        response.write("RAUM");
        setTimeout(() => response.destroy(), 20);
      };
    serve("/a.csv", broken({etag: '"1"'}), status(416), good);
    await get();
    expect(cached("ewr/a.csv")).toBe(table);
    rmSync(cache(), {recursive: true});
    requests = [];
    serve("/a.csv", broken({etag: 'W/"1"'}), good);
    await get();
    expect(requests[1]?.headers["range"]).toBeUndefined();
  });

  it("does not take a file for whole that is shorter than announced", async () => {
    serve("/a.csv", (_, response) => {
      response.writeHead(200, {...csv, "content-length": "999"});
      response.write(table);
      setTimeout(() => response.destroy(), 20);
    });
    expect(await refused(get({attempts: 2}))).toContain("lässt sich auch beim 2. Versuch nicht abrufen");
    expect(existsSync(join(cache(), "ewr/a.csv"))).toBe(false);
  });

  it("ends what does not end: an endless body, one that is announced too large, one that drips", async () => {
    serve("/a.csv", (_, response) => {
      response.writeHead(200, csv);
      const more = (): void => {
        if (!response.destroyed) response.write("a".repeat(60_000), () => setImmediate(more));
      };
      more();
    });
    expect(await refused(get({bytes: 1_000_000}))).toContain("ist größer als 1 MB");
    serve("/a.csv", (_, response) => void response.writeHead(200, {...csv, "content-length": "2000000000"}).write("a"));
    expect(await refused(get())).toContain("ist größer als 100 MB");
    serve("/a.csv", (_, response) => {
      response.writeHead(200, csv);
      const drip = setInterval(() => response.write("a"), 20);
      response.once("close", () => clearInterval(drip));
    });
    expect(await refused(get({overallMs: 200}))).toContain("nicht in der vorgesehenen Zeit");
    expect(existsSync(join(cache(), "ewr/a.csv.teil"))).toBe(false);
  });

  it("reads a packed answer, but no bomb and none that is cut off", async () => {
    serve(
      "/a.csv",
      (_, response) => void response.writeHead(200, {...csv, "content-encoding": "gzip"}).end(gzipSync(table))
    );
    await get();
    expect(cached("ewr/a.csv")).toBe(table);
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    serve("/a.csv", (_, response) => void response.writeHead(200, {...csv, "content-encoding": "gzip"}).end(bomb));
    expect(await refused(get({bytes: 1_000_000}))).toContain("ist größer als 1 MB");
    const cut = gzipSync(table).subarray(0, 30);
    serve("/a.csv", (_, response) => void response.writeHead(200, {...csv, "content-encoding": "gzip"}).end(cut));
    expect(await refused(get({attempts: 1}))).toContain("die Verbindung ist abgebrochen");
    expect(cached("ewr/a.csv")).toBe(table);
  });

  it.each<[string, Handler, string]>([
    [
      "a web page",
      status(200, {"content-type": "text/html; charset=utf-8"}, "<p>"),
      "„text/html“ ist die Antwort des Servers: eine Webseite"
    ],
    [
      "a web page that calls itself a table",
      status(200, csv, "\n<!DOCTYPE html><html>"),
      "ist eine Webseite und keine Datendatei"
    ],
    ["a picture", status(200, {"content-type": "image/png"}, "x"), "„image/png“ ist die Art der Antwort"],
    ["nothing", status(200, csv, ""), "ist leer"],
    ["a file that is gone", status(404), "gibt es nicht mehr (Antwort 404)"],
    ["a file behind a login", status(403), "wird nicht herausgegeben (Antwort 403)"],
    ["an answer nobody knows", status(299), "wird nicht geliefert (Antwort 299)"]
  ])("refuses %s, at once", async (_, answer, message) => {
    serve("/a.csv", answer);
    expect(await refused(get())).toContain(message);
    expect(pauses).toEqual([]);
    expect(existsSync(join(cache(), "ewr/a.csv"))).toBe(false);
  });

  it("refuses a workbook that is none", async () => {
    serve("/a.xlsx", status(200, {"content-type": "application/octet-stream"}, "kein PK"));
    expect(await refused(run(datei("/a.xlsx", "a.xlsx")))).toContain("ist keine Excel-Mappe");
  });

  it("follows a redirect on the same server, but no loop, no other server and nothing but https", async () => {
    serve("/a.csv", status(302, {location: "/b.csv"}));
    serve("/b.csv", good);
    await get();
    expect(cached("ewr/a.csv")).toBe(table);
    for (const [location, message] of [
      ["/a.csv", "leitet immer weiter"],
      ["https://beispiel.invalid/a.csv", "der Server beispiel.invalid steht nicht im Katalog"],
      ["http://beispiel.invalid/a.csv", "nicht mit https gesichert"],
      [`http://127.0.0.1:1/a.csv`, "der Server 127.0.0.1:1 steht nicht im Katalog"],
      ["http://169.254.169.254/latest", "nicht mit https gesichert"],
      ["file:///etc/passwd", "nicht mit https gesichert"],
      [`${base.replace("//", "//ich:geheim@")}/b.csv`, "enthält Zugangsdaten"],
      ["http://[", "leitet auf keine gültige Adresse"]
    ] as const) {
      serve("/a.csv", status(302, {location}));
      const said = await refused(get());
      expect(said).toContain(message);
      expect(said).not.toContain("geheim");
    }
  });

  it("saves under the catalogue's name, whatever the server calls the file", async () => {
    serve("/a.csv", status(200, {...csv, "content-disposition": 'attachment; filename="../../../boese.csv"'}, table));
    await get();
    expect(readdirSync(join(cache(), "ewr")).sort()).toEqual(["a.csv", "a.csv.abruf.json"]);
    expect(existsSync(join(dataDir, "boese.csv"))).toBe(false);
  });

  it("says that there is no connection, once a server", async () => {
    await new Promise((resolve) => server.close(resolve));
    const said = await refused(run([...datei("/a.csv"), ...datei("/b.csv", "b.csv")]));
    expect(said).toContain("vermutlich besteht keine Verbindung zum Internet (ECONNREFUSED)");
    expect(said.split("\n")).toHaveLength(1);
    expect(pauses).toEqual([]);
    server = createServer().listen(0);
  });

  it("says that the proxy does not let it through", async () => {
    const asked: string[] = [];
    server.on("connect", (request, socket) => {
      asked.push(request.url ?? "");
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    });
    const said = await refused(
      run([{art: "datei", url: "https://amt.invalid/a.csv", datei: "a.csv"}], {}, true, {HTTPS_PROXY: base})
    );
    expect(asked).toEqual(["amt.invalid:443"]);
    for (const part of ["(Proxy): „407“", "lässt die Verbindung zu amt.invalid nicht zu", "HTTPS_PROXY"])
      expect(said).toContain(part);
  });

  it("speaks no secured connection with what is none behind a proxy", async () => {
    server.on("connect", (_, socket) => {
      socket.on("error", () => undefined);
      socket.write("HTTP/1.1 200 OK\r\n\r\nkein TLS\r\n\r\n");
      setTimeout(() => socket.destroy(), 50);
    });
    const said = await refused(
      run([{art: "datei", url: "https://amt.invalid/a.csv", datei: "a.csv"}], {}, true, {HTTPS_PROXY: base})
    );
    expect(said).toContain("amt.invalid");
  });

  it("tells of all that could not be got at once, and keeps what arrived", async () => {
    serve("/a.csv", good);
    const said = await refused(run([...datei(), ...datei("/b.csv", "b.csv"), ...datei("/c.csv", "c.csv")]));
    expect(said.split("\n")).toHaveLength(2);
    for (const part of ["ewr: ", "/b.csv: gibt es nicht mehr", "/c.csv"]) expect(said).toContain(part);
    expect(cached("ewr/a.csv")).toBe(table);
  });

  it("prints what is to be got by hand; an error only if that is all that was asked for", async () => {
    const hand: Abruf = {art: "hand", anleitung: "Bitte die Mappe von der Seite des Amts laden."};
    serve("/a.csv", good);
    await run([...datei(), hand]);
    expect(lines).toContain("ewr: von Hand. Bitte die Mappe von der Seite des Amts laden.");
    expect(await run([hand], {}, false)).toEqual({quellen: [], paths: []});
    expect(await refused(run([hand]))).toContain(
      "ewr (Einwohnerregisterstatistik): lässt sich nicht automatisch abrufen. Bitte die Mappe von der Seite des Amts laden."
    );
  });

  describe("from the data register", () => {
    const json = {"content-type": "application/json;charset=utf-8"};
    const ckan = (): Abruf[] => [
      {
        art: "ckan",
        url: `${base}/api`,
        suche: "Einwohner",
        dateien: "^EWR\\d{6}E_Matrix\\.csv$",
        server: ["beispiel.invalid"]
      }
    ];
    const resource = (url: string, more: object = {}): object => ({url, name: "Matrix", state: "active", ...more});
    const answer = (resources: object[], state = "active"): Handler =>
      status(200, json, JSON.stringify({success: true, result: {count: 1, results: [{state, resources}]}}));

    it("gets the files that match, newest first, one a name, deleted ones left out", async () => {
      serve(
        "/api/package_search",
        answer([
          resource(`${base}/alt/EWR202012E_Matrix.csv`, {last_modified: "2021-01-01"}),
          resource(`${base}/neu/EWR202012E_Matrix.csv`, {last_modified: "2021-06-01"}),
          resource(`${base}/EWR202112E_Matrix.csv`, {created: "2022-01-01", last_modified: null}),
          resource(`${base}/EWR201912E_Matrix.csv`, {state: "deleted"}),
          resource(`${base}/EWR202012E_Beschreibung.pdf`),
          resource("kein Link"),
          {url: null}
        ])
      );
      serve("/neu/EWR202012E_Matrix.csv", good);
      serve("/EWR202112E_Matrix.csv", good);
      expect((await run(ckan())).paths).toEqual(["ewr/EWR202112E_Matrix.csv", "ewr/EWR202012E_Matrix.csv"]);
      expect(requests[0]?.url).toBe("/api/package_search?q=Einwohner&rows=100");
      expect(lines[0]).toContain("[1/2] ewr: EWR202112E_Matrix.csv");
    });

    it("leaves out files on servers the catalogue does not name, and says so", async () => {
      serve(
        "/api/package_search",
        answer([
          resource("https://www.statistik-berlin-brandenburg.invalid/EWR201912E_Matrix.csv"),
          resource(`${base}/EWR202012E_Matrix.csv`)
        ])
      );
      serve("/EWR202012E_Matrix.csv", good);
      expect((await run(ckan())).paths).toEqual(["ewr/EWR202012E_Matrix.csv"]);
      expect(lines[0]).toContain("liegt auf www.statistik-berlin-brandenburg.invalid und wird nicht abgerufen");
    });

    it.each<[string, Handler, string[]]>([
      ["finds nothing", answer([]), ["Suche „Einwohner“", "passt auf keine Datei"]],
      [
        "knows only deleted files",
        answer([resource("https://a.invalid/EWR202012E_Matrix.csv")], "deleted"),
        ["passt auf keine Datei"]
      ],
      [
        "names only files elsewhere",
        answer([resource("https://a.invalid/EWR202012E_Matrix.csv")]),
        ["außerhalb des Katalogs", "a.invalid"]
      ],
      [
        "names a file on this machine",
        answer([resource("file:///etc/EWR202012E_Matrix.csv")]),
        ["außerhalb des Katalogs"]
      ],
      [
        "breaks off",
        status(200, json, '{"success": true, "result": {"resul'),
        ["Zeile 1, Spalte 30", "ein Text ohne Ende"]
      ],
      [
        "answers in another form",
        status(200, json, '{"success": false}'),
        ["Spalte success", "nicht in der Form einer Antwort"]
      ],
      ["answers with a page", status(200, {"content-type": "text/html"}, "<html>"), ["Webseite"]]
    ])("refuses an answer that %s", async (_, handler, parts) => {
      serve("/api/package_search", handler);
      const said = await refused(run(ckan()));
      for (const part of parts) expect(said).toContain(part);
    });

    it("saves no file outside of its folder", async () => {
      serve("/api/package_search", answer([resource(`${base}/..%2F..%2Fboese.csv`)]));
      const said = await refused(run([{art: "ckan", url: `${base}/api`, suche: "x", dateien: "csv$"}]));
      expect(said).toContain("„../../boese.csv“ ist kein Dateiname, unter dem gespeichert wird");
    });
  });

  describe("from a geo service", () => {
    const geo = {"content-type": "application/json"};
    const wfs = (datei = "mss.csv", spalten: string[] | undefined = ["plr_id", "kom"]): Abruf[] => [
      {art: "wfs", url: `${base}/wfs`, ebene: "mss:a", datei, ...(spalten && {spalten})}
    ];
    const feature = (n: number, more: object = {}): object => ({
      type: "Feature",
      id: `a.${n}`,
      properties: {plr_id: String(10100000 + n), kom: n === 2 ? null : 'gültig; "so"', ...more},
      geometry: null
    });
    const page = (features: object[], numberMatched?: number): Handler =>
      status(
        200,
        geo,
        JSON.stringify({type: "FeatureCollection", ...(numberMatched !== undefined && {numberMatched}), features})
      );

    it("writes the attributes of two pages as one table", async () => {
      const all = Array.from({length: 1001}, (_, i) => feature(i + 1));
      handlers["/wfs"] = (request, response) => {
        const start = Number(new URL(request.url ?? "", base).searchParams.get("startIndex"));
        page(all.slice(start, start + 1000), 1001)(request, response);
      };
      expect((await run(wfs())).paths).toEqual(["ewr/mss.csv"]);
      const rows = cached("ewr/mss.csv").split("\n");
      expect(rows).toHaveLength(1003);
      expect(rows.slice(0, 3)).toEqual(["plr_id;kom", '10100001;"gültig; ""so"""', "10100002;"]);
      expect(Object.fromEntries(new URL(requests[1]?.url ?? "", base).searchParams)).toEqual({
        service: "WFS",
        version: "2.0.0",
        request: "GetFeature",
        typeNames: "mss:a",
        outputFormat: "application/json",
        srsName: "EPSG:25833",
        count: "1000",
        startIndex: "1000"
      });
    });

    it("keeps boundaries where a GeoJSON file is wanted", async () => {
      serve("/wfs", page([feature(1)]));
      await run(wfs("lor.geojson", undefined));
      expect(JSON.parse(cached("ewr/lor.geojson"))).toMatchObject({type: "FeatureCollection", features: [{id: "a.1"}]});
    });

    it.each<[string, Handler, string[]]>([
      [
        "an exception",
        status(
          200,
          {"content-type": "text/xml"},
          '<?xml version="1.0"?><ows:ExceptionReport><ows:Exception><ows:ExceptionText>Unknown layer mss:a</ows:ExceptionText></ows:Exception></ows:ExceptionReport>'
        ),
        ["Fehlermeldung des Geodienstes: „Unknown layer mss:a“"]
      ],
      ["no JSON", status(200, geo, "plr_id;kom"), ["ist kein JSON"]],
      ["no entry", page([]), ["Ebene mss:a: liefert keine Einträge"]],
      ["fewer entries than it says", page([], 3), ["nennt 3 Einträge und liefert nur 0"]],
      ["the same page for ever", page([feature(1), feature(2)], 4), ["auf Seite 2 Einträge noch einmal"]],
      [
        "other attributes",
        page([feature(1), {...feature(2), properties: {plr: "1"}}]),
        ["Spalte plr_id: fehlt in den Daten"]
      ]
    ])("refuses %s", async (_, handler, parts) => {
      serve("/wfs", handler);
      const said = await refused(run(wfs()));
      for (const part of parts) expect(said).toContain(part);
    });
  });
});

describe("addresses", () => {
  const hosts = new Set(["gdi.berlin.de"]);

  it("may be asked only on https and on named servers, whatever they look like", () => {
    expect(() => requireAllowed(new URL("https://gdi.berlin.de/services"), hosts)).not.toThrow();
    for (const address of [
      "http://gdi.berlin.de/",
      "https://gdi.berlin.de.boese.invalid/",
      "https://gdi.berlin.de:8443/",
      "https://gdi.berlin.de@boese.invalid/",
      "https://ich@gdi.berlin.de/",
      "ftp://gdi.berlin.de/",
      "http://127.0.0.1/"
    ])
      expect(() => requireAllowed(new URL(address), hosts)).toThrow(InputError);
  });

  it("go through the proxy the environment names, and not where it says so", () => {
    const url = new URL("https://gdi.berlin.de/a");
    const proxy = (env: Record<string, string>): string | undefined => proxyFor(url, env)?.href;
    expect(proxy({})).toBeUndefined();
    expect(proxy({HTTPS_PROXY: "http://proxy.amt.de:8080"})).toBe("http://proxy.amt.de:8080/");
    expect(proxy({https_proxy: "proxy.amt.de:8080"})).toBe("http://proxy.amt.de:8080/");
    for (const NO_PROXY of ["*", "gdi.berlin.de", "localhost, .berlin.de"])
      expect(proxy({HTTPS_PROXY: "http://proxy.amt.de:8080", NO_PROXY})).toBeUndefined();
    expect(() => proxy({HTTPS_PROXY: "http://["})).toThrow("ist keine Adresse eines Proxys");
    expect(proxyFor(new URL("http://127.0.0.1/"), {HTTPS_PROXY: "http://proxy.amt.de:8080"})).toBeUndefined();
  });
});

it("a name from a server never leads out of the cache", () => {
  expect(cachePath("/cache", "ewr", "EWR202012E_Matrix.csv")).toBe(join("/cache", "ewr", "EWR202012E_Matrix.csv"));
  for (const name of [
    "../a.csv",
    "..\\a.csv",
    "/etc/passwd",
    "C:\\a.csv",
    "a/b.csv",
    ".versteckt",
    "",
    "a\0.csv",
    "a.teil",
    "a.csv.abruf.json",
    "a.",
    "a".repeat(300)
  ])
    expect(cachePath("/cache", "ewr", name)).toBeUndefined();
});

it("progress is a share where the size is known", () => {
  expect([
    formatProgress(1_170_000, 2_600_000),
    formatProgress(1_170_000, undefined),
    formatProgress(900, undefined)
  ]).toEqual(["45 % von 2,6 MB", "1,2 MB", "1 kB"]);
});
