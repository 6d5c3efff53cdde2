import type { Command } from "commander";
import { notParsed, parsed } from "../../../domain/shared/index.js";
import type { MessageFilter, MessageRow } from "../../../read-models/read-side/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { code, id, readIf, wholeNumber } from "../input/values.js";
import { facts, table } from "../output/table.js";
import { carriedOut, receiptJson, type Desk } from "../work/desk.js";
import { whenFresh } from "../work/fresh.js";
import { asAct, type ActOptions } from "../work/globals.js";

const PHASES = ["waiting", "sent", "given-up", "set-aside"] as const;

interface ListOptions {
  readonly phase?: string;
  readonly case?: string;
  readonly template?: string;
  readonly limit: string;
}

export function addMessageCommands(program: Command, desk: Desk): void {
  const group = program.command("message").description("what Defter says to people");
  addList(group, desk);
  addRetry(group, desk);
}

function addList(group: Command, desk: Desk): void {
  const command = group
    .command("list")
    .description("messages, the latest first: what became of them, without words and addresses")
    .option("--phase <phase>", PHASES.join(", "))
    .option("--case <id>", "of one case")
    .option("--template <code>", "as decision-taken")
    .option("--limit <number>", "at most so many", "50");
  command.action(async (options: ListOptions) => {
    const filter = filterOf(options);
    const limit = wholeNumber("--limit", options.limit, 1, 500);
    await desk.work(command, async (work) => {
      const scope = { tenant: work.tenant, offices: null };
      const readSide = work.composition.get(TOKENS.readSide);
      const page = await whenFresh(work, "messages", () => readSide.messages(scope, { filter, limit, after: null }));
      const rows = page.rows.map(({ row }) => row);
      return { json: { messages: rows, hasMore: page.hasNext }, text: messagesText(rows) };
    });
  });
}

function addRetry(group: Command, desk: Desk): void {
  const command = asAct(
    group
      .command("retry")
      .argument("<message>", "the message's id")
      .description("have a message tried again that was given up or set aside, to the address that is known now"),
  );
  command.action(async (message: string, options: ActOptions) => {
    const messageId = id("message", message);
    await desk.work(command, async ({ composition, ask }) => {
      const asked = ask(options);
      const { queueMessageAgain } = composition.get(TOKENS.correspondence);
      const { value, receipt } = carriedOut(await queueMessageAgain(asked, { messageId }));
      return {
        json: { ...value, receipt: receiptJson(receipt, asked.commandId) },
        text: facts([
          ["message", value.messageId],
          ["phase", "waiting"],
        ]),
      };
    });
  });
}

function filterOf({ phase, case: caseId, template }: ListOptions): MessageFilter {
  const wanted = readIf("--phase", phase, (each) => {
    const known = PHASES.find((one) => one === each);
    return known ? parsed(known) : notParsed("value-not-listed", { allowed: PHASES.join(", ") });
  });
  return {
    ...(wanted && { phase: wanted }),
    ...(caseId !== undefined && { caseId: id("--case", caseId) }),
    ...(template !== undefined && { template: code("--template", template) }),
  };
}

function messagesText(rows: readonly MessageRow[]): string {
  return table(rows, [
    { head: "message", cell: ({ messageId }) => messageId },
    { head: "written", cell: ({ writtenAt }) => writtenAt },
    { head: "what", cell: ({ template }) => template },
    { head: "to", cell: ({ recipient, channel }) => `${recipient} (${channel})` },
    { head: "case", cell: ({ caseId }) => caseId },
    { head: "phase", cell: ({ phase, ground }) => (ground === null ? phase : `${phase}: ${ground}`) },
    { head: "attempts", cell: ({ attempts }) => String(attempts) },
  ]);
}
