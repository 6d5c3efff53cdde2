import { Option, type Command } from "commander";
import type {
  ReceivePaymentInput,
  ReversePaymentInput,
  ServeNoticeInput,
} from "../../../application/taxation/index.js";
import { NOTICE_CHANNELS, PAYMENT_CHANNELS, SERVED_KINDS } from "../../../domain/taxation/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { amount, code, dayOr, id, readIf, text, textOrNull, year } from "../input/values.js";
import { parseInstant } from "../../../domain/shared/index.js";
import { actOf } from "../work/act.js";
import { answered, type Desk } from "../work/desk.js";
import type { ActOptions } from "../work/globals.js";
import { addAccountPrinting } from "./account-printing.js";
import { positionText } from "./account-text.js";

const REVERSALS = ["wrong-account", "wrong-amount", "bounced", "entered-twice", "recalled", "other"] as const;

type Given<Names extends string> = ActOptions & { readonly [Name in Names]?: string };

export function addAccountCommands(program: Command, desk: Desk): void {
  const account = program.command("account").description("what is owed and paid");
  addShow(account, desk);
  addAccountPrinting(account, desk);
  addInvoice(program.command("invoice").description("bills"), desk);
  addNotice(program.command("notice").description("what is served"), desk);
  addPayments(program.command("payment").description("money that comes in"), desk);
}

function addShow(group: Command, desk: Desk): void {
  const command = group
    .command("show")
    .argument("<taxpayer>", "the taxpayer's id")
    .description("what an account owes, paid and is owed, from its own stream: never behind")
    .option("--as-of <instant>", "as known then: later facts are left out (UTC, 2025-03-01T09:15:00Z)")
    .option("--effective-on <day>", "as effective at the end of this day (default: today)");
  command.action(async (taxpayer: string, options: { readonly asOf?: string; readonly effectiveOn?: string }) => {
    const accountId = id("taxpayer", taxpayer);
    const asOf = readIf("--as-of", options.asOf, parseInstant);
    const on = dayOr("--effective-on", options.effectiveOn, null);
    await desk.work(command, async ({ composition, tenant }) => {
      const effectiveOn = on ?? composition.get(TOKENS.clock).today();
      const asked = { accountId, effectiveOn, ...(asOf && { asOf }) };
      const position = answered(await composition.get(TOKENS.taxation).accountPosition(tenant, asked));
      return { json: { asOf: asOf ?? null, ...position }, text: positionText(position) };
    });
  });
}

function addInvoice(group: Command, desk: Desk): void {
  actOf(desk, group.command("issue").argument("<taxpayer>", "the taxpayer's id"), {
    description: "bill what is unpaid and not yet billed of a year",
    shape: (command) =>
      command
        .requiredOption("--office <code>", "the office that issues it")
        .requiredOption("--year <year>", "the tax year")
        .option("--on <day>", "the day of issue (default: today)"),
    read: (taxpayer, options: Given<"office" | "year" | "on">) => {
      const issuedOn = dayOr("--on", options.on, null);
      return {
        accountId: id("taxpayer", taxpayer),
        office: code("--office", options.office),
        year: year("--year", options.year),
        ...(issuedOn && { issuedOn }),
      };
    },
    carryOut: ({ issueInvoice }) => issueInvoice,
    words: ({ number, amounts }) => [
      ["invoice", number],
      ...Object.entries(amounts).map(([name, value]) => [name, String(value)] as const),
    ],
  });
}

function addNotice(group: Command, desk: Desk): void {
  actOf(desk, group.command("serve").argument("<taxpayer>", "the taxpayer's id"), {
    description: "record that something was served, and when the law deems it received",
    shape: (command) =>
      command
        .addOption(new Option("--what <kind>", "what was served").choices(SERVED_KINDS).makeOptionMandatory())
        .addOption(new Option("--channel <channel>", "how").choices(NOTICE_CHANNELS).makeOptionMandatory())
        .option("--refers-to <id>", "the invoice or act that it is about")
        .option("--sent-on <day>", "default: today")
        .option("--received-on <day>", "where a receipt says it"),
    read: (taxpayer, options: Given<"what" | "channel" | "refersTo" | "sentOn" | "receivedOn">, today) => ({
      accountId: id("taxpayer", taxpayer),
      what: options.what as ServeNoticeInput["what"],
      channel: options.channel as ServeNoticeInput["channel"],
      refersTo: options.refersTo === undefined ? null : id("--refers-to", options.refersTo),
      sentOn: dayOr("--sent-on", options.sentOn, today),
      receivedOn: dayOr("--received-on", options.receivedOn, null),
    }),
    carryOut: ({ serveNotice }) => serveNotice,
    words: ({ noticeId, deemedReceivedOn, appealUntil }) => [
      ["notice", noticeId],
      ["deemed received on", deemedReceivedOn],
      ["appeal until", appealUntil],
    ],
  });
}

function addPayments(group: Command, desk: Desk): void {
  actOf(desk, group.command("receive").argument("<taxpayer>", "the taxpayer's id"), {
    description: "record a payment",
    shape: (command) =>
      command
        .requiredOption("--amount <lek>", "whole lekë, digits only")
        .addOption(new Option("--channel <channel>", "how it came").choices(PAYMENT_CHANNELS).makeOptionMandatory())
        .requiredOption("--office <code>", "the office that records it")
        .option("--paid-on <day>", "the day it was paid (default: today)")
        .option("--reference <text>", "of the bank or agent: recorded once a channel")
        .option("--payer <name>", "who paid, where it was another")
        .option("--desk <code>", "the open cash desk, with channel cash-desk"),
    read: (
      taxpayer,
      options: Given<"amount" | "channel" | "office" | "paidOn" | "reference" | "payer" | "desk">,
      today,
    ) => ({
      accountId: id("taxpayer", taxpayer),
      amount: amount("--amount", options.amount),
      channel: options.channel as ReceivePaymentInput["channel"],
      paidOn: dayOr("--paid-on", options.paidOn, today),
      reference: textOrNull("--reference", options.reference, 100),
      payer: textOrNull("--payer", options.payer),
      office: code("--office", options.office),
      desk: options.desk === undefined ? null : code("--desk", options.desk),
    }),
    carryOut: ({ receivePayment }) => receivePayment,
    words: ({ paymentId, receiptNumber }) => [
      ["payment", paymentId],
      ["receipt", receiptNumber],
    ],
  });
  actOf(
    desk,
    group.command("reverse").argument("<taxpayer>", "the taxpayer's id").argument("<payment>", "the payment's id"),
    {
      description: "take a payment back; clearances that it carried fall with it",
      shape: (command) =>
        command
          .addOption(new Option("--ground <ground>", "why").choices(REVERSALS).makeOptionMandatory())
          .requiredOption("--explanation <text>", "in words"),
      read: (taxpayer, options: Given<"ground" | "explanation">, _today, payment) => ({
        accountId: id("taxpayer", taxpayer),
        paymentId: id("payment", payment),
        ground: options.ground as ReversePaymentInput["ground"],
        explanation: text("--explanation", options.explanation, 2000),
      }),
      carryOut: ({ reversePayment }) => reversePayment,
      words: ({ revokedClearances }) => [["revoked clearances", revokedClearances.join(", ")]],
    },
  );
}
