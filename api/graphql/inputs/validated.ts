import { plainToInstance } from "class-transformer";
import { validateSync, type ValidationError } from "class-validator";
import { isJsonObject, type Refusal } from "../../../domain/shared/index.js";
import { validationError, type FieldFault } from "../../errors/index.js";
import { shapeOf, type InputClass } from "./fields.js";

const MAX_FAULTS = 50;

/** What an empty input is, by its class, where it is allowed: most lists are asked for without a filter. */
const empty = new WeakMap<InputClass, object>();

/**
 * The input as its class, checked whole: unknown fields are refused, nested inputs too, texts are normalised, and what
 * was left out is absent. Throws VALIDATION with every fault, each with its path.
 */
export function validated<Input extends object>(type: InputClass<Input>, raw: unknown): Input {
  if (!isJsonObject(raw)) throw validationError([{ path: "input", rule: "field-wrong-kind", facts: {} }]);
  const isEmpty = Object.keys(raw).length === 0;
  const known = isEmpty ? empty.get(type) : undefined;
  if (known !== undefined) return { ...known } as Input;
  const input = plainToInstance(type, raw, { exposeDefaultValues: false });
  const errors = validateSync(input, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
  });
  if (errors.length > 0) throw validationError(errors.flatMap((error) => faultsOf(error, "")).slice(0, MAX_FAULTS));
  const plain = settled(type, input as Record<string, unknown>);
  if (isEmpty) empty.set(type, { ...plain });
  return plain as Input;
}

function faultsOf(error: ValidationError, parent: string): FieldFault[] {
  const path = parent === "" ? error.property : `${parent}.${error.property}`;
  const own = Object.entries(error.constraints ?? {})
    .slice(0, 1)
    .map(([name, text]) => faultOf(path, name, text));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, path))];
}

function faultOf(path: string, constraint: string, text: string): FieldFault {
  if (constraint === "whitelistValidation") return { path: path.slice(0, 200), rule: "field-unknown", facts: {} };
  if (!text.startsWith("{")) return { path, rule: "field-wrong-kind", facts: {} };
  const { rule, facts } = JSON.parse(text) as { rule: string; facts: Refusal["facts"] };
  return { path, rule, facts };
}

/** The checked input as plain data: what was left out is null where the field says so, and otherwise not there. */
function settled(type: InputClass, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const { name, type: kind, orNull } of shapeOf(type)) {
    const value = input[name];
    if (value === undefined || value === null) {
      if (orNull) plain[name] = null;
    } else if (typeof kind !== "function") plain[name] = value;
    else if (Array.isArray(value))
      plain[name] = value.map((entry) => settled(kind(), entry as Record<string, unknown>));
    else plain[name] = settled(kind(), value as Record<string, unknown>);
  }
  return plain;
}
