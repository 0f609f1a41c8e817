/**
 * Brings what the keyboard reaches into view as a whole, also inside a frame that scrolls by itself: browsers are content with a
 * part of it, or with its edge. Distances kept from bars that stand still are those of the style sheet (scroll-margin).
 */
export function keepFokusSichtbar(document: Document = globalThis.document): void {
  document.addEventListener("focusin", ({target}) => {
    const element = target as Element;
    if (element.matches(":focus-visible")) element.scrollIntoView({block: "nearest", inline: "nearest"});
  });
}
