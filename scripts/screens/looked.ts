/** What was looked at on one build, kept on disk: a run that was stopped goes on where it was. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Look {
  pictures: number;
  faults: string[];
}

export class Looked {
  private readonly file: string;
  private readonly build: string;
  private readonly looks = new Map<string, Look>();

  /** `isResumed`: what the folder tells of the same build counts; of another build, nothing does. */
  constructor(folder: string, build: string, isResumed: boolean) {
    this.file = join(folder, 'looked.json');
    this.build = fingerprint(build);
    if (!isResumed || !existsSync(this.file)) return;
    const kept = JSON.parse(readFileSync(this.file, 'utf8')) as { build: string; looks: [string, Look][] };
    // What had a fault is looked at again.
    if (kept.build === this.build)
      for (const [name, look] of kept.looks) if (look.faults.length === 0) this.looks.set(name, look);
  }

  has(name: string): boolean {
    return this.looks.has(name);
  }

  add(name: string, look: Look): void {
    this.looks.set(name, look);
    writeFileSync(this.file, JSON.stringify({ build: this.build, looks: [...this.looks] }));
  }

  sum(): { screens: number; pictures: number; faults: number } {
    const looks = [...this.looks.values()];
    return {
      screens: looks.length,
      pictures: looks.reduce((sum, { pictures }) => sum + pictures, 0),
      faults: looks.reduce((sum, { faults }) => sum + faults.length, 0),
    };
  }
}

/** Of all files of a folder, by name and content. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256');
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }).toSorted((a, b) =>
    join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
  ))
    if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
  return hash.digest('hex');
}
