export { compose, type Composition, type CompositionGiven } from "./compose.js";
export { openLog, type ProcessLog } from "./logger.js";
export { openResources, type Resources } from "./resources.js";
export { seedPartsOf } from "./seed-parts.js";
export { TOKENS, type CaseworkWhere } from "./tokens.js";
export { USUAL_PORT } from "./api-settings.js";
export { plansFolder } from "./plans-folder.js";
export { loadPages } from "./pages.js";
