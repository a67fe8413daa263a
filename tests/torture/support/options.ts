/** How the suite runs. */
export interface Options {
  /** Few cases, for continuous integration. */
  short: boolean;
  seed: number;
  /** A store of 300,000 nodes instead of the shipped records. */
  large: boolean;
  /** The number of requests of the fuzzer. Null: as many as the form of the run wants. */
  requests: number | null;
  maxStallMs: number;
  maxMemoryMb: number;
  /** Only the attacks whose names contain this. */
  attack: string | null;
}
