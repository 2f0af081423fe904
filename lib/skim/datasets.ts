/**
 * Data sets and benchmarks that an abstract names: a name in front of "dataset", "benchmark" or "corpus", or one that
 * the field knows without being told. By rule.
 */

export interface FoundDataset {
  /** As it stands in the text. */
  text: string;
  /** UTF-16 offsets of `text`. */
  start: number;
  end: number;
}

const DATASET_CAP = 20;
const TEXT_CAP = 20_000;

const NAME = String.raw`(?:[A-Z][\w+.]{0,30}(?:-[\w+.]{1,20}){0,3}|\d[\w-]{0,20}[A-Z][\w-]{0,20})`;
/** "the MS COCO and Flickr30k datasets", "the Penn Treebank (PTB) corpus". */
const BEFORE_NOUN = new RegExp(
  String.raw`(${NAME}(?: \([A-Z][\w-]{1,14}\)|,? (?:and |or |& )?${NAME}){0,14}) (?:data ?sets?|benchmarks?|corpus|corpora|database|test ?bed|leaderboard)\b`,
  'g',
);
/** Well-known ones stand without the noun. */
const KNOWN = new RegExp(
  String.raw`\b(?:(?:Tiny|Mini)?-?ImageNet(?:-[\w]{1,6})?|CIFAR-?10{1,2}(?:-[A-Z])?|(?:Fashion-?|Kuzushiji-?)?E?MNIST|(?:MS-?|MS )?COCO|PASCAL VOC|Cityscapes|ADE20K|KITTI|nuScenes|ScanNet|ShapeNet|ModelNet40|CelebA(?:-HQ)?|FFHQ|LSUN|LAION-?\w{0,5}|OpenImages|Kinetics(?:-\d{3})?|UCF-?101|HMDB-?51|ActivityNet|AudioSet|LibriSpeech|VoxCeleb\d?|WMT ?\d{2}|SQuAD|(?:Super)?GLUE|MNLI|SNLI|HellaSwag|WinoGrande|PIQA|TriviaQA|HotpotQA|Natural Questions|GSM8K|MATH-?500|HumanEval|MBPP|MMLU(?:-Pro)?|GPQA|SWE-bench|BIG-bench|TruthfulQA|BoolQ|WikiText-?\d{0,3}|C4|The Pile|Penn Treebank|CoNLL-?\d{0,4}|OntoNotes|PubMedQA|MedQA|MIMIC-(?:III|IV|CXR)|CheXpert|UK Biobank|ADNI|ABIDE|Human Connectome Project|Allen Brain Observatory|Natural Scenes Dataset|SDSS|Gaia DR\d|OGB|Cora|Citeseer|MovieLens(?:-\d{1,3}[MK])?|Atari|D4RL|MuJoCo)\b`,
  'g',
);
const LEADING =
  /^(?:The|A|An|Our|Two|Three|Four|Five|Six|Several|Both|Many|These|This|On|In|We|New|Using|Experiments|Results|And|Large|Public|Real|Synthetic|Standard|Popular|State)\s+/;

/** Finds the data sets of a text, in order, each once. Linear time. */
export function findDatasets(whole: string): FoundDataset[] {
  const text = whole.slice(0, TEXT_CAP);
  const found: FoundDataset[] = [];
  const add = (start: number, name: string) => {
    let at = start;
    let kept = name;
    for (let lead = LEADING.exec(kept); lead; lead = LEADING.exec(kept)) {
      at += lead[0].length;
      kept = kept.slice(lead[0].length);
    }
    kept = kept.replace(/(?<![.,])[.,]+$/, '');
    if (
      kept.length < 2 ||
      /^(?:The|A|An|Our|It|This|These|AI|ML|NLP|CV|LLMs?|RL|QA|3D|2D|RGB|RGB-D|EEG|MRI|fMRI|English|Chinese|German|Benchmark|Dataset)$/.test(
        kept,
      )
    )
      return;
    found.push({ text: kept, start: at, end: at + kept.length });
  };
  for (const match of text.matchAll(BEFORE_NOUN)) {
    let at = match.index;
    for (const part of match[1]!.split(/(, (?:and |or )?| and | or | & )/)) {
      if (!/^(?:, (?:and |or )?| and | or | & )$/.test(part)) add(at, part);
      at += part.length;
    }
  }
  for (const match of text.matchAll(KNOWN)) add(match.index, match[0]);
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const seen = new Set<string>();
  const out: FoundDataset[] = [];
  let last = -1;
  for (const each of found) {
    const key = each.text.toLowerCase();
    if (each.start < last || seen.has(key)) continue;
    seen.add(key);
    last = each.end;
    out.push(each);
    if (out.length === DATASET_CAP) break;
  }
  return out;
}
