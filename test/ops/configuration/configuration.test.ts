import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import {
  ConfigurationError,
  readConfiguration,
  readEventStoreConfiguration,
  tenantsOf,
  unknownVariables,
} from "../../../ops/configuration/index.js";
import { eventStoreSettings } from "../../../ops/configuration/event-store-settings.js";
import { settings } from "../../../ops/configuration/settings.js";
import { packageRoot } from "../../../ops/paths.js";

describe("the configuration", () => {
  test("needs nothing to be set", () => {
    const configuration = readConfiguration({});
    expect(configuration).toMatchObject({
      host: "127.0.0.1",
      profile: "development",
      projections: true,
      tenants: ["shkoder"],
    });
    expect(configuration.dataFolder).toBe(join(packageRoot(), ".data"));
    expect(configuration.port).toBeUndefined();
    expect(configuration.eventStoreUrl).toBeUndefined();
  });

  test("an empty variable is one that is not set", () => {
    expect(readConfiguration({ DEFTER_POSTGRES_URL: "", DEFTER_PORT: "" }).postgresUrl).toBeUndefined();
  });

  test("names everything that is wrong at once, and repeats no value", () => {
    const wrong = {
      DEFTER_PORT: "tcp://10.0.0.1:4000",
      DEFTER_POSTGRES_URL: "mysql://root:secret@host",
      DEFTER_SECURE_COOKIES: "true",
      DEFTER_TENANTS: "Shkodër",
    };
    expect(() => readConfiguration(wrong)).toThrow(ConfigurationError);
    try {
      readConfiguration(wrong);
    } catch (error) {
      expect((error as ConfigurationError).faults).toHaveLength(4);
      expect((error as Error).message).not.toMatch(/secret|10\.0/);
    }
  });

  test("binds municipalities to host names", () => {
    const { tenants } = readConfiguration({ DEFTER_TENANTS: "shkoder@tax.shkoder.al, lezhe, shkoder@defter.example" });
    expect(tenantsOf({ tenants })).toEqual([
      { code: "shkoder", hostnames: ["tax.shkoder.al", "defter.example"] },
      { code: "lezhe", hostnames: [] },
    ]);
  });

  test("puts mail into a folder and shows it to who sits at the machine, unless a server or production is set", () => {
    expect(readConfiguration({})).toMatchObject({ sms: "folder", mailViewer: "this-machine", dispatcher: true });
    expect(readConfiguration({ DEFTER_PROFILE: "production" })).toMatchObject({ sms: "folder", mailViewer: "off" });
    const server = { DEFTER_SMTP_URL: "smtp://u:p@mail.example.al:587", DEFTER_MAIL_FROM: "noreply@example.al" };
    expect(readConfiguration(server)).toMatchObject({ sms: "off", mailViewer: "off" });
    expect(readConfiguration({ ...server, DEFTER_MAIL_VIEWER: "everyone" }).mailViewer).toBe("everyone");
  });

  test("knows a mail server and an address when it sees one, and repeats neither", () => {
    const fault = (environment: NodeJS.ProcessEnv) => {
      try {
        readConfiguration(environment);
      } catch (error) {
        return (error as Error).message;
      }
      throw new Error("nothing wrong");
    };
    expect(fault({ DEFTER_SMTP_URL: "smtp://u:p@h" })).toBe("DEFTER_MAIL_FROM must be set beside DEFTER_SMTP_URL");
    expect(fault({ DEFTER_SMTP_URL: "smtp://u:secret@h:x", DEFTER_MAIL_FROM: "a@b.al" })).not.toContain("secret");
    expect(fault({ DEFTER_MAIL_FROM: "Bashkia <a@b.al>" })).toContain("must be an address");
  });

  test("finds variables that are misspelt", () => {
    expect(unknownVariables({ DEFTER_PROT: "1", DEFTER_PORT: "1", HOME: "/" })).toEqual(["DEFTER_PROT"]);
    expect(unknownVariables({ DEFTER_EVENTSTORE_USERS_FILE: "/etc/users" })).toEqual([]);
  });

  test("of the event store as a program: alone on this machine, unless it is encrypted and asks who calls", () => {
    expect(readEventStoreConfiguration({})).toMatchObject({ host: "127.0.0.1", usersFile: undefined });
    const files = {
      DEFTER_EVENTSTORE_CERTIFICATE_FILE: "/etc/server.crt",
      DEFTER_EVENTSTORE_KEY_FILE: "/etc/server.key",
      DEFTER_EVENTSTORE_USERS_FILE: "/etc/users",
    };
    const open = { DEFTER_EVENTSTORE_HOST: "0.0.0.0", ...files };
    expect(readEventStoreConfiguration(open)).toMatchObject({ host: "0.0.0.0", usersFile: "/etc/users" });
    for (const missing of Object.keys(files)) {
      expect(() => readEventStoreConfiguration({ ...open, [missing]: "" })).toThrow(ConfigurationError);
    }
  });

  test("no variable is read anywhere else", () => {
    const known = new Set<string>(
      [settings, eventStoreSettings].flatMap((table) => Object.values(table).map(({ variable }) => variable)),
    );
    const named = ["domain", "application", "projections", "read-models", "api", "ops"]
      .flatMap((floor) =>
        readdirSync(join(packageRoot(), floor), { recursive: true, encoding: "utf8" }).map((file) =>
          join(packageRoot(), floor, file),
        ),
      )
      .filter((file) => /\.(ts|mjs|yaml)$/.test(file))
      .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/(?<![A-Z_])DEFTER_[A-Z_]+/g)].map(([name]) => name));
    // The last is of the tests: the command of the night lengthens them.
    const others = ["DEFTER_", "DEFTER_X", "DEFTER_ERROR_CODES", "DEFTER_FAULT_FACTOR"];
    expect(named.filter((name) => !known.has(name) && !others.includes(name))).toEqual([]);
  });
});
