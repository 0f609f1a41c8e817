/**
 * Tells the link *melden* of the footer from which page it is followed: `?seite=/karte?…`, without the site's own folder. Set only
 * when the link is about to be used, because pages change their address. The page it leads to tells itself nothing.
 */
export function mountMelden(melden: HTMLAnchorElement, start: string, window: Pick<Window, "location">): void {
  const ziel = new URL(melden.href);
  const merke = (): void => {
    const [hier = ""] = window.location.href.split("#");
    if (!hier.startsWith(start) || hier.split("?")[0] === ziel.href.split(/[?#]/)[0]) return;
    const adresse = new URL(ziel);
    adresse.searchParams.set("seite", `/${hier.slice(start.length)}`);
    melden.href = adresse.href;
  };
  for (const name of ["focus", "pointerdown", "click"] as const) melden.addEventListener(name, merke);
}
