import type { Position } from "../../../application/event-store/index.js";
import { notParsed, parsed, type Parsed } from "../../../domain/shared/index.js";

const MAX_POSITION = 2n ** 63n - 1n;

/** `commit/prepare`, both whole numbers of at most 63 bits. Refuses `position-malformed`. */
export function parsePosition(input: unknown): Parsed<Position> {
  const match = typeof input === "string" ? /^(\d{1,19})\/(\d{1,19})$/.exec(input) : null;
  if (!match) return notParsed("position-malformed");
  const [commit, prepare] = [BigInt(match[1]!), BigInt(match[2]!)];
  if (commit > MAX_POSITION || prepare > MAX_POSITION) return notParsed("position-malformed");
  return parsed({ commit, prepare });
}

export function formatPosition({ commit, prepare }: Position): string {
  return `${commit}/${prepare}`;
}
