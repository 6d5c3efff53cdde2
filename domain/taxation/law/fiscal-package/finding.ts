/**
 * A fault of a fiscal package that keeps it from being published. `code` is the message key, `path` where it is
 * (`items[building-tax].rates[residential]`), `facts` fill the message.
 */
export interface Finding {
  readonly code: string;
  readonly path: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}
