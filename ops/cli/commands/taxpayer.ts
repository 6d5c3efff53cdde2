import { Option, type Command } from "commander";
import type { RegisterTaxpayerInput } from "../../../application/taxation/index.js";
import { TAXPAYER_KINDS, type ObjectFacts, type TaxpayerKind } from "../../../domain/taxation/index.js";
import { code, dayOr, id, jsonObject, text, textOrNull } from "../input/values.js";
import { actOf } from "../work/act.js";
import type { Desk } from "../work/desk.js";
import type { ActOptions } from "../work/globals.js";
import { addFind } from "./taxpayer-find.js";

type Given<Names extends string> = ActOptions & { readonly [Name in Names]?: string };

export function addTaxpayerCommands(program: Command, desk: Desk): void {
  const taxpayers = program.command("taxpayer").description("who pays");
  addFind(taxpayers, desk);
  addRegister(taxpayers, desk);
  addDeclare(program.command("object").description("what is taxable"), desk);
}

function addRegister(group: Command, desk: Desk): void {
  actOf(desk, group.command("register").argument("<name>", "of the person, the family or the business"), {
    description: "enter a taxpayer into the register",
    shape: (command) =>
      command
        .addOption(new Option("--kind <kind>", "what they are").choices(TAXPAYER_KINDS).makeOptionMandatory())
        .addOption(new Option("--nid <number>", "personal number").conflicts("nipt"))
        .addOption(new Option("--nipt <number>", "number of a business"))
        .requiredOption("--unit <code>", "administrative unit of the address")
        .requiredOption("--office <code>", "the office in charge")
        .option("--street <text>", "street and number"),
    read: (name, options: Given<"kind" | "nid" | "nipt" | "unit" | "office" | "street">): RegisterTaxpayerInput => ({
      kind: options.kind as TaxpayerKind,
      name: text("name", name),
      identifier: identifierOf(options),
      address: { unit: code("--unit", options.unit), street: textOrNull("--street", options.street) },
      office: code("--office", options.office),
    }),
    carryOut: ({ registerTaxpayer }) => registerTaxpayer,
    words: ({ taxpayerId, warnings }) => [
      ["taxpayer", taxpayerId],
      ["warnings", warnings.join(", ")],
    ],
  });
}

function identifierOf({ nid, nipt }: { readonly nid?: string; readonly nipt?: string }) {
  if (nid !== undefined) return { scheme: "nid", value: nid } as const;
  return nipt === undefined ? ({ scheme: "none", value: null } as const) : ({ scheme: "nipt", value: nipt } as const);
}

function addDeclare(group: Command, desk: Desk): void {
  actOf(
    desk,
    group.command("declare").argument("<taxpayer>", "the taxpayer's id").argument("<kind>", "what it is, as building"),
    {
      description: "declare a taxable object; kind and facts are those of the fiscal package's `subjects`",
      shape: (command) =>
        command
          .requiredOption("--facts <json>", `a JSON object, as {"unit":"shkoder-city","area":"120"}`)
          .requiredOption("--from <day>", "the first day")
          .option("--to <day>", "the last day, where it is known")
          .option("--label <text>", "what people call it"),
      read: async (taxpayer, options: Given<"facts" | "from" | "to" | "label">, today, kind) => ({
        taxpayerId: id("taxpayer", taxpayer),
        kind: code("kind", kind),
        facts: (await jsonObject("--facts", options.facts)) as ObjectFacts,
        from: dayOr("--from", options.from, today),
        to: dayOr("--to", options.to, null),
        label: textOrNull("--label", options.label),
      }),
      carryOut: ({ declareObject }) => declareObject,
      words: ({ objectId }) => [["object", objectId]],
    },
  );
}
