import {expect, it} from "vitest";
import {CommandError, formatFailure, readCommandLine} from "./command.js";
import {InputError} from "./contract/errors.js";

const spec = {aufruf: "npm run fetch --", hilfe: "", options: {from: {type: "string"}} as const, positionals: true};
const problem = {datei: "a.csv", zeile: 3, regel: "ist keine Zahl", abhilfe: "Bitte eine Zahl eintragen"};

it("reads options and what stands beside them", () => {
  expect(readCommandLine(["ewr", "--from", "ordner"], spec)).toMatchObject({
    help: false,
    values: {from: "ordner"},
    positionals: ["ewr"]
  });
  expect(readCommandLine(["-h"], spec).help).toBe(true);
});

it.each([
  [["--nach"], "Die Option „--nach“ gibt es nicht."],
  [["--from"], "Die Option „--from“ braucht einen Wert."],
  [["--help=ja"], "Die Option „--help“ nimmt keinen Wert an."]
])("%j is refused in German, with the way to the help", (args, message) => {
  expect(() => readCommandLine(args, spec)).toThrow(CommandError);
  expect(() => readCommandLine(args, spec)).toThrow(message);
  expect(() => readCommandLine(args, spec)).toThrow("npm run fetch -- --help");
});

it("refuses what stands beside the options where nothing may", () => {
  expect(() => readCommandLine(["ewr"], {...spec, positionals: false})).toThrow(
    "Die Angabe „ewr“ ist hier nicht vorgesehen."
  );
});

it("shows messages written for readers alone, and never a stack unless asked", () => {
  expect(formatFailure(new InputError(problem), false)).toBe(
    "a.csv, Zeile 3: ist keine Zahl. Bitte eine Zahl eintragen"
  );
  expect(formatFailure(new CommandError("Der Port 3000 ist schon belegt."), false)).toBe(
    "Der Port 3000 ist schon belegt."
  );
  const error = new Error("disk full");
  expect(formatFailure(error, false)).toContain("Der Befehl wurde abgebrochen. Technische Meldung:\ndisk full");
  expect(formatFailure(error, false)).not.toContain("command.test.ts");
  expect(formatFailure(error, true)).toContain("command.test.ts");
});
