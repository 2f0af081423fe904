/**
 * The figures that an abstract claims: percentages, factors, scores on a measure, from–to, measured values with their
 * error. By rule. What is counted rather than claimed (samples, layers, years, sections) is left alone, and so are the
 * levels of confidence that belong to a test.
 */

export interface Figure {
  /** The value as it stands in the text, with its measure where that stands beside it: "FID score of 1.93". */
  text: string;
  /** UTF-16 offsets of `text`. */
  start: number;
  end: number;
  /** A short label for a chip: "+4.9 % over random sampling", "1.93 FID on CIFAR-10". */
  label: string;
}

const FIGURE_CAP = 40;
const TEXT_CAP = 20_000;

const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,7})(?:\. ?\d{1,6})?`;
const SIGNED = String.raw`(?:[+−±~≈<>≤≥-]\s?)?${NUMBER}`;
/** "15", "15-30", "15 to 30", "15--30", "0.5 ± 0.1". */
const RANGE = String.raw`${SIGNED}\$?(?:\s?(?:[-–—]{1,3}|\\sim|~|to|±|\+\/-|\\pm)\s?\$?${NUMBER})?\$?`;
const WORD_NUMBER = 'two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|several';
const MEASURE = [
  String.raw`(?:top-?[15] |test |validation |average |mean |overall |zero-shot |balanced |classification )?accurac(?:y|ies)`,
  String.raw`(?:macro|micro|weighted)?[- ]?F-?(?:1|_1|\$_1\$|β|beta)?[- ]?(?:scores?|measure)`,
  'FID|IS|BLEU|ROUGE(?:-[12L])?|METEOR|CIDEr|SPICE|chrF|COMET|mAP|AP50|mIoU|IoU|PSNR|SSIM|LPIPS|AUC(?:-ROC)?|AUROC|AUPRC|AUPR|WER|CER|EER|MOS|PESQ|NDCG(?:@\\d{1,3})?|MRR|RMSE|MAE|MSE|MAPE|NLL|ASR|Elo|pass@\\d{1,3}|Recall@\\d{1,3}|P@\\d{1,3}|R@\\d{1,3}|Hits@\\d{1,3}|Dice|F1|EM|LAS|UAS',
  String.raw`precision|recall|sensitivity|specificity|perplexity|(?:Dice|Pearson|Spearman|kappa|correlation|Gini|Matthews)(?:'s)?(?: correlation)? coefficients?|R(?:\^2|²|2)|success rates?|win rates?|error rates?|speed-?ups?|exact match`,
].join('|');
const MEASURES = String.raw`(?:${MEASURE})(?: scores?| values?)?`;

const PERCENT = String.raw`\s?(?:\\?%|\$?\\%\$?|percent\b|per cent\b|percentage points?\b|pp\b)`;
const FACTOR = String.raw`\s?(?:\$?\\times\$?(?!\s?\d)|×(?!\s?\d)|[xX](?![\w-]|\s?\d)|-?fold\b|(?:orders?|order) of magnitude\b| times\b(?=[^.]{0,24}\b(?:faster|more|less|fewer|higher|lower|smaller|larger|better|greater|cheaper|slower|speed|as|than|longer|shorter|reduction|improvement)\b))`;

const PATTERNS: { kind: string; pattern: RegExp }[] = [
  {
    kind: 'percent',
    pattern: new RegExp(
      String.raw`(?<![\w.,^{/])${RANGE}${PERCENT}(?:\s?(?:to|[-–—±]{1,3})\s?${NUMBER}${PERCENT})?`,
      'g',
    ),
  },
  {
    kind: 'factor',
    pattern: new RegExp(
      String.raw`(?<![\w.,^{/])(?:${RANGE}${FACTOR}|(?:by|of|up to|over) \$?${NUMBER}\$? times\b|(?:${WORD_NUMBER}|an?|one)(?:(?: to |-to-)(?:${WORD_NUMBER}))? orders? of magnitude|(?:${WORD_NUMBER})(?:-?fold(?= (?:increase|decrease|reduction|improvement|speed|gain|higher|lower|more|less|faster|larger|smaller|better|greater|over|compared|in ))| times (?=faster|more|less|fewer|higher|lower|smaller|larger|better|greater|cheaper|slower|as ))|\b(?:twice|thrice) (?=as |the |faster|more))`,
      'g',
    ),
  },
  {
    kind: 'measure',
    pattern: new RegExp(
      String.raw`\b${MEASURES}(?: \([A-Za-z@\d-]{1,12}\))?(?:(?: of| is| was|:|=| to| at| up to| reaching| from| by| around| about| over| above| below| and| under|\s?[=≈~<>]) ?){0,3}\s?\$?${SIGNED}\$?(?:(?: ?(?:to|[-–—±]|\\pm|\+\/-) ?)\$?${NUMBER}\$?)?(?![\w%-]|\s?\\?%|\.\d)`,
      'g',
    ),
  },
  {
    kind: 'measure',
    pattern: new RegExp(
      String.raw`(?<![\w.,^{/-])${RANGE}\s?(?:dB\b|BLEU\b|ROUGE\b|(?:absolute |percentage |accuracy )?points?\b(?! (?:cloud|process|source|in|of|on|at|to|set|estimat|spread|group|particle|defect|light|correl|and|per))|FID\b|mAP\b|AP\b|mIoU\b|IoU\b|PSNR\b|SSIM\b|AUC\b|AUROC\b|WER\b|perplexity\b|F1\b|accuracy\b)`,
      'g',
    ),
  },
  {
    kind: 'change',
    pattern: new RegExp(String.raw`\bfrom \$?${SIGNED}\$? to \$?${NUMBER}\$?(?![\w-]|\.\d)`, 'g'),
  },
  {
    kind: 'measured',
    pattern: new RegExp(
      String.raw`(?<![\w.^{/])${NUMBER}\s?(?:±|\+\/?-|\$?\\pm\$?)\s?\$?${NUMBER}\$?(?:\s?(?:[kMGT]?eV|km|cm|mm|[kM]pc|[kM]?yr|Gyr|Myr|K|Hz|[kMG]Hz|s|ms|mag|days?|years?|M_\{?\\odot\}?)\b)?`,
      'g',
    ),
  },
];

/** "at the 95 % confidence level", "95 % C.I.": part of a test, not a claim. */
const CONFIDENCE_AFTER = /^\$?\s?(?:confidence|credib|C\.? ?[LI]\b|CI\b|\(?CL\b|prediction interval)/i;
const CONFIDENCE_BEFORE = /(?:confidence (?:level|interval)s?|CI|C\.L\.)(?: \(CI\))?(?: of|:|=|,| at)?\s?$/i;
/** "from 2010 to 2020", "from 3 to 5 layers" are spans of time and of settings; a change is said with one of these. */
const CHANGES =
  /\b(?:improv|increas|decreas|reduc|boost|rais|rose|risen|drop|fell|fall|lower|grow|grew|cut|enhanc|advanc|push|climb|declin|shrink|accura|score|rate|error|kappa|loss)\w*\b[^.;]{0,80}$/i;

const KIND = String.raw`(?:[\w-]+ ){0,3}?`;
const LESS_AFTER = new RegExp(
  String.raw`^\s${KIND}(?:lower|fewer|less|smaller|reductions?|drops?|decreases?|declines?|collapse|savings?|loss)\b`,
);
const MORE_AFTER = new RegExp(
  String.raw`^\s${KIND}(?:higher|more|greater|better|faster|increases?|gains?|improvements?|boost|speed-?ups?)\b`,
);
/** "by 5 %", "by up to 5 %", "by 1 % and 5 %": a change, whose verb stands before. */
const BY =
  /\bby (?:[\d.]+ ?\\?% (?:and|to) )?(?:up to |more than |over |about |around |nearly |at least |an average of |as much as |roughly )?[\s$~≈]*$/;
const DIRECTION =
  /\b(?:(improv|increas|boost|gain|rais|outperform|surpass|exceed|advanc|enhanc|accelerat)|(reduc|decreas|drop|lower|sav|cut|collapse|declin|shrink|fell|fall))\w*/gi;

/** "+" or "−" where the text says that the value is a change and which way it goes. */
function signOf(before: string, after: string): string {
  if (LESS_AFTER.test(after)) return '−';
  if (MORE_AFTER.test(after)) return '+';
  if (!BY.test(before)) return '';
  const last = [...before.matchAll(DIRECTION)].at(-1);
  return last ? (last[1] ? '+' : '−') : '';
}

function labelOf(text: string, figure: { start: number; end: number; kind: string }): string {
  const value = text
    .slice(figure.start, figure.end)
    .replace(/\\%/g, '%')
    .replace(/[$]/g, '')
    .replace(/\\times/g, '×')
    .replace(/\\pm/g, '±')
    .replace(/^(?:by|of|up to|over) (?=\d)/, '')
    .trim();
  const before = text.slice(Math.max(0, figure.start - 90), figure.start);
  const after = text.slice(figure.end, figure.end + 90);
  let label = value;
  const change = /^(?:(.{2,60}?) )?from (\S{1,20}) to (\S{1,20})$/.exec(value);
  const named = /^(.{2,60}?)(?: score)?s? (?:of|is|was|=|reaching|to|at) ?(?:up to )?([\d.,]+)$/.exec(value);
  if (change) label = `${change[2]} → ${change[3]}${change[1] ? ` ${change[1]}` : ''}`;
  else if (named) label = `${named[2]} ${named[1]}`;
  else if (/^\d/.test(value) && /%|×|x$|fold/.test(value)) label = signOf(before, after) + value;
  const over =
    /^[^.;,()]{0,30}?\b(?:over|than|compared (?:to|with)|relative to) (?!(?:the )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|all|several|many)\b)((?:the |a |an )?[\w-]+(?: [\w-]+){0,2})/.exec(
      after,
    );
  const on = /^[^.;()]{0,24}?\bon ((?:the )?[A-Z][\w+-]*(?:\.\d\w*)?(?: [A-Z][\w+-]*){0,2})/.exec(after);
  if (on) label += ` on ${on[1]}`;
  else if (over)
    label += ` over ${over[1]!.replace(/ (?:and|or|on|in|while|with|at|by|for|of|to|using|from|when|which|that|is|are|as)\b.*$/, '')}`;
  return label.replace(/(\d)%/g, '$1 %').replace(/\s+/g, ' ').slice(0, 90);
}

/** Finds the figures of a text, in order, not overlapping. Linear time. */
export function findFigures(whole: string): Figure[] {
  const text = whole.slice(0, TEXT_CAP);
  const spans: { start: number; end: number; kind: string }[] = [];
  for (const { kind, pattern } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index + (match[0].length - match[0].trimStart().length);
      const end = match.index + match[0].trimEnd().length;
      const before = text.slice(Math.max(0, start - 90), start);
      if (
        kind === 'percent' &&
        (CONFIDENCE_AFTER.test(text.slice(end, end + 30)) || CONFIDENCE_BEFORE.test(before))
      )
        continue;
      if (kind === 'change' && (!CHANGES.test(before) || /\b(?:19|20)\d\d to (?:19|20)\d\d/.test(match[0])))
        continue;
      if (kind === 'measure' && /\b(?:19|20)\d\d$/.test(match[0])) continue;
      spans.push({ start, end, kind });
    }
  }
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const out: Figure[] = [];
  let last = -1;
  for (const span of spans) {
    if (span.start < last) continue;
    last = span.end;
    out.push({
      text: text.slice(span.start, span.end),
      start: span.start,
      end: span.end,
      label: labelOf(text, span),
    });
    if (out.length === FIGURE_CAP) break;
  }
  return out;
}
