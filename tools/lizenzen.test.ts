import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {
  importierte,
  istFrei,
  lizenzenText,
  lizenzfehler,
  lizenztexte,
  pakete,
  schreibeLizenzen,
  unbekannteProgramme
} from "./lizenzen-liste.js";

describe("istFrei", () => {
  it.each(["MIT", "(MIT OR GPL-3.0-or-later)", "(GPL-2.0-only OR (MIT AND Zlib))", "(MIT AND Zlib)", "OFL-1.1"])(
    "lets %s pass",
    (lizenz) => expect(istFrei(lizenz)).toBe(true)
  );
  it.each([
    "GPL-3.0-only",
    "LGPL-2.1-or-later",
    "AGPL-3.0",
    "(MIT AND GPL-3.0-or-later)",
    "GPL-2.0-only WITH Classpath-exception-2.0",
    "MPL-2.0",
    "SEE LICENSE IN LICENSE.md",
    "UNLICENSED",
    "MIT OR",
    "(MIT",
    "MIT)",
    "MIT GPL-3.0",
    ""
  ])("stops %j", (lizenz) => expect(istFrei(lizenz)).toBe(false));
});

it("finds what a module imports when it runs, by package and not by path", () => {
  const text = `import jStat from "jstat";
import {a,
  b} from "@scope/paket/teil";
import "nur-wirkung";
export {c} from "weitergereicht";
import type {Plan} from "nur-typen";
import {d} from "./eigen.js";
import {e} from "node:fs";
import {f} from "observablehq:stdlib";
const {Document} = await import("docx");
const file = "node_modules/@font/sans/files/a.woff2";`;
  expect(importierte(text).sort()).toEqual([
    "@font/sans",
    "@scope/paket",
    "docx",
    "jstat",
    "nur-wirkung",
    "weitergereicht"
  ]);
});

describe("a project with packages of its own", () => {
  let root: string;
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), {recursive: true});
    writeFileSync(join(root, file), text);
  };
  const plant = (packages: Record<string, object>): void =>
    write("package-lock.json", JSON.stringify({packages: {"": {}, ...packages}}));

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "lizenzen-"));
    write("src/seite.ts", `import {x} from "gut";`);
    write("node_modules/gut/LICENSE", "Text von gut");
    write("node_modules/tief/COPYING.txt", "Text von tief");
    write("dist/_node/gut@1.0.0/index.0123abcd.js", "/* @license MIT, Copyright Dritte */");
  });
  afterEach(() => rmSync(root, {recursive: true}));

  const gut = {version: "1.0.0", license: "MIT", dependencies: {tief: "^2"}};
  const tief = {version: "2.0.0", license: "ISC"};

  it("follows what is imported to what that depends on, and tells the rest apart", () => {
    plant({
      "node_modules/gut": gut,
      "node_modules/tief": {version: "1.0.0", license: "MIT"},
      "node_modules/gut/node_modules/tief": tief,
      "node_modules/bauwerkzeug": {version: "1.0.0", license: "GPL-3.0-only"},
      "node_modules/pruefwerkzeug": {version: "1.0.0", license: "MPL-2.0", dev: true}
    });
    expect(pakete(root).map(({pfad, zweck}) => [pfad, zweck])).toEqual([
      ["node_modules/bauwerkzeug", "bau"],
      ["node_modules/gut", "ausgeliefert"],
      ["node_modules/pruefwerkzeug", "entwicklung"],
      ["node_modules/gut/node_modules/tief", "ausgeliefert"],
      ["node_modules/tief", "bau"]
    ]);
  });

  it("hands out the texts and the notices that stand in the programs", () => {
    plant({"node_modules/gut": gut, "node_modules/tief": tief});
    schreibeLizenzen(join(root, "dist"), root);
    const text = readFileSync(join(root, "dist/lizenzen.txt"), "utf8");
    for (const words of ["gut 1.0.0 (MIT)", "Text von gut", "Text von tief", "Copyright Dritte"])
      expect(text).toContain(words);
  });

  it("refuses a planted package under the GPL, however deep, one without a licence and one without its text", () => {
    const tried = (second: object): string[] => {
      plant({"node_modules/gut": gut, "node_modules/tief": second});
      return lizenzfehler(pakete(root), root);
    };
    expect(tried({version: "2.0.0", license: "GPL-3.0-or-later"})).toEqual([
      "tief 2.0.0: Die Lizenz GPL-3.0-or-later verlangt, auch unser Programm unter ihr weiterzugeben."
    ]);
    expect(() => schreibeLizenzen(join(root, "dist"), root)).toThrow(
      "So darf der Bedarfsatlas nicht ausgeliefert werden"
    );
    expect(tried({version: "2.0.0", license: "Eigene Lizenz"})[0]).toContain("nicht als frei bekannt");
    expect(tried({version: "2.0.0"})).toEqual(["tief 2.0.0: Das Paket nennt keine Lizenz."]);
    rmSync(join(root, "node_modules/tief/COPYING.txt"));
    expect(tried(tief)).toEqual(["tief 2.0.0: Der Text der Lizenz ISC fehlt im Paket."]);
  });

  it("reads a licence that stands only in the package's own file, in the old form too", () => {
    write("node_modules/tief/package.json", JSON.stringify({licenses: [{type: "MIT"}, {type: "GPL-2.0"}]}));
    plant({"node_modules/gut": gut, "node_modules/tief": {version: "2.0.0"}});
    expect(pakete(root).find(({name}) => name === "tief")?.lizenz).toBe("(MIT OR GPL-2.0)");
    expect(lizenzfehler(pakete(root), root)).toEqual([]);
  });

  it("notices a program in the built pages that the list does not have", () => {
    plant({"node_modules/gut": gut, "node_modules/tief": tief});
    write("dist/_node/fremd@1.0.0/index.0123abcd.js", "");
    write("dist/_observablehq/search.0123abcd.js", "");
    expect(unbekannteProgramme(join(root, "dist"), pakete(root))).toEqual([
      "fremd@1.0.0 steht nicht in der Liste der Lizenzen.",
      "_observablehq/search.0123abcd.js ist ein Programm von Framework, dessen Bestandteile nicht bekannt sind."
    ]);
  });
});

describe("the packages of this project", () => {
  const alle = pakete();
  const ausgeliefert = alle.filter(({zweck}) => zweck === "ausgeliefert");

  it("are free and come with their texts where they reach readers", () => {
    expect(lizenzfehler(alle)).toEqual([]);
    const names = ausgeliefert.map(({name}) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        "@fontsource-variable/source-sans-3",
        "@observablehq/framework",
        "@observablehq/plot",
        "@observablehq/runtime",
        "d3-geo",
        "docx",
        "jstat",
        "zod"
      ])
    );
    // They build the database and draw pictures for tests; no reader gets them.
    for (const name of ["@duckdb/node-api", "tsx", "typescript", "vitest"]) expect(names).not.toContain(name);
    for (const paket of ausgeliefert) expect(lizenztexte(".", paket), paket.name).not.toEqual([]);
  });

  it("have their texts in the file, each once, and the same bytes every time", () => {
    const text = lizenzenText(alle);
    expect(text).toBe(lizenzenText(pakete()));
    expect(text).toContain("Copyright (c) 2013 jStat");
    expect(text).toContain("SIL OPEN FONT LICENSE");
    expect(text.split("Copyright (c) 2013 jStat")).toHaveLength(2);
    expect(text).toContain("European Union Public Licence");
  });

  it("Framework's client imports what the list says it does", () => {
    const imported = (file: string): string[] =>
      importierte(readFileSync(`node_modules/@observablehq/framework/dist/client/${file}.js`, "utf8"));
    expect([...imported("runtime"), ...imported("stdlib"), ...imported("main")].sort()).toEqual([
      "@observablehq/inspector",
      "@observablehq/runtime"
    ]);
  });
});
