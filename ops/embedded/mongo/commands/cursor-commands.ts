import { Type } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";
import type { Command } from "./context.js";
import { reply } from "./context.js";

export function getMore(command: Command): Buffer {
  const id = command.field("getMore");
  const namespace = `${command.database}.${command.text("collection") ?? ""}`;
  if (id?.type !== Type.int64) throw new CommandError("TypeMismatch", "getMore needs the cursor's id as a long");
  const batchSize = command.number("batchSize") || Infinity;
  return command.server.cursors.more(id.bytes.readBigInt64LE(id.start), namespace, batchSize);
}

export function killCursors(command: Command): Buffer {
  const killed: bigint[] = [];
  const unknown: bigint[] = [];
  for (const id of command.longs("cursors")) (command.server.cursors.kill(id) ? killed : unknown).push(id);
  return reply({ cursorsKilled: killed, cursorsNotFound: unknown, cursorsAlive: [], cursorsUnknown: [] });
}
