import {textePlanungSeite} from "../../lib/texte/planungSeite.js";
import {element} from "../dom.js";
import {Hilfe} from "../hilfe.js";
import {Feld, ganzeZahl, textbereich, textfeld} from "./felder.js";
import type {Kontext} from "./kontext.js";

const {rahmen} = textePlanungSeite;

/** Step 1: the year, the day of the meeting and the roles of those who take part. */
export function Rahmen(kontext: Kontext): HTMLElement {
  const {document, sitzung, heute} = kontext;
  const diesesJahr = Number(heute.slice(0, 4));
  const [von, bis] = [diesesJahr - 1, diesesJahr + 5];
  const jahr = Feld(document, {
    titel: rahmen.jahr,
    eingabe: textfeld(document, "planung-jahr", String(sitzung.jahr), {inputmode: "numeric", maxlength: 4}),
    klasse: "planung-kurz"
  });
  jahr.eingabe.addEventListener("change", () => {
    const neu = ganzeZahl(jahr.eingabe.value, von, bis);
    jahr.fehler(neu === null ? rahmen.jahrFehler(von, bis) : null);
    if (neu !== null) kontext.merke({...kontext.sitzung, jahr: neu});
  });
  const tag = Feld(document, {
    titel: rahmen.tag,
    eingabe: textfeld(document, "planung-tag", sitzung.sitzung_am, {type: "date"}),
    klasse: "planung-kurz"
  });
  tag.eingabe.addEventListener("change", () => kontext.merke({...kontext.sitzung, sitzung_am: tag.eingabe.value}));
  const zahl = element(document, "p", {class: "klein gedaempft"}, rahmen.rollenZahl(sitzung.rollen.length));
  const rollen = Feld(document, {
    titel: rahmen.rollen,
    eingabe: textbereich(document, "planung-rollen", sitzung.rollen.join("\n"), 5),
    beschreibung: rahmen.rollenHilfe,
    hilfe: Hilfe({titel: rahmen.rollenHilfeTitel, text: rahmen.rollenHilfeText}, {document, href: kontext.href})
  });
  rollen.eingabe.addEventListener("input", () => {
    const zeilen = rollen.eingabe.value
      .split("\n")
      .map((zeile) => zeile.trim())
      .filter((zeile) => zeile !== "");
    zahl.textContent = rahmen.rollenZahl(zeilen.length);
    kontext.merke({...kontext.sitzung, rollen: zeilen});
  });
  return element(document, "div", {}, jahr.element, tag.element, rollen.element, zahl);
}
