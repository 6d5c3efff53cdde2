export {
  ConfigurationError,
  readConfiguration,
  tenantsOf,
  unknownVariables,
  type Configuration,
} from "./configuration.js";
export { configurationReference } from "./reference.js";
