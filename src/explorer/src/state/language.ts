import { computed } from '@preact/signals';
import { en } from '../text/en.ts';
import type { Language } from '../text/names.ts';
import { zh } from '../text/zh.ts';
import { here } from './url.ts';

/** The language of the page. */
export const language = computed<Language>(() => (here.value.query.lang === 'zh' ? 'zh' : 'en'));

/** The texts of the page in its language. */
export const text = computed(() => (language.value === 'zh' ? zh : en));
