import {
  checkService,
  checkWorkflow,
  isDefinitionCode,
  serviceDecider,
  workflowDecider,
  type DefinitionCommand,
  type DefinitionState,
  type RawContent,
  type ServiceEvent,
  type ServiceKnown,
  type WorkflowEvent,
  type WorkflowKnown,
} from "../../../domain/casework/index.js";
import { refusal, type CivilDate } from "../../../domain/shared/index.js";
import type { CommandResult } from "../../ledger/index.js";
import { carryOut, outcomeOf, refusedOutcome, rehearse } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import { serviceStream, workflowStream, type CaseworkParts } from "../support/index.js";
import type { DefinitionName, DefinitionUseCases, PublishDefinitionInput, PublishedDefinition } from "../use-cases.js";
import { adoptCatalogue } from "./adopt-catalogue.js";
import { definitionHash } from "./definition-hash.js";
import { serviceKnown, workflowKnown } from "./known.js";
import { modelUses } from "./model.js";

export * from "./pinned-definitions.js";

type Life = "draftDefinition" | "checkDefinition" | "checkPublication" | "publishDefinition" | "withdrawDefinition";
type AnyCommand = DefinitionCommand<ServiceKnown & WorkflowKnown>;
type Run = typeof carryOut;

/** The life of services and workflows on their own streams. */
export function definitionUseCases(parts: CaseworkParts): DefinitionUseCases {
  const { ledger } = parts;

  /** Carries a command out on the stream of its definition, or says what would come of it. */
  function carriedOut(ask: Ask, kind: DefinitionName, command: AnyCommand, body: object, run: Run = carryOut) {
    const { tenant } = ask;
    const result: Promise<CommandResult<ServiceEvent | WorkflowEvent>> =
      kind === "service"
        ? run(ledger, ask, { stream: serviceStream(tenant, command.code), decider: serviceDecider, command, body })
        : run(ledger, ask, { stream: workflowStream(tenant, command.code), decider: workflowDecider, command, body });
    return result;
  }

  async function stateOf(tenant: string, kind: DefinitionName, code: string): Promise<DefinitionState> {
    const loaded =
      kind === "service"
        ? ledger.load(serviceStream(tenant, code), serviceDecider)
        : ledger.load(workflowStream(tenant, code), workflowDecider);
    return (await loaded).state;
  }

  async function known(tenant: string, kind: DefinitionName, content: RawContent, from: CivilDate) {
    return kind === "service" ? serviceKnown(parts, tenant, content, from) : workflowKnown(parts, tenant);
  }

  async function published(ask: Ask, input: PublishDefinitionInput, run: Run): Promise<Outcome<PublishedDefinition>> {
    const { kind, code, validFrom, validTo = null, succeeds = null } = input;
    const fault = codeFault(code);
    if (fault) return refusedOutcome(fault);
    const { draft, versions } = await stateOf(ask.tenant, kind, code);
    // Sent again, the draft is gone; the version that it became is what the same command gives.
    const content = draft ?? versions.at(-1)?.content;
    if (!content) return refusedOutcome(refusal("definition-not-found", { code }));
    const hash = definitionHash(content);
    const stands = (await known(ask.tenant, kind, content, validFrom)) as ServiceKnown & WorkflowKnown;
    const period = { hash, validFrom, validTo, succeeds };
    const command = { type: "Publish", code, ...period, known: stands, on: ask.today } as const;
    const result = await carriedOut(ask, kind, command, { publishDefinition: input }, run);
    return outcomeOf(result, (events) => {
      const { version, hash: of } = events[0]!.data as { readonly version: number; readonly hash: string };
      return { code, version, hash: of };
    });
  }

  const uses: Pick<DefinitionUseCases, Life> = {
    async draftDefinition(ask, { kind, content }) {
      const code = codeIn(content);
      if (code === null) return refusedOutcome(refusal("definition-code-malformed"));
      const { draft } = await stateOf(ask.tenant, kind, code);
      const type = draft === null ? "Draft" : "Revise";
      const result = await carriedOut(ask, kind, { type, code, content, on: ask.today }, { draftDefinition: content });
      return outcomeOf(result, () => ({ code }));
    },

    async checkDefinition(tenant, { kind, content }) {
      const stands = await known(tenant, kind, content, parts.clock.today());
      const findings =
        kind === "service" ? checkService(content, stands as ServiceKnown) : checkWorkflow(content, stands);
      return { code: codeIn(content) ?? "", hash: definitionHash(content), findings };
    },

    publishDefinition: (ask, input) => published(ask, input, carryOut),

    checkPublication: (ask, input) => published(ask, input, rehearse),

    async withdrawDefinition(ask, input) {
      const { kind, code, version, ground } = input;
      const fault = codeFault(code);
      if (fault) return refusedOutcome(fault);
      const command = { type: "Withdraw", code, version, ground, on: ask.today } as const;
      return outcomeOf(await carriedOut(ask, kind, command, { withdrawDefinition: input }), () => ({ code }));
    },
  };
  const adopt = adoptCatalogue(uses, stateOf);
  return { ...uses, adoptCatalogue: adopt, ...modelUses(parts, adopt, stateOf) };
}

function codeIn({ code }: RawContent): string | null {
  return isDefinitionCode(code) ? code : null;
}

function codeFault(code: string) {
  return isDefinitionCode(code) ? null : refusal("definition-code-malformed");
}
