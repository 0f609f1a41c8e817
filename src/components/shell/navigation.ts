/**
 * Closes an open group of the navigation where readers expect it: on Escape, with the focus back on its head; when the focus leaves it;
 * and on a click beside it.
 */
export function mountNavigation(nav: HTMLElement, document = globalThis.document): void {
  const offene = (): HTMLDetailsElement[] => [...nav.querySelectorAll<HTMLDetailsElement>("details[open]")];
  nav.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const gruppe of offene()) {
      gruppe.open = false;
      gruppe.querySelector("summary")!.focus();
    }
  });
  nav.addEventListener("focusout", ({relatedTarget}) => {
    for (const gruppe of offene())
      if (relatedTarget instanceof gruppe.ownerDocument.defaultView!.Node && !gruppe.contains(relatedTarget))
        gruppe.open = false;
  });
  document.addEventListener("click", ({target}) => {
    for (const gruppe of offene()) if (!gruppe.contains(target as Node)) gruppe.open = false;
  });
}
