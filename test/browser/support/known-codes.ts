import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { z } from "zod";
import { defterEvents } from "../../../application/ledger/index.js";
import { en } from "../../../api/messages/en.js";
import { sq } from "../../../api/messages/sq.js";
import { dataFile, packageRoot } from "../../../ops/paths.js";
import type { Language } from "../../../ui/src/lib/words/index.js";

/** One word or several with hyphens, as the product writes its codes. Shorter ones are units of measure, and words. */
const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const SHORTEST = 4;

/**
 * The codes that Defter keeps instead of words, which no page in this language may show: what the facts list (states,
 * ways, grounds, roles), what the types of the domain and of what is read do, what the API says that it answers, and what the definitions of the town are made of (services,
 * states, steps, documents, offices, taxes). One that is a plain word of the language's own texts is none: nobody could
 * tell them apart.
 */
export function knownCodes(language: Language): readonly string[] {
  const known = listed.get(language) ?? codesIn(language);
  listed.set(language, known);
  return known;
}

const listed = new Map<Language, readonly string[]>();

function codesIn(language: Language): readonly string[] {
  const codes = new Set([...codesOfFacts(), ...codesOfTypes(), ...codesOfAnswers(), ...codesOfDefinitions()]);
  const words = wordsOf(language);
  return [...codes].filter((code) => code.length >= SHORTEST && CODE.test(code) && !words.has(code)).toSorted();
}

function codesOfFacts(): string[] {
  return defterEvents.flatMap(({ schema }) =>
    textsIn(z.toJSONSchema(schema, { unrepresentable: "any" }), (key) => key === "enum" || key === "const"),
  );
}

/** `type Phase = "none" | "lodged"`: the states that follow from facts. */
function codesOfTypes(): string[] {
  const codes: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) codes.push(node.literal.text);
    ts.forEachChild(node, look);
  };
  for (const layer of ["domain", "read-models"])
    for (const name of readdirSync(join(packageRoot(), layer), { recursive: true, encoding: "utf8" }))
      if (name.endsWith(".ts")) look(parsed(join(packageRoot(), layer, name)));
  return codes;
}

/** The SDL names the values of a field in its description: \`running\`, \`finished\` or \`abandoned\`. */
function codesOfAnswers(): string[] {
  const sdl = readFileSync(join(packageRoot(), "api", "schema.graphql"), "utf8");
  return [...sdl.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);
}

const LANGUAGES: readonly string[] = ["sq", "en"] satisfies readonly Language[];

function dataFiles(): unknown[] {
  return readdirSync(dataFile("."))
    .filter((name) => name.endsWith(".json"))
    .map((name): unknown => JSON.parse(readFileSync(dataFile(name), "utf8")));
}

function codesOfDefinitions(): string[] {
  return dataFiles().flatMap((content) => textsIn(content, (_key, path) => !path.some((at) => LANGUAGES.includes(at))));
}

/** Every word that the product says in a language: of refusals, of pages, and the names that its data give. */
function wordsOf(language: Language): ReadonlySet<string> {
  const texts = [
    ...Object.values(language === "sq" ? sq : en),
    ...wordFiles(language).flatMap(saidIn),
    ...dataFiles().flatMap((content) => textsIn(content, (_key, path) => path.includes(language))),
  ];
  return new Set(texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*/gu) ?? []));
}

function wordFiles(language: Language): string[] {
  const lib = join(packageRoot(), "ui", "src", "lib");
  return readdirSync(lib, { recursive: true, encoding: "utf8" })
    .filter((name) => new RegExp(`words[/\\\\]${language}([/\\\\-].+)?\\.ts$`).test(name))
    .map((name) => join(lib, name));
}

const COMPARED = [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken];

/** The texts of a file of words: neither names of members, nor what something is compared with. */
function saidIn(file: string): string[] {
  const said: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isPropertyAssignment(node)) return look(node.initializer);
    if (ts.isBinaryExpression(node) && COMPARED.includes(node.operatorToken.kind)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      said.push(node.text);
    ts.forEachChild(node, look);
  };
  look(parsed(file));
  return said;
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
}

/** The texts anywhere in a value whose place (the nearest key, and all keys on the way) is asked for. */
function textsIn(
  value: unknown,
  isAsked: (key: string, path: readonly string[]) => boolean,
  path: readonly string[] = [],
): string[] {
  if (typeof value === "string") return isAsked(path.at(-1) ?? "", path) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, isAsked, path));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, isAsked, [...path, key]));
}
