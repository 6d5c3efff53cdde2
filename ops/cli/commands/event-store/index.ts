import type { Command } from "commander";
import type { Desk } from "../../work/desk.js";
import { addBackup } from "./backup.js";
import { addCopy } from "./copy.js";
import { addVerify } from "./verify.js";

export function addEventStoreCommands(program: Command, desk: Desk): void {
  const group = program.command("eventstore").description("the event store: its files, and the way to another server");
  addVerify(group, desk);
  addBackup(group, desk);
  addCopy(group, desk);
}
