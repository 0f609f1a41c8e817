import {texteDaten} from "../../lib/texte/daten.js";

const {beispiele} = texteDaten.programme;

/** Examples that work when they are copied as they are: what each does, and its text. *adresse* is that of /daten/v1/, *id* an indicator's. */
export function beispieleOf(adresse: string, id: string): {titel: string; text: string}[] {
  const werte = `${adresse}beobachtungen.parquet`;
  return [
    {titel: beispiele.verzeichnis, text: `curl ${adresse}index.json`},
    {titel: beispiele.indikator, text: `curl ${adresse}indikatoren/${id}.json`},
    {
      titel: beispiele.duckdb,
      text: `SELECT gebiet_name, zeitraum, wert, status
FROM '${werte}'
WHERE indikator_id = '${id}' AND ebene = 'bzr' AND lor_stand = '2021'
  AND geschlecht = 'insgesamt' AND altersgruppe = 'insgesamt'
ORDER BY zeitraum, gebiet_name;`
    },
    {
      titel: beispiele.r,
      text: `werte <- read.csv("${adresse}indikatoren/${id}.csv",
  colClasses = c(gebiet_id = "character", lor_stand = "character"))`
    },
    {
      titel: beispiele.python,
      text: `import pandas as pd
werte = pd.read_csv("${adresse}indikatoren/${id}.csv",
    dtype={"gebiet_id": str, "lor_stand": str})`
    }
  ];
}
