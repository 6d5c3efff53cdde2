import { describe, expect, test } from "@jest/globals";
import type { Decider, EventDefinition, NewEvent } from "../../../../domain/shared/index.js";
import { specificationOf } from "../../../support/decider-spec.js";

/** What is said to one kind of run, and what it says: the run R1, whose batches have two taxpayers and refuse one. */
export interface RunStory<Command, Event> {
  readonly start: Command;
  /** By the same id, of something else. */
  readonly startOtherwise: Command;
  readonly started: Event;
  advance(batch: number, cursor: string): Command;
  /** A batch that does not list whom it refused. */
  advanceUnlisted(batch: number, cursor: string): Command;
  /** With 700 lekë. */
  advanced(batch: number, cursor: string): Event;
  readonly finish: Command;
  /** After two batches. */
  readonly finished: Event;
  /** The counts of two batches. */
  readonly totals: object;
  readonly abandon: Command;
  readonly abandonWithoutGround: Command;
  readonly abandoned: Event;
}

/** What any run over the register does, batch by batch. */
export function runsOverRegister<State, Command, Event extends NewEvent>(
  name: string,
  decider: Decider<State, Command, Event>,
  definitions: readonly EventDefinition[],
  story: RunStory<Command, Event>,
): void {
  const { given } = specificationOf(decider, definitions);
  const { start, started, advance, advanced, finish, finished, abandon, abandoned, totals } = story;

  describe(name, () => {
    test("starts once", () => {
      given([]).when(start).then([started]);
      given([started]).when(start).thenNothing();
      given([started]).when(story.startOtherwise).thenRefused("run-exists");
      given([]).when(finish).thenRefused("run-unknown");
    });

    test("advances batch by batch, and a batch told twice counts once", () => {
      const second = advance(2, "T4");
      given([started, advanced(1, "T2")])
        .when(second)
        .then([advanced(2, "T4")]);
      given([started, advanced(1, "T2"), advanced(2, "T4")])
        .when(second)
        .thenNothing();
      given([started]).when(second).thenRefused("run-batch-out-of-order", { expected: 1 });
      given([started, advanced(1, "T8")])
        .when(second)
        .thenRefused("run-cursor-not-ahead");
      given([started, advanced(1, "T2")])
        .when(story.advanceUnlisted(2, "T4"))
        .thenRefused("run-counts-differ");
      given([started, advanced(1, "T2")])
        .when(second)
        .thenState((state) =>
          expect(state).toMatchObject({ cursor: "T4", batches: 2, counts: totals, total: 1400, phase: "running" }),
        );
    });

    test("finishes with the sums of its batches", () => {
      given([started, advanced(1, "T2"), advanced(2, "T4")])
        .when(finish)
        .then([finished]);
      given([started, finished]).when(finish).thenNothing();
      given([started, finished]).when(abandon).thenRefused("run-ended", { phase: "finished" });
    });

    test("can be abandoned with a ground, and then goes no further", () => {
      given([started]).when(abandon).then([abandoned]);
      given([started, abandoned]).when(abandon).thenNothing();
      given([started, abandoned]).when(advance(1, "T2")).thenRefused("run-ended", { phase: "abandoned" });
      given([started]).when(story.abandonWithoutGround).thenRefused("text-empty");
    });
  });
}
