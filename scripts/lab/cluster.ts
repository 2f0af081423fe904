/** `cluster`: records grouped into works. */
import { clusterAndRelate } from '../../lib/works/cluster.ts';
import { recordOf } from '../../lib/works/loose.ts';
import type { Verb } from './verb.ts';

export const verb: Verb = {
  open: () => (line) => {
    const records = line['records'];
    if (!Array.isArray(records)) throw new Error('"records" must be a list');
    return clusterAndRelate(records.map(recordOf));
  },
};
