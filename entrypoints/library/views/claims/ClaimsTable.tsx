/** The claims of some papers side by side: sorted, copied, saved; every cell the paper's own sentence. */
import { useMemo, useState } from 'preact/hooks';
import { Button } from '../../../../components/Button.tsx';
import { Notice } from '../../../../components/Notice.tsx';
import { useWords, type WordKey } from '../../../../components/words.ts';
import { saveFile } from '../../../../lib/browser/files/export-file.ts';
import type { Bibliography } from '../../../../lib/paper/bibliography.ts';
import { canonicalText } from '../../../../lib/text/abstract-text.ts';
import { TexText } from '../../note/TexText.tsx';
import { useSkims } from '../../skim/use-skims.ts';
import { useLibrary } from '../../use-library.ts';
import {
  claimsCsv,
  claimsMarkdown,
  claimsRow,
  COLUMNS,
  sorted,
  type Claim,
  type Heads,
  type Order,
} from './claims.ts';
import { Back } from '../Back.tsx';
import styles from './Claims.module.css';

const HEADS: Record<keyof Heads, WordKey> = {
  paper: 'claims_paper',
  objective: 'role_objective',
  method: 'role_method',
  result: 'role_result',
  figures: 'claims_figures',
};

export interface ClaimsTableProps {
  /** In the order in which they are listed; undefined while they are being read. */
  papers: readonly { id: string; bibliography: Bibliography }[] | undefined;
  /** More were asked for than are compared: so many are. */
  cutTo?: number | undefined;
  /** A paper is asked for, or one of its sentences. */
  onPaper(paper: string, claim?: Claim): void;
  onLeave(): void;
}

export function ClaimsTable({ papers, cutTo, onPaper, onLeave }: ClaimsTableProps) {
  const { say, sayCount } = useWords();
  const { store, tell } = useLibrary();
  const [order, setOrder] = useState<Order>('listed');
  const texts = useMemo(
    () =>
      (papers ?? []).map((paper) => ({
        id: paper.id,
        paper,
        text: canonicalText(paper.bibliography.abstract ?? '').text,
      })),
    [papers],
  );
  const skims = useSkims(
    store,
    texts.filter(({ text }) => text !== ''),
  );
  const rows = useMemo(
    () =>
      sorted(
        texts.map(({ paper, text }) => claimsRow(paper, text, skims.of.get(paper.id), skims.threshold)),
        order,
      ),
    [texts, skims, order],
  );
  const heads = Object.fromEntries(
    Object.entries(HEADS).map(([column, word]) => [column, say(word)]),
  ) as unknown as Heads;

  async function copy() {
    try {
      await navigator.clipboard.writeText(claimsMarkdown(rows, heads));
      tell(sayCount('copied_papers', rows.length));
    } catch {
      tell(say('copy_failed'));
    }
  }
  const head = (column: keyof Heads, by: Order) => (
    <th scope="col" aria-sort={order === by ? (by === 'figures' ? 'descending' : 'ascending') : 'none'}>
      <Button action={`sort-${by}`} onPress={() => setOrder(order === by ? 'listed' : by)}>
        {heads[column]}
        {order === by && <span aria-hidden="true"> {by === 'figures' ? '↓' : '↑'}</span>}
      </Button>
    </th>
  );
  return (
    <section class={styles['view']} aria-labelledby="claims-heading">
      <Back onPress={onLeave} />
      <h2 class={styles['title']} id="claims-heading">
        {say('claims_title')}
      </h2>
      {papers && papers.length === 0 ? (
        <Notice title={say('claims_none')}>{say('claims_none_hint')}</Notice>
      ) : (
        <>
          <p class={styles['aside']}>
            {sayCount('claims_papers', rows.length)}
            {cutTo !== undefined && ` · ${say('claims_first', cutTo)}`}
            {' · '}
            <Button action="copy-claims" onPress={() => void copy()}>
              {say('copy_as_markdown')}
            </Button>
            {' · '}
            <Button
              action="save-claims"
              onPress={() =>
                saveFile(
                  new Blob([claimsCsv(rows, heads)], { type: 'text/csv;charset=utf-8' }),
                  'offprint-claims.csv',
                )
              }
            >
              {say('save_as_csv')}
            </Button>
          </p>
          <p class={styles['limits']} data-limits>
            {say('claims_limits')}
          </p>
          <div class={styles['scroller']} tabIndex={0} role="group" aria-labelledby="claims-heading">
            <table class={styles['table']}>
              <thead>
                <tr>
                  {head('paper', 'title')}
                  {COLUMNS.map((column) => head(column, column))}
                  {head('figures', 'figures')}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.paper} data-claims={row.paper}>
                    <th scope="row">
                      <button
                        type="button"
                        class={styles['paper']}
                        onClick={() => onPaper(row.paper)}
                        dir="auto"
                      >
                        <TexText text={row.title} />
                      </button>
                      <span class={styles['byline']}>
                        <bdi>{row.byline}</bdi>
                      </span>
                    </th>
                    {COLUMNS.map((column) => (
                      <td key={column} data-column={column} data-head={heads[column]}>
                        {row.claims[column].length === 0 && (
                          <span class={styles['none']}>{say('none_stated')}</span>
                        )}
                        {row.claims[column].map((claim) => (
                          <button
                            key={claim.start}
                            type="button"
                            class={styles['claim']}
                            data-claim={claim.start}
                            data-weak={claim.isWeak ? '' : undefined}
                            title={claim.isWeak ? say('claim_weak') : undefined}
                            onClick={() => onPaper(row.paper, claim)}
                            dir="auto"
                          >
                            <TexText text={claim.text} />
                          </button>
                        ))}
                      </td>
                    ))}
                    <td data-column="figures" data-head={heads.figures} class={styles['figures']}>
                      {row.figures.length === 0 && <span class={styles['none']}>{say('none')}</span>}
                      {row.figures.map((figure) => (
                        <span key={figure} dir="auto">
                          {figure}
                        </span>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  );
}
