// The stamp of the database is written where the database is built.
export {hashInputs, identityOf, isCurrent, removeStamp, writeStamp} from "../loaders/warehouse/stempel.js";
