import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { lookAt } from "../../../application/documents/look.js";
import { noScanner, type Uploads } from "../../../application/documents/index.js";
import { MAX_DOCUMENT_BYTES } from "../../../domain/casework/index.js";
import { instant, notParsed, parsed } from "../../../domain/shared/index.js";
import { rightsEvaluator } from "../../../domain/identity/index.js";
import { html, pdf, png, zip } from "../../application/documents/samples.js";
import { FakeApi } from "../support/fake-api.js";

const kept: { readonly tenant: string; readonly userId: string; readonly name: string; readonly bytes: number }[] = [];
const uploads: Uploads = {
  async keep({ tenant, userId }, sent) {
    const looked = await lookAt(noScanner, sent);
    if (!looked.ok) return looked;
    const { content: _content, ...document } = looked.value;
    kept.push({ tenant, userId, name: document.name, bytes: document.bytes });
    return parsed({ ...document, uploadId: "U-1", until: instant("2025-06-02T12:00:00.000Z") });
  },
  find: async () => notParsed("upload-unknown"),
  sweep: async () => 0,
};

const state = { caseId: "C1", subjectId: "T1", office: "velipoje", lodgedAt: "shale", confidentiality: "ordinary" };
const documents = [
  { documentId: "D1", name: "kërkesë “e re”.pdf", mediaType: "application/pdf", digest: "a".repeat(64) },
];
const cases = new Map<string, object>([
  ["shkoder/C1", state],
  ["shkoder/SOCIAL", { ...state, caseId: "SOCIAL", confidentiality: "sensitive" }],
]);
const casework = {
  caseOf: async (tenant: string, id: string) =>
    cases.has(`${tenant}/${id}`) ? parsed({ state: cases.get(`${tenant}/${id}`) }) : notParsed("case-unknown"),
  caseFile: async (tenant: string, id: string) =>
    parsed({ state: cases.get(`${tenant}/${id}`), content: { documents } }),
};
const api = new FakeApi(
  {},
  {
    uploads,
    access: rightsEvaluator,
    casework: casework as never,
    documents: { give: async () => parsed(pdf) } as never,
  },
);
beforeAll(() => api.start());
afterAll(() => api.close());
beforeEach(() => {
  kept.length = 0;
  api.calls.length = 0;
});

async function send(parts: readonly [field: string, name: string, content: Buffer][], headers: Record<string, string>) {
  const form = new FormData();
  for (const [field, name, content] of parts) form.append(field, new Blob([new Uint8Array(content)]), name);
  const response = await fetch(`${api.url}/documents/uploads`, { method: "POST", headers, body: form });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** A body as a hostile client writes it. */
function sendRaw(body: Buffer, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${api.url}/documents/uploads`, { method: "POST", headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (piece: string) => (text += piece));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

const named = (filename: string) =>
  Buffer.concat([
    Buffer.from(`--x\r\nContent-Disposition: form-data; name="file"; filename="${filename}"\r\n\r\n`),
    pdf,
    Buffer.from("\r\n--x--\r\n"),
  ]);

describe("POST /documents/uploads", () => {
  test("takes one document in, for who sent it", async () => {
    const headers = await api.as(["clerk"]);
    const answer = await send([["file", "kërkesë ë.pdf", pdf]], headers);
    expect(answer).toMatchObject({ status: 201, body: { upload: "U-1", name: "kërkesë ë.pdf", bytes: pdf.length } });
    expect(kept).toMatchObject([{ tenant: "shkoder", name: "kërkesë ë.pdf" }]);
  });

  test.each([
    ["a page with another's extension", "faqe.pdf", html, "document-type-not-allowed"],
    ["an image with another's extension", "foto.pdf", png, "document-extension-wrong"],
    ["an archive", "bombë.zip", zip, "document-type-not-allowed"],
    ["0 bytes", "bosh.pdf", Buffer.alloc(0), "document-empty"],
    ["two files in one", "dy.pdf", Buffer.concat([pdf, zip]), "document-more-than-one"],
    ["half a document", "gjysmë.pdf", pdf.subarray(0, 60), "document-damaged"],
  ])("refuses %s", async (_what, name, content, rule) => {
    const answer = await send([["file", name, content]], await api.as(["clerk"]));
    expect(answer).toMatchObject({ status: 422, body: { rule } });
    expect(kept).toEqual([]);
  });

  test.each(["../../etc/passwd.pdf", "..\\\\..\\\\x.pdf", "/etc/x.pdf", "C:\\\\x.pdf", ".pdf", "a/b.pdf"])(
    "refuses the name %s",
    async (name) => {
      const headers = { ...(await api.as(["clerk"])), "content-type": "multipart/form-data; boundary=x" };
      const answer = await sendRaw(named(name), headers);
      expect([answer.status, answer.body]).toEqual([422, expect.stringContaining("document-name-malformed")]);
      expect(kept).toEqual([]);
    },
  );

  test("refuses 26 MB, by the declared length and without one", async () => {
    const large = Buffer.concat([pdf, Buffer.alloc(MAX_DOCUMENT_BYTES + 1_000_000)]);
    const headers = await api.as(["clerk"]);
    expect(await send([["file", "i madh.pdf", large]], headers)).toMatchObject({
      status: 413,
      body: { rule: "document-too-large" },
    });
    const body = Buffer.concat([named("i madh.pdf").subarray(0, -9), large, Buffer.from("\r\n--x--\r\n")]);
    const chunked = { ...headers, "content-type": "multipart/form-data; boundary=x", "transfer-encoding": "chunked" };
    const answer = await sendRaw(body, chunked);
    expect(answer.body).toContain("document-too-large");
    expect(kept).toEqual([]);
  });

  test("refuses anything but one file in its field", async () => {
    const headers = await api.as(["clerk"]);
    for (const parts of [
      [],
      [["other", "a.pdf", pdf]],
      [
        ["file", "a.pdf", pdf],
        ["file", "b.pdf", pdf],
      ],
    ] as const)
      expect(await send([...parts] as never, headers)).toMatchObject({
        status: 415,
        body: { rule: "upload-not-multipart" },
      });
    for (const type of ["application/json", "multipart/form-data", "multipart/form-data; boundary="]) {
      const answer = await sendRaw(Buffer.from("{}"), { ...headers, "content-type": type });
      expect([type, answer.status]).toEqual([type, 415]);
    }
    const cut = await sendRaw(named("a.pdf").subarray(0, 120), {
      ...headers,
      "content-type": "multipart/form-data; boundary=x",
    });
    expect(cut.status).toBe(415);
  });

  test("is for those who lodge or act", async () => {
    expect((await send([["file", "a.pdf", pdf]], {})).status).toBe(401);
    expect((await send([["file", "a.pdf", pdf]], await api.as(["auditor"]))).status).toBe(403);
    expect(api.calls).toMatchObject([{ useCase: "recordAccess", input: { kind: "AccessDenied" } }]);
    expect(kept).toEqual([]);
  });
});

describe("a form of a page, sent without script", () => {
  const sendFrom = async (back: string, headers: Record<string, string>) => {
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(pdf)]), "a.pdf");
    const address = `${api.url}/documents/uploads?slot=letter&back=${encodeURIComponent(back)}`;
    const response = await fetch(address, { method: "POST", headers, body: form, redirect: "manual" });
    return { status: response.status, to: response.headers.get("location") };
  };

  test("is led back to its page, with what came of it", async () => {
    const answer = await sendFrom("/sq/apliko/vertetim?x=1", await api.as(["clerk"]));
    expect(answer.status).toBe(303);
    expect(answer.to).toMatch(/^\/sq\/apliko\/vertetim\?x=1&upload=U-1&slot=letter&name=a\.pdf&until=/);
  });

  test.each(["/sq/..//evil.example/x", "/sq/.//..//evil.example", "//evil.example/sq/", "/sq/\\evil.example", "/xx/y"])(
    "is never led to %s",
    async (back) => {
      for (const headers of [{}, await api.as(["clerk"])]) expect((await sendFrom(back, headers)).to).toBeNull();
    },
  );

  test("of a foreign site is refused, whoever sends it", async () => {
    const headers = { origin: "https://evil.example" };
    expect(await sendFrom("/sq/apliko/vertetim", headers)).toEqual({ status: 403, to: null });
  });

  test("leaves the trace of a denial as any other", async () => {
    const answer = await sendFrom("/sq/apliko/vertetim", await api.as(["auditor"]));
    expect(answer.to).toContain("refused=");
    expect(api.calls).toMatchObject([{ useCase: "recordAccess", input: { kind: "AccessDenied" } }]);
    expect(kept).toEqual([]);
  });
});

describe("GET /documents/cases/…", () => {
  const get = async (path: string, headers: Record<string, string>) =>
    fetch(`${api.url}/documents/cases/${path}`, { headers });

  test("gives a document out as an attachment, and records it", async () => {
    const response = await get("C1/D1", await api.as(["specialist"], ["shale"]));
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true);
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(response.headers.get("content-disposition")).toBe(
      "attachment; filename=\"kerkese _e re_.pdf\"; filename*=UTF-8''k%C3%ABrkes%C3%AB%20%E2%80%9Ce%20re%E2%80%9D.pdf",
    );
    expect(api.calls).toMatchObject([
      { useCase: "recordAccess", input: { kind: "RecordRead", subjectId: "T1", resource: "case/C1/D1" } },
    ]);
  });

  test("shows what runs nothing in a page of ours, and records that too", async () => {
    const response = await get("C1/D1?view=page", await api.as(["specialist"], ["shale"]));
    expect(response.headers.get("content-disposition")).toMatch(/^inline; filename="kerkese/);
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'; .*frame-ancestors 'self'$/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(api.calls).toMatchObject([{ useCase: "recordAccess", input: { kind: "RecordRead" } }]);
  });

  test.each([
    ["another office's", "C1/D1", ["specialist"], ["puke"], true],
    ["a sensitive case's", "SOCIAL/D1", ["specialist"], null, true],
    ["of no case", "NONE/D1", ["specialist"], null, false],
    ["of no document", "C1/D9", ["specialist"], null, false],
  ] as const)("%s is answered as one that is not there", async (_what, path, roles, offices, recorded) => {
    const response = await get(path, await api.as(roles, offices));
    expect(response.status).toBe(404);
    const denials = api.calls.filter(({ input }) => (input as { kind?: string }).kind === "AccessDenied");
    expect(denials.length).toBe(recorded ? 1 : 0);
  });

  test("is for signed-in officers who read cases, and only for names that are some", async () => {
    expect((await get("C1/D1", {})).status).toBe(401);
    expect((await get("C1/D1", await api.as(["cashier"]))).status).toBe(403);
    expect((await get("..%2F..%2Fetc/passwd", await api.as(["specialist"]))).status).toBe(400);
    expect((await get("SOCIAL/D1", await api.as(["social-worker"]))).status).toBe(200);
  });
});

describe("a form of our pages, sent without script", () => {
  const BACK = "/sq/apliko/permit/documents?x=1";
  const sentFrom = async (back: string, content: Buffer, headers: Record<string, string>) => {
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array(content)]), "kërkesë.pdf");
    const query = new URLSearchParams({ back, slot: "paper-id-card" });
    return fetch(`${api.url}/documents/uploads?${query}`, { method: "POST", headers, body: form, redirect: "manual" });
  };

  test("leads back to its page, with the handle and the place that it is for", async () => {
    const response = await sentFrom(BACK, pdf, await api.asCitizen("PAYER1"));
    expect(response.status).toBe(303);
    const { pathname, searchParams } = new URL(response.headers.get("location")!, api.url);
    expect(pathname).toBe("/sq/apliko/permit/documents");
    expect(Object.fromEntries(searchParams)).toEqual({
      ...{ x: "1", upload: "U-1", slot: "paper-id-card", name: "kërkesë.pdf", until: "2025-06-02T12:00:00.000Z" },
    });
  });

  test("is told there why a file was not taken; what was said before is gone", async () => {
    const response = await sentFrom(`${BACK}&refused=old&at=old`, html, await api.asCitizen("PAYER1"));
    const { searchParams } = new URL(response.headers.get("location")!, api.url);
    expect([response.status, searchParams.getAll("at")]).toEqual([303, ["paper-id-card"]]);
    expect(searchParams.getAll("refused")).toEqual([expect.stringMatching(/^document-/)]);
    expect(kept).toEqual([]);
  });

  test.each(["https://evil.example/sq/x", "//evil.example/sq", "/sq\\evil", "/graphql", `/sq/${"x".repeat(9000)}`])(
    "leads nowhere else: %.30s",
    async (back) => {
      const response = await sentFrom(back, pdf, await api.asCitizen("PAYER1"));
      expect([response.status, response.headers.get("location")]).toEqual([201, null]);
    },
  );
});
