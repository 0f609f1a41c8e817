import {docxOf} from "../../lib/dokument/docx.js";
import {docxTyp, dokumentDateiname} from "../../lib/dokument/datei.js";
import type {Dokument} from "../../lib/dokument/modell.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {knopf} from "./felder.js";
import type {Kontext} from "./kontext.js";

const {protokoll: worte} = textePlanungSeite;

/** The button that saves a document as a DOCX file; its writer is fetched when it is pressed. */
export function DocxKnopf(
  kontext: Pick<Kontext, "document" | "speichere" | "sage">,
  id: string,
  titel: string,
  dokument: () => Dokument,
  teile: readonly (string | number)[]
): HTMLButtonElement {
  let laeuft = false;
  return knopf(kontext.document, id, titel, () => {
    if (laeuft) return;
    laeuft = true;
    kontext.sage(worte.docxLaeuft);
    docxOf(dokument())
      .then(
        (inhalt) => {
          const name = dokumentDateiname(teile, "docx");
          kontext.speichere({name, inhalt, typ: docxTyp});
          kontext.sage(worte.gesichert(name));
        },
        () => kontext.sage(worte.docxFehler)
      )
      .finally(() => (laeuft = false));
  });
}
