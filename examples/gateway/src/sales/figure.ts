/** Sales of one product in one year. */
export interface Figure {
  year: number;
  product: string;
  /** UNII of the substance sold [bioregistry:unii]. */
  unii: string;
  /** LEI of the company that sold the product [iso:17442]. Null if it has none. */
  lei: string | null;
  /** Whole US dollars. */
  dollars: number;
}

const bayer = "549300J4U55H3WP1XT59";
const novartis = "5493007HIVTX6SY6XD66";
const sanofi = "549300E9PC51EN656011";

/** INVENTED figures in millions of US dollars, from 2023 on. The products, UNIIs and LEIs are real. */
const invented: [product: string, unii: string, lei: string | null, millions: number[]][] = [
  ["Aspirin", "R16CO5Y76E", bayer, [404, 404, 404]],
  ["Ayvakit", "513P80B4YJ", sanofi, [222, 333, 444]],
  ["Detectnet", "N3858377KC", null, [11, 22, 33]],
  ["Lutathera", "AE221IM3BB", novartis, [555, 666, 777]],
  ["Netspot", "9L17Y0H71P", novartis, [44, 33, 22]],
  ["Pluvicto", "G6UF363ECX", novartis, [888, 999, 1111]],
  ["Pylarify", "3934EF02T7", null, [777, 888, 888]],
  ["Rezurock", "834YJF89WO", sanofi, [111, 222, 333]],
  ["Tzield", "S4M959U2IJ", sanofi, [1, 11, 22]],
  ["Xofigo", "RJ00KV3VTG", bayer, [333, 222, 111]],
];

/** All figures: latest year first, then highest revenue, then by product. */
const figures: readonly Figure[] = invented
  .flatMap(([product, unii, lei, millions]) =>
    millions.map((million, index) => ({
      year: 2023 + index,
      product,
      unii,
      lei,
      dollars: million * 1_000_000,
    })),
  )
  .sort((a, b) => b.year - a.year || b.dollars - a.dollars || a.product.localeCompare(b.product, "en"));

export const figuresOfYear = (year: number): Figure[] => figures.filter((figure) => figure.year === year);

/** Figures by the UNII of the substance, each list in the order of all figures. */
export function figuresByUnii(uniis: readonly string[]): Map<string, Figure[]> {
  const requested = new Set(uniis);
  return Map.groupBy(
    figures.filter(({ unii }) => requested.has(unii)),
    ({ unii }) => unii,
  );
}

/** Figures by the LEI of the seller, each list in the order of all figures. */
export function figuresByLei(leis: readonly string[]): Map<string, Figure[]> {
  const requested = new Set<string | null>(leis);
  return Map.groupBy(
    figures.filter(({ lei }) => requested.has(lei)),
    ({ lei }) => lei ?? "",
  );
}

export const years: readonly number[] = [...new Set(figures.map(({ year }) => year))];
