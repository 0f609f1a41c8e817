export {texteBedarfsindex} from "./texte/bedarfsindex.js";
export {texteKarte} from "./texte/karte.js";
export {methodik} from "./texte/methodik.js";
export {texteProfil} from "./texte/profil.js";
export {seiten} from "./texte/seiten.js";
export {shell} from "./texte/shell.js";
