import Quiz from "./quiz.jsx";

export default function Page() {
  return (
    <main>
      <h1>Somebody’s page</h1>
      <Quiz />
    </main>
  );
}
