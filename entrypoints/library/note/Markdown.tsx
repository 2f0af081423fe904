import type { ComponentChildren } from 'preact';
import { isWebAddress } from '../../../lib/paper/schemas.ts';
import { Formula } from './Formula.tsx';
import { tokensOf, type FormulaToken, type Token } from './markdown.ts';
import styles from './Markdown.module.css';

/**
 * A note as it reads: marked's tokens as elements, by a list of what may be shown. Markup in it stays text, pictures
 * become links (nothing is loaded), and only web addresses can be followed.
 */
export function Markdown({ text }: { text: string }) {
  return (
    <div class={styles['text']} dir="auto">
      {blocks(tokensOf(text))}
    </div>
  );
}

/** Deeper than anybody writes. */
const DEEPEST = 24;

function blocks(tokens: readonly Token[] | undefined, depth = 0): ComponentChildren {
  if (depth > DEEPEST) return tokens?.map(({ raw }) => raw).join('');
  return tokens?.map((token, index) => <Piece key={index} token={token} depth={depth} />);
}

function Piece({ token, depth }: { token: Token; depth: number }): ComponentChildren {
  const inner = () => blocks('tokens' in token ? token.tokens : undefined, depth + 1);
  const isTight = (item: Token): boolean => !('loose' in item && item.loose);
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'paragraph':
      return <p>{inner()}</p>;
    case 'heading':
      // Notes stand under headings of the page: theirs are of the fourth rank and below.
      return token.depth <= 2 ? <h4>{inner()}</h4> : <h5>{inner()}</h5>;
    case 'blockquote':
      return <blockquote>{inner()}</blockquote>;
    case 'list': {
      const items = token.items as (Token & { task: boolean; checked?: boolean; tokens: Token[] })[];
      const lines = items.map((item, index) => (
        <li key={index} data-task={item.task ? String(item.checked === true) : undefined}>
          {item.task && <span class={styles['task']}>{item.checked ? '☑' : '☐'} </span>}
          {isTight(item)
            ? item.tokens.map((part, at) =>
                part.type === 'text' ? (
                  blocks((part as { tokens?: Token[] }).tokens ?? [part], depth + 1)
                ) : (
                  <Piece key={at} token={part} depth={depth + 1} />
                ),
              )
            : blocks(item.tokens, depth + 1)}
        </li>
      ));
      return token.ordered ? <ol start={Number(token.start) || 1}>{lines}</ol> : <ul>{lines}</ul>;
    }
    case 'checkbox':
      return null;
    case 'code':
      return (
        <pre dir="ltr">
          <code>{token.text}</code>
        </pre>
      );
    case 'hr':
      return <hr />;
    case 'table':
      return (
        <div class={styles['wide']}>
          <table>
            <thead>
              <tr>
                {(token.header as Cell[]).map((cell, at) => (
                  <th key={at}>{blocks(cell.tokens, depth + 1)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(token.rows as Cell[][]).map((row, at) => (
                <tr key={at}>
                  {row.map((cell, place) => (
                    <td key={place}>{blocks(cell.tokens, depth + 1)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'strong':
      return <strong>{inner()}</strong>;
    case 'em':
      return <em>{inner()}</em>;
    case 'del':
      return <del>{inner()}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <Link href={token.href}>{inner()}</Link>;
    case 'image':
      return <Link href={token.href}>{token.text || token.href}</Link>;
    case 'formula': {
      const { tex, display } = token as unknown as FormulaToken;
      return <Formula tex={tex} isDisplay={display} />;
    }
    case 'escape':
      return token.text;
    case 'text':
      return 'tokens' in token && token.tokens ? inner() : token.text;
    default:
      // HTML, and whatever a later marked may know: as it was typed.
      return token.raw;
  }
}

interface Cell {
  tokens: Token[];
}

/** A web address can be followed; of anything else only the words are shown. */
function Link({ href, children }: { href: string; children: ComponentChildren }) {
  if (!isWebAddress(href)) return <>{children}</>;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
