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
