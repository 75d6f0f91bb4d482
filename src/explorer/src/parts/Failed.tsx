import type { JSX } from 'preact';
import { text } from '../state/language.ts';
import type { Failure } from '../state/read.ts';
import { Problem } from './Problem.tsx';
import { Title } from './Title.tsx';

/** A view of which there is nothing to show. */
export const Failed = ({ failure }: { failure: Failure }): JSX.Element => (
  <div class="narrow">
    <Title name={failure.status === 404 ? text.value.missingTitle : text.value.failed} />
    <Problem failure={failure} />
  </div>
);
