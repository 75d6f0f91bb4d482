import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { language, text } from '../state/language.ts';
import { theme } from '../state/theme.ts';
import { go, here, set } from '../state/url.ts';
import { Link } from './Link.tsx';
import { Picker } from './Picker.tsx';

const searchBox = 'search';

/** Slash leads to the search box from anywhere but a field. */
function useSlash(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping = (event.target as Element).closest?.('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      document.getElementById(searchBox)?.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

const views = [['bodies', '/bodies'], ['connections', '/paths'], ['rankings', '/rank']] as const;

export function Header(): JSX.Element {
  const t = text.value;
  const { path, query } = here.value;
  useSlash();
  const isDark = theme.value === 'dark';
  const isChinese = language.value === 'zh';
  return (
    <header class="header">
      <a class="skip" href="#main">{t.skip}</a>
      <Link to="/" class="brand">GraphService</Link>
      <div class="header-search" role="search">
        <Picker id={searchBox} label={t.search} placeholder={t.searchHint}
          initial={path === '/search' ? query.q : ''}
          clears onPick={({ to }) => go(to)} onSubmit={(typed) => go('/search', { q: typed })} />
      </div>
      <nav aria-label={t.main}>
        {views.map(([key, to]) => (
          <Link key={key} to={to} aria-current={path.startsWith(to) ? 'page' : undefined}>{t[key]}</Link>
        ))}
      </nav>
      <div class="settings">
        <button type="button" class="quiet" lang={isChinese ? 'en' : 'zh'}
          onClick={() => set({ lang: isChinese ? undefined : 'zh' })}>{isChinese ? 'English' : '中文'}</button>
        <button type="button" class="quiet" aria-label={isDark ? t.toLight : t.toDark}
          title={isDark ? t.toLight : t.toDark}
          onClick={() => set({ theme: isDark ? 'light' : 'dark' })}>{isDark ? '☾' : '☼'}</button>
      </div>
    </header>
  );
}
