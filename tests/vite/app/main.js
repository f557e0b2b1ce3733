import "cuecard-deck";

window.heard = [];
document.addEventListener("cuecard:rate", ({ detail }) => window.heard.push(detail.card));
