import {parseArgs} from "node:util";
import {InputError} from "./contract/errors.js";
import {stoerungOf} from "./stoerung.js";

/** A failure whose message is German, complete and meant for the person at the keyboard: no stack, no prefix. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** What a command accepts. `aufruf` is how a reader calls it: "npm run warehouse --". */
export interface CommandSpec {
  aufruf: string;
  /** Text of --help. */
  hilfe: string;
  options: Record<string, {type: "string" | "boolean"}>;
  positionals: boolean;
}

export interface CommandLine {
  help: boolean;
  values: Record<string, string | boolean | undefined>;
  positionals: string[];
}

const seeHelp = (spec: CommandSpec): string => `Welche Angaben es gibt, zeigt „${spec.aufruf} --help“.`;

/** Reads *args* as *spec* says; throws CommandError, in German, on anything it does not know. */
export function readCommandLine(args: readonly string[], spec: CommandSpec): CommandLine {
  try {
    const {values, positionals} = parseArgs({
      args: [...args],
      options: {...spec.options, help: {type: "boolean", short: "h"}},
      allowPositionals: true,
      strict: true
    });
    const [first] = positionals;
    if (!spec.positionals && first !== undefined)
      throw new CommandError(`Die Angabe „${first}“ ist hier nicht vorgesehen. ${seeHelp(spec)}`);
    return {help: values["help"] === true, values, positionals};
  } catch (error) {
    if (error instanceof CommandError) throw error;
    const {code = "", message = ""} = error as {code?: string; message?: string};
    const name = /--[\w-]+|-\w/.exec(message.replace(/'-\w, /, "'"))?.[0] ?? "";
    if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION")
      throw new CommandError(`Die Option „${name}“ gibt es nicht. ${seeHelp(spec)}`);
    if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") {
      const rule = /does not take/.test(message) ? "nimmt keinen Wert an" : "braucht einen Wert";
      throw new CommandError(`Die Option „${name}“ ${rule}. ${seeHelp(spec)}`);
    }
    throw error;
  }
}

/**
 * Text for a failed command: the message alone where it was written for readers, what a fault of the computer means, else one
 * German sentence before the technical message.
 */
export function formatFailure(error: unknown, debug = process.env["BEDARFSATLAS_DEBUG"] === "1"): string {
  if (error instanceof InputError || error instanceof CommandError) return error.message;
  const stoerung = debug ? null : stoerungOf(error);
  if (stoerung !== null) return stoerung;
  const technical = error instanceof Error ? (debug && error.stack) || error.message : String(error);
  const hint = debug ? "" : "\nMehr dazu mit BEDARFSATLAS_DEBUG=1 vor dem Befehl.";
  return `Der Befehl wurde abgebrochen. Technische Meldung:\n${technical}${hint}`;
}

/** Runs *main* and sets the exit code: 0 if it returns, 1 with a message on standard error if it throws. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${formatFailure(error)}\n`);
    process.exitCode = 1;
  }
}
