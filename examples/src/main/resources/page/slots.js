/** Chooses a time for a callback or booking, makes the promise, shows it, and moves or cancels it. */
import * as api from './api.js';
import { element, fill } from './dom.js';
import { explain, moment, text } from './texts.js';

/** One of the numbers +46 70 174 06 05 to 99, set aside for fiction by the Swedish authority; it reaches nobody. */
const TEST_NUMBER = `+467017406${String(5 + Math.floor(Math.random() * 95)).padStart(2, '0')}`;
const WITHOUT_A_NUMBER = ['VISIT', 'FILL_IN_TOGETHER'];

/** Fetches the free times of a card's offer and asks which. */
export async function chooseTime(card, answers) {
  const { slots } = await api.slots(card.offer.offerId);
  if (slots.length === 0) {
    fill(card.more, element('p', { class: 'hint' }, text('noSlots')));
    return;
  }
  const id = `time-${card.offer.offerId}`;
  const numberId = `number-${card.offer.offerId}`;
  const select = element('select', { id }, ...days(slots, card.desk.service.timeZone));
  const number = WITHOUT_A_NUMBER.includes(slots[0].mode)
    ? null
    : element('input', { id: numberId, type: 'tel', value: TEST_NUMBER, autocomplete: 'off', 'aria-describedby': `${numberId}-hint` });
  const form = element(
    'form',
    {
      class: 'times',
      submit: (event) => {
        event.preventDefault();
        const slot = slots[Number(select.value)];
        card.report(
          async () => promised(card, await api.promise(card.offer.offerId, wish(slot, number, answers))),
          () => {},
        );
      },
    },
    element('div', { class: 'field' }, element('label', { for: id }, text('chooseTime')), select),
    number &&
      element(
        'div',
        { class: 'field' },
        element('label', { for: numberId }, text('chooseNumber')),
        element('p', { class: 'hint', id: `${numberId}-hint` }, text('numberHint')),
        number,
      ),
    element('button', { type: 'submit', class: 'primary', 'data-act': 'promise' }, text('makePromise')),
  );
  fill(card.more, form);
  select.focus();
}

function wish(slot, number, answers) {
  const made = { start: slot.start, resource: slot.resource, answers };
  return number === null ? made : { ...made, number: number.value };
}

/** The times as options, grouped by day. */
function days(slots, timeZone) {
  const groups = new Map();
  slots.forEach((slot, index) => {
    const day = moment(slot.start, timeZone).replace(/[, ]*(kl\. )?(at )?\d\d[:.]\d\d$/, '');
    const place = slot.place ? `, ${slot.place}` : '';
    const option = element('option', { value: index }, moment(slot.start, timeZone, false) + place);
    groups.set(day, [...(groups.get(day) ?? []), option]);
  });
  return [...groups].map(([label, options]) => element('optgroup', { label }, ...options));
}

function promised(card, promise) {
  const time = moment(promise.start, card.desk.service.timeZone);
  card.close('taken', text('promised', { time }));
  card.replaceOthers();
  show(card, promise);
}

/** What was promised, and what can be done about it; `message` says what was just done. */
function show(card, promise, message = '') {
  const said = element('p', { class: 'status', role: 'status' }, message);
  const tried = (task) => async () => {
    try {
      await task();
    } catch (refusal) {
      said.textContent = explain(refusal);
    }
    card.desk.changed();
  };
  const cancel = tried(async () => {
    await api.cancel(promise.promiseId);
    card.say(text('cancelled'));
    fill(card.more, calendarLink(promise, 'calendarRemove'));
  });
  const change = element('div');
  const move = tried(async () => {
    const { slots } = await api.promiseSlots(promise.promiseId);
    fill(change, slots.length === 0 ? element('p', { class: 'hint' }, text('noSlots')) : otherTimes(card, promise, slots, tried));
    change.querySelector('select')?.focus();
  });
  fill(
    card.more,
    promise.place ? element('p', { class: 'meta' }, text('promisedPlace', { place: promise.place })) : null,
    promise.word ? element('p', { class: 'code' }, `${text('word')} `, element('strong', { 'data-say': 'word' }, promise.word)) : null,
    element('p', { class: 'code' }, `${text('code')} `, element('strong', { 'data-say': 'code' }, promise.code)),
    calendarLink(promise, 'calendar'),
    element(
      'div',
      { class: 'actions' },
      element('button', { type: 'button', class: 'quiet', 'data-act': 'move', click: move }, text('move')),
      element('button', { type: 'button', class: 'quiet', 'data-act': 'cancel', click: cancel }, text('cancel')),
    ),
    change,
    said,
  );
}

/** Only bookings have one. */
function calendarLink(promise, name) {
  return promise.calendar ? element('p', {}, element('a', { href: promise.calendar, 'data-act': 'calendar' }, text(name))) : null;
}

function otherTimes(card, promise, slots, tried) {
  const id = `move-${promise.promiseId}`;
  const zone = card.desk.service.timeZone;
  const select = element('select', { id }, ...days(slots, zone));
  const moveIt = tried(async () => {
    const slot = slots[Number(select.value)];
    const moved = await api.move(promise.promiseId, { start: slot.start, resource: slot.resource });
    const time = moment(moved.start, zone);
    card.say(text('promised', { time }));
    show(card, { ...promise, ...moved }, text('moved', { time })); // the code and the word stay
  });
  return element(
    'form',
    {
      class: 'times',
      submit: (event) => {
        event.preventDefault();
        moveIt();
      },
    },
    element('div', { class: 'field' }, element('label', { for: id }, text('chooseTime')), select),
    element('button', { type: 'submit', class: 'primary', 'data-act': 'move-it' }, text('moveIt')),
  );
}
