import { invalidArgument } from "../protocol/errors.js";
import type { FilterRequest } from "../protocol/read-request.js";
import { eventTypeOf, streamNameOf } from "../protocol/recorded-event.js";
import type { Accepts } from "./pages.js";

/**
 * The filter of a client as a predicate over encoded events.
 * @throws CallError INVALID_ARGUMENT for an expression that JavaScript does not know (the real server takes those of .NET)
 */
export function compileFilter({ on, regex, prefixes }: FilterRequest): Accepts {
  if (on === undefined) throw invalidArgument("a filter looks at the names of streams or at the types of events");
  const nameOf = on === "type" ? eventTypeOf : streamNameOf;
  if (regex !== "") {
    const expression = compileExpression(regex);
    return (event) => expression.test(nameOf(event));
  }
  return (event) => {
    const name = nameOf(event);
    return prefixes.some((prefix) => name.startsWith(prefix));
  };
}

function compileExpression(regex: string): RegExp {
  try {
    return new RegExp(regex, "u");
  } catch {
    try {
      return new RegExp(regex);
    } catch (error) {
      throw invalidArgument(`the filter is not a regular expression: ${(error as Error).message}`);
    }
  }
}
