import {FileAttachment} from "observablehq:stdlib";
import {keepVermerk} from "../../lib/edition.js";
import {hrefOf} from "./dom.js";
import {mountFehler} from "./fehler.js";
import {markeCss, openDetailsForPrint, printLineCss, raiseBlattForPrint} from "./druck.js";
import {datenstandZeile, type IndikatorStand} from "./fuss.js";
import {keepFokusSichtbar} from "./fokus.js";
import {mountMelden} from "./melden.js";
import {mountNavigation} from "./navigation.js";
import {followHash} from "./sprung.js";
import {ladeSuche} from "./suchdaten.js";
import {mountSuche} from "./suche.js";

mountFehler(document.querySelector("main")!, () => location.reload());

const form = document.querySelector<HTMLFormElement>("form[data-suche]");
if (form)
  mountSuche(form, {
    load: ladeSuche,
    navigate: (adresse) => location.assign(hrefOf(adresse))
  });

const navigation = document.querySelector<HTMLElement>(".hauptnavigation");
if (navigation) mountNavigation(navigation);

const melden = document.querySelector<HTMLAnchorElement>("a[data-melden]");
if (melden) mountMelden(melden, new URL(hrefOf("/"), location.href).href, window);

keepFokusSichtbar();
keepVermerk();
followHash();
openDetailsForPrint();
raiseBlattForPrint();
const printLine = document.createElement("style");
const writePrintLine = (): void => {
  const line = printLineCss(
    document.title,
    new Date().toLocaleDateString("de-DE", {day: "2-digit", month: "2-digit", year: "numeric"})
  );
  printLine.textContent = `${line}${markeCss(document.querySelector("main")!)}`;
};
writePrintLine();
document.head.append(printLine);
// Views that can be chosen change the title.
window.addEventListener("beforeprint", writePrintLine);

const stand = document.querySelector("[data-datenstand] a");
if (stand)
  FileAttachment("/data/listen/stand.json")
    .json<{indikatoren: IndikatorStand[]}>()
    .then(
      ({indikatoren}) => {
        const zeile = datenstandZeile(indikatoren);
        if (zeile) stand.textContent = zeile;
      },
      // The link to the page of all sources stays as it is.
      () => undefined
    );
