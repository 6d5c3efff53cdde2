import { ApiError } from "../../errors/index.js";
import { access, wholeMunicipality } from "../access/index.js";
import { recordRead } from "../access/record-read.js";
import { builder } from "../builder.js";
import { READ, visibleCase } from "../casework/access/index.js";
import { checkedId } from "../inputs/index.js";
import { list } from "../list.js";
import { mutation } from "../mutation.js";
import { MessageFilter, QueueMessageInput } from "./inputs.js";
import { MessageInWordsRef, MessageRef } from "./types.js";

/** What was said to people: the list for who looks after it, the words for who may read the case. */
export function addCorrespondence(): void {
  list({
    name: "messages",
    description: "What was said to people and what became of it, the latest first.",
    permission: "message.read",
    view: "messages",
    nodeName: "Message",
    node: MessageRef,
    filter: MessageFilter,
    list: (readSide) => readSide.messages,
    personal: false,
  });
  builder.queryField("messageInWords", (t) =>
    t.field({
      type: MessageInWordsRef,
      description: "A message about a case, as it was said, for who may read the case. The reading is recorded.",
      extensions: access(READ),
      args: { messageId: t.arg.id({ required: true }) },
      resolve: async (_root, args, context) => {
        const { tenant } = context.authorisation.signedIn();
        const found = await context.dependencies.correspondence.findMessage(tenant, checkedId(args.messageId));
        const caseId = found?.state.message.caseId ?? null;
        // One that concerns no case is nobody's to read.
        if (!found || caseId === null) throw new ApiError("NOT_FOUND", "not-found");
        await visibleCase(context, READ, caseId);
        await recordRead(context, READ, "message", found.state.message.subjectId);
        return found;
      },
    }),
  );
  mutation({
    name: "queueMessageAgain",
    description: "Has a message tried again that was given up or set aside, to the address that is known now.",
    permission: "message.write",
    input: QueueMessageInput,
    useCase: ({ correspondence }) => correspondence.queueMessageAgain,
    payload: { messageId: "ID" },
    offices: async ({ messageId }, { dependencies }, tenant) => {
      const found = await dependencies.correspondence.findMessage(tenant, messageId);
      if (!found) throw new ApiError("NOT_FOUND", "not-found");
      const { office } = found.state.message;
      return office === null ? wholeMunicipality() : [office];
    },
  });
}
