import { Command } from "commander";
import { addAccountCommands } from "./commands/account.js";
import { addAssess } from "./commands/assess.js";
import { addAudit } from "./commands/audit.js";
import { addCalendarCommands } from "./commands/calendar.js";
import { addCaseCommands } from "./commands/casework/case.js";
import { addServiceCommands } from "./commands/casework/service.js";
import { addClearanceCommands } from "./commands/clearance.js";
import { addDoctor } from "./commands/doctor.js";
import { addEventStoreCommands } from "./commands/event-store/index.js";
import { addEventsCommands } from "./commands/events.js";
import { addMessageCommands } from "./commands/message.js";
import { addImport } from "./commands/import/index.js";
import { addProcessesCommands } from "./commands/processes.js";
import { addProjectionsCommands } from "./commands/projections.js";
import { addSeed } from "./commands/seed.js";
import { addStart } from "./commands/start.js";
import { addTaxpayerCommands } from "./commands/taxpayer.js";
import { addUserCommands } from "./commands/user.js";
import type { Desk } from "./work/desk.js";
import { withGlobals } from "./work/globals.js";

/** The command line, whole: it reads as its table of contents. */
export function defterProgram(desk: Desk): Command {
  const program = withGlobals(new Command("defter"));
  program
    .description("Defter, the tax and case ledger of a municipality.")
    .showHelpAfterError("(defter --help shows what there is)")
    .helpCommand(false);
  addStart(program, desk);
  addSeed(program, desk);
  addTaxpayerCommands(program, desk);
  addAssess(program, desk);
  addAccountCommands(program, desk);
  addClearanceCommands(program, desk);
  addServiceCommands(program, desk);
  addCaseCommands(program, desk);
  addImport(program, desk);
  addProcessesCommands(program, desk);
  addProjectionsCommands(program, desk);
  addEventsCommands(program, desk);
  addEventStoreCommands(program, desk);
  addAudit(program, desk);
  addUserCommands(program, desk);
  addMessageCommands(program, desk);
  addCalendarCommands(program, desk);
  addDoctor(program, desk);
  return program;
}
