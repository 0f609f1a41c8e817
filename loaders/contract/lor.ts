import {z} from "zod";

/** The two LOR editions: "2019" is valid 2006–2020, "2021" since 01.01.2021. Keys of both editions never meet in one table. */
export const LorStand = z.enum(["2019", "2021"]);
export type LorStand = z.infer<typeof LorStand>;

export const Ebene = z.enum(["plr", "bzr", "pgr", "bezirk", "berlin"]);
export type Ebene = z.infer<typeof Ebene>;

/** LOR key as text: Berlin 00, Bezirk 2 digits, PGR 4, BZR 6, PLR 8. */
export const GebietId = z.string().regex(/^(\d{2}){1,4}$/, "ist kein LOR-Schlüssel (2, 4, 6 oder 8 Ziffern)");

/** The key of Berlin as a whole; 11 would be Lichtenberg. */
export const BERLIN = "00";
/** The key of Marzahn-Hellersdorf. */
export const BEZIRK = "10";

/** Level of an LOR key by its length; throws on anything that is no key. */
export function ebeneOf(gebietId: string): Ebene {
  if (gebietId === BERLIN) return "berlin";
  const ebene = ({2: "bezirk", 4: "pgr", 6: "bzr", 8: "plr"} as const)[gebietId.length];
  if (!ebene || !/^\d+$/.test(gebietId)) throw new Error(`gebiet_id: ${gebietId} is not an LOR key`);
  return ebene;
}

/** Key of the area one level up; Bezirk gives Berlin, Berlin gives null. */
export function parentOf(gebietId: string): string | null {
  const ebene = ebeneOf(gebietId);
  if (ebene === "berlin") return null;
  return ebene === "bezirk" ? BERLIN : gebietId.slice(0, -2);
}

/** One area of one LOR edition, a row of data/official/lor/<lor_stand>.csv. Berlin's row has no parent. */
export const Gebiet = z.strictObject({
  lor_stand: LorStand,
  gebiet_id: GebietId,
  ebene: Ebene,
  name: z.string().min(1),
  parent_id: GebietId.nullable(),
  /** Area in hectares, two decimals. */
  hektar: z.number().positive()
});
export type Gebiet = z.infer<typeof Gebiet>;

/** One row of data/official/lor/umstieg-2020.csv: how many people of an old PLR live in a new one, on 31.12.2020. */
export const Umstieg = z.strictObject({
  plr_2019: z.string().regex(/^\d{8}$/),
  plr_2021: z.string().regex(/^\d{8}$/),
  einwohner: z.int().min(0)
});
export type Umstieg = z.infer<typeof Umstieg>;
