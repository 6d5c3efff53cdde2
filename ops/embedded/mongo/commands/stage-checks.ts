import type { ErrorName } from "../protocol/errors.js";
import { CommandError } from "../protocol/errors.js";

/** Stages that would write or watch, or tell what this server does not know. */
const NOT_OFFERED = new Set(["$out", "$merge", "$changeStream", "$indexStats", "$currentOp", "$listSessions"]);
/** Those that mingo has, and `$collStats`. */
const OFFERED = new Set([
  ...["$addFields", "$bucket", "$bucketAuto", "$collStats", "$count", "$densify", "$documents", "$facet", "$fill"],
  ...["$graphLookup", "$group", "$limit", "$lookup", "$match", "$project", "$redact", "$replaceRoot", "$replaceWith"],
  ...["$sample", "$set", "$setWindowFields", "$skip", "$sort", "$sortByCount", "$unionWith", "$unset", "$unwind"],
]);

/** What is wrong with an operand that mingo would take for something; undefined when nothing is. */
type Check = (operand: unknown) => readonly [ErrorName, string] | undefined;

const isDocument = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const whole = (value: unknown) => (typeof value === "bigint" || typeof value === "number" ? Number(value) : NaN);

const CHECKS: Readonly<Record<string, Check>> = {
  $limit: (operand) =>
    Number.isInteger(whole(operand)) && whole(operand) > 0
      ? undefined
      : ["Location15958", "the limit must be a positive whole number"],
  $skip: (operand) =>
    Number.isInteger(whole(operand)) && whole(operand) >= 0
      ? undefined
      : ["Location5107200", "invalid argument to $skip stage: a whole number that is not negative is needed"],
  $sort: (operand) => {
    if (!isDocument(operand)) return ["Location15973", "the $sort key specification must be an object"];
    const directions = Object.values(operand);
    if (directions.length === 0) return ["Location15976", "$sort stage must have at least one sort key"];
    if (directions.every((direction) => whole(direction) === 1 || whole(direction) === -1)) return undefined;
    return ["Location15975", "$sort key ordering must be 1 (for ascending) or -1 (for descending)"];
  },
  $group: (operand) =>
    isDocument(operand) && "_id" in operand
      ? undefined
      : ["Location15955", "a group specification must include an _id"],
  $count: (operand) => {
    if (typeof operand !== "string" || operand === "") {
      return ["Location40156", "the count field must be a non-empty string"];
    }
    if (operand.startsWith("$")) return ["Location40158", "the count field cannot be a $-prefixed path"];
    return operand.includes(".") ? ["Location40160", "the count field cannot contain '.'"] : undefined;
  },
  $unwind: (operand) => {
    const path = isDocument(operand) ? operand["path"] : operand;
    if (typeof path !== "string") return ["Location28812", "no path specified to $unwind stage"];
    return path.startsWith("$")
      ? undefined
      : ["Location28818", `path option to $unwind stage should be prefixed with a '$': ${path}`];
  },
  $project: (operand) => {
    if (!isDocument(operand)) return ["Location15969", "$project specification must be an object"];
    const flags = Object.entries(operand).filter(([name]) => name !== "_id");
    if (Object.keys(operand).length === 0) {
      return [
        "Location51272",
        "Invalid $project :: caused by :: projection specification must have at least one field",
      ];
    }
    const excludes = flags.map(([, value]) => value === false || whole(value) === 0);
    const mixed = excludes.findIndex((one) => one !== excludes[0]);
    if (mixed < 0) return undefined;
    const [name] = flags[mixed]!;
    return excludes[0]
      ? [
          "Location31253",
          `Invalid $project :: caused by :: Cannot do inclusion on field ${name} in exclusion projection`,
        ]
      : [
          "Location31254",
          `Invalid $project :: caused by :: Cannot do exclusion on field ${name} in inclusion projection`,
        ];
  },
  $lookup: (operand) => {
    if (isDocument(operand) && isDocument(operand["from"])) {
      return ["NotImplemented", "$lookup into another database is not offered by this server"];
    }
    return isDocument(operand) && typeof operand["as"] === "string"
      ? undefined
      : ["FailedToParse", "must specify 'as' field for a $lookup"];
  },
};

/**
 * @param operand decoded; asked for only where it is looked at
 * @throws CommandError for a stage that there is not, or not here, or at another place, or with an operand that it cannot have
 */
export function checkStage(name: string, operand: () => unknown, place: "first" | "later"): void {
  if (NOT_OFFERED.has(name)) throw new CommandError("NotImplemented", `${name} is not offered by this server`);
  if (!OFFERED.has(name)) throw new CommandError("Location40324", `Unrecognized pipeline stage name: '${name}'`);
  if ((name === "$collStats" || name === "$documents") && place === "later") {
    throw new CommandError("Location40602", `${name} is only valid as the first stage in a pipeline.`);
  }
  const wrong = CHECKS[name]?.(operand());
  if (wrong) throw new CommandError(...wrong);
}
