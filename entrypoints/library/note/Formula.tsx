import { createElement, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { MathElement } from './mathml.ts';
import styles from './Markdown.module.css';

/** A formula as MathML; as its TeX until it is set, and where it cannot be. */
export function Formula({ tex, isDisplay = false }: { tex: string; isDisplay?: boolean }) {
  const [math, setMath] = useState<MathElement | null>(null);
  useEffect(() => {
    let isWanted = true;
    setMath(null);
    void import('./mathml.ts').then(({ mathOf }) => isWanted && setMath(mathOf(tex, isDisplay)));
    return () => {
      isWanted = false;
    };
  }, [tex, isDisplay]);
  if (!math) return <code class={styles['tex']}>{tex}</code>;
  return isDisplay ? <span class={styles['display']}>{nodeOf(math)}</span> : nodeOf(math);
}

function nodeOf({ name, attributes, children }: MathElement): VNode {
  return createElement(
    name,
    attributes,
    children.map((child) => (typeof child === 'string' ? child : nodeOf(child))),
  );
}
