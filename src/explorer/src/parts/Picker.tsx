import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import { pathOf } from '../state/address.ts';
import { text } from '../state/language.ts';
import { type Found, useHits } from '../state/search.ts';
import { here } from '../state/url.ts';
import { leadsTo } from '../text/names.ts';
import { visible } from '../text/visible.ts';
import { languageOf } from './EntityLink.tsx';
import { Hit } from './Hit.tsx';

/** What was picked, and where it leads. */
export interface Picked {
  readonly id: string;
  readonly to: string;
}

interface Choice extends Picked {
  readonly shown: JSX.Element;
}

/** What can be picked: the hits; where there are none, those whose names are near. */
function choicesIn(found: Found | undefined): readonly Choice[] {
  if (!found) return [];
  if (found.hits.length > 0) {
    return found.hits.map((hit) => ({ id: hit.id, to: leadsTo(hit), shown: <Hit hit={hit} /> }));
  }
  return found.suggestions.map(({ id, name }) =>
    ({ id, to: pathOf('e', id), shown: <b lang={languageOf(name)}>{name}</b> }));
}

interface Props {
  label: string;
  /** Whether the label is seen, or only named to those who do not see. */
  isLabelled?: boolean;
  placeholder?: string;
  /** What stands in the box before anybody types. */
  initial?: string;
  onPick: (picked: Picked) => void;
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
  const [typed, setTyped] = useState<string>();
  const [marked, setMarked] = useState(-1);
  const [isOpen, setOpen] = useState(false);
  const [entered, setEntered] = useState<string>();   // pressed before its hits had come
  const found = useHits(isOpen ? typed ?? '' : '', 8);
  const choices = choicesIn(found);
  const isFound = found !== undefined && found.hits.length > 0;
  const isShown = isOpen && found !== undefined;
  const options = choices.length + (props.onSubmit && isFound ? 1 : 0);
  const { path } = here.value;
  useEffect(() => setTyped(undefined), [props.initial, path]);   // what stood there is answered

  const close = (): void => {
    setOpen(false);
    setMarked(-1);
    setEntered(undefined);
  };

  const pick = (choice: Picked): void => {
    close();
    setTyped(props.clears ? '' : undefined);
    props.onPick(choice);
  };

  useEffect(() => {
    if (entered === undefined || found?.asked !== entered) return;
    setEntered(undefined);
    if (isFound) pick(choices[0]!);
  }, [entered, found]);

  const showAll = (asked: string): void => {
    close();
    props.onSubmit?.(asked);
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
      const asked = typed?.trim();
      const isAnswered = found?.asked === asked;
      const chosen = choices[isFound && isAnswered ? Math.max(marked, 0) : marked];
      if (isShown && chosen) pick(chosen);
      else if (asked && props.onSubmit) showAll(asked);
      else if (asked && !isAnswered) setEntered(asked);
    } else if (event.key === 'Escape') {
      if (isShown) setOpen(false);
      else setTyped('');
      setMarked(-1);
      setEntered(undefined);
    }
  };

  return (
    <div class="picker" onFocusOut={close}>
      {props.isLabelled && <label for={props.id}>{props.label}</label>}
      <input
        id={props.id} type="text" role="combobox" autocomplete="off" spellcheck={false}
        aria-label={props.isLabelled ? undefined : props.label} aria-autocomplete="list" aria-expanded={isShown}
        aria-controls={list} aria-activedescendant={isShown && marked >= 0 ? `${list}-${marked}` : undefined}
        placeholder={props.placeholder} value={typed ?? props.initial ?? ''} onKeyDown={press}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setMarked(-1);
          setEntered(undefined);
          setOpen(true);
        }}
      />
      <div class="found" hidden={!isShown} onMouseDown={(event) => event.preventDefault()}>
        {isShown && !isFound && (
          <p>{t.nothingFound(visible(found.asked))}{choices.length > 0 && ` ${t.didYouMean}`}</p>
        )}
        <ul id={list} role="listbox" aria-label={isFound ? t.hits : t.didYouMean} hidden={choices.length === 0}>
          {choices.map((choice, index) => (
            <li key={choice.id} id={`${list}-${index}`} role="option" aria-selected={index === marked}
              onClick={() => pick(choice)}>
              {choice.shown}
            </li>
          ))}
          {options > choices.length && (
            <li id={`${list}-${choices.length}`} role="option" aria-selected={marked === choices.length}
              onClick={() => showAll(found!.asked)}>
              {t.allHits(visible(found!.asked))}
            </li>
          )}
        </ul>
      </div>
      <div class="unseen" role="status">
        {isShown && [t.hitCount(found.hits.length), !isFound && choices.length > 0 && t.suggestionCount(choices.length)]
          .filter(Boolean).join(' ')}
      </div>
    </div>
  );
}
