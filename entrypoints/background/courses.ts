/** The actions that are being done, by their operation ids: how far each is, and a way to end it without a trace. */
import { stayAwake } from '../../lib/browser/stay-awake.ts';
import { Course } from '../../lib/library/actions/course.ts';
import type { LibraryProtocol } from '../../lib/wire/library.ts';
import { librarySchemas } from '../../lib/wire/schemas.ts';
import type { Handlers } from '../../lib/wire/server.ts';

export class Courses {
  readonly #running = new Map<string, Course>();

  /** Does an action; asked again under the same id meanwhile, both have one course. */
  async follow<T>(operation: string, work: (course: Course) => Promise<T>): Promise<T> {
    const course = this.#running.get(operation) ?? new Course();
    this.#running.set(operation, course);
    try {
      return await stayAwake(() => work(course));
    } finally {
      this.#running.delete(operation);
    }
  }

  get(operation: string): Course | undefined {
    return this.#running.get(operation);
  }
}

export function courseHandlers(courses: Courses): Handlers<Pick<LibraryProtocol, 'howFar' | 'stop'>> {
  return {
    howFar: {
      schema: librarySchemas.howFar,
      handle: ({ of }) => ({ done: courses.get(of)?.done ?? null }),
    },
    stop: {
      schema: librarySchemas.stop,
      handle({ of }) {
        courses.get(of)?.stop();
        return null;
      },
    },
  };
}
