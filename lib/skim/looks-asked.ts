/** Whether a search may be a question in plain words: apart from `asked`, which brings the tagger with it. */

/** Longer is a title or a paste. */
const MOST_TEXT = 200;

/**
 * Might this be a question? Cheap, so that the tagger is loaded for hardly any search: field names, quotes and short
 * searches never are.
 */
export function looksAsked(text: string): boolean {
  if (text.length > MOST_TEXT || /["“”:]|(?:^|\s)-\w/.test(text)) return false;
  if (text.trim().split(/\s+/).length < 2) return false;
  return /\b(?:papers?|articles?|preprints?|publications?|works?|results?|findings|conclusions|objectives?|aims|goals|methods?|everything|anything|something|stuff|things|ones|saved?|added|kept|bookmarked|starred|unread|tagged|reading list|read)\b/i.test(
    text,
  );
}
