import type { ApiDependencies } from "../../../dependencies.js";
import { ApiError } from "../../../errors/index.js";
import { RateLimiter, type Rate } from "../../../http/index.js";
import type { GraphqlContext } from "../../context.js";

/** By one address, as for the pages that check papers: wide for a waiting room, hopeless for guessing sixty bits. */
const RATE: Rate = { attempts: 120, seconds: 60 };
const limiters = new WeakMap<ApiDependencies, RateLimiter>();

/** Counts a question that visitors ask by a code. Throws LIMIT `tracking-too-often`. */
export function countPublicQuestion({ dependencies, address }: GraphqlContext): void {
  const limiter = limiters.get(dependencies) ?? new RateLimiter(RATE, () => Date.parse(dependencies.clock()));
  limiters.set(dependencies, limiter);
  const seconds = limiter.attempt(address);
  if (seconds > 0) throw new ApiError("LIMIT", "tracking-too-often", { facts: { seconds } });
}
