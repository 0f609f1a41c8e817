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

-- The centres. While nobody has sent records, invented ones (beispiel) stand beside the real ones and only they have records.
CREATE TABLE zentren (
  zentrum_id VARCHAR NOT NULL,
  beispiel BOOLEAN NOT NULL,
  name VARCHAR NOT NULL,
  traeger VARCHAR NOT NULL,
  strasse VARCHAR NOT NULL,
  plz VARCHAR NOT NULL,
  lat DOUBLE,
  lon DOUBLE,
  -- Planungsraum of LOR 2021 it lies in, by its coordinates; NULL without them or outside Berlin.
  gebiet_id VARCHAR,
  bezirksregionen VARCHAR[] NOT NULL,
  -- Planungsräume it works in: its Einsatzgebiet, or else those of its Bezirksregionen.
  einsatzgebiet VARCHAR[] NOT NULL,
  barrierefrei VARCHAR,
  oeffnungszeiten VARCHAR,
  offen_seit DATE,
  offen_bis DATE,
  -- 'bestaetigt', 'zu_bestaetigen' or, once it has sent records, 'gemeldet'.
  angabe VARCHAR NOT NULL,
  -- Where the register's row comes from, and as of when.
  quelle VARCHAR NOT NULL,
  stand DATE NOT NULL,
  anmerkung VARCHAR NOT NULL,
  PRIMARY KEY (zentrum_id)
);

CREATE TABLE angebote (
  zentrum_id VARCHAR NOT NULL,
  angebot_id VARCHAR NOT NULL,
  titel VARCHAR NOT NULL,
  leistungsbereich VARCHAR NOT NULL,
  zielgruppen VARCHAR[] NOT NULL,
  format VARCHAR NOT NULL,
  plaetze INTEGER,
  sprachen VARCHAR,
  barrierefrei VARCHAR,
  wochenplan VARCHAR,
  -- Planungsräume, where they are not those of the centre.
  einsatzgebiet VARCHAR[],
  gueltig_von DATE NOT NULL,
  gueltig_bis DATE,
  PRIMARY KEY (zentrum_id, angebot_id)
);

-- What took place. zeitraum is a year, a month or a day; NULL is "not recorded", never 0.
CREATE TABLE leistungen (
  zentrum_id VARCHAR NOT NULL,
  angebot_id VARCHAR NOT NULL,
  zeitraum VARCHAR NOT NULL,
  termine INTEGER,
  stunden DOUBLE,
  teilnahmen INTEGER,
  personen INTEGER,
  weiblich INTEGER,
  maennlich INTEGER,
  divers INTEGER,
  unter_18 INTEGER,
  ab_65 INTEGER,
  mit_migrationshintergrund INTEGER,
  ehrenamtliche INTEGER,
  ehrenamt_stunden DOUBLE
);

CREATE TABLE beratungen (
  zentrum_id VARCHAR NOT NULL,
  zeitraum VARCHAR NOT NULL,
  thema VARCHAR NOT NULL,
  zielgruppe VARCHAR,
  kontakte INTEGER NOT NULL,
  vermittelt_suchtberatung INTEGER,
  vermittelt_schuldnerberatung INTEGER,
  vermittelt_jugendamt INTEGER,
  vermittelt_sozialdienst INTEGER,
  vermittelt_behindertenberatung INTEGER,
  vermittelt_sozialpsychiatrischer_dienst INTEGER,
  vermittelt_migrationssozialdienst INTEGER,
  vermittelt_andere INTEGER
);

CREATE TABLE anliegen (
  zentrum_id VARCHAR NOT NULL,
  zeitraum VARCHAR NOT NULL,
  problemfeld VARCHAR NOT NULL,
  zielgruppe VARCHAR,
  gebiet VARCHAR,
  kanal VARCHAR NOT NULL,
  anzahl INTEGER NOT NULL
);

CREATE TABLE ehrenamt (
  zentrum_id VARCHAR NOT NULL,
  zeitraum VARCHAR NOT NULL,
  ehrenamtliche INTEGER NOT NULL,
  davon_neu INTEGER,
  stunden DOUBLE,
  fortbildungen INTEGER
);

CREATE TABLE gremien (
  zentrum_id VARCHAR NOT NULL,
  zeitraum VARCHAR NOT NULL,
  gremium VARCHAR NOT NULL,
  sitzungen INTEGER NOT NULL
);

CREATE TABLE standards (
  zentrum_id VARCHAR NOT NULL,
  jahr INTEGER NOT NULL,
  standard VARCHAR NOT NULL,
  einschaetzung VARCHAR NOT NULL,
  nachweise VARCHAR[] NOT NULL,
  PRIMARY KEY (zentrum_id, jahr, standard)
);

-- One row per centre that should report and month, from the first to the last year of any record; months it was not open have
-- none. Should report: of the invented or else the real centres those responsible for a Bezirksregion, and those that do report. No row means not expected; gemeldet = false means expected and not reported.
CREATE TABLE meldestand (
  zentrum_id VARCHAR NOT NULL,
  monat VARCHAR NOT NULL,
  gemeldet BOOLEAN NOT NULL,
  -- Of the report that counts; NULL if there is none. The file tells whoever runs the warehouse which delivery that is; no page
  -- shows it, since a file's name may be a person's.
  stand DATE,
  datei VARCHAR,
  PRIMARY KEY (zentrum_id, monat)
);

-- What a centre should look at in its records: the warnings of the contract, counted.
CREATE TABLE leistungshinweise (
  zentrum_id VARCHAR NOT NULL,
  jahr INTEGER,
  regel VARCHAR NOT NULL,
  tabelle VARCHAR NOT NULL,
  anzahl INTEGER NOT NULL,
  -- The first of them in words, with what to do.
  text VARCHAR NOT NULL,
  abhilfe VARCHAR NOT NULL
);

-- The tables of supply are written once, row by row of their key, and have no index: building it took longer than writing them.
-- Documented supply and use per area, group and logic. Three logics that are never mixed: where the centre stands (standort),
-- where it says it works (einsatzgebiet), who can walk to it (einzugsgebiet).
CREATE TABLE versorgung (
  jahr INTEGER NOT NULL,
  ebene VARCHAR NOT NULL,
  gebiet_id VARCHAR NOT NULL,
  zielgruppe VARCHAR NOT NULL,
  logik VARCHAR NOT NULL,
  -- 'angebote', 'stunden', 'platzstunden' are supply; 'termine', 'teilnahmen', 'beratungen', 'ehrenamt_stunden' what was recorded of its use.
  messgroesse VARCHAR NOT NULL,
  wert DOUBLE,
  -- 'wert'; 'null_wert': no offer; 'fehlt': offers without this figure; 'nicht_gemeldet': a centre that matters has not reported all months; 'entfaellt': the logic does not fit.
  status VARCHAR NOT NULL,
  -- What the other centres reported, where the status is 'nicht_gemeldet'.
  teilwert DOUBLE,
  -- Centres that matter for the area, and how many of them reported all months of the year.
  zentren INTEGER NOT NULL,
  gemeldet INTEGER NOT NULL,
  -- Offers that lack the figure, where others have it.
  ohne_angabe INTEGER NOT NULL,
  -- People of the group; NULL if nobody counts them.
  personen DOUBLE,
  je_1000 DOUBLE
);

-- Supply beside a fair share by people and need, for each weight of need (lambda in the formula; the word is reserved in SQL). Areas without a figure take no part.
CREATE TABLE versorgungsluecken (
  jahr INTEGER NOT NULL,
  ebene VARCHAR NOT NULL,
  gebiet_id VARCHAR NOT NULL,
  zielgruppe VARCHAR NOT NULL,
  logik VARCHAR NOT NULL,
  messgroesse VARCHAR NOT NULL,
  bedarfsgewicht DOUBLE NOT NULL,
  fair DOUBLE,
  luecke DOUBLE,
  deckung DOUBLE,
  fehlend DOUBLE
);

-- Share of all supply less share of all people of the group, in percentage points with its interval, and whether a gap is robust.
CREATE TABLE versorgungsvergleich (
  jahr INTEGER NOT NULL,
  ebene VARCHAR NOT NULL,
  gebiet_id VARCHAR NOT NULL,
  zielgruppe VARCHAR NOT NULL,
  logik VARCHAR NOT NULL,
  messgroesse VARCHAR NOT NULL,
  anteil_angebot DOUBLE,
  anteil_personen DOUBLE,
  differenz DOUBLE,
  unten DOUBLE,
  oben DOUBLE,
  -- 'ueber', 'unter' or 'nicht_erkennbar'; NULL without a figure.
  urteil VARCHAR,
  -- Share of the runs in which the coverage is below the limit, and whether the gap is robust.
  anteil_laeufe DOUBLE,
  robust BOOLEAN
);

-- How much of all supply would have to move for everybody to have a fair share, and how many areas that tells about.
CREATE TABLE versorgung_hoover (
  jahr INTEGER NOT NULL,
  ebene VARCHAR NOT NULL,
  zielgruppe VARCHAR NOT NULL,
  logik VARCHAR NOT NULL,
  messgroesse VARCHAR NOT NULL,
  bedarfsgewicht DOUBLE NOT NULL,
  hoover DOUBLE NOT NULL,
  gebiete INTEGER NOT NULL
);

-- Every number that is published of the centres' records, added up by year and keyed by what it means, so that the same number on
-- two pages is one row. In the public edition a withheld one has no value.
CREATE TABLE zellen (
  zelle VARCHAR NOT NULL,
  -- 'angebot', 'zentrum', 'davon', 'gruppe', 'thema', 'vermittlung', 'beratung_gruppe', 'anliegen_feld', 'anliegen_kanal', 'anliegen_gebiet', 'anliegen_gruppe', 'gremium'
  tabelle VARCHAR NOT NULL,
  jahr INTEGER NOT NULL,
  -- NULL: all centres.
  zentrum_id VARCHAR,
  angebot_id VARCHAR,
  -- '' where none was recorded.
  zielgruppe VARCHAR,
  -- Entry of the list that the table is about: a topic, a service, a problem field, a channel, an area, a committee, a trait of people; '' where none was recorded.
  merkmal VARCHAR,
  groesse VARCHAR NOT NULL,
  wert DOUBLE,
  -- 'wert', 'null_wert' or 'geschuetzt'. What nobody recorded has no row.
  status VARCHAR NOT NULL,
  -- True if some of the records it is made of lack the figure.
  unvollstaendig BOOLEAN NOT NULL,
  PRIMARY KEY (zelle)
);

-- Which cells are released, and why not: never part of the public edition, since the reason tells what kind of number it is.
CREATE TABLE freigabe (
  zelle VARCHAR NOT NULL,
  -- 'frei', 'geschuetzt' or 'verdeckt' (published nowhere).
  zustand VARCHAR NOT NULL,
  -- 'schwelle', 'dominanz', 'konzentration', 'differenz', 'register', 'quelle', 'zusammen' (another would follow from it); NULL if released.
  grund VARCHAR,
  schwelle INTEGER,
  PRIMARY KEY (zelle)
);

-- Rows of versorgung that are withheld since they tell of withheld cells: never part of the public edition.
CREATE TABLE versorgung_geschuetzt (
  jahr INTEGER NOT NULL,
  ebene VARCHAR NOT NULL,
  gebiet_id VARCHAR NOT NULL,
  zielgruppe VARCHAR NOT NULL,
  logik VARCHAR NOT NULL,
  messgroesse VARCHAR NOT NULL
);

-- How many cells of each table are withheld, and what part of all their counts, in whole per cent, rounded up.
CREATE TABLE geheimhaltung (
  tabelle VARCHAR NOT NULL,
  jahr INTEGER NOT NULL,
  zellen INTEGER NOT NULL,
  geschuetzt INTEGER NOT NULL,
  verlust_prozent INTEGER,
  PRIMARY KEY (tabelle, jahr)
);
