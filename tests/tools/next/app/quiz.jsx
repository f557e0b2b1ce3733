"use client";

import "cuecard-deck";
import { StrictMode } from "react";

const listen = quiz => {
  window.heard ??= [];
  const hear = ({ detail }) => window.heard.push(detail.card);
  quiz.addEventListener("cuecard:rate", hear);
  return () => quiz.removeEventListener("cuecard:rate", hear);
};

export default function Quiz() {
  return (
    <StrictMode>
      <cuecard-deck ref={listen} views="progress settings" />
      <cuecard-deck ref={listen} deck="own.md" />
    </StrictMode>
  );
}
