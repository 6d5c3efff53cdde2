import { connect, type Socket } from "node:net";
import { BSON, type Document } from "mongodb";

const OP_MSG = 2013;

/** A bare connection: what a driver hides or adds (sessions, retries) is not there. */
export interface Wire {
  readonly socket: Socket;
  command(database: string, command: Document): Promise<Document>;
  /** A message as its bytes; what it is answered. */
  send(bytes: Buffer): Promise<Document>;
  close(): void;
}

/** One `OP_MSG` with a body and nothing else. */
export function message(body: Document, requestId = 1, flags = 0): Buffer {
  const document = BSON.serialize(body);
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(requestId, 4);
  head.writeInt32LE(OP_MSG, 12);
  head.writeUInt32LE(flags, 16);
  return Buffer.concat([head, document]);
}

/** Connects to the first host of a `mongodb://` URL. */
export async function openWire(url: string): Promise<Wire> {
  const { hostname, port } = new URL(url.split(",")[0]!.replace("mongodb:", "http:"));
  const socket = connect(Number(port || 27017), hostname);
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let received = Buffer.alloc(0);
  let wanted: ((answer: Document) => void) | undefined;
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    if (received.length < 16 || received.length < received.readInt32LE(0)) return;
    const length = received.readInt32LE(0);
    const answer = BSON.deserialize(received.subarray(21, length), { promoteLongs: false });
    received = received.subarray(length);
    wanted?.(answer);
  });
  let lost: ((error: Error) => void) | undefined;
  socket.once("close", () => lost?.(new Error("the connection was closed")));
  const send = (bytes: Buffer) =>
    new Promise<Document>((resolve, reject) => {
      [wanted, lost] = [resolve, reject];
      socket.write(bytes);
    });
  return {
    socket,
    send,
    command: (database, command) => send(message({ ...command, $db: database })),
    close: () => socket.destroy(),
  };
}
