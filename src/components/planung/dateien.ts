import {liesDatei} from "../../lib/planung/datei.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";

const {datei: worte} = textePlanungSeite;

const meisteBytes = 4 * 1024 * 1024;

/** What a chosen file holds, or the sentence why it is of no use. Never rejects. */
export async function leseDatei(datei: File): Promise<ReturnType<typeof liesDatei>> {
  if (datei.size > meisteBytes) return {art: "fehler", text: worte.zuGross(datei.name)};
  try {
    return liesDatei(await datei.text(), datei.name);
  } catch {
    return {art: "fehler", text: worte.unlesbar(datei.name)};
  }
}

/** Media type of the files of the annual session. */
export const jsonTyp = "application/json";
