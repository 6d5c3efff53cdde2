import { charts } from "./sq/charts.js";
import { forms } from "./sq/forms.js";
import { revenues } from "./sq/revenues.js";
import { services } from "./sq/services.js";
import { errors, site } from "./sq/site.js";

/** Everything that the pages say in Albanian. English has the same keys, or it does not compile. */
export const sq = { charts, errors, forms, revenues, services, site };

/** The keys, and what each takes. */
export type Words = Widened<typeof sq>;

export type Widened<Value> = Value extends string
  ? string
  : Value extends (...given: infer Given) => unknown
    ? (...given: Given) => string
    : { readonly [Key in keyof Value]: Widened<Value[Key]> };
