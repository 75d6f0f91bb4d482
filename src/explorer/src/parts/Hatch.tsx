import type { JSX } from 'preact';

/** The hatchings that drawings refer to; once in the page. A timeline's is drawn much narrower than it is wide. */
export const Hatch = (): JSX.Element => (
  <svg class="unseen" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="hatch" d="M0 0v5" />
      </pattern>
      <pattern id="hatch-term" width="14" height="14" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="hatch-term" d="M0 0v14" />
      </pattern>
    </defs>
  </svg>
);
