/** Weights of the evidence, in the order of `FEATURES`. Written by scripts/train/same.ts; do not edit by hand. */
export const WEIGHTS: readonly number[] = [
  -3.0129, // bias
  3.64, // titleSame
  4.1475, // title
  1.6653, // titleFar
  3.1857, // subtitle
  0.1718, // opening
  -3.1514, // replaced
  -1.0007, // added
  -3.6636, // numbersDiffer
  -6.4842, // aboutTheOther
  0.5738, // authorsOfShorter
  0.8438, // authorsOfLonger
  -1.6233, // authorsNone
  0.6441, // authorsUnknown
  -1.6556, // countsDiffer
  0.8999, // sameYear
  -2.6256, // yearsApart
  0.5963, // venueSame
  -3.4125, // venueDiffers
  -0.6973, // shortTitle
];
