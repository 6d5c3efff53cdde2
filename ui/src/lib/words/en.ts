import { appeals } from "./en/appeals.js";
import { apply } from "./en/apply.js";
import { calculator } from "./en/calculator.js";
import { charts } from "./en/charts.js";
import { door } from "./en/door.js";
import { forms } from "./en/forms.js";
import { accessibility, data, track, verify } from "./en/pages.js";
import { kept } from "./en/kept.js";
import { myRequests } from "./en/my-requests.js";
import { myTaxes } from "./en/my-taxes.js";
import { packages } from "./en/packages.js";
import { revenues } from "./en/revenues.js";
import { services } from "./en/services.js";
import { show } from "./en/show.js";
import { errors, site } from "./en/site.js";
import type { Words } from "./sq.js";

/** Everything that the pages say in English. */
export const en: Words = {
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
