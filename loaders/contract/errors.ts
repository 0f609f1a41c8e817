/** One fault in an input: where it stands, what stands there, which rule it breaks and how to mend it. German text. */
export interface Problem {
  datei: string;
  blatt?: string;
  zeile?: number;
  spalte?: string;
  wert?: string;
  /** The rule, as a sentence about the value: "ist keine ganze Zahl". */
  regel: string;
  /** What the reader can do, as a full sentence. */
  abhilfe: string;
}

const shown = 20;

/** *text* on one line, without the characters by which a hostile file or file name could steer a terminal; they become �. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters to be replaced
  return text.replace(/\s+/g, " ").replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "\uFFFD");
}

/** One line of German text for *problem*: file, sheet, line, column, value, rule, remedy. */
export function formatProblem(problem: Problem): string {
  const place = [
    problem.datei,
    problem.blatt !== undefined && `Blatt „${problem.blatt}“`,
    problem.zeile !== undefined && `Zeile ${problem.zeile}`,
    problem.spalte !== undefined && `Spalte ${problem.spalte}`
  ].filter(Boolean);
  const value = problem.wert === undefined ? "" : `„${problem.wert.slice(0, 60)}“ `;
  return `${printable(`${place.join(", ")}: ${value}`)}${problem.regel}. ${problem.abhilfe}`;
}

/** An input that breaks its contract. The message is German, complete, and meant for the person who must mend the file. */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly problems: readonly Problem[];

  constructor(problems: Problem | readonly Problem[], options?: ErrorOptions) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    const more = list.length > shown ? [`… und ${list.length - shown} weitere Fehler.`] : [];
    super([...list.slice(0, shown).map(formatProblem), ...more].join("\n"), options);
    this.problems = list;
  }
}
