/** Judges an exported library by the JSON Schema that the project publishes for it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';

const FOLDER = fileURLToPath(new URL('../../public/schema', import.meta.url));

/** The published schema's file, or null where there is none. */
export function exportSchemaFile(): string | null {
  const name = existsSync(FOLDER)
    ? readdirSync(FOLDER).find((file) => file.endsWith('.schema.json'))
    : undefined;
  return name ? `${FOLDER}/${name}` : null;
}

/** What is wrong with an exported file, in words; empty when it is valid. */
export function exportFaults(text: string): string[] {
  const file = exportSchemaFile();
  if (!file) return ['no schema is published in public/schema'];
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return [`not JSON: ${String(error)}`];
  }
  const validate = new Ajv2020({ allErrors: false, strict: false }).compile(
    JSON.parse(readFileSync(file, 'utf8')),
  );
  if (validate(data)) return [];
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
