import { buildText, type BuildRecord } from "../../read-models/store/index.js";
import { ReadRefusedError, type ProjectionRow } from "../../read-models/read-side/index.js";
import { allRecords } from "./open-tracks.js";
import { storeOf, type EngineParts } from "./parts.js";
import { rebuild, verify, type RebuildOptions, type RebuildProgress } from "./rebuild.js";
import { runProjections } from "./runner.js";
import { projectionRows } from "./status.js";

/** Everything that server, command line and GraphQL do with projections. */
export class Projections {
  constructor(private readonly parts: EngineParts) {}

  /**
   * Keeps all live projections up with the log until the signal aborts; a projection whose version was raised is built
   * beside the old one and swapped.
   */
  run(signal: AbortSignal): Promise<void> {
    return runProjections(this.parts, signal, async (names, term) => {
      for await (const { error } of this.rebuild(names, { signal: term }))
        if (error !== null) this.parts.hooks?.onRetry?.(new Error(error));
    });
  }

  /** See {@link rebuild}. Without names: all. */
  rebuild(names: readonly string[] = this.names, options: RebuildOptions = {}): AsyncGenerator<RebuildProgress> {
    return rebuild(this.parts, names, options);
  }

  /** See {@link verify}. Without names: all. */
  verify(
    names: readonly string[] = this.names,
    options: Pick<RebuildOptions, "signal"> = {},
  ): AsyncGenerator<RebuildProgress> {
    return verify(this.parts, names, options);
  }

  status(): Promise<readonly ProjectionRow[]> {
    return projectionRows(this.parts);
  }

  /** Lets a stopped live projection try the event again that stopped it. Throws VALIDATION `projection-unknown`. */
  async restart(name: string): Promise<void> {
    for (const record of await this.recordsOf(name))
      if (record.state === "live") await this.storeOf(name).catalog.restart(record);
  }

  /**
   * Destroys what was live once, and unfinished shadows; gives their names.
   * Throws VALIDATION `projection-unknown`, CONFLICT `rebuild-at-work`.
   */
  async drop(name: string): Promise<readonly string[]> {
    const store = this.storeOf(name);
    const lock = await this.parts.lock(`rebuild/${name}`);
    if (lock === null) throw new ReadRefusedError("CONFLICT", "rebuild-at-work", { name });
    try {
      const gone = (await this.recordsOf(name)).filter(({ state }) => state !== "live");
      const projection = this.parts.projections.find((each) => each.name === name)!;
      for (const record of gone) await store.drop(projection, record);
      return gone.map(buildText);
    } finally {
      await lock.release();
    }
  }

  private get names(): readonly string[] {
    return this.parts.projections.map(({ name }) => name);
  }

  private storeOf(name: string) {
    const projection = this.parts.projections.find((each) => each.name === name);
    if (projection === undefined)
      throw new ReadRefusedError("VALIDATION", "projection-unknown", { name: name.slice(0, 80) });
    return storeOf(this.parts, projection);
  }

  private async recordsOf(name: string): Promise<readonly BuildRecord[]> {
    this.storeOf(name);
    return (await allRecords(this.parts)).filter(({ projection }) => projection === name);
  }
}
