import {ai16Plan} from "../sources/ai16.js";
import {ewrPlan} from "../sources/ewr.js";
import {ewrmigraPlan} from "../sources/ewrmigra.js";
import {gssaPlan} from "../sources/gssa.js";
import {kernindikatorenPlan} from "../sources/kernindikatoren.js";
import {kitaPlan} from "../sources/kita.js";
import {lorPlan} from "../sources/lor.js";
import {mssPlan} from "../sources/mss.js";
import {osmPlan} from "../sources/osm.js";
import {qpkPlan} from "../sources/qpk/qpk.js";
import {wohndauerPlan} from "../sources/wohndauer.js";
import type {SourcePlan} from "./plan.js";

export {fetchFromFolder} from "./folder.js";
export type {FetchOptions, FetchSummary} from "./folder.js";

/** All sources in the order they are read: the register of areas first, since the others are checked against it. */
export const sourcePlans: readonly SourcePlan[] = [
  lorPlan,
  ewrPlan,
  mssPlan,
  gssaPlan,
  kernindikatorenPlan,
  kitaPlan,
  osmPlan,
  ai16Plan,
  ewrmigraPlan,
  wohndauerPlan,
  qpkPlan
];
