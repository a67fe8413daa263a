/** The symbols of the elements, in the order of their atomic numbers. */
const elements = (
  "H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru " +
  "Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po " +
  "At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf"
).split(" ");

/** The elements of medical radionuclides by name. */
const names: Readonly<Record<string, string>> = {
  carbon: "C",
  nitrogen: "N",
  oxygen: "O",
  fluorine: "F",
  phosphorus: "P",
  scandium: "Sc",
  cobalt: "Co",
  copper: "Cu",
  gallium: "Ga",
  rubidium: "Rb",
  strontium: "Sr",
  yttrium: "Y",
  zirconium: "Zr",
  technetium: "Tc",
  indium: "In",
  tin: "Sn",
  iodine: "I",
  xenon: "Xe",
  cesium: "Cs",
  samarium: "Sm",
  terbium: "Tb",
  holmium: "Ho",
  lutetium: "Lu",
  rhenium: "Re",
  thallium: "Tl",
  lead: "Pb",
  bismuth: "Bi",
  astatine: "At",
  radium: "Ra",
  actinium: "Ac",
  thorium: "Th",
};

/** Nuclides that medicine uses. */
const known = (
  "C-11 C-13 C-14 N-13 O-15 F-18 P-32 Sc-44 Sc-47 Co-57 Cu-61 Cu-64 Cu-67 Ga-67 Ga-68 Rb-82 Sr-89 Y-86 Y-90 Zr-89 Tc-99m In-111 Sn-117m I-123 I-124 I-125 I-131 " +
  "Xe-133 Cs-131 Sm-153 Tb-149 Tb-161 Ho-166 Lu-177 Re-186 Re-188 Tl-201 Pb-203 Pb-212 Bi-212 Bi-213 At-211 Ra-223 Ra-224 Ac-225 Th-227"
).split(" ");

/** The nuclides that medicine uses, such as "Lu-177". */
export function knownNuclides(): readonly string[] {
  return known;
}

/** How far the atomic number of a nuclide may be from that of the most stable nuclide of its mass. */
const maxDistance = 5;

/**
 * Whether a text is a nuclide as element and mass number, for example "Lu-177" or "Tc-99m". The mass number is one that the element may
 * have: the stable nuclides lie near the line that the semi-empirical mass formula gives, and those of use in medicine near it.
 */
export function isNuclide(text: string): boolean {
  const [, symbol = "", digits = ""] = /^([A-Z][a-z]?)-([1-9]\d{0,2})m?$/.exec(text) ?? [];
  const number = elements.indexOf(symbol) + 1;
  if (number === 0) return false;
  const mass = Number(digits);
  return mass >= number && Math.abs(number - mass / (1.98 + 0.0155 * mass ** (2 / 3))) <= maxDistance;
}

/**
 * The nuclide that a text which is not one most likely means: another spelling of it, such as "177Lu" or "lutetium-177", or a
 * known nuclide of the same element with the same digits in another order.
 */
export function nuclideMeantBy(text: string): string | undefined {
  const [digits = ""] = /\d+/.exec(text) ?? [];
  const element = (text.match(/[a-z]+/gi) ?? []).map((word) => elementOf(word.toLowerCase())).find((found) => found);
  if (element === undefined) return undefined;
  const nuclide = `${element}-${digits}${/\dm/i.test(text) ? "m" : ""}`;
  if (isNuclide(nuclide)) return nuclide === text ? undefined : nuclide;
  return known.find((other) => other.startsWith(`${element}-`) && sortedDigits(other) === sortedDigits(text));
}

/** The symbol of an element by its name or its symbol, which an "m" of a metastable nuclide may precede. */
function elementOf(word: string): string | undefined {
  return names[word] ?? symbolOf(word) ?? (word.startsWith("m") ? symbolOf(word.slice(1)) : undefined);
}

function symbolOf(word: string): string | undefined {
  return elements.find((symbol) => symbol.toLowerCase() === word);
}

const sortedDigits = (text: string): string => [...text.replaceAll(/\D/g, "")].sort().join("");

/** A nuclide in the normal form of names. */
export interface NuclideWords {
  /** The name of the element, its symbol, and the mass number, with a word "m" if the nuclide is metastable. */
  words: string[];
  /** How many words of the text name it. */
  length: number;
}

const nameOfSymbol: ReadonlyMap<string, string> = new Map(
  Object.entries(names).map(([name, symbol]) => [symbol.toLowerCase(), name]),
);

/** The nuclides that medicine uses, by element and mass number, such as "lu 177". */
const knownWords: ReadonlySet<string> = new Set(known.map((nuclide) => nuclide.toLowerCase().replace("-", " ")));

const knownMasses: ReadonlySet<string> = new Set(known.map((nuclide) => nuclide.replaceAll(/\D/g, "")));

/** Whether a word is the mass number of a nuclide that medicine uses. A text without one names no nuclide. */
export function isMass(word: string): boolean {
  return knownMasses.has(word);
}

/**
 * The nuclide that the words of a text name from an index on, with its mass number before or after the element: the words of "177Lu",
 * "Lu-177", "lutetium Lu 177", "lutetium (177Lu)" and "[177Lu]Lu" name the same one. A symbol after the nuclide repeats its own. Null
 * if none starts there.
 */
export function nuclideAt(words: readonly string[], index: number): NuclideWords | null {
  const first = words[index] ?? "";
  const named = names[first] !== undefined && words[index + 1] !== undefined ? symbolIn(first) : null;
  const start = named === null ? index : index + 1;
  const found = elementFirst(words, start, named) ?? massFirst(words, start, named) ?? elementFirst(words, index, null);
  if (found === null) return null;
  const [, symbol, mass] = found.words;
  let { end } = found;
  while (words[end] === symbol && words[end + 1] !== mass) end++;
  return { words: found.words, length: end - index };
}

interface Found {
  words: string[];
  end: number;
}

/** An element and its mass number, such as "lu 177" or "tc 99 m". */
function elementFirst(words: readonly string[], start: number, named: string | null): Found | null {
  const symbol = symbolIn(words[start]);
  if (symbol === null || (named !== null && named !== symbol)) return null;
  const mass = words[start + 1] ?? "";
  if (words[start + 2] === "m" && knownWords.has(`${symbol} ${mass}m`))
    return { words: wordsOfNuclide(symbol, mass, true), end: start + 3 };
  return knownWords.has(`${symbol} ${mass}`) ? { words: wordsOfNuclide(symbol, mass, false), end: start + 2 } : null;
}

/** A mass number and its element, such as "177 lu", "99 mtc" or "177 lu lu". */
function massFirst(words: readonly string[], start: number, named: string | null): Found | null {
  const mass = words[start] ?? "";
  if (!/^\d{2,3}$/.test(mass) || isNormalAt(words, start + 1)) return null;
  const [element = "", isMetastable, end] =
    words[start + 1] === "m" ? [words[start + 2], true, start + 3] : [words[start + 1], false, start + 2];
  const plain = symbolIn(element);
  if (plain !== null && (named ?? plain) === plain && knownWords.has(`${plain} ${mass}${isMetastable ? "m" : ""}`)) {
    return { words: wordsOfNuclide(plain, mass, isMetastable), end };
  }
  const symbol = element.startsWith("m") ? symbolIn(element.slice(1)) : null;
  return symbol !== null && (named ?? symbol) === symbol && knownWords.has(`${symbol} ${mass}m`)
    ? { words: wordsOfNuclide(symbol, mass, true), end }
    : null;
}

/** Whether the words at an index are a nuclide in the normal form, to which a number before it does not belong. */
function isNormalAt(words: readonly string[], index: number): boolean {
  const [name = "", symbol = "", mass = "", m = ""] = words.slice(index, index + 4);
  return (
    nameOfSymbol.get(symbol) === name &&
    (knownWords.has(`${symbol} ${mass}`) || knownWords.has(`${symbol} ${mass}${m}`))
  );
}

function symbolIn(word: string | undefined): string | null {
  if (word === undefined) return null;
  return names[word]?.toLowerCase() ?? (nameOfSymbol.has(word) ? word : null);
}

function wordsOfNuclide(symbol: string, mass: string, isMetastable: boolean): string[] {
  return [nameOfSymbol.get(symbol) ?? symbol, symbol, mass, ...(isMetastable ? ["m"] : [])];
}

/**
 * Where the symbol of a nuclide ends in letters that follow its mass number without a space, as in "177LuPSMA". 0 if the letters do
 * not start with the symbol of a nuclide of this mass. Of symbols of one letter, only those of iodine and fluorine count, because
 * others begin too many words.
 */
export function symbolLengthAfter(mass: string, letters: string): number {
  const length = /^(?:f|i)/.test(letters) && knownWords.has(`${letters[0]} ${mass}`) ? 1 : 2;
  const symbol = letters.slice(0, length);
  if (letters.length > length && knownWords.has(`${symbol} ${mass}`)) return names[letters] === undefined ? length : 0;
  return letters.length > 3 && letters.startsWith("m") && knownWords.has(`${letters.slice(1, 3)} ${mass}m`) ? 3 : 0;
}
