import createClient from 'openapi-fetch';
import { base } from '../state/url.ts';
import type { components, paths } from './schema.d.ts';

/** The API, as its own document types it. */
export const client = createClient<paths>({
  baseUrl: base.replace(/\/$/, ''),
  querySerializer: { array: { style: 'form', explode: false } },   // lists are written with commas
});

export type Shapes = components['schemas'];
export type Tie = Shapes['TieShape'];
export type Source = Shapes['SourceShape'];
export type Body = Shapes['BodyShape'];
export type Claim = Shapes['ClaimShape'];
export type Text = Shapes['TextShape'];
export type Entity = Shapes['FtmEntity'];
export type PathShape = Shapes['PathShape'];
export type PathHop = Shapes['PathHop'];
export type Certainty = 'yes' | 'no' | 'unknown';
export type Schema = Shapes['SchemaShape']['name'];

/** An entity as other answers name it. */
export interface Ref {
  readonly id: string;
  readonly caption: string;
  readonly schema: string;
  readonly names: readonly Text[];
}
