import {texteZugang} from "../../lib/texte/zugang.js";
import type {Kind} from "../dom.js";
import {el} from "../shell/dom.js";
import type {Betreiber} from "./betreiberSchema.js";

const {melden, leicht, film} = texteZugang;

const istMail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** The e-mail address for reports of barriers: the contact for them if it is one, else the operator's own; null without any. */
export function meldeadresse({barrierefreiheit_kontakt: kontakt, email}: Betreiber): string | null {
  return kontakt !== null && istMail(kontakt) ? kontakt : email;
}

/**
 * The page of this site that *search* ("?seite=/karte") says a report is about, as a path with its own search; null if it names
 * none. Anything but a path within this site is refused, because the address is written into a letter.
 */
export function gemeldeteSeite(search: string): string | null {
  const seite = new URLSearchParams(search).get("seite");
  return seite !== null && /^\/(?![/\\])[^\s\p{Cc}]{0,1500}$/u.test(seite) ? seite : null;
}

/** A letter to *adresse* about *seite*, as the address of a link: subject and questions are filled in. */
export function meldebrief(adresse: string, seite: string, version: string): string {
  const {betreff, text} = melden;
  const teile = {subject: betreff, body: text(seite, version).replaceAll("\n", "\r\n")};
  return `mailto:${adresse}?${Object.entries(teile)
    .map(([name, wert]) => `${name}=${encodeURIComponent(wert)}`)
    .join("&")}`;
}

/** A paragraph with a line for each sentence. */
const zeilen = (...teile: Kind[]): HTMLElement =>
  el(
    "p",
    {},
    teile.flatMap((teil, i) => (i === 0 ? [teil] : [el("br"), teil]))
  );

/** A contact that is no e-mail address, as it was written. */
const weg = ({barrierefreiheit_kontakt: kontakt}: Betreiber): string | null =>
  kontakt === null || istMail(kontakt) ? null : kontakt;

/**
 * How to report a barrier on *seite* (a full address; null for none in particular): a letter with the page's address filled in,
 * the operator's way in words, and the questions as a text to copy. Without either, it says what is missing.
 */
export function Meldeweg(betreiber: Betreiber, seite: string | null, version: string): HTMLElement {
  const adresse = meldeadresse(betreiber);
  const anders = weg(betreiber);
  const welche = seite ?? melden.alle;
  const mitMail: Kind = adresse !== null && [
    el("p", {}, el("a", {class: "knopf", href: meldebrief(adresse, welche, version)}, melden.mail)),
    el("p", {class: "klein gedaempft"}, melden.an(adresse))
  ];
  return el(
    "div",
    {class: "meldeweg"},
    seite !== null && el("p", {class: "meldeweg-seite"}, `${melden.seite}: `, el("a", {href: seite}, seite)),
    adresse === null && anders === null && el("p", {class: "hinweis"}, melden.ohne),
    anders !== null && el("p", {}, el("b", {}, `${melden.weg}: `), anders),
    mitMail,
    (adresse !== null || anders !== null) &&
      el(
        "details",
        {},
        el("summary", {}, melden.vorlage),
        el("pre", {class: "meldeweg-vorlage"}, melden.text(welche, version))
      )
  );
}

/** The way to report in the words of Leichte Sprache, a sentence a line; what to write only where there is somewhere to send it. */
export function LeichterMeldeweg(betreiber: Betreiber): HTMLElement {
  const adresse = meldeadresse(betreiber);
  const anders = weg(betreiber);
  if (anders === null && adresse === null) return zeilen(...leicht.ohne);
  return el(
    "div",
    {},
    anders !== null
      ? zeilen(leicht.bitte, leicht.weg, anders)
      : zeilen(leicht.bitte, leicht.mail, leicht.adresse, el("a", {href: `mailto:${adresse}`}, adresse)),
    zeilen(leicht.schreiben),
    el(
      "ul",
      {},
      leicht.fragen.map((frage) => el("li", {}, frage))
    ),
    zeilen(leicht.antwort)
  );
}

/** In Leichte Sprache where the film in sign language is; nothing as long as there is none. */
export function LeichterFilm({gebaerdensprache_film: adresse}: Betreiber): HTMLElement {
  const {wo, satz} = leicht.film;
  const [vor, name, nach] = wo;
  return adresse === null ? el("p", {hidden: true}) : zeilen([vor, el("strong", {}, name), nach], satz);
}

/** Replaces in *vermerk* that nobody has checked the text, once the operator names who has. */
export function zeigePruefung(vermerk: HTMLElement | null, {leichte_sprache_pruefung: wer}: Betreiber): void {
  if (wer === null || !vermerk) return;
  vermerk.className = "";
  vermerk.replaceChildren(leicht.geprueft(wer));
}

/** The film in sign language as a link, which alone asks anything of another host, or that there is none yet. */
export function Gebaerdenfilm({gebaerdensprache_film: adresse}: Betreiber): HTMLElement {
  if (adresse === null) return el("p", {class: "hinweis"}, film.ohne);
  return el(
    "div",
    {},
    el("p", {}, el("a", {href: adresse, rel: "external noreferrer"}, film.ansehen)),
    el("p", {class: "klein gedaempft"}, film.wo(new URL(adresse).hostname))
  );
}
