import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { useWords } from '../../../components/words.ts';
import { fileOf } from '../../../lib/paper/paper-files.ts';
import { isWebAddress } from '../../../lib/paper/schemas.ts';
import type { PaperRow } from '../../../lib/paper/rows.ts';
import { TexText } from '../note/TexText.tsx';
import { CopyItems } from '../CopyItems.tsx';
import { StateButtons } from '../StateButtons.tsx';
import { useLibrary } from '../use-library.ts';
import type { SectionProps } from './sections.ts';
import styles from './Details.module.css';

/** Authors that are named at once; of more, the first ones and the last, who often leads, until all are asked for. */
const FEW = 12;

/** What the paper is, where it stands, and what one does with it. */
export function Head({ details: { paper }, onLeave }: SectionProps) {
  const { say, sayCount } = useWords();
  const { actions } = useLibrary();
  // The paper whose authors are all named.
  const [naming, setNaming] = useState('');
  const { bibliography: of, id } = paper;
  const isFolded = naming !== id && of.authors.length > FEW;
  const names = of.authors.map(({ name }) => name);
  return (
    <>
      <h2 class={styles['title']} tabIndex={-1} dir="auto">
        <TexText text={of.title} />
      </h2>
      <p class={styles['authors']}>
        <bdi>{(isFolded ? names.slice(0, FEW - 2) : names).join(', ') || say('no_authors')}</bdi>
        {isFolded && (
          <>
            {' … '}
            <bdi>{names.at(-1)}</bdi>{' '}
            <Button action="all-authors" onPress={() => setNaming(id)}>
              {sayCount('authors', of.authors.length)}
            </Button>
          </>
        )}
      </p>
      <p class={styles['facts']}>
        {/* Each runs its own way, and the order is the line's. */}
        {factsOf(paper, say).map((fact, at) => (
          <Fragment key={fact}>
            {at > 0 && '\u00a0· '}
            <bdi>{fact}</bdi>
          </Fragment>
        ))}
      </p>
      <div class={styles['buttons']}>
        {linksOf(of).map(({ key, url }) => (
          <a key={key} class={styles['link']} href={url} target="_blank" rel="noreferrer">
            {say(key)}
          </a>
        ))}
        <Menu action="cite" title={say('cite')} face={say('cite')}>
          {(close) => <CopyItems papers={[id]} onDone={close} />}
        </Menu>
        <span class={styles['icons']}>
          <StateButtons papers={[id]} rows={[paper]} />
          <Button
            kind="icon"
            action="remove"
            label={say('delete')}
            onPress={() => void actions.remove([id]).then((isDone) => isDone && onLeave())}
          >
            <Icon name="trash" />
          </Button>
        </span>
      </div>
    </>
  );
}

type Say = ReturnType<typeof useWords>['say'];

function factsOf(paper: PaperRow, say: Say): string[] {
  const { venue, year, date, ids, journalRef, withdrawn, subjects, comments } = paper.bibliography;
  const arxiv = ids.arxiv ? `arXiv ${ids.arxiv}${ids.arxivVersion ? `v${ids.arxivVersion}` : ''}` : '';
  return [
    withdrawn ? say('withdrawn') : '',
    venue ?? '',
    date ?? (year ? String(year) : ''),
    arxiv,
    ids.doi ? `doi ${ids.doi}` : '',
    journalRef ?? '',
    subjects?.join('; ') ?? '',
    comments ?? '',
  ].filter(Boolean);
}

function linksOf(of: PaperRow['bibliography']) {
  const { doi } = of.ids;
  const page = fileOf(of, 'abstract', location.href) ?? (doi ? `https://doi.org/${doi}` : null);
  const found = [
    { key: 'open_page', url: page },
    { key: 'open_pdf', url: fileOf(of, 'pdf', location.href) },
  ] as const;
  return found.flatMap(({ key, url }) => (url !== null && isWebAddress(url) ? [{ key, url }] : []));
}
