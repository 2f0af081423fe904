/** What a heading of a CV or a home page announces: papers, or something that only looks like papers. */
import type { Line } from './lines.ts';

export type SectionKind = 'papers' | 'posters' | 'other' | 'talks' | 'unknown';

const PAPERS =
  /\b(?:publications?|papers?|articles?|preprints?|manuscripts?|proceedings|journals?|conferences?|peer[- ]?reviewed|refereed|working papers?|books?|chapters?|bibliography|references|literature|theses|thesis|dissertations?|under review|submitted|selected works|published|in press|research output|technical reports?|veröffentlichungen|publikationen|schriften|literatur(?:verzeichnis)?|publicaciones|artículos|bibliografía|publicações|pubblicazioni|articoli|bibliografia|travaux|ouvrages|bibliographie|публикации|статьи|список литературы|литература|论文|著作|出版|发表|参考文献|論文|業績|文献|논문)\b|[论論]文|文献|논문/iu;
const POSTERS = /\b(?:posters?|abstracts|workshops?|demos?)\b/i;
const TALKS =
  /\b(?:talks?|presentations?|lectures?|seminars?|colloqui|keynotes?|panels?|tutorials?|invited|vorträge|conférences invitées|ponencias|palestras|доклады|выступления|讲座|報告)\b/iu;
const OTHER =
  /\b(?:education|awards?|honou?rs?|fellowships?|grants?|funding|teaching|courses?|coursework|service|skills?|experience|employment|positions?|appointments?|mentoring|students?|supervision|advising|reviewing|reviewer|review(?:s|ing)? for|committees?|memberships?|media|press coverage|news|software|languages?|interests?|about|biography|bio|contact|references available|hobbies|patents?|projects?|outreach|activities|people|team|program committee|organi[sz]ing|editorial)\b|ausbildung|lehre|formación|docencia|enseignement|formation|образование|награды|教育|获奖|学歴|受賞/iu;

/** What a heading announces; "Invited talks" is no list of papers, "Journal article review" neither. */
export function sectionKind(heading: string): SectionKind {
  const text = heading.slice(0, 120);
  if (/\breview(?:er|ing|s)?\b/i.test(text) && !/under review|peer[- ]?review/i.test(text)) return 'other';
  if (TALKS.test(text) && !/\b(?:papers?|publications?|proceedings)\b/i.test(text))
    return POSTERS.test(text) ? 'posters' : 'talks';
  if (/\b(?:best|award)/i.test(text)) return 'other';
  if (POSTERS.test(text)) return 'posters';
  if (PAPERS.test(text) && !/\b(?:committee|teaching|reviewer|service)\b/i.test(text)) return 'papers';
  if (OTHER.test(text)) return 'other';
  return 'unknown';
}

/** Whether a line stands as a heading: marked as one, or short, without a stop, and by its words a section's name. */
export function isHeading(line: Line, next: Line | undefined): boolean {
  if (line.heading > 0) return true;
  const bare = line.text.replace(/^[*_]+|(?<![*_:])[*_:]+$/g, '').trim();
  if (line.bullet || bare.length > 60 || bare.split(' ').length > 7) return false;
  if (/[.;,?]$/.test(bare) || /\d/.test(bare) || /:\s\S/.test(bare)) return false;
  const emphasised =
    /^\*\*[^*]+\*\*:?$/.test(line.text) || (bare === bare.toUpperCase() && /\p{Lu}{3}/u.test(bare));
  const kind = sectionKind(bare);
  if (kind === 'unknown') return emphasised && bare.split(' ').length <= 5;
  return emphasised || bare.split(' ').length <= 3 || line.text.endsWith(':') || next?.gap === true;
}
