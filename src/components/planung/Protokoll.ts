import {csvTyp} from "../speichern.js";
import {dateinameSitzung, schreibeSitzung} from "../../lib/planung/datei.js";
import {protokoll, protokollCsv} from "../../lib/planung/protokoll.js";
import {fehlendes} from "../../lib/planung/sitzung.js";
import {dokumentDateiname} from "../../lib/dokument/datei.js";
import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {Blatt} from "../dokument/Blatt.js";
import {element} from "../dom.js";
import {DocxKnopf} from "./Ausgabe.js";
import {jsonTyp} from "./dateien.js";
import {knopf} from "./felder.js";
import type {Kontext} from "./kontext.js";

const {protokoll: worte} = textePlanungSeite;

/** The record as it prints, with the buttons that save it. */
export function Protokoll(kontext: Kontext): HTMLElement {
  const {document, sitzung, quellen, adresse, heute} = kontext;
  const dokument = protokoll(sitzung, {quellen, adresse, heute});
  const fehlt = fehlendes(sitzung, quellen.planung).length;
  return element(
    document,
    "div",
    {},
    fehlt > 0 && element(document, "p", {class: "hinweis nicht-drucken"}, worte.fehlt(fehlt)),
    element(
      document,
      "p",
      {class: "planung-knoepfe nicht-drucken"},
      knopf(document, "planung-drucken", worte.drucken, kontext.drucke, {class: "planung-haupt"}),
      DocxKnopf(kontext, "planung-docx", worte.docx, () => dokument, ["jahresplanung", sitzung.jahr, "protokoll"]),
      SicherKnopf(kontext, "planung-json", worte.json),
      knopf(document, "planung-csv", worte.csv, () => {
        const name = dokumentDateiname(["jahresplanung", sitzung.jahr, "ergebnis"], "csv");
        kontext.speichere({name, inhalt: protokollCsv(sitzung, quellen.planung), typ: csvTyp});
        kontext.sage(worte.gesichert(name));
      })
    ),
    element(document, "p", {class: "klein gedaempft nicht-drucken"}, worte.jsonHinweis),
    Blatt(dokument, {document, allein: true, ebene: 3})
  );
}

/** The button that saves the whole session as a file. */
export function SicherKnopf(kontext: Kontext, id: string, titel: string): HTMLButtonElement {
  return knopf(kontext.document, id, titel, () => {
    const name = dateinameSitzung(kontext.sitzung);
    kontext.speichere({name, inhalt: schreibeSitzung(kontext.sitzung), typ: jsonTyp});
    kontext.sage(worte.gesichert(name));
  });
}
