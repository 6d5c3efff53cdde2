import {
  accepted,
  addDays,
  InvariantError,
  parseText,
  refusal,
  refused,
  sameJson,
  type CivilDate,
  type Decider,
  type Decision,
  type FactOf,
  type NewEvent,
} from "../../shared/index.js";
import type { DefinitionCommand, PublishDefinition, WithdrawDefinition } from "./commands.js";
import type { Finding } from "./finding.js";
import { periodFault } from "./period.js";
import type { VersionName } from "./schemas.js";
import { NO_DEFINITION, type DefinitionState, type PublishedVersion, type RawContent } from "./state.js";

/** What tells one kind of definition from another. */
export interface DefinitionKind<Known> {
  /** Begins the names of its events: `Service`, `Workflow`. */
  readonly name: string;
  /** `format` of its contents. */
  readonly format: string;
  /** Everything that keeps a content from being published, named by path. */
  readonly check: (content: RawContent, known: Known) => readonly Finding[];
  /** What the publication records besides its period. */
  readonly pins: (known: Known) => Readonly<Record<string, unknown>>;
}

/** A content as JSON in UTF-8; the largest of the model catalogue has 13,000 bytes. */
export const MAX_DEFINITION_BYTES = 60_000;
/** All versions of a definition are one stream and one document of the catalogue. */
export const MAX_VERSIONS = 200;

interface Published {
  readonly version: number;
  readonly hash: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly succeeds: number | null;
  readonly workflow?: VersionName;
}

/**
 * Life of a definition: drafted, revised, published as an immutable version with hash and period, withdrawn. The next
 * version begins as a draft again, beside the one that holds. Nothing published ever changes but its last day.
 */
export function definitionDecider<Known, Event extends NewEvent>(
  kind: DefinitionKind<Known>,
): Decider<DefinitionState, DefinitionCommand<Known>, Event> {
  return {
    initialState: NO_DEFINITION,
    decide: (command, state) => decide(kind, command, state) as Decision<Event>,
    evolve: (state, fact) => evolve(kind.name, state, fact),
  };
}

function decide<Known>(
  kind: DefinitionKind<Known>,
  command: DefinitionCommand<Known>,
  state: DefinitionState,
): Decision<NewEvent> {
  const { code } = command;
  const event = (name: string, data: Readonly<Record<string, unknown>>): Decision<NewEvent> => {
    const base = { type: `${kind.name}${name}`, data: { code, ...data }, effectiveDate: command.on };
    return accepted(command.reason === undefined ? base : { ...base, reason: command.reason });
  };
  if (command.type === "Draft") {
    if (state.draft !== null) return refused(refusal("definition-draft-open", { code }));
    return contentFault(kind, command.content, code) ?? event("Drafted", { content: command.content });
  }
  if (state.code === null) return refused(refusal("definition-not-found", { code }));
  if (command.type === "Withdraw") return withdraw(command, state, event);
  if (state.draft === null) return refused(refusal("definition-no-draft", { code }));
  if (command.type === "Publish") return publish(kind, command, state, state.draft, event);
  if (sameJson(command.content, state.draft)) return accepted();
  return contentFault(kind, command.content, code) ?? event("Revised", { content: command.content });
}

type MakeEvent = (name: string, data: Readonly<Record<string, unknown>>) => Decision<NewEvent>;

function publish<Known>(
  kind: DefinitionKind<Known>,
  command: PublishDefinition<Known>,
  state: DefinitionState,
  draft: RawContent,
  event: MakeEvent,
): Decision<NewEvent> {
  const { hash, validFrom, validTo, succeeds, known, on, code } = command;
  if (!/^[0-9a-f]{64}$/.test(hash)) return refused(refusal("definition-hash-malformed"));
  const findings = kind.check(draft, known);
  const first = findings[0];
  if (first)
    return refused(
      refusal("definition-has-findings", { code, count: findings.length, first: first.code, path: first.path }),
    );
  const fault = periodFault(state.versions, { validFrom, validTo }, succeeds, on);
  if (fault) return refused(fault);
  const version = state.versions.length + 1;
  if (version > MAX_VERSIONS) return refused(refusal("definition-versions-too-many", { code, max: MAX_VERSIONS }));
  return event("Published", { version, hash, validFrom, validTo, succeeds, ...kind.pins(known) });
}

function withdraw({ version, ground, on, code }: WithdrawDefinition, state: DefinitionState, event: MakeEvent) {
  const words = parseText(ground, 2000);
  if (!words.ok) return words;
  if (version === null) {
    if (state.draft === null) return refused(refusal("definition-no-draft", { code }));
    return event("Withdrawn", { version, lastDay: null, ground: words.value });
  }
  const published = state.versions.find((each) => each.version === version);
  if (!published) return refused(refusal("definition-version-unknown", { version }));
  if (published.validTo !== null && published.validTo < on)
    return refused(refusal("definition-version-over", { version, validTo: published.validTo }));
  return event("Withdrawn", { version, lastDay: addDays(on, -1), ground: words.value });
}

/** A draft may be anything of its kind, under its own code, that is not larger than a definition needs to be. */
function contentFault(kind: Pick<DefinitionKind<unknown>, "format">, content: RawContent, code: string) {
  if (content["code"] !== code) return refused(refusal("definition-code-differs", { code }));
  if (content["format"] !== kind.format) return refused(refusal("definition-format-wrong", { format: kind.format }));
  const bytes = new TextEncoder().encode(JSON.stringify(content)).length;
  return bytes > MAX_DEFINITION_BYTES
    ? refused(refusal("definition-too-large", { bytes, max: MAX_DEFINITION_BYTES }))
    : null;
}

function evolve(name: string, state: DefinitionState, fact: FactOf<NewEvent>): DefinitionState {
  const data = fact.data as Readonly<Record<string, unknown>>;
  switch (fact.type.slice(name.length)) {
    case "Drafted":
    case "Revised":
      return { ...state, code: data["code"] as string, draft: data["content"] as RawContent };
    case "Published": {
      if (state.draft === null) throw new InvariantError(`${fact.type} without a draft`);
      const published = data as unknown as Published;
      const { version, hash, validFrom, validTo, succeeds, workflow = null } = published;
      const before = succeeds === null ? state.versions : ended(state.versions, succeeds, addDays(validFrom, -1));
      return {
        ...state,
        draft: null,
        versions: [...before, { version, hash, content: state.draft, validFrom, validTo, workflow }],
      };
    }
    case "Withdrawn": {
      const { version, lastDay } = data as { readonly version: number | null; readonly lastDay: CivilDate | null };
      if (version === null || lastDay === null) return { ...state, draft: null };
      return { ...state, versions: ended(state.versions, version, lastDay) };
    }
    default:
      throw new InvariantError(`unknown event ${fact.type}`);
  }
}

function ended(
  versions: readonly PublishedVersion[],
  version: number,
  validTo: CivilDate,
): readonly PublishedVersion[] {
  return versions.map((each) => (each.version === version ? { ...each, validTo } : each));
}
