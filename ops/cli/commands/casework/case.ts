import type { Command } from "commander";
import type { Desk } from "../../work/desk.js";
import { addCaseAftermath } from "./case-aftermath.js";
import { addCaseHandling } from "./case-handling.js";
import { addLodge } from "./case-lodging.js";
import { addCaseMending } from "./case-mending.js";
import { addCasePrinting } from "./case-printing.js";
import { addCaseReading } from "./case-reading.js";
import { addCaseSteps } from "./case-steps.js";

export function addCaseCommands(program: Command, desk: Desk): void {
  const group = program.command("case").description("applications, from the counter to the decision and after");
  addLodge(group, desk);
  addCaseHandling(group, desk);
  addCaseSteps(group, desk);
  addCaseAftermath(group, desk);
  addCaseMending(group, desk);
  addCaseReading(group, desk);
  addCasePrinting(group, desk);
}
