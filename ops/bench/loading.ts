import { randomBytes } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { Role } from "../../domain/identity/index.js";
import { TOKENS } from "../composition/index.js";
import type { RunningDefter } from "../server/start-defter.js";
import type { LoadOrder, LoadTarget } from "./load-order.js";

export const TENANT = "shkoder";
/** The emptiest question there is. */
export const NOTHING = "{ __typename }";

/** People of these roles who act for the whole municipality, signed in: at most so many as one address may sign in. */
export async function signedIn(defter: RunningDefter, roles: readonly Role[], count = 1): Promise<LoadTarget> {
  const headers: { readonly authorization: string }[] = [];
  for (let number = 1; number <= count; number++) headers.push(await signIn(defter, `${roles[0]}-${number}`, roles));
  return { url: `${defter.address}/graphql`, headers };
}

async function signIn(
  { address, open: { composition } }: RunningDefter,
  username: string,
  roles: readonly Role[],
): Promise<{ readonly authorization: string }> {
  const password = randomBytes(18).toString("base64url");
  const today = composition.get(TOKENS.clock).today();
  const ask = { tenant: TENANT, actor: { id: "bench", role: "system" }, commandId: `bench:${username}`, today };
  const user = { userId: username, username, displayName: username, email: null, roles, offices: null };
  const made = await composition.get(TOKENS.identity).createUser(ask, { ...user, password, mustChange: false });
  if (!made.ok) throw new Error(made.refusal.code);
  const answer = await fetch(`${address}/auth/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password, tenant: TENANT, kind: "bearer" }),
  });
  const { token } = (await answer.json()) as { readonly token: string };
  return { authorization: `Bearer ${token}` };
}

/** Clients in a thread of their own. */
export class Clients {
  private readonly worker: Worker;

  constructor(target: LoadTarget) {
    this.worker = new Worker(new URL("./http-load.js", import.meta.url), { workerData: target });
  }

  /** The milliseconds of every request of a round. Rejects at the first that is not answered. */
  round(order: LoadOrder): Promise<readonly number[]> {
    return new Promise((resolve, reject) => {
      this.worker.once("message", (answer: { readonly latencies?: readonly number[]; readonly failed?: string }) => {
        if (answer.latencies) resolve(answer.latencies);
        else reject(new Error(answer.failed));
      });
      this.worker.postMessage(order);
    });
  }

  async leave(): Promise<void> {
    await this.worker.terminate();
  }
}
