import type { Command } from "commander";
import { jsonGiven } from "../../input/files.js";
import { code, day, dayOr, text } from "../../input/values.js";
import { actOf } from "../../work/act.js";
import type { Desk } from "../../work/desk.js";
import { withExamples } from "../../work/examples.js";
import { kindIn, kindOf, versionIf, WORKFLOW, type Given } from "./definitions.js";

/** What changes the catalogue. */
export function addServiceWriting(group: Command, desk: Desk): void {
  addDraft(group, desk);
  addPublish(group, desk);
  addWithdraw(group, desk);
  addAdopt(group, desk);
}

function addDraft(group: Command, desk: Desk): void {
  actOf(desk, group.command("draft").argument("<file>", "the whole content as JSON; its code names the definition"), {
    description: "open the draft of a service or a workflow, or replace the open one",
    shape: (command) => withExamples(command, "service draft dog-registration.json"),
    read: async (file) => {
      const content = await jsonGiven("file", file);
      return { kind: kindIn(content), content };
    },
    carryOut: ({ draftDefinition }) => draftDefinition,
    words: ({ code: drafted }) => [["draft", drafted]],
  });
}

function addPublish(group: Command, desk: Desk): void {
  actOf(desk, group.command("publish").argument("<code>", "of the service"), {
    description: "make the open draft an immutable version, if nothing is wrong with it",
    shape: (command) =>
      withExamples(
        command
          .requiredOption("--from <day>", "the first day; today at the earliest")
          .option("--to <day>", "the last day (default: no end is set)")
          .option("--succeeds <version>", "the version that gives way the day before")
          .option("--workflow", WORKFLOW),
        "service publish dog-registration --from 2026-01-01",
        "service publish dog-registration --from 2026-07-01 --succeeds 1",
      ),
    read: (given, options: Given<"from" | "to" | "succeeds">) => ({
      kind: kindOf(options),
      code: code("code", given),
      validFrom: day("--from", options.from),
      validTo: dayOr("--to", options.to, null),
      succeeds: versionIf("--succeeds", options.succeeds),
    }),
    carryOut: ({ publishDefinition }) => publishDefinition,
    words: ({ code: published, version, hash }) => [
      ["published", published],
      ["version", version],
      ["hash", hash],
    ],
  });
}

function addWithdraw(group: Command, desk: Desk): void {
  actOf(desk, group.command("withdraw").argument("<code>", "of the service"), {
    description: "end a version from today on, or give the open draft up; cases keep the version they have",
    shape: (command) =>
      withExamples(
        command
          .requiredOption("--ground <text>", "why")
          .option("--version <number>", "the version (default: the open draft)")
          .option("--workflow", WORKFLOW),
        'service withdraw dog-registration --version 1 --ground "Kalon te shërbimi veterinar"',
      ),
    read: (given, options: Given<"ground" | "version">) => ({
      kind: kindOf(options),
      code: code("code", given),
      version: versionIf("--version", options.version),
      ground: text("--ground", options.ground, 2000),
    }),
    carryOut: ({ withdrawDefinition }) => withdrawDefinition,
    words: ({ code: withdrawn }) => [["withdrawn", withdrawn]],
  });
}

function addAdopt(group: Command, desk: Desk): void {
  actOf(desk, group.command("adopt").argument("[codes...]", "services of the model (default: all of them)"), {
    description: "take services of the model catalogue over, with the workflows that they follow: all or none",
    shape: (command) =>
      withExamples(
        command.requiredOption("--from <day>", "the first day; today at the earliest"),
        "service adopt --from 2026-01-01",
        "service adopt identity-attestation residence-certificate --from 2026-01-01",
      ),
    read: (_first, options: Given<"from">, _today, _second, all) => ({
      services: all.length === 0 ? null : all.map((each) => code("codes", each)),
      validFrom: day("--from", options.from),
    }),
    carryOut: ({ adoptFromModel }) => adoptFromModel,
    words: ({ published, left }) => [
      ["published", published.length],
      ["left as they are", left.length],
    ],
  });
}
