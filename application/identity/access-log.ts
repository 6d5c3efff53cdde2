import { accessDecider } from "../../domain/identity/index.js";
import type { Ledger } from "../ledger/index.js";
import { carryOutBeside, outcomeOf } from "../taxation/support/index.js";
import type { Ask, Outcome } from "../taxation/index.js";
import { accessStream } from "./streams.js";
import type { AccessInput } from "./use-cases.js";

/** Lanes of one user on one day: a program that reads hundreds of records a second does not wait for itself. */
const LANES = 8;

/** Who read what of whom; see decision 0038. */
export class AccessLog {
  constructor(private readonly ledger: Ledger) {}

  /** Resolves when the fact is durable. The same command always meets the same lane. */
  async note(ask: Ask, input: AccessInput): Promise<Outcome<null>> {
    const result = await carryOutBeside(this.ledger, ask, {
      stream: accessStream(ask.tenant, ask.today, ask.actor.id, laneOf(ask.commandId)),
      decider: accessDecider,
      command: { ...input, on: ask.today },
      body: input,
    });
    return outcomeOf(result, () => null);
  }
}

function laneOf(commandId: string): number {
  let sum = 0;
  for (let at = 0; at < commandId.length; at++) sum = (sum * 31 + commandId.charCodeAt(at)) % 8191;
  return sum % LANES;
}
