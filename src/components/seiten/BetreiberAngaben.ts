import {aufzaehlung} from "../../lib/format.js";
import {seiten} from "../../lib/texte/seiten.js";
import {el} from "../shell/dom.js";
import type {Betreiber} from "./betreiberSchema.js";

const t = seiten.betreiber;

/** What the legal pages show; the logo stands in saved pictures only, the rest in the open data. */
type Angabe = Exclude<keyof Betreiber, "logo" | "webadresse" | "dcatde_contributor_id" | "lizenz_leistungen">;

const labels: Record<Angabe, string> = {
  name: t.name,
  anschrift: t.anschrift,
  vertretung: t.vertretung,
  telefon: t.telefon,
  email: t.email,
  verantwortlich: t.verantwortlich,
  datenschutz_kontakt: t.datenschutz,
  barrierefreiheit_kontakt: t.barrierefreiheit,
  gebaerdensprache_film: t.gebaerdensprache,
  leichte_sprache_pruefung: t.leichteSprache,
  serverprotokolle: t.server
};

function content(key: Angabe, betreiber: Betreiber): (Node | string)[] {
  const value = betreiber[key];
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((line, i) => (i === 0 ? [line] : [el("br"), line]));
  return key === "email" ? [el("a", {href: `mailto:${value}`}, value)] : [value];
}

/**
 * The operator's entries *keys* as a list; below it one line names those that are null. Nothing is ever made up.
 */
export function BetreiberAngaben(betreiber: Betreiber, keys: readonly Angabe[]): HTMLElement {
  const given = keys.filter((key) => betreiber[key] !== null);
  const missing = keys.filter((key) => betreiber[key] === null);
  return el(
    "div",
    {},
    given.length > 0 &&
      el(
        "dl",
        {class: "angaben"},
        ...given.map((key) => el("div", {}, el("dt", {}, labels[key]), el("dd", {}, ...content(key, betreiber))))
      ),
    missing.length > 0 &&
      el(
        "p",
        {class: "hinweis"},
        t.fehlt(aufzaehlung(missing.map((key) => (key === "name" ? t.nameFehlend : labels[key]))))
      )
  );
}
