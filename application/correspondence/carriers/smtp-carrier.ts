import { createTransport } from "nodemailer";
import { sha256Hex } from "../../digests.js";
import { letterBytes, type Letterhead } from "./letter.js";
import type { Carrier, Delivery } from "./port.js";

export interface SmtpSettings extends Letterhead {
  /** `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`. */
  readonly url: string;
  /** Connections at once, and how long the server may take, in milliseconds. */
  readonly connections?: number;
  readonly timeoutMs?: number;
}

const CONNECTIONS = 2;
const TIMEOUT_MS = 30_000;

/**
 * E-mail by a server of SMTP. A password travels encrypted only, except on this machine. The server's word is what
 * counts: a message that it refused for good (5xx of the recipient or the content) is not tried again.
 */
export function smtpMail({ url, from, connections = CONNECTIONS, timeoutMs = TIMEOUT_MS }: SmtpSettings): Carrier {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "smtps:";
  const transport = createTransport({
    pool: true,
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && username !== "" && !isThisMachine(hostname),
    ...(username === "" ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    maxConnections: connections,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async carry(message) {
      const bytes = await letterBytes(message, { from });
      try {
        const { response } = await transport.sendMail({ raw: bytes, envelope: { from, to: [message.to] } });
        return { kind: "sent", answer: response, digest: sha256Hex(bytes) };
      } catch (error) {
        return failureOf(error as SmtpError);
      }
    },
    close: async () => transport.close(),
  };
}

interface SmtpError extends Error {
  /** What the server answered to, and its code; 0 where it said nothing. */
  readonly command?: string;
  readonly responseCode?: number;
}

/**
 * What the server said of this message, told apart from a server that takes nothing: lost, shut (421), not letting us in,
 * or not taking our sender. What it says of a recipient or of the text is of the message.
 */
function failureOf({ command = "", responseCode = 0, message }: SmtpError): Delivery {
  const isOfMessage = /^(RCPT TO|DATA)/.test(command) && responseCode >= 400 && responseCode !== 421;
  return isOfMessage
    ? { kind: "failed", why: message, forGood: responseCode >= 500 }
    : { kind: "unavailable", why: message };
}

function isThisMachine(host: string): boolean {
  return host === "localhost" || host === "[::1]" || host.startsWith("127.");
}
