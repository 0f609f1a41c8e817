import {describe, expect, it} from "vitest";
import {angriffe, veroeffentlichtesBeispiel} from "./angriffe.fixture.js";
import {auditTables, findWitness} from "./audit.js";
import {protectTables} from "./index.js";

describe("a hole in what is published", () => {
  it.each(angriffe)("is found: $name", async ({tables, leak}) => {
    const {safe, leaks} = await auditTables(tables);
    expect(safe).toBe(false);
    const found = leaks.find(({cell}) => cell === leak.cell);
    expect(found, leaks.map(({text}) => text).join("\n")).toBeDefined();
    expect(found!.found.low).toBeCloseTo(leak.found.low, 6);
    expect(found!.found.high).toBeCloseTo(leak.found.high, 6);
    expect([...found!.way].sort()).toEqual([...leak.way].sort());
    expect(found!.using).toEqual(expect.arrayContaining([...(leak.using ?? [])]));
    expect(found!.member).toBe(leak.member);
  });

  it.each(angriffe)("is closed by protection: $name", async ({tables, leak, repair}) => {
    const input = {...tables, cells: tables.cells.map(({status: _, ...cell}) => cell)};
    const {cells, derived} = await protectTables(input);
    const audit = await auditTables({...tables, cells, derived});
    expect(audit.leaks.map(({text}) => text)).toEqual([]);
    expect(audit.attacked).toBeGreaterThan(0);
    const withheld = cells.filter(({status}) => status !== "open").map(({id}) => id);
    if (repair) expect(withheld.sort()).toEqual([...repair].sort());
    else expect(withheld).toContain(leak.cell);
  });
});

describe("the published example", () => {
  it("can be 0 to 78 at w|b once x|d is withheld at a cost of 31", async () => {
    const input = {
      ...veroeffentlichtesBeispiel,
      cells: veroeffentlichtesBeispiel.cells.map(({status: _, ...cell}) => cell)
    };
    const {cells, derived, cost} = await protectTables(input);
    expect(cost).toBe(31);
    const {low, high} = await findWitness({...veroeffentlichtesBeispiel, cells, derived}, "w|b");
    expect([low["w|b"], high["w|b"]]).toEqual([expect.closeTo(0, 6), expect.closeTo(78, 6)]);
  });
});
