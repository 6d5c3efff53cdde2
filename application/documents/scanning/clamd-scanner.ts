import { connect, type NetConnectOpts } from "node:net";
import { ScannerUnavailableError, type Scanner, type ScanResult } from "../port.js";

const PIECE_BYTES = 64 * 1024;

/**
 * ClamAV's daemon over its socket, by the command INSTREAM: pieces with their length before them, a length of zero at
 * the end, and one line as the answer.
 * @see https://docs.clamav.net/manual/Usage/Scanning.html#clamd
 */
export class ClamdScanner implements Scanner {
  constructor(
    private readonly address: NetConnectOpts,
    private readonly timeLimit = 30_000,
  ) {}

  async scan(content: Uint8Array): Promise<ScanResult> {
    const answer = await this.ask(content);
    if (answer === "stream: OK") return { verdict: "clean" };
    const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
    if (found !== undefined) return { verdict: "infected", found };
    throw new ScannerUnavailableError(`the scanner answered: ${answer.slice(0, 200)}`);
  }

  private ask(content: Uint8Array): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.address);
      let answer = "";
      socket.setTimeout(this.timeLimit, () => socket.destroy(new Error("the scanner does not answer")));
      socket.on("error", (cause) => reject(new ScannerUnavailableError("the scanner does not answer", { cause })));
      socket.on("data", (bytes) => (answer += bytes.toString("utf8")));
      socket.on("close", () => resolve(answer.replace(/\0.*$/s, "").trim()));
      socket.write("zINSTREAM\0");
      for (let at = 0; at < content.length; at += PIECE_BYTES) {
        const piece = content.subarray(at, at + PIECE_BYTES);
        socket.write(lengthOf(piece.length));
        socket.write(piece);
      }
      socket.write(lengthOf(0));
    });
  }
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
