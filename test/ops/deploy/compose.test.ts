import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readConfiguration, unknownVariables } from "../../../ops/configuration/index.js";
import { packageRoot } from "../../../ops/paths.js";

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly ports?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const deploy = join(packageRoot(), "ops", "deploy");
const compose = parse(readFileSync(join(deploy, "compose.yaml"), "utf8"), {
  strict: true,
  uniqueKeys: true,
}) as Compose;
const services = Object.entries(compose.services);

describe("the compose file", () => {
  test("holds Defter and the three real stores", () => {
    expect(Object.keys(compose.services).sort()).toEqual(["defter", "eventstore", "mongo", "postgres"]);
  });

  test("gives Defter an environment that it accepts, with a URL of every store", () => {
    const environment = {
      ...compose.services["defter"]!.environment,
      // From secrets/defter.env, as the head of the file says.
      DEFTER_POSTGRES_URL: "postgresql://defter:x@postgres:5432/defter",
    };
    const configuration = readConfiguration(environment);
    expect(unknownVariables(environment)).toEqual([]);
    for (const url of [configuration.eventStoreUrl, configuration.mongoUrl, configuration.postgresUrl])
      expect(compose.services[new URL(url!.replace(/^\w+:/, "http:")).hostname]).toBeDefined();
    expect(configuration.profile).toBe("production");
  });

  test.each(services)("%s names only what exists", (_name, service) => {
    for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
      expect(condition).toBe("service_healthy");
      expect(compose.services[other]!.healthcheck!.test.length).toBeGreaterThan(1);
    }
    for (const volume of service.volumes ?? []) expect(compose.volumes).toHaveProperty(volume.split(":")[0]!);
    for (const secret of service.secrets ?? []) expect(compose.secrets).toHaveProperty(secret);
  });

  test.each(services)("%s shows no port to other machines", (_name, service) => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  test("no secret is written into it", () => {
    const passwords = services.flatMap(([, { environment = {} }]) =>
      Object.keys(environment).filter((name) => /PASSWORD|SECRET|TOKEN/.test(name) && !name.endsWith("_FILE")),
    );
    expect(passwords).toEqual([]);
    expect(readFileSync(join(packageRoot(), ".gitignore"), "utf8")).toContain("ops/deploy/secrets/");
  });
});

describe("the Dockerfile", () => {
  const { context, dockerfile } = compose.services["defter"]!.build!;
  const text = readFileSync(join(deploy, context, dockerfile), "utf8");

  test("copies what the checkout has, and starts a program that is built", () => {
    for (const [, sources] of text.matchAll(/^COPY (?!--)(.+) \S+$/gm))
      for (const source of sources!.split(" ")) expect(existsSync(join(deploy, context, source))).toBe(true);
    const program = /"(dist\/[^"]+)\.js"\]\s*$/.exec(text)![1]!;
    expect(existsSync(join(packageRoot(), `${program.replace(/^dist\//, "")}.ts`))).toBe(true);
  });

  test("sets only what Defter reads, and does not run as root", () => {
    const environment = Object.fromEntries(
      [...text.matchAll(/(DEFTER_\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
    );
    expect(unknownVariables(environment)).toEqual([]);
    expect(readConfiguration(environment)).toMatchObject({ host: "0.0.0.0", port: 4000, logFile: "stdout" });
    expect(text).toMatch(/^USER node$/m);
  });
});
