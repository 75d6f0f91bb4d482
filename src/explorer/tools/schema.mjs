// Writes src/api/schema.d.ts from the API's OpenAPI document, given as a file or an address:
//   npm run schema -- http://localhost:5080/openapi/v1.json [output]
// Only shapes: descriptions and examples stay in the document, so that a better sentence changes nothing here.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const [from = 'http://localhost:5080/openapi/v1.json', to = new URL('../src/api/schema.d.ts', import.meta.url)] =
  process.argv.slice(2);

const text = /^https?:/.test(from) ? await (await fetch(from)).text() : await readFile(from, 'utf8');
const document = JSON.parse(text);

/** Leaves out prose, and answers that are not the one that was asked for. */
function lean(value, key) {
  if (Array.isArray(value)) return value.map((item) => lean(item));
  if (value === null || typeof value !== 'object') return value;
  const named = key === 'properties' || key === 'schemas';
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, part]) => named || !(
        (['description', 'summary'].includes(name) && typeof part === 'string') ||
        ['example', 'examples', 'headers', 'format', 'pattern', 'default'].includes(name) ||
        (key === 'responses' && !/^20/.test(name))))
      .map(([name, part]) => [name, lean(part, named ? undefined : name)]),
  );
}

// The page only reads.
const reading = Object.entries(document.paths).filter(([, operations]) => operations.get)
  .map(([path, { get }]) => [path, { get }]);

const types = astToString(await openapiTS({ ...lean({ ...document, paths: Object.fromEntries(reading) }), info: document.info }));
await writeFile(to, `// Made by "npm run schema" from the OpenAPI document; not to be edited.\n${types}`);
