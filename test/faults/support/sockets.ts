import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A connection whose errors are of no interest: who sends nonsense is thrown out. */
export async function openSocket(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined).resume();
  await new Promise<void>((resolve) => socket.once("connect", resolve).once("close", () => resolve()));
  return socket;
}

/** Sends the pieces over one connection and waits until it is closed, or for a moment. Was it closed? */
export async function sendAndSee(port: number, pieces: readonly Buffer[], patience: number): Promise<boolean> {
  const socket = await openSocket(port);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  for (const piece of pieces) {
    if (socket.destroyed) break;
    socket.write(piece);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.race([closed, sleep(patience, undefined, { ref: false })]);
  const isClosed = socket.destroyed;
  socket.destroy();
  return isClosed;
}
