/** The ISO day of *datum* where the reader is, not in Greenwich: "2026-07-01". */
export const tagOf = (datum: Date): string =>
  [datum.getFullYear(), datum.getMonth() + 1, datum.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
