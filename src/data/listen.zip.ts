import {Aehnlichkeit, Glossar} from "../../loaders/contract/catalogue.js";
import {AntragData, readAntrag} from "../../loaders/marts/antrag.js";
import {befundeData} from "../../loaders/marts/befunde.js";
import {BefundeData, VersorgungsbildData} from "../../loaders/marts/befundeShapes.js";
import {bedarfsindexData} from "../../loaders/marts/bedarfsindex.js";
import {geheimhaltungData, readGeheimhaltung} from "../../loaders/marts/geheimhaltung.js";
import {
  GeheimhaltungData,
  LueckenData,
  LueckenGruppe,
  Pruefregister,
  ZentrenData,
  ZentrumSeite,
  ZielgruppenData
} from "../../loaders/marts/leistungenShapes.js";
import {jahresplanungData, PlanungData} from "../../loaders/marts/jahresplanung.js";
import {gepruefteKommentare, KommentareData, kommentareData} from "../../loaders/marts/kommentare.js";
import {methodikData, readMethodik} from "../../loaders/marts/methodik.js";
import {problemfelderData, readAnalysestand} from "../../loaders/marts/problemfelder.js";
import {ProblemfelderData} from "../../loaders/marts/problemfelderShapes.js";
import {readPruefregister} from "../../loaders/marts/pruefregister.js";
import {readReichweiten} from "../../loaders/marts/reichweite.js";
import {BedarfsindexData, listen, MethodikData, Uebersicht} from "../../loaders/marts/shapes.js";
import {readSiteInput, toJson, zipTexts} from "../../loaders/marts/site.js";
import {standardsData} from "../../loaders/marts/standards.js";
import {StandardsData} from "../../loaders/marts/standardsShapes.js";
import {uebersicht} from "../../loaders/marts/uebersicht.js";
import {readLeistungsbild} from "../../loaders/marts/versorgungsbild.js";
import {zentrenData, zentrumSeiten} from "../../loaders/marts/zentren.js";
import {zielgruppenData} from "../../loaders/marts/zielgruppen.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";

const warehouse = await openWarehouse();
const {werte, catalogue, releases, pruefungen} = await readSiteInput(warehouse);
const alles = Uebersicht.parse(uebersicht(werte, catalogue, releases, pruefungen));
const leistung = await readLeistungsbild(warehouse, werte, catalogue);
const {index, luecken, gruppen, zentren} = leistung;
const {stand} = zentren;
const seiten = zentrumSeiten(zentren, catalogue, await readReichweiten(warehouse, catalogue));
const befunde = befundeData(werte, catalogue);
process.stdout.write(
  zipTexts([
    ...Object.entries(listen).map(([name, shape]) => [`${name}.json`, toJson(shape, alles)] as const),
    ["bedarfsindex.json", toJson(BedarfsindexData, bedarfsindexData(werte, catalogue, index))],
    ["methodik.json", toJson(MethodikData, methodikData(werte, catalogue, index, await readMethodik(warehouse)))],
    ["luecken.json", toJson(LueckenData, luecken)],
    ...[...gruppen].map(([id, gruppe]) => [`luecken-${id}.json`, toJson(LueckenGruppe, gruppe)] as const),
    ["befunde.json", toJson(BefundeData, befunde)],
    ["problemfelder.json", toJson(ProblemfelderData, problemfelderData(catalogue, befunde, readAnalysestand()))],
    ["versorgungsbild.json", toJson(VersorgungsbildData, leistung.bild)],
    ["antrag.json", toJson(AntragData, readAntrag("data/catalogue", catalogue))],
    ["jahresplanung.json", toJson(PlanungData, jahresplanungData(catalogue))],
    ["kommentare.json", toJson(KommentareData, kommentareData(gepruefteKommentare("data", werte, catalogue)))],
    ["aehnlichkeit.json", toJson(Aehnlichkeit, catalogue.aehnlichkeit)],
    ["glossar.json", toJson(Glossar, catalogue.glossar)],
    ["zielgruppen.json", toJson(ZielgruppenData, zielgruppenData(werte, catalogue, stand, leistung.gruppenleistung))],
    ["zentren.json", toJson(ZentrenData, zentrenData(zentren))],
    ...[...seiten].map(([id, seite]) => [`zentrum-${id}.json`, toJson(ZentrumSeite, seite)] as const),
    ["standards.json", toJson(StandardsData, standardsData(seiten, catalogue))],
    [
      "geheimhaltung.json",
      toJson(GeheimhaltungData, geheimhaltungData(catalogue, stand, await readGeheimhaltung(warehouse)))
    ],
    ["pruefregister.json", toJson(Pruefregister, await readPruefregister(warehouse, catalogue))]
  ])
);
