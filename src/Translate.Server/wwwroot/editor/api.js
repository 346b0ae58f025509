// The service, as the editor asks it.

/** What the service refused, with its reason. */
export class Refused extends Error {
  /** @param {number} status @param {any} problem RFC 9457 problem details, where the service sent some */
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? String(status));
    this.status = status;
    this.problem = problem;
  }
}

/** The service could not be reached, or was not itself: asked again later, it may answer. */
export class Unreachable extends Error {}

const Patience = 15_000;

/**
 * Asks the service.
 * @param {string} address
 * @param {{ method?: string, body?: any, keepalive?: boolean }} [request]
 * @returns {Promise<any>} what it says, or null where it says nothing
 * @throws {Refused} it understood, and will not
 * @throws {Unreachable} it was not there
 */
export async function ask(address, { method = "GET", body, keepalive = false } = {}) {
  let answer;
  try {
    answer = await fetch(address, {
      method, keepalive, redirect: "error", signal: AbortSignal.timeout(Patience),
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (answer.ok) return answer.status === 204 ? null : await answer.json();
  } catch (e) {
    throw new Unreachable(e.message);
  }
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) throw new Unreachable(String(answer.status));
  throw new Refused(answer.status, await answer.json().catch(() => null));
}
