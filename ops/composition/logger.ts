import { pino, type DestinationStream, type Logger } from "pino";
import type { Configuration } from "../configuration/index.js";

/** The log of this process. */
export interface ProcessLog {
  readonly logger: Logger;
  /** Opens the file anew, after it was moved aside (SIGHUP, logrotate). */
  reopen(): void;
  /** Writes down what is still in memory. */
  close(): Promise<void>;
}

/** Values under these names are never written, however deep they came. */
const SECRET = ["password", "token", "authorization", "cookie", "url", "masterKey", "passwordHash"];

/** Names of the log that are no files. */
const DESCRIPTORS: Readonly<Record<string, number>> = { stdout: 1, stderr: 2 };

/** JSON lines into the log file, or to stdout (or stderr, where stdout is for an answer). */
export function openLog({ logFile, logLevel }: Pick<Configuration, "logFile" | "logLevel">): ProcessLog {
  const destination = pino.destination({ dest: DESCRIPTORS[logFile] ?? logFile, mkdir: true, sync: false });
  let closed = false;
  // Something that was under way may fail after the log is closed: there is nobody to tell, and nothing to die of.
  const whileOpen = { write: (line: string) => void (closed || destination.write(line)) };
  return {
    logger: createLogger(whileOpen, logLevel),
    reopen: () => destination.reopen(),
    close: () =>
      new Promise((resolve) => {
        closed = true;
        destination.once("close", resolve);
        destination.end();
      }),
  };
}

export function createLogger(destination: DestinationStream, level: string): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "…" },
      serializers: { err: shownError },
    },
    destination,
  );
}

/**
 * What the log says of an error: its name, code, message and stack. Not the fields that databases add, which quote rows
 * (`detail`, `where`, `parameters`), and no password of a connection URL.
 */
export function shownError(error: unknown): object {
  if (!(error instanceof Error)) return { message: withoutPasswords(String(error)) };
  const { code, rule, cause } = error as Error & { readonly code?: unknown; readonly rule?: unknown };
  return {
    type: error.name,
    message: withoutPasswords(error.message),
    ...(code === undefined ? {} : { code }),
    ...(rule === undefined ? {} : { rule }),
    stack: withoutPasswords(error.stack ?? ""),
    ...(cause === undefined ? {} : { cause: shownError(cause) }),
  };
}

function withoutPasswords(text: string): string {
  return text.replace(/\/\/[^/@\s]*@/g, "//…@");
}
