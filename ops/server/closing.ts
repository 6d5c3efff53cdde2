/** What was opened is closed in the opposite order, each with a limit, and whatever happens to the others. */
export class Closing {
  private readonly steps: { readonly name: string; readonly close: () => Promise<void> | void }[] = [];
  private closed: Promise<void> | undefined;

  constructor(
    private readonly onTrouble: (name: string, error: unknown) => void,
    private readonly limitMs = 30_000,
  ) {}

  /** Closes `name` before everything that was added earlier. */
  add(name: string, close: () => Promise<void> | void): void {
    this.steps.push({ name, close });
  }

  /** Closes everything, once. Never rejects: what could not be closed is told. */
  close(): Promise<void> {
    return (this.closed ??= this.closeAll());
  }

  private async closeAll(): Promise<void> {
    for (const { name, close } of [...this.steps].reverse()) {
      try {
        await withLimit(close(), this.limitMs);
      } catch (error) {
        this.onTrouble(name, error);
      }
    }
  }
}

async function withLimit(work: Promise<void> | void, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not closed within ${limitMs} ms`)), limitMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
