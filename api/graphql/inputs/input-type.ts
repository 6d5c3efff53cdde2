import type { InputRef } from "@pothos/core";
import { builder } from "../builder.js";
import { shapeOf, type FieldShape, type InputClass } from "./fields.js";

const inputs = new Map<InputClass, InputRef<unknown>>();
const enums = new Map<string, ReturnType<typeof makeEnum>>();

/** The GraphQL input type of a class, made once; the class stays the only place where its fields are written. */
export function inputTypeOf(type: InputClass): InputRef<unknown> {
  const known = inputs.get(type);
  if (known) return known;
  const reference = builder.inputRef<Record<string, unknown>>(type.name);
  inputs.set(type, reference as InputRef<unknown>);
  reference.implement({
    fields: (t) =>
      // The class itself is the type of what comes out of `validated`; Pothos need not know its shape.
      Object.fromEntries(
        shapeOf(type).map((field) => {
          const options = {
            required: field.required,
            ...(field.description === undefined ? {} : { description: field.description }),
          };
          const named = typeOf(field);
          return [
            field.name,
            field.list ? t.field({ ...options, type: [named] }) : t.field({ ...options, type: named }),
          ];
        }),
      ) as never,
  });
  return reference as InputRef<unknown>;
}

/** An enumeration of codes: `clear-under-agreement` in the ledger is `CLEAR_UNDER_AGREEMENT` in the schema. */
export function enumOf<Value extends string>(name: string, values: readonly Value[]) {
  const known = enums.get(name);
  if (known) return known as ReturnType<typeof makeEnum<Value>>;
  const made = makeEnum(name, values);
  enums.set(name, made);
  return made;
}

function makeEnum<Value extends string>(name: string, values: readonly Value[]) {
  return builder.enumType(name, {
    values: Object.fromEntries(values.map((value) => [value.toUpperCase().replaceAll("-", "_"), { value }])) as Record<
      string,
      { value: Value }
    >,
  });
}

function typeOf(field: FieldShape) {
  if (typeof field.type === "string") return field.type;
  if (typeof field.type === "function") return inputTypeOf(field.type());
  return enumOf(field.type.enum, field.type.values);
}
