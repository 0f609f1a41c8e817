import {spawn, spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createServer, request as requestHttp} from "node:http";
import type {IncomingHttpHeaders, Server} from "node:http";
import {request as requestHttps} from "node:https";
import {connect, createServer as createTcpServer} from "node:net";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {profile} from "../loaders/warehouse/open.js";
import type {Profil} from "../loaders/warehouse/open.js";
import {headersOf} from "../tools/headers.js";
import {serveSite} from "../tools/serve.js";

const programs = ["nginx", "caddy"] as const;
type Program = (typeof programs)[number];

const fileOf = (program: Program, profil: Profil): string =>
  program === "nginx" ? `docs/betrieb/nginx-${profil}.conf` : `docs/betrieb/Caddyfile.${profil}`;

/** Debian keeps servers where only root's PATH looks. */
const env = {...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/usr/local/sbin`};
const runs = (program: string, ...args: string[]): boolean => spawnSync(program, args, {env}).status === 0;
const has: Record<Program, boolean> = {
  nginx: runs("nginx", "-v") && runs("openssl", "version"),
  caddy: runs("caddy", "version")
};
for (const program of programs)
  if (!has[program]) console.warn(`SKIPPED: ${program} is missing, so docs/betrieb/ is not tried with it.`);

const site: Record<string, string> = {
  "index.html": "<!DOCTYPE html><title>Start</title>",
  "404.html": "<!DOCTYPE html><title>Seite nicht gefunden</title>",
  "karte.html": `<!DOCTYPE html><title>Karte</title>${"<p>Text</p>".repeat(500)}`,
  "gebiete/index.html": "<!DOCTYPE html><title>Gebiete</title>",
  "gebiete/10.html": "<!DOCTYPE html><title>Bezirk</title>",
  "gebiete/seite.12345678.js": "export const b = 1;",
  "einbetten/karte.html": "<!DOCTYPE html><title>Karte zum Einbetten</title>",
  "_import/a.12345678.js": "export const a = 1;",
  "_file/data/werte.12345678.json": "[1]",
  "daten.html": "<!DOCTYPE html><title>Daten</title>",
  "daten/v1/werte.csv": "gebiet_id,wert\n10,1\n",
  "daten/v1/indikatoren/werte.json": "{}",
  "daten/v1/grenzen.geojson": '{"type":"FeatureCollection","features":[]}'
};

let dir: string;
let login: Server;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "betrieb-"));
  for (const [file, text] of Object.entries(site)) {
    mkdirSync(dirname(join(dir, "site", file)), {recursive: true});
    writeFileSync(join(dir, "site", file), text);
  }
  // Speaks as oauth2-proxy does: who has its cookie may pass, all others are sent to the login.
  login = createServer(({url, headers}, response) => {
    if (url?.split("?")[0] === "/oauth2/auth")
      return void response.writeHead(headers.cookie === "_oauth2_proxy=gut" ? 202 : 401).end();
    const back = encodeURIComponent(String(headers["x-auth-request-redirect"]));
    response.writeHead(302, {Location: `https://anmeldung.example/?rd=${back}`}).end();
  });
  await new Promise<void>((done) => login.listen(0, "127.0.0.1", done));
});
afterAll(() => {
  login?.close();
  rmSync(dir, {recursive: true});
});

async function freePort(): Promise<number> {
  const server = createTcpServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const {port} = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

type Login = "A" | "B";

/** *text* with the lines of another way to log in taken into use, and those of variant A out of it. */
function chooseLogin(text: string, program: Program, variant: Login): string {
  if (variant === "A") return text;
  const without =
    program === "nginx"
      ? text.replace(/^ *(auth_request \/oauth2\/auth|error_page 401 .*);\n/gm, "")
      : text.replace(/^\t*reverse_proxy \/oauth2[^]*?(?=\t*# Variant B)/m, "");
  return without.replaceAll(/^(\s*)#B /gm, "$1");
}

interface Prepared {
  /** The configuration as it is run here: folders, ports, key and the login's address are this test's. */
  config: string;
  command: string[];
  check: string[];
  url: string;
  log: string;
}

async function prepare(program: Program, profil: Profil, variant: Login): Promise<Prepared> {
  const [port, other] = [await freePort(), await freePort()];
  const own = mkdtempSync(join(dir, `${program}-`));
  const config = join(own, "config");
  const log = join(own, `bedarfsatlas-${profil}.log`);
  const text = chooseLogin(readFileSync(fileOf(program, profil), "utf8"), program, variant)
    .replaceAll(`/srv/bedarfsatlas/${profil}/aktuell`, join(dir, "site"))
    .replaceAll("127.0.0.1:4180", `127.0.0.1:${(login.address() as AddressInfo).port}`);
  if (program === "caddy") {
    const hash = spawnSync("caddy", ["hash-password", "--plaintext", "geheim"], {env, encoding: "utf8"}).stdout.trim();
    writeFileSync(
      config,
      `{\n\tadmin off\n\tauto_https off\n}\n${text
        .replace(/^bedarfsatlas[a-z-]*\.example \{/m, `http://:${port} {`)
        .replace("/var/log/caddy", own)
        .replace(/\$2a\$14\$\S+/, hash)}`
    );
    const args = ["--config", config, "--adapter", "caddyfile"];
    return {
      config,
      log,
      url: `http://127.0.0.1:${port}`,
      command: ["caddy", "run", ...args],
      check: ["caddy", "validate", ...args]
    };
  }
  const key = ["-keyout", join(own, "key.pem"), "-out", join(own, "cert.pem")];
  const made = spawnSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", ...key],
    {env}
  );
  expect(made.status).toBe(0);
  writeFileSync(join(own, "passwords"), "name:{PLAIN}geheim\n");
  writeFileSync(
    join(own, "server.conf"),
    text
      .replaceAll(/^ *listen \[::\].*\n/gm, "")
      .replace("listen 80;", `listen 127.0.0.1:${other};`)
      .replace("listen 443 ", `listen 127.0.0.1:${port} `)
      .replace(/(ssl_certificate) .*;/, `$1 ${join(own, "cert.pem")};`)
      .replace(/(ssl_certificate_key) .*;/, `$1 ${join(own, "key.pem")};`)
      .replace("/etc/nginx/bedarfsatlas-intern.htpasswd", join(own, "passwords"))
      .replaceAll("/var/log/nginx", own)
  );
  const temp = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${join(own, name)};`)
    .join(" ");
  writeFileSync(
    config,
    `daemon off; master_process off; pid ${join(own, "pid")}; error_log stderr; events {}
http { ${temp} types { text/html html; text/css css; application/javascript js; application/json json; } include ${join(own, "server.conf")}; }`
  );
  const command = ["nginx", "-p", own, "-c", config, "-e", "stderr"];
  return {config, log, url: `https://127.0.0.1:${port}`, command, check: [...command, "-t"]};
}

interface Asked {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Sends *path* as it is written, without tidying it as `fetch` would. */
function ask(origin: string, path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Asked> {
  const {protocol, hostname, port} = new URL(origin);
  const options = {hostname, port, path, headers, method, rejectUnauthorized: false, agent: false};
  return new Promise((done, fail) => {
    const sent = (protocol === "https:" ? requestHttps : requestHttp)(options, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        done({status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts)})
      );
    });
    sent.on("error", fail).end();
  });
}

interface Running {
  url: string;
  /** What the server has written down about its readers. */
  log(): string;
  close(): Promise<void>;
}

/** Starts the server as docs/betrieb/ says, and waits until it listens. */
async function start(program: Program, profil: Profil, variant: Login = "A"): Promise<Running> {
  const {command, url, log} = await prepare(program, profil, variant);
  const [name, ...args] = command as [string, ...string[]];
  const child = spawn(name, args, {
    env: {...env, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const {hostname, port} = new URL(url);
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${name} ended:\n${said}`);
    const open = await new Promise<boolean>((done) => {
      const socket = connect(Number(port), hostname, () => done(true)).on("error", () => done(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    url,
    log: () => readFileSync(log, "utf8"),
    close: async () => {
      child.kill();
      await ended;
    }
  };
}

describe.each(programs)("the files for %s", (program) => {
  it.each(profile)("say the same headers as tools/headers.ts for the edition %s", (profil) => {
    const text = readFileSync(fileOf(program, profil), "utf8");
    const answers = ["/karte.html", "/einbetten/karte.html", "/_import/a.12345678.js"].map((address) =>
      headersOf({address, profil, https: true})
    );
    const allowed = new Set(answers.flatMap((headers) => Object.values(headers)));
    for (const value of allowed) expect(text).toContain(`"${value}"`);
    for (const name of Object.keys(answers[0]!)) expect(text).toMatch(new RegExp(`^\\s*(add_header )?${name} "`, "m"));
    for (const [, value = ""] of text.matchAll(/"(default-src [^"]*)"/g)) expect(allowed).toContain(value);
  });

  it.skipIf(!has[program]).each([
    ["oeffentlich", "A"],
    ["intern", "A"],
    ["intern", "B"]
  ] as const)("are accepted by it: %s, login %s", async (profil, variant) => {
    const {check} = await prepare(program, profil, variant);
    const {status, stderr} = spawnSync(check[0]!, check.slice(1), {
      env: {...env, XDG_DATA_HOME: dir, XDG_CONFIG_HOME: dir},
      encoding: "utf8"
    });
    expect(status, stderr).toBe(0);
    expect(stderr).not.toMatch(/\[warn\]|"level":"warn"(?!.*(formatted|automatic))/);
  });
});

const hit = (path: string, file: string): [string, number, string | null, string] => [path, 200, null, `/${file}`];
const sent = (path: string, to: string): [string, number, string | null, string] => [path, 308, to, "/404.html"];
const miss = (path: string): [string, number, string | null, string] => [path, 404, null, "/404.html"];

/** An address, how it is answered, where it leads, and the file whose headers come with it. */
const addresses = [
  hit("/", "index.html"),
  hit("/karte", "karte.html"),
  hit("/karte?indikator=a%20b&jahr=2025", "karte.html"),
  hit("/gebiete/", "gebiete/index.html"),
  hit("/gebiete/10", "gebiete/10.html"),
  hit("/gebiete/seite.12345678.js", "gebiete/seite.12345678.js"),
  hit("/_import/a.12345678.js", "_import/a.12345678.js"),
  hit("/_file/data/werte.12345678.json", "_file/data/werte.12345678.json"),
  hit("/daten", "daten.html"),
  hit("/daten/v1/werte.csv", "daten/v1/werte.csv"),
  hit("/daten/v1/indikatoren/werte.json", "daten/v1/indikatoren/werte.json"),
  hit("/daten/v1/grenzen.geojson", "daten/v1/grenzen.geojson"),
  hit("/einbetten/karte", "einbetten/karte.html"),
  sent("/karte/", "/karte"),
  sent("/daten/", "/daten"),
  sent("/karte.html?indikator=a%20b&jahr=2025", "/karte?indikator=a%20b&jahr=2025"),
  sent("/gebiete", "/gebiete/"),
  sent("/gebiete?a=1", "/gebiete/?a=1"),
  sent("/gebiete/index.html", "/gebiete/"),
  sent("/gebiete/index", "/gebiete/"),
  sent("/gebiete/10/", "/gebiete/10"),
  sent("/index.html", "/"),
  miss("/weg"),
  miss("/weg/"),
  miss("/weg.html"),
  miss("/_import"),
  miss("/_import/"),
  miss("/_import/weg.12345678.js"),
  miss("/einbetten/weg")
];

/** What differs between *answer* and what it should be, in words. */
function faultsOf(
  [path, status, location, file]: (typeof addresses)[number],
  answer: Asked,
  profil: Profil,
  https: boolean
): string[] {
  const found = [];
  if (answer.status !== status) found.push(`${path}: ${answer.status}, not ${status}`);
  if ((answer.headers.location ?? null) !== location) found.push(`${path}: leads to ${answer.headers.location}`);
  // A redirect shows nothing, so it does not matter whom it would let frame it.
  const either = status === 308 ? ["/einbetten/x", file] : [file];
  const expected = either.map((address) => headersOf({address, profil, https}));
  for (const name of Object.keys(expected[0]!)) {
    const value = answer.headers[name.toLowerCase()];
    if (!expected.some((headers) => headers[name] === value)) found.push(`${path}: ${name}: ${String(value)}`);
  }
  const text = answer.body.toString();
  const wanted = site[status === 404 ? "404.html" : file.slice(1)];
  if (status !== 308 && text !== wanted) found.push(`${path}: ${text.slice(0, 80)}`);
  return found;
}

const known = {Cookie: "_oauth2_proxy=gut"};

describe("the project's own server", () => {
  it.each(profile)("answers every address of the edition %s as docs/betrieb says", async (profil) => {
    const server = await serveSite(join(dir, "site"), 0, {profil});
    const faults = [];
    for (const address of addresses)
      faults.push(...faultsOf(address, await ask(server.url, address[0]), profil, false));
    await server.close();
    expect(faults).toEqual([]);
  });
});

describe.each(programs)("%s, run with these files", (program) => {
  describe.skipIf(!has[program])("on this machine", () => {
    let server: Running;
    let internal: Running;
    let listed: Running;
    beforeAll(async () => {
      [server, internal, listed] = await Promise.all([
        start(program, "oeffentlich"),
        start(program, "intern"),
        start(program, "intern", "B")
      ]);
    });
    afterAll(async () => {
      await Promise.all([server?.close(), internal?.close(), listed?.close()]);
    });

    it("answers every address of the public edition as the project's own server does", async () => {
      const faults = [];
      for (const address of addresses)
        faults.push(...faultsOf(address, await ask(server.url, address[0]), "oeffentlich", true));
      expect(faults).toEqual([]);
    });

    it("answers every address of the internal edition to those who are logged in, with its own headers", async () => {
      const faults = [];
      for (const address of addresses)
        faults.push(...faultsOf(address, await ask(internal.url, address[0], known), "intern", true));
      expect(faults).toEqual([]);
    });

    it("shows nothing of the internal edition without login", async () => {
      for (const [path] of addresses) {
        const answer = await ask(internal.url, path);
        expect([path, answer.status, answer.headers.location]).toEqual([
          path,
          302,
          `https://anmeldung.example/?rd=${encodeURIComponent(path)}`
        ]);
        expect(answer.body.toString()).not.toMatch(/Karte|Gebiete|Bezirk|\[1\]|gebiet_id/);
        expect(answer.headers["cache-control"]).toBe("private, no-store");
        expect((await ask(internal.url, path, {Cookie: "_oauth2_proxy=schlecht"})).status).toBe(302);
        const refused = await ask(listed.url, path);
        expect([refused.status, refused.headers["cache-control"]]).toEqual([401, "private, no-store"]);
        const wrong = {Authorization: `Basic ${Buffer.from("name:falsch").toString("base64")}`};
        expect((await ask(listed.url, path, wrong)).status).toBe(401);
      }
    });

    it("shows the internal edition to a name of the list", async () => {
      const named = {Authorization: `Basic ${Buffer.from("name:geheim").toString("base64")}`};
      const faults = [];
      for (const address of addresses)
        faults.push(...faultsOf(address, await ask(listed.url, address[0], named), "intern", true));
      expect(faults).toEqual([]);
    });

    it("lets no page be framed by a way round through the folder of embed pages", async () => {
      for (const path of ["/einbetten/..%2fkarte", "/einbetten/%2e%2e/karte", "/einbetten//../karte"]) {
        const {headers} = await ask(server.url, path);
        expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
      }
    });

    it("compresses, and writes only to be read", async () => {
      const answer = await ask(server.url, "/karte", {"Accept-Encoding": "gzip"});
      expect(answer.headers["content-encoding"]).toBe("gzip");
      expect(answer.headers.vary).toContain("Accept-Encoding");
      expect((await ask(server.url, "/karte", {}, "POST")).status).toBe(405);
      expect((await ask(server.url, "/karte", {}, "DELETE")).status).toBe(405);
    });

    it("writes down which page was read, but neither by whom nor what was chosen there", async () => {
      await ask(server.url, "/karte?indikator=geheime_wahl", {"User-Agent": "ein Browser"});
      await ask(internal.url, "/gebiete/10?indikator=geheime_wahl", {...known, "User-Agent": "ein Browser"});
      expect(server.log()).toContain("/karte");
      expect(internal.log()).toContain("/gebiete/10");
      for (const log of [server.log(), internal.log()])
        expect(log).not.toMatch(/127\.0\.0\.1|geheime_wahl|ein Browser|_oauth2_proxy/);
    });
  });
});
