// Flash cards with SurveyJS: a page for each card, the answer in a panel that is opened, and a rating that leads on.
import { Model } from "survey-core";
import "survey-js-ui";
import "survey-core/survey-core.fontless.min.css";
import cards from "./cards.json";

const LOG = "surveyjs/log";
const RATINGS = ["Again", "Hard", "Good", "Easy"];

const page = ({ id, question, answer }) => ({
  elements: [
    { type: "html", name: `${id}-question`, html: `<h2 class="question">${question}</h2>` },
    {
      type: "panel",
      name: `${id}-back`,
      title: "Show answer",
      state: "collapsed",
      elements: [
        { type: "html", name: `${id}-answer`, html: `<div class="answer">${answer}</div>` },
        { type: "rating", name: id, title: "Rate your answer", rateValues: RATINGS, displayMode: "buttons" },
      ],
    },
  ],
});

const start = () => {
  const survey = new Model({ pages: cards.map(page), showNavigationButtons: false });
  survey.onValueChanged.add((_, { name, value }) => {
    const entry = [name, value, Date.now()].join(" ");
    localStorage.setItem(LOG, (localStorage.getItem(LOG) ?? "") + entry + "\n");
    // Its own way of going on by itself waits 300 ms.
    if (!survey.isLastPage) return survey.nextPage();
    survey.dispose();
    start();
  });
  survey.render(document.getElementById("survey"));
};

start();
