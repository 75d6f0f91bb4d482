import type { JSX } from 'preact';

/** Outlines in a square of 16, one for each schema; all have about the same area. */
export const outlines: Readonly<Record<string, string>> = {
  Person: 'M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6z',
  Organization: 'M3 3h10v10H3z',
  Company: 'M4.8 2.4h6.4L14.4 8l-3.2 5.6H4.8L1.6 8z',
  PublicBody: 'M8 1.8 14.6 13.4H1.4z',
  Body: 'M8 1.2 14.8 8 8 14.8 1.2 8z',
  Event: 'M8 2.2a5.8 5.8 0 1 0 0 11.6a5.8 5.8 0 1 0 0-11.6zM8 5.4a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 1 1 0-5.2z',
};

/** The mark of a schema. It only repeats what the text beside it says. */
export const Shape = ({ schema }: { schema: string }): JSX.Element => (
  <svg class={`shape shape-${schema}`} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
    <path d={outlines[schema] ?? outlines.Organization} fill-rule="evenodd" />
  </svg>
);
