/** Weights of the evidence, in the order of `FEATURES`. Written by scripts/train/same.ts; do not edit by hand. */
export const WEIGHTS: readonly number[] = [
  -3.2645, // bias
  3.9315, // titleSame
  3.9327, // title
  2.8785, // titleFar
  4.2384, // subtitle
  1.0273, // opening
  -2.3505, // replaced
  -2.0018, // added
  -3.6848, // numbersDiffer
  -6.5481, // aboutTheOther
  0.4569, // authorsOfShorter
  1.3979, // authorsOfLonger
  -1.5616, // authorsNone
  0.6568, // authorsUnknown
  -2.0242, // countsDiffer
  0.9288, // sameYear
  -2.7759, // yearsApart
  0.6139, // venueSame
  -3.8062, // venueDiffers
  1.7403, // shortTitle
];
