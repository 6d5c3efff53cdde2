import type { Ask, Asked } from "../../graphql/ask.js";
import type { ResultOf } from "../../graphql/tada.js";
import { textOf } from "../failed.js";
import { REVERSE } from "./question.js";

type Ground = "BOUNCED" | "ENTERED_TWICE" | "OTHER" | "RECALLED" | "WRONG_ACCOUNT" | "WRONG_AMOUNT";

/** The control of the form that a fault of the input belongs to. */
export function reversalControl(sent: FormData): (path: string) => string | null {
  return (path) => {
    const key = ["ground", "explanation"].find((each) => path.split(".").includes(each));
    return key === undefined ? null : `${key}-${textOf(sent, "paymentId")}`;
  };
}

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
