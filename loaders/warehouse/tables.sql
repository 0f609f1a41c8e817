-- The warehouse's tables. Names and keys are the project's interface: docs/architecture.md.

CREATE TABLE gebiete (
  lor_stand VARCHAR NOT NULL,
  gebiet_id VARCHAR NOT NULL,
  ebene VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  parent_id VARCHAR,
  hektar DOUBLE,
  PRIMARY KEY (lor_stand, gebiet_id)
);

-- How many people of an old PLR live in a new one, on 31.12.2020; Bezirk 10 only, every new PLR lies in one old PLR.
CREATE TABLE umstieg (
  plr_2019 VARCHAR NOT NULL,
  plr_2021 VARCHAR NOT NULL,
  einwohner INTEGER NOT NULL,
  PRIMARY KEY (plr_2019, plr_2021)
);

CREATE TABLE releases (
  quelle VARCHAR NOT NULL,
  release VARCHAR NOT NULL,
  form VARCHAR NOT NULL,
  titel VARCHAR NOT NULL,
  herausgeber VARCHAR NOT NULL,
  datensatz VARCHAR NOT NULL,
  lizenz VARCHAR NOT NULL,
  stichtag DATE NOT NULL,
  lor_stand VARCHAR NOT NULL,
  dateien VARCHAR NOT NULL,
  adapter VARCHAR NOT NULL,
  adapter_version INTEGER NOT NULL,
  zeilen INTEGER NOT NULL,
  hinweise VARCHAR NOT NULL,
  PRIMARY KEY (quelle, release)
);

-- Every figure of every release as delivered, before anything is computed. Facilities are counted per PLR.
CREATE TABLE rohwerte (
  quelle VARCHAR NOT NULL,
  release VARCHAR NOT NULL,
  lor_stand VARCHAR NOT NULL,
  gebiet_id VARCHAR NOT NULL,
  merkmal VARCHAR NOT NULL,
  zeitraum VARCHAR NOT NULL,
  wert DOUBLE,
  status VARCHAR NOT NULL,
  anmerkung VARCHAR NOT NULL
);

-- Facilities, those of the newest release of every source and kind.
CREATE TABLE einrichtungen (
  quelle VARCHAR NOT NULL,
  release VARCHAR NOT NULL,
  id VARCHAR NOT NULL,
  art VARCHAR NOT NULL,
  name VARCHAR NOT NULL,
  unterart VARCHAR NOT NULL,
  strasse VARCHAR NOT NULL,
  plz VARCHAR NOT NULL,
  traeger VARCHAR NOT NULL,
  plaetze INTEGER,
  lat DOUBLE NOT NULL,
  lon DOUBLE NOT NULL,
  gebiet_id VARCHAR NOT NULL
);

-- Figures of printed reports, with the place they stand at.
CREATE TABLE berichtswerte (
  quelle VARCHAR NOT NULL,
  bericht VARCHAR NOT NULL,
  titel VARCHAR NOT NULL,
  jahr INTEGER,
  seite VARCHAR NOT NULL,
  tabelle VARCHAR NOT NULL,
  lor_stand VARCHAR NOT NULL,
  gebiet_id VARCHAR NOT NULL,
  kennzahl VARCHAR NOT NULL,
  zeitraum VARCHAR NOT NULL,
  wert DOUBLE,
  status VARCHAR NOT NULL,
  einheit VARCHAR NOT NULL,
  anmerkung VARCHAR NOT NULL
);

CREATE TABLE beobachtungen (
  indikator_id VARCHAR NOT NULL,
  lor_stand VARCHAR NOT NULL,
  gebiet_id VARCHAR NOT NULL,
  zeitraum VARCHAR NOT NULL,
  geschlecht VARCHAR NOT NULL,
  altersgruppe VARCHAR NOT NULL,
  zaehler DOUBLE,
  nenner DOUBLE,
  wert DOUBLE,
  status VARCHAR NOT NULL,
  ki_unten DOUBLE,
  ki_oben DOUBLE,
  -- The denominator behind the interval: the published one, or the count that comes closest to it.
  ki_nenner DOUBLE,
  -- True if that denominator is below the catalogue's mindestnenner: the value is shown in brackets and never compared.
  wenige BOOLEAN NOT NULL DEFAULT false,
  -- The value of the Bezirk without this area, and how the interval lies to it and to Berlin's value.
  rest_bezirk DOUBLE,
  vergleich_bezirk VARCHAR,
  vergleich_berlin VARCHAR,
  quelle VARCHAR NOT NULL,
  release VARCHAR NOT NULL,
  umgerechnet BOOLEAN NOT NULL,
  bruch BOOLEAN NOT NULL,
  anmerkung VARCHAR NOT NULL
);

-- Which rule was tried on how many rows of which source. A build with a violated rule is never kept.
CREATE TABLE pruefungen (
  name VARCHAR NOT NULL,
  regel VARCHAR NOT NULL,
  quelle VARCHAR NOT NULL,
  geprueft INTEGER NOT NULL,
  bestanden BOOLEAN NOT NULL
);

-- The MSS 2021 index recomputed from the published shares, beside what is published. Null where the source rates no area.
CREATE TABLE mss_nachrechnung (
  gebiet_id VARCHAR NOT NULL,
  einwohner DOUBLE,
  bewertet BOOLEAN NOT NULL,
  z_arbeitslosigkeit DOUBLE,
  z_transferbezug DOUBLE,
  z_kinderarmut DOUBLE,
  status_summe DOUBLE,
  status_index DOUBLE,
  status_klasse DOUBLE,
  status_index_amtlich DOUBLE,
  status_klasse_amtlich DOUBLE,
  z_veraenderung_arbeitslosigkeit DOUBLE,
  z_veraenderung_transferbezug DOUBLE,
  z_veraenderung_kinderarmut DOUBLE,
  dynamik_summe DOUBLE,
  dynamik_index DOUBLE,
  dynamik_klasse DOUBLE,
  dynamik_index_amtlich DOUBLE,
  dynamik_klasse_amtlich DOUBLE,
  PRIMARY KEY (gebiet_id)
);

-- The need index with the default weights: the whole (feld 'gesamt') and each problem field. A Bezirksregion has the mean of
-- its Planungsräume, weighted by their people, with the lowest and the highest of them.
CREATE TABLE bedarfsindex (
  gebiet_id VARCHAR NOT NULL,
  ebene VARCHAR NOT NULL,
  feld VARCHAR NOT NULL,
  wert DOUBLE,
  status VARCHAR NOT NULL,
  unten DOUBLE,
  oben DOUBLE,
  -- Planungsräume with a value in it, and how many people live in them.
  planungsraeume INTEGER NOT NULL,
  einwohner DOUBLE,
  PRIMARY KEY (gebiet_id, feld)
);

-- How firmly every Planungsraum holds its rank among those of the Bezirk (1: most need), by the robustness test.
CREATE TABLE bedarfsindex_raenge (
  gebiet_id VARCHAR NOT NULL,
  rang DOUBLE NOT NULL,
  median DOUBLE NOT NULL,
  rang_unten DOUBLE NOT NULL,
  rang_oben DOUBLE NOT NULL,
  oberstes DOUBLE NOT NULL,
  oberstes_frei DOUBLE NOT NULL,
  bester DOUBLE NOT NULL,
  schlechtester DOUBLE NOT NULL,
  bester_denkbar DOUBLE NOT NULL,
  schlechtester_denkbar DOUBLE NOT NULL,
  gruppe INTEGER NOT NULL,
  PRIMARY KEY (gebiet_id)
);

-- Which assumption moves the ranks: Sobol indices, alone and with all interactions, with 90 per cent intervals.
CREATE TABLE bedarfsindex_annahmen (
  annahme VARCHAR NOT NULL,
  allein DOUBLE NOT NULL,
  allein_unten DOUBLE NOT NULL,
  allein_oben DOUBLE NOT NULL,
  gesamt DOUBLE NOT NULL,
  gesamt_unten DOUBLE NOT NULL,
  gesamt_oben DOUBLE NOT NULL,
  PRIMARY KEY (annahme)
);
