import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { commandDocument } from "../../acceptance/support/commands.js";
import type { Answer, Officer, Payload } from "../../acceptance/support/officer.js";
import { PATIENCE_MS, until } from "../../support/until.js";

export interface Acknowledged {
  readonly accountId: string;
  readonly amount: number;
  readonly paymentId: string;
  readonly eventId: string;
}

/**
 * Sends one command until it is acknowledged, as a client does that knows its id: a lost connection or UNAVAILABLE is
 * tried again, any other error is not to be seen in a crash.
 */
export async function untilDone(officer: Officer, name: string, input: object): Promise<Payload> {
  const variables = { commandId: randomUUID(), input };
  for (const end = Date.now() + PATIENCE_MS; ;) {
    const answer = await officer.ask(commandDocument(name), variables).catch(connectionLost);
    if (answer.data && !answer.errors) return answer.data[name] as Payload;
    if (!isPassing(answer) || Date.now() > end) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    await sleep(50);
  }
}

/** No answer came: whether the command was carried out is unknown. */
interface Lost extends Answer {
  readonly lost: string;
}

function connectionLost(error: unknown): Lost {
  return { lost: String(error) };
}

/** Errors in GraphQL, problems in HTTP before it. */
function isPassing(answer: Answer | Lost): boolean {
  if ("lost" in answer) return true;
  return (answer.errors?.[0]?.extensions.code ?? (answer as { code?: string }).code) === "UNAVAILABLE";
}

/** Payments without end, over the accounts in turn, until it is told to stop; every one that was begun is finished. */
export class Payers {
  readonly acknowledged: Acknowledged[] = [];
  private going = true;
  private readonly work: Promise<unknown>;

  constructor(
    officer: Officer,
    accounts: readonly { readonly taxpayerId: string; readonly office: string }[],
    many = 8,
  ) {
    const work = Array.from({ length: many }, async (_, payer) => {
      for (let turn = 0; this.going; turn++) {
        const { taxpayerId: accountId, office } = accounts[(turn * many + payer) % accounts.length]!;
        const amount = 100 + ((turn + payer) % 7);
        const payment = { accountId, amount, channel: "BANK", paidOn: "2025-02-10", office };
        const { paymentId, receipt } = await untilDone(officer, "receivePayment", payment);
        this.acknowledged.push({ accountId, amount, paymentId, eventId: receipt.eventIds[0]! });
      }
    });
    this.work = Promise.all(work);
    // Met where the end is awaited.
    this.work.catch(() => undefined);
  }

  /** Waits until so many more are acknowledged: the load goes on. */
  async go(more: number): Promise<void> {
    const goal = this.acknowledged.length + more;
    await Promise.race([this.work, until("payments go on", () => this.acknowledged.length >= goal)]);
  }

  async end(): Promise<void> {
    this.going = false;
    await this.work;
  }
}
