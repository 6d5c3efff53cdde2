import type { Command } from "commander";
import { parseInstant } from "../../../domain/shared/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { code, dayOr, id, readIf, textOrNull, wholeNumber } from "../input/values.js";
import { facts } from "../output/table.js";
import { actOf } from "../work/act.js";
import { answered, type Desk } from "../work/desk.js";
import type { ActOptions } from "../work/globals.js";
import { clearanceText } from "./account-text.js";

export function addClearanceCommands(program: Command, desk: Desk): void {
  const group = program.command("clearance").description("that nothing is overdue");
  addCheck(group, desk);
  addVerify(group, desk);
  actOf(desk, group.command("issue").argument("<taxpayer>", "the taxpayer's id"), {
    description: "issue a clearance, where the account allows it",
    shape: (command) =>
      command
        .requiredOption("--office <code>", "the office that issues it")
        .option("--purpose <text>", "what it is for")
        .option("--valid-days <number>", "from 1 to 365 (default: 30)"),
    read: (taxpayer, options: ActOptions & { office?: string; purpose?: string; validDays?: string }) => ({
      accountId: id("taxpayer", taxpayer),
      office: code("--office", options.office),
      purpose: textOrNull("--purpose", options.purpose, 2000),
      ...(options.validDays !== undefined && { validDays: wholeNumber("--valid-days", options.validDays, 1, 365) }),
    }),
    carryOut: ({ issueClearance }) => issueClearance,
    words: ({ clearanceId, number, verificationCode, state, article, validUntil }) => [
      ["clearance", clearanceId],
      ["number", number],
      ["verification code", verificationCode],
      ["state", state],
      ["article", article],
      ["valid until", validUntil],
    ],
  });
}

function addCheck(group: Command, desk: Desk): void {
  const command = group
    .command("check")
    .argument("<taxpayer>", "the taxpayer's id")
    .description("whether a clearance could be given, and what is owed since when; exit status 1 when it could not")
    .option("--on <day>", "default: today")
    .option("--as-of <instant>", "as known then (UTC)");
  command.action(async (taxpayer: string, options: { readonly on?: string; readonly asOf?: string }) => {
    const accountId = id("taxpayer", taxpayer);
    const day = dayOr("--on", options.on, null);
    const asOf = readIf("--as-of", options.asOf, parseInstant);
    await desk.work(command, async ({ composition, tenant }) => {
      const on = day ?? composition.get(TOKENS.clock).today();
      const asked = { accountId, on, ...(asOf && { asOf }) };
      const decision = answered(await composition.get(TOKENS.taxation).checkClearance(tenant, asked));
      const isClear = decision.state !== "not-clear";
      return { json: decision, text: clearanceText(decision), exit: isClear ? "done" : "refused" };
    });
  });
}

function addVerify(group: Command, desk: Desk): void {
  const command = group
    .command("verify")
    .argument("<code>", "sixteen signs; spaces, hyphens and case do not matter")
    .description("check a clearance by the code on the paper; exit status 1 when it is not valid");
  command.action(async (typed: string) => {
    const verificationCode = typed.slice(0, 80).replace(/[\s-]/g, "").toUpperCase();
    await desk.work(command, async ({ composition, tenant }) => {
      const on = composition.get(TOKENS.clock).today();
      const found = answered(await composition.get(TOKENS.taxation).verifyClearance(tenant, { verificationCode, on }));
      const { standing, number, state, article, issuedOn, validUntil, revokedOn, revocationGround } = found;
      const text = facts([
        ["standing", standing],
        ["number", number],
        ["state", state],
        ["article", article],
        ["issued on", issuedOn],
        ["valid until", validUntil],
        ["revoked on", revokedOn],
        ["ground", revocationGround],
      ]);
      return { json: found, text, exit: standing === "valid" ? "done" : "refused" };
    });
  });
}
