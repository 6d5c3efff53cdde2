import type { Words } from "../words.js";

/** Refusals about the life of definitions, and the findings that keep one from being published. */
export const definitionWords: Words = {
  "definition-draft-open": {
    sq: "“{code}” ka tashmë një projekt të hapur; ndryshojeni atë.",
    en: "“{code}” has an open draft already; revise that one.",
  },
  "definition-code-malformed": {
    sq: "Kodi i përkufizimit mban vetëm shkronja të vogla, shifra dhe viza.",
    en: "The code of a definition holds lower-case letters, digits and hyphens only.",
  },
  "definition-differs-from-hash": {
    sq: "Përkufizimi “{code}” nuk përputhet me gjurmën e botuar.",
    en: "The definition “{code}” differs from the hash that was published.",
  },
  "service-not-offered": {
    sq: "Shërbimi “{service}” nuk ofrohet më {on|date}.",
    en: "The service “{service}” is not offered on {on|date}.",
  },
  "definition-not-found": { sq: "Nuk ka përkufizim me kodin “{code}”.", en: "There is no definition “{code}”." },
  "definition-no-draft": { sq: "“{code}” nuk ka projekt të hapur.", en: "“{code}” has no open draft." },
  "definition-hash-malformed": {
    sq: "Gjurma e përmbajtjes nuk është SHA-256.",
    en: "The hash of the content is not a SHA-256.",
  },
  "definition-has-findings": {
    sq: "“{code}” ka {count} gabime dhe nuk botohet; i pari: {first} te “{path}”.",
    en: "“{code}” has {count} findings and is not published; the first: {first} at “{path}”.",
  },
  "definition-version-unknown": { sq: "Nuk ka version {version}.", en: "There is no version {version}." },
  "definition-version-over": {
    sq: "Versioni {version} ka mbaruar më {validTo|date}.",
    en: "Version {version} ended on {validTo|date}.",
  },
  "definition-code-differs": {
    sq: "Përmbajtja mban kod tjetër nga “{code}”.",
    en: "The content carries another code than “{code}”.",
  },
  "definition-format-wrong": {
    sq: "Përmbajtja nuk ka formatin “{format}”: shkruajeni te fusha “format”.",
    en: "The content is not of the format “{format}”: write it in the field “format”.",
  },
  "definition-too-large": {
    sq: "Përkufizimi zë {bytes} bajte; lejohen {max}.",
    en: "The definition takes {bytes} bytes; {max} are allowed.",
  },
  "definition-versions-too-many": {
    sq: "“{code}” ka tashmë {max} versione; vazhdoni me një kod të ri.",
    en: "“{code}” has {max} versions already; go on under a new code.",
  },
  "model-service-unknown": {
    sq: "Katalogu model nuk ka shërbim me kodin “{service}”.",
    en: "The model catalogue has no service “{service}”.",
  },
  "model-has-findings": {
    sq: "“{code}” i katalogut model nuk mund të botohet këtu ({count} gabime; i pari: {first} te “{path}”). Nuk u mor asgjë.",
    en: "“{code}” of the model catalogue cannot be published here ({count} findings; the first: {first} at “{path}”). Nothing was taken over.",
  },
  "definition-period-invalid": {
    sq: "Periudha mbaron ({validTo|date}) para se të fillojë ({validFrom|date}).",
    en: "The period ends ({validTo|date}) before it begins ({validFrom|date}).",
  },
  "definition-period-past": {
    sq: "Versioni nuk mund të fillojë më {validFrom|date}, para ditës së sotme ({on|date}).",
    en: "A version cannot begin on {validFrom|date}, before today ({on|date}).",
  },
  "definition-period-overlaps": {
    sq: "Versioni {version} vlen në të njëjtat ditë ({validFrom|date} – {validTo|date}).",
    en: "Version {version} holds on the same days ({validFrom|date} – {validTo|date}).",
  },
  "definition-succession-impossible": {
    sq: "Versioni {version} nuk mund t'i lërë vendin një versioni që fillon më {validFrom|date}.",
    en: "Version {version} cannot give way to one that begins on {validFrom|date}.",
  },
  "definition-code-twice": { sq: "Kodi “{code}” gjendet dy herë.", en: "The code “{code}” stands twice." },
  "definition-field-unknown": {
    sq: "Nuk ka fushë të tillë: hiqeni, ose shikoni a është shkruar drejt.",
    en: "There is no such field: take it out, or see whether it is spelt rightly.",
  },
  "definition-field-missing": { sq: "Fusha mungon.", en: "The field is missing." },
  "definition-field-type": {
    sq: "Vlera nuk është e llojit të kërkuar ({expected|type}).",
    en: "The value is not of the type that is asked for ({expected|type}).",
  },
  "definition-field-listed": {
    sq: "Vlera duhet të jetë një nga këto: {allowed}.",
    en: "The value must be one of: {allowed}.",
  },
  "definition-field-bounds": {
    sq: "Vlera është jashtë kufijve (nga {min} deri në {max}).",
    en: "The value is out of bounds (from {min} to {max}).",
  },
  "definition-field-wrong": {
    sq: "Fusha mungon ose nuk ka formën e kërkuar ({rule}).",
    en: "The field is missing or not of the required form ({rule}).",
  },
  "translation-missing": {
    sq: "Mungon teksti në gjuhën {language|language}.",
    en: "The text in {language|language} is missing.",
  },
  "state-unknown": { sq: "Nuk ka gjendje “{state}”.", en: "There is no state “{state}”." },
  "transition-unknown": { sq: "Nuk ka kalim “{transition}”.", en: "There is no transition “{transition}”." },
  "guard-unknown": { sq: "Kushti “{guard}” nuk njihet.", en: "The guard “{guard}” is not known." },
  "effect-unknown": { sq: "Pasoja “{effect}” nuk njihet.", en: "The effect “{effect}” is not known." },
  "moment-unknown": { sq: "Çasti “{when}” nuk njihet.", en: "The moment “{when}” is not known." },
  "role-unknown": { sq: "Roli “{role}” nuk ekziston.", en: "The role “{role}” does not exist." },
  "role-without-holder": {
    sq: "Askush nuk e ka rolin ({role}); kalimi nuk do të bëhej kurrë.",
    en: "Nobody holds the role ({role}); the transition could never be made.",
  },
  "state-unreachable": {
    sq: "Te gjendja “{state}” nuk çon asnjë rrugë.",
    en: "Nothing leads to the state “{state}”.",
  },
  "state-dead-end": { sq: "Nga gjendja “{state}” nuk ka dalje.", en: "The state “{state}” has no way out." },
  "terminal-state-left": {
    sq: "Gjendja përfundimtare “{state}” ka dalje.",
    en: "The terminal state “{state}” has a way out.",
  },
  "cycle-without-exit": {
    sq: "Nga gjendja “{state}” nuk arrihet asnjë gjendje përfundimtare.",
    en: "No terminal state can be reached from “{state}”.",
  },
  "automatic-cycle": {
    sq: "Kalimet automatike kthehen te gjendja “{state}” pa fund.",
    en: "Automatic transitions come back to the state “{state}” without end.",
  },
  "clock-effect-missing": {
    sq: "Kalimit nga “{from}” te “{to}” i mungon pasoja “{effect}”.",
    en: "The passage from “{from}” to “{to}” lacks the effect “{effect}”.",
  },
  "outcome-misplaced": {
    sq: "Kuptimi i përfundimit i takon vetëm një gjendjeje përfundimtare (“{state}”).",
    en: "An outcome belongs to terminal states, and to each of them (“{state}”).",
  },
  "clock-misplaced": {
    sq: "Afati ndalet në gjendjet përfundimtare dhe vetëm në to (“{state}”).",
    en: "The clock stops in terminal states, and only there (“{state}”).",
  },
  "extension-missing": {
    sq: "Kalimi e zgjat afatin, por zgjatja më e madhe nuk është caktuar.",
    en: "The transition extends the time limit, but the longest extension is not set.",
  },
  "time-shares-not-100": {
    sq: "Pjesët e afatit bëjnë {total}, jo 100.",
    en: "The shares of the time limit add up to {total}, not 100.",
  },
  "state-not-in-one-step": {
    sq: "Gjendja “{state}” duhet t'i takojë pikërisht një hapi.",
    en: "The state “{state}” must belong to exactly one step.",
  },
  "step-without-time": {
    sq: "Në gjendjen “{state}” afati nuk ecën; nuk i takon asnjë hapi.",
    en: "No time runs in the state “{state}”; it belongs to no step.",
  },
  "document-type-unknown": {
    sq: "Lloji i dokumentit “{document}” nuk njihet: zgjidhni një nga lista, ose përcaktoni tuajin duke thënë ç'pranohet (lloji i skedarit dhe madhësia).",
    en: "The type of document “{document}” is not known: choose one of the list, or define your own by saying what is accepted of it (kinds of file and size).",
  },
  "template-unknown": {
    sq: "Nuk ka model shtypi “{template}”: zgjidhni njërin nga modelet e akteve.",
    en: "There is no template “{template}” to print from: choose one of the templates of acts.",
  },
  "output-words-misplaced": {
    sq: "Fjalët e aktit i takojnë modelit “{template}”, dhe atij patjetër: shkruajini, ose zgjidhni një model që ka fjalët e veta.",
    en: "The words of the act belong to the template “{template}”, and to every one of it: write them, or choose a template that has words of its own.",
  },
  "output-place-unknown": {
    sq: "“{place}” nuk plotësohet dot: në kllapa gjarpëruese shkruani vetëm vende që akti i ka: applicant.name, case.number ose form. me kodin e një pyetjeje pas pikës. Skedarët, numrat personalë dhe formularët e shërbimeve konfidenciale nuk dalin në akt.",
    en: "“{place}” cannot be filled: between braces name only places that the act has: applicant.name, case.number, or form. with the code of a question after the point. Files, personal numbers and forms of sensitive services do not stand on an act.",
  },
  "office-unknown": { sq: "Zyra “{office}” nuk njihet.", en: "The office “{office}” is not known." },
  "clearance-scope-misplaced": {
    sq: "Fusha e detyrimeve caktohet atëherë dhe vetëm atëherë kur kërkohet shlyerja.",
    en: "A scope of dues is named exactly where a clearance is required.",
  },
  "workflow-not-published": {
    sq: "Rrjedha e punës “{workflow}” nuk është botuar.",
    en: "The workflow “{workflow}” is not published.",
  },
  "fee-never-charged": {
    sq: "Shërbimi ka tarifë, por rrjedha e punës nuk e ngarkon kurrë.",
    en: "The service has a fee, but its workflow never charges it.",
  },
  "silence-grants-nothing": {
    sq: "Heshtja duhet të japë atë që kërkohet, por nga gjendja “{state}” asnjë hap i sistemit nuk çon atje. Shtoni një hap automatik me kushtin “silence-granted” drejt gjendjes së miratuar.",
    en: "Silence is to grant what is asked for, but out of the state “{state}” no step of the system leads there. Add an automatic step with the guard “silence-granted” to the granted state.",
  },
  "fee-never-awaited": {
    sq: "Një tarifë duhet paguar më parë, por asnjë kalim i rrjedhës së punës nuk e pret pagesën (kushti “fee-paid”). Shtojeni kushtin, ose shënoni se tarifa nuk e ndal çështjen.",
    en: "A fee must be paid first, but no transition of the workflow waits for it (guard “fee-paid”). Add the guard, or say that the fee does not hold the case up.",
  },
  "fee-field-unknown": {
    sq: "Tarifa llogaritet nga fusha “{field}” ({type|type}, e detyrueshme), që formulari nuk e ka.",
    en: "The fee is counted from the field “{field}” ({type|type}, required), which the form lacks.",
  },
  "clearance-never-asked": {
    sq: "Shërbimi kërkon shlyerjen e detyrimeve, por rrjedha e punës nuk e pyet kurrë.",
    en: "The service requires settled dues, but its workflow never asks for them.",
  },
  "field-options-misplaced": {
    sq: "Fusha “{field}”: zgjedhjet i takojnë llojit “select”, dhe atij patjetër.",
    en: "The field “{field}”: options belong to the type “select”, and to every one of it.",
  },
  "field-bounds-misplaced": {
    sq: "Fusha “{field}” nuk mund të ketë kufij.",
    en: "The field “{field}” cannot have bounds.",
  },
  "field-bounds-impossible": {
    sq: "Kufijtë e fushës “{field}” nuk përmbushen dot.",
    en: "The bounds of the field “{field}” cannot be met.",
  },
};
