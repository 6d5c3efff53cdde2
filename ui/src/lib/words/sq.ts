import { appeals } from "./sq/appeals.js";
import { apply } from "./sq/apply.js";
import { calculator } from "./sq/calculator.js";
import { charts } from "./sq/charts.js";
import { door } from "./sq/door.js";
import { forms } from "./sq/forms.js";
import { accessibility, data, track, verify } from "./sq/pages.js";
import { kept } from "./sq/kept.js";
import { myRequests } from "./sq/my-requests.js";
import { myTaxes } from "./sq/my-taxes.js";
import { packages } from "./sq/packages.js";
import { revenues } from "./sq/revenues.js";
import { services } from "./sq/services.js";
import { show } from "./sq/show.js";
import { errors, site } from "./sq/site.js";

/** Everything that the pages say in Albanian. English has the same keys, or it does not compile. */
export const sq = {
  accessibility,
  appeals,
  apply,
  calculator,
  charts,
  data,
  door,
  errors,
  forms,
  kept,
  myRequests,
  myTaxes,
  packages,
  revenues,
  services,
  show,
  site,
  track,
  verify,
};

/** The keys, and what each takes. */
export type Words = Widened<typeof sq>;

export type Widened<Value> = Value extends string
  ? string
  : Value extends (...given: infer Given) => unknown
    ? (...given: Given) => string
    : Value extends readonly string[]
      ? readonly string[]
      : { readonly [Key in keyof Value]: Widened<Value[Key]> };
