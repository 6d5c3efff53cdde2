import type { Command } from "commander";
import { ApiError, refusedError } from "../../../api/errors/index.js";
import type { Answer, Ask, Outcome, Receipt } from "../../../application/taxation/index.js";
import { positionText } from "../../../domain/shared/index.js";
import type { Composition } from "../../composition/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { readConfiguration, tenantsOf, type Configuration } from "../../configuration/index.js";
import type { ExitName } from "../exit-status.js";
import { code, id, text } from "../input/values.js";
import { jsonText } from "../output/json.js";
import { workProgress, type WorkProgress } from "../output/progress.js";
import type { Terminal } from "../output/terminal.js";
import type { ActOptions, Globals } from "./globals.js";
import { interruptible } from "./interruptible.js";

/** The operator of the machine. Ids only: the name of the user of the operating system is nowhere in the ledger. */
const OPERATOR = { id: "operator", role: "system" } as const;

/** What a command answers: for machines, for people, and with which exit status (default: done). */
export interface Said {
  readonly json: unknown;
  readonly text: string;
  readonly exit?: ExitName;
}

/** What a command works with. */
export interface Work {
  readonly composition: Composition;
  readonly configuration: Configuration;
  readonly tenant: string;
  /** Whether a Defter runs and keeps the read models up. */
  readonly isBeside: boolean;
  readonly progress: WorkProgress;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  readonly ask: (options: ActOptions) => Ask;
  /** Everything that is said on stdin. */
  readonly heard: () => string;
  /** One line of an answer that goes on: JSON with `--json`, the text otherwise. */
  readonly say: (said: Said) => void;
}

/** The command was interrupted; the message says how it goes on. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}

/** Where commands are carried out: opens Defter for them, speaks for them, and closes everything again. */
export class Desk {
  outcome: ExitName = "done";
  goesOn = false;

  constructor(readonly terminal: Terminal) {}

  /** Says an answer. */
  say(globals: Globals, { json, text: words, exit = "done" }: Said): void {
    this.terminal.out(globals.json ? `${jsonText(json)}\n` : words);
    if (exit !== "done") this.outcome = exit;
  }

  /** Carries out a command on the stores of the running Defter, or on stores that are started for it alone. */
  async work(command: Command, task: (work: Work) => Promise<Said | null>): Promise<void> {
    const globals = command.optsWithGlobals<Globals>();
    const configuration = readConfiguration();
    const tenant = tenantIn(globals, configuration);
    const progress = workProgress(this.terminal);
    await interruptible(async (signal) => {
      // The stores' clients are slow to load: help and refused input are not to wait for them.
      const { openForCommand } = await import("./open.js");
      const open = await openForCommand(configuration, (line) => this.terminal.isWatched && progress.line(line));
      try {
        const { composition, isBeside } = open;
        const ask = (options: ActOptions) => askOf(composition, tenant, options);
        const say = (said: Said) => this.say(globals, said);
        const heard = () => this.terminal.heard();
        const said = await task({ composition, configuration, tenant, isBeside, progress, signal, ask, heard, say });
        progress.end();
        if (said) this.say(globals, said);
      } finally {
        progress.end();
        await open.closing.close();
      }
    });
  }
}

/** The value of an outcome with its receipt. @throws ApiError REFUSED for a rule that said no */
export function carriedOut<Value>(outcome: Outcome<Value>): { readonly value: Value; readonly receipt: Receipt } {
  if (!outcome.ok) throw refusedError(outcome.refusal);
  return outcome;
}

/** The value of an answer. @throws ApiError REFUSED */
export function answered<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw refusedError(answer.refusal);
  return answer.value;
}

/** A receipt for people and machines. */
export function receiptJson({ position, revision, eventIds }: Receipt, commandId: string): object {
  return { commandId, position: position === null ? null : positionText(position), revision, eventIds };
}

function tenantIn({ municipality }: Globals, configuration: Configuration): string {
  const tenants = tenantsOf(configuration).map((each) => each.code);
  if (municipality === undefined) return tenants[0]!;
  const wanted = code("--municipality", municipality);
  if (!tenants.includes(wanted))
    throw new ApiError("NOT_FOUND", "municipality-not-served", { facts: { municipality: wanted } });
  return wanted;
}

function askOf(composition: Composition, tenant: string, { commandId, reason }: ActOptions): Ask {
  return {
    tenant,
    actor: OPERATOR,
    commandId: commandId === undefined ? composition.get(TOKENS.ids).next() : id("--command-id", commandId),
    ...(reason === undefined ? {} : { reason: text("--reason", reason, 2000) }),
    today: composition.get(TOKENS.clock).today(),
  };
}
