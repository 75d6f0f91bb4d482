// Who works by keyboard keeps their place: where what has focus goes away, such as a condition that is taken out, focus
// goes to what is left around it instead of to the beginning of the page.

const focusable = 'a[href], button:not(:disabled), input, select, summary, [tabindex]';

/** What takes focus after something went away: the first thing in the nearest part of the page that is still there. */
function nearest(around: readonly Element[]): HTMLElement | null {
  const left = around.find((one) => one.isConnected);
  if (!left) return null;
  const heading = document.querySelector<HTMLElement>('h1');
  // What holds the heading is the whole view: the reader begins there again.
  return left.contains(heading) ? heading : left.querySelector<HTMLElement>(focusable) ?? heading;
}

/** Watches the page from now on. */
export function keepFocus(): void {
  let focused: Element | null = null;
  let around: Element[] = [];
  addEventListener('focusin', ({ target }) => {
    focused = (target as Element).matches(':focus-visible') ? target as Element : null;
    around = [];
    for (let one = focused?.parentElement ?? null; one; one = one.parentElement) around.push(one);
  });
  new MutationObserver(() => {
    if (!focused || focused.isConnected) return;
    focused = null;
    if (document.activeElement === document.body) nearest(around)?.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });
}
