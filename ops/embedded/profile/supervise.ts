import { setTimeout as sleep } from "node:timers/promises";
import type { LaunchedProcess } from "../launch-process.js";

/** A server that is started again, on the same port, when it ends by itself. */
export interface Supervised<Ready> {
  readonly ready: Ready;
  /** The process id of now. */
  pid(): number;
  /** Rejects when the server kept ending and is given up. Never resolves. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

export interface SupervisionOptions<Ready> {
  readonly name: string;
  /** Port 0: any that is free. */
  readonly launch: (port: number) => Promise<LaunchedProcess<Ready>>;
  readonly port?: number;
  readonly onRestart?: (name: string, why: string) => void;
}

/** More ends than this within {@link PERIOD} are no accident. */
const ENDS = 5;
const PERIOD = 60_000;
const PAUSE = 200;

/** Starts a server and keeps it running: what a crash or the kernel ends comes back, and its clients connect again. */
export async function supervise<Ready extends { readonly port: number }>(
  options: SupervisionOptions<Ready>,
): Promise<Supervised<Ready>> {
  const first = await options.launch(options.port ?? 0);
  let current = first;
  let stopping = false;
  const watch = async (): Promise<never> => {
    for (let ends: number[] = []; ;) {
      const { code, signal } = await current.ended;
      if (stopping) return new Promise<never>(() => undefined);
      const why = signal ?? `exit code ${code}`;
      ends = [...ends.filter((at) => Date.now() - at < PERIOD), Date.now()];
      if (ends.length > ENDS) throw new Error(`${options.name} ended ${ends.length} times (${why})`);
      options.onRestart?.(options.name, why);
      await sleep(PAUSE * ends.length);
      if (stopping) return new Promise<never>(() => undefined);
      current = await options.launch(first.ready.port);
      if (stopping) await current.stop();
    }
  };
  const failed = watch();
  failed.catch(() => undefined);
  return {
    ready: first.ready,
    pid: () => current.pid,
    failed,
    stop: async () => {
      stopping = true;
      await current.stop();
    },
  };
}
