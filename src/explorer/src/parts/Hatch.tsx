import type { JSX } from 'preact';

/** The hatching that drawings refer to; once in the page. */
export const Hatch = (): JSX.Element => (
  <svg class="unseen" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="hatch" d="M0 0v5" />
      </pattern>
    </defs>
  </svg>
);
