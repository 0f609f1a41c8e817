import type {Problem} from "./errors.js";

interface Fault {
  offset: number;
  regel: string;
  abhilfe: string;
}

const syntax = (offset: number, regel: string, abhilfe: string): Fault => ({offset, regel, abhilfe});
const space = /[ \t\n\r]*/y;
const scalar = /true|false|null|-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
// eslint-disable-next-line no-control-regex -- JSON forbids raw control characters inside a text
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;

/**
 * The first fault of *text* as JSON, null if there is none. JSON.parse names a position only for some faults, and keeps
 * the last of two equal keys without a word; a catalogue written by hand needs both told.
 */
function findFault(text: string): Fault | null {
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0] ?? null;
    if (match !== null) at += match.length;
    return match;
  };
  const takeChar = (char: string): boolean => {
    take(space);
    if (text[at] !== char) return false;
    at++;
    return true;
  };
  const unexpected = (wanted: string): Fault =>
    at >= text.length
      ? syntax(text.length, "bricht hier ab", `Erwartet wird ${wanted}; bitte prüfen, ob am Ende etwas fehlt`)
      : syntax(
          at,
          "steht hier nicht richtig",
          `Erwartet wird ${wanted}; häufig fehlt davor ein Komma oder es ist eins zu viel`
        );

  function value(): Fault | null {
    if (takeChar("{")) return members();
    if (takeChar("[")) return elements();
    if (text[at] === '"') return take(string) === null ? unclosed() : null;
    return take(scalar) ? null : unexpected("ein Wert");
  }
  function unclosed(): Fault {
    return syntax(
      at,
      "ist ein Text ohne Ende",
      "Bitte das schließende Anführungszeichen ergänzen; ein Text steht in einer Zeile"
    );
  }
  function members(): Fault | null {
    const keys = new Set<string>();
    if (takeChar("}")) return null;
    do {
      take(space);
      const start = at;
      if (text[at] !== '"') return unexpected("ein Feldname in geraden Anführungszeichen");
      const key = take(string);
      if (key === null) return unclosed();
      if (keys.has(key))
        return syntax(start, "steht zweimal im selben Eintrag", "Bitte eines der beiden Felder entfernen");
      keys.add(key);
      if (!takeChar(":")) return unexpected("ein Doppelpunkt");
      const fault = value();
      if (fault) return fault;
    } while (takeChar(","));
    return takeChar("}") ? null : unexpected("ein Komma oder }");
  }
  function elements(): Fault | null {
    if (takeChar("]")) return null;
    do {
      const fault = value();
      if (fault) return fault;
    } while (takeChar(","));
    return takeChar("]") ? null : unexpected("ein Komma oder ]");
  }

  const fault = value();
  if (fault) return fault;
  take(space);
  return at < text.length ? unexpected("das Ende der Datei") : null;
}

/** What *text* holds as JSON, or its first fault with line and column (both from 1). A byte order mark is skipped. */
export function parseJson(text: string, datei: string): {value: unknown} | {problem: Problem} {
  const body = text.replace(/^\uFEFF/, "");
  const fault = findFault(body);
  if (fault === null) return {value: JSON.parse(body) as unknown};
  const before = body.slice(0, fault.offset).split("\n");
  const wert = /^("[^"\n]{0,40}"?|[^\s"]{1,20})/.exec(body.slice(fault.offset))?.[0];
  return {
    problem: {
      datei,
      zeile: before.length,
      spalte: String((before.at(-1) ?? "").length + 1),
      ...(wert === undefined ? {} : {wert}),
      regel: fault.regel,
      abhilfe: `${fault.abhilfe}.`
    }
  };
}
