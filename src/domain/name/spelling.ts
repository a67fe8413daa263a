/**
 * British words and their American spellings. The pairs were derived on 2026-11-26 from SCOWL 2020.12.07 (http://wordlist.aspell.net):
 * a word that only its British lists contain and the one word of its American lists that differs in a usual way (ae/e, oe/e, our/or,
 * re/er, is/iz, ys/yz, ogue/og, ll/l, ce/se, sulph/sulf). Pairs were kept of which a spelling occurs in the public files of the
 * regulators, in MONDO or the Disease Ontology, or in the records, and left out if `combiningForms` covers them. The words of "licence"
 * and "programme" were added by hand, since lists of both countries contain both spellings.
 *
 * Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the associated scripts,
 * the output created from the scripts, and its documentation for any purpose is hereby granted without fee, provided that the above
 * copyright notice appears in all copies and that both that copyright notice and this permission notice appear in supporting
 * documentation. Kevin Atkinson makes no representations about the suitability of this array for any purpose. It is provided "as is"
 * without express or implied warranty.
 */
const words = `
aluminium:aluminum amoebiasis:amebiasis annualised:annualized aphaeresis:apheresis arbour:arbor armour:armor
authorisation:authorization authorisations:authorizations authorised:authorized authorises:authorizes caesium:cesium
catalogue:catalog centimetres:centimeters centre:center centres:centers characterisation:characterization
characterised:characterized chimaerism:chimerism colonisation:colonization colonised:colonized
commercialisation:commercialization commercialise:commercialize commercialised:commercialized
commercialises:commercializes computerised:computerized counselling:counseling customise:customize
decentralised:decentralized depersonalisation:depersonalization desensitisation:desensitization
desensitised:desensitized diethylstilboestrol:diethylstilbestrol dimerisation:dimerization disorganised:disorganized
embolisation:embolization encephalocoele:encephalocele enrol:enroll enrolment:enrollment entamoeba:entameba
enterocoele:enterocele envenomisation:envenomization epicentre:epicenter favour:favor favourable:favorable
favours:favors fertilisation:fertilization fibre:fiber fibres:fibers finalise:finalize finalised:finalized
finalises:finalizes flavour:flavor flavoured:flavored generalisation:generalization generalised:generalized
goitre:goiter harbour:harbor harboured:harbored harbouring:harboring hospitalisation:hospitalization
hospitalisations:hospitalizations hospitalised:hospitalized humanised:humanized hyalinising:hyalinizing
hybridisation:hybridization hydrocoele:hydrocele hydrolysate:hydrolyzate hysterectomised:hysterectomized
immobilisation:immobilization immobilised:immobilized immunisation:immunization immunised:immunized
instalment:installment instalments:installments internalised:internalized ionising:ionizing
isoimmunisation:isoimmunization keratinisation:keratinization keratinising:keratinizing licence:license licenced:licensed licences:licenses licencing:licensing labelled:labeled
labelling:labeling labour:labor litre:liter localisation:localization localise:localize localised:localized
localising:localizing luteinisation:luteinization luteinising:luteinizing lymphoedema:lymphedema
lyophilised:lyophilized malodour:malodor manoeuvre:maneuver mineralisation:mineralization minimisation:minimization
minimise:minimize minimising:minimizing mobilisation:mobilization mobilise:mobilize modelling:modeling
monetisation:monetization myxoedema:myxedema nebulised:nebulized necrotising:necrotizing neutralisation:neutralization
neutralises:neutralizes neutralising:neutralizing normalisation:normalization normalise:normalize
oophorectomised:oophorectomized optimisation:optimization optimise:optimize optimised:optimized
organisation:organization organised:organized organising:organizing papilloedema:papilledema
paraesthesias:paresthesias pasteurised:pasteurized personalised:personalized polymerisation:polymerization programme:program programmes:programs
poplitaeal:popliteal praecox:precox prioritisation:prioritization prioritises:prioritizes randomise:randomize
randomised:randomized recapitalisation:recapitalization remodelling:remodeling reorganisation:reorganization
rigour:rigor rumour:rumor saviour:savior sensitisation:sensitization sensitised:sensitized sensitising:sensitizing
signalling:signaling solubilised:solubilized specialised:specialized specialising:specializing
spirochaetosis:spirochetosis stabilisation:stabilization stabilised:stabilized stabiliser:stabilizer
stabilising:stabilizing standardised:standardized stilboestrol:stilbestrol superfoetation:superfetation
synaeresis:syneresis synaesthesia:synesthesia synchronisation:synchronization taenia:tenia taeniasis:teniasis
titre:titer titres:titers totalling:totaling travelling:traveling uncategorised:uncategorized utilisation:utilization
vascularisation:vascularization virilising:virilizing visualisation:visualization vocalisation:vocalization
`;

/**
 * Parts of words whose spelling differs in the same way in every pair of SCOWL that contains them, so that words that no list has, such
 * as "hyperammonaemia", have one spelling too. "^" stands for the beginning of a word.
 */
const combiningForms = [
  ["haem", "hem"],
  ["aemi", "emi"],
  ["anaesth", "anesth"],
  ["gynaec", "gynec"],
  ["paed", "ped"],
  ["rrhoe", "rrhe"],
  ["tumour", "tumor"],
  ["sulph", "sulf"],
  ["aetiol", "etiol"],
  ["faec", "fec"],
  ["naev", "nev"],
  ["coeli", "celi"],
  ["colour", "color"],
  ["behaviour", "behavior"],
  ["pnoe", "pne"],
  ["^foet", "fet"],
  ["^oesoph", "esoph"],
  ["^oestr", "estr"],
  ["^oedem", "edem"],
] as const;

const americanWords: ReadonlyMap<string, string> = new Map(
  words
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(":"))
    .map(([british = "", american = ""]) => [british, american]),
);

const americanForms: ReadonlyMap<string, string> = new Map(combiningForms);

const britishForm = new RegExp(combiningForms.map(([british]) => british).join("|"), "g");

/** The words that have an American spelling, and the parts of words. */
export function britishWords(): string[] {
  return [...americanWords.keys(), ...combiningForms.map(([british]) => british.replace("^", ""))];
}

/** The shortest word and combining form with an American spelling has so many letters. */
const minLength = Math.min(...britishWords().map((word) => word.length));

/** The American spelling of a word in lower case. Other words are returned as they are. */
export function americanSpellingOf(word: string): string {
  if (word.length < minLength) return word;
  return joinedSpellingOf(americanWords.get(word) ?? word);
}

/** Each combining form contains one of these. Most texts contain none, and `includes` takes less time than the longer expression. */
const mayBeBritish = (text: string) =>
  text.includes("ae") || text.includes("oe") || text.includes("our") || text.includes("sulph");

/** Replacing one form may leave the letters of another. More passes would only concern letters that form no words. */
const maxPasses = 3;

/** A text in lower case whose combining forms have their American spelling. */
export function joinedSpellingOf(text: string): string {
  if (!mayBeBritish(text)) return text;
  let spelled = text;
  for (let pass = 0; pass < maxPasses; pass++) {
    const before = spelled;
    spelled = before.replace(britishForm, (form, index: number) => {
      return americanForms.get(form) ?? (index === 0 ? americanForms.get(`^${form}`) : undefined) ?? form;
    });
    if (spelled === before) break;
  }
  return spelled;
}
