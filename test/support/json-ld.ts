import { createRequire } from "node:module";

/** A term of RDF as the JSON-LD processor gives it. */
export interface Term {
  readonly termType: "NamedNode" | "BlankNode" | "Literal";
  readonly value: string;
  readonly language?: string;
  readonly datatype?: { readonly value: string };
}

export interface Quad {
  readonly subject: Term;
  readonly predicate: Term;
  readonly object: Term;
}

interface Options {
  readonly safe: true;
  readonly documentLoader: (url: string) => Promise<never>;
}

const processor = createRequire(import.meta.url)("jsonld") as {
  toRDF(document: unknown, options: Options): Promise<readonly Quad[]>;
};

/** The statements of a JSON-LD document. Throws for a term that no context defines, and for anything that asks the network. */
export function statementsOf(document: unknown): Promise<readonly Quad[]> {
  const documentLoader = async (url: string) => {
    throw new Error(`the document asks for ${url}`);
  };
  return processor.toRDF(document, { safe: true, documentLoader });
}
