import { randomUUID } from "node:crypto";

/** What the tests of every client need; of no client itself: two of them in one process share the names of their messages. */

export const newStream = (category = "test"): string => `${category}-${randomUUID()}`;

/** What a promise was rejected with. */
export async function failure(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await promise;
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error("nothing was refused");
}
