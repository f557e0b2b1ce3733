import "cuecard-deck";
import "./page.css";

window.heard = [];
document.addEventListener("cuecard:rate", ({ detail }) => window.heard.push(detail.card));
