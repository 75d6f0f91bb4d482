// The colours of the page's style sheet, as drawings need them.

export interface Palette {
  readonly ground: string;
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  readonly control: string;
  readonly hairline: string;
  readonly schemata: Readonly<Record<string, string>>;
}

/** The colours as they are now: light or dark. */
export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const schemata = ['Person', 'Organization', 'Company', 'PublicBody', 'Body', 'Event'];
  return {
    ground: colour('card'),
    ink: colour('ink'),
    muted: colour('muted'),
    accent: colour('accent'),
    control: colour('control'),
    hairline: colour('hairline'),
    schemata: Object.fromEntries(schemata.map((schema) => [schema, colour(schema.toLowerCase())])),
  };
}

/** A colour with an opacity from 0 to 1, written as sigma reads it. */
export function fade(colour: string, opacity: number): string {
  const full = colour.length === 4 ? colour.replace(/[^#]/g, '$&$&') : colour;
  return full + Math.round(opacity * 255).toString(16).padStart(2, '0');
}
