import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pdf } from "../../application/documents/samples.js";
import { filledForm } from "../../domain/casework/support/filled-form.js";
import { commandHere } from "../../ops/cli/command-here.js";
import { workflowOf } from "../../support/catalogue.js";
import { openIn, type Application, type Hands, type Lodged, type Step } from "./hands.js";
import { OFFICERS_PASSWORD } from "./one-stop-shop.js";

/**
 * Everything at the command line, beside the Defter that runs: the operator in each role, and where the definition asks
 * for four eyes, or the case was given to an officer, that officer, who signs in.
 */
export class CommandHands implements Hands {
  private readonly paper: string;
  /** Who was given a case in a role has it alone: `CASE/role`. */
  private readonly given = new Set<string>();

  /** DEFTER_DATA names the folder. */
  constructor(folder: string) {
    this.paper = join(folder, "dokument.pdf");
    writeFileSync(this.paper, pdf);
  }

  async lodge({ service, office, name, identifier, kind }: Application): Promise<Lodged> {
    const business = kind === "business";
    const { taxpayerId } = await told([
      ...["taxpayer", "register", name, "--kind", business ? "business" : "person", "--unit", "velipoje"],
      ...["--office", office, business ? "--nipt" : "--nid", identifier],
    ]);
    const papers = service.documents.filter(({ mandatory }) => mandatory).map(({ code }) => `${code}=${this.paper}`);
    const lodged = await told([
      ...["case", "lodge", service.code, "--office", office, "--kind", kind, "--number", identifier],
      ...["--form", JSON.stringify(filledForm(service)), "--document", this.paper, ...papers],
    ]);
    return { ...lodged, taxpayerId };
  }

  async act({ role, transition, given }: Step, { caseId }: Lodged, { service }: Application): Promise<string | null> {
    const { checks, assign, decision, proposal, reasons } = given;
    const parts = {
      ...{ checks, decision, proposal },
      ...(assign ? { assign: { ...assign, to: `shop-${assign.role}` } } : {}),
    };
    const step = ["case", "act", caseId, transition, "--as", role, "--with", JSON.stringify(parts)];
    const why = reasons ? ["--reasons", reasons] : [];
    const { transitions } = workflowOf(service.workflow);
    const isByTwo = transitions.some(({ code, guards }) => code === transition && guards.includes("four-eyes"));
    if (assign) this.given.add(`${caseId}/${assign.role}`);
    const isOfficers = isByTwo || this.given.has(`${caseId}/${role}`);
    const who = isOfficers ? ["--officer", `shop-${role}`, "--password-stdin"] : [];
    return (await told([...step, ...why, ...who], OFFICERS_PASSWORD)).outcome;
  }

  async pay({ caseId, taxpayerId }: Lodged, { office }: Application): Promise<void> {
    const amount = openIn((await told(["case", "show", caseId])).content.fees);
    if (amount === 0) return;
    await told([
      ...["payment", "receive", taxpayerId, "--amount", String(amount), "--channel", "bank", "--office", office],
      ...["--paid-on", "2026-01-05", "--reference", `FT-${caseId}`],
    ]);
    await told(["case", "settle", caseId]);
  }

  async stateOf(caseId: string): Promise<string> {
    return (await told(["case", "show", caseId])).state.state;
  }
}

/** A command that must be done, with the password on stdin for whoever signs in; what it answered. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function told(args: readonly string[], heard = ""): Promise<any> {
  const { status, json, err } = await commandHere([...args, "--json"], heard);
  if (status !== 0) throw new Error(`${args.join(" ")} was not done: ${err}`);
  return json();
}
