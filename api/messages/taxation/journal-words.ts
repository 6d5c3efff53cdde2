import type { Words } from "../words.js";

/** What happened, as the journal says it: `entry-` and the code of the entry. */
export const journalWords: Words = {
  "entry-obligations-assessed": { sq: "Detyrimet e vitit u llogaritën", en: "The year's obligations were assessed" },
  "entry-obligations-reassessed": {
    sq: "Detyrimet e vitit u rillogaritën",
    en: "The year's obligations were assessed anew",
  },
  "entry-obligation-charged": { sq: "U ngarkua një detyrim", en: "An obligation was charged" },
  "entry-payment-received": { sq: "U mor një pagesë", en: "A payment was received" },
  "entry-payment-reversed": { sq: "U anulua një pagesë", en: "A payment was reversed" },
  "entry-refund-approved": { sq: "U miratua një rimbursim", en: "A refund was approved" },
  "entry-refund-withdrawn": { sq: "U tërhoq një rimbursim", en: "A refund was withdrawn" },
  "entry-refund-paid": { sq: "U pagua një rimbursim", en: "A refund was paid" },
  "entry-objection-lodged": { sq: "U paraqit një ankim", en: "An objection was lodged" },
  "entry-objection-decided": { sq: "U vendos për një ankim", en: "An objection was decided" },
  "entry-instalment-agreement-made": { sq: "U lidh një marrëveshje me këste", en: "An instalment agreement was made" },
  "entry-instalment-agreement-broken": {
    sq: "U prish një marrëveshje me këste",
    en: "An instalment agreement was broken",
  },
  "entry-instalment-agreement-kept": {
    sq: "U përmbush një marrëveshje me këste",
    en: "An instalment agreement was kept",
  },
  "entry-obligation-written-off": { sq: "U fshi një detyrim", en: "An obligation was written off" },
  "entry-account-merged": { sq: "U bashkuan dy llogari", en: "Two accounts were merged" },
};
