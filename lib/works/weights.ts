/** Weights of the evidence, in the order of `FEATURES`. Written by scripts/train/same.ts; do not edit by hand. */
export const WEIGHTS: readonly number[] = [
  -7.8664, // bias
  4.9213, // titleSame
  8.3621, // title
  2.1391, // titleFar
  3.0349, // subtitle
  -3.4175, // numbersDiffer
  -6.6047, // aboutTheOther
  -0.0565, // authorsOfShorter
  1.4418, // authorsOfLonger
  -2.4969, // authorsNone
  -0.3739, // authorsUnknown
  -2.4551, // countsDiffer
  0.8906, // sameYear
  -2.9785, // yearsApart
  0.6016, // venueSame
  -3.5162, // venueDiffers
  5.3769, // shortTitle
];
