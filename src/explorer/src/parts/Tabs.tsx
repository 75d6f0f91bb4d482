import type { JSX } from 'preact';

interface Props<K extends string> {
  label: string;
  tabs: readonly { key: K; text: string }[];
  chosen: K;
  onChoose: (key: K) => void;
  /** The id of what the tabs show. */
  panel: string;
}

/** Tabs: the arrow keys move between them, and what is moved to is shown. */
export function Tabs<K extends string>({ label, tabs, chosen, onChoose, panel }: Props<K>): JSX.Element {
  const move = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = (tabs.findIndex((tab) => tab.key === chosen) + by + tabs.length) % tabs.length;
    onChoose(tabs[next]!.key);
    (event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map((tab) => (
        <button key={tab.key} type="button" role="tab" id={`${panel}-${tab.key}`} aria-controls={panel}
          aria-selected={tab.key === chosen} tabIndex={tab.key === chosen ? 0 : -1} onClick={() => onChoose(tab.key)}>
          {tab.text}
        </button>
      ))}
    </div>
  );
}
