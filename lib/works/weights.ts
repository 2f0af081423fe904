/** Weights of the evidence, in the order of `FEATURES`. Written by scripts/train/same.ts; do not edit by hand. */
export const WEIGHTS: readonly number[] = [
  -3.2931, // bias
  4.0745, // titleSame
  3.8355, // title
  2.7054, // titleFar
  4.1809, // subtitle
  0.9623, // opening
  -2.2709, // replaced
  -1.9316, // added
  -4.1323, // numbersDiffer
  -6.5234, // aboutTheOther
  0.4355, // authorsOfShorter
  1.3537, // authorsOfLonger
  -1.5638, // authorsNone
  0.6313, // authorsUnknown
  -1.9824, // countsDiffer
  0.9297, // sameYear
  -2.7576, // yearsApart
  0.5982, // venueSame
  -3.7475, // venueDiffers
  1.8265, // shortTitle
];
