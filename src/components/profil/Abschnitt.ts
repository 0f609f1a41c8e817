import {element, type Kind} from "../dom.js";

export interface AbschnittOptions {
  id: string;
  titel: string;
  /** The finding in one sentence: what a reader knows without opening the section. */
  befund: string;
  /** What paper shows of it: everything, heading and finding in one line, or nothing. */
  druck?: "ganz" | "befund" | "nicht";
  document?: Document;
}

/** One folding section of the profile: heading and finding are always in sight. */
export function Abschnitt(
  {id, titel, befund, druck = "ganz", document = globalThis.document}: AbschnittOptions,
  ...inhalt: Kind[]
): HTMLDetailsElement {
  return element(
    document,
    "details",
    {
      class: `profilabschnitt druck-${druck}`,
      id: `abschnitt-${id}`,
      "data-druck": druck === "nicht" ? "zu" : null
    },
    element(
      document,
      "summary",
      {},
      element(document, "h2", {id}, titel),
      befund !== "" && element(document, "span", {class: "abschnittbefund"}, befund)
    ),
    element(document, "div", {class: "abschnittinhalt"}, ...inhalt)
  );
}

/** The two buttons that open and close all of *abschnitte*. */
export function Abschnittknoepfe(
  abschnitte: readonly HTMLDetailsElement[],
  {alleOeffnen, alleSchliessen}: {alleOeffnen: string; alleSchliessen: string},
  document: Document
): HTMLElement {
  const alle = (text: string, open: boolean): HTMLButtonElement => {
    const knopf = element(document, "button", {type: "button"}, text);
    knopf.addEventListener("click", () => {
      for (const abschnitt of abschnitte) abschnitt.open = open;
    });
    return knopf;
  };
  return element(
    document,
    "p",
    {class: "abschnittknoepfe nicht-drucken"},
    alle(alleOeffnen, true),
    alle(alleSchliessen, false)
  );
}

/** Opens what the address points to, now and whenever it changes; the function it returns ends that. */
export function folgeAdresse(wurzel: HTMLElement, window: Window): () => void {
  const oeffne = () => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    const ziel = id === "" ? null : wurzel.querySelector(`[id="${id.replace(/["\\]/g, "")}"]`);
    for (let d = ziel?.closest("details"); d; d = d.parentElement?.closest("details")) d.open = true;
    ziel?.scrollIntoView();
  };
  window.addEventListener("hashchange", oeffne);
  if (window.location.hash !== "") oeffne();
  return () => window.removeEventListener("hashchange", oeffne);
}
