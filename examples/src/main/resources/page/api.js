/** Speaks to the HTTP interface. A refusal is thrown as a Refusal that holds the problem details (RFC 9457). */

export class Refusal extends Error {
  constructor(status, problem) {
    super(`HTTP ${status}`);
    this.status = status;
    this.problem = problem;
    /** `withdrawn` of `urn:sluss:problem:withdrawn`, or `unreachable`. */
    this.kind = String(problem.type ?? '').split(':').pop();
  }
}

async function call(method, path, body) {
  const request = { method, headers: { Accept: 'application/json' }, cache: 'no-store' };
  if (body !== undefined) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, request);
  } catch {
    throw new Refusal(0, { type: 'urn:sluss:problem:unreachable' });
  }
  const text = await response.text();
  let answer = {};
  try {
    answer = text ? JSON.parse(text) : {};
  } catch {
    answer = {};
  }
  if (!response.ok) {
    throw new Refusal(response.status, answer);
  }
  return answer;
}

export const service = () => call('GET', '/service.json');
export const uptake = () => call('GET', '/uptake.json');
export const decide = (contact) => call('POST', '/api/contacts', contact);
export const presented = (offer) => call('POST', `/api/offers/${offer}/presented`, {});
export const outcome = (offer, report) => call('POST', `/api/offers/${offer}/outcome`, report);
export const slots = (offer) => call('GET', `/api/offers/${offer}/slots`);
export const promise = (offer, wish) => call('POST', `/api/offers/${offer}/promise`, wish);
export const promiseSlots = (made) => call('GET', `/api/promises/${made}/slots`);
export const move = (made, time) => call('POST', `/api/promises/${made}/move`, time);
export const cancel = (made) => call('DELETE', `/api/promises/${made}`);
