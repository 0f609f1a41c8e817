/** How long a target may take to appear, in milliseconds. */
const patience = 5000;

/**
 * Scrolls to the target of the address once it exists: most parts of a page are built by script, after the browser has looked
 * for it in vain. Gives up after five seconds, or as soon as the reader moves.
 */
export function followHash(target: Window & typeof globalThis = window): void {
  const {document, location} = target;
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id || document.getElementById(id)) return;
  const observer = new target.MutationObserver(() => {
    const element = document.getElementById(id);
    if (!element) return;
    stop();
    element.scrollIntoView();
  });
  const events = ["wheel", "touchstart", "keydown", "mousedown"] as const;
  function stop(): void {
    observer.disconnect();
    for (const name of events) target.removeEventListener(name, stop);
  }
  observer.observe(document.body, {childList: true, subtree: true});
  for (const name of events) target.addEventListener(name, stop, {passive: true});
  target.setTimeout(stop, patience);
}
