import type { Words } from "./words.js";

/** What each permission of the table of rights lets do, as it is told to whoever gives roles. */
export const rightsWords: Words = {
  "right-register.read": {
    sq: "Sheh regjistrin e tatimpaguesve dhe objektet e tyre",
    en: "Sees the register of taxpayers and their objects",
  },
  "right-register.write": {
    sq: "Regjistron tatimpagues, deklaron dhe ndryshon objekte",
    en: "Registers taxpayers, declares and changes objects",
  },
  "right-register.merge": {
    sq: "Bashkon regjistrime të dyfishta të një tatimpaguesi",
    en: "Merges duplicate records of a taxpayer",
  },
  "right-relief.write": { sq: "Jep dhe heq lehtësime", en: "Grants and ends reliefs" },
  "right-account.read": {
    sq: "Sheh detyrimet, faturat dhe pagesat e tatimpaguesve",
    en: "Sees what taxpayers owe, were billed and paid",
  },
  "right-account.assess": { sq: "Llogarit detyrimin vjetor të një tatimpaguesi", en: "Assesses a taxpayer's year" },
  "right-account.charge": {
    sq: "Ngarkon detyrime që lindin nga një akt",
    en: "Charges what arises from an act",
  },
  "right-account.invoice": { sq: "Lëshon, dërgon dhe anulon fatura", en: "Issues, serves and cancels invoices" },
  "right-account.write-off": { sq: "Fshin detyrime me vendim", en: "Writes obligations off by decision" },
  "right-agreement.write": {
    sq: "Lidh marrëveshje për pagesë me këste dhe i mbyll",
    en: "Makes instalment agreements and ends them",
  },
  "right-objection.lodge": { sq: "Pranon ankime për detyrimet", en: "Takes objections against what is owed" },
  "right-objection.decide": { sq: "Vendos për ankimet", en: "Decides on objections" },
  "right-payment.receive": { sq: "Merr pagesa dhe jep mandatpagesë", en: "Takes payments and gives receipts" },
  "right-payment.reverse": { sq: "Anulon pagesa të regjistruara gabim", en: "Reverses payments entered wrongly" },
  "right-refund.approve": { sq: "Miraton kthime parash", en: "Approves refunds" },
  "right-refund.pay": { sq: "Paguan kthimet e miratuara", en: "Pays approved refunds out" },
  "right-cash-desk.write": { sq: "Hap dhe mbyll arkën", en: "Opens and closes the cash desk" },
  "right-cash-desk.read": {
    sq: "Sheh ditën e arkave që ka hapur vetë",
    en: "Sees the day of the cash desks opened by themselves",
  },
  "right-cash-desk.oversee": {
    sq: "Sheh ditën e të gjitha arkave të zyrës",
    en: "Sees the day of every cash desk of the office",
  },
  "right-arrears.read": {
    sq: "Sheh detyrimet e prapambetura sipas moshës dhe kush i detyrohet bashkisë më shumë",
    en: "Sees arrears by age, and who owes most",
  },
  "right-clearance.check": {
    sq: "Kontrollon nëse janë shlyer detyrimet vendore",
    en: "Checks whether local dues are paid",
  },
  "right-clearance.issue": { sq: "Lëshon vërtetime të shlyerjes së detyrimeve", en: "Issues tax clearances" },
  "right-clearance.revoke": { sq: "Revokon vërtetime të shlyerjes", en: "Revokes tax clearances" },
  "right-package.read": { sq: "Lexon paketat fiskale", en: "Reads fiscal packages" },
  "right-package.draft": {
    sq: "Harton paketa fiskale dhe provon efektin e tyre",
    en: "Drafts fiscal packages and tries what they change",
  },
  "right-package.publish": {
    sq: "Shënon miratimin nga këshilli, publikon dhe tërheq paketa fiskale",
    en: "Records the council's approval, publishes and withdraws fiscal packages",
  },
  "right-municipality.write": {
    sq: "Hap zyra dhe miraton zonat, normat dhe numërtimin",
    en: "Opens offices and adopts zones, rates and numbering",
  },
  "right-calendar.write": {
    sq: "Harton dhe miraton kalendarin e festave, sipas të cilit numërohen afatet",
    en: "Drafts and adopts the calendar of holidays that deadlines are counted by",
  },
  "right-run.read": { sq: "Sheh llogaritjet e gjithë regjistrit", en: "Sees assessment runs of the whole register" },
  "right-run.write": { sq: "Nis llogaritjen e gjithë regjistrit", en: "Starts assessment runs of the whole register" },
  "right-revenue.read": { sq: "Sheh të ardhurat sipas zërave dhe zyrave", en: "Sees revenue by item and office" },
  "right-books.read": { sq: "Lexon ditarin dhe bilancin", en: "Reads the journal and the trial balance" },
  "right-audit.read": { sq: "Lexon gjurmën e çdo veprimi", en: "Reads the trail of every act" },
  "right-projection.read": {
    sq: "Sheh gjendjen e pamjeve të të dhënave",
    en: "Sees how far the views of the data have come",
  },
  "right-projection.verify": {
    sq: "Krahason pamjet e të dhënave me ditarin e ngjarjeve",
    en: "Compares the views of the data with the log of events",
  },
  "right-projection.rebuild": {
    sq: "Rindërton pamjet e të dhënave",
    en: "Builds the views of the data anew",
  },
  "right-service.read": { sq: "Lexon përkufizimet e shërbimeve", en: "Reads the definitions of services" },
  "right-service.write": {
    sq: "Harton dhe publikon shërbime e procedura",
    en: "Drafts and publishes services and procedures",
  },
  "right-case.read": { sq: "Sheh rastet", en: "Sees cases" },
  "right-case.read-sensitive": {
    sq: "Sheh rastet e shërbimeve të ndjeshme, në rolet e tjera që mban",
    en: "Sees the cases of sensitive services, in the other roles held",
  },
  "right-case.lodge": { sq: "Pranon kërkesa në sportel", en: "Takes applications at the counter" },
  "right-case.act": {
    sq: "Kryen hapat e rasteve që i takojnë rolit",
    en: "Takes the steps of cases that fall to the role",
  },
  "right-case.supervise": {
    sq: "Cakton dhe kalon raste, ndjek afatet e të tjerëve",
    en: "Assigns and moves cases, watches the limits of others",
  },
  "right-case.answer-complaint": {
    sq: "U përgjigjet ankesave për trajtimin e çështjeve nga të tjerët",
    en: "Answers complaints of how others handle cases",
  },
  "right-performance.read": { sq: "Sheh treguesit e punës me rastet", en: "Sees the figures of the work on cases" },
  "right-message.read": { sq: "Sheh njoftimet e dërguara", en: "Sees the messages that were sent" },
  "right-message.write": { sq: "Ridërgon njoftime që dështuan", en: "Sends messages again that failed" },
  "right-user.read": { sq: "Sheh përdoruesit dhe rolet e tyre", en: "Sees users and their roles" },
  "right-user.write": {
    sq: "Krijon përdorues, jep role e zyra, pezullon dhe vendos fjalëkalime",
    en: "Creates users, gives roles and offices, suspends and sets passwords",
  },
};
