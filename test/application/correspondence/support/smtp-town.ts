import { SMTPServer } from "smtp-server";
import type { AddressInfo } from "node:net";

export interface ReceivedMail {
  readonly to: readonly string[];
  readonly from: string;
  readonly raw: string;
}

/** A mail server of this test's own, which keeps what it took. */
export interface MailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** What it says instead of taking: at the recipient, at the data, or by closing the connection without a word. */
  mood: { readonly recipient?: number; readonly data?: number; readonly hangUp?: boolean };
  close(): Promise<void>;
}

export async function mailServer(
  options: { readonly user?: string; readonly port?: number } = {},
): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const refusal = (code: number) => Object.assign(new Error(`said ${code}`), { responseCode: code });
  const server: SMTPServer = new SMTPServer({
    authOptional: options.user === undefined,
    disabledCommands: options.user === undefined ? ["STARTTLS", "AUTH"] : ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username, password }, _session, callback) =>
      username === options.user && password === "fjal:kalim"
        ? callback(null, { user: username })
        : callback(new Error("wrong password")),
    onRcptTo: (_address, _session, callback) => callback(box.mood.recipient ? refusal(box.mood.recipient) : null),
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (box.mood.data) return callback(refusal(box.mood.data));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        if (!box.mood.hangUp) return callback(null, "250 2.0.0 Ok: queued");
        // Taken, and gone before the answer.
        for (const connection of server.connections) connection.close();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const user = options.user === undefined ? "" : `${options.user}:fjal%3Akalim@`;
  const box: MailServer = {
    url: `smtp://${user}127.0.0.1:${port}`,
    received,
    mood: {},
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return box;
}
