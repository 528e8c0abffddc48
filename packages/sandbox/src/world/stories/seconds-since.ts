/** Seconds since that moment of `performance.now()`, with one digit after the point. */
export const secondsSince = (began: number) => Math.round((performance.now() - began) / 100) / 10;
