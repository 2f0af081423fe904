import { useMemo, useState } from 'preact/hooks';
import { Button } from '../../../../components/Button.tsx';
import { Notice } from '../../../../components/Notice.tsx';
import { useLive, valueOf } from '../../../../components/use-live.ts';
import { useWords, type WordKey } from '../../../../components/words.ts';
import { saveFile } from '../../../../lib/browser/export-file.ts';
import { papersById } from '../../../../lib/library/reading.ts';
import { canonicalText } from '../../../../lib/text/abstract-text.ts';
import { TexText } from '../../note/TexText.tsx';
import { goTo } from '../../skim/place.ts';
import { useSkims } from '../../skim/use-skims.ts';
import { useLibrary } from '../../use-library.ts';
import type { ViewProps } from '../../views.ts';
import { claimsCsv, claimsMarkdown, claimsRow, COLUMNS, sorted, type Heads, type Order } from './claims.ts';
import styles from './Claims.module.css';

/** More than can be compared side by side; the list narrows what is asked. */
const MOST = 200;

const HEADS: Record<keyof Heads, WordKey> = {
  paper: 'claims_paper',
  objective: 'role_objective',
  method: 'role_method',
  result: 'role_result',
  figures: 'claims_figures',
};

/** What the chosen papers claim, side by side: every cell the paper's own sentence. */
export function ClaimsView({ papers: ids, onLeave }: ViewProps) {
  const { say, sayCount } = useWords();
  const { store, open, tell } = useLibrary();
  const [order, setOrder] = useState<Order>('listed');
  const shown = ids.slice(0, MOST);
  const papers = valueOf(useLive(() => store.live((db) => papersById(db, shown)), [store, shown.join(' ')]));
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
      <Button action="leave-view" onPress={onLeave}>
        {say('back')}
      </Button>
      <h2 class={styles['title']} id="claims-heading">
        {say('claims_title')}
      </h2>
      {papers && papers.length === 0 ? (
        <Notice title={say('claims_none')}>{say('claims_none_hint')}</Notice>
      ) : (
        <>
          <p class={styles['aside']}>
            {sayCount('claims_papers', rows.length)}
            {ids.length > MOST && ` · ${say('claims_first', MOST)}`}
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
                        onClick={() => {
                          onLeave();
                          open(row.paper);
                        }}
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
                            onClick={() => {
                              goTo({ paper: row.paper, start: claim.start, end: claim.end });
                              onLeave();
                              open(row.paper);
                            }}
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
