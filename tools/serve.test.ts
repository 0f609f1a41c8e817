import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {CommandError} from "../loaders/command.js";
import {headersOf} from "./headers.js";
import {readPort, requireFreePort, serveSite} from "./serve.js";
import type {SiteServer} from "./serve.js";

let dir: string;
let server: SiteServer;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "site-"));
  mkdirSync(join(dir, "gebiete"));
  mkdirSync(join(dir, "_import"));
  writeFileSync(join(dir, "index.html"), `<!DOCTYPE html><title>Start</title>${"<p>Text</p>".repeat(200)}`);
  writeFileSync(join(dir, "karte.html"), "<!DOCTYPE html><title>Karte</title>");
  writeFileSync(join(dir, "gebiete/index.html"), "<!DOCTYPE html><title>Gebiete</title>");
  writeFileSync(join(dir, "_import/a.12345678.js"), "export const a = 1;");
  writeFileSync(`${dir}-geheim`, "nicht für alle");
  server = await serveSite(dir, 0);
});
afterAll(async () => {
  await server.close();
  rmSync(dir, {recursive: true});
  rmSync(`${dir}-geheim`);
});

const get = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(server.url + path, {redirect: "manual", ...init});

it("serves on this computer only", () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

it.each([
  ["/", "text/html;charset=utf-8", "no-cache"],
  ["/karte", "text/html;charset=utf-8", "no-cache"],
  ["/gebiete/", "text/html;charset=utf-8", "no-cache"],
  ["/_import/a.12345678.js", "text/javascript", "public, max-age=31536000, immutable"]
])("serves %s as %s, to be cached as %s", async (path, type, cache) => {
  const response = await get(path);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe(type);
  expect(response.headers.get("cache-control")).toBe(cache);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(response.headers.get("referrer-policy")).toBe("no-referrer");
});

it("keeps the question when it sends readers to the proper address", async () => {
  const response = await get("/karte/?indikator=a%20b");
  expect([response.status, response.headers.get("location")]).toEqual([308, "/karte?indikator=a%20b"]);
});

it("answers 404 in German for what is not there, however it is asked for", async () => {
  for (const path of ["/weg", "/%E0%A4", "/..%2f..%2fpackage.json", `/..%2f${dir.split("/").at(-1)}-geheim`]) {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain("Seite nicht gefunden");
  }
});

it("accepts no other methods than reading", async () => {
  expect((await get("/", {method: "POST"})).status).toBe(405);
  expect((await get("/", {method: "HEAD"})).status).toBe(200);
});

it("compresses, and answers 304 to those who have the page already", async () => {
  const response = await get("/", {headers: {"Accept-Encoding": "br"}});
  expect(response.headers.get("content-encoding")).toBe("br");
  const again = await get("/", {headers: {"If-None-Match": response.headers.get("etag") ?? ""}});
  expect(again.status).toBe(304);
});

it("sends the headers of tools/headers.ts with every answer, whatever it is", async () => {
  for (const [path, file] of [
    ["/karte", "karte.html"],
    ["/karte/", "404.html"],
    ["/weg", "404.html"],
    ["/_import/a.12345678.js", "_import/a.12345678.js"],
    ["/_import/weg.12345678.js", "404.html"]
  ]) {
    const {headers} = await get(path!);
    for (const [name, value] of Object.entries(headersOf({address: `/${file}`})))
      expect([path, name, headers.get(name)]).toEqual([path, name, value]);
  }
});

it("serves the internal edition so that nothing of it is kept or found", async () => {
  const internal = await serveSite(dir, 0, {profil: "intern"});
  const {headers} = await fetch(`${internal.url}/karte`);
  await internal.close();
  expect(headers.get("x-robots-tag")).toBe("noindex, nofollow");
  expect(headers.get("cache-control")).toBe("private, no-store");
});

it("gives no page the headers of embed pages by a way round", async () => {
  mkdirSync(join(dir, "einbetten"), {recursive: true});
  writeFileSync(join(dir, "einbetten/karte.html"), "<!DOCTYPE html><title>Karte</title>");
  const policyOf = async (path: string): Promise<string> =>
    (await get(path)).headers.get("content-security-policy") ?? "";
  expect(await policyOf("/einbetten/karte")).toContain("frame-ancestors *");
  for (const path of ["/karte", "/einbetten/..%2fkarte", "/einbetten/weg"])
    expect(await policyOf(path), path).toContain("frame-ancestors 'none'");
});

it("serves a page that was added meanwhile", async () => {
  writeFileSync(join(dir, "neu.html"), "<!DOCTYPE html><title>Neu</title>");
  expect((await get("/neu")).status).toBe(200);
});

it("says in German that the port is taken, and what to do", async () => {
  const {port} = new URL(server.url);
  await expect(serveSite(dir, Number(port))).rejects.toThrow(CommandError);
  await expect(requireFreePort(Number(port))).rejects.toThrow("ist schon belegt");
  await expect(serveSite(dir, Number(port))).rejects.toThrow(
    `Der Port ${port} ist schon belegt. Bitte einen anderen wählen: PORT=`
  );
});

it("reads the port, and refuses in German what is none", () => {
  expect(readPort(undefined)).toBe(3000);
  expect(readPort("3001")).toBe(3001);
  for (const bad of ["0", "65536", "-1", "3000.5", "dreitausend", "3e3"])
    expect(() => readPort(bad)).toThrow("ist keine Portnummer");
});
