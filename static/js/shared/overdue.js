// For pages that are no screen: `data-today` of the script is the server's day.
import { tidy } from "../core/overdue.js";

tidy({ today: document.querySelector("script[data-today]").dataset.today });
