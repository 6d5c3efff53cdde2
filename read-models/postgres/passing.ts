/** Of the system beneath the driver: nobody listens, nobody answers, or there is no room for one connection more. */
const PASSING_CODES = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT"],
  ...["ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EMFILE", "ENFILE"],
]);
/** SQLSTATEs: of connections, of transactions that met another, of resources, of a lock, and of an operator who stepped in. */
const PASSING_STATES = /^(08|40|53|55P03|57)/;
/** What the driver and its pool say without a code; not that Defter closed them itself, which does not pass. */
const PASSING_WORDS =
  /^(connection terminated|timeout expired|query read timeout|timeout exceeded when trying to connect|client has encountered a connection)/i;

/** Whether an error of the driver, of the system beneath it or of the server may pass by itself. */
export function isPassingPostgresError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = String((error as { code?: unknown }).code ?? "");
  return PASSING_CODES.has(code) || PASSING_STATES.test(code) || PASSING_WORDS.test(error.message);
}
