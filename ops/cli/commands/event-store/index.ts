import type { Command } from "commander";
import type { Desk } from "../../work/desk.js";
import { addBackup } from "./backup.js";
import { addVerify } from "./verify.js";

export function addEventStoreCommands(program: Command, desk: Desk): void {
  const group = program.command("eventstore").description("the files of the embedded event store");
  addVerify(group, desk);
  addBackup(group, desk);
}
