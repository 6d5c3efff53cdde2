import { Option, type Command } from "commander";
import type { DefinitionName } from "../../../../application/casework/index.js";
import { contentChanges, cpsvCatalogue, type RawContent } from "../../../../domain/casework/index.js";
import { ApiError } from "../../../../api/errors/index.js";
import { message } from "../../../../api/messages/index.js";
import { siteOf } from "../../../../api/site/index.js";
import { apiSettings } from "../../../composition/api-settings.js";
import { everyRow, type DefinitionRow } from "../../../../read-models/read-side/index.js";
import { TOKENS } from "../../../composition/tokens.js";
import { jsonGiven } from "../../input/files.js";
import { code, dayOr, text } from "../../input/values.js";
import type { Desk, Work } from "../../work/desk.js";
import { withExamples } from "../../work/examples.js";
import { whenFresh } from "../../work/fresh.js";
import type { Globals } from "../../work/globals.js";
import { kindIn, kindOf, versionIf, WORKFLOW, type Given } from "./definitions.js";
import { changesText, definitionText, findingsText, servicesText } from "./service-text.js";
import { addServiceWriting } from "./service-writing.js";

export function addServiceCommands(program: Command, desk: Desk): void {
  const group = program.command("service").description("the catalogue of services, and the workflows they follow");
  addList(group, desk);
  addShow(group, desk);
  addCheck(group, desk);
  addExport(group, desk);
  addServiceWriting(group, desk);
}

function addList(group: Command, desk: Desk): void {
  const command = withExamples(
    group
      .command("list")
      .description("what can be applied for on a day")
      .option("--search <words>", "beginnings of words in either language, with or without ë and ç")
      .option("--group <code>", "of this group")
      .option("--office <code>", "offered at this office")
      .addOption(new Option("--applicant <kind>", "open to them").choices(["citizen", "business"]))
      .option("--on <day>", "default: today"),
    'service list --search "vertetim banimi"',
    "service list --group transport-licensing --applicant business --json",
  );
  command.action(async (options: Given<"search" | "group" | "office" | "applicant" | "on">) => {
    const filter = {
      ...(options.search !== undefined && { search: text("--search", options.search) }),
      ...(options.group !== undefined && { group: code("--group", options.group) }),
      ...(options.office !== undefined && { office: code("--office", options.office) }),
      ...(options.applicant !== undefined && { applicantKind: options.applicant as "citizen" | "business" }),
    };
    const on = dayOr("--on", options.on, null);
    await desk.work(command, async (work) => {
      const { readSide, scope, today } = reading(work);
      const rows = await whenFresh(work, "catalogue", () =>
        everyRow(readSide.services, scope, { ...filter, on: on ?? today }),
      );
      return { json: { services: rows }, text: servicesText(rows, command.optsWithGlobals<Globals>().language) };
    });
  });
}

function addShow(group: Command, desk: Desk): void {
  const command = withExamples(
    group
      .command("show")
      .argument("<code>", "of the service")
      .description("a service through its life: the open draft and every version; with --from, what changed")
      .option("--workflow", WORKFLOW)
      .option(
        "--content [version]",
        "the content alone, as `draft` takes it (default: the draft, else the latest version)",
      )
      .option("--from <version>", "show what changed since this version")
      .option("--to <version>", "up to this version (default: the open draft)"),
    "service show identity-attestation",
    "service show identity-attestation --content > attestation.json",
    "service show identity-attestation --from 1 --to 2",
  );
  command.action(async (given: string, options: Given<"from" | "to"> & { readonly content?: string | true }) => {
    const named = code("code", given);
    const from = versionIf("--from", options.from);
    const to = versionIf("--to", options.to);
    const only = typeof options.content === "string" ? versionIf("--content", options.content) : null;
    await desk.work(command, async (work) => {
      const life = await lifeOf(work, kindOf(options), named);
      const { language } = command.optsWithGlobals<Globals>();
      if (options.content !== undefined) {
        const content = contentIn(life, only ?? (life.draft === null ? (life.versions.at(-1)?.version ?? null) : null));
        return { json: content, text: `${JSON.stringify(content, null, 2)}\n` };
      }
      if (from === null) return { json: life, text: definitionText(life, language) };
      const changes = contentChanges(contentIn(life, from), contentIn(life, to));
      return { json: { changes }, text: changesText(changes) };
    });
  });
}

function addCheck(group: Command, desk: Desk): void {
  const command = withExamples(
    group
      .command("check")
      .argument("<file>", "the content as JSON: format defter.service/1 or defter.workflow/1")
      .description("everything that would keep a content from being published today; exit status 1 when there is any"),
    "service check dog-registration.json",
  );
  command.action(async (file: string) => {
    const content = await jsonGiven("file", file);
    await desk.work(command, async ({ composition, tenant }) => {
      const given = { kind: kindIn(content), content };
      const checked = await composition.get(TOKENS.casework).checkDefinition(tenant, given);
      const { language } = command.optsWithGlobals<Globals>();
      const findings = checked.findings.map((each) => ({ ...each, words: message(each.code, each.facts, language) }));
      return {
        json: { ...checked, findings, publishable: findings.length === 0 },
        text: findingsText(findings),
        exit: findings.length === 0 ? "done" : "refused",
      };
    });
  });
}

function addExport(group: Command, desk: Desk): void {
  const command = withExamples(
    group
      .command("export")
      .description("what can be applied for on a day, as CPSV-AP (JSON-LD) or as contents that `draft` takes")
      .addOption(new Option("--format <format>", "which").choices(["cpsv", "contents"]).default("cpsv"))
      .option("--on <day>", "default: today"),
    "service export > services.jsonld",
    "service export --format contents > contents.json",
  );
  command.action(async (options: { readonly format: string; readonly on?: string }) => {
    const on = dayOr("--on", options.on, null);
    await desk.work(command, async (work) => {
      const { readSide, scope, today, casework } = reading(work);
      const site = siteOf(apiSettings(work.configuration));
      const services = await whenFresh(work, "catalogue", () =>
        everyRow(readSide.services, scope, { on: on ?? today }),
      );
      const { municipality, groups } = await casework.catalogueWords(work.tenant);
      if (municipality === null) throw new ApiError("NOT_FOUND", "not-found");
      const document =
        options.format === "contents"
          ? services.map(({ content }) => content)
          : cpsvCatalogue(services, {
              base: `${site}/open-data/${work.tenant}/`,
              authority: { code: work.tenant, name: municipality },
              groups: new Map(groups.map(({ code: group, name }) => [group, name])),
            });
      return { json: document, text: `${JSON.stringify(document, null, 2)}\n` };
    });
  });
}

function reading({ composition, tenant }: Work) {
  return {
    readSide: composition.get(TOKENS.readSide),
    casework: composition.get(TOKENS.casework),
    scope: { tenant, offices: null },
    today: composition.get(TOKENS.clock).today(),
  };
}

async function lifeOf(work: Work, kind: DefinitionName, named: string): Promise<DefinitionRow> {
  const { readSide, scope } = reading(work);
  const life = await whenFresh(work, "catalogue", () => readSide.definitions[kind].find(scope, named));
  if (life === null) throw new ApiError("NOT_FOUND", "definition-not-found", { facts: { code: named } });
  return life;
}

/** The content of a version, or of the open draft. @throws ApiError NOT_FOUND */
function contentIn({ code: named, draft, versions }: DefinitionRow, version: number | null): RawContent {
  const content = version === null ? draft?.content : versions.find((each) => each.version === version)?.content;
  if (content !== undefined) return content;
  throw version === null
    ? new ApiError("NOT_FOUND", "definition-no-draft", { facts: { code: named } })
    : new ApiError("NOT_FOUND", "definition-version-unknown", { facts: { version } });
}
