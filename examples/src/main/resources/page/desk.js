/** Speaks to what only the staff may use: with a token where one is set, which is kept in this page's memory alone. */
import { byId } from './dom.js';

/** What the server refused, by the name the texts know it under. */
export class Refusal extends Error {
  constructor(kind, status) {
    super(kind);
    this.kind = kind;
    this.status = status;
  }
}

let token = '';

export function useToken(given) {
  token = given;
}

export function hasToken() {
  return token !== '';
}

/**
 * What is to be told of a refusal: nothing where a password is wanted for the first time, for which there is a form. What
 * is no refusal goes on.
 */
export function toBeTold(refusal) {
  if (refusal.kind === undefined) {
    throw refusal;
  }
  if (refusal.kind !== 'token-needed') {
    return refusal;
  }
  byId('token-form').hidden = false;
  byId('desk').hidden = true;
  if (!hasToken()) {
    return null;
  }
  useToken('');
  return new Refusal('wrong-token', refusal.status);
}

/** An answer as JSON; `null` where there is none (204). */
export async function call(method, path, body) {
  const request = { method, cache: 'no-store', headers: { Accept: 'application/json' } };
  if (token) {
    request.headers.Authorization = `Bearer ${token}`;
  }
  if (body !== undefined) {
    request.headers['Content-Type'] = 'application/json';
    request.body = JSON.stringify(body);
  }
  let response;
  let text;
  try {
    response = await fetch(path, request);
    text = await response.text();
  } catch {
    throw new Refusal('unreachable', 0);
  }
  let answer = null;
  try {
    answer = text ? JSON.parse(text) : null;
  } catch {
    answer = null;
  }
  if (!response.ok) {
    throw new Refusal(answer?.field ?? String(answer?.type ?? '').split(':').pop(), response.status);
  }
  return answer;
}
