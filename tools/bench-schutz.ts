import {join} from "node:path";
import {readCatalogue} from "../loaders/contract/readCatalogue.js";
import {tabelle12x10, tabelle168, tabelle32x8} from "../loaders/warehouse/protect/beispieltabellen.js";
import {solveCompact} from "../loaders/warehouse/protect/compact.js";
import {auditTables, protectTables} from "../loaders/warehouse/protect/index.js";
import {schuetzeZellen} from "../loaders/warehouse/protect/registry.js";
import type {Tables} from "../loaders/warehouse/protect/types.js";
import {datenbankMitBeispielen} from "../test/support/zellen.js";

/** Processor seconds of *run*: the clock says little on a machine others share. */
async function cpuOf(run: () => Promise<unknown>): Promise<number> {
  const begin = process.cpuUsage();
  await run();
  const {user, system} = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

/** Protection with its audit as a multiple of one bare call of HiGHS on the compact program of the same table. */
async function ratioToBare(tables: Tables): Promise<number> {
  const protect = await cpuOf(async () => {
    const {cells, derived} = await protectTables(tables);
    const {safe} = await auditTables({...tables, cells, derived});
    if (!safe) throw new Error("a protected table can be worked out");
  });
  return protect / (await cpuOf(() => solveCompact(tables)));
}

/** Processor seconds to add up, protect and audit the example records of all centres, as a build does. */
async function secondsOfRegister(): Promise<number> {
  const connection = await datenbankMitBeispielen();
  try {
    const catalogue = readCatalogue(join("data", "catalogue"));
    return await cpuOf(() => schuetzeZellen(connection, catalogue, "data", () => undefined, {register: new Map()}));
  } finally {
    connection.closeSync();
  }
}

/** What disclosure control costs: as a multiple of bare HiGHS for three tables, and in seconds for the example records. */
export async function measureSchutz(): Promise<Record<string, number>> {
  return {
    schutz_12x10_ratio: await ratioToBare(tabelle12x10()),
    schutz_32x8_ratio: await ratioToBare(tabelle32x8()),
    schutz_168_ratio: await ratioToBare(tabelle168()),
    schutz_register_seconds: await secondsOfRegister()
  };
}
