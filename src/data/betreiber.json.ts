import {readFileSync} from "node:fs";
import {InputError} from "../../loaders/contract/errors.js";
import {parseJson} from "../../loaders/contract/json.js";
import {Betreiber} from "../components/seiten/betreiberSchema.js";

const file = "data/catalogue/betreiber.json";
try {
  const json = parseJson(readFileSync(file, "utf8"), file);
  if ("problem" in json) throw new InputError(json.problem);
  const result = Betreiber.safeParse(json.value);
  if (!result.success)
    throw new InputError(
      result.error.issues.map((issue) => ({
        datei: file,
        spalte: [...issue.path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join("."),
        regel: issue.code === "unrecognized_keys" ? "ist kein bekanntes Feld" : issue.message,
        abhilfe: "Jede Angabe ist ein Text oder null"
      }))
    );
  process.stdout.write(JSON.stringify(result.data));
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
