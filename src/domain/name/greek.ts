/** The names of Greek letters. The letter µ stands for the prefix "micro" more often than for the name "mu". */
const names: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  δ: "delta",
  ε: "epsilon",
  ζ: "zeta",
  η: "eta",
  θ: "theta",
  ι: "iota",
  κ: "kappa",
  λ: "lambda",
  μ: "micro",
  ν: "nu",
  ξ: "xi",
  ο: "omicron",
  π: "pi",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  υ: "upsilon",
  φ: "phi",
  χ: "chi",
  ψ: "psi",
  ω: "omega",
};

/** Pairs of letters that name two subunits, such as those of T cell receptors. Other Greek letters side by side are words in Greek. */
const pairs: ReadonlySet<string> = new Set(["αβ", "γδ"]);

/** The names of the letters of a part of a word that is written in Greek, or the part itself if it is a word in Greek. */
export function greekNamesOf(part: string): string[] {
  if (part.length > 1 && !pairs.has(part)) return [part];
  return [...part].map((letter) => names[letter] ?? letter);
}
