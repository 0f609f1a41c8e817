import {InputError} from "../contract/errors.js";
import type {Problem} from "../contract/errors.js";
import type {Ebene, LorStand} from "../contract/lor.js";
import type {FetchContext} from "../fetch/plan.js";

/** 09041403 (Treptow-Köpenick) was split off in 2019: releases of earlier days do not have it. */
const newIn2019 = "09041403";
/** A delivery that lacks more Planungsräume than this is not a delivery with gaps but a broken file. */
const mostMissing = 10;

/** Keys of *ebene* in the register of *lorStand*, in order; throws InputError if that register has not been read. */
export function registerKeys({gebiete}: FetchContext, lorStand: LorStand, ebene: Ebene): string[] {
  const keys = gebiete.filter((g) => g.lor_stand === lorStand && g.ebene === ebene).map((g) => g.gebiet_id);
  if (keys.length === 0)
    throw new InputError({
      datei: `official/lor/${lorStand}.csv`,
      regel: `fehlt: ohne die Gebiete des LOR-Stands ${lorStand} lassen sich die Schlüssel nicht prüfen`,
      abhilfe: "Bitte zuerst die Quelle lor einlesen („npm run fetch -- lor --from ORDNER“)."
    });
  return keys.sort();
}

/** Register keys that *found* lacks, those left out that did not exist on *stichtag* yet. */
export function missingKeys(register: readonly string[], found: ReadonlySet<string>, stichtag: string): string[] {
  return register.filter((key) => !found.has(key) && !(key === newIn2019 && stichtag < "2019"));
}

/** The problem of a file that lacks *missing* areas, or none if so few are missing that a remark will do. */
export function problemOfMissing(missing: readonly string[], datei: string, most = mostMissing): Problem[] {
  if (missing.length <= most) return [];
  const shown = missing.slice(0, 5).join(", ");
  return [
    {
      datei,
      spalte: "Schlüssel",
      wert: missing.length > 5 ? `${shown} …` : shown,
      regel: `fehlen: die Datei ist unvollständig (${missing.length} Gebiete ohne Zeile)`,
      abhilfe: "Bitte die Datei noch einmal herunterladen; sie ist vermutlich abgeschnitten."
    }
  ];
}
