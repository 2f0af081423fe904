/** Weights of the evidence, in the order of `FEATURES`. Written by scripts/train/same.ts; do not edit by hand. */
export const WEIGHTS: readonly number[] = [
  -7.8585, // bias
  5.0014, // titleSame
  8.3455, // title
  2.2547, // titleFar
  1.8369, // subtitle
  2.3752, // opening
  -3.5694, // numbersDiffer
  -6.546, // aboutTheOther
  -0.0891, // authorsOfShorter
  1.3661, // authorsOfLonger
  -2.5238, // authorsNone
  -0.4507, // authorsUnknown
  -2.3389, // countsDiffer
  0.8312, // sameYear
  -2.9283, // yearsApart
  0.5429, // venueSame
  -3.468, // venueDiffers
  5.5037, // shortTitle
];
