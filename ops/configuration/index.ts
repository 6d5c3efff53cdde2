export {
  ConfigurationError,
  readConfiguration,
  readEventStoreConfiguration,
  tenantsOf,
  unknownVariables,
  type Configuration,
  type EventStoreConfiguration,
} from "./configuration.js";
export { configurationReference } from "./reference.js";
