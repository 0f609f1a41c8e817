/**
 * Runs *aufgaben* in turn with a pause for the browser after each, so that what stands already can be seen and used; before printing,
 * and where the address points into the page, all at once. The function it returns runs what is left.
 */
export function nacheinander(
  aufgaben: readonly (() => void)[],
  window: Pick<Window, "setTimeout" | "location" | "addEventListener" | "removeEventListener">
): () => void {
  const rest = [...aufgaben];
  function alles(): void {
    while (rest.length > 0) rest.shift()!();
    window.removeEventListener("beforeprint", alles, true);
  }
  function weiter(): void {
    rest.shift()?.();
    if (rest.length > 0) window.setTimeout(weiter);
    else alles();
  }
  // Before those that open what is folded.
  window.addEventListener("beforeprint", alles, true);
  if (window.location.hash !== "") alles();
  else window.setTimeout(weiter);
  return alles;
}
