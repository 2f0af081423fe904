/** The model of sentence roles, from the extension's own package: no request leaves the browser. */
import { browser } from 'wxt/browser';
import { loadRoleModel, type RoleModel } from '../skim/roles.ts';

export async function loadModel(): Promise<RoleModel> {
  const answer = await fetch(browser.runtime.getURL('/models/roles.bin'));
  return loadRoleModel(await answer.arrayBuffer());
}
