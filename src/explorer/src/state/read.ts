// One request per address and snapshot. While a new answer loads, the old one stays.
import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { client } from '../api/client.ts';
import type { paths } from '../api/schema.d.ts';
import { allVisible } from '../text/visible.ts';
import { here } from './url.ts';

export type Readable = {
  [P in keyof paths]: paths[P] extends { get: { responses: { 200: unknown } } } ? P : never
}[keyof paths];

type Operation<P extends Readable> = paths[P]['get'];
export type Parameters<P extends Readable> = Operation<P> extends { parameters: infer T } ? T : never;
export type Answer<P extends Readable> =
  Operation<P> extends { responses: { 200: { content: { 'application/json': infer T } } } } ? T : never;

/** What went wrong, in words made for people. */
export interface Failure {
  /** The status of the answer; 0 when there was none. */
  readonly status: number;
  readonly detail: string;
  /** Why there is no answer, as a word. */
  readonly code?: string;
}

export interface Reading<T> {
  readonly data?: T;
  /** The address at which the service gives this answer again, whatever comes later. */
  readonly kept?: string;
  readonly failure?: Failure;
  readonly isLoading: boolean;
}

/** Grows when the data have been renewed, so that everything is asked again. */
export const renewals = signal(0);

const answers = new Map<string, Promise<unknown>>();

/** Where answers are found again, by what was asked. */
const keptAt = new Map<string, string>();
let snapshot = '';

client.use({
  onResponse({ request, response }) {
    if (new URL(request.url).searchParams.has('snapshot')) return;   // an earlier state, and meant to be
    const id = /r\d+-[0-9a-f]+/.exec(response.headers.get('etag') ?? '')?.[0];
    if (id && id !== snapshot) {
      const isRenewed = snapshot !== '';
      snapshot = id;
      if (isRenewed) {
        answers.clear();
        renewals.value++;
      }
    }
  },
});

const failureOf = (error: unknown): Failure =>
  error && typeof error === 'object' && 'status' in error
    ? {
      status: Number(error.status), detail: 'detail' in error && error.detail ? String(error.detail) : '',
      code: 'code' in error ? String(error.code) : undefined,
    }
    : { status: 0, detail: '' };

/** What can be asked of an earlier state of the data, which the address names. */
const dated: ReadonlySet<Readable> =
  new Set([
    '/api/v1/paths', '/api/v1/entities/{id}', '/api/v1/entities/{id}/adjacent', '/api/v1/subgraph', '/api/v1/overlap',
    '/api/v1/bodies', '/api/v1/bodies/{id}/members', '/api/v1/coverage',
  ]);

/** The parameters with the state of the data that the address names. */
function asOfSnapshot<P extends Readable>(path: P, parameters: Parameters<P>): Parameters<P> {
  const { snapshot: wanted } = here.value.query;
  if (!wanted || !dated.has(path)) return parameters;
  const { query } = parameters as { query?: object };
  return { ...(parameters as object), query: { ...query, snapshot: wanted } } as Parameters<P>;
}

/** Milliseconds between two looks at what is still being computed. */
const patience = 300;

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Asks the API, once for each address. */
export function ask<P extends Readable>(path: P, parameters: Parameters<P>): Promise<Answer<P>> {
  const key = path + JSON.stringify(parameters);
  const known = answers.get(key);
  if (known) return known as Promise<Answer<P>>;
  // The types of the client cannot be followed for a path that is not known yet; those of this function can.
  const get = client.GET as unknown as (path: P, init: object) =>
    Promise<{ data?: unknown; error?: unknown; response: Response }>;
  const load = async (): Promise<Answer<P>> => {
    const { data, error, response } = await get(path, { params: parameters });
    if (data === undefined) throw allVisible({ detail: '', ...(error as object), status: response.status });
    if (response.status !== 202) {
      const kept = /<([^>]+)>; rel="cite-as"/.exec(response.headers.get('link') ?? '')?.[1];
      if (kept) keptAt.set(key, kept);
      return allVisible(data) as Answer<P>;
    }
    await wait(patience);   // it takes longer, and is answered at the same address when it is done
    return load();
  };
  const answer = load();
  answers.set(key, answer);
  answer.catch(() => answers.delete(key));
  return answer;
}

/** Milliseconds that a question stands before it is asked, where an older answer is still seen. */
const rest = 50;

/** What the API answers, as part of a view. Nothing is asked where there are no parameters. */
export function useRead<P extends Readable>(path: P, wanted: Parameters<P> | null): Reading<Answer<P>> {
  const parameters = wanted && asOfSnapshot(path, wanted);
  const key = parameters && path + JSON.stringify(parameters);
  const renewal = renewals.value;
  const [attempt, setAttempt] = useState(0);
  const [reading, setReading] = useState<Reading<Answer<P>>>({ isLoading: true });

  useEffect(() => {
    if (!parameters) return;
    let isWanted = true;
    setReading(({ data, kept }) => ({ data, kept, isLoading: true }));
    // A slider that moves on asks for what it passes only where it rests.
    const timer = setTimeout(() => ask(path, parameters).then(
      (data) => isWanted && setReading({ data, kept: keptAt.get(key!), isLoading: false }),
      (error: unknown) => isWanted && setReading({ failure: failureOf(error), isLoading: false }),
    ), reading.data ? rest : 0);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [key, renewal, attempt]);

  useEffect(() => {
    const again = (): void => setAttempt((count) => count + 1);
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, []);

  return parameters ? reading : { isLoading: false };
}
