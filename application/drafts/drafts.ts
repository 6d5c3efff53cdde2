import { instant, notParsed, parsed, type Instant, type Parsed } from "../../domain/shared/index.js";
import type { Json } from "../event-store/index.js";
import { decryptField, encryptField, type KeyVault, type SubjectKey } from "../personal-data/index.js";
import type { Clock } from "../ports.js";
import type { DraftOwner, DraftStore, KeptDraft } from "./port.js";

/** An application that was begun and not sent. */
export interface Draft {
  /** The code of the service. */
  readonly service: string;
  readonly content: Json;
  readonly changedAt: Instant;
  /** Then it is erased. */
  readonly until: Instant;
}

export interface Drafts {
  /**
   * Keeps what was filled in for a service, in the place of what was kept before. Refuses `draft-too-large`,
   * `drafts-too-many`, and `draft-of-forgotten` where the owner's data was destroyed.
   */
  keep(owner: DraftOwner, service: string, content: Json): Promise<Parsed<Draft>>;
  /** The drafts of somebody, the last changed first; of one service alone where it is named. */
  of(owner: DraftOwner, service?: string): Promise<readonly Draft[]>;
  drop(owner: DraftOwner, service: string): Promise<void>;
  prepare(): Promise<void>;
  /** Erases drafts that are over. Gives how many. */
  purge(): Promise<number>;
}

/** A draft is kept so long after it was last changed. */
export const DRAFT_DAYS = 30;
/** Of one person at a time, for different services. */
export const MAX_DRAFTS = 20;
/** As JSON: forms of the catalogue are far below. */
export const MAX_DRAFT_BYTES = 64 * 1024;

const DAY_MS = 86_400_000;

export function createDrafts(parts: {
  readonly store: DraftStore;
  readonly vault: KeyVault;
  readonly clock: Clock;
}): Drafts {
  const { store, vault, clock } = parts;
  const keyOf = async ({ tenant, taxpayerId }: DraftOwner, create: boolean): Promise<SubjectKey | null> => {
    const key = (await vault.keysFor(tenant, [taxpayerId], { create })).get(taxpayerId);
    return key === undefined || key === "destroyed" ? null : key;
  };
  return {
    async keep(owner, service, content) {
      const bytes = Buffer.byteLength(JSON.stringify(content));
      if (bytes > MAX_DRAFT_BYTES) return notParsed("draft-too-large", { bytes, max: MAX_DRAFT_BYTES });
      const key = await keyOf(owner, true);
      if (key === null) return notParsed("draft-of-forgotten");
      const changedAt = clock.now();
      const until = instant(new Date(Date.parse(changedAt) + DRAFT_DAYS * DAY_MS));
      const sealed = encryptField(key, placeOf(owner, service), "content", content);
      const kept = await store.save({ ...owner, service, sealed, changedAt, until }, MAX_DRAFTS);
      if (!kept) return notParsed("drafts-too-many", { max: MAX_DRAFTS });
      return parsed({ service, content, changedAt, until });
    },
    async of(owner, service) {
      const kept = await store.of(owner, clock.now(), service);
      const key = kept.length === 0 ? null : await keyOf(owner, false);
      // Whose key is gone has no drafts any more: nobody can read them.
      return key === null ? [] : kept.map((draft) => opened(key, owner, draft));
    },
    drop: (owner, service) => store.drop(owner, service),
    prepare: () => store.prepare(),
    purge: () => store.purge(clock.now()),
  };
}

function opened(key: SubjectKey, owner: DraftOwner, { service, sealed, changedAt, until }: KeptDraft): Draft {
  return { service, content: decryptField(key, placeOf(owner, service), "content", sealed), changedAt, until };
}

/** What the cipher is bound to: it opens as this draft and as no other. */
function placeOf({ tenant, taxpayerId }: DraftOwner, service: string): string {
  return `draft/${tenant}/${taxpayerId}/${service}`;
}
