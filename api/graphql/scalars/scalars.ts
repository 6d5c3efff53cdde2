import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped, type ValueNode } from "graphql";
import type { Position } from "../../../application/event-store/index.js";
import {
  formatRational,
  notParsed,
  parseCivilDate,
  parsed,
  parseDecimal,
  parseFraction,
  parseInstant,
  parseLek,
  parseRevision,
  type CivilDate,
  type Instant,
  type Lek,
  type Parsed,
  type Rational,
} from "../../../domain/shared/index.js";
import { invalidValue } from "../errors.js";
import { formatPosition, parsePosition } from "./position.js";

/** Whole lekë: a whole number or a string of digits comes in; an integer goes out (always exact, never a float). */
export const LekScalar = scalar<Lek, number>({
  name: "Lek",
  description: "Whole lekë (ALL). Accepts a whole number or a string of digits; gives an exact whole number.",
  parse: parseLek,
  print: (value) => value,
  literal: (node) => (node.kind === Kind.INT ? node.value : untyped(node)),
});

export const CivilDateScalar = scalar<CivilDate, string>({
  name: "CivilDate",
  description: "A civil date `YYYY-MM-DD` in Europe/Tirane.",
  parse: parseCivilDate,
  print: (value) => value,
});

export const InstantScalar = scalar<Instant, string>({
  name: "Instant",
  description: "An instant in UTC, ISO 8601 with milliseconds.",
  parse: parseInstant,
  print: (value) => value,
});

export const PositionScalar = scalar<Position, string>({
  name: "Position",
  description: "A place in the ledger's log, `commit/prepare`, as a receipt gives it.",
  parse: parsePosition,
  print: formatPosition,
});

export const RationalScalar = scalar<Rational, string>({
  name: "Rational",
  description: "An exact decimal (`84.5`) or fraction (`1/3`) as a string.",
  parse: (input) => (typeof input === "string" && input.includes("/") ? parseFraction(input) : parseDecimal(input)),
  print: formatRational,
});

/** The revision of a stream: how often the record was written, from 0. */
export const RevisionScalar = scalar<bigint, string>({
  name: "Revision",
  description: "The revision of a record, from `0`; `-1` when it holds nothing. A string of digits, or a whole number.",
  parse: parseRevision,
  print: String,
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** The id that a client chooses for a command. */
export const UuidScalar = scalar<string, string>({
  name: "UUID",
  description: "A UUID (RFC 9562) that you choose. The same UUID with the same content is the same command.",
  parse: (input) =>
    typeof input === "string" && UUID.test(input) ? parsed(input.toLowerCase()) : notParsed("command-id-malformed"),
  print: (value) => value,
});

/** Any JSON value that the ledger keeps whole (a fiscal package, the facts of an object). */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: "JSON",
  description: "A JSON value, whole.",
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

function scalar<Internal, External>(definition: {
  readonly name: string;
  readonly description: string;
  readonly parse: (input: unknown) => Parsed<Internal>;
  readonly print: (value: Internal) => External;
  readonly literal?: (node: ValueNode) => unknown;
}): GraphQLScalarType<Internal, External> {
  const read = (input: unknown): Internal => {
    const result = definition.parse(input);
    if (result.ok) return result.value;
    throw invalidValue(definition.name, result.refusal);
  };
  return new GraphQLScalarType<Internal, External>({
    name: definition.name,
    description: definition.description,
    serialize: (value) => definition.print(value as Internal),
    parseValue: read,
    parseLiteral: (node) => read((definition.literal ?? untyped)(node)),
  });
}

/** Only plain texts, whole numbers and decimals are taken from the query's own text. */
function untyped(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value;
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  throw new GraphQLError("a plain value is expected", { nodes: node });
}
