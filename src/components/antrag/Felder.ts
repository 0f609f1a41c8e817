import {groesseTitel} from "../../lib/antrag/zentrumsabschnitte.js";
import {parseZahl} from "../../lib/antrag/eingaben.js";
import {kurzbefund} from "../../lib/antrag/gebietsabschnitte.js";
import {zitatOf} from "../../lib/antrag/beschluss.js";
import {hoechstens, zielrichtungen, type Texte, type Zieleintrag} from "../../lib/antrag/typen.js";
import {formatZahl, formatZeitraum} from "../../lib/format.js";
import {groessen, type Groesse} from "../../lib/leistungen/jahreszahlen.js";
import {nenntPerson, personendatumIn} from "../../lib/leistungen/personendaten.js";
import type {Lage} from "../../lib/saetze/lage.js";
import {wertText} from "../../lib/saetze/saetze.js";
import {texteAntrag} from "../../lib/texte/antrag.js";
import {element, type Kind} from "../dom.js";

/** A folding part of the form. */
export function Klappe(document: Document, id: string, titel: string, ...kinder: Kind[]): HTMLDetailsElement {
  return element(
    document,
    "details",
    {class: "antrag-klappe", id: `antrag-${id}`},
    element(document, "summary", {}, titel),
    ...kinder
  );
}

const absatz = (document: Document, text: string, klasse = "klein"): HTMLElement =>
  element(document, "p", {class: klasse}, text);

/** A line with a box to tick; the name of the box is the whole line. */
function Kreuz(
  document: Document,
  {id, text, an, aus}: {id: string; text: string; an: boolean; aus: boolean},
  onChange: () => void
): HTMLElement {
  const kasten = element(document, "input", {type: "checkbox", id, checked: an});
  kasten.disabled = aus;
  kasten.addEventListener("change", onChange);
  return element(
    document,
    "li",
    {},
    element(document, "label", {for: id}, kasten, element(document, "span", {}, text))
  );
}

/** All indicators on offer with value, date and verdict; those beyond the fifth cannot be ticked until another is let go. */
export function Indikatorwahl(
  document: Document,
  {
    pool,
    gewaehlt,
    orte,
    onWechsel,
    onVorgabe,
    onOrte
  }: {
    pool: readonly Lage[];
    gewaehlt: readonly string[];
    /** Whether local focal points are named; null where there is none to name. */
    orte: boolean | null;
    onWechsel: (id: string) => void;
    onVorgabe: () => void;
    onOrte: () => void;
  }
): HTMLElement[] {
  const texte = texteAntrag.indikatoren;
  if (pool.length === 0) return [absatz(document, texte.keine)];
  const voll = gewaehlt.length >= hoechstens.indikatoren;
  const vorgabe = element(document, "button", {type: "button", id: "antrag-vorgabe"}, texte.vorgabe);
  vorgabe.addEventListener("click", onVorgabe);
  return [
    absatz(document, texte.erklaerung(hoechstens.indikatoren)),
    element(
      document,
      "ul",
      {class: "antrag-kreuze"},
      pool.map((lage) => {
        const {id} = lage.indikator;
        const an = gewaehlt.includes(id);
        return Kreuz(document, {id: `antrag-indikator-${id}`, text: kurzbefund(lage), an, aus: voll && !an}, () =>
          onWechsel(id)
        );
      })
    ),
    absatz(
      document,
      voll ? texte.voll(hoechstens.indikatoren) : texte.gewaehlt(gewaehlt.length, hoechstens.indikatoren)
    ),
    vorgabe,
    ...(orte === null
      ? []
      : [
          element(
            document,
            "ul",
            {class: "antrag-kreuze"},
            Kreuz(document, {id: "antrag-orte", text: texteAntrag.orte.wahl, an: orte, aus: false}, onOrte)
          )
        ])
  ];
}

/** The thirteen standards to tick, and whether those not ticked are listed too. */
export function Standardwahl(
  document: Document,
  {
    standards,
    gewaehlt,
    uebrige,
    onWechsel,
    onUebrige
  }: {
    standards: readonly {nummer: number; titel: string}[];
    gewaehlt: readonly number[];
    uebrige: boolean;
    onWechsel: (nummer: number) => void;
    onUebrige: () => void;
  }
): HTMLElement[] {
  return [
    absatz(document, texteAntrag.standards.erklaerung),
    element(
      document,
      "ul",
      {class: "antrag-kreuze"},
      standards.map(({nummer, titel}) =>
        Kreuz(
          document,
          {id: `antrag-standard-${nummer}`, text: `${nummer} ${titel}`, an: gewaehlt.includes(nummer), aus: false},
          () => onWechsel(nummer)
        )
      )
    ),
    element(
      document,
      "ul",
      {class: "antrag-kreuze"},
      Kreuz(document, {id: "antrag-uebrige", text: texteAntrag.standards.uebrige, an: uebrige, aus: false}, onUebrige)
    )
  ];
}

type Aendere = (change: Partial<Texte>) => void;

/** What to tell of a text that looks like data of a person; "" for any other. */
function warnungZu(text: string): string {
  const was = personendatumIn(text);
  if (was) return texteAntrag.personendatum.was(was);
  return nenntPerson(text) ? texteAntrag.personendatum.name : "";
}

/** A field for own words, with a warning below as soon as they look like data of a person. */
function Wortfeld(
  document: Document,
  {id, titel, wert, rows, maxlength}: {id: string; titel: string; wert: string; rows: number; maxlength: number},
  onChange: (wert: string) => void
): HTMLElement {
  const feld = element(document, "textarea", {id, rows, maxlength, "aria-describedby": `${id}-warnung`});
  feld.value = wert;
  const warnung = element(document, "p", {class: "antrag-fehler klein", id: `${id}-warnung`, role: "status"});
  warnung.textContent = warnungZu(wert);
  feld.addEventListener("input", () => {
    warnung.textContent = warnungZu(feld.value);
    onChange(feld.value);
  });
  return element(document, "div", {class: "antrag-feld"}, element(document, "label", {for: id}, titel), feld, warnung);
}

/** What the centre tells of itself, in its own words; the sheet marks it as such. */
export function Angabenfeld(
  document: Document,
  {texte, onChange}: {texte: () => Texte; onChange: Aendere}
): HTMLElement[] {
  const {angaben: worte} = texteAntrag;
  const rest = absatz(document, worte.rest(hoechstens.angaben - texte().angaben.length));
  return [
    absatz(document, worte.erklaerung(hoechstens.angaben)),
    absatz(document, worte.vorher),
    Wortfeld(
      document,
      {id: "antrag-angaben-text", titel: worte.feld, wert: texte().angaben, rows: 6, maxlength: hoechstens.angaben},
      (wert) => {
        const angaben = wert.slice(0, hoechstens.angaben);
        rest.textContent = worte.rest(hoechstens.angaben - angaben.length);
        onChange({angaben});
      }
    ),
    rest
  ];
}

/**
 * A field that takes a number and says at once what is not one; what cannot be read is not kept. `antwort` is what else to tell of
 * the number that is kept.
 */
function Zahlfeld(
  document: Document,
  {
    id,
    titel,
    wert,
    von,
    antwort = () => ""
  }: {id: string; titel: string; wert: number | null | undefined; von: number; antwort?: () => string},
  onChange: (wert: number | null) => void
): HTMLElement {
  const feld = element(document, "input", {
    ...{type: "text", id, inputmode: "decimal", autocomplete: "off"},
    "aria-describedby": `${id}-meldung ${id}-antwort`,
    value: wert === null || wert === undefined ? "" : formatZahl(wert, Number.isInteger(wert) ? 0 : 2)
  });
  const meldung = element(document, "p", {class: "antrag-fehler klein", id: `${id}-meldung`, role: "status"});
  const dazu = element(document, "p", {class: "antrag-antwort klein", id: `${id}-antwort`, role: "status"}, antwort());
  feld.addEventListener("input", () => {
    const zahl = parseZahl(feld.value, von);
    const falsch = zahl === null && feld.value.trim() !== "";
    meldung.textContent = falsch ? texteAntrag.soll.ungueltig(feld.value.trim()) : "";
    if (falsch) feld.setAttribute("aria-invalid", "true");
    else feld.removeAttribute("aria-invalid");
    onChange(zahl);
    dazu.textContent = antwort();
  });
  return element(
    document,
    "div",
    {class: "antrag-feld"},
    element(document, "label", {for: id}, titel),
    ...[feld, meldung, dazu]
  );
}

/** Targets by recorded quantity, each with what it comes to beside the record; for the report also what the centre says of it. */
export function Sollfelder(
  document: Document,
  {
    texte,
    antwort,
    mitBewertung,
    onChange
  }: {
    texte: () => Texte;
    /** What the target of a quantity comes to; "" without one. */
    antwort: (groesse: Groesse) => string;
    mitBewertung: boolean;
    onChange: Aendere;
  }
): HTMLElement[] {
  const {soll: worte} = texteAntrag;
  return [
    absatz(document, worte.erklaerung),
    ...groessen.map((groesse) => {
      const titel = groesseTitel(groesse);
      const feld = Zahlfeld(
        document,
        {
          ...{id: `antrag-soll-${groesse}`, titel: worte.wert(titel), wert: texte().soll[groesse], von: 0},
          antwort: () => antwort(groesse)
        },
        (zahl) => {
          const soll = {...texte().soll};
          if (zahl === null) delete soll[groesse];
          else soll[groesse] = zahl;
          onChange({soll});
        }
      );
      if (!mitBewertung) return feld;
      const wert = texte().bewertung[groesse] ?? "";
      return element(
        document,
        "div",
        {class: "antrag-paar"},
        feld,
        Wortfeld(
          document,
          {id: `antrag-bewertung-${groesse}`, titel: worte.bewertung(titel), wert, rows: 2, maxlength: 400},
          (neu) => {
            const bewertung = {...texte().bewertung, [groesse]: neu};
            if (neu.trim() === "") delete bewertung[groesse];
            onChange({bewertung});
          }
        )
      );
    })
  ];
}

/** Up to three aims, each with an indicator whose value of today is read and not typed. */
export function Zielfelder(
  document: Document,
  {
    texte,
    pool,
    onChange,
    neuZeichnen
  }: {
    texte: () => Texte;
    pool: readonly Lage[];
    onChange: Aendere;
    /** Draws the fields again, and puts the focus on the element with the id. */
    neuZeichnen: (fokus: string) => void;
  }
): HTMLElement[] {
  const worte = texteAntrag.ziele;
  const setze = (i: number, change: Partial<Zieleintrag>): void =>
    onChange({ziele: texte().ziele.map((ziel, k) => (k === i ? {...ziel, ...change} : ziel))});
  const felder = texte().ziele.map((ziel, i) => {
    const nummer = i + 1;
    const id = `antrag-ziel-${nummer}`;
    const wahl = element(
      document,
      "select",
      {id: `${id}-indikator`},
      element(document, "option", {value: ""}, worte.ohneIndikator),
      pool.map(({indikator}) => element(document, "option", {value: indikator.id}, indikator.titel))
    );
    wahl.value = pool.some(({indikator}) => indikator.id === ziel.indikator) ? ziel.indikator! : "";
    const ausgang = element(document, "p", {class: "klein", role: "status"});
    const zeigeAusgang = (): void => {
      const lage = pool.find(({indikator}) => indikator.id === wahl.value);
      ausgang.textContent = lage
        ? worte.ausgang(`${wertText(lage.wert, lage.indikator)} (${formatZeitraum(lage.zeitraum)})`)
        : "";
    };
    zeigeAusgang();
    wahl.addEventListener("change", () => {
      zeigeAusgang();
      setze(i, {indikator: wahl.value || null});
    });
    const richtung = element(
      document,
      "select",
      {id: `${id}-richtung`},
      zielrichtungen.map((r) => element(document, "option", {value: r}, texteAntrag.richtung[r]))
    );
    richtung.value = ziel.richtung;
    richtung.addEventListener("change", () =>
      setze(i, {richtung: zielrichtungen.find((r) => r === richtung.value) ?? "senken"})
    );
    const weg = element(document, "button", {type: "button"}, worte.weg(nummer));
    weg.addEventListener("click", () => {
      onChange({ziele: texte().ziele.filter((_, k) => k !== i)});
      neuZeichnen("antrag-ziel-neu");
    });
    const paar = (titel: string, feld: HTMLElement): HTMLElement =>
      element(document, "div", {class: "antrag-feld"}, element(document, "label", {for: feld.id}, titel), feld);
    return element(
      document,
      "fieldset",
      {class: "antrag-ziel"},
      element(document, "legend", {}, worte.nummer(nummer)),
      Wortfeld(document, {id, titel: worte.text, wert: ziel.text, rows: 2, maxlength: 300}, (text) => setze(i, {text})),
      paar(worte.indikator, wahl),
      ausgang,
      paar(worte.richtung, richtung),
      Zahlfeld(document, {id: `${id}-wert`, titel: worte.wert, wert: ziel.wert, von: -Infinity}, (wert) =>
        setze(i, {wert})
      ),
      weg
    );
  });
  const neu = element(document, "button", {type: "button", id: "antrag-ziel-neu"}, worte.neu);
  // Not `disabled`: that would throw the keyboard's place away after the third.
  const voll = texte().ziele.length >= hoechstens.ziele;
  if (voll) neu.setAttribute("aria-disabled", "true");
  neu.addEventListener("click", () => {
    const {ziele} = texte();
    if (ziele.length >= hoechstens.ziele) return;
    onChange({ziele: [...ziele, {text: "", indikator: pool[0]?.indikator.id ?? null, richtung: "senken", wert: null}]});
    neuZeichnen(`antrag-ziel-${ziele.length + 1}`);
  });
  return [absatz(document, worte.erklaerung(hoechstens.ziele)), ...felder, neu];
}

/** Takes the file of the Verbund's annual session and cites its priorities; it is read in the browser and sent nowhere. */
export function Beschlusswahl(
  document: Document,
  {texte, onChange, neuZeichnen}: {texte: () => Texte; onChange: Aendere; neuZeichnen: (fokus: string) => void}
): HTMLElement[] {
  const worte = texteAntrag.beschluss;
  const {beschluss} = texte();
  const meldung = element(document, "p", {class: "klein", role: "status"});
  if (beschluss) meldung.textContent = worte.genannt(beschluss.schwerpunkte.length, beschluss.jahr);
  const datei = element(document, "input", {
    type: "file",
    id: "antrag-beschluss-datei",
    accept: ".json,application/json"
  });
  datei.addEventListener("change", () => {
    const file = datei.files?.[0];
    if (!file) return;
    void (async () => {
      try {
        const gelesen = await zitatOf(await file.text(), file.name);
        if ("fehler" in gelesen) {
          meldung.textContent = gelesen.fehler;
          return;
        }
        onChange({beschluss: gelesen.zitat});
        neuZeichnen("antrag-beschluss-datei");
      } catch {
        meldung.textContent = worte.unlesbar;
      }
    })();
  });
  const weg = element(document, "button", {type: "button"}, worte.weg);
  weg.addEventListener("click", () => {
    onChange({beschluss: null});
    neuZeichnen("antrag-beschluss-datei");
  });
  return [
    absatz(document, worte.erklaerung),
    element(
      document,
      "div",
      {class: "antrag-feld"},
      element(document, "label", {for: "antrag-beschluss-datei"}, worte.datei),
      datei
    ),
    meldung,
    ...(beschluss ? [weg] : [])
  ];
}
