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

/** Radionuclides that medicine uses, for suggestions. */
const known = (
  "C-11 N-13 O-15 F-18 P-32 Sc-44 Sc-47 Co-57 Cu-61 Cu-64 Cu-67 Ga-67 Ga-68 Rb-82 Sr-89 Y-86 Y-90 Zr-89 Tc-99m In-111 Sn-117m I-123 I-124 I-125 I-131 " +
  "Xe-133 Cs-131 Sm-153 Tb-149 Tb-161 Ho-166 Lu-177 Re-186 Re-188 Tl-201 Pb-203 Pb-212 Bi-212 Bi-213 At-211 Ra-223 Ra-224 Ac-225 Th-227"
).split(" ");

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
