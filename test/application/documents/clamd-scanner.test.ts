import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ClamdScanner, ScannerUnavailableError } from "../../../application/documents/index.js";

/** Answers as clamd 1.4 was recorded to answer: `z` commands end in a zero, and so do its answers. */
const EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
let daemon: Server;
let received: Buffer;
let answer: (content: Buffer) => string | null;

beforeEach(async () => {
  answer = (content) => (content.includes(EICAR) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
  daemon = createServer((socket) => {
    let bytes = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (more) => {
      bytes = Buffer.concat([bytes, more]);
      const content = streamed(bytes);
      if (content === null) return;
      received = content;
      const words = answer(content);
      if (words !== null) socket.end(words);
    });
  });
  daemon.listen(0, "127.0.0.1");
  await once(daemon, "listening");
});
afterEach(() => void daemon.close());

/** The content of a whole INSTREAM; null while it still comes. */
function streamed(bytes: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  expect(bytes.subarray(0, command.length).toString("latin1")).toBe(command);
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const scanner = (timeLimit = 2_000) =>
  new ClamdScanner({ host: "127.0.0.1", port: (daemon.address() as AddressInfo).port }, timeLimit);

describe("ClamAV's daemon", () => {
  test("is sent the whole content in pieces, and believed", async () => {
    const content = Buffer.alloc(300_000, "a");
    expect(await scanner().scan(content)).toEqual({ verdict: "clean" });
    expect(received.equals(content)).toBe(true);
  });

  test("names what it found", async () => {
    expect(await scanner().scan(Buffer.from(EICAR))).toEqual({ verdict: "infected", found: "Eicar-Test-Signature" });
  });

  test("that says something else, or nothing, or is not there, has not looked", async () => {
    answer = () => "INSTREAM size limit exceeded. ERROR\0";
    await expect(scanner().scan(Buffer.from("x"))).rejects.toThrow(ScannerUnavailableError);
    answer = () => null;
    await expect(scanner(100).scan(Buffer.from("x"))).rejects.toThrow(ScannerUnavailableError);
    const gone = scanner();
    daemon.close();
    await once(daemon, "close");
    await expect(gone.scan(Buffer.from("x"))).rejects.toThrow(ScannerUnavailableError);
  });
});
