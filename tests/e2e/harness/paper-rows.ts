/** Papers as the database has them, for tests that can only speak to a page of ours in expressions. */

/** An expression that becomes what `told` (an expression over `rows`, all rows of papers) makes of them. */
export const paperRows = (told: string): string => `new Promise((resolve, reject) => {
  const opening = indexedDB.open('offprint');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const asked = opening.result.transaction('papers').objectStore('papers').getAll();
    asked.onerror = () => reject(asked.error);
    asked.onsuccess = () => {
      opening.result.close();
      const rows = asked.result;
      resolve(${told});
    };
  };
})`;
