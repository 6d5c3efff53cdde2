import "reflect-metadata";
import { Container, type ServiceIdentifier } from "inversify";
import type { Logger } from "pino";
import type { Configuration } from "../configuration/index.js";
import { casework } from "./modules/casework.js";
import { correspondence } from "./modules/correspondence.js";
import { foundation } from "./modules/foundation.js";
import { identity } from "./modules/identity.js";
import { processing } from "./modules/processing.js";
import { projecting } from "./modules/projecting.js";
import { reading } from "./modules/reading.js";
import { taxation } from "./modules/taxation.js";
import { writeCore } from "./modules/write-core.js";
import type { Resources } from "./resources.js";
import { TOKENS } from "./tokens.js";

/** What cannot be made from nothing. */
export interface CompositionGiven {
  readonly configuration: Configuration;
  readonly resources: Resources;
  readonly logger: Logger;
}

/** Defter, put together; each part is made when it is first asked for, and once. */
export interface Composition {
  get<Service>(token: ServiceIdentifier<Service>): Service;
}

/** The composition root: server, command line, benchmarks and tests of the whole all stand on this one. */
export function compose(given: CompositionGiven): Composition {
  const container = new Container({ defaultScope: "Singleton" });
  container.bind(TOKENS.configuration).toConstantValue(given.configuration);
  container.bind(TOKENS.resources).toConstantValue(given.resources);
  container.bind(TOKENS.logger).toConstantValue(given.logger);
  container.load(foundation, writeCore, taxation, casework, identity, correspondence, projecting, processing, reading);
  return { get: (token) => container.get(token) };
}
