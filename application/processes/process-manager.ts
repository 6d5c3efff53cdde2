import type { LedgerFact } from "../ledger/index.js";
import type { Ask, Outcome } from "../taxation/index.js";

/** A command that follows from a fact, or from time. */
export interface FollowUp {
  /** The id of what it is for; tells two commands that follow from one fact apart. */
  readonly about: string;
  /** Codes of refusals by which there is nothing to do. Every other refusal is stuck, for somebody to look at. */
  readonly fine?: readonly string[];
  /** Gives the command. The same ask comes again after a crash, and must do nothing twice then. */
  readonly carryOut: (ask: Ask) => Promise<Outcome<unknown>>;
}

/**
 * A policy: which facts it reads, and which commands follow from each. It keeps nothing itself; what it must know it
 * asks of streams, or of a list that says up to which position it is.
 */
export interface ProcessManager {
  /** kebab-case; the name of its checkpoint, and the actor of its commands. */
  readonly name: string;
  /** Of the streams it reads, such as `case-`. */
  readonly prefixes: readonly string[];
  /** Types of events it reacts to. */
  readonly types: readonly string[];
  /**
   * Where it looks for what may have to be done when it has never run: these facts, as far as the log goes then, are
   * reacted to in place of those it follows, and are few where those would be many. Left out: all that it follows.
   */
  readonly past?: { readonly prefixes: readonly string[]; readonly types: readonly string[] };
  /** Throws only what may pass by itself; then the fact is reacted to again. */
  readonly react: (fact: LedgerFact) => Iterable<FollowUp> | AsyncIterable<FollowUp>;
}
