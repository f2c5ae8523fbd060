/** The agents' page: who waits for a callback, the next one with its number, and what it came to. */
import { currentLanguage, explain, label, moment, setLanguage, text } from './agent-texts.js';
import { call, toBeTold, useToken } from './desk.js';
import { byId, element, fill } from './dom.js';
import { speak as speakPage } from './words.js';

const PATH = '/agent/api/';
const EVERY_MILLIS = 5000;
const RENEW_MILLIS = 60_000;
const RESULTS = ['reached', 'no-answer', 'busy', 'failed', 'not-wanted'];

let state = null;
let mine = null;
let unreached = false;

function time(instant) {
  return moment(instant, state.now, state.timeZone);
}

function about(callback) {
  return label(callback.reason) ?? callback.reason?.name ?? text('unknownReason');
}

// ---- The waiting list

function queueName(resource) {
  const name = label(resource) ?? text('wholeService');
  return resource.skill ? `${name}, ${resource.skill}` : name;
}

function showQueues() {
  const select = byId('resource');
  const busiest = [...state.resources].sort((a, b) => dueIn(b) - dueIn(a) || b.callbacks.length - a.callbacks.length)[0];
  const chosen = select.value || busiest?.name;
  fill(
    select,
    ...state.resources.map((resource) => {
      const due = dueIn(resource);
      const values = { name: queueName(resource), due, later: resource.callbacks.length - due };
      return element('option', { value: resource.name, selected: resource.name === chosen }, text('queue', values));
    }),
  );
}

function dueIn(resource) {
  return resource.callbacks.filter((callback) => callback.due && !callback.taken).length;
}

function showWaiting() {
  const resource = state.resources.find((each) => each.name === byId('resource').value);
  const callbacks = resource?.callbacks ?? [];
  if (callbacks.length === 0) {
    fill(byId('waiting'), element('p', { class: 'hint' }, text('nobody')));
    return;
  }
  const heads = ['when', 'about', 'since', 'tried'].map((head) => element('th', { scope: 'col' }, text(head)));
  fill(
    byId('waiting'),
    element(
      'table',
      { 'aria-labelledby': 'waiting-title' },
      element('thead', {}, element('tr', {}, ...heads)),
      element('tbody', {}, ...callbacks.map(row)),
    ),
  );
}

function row(callback) {
  const due = callback.due && !callback.taken;
  return element(
    'tr',
    { class: due ? 'due' : 'later' },
    element('td', {}, `${time(callback.start)} `, due && element('span', { class: 'mark-due' }, text('due')), callback.taken && text('taken')),
    element('td', {}, about(callback)),
    element('td', {}, time(callback.arrivedAt)),
    element(
      'td',
      {},
      `${text('attempts', { count: callback.attempts })} `,
      callback.carriedOver > 0 && element('span', { class: 'mark-over' }, text('carriedOver')),
    ),
  );
}

// ---- The one that was taken

function fact(name, value) {
  return element('div', { class: 'fact' }, element('dt', {}, text(name)), element('dd', {}, value));
}

function showMine() {
  byId('taken').hidden = mine === null;
  byId('take').disabled = mine !== null;
  if (mine === null) {
    fill(byId('callback'));
    return;
  }
  const earlier = mine.earlier.map((attempt) => element('li', {}, `${time(attempt.at)}: ${text(attempt.result)}`));
  fill(
    byId('callback'),
    element('p', { class: 'number', id: 'number' }, spaced(mine.number)),
    element('p', { class: 'word' }, `${text('sayFirst')} `, element('strong', { id: 'word' }, mine.word), `. ${text('sayWhy')}`),
    element('p', { class: 'no-message' }, text('noMessage')),
    element(
      'dl',
      { class: 'facts' },
      fact('reason', about(mine)),
      fact('language', mine.language ? text(mine.language) : text('unknownReason')),
      fact('slot', time(mine.start)),
      fact('since', time(mine.arrivedAt)),
      mine.queueTicket && fact('ticket', mine.queueTicket),
      fact('earlier', earlier.length ? element('ul', { class: 'attempts' }, ...earlier) : text('none')),
    ),
    mine.carriedOver > 0 && element('p', {}, element('span', { class: 'mark-over' }, text('carriedOver'))),
    mine.safeToCall && element('p', {}, text('safe')),
    element('p', { class: 'hint' }, text('yours', { time: time(mine.until) })),
    element(
      'div',
      { class: 'actions' },
      ...RESULTS.map((result, index) =>
        element(
          'button',
          { type: 'button', class: index === 0 ? 'primary' : 'quiet', 'data-result': result, click: () => report(result) },
          text(result),
        ),
      ),
    ),
  );
}

/** A number in groups that can be read out, the country first. */
function spaced(number) {
  return number.replace(/^(\+\d{2})(\d{2})(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3 $4 $5');
}

// ---- What is done

function show() {
  byId('token-form').hidden = true;
  byId('desk').hidden = false;
  byId('service').textContent = text('service', state);
  showQueues();
  showWaiting();
}

function showProblem(refusal) {
  unreached = refusal.kind === 'unreachable';
  const told = toBeTold(refusal);
  if (!told) {
    return;
  }
  fill(byId('problem'), element('p', { class: 'problem' }, explain(told.kind, told.status)));
  byId('problem').scrollIntoView({ block: 'nearest' });
}

async function act(what) {
  fill(byId('problem'));
  try {
    byId('spoken').textContent = await what();
  } catch (refusal) {
    showProblem(refusal);
    if (refusal.kind === 'not-yours') {
      letGo();
    }
  }
  await refresh();
}

function letGo() {
  mine = null;
  showMine();
  byId('take').focus();
}

function take() {
  return act(async () => {
    const taken = await call('POST', `${PATH}take`, { resource: byId('resource').value });
    if (taken === null) {
      return text('saidNone');
    }
    mine = taken;
    showMine();
    byId('taken-title').focus();
    return text('saidTaken');
  });
}

function holding() {
  return { promiseId: mine.promiseId, holder: mine.holder };
}

function report(result) {
  return act(async () => {
    await call('POST', `${PATH}report`, { ...holding(), result });
    letGo();
    return text('saidDone', { what: text(result) });
  });
}

async function renew() {
  const renewed = mine;
  if (renewed === null) {
    return;
  }
  try {
    await call('POST', `${PATH}renew`, holding());
  } catch (refusal) {
    if (mine === renewed) {
      showProblem(refusal);
      if (refusal.kind === 'not-yours') {
        letGo();
      }
    }
  }
}

async function refresh() {
  try {
    const next = await call('GET', `${PATH}waiting`);
    if (unreached) {
      unreached = false;
      fill(byId('problem'));
    }
    const changed = JSON.stringify({ ...next, now: '' }) !== JSON.stringify({ ...state, now: '' });
    state = next;
    if (changed || byId('desk').hidden) {
      show();
    }
  } catch (refusal) {
    showProblem(refusal);
  }
}

/** Writes every text of the page in a language. */
function speak(language) {
  setLanguage(language);
  speakPage({ text, currentLanguage }, state ?? { service: '–' });
  fill(byId('problem'));
  if (state !== null) {
    show();
    showMine();
  }
}

async function open() {
  byId('take').addEventListener('click', take);
  byId('resource').addEventListener('change', showWaiting);
  byId('token-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    useToken(byId('token').value.trim());
    byId('token').value = '';
    fill(byId('problem'));
    await refresh();
    (byId('desk').hidden ? byId('token') : byId('take')).focus();
  });
  byId('language').addEventListener('click', (event) => {
    event.preventDefault();
    const next = currentLanguage() === 'en' ? 'sv' : 'en';
    window.history.replaceState(null, '', `?lang=${next}`);
    speak(next);
  });
  speak(new URLSearchParams(window.location.search).get('lang'));
  await refresh();
  document.documentElement.dataset.ready = 'true';
  window.setInterval(() => document.hidden || byId('desk').hidden || refresh(), EVERY_MILLIS);
  window.setInterval(renew, RENEW_MILLIS);
}

open();
