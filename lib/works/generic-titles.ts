/**
 * Titles that many works share: "Preface", "Editorial", "Introduction to the special issue", "Book review column".
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
    'year annual first second third fourth fifth part proceedings journal record bulletin magazine transactions untitled ' +
    'this that the a an of on in for to from and by with at our we new some its is are your selected'
  ).split(' '),
);

/** Whether a title consists of such words only. A title without words is generic too. */
export function isGenericTitle(title: readonly string[]): boolean {
  return title.length <= 10 && title.every((word) => GENERIC.has(word) || /^\d+(?:st|nd|rd|th)?$/.test(word));
}

const RECURRING =
  /^(?:columns?|reviews?|reminiscences|news|newsletter|letters?|reports?|notes?|messages?|interviews?|corner|calendar|highlights|announcements?|call|perspectives?)$/;

/** Whether a generic title comes back several times a year, so that even the same author and year do not name one. */
export function isRecurringTitle(title: readonly string[]): boolean {
  return isGenericTitle(title) && title.some((word) => RECURRING.test(word));
}
