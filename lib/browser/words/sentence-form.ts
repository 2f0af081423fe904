/** A sentence with gaps, as the pattern that finds it again. */

/** "line $1: $2" as a pattern for the whole of a text; what stands in the gaps is captured in their order. */
export function formOf(sentence: string): RegExp {
  return new RegExp(`^${sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\\\$\d/g, '(.+?)')}$`, 's');
}
