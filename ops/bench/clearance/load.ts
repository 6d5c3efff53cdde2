import { Agent, request } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

/** What a round of load asks for; sent to this worker, which answers with the milliseconds of every request. */
export interface LoadOrder {
  readonly clients: number;
  readonly seconds: number;
  readonly query: string;
  /** One of them at random is the variable `accountId` of each request; none: no variables. */
  readonly accountIds: readonly string[];
}

export interface LoadTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

const { url, headers } = workerData as LoadTarget;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

function ask(body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: "POST", agent, headers: { ...headers, "content-type": "application/json" } },
      (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.on("end", () => {
          const answer = Buffer.concat(parts).toString();
          if (response.statusCode === 200 && !answer.includes('"errors"')) resolve();
          else reject(new Error(`${response.statusCode} ${answer.slice(0, 300)}`));
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

async function load({ clients, seconds, query, accountIds }: LoadOrder): Promise<readonly number[]> {
  const until = performance.now() + seconds * 1000;
  const latencies: number[] = [];
  const client = async () => {
    while (performance.now() < until) {
      const accountId = accountIds[Math.floor(Math.random() * accountIds.length)];
      const body = JSON.stringify(accountId === undefined ? { query } : { query, variables: { accountId } });
      const began = performance.now();
      await ask(body);
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return latencies;
}

parentPort!.on("message", (order: LoadOrder) => {
  load(order).then(
    (latencies) => parentPort!.postMessage({ latencies }),
    (error: Error) => parentPort!.postMessage({ failed: error.message }),
  );
});
