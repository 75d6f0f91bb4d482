import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { text } from '../state/language.ts';
import { type Hit as HitShape, useHits } from '../state/search.ts';
import { visible } from '../text/visible.ts';
import { Hit } from './Hit.tsx';

interface Props {
  label: string;
  /** Whether the label is seen, or only named to those who do not see. */
  isLabelled?: boolean;
  placeholder?: string;
  /** What stands in the box before anybody types. */
  initial?: string;
  onPick: (hit: HitShape) => void;
  /** Shows all hits, where there is a view for that. */
  onSubmit?: (typed: string) => void;
  /** Whether the box is emptied when something was picked. */
  clears?: boolean;
  id?: string;
}

/** A box in which names are typed and found: an editable combobox whose focus stays in the input. */
export function Picker(props: Props): JSX.Element {
  const t = text.value;
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string>();
  const [marked, setMarked] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const found = useHits(isOpen ? typed ?? '' : '', 8);
  const hits = found?.hits ?? [];
  const isShown = isOpen && found !== undefined;
  const options = hits.length + (props.onSubmit && hits.length > 0 ? 1 : 0);

  const pick = (hit: HitShape): void => {
    setOpen(false);
    setMarked(-1);
    setTyped(props.clears ? '' : undefined);
    props.onPick(hit);
  };

  const showAll = (asked: string): void => {
    if (!props.onSubmit) return;
    setOpen(false);
    props.onSubmit(asked);
  };

  const press = (event: KeyboardEvent): void => {
    if (event.isComposing) return;   // pinyin on its way to characters
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const by = event.key === 'ArrowDown' ? 1 : -1;
      if (options > 0) setMarked(marked < 0 && by < 0 ? options - 1 : (marked + by + options) % options);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const chosen = found?.asked === typed?.trim() ? hits[Math.max(marked, 0)] : undefined;
      if (isShown && chosen) pick(chosen);
      else if (typed?.trim()) showAll(typed.trim());
    } else if (event.key === 'Escape') {
      if (isShown) setOpen(false);
      else setTyped('');
      setMarked(-1);
    }
  };

  return (
    <div class="picker" onFocusOut={() => setOpen(false)}>
      {props.isLabelled && <label for={props.id}>{props.label}</label>}
      <input
        ref={input} id={props.id} type="text" role="combobox" autocomplete="off" spellcheck={false}
        aria-label={props.isLabelled ? undefined : props.label} aria-autocomplete="list" aria-expanded={isShown}
        aria-controls={list} aria-activedescendant={isShown && marked >= 0 ? `${list}-${marked}` : undefined}
        placeholder={props.placeholder} value={typed ?? props.initial ?? ''} onKeyDown={press}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setMarked(-1);
          setOpen(true);
        }}
      />
      <ul id={list} role="listbox" aria-label={t.hits} hidden={!isShown || hits.length === 0}>
        {hits.map((hit, index) => (
          <li key={hit.id} id={`${list}-${index}`} role="option" aria-selected={index === marked}
            onMouseDown={(event) => event.preventDefault()} onClick={() => pick(hit)}>
            <Hit hit={hit} />
          </li>
        ))}
        {options > hits.length && (
          <li id={`${list}-${hits.length}`} role="option" aria-selected={marked === hits.length}
            onMouseDown={(event) => event.preventDefault()} onClick={() => showAll(found!.asked)}>
            {t.allHits(visible(found!.asked))}
          </li>
        )}
      </ul>
      {isShown && hits.length === 0 && <div class="nothing">{t.nothingFound(visible(found.asked))}</div>}
      <div class="unseen" role="status">{isShown ? t.hitCount(hits.length) : ''}</div>
    </div>
  );
}
