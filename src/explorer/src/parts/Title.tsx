import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { here } from '../state/url.ts';

// Where the browser opened the page: there, focus stays where the browser puts it.
const opened = here.peek().path;
let hasMoved = false;

interface Props {
  /** What the window is called. */
  name: string;
  children?: ComponentChildren;
  lang?: string;
}

/** The heading of a view. After a step to another view, focus goes here. */
export function Title({ name, children, lang }: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const { path } = here.value;
  useEffect(() => {
    hasMoved ||= path !== opened;
    if (hasMoved) heading.current?.focus({ preventScroll: true });
  }, [path]);
  useEffect(() => {
    document.title = name === 'GraphService' ? name : `${name} – GraphService`;
  }, [name]);
  return <h1 ref={heading} tabIndex={-1} lang={lang}>{children ?? name}</h1>;
}
