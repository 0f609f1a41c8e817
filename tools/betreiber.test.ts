import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {readBetreiber, readLogo} from "./betreiber.js";

let dir: string;
const leer = JSON.parse(readFileSync("data/catalogue/betreiber.json", "utf8")) as Record<string, unknown>;
const schreibe = (logo: unknown): void => writeFileSync(join(dir, "betreiber.json"), JSON.stringify({...leer, logo}));

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "betreiber-"));
});
afterEach(() => rmSync(dir, {recursive: true}));

it("the published catalogue names no logo: what belongs to a district is used only where its press office agrees", () => {
  expect(readBetreiber().logo ?? null).toBeNull();
  expect(readLogo()).toBeNull();
});

it("a logo is read with its proportions and becomes part of the file", () => {
  schreibe({datei: "logo.svg", text: "Verbund"});
  writeFileSync(
    join(dir, "logo.svg"),
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><path d="M0 0h9"/></svg>'
  );
  expect(readLogo(dir)).toMatchObject({text: "Verbund", breite: 120, hoehe: 40});
  expect(readLogo(dir)!.adresse).toMatch(/^data:image\/svg\+xml;base64,/);
});

it.each([
  ["that is missing", {datei: "fehlt.png", text: "x"}, "", /ist nicht da/],
  ["that is no picture", {datei: "logo.png", text: "x"}, "kein Bild", /kein lesbares Bild/],
  ["without a viewBox", {datei: "logo.svg", text: "x"}, "<svg></svg>", /kein lesbares Bild/],
  ["that is too large", {datei: "logo.svg", text: "x"}, " ".repeat(200_001), /zu groß/],
  ["outside the folder", {datei: "../logo.svg", text: "x"}, "", /data\/catalogue/],
  ["without words", {datei: "logo.svg", text: " "}, "", /braucht einen Text/]
])("a logo %s is refused in German", (_, logo, inhalt, message) => {
  schreibe(logo);
  if (inhalt !== "") writeFileSync(join(dir, logo.datei), inhalt);
  expect(() => readLogo(dir)).toThrow(message);
});
