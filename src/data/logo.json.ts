import {InputError} from "../../loaders/contract/errors.js";
import {readLogo} from "../../tools/betreiber.js";

try {
  process.stdout.write(JSON.stringify(readLogo()));
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
