/** Only what src/method uses of jstat, which ships no types. */
declare module "jstat" {
  const jStat: {
    normal: {inv(p: number, mean: number, sd: number): number};
    chisquare: {inv(p: number, df: number): number; cdf(x: number, df: number): number};
  };
  export default jStat;
}
