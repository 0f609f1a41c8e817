/** What tells *element* apart from others of its page after both were drawn anew: its column or row, else its words. */
function merkmalOf(element: Element): string {
  const ort = element.closest<HTMLElement>("[data-spalte], [data-id]")?.dataset;
  return JSON.stringify([element.tagName, ort?.["spalte"] ?? ort?.["id"] ?? element.textContent]);
}

/**
 * Calls *zeichne*, which draws parts of *wurzel* anew. If that takes away the element with the focus, the keyboard goes on at the
 * one in its place; if there is none any more, at *sonst*.
 */
export function haltFokus(
  wurzel: HTMLElement,
  zeichne: () => void,
  sonst: () => HTMLElement | null | undefined = () => null
): void {
  const {ownerDocument: document} = wurzel;
  const aktiv = document.activeElement;
  if (!aktiv || aktiv === wurzel || !wurzel.contains(aktiv)) return zeichne();
  const merkmal = merkmalOf(aktiv);
  zeichne();
  if (wurzel.contains(document.activeElement)) return;
  const nachfolger = [...wurzel.querySelectorAll<HTMLElement>(aktiv.tagName)].find((e) => merkmalOf(e) === merkmal);
  (nachfolger ?? sonst())?.focus();
}

/** Whether *event* is an Escape that nothing else is waiting for: no open help or dialog, and no field. */
export const istFreiesEscape = ({key, defaultPrevented, target}: KeyboardEvent): boolean =>
  key === "Escape" &&
  !defaultPrevented &&
  !(target as Element).closest("input, select, textarea") &&
  // In :is(), a browser without popovers passes over the name it does not know.
  !(target as Element).ownerDocument.querySelector(":is(:popover-open, dialog[open])");

/**
 * Escape lifts the selection of an area where it was made or is shown: on the map, in the rows of the table, and in the panel
 * *auswahl*. What the panel tells of the area goes then, so the keyboard goes on at its list.
 */
export function EscapeHebtAuf(
  wurzel: HTMLElement,
  {auswahl, gewaehlt, onAufheben}: {auswahl: HTMLElement; gewaehlt: () => boolean; onAufheben: () => void}
): void {
  wurzel.addEventListener("keydown", (event) => {
    if (!gewaehlt() || !istFreiesEscape(event)) return;
    const ziel = event.target as Element;
    const imRahmen = auswahl.contains(ziel);
    if (!imRahmen && !ziel.closest(".karte-rahmen, tr[data-id]")) return;
    if (imRahmen) auswahl.querySelector("select")?.focus();
    onAufheben();
  });
}
