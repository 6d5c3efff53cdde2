import type { Instant } from "../../domain/shared/index.js";
import type { DraftOwner, DraftStore, KeptDraft } from "./port.js";

const keyOf = ({ tenant, taxpayerId }: DraftOwner, service: string) => `${tenant}/${taxpayerId}/${service}`;

/** Drafts in memory, for tests. */
export class InMemoryDraftStore implements DraftStore {
  private readonly drafts = new Map<string, KeptDraft>();

  async prepare(): Promise<void> {}

  async save(draft: KeptDraft, max: number): Promise<boolean> {
    const others = (await this.of(draft, draft.changedAt)).filter(({ service }) => service !== draft.service);
    if (others.length >= max) return false;
    this.drafts.set(keyOf(draft, draft.service), draft);
    return true;
  }

  async of(owner: DraftOwner, now: Instant, service?: string): Promise<readonly KeptDraft[]> {
    return [...this.drafts.values()]
      .filter((each) => each.tenant === owner.tenant && each.taxpayerId === owner.taxpayerId && each.until > now)
      .filter((each) => service === undefined || each.service === service)
      .sort((left, right) => (left.changedAt < right.changedAt ? 1 : -1));
  }

  async drop(owner: DraftOwner, service: string): Promise<void> {
    this.drafts.delete(keyOf(owner, service));
  }

  async purge(now: Instant): Promise<number> {
    const over = [...this.drafts].filter(([, { until }]) => until <= now);
    for (const [key] of over) this.drafts.delete(key);
    return over.length;
  }
}
