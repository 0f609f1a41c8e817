const escapeHtml = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** Height of the frame in pixels: map, legend and source at the width of a column; the map takes what the others leave. */
const hoehe = 900;

/**
 * The snippet that shows a view of this site on another one: a frame with its title, and below it the source and a link to the
 * full view. No script. *adresse* is that of the full view on this site, such as "https://…/karte?indikator=x"; the frame shows
 * the page of the same name below /einbetten/ in the same state.
 */
export function einbettung({adresse, titel, quelle}: {adresse: string; titel: string; quelle: string}): string {
  const rahmen = new URL(adresse);
  rahmen.pathname = rahmen.pathname.replace(/([^/]*?)(\.html)?$/, "einbetten/$1");
  rahmen.hash = "";
  return [
    `<iframe src="${escapeHtml(rahmen.href)}" title="${escapeHtml(titel)}" width="100%" height="${hoehe}" loading="lazy" style="border:0"></iframe>`,
    `<p>${escapeHtml(quelle)} <a href="${escapeHtml(adresse)}">${escapeHtml(titel)}</a></p>`
  ].join("\n");
}
