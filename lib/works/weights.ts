/** Weights of the evidence, in the order of `FEATURES`. Written by scripts/train/same.ts; do not edit by hand. */
export const WEIGHTS: readonly number[] = [
  -7.9061, // bias
  5.0283, // titleSame
  8.3736, // title
  2.4578, // titleFar
  1.8534, // subtitle
  2.3937, // opening
  -3.5761, // numbersDiffer
  -6.5450, // aboutTheOther
  -0.0873, // authorsOfShorter
  1.3559, // authorsOfLonger
  -2.5393, // authorsNone
  -0.4628, // authorsUnknown
  -2.3412, // countsDiffer
  0.8232, // sameYear
  -2.9047, // yearsApart
  0.5510, // venueSame
  -3.4742, // venueDiffers
  5.4668, // shortTitle
];
