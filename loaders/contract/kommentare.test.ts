import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {InputError} from "./errors.js";
import {parseKommentar, readKommentare, textLaenge} from "./kommentare.js";

const register = {gebiete: new Set(["10", "102004", "10200422"]), problemfelder: ["alter_pflege", "jugend"]};
const datei = "102004-2026-03-12-treffpunkt.md";

interface Teile {
  kopf?: Record<string, string>;
  text?: string;
}
function inhalt({kopf = {}, text = "Der Aufzug steht oft still."}: Teile = {}): string {
  const felder = {
    gebiet: "102004",
    rolle: "Leitung eines Treffs",
    datum: "2026-03-12",
    bezug: "alter_pflege",
    geprueft_von: "Sozialplanung",
    geprueft_am: "2026-03-20",
    ...kopf
  };
  return ["---", ...Object.entries(felder).map(([feld, wert]) => `${feld}: ${wert}`), "---", "", text, ""].join("\n");
}
const lies = (teile: Teile = {}, name = datei) => parseKommentar(inhalt(teile), name, register);

function fehlerOf(roh: string, name = datei): string {
  try {
    parseKommentar(roh, name, register);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as InputError).message;
  }
  throw new Error("was taken");
}

describe("a comment", () => {
  it("is read with role, date, reference and review", () => {
    expect(lies()).toEqual({
      ...{gebiet_id: "102004", rolle: "Leitung eines Treffs", datum: "2026-03-12", bezug: "alter_pflege"},
      ...{pruefung: {von: "Sozialplanung", am: "2026-03-20"}, korrektur: null},
      ...{text: "Der Aufzug steht oft still.", beispiel: false}
    });
  });

  it("may lack reference and review, and have Windows lines and paragraphs", () => {
    const roh = inhalt({kopf: {bezug: "", geprueft_von: "", geprueft_am: ""}, text: "Eins.\n\nZwei."});
    expect(parseKommentar(roh.replaceAll("\n", "\r\n"), datei, register)).toMatchObject({
      ...{bezug: null, pruefung: null, text: "Eins. Zwei."}
    });
  });

  it("keeps a correction with its reason, and a deleted one without text", () => {
    const korrektur = "2026-04-02: Jahreszahl berichtigt";
    expect(lies({kopf: {korrektur}}).korrektur).toEqual({am: "2026-04-02", grund: "Jahreszahl berichtigt"});
    expect(lies({kopf: {korrektur}, text: ""}).text).toBe("");
  });

  it("may have exactly as many characters as allowed, counted as people count them", () => {
    expect(lies({text: "ä".repeat(textLaenge)}).text).toHaveLength(textLaenge);
  });
});

describe("a broken file is refused with file, line and rule:", () => {
  const faelle: [was: string, roh: string, meldung: RegExp, name?: string][] = [
    ["a wrong name", inhalt(), /Treffpunkt\.md: hat keinen Dateinamen nach der Regel/, "102004-Treffpunkt.md"],
    ["no head", "Nur Text.", /Zeile 1: hat keinen Kopf/],
    ["a head that never ends", "---\ngebiet: 102004\n", /Zeile 1: hat keinen Kopf/],
    ["a line without a colon", inhalt().replace("rolle: ", "rolle "), /Zeile 3: „rolle Leitung.*feld: wert/],
    ["an unknown field", inhalt({kopf: {autor: "x"}}), /„autor“ ist kein bekanntes Feld/],
    ["a field twice", inhalt().replace("datum:", "rolle: A\ndatum:"), /Zeile 4, Spalte rolle: steht schon weiter oben/],
    ["no role", inhalt({kopf: {rolle: ""}}), /Zeile 3, Spalte rolle: fehlt/],
    ["an area elsewhere", inhalt({kopf: {gebiet: "011001"}}), /Zeile 2, Spalte gebiet: „011001“ ist kein Gebiet/],
    ["another area than its name", inhalt({kopf: {gebiet: "10200422"}}), /Spalte gebiet.*passt nicht zum Dateinamen/],
    ["another day than its name", inhalt({kopf: {datum: "2026-03-13"}}), /Spalte datum.*passt nicht zum Dateinamen/],
    ["a day that is none", inhalt({kopf: {datum: "2026-02-31"}}), /„2026-02-31“ ist kein Tag/],
    [
      "an unknown problem field",
      inhalt({kopf: {bezug: "wetter"}}),
      /Spalte bezug: „wetter“ ist kein Problemfeld.*„jugend“/
    ],
    ["half a review", inhalt({kopf: {geprueft_am: ""}}), /Spalte geprueft_von: steht ohne das andere Feld/],
    ["a review before the comment", inhalt({kopf: {geprueft_am: "2026-03-01"}}), /„2026-03-01“ liegt vor dem Tag/],
    ["a correction without reason", inhalt({kopf: {korrektur: "neu"}}), /„neu“ nennt nicht Tag und Grund/],
    ["no text", inhalt({text: ""}), /Spalte Text: enthält keinen Text/],
    ["too long a text", inhalt({text: "a".repeat(601)}), /Zeile 10, Spalte Text: hat 601 Zeichen, erlaubt sind 600/],
    ["a name in the text", inhalt({text: "Frau Schulze hilft."}), /Zeile 10, Spalte Text: enthält wohl den Namen/],
    ["a name as role", inhalt({kopf: {rolle: "Herr Meyer"}}), /Spalte rolle: enthält wohl den Namen/],
    ["a telephone number", inhalt({text: "Anruf: 030 1234567."}), /enthält wohl eine Telefonnummer/],
    ["a mail address", inhalt({text: "Post an treff@example.org."}), /enthält wohl eine E-Mail-Adresse/],
    ["markup", inhalt({text: "<b>Wichtig</b>"}), /ist kein reiner Text/],
    ["a link", inhalt({text: "Siehe https://example.org."}), /ist kein reiner Text/],
    ["characters that turn the reading direction", inhalt({text: "ab\u202ecd"}), /unsichtbare Steuerzeichen/]
  ];
  for (const [was, roh, meldung, name] of faelle) it(was, () => expect(fehlerOf(roh, name)).toMatch(meldung));

  it("all faults at once, and never a name in the message", () => {
    const meldung = fehlerOf(inhalt({kopf: {bezug: "wetter"}, text: "Frau Schulze, 030 1234567."}));
    expect(meldung.split("\n")).toHaveLength(2);
    expect(meldung).not.toContain("Schulze");
  });
});

describe("the folder", () => {
  const mitOrdner = (dateien: Record<string, string>, pruefe: (dir: string) => void): void => {
    const dir = mkdtempSync(join(tmpdir(), "kommentare-"));
    try {
      for (const [name, text] of Object.entries(dateien)) {
        mkdirSync(join(dir, name, ".."), {recursive: true});
        writeFileSync(join(dir, name), text);
      }
      pruefe(dir);
    } finally {
      rmSync(dir, {recursive: true});
    }
  };
  const erfunden = {[`beispiel/kommentare/${datei}`]: inhalt({text: "Erfunden."})};

  it("gives the invented ones until there is a real one, and marks them", () => {
    mitOrdner({...erfunden, "kommentare/README.md": "# Wie"}, (dir) =>
      expect(readKommentare(dir, register).map((k) => [k.text, k.beispiel])).toEqual([["Erfunden.", true]])
    );
    mitOrdner({...erfunden, [`kommentare/${datei}`]: inhalt()}, (dir) =>
      expect(readKommentare(dir, register).map((k) => k.beispiel)).toEqual([false])
    );
    mitOrdner({}, (dir) => expect(readKommentare(dir, register)).toEqual([]));
  });

  it("names the faults of all files, and the invented ones do not step in for a faulty real one", () => {
    const kaputt = {
      "kommentare/102004-2026-03-12-a.md": "Text",
      "kommentare/102004-2026-03-12-b.md": inhalt({text: ""})
    };
    mitOrdner({...erfunden, ...kaputt}, (dir) =>
      expect(() => readKommentare(dir, register)).toThrow(/-a\.md, Zeile 1.*\n.*-b\.md, Zeile/)
    );
  });
});
