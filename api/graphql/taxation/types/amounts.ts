import type { Components, StatedAmounts } from "../../../../domain/taxation/index.js";
import { addLek } from "../../../../domain/shared/index.js";
import { objectType } from "../../builder.js";

const stated = objectType<StatedAmounts>(
  "StatedAmounts",
  "inherit",
  "The amounts as they stand on a paper, as of its day.",
);
stated.implement((t) => ({
  enforcementCosts: t.field({ type: "Lek", resolve: ({ enforcementCosts }) => enforcementCosts }),
  principal: t.field({ type: "Lek", resolve: ({ principal }) => principal }),
  interest: t.field({ type: "Lek", resolve: ({ interest }) => interest }),
  fine: t.field({ type: "Lek", resolve: ({ fine }) => fine }),
  total: t.field({ type: "Lek", resolve: ({ total }) => total }),
}));
export const StatedAmountsRef = stated.reference;

const components = objectType<Components>("Components", "inherit", "What is owed or settled, by part.");
components.implement((t) => ({
  enforcementCosts: t.field({ type: "Lek", resolve: (all) => all["enforcement-costs"] }),
  principal: t.field({ type: "Lek", resolve: ({ principal }) => principal }),
  interest: t.field({ type: "Lek", resolve: ({ interest }) => interest }),
  fine: t.field({ type: "Lek", resolve: ({ fine }) => fine }),
  total: t.field({
    type: "Lek",
    resolve: (all) => addLek(addLek(all["enforcement-costs"], all.principal), addLek(all.interest, all.fine)),
  }),
}));
export const ComponentsRef = components.reference;
