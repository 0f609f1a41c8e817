import {shell} from "../../lib/texte/shell.js";
import {element} from "../dom.js";

const worte = shell.fehler;

/**
 * Says in German where Framework shows that a part of *main* failed, most often because the network was lost: once for the page,
 * with a button that calls *neuLaden*, and the program's own words to unfold. Further failures of the page follow from the first and are
 * hidden. Returns a function that stops watching.
 */
export function mountFehler(main: HTMLElement, neuLaden: () => void): () => void {
  const document = main.ownerDocument;
  const fenster = document.defaultView!;
  let gesagt: Element | null = null;
  const zeige = (box: HTMLElement): void => {
    if (box === gesagt) return;
    if (gesagt?.isConnected) {
      box.hidden = true;
      return;
    }
    gesagt = box;
    const technisch = box.textContent.trim();
    const knopf = element(document, "button", {type: "button"}, worte.neuLaden);
    knopf.addEventListener("click", neuLaden);
    box.replaceChildren(
      element(
        document,
        "div",
        {class: "hinweis", role: "alert"},
        element(document, "p", {}, fenster.navigator.onLine ? worte.teil : worte.ohneNetz),
        knopf,
        element(
          document,
          "details",
          {},
          element(document, "summary", {}, worte.technisch),
          element(document, "p", {class: "klein", lang: "en"}, technisch)
        )
      )
    );
  };
  const suche = (): void => {
    for (const box of main.querySelectorAll<HTMLElement>(".observablehq--error")) zeige(box);
  };
  const beobachter = new fenster.MutationObserver(suche);
  beobachter.observe(main, {childList: true, subtree: true});
  suche();
  return () => beobachter.disconnect();
}
