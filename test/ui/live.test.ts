import { beforeEach, describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

const script = readFileSync("ui/src/lib/revenue/live.js", "utf8");
const AGAIN_MS = 10_000;

/** As much of a browser as the script needs: what it follows, the clock, and what a fresh page is answered with. */
class Browser {
  readonly told = {
    className: "no-print svelte-1",
    textContent: "",
    dataset: { follow: "/f", readAt: "1", live: "L", lost: "X", state: "" },
  };
  readonly main = { isEqualNode: () => true };
  readonly sources: Source[] = [];
  readonly timers = new Map<number, { readonly run: () => unknown; readonly ms: number }>();
  answer: "lost" | "fails" | "fresh" = "fresh";
  asked = 0;
  private timed = 0;
  hidden = false;
  look: () => void = () => undefined;

  constructor(private readonly random: number) {
    runInNewContext(script, {
      document: this.page(),
      EventSource: this.eventSource(),
      fetch: () => this.fetched(),
      location: { href: "/" },
      DOMParser: class {
        parseFromString = () => ({ querySelector: () => ({ querySelector: () => ({}) }) });
      },
      CharacterData: class {},
      setTimeout: (run: () => unknown, ms: number) => this.timers.set(++this.timed, { run, ms }) && this.timed,
      clearTimeout: (id: number) => this.timers.delete(id),
      Math: { random: () => this.random },
      JSON,
    });
  }

  /** What waits, waits no more. Gives for how long it was to wait, in milliseconds. */
  async wait(): Promise<readonly number[]> {
    const due = [...this.timers.values()];
    this.timers.clear();
    for (const { run } of due) await run();
    return due.map(({ ms }) => ms);
  }

  private page() {
    const { told, main } = this;
    const isHidden = () => this.hidden;
    return {
      get hidden() {
        return isHidden();
      },
      querySelector: (selector: string) => (selector === "main" ? main : told),
      addEventListener: (_type: string, look: () => void) => (this.look = look),
    };
  }

  private eventSource() {
    const { sources } = this;
    return class extends Source {
      constructor() {
        super();
        sources.push(this);
      }
    };
  }

  private async fetched() {
    this.asked += 1;
    if (this.answer === "lost") throw new TypeError("no network");
    return { ok: this.answer === "fresh", text: async () => "" };
  }
}

class Source {
  static readonly CLOSED = 2;
  readyState = 1;
  onerror = () => undefined;
  private readonly heard = new Map<string, (event: object) => void>();
  addEventListener(type: string, listener: (event: object) => void) {
    this.heard.set(type, listener);
  }
  close() {
    this.readyState = 2;
  }
  tell(readAt: string) {
    this.heard.get("next")?.({ data: JSON.stringify({ data: { liveOpenRevenue: { readAt } } }) });
  }
}

describe("a page whose figures move", () => {
  let browser: Browser;
  beforeEach(() => {
    browser = new Browser(0.5);
  });

  test.each(["lost", "fails"] as const)(
    "is asked for again after it was not answered (%s), until it is",
    async (how) => {
      browser.answer = how;
      browser.sources[0]!.tell("2");
      expect(await browser.wait()).toEqual([1000]);
      expect(browser.told.dataset.state).toBe("lost");
      expect(await browser.wait()).toEqual([1.5 * AGAIN_MS]);
      browser.answer = "fresh";
      browser.sources.at(-1)!.tell("2");
      await browser.wait();
      expect([browser.asked, browser.told.dataset.state, browser.timers.size]).toEqual([2, "live", 0]);
      expect(browser.sources.filter(({ readyState }) => readyState === 1)).toHaveLength(1);
    },
  );

  test("is not asked for again where it holds what was told, or later figures", async () => {
    for (const readAt of ["0", "1"]) browser.sources[0]!.tell(readAt);
    // The look of the words hangs on the names that the server gave them.
    const { className, dataset } = browser.told;
    expect([browser.timers.size, dataset.state, className]).toEqual([0, "live", "no-print svelte-1"]);
  });

  test("joins again at a moment of its own after it was refused", async () => {
    for (const random of [0, 0.25]) {
      const refused = new Browser(random);
      refused.sources[0]!.close();
      refused.sources[0]!.onerror();
      expect(await refused.wait()).toEqual([AGAIN_MS * (1 + random)]);
      expect(refused.sources).toHaveLength(2);
    }
  });

  test("asks for nothing while nobody looks", async () => {
    browser.answer = "fails";
    browser.sources[0]!.tell("2");
    const renewing = browser.wait();
    browser.hidden = true;
    browser.look();
    await renewing;
    expect(browser.timers.size).toBe(0);
  });
});
