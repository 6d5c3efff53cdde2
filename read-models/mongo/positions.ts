import type { Position } from "../../domain/shared/index.js";

const DIGITS = 20;

/** A position as text that compares as positions do, whatever the numbers: both parts with all their digits. */
export function positionKey({ commit, prepare }: Position): string {
  return `${String(commit).padStart(DIGITS, "0")}/${String(prepare).padStart(DIGITS, "0")}`;
}

export function positionOfKey(key: string): Position {
  const [commit, prepare] = key.split("/");
  return { commit: BigInt(commit!), prepare: BigInt(prepare!) };
}
