"use client";

import "cuecard-deck";
import { StrictMode, useEffect } from "react";

export default function Quiz() {
  useEffect(() => {
    window.heard = [];
    const hear = ({ detail }) => window.heard.push(detail.card);
    document.addEventListener("cuecard:rate", hear);
    return () => document.removeEventListener("cuecard:rate", hear);
  }, []);
  return (
    <StrictMode>
      <cuecard-deck views="progress settings" />
      <cuecard-deck deck="own.md" />
    </StrictMode>
  );
}
