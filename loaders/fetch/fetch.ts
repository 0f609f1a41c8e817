import {ewrPlan} from "../sources/ewr.js";
import {lorPlan} from "../sources/lor.js";
import {mssPlan} from "../sources/mss.js";
import type {SourcePlan} from "./plan.js";

export {fetchFromFolder} from "./folder.js";
export type {FetchOptions, FetchSummary} from "./folder.js";

/** All sources in the order they are read: the register of areas first, since the others are checked against it. */
export const sourcePlans: readonly SourcePlan[] = [lorPlan, ewrPlan, mssPlan];
