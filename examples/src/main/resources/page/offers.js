/** Shows the offers as cards, best first, and reports what becomes of them. */
import * as api from './api.js';
import { byId, capital, element, fill } from './dom.js';
import { chooseTime } from './slots.js';
import { explain, moment, text } from './texts.js';

const PERSON = 'LIVE_AGENT';
const WITH_A_TIME = ['CALLBACK', 'BOOKING'];

export function clearOffers() {
  fill(byId('offers'));
  byId('offers').hidden = true;
}

/** Shows the offers of a decision; `changed` is called whenever something was reported. */
export function showOffers(decision, service, changed) {
  const desk = { cards: [], service, changed, shared: sharedQuestions(decision.offers) };
  desk.cards = decision.offers.map((offer, index) => new Card(offer, index, decision.offers.length, desk));
  const several = decision.offers.length > 1;
  fill(
    byId('offers'),
    element('h2', { id: 'offers-title' }, text(several ? 'offersTitle' : 'offersTitleOne')),
    several ? element('p', { class: 'hint' }, text('offersHint')) : '',
    desk.shared.size > 0 &&
      element('div', { class: 'first' }, element('h3', {}, text('askTitle')), ...[...desk.shared.values()].map((asked) => asked.fieldset)),
    element('ol', { class: 'offers' }, ...desk.cards.map((card) => card.item)),
  );
  byId('offers').hidden = false;
  return Promise.all(desk.cards.map((card) => api.presented(card.offer.offerId).catch((refusal) => card.refused(refusal))));
}

/** One offer: open until it is taken, declined, replaced or taken back. */
class Card {
  constructor(offer, index, of, desk) {
    this.offer = offer;
    this.desk = desk;
    this.open = true;
    this.person = offer.channel === PERSON;
    this.nobodyNow = this.person && !offer.queue;
    this.status = element('p', { class: 'status', role: 'status' });
    this.more = element('div', { class: 'more' });
    this.own = offer.ask.filter((ask) => !desk.shared.has(ask.id)).map((ask) => question(ask, offer.offerId));
    this.questions = [...offer.ask.map((ask) => desk.shared.get(ask.id)).filter(Boolean), ...this.own];
    const title = `offer-${index}`;
    this.actions = element('div', { class: 'actions' }, ...this.buttons(title));
    this.item = element(
      'li',
      { class: `offer ${offer.channel.toLowerCase()}`, 'data-channel': offer.channel },
      of > 1 ? element('p', { class: 'rank' }, index === 0 ? text('best') : text('nth', { number: index + 1 })) : '',
      element('h3', { id: title }, this.title()),
      element('p', { class: 'meta' }, this.meta()),
      offer.emergencyNumber && this.nobodyNow
        ? element('p', { class: 'notice' }, text('closedEmergency', { number: offer.emergencyNumber }))
        : '',
      ...this.own.map((asked) => asked.fieldset),
      this.actions,
      this.status,
      this.more,
    );
  }

  title() {
    const { channel, mode, label } = this.offer;
    const kind = text(mode === 'FORM_BY_POST' ? mode : channel);
    return channel === 'E_SERVICE' ? `${kind}: ${label}` : kind;
  }

  meta() {
    const { offer } = this;
    const zone = this.desk.service.timeZone;
    const mode = ['PHONE', 'VISIT', 'FILL_IN_TOGETHER'].includes(offer.mode) ? text(offer.mode) : '';
    const parts = [
      mode,
      offer.place,
      offer.minutes && text('minutes', { minutes: offer.minutes }),
      offer.nextFree && text('nextFree', { time: moment(offer.nextFree, zone) }),
      offer.queue && text(offer.mode === 'ON_CALL' ? 'onCall' : 'queue', { queue: offer.queue }),
      offer.opensAt && text('opensAt', { time: moment(offer.opensAt, zone) }),
      text('validUntil', { time: moment(offer.expiresAt, zone, false) }),
    ];
    return capital(parts.filter(Boolean).join(' · '));
  }

  buttons(title) {
    const timed = WITH_A_TIME.includes(this.offer.channel);
    const take = this.person ? text(this.nobodyNow ? 'takePersonThen' : 'takePerson') : timed ? text('takeTime') : text('take');
    const started = timed ? () => this.choose() : () => this.accept();
    const buttons = [
      element('button', { type: 'button', class: 'primary', 'data-act': 'take', 'aria-describedby': title, click: started }, take),
    ];
    if (!this.person) {
      const declined = () => this.decline();
      buttons.push(
        element('button', { type: 'button', class: 'quiet', 'data-act': 'decline', 'aria-describedby': title, click: declined }, text('decline')),
      );
    }
    return buttons;
  }

  /** The answers by the question's name, or null when one is missing: then it is asked for. */
  answers() {
    const missing = this.questions.filter((asked) => asked.answer() === null);
    if (missing.length > 0) {
      this.say(text('answerFirst', { questions: missing.map((asked) => asked.text).join(' ') }), 'problem');
      missing[0].focus();
      return null;
    }
    return Object.fromEntries(this.questions.map((asked) => [asked.id, asked.answer()]));
  }

  async accept() {
    const answers = this.answers();
    if (answers === null) {
      return;
    }
    await this.report(() => api.outcome(this.offer.offerId, { outcome: 'ACCEPTED', answers }), () => this.taken());
  }

  async decline() {
    await this.report(
      () => api.outcome(this.offer.offerId, { outcome: 'DECLINED' }),
      () => this.close('declined', text('declined')),
    );
  }

  async choose() {
    const answers = this.answers();
    if (answers === null) {
      return;
    }
    // an answer that was not wanted takes the offer back before any time is chosen
    const wanted = this.questions.every((asked) => asked.answer() === asked.wanted);
    const accepted = { outcome: 'ACCEPTED', answers };
    await this.report(
      () => (wanted ? chooseTime(this, answers) : api.outcome(this.offer.offerId, accepted)),
      () => this.say(''),
    );
  }

  /** Does something once at a time, and says what came of it. */
  async report(task, done) {
    if (!this.open || this.busy) {
      return;
    }
    this.busy = true;
    this.actions.setAttribute('aria-busy', 'true');
    this.say(text('wait'));
    try {
      await task();
      done();
    } catch (refusal) {
      this.refused(refusal);
    } finally {
      this.busy = false;
      this.actions.removeAttribute('aria-busy');
      this.desk.changed();
    }
  }

  taken() {
    this.close('taken', text(this.nobodyNow ? 'takenPersonThen' : this.person ? 'takenPerson' : 'taken'));
    this.replaceOthers();
    if (this.offer.url) {
      const link = { class: 'button', href: this.offer.url, target: '_blank', rel: 'noopener noreferrer' };
      fill(this.more, element('a', link, text('openService')), element('p', { class: 'hint' }, text('opensReal')));
    }
  }

  replaceOthers() {
    this.desk.cards
      .filter((card) => card !== this && card.open && !card.person)
      .forEach((card) => card.close('closed', text('superseded')));
  }

  refused(refusal) {
    if (refusal.kind === undefined) {
      throw refusal;
    }
    if (refusal.kind === 'withdrawn') {
      this.takenBack();
      return;
    }
    if (this.person && refusal.kind === 'contradicted') {
      this.close('taken', text(this.nobodyNow ? 'takenPersonThen' : 'takenPersonLater')); // another choice was counted; the person is there all the same
      return;
    }
    this.say(explain(refusal), 'problem');
  }

  /** Who is not safe is offered nothing but a person; another answer takes back just this offer. */
  takenBack() {
    const notSafe = this.questions.some((asked) => asked.id === 'safe' && asked.answer() === 'no');
    this.desk.cards
      .filter((card) => card === this || (notSafe && card.open && !card.person))
      .forEach((card) => card.close('closed', text('withdrawn')));
    const person = this.desk.cards.find((card) => card.person && card.open);
    if (person && notSafe) {
      person.say(text('personNow', { number: this.desk.service.emergencyNumber }), 'notice');
      person.item.scrollIntoView({ block: 'nearest' });
    }
  }

  close(state, message) {
    this.open = false;
    this.item.classList.add(state);
    this.own.forEach((asked) => (asked.fieldset.disabled = true));
    this.actions.remove();
    fill(this.more);
    this.say(message);
  }

  say(message, kind = '') {
    this.status.className = `status ${kind}`;
    this.status.textContent = message;
  }
}

/** What is asked with more than one offer, such as whether everybody is safe, is asked once. */
function sharedQuestions(offers) {
  const asked = offers.flatMap((offer) => offer.ask);
  const shared = new Map();
  asked.forEach((ask, index) => {
    if (asked.findIndex((other) => other.id === ask.id) !== index && !shared.has(ask.id)) {
      shared.set(ask.id, question(ask, 'all'));
    }
  });
  return shared;
}

/** A question that is answered yes or no. */
function question(ask, offerId) {
  const name = `${ask.id}-${offerId}`;
  const radio = (value) =>
    element('label', {}, element('input', { type: 'radio', name, value }), ' ', element('span', {}, text(value)));
  const fieldset = element(
    'fieldset',
    { class: 'choice ask', 'data-ask': ask.id },
    element('legend', {}, ask.text),
    element('div', { class: 'options' }, radio('yes'), radio('no')),
  );
  return {
    id: ask.id,
    text: ask.text,
    wanted: ask.wanted,
    fieldset,
    answer: () => fieldset.querySelector('input:checked')?.value ?? null,
    focus: () => fieldset.querySelector('input').focus(),
  };
}
