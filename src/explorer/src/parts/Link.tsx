import type { ComponentChildren, JSX } from 'preact';
import type { Changes } from '../state/address.ts';
import { embedded } from '../state/routes.ts';
import { go, here, link } from '../state/url.ts';

export interface LinkProps {
  to: string;
  query?: Changes;
  class?: string;
  children: ComponentChildren;
  'aria-current'?: 'page';
  'aria-label'?: string;
  lang?: string;
}

/** A link within the page. */
export function Link({ to, query, children, ...rest }: LinkProps): JSX.Element {
  if (embedded(here.value.path).isEmbedded) {
    return <a href={link(to, query)} target="_blank" rel="noopener" {...rest}>{children}</a>;
  }
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to, query);
  };
  return <a href={link(to, query)} onClick={follow} {...rest}>{children}</a>;
}
