import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import { NEW_UUID, type LoadOrder, type LoadTarget } from "./load-order.js";

const { url, headers } = workerData as LoadTarget;
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

function ask(body: string, by: LoadTarget["headers"][number]): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: "POST", agent, headers: { ...by, "content-type": "application/json" } },
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

interface Turn {
  readonly bodies: readonly string[];
  next: number;
}

/** Where each list of variables stands, also from round to round: what was done is not done again. */
const turns = new Map<string, Turn>();

function turnsOf({ query, variables }: LoadOrder): readonly Turn[] {
  if (variables.length === 0) return [{ bodies: [JSON.stringify({ query })], next: 0 }];
  return variables.map((each) => {
    const bodies = each.map((of) => JSON.stringify({ query, variables: of }));
    const key = bodies.join();
    const turn = turns.get(key) ?? { bodies, next: 0 };
    turns.set(key, turn);
    return turn;
  });
}

async function load(order: LoadOrder): Promise<readonly number[]> {
  const { clients, seconds } = order;
  const all = turnsOf(order);
  const until = performance.now() + seconds * 1000;
  const latencies: number[] = [];
  const client = async (number: number) => {
    const own = all.length < clients ? all : all.filter((_turn, index) => index % clients === number);
    while (performance.now() < until) {
      const turn = own[Math.floor(Math.random() * own.length)]!;
      const body = turn.bodies[turn.next++ % turn.bodies.length]!.replaceAll(NEW_UUID, () => randomUUID());
      const began = performance.now();
      await ask(body, headers[number % headers.length]!);
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_each, number) => client(number)));
  return latencies;
}

parentPort?.on("message", (order: LoadOrder) => {
  load(order).then(
    (latencies) => parentPort!.postMessage({ latencies }),
    (error: Error) => parentPort!.postMessage({ failed: error.message }),
  );
});
