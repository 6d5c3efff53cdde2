import { fail, redirect } from "@sveltejs/kit";
import { failed, textOf, typedIn } from "$lib/desk/failed.js";
import { namedIn } from "$lib/desk/named.js";
import { refusedAct } from "$lib/desk/packages/article/acts.js";
import { codeOf, newArticle } from "$lib/desk/packages/article/arrange.js";
import { countedByArticle } from "$lib/desk/packages/article/looked.js";
import { placeBack, standingsOf } from "$lib/desk/packages/article/standing.js";
import { draftOf, packageAddress } from "$lib/desk/packages/draft.js";
import { comparedWith } from "$lib/desk/packages/in-force.js";
import { ADD_ARTICLE, CHECK, MOVE_ARTICLE, VOCABULARY } from "$lib/desk/packages/question.js";
import { deskWords } from "$lib/desk/words/index.js";

export async function load({ locals: { ask, language }, params: { id }, url: { searchParams } }) {
  const { content, status, fiscalYear } = await draftOf(ask, id, language, searchParams.get("at") || null);
  const [{ packageCheck }, { packageVocabulary }, inForce] = await Promise.all([
    ask(CHECK, { content }),
    ask(VOCABULARY, { content }),
    comparedWith(ask, fiscalYear, id),
  ]);
  const revenueNamed = (code: string) => namedIn(packageVocabulary.revenueItems, code, language);
  const codes = content.items.map(({ code }) => code);
  const findings = countedByArticle(codes, packageCheck.findings);
  const { standings, removed } = standingsOf(content, inForce, language, revenueNamed);
  const subjects = new Map(content.subjects.map(({ code, name }) => [code, name]));
  return {
    id,
    status,
    name: content.name,
    inForceName: inForce?.name ?? null,
    articles: content.items.map(({ code, name, kind, subject }) => ({
      ...{ code, name, kind, subject: subjects.get(subject) ?? null },
      ...{ findings: findings.get(code) ?? 0, standing: standings.get(code)! },
    })),
    removed,
    commandId: crypto.randomUUID(),
    done: searchParams.has("done"),
  };
}

export const actions = {
  add: async ({ request, params: { id }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const say = deskWords(language).articles;
    const name = { sq: textOf(sent, "name.sq"), en: textOf(sent, "name.en") };
    if (name.sq === "" || name.en === "")
      return fail(422, {
        form: "add",
        faults: [{ id: name.sq === "" ? "name.sq" : "name.en", message: say.nameMissing }],
        typed: typedIn(sent),
      });
    const { content } = await draftOf(ask, id, language);
    const code = codeOf(textOf(sent, "code"), name);
    const model = content.items.find((each) => each.code === textOf(sent, "from"));
    const asked = await ask.try(ADD_ARTICLE, {
      commandId: textOf(sent, "commandId"),
      input: {
        packageId: id,
        article: model ? { ...model, code, name } : newArticle(code, name),
        after: textOf(sent, "after") || null,
      },
    });
    if (!asked.ok) {
      if (asked.fault.rule !== "article-exists") return refusedAct("add", asked, sent, language);
      return failed(
        "add",
        { ...asked.fault, fields: [{ path: "code", message: say.codeTaken }] },
        sent,
        (path) => path,
      );
    }
    const { position } = asked.data.addArticle.receipt;
    redirect(303, `${packageAddress(language, id, `articles/${code}`)}?saved&at=${position ?? ""}`);
  },

  /** `code:after`: what a button beside the row asks for; the two by themselves where any article is put anywhere. */
  move: async ({ request, params: { id }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const asks = sent.has("move") ? textOf(sent, "move").split(":") : [textOf(sent, "code"), textOf(sent, "after")];
    const [code = "", after = ""] = asks;
    const input = { packageId: id, code, after: after || null };
    const asked = await ask.try(MOVE_ARTICLE, { commandId: textOf(sent, "commandId"), input });
    if (!asked.ok) return refusedAct("move", asked, sent, language);
    const { position } = asked.data.moveArticle.receipt;
    redirect(303, `${packageAddress(language, id, "articles")}?done&at=${position ?? ""}#${code}`);
  },

  restore: async ({ request, params: { id }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const { content, fiscalYear } = await draftOf(ask, id, language);
    const inForce = await comparedWith(ask, fiscalYear, id);
    const article = inForce?.items.find(({ code }) => code === textOf(sent, "code"));
    if (!inForce || !article) return fail(409, { form: "restore", faults: [], typed: {} });
    const input = { packageId: id, article, after: placeBack(content, inForce, article.code) };
    const asked = await ask.try(ADD_ARTICLE, { commandId: textOf(sent, "commandId"), input });
    if (!asked.ok) return refusedAct("restore", asked, sent, language);
    const { position } = asked.data.addArticle.receipt;
    redirect(303, `${packageAddress(language, id, "articles")}?done&at=${position ?? ""}#${article.code}`);
  },
};
