/** An older rate is not used. Weekends and holidays have no rates, so some age has to be allowed. */
export const maxRateAgeDays = 7;
