export {seiten} from "./texte/seiten.js";
export {shell} from "./texte/shell.js";
