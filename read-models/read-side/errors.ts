/** What a reader did wrong; the API gives it on under its own vocabulary. `rule` is the message key. */
export class ReadRefusedError extends Error {
  override readonly name = "ReadRefusedError";
  constructor(
    readonly code: "VALIDATION" | "CONFLICT" | "UNAVAILABLE",
    readonly rule: string,
    readonly facts: Readonly<Record<string, string | number | boolean | null>> = {},
  ) {
    super(rule);
  }
}
