import { ContainerModule } from "inversify";
import { DefterError } from "../../../application/errors.js";
import type { ReadSide } from "../../../read-models/read-side/index.js";
import { TOKENS } from "../tokens.js";

/** Answers every question alike: what is asked for is not here. Commands and balances from the ledger need none of it. */
function absentReadSide(): ReadSide {
  const refuse = async () => {
    throw new DefterError("UNAVAILABLE", "unavailable", { message: "this version has no read side" });
  };
  const answer = (name: string | symbol) => {
    if (name === "freshness") return { waitFor: refuse };
    // Who awaits the read side itself must not take it for a promise.
    return name === "then" || typeof name === "symbol" ? undefined : refuse;
  };
  return new Proxy({} as ReadSide, { get: (_target, name) => answer(name) });
}

/** What is read from read models. */
export const reading = new ContainerModule(({ bind }) => {
  bind(TOKENS.readSide).toResolvedValue(absentReadSide);
});
