/** The number of runs of a property test: few in `npm test`, many in `npm run test:long`, which sets LONG. */
export function runs(short: number, long: number): number {
  return process.env.LONG ? long : short;
}

/** The seed of property tests. Set SEED to repeat a run. */
export const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
