// Flash cards with react-quizlet-flashcard: the deck is bundled, as its documentation has it; four buttons to rate, which
// it does not have, are what somebody would put below.
import { createRoot } from "react-dom/client";
import { FlashcardArray, useFlashcardArray } from "react-quizlet-flashcard";
import "react-quizlet-flashcard/dist/index.css";
import "./style.css";
import cards from "./cards.json";

const LOG = "react-quizlet-flashcard/log";

const text = html => <div className="text" dangerouslySetInnerHTML={{ __html: html }} />;
const deck = cards.map(({ question, answer }) => ({ front: { html: text(question) }, back: { html: text(answer) } }));

const App = () => {
  const array = useFlashcardArray({ deckLength: deck.length, cycle: true });
  const rate = rating => {
    const entry = [cards[array.currentCard].id, rating, Date.now()].join(" ");
    localStorage.setItem(LOG, (localStorage.getItem(LOG) ?? "") + entry + "\n");
    array.nextCard();
  };
  return (
    <main>
      <FlashcardArray deck={deck} flipArrayHook={array} />
      {array.flipHook.state == "back" && (
        <div className="rate" role="group" aria-label="Rate your answer">
          {["Again", "Hard", "Good", "Easy"].map(name => (
            <button key={name} value={name.toLowerCase()} onClick={() => rate(name.toLowerCase())}>{name}</button>
          ))}
        </div>
      )}
    </main>
  );
};

createRoot(document.getElementById("root")).render(<App />);
