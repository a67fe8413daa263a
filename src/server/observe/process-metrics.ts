import { newMetrics } from "./metrics.ts";

/** The metrics of this process. */
export const processMetrics = newMetrics();

/** Plain functions for the parts of the server that have something to report. */
export const { observeRefusal, observeQueueWait, observeInterpreted, observeLostSpans, registerGauge } = processMetrics;
