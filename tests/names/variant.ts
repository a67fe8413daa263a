/** A rule by which a name is written in another way. */
export interface VariantRule {
  title: string;
  /** The name written in other ways. Empty if the rule does not apply to the name. */
  variants: (name: string) => string[];
  /** Whether the rule makes a mistake, so that the name can be found only by similarity. */
  isTypo?: boolean;
  /** Only names of companies have legal forms. */
  isOfCompany?: boolean;
}

const changed = (name: string, ...others: string[]): string[] => others.filter((other) => other !== name);

const greek = { alpha: "α", beta: "β", gamma: "γ", delta: "δ", kappa: "κ", epsilon: "ε", sigma: "σ", micro: "µ" };

const roman = ["I", "II", "III", "IV", "V", "VI"];

/** British spellings and their American ones, which are written here anew, so that the list of the program is tested. */
const spellings = [
  ["tumour", "tumor"],
  ["leukaemia", "leukemia"],
  ["anaemia", "anemia"],
  ["haemo", "hemo"],
  ["haemato", "hemato"],
  ["oesophag", "esophag"],
  ["oedema", "edema"],
  ["paediatric", "pediatric"],
  ["diarrhoea", "diarrhea"],
  ["sulpha", "sulfa"],
  ["sulphi", "sulfi"],
  ["labelled", "labeled"],
  ["licence", "license"],
  ["centre", "center"],
  ["fibre", "fiber"],
  ["behaviour", "behavior"],
  ["ischaemi", "ischemi"],
  ["glycaemi", "glycemi"],
  ["lipidaemia", "lipidemia"],
  ["gynaecolog", "gynecolog"],
  ["foetal", "fetal"],
  ["orthopaedic", "orthopedic"],
  ["programme", "program"],
  ["hospitalis", "hospitaliz"],
  ["immunis", "immuniz"],
] as const;

const legalForm =
  /,? (?:Inc\.?|Incorporated|Ltd\.?|Limited|AG|SE|S\.?A\.?|plc|PLC|N\.?V\.?|B\.?V\.?|GmbH|KGaA|Corp\.?|Corporation|LLC|AB|A\/S|S\.?p\.?A\.?|& Co\.?|Co\., Ltd\.|Company)$/;

const isPlain = (name: string): boolean => !legalForm.test(name);

export const variantRules: readonly VariantRule[] = [
  { title: "case", variants: (name) => changed(name, name.toUpperCase(), name.toLowerCase()) },
  {
    title: "hyphen",
    variants: (name) =>
      changed(
        name,
        name.replaceAll("-", "\u2011"),
        name.replaceAll(/(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, ""),
        name.replaceAll(/(?<=[\p{L}\p{N}]) (?=[\p{L}\p{N}])/gu, "-"),
      ),
  },
  {
    title: "spacing",
    variants: (name) =>
      changed(
        name,
        name.replaceAll(/(?<=\p{L})[- ](?=\p{N})|(?<=\p{N})[- ](?=\p{L})/gu, ""),
        name.replaceAll(/(?<=\p{L})-?(?=\p{N})/gu, " "),
        ` ${name.replaceAll(" ", "\u00a0 ")}\u200b`,
      ),
  },
  {
    title: "accent",
    variants: (name) =>
      changed(
        name,
        name.normalize("NFKD").replaceAll(/\p{M}/gu, ""),
        name.replace(/e/, "é"),
        name.replace(/o/, "o\u0308"),
      ),
  },
  {
    title: "trademark",
    variants: (name) => [`${name}™`, name.replace(/(?<=\p{L})(?= |$)/u, "®"), `${name} (TM)`, `${name}℠`],
  },
  {
    title: "legal form",
    isOfCompany: true,
    variants: (name) =>
      isPlain(name)
        ? [", Inc.", " S.A.", " GmbH & Co. KG", " Co., Ltd.", " AG & Co. KGaA", " SpA", " PLC", " sp. z o.o."].map(
            (form) => name + form,
          )
        : [name.replace(legalForm, (form) => form.replaceAll(/[.,]/g, "")), name.replace(legalForm, "")],
  },
  {
    title: "spelling",
    variants: (name) =>
      spellings.flatMap(([british, american]) =>
        changed(
          name,
          name.replaceAll(new RegExp(`\\b${american}`, "g"), british),
          name.replaceAll(new RegExp(`\\b${british}`, "g"), american),
        ),
      ),
  },
  {
    title: "Greek",
    variants: (name) =>
      Object.entries(greek).flatMap(([word, letter]) =>
        changed(name, name.replaceAll(new RegExp(`\\b${word}\\b`, "gi"), letter), name.replaceAll(letter, word)),
      ),
  },
  {
    title: "numeral",
    variants: (name) =>
      changed(
        name,
        name.replaceAll(
          /\b(phase|type|class|stage) ([1-6])(?!\d)/gi,
          (_, word: string, digit: string) => `${word} ${roman[Number(digit) - 1]}`,
        ),
        name.replaceAll(
          /\b(phase|type|class|stage) (I{1,3}|IV|VI?)(?![A-Za-z])/gi,
          (_, word: string, digits: string) => `${word} ${roman.indexOf(digits.toUpperCase()) + 1}`,
        ),
      ),
  },
  {
    title: "mass number",
    variants: (name) => {
      const nuclide = /(?<![A-Za-z0-9])(\d{2,3})(Lu|Ac|Pb|Ga|Cu|I|F|Zr|Tb|At)(?![a-z])/g;
      return changed(
        name,
        name.replaceAll(nuclide, "$2-$1"),
        name.replaceAll(nuclide, "[$1$2]$2"),
        name.replaceAll(nuclide, "$2 $1 "),
      );
    },
  },
  {
    title: "initials",
    variants: (name) =>
      changed(
        name,
        name.replaceAll(/(?<![\p{L}\p{N}-])([A-Z]{2,3})(?= |$)/gu, (letters) => `${[...letters].join(".")}.`),
      ),
  },
  { title: "typo", isTypo: true, variants: typos },
];

/** A transposition, a missing, a further and a wrong letter, each at a place that depends on the name. */
function typos(name: string): string[] {
  const places = [...name.matchAll(/(?<=\p{L}{2})[a-z](?=[a-z])/gu)].map(({ index }) => index);
  if (places.length < 3) return [];
  const place = (nth: number) => places[(name.length * (nth + 3)) % places.length] ?? 0;
  const replaced = (at: number, length: number, by: string) => name.slice(0, at) + by + name.slice(at + length);
  const [first, second, third, fourth] = [place(0), place(1), place(2), place(3)];
  return changed(
    name,
    replaced(first, 2, `${name[first + 1]}${name[first]}`),
    replaced(second, 1, ""),
    replaced(third, 0, "e"),
    replaced(fourth, 1, name[fourth] === "u" ? "i" : "u"),
  );
}
