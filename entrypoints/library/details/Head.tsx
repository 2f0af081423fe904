import { useState } from 'preact/hooks';
import { Button } from '../../../components/Button.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { Menu, MenuItem } from '../../../components/Menu.tsx';
import { useWords } from '../../../components/words.ts';
import { isWebAddress } from '../../../lib/paper/schemas.ts';
import type { PaperRow } from '../../../lib/paper/rows.ts';
import { TexText } from '../note/TexText.tsx';
import { useCopy } from '../use-copy.ts';
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
  const isLater = paper.state === 'later';
  const isRead = paper.dates.read !== undefined;
  const isFolded = naming !== id && of.authors.length > FEW;
  const names = of.authors.map(({ name }) => name);
  const copy = useCopy();
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
      <p class={styles['facts']}>{factsOf(paper, say).join(' · ')}</p>
      <div class={styles['buttons']}>
        {linksOf(of).map(({ key, url }) => (
          <a key={key} class={styles['link']} href={url} target="_blank" rel="noreferrer">
            {say(key)}
          </a>
        ))}
        <Menu action="cite" title={say('cite')} face={say('cite')}>
          {(close) =>
            copy.ways.map(({ way, word }) => (
              <MenuItem
                key={way}
                action={`copy-${way}`}
                onPress={() => {
                  close();
                  void copy.copy([id], way);
                }}
              >
                {say(word)}
              </MenuItem>
            ))
          }
        </Menu>
        <span class={styles['icons']}>
          <Button
            kind="icon"
            action="star"
            label={say('star')}
            isPressed={paper.star}
            onPress={() => void actions.setStar([id], !paper.star)}
          >
            <Icon name="star" isFilled={paper.star} />
          </Button>
          <Button
            kind="icon"
            action="later"
            label={say(isLater ? 'keep_saved' : 'later')}
            isPressed={isLater}
            onPress={() => void actions.setState([id], isLater ? 'saved' : 'later')}
          >
            <Icon name="later" />
          </Button>
          <Button
            kind="icon"
            action="read"
            label={say(isRead ? 'mark_unread' : 'mark_read')}
            isPressed={isRead}
            onPress={() => void actions.setRead([id], !isRead)}
          >
            <Icon name="read" />
          </Button>
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

function linksOf({ url, ids, links = [] }: PaperRow['bibliography']) {
  const page =
    url ??
    (ids.arxiv ? `https://arxiv.org/abs/${ids.arxiv}` : ids.doi ? `https://doi.org/${ids.doi}` : undefined);
  const pdf = links.find((link) => link.kind === 'pdf')?.url;
  const found: { key: 'open_page' | 'open_pdf'; url: string }[] = [];
  if (page && isWebAddress(page)) found.push({ key: 'open_page', url: page });
  if (pdf && isWebAddress(pdf)) found.push({ key: 'open_pdf', url: pdf });
  return found;
}
