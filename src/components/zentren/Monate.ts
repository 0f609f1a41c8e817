import type {ZentrumSeite} from "../../../loaders/marts/leistungenShapes.js";
import {meldungOf, type Zentrumsjahr} from "../../lib/leistungen/jahreszahlen.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";
import {texteZentren} from "../../lib/texte/zentren.js";
import {element} from "../dom.js";

const texte = texteZentren.monate;

type Monatszustand = keyof typeof texte.zustand;

/** The state of each of the twelve months; a month that is not expected is none the centre owes. */
function monatszustaende({jahr, monate}: Pick<Zentrumsjahr, "jahr" | "monate">): Monatszustand[] {
  return texte.lang.map((_, i) => {
    const monat = monate.find((m) => m.monat === `${jahr}-${String(i + 1).padStart(2, "0")}`);
    return monat === undefined ? "entfaellt" : monat.gemeldet ? "gemeldet" : "fehlt";
  });
}

/** Months that are missing, consecutive ones as a span: "März, Juli bis Dezember". */
function fehlendeMonate(zustaende: readonly Monatszustand[]): string {
  const runs: [number, number][] = [];
  zustaende.forEach((zustand, i) => {
    if (zustand !== "fehlt") return;
    const last = runs.at(-1);
    if (last?.[1] === i - 1) last[1] = i;
    else runs.push([i, i]);
  });
  return runs
    .map(([von, bis]) => {
      const [a, b] = [texte.lang[von]!, texte.lang[bis]!];
      return von === bis ? a : bis === von + 1 ? `${a}, ${b}` : texte.spanne(a, b);
    })
    .join(", ");
}

/** How much of the year is reported, as a sentence. */
export function meldungSatz(jahr: Pick<Zentrumsjahr, "jahr" | "monate">): string {
  const erwartet = jahr.monate.length;
  const meldung = meldungOf(jahr);
  if (meldung === "keine") return texte.keine;
  if (meldung === "alle") return texte.alle(erwartet);
  const gemeldet = jahr.monate.filter((m) => m.gemeldet).length;
  return texte.teils(gemeldet, erwartet, fehlendeMonate(monatszustaende(jahr)));
}

/**
 * The year's months as twelve signs, each with its state in words, and a sentence that says the same; with *stand* also how many
 * of all centres have reported the year.
 */
export function Monate(
  jahr: Pick<Zentrumsjahr, "jahr" | "monate">,
  document = globalThis.document,
  stand?: Pick<ZentrumSeite["stand"], "meldejahre">
): HTMLElement {
  const alle = stand?.meldejahre.find((m) => m.jahr === jahr.jahr);
  const zustaende = monatszustaende(jahr);
  const vorhanden = (Object.keys(texte.zustand) as Monatszustand[]).filter((zustand) => zustaende.includes(zustand));
  return element(
    document,
    "div",
    {class: "zentrum-monate"},
    element(
      document,
      "ol",
      {"aria-label": `${texte.titel} ${jahr.jahr}`},
      zustaende.map((zustand, i) =>
        element(
          document,
          "li",
          {class: `zentrum-monat-${zustand}`},
          element(document, "span", {"aria-hidden": "true", class: "zentrum-monatsname"}, texte.namen[i]),
          element(document, "span", {"aria-hidden": "true", class: "zentrum-zeichen"}, texte.zeichen[zustand]),
          element(document, "span", {class: "nur-vorlesen"}, `${texte.lang[i]}: ${texte.zustand[zustand]}`)
        )
      )
    ),
    element(
      document,
      "p",
      {class: "klein gedaempft", "aria-hidden": "true"},
      vorhanden.map((zustand) => `${texte.zeichen[zustand]} ${texte.zustand[zustand]}`).join(" · ")
    ),
    element(document, "p", {class: meldungOf(jahr) === "alle" ? "lesetext" : "hinweis"}, meldungSatz(jahr)),
    alle &&
      element(
        document,
        "p",
        {class: "lesetext gedaempft"},
        texte.alleZentren(texteLeistungen.abdeckung(alle.gemeldet, alle.zentren))
      )
  );
}
