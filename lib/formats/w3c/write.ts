/**
 * Marks → W3C Web Annotations (Web Annotation Data Model, 2017) as one JSON-LD page of annotations. Selectors are
 * stored in that model already; what it has no words for (the paper, the text a mark was made on) stands under our
 * own prefix, which other programs skip.
 */
import type { MarkRow } from '../../paper/rows.ts';
import { addressOf } from '../address.ts';
import { LeftOut } from '../carries.ts';
import type { InterchangePaper } from '../interchange.ts';

export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';
export const OFFPRINT_CONTEXT = { offprint: 'urn:offprint:' };

/** The page as chunks, one annotation a line. */
export function* writeAnnotations(
  papers: Iterable<InterchangePaper>,
  leftOut = new LeftOut('w3c'),
): Generator<string> {
  yield `{\n"@context": ${JSON.stringify([ANNOTATION_CONTEXT, OFFPRINT_CONTEXT])},\n"type": "AnnotationPage",\n"items": [`;
  let first = true;
  let bare = 0;
  for (const paper of papers) {
    if (paper.marks.length === 0) bare++;
    else leftOut.paper(paper);
    for (const mark of paper.marks) {
      yield `${first ? '\n' : ',\n'}${JSON.stringify(annotationOf(paper, mark))}`;
      first = false;
    }
  }
  if (bare > 0) leftOut.add('papers', `${bare} without marks: the format holds marks only`);
  yield '\n]\n}\n';
}

function annotationOf(paper: InterchangePaper, mark: MarkRow): Record<string, unknown> {
  const { bibliography } = paper;
  const source = addressOf(bibliography) ?? `urn:offprint:paper:${encodeURIComponent(mark.paper)}`;
  return {
    // An annotation of another program keeps the name it came with.
    id: /^(?:https?|urn):\S+$/i.test(mark.id) ? mark.id : `urn:offprint:mark:${encodeURIComponent(mark.id)}`,
    type: 'Annotation',
    created: new Date(mark.at).toISOString(),
    motivation: mark.note ? 'commenting' : 'highlighting',
    ...(mark.note && {
      body: [{ type: 'TextualBody', value: mark.note, format: 'text/markdown', purpose: 'commenting' }],
    }),
    target: {
      type: 'SpecificResource',
      source,
      styleClass: mark.colour,
      selector: [mark.quote, mark.position],
    },
    'offprint:mark': {
      paper: mark.paper,
      target: mark.target,
      snapshot: mark.snapshot,
      v: mark.v,
      updatedAt: mark.updatedAt,
    },
    'offprint:paper': {
      title: bibliography.title,
      authors: bibliography.authors,
      ...(bibliography.year && { year: bibliography.year }),
      ids: bibliography.ids,
      ...(bibliography.url && { url: bibliography.url }),
    },
  };
}
