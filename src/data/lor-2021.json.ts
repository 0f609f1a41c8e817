import {geometryText} from "../../loaders/marts/geometrie.js";

process.stdout.write(geometryText("2021"));
