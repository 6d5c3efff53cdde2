import { describe, expect, test } from "@jest/globals";
import { ConflictError, DefterError, DuplicateCommandError, ValidationError } from "../../../application/errors.js";
import { EventStoreUnavailableError } from "../../../application/event-store/index.js";
import { mayPass } from "../../../ops/composition/may-pass.js";
import { ReadRefusedError } from "../../../read-models/read-side/index.js";
import type { ReadModelStore } from "../../../read-models/store/index.js";

const away = new Error("the connection is lost");
const isPassing = mayPass([{ isPassing: (error: unknown) => error === away } as unknown as ReadModelStore]);

describe("what may pass by itself", () => {
  test.each<[string, unknown]>([
    ["a store that is away", away],
    ["an event store that does not answer", new EventStoreUnavailableError("no answer")],
    ["a stream that others kept writing", new ConflictError("too-many-conflicts", {})],
    ["a queue that is full", new DefterError("LIMIT", "too-many-appends")],
    ["a view that is behind", new ReadRefusedError("UNAVAILABLE", "view-behind")],
  ])("%s", (_what, error) => expect(isPassing(error)).toBe(true));

  test.each<[string, unknown]>([
    ["an error of programming", new TypeError("undefined is no function")],
    ["what the ledger does not take", new ValidationError("event-breaks-schema")],
    ["an id that was used for something else", new DuplicateCommandError("C1")],
    ["a filter that is wrong", new ReadRefusedError("VALIDATION", "cursor-malformed")],
  ])("not %s", (_what, error) => expect(isPassing(error)).toBe(false));
});
