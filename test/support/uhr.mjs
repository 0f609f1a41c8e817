// Loaded before a command (NODE_OPTIONS=--import): its clock shows BEDARFSATLAS_TEST_JETZT, an ISO date, when it starts.
import process from "node:process";

const echt = globalThis.Date;
const abstand = echt.parse(process.env.BEDARFSATLAS_TEST_JETZT) - echt.now();
globalThis.Date = class extends echt {
  constructor(...werte) {
    super(...(werte.length === 0 ? [echt.now() + abstand] : werte));
  }
  static now() {
    return echt.now() + abstand;
  }
};
