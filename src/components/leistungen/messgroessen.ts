import type {Messgroesse as Name} from "../../../loaders/marts/leistungenShapes.js";
import {texteLeistungen} from "../../lib/texte/leistungen.js";

/** All measures in the order pages list them. */
export const messgroessen = Object.keys(texteLeistungen.messgroesse) as readonly Name[];
