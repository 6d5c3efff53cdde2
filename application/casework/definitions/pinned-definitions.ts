import { LRUCache } from "lru-cache";
import {
  serviceDecider,
  versionOn,
  workflowDecider,
  type DefinitionState,
  type PinnedDefinition,
  type PublishedVersion,
  type ServiceContent,
  type VersionName,
  type WorkflowContent,
} from "../../../domain/casework/index.js";
import { notParsed, parsed, type CivilDate, type Parsed } from "../../../domain/shared/index.js";
import { definitionHash } from "./definition-hash.js";
import { LedgerIntegrityError } from "../../errors.js";
import type { Ledger } from "../../ledger/index.js";
import { serviceStream, workflowStream } from "../support/index.js";

/** Contents of definitions by the versions that cases are pinned to, read from their own streams. */
export interface PinnedDefinitions {
  /** The service that can be applied for on a day, with the workflow that it was published with. Refuses `service-not-offered`. */
  offered(tenant: string, code: string, on: CivilDate): Promise<Parsed<PinnedDefinition>>;
  /** One published version of a service. Refuses `definition-version-unknown`. */
  version(tenant: string, code: string, version: number): Promise<Parsed<PinnedDefinition>>;
  /** The same, at once, where it was read before: a version never changes. Null where it must be read first. */
  versionRead(tenant: string, code: string, version: number): PinnedDefinition | null;
  /** One published version of a workflow; null where there is none. */
  workflow(tenant: string, code: string, version: number): Promise<WorkflowContent | null>;
  /** What a case is pinned to. @throws LedgerIntegrityError where it is not there, or not what was published. */
  pinned(tenant: string, service: VersionName, workflow: VersionName): Promise<PinnedDefinition>;
}

/** Versions whose contents are kept: they never change. */
const KEPT = 2000;

export function pinnedDefinitions(ledger: Ledger): PinnedDefinitions {
  const kept = new LRUCache<string, PinnedDefinition>({ max: KEPT });
  const workflows = new LRUCache<string, WorkflowContent>({ max: KEPT });
  const services = new LRUCache<string, PinnedDefinition>({ max: KEPT });

  const definitions: PinnedDefinitions = {
    async offered(tenant, code, on) {
      const { state } = await ledger.load(serviceStream(tenant, code), serviceDecider);
      const version = versionOn(state, on);
      if (!version) return notParsed("service-not-offered", { service: code.slice(0, 80), on });
      return parsed(await withWorkflow(tenant, code, version));
    },

    versionRead: (tenant, code, number) => services.get(`${tenant}/${code}/${number}`) ?? null,

    async version(tenant, code, number) {
      const known = definitions.versionRead(tenant, code, number);
      if (known) return parsed(known);
      const { state } = await ledger.load(serviceStream(tenant, code), serviceDecider);
      const version = versionOf(state, number);
      if (!version) return notParsed("definition-version-unknown", { version: number });
      const definition = await withWorkflow(tenant, code, version);
      services.set(`${tenant}/${code}/${number}`, definition);
      return parsed(definition);
    },

    async workflow(tenant, code, number) {
      const key = `${tenant}/${code}/${number}`;
      const known = workflows.get(key);
      if (known) return known;
      const { state } = await ledger.load(workflowStream(tenant, code), workflowDecider);
      const version = versionOf(state, number);
      if (!version) return null;
      const content = contentOf<WorkflowContent>(state, { code, version: number, hash: version.hash });
      workflows.set(key, content);
      return content;
    },

    async pinned(tenant, service, workflow) {
      const key = `${tenant}/${service.code}/${service.version}/${service.hash}/${workflow.hash}`;
      const known = kept.get(key);
      if (known) return known;
      const [ofService, ofWorkflow] = await Promise.all([
        ledger.load(serviceStream(tenant, service.code), serviceDecider),
        ledger.load(workflowStream(tenant, workflow.code), workflowDecider),
      ]);
      const definition: PinnedDefinition = {
        service: { name: service, content: contentOf<ServiceContent>(ofService.state, service) },
        workflow: { name: workflow, content: contentOf<WorkflowContent>(ofWorkflow.state, workflow) },
      };
      kept.set(key, definition);
      return definition;
    },
  };

  /** The workflow's version stands in the very event that published the service. */
  async function withWorkflow(tenant: string, code: string, { version, hash, workflow }: PublishedVersion) {
    if (workflow === null) throw new LedgerIntegrityError("definition-differs-from-hash", { code });
    return definitions.pinned(tenant, { code, version, hash }, workflow);
  }

  return definitions;
}

export function versionOf(state: DefinitionState, version: number): PublishedVersion | undefined {
  return state.versions.find((each) => each.version === version);
}

/** What was published passed its schema; its hash shows that this is what was published. */
function contentOf<Content>(state: DefinitionState, { code, version, hash }: VersionName): Content {
  const found = versionOf(state, version);
  if (!found || found.hash !== hash || definitionHash(found.content) !== hash)
    throw new LedgerIntegrityError("definition-differs-from-hash", { code, version });
  return found.content as Content;
}
