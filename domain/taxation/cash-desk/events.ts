import { z } from "zod";
import {
  civilDateSchema,
  codeSchema,
  defineEvent,
  idSchema,
  lekSchema,
  textSchema,
  type EventOf,
} from "../../shared/index.js";
import { DENOMINATIONS, MOST_PIECES } from "./count.js";

const countSchema = z
  .array(z.object({ denomination: z.literal(DENOMINATIONS), pieces: z.int().min(0).max(MOST_PIECES) }))
  .max(DENOMINATIONS.length);

export const CashDeskOpened = defineEvent({
  type: "CashDeskOpened",
  description: "A desk opened for the day with a float of cash.",
  schema: z.object({
    desk: codeSchema,
    date: civilDateSchema,
    office: codeSchema,
    float: lekSchema,
    cashierId: idSchema,
  }),
});
export const ReceiptGiven = defineEvent({
  type: "ReceiptGiven",
  description: "Cash was taken and a numbered receipt given; a reversal of the day is a negative amount.",
  schema: z.object({
    desk: codeSchema,
    paymentId: idSchema,
    accountId: idSchema,
    receiptNumber: z.string().max(60),
    amount: lekSchema,
  }),
});
export const CashDeskClosed = defineEvent({
  type: "CashDeskClosed",
  description: "The day's cash was counted against what the receipts say.",
  schema: z.object({
    desk: codeSchema,
    date: civilDateSchema,
    counted: lekSchema,
    expected: lekSchema,
    difference: lekSchema,
    explanation: textSchema.nullable(),
    /** How the cash was counted, by banknote and coin; its sum is `counted`. Left out: only the sum was told. */
    count: countSchema.optional(),
  }),
});
export const cashDeskEvents = [CashDeskOpened, ReceiptGiven, CashDeskClosed] as const;
export type CashDeskEvent = EventOf<(typeof cashDeskEvents)[number]>;
