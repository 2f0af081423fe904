/** The model of sentence roles that ships, read from its file. */
import { readFileSync } from 'node:fs';
import { loadRoleModel, type RoleModel } from '../../lib/skim/roles.ts';

const FILE = new URL('../../public/models/roles.bin', import.meta.url);

export function shippedModel(): RoleModel {
  const bytes = readFileSync(FILE);
  return loadRoleModel(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** As a worker is handed it. */
export const loadModel = () => Promise.resolve(shippedModel());
