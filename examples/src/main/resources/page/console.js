/** The console: a duty manager has only people serve for a while, and sees what is in force and who ordered it. */
import { currentLanguage, explain, label, list, moment, setLanguage, text } from './console-texts.js';
import { call, Refusal, toBeTold, useToken } from './desk.js';
import { byId, element, fill } from './dom.js';
import { speak as speakPage } from './words.js';

const PATH = '/console/api/only-people';
const EVERY_MILLIS = 5000;
const MINUTES = [30, 60, 120, 240, 480, 1440];

let state = null;
let unreached = false;

// ---- What is said of an order

function regionName(name) {
  const region = state.regions.find((each) => each.name === name);
  return name === undefined ? text('everywhere') : label(region) ?? name;
}

function channelName(name) {
  const service = state.services.find((each) => each.name === name);
  return name === undefined ? text('everything') : label(service) ?? text(name);
}

function scopeName(order) {
  return `${regionName(order.region)}: ${channelName(order.channel)}`;
}

function time(instant) {
  return moment(instant, state.now, state.timeZone);
}

function isSame(order, scope) {
  return order.region === scope.region && order.channel === scope.channel;
}

function covers(order, scope) {
  const isService = state.services.some((service) => service.name === scope.channel);
  return (
    (order.region === undefined || order.region === scope.region) &&
    (order.channel === undefined || order.channel === scope.channel || (isService && order.channel === 'e-service'))
  );
}

// ---- What is shown

function showOrders() {
  const shown = state.orders.map((order) =>
    element(
      'li',
      {},
      element(
        'div',
        { class: 'told' },
        element('strong', {}, `${scopeName(order)}, ${text('until', { time: time(order.until) })}`),
        text('signed', { time: time(order.since), by: order.by, why: order.why }),
      ),
      element(
        'button',
        { type: 'button', class: 'quiet', 'data-end': key(order), click: () => end(order) },
        text('end'),
        element('span', { class: 'visually-hidden' }, `: ${scopeName(order)}`),
      ),
    ),
  );
  fill(byId('orders'), ...(shown.length ? shown : [element('li', { class: 'none' }, text('none'))]));
}

function key(scope) {
  return `${scope.region ?? 'all'}/${scope.channel ?? 'all'}`;
}

function switchOf(scope) {
  const order = state.orders.find((each) => isSame(each, scope));
  const covered = !order && state.orders.some((each) => covers(each, scope));
  const said = order ? text('on', { time: time(order.until) }) : text(covered ? 'covered' : 'off');
  return element(
    'li',
    {},
    element(
      'button',
      {
        type: 'button',
        class: covered ? 'switch covered' : 'switch',
        'aria-pressed': order ? 'true' : 'false',
        'data-switch': key(scope),
        click: () => (order ? end(order) : begin(scope)),
      },
      element('span', { class: 'visually-hidden' }, text('inPlace', { place: regionName(scope.region) })),
      element('span', {}, channelName(scope.channel)),
      element('span', { class: 'state' }, said),
    ),
  );
}

function showSwitches() {
  const places = [undefined, ...state.regions.map((region) => region.name)];
  const channels = [undefined, ...state.kinds];
  fill(
    byId('places'),
    ...places.map((region) =>
      element(
        'li',
        {},
        element('h3', {}, regionName(region)),
        element('ul', { class: 'buttons' }, ...channels.map((channel) => switchOf({ region, channel }))),
      ),
    ),
  );
  fill(byId('services'), ...state.services.map((service) => switchOf({ region: undefined, channel: service.name })));
}

function showTrail() {
  const lines = state.trail.map((entry) =>
    element(
      'li',
      {},
      text(entry.on ? 'wentOn' : 'wentOff', {
        time: time(entry.at),
        by: entry.by,
        what: scopeName(entry),
        until: time(entry.until),
        why: entry.why,
      }),
    ),
  );
  fill(byId('trail'), ...(lines.length ? lines : [element('li', {}, text('trailNone'))]));
}

function showLengths() {
  const chosen = byId('length').value || '60';
  fill(
    byId('length'),
    ...MINUTES.filter((minutes) => minutes <= state.longestHours * 60).map((minutes) => {
      const values = { count: minutes < 60 ? minutes : minutes / 60, time: time(untilAfter(minutes)) };
      const pattern = minutes < 60 ? 'minutes' : minutes === 60 ? 'hour' : 'hours';
      return element('option', { value: minutes, selected: String(minutes) === chosen }, text(pattern, values));
    }),
  );
}

/** By the server's clock, on a whole minute; a little less than the longest, since time goes on. */
function untilAfter(minutes) {
  const exact = new Date(state.now).getTime() + minutes * 60_000;
  return new Date(Math.floor(exact / 60_000) * 60_000).toISOString();
}

/** Draws what has changed, and leaves the focus where it was. */
function show() {
  const focused = document.activeElement;
  const selector = ['switch', 'end']
    .filter((name) => focused?.dataset?.[name] !== undefined)
    .map((name) => `[data-${name}="${CSS.escape(focused.dataset[name])}"]`)[0];
  byId('token-form').hidden = true;
  byId('desk').hidden = false;
  byId('service').textContent = text('service', state);
  showOrders();
  showSwitches();
  showTrail();
  if (focused !== byId('length')) {
    showLengths();
  }
  if (selector) {
    (document.querySelector(selector) ?? byId('order')).focus({ preventScroll: true });
  }
}

function showProblem(refusal) {
  unreached = refusal.kind === 'unreachable';
  const told = toBeTold(refusal);
  if (!told) {
    return;
  }
  const where = byId(byId('desk').hidden ? 'problem' : 'order-problem');
  fill(where, element('p', { class: 'problem' }, explain(told.kind, told.status)));
  where.scrollIntoView({ block: 'nearest' });
}

function clearProblems() {
  fill(byId('problem'));
  fill(byId('order-problem'));
}

// ---- What is done

function signed() {
  const fields = { by: byId('by').value.trim(), why: byId('why').value.trim() };
  let missing = null;
  for (const name of ['why', 'by']) {
    byId(name).setAttribute('aria-invalid', fields[name] ? 'false' : 'true');
    missing = fields[name] ? missing : name;
  }
  clearProblems();
  if (missing) {
    byId(missing).focus();
    throw new Refusal(missing, 0);
  }
  return fields;
}

async function act(what) {
  try {
    byId('spoken').textContent = await what();
  } catch (refusal) {
    showProblem(refusal);
  }
  await refresh();
}

function begin(scope) {
  return act(async () => {
    const order = await call('PUT', PATH, { ...scope, ...signed(), until: untilAfter(Number(byId('length').value)) });
    return text('saidOn', { what: scopeName(order), time: time(order.until) });
  });
}

function end(order) {
  return act(async () => {
    await call('DELETE', PATH, { region: order.region, channel: order.channel, ...signed() });
    return text('saidOff', { what: scopeName(order) });
  });
}

async function refresh() {
  try {
    const next = await call('GET', PATH);
    if (unreached) {
      unreached = false;
      clearProblems();
    }
    const changed = JSON.stringify({ ...next, now: '' }) !== JSON.stringify({ ...state, now: '' });
    const minute = state?.now?.slice(0, 16) !== next.now.slice(0, 16);
    state = next;
    if (changed || minute || byId('desk').hidden) {
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
  fill(byId('reasons'), ...list('reasons').map((reason) => element('option', { value: reason })));
  clearProblems();
  if (state !== null) {
    show();
  }
}

async function open() {
  byId('order').addEventListener('submit', (event) => event.preventDefault());
  byId('token-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    useToken(byId('token').value.trim());
    byId('token').value = '';
    clearProblems();
    await refresh();
    (byId('desk').hidden ? byId('token') : byId('by')).focus();
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
}

open();
