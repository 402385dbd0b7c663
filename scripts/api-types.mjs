// Writes what the workbench knows of our API, from the API's own description: workbench/src/api/schema.d.ts (its types), lists/ (what it
// says of lists) and rules.ts (what it asks of the fields of a form). `prepare` runs it whenever it has compiled; nothing of it is committed.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capabilities } from '../dist/capabilities.js';
import { apiDocument } from '../dist/kernel/serving/index.js';

const FOLDER = fileURLToPath(new URL('../workbench/src/api/', import.meta.url));
const HEAD = '// Made by scripts/api-types.mjs. Do not edit.\n';
const DAY = '^\\d{4}-\\d{2}-\\d{2}$';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const document = await apiDocument(capabilities);
writeTypes(document);
writeLists(document.paths);
writeRules(document.paths);

function write(name, text) {
  mkdirSync(dirname(join(FOLDER, name)), { recursive: true });
  writeFileSync(join(FOLDER, name), HEAD + text);
}

/** The shape that openapi-fetch reads. Problems are one type of the client's own; files are links, which no type of an answer describes. */
function writeTypes({ paths }) {
  const hash = createHash('sha256').update(JSON.stringify(document)).digest('hex');
  const lines = Object.entries(paths).map(([path, methods]) => {
    const shown = METHODS.map((method) => {
      const operation = methods[method];
      return operation === undefined || isFile(method, operation) ? `    ${method}?: never;\n` : typeOfOperation(method, operation);
    });
    return `  '${path}': {\n${shown.join('')}  };\n`;
  });
  write('schema.d.ts', `// api ${hash}\nexport interface paths {\n${lines.join('')}}\n`);
}

function isFile(method, { responses }) {
  return method === 'get' && jsonOf(responses[200]) === undefined;
}

function jsonOf(answer) {
  return answer?.content?.['application/json']?.schema;
}

function typeOfOperation(method, { summary, parameters = [], requestBody, responses }) {
  const asked = [...new Set(parameters.map((each) => each.in))].map((place) => {
    const fields = parameters.filter((each) => each.in === place);
    const known = fields.map(({ name, required, schema }) => field(name, required === true, schema));
    return `${place}${fields.some(({ required }) => required) ? '' : '?'}: { ${known.join(' ')} };`;
  });
  const body = requestBody && Object.entries(requestBody.content).map(([type, { schema }]) => `'${type}': ${typeOf(schema)};`);
  const answers = Object.entries(responses).flatMap(([status, answer]) => {
    if (status === 'default') return [];
    const schema = jsonOf(answer);
    return [`${status}: { content: {${schema === undefined ? '' : ` 'application/json': ${typeOf(schema)} `}} };`];
  });
  return [
    `    /** ${summary} */\n    ${method}: {\n`,
    `      parameters: { ${asked.join(' ')} };\n`,
    body === undefined ? '' : `      requestBody${requestBody.required ? '' : '?'}: { content: { ${body.join(' ')} } };\n`,
    `      responses: { ${answers.join(' ')} };\n    };\n`,
  ].join('');
}

function field(name, required, schema) {
  return `${JSON.stringify(name)}${required ? '' : '?'}: ${typeOf(schema)};`;
}

/** A keyword that says more than a type can is left to the server; a type that is not known here stops the build. */
function typeOf(schema) {
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(' | ');
  switch (schema.type) {
    case 'string':
    case 'boolean':
    case 'number':
    case 'null':
      return schema.type;
    case 'integer':
      return 'number';
    case 'array':
      return `(${typeOf(schema.items)})[]`;
    case 'object':
      return typeOfObject(schema);
    case undefined:
      return 'unknown';
    default:
      throw new Error(`no type for ${JSON.stringify(schema)}`);
  }
}

function typeOfObject({ properties, required = [], additionalProperties: more }) {
  const known = Object.entries(properties ?? {}).map(([name, schema]) => field(name, required.includes(name), schema));
  const others = typeof more === 'object' ? `Record<string, ${typeOf(more)}>` : 'Record<string, unknown>';
  if (known.length === 0) return others;
  return typeof more === 'object' ? `{ ${known.join(' ')} } & ${others}` : `{ ${known.join(' ')} }`;
}

/** One module a list, so that a room's part of the program holds the words of its own lists alone. */
function writeLists(paths) {
  rmSync(join(FOLDER, 'lists'), { recursive: true, force: true });
  for (const [path, { get }] of Object.entries(paths)) {
    if (get?.['x-list'] === undefined) continue;
    const name = get['x-list'];
    const list = {
      path,
      name,
      columns: get['x-columns'],
      orders: get['x-orders'],
      filters: get['x-filters'],
      whole: get['x-whole'],
      file: get['x-file'],
    };
    const constant = `${name.replaceAll(/-(.)/gu, (_, letter) => letter.toUpperCase())}List`;
    const lines = Object.entries(list).flatMap(([key, value]) => (value === undefined ? [] : [`  ${key}: ${JSON.stringify(value)},\n`]));
    write(`lists/${name}.ts`, `export const ${constant} = {\n${lines.join('')}} as const;\n`);
  }
}

/** One line a write: what its body asks of each field that a person can fill in. */
function writeRules(paths) {
  const lines = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) => {
      const { properties = {}, required = [] } = requestBody?.content['application/json']?.schema ?? {};
      const rules = Object.entries(properties).flatMap(([name, schema]) => {
        const rule = ruleOf(schema, required.includes(name));
        return rule === null ? [] : [[name, rule]];
      });
      return rules.length === 0 ? [] : [`  '${method} ${path}': ${JSON.stringify(Object.fromEntries(rules))},`];
    }),
  );
  write(
    'rules.ts',
    `import type { Rules } from '../parts/form/rules.ts';\n\nexport const RULES: Readonly<Record<string, Rules>> = {\n${lines.join('\n')}\n};\n`,
  );
}

/** Null for what no single control holds. */
function ruleOf({ type, anyOf, format, ...schema }, required) {
  const choice = schema.enum !== undefined || (anyOf?.every((each) => each.enum !== undefined) ?? false);
  if (!choice && !['string', 'integer', 'boolean'].includes(type)) return null;
  const kept = ['minLength', 'maxLength', 'pattern', 'minimum', 'maximum'].filter(
    (key) => schema[key] !== undefined && !(key === 'minLength' && schema[key] === 1),
  );
  return {
    kind: choice ? 'choice' : format === 'date' || schema.pattern === DAY ? 'day' : type === 'string' ? 'text' : type,
    ...(required ? { required } : {}),
    ...Object.fromEntries(kept.filter((key) => schema[key] !== DAY && schema[key] !== '\\S').map((key) => [key, schema[key]])),
  };
}
