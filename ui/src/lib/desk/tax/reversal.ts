import type { Ask, Asked } from "../../graphql/ask.js";
import type { ResultOf } from "../../graphql/tada.js";
import { textOf } from "../failed.js";
import { REVERSE } from "./question.js";

type Ground = "BOUNCED" | "ENTERED_TWICE" | "OTHER" | "RECALLED" | "WRONG_ACCOUNT" | "WRONG_AMOUNT";

/** Reverses the payment of a form that was sent; `accountId` is where it counts. */
export function reverseAsSent(ask: Ask, sent: FormData, accountId: string): Promise<Asked<ResultOf<typeof REVERSE>>> {
  return ask.try(REVERSE, {
    commandId: crypto.randomUUID(),
    input: {
      accountId,
      paymentId: textOf(sent, "paymentId"),
      ground: textOf(sent, "ground") as Ground,
      explanation: textOf(sent, "explanation"),
    },
  });
}
