import { runCommandLine } from "../../../ops/cli/run.js";

export interface Answered {
  readonly status: number;
  readonly out: string;
  readonly err: string;
  /** What `--json` said, looked at field by field. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly json: () => any;
}

/**
 * One command to its end, in this process, over the data folder that DEFTER_DATA names: the command line as it is, without
 * the second that a process takes to begin. It hears `told` on stdin.
 */
export async function commandHere(args: readonly string[], told = ""): Promise<Answered> {
  let [out, err] = ["", ""];
  const status = await runCommandLine(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    heard: () => told,
    isWatched: false,
    flush: async () => undefined,
  });
  if (status === "goes-on") throw new Error("the command does not end");
  return { status, out, err, json: () => JSON.parse(out) as unknown };
}
