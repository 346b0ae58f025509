// What is typed, kept in this browser (IndexedDB) before anything else is done with it, until the service has it.

/**
 * @typedef {{ job: number, ordinal: number, place: string, typed: string, state: "initial"|"translated"|"reviewed", base: number, known?: string[], at: number, review?: boolean }} Draft
 *   what was typed into which segment, the version it was typed over, in which page of this browser, and whether in a review
 */

const Name = "translate", Store = "drafts";

/** The drafts of one job in this browser. */
export class Drafts {
  #database;
  #job;
  #person;
  #place;
  #review;

  /** @param {IDBDatabase|null} database @param {number} job @param {number} person who types @param {string} place this page @param {boolean} review what is typed in a review belongs to reviews only */
  constructor(database, job, person, place, review) {
    this.#database = database;
    this.#job = job;
    this.#person = person;
    this.#place = place;
    this.#review = review;
  }

  /** Opens the store. Where the browser lets nothing be kept, the editor still works, and says so. @param {number} job @param {number} person @param {string} place @param {boolean} [review] */
  static async open(job, person, place, review = false) {
    return new Drafts(await openDatabase().catch(() => null), job, person, place, review);
  }

  /** The drafts of another job, by the same person at the same page. @param {number} job */
  of(job) {
    const other = new Drafts(this.#database, job, this.#person, this.#place, this.#review);
    other.onfull = this.onfull;
    return other;
  }

  /** Whether this browser keeps anything. */
  get isKept() {
    return this.#database !== null;
  }

  /** Keeps what was typed. In the order of the calls, and without waiting: the browser has it when this returns. @param {number} ordinal @param {Omit<Draft, "job"|"place"|"ordinal">} draft */
  put(ordinal, draft) {
    this.#write(store => store.put({ ...draft, job: this.#job, ordinal, place: this.#place, person: this.#person, review: this.#review }));
  }

  /** Forgets what the service has, as long as nothing else was typed meanwhile. @param {number} ordinal @param {string} [place] of another page that is gone */
  drop(ordinal, place = this.#place) {
    this.#write(store => store.delete([this.#job, ordinal, place]));
  }

  /** All drafts of this person in the job, of whatever page. @returns {Promise<Draft[]>} */
  all() {
    if (!this.#database) return Promise.resolve([]);
    return new Promise((resolve, reject) => {
      const request = this.#database.transaction(Store).objectStore(Store).getAll(IDBKeyRange.bound([this.#job], [this.#job, []]));
      request.onsuccess = () => resolve(request.result.filter(draft => draft.person === this.#person && (draft.review ?? false) === this.#review));
      request.onerror = () => reject(request.error);
    });
  }

  #write(change) {
    if (!this.#database) return;
    try {
      const transaction = this.#database.transaction(Store, "readwrite", { durability: "relaxed" });
      transaction.onabort = () => this.onfull?.();
      change(transaction.objectStore(Store));
      transaction.commit();
    } catch {
      this.onfull?.();
    }
  }

  /** Called when the browser could not keep something: its disk is full, or its user has cleared it. @type {(() => void)|undefined} */
  onfull;
}

function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(Name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(Store, { keyPath: ["job", "ordinal", "place"] });
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = request.onblocked = () => reject(request.error);
  });
}

/**
 * Says of pages of this browser whether they are still open: each holds a lock of its own name. Where the browser has no locks (an address that is not
 * secure) every other page counts as gone, and its words are shown twice rather than lost.
 * @param {string} place this page
 * @returns {Promise<(place: string) => Promise<boolean>>}
 */
export async function openPages(place) {
  if (!navigator.locks) return async () => false;
  const name = other => `translate-page-${other}`;
  await new Promise(held => {
    navigator.locks.request(name(place), () => {
      held(undefined);
      return new Promise(() => {});
    });
  });
  return async other => (await navigator.locks.query()).held.some(lock => lock.name === name(other));
}
