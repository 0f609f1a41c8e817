import {aendereGrundlage} from "../../lib/planung/sitzung.js";
import type {Sitzung} from "../../lib/planung/typen.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import type {Folgen, Kontext} from "./kontext.js";

const {verlust} = textePlanungSeite;

/**
 * Changes what is voted on. If ballots, reasons or priorities would be lost, it asks first; *bleibe* leaves the step as it
 * stands, for fields whose focus is moving.
 */
export function aendere(
  kontext: Kontext,
  aenderung: Partial<Pick<Sitzung, "themen" | "kriterien" | "verfahren">>,
  {nach, folgen = {}, bleibe = false}: {nach: HTMLElement; folgen?: Folgen; bleibe?: boolean}
): void {
  const {sitzung, verloren} = aendereGrundlage(kontext.sitzung, aenderung);
  const teile = [
    verloren.stimmzettel > 0 && verlust.stimmzettel(verloren.stimmzettel),
    verloren.begruendungen > 0 && verlust.begruendungen(verloren.begruendungen),
    verloren.schwerpunkte.length > 0 && verlust.schwerpunkte(verloren.schwerpunkte.length)
  ].filter((teil) => teil !== false);
  if (teile.length > 0)
    return kontext.frage({
      ...{nach, text: verlust.frage(teile), ja: verlust.ja},
      dann: () => kontext.setze(sitzung, {...folgen, rueckgaengig: true, ansage: folgen.ansage ?? verlust.ja}),
      sonst: () => kontext.zeichne()
    });
  if (bleibe) kontext.merke(sitzung);
  else kontext.setze(sitzung, folgen);
}
