import { charts } from "./en/charts.js";
import { forms } from "./en/forms.js";
import { revenues } from "./en/revenues.js";
import { services } from "./en/services.js";
import { errors, site } from "./en/site.js";
import type { Words } from "./sq.js";

/** Everything that the pages say in English. */
export const en: Words = { charts, errors, forms, revenues, services, site };
