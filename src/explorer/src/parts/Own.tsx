import type { JSX } from 'preact';
import { visible } from '../text/visible.ts';
import { languageOf } from './EntityLink.tsx';

/** What a data set tells in columns of its own, by their names. */
export const Own = ({ custom }: { custom?: Readonly<Record<string, string>> | null }): JSX.Element => (
  <>
    {Object.entries(custom ?? {}).map(([name, value]) => (
      <div key={name} class="secondary">
        <code>{visible(name)}</code> <span lang={languageOf(value)}>{visible(value)}</span>
      </div>
    ))}
  </>
);
