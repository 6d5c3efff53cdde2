import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

type End = "client" | "server";

/** What may still be forwarded of what one of the ends sends. */
interface Allowance {
  readonly from: End;
  left: number;
  readonly used: () => void;
}

/** Stands between a client and a server, and does to their connections what networks do. */
export class Proxy {
  private readonly pairs = new Set<{ readonly client: Socket; readonly server: Socket }>();
  private readonly sentByClients: Buffer[][] = [];
  private isSilent = false;
  private allowance: Allowance | undefined;
  /** How many connections the server has given up by itself. */
  endedByServer = 0;

  private constructor(private readonly listener: Server) {}

  static async before(serverPort: number): Promise<Proxy> {
    const listener = createServer({ allowHalfOpen: true });
    const proxy = new Proxy(listener);
    listener.on("connection", (client) => proxy.join(client, connect(serverPort, "127.0.0.1")));
    listener.listen(0, "127.0.0.1");
    await once(listener, "listening");
    return proxy;
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  /** What each connection sent to the server, from its first byte on. */
  get recordings(): Buffer[] {
    return this.sentByClients.map((chunks) => Buffer.concat(chunks));
  }

  /** Nothing is forwarded any more, in either direction, and nobody is told: half-open connections. */
  goSilent(): void {
    this.isSilent = true;
  }

  /**
   * Of what one of the ends sends, so many bytes more are forwarded and no byte after them: whatever would have to send more
   * cannot come to its end. Resolves when it has sent them.
   */
  holdAfter(bytes: number, from: End): Promise<void> {
    return new Promise((used) => (this.allowance = { from, left: bytes, used }));
  }

  /** Both ends of every connection get a reset. */
  resetAll(): void {
    for (const { client, server } of this.pairs) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
    this.pairs.clear();
  }

  async close(): Promise<void> {
    this.resetAll();
    await new Promise((resolve) => this.listener.close(resolve));
  }

  private join(client: Socket, server: Socket): void {
    const pair = { client, server };
    const recording: Buffer[] = [];
    this.sentByClients.push(recording);
    this.pairs.add(pair);
    let isCut = false;
    const isForwarding = () => !(isCut ||= this.isSilent);
    client.on("data", (chunk: Buffer) => {
      recording.push(chunk);
      if (isForwarding()) server.write(this.allowed(chunk, "client"));
    });
    server.on("data", (chunk: Buffer) => void (isForwarding() && client.write(this.allowed(chunk, "server"))));
    const end = (other: Socket) => () => {
      if (!isForwarding()) return;
      other.destroy();
      this.pairs.delete(pair);
    };
    client.on("error", () => undefined).on("close", end(server));
    server
      .on("error", () => undefined)
      .on("end", () => this.endedByServer++)
      .on("close", end(client));
  }

  private allowed(chunk: Buffer, from: End): Buffer {
    const { allowance } = this;
    if (allowance?.from !== from) return chunk;
    const part = chunk.subarray(0, allowance.left);
    allowance.left -= part.length;
    if (allowance.left === 0) allowance.used();
    return part;
  }
}
