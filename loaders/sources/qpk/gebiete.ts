import {BEZIRK} from "../../contract/lor.js";
import type {Ebene, Gebiet, LorStand} from "../../contract/lor.js";

const ebenenWort: Record<Ebene, string> = {
  plr: "Planungsraum",
  bzr: "Bezirksregion",
  pgr: "Prognoseraum",
  bezirk: "Bezirk",
  berlin: "Land"
};

/** An area as lists and messages name it: "103007 Biesdorf (Bezirksregion)". */
export const nameWithEbene = ({gebiet_id, name, ebene}: Gebiet): string =>
  `${gebiet_id} ${name} (${ebenenWort[ebene]})`;

/** A name as it is compared: reports write "Hellersdorf-Nord" and "Hellersdorf Nord", "Oberfeldstr." and "Oberfeldstraße". */
function normalName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replace(/str(\.|asse)/g, "str")
    .replace(/[^a-z0-9]/g, "");
}

const ebeneByWord: [RegExp, Ebene][] = [
  [/^(planungsraum|plr)\b|\((planungsraum|plr)\)$/i, "plr"],
  [/^(bezirksregion|bzr)\b|\((bezirksregion|bzr)\)$/i, "bzr"],
  [/^(prognoseraum|pgr)\b|\((prognoseraum|pgr)\)$/i, "pgr"],
  [/^bezirk\b|\(bezirk\)$/i, "bezirk"],
  [/^land\b|\(land\)$/i, "berlin"]
];

/**
 * Areas of *lorStand* that *text* can mean: a key, a key with its name, or a name, with or without the word for its level.
 * Names are looked for in the own Bezirk, among the Bezirke and Berlin. More than one where a name is given to two levels;
 * [] if there is none, or if key and name contradict each other.
 */
export function findGebiete(text: string, lorStand: LorStand, gebiete: readonly Gebiet[]): Gebiet[] {
  const tidy = text.replace(/\s+/g, " ").trim();
  const [, key, rest = ""] = /^(\d+)(?: (.*))?$/.exec(tidy) ?? [];
  const name = key === undefined ? tidy : rest;
  const [pattern, ebene] = ebeneByWord.find(([word]) => word.test(name)) ?? [];
  const bare = normalName(pattern ? name.replace(pattern, "") : name);
  return gebiete.filter((g) => {
    if (g.lor_stand !== lorStand || (ebene !== undefined && g.ebene !== ebene)) return false;
    if (key !== undefined && g.gebiet_id !== key) return false;
    if (key === undefined && g.ebene !== "berlin" && g.ebene !== "bezirk" && !g.gebiet_id.startsWith(BEZIRK))
      return false;
    return bare === "" ? key !== undefined : normalName(g.name) === bare;
  });
}
