/** Shows how often what was shown is taken. */
import * as api from './api.js';
import { byId, element, fill } from './dom.js';
import { text } from './texts.js';

/** A share in per cent; a dash when there was nothing to count. */
function share(part, whole) {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}

function inWords({ accepted, presented }) {
  const counted = text('shareOf', { part: accepted, whole: presented });
  return presented === 0 ? '–' : `${counted} · ${share(accepted, presented)}`;
}

function bar(part, whole) {
  const full = element('span', { class: 'bar-full' });
  full.style.width = whole === 0 ? '0' : `${(100 * part) / whole}%`;
  return element('span', { class: 'bar', 'aria-hidden': 'true' }, full);
}

function row(name, counted) {
  return element(
    'tr',
    { 'data-channel': counted.channel },
    element('th', { scope: 'row' }, name),
    element('td', {}, String(counted.presented)),
    element('td', {}, String(counted.accepted)),
    element('td', {}, String(counted.declined)),
    element('td', { class: 'share' }, share(counted.accepted, counted.presented), bar(counted.accepted, counted.presented)),
  );
}

function table(counted) {
  const columns = ['channel', 'presentedColumn', 'acceptedColumn', 'declinedColumn', 'share'];
  return element(
    'table',
    {},
    element('caption', { class: 'visually-hidden' }, text('uptakeCaption')),
    element('thead', {}, element('tr', {}, ...columns.map((name) => element('th', { scope: 'col' }, text(name))))),
    element('tbody', {}, ...counted.channels.map((channel) => row(text(channel.channel), channel))),
  );
}

/** Fetches the counts anew. What was shown before stays while the server does not answer. */
export async function refreshUptake() {
  let counted;
  try {
    counted = await api.uptake();
  } catch {
    return;
  }
  const state = JSON.stringify(counted) + text('channel');
  if (byId('uptake').dataset.state === state) {
    return;
  }
  byId('uptake').dataset.state = state;
  fill(
    byId('uptake'),
    element(
      'p',
      { class: 'headline', id: 'uptake-contacts' },
      element('span', {}, text('contacts')),
      ' ',
      element('strong', {}, inWords(counted)),
    ),
    table(counted),
  );
}
