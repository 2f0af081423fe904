/**
 * Titles that many works share: "Preface", "Editorial", "Introduction to the special issue", "Treasurer's message", "Vorwort".
 * Such a title says nothing about which work it is.
 */

const GENERIC = new Set(
  (
    'editorial editorials editor editors guest preface foreword afterword introduction introductory introducing special ' +
    'issue section volume number series panel panels panelists keynote keynotes address talk talks session sessions plenary ' +
    'invited tutorial tutorials tribute abstract abstracts column columns book books review reviews reviewed reviewer ' +
    'reviewers message messages chair chairs chairman chairmans chairpersons president presidents presidential program programme general ' +
    'conference workshop symposium committee organizing organisers organizers welcome news newsletter letter letters report reports notes note reminiscences ' +
    'influential papers paper industry industrial perspective perspectives conclusion conclusions discussion summary ' +
    'overview contents table index indexes title page front back matter cover author authors contributors list call ' +
    'erratum errata corrigendum addendum correction corrections comment comments commentary reply response rejoinder ' +
    'acknowledgment acknowledgments acknowledgement acknowledgements obituary memoriam announcement announcements ' +
    'calendar events bibliography references interview viewpoint opinion research highlights technical corner ' +
    'treasurer treasurers secretary secretarys dean director directors coordinator publisher publishers associate managing chief founding ' +
    'outgoing incoming vice board staff society members membership aims scope charter policy instructions guidelines information ' +
    'submission submissions subscription advertisement advertisements errors frontmatter backmatter copyright dedication prologue epilogue ' +
    'vorwort geleitwort nachwort einleitung einfuhrung rezension rezensionen nachruf inhaltsverzeichnis zum zur der die das ' +
    'avant propos sommaire matieres introduccion prologo prefacio presentacion resena indice nota introducao apresentacao ' +
    'introduzione prefazione premessa editoriale voorwoord inleiding forord de des du le la les el il s ' +
    'year annual first second third fourth fifth part proceedings journal record bulletin magazine transactions untitled ' +
    'this that the a an of on in for to from and by with at our we new some its is are your selected'
  ).split(' '),
);

/** The same in writing systems whose titles are not cut into words here, and in Russian, without spaces. */
const GENERIC_WHOLE = new Set(
  '前言 序 序言 引言 绪论 导言 编者按 编者的话 卷首语 后记 目录 目次 社论 書評 书评 巻頭言 編集後記 はじめに まえがき あとがき 特集にあたって предисловие введение отредакции рецензия некролог'
    .normalize('NFKD')
    .split(' '),
);

/** Whether a title consists of such words only. A title without words is generic too. */
export function isGenericTitle(title: readonly string[]): boolean {
  if (title.length <= 8 && GENERIC_WHOLE.has(title.join(''))) return true;
  return title.length <= 10 && title.every((word) => GENERIC.has(word) || /^\d+(?:st|nd|rd|th)?$/.test(word));
}

const RECURRING =
  /^(?:columns?|reviews?|reminiscences|news|newsletter|letters?|reports?|notes?|messages?|interviews?|corner|calendar|highlights|announcements?|call|perspectives?)$/;

/** Whether a generic title comes back several times a year, so that even the same author and year do not name one. */
export function isRecurringTitle(title: readonly string[]): boolean {
  return isGenericTitle(title) && title.some((word) => RECURRING.test(word));
}
