/** The target cannot become a copy of the source. */
export class CopyRefusedError extends Error {
  override readonly name = "CopyRefusedError";
}

/** Which of the two servers. */
export type Role = "source" | "target";

/** Codes of gRPC with which a server does not let somebody in. */
const NOT_ALLOWED = [7, 16];

/** A server was not reached, broke off, or did not let us in. What was copied so far is kept. */
export class CopyServerError extends Error {
  override readonly name = "CopyServerError";

  constructor(
    readonly role: Role,
    readonly reason: "failed" | "notAllowed",
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }

  /** From what a call of gRPC ended with. */
  static from(role: Role, error: unknown): CopyServerError {
    if (error instanceof CopyServerError) return error;
    const { code, details, message } = error as { code?: number; details?: string; message?: string };
    const isRefused = NOT_ALLOWED.includes(code ?? -1);
    return new CopyServerError(role, isRefused ? "notAllowed" : "failed", details || message || String(error), error);
  }
}

/** What was given as a connection string is none. Its content is not repeated: it may hold a password. */
export class ConnectionStringError extends Error {
  override readonly name = "ConnectionStringError";

  constructor(readonly role: Role) {
    super(`the connection string of the ${role} cannot be read`);
  }
}
